//! Complexity tracking: violations of the constitution that the author justifies.

use crate::diagnostic::Place;
use crate::document::Document;

/// A violation with its justification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which principle is violated, and how.
    pub violation: String,
    /// Why that is needed.
    pub why: Option<String>,
    /// Where.
    pub place: Place,
}

/// Reads the rows of the complexity table, without the template's samples and "N/A" rows.
#[must_use]
pub fn read(_plan: &Document) -> Vec<Violation> {
    Vec::new()
}
