//! The pages of problems: the list that `plansite check` prints, grouped by file.

use std::ops::Range;

use serde::Serialize;

use super::address;
use super::chrome::Chrome;
use super::edition::{self, Edition};
use super::empty::Empty;
use super::filters::{self, Filters};
use super::gates::PlanName;
use super::marks::{self, Piece};
use super::pages::{self, PageLink};
use super::problem_list::{self, Part};
use super::words;
use crate::diagnostic::{Diagnostic, Severity};

/// One page of the list.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsPage {
    /// The frame.
    pub chrome: Chrome,
    /// The counts, in one sentence.
    pub summary: String,
    /// Which page of several this is.
    pub note: Option<String>,
    /// The filters; `None` where there are no problems.
    pub filters: Option<Filters>,
    /// The files that have problems.
    pub files: Vec<ProblemFile>,
    /// The pages of the list, where there are several.
    pub pages: Vec<PageLink>,
    /// What stands here when there are none.
    pub empty: Option<Empty>,
}

/// Problems of one file.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemFile {
    /// Its anchor.
    pub id: String,
    /// The plan it belongs to.
    pub plan: Option<PlanName>,
    /// The file, relative to the root.
    pub path: String,
    /// Which of its problems stand here, where they are not all.
    pub extent: Option<String>,
    /// The problems.
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

/// How many pages the list has; at least one.
#[must_use]
pub fn page_count(edition: &Edition<'_>) -> usize {
    edition.problems().pages.len()
}

/// Makes one page of the list, counted from 0.
#[must_use]
pub fn problems_page(edition: &Edition<'_>, page: usize) -> ProblemsPage {
    let path = pages::path(address::PROBLEMS, page);
    let count = page_count(edition);
    let parts = &edition.problems().pages[page];
    let rows = |parts: &[Part]| parts.iter().map(|part| part.range.len()).sum::<usize>();
    let first = 1 + edition.problems().pages[..page].iter().map(|parts| rows(parts)).sum::<usize>();
    let last = first + rows(parts) - 1;
    let mut chrome = Chrome::new(edition, "problems", &path, Some("Problems"));
    (chrome.previous, chrome.next) = pages::neighbours(address::PROBLEMS, page, count);
    let files: Vec<ProblemFile> = parts.iter().map(|part| file(edition, &path, part)).collect();
    ProblemsPage {
        chrome,
        summary: summary(edition),
        note: (count > 1).then(|| format!("Page {} of {count}: problems {first} to {last}.", page + 1)),
        filters: (!files.is_empty()).then(|| filters::problem_filters(&files, count > 1)),
        files,
        pages: pages::links(address::PROBLEMS, page, count),
        empty: parts.is_empty().then(|| nothing_found(edition)),
    }
}

/// What stands in place of the list where there are no problems.
fn nothing_found(edition: &Edition<'_>) -> Empty {
    let plans = words::count(edition.plans().len(), "plan", "plans");
    let documents: usize = edition.plans().iter().map(|plan| plan.plan.documents.len()).sum();
    let read = words::count(documents, "document was read", "documents were read");
    Empty::new(
        format!("No problems found in {plans}"),
        format!("{read} and checked: headers, sections, gates, risks, placeholders, open questions and links."),
        None,
    )
}

fn file(edition: &Edition<'_>, path: &str, part: &Part) -> ProblemFile {
    let file = &edition.problems().files[part.file];
    let (plan, problems) = (file.plan, file.of(edition.portfolio));
    let Range { start, end } = part.range;
    ProblemFile {
        id: problem_list::anchor(part.file, start),
        plan: plan.map(|plan| PlanName {
            number: edition::title_number(edition.plan(plan)),
            title: edition::title(edition.plan(plan)).to_owned(),
            href: edition.plan_href(path, plan),
        }),
        path: problems[0].path.clone(),
        extent: (end - start < problems.len()).then(|| format!("{} to {end} of {}", start + 1, problems.len())),
        rows: problems[start..end].iter().map(|problem| row(edition, path, plan, problem)).collect(),
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
