//! What is wrong in a file that plansite itself is told by: its settings.
//!
//! A fault is drawn like a [`Diagnostic`](super::Diagnostic) and is none: it has no code, because nobody can switch it
//! off, and no severity, because there is no going on.

use super::{Excerpt, Place, Source};

/// One thing that is wrong in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong: lower case, no full stop, backticks round what the author typed.
    pub message: String,
    /// What to do about it, when that can be said.
    pub help: Option<String>,
    /// The file, relative to the portfolio's root, with `/`.
    pub path: String,
    /// Where; `None` where the file as a whole is meant.
    pub place: Option<Place>,
    /// The line of `place`.
    pub excerpt: Option<Excerpt>,
}

impl Fault {
    /// A fault at a place of a text.
    #[must_use]
    pub fn new(source: &Source, place: Place, message: impl Into<String>) -> Self {
        let excerpt = Excerpt::of(&place, source);
        Self {
            message: message.into(),
            help: None,
            path: source.path().to_string(),
            place: Some(place),
            excerpt: Some(excerpt),
        }
    }

    /// A fault of a file as a whole.
    #[must_use]
    pub fn of_file(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, path: path.into(), place: None, excerpt: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
