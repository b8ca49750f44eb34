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

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let twins = subject.custom().titled(&plan.title).iter();
    let mut folders: Vec<&str> = twins.map(|other| subject.other(*other).folder.as_str()).collect();
    let is_among_them = folders.contains(&plan.folder.as_str());
    folders.retain(|folder| *folder != plan.folder && !shares_number(subject, folder));
    let Some(first) = folders.first().filter(|_| is_among_them) else { return Vec::new() };
    let more = if folders.len() > 1 { format!(" and {} more", folders.len() - 1) } else { String::new() };
    let message = format!("{}{more} has the same title, {}", quoted(first), quoted(&plan.title));
    vec![
        subject
            .of_plan(Code::TitleDuplicate, message)
            .help("keep one of the folders, or say in the titles how the features differ"),
    ]
}

/// Whether another folder carries the plan's number, of which `number-duplicate` speaks, the title too.
fn shares_number(subject: &Subject<'_>, folder: &str) -> bool {
    let number = subject.plan().number;
    let others = subject.portfolio.index.in_folder(folder);
    number.is_some() && others.iter().any(|other| subject.other(*other).number == number)
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
        ];
        let expected = [
            "a/1-x/plan.md: `a/2-y` has the same title, `Verify email`",
            "a/2-y/plan.md: `a/1-x` has the same title, `Verify email`",
        ];
        assert_eq!(said(Code::TitleDuplicate, plans), expected);
    }
}
