//! The pages of a plan: the plan itself, its other documents, and its sources.

use serde::Serialize;

use super::backlinks::BacklinksPart;
use super::chrome::{Chrome, FileLink};
use super::edition::{self, Edition};
use super::marks::{self, Piece, PipPattern};
use super::neighbours::DependenciesPart;
use super::phases::PhasesPart;
use super::rail::{ConstitutionPart, GatesPart, Margin, ProblemsPart, RisksPart};
use super::readiness::VerdictPart;
use super::strip::{self, Crumb, FactMark, Siblings, StatusMark, Strip};
use super::text::{self, Article, ContentsLine};
use super::words;
use crate::diagnostic::Code;
use crate::plan::{Content, DocumentKind, Plan, PlanDocument};

/// What stands above the text.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The way to the page.
    pub crumbs: Vec<Crumb>,
    /// The document's source.
    pub source_link: Option<FileLink>,
    /// The title of the page.
    pub heading: String,
    /// Whether that is long enough to be set smaller.
    pub is_long: bool,
    /// The stated statuses.
    pub statuses: Vec<StatusMark>,
    /// The line of facts.
    pub facts: Vec<FactMark>,
    /// The drawings of the pips.
    pub patterns: Vec<PipPattern>,
}

/// The page of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// The frame.
    pub chrome: Chrome,
    /// What stands above the text.
    pub head: Head,
    /// The strip of documents.
    pub strip: Strip,
    /// The contents.
    pub contents: Vec<ContentsLine>,
    /// The text.
    pub article: Article,
    /// Why there is no text; then there is nothing to be said of what the plan states.
    pub unreadable: Option<Unreadable>,
    /// Why nothing of its header is known, although the text below it is.
    pub unread_header: Option<Unreadable>,
    /// What follows from what the plan states.
    pub verdict: Option<VerdictPart>,
    /// The gates.
    pub gates: GatesPart,
    /// The constitution check.
    pub constitution: ConstitutionPart,
    /// The risks.
    pub risks: RisksPart,
    /// How far the phases are, as stated.
    pub phases: Option<PhasesPart>,
    /// The plans that it needs, and those that need it.
    pub dependencies: DependenciesPart,
    /// The documents of other plans that link to it.
    pub backlinks: Option<BacklinksPart>,
    /// The problems of all its documents.
    pub problems: ProblemsPart,
}

/// The page of another document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentPage {
    /// The frame.
    pub chrome: Chrome,
    /// What stands above the text.
    pub head: Head,
    /// The strip of documents.
    pub strip: Strip,
    /// The contents.
    pub contents: Vec<ContentsLine>,
    /// The text.
    pub article: Article,
    /// The documents that share its tab.
    pub documents: Option<Siblings>,
    /// Its problems.
    pub problems: ProblemsPart,
}

/// The page of a file that is not Markdown, or cannot be read.
#[derive(Clone, Debug, Serialize)]
pub struct SourcePage {
    /// The frame.
    pub chrome: Chrome,
    /// What stands above the text.
    pub head: Head,
    /// The strip of documents.
    pub strip: Strip,
    /// The file, line by line.
    pub listing: Listing,
    /// Why there is no text.
    pub unreadable: Option<Unreadable>,
    /// The files that share its tab.
    pub documents: Option<Siblings>,
}

/// That a document cannot be read.
#[derive(Clone, Debug, Serialize)]
pub struct Unreadable {
    /// What cannot be read.
    pub heading: &'static str,
    /// Why, and what follows.
    pub text: Vec<Piece>,
}

/// The lines of a file.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// The file's name.
    pub label: String,
    /// The lines.
    pub lines: Vec<ListingLine>,
}

/// One line.
#[derive(Clone, Debug, Serialize)]
pub struct ListingLine {
    /// Its number.
    pub number: usize,
    /// Its text.
    pub text: String,
}

/// Longer titles are set smaller.
const LONG_TITLE: usize = 90;

/// Makes the page of plan `at`.
#[must_use]
pub fn plan_page(edition: &Edition<'_>, at: usize) -> PlanPage {
    let plan = edition.plan(at);
    let margin = Margin::new(edition, at, 0);
    let heading = edition::title(plan);
    let strip = strip::strip(edition, at, 0);
    let number = edition::title_number(plan).map(|number| format!("{number} ")).unwrap_or_default();
    let mut chrome = Chrome::new(edition, "plan", edition.routes.plan(at), Some(&format!("{number}{heading}")));
    chrome.previous = strip.previous.as_ref().map(|plan| plan.href.clone());
    chrome.next = strip.next.as_ref().map(|plan| plan.href.clone());
    chrome.description = Some(format!("{}. {}", heading.trim_end_matches('.'), words::stage(plan.status.stage)));
    let mut head = head(edition, at, 0, heading.to_owned());
    head.statuses = strip::statuses(edition, at);
    head.facts = strip::facts(edition, at);
    let document = plan.documents.first();
    PlanPage {
        chrome,
        head,
        strip,
        contents: document.map(|document| text::contents(edition, at, document)).unwrap_or_default(),
        article: text::article(edition, at, 0, "Plan"),
        unreadable: plan.unreadable.as_ref().map(|why| Unreadable {
            heading: "This plan cannot be read",
            text: marks::message(&format!(
                "{} Until then its status counts as not stated, and its gates and risks are not in the totals.",
                sentence(why)
            )),
        }),
        unread_header: unread_header(edition, at),
        verdict: margin.verdict(),
        gates: margin.gates(),
        constitution: margin.constitution(),
        risks: margin.risks(),
        phases: margin.phases(),
        dependencies: margin.dependencies(),
        backlinks: margin.backlinks(),
        problems: margin.problems(edition.plans()[at].problems.iter()),
    }
}

/// Makes the page of document `current` of plan `at`, which is Markdown.
#[must_use]
pub fn document_page(edition: &Edition<'_>, at: usize, current: usize) -> DocumentPage {
    let plan = edition.plan(at);
    let document = &plan.documents[current];
    let heading = document.title.clone();
    let mut head = head(edition, at, current, heading.clone());
    head.facts.extend(document.tasks.map(|tasks| FactMark {
        name: if document.kind == DocumentKind::Tasks { "Tasks" } else { "Boxes" },
        value: format!("{} of {} done", tasks.done, tasks.total),
        is_code: false,
        datetime: None,
        title: None,
        by: None,
    }));
    DocumentPage {
        chrome: chrome(edition, "document", at, current, &heading),
        head,
        strip: strip::strip(edition, at, current),
        contents: text::contents(edition, at, document),
        article: text::article(edition, at, current, &heading),
        documents: strip::siblings(edition, at, current),
        problems: Margin::new(edition, at, current).problems(text::problems_of(edition, at, document)),
    }
}

/// Makes the page of document `current` of plan `at`, which is not Markdown, or cannot be read.
#[must_use]
pub fn source_page(edition: &Edition<'_>, at: usize, current: usize) -> SourcePage {
    let plan = edition.plan(at);
    let document = &plan.documents[current];
    let label = strip::below(plan, document).to_owned();
    let source = if let Content::Text(source) = &document.content { source.as_str() } else { "" };
    let lines: Vec<ListingLine> = source
        .lines()
        .enumerate()
        .map(|(line, text)| ListingLine { number: line + 1, text: text.to_owned() })
        .collect();
    SourcePage {
        chrome: chrome(edition, "source", at, current, &label),
        head: head(edition, at, current, label.clone()),
        strip: strip::strip(edition, at, current),
        listing: Listing { label, lines },
        unreadable: unreadable(document),
        documents: strip::siblings(edition, at, current),
    }
}

fn head(edition: &Edition<'_>, at: usize, current: usize, heading: String) -> Head {
    let plan: &Plan = edition.plan(at);
    Head {
        crumbs: strip::crumbs(edition, at, current),
        source_link: plan.documents.get(current).and_then(|document| strip::source_link(edition, document)),
        is_long: heading.chars().count() > LONG_TITLE,
        heading,
        statuses: Vec::new(),
        facts: Vec::new(),
        patterns: marks::pip_patterns(std::iter::once(plan.gates.as_slice())),
    }
}

fn chrome(edition: &Edition<'_>, kind: &'static str, at: usize, current: usize, heading: &str) -> Chrome {
    let name = edition::short_name(edition.plan(at));
    Chrome::new(edition, kind, edition.routes.document(at, current), Some(&format!("{heading} · {name}")))
}

fn unreadable(document: &PlanDocument) -> Option<Unreadable> {
    document
        .unreadable
        .as_ref()
        .map(|why| Unreadable { heading: "This document cannot be read", text: marks::message(&sentence(why)) })
}

/// What is wrong with the front matter of a plan, and how to mend it.
fn unread_header(edition: &Edition<'_>, at: usize) -> Option<Unreadable> {
    let mut problems = text::problems_of(edition, at, edition.plan(at).documents.first()?);
    let problem = problems.find(|problem| problem.code == Code::FrontMatterInvalid)?;
    let line = problem.line().map(|line| format!("Line {line}: ")).unwrap_or_default();
    let help = problem.help.as_deref().map(|help| format!("{} ", sentence(help))).unwrap_or_default();
    let what = problem.message.trim_end_matches('.');
    let text = format!("{line}{what}. {help}Until then what it says of status, author and dates is not read.");
    Some(Unreadable { heading: "The header of this plan cannot be read", text: marks::message(&text) })
}

/// A reason as a sentence.
fn sentence(why: &str) -> String {
    format!("{}.", words::capital(why.trim().trim_end_matches('.')))
}
