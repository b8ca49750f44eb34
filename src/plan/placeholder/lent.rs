//! Texts that a document only holds: the request it quotes, and models of messages. Their blanks are not the author's.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use crate::document::{Document, Heading};
use crate::plan::words::placeholders::MODELS;
use crate::plan::words::plain;

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
    let is_model = |heading: &Heading| {
        let name = heading.text.text.as_str();
        matches!(heading.level, 2 | 3) && MODELS.may_be_in(name) && MODELS.says(&plain(name))
    };
    let headings: Vec<&Heading> = document.headings().collect();
    let end_of = move |at: usize| {
        let behind = headings[at + 1..].iter().find(|next| next.level <= headings[at].level);
        let end = behind.map_or(document.source.text().len(), |next| next.span.start);
        is_model(headings[at]).then_some(headings[at].span.start..end)
    };
    (0..document.headings().count()).filter_map(end_of)
}

/// The request that a document quotes in its header, as Spec Kit does: from the quotation mark behind
/// `User description:` to the one that ends it, or to the first section.
fn quoted_request(document: &Document) -> Option<Range<usize>> {
    let text = document.source.text();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::document;

    #[test]
    fn a_quoted_request_ends_with_its_quotation_mark_or_the_first_section() {
        for (text, expected) in [
            ("**Input**: User description: \"an app\"\n\n[X]\n", Some("\"an app")),
            ("**Input**: User description: \"an \"app\" with [X]\n\n[Y]\"\n[Z]", Some("\"an \"app\" with [X]\n\n[Y]")),
            ("**Input**: User description: \"an app\n## Next\n[X]", Some("\"an app")),
            ("**Input**: User description: an app\n\n\"[X]\"", None),
            ("\"[X]\"", None),
        ] {
            let document = document::parse(Source::new("p.md", text.to_owned())).0;
            assert_eq!(quoted_request(&document).map(|range| &text[range]), expected, "{text:?}");
        }
    }

    #[test]
    fn a_model_ends_with_its_section() {
        let text = "# A\n\n## Message Template\n\none\n\n### Subject\n\ntwo\n\n## Plan\n\n### Email template\n\nthree\n\n### Next\n\nfour\n";
        let document = document::parse(Source::new("p.md", text.to_owned())).0;
        let lent = Lent::of(&document);
        let held = ["one", "two", "three", "four"].map(|word| lent.holds(text.find(word).expect("is there")));
        assert_eq!(held, [true, true, true, false]);
    }
}
