//! What needs somebody now, and why.

use super::Portfolio;

/// A plan that needs somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Index of the plan.
    pub plan: usize,
    /// Why, most severe first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why a plan needs somebody, most severe first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its document cannot be read.
    Unreadable(String),
    /// It is blocked.
    Blocked {
        /// Unfinished plans it depends on: their indexes.
        waits_for: Vec<usize>,
    },
    /// It waits for itself through these plans.
    DependencyCycle(Vec<usize>),
    /// How many critical risks have no mitigation.
    CriticalRiskUnmitigated(usize),
    /// A verdict failed: its principle or gate.
    VerdictFailed(String),
    /// Approved or active with this many gates open.
    GatesOpen(usize),
    /// Draft or not begun although all its tasks are done.
    TasksDone(usize),
    /// Done although this many tasks are open.
    TasksOpen(usize),
    /// How many high risks have no mitigation.
    HighRiskUnmitigated(usize),
    /// How many clarifications are open in an active plan.
    ClarificationsOpen(usize),
    /// It is the untouched template.
    TemplateUntouched,
}

/// The plans that need somebody, most severe first.
#[must_use]
pub fn attention(_portfolio: &Portfolio) -> Vec<Attention> {
    Vec::new()
}
