//! What the author still owes: placeholders of the template, open clarifications, and the untouched template.

mod bracket;
mod clarification;
mod lent;
mod marked;
mod template;
mod texts;

use super::words::{self, placeholders as words_of};
use super::{Feature, FeatureDocument, Statement};
use crate::document::Document;
use bracket::{Standing, brackets, content, is_template_text};
use lent::Lent;
use texts::{is_plain, texts};

pub(super) use bracket::asks;

/// A placeholder that is not filled in.
pub type Placeholder = Statement;
/// A question marked as needing clarification.
pub type Clarification = Statement;

/// What the author of a feature still owes, in the order of its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Questions marked as needing clarification that are open.
    pub clarifications: Vec<Clarification>,
    /// The placeholders, each as often as it occurs; those of a request that is quoted, and of the model of a message, are
    /// nobody's debt.
    pub placeholders: Vec<Placeholder>,
}

/// Reads what is owed in every document of a feature.
#[must_use]
pub fn read(feature: &Feature) -> Owed {
    let mut owed = Owed::default();
    for document in feature.documents.iter().filter_map(FeatureDocument::document) {
        let lent = Lent::of(document);
        for text in texts(document) {
            let is_plain = is_plain(&text.inline.text);
            if !is_plain || clarification::has_stem(&text.inline.text) {
                owed.clarifications.extend(clarification::read(document, &text));
            }
            if is_plain {
                continue;
            }
            owed.placeholders.extend(bracket::placeholders_in(&text).into_iter().filter_map(|range| {
                let span = text.inline.source_span(range.clone());
                let written = || text.inline.text[range].replace('\n', " ");
                (!lent.holds(span.start)).then(|| Placeholder { text: written(), place: document.place(span) })
            }));
        }
    }
    owed
}

/// Whether a text is nothing but a placeholder, such as `[AUTHOR]` or `[link]`.
///
/// Several placeholders with only signs between them count as one; so does a bracket in backticks or quotes.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let mut end = 0;
    let mut found = false;
    for range in brackets(text) {
        if range.start < end {
            continue;
        }
        if has_words(&text[end..range.start]) || !is_template_text(content(&text[range.clone()]), Standing::Whole) {
            return false;
        }
        end = range.end;
        found = true;
    }
    found && !has_words(&text[end..])
}

/// Whether a text is nothing but the marker of a question, such as `[NEEDS CLARIFICATION]`.
pub(super) fn is_clarification(text: &str) -> bool {
    // What is not ASCII may be composed to such letters.
    (!text.is_ascii() || clarification::may_hold_marker(text)) && {
        let folded = words::fold(text);
        words_of::CLARIFICATION.contains(&folded.trim_matches(['[', ']']))
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether a plan is the template as it came, not filled in: its title and most of its fields are placeholders.
#[must_use]
pub fn is_untouched_template(plan: &Document) -> bool {
    template::is_untouched(plan)
}
