//! A placeholder of the template is not filled in.
//!
//! What it checks: no document of the feature still holds a blank of its template, such as `[FEATURE_NAME]` or
//! `[Extract from feature spec: …]`. A document that is nothing but its template is reported once, as
//! `template-untouched`, and so are the blanks of neighbouring rows of a table. What stands under a heading such as
//! "Message Template" is to be filled in elsewhere, and a quoted request is left as it was made.
//!
//! Why it matters: the reader cannot know whether the author forgot the line or had nothing to say.
//!
//! Example: `**Author**: [AUTHOR]`
//!
//! Fix: fill it in, or take the line out.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Placeholder;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let left: Vec<&Placeholder> =
        subject.plan().placeholders.iter().filter(|left| !subject.is_in_template(&left.place)).collect();
    left.chunk_by(|a, b| is_next_row(subject, a, b)).filter_map(report).collect()
}

fn report(group: &[&Placeholder]) -> Option<Diagnostic> {
    let (first, more) = group.split_first()?;
    let message = match more.len() {
        0 => format!("the placeholder {} is not filled in", quoted(&first.text)),
        more => format!("the placeholder {} and {more} more of this table are not filled in", quoted(&first.text)),
    };
    let help = if more.is_empty() { "fill it in, or take the line out" } else { "fill the table in, or take it out" };
    Some(Diagnostic::new(Code::PlaceholderLeft, &first.place, message).help(help))
}

/// Whether two placeholders stand in the same row of a table, or in rows that follow each other.
fn is_next_row(subject: &Subject<'_>, a: &Placeholder, b: &Placeholder) -> bool {
    let Some(source) = subject.source(&a.place.path) else { return false };
    let is_row = |of: &Placeholder| {
        let line = source.line_span(of.place.span.start);
        source.text()[line.start..line.end].trim_start().starts_with('|')
    };
    a.place.path == b.place.path && b.place.line.abs_diff(a.place.line) <= 1 && is_row(a) && is_row(b)
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
