//! A principle of the constitution is not answered.
//!
//! What it checks: where a plan has a constitution check, each principle has a verdict that says more than "pending", or
//! words of its own, or tick boxes, or one verdict or sentence stands for all of them. Where most principles have none,
//! that is said once, and of a plan that is over nothing is said.
//!
//! Why it matters: a check without an answer looks like one that was passed, and nobody can tell whether it was made.
//!
//! Example: `### Data Integrity` with nothing under it but the template's text.
//!
//! Fix: write PASS, FAIL or N/A beside the principle, with the reason.

use std::cell::LazyCell;

use crate::check::customs::is_over;
use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::words::constitution::ANSWERS_FOR_ALL;
use crate::plan::words::{find_phrase, plain};
use crate::plan::{Plan, PrincipleCheck, Verdict};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    if is_over(plan) {
        return Vec::new();
    }
    // Whoever records violations has made the check. Most plans state a verdict on each principle and are not asked.
    let said_of_all = LazyCell::new(|| {
        plan.gate_verdicts.iter().any(|gate| gate.verdict != Verdict::Pending)
            || !plan.complexity.is_empty()
            || is_said_before(subject)
    });
    let is_open = |(at, check): &(usize, &PrincipleCheck)| match check.verdict {
        Verdict::Pending => true,
        Verdict::Unstated => !check.is_answered && !has_boxes(plan, *at) && !*said_of_all,
        _ => false,
    };
    let unanswered: Vec<&PrincipleCheck> =
        plan.constitution.iter().enumerate().filter(is_open).map(|(_, check)| check).collect();
    let report = |check: &PrincipleCheck, message: String| {
        Diagnostic::new(Code::ConstitutionUnanswered, &check.place, message)
            .help("write PASS, FAIL or N/A beside it, with the reason")
    };
    let (open, all) = (unanswered.len(), plan.constitution.len());
    match unanswered[..] {
        [first, _, ..] if open == all => {
            vec![report(first, format!("none of the {} is answered", counted(all, "principle")))]
        }
        [first, _, _, ..] if open * 2 > all => {
            vec![report(first, format!("{open} of the {} are not answered", counted(all, "principle")))]
        }
        _ => {
            let message = |check: &PrincipleCheck| match check.verdict {
                Verdict::Pending => format!("the principle {} is still pending", quoted(&check.principle)),
                _ => format!("the principle {} is not answered", quoted(&check.principle)),
            };
            unanswered.iter().map(|check| report(check, message(check))).collect()
        }
    }
}

/// Whether the sentence above the first principle answers for all: "this plan adheres to the following principles".
fn is_said_before(subject: &Subject<'_>) -> bool {
    let plan = subject.plan();
    let (Some(document), Some(first)) = (plan.documents.first(), plan.constitution.first()) else { return false };
    let Some(source) = subject.source(&document.path) else { return false };
    let heading = document.contents.iter().take_while(|heading| heading.line < first.place.line).last();
    let Some(heading) = heading else { return false };
    let before = source.offset(heading.line as usize + 1, 1)..first.place.span.start;
    let text = plain(source.text().get(before).unwrap_or_default());
    ANSWERS_FOR_ALL.iter().any(|phrase| find_phrase(&text, phrase).is_some())
}

/// Whether gates stand between this principle and the next heading, so that boxes answer it.
fn has_boxes(plan: &Plan, at: usize) -> bool {
    let from = plan.constitution[at].place.line;
    let next = plan.constitution[at + 1..].iter().map(|check| check.place.line);
    let headings =
        plan.documents.first().into_iter().flat_map(|document| &document.contents).map(|heading| heading.line);
    let to = next.chain(headings).filter(|line| *line > from).min().unwrap_or(u32::MAX);
    plan.gates.iter().any(|gate| (from..to).contains(&gate.place.line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    /// Principles with these verdicts at lines 10, 20, 30, …, the first with a gate below it.
    fn principles(verdicts: &'static [Verdict], gate: bool) -> impl FnOnce(&mut Plan) {
        move |plan| {
            for (at, verdict) in verdicts.iter().enumerate() {
                let place = sample::place("specs/001-a/plan.md", 10 * (u32::try_from(at).expect("few") + 1));
                let principle = format!("P{at}");
                plan.constitution.push(PrincipleCheck {
                    principle,
                    verdict: *verdict,
                    text: None,
                    is_answered: false,
                    place,
                });
            }
            if gate {
                sample::gates(plan, 0, 1);
                plan.gates[0].place = sample::place("specs/001-a/plan.md", 12);
            }
        }
    }

    #[test]
    fn principles_without_answer_are_reported() {
        use Verdict::{Pass, Pending, Unstated};
        let code = Code::ConstitutionUnanswered;
        check(code, principles(&[], false), &[]);
        check(code, principles(&[Pass, Pass], false), &[]);
        check(code, principles(&[Unstated, Pass], true), &[]);
        check(code, principles(&[Unstated], false), &["specs/001-a/plan.md:10: the principle `P0` is not answered"]);
        check(
            code,
            principles(&[Pass, Pending], false),
            &["specs/001-a/plan.md:20: the principle `P1` is still pending"],
        );
        let none = ["specs/001-a/plan.md:10: none of the 3 principles is answered"];
        check(code, principles(&[Unstated, Pending, Unstated], false), &none);
        let most = ["specs/001-a/plan.md:10: 3 of the 4 principles are not answered"];
        check(code, principles(&[Unstated, Unstated, Unstated, Pass], false), &most);
        let verdict_on_all = |plan: &mut Plan| {
            principles(&[Unstated, Unstated], false)(plan);
            plan.gate_verdicts.push(crate::plan::GateVerdict {
                label: "Gate Status".to_owned(),
                text: "PASS".to_owned(),
                verdict: Pass,
                place: sample::place("specs/001-a/plan.md", 40),
            });
        };
        check(code, verdict_on_all, &[]);
    }
}
