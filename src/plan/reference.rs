//! Other plans that a plan names.

use super::Feature;
use crate::diagnostic::Place;

/// One mention of another plan, as written; which plan it means is found out when all plans are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the plan says of the other one.
    pub kind: ReferenceKind,
    /// The words that name it, such as `003-ledger` or `Feature 27`.
    pub text: String,
    /// The folder name, number or path that is named, for the look-up.
    pub target: ReferenceTarget,
    /// The plan it means, once resolved: its index in the portfolio.
    pub plan: Option<usize>,
    /// Where.
    pub place: Place,
}

/// What one plan says of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// It needs the other one first.
    DependsOn,
    /// It replaces the other one.
    Supersedes,
    /// It names it.
    Mentions,
}

impl ReferenceKind {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DependsOn => "depends-on",
            Self::Supersedes => "supersedes",
            Self::Mentions => "mentions",
        }
    }
}

/// How a reference names its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// A folder's name, such as `003-ledger`.
    Folder(String),
    /// A number, such as the one of "Feature 27".
    Number(u64),
    /// A path relative to the root that lies inside the other feature, or is its folder.
    Path(String),
}

/// Reads the references of a plan's documents, without those to itself.
#[must_use]
pub fn read(_feature: &Feature) -> Vec<Reference> {
    Vec::new()
}
