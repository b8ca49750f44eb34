//! A gate is a box without a condition.
//!
//! What it checks: each tick box in a section of gates has words behind it.
//!
//! Why it matters: nobody can know what would have to be true to tick it. Often a line was broken or lost there.
//!
//! Example: `- [ ]` on a line of its own below `## Gates`.
//!
//! Fix: write the condition behind the box, or take the box out.

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = |place| {
        Diagnostic::new(Code::GateWithoutText, place, "the gate has no condition")
            .help("write the condition behind the box, or take the box out")
    };
    subject.plan().blank_gates.iter().map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn a_box_alone_is_reported() {
        let code = Code::GateWithoutText;
        check(code, |plan| sample::gates(plan, 0, 2), &[]);
        let blank = |plan: &mut crate::plan::Plan| plan.blank_gates.push(sample::place(&plan.path, 12));
        check(code, blank, &["specs/001-a/plan.md:12: the gate has no condition"]);
    }
}
