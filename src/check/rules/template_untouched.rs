//! A plan is the untouched template.
//!
//! What it checks: something in the plan was filled in.
//!
//! Why it matters: such a plan says nothing about the feature. The site lists it as "not filled in" and counts none of
//! its blanks one by one.
//!
//! Example: `# Implementation Plan: [FEATURE]`
//!
//! Fix: fill it in, or take the folder out.

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !subject.plan().template_only {
        return Vec::new();
    }
    let untouched = subject.of_plan(Code::TemplateUntouched, "the plan is the template as it came");
    vec![untouched.help("fill it in, or take the folder out")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn only_the_template_is_reported() {
        check(Code::TemplateUntouched, |_| {}, &[]);
        let expected = ["specs/001-a/plan.md: the plan is the template as it came"];
        check(Code::TemplateUntouched, |plan| plan.template_only = true, &expected);
    }
}
