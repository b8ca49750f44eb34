//! A plan goes ahead of a plan that it depends on.
//!
//! What it checks: a plan that is approved, in progress or done, or whose tasks have begun, depends only on plans that
//! are finished. A plan that states neither a status nor tasks is not called unfinished.
//!
//! Why it matters: what the plan builds on may still change.
//!
//! Example: `012-payment-retries` is in progress and depends on `009-ledger`, which is a draft.
//!
//! Fix: finish the other plan first, bring its status up to date, or take the dependency out.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Plan, Stage};
use crate::portfolio::dependencies::{dependencies, is_unfinished};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !goes_ahead(subject.plan()) {
        return Vec::new();
    }
    let report = |reference: &crate::plan::Reference| {
        let other = subject.other(reference.plan?);
        is_unfinished(other).then(|| {
            let message = format!("this plan goes ahead of {}, which is {}", quoted(&other.id), state(other));
            Diagnostic::new(Code::DependencyUnfinished, &reference.place, message)
                .help("finish that plan first, or bring its status up to date")
        })
    };
    dependencies(subject.plan()).filter_map(report).collect()
}

/// Whether work on a plan may begin, has begun or is over.
fn goes_ahead(plan: &Plan) -> bool {
    match plan.status.stage {
        Stage::Approved | Stage::Active | Stage::Done => true,
        Stage::Unstated | Stage::Other => plan.tasks.is_some_and(|tasks| tasks.done > 0),
        _ => false,
    }
}

/// Why a plan is called unfinished.
fn state(plan: &Plan) -> String {
    match (&plan.status.text, plan.tasks) {
        (Some(text), _) if plan.status.stage != Stage::Other => quoted(text),
        (_, Some(tasks)) => format!("at {} of {} tasks", tasks.done, tasks.total),
        _ => "unfinished".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{plan, said};
    use crate::plan::{Progress, ReferenceKind, reference::ReferenceTarget};
    use crate::portfolio::sample;

    #[test]
    fn only_known_facts_are_reported() {
        let draft = "specs/001-a/plan.md:9: this plan goes ahead of `002-b`, which is `as written`";
        let begun = "specs/001-a/plan.md:9: this plan goes ahead of `002-b`, which is at 1 of 2 tasks";
        for (own, other, tasks, expected) in [
            (Stage::Active, Stage::Draft, None, vec![draft]),
            (Stage::Done, Stage::Blocked, None, vec![draft]),
            (Stage::Active, Stage::Done, None, vec![]),
            (Stage::Draft, Stage::Draft, None, vec![]),
            (Stage::Active, Stage::Unstated, None, vec![]),
            (Stage::Active, Stage::Unstated, Some(Progress { done: 1, total: 2 }), vec![begun]),
        ] {
            let (mut first, mut second) = (plan("001-a"), plan("002-b"));
            sample::status(&mut first, "as written", own);
            if other != Stage::Unstated {
                sample::status(&mut second, "as written", other);
            }
            second.tasks = tasks;
            sample::reference(&mut first, ReferenceKind::DependsOn, ReferenceTarget::Number(2));
            assert_eq!(said(Code::DependencyUnfinished, vec![first, second]), expected, "{own:?} {other:?}");
        }
    }
}
