//! A plan has no list of gates.
//!
//! What it checks: the plan has tick boxes or verdicts under a heading such as Gates, Gate Status or Constitution Check.
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

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    if plan.sections.gates || !plan.gates.is_empty() || !plan.gate_verdicts.is_empty() {
        return Vec::new();
    }
    let help = "add a section `## Gates` with lines such as `- [ ] Architecture reviewed and approved`";
    vec![subject.of_plan(Code::GatesMissing, "the plan has no list of gates").help(help)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn any_form_of_gates_will_do() {
        check(Code::GatesMissing, |_| {}, &["specs/001-a/plan.md: the plan has no list of gates"]);
        check(Code::GatesMissing, |plan| sample::gates(plan, 0, 1), &[]);
        check(Code::GatesMissing, |plan| plan.sections.gates = true, &[]);
    }
}
