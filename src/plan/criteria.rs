//! Success criteria: how the team will know that it worked.

use super::{Feature, Statement};

/// One criterion.
pub type SuccessCriterion = Statement;

/// Reads the criteria of the plan, then those of its spec.
#[must_use]
pub fn read(_feature: &Feature) -> Vec<SuccessCriterion> {
    Vec::new()
}
