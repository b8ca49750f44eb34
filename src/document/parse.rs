//! Markdown to blocks and HTML, by comrak.

use super::Document;
use crate::diagnostic::{Diagnostic, Source};

/// Parses a text. Never fails.
#[must_use]
pub fn parse(source: Source) -> (Document, Vec<Diagnostic>) {
    let document = Document {
        source,
        front_matter: None,
        blocks: Vec::new(),
        links: Vec::new(),
        fragments: Vec::new(),
        comments: Vec::new(),
        body: super::Body::default(),
    };
    (document, Vec::new())
}
