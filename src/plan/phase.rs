//! The phases of a plan.

use crate::diagnostic::Place;
use crate::document::Document;

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its heading as written.
    pub title: String,
    /// Where.
    pub place: Place,
}

/// Reads the phases of a plan: sections whose heading begins with "Phase".
#[must_use]
pub fn read(_plan: &Document) -> Vec<Phase> {
    Vec::new()
}
