//! The headings of a document as they are compared: folded once for all that ask what stands below them.

use std::cell::OnceCell;

use super::scope::Title;
use super::words;
use crate::document::{Document, Heading};

/// A heading with its text made ready for comparison.
pub(super) struct Named<'d> {
    pub(super) heading: &'d Heading,
    /// Its text, [folded](words::fold).
    pub(super) folded: String,
    /// The same made ready for other questions, once one is asked.
    title: OnceCell<Option<Title>>,
}

impl<'d> Named<'d> {
    fn of(heading: &'d Heading) -> Self {
        Self { heading, folded: words::fold(&heading.text.text), title: OnceCell::new() }
    }

    /// Its text as written.
    pub(super) fn text(&self) -> &'d str {
        &self.heading.text.text
    }

    /// It as a title, where it may be that of gates, of a constitution check or of phases.
    pub(super) fn title(&self) -> Option<&Title> {
        self.title.get_or_init(|| Title::if_it_matters(self.text())).as_ref()
    }
}

/// All headings of a document in order.
pub(super) fn headings(document: &Document) -> Vec<Named<'_>> {
    document.headings().map(Named::of).collect()
}
