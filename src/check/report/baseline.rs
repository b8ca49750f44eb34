//! What was found before and is accepted: only what comes in addition is a finding.
//!
//! A finding is known again by its code, its file and the words it marks, never by its line, so that text may be
//! inserted above it. Where the same words are marked more than once, the lines they stand in tell them apart, and
//! where these are the same too, it is their number that counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Finding, Report};
use crate::diagnostic::{Fault, Source, Span};

/// The version of the form; it changes when a reader would have to.
const SCHEMA_VERSION: u32 = 1;
/// What the file says that it is.
const KIND: &str = "plansite/baseline";

/// The findings of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema_version: u32,
    kind: String,
    findings: Vec<Known>,
}

/// A finding that is accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    code: String,
    path: String,
    /// The words that are marked; the message where the file as a whole is meant.
    text: String,
    /// The line they stand in.
    context: String,
}

impl Known {
    fn of(finding: &Finding<'_>) -> Self {
        let problem = finding.problem;
        let words: Vec<&str> = problem.marked().split_whitespace().collect();
        let context = problem.excerpt.as_ref().map_or("", |excerpt| excerpt.text.trim());
        Self {
            code: problem.code.name().to_owned(),
            path: problem.path.clone(),
            text: words.join(" "),
            context: context.to_owned(),
        }
    }

    /// What must be the same in any case.
    fn key(&self) -> (String, String, String) {
        (self.code.clone(), self.path.clone(), self.text.clone())
    }
}

impl Baseline {
    /// Accepts all findings of a report.
    #[must_use]
    pub fn of(report: &Report<'_>) -> Self {
        let mut findings: Vec<Known> = report.findings.iter().map(Known::of).collect();
        findings.sort();
        Self { schema_version: SCHEMA_VERSION, kind: KIND.to_owned(), findings }
    }

    /// Reads the file that [`Baseline::to_json`] writes.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, and where.
    pub fn parse(source: &Source) -> Result<Self, Box<Fault>> {
        let help = "record it again with `--write-baseline`";
        let fault = |span: Span, message: String| Box::new(Fault::new(source, source.place(span), message).help(help));
        let start = Span::new(0, 0);
        let baseline: Self = serde_json::from_str(source.text()).map_err(|error| {
            let at = source.offset(error.line(), error.column());
            let said = error.to_string();
            let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
            fault(Span::new(at, at), format!("the baseline cannot be read: {said}"))
        })?;
        if baseline.kind != KIND {
            return Err(fault(start, format!("this is no baseline but `{}`", baseline.kind)));
        }
        if baseline.schema_version != SCHEMA_VERSION {
            return Err(fault(start, format!("the baseline has another version: {}", baseline.schema_version)));
        }
        Ok(baseline)
    }

    /// The baseline as JSON, sorted, one finding after the other, ending in a line feed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("structs of strings and numbers become JSON");
        bytes.push(b'\n');
        bytes
    }

    /// How many findings are accepted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings of a report that are not accepted.
    #[must_use]
    pub fn new_in<'p>(&self, report: &Report<'p>) -> Report<'p> {
        let mut accepted: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for known in &self.findings {
            accepted.entry(known.key()).or_default().push(&known.context);
        }
        // Those in the same line come first, so that it is the others that are left over.
        let is_same_line = |finding: &Finding<'p>, accepted: &mut BTreeMap<_, Vec<&str>>| {
            let known = Known::of(finding);
            let contexts: Option<&mut Vec<&str>> = accepted.get_mut(&known.key());
            let at =
                contexts.as_ref().and_then(|contexts| contexts.iter().position(|context| *context == known.context));
            contexts.zip(at).map(|(contexts, at)| contexts.remove(at)).is_some()
        };
        let left: Vec<Finding<'p>> =
            report.findings.iter().filter(|finding| !is_same_line(finding, &mut accepted)).copied().collect();
        let mut is_accepted = |finding: &Finding<'p>| {
            accepted.get_mut(&Known::of(finding).key()).is_some_and(|contexts| contexts.pop().is_some())
        };
        Report { findings: left.into_iter().filter(|finding| !is_accepted(finding)).collect() }
    }
}
