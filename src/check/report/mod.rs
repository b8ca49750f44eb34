//! The findings of a portfolio as one list, and that list in the forms that other programs read.
//!
//! It is the list of the problems page, of `portfolio.json` and of the terminal: nothing is found here. Each form has
//! its file; for people, findings are drawn by [`diagnostic::draw`](crate::diagnostic::draw).

mod baseline;
mod github;
mod json;
mod sarif;

#[cfg(test)]
mod tests;

pub use baseline::Baseline;
pub use github::github;
pub use json::{ProblemCounts, ProblemJson, json};
pub use sarif::sarif;

use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::Portfolio;

/// The JSON Schema of the form that [`json()`] writes.
pub const SCHEMA: &str = include_str!("problems.schema.json");

/// A problem and the plan it is filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding<'p> {
    /// The plan's identity; `None` where the problem belongs to none.
    pub plan: Option<&'p str>,
    /// The problem.
    pub problem: &'p Diagnostic,
}

/// Findings in the order of every list: those that belong to no plan, then plan by plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report<'p> {
    /// The findings.
    pub findings: Vec<Finding<'p>>,
}

impl<'p> Report<'p> {
    /// All findings of a portfolio that has been checked.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio) -> Self {
        let outside = portfolio.problems.iter().map(|problem| Finding { plan: None, problem });
        let inside = portfolio.plans.iter().flat_map(|plan| {
            plan.problems.iter().map(|problem| Finding { plan: Some(plan.plan.id.as_str()), problem })
        });
        Self { findings: outside.chain(inside).collect() }
    }

    /// How many findings are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.problem.severity == severity).count()
    }

    /// Whether a finding is of this severity or a worse one.
    #[must_use]
    pub fn reaches(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.problem.severity >= severity)
    }
}
