//! Gates: conditions that the author ticks, and verdicts that stand in words.
//!
//! Where they stand is told by [`scope`]. Boxes elsewhere are tasks, tests or a definition of done, and
//! are not read here; the principles of a constitution check are read in [`constitution`](super::constitution).

mod boxes;
mod lines;
mod phrases;
mod sentence;
mod unspaced;
mod verdict;

pub use verdict::verdict;

pub(super) use boxes::written_box;
pub(super) use lines::{is_gate_label, names_gate, names_result};
pub(super) use phrases::before_last as before_verdict;
pub(super) use sentence::{bold as read_bold, waiver};
pub(super) use verdict::{
    begins_unmet, closing, is_about_all, is_choice, is_passing_answer, last_sign, leading_mark, read as read_verdict,
    speaks_of_all, trailing_mark, word_count,
};

use super::scope::{self, Part, Role};
use crate::diagnostic::Place;
use crate::document::{BlockKind, Document};

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

/// What is said of a gate or a principle in words, from the worst to the best; what is not stated comes last and is none.
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

/// The check boxes of a plan's gate and constitution sections, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// Those with a condition.
    pub gates: Vec<Gate>,
    /// Where boxes stand without one.
    pub blank: Vec<Place>,
}

/// Reads the check boxes of gate and constitution sections.
#[must_use]
pub fn read(plan: &Document) -> Gates {
    of_parts(plan, &scope::parts(plan))
}

/// Reads the check boxes of a plan that has been cut into parts.
pub(super) fn of_parts(plan: &Document, parts: &[Part<'_>]) -> Gates {
    let mut gates = Gates::default();
    for part in parts {
        if part.role == Role::Gates || part.role.is_constitution() && part.role != Role::Aside {
            boxes::read(plan, part, &mut gates);
        }
    }
    gates
}

/// Reads the verdicts that stand in words, in order.
#[must_use]
pub fn verdicts(plan: &Document) -> Vec<GateVerdict> {
    verdicts_of_parts(plan, &scope::parts(plan))
}

/// Reads the verdicts of a plan that has been cut into parts.
pub(super) fn verdicts_of_parts(plan: &Document, parts: &[Part<'_>]) -> Vec<GateVerdict> {
    let mut verdicts: Vec<GateVerdict> = Vec::new();
    for part in parts {
        lines::read(plan, part, &mut verdicts);
    }
    verdicts.sort_by_key(|verdict| verdict.place.span.start);
    verdicts.dedup_by_key(|verdict| verdict.place.span.start);
    verdicts
}

/// Whether the plan has a section or label that is a list of gates, apart from its constitution check.
#[must_use]
pub fn has_section(plan: &Document) -> bool {
    is_among(&scope::parts(plan))
}

/// Whether a list of gates is among the parts of a plan.
pub(super) fn is_among(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| {
        let holds_list =
            || part.blocks.iter().any(|block| matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_)));
        part.role == Role::Gates && (!part.is_label || holds_list())
    })
}
