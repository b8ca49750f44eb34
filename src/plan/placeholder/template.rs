//! The untouched template, known by what it asks for and not by its text: every project words its own.

use super::bracket::{asks, placeholders_in};
use super::texts::{Position, Text, texts};
use crate::document::{Document, MarkKind};

/// Whether the title is a placeholder, and at least half of what the plan states is one too.
///
/// What a plan states is counted in fields with a bold label and in paragraphs; the lists of templates are mostly
/// fixed text, and the lists of plans say nothing without the rest.
pub(super) fn is_untouched(plan: &Document) -> bool {
    if !plan.title().is_some_and(|title| asks(&title.text)) {
        return false;
    }
    let mut counted = Counted::default();
    for text in texts(plan) {
        if let Position::Paragraph = text.position {
            counted.paragraph(&text);
        }
    }
    counted.owed > 0 && counted.owed * 2 >= counted.stated
}

/// Statements so far.
#[derive(Default)]
struct Counted {
    stated: usize,
    owed: usize,
}

impl Counted {
    /// Counts a paragraph's fields, or the paragraph itself where it has none.
    fn paragraph(&mut self, text: &Text) {
        let inline = text.inline;
        let owed = placeholders_in(text);
        let labels: Vec<_> = inline.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).collect();
        if labels.first().is_none_or(|label| label.range.start > 0) {
            // A paragraph that is all emphasis is the template's own remark.
            let remark = inline
                .marks
                .first()
                .is_some_and(|mark| mark.kind == MarkKind::Emphasis && mark.range.end >= inline.text.trim_end().len());
            if !remark {
                self.count(!owed.is_empty());
            }
            return;
        }
        for (at, label) in labels.iter().enumerate() {
            let end = labels.get(at + 1).map_or(inline.text.len(), |next| next.range.start);
            let value = label.range.end.min(end)..end;
            if inline.text[value.clone()].chars().any(char::is_alphanumeric) {
                let first = owed.partition_point(|placeholder| placeholder.start < value.start);
                self.count(owed.get(first).is_some_and(|placeholder| placeholder.start < value.end));
            }
        }
    }

    fn count(&mut self, owed: bool) {
        self.stated += 1;
        self.owed += usize::from(owed);
    }
}
