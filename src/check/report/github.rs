//! Findings as GitHub's workflow commands: a run on GitHub shows each of them at its line of a pull request.
//!
//! The form and its escapes are those of "Workflow commands for GitHub Actions" in GitHub's documentation. GitHub shows
//! the first ten of each severity and step; all of them are in the log.

use std::fmt::Write as _;

use super::Report;
use crate::diagnostic::Severity;

/// Writes findings as workflow commands, one a line. `prefix` leads from the top of the repository to the portfolio's
/// root: empty, or a path that ends in `/`.
///
/// A finding of a file as a whole stands at its first line, since an annotation has to stand somewhere.
#[must_use]
pub fn github(report: &Report<'_>, prefix: &str) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let problem = finding.problem;
        let command = match problem.severity {
            Severity::Note => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let path = property(&format!("{prefix}{}", problem.path));
        let (line, column) = (problem.line().unwrap_or(1), problem.column().unwrap_or(1));
        let message = match &problem.help {
            Some(help) => format!("{}\nhelp: {help}", problem.message),
            None => problem.message.clone(),
        };
        let (code, message) = (problem.code, data(&message));
        let _ = writeln!(text, "::{command} file={path},line={line},col={column},title={code}::{message}");
    }
    text
}

/// A message on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which moreover must not end early.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
