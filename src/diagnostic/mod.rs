//! Problems in other people's text: where they are, how bad they are, how they are drawn.
//!
//! A [`Diagnostic`] is data. It is collected, sorted, counted, exported and drawn, and never returned as `Err`:
//! one run reports everything, and every page still renders with what is known. Drawing for people stands in
//! [`mod@draw`]; what messages of every kind have in common is in [`phrase`].
//!
//! *Architecture invariant:* this module knows nothing of plans, and nothing of terminals; colour is a parameter.

mod code;
mod draw;
mod fault;
pub mod phrase;
mod printable;
mod source;

pub use code::{Code, Severity};
pub use draw::{Style, draw, draw_fault};
pub use fault::Fault;
pub use printable::printable;
pub use source::{Decoded, Place, Source, Span, Undecodable, decode};

use std::borrow::Cow;

use crate::packed::packed;

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub code: Code,
    /// How bad it is; the code's default until the configuration changes it.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, backticks round what the author typed.
    pub message: String,
    /// What to do about it, when that can be said.
    pub help: Option<String>,
    /// What is to be seen at `place`, where the message alone does not say it.
    pub label: Option<Cow<'static, str>>,
    /// The file, relative to the portfolio's root, with `/`.
    pub path: String,
    /// Where in the file; `None` where the file as a whole is meant (it cannot be read, say).
    pub place: Option<Place>,
    /// The source line of `place`, filled in by [`Diagnostic::quote`]; long lines are cut round the span.
    pub excerpt: Option<Excerpt>,
}

/// The source line a problem is on, with the part that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Excerpt {
    /// The line, or the part of a long line round the span, without its line end.
    pub text: String,
    /// The part that is meant, as a byte range of `text`; never reversed, always on character borders.
    pub highlight: std::ops::Range<usize>,
    /// Whether text was cut before and after.
    pub cut: (bool, bool),
}

packed! {
    struct Diagnostic { code, severity, message, help, label, path, place, excerpt }
    struct Excerpt { text, highlight, cut }
}

/// Longest excerpt, in characters on either side of the span's start.
const EXCERPT_REACH: usize = 160;

impl Diagnostic {
    /// A problem at a place.
    #[must_use]
    pub fn new(code: Code, place: &Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.default_severity(),
            message: message.into(),
            help: None,
            label: None,
            path: place.path.to_string(),
            place: Some(place.clone()),
            excerpt: None,
        }
    }

    /// A problem of a file as a whole.
    #[must_use]
    pub fn of_file(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.default_severity(),
            message: message.into(),
            help: None,
            label: None,
            path: path.into(),
            place: None,
            excerpt: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what is to be seen at its place.
    #[must_use]
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = Some(Cow::Borrowed(label));
        self
    }

    /// The line the problem is on, counted from 1.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        self.place.as_ref().map(|place| place.line)
    }

    /// The column the problem starts at, counted from 1 in characters.
    #[must_use]
    pub fn column(&self) -> Option<u32> {
        self.place.as_ref().map(|place| place.column)
    }

    /// The words that are meant, as far as they stand on one line; the message where the file as a whole is meant.
    #[must_use]
    pub fn marked(&self) -> &str {
        self.excerpt.as_ref().map_or(&self.message, |excerpt| &excerpt.text[excerpt.highlight.clone()])
    }

    /// Fills in the excerpt from the text of the file.
    ///
    /// The text may have changed since the place was taken; an offset outside it gives an empty excerpt, never a panic.
    pub fn quote(&mut self, source: &Source) {
        self.excerpt = self.place.as_ref().map(|place| Excerpt::of(place, source));
    }
}

impl Excerpt {
    /// The line of a place, cut round it where it is long.
    #[must_use]
    pub fn of(place: &Place, source: &Source) -> Self {
        let line = source.line_span(place.span.start);
        let text = &source.text()[line.start..line.end];
        let start = text.floor_char_boundary(place.span.start.saturating_sub(line.start));
        let end = text.floor_char_boundary(place.span.end.saturating_sub(line.start)).max(start);
        let from = text[..start].char_indices().rev().nth(EXCERPT_REACH).map_or(0, |(at, _)| at);
        let to = text[start..].char_indices().nth(EXCERPT_REACH).map_or(text.len(), |(at, _)| start + at);
        Self {
            text: text[from..to].to_owned(),
            highlight: start - from..end.min(to) - from,
            cut: (from > 0, to < text.len()),
        }
    }
}

/// Sorts problems as every list shows them: by file, place, code and message.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.line(), d.column());
        (&a.path, key(a), a.code.name(), &a.message).cmp(&(&b.path, key(b), b.code.name(), &b.message))
    });
}
