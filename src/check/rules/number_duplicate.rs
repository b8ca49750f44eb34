//! Two features carry the same number.
//!
//! What it checks: no two features of one specs folder begin with the same number. Each of them is reported.
//!
//! Why it matters: "feature 4" means two things, in talk, in branches and in references. Tools that go by the number
//! take the first one they find.
//!
//! Example: `specs/004-frontend` and `specs/004-rest-api`
//!
//! Fix: keep the number for one of them, and give the others numbers that are free.

use crate::check::customs::says_something;
use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Plan;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let Some(number) = plan.number else { return Vec::new() };
    let index = &subject.portfolio.index;
    let same = index.numbered(number).iter().filter(|other| index.root(**other) == index.root(subject.index));
    let mut folders: Vec<&str> =
        same.map(|other| subject.other(*other).folder.as_str()).filter(|folder| *folder != plan.folder).collect();
    // Several plans of one folder carry its number together.
    folders.dedup();
    let Some(first) = folders.first() else { return Vec::new() };
    let more = if folders.len() > 1 { format!(" and {} more", folders.len() - 1) } else { String::new() };
    let message = format!("the number {number} is also carried by {}{more}", quoted(first));
    vec![subject.of_plan(Code::NumberDuplicate, message).help(help(subject, &folders))]
}

/// What to do: the numbers that are free, or to look whether the feature is there twice.
fn help(subject: &Subject<'_>, others: &[&str]) -> String {
    let (plan, index) = (subject.plan(), &subject.portfolio.index);
    let plans = |folder: &&str| index.in_folder(folder).iter().map(|at| subject.other(*at)).collect::<Vec<_>>();
    let find = |is: fn(&Plan, &Plan) -> bool| others.iter().find(|folder| plans(folder).iter().any(|it| is(it, plan)));
    if let Some(twin) = find(|other, plan| says_something(plan) && other.title == plan.title) {
        return format!("{} has the same title: keep one of them", quoted(twin));
    }
    if let Some(template) = find(|other, _| other.template_only) {
        return format!("{} is an untouched template: take it out", quoted(template));
    }
    let free = subject.custom().highest_number.saturating_add(1);
    format!("keep the number for one of them; {free} is free")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::said;
    use crate::portfolio::sample;

    #[test]
    fn equal_numbers_in_one_folder_are_reported_at_each() {
        let folders = ["a/4-x", "a/004-y", "b/4-x", "a/5-z", "a/6-s", "a/6-s"];
        let plans = folders.map(|folder| sample::plan(folder, &["plan.md"])).to_vec();
        let expected = [
            "a/4-x/plan.md: the number 4 is also carried by `a/004-y`",
            "a/004-y/plan.md: the number 4 is also carried by `a/4-x`",
        ];
        assert_eq!(said(Code::NumberDuplicate, plans), expected);
    }
}
