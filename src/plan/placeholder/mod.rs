//! What the author still owes: placeholders of the template, open clarifications, and the untouched template.

mod bracket;
mod clarification;
mod marked;
mod template;
mod texts;

use super::words::{self, placeholders as words_of};
use super::{Feature, FeatureDocument, Statement};
use crate::document::Document;
use bracket::{Standing, brackets, content, is_template_text};
use texts::texts;

pub(super) use bracket::asks;

/// A placeholder that is not filled in.
pub type Placeholder = Statement;
/// A question marked as needing clarification.
pub type Clarification = Statement;

/// Reads the placeholders of every document of a feature.
#[must_use]
pub fn placeholders(feature: &Feature) -> Vec<Placeholder> {
    documents(feature).flat_map(placeholders_of).collect()
}

/// Reads the open clarifications of every document of a feature.
#[must_use]
pub fn clarifications(feature: &Feature) -> Vec<Clarification> {
    documents(feature).flat_map(clarification::read).collect()
}

fn documents(feature: &Feature) -> impl Iterator<Item = &Document> {
    feature.documents.iter().filter_map(FeatureDocument::document)
}

/// The placeholders of one document, each as often as it occurs.
fn placeholders_of(document: &Document) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for text in texts(document) {
        for range in bracket::placeholders_in(&text) {
            let written = text.inline.text[range.clone()].replace('\n', " ");
            let place = document.place(text.inline.source_span(range));
            found.push(Placeholder { text: written, place });
        }
    }
    found
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
