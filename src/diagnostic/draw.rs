//! Draws problems for people, in rustc's form.

use super::Diagnostic;

/// Whether colour may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// ANSI colours.
    Coloured,
}

/// Draws one problem, ending in a line feed.
#[must_use]
pub fn draw(diagnostic: &Diagnostic, _style: Style) -> String {
    format!("{}[{}]: {}\n", diagnostic.severity, diagnostic.code, diagnostic.message)
}
