//! The page of problems: the list that `plansite check` prints, grouped by file.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::address;
use super::chrome::Chrome;
use super::edition::{self, Edition};
use super::empty::Empty;
use super::gates::PlanName;
use super::marks::{self, Piece};
use super::words;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsPage {
    /// The frame.
    pub chrome: Chrome,
    /// The counts, in one sentence.
    pub summary: String,
    /// The files that have problems.
    pub files: Vec<ProblemFile>,
    /// What stands here when there are none.
    pub empty: Option<Empty>,
}

/// The problems of one file.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemFile {
    /// Its anchor.
    pub id: String,
    /// The plan it belongs to.
    pub plan: Option<PlanName>,
    /// The file, relative to the root.
    pub path: String,
    /// Its problems.
    pub rows: Vec<ProblemRow>,
}

/// One problem.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// How bad it is, in class names and icons.
    pub severity: &'static str,
    /// How bad it is, for readers.
    pub label: &'static str,
    /// What is wrong.
    pub message: Vec<Piece>,
    /// What to do about it.
    pub help: Vec<Piece>,
    /// The source line.
    pub source: Option<String>,
    /// Its number.
    pub line: Option<u32>,
    /// "line 4"
    pub place: Option<String>,
    /// The place in the text.
    pub href: Option<String>,
    /// Which rule speaks.
    pub code: &'static str,
}

/// Makes the page of problems.
#[must_use]
pub fn problems_page(edition: &Edition<'_>) -> ProblemsPage {
    let path = address::PROBLEMS;
    let of_plans = edition
        .plans()
        .iter()
        .enumerate()
        .flat_map(|(at, plan)| plan.problems.iter().map(move |problem| (Some(at), problem)));
    let mut by_file: BTreeMap<(Option<usize>, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for (plan, problem) in of_plans.chain(edition.portfolio.problems.iter().map(|problem| (None, problem))) {
        by_file.entry((plan, &problem.path)).or_default().push(problem);
    }
    let mut files: Vec<_> = by_file.into_iter().collect();
    files.sort_by_key(|((plan, path), problems)| {
        let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
        let is_unreadable = problems.iter().any(|problem| problem.code == Code::DocumentUnreadable);
        let loudness = (Reverse(is_unreadable), Reverse(of(Severity::Error)), Reverse(of(Severity::Warning)));
        (loudness, Reverse(problems.len()), *plan, *path)
    });
    let files: Vec<ProblemFile> = files
        .into_iter()
        .enumerate()
        .map(|(at, ((plan, file), problems))| ProblemFile {
            id: format!("file-{}", at + 1),
            plan: plan.map(|plan| PlanName {
                number: edition::title_number(edition.plan(plan)),
                title: edition::title(edition.plan(plan)),
                href: edition.plan_href(path, plan),
            }),
            path: file.to_owned(),
            rows: problems.into_iter().map(|problem| row(edition, path, plan, problem)).collect(),
        })
        .collect();
    let plans = words::count(edition.plans().len(), "plan", "plans");
    ProblemsPage {
        chrome: Chrome::new(edition, "problems", path, Some("Problems")),
        summary: summary(edition),
        empty: files.is_empty().then(|| {
            let documents: usize = edition.plans().iter().map(|plan| plan.plan.documents.len()).sum();
            let read = words::count(documents, "document was read", "documents were read");
            Empty::new(
                format!("No problems found in {plans}"),
                format!("{read} and checked: headers, sections, gates, risks, placeholders, open questions and links."),
                None,
            )
        }),
        files,
    }
}

/// "3 errors, 12 warnings and 2 notes in 10 of 24 plans."
fn summary(edition: &Edition<'_>) -> String {
    let names = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let parts: Vec<String> = names
        .into_iter()
        .filter_map(|(severity, one, many)| {
            let count = *edition.summary.problems.get(&severity)?;
            (count > 0).then(|| words::count(count, one, many))
        })
        .collect();
    let plans = edition.plans();
    let with = plans.iter().filter(|plan| !plan.problems.is_empty()).count();
    if parts.is_empty() {
        return format!("No problems found in {}.", words::count(plans.len(), "plan", "plans"));
    }
    format!("{} in {with} of {}.", words::list(&parts), words::count(plans.len(), "plan", "plans"))
}

fn row(edition: &Edition<'_>, path: &str, plan: Option<usize>, problem: &Diagnostic) -> ProblemRow {
    let line = problem.line();
    let href = plan.and_then(|plan| edition.line_href(path, plan, &problem.path, line?));
    ProblemRow {
        severity: problem.severity.name(),
        label: words::severity(problem.severity),
        message: marks::message(&problem.message),
        help: problem.help.as_deref().map(marks::message).unwrap_or_default(),
        source: problem.excerpt.as_ref().map(excerpt).filter(|text| !text.trim().is_empty()),
        line,
        place: line.map(|line| format!("line {line}")),
        href: href.or_else(|| edition.source_href(&problem.path, line)),
        code: problem.code.name(),
    }
}

/// The source line as it is shown: without its indent, with a sign where it was cut.
fn excerpt(excerpt: &crate::diagnostic::Excerpt) -> String {
    let (before, after) = excerpt.cut;
    let text = excerpt.text.trim();
    format!("{}{text}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
}
