//! An image is not published.
//!
//! What it checks: each image that a document shows and that lies inside the root can be shown by browsers, and an SVG holds
//! neither scripts nor handlers, foreign content or references to anything outside of itself.
//!
//! Why it matters: such an image is not copied to the site; its description stands in its place.
//!
//! Example: `![flow](flow.svg)`, where the drawing was exported with `<script>` or with text as `<foreignObject>`.
//!
//! Fix: export the drawing as plain SVG, or as PNG.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::portfolio::Target;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let images = &subject.portfolio.images;
    let shown = subject.links().filter(|(.., link)| link.image);
    shown
        .filter_map(|(_, place, link)| {
            let Target::Source { path, .. } = link.target else { return None };
            let reason = images.get(path)?.as_ref().err()?;
            let message = format!("the image {} is not published: {reason}", quoted(link.written));
            Some(Diagnostic::new(Code::ImageRefused, place, message).help("export it as plain SVG or as PNG"))
        })
        .collect()
}
