//! Neither the plan nor its spec states a status.
//!
//! What it checks: the header of the plan, or that of its spec, has a Status field that is filled in.
//!
//! Why it matters: the site says "Not stated". It does not guess that such a plan is a draft, and neither should anybody
//! else.
//!
//! Example: `# Implementation Plan: Payment Retries` followed by `**Branch**: …` and nothing else.
//!
//! Fix: add a line to the header: `**Status**: Draft`

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Stage;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if subject.plan().status.stage != Stage::Unstated {
        return Vec::new();
    }
    let missing = subject.of_plan(Code::StatusMissing, "neither the plan nor its spec states a status");
    vec![missing.help("add a line such as `**Status**: Draft` below the title")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn only_plans_without_a_status_are_reported() {
        let expected = ["specs/001-a/plan.md: neither the plan nor its spec states a status"];
        check(Code::StatusMissing, |_| {}, &expected);
        check(Code::StatusMissing, |plan| sample::status(plan, "Zzz", Stage::Other), &[]);
    }
}
