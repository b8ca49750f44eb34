//! Neither the plan nor its spec states a status.
//!
//! What it checks: the header of the plan, or that of its spec, has a Status field that is filled in. Where many plans of
//! a specs directory state none, that is said once. A plan whose status a tool keeps beside it, in
//! `.spec-context.json`, `status.json`, `status.events.jsonl` or a `meta.json` that says when it was accepted, owes none.
//!
//! Why it matters: the site says "Not stated". It does not guess that such a plan is a draft, and neither should anybody
//! else.
//!
//! Example: `# Implementation Plan: Payment Retries` followed by `**Branch**: …` and nothing else.
//!
//! Fix: add a line to the header: `**Status**: Draft`

use crate::check::customs::{Lack, lacks_status};
use crate::check::subject::Subject;
use crate::diagnostic::phrase::counted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::DocumentKind;
use crate::plan::words::fold;
use crate::portfolio::Target;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !lacks_status(subject.plan()) {
        return Vec::new();
    }
    let report = |message: String| {
        let missing = subject.of_plan(Code::StatusMissing, message);
        vec![missing.help("add a line such as `**Status**: Draft` below the title")]
    };
    if reads_spec_elsewhere(subject) {
        return Vec::new();
    }
    let has_spec = subject.plan().documents.iter().any(|document| document.kind == DocumentKind::Spec);
    match subject.custom().lack_of_status(subject.index) {
        Lack::OfThePlan if has_spec => report("neither the plan nor its spec states a status".to_owned()),
        Lack::OfThePlan => report("the plan states no status, and there is no spec beside it".to_owned()),
        Lack::OfTheDirectory(plans) => {
            report(format!("this plan states no status, and neither do {} beside it", counted(plans - 1, "plan")))
        }
        Lack::SaidElsewhere => Vec::new(),
    }
}

/// Whether the plan's header links to a spec that is no document of the portfolio, so that nobody has looked into it.
fn reads_spec_elsewhere(subject: &Subject<'_>) -> bool {
    let plan = subject.plan();
    let fields = plan.facts.iter().filter(|fact| fold(&fact.name) == "spec");
    let lines: Vec<u32> = fields.map(|fact| fact.place.line).collect();
    subject.links().any(|(document, place, link)| {
        document.path == plan.path && lines.contains(&place.line) && matches!(link.target, Target::Source { .. })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, plan, said};
    use crate::plan::Stage;
    use crate::portfolio::sample;

    #[test]
    fn only_plans_without_a_status_are_reported() {
        let expected = ["specs/001-a/plan.md: the plan states no status, and there is no spec beside it"];
        check(Code::StatusMissing, |_| {}, &expected);
        check(Code::StatusMissing, |plan| sample::status(plan, "Zzz", Stage::Other), &[]);
        check(Code::StatusMissing, |plan| plan.has_state_file = true, &[]);
        let with_spec = sample::plan("specs/001-a", &["plan.md", "spec.md"]);
        let expected = ["specs/001-a/plan.md: neither the plan nor its spec states a status"];
        assert_eq!(said(Code::StatusMissing, vec![with_spec]), expected);
        let many = (0..9).map(|number| plan(&format!("{number:03}-x"))).collect();
        let expected = ["specs/000-x/plan.md: this plan states no status, and neither do 8 plans beside it"];
        assert_eq!(said(Code::StatusMissing, many), expected);
    }
}
