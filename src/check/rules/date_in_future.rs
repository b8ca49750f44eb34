//! A plan is dated after the day of the build.
//!
//! What it checks: the day a plan was created is not later than the day its sources are from.
//!
//! Why it matters: ages and orders that are computed from the date are wrong. Mostly the year is mistyped.
//!
//! Example: `**Created**: 2062-03-01`
//!
//! Fix: correct the date.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let today = subject.portfolio.revision.as_of;
    let created = subject.plan().created.as_ref();
    let future = created.filter(|created| created.date.is_some_and(|date| date > today));
    let report = |created: &crate::plan::WrittenDate| {
        let message = format!("{} lies after {today}, the day of these sources", quoted(&created.text));
        Diagnostic::new(Code::DateInFuture, &created.place, message).help("correct the date")
    };
    future.map(report).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn only_later_days_are_reported() {
        for text in ["2026-11-23", "2025-01-01", "soon"] {
            check(Code::DateInFuture, |plan| sample::created(plan, text), &[]);
        }
        let late = ["specs/001-a/plan.md:5: `2026-11-24` lies after 2026-11-23, the day of these sources"];
        check(Code::DateInFuture, |plan| sample::created(plan, "2026-11-24"), &late);
    }
}
