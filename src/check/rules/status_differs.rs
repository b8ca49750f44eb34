//! Plan and spec state different statuses.
//!
//! What it checks: where both the plan and its spec state a status, they mean the same stage. Words that give no stage
//! cannot be compared.
//!
//! Why it matters: the site shows the plan's. Whoever reads the spec is told something else.
//!
//! Example: `plan.md` says Draft, `spec.md` says Complete.
//!
//! Fix: bring the older one up to date, or keep the status in one place.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Stage, Status, StatusSource};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let own = &subject.plan().status;
    let Some(spec) = &subject.plan().spec_status else { return Vec::new() };
    let (Some(text), Some(place), Some(spec_text)) = (&own.text, &own.place, &spec.text) else { return Vec::new() };
    // A status below the first section speaks of the planning, as in "Plan Status: Complete" at the end.
    let sections = subject.plan().documents.first().map(|document| document.contents.iter());
    let is_header = sections.into_iter().flatten().all(|section| place.line < section.line);
    if own.source != Some(StatusSource::Plan) || !is_header || agree(own, spec) {
        return Vec::new();
    }
    let message = format!("the plan says {}, its spec says {}", quoted(text), quoted(spec_text));
    vec![Diagnostic::new(Code::StatusDiffers, place, message).help("bring the older one up to date")]
}

/// Whether two statuses mean the same, or it cannot be known.
fn agree(one: &Status, other: &Status) -> bool {
    one.stage == other.stage || one.stage == Stage::Other || other.stage == Stage::Other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Plan;
    use crate::portfolio::sample;

    fn statuses(own: (&'static str, Stage), spec: (&'static str, Stage)) -> impl FnOnce(&mut Plan) {
        move |plan| {
            sample::status(plan, own.0, own.1);
            let (text, place) = (Some(spec.0.to_owned()), Some(sample::place("specs/001-a/spec.md", 3)));
            plan.spec_status = Some(Status { text, stage: spec.1, source: Some(StatusSource::Spec), place });
        }
    }

    #[test]
    fn different_stages_are_reported() {
        let code = Code::StatusDiffers;
        check(code, statuses(("Draft", Stage::Draft), ("draft (v2)", Stage::Draft)), &[]);
        check(code, statuses(("Zzz", Stage::Other), ("Yyy", Stage::Other)), &[]);
        check(code, statuses(("Phase 2", Stage::Other), ("Draft", Stage::Draft)), &[]);
        let differ = ["specs/001-a/plan.md:6: the plan says `Draft`, its spec says `Complete`"];
        check(code, statuses(("Draft", Stage::Draft), ("Complete", Stage::Done)), &differ);
    }
}
