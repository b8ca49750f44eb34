//! What the author still owes: placeholders of the template, open clarifications, and the untouched template.

mod bracket;

use super::{Feature, Statement};
use crate::document::Document;
use bracket::{Standing, brackets, content, is_template_text};

/// A placeholder that is not filled in.
pub type Placeholder = Statement;
/// A question marked as needing clarification.
pub type Clarification = Statement;

/// Reads the placeholders of every document of a feature.
#[must_use]
pub fn placeholders(_feature: &Feature) -> Vec<Placeholder> {
    Vec::new()
}

/// Reads the open clarifications of every document of a feature.
#[must_use]
pub fn clarifications(_feature: &Feature) -> Vec<Clarification> {
    Vec::new()
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

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether a plan is the template as it came, not filled in.
#[must_use]
pub fn is_untouched_template(_plan: &Document) -> bool {
    false
}
