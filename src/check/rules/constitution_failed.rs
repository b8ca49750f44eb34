//! A principle or a gate is judged as failed.
//!
//! What it checks: no verdict of the constitution check, and none that stands beside a gate, says that it failed.
//!
//! Why it matters: the authors themselves found that the plan breaks a rule of the project. It needs another design, or
//! a justification that somebody accepts.
//!
//! A row under Complexity Tracking that names the principle counts as its justification, and the finding says so.
//!
//! Example: `| II. Test first | FAIL | no tests are planned |`
//!
//! Fix: change the plan, or justify the violation under Complexity Tracking and have it waived.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::plan::words::{find_phrase, plain};
use crate::plan::{Plan, Verdict, Violation};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let principles = plan
        .constitution
        .iter()
        .filter(|check| check.verdict == Verdict::Fail)
        .map(|check| failed("principle", &check.principle, &check.place, justification(plan, &check.principle)));
    let gates = plan.gate_verdicts.iter().filter(|gate| gate.verdict == Verdict::Fail);
    // A verdict on all principles together is justified by whatever is justified.
    principles.chain(gates.map(|gate| failed("gate", &gate.label, &gate.place, plan.complexity.first()))).collect()
}

fn failed(what: &str, name: &str, place: &Place, justification: Option<&Violation>) -> Diagnostic {
    let (message, help) = match justification {
        Some(violation) => (
            format!("the {what} {} is judged as failed, with a justification", quoted(name)),
            format!("see whether line {} justifies it, and have the {what} waived then", violation.place.line),
        ),
        None => (
            format!("the {what} {} is judged as failed, and nothing justifies it", quoted(name)),
            "change the plan, or justify the violation under Complexity Tracking".to_owned(),
        ),
    };
    Diagnostic::new(Code::ConstitutionFailed, place, message).help(help)
}

/// The row of Complexity Tracking that speaks of a principle: by its name, or by its number.
fn justification<'p>(plan: &'p Plan, principle: &str) -> Option<&'p Violation> {
    let name = plain(principle);
    let numeral = |word: &str| {
        let number = word.trim_end_matches(['.', ':', ')']);
        (!number.is_empty() && number.chars().all(|c| "ivxlc0123456789".contains(c))).then(|| number.to_owned())
    };
    let mut words: Vec<&str> = name.split(' ').collect();
    words.retain(|word| !matches!(*word, "principle" | "article"));
    let number = words.first().and_then(|word| numeral(word));
    let bare = words[usize::from(number.is_some()).min(words.len())..].join(" ");
    plan.complexity.iter().find(|row| {
        let row = plain(&row.violation);
        let named = !bare.is_empty() && find_phrase(&row, &bare).is_some();
        let numbered = number.iter().any(|number| {
            ["principle", "article"].iter().any(|noun| find_phrase(&row, &format!("{noun} {number}")).is_some())
        });
        named || numbered
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::{GateVerdict, PrincipleCheck};
    use crate::portfolio::sample;

    /// A plan in which a principle and a gate have failed, with one row of Complexity Tracking.
    fn with(violation: Option<&'static str>) -> impl FnOnce(&mut Plan) {
        move |plan| {
            let place = |line| sample::place("specs/001-a/plan.md", line);
            plan.constitution.push(PrincipleCheck {
                principle: "II. Test First".to_owned(),
                verdict: Verdict::Fail,
                text: None,
                is_answered: true,
                place: place(20),
            });
            plan.gate_verdicts.push(GateVerdict {
                label: "Gate 1".to_owned(),
                text: "FAIL".to_owned(),
                verdict: Verdict::Fail,
                place: place(30),
            });
            plan.complexity.extend(violation.map(|text| Violation {
                violation: text.to_owned(),
                why: None,
                place: place(40),
            }));
        }
    }

    #[test]
    fn a_failed_verdict_is_justified_or_not() {
        let code = Code::ConstitutionFailed;
        let line =
            |at: u32, what: &str, how: &str| format!("specs/001-a/plan.md:{at}: the {what} is judged as failed, {how}");
        let (nothing, something) = ("and nothing justifies it", "with a justification");
        let principle = |how: &str| line(20, "principle `II. Test First`", how);
        let gate = |how: &str| line(30, "gate `Gate 1`", how);
        check(code, with(None), &[principle(nothing).as_str(), gate(nothing).as_str()]);
        for violation in ["Test-first is skipped here: test first", "Principle II: prototype"] {
            check(code, with(Some(violation)), &[principle(something).as_str(), gate(something).as_str()]);
        }
        for violation in ["Principle III: prototype", "Fourth project"] {
            check(code, with(Some(violation)), &[principle(nothing).as_str(), gate(something).as_str()]);
        }
    }
}
