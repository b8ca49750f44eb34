//! What a page says when it has nothing to show: what that means, and what to write.

use serde::Serialize;

/// A box in place of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {
    /// What is so.
    pub heading: String,
    /// What it means, or what to do.
    pub text: String,
    /// Lines to write or to run.
    pub example: Option<String>,
}

impl Empty {
    /// A box with these words.
    #[must_use]
    pub fn new(heading: impl Into<String>, text: impl Into<String>, example: Option<&str>) -> Self {
        Self { heading: heading.into(), text: text.into(), example: example.map(str::to_owned) }
    }
}
