//! A date is not a day of the calendar.
//!
//! What it checks: what stands in a plan's Created or Date field can be understood as a day.
//!
//! Why it matters: the plan has no age and cannot be put in order of time.
//!
//! Example: `**Created**: 2025-02-30`, or `2025-01-XX`
//!
//! Fix: write the day as year, month and day: `2025-02-28`.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let unclear = subject.plan().created.as_ref().filter(|created| created.date.is_none());
    let report = |created: &crate::plan::WrittenDate| {
        let message = format!("{} is not a day of the calendar", quoted(&created.text));
        Diagnostic::new(Code::DateInvalid, &created.place, message)
            .help("write year, month and day, as in `2025-02-28`")
    };
    unclear.map(report).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn only_what_is_no_day_is_reported() {
        check(Code::DateInvalid, |_| {}, &[]);
        check(Code::DateInvalid, |plan| sample::created(plan, "2026-11-23"), &[]);
        let wrong = ["specs/001-a/plan.md:5: `2025-02-30` is not a day of the calendar"];
        check(Code::DateInvalid, |plan| sample::created(plan, "2025-02-30"), &wrong);
    }
}
