//! Texts that a document only holds: the request it quotes, and models of messages. Their blanks are not the author's.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use crate::document::{Document, Heading};
use crate::plan::words::placeholders::MODELS;
use crate::plan::words::{Beginnings, parts, plain, risks};

/// Where such texts stand in a document, found when it is first asked for: most documents have no blanks.
pub(super) struct Lent<'d> {
    document: &'d Document,
    found: OnceCell<Vec<Range<usize>>>,
}

impl<'d> Lent<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, found: OnceCell::new() }
    }

    /// Whether what begins at a byte of the source stands in one.
    pub(super) fn holds(&self, at: usize) -> bool {
        let found = self.found.get_or_init(|| models(self.document).chain(quoted_request(self.document)).collect());
        found.iter().any(|range| range.contains(&at))
    }
}

/// The sections of headings such as "Message Template", to the next heading that is not below them.
fn models(document: &Document) -> impl Iterator<Item = Range<usize>> {
    let is_model = |heading: &Heading| matches!(heading.level, 2 | 3) && names_model(&heading.text.text);
    let headings: Vec<&Heading> = document.headings().collect();
    let end_of = move |at: usize| {
        let behind = headings[at + 1..].iter().find(|next| next.level <= headings[at].level);
        let end = behind.map_or(document.source.text().len(), |next| next.span.start);
        is_model(headings[at]).then_some(headings[at].span.start..end)
    };
    (0..document.headings().count()).filter_map(end_of)
}

/// Whether a heading names a model by its last word: "Message template". Work on templates is none.
fn names_model(heading: &str) -> bool {
    if !MODELS.may_be_in(heading) || parts::names_part(heading) {
        return false;
    }
    let name = plain(heading);
    let is_work =
        |verbs: &'static Beginnings| verbs.of(parts::unnumbered(&name)).any(|(_, rest)| rest.starts_with(' '));
    if is_work(&risks::COUNTERMEASURE_VERBS) || is_work(&risks::VERBS_OR_NOUNS) {
        return false;
    }
    let last = name.rsplit(' ').next().unwrap_or_default();
    MODELS.found_in(last).any(|word| last.ends_with(word))
}

/// The request that a document quotes in its header, as Spec Kit does: from the quotation mark behind
/// `**Input**: User description:` to the last one that ends a line before the first section, or to that; on one line, to the
/// last one of it.
fn quoted_request(document: &Document) -> Option<Range<usize>> {
    let text = document.source.text();
    let label = memmem::find(text.as_bytes(), b"User description:")?;
    let line = text[..label].rfind('\n').map_or(0, |at| at + 1);
    if !text[line..label].trim_start_matches(['*', '_', '>', '-', ' ']).starts_with("Input") {
        return None;
    }
    let end_of_line = text[label..].find('\n').map_or(text.len(), |at| label + at);
    let from = label + text[label..end_of_line].find(['"', '“'])?;
    let mark = text[from..].chars().next().map_or(1, char::len_utf8);
    let is_end = |line: &str| line.trim_end().ends_with(['"', '”']);
    let mut end = end_of_line;
    for line in text[end_of_line..].split_inclusive('\n') {
        if is_end(&text[from + mark..end]) || line.starts_with("## ") {
            break;
        }
        end += line.len();
    }
    if !is_end(&text[from + mark..end])
        && let Some(close) = text[from + mark..end_of_line].rfind(['"', '”'])
    {
        end = from + mark + close;
    }
    Some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::document;

    #[test]
    fn a_quoted_request_ends_with_its_quotation_mark_or_the_first_section() {
        for (text, expected) in [
            ("**Input**: User description: \"an app\"\n\n[X]\n", Some("\"an app\"")),
            (
                "**Input**: User description: \"an \"app\" with [X]\n\n[Y]\"\n[Z]",
                Some("\"an \"app\" with [X]\n\n[Y]\"\n"),
            ),
            ("**Input**: User description: \"an app\n## Next\n[X]", Some("\"an app\n")),
            ("**Input**: User description: \"an app\" and more\n\n[X]\n", Some("\"an app")),
            ("The header says User description: \"an app\n\n[X]\n", None),
            ("**Input**: User description: an app\n\n\"[X]\"", None),
            ("\"[X]\"", None),
        ] {
            let document = document::parse(Source::new("p.md", text.to_owned())).0;
            assert_eq!(quoted_request(&document).map(|range| &text[range]), expected, "{text:?}");
        }
    }

    #[test]
    fn a_model_ends_with_its_section() {
        let text = "# A\n\n## Message Template\n\none\n\n### Subject\n\ntwo\n\n## Plan\n\n### Email template\n\nthree\n\n### Next\n\nfour\n\n## Template engine\n\nfive\n\n## Phase 2: Sample\n\nsix\n";
        let document = document::parse(Source::new("p.md", text.to_owned())).0;
        let lent = Lent::of(&document);
        let words = ["one", "two", "three", "four", "five", "six"];
        let held = words.map(|word| lent.holds(text.find(&format!("\n{word}\n")).expect("is there") + 1));
        assert_eq!(held, [true, true, true, false, false, false]);
    }
}
