//! Progress as measured: task boxes.

use super::{DocumentKind, Feature};
use crate::document::Document;

/// How many tasks are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Ticked boxes.
    pub done: usize,
    /// All boxes.
    pub total: usize,
}

/// Counts the tasks of a feature: of its tasks document, else of a plan that is its own task list.
#[must_use]
pub fn read(_feature: &Feature) -> Option<Progress> {
    None
}

/// Counts the task boxes of one document; `None` where it has none.
#[must_use]
pub fn of_document(_document: &Document, _kind: DocumentKind) -> Option<Progress> {
    None
}
