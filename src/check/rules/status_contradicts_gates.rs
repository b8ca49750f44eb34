//! The status says that the gates are passed, and some are open.
//!
//! What it checks: a plan that is approved, in progress or done has no open gate.
//!
//! Why it matters: either a condition was skipped, or nobody keeps the boxes. A reviewer cannot tell which.
//!
//! Example: `**Status**: Approved` above `- [ ] Security considerations addressed`
//!
//! Fix: tick the gates that are met, strike out those that are not needed, or correct the status.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, is, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::portfolio::contradictions;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let (Some(open), Some(text), Some(place)) = (contradictions::gates(plan), &plan.status.text, &plan.status.place)
    else {
        return Vec::new();
    };
    let gates = counted(plan.gates.len(), "gate");
    let message = format!("the status is {}, and {open} of {gates} {} open", quoted(text), is(open));
    let help = "tick the gates that are met, strike out those that are not needed, or correct the status";
    vec![Diagnostic::new(Code::StatusContradictsGates, place, message).help(help)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::{Plan, Stage};
    use crate::portfolio::sample;

    #[test]
    fn open_gates_of_approved_plans_are_reported() {
        let plan = |stage, done| {
            move |plan: &mut Plan| {
                sample::status(plan, "as written", stage);
                sample::gates(plan, done, 2);
            }
        };
        check(Code::StatusContradictsGates, plan(Stage::Draft, 0), &[]);
        check(Code::StatusContradictsGates, plan(Stage::Approved, 2), &[]);
        let one = ["specs/001-a/plan.md:6: the status is `as written`, and 1 of 2 gates is open"];
        check(Code::StatusContradictsGates, plan(Stage::Active, 1), &one);
    }
}
