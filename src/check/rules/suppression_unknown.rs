//! A comment silences a check that does not exist.
//!
//! What it checks: the codes in `<!-- plansite-ignore CODE -->` and `<!-- plansite-ignore-file CODE -->` are codes that
//! plansite knows.
//!
//! Why it matters: the comment does nothing. Whoever wrote it believes that the finding is settled.
//!
//! Example: `<!-- plansite-ignore risk-unscord -->`
//!
//! Fix: write the code as the finding names it; `plansite explain` lists all of them.

use crate::check::subject::Subject;
use crate::check::suppression;
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Statement;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.plan().documents.iter().flat_map(|document| &document.remarks).flat_map(of_remark).collect()
}

fn of_remark(remark: &Statement) -> Vec<Diagnostic> {
    let Some(words) = suppression::words(remark) else { return Vec::new() };
    let words: Vec<&str> = words.collect();
    let report =
        |message: String, help: String| Diagnostic::new(Code::SuppressionUnknown, &remark.place, message).help(help);
    if words.is_empty() {
        let help = "write the code of a check, as in `<!-- plansite-ignore risk-unscored -->`";
        return vec![report("the comment names no check".to_owned(), help.to_owned())];
    }
    let unknown = words.into_iter().filter(|word| Code::from_name(word).is_none());
    unknown
        .map(|word| {
            let help = match nearest(word, Code::ALL.iter().map(|code| code.name())) {
                Some(code) => format!("write {}", quoted(code)),
                None => "`plansite explain` lists all checks".to_owned(),
            };
            report(format!("there is no check {}", quoted(word)), help)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    fn with(remark: &str) -> impl FnOnce(&mut crate::plan::Plan) {
        move |plan| {
            let place = sample::place(&plan.path, 8);
            let text = remark.to_owned();
            sample::document_mut(plan, 0).remarks.push(Statement { text, place });
        }
    }

    #[test]
    fn codes_that_do_not_exist_are_reported() {
        let code = Code::SuppressionUnknown;
        let unknown = ["specs/001-a/plan.md:8: there is no check `risk-unscord`"];
        check(code, with("plansite-ignore risk-unscord, link-broken"), &unknown);
        check(code, with("plansite-ignore-file"), &["specs/001-a/plan.md:8: the comment names no check"]);
        check(code, with("plansite-ignore risk-unscored: unscored on purpose"), &[]);
        check(code, with("plansite reads this"), &[]);
    }
}
