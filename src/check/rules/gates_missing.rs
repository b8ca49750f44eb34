//! A plan has no list of gates.
//!
//! What it checks: the plan has tick boxes or verdicts under a heading such as Gates, Gate Status or Constitution Check,
//! or at least boxes that are no tasks, such as a definition of done. A plan that is over has nothing left to hold back,
//! and a constitution check without answers is another check's. Where many plans of a specs directory have no gates,
//! that is said once.
//!
//! Why it matters: nobody can see what has to be true before work goes on, so nothing can hold the plan back. That is
//! often fine; it is said so that it is not taken for "all gates passed".
//!
//! Example: a plan that ends with its phases.
//!
//! Fix: add a section:
//!
//! ```text
//! ## Gates
//!
//! - [ ] Architecture reviewed and approved
//! ```

use crate::check::customs::{Lack, lacks_gates};
use crate::check::subject::Subject;
use crate::diagnostic::phrase::counted;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !lacks_gates(subject.plan()) {
        return Vec::new();
    }
    let help = "add a section `## Gates` with lines such as `- [ ] Architecture reviewed and approved`";
    let report = |message: String| vec![subject.of_plan(Code::GatesMissing, message).help(help)];
    match subject.custom().lack_of_gates(subject.index) {
        Lack::OfThePlan => report("the plan has neither a list of gates nor a constitution check".to_owned()),
        Lack::OfTheDirectory(plans) => {
            let others = counted(plans - 1, "plan");
            report(format!("this plan has no gates and no constitution check, and neither have {others} beside it"))
        }
        Lack::SaidElsewhere => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn any_form_of_gates_will_do() {
        let problem = "specs/001-a/plan.md: the plan has neither a list of gates nor a constitution check";
        check(Code::GatesMissing, |_| {}, &[problem]);
        check(Code::GatesMissing, |plan| sample::gates(plan, 0, 1), &[]);
        check(Code::GatesMissing, |plan| plan.sections.gates = true, &[]);
        check(Code::GatesMissing, |plan| plan.sections.checks = true, &[]);
    }
}
