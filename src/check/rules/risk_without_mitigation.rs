//! A risk has no mitigation.
//!
//! What it checks: each risk of a plan and its spec says what is done about it. A table is asked where it has a column for
//! that; other risks only where they are a single clause and nothing stands below them, for whoever says more may well
//! have said it in words of their own.
//!
//! Why it matters: a risk that is only named will happen unchanged. Critical and high ones are what a review asks about
//! first.
//!
//! Example: `| Duplicate charge | High | High |  |`
//!
//! Fix: write what is done about it, or that it is accepted and by whom.

use crate::check::customs::stated_risks;
use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::plan::Risk;

/// What is to be seen in the cell of the mitigation.
const LABEL: &str = "no mitigation here";

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = |risk: &Risk| {
        let band = risk.exposure().map(|exposure| format!("{} ", exposure.band.name())).unwrap_or_default();
        let message = format!("the {band}risk {} has no mitigation", quoted(&risk.text));
        let help = "write what is done about it, or that it is accepted and by whom";
        match &risk.mitigation_cell {
            Some(cell) => Diagnostic::new(Code::RiskWithoutMitigation, cell, message).label(LABEL),
            None => Diagnostic::new(Code::RiskWithoutMitigation, &risk.place, message),
        }
        .help(help)
    };
    let is_bare = |risk: &&Risk| is_bare(risk, subject.source(&risk.place.path));
    let open = stated_risks(subject.plan()).filter(|risk| risk.mitigation.is_none() && risk.contingency.is_none());
    open.filter(is_bare).map(report).collect()
}

/// Whether it is plain that nothing is said of a risk but what it is.
fn is_bare(risk: &Risk, source: Option<&Source>) -> bool {
    match (risk.row, &risk.mitigation_cell) {
        (Some(_), cell) => cell.is_some(),
        (None, _) => is_one_clause(&risk.text) && !source.is_some_and(|source| has_more_below(risk, source)),
    }
}

/// Whether a text is one clause, but for a name before it.
fn is_one_clause(text: &str) -> bool {
    let clause = match text.split_once(": ") {
        Some((name, clause)) if name.split_whitespace().count() <= NAME => clause,
        _ => text,
    };
    let inside = clause.trim_end_matches(['.', '。', '!', '?']);
    !["; ", ". ", "。", "；", ": ", "：", " - ", "—", "–", "→", "->", "=>", "✅", "✓"]
        .iter()
        .any(|sign| inside.contains(sign))
}

/// How many words a risk's name may have before its colon.
const NAME: usize = 3;

/// Whether something stands below a risk that belongs to it: a deeper line, or text below its heading.
fn has_more_below(risk: &Risk, source: &Source) -> bool {
    let text = source.text();
    let span = risk.place.span;
    let line = source.line_span(span.start);
    let own = &text[line.start..line.end];
    let is_heading = own.trim_start().starts_with('#');
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let rest = &text[source.line_span(span.end.max(span.start)).end..];
    let Some(next) = rest.lines().find(|line| !line.trim().is_empty()) else { return false };
    let is_next_heading = next.trim_start().starts_with('#');
    is_heading && !is_next_heading || indentation(next) > indentation(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn each_risk_without_mitigation_is_reported() {
        let risks = |plan: &mut crate::plan::Plan| {
            sample::risk(plan, 3, 3, None);
            sample::risk(plan, 0, 1, None);
            sample::risk(plan, 4, 4, Some("watch it"));
        };
        let expected = [
            "specs/001-a/plan.md:50: the critical risk `risk 3 by 3` has no mitigation",
            "specs/001-a/plan.md:51: the risk `risk 0 by 1` has no mitigation",
        ];
        check(Code::RiskWithoutMitigation, risks, &expected);
    }

    #[test]
    fn whoever_says_more_may_have_said_what_is_done() {
        for (text, expected) in [
            ("Disk fills up", true),
            ("**Disk**: it fills up.", true),
            ("Disk fills up. Logs are rotated.", false),
            ("Disk fills up — rotate logs", false),
            ("If the disk fills up: rotate logs", false),
            ("Disk fills up → rotate", false),
            ("✅ Disk fills up", false),
            ("磁盘写满。轮换日志。", false),
        ] {
            assert_eq!(is_one_clause(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_below_a_risk_belongs_to_it() {
        for (text, expected) in [
            ("- Disk fills up\n- Clock drifts\n", false),
            ("- Disk fills up\n  - rotate logs\n", true),
            ("### Disk fills up\n\nRotate logs.\n", true),
            ("### Disk fills up\n\n### Clock drifts\n", false),
            ("- Disk fills up", false),
        ] {
            let source = Source::new("p.md", text.to_owned());
            let start = text.find("Disk").expect("it is there");
            let mut plan = crate::check::testing::plan("001-a");
            sample::risk(&mut plan, 0, 0, None);
            plan.risks[0].place = source.place(crate::diagnostic::Span::new(start, start + 13));
            assert_eq!(has_more_below(&plan.risks[0], &source), expected, "{text:?}");
        }
    }

    #[test]
    fn a_table_is_asked_where_it_has_a_column_for_it() {
        let row = |cell: bool| {
            move |plan: &mut crate::plan::Plan| {
                sample::risk(plan, 3, 3, None);
                plan.risks[0].row = Some(crate::plan::RiskRow { cells: 3, columns: 3 });
                plan.risks[0].mitigation_cell = cell.then(|| sample::place(&plan.path, 50));
            }
        };
        check(Code::RiskWithoutMitigation, row(false), &[]);
        let expected = ["specs/001-a/plan.md:50: the critical risk `risk 3 by 3` has no mitigation"];
        check(Code::RiskWithoutMitigation, row(true), &expected);
    }
}
