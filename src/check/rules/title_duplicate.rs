//! Two plans of a specs directory have the same title.
//!
//! What it checks: no two plans that lie together are called the same. Titles of one word, and folders that stand for a
//! title, do not count, and neither do plans with the same number, of which
//! `number-duplicate` speaks.
//!
//! Why it matters: mostly it is one feature that was begun twice, and work goes on in one of the folders only. Whoever
//! finds the other one reads an old plan.
//!
//! Example: `specs/064-verify-email` and `specs/071-verify-existing-email` are both called "Verify Existing Email".
//!
//! Fix: keep one of the folders, or say in the titles how the features differ.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let namesakes = subject.custom().titled(&plan.title).filter(|namesakes| namesakes.are_in(&plan.folder));
    let left_out = with_the_number(subject).chain([plan.folder.as_str()]);
    let Some((first, count)) = namesakes.and_then(|namesakes| namesakes.outside(left_out)) else { return Vec::new() };
    let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    let folder = quoted(&subject.other(first).folder);
    let message = format!("{folder}{more} has the same title, {}", quoted(&plan.title));
    vec![
        subject
            .of_plan(Code::TitleDuplicate, message)
            .help("keep one of the folders, or say in the titles how the features differ"),
    ]
}

/// The folders that carry the plan's number, of which `number-duplicate` speaks, the title too.
fn with_the_number<'p>(subject: &Subject<'p>) -> impl Iterator<Item = &'p str> {
    let numbered = subject.plan().number.map_or(&[][..], |number| subject.portfolio.index.numbered(number));
    numbered.iter().map(|other| subject.other(*other).folder.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::said;
    use crate::portfolio::sample;

    #[test]
    fn titles_of_plans_that_lie_together_are_compared() {
        let plan = |folder: &str, title: &str| {
            let mut plan = sample::plan(folder, &["plan.md"]);
            title.clone_into(&mut plan.title);
            plan
        };
        let plans = vec![
            plan("a/1-x", "Verify email"),
            plan("a/2-y", "Verify email"),
            plan("b/1-x", "Verify email"),
            plan("a/3-z", "Plan"),
            plan("a/4-z", "Plan"),
            plan("a/5-x", "Rotate keys"),
            plan("a/5-y", "Rotate keys"),
            plan("a/6-x", "Rotate keys"),
            plan("a/7-x", "Rotate keys"),
        ];
        let expected = [
            "a/1-x/plan.md: `a/2-y` has the same title, `Verify email`",
            "a/2-y/plan.md: `a/1-x` has the same title, `Verify email`",
            "a/5-x/plan.md: `a/6-x` and 1 more has the same title, `Rotate keys`",
            "a/5-y/plan.md: `a/6-x` and 1 more has the same title, `Rotate keys`",
            "a/6-x/plan.md: `a/5-x` and 2 more has the same title, `Rotate keys`",
            "a/7-x/plan.md: `a/5-x` and 2 more has the same title, `Rotate keys`",
        ];
        assert_eq!(said(Code::TitleDuplicate, plans), expected);
    }
}
