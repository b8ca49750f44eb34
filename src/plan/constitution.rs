//! The constitution check: each principle once, with its latest verdict.

use super::gate::Verdict;
use crate::diagnostic::Place;
use crate::document::Document;

/// What a plan says about one principle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleCheck {
    /// The principle's name as first written, without marks or "Required Check - ".
    pub principle: String,
    /// The latest verdict; `Unstated` where only prose or a box stands.
    pub verdict: Verdict,
    /// The verdict as written.
    pub text: Option<String>,
    /// Where the principle is first named.
    pub place: Place,
}

/// Reads every constitution check of a plan, in order, merged.
#[must_use]
pub fn read(_plan: &Document) -> Vec<PrincipleCheck> {
    Vec::new()
}

/// Whether the plan has a constitution check at all.
#[must_use]
pub fn has_section(_plan: &Document) -> bool {
    false
}
