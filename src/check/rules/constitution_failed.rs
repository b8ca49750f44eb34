//! A principle or a gate is judged as failed.
//!
//! What it checks: no verdict of the constitution check, and none that stands beside a gate, says that it failed.
//!
//! Why it matters: the authors themselves found that the plan breaks a rule of the project. It needs another design, or
//! a justification that somebody accepts.
//!
//! Example: `| II. Test first | FAIL | no tests are planned |`
//!
//! Fix: change the plan, or justify the violation under Complexity Tracking and have it waived.

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::plan::Verdict;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let principles = plan.constitution.iter().filter(|check| check.verdict == Verdict::Fail);
    let principles = principles.map(|check| failed("principle", &check.principle, &check.place));
    let gates = plan.gate_verdicts.iter().filter(|gate| gate.verdict == Verdict::Fail);
    principles.chain(gates.map(|gate| failed("gate", &gate.label, &gate.place))).collect()
}

fn failed(what: &str, name: &str, place: &Place) -> Diagnostic {
    let message = format!("the {what} {} is judged as failed", quoted(name));
    Diagnostic::new(Code::ConstitutionFailed, place, message).help("change the plan, or justify the violation")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::{GateVerdict, Plan, PrincipleCheck};
    use crate::portfolio::sample;

    #[test]
    fn failed_verdicts_are_reported() {
        let verdicts = |principle: Verdict, gate: Verdict| {
            move |plan: &mut Plan| {
                let place = |line| sample::place("specs/001-a/plan.md", line);
                let name = "Test first".to_owned();
                plan.constitution.push(PrincipleCheck {
                    principle: name,
                    verdict: principle,
                    text: None,
                    place: place(3),
                });
                let (label, text) = ("Post-design".to_owned(), "as written".to_owned());
                plan.gate_verdicts.push(GateVerdict { label, text, verdict: gate, place: place(9) });
            }
        };
        check(Code::ConstitutionFailed, verdicts(Verdict::Pass, Verdict::Partial), &[]);
        check(
            Code::ConstitutionFailed,
            verdicts(Verdict::Fail, Verdict::Fail),
            &[
                "specs/001-a/plan.md:3: the principle `Test first` is judged as failed",
                "specs/001-a/plan.md:9: the gate `Post-design` is judged as failed",
            ],
        );
    }
}
