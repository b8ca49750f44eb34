//! Findings as JSON: the form of `check --format json`, whose parts stand in `portfolio.json` too.

use serde::Serialize;

use super::{Finding, Report};
use crate::diagnostic::{Diagnostic, Severity};

/// The version of the form; it changes when a reader would have to.
const SCHEMA_VERSION: u32 = 1;

/// Writes findings as JSON, indented, ending in a line feed.
#[must_use]
pub fn json(report: &Report<'_>) -> Vec<u8> {
    let problems = ProblemsJson {
        schema_version: SCHEMA_VERSION,
        kind: "plansite/problems",
        summary: ProblemCounts::of(|severity| report.count(severity)),
        problems: report.findings.iter().map(FindingJson::of).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&problems).expect("structs of strings and numbers become JSON");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct ProblemsJson<'p> {
    schema_version: u32,
    kind: &'static str,
    summary: ProblemCounts,
    problems: Vec<FindingJson<'p>>,
}

/// A problem beside others of other plans.
#[derive(Serialize)]
struct FindingJson<'p> {
    /// The plan's identity; null where it belongs to none.
    plan: Option<&'p str>,
    #[serde(flatten)]
    problem: ProblemJson<'p>,
}

impl<'p> FindingJson<'p> {
    fn of(finding: &Finding<'p>) -> Self {
        Self { plan: finding.plan, problem: ProblemJson::of(finding.problem) }
    }
}

/// A problem; line and column are null where the file as a whole is meant.
#[derive(Serialize)]
pub struct ProblemJson<'p> {
    code: &'static str,
    severity: &'static str,
    message: &'p str,
    help: Option<&'p str>,
    path: &'p str,
    line: Option<u32>,
    column: Option<u32>,
}

impl<'p> ProblemJson<'p> {
    /// A problem as JSON.
    #[must_use]
    pub fn of(problem: &'p Diagnostic) -> Self {
        Self {
            code: problem.code.name(),
            severity: problem.severity.name(),
            message: &problem.message,
            help: problem.help.as_deref(),
            path: &problem.path,
            line: problem.line(),
            column: problem.column(),
        }
    }
}

/// How many problems there are of each severity.
#[derive(Serialize)]
pub struct ProblemCounts {
    error: usize,
    warning: usize,
    note: usize,
}

impl ProblemCounts {
    /// Asks for the number of each severity.
    #[must_use]
    pub fn of(count: impl Fn(Severity) -> usize) -> Self {
        Self { error: count(Severity::Error), warning: count(Severity::Warning), note: count(Severity::Note) }
    }
}
