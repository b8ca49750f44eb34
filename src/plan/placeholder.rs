//! What the author still owes: placeholders of the template, open clarifications, and the untouched template.

use super::{Feature, Statement};
use crate::document::Document;

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
#[must_use]
pub fn is_placeholder(_text: &str) -> bool {
    false
}

/// Whether a plan is the template as it came, not filled in.
#[must_use]
pub fn is_untouched_template(_plan: &Document) -> bool {
    false
}
