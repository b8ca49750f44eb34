//! Gates: conditions that the author ticks, and verdicts that stand in words.

use crate::diagnostic::Place;
use crate::document::Document;

/// A condition with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The heading or bold label the list stands under.
    pub section: String,
    /// The condition, wrapped lines joined by a space.
    pub text: String,
    /// Whether it is met.
    pub state: GateState,
    /// Where.
    pub place: Place,
}

/// Whether a gate is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateState {
    /// Ticked.
    Done,
    /// Not ticked.
    Open,
    /// Not needed any more: struck through, or marked waived or not applicable.
    Waived,
}

impl GateState {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Waived => "waived",
        }
    }
}

/// What is said of a gate or a principle in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Not met.
    Fail,
    /// Met in part, deferred, or met under conditions.
    Partial,
    /// To be answered.
    Pending,
    /// Does not apply, or an exception is granted.
    Waived,
    /// Met.
    Pass,
    /// Nothing is said, or it is not understood.
    #[default]
    Unstated,
}

impl Verdict {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Partial => "partial",
            Self::Pending => "pending",
            Self::Waived => "waived",
            Self::Pass => "pass",
            Self::Unstated => "unstated",
        }
    }
}

/// A verdict that stands in words, such as `**Gate Status**: PASS (5/5)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateVerdict {
    /// The label or heading it stands under.
    pub label: String,
    /// The verdict as written.
    pub text: String,
    /// What it says.
    pub verdict: Verdict,
    /// Where.
    pub place: Place,
}

/// The verdict that words, signs or a cell give; `Unstated` where they give none.
#[must_use]
pub fn verdict(_text: &str) -> Verdict {
    Verdict::Unstated
}

/// Reads the check boxes of gate and constitution sections, in order.
#[must_use]
pub fn read(_plan: &Document) -> Vec<Gate> {
    Vec::new()
}

/// Reads the verdicts that stand in words, in order.
#[must_use]
pub fn verdicts(_plan: &Document) -> Vec<GateVerdict> {
    Vec::new()
}

/// Whether the plan has a section or label that is a list of gates, apart from its constitution check.
#[must_use]
pub fn has_section(_plan: &Document) -> bool {
    false
}
