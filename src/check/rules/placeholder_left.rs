//! A placeholder of the template is not filled in.
//!
//! What it checks: no document of the feature still holds a blank of its template, such as `[FEATURE_NAME]` or
//! `[Extract from feature spec: …]`. A plan that is nothing but the template is reported once, as `template-untouched`.
//!
//! Why it matters: the reader cannot know whether the author forgot the line or had nothing to say.
//!
//! Example: `**Author**: [AUTHOR]`
//!
//! Fix: fill it in, or take the line out.

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let left = |placeholder: &crate::plan::Placeholder| {
        let message = format!("the placeholder {} is not filled in", quoted(&placeholder.text));
        Diagnostic::new(Code::PlaceholderLeft, &placeholder.place, message).help("fill it in, or take the line out")
    };
    subject.plan().placeholders.iter().map(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Statement;
    use crate::portfolio::sample;

    #[test]
    fn each_placeholder_is_reported() {
        check(Code::PlaceholderLeft, |_| {}, &[]);
        let leave = |plan: &mut crate::plan::Plan| {
            let place = sample::place("specs/001-a/plan.md", 7);
            plan.placeholders.push(Statement { text: "[AUTHOR]".to_owned(), place });
        };
        let expected = ["specs/001-a/plan.md:7: the placeholder `[AUTHOR]` is not filled in"];
        check(Code::PlaceholderLeft, leave, &expected);
    }
}
