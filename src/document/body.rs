//! The HTML of a document, finished but for its links and for what the site adds at known places.
//!
//! Rendering happens once, right after parsing, and depends on nothing but the text. Where links lead is known only
//! when all documents are; what a line is accused of is known only when the checks have run. So the HTML keeps slots
//! for the first and the borders of its blocks for the second, and [`Body::render`] merges both in one pass.

use std::ops::Range;

use crate::diagnostic::Span;

/// Rendered text with slots.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// HTML in which the tags of links are missing.
    pub(super) html: String,
    /// Where link `link` opens or closes, ascending by offset in `html`.
    pub(super) slots: Vec<Slot>,
    /// The top-level blocks, ascending.
    pub(super) blocks: Vec<BodyBlock>,
}

/// Where a link's tag belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) at: usize,
    pub(super) link: usize,
    pub(super) opens: bool,
}

/// One top-level block of the text.
#[derive(Clone, Debug)]
pub struct BodyBlock {
    /// The block in the source.
    pub span: Span,
    /// The block in the HTML.
    pub(super) html: Range<usize>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page of this site, as a relative, percent-encoded address.
    Page(String),
    /// Another host, as an absolute address with a harmless scheme.
    External(String),
    /// Nowhere: the text stands without a link.
    Nowhere,
}

/// Something the site does to the HTML of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts HTML after the top-level block that covers this source offset.
    After(usize, String),
    /// Puts HTML in place of the top-level blocks that lie inside this span.
    Replace(Span, String),
}
