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

use std::ops::Range;

use memchr::memmem;

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::plan::words::placeholders::MODELS;
use crate::plan::words::{find_phrase, plain};
use crate::plan::{ContentsEntry, Placeholder};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let left: Vec<&Placeholder> = subject.plan().placeholders.iter().filter(|left| is_owed(subject, left)).collect();
    left.chunk_by(|a, b| is_next_row(subject, a, b)).filter_map(report).collect()
}

/// Whether a placeholder is one of its document, and not of a text that the document only holds.
fn is_owed(subject: &Subject<'_>, left: &Placeholder) -> bool {
    let document = subject.plan().documents.iter().find(|document| document.path == *left.place.path);
    let Some(document) = document.filter(|_| !subject.is_in_template(&left.place)) else { return false };
    let above = |level: u8| {
        document
            .contents
            .iter()
            .filter(|heading| heading.level == level)
            .take_while(|it| it.line <= left.place.line)
            .last()
    };
    let (section, inner) = (above(2), above(3));
    let inner = inner.filter(|inner| section.is_none_or(|section| inner.line > section.line));
    let is_model = |heading: &ContentsEntry| {
        let name = plain(&heading.text);
        MODELS.iter().any(|word| find_phrase(&name, word).is_some())
    };
    let request = subject.source(&document.path).and_then(quoted_request);
    let quoted = request.is_some_and(|request| request.contains(&left.place.span.start));
    !section.into_iter().chain(inner).any(is_model) && !quoted
}

/// The request that a document quotes in its header, as Spec Kit does: from the quotation mark behind
/// `User description:` to the one that ends it, or to the first section.
fn quoted_request(source: &Source) -> Option<Range<usize>> {
    let text = source.text();
    let label = memmem::find(text.as_bytes(), b"User description:")?;
    let from = label + text[label..].find(['"', '“'])?;
    if text[label..from].contains('\n') {
        return None;
    }
    let section = text[from..].find("\n## ").map_or(text.len(), |at| from + at);
    let ends = |(at, c): &(usize, char)| {
        let behind = &text[from + 1..section][at + c.len_utf8()..];
        matches!(c, '"' | '”') && behind.split('\n').next().is_some_and(|rest| rest.trim().is_empty())
    };
    let end = text.get(from + 1..section)?.char_indices().find(ends).map_or(section, |(at, _)| from + 1 + at);
    Some(from..end)
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
    fn a_quoted_request_ends_with_its_quotation_mark_or_the_first_section() {
        for (text, expected) in [
            ("**Input**: User description: \"an app\"\n\n[X]\n", Some("\"an app")),
            ("**Input**: User description: \"an \"app\" with [X]\n\n[Y]\"\n[Z]", Some("\"an \"app\" with [X]\n\n[Y]")),
            ("**Input**: User description: \"an app\n## Next\n[X]", Some("\"an app")),
            ("**Input**: User description: an app\n\n\"[X]\"", None),
            ("\"[X]\"", None),
        ] {
            let source = Source::new("p.md", text.to_owned());
            assert_eq!(quoted_request(&source).map(|range| &text[range]), expected, "{text:?}");
        }
    }

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
