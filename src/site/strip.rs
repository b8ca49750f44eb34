//! What stands above the text on every page of a plan: crumbs, facts, and the strip of documents that sticks.

use std::borrow::Cow;

use serde::Serialize;

use super::address;
use super::chrome::{FileLink, ShownDate};
use super::edition::{self, Edition};
use super::marks::{self, Pips, StageMark};
use super::tasks;
use super::words;
use crate::plan::{DocumentKind, Plan, PlanDocument, Stage, Status};
use crate::portfolio::PortfolioPlan;

/// A step on the way to a page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address; `None` for the page itself.
    pub href: Option<String>,
}

/// The strip of documents.
#[derive(Clone, Debug, Serialize)]
pub struct Strip {
    /// The documents of the feature.
    pub tabs: Vec<Tab>,
    /// The plan's number.
    pub number: Option<String>,
    /// The plan's title.
    pub title: String,
    /// The plan's stage.
    pub stage: StageMark,
    /// The plan's gates; `None` where there are none.
    pub gates: Option<Pips>,
    /// "12 of 24"
    pub position: String,
    /// The plan before this one.
    pub previous: Option<Neighbour>,
    /// The plan after this one.
    pub next: Option<Neighbour>,
}

/// A document, or several of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Its page, or the first one's.
    pub href: String,
    /// Whether it is this page or holds it.
    pub current: bool,
    /// Tasks, or how many documents there are.
    pub count: Option<String>,
}

/// A plan next to this one.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// Its page.
    pub href: String,
    /// Its number and title.
    pub title: String,
}

/// The documents that share a tab with this one.
#[derive(Clone, Debug, Serialize)]
pub struct Siblings {
    /// What they are.
    pub heading: &'static str,
    /// How many there are.
    pub count: usize,
    /// The documents.
    pub rows: Vec<Sibling>,
}

/// A document beside this one.
#[derive(Clone, Debug, Serialize)]
pub struct Sibling {
    /// Its path below the feature.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A fact in the line under the title.
#[derive(Clone, Debug, Serialize)]
pub struct FactMark {
    /// Its name.
    pub name: &'static str,
    /// Its value, as the author wrote it.
    pub value: String,
    /// Whether it is a name that programs use.
    pub is_code: bool,
    /// The day, where it is one.
    pub datetime: Option<String>,
    /// More for those who point at it.
    pub title: Option<String>,
    /// Who is responsible for it.
    pub by: Option<String>,
}

/// A stated status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusMark {
    /// Its stage.
    pub mark: StageMark,
    /// What the author's words say beyond the name of the stage.
    pub said: Option<String>,
    /// Which document says so; only where that is not plain.
    pub source: Option<&'static str>,
    /// Since when the plan is at this stage, "for 9 days"; `None` where that is not known.
    pub since: Option<ShownDate>,
}

/// The names of the tabs; documents of these kinds share one.
fn tab_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Plan => "Plan",
        DocumentKind::Spec => "Spec",
        DocumentKind::Tasks => "Tasks",
        DocumentKind::Research => "Research",
        DocumentKind::DataModel => "Data model",
        DocumentKind::Quickstart => "Quickstart",
        DocumentKind::Contract => "Contracts",
        DocumentKind::Checklist => "Checklists",
        DocumentKind::Other => "More",
    }
}

/// The order of the tabs.
const TABS: [DocumentKind; 9] = [
    DocumentKind::Plan,
    DocumentKind::Spec,
    DocumentKind::Tasks,
    DocumentKind::Research,
    DocumentKind::DataModel,
    DocumentKind::Contract,
    DocumentKind::Quickstart,
    DocumentKind::Checklist,
    DocumentKind::Other,
];

/// A document's path below its feature.
#[must_use]
pub fn below<'a>(plan: &Plan, document: &'a PlanDocument) -> &'a str {
    document.path.strip_prefix(plan.folder.as_str()).unwrap_or(&document.path).trim_start_matches('/')
}

/// The strip of plan `at` on the page of its document `current`.
#[must_use]
pub fn strip(edition: &Edition<'_>, at: usize, current: usize) -> Strip {
    let path = edition.routes.document(at, current);
    let plan = edition.plan(at);
    let neighbour = |other: usize| {
        let other_plan = edition.plan(other);
        let number = edition::title_number(other_plan).map(|number| format!("{number} ")).unwrap_or_default();
        Neighbour { href: edition.plan_href(path, other), title: format!("{number}{}", edition::title(other_plan)) }
    };
    Strip {
        tabs: TABS.into_iter().filter_map(|kind| tab(edition, at, current, kind)).collect(),
        number: edition::number(plan).map(Cow::into_owned),
        title: edition::title(plan).to_owned(),
        stage: StageMark::new(plan.status.stage, plan.status.text.as_deref()),
        gates: (!plan.gates.is_empty()).then(|| marks::pips(plan, " gates")),
        position: format!("{} of {}", at + 1, edition.plans().len()),
        previous: at.checked_sub(1).map(neighbour),
        next: (at + 1 < edition.plans().len()).then(|| neighbour(at + 1)),
    }
}

fn of_kind(plan: &Plan, kind: DocumentKind) -> Vec<usize> {
    plan.documents.iter().enumerate().filter(|(_, document)| document.kind == kind).map(|(at, _)| at).collect()
}

fn tab(edition: &Edition<'_>, at: usize, current: usize, kind: DocumentKind) -> Option<Tab> {
    let plan = edition.plan(at);
    let documents = of_kind(plan, kind);
    let first = *documents.first()?;
    let shares = matches!(kind, DocumentKind::Contract | DocumentKind::Checklist | DocumentKind::Other);
    let count = match plan.documents[first].tasks {
        Some(tasks) if kind == DocumentKind::Tasks => Some(format!("{}/{}", tasks.done, tasks.total)),
        _ => (shares || documents.len() > 1).then(|| documents.len().to_string()),
    };
    Some(Tab {
        label: tab_name(kind).to_owned(),
        href: address::href(edition.routes.document(at, current), edition.routes.document(at, first)),
        current: documents.contains(&current),
        count,
    })
}

/// The documents that share a tab with document `current`; `None` where it has its own.
#[must_use]
pub fn siblings(edition: &Edition<'_>, at: usize, current: usize) -> Option<Siblings> {
    let plan = edition.plan(at);
    let kind = plan.documents[current].kind;
    let documents = of_kind(plan, kind);
    (documents.len() > 1).then(|| Siblings {
        heading: if kind == DocumentKind::Other { "Further documents" } else { tab_name(kind) },
        count: documents.len(),
        rows: documents
            .into_iter()
            .map(|document| Sibling {
                label: below(plan, &plan.documents[document]).to_owned(),
                href: address::href(edition.routes.document(at, current), edition.routes.document(at, document)),
                current: document == current,
            })
            .collect(),
    })
}

/// The way to the page of a document.
#[must_use]
pub fn crumbs(edition: &Edition<'_>, at: usize, current: usize) -> Vec<Crumb> {
    let path = edition.routes.document(at, current);
    let plan = edition.plan(at);
    let mut crumbs = vec![
        Crumb { label: "Plans".to_owned(), href: Some(address::href(path, address::PLANS)) },
        Crumb {
            label: edition::folder_name(plan).to_owned(),
            href: (current > 0).then(|| edition.plan_href(path, at)),
        },
    ];
    if current > 0 {
        crumbs.push(Crumb { label: below(plan, &plan.documents[current]).to_owned(), href: None });
    }
    crumbs
}

/// The source of a document, where it has an address.
#[must_use]
pub fn source_link(edition: &Edition<'_>, document: &PlanDocument) -> Option<FileLink> {
    edition.source_href(&document.path, None).map(|href| FileLink { label: "View source", href })
}

/// The statuses of a plan: its own, and its spec's where that is another stage.
#[must_use]
pub fn statuses(edition: &Edition<'_>, at: usize) -> Vec<StatusMark> {
    let PortfolioPlan { plan, ages, .. } = &edition.plans()[at];
    let as_of = edition.portfolio.revision.as_of;
    let since = ages.as_ref().filter(|_| plan.status.stage != Stage::Unstated).map(|ages| ages.stage);
    let own = &plan.status;
    let spec = plan.spec_status.as_ref().filter(|spec| spec.stage != own.stage);
    let mut statuses = vec![StatusMark {
        mark: StageMark::new(own.stage, own.text.as_deref()),
        said: said(own),
        source: own.source.map(crate::plan::StatusSource::name).filter(|source| spec.is_some() || *source == "spec"),
        since: since.map(|day| ShownDate {
            text: words::duration(day, as_of),
            iso: day.to_string(),
            title: words::long_date(day),
        }),
    }];
    statuses.extend(spec.map(|spec| StatusMark {
        mark: StageMark::new(spec.stage, spec.text.as_deref()),
        said: said(spec),
        source: Some("spec"),
        since: None,
    }));
    statuses
}

/// The author's words without the name of the stage in front of them.
fn said(status: &Status) -> Option<String> {
    let text = status.text.as_deref()?.trim();
    let label = words::stage(status.stage);
    let rest = match text.get(..label.len()) {
        Some(start) if start.eq_ignore_ascii_case(label) => {
            text[label.len()..].trim_start_matches([' ', ',', ':', '-', '–', '—'])
        }
        _ => text,
    };
    (!rest.is_empty()).then(|| words::cut(rest, 120))
}

/// The line of facts of a plan.
#[must_use]
pub fn facts(edition: &Edition<'_>, at: usize) -> Vec<FactMark> {
    let of = &edition.plans()[at];
    let plan = &of.plan;
    let as_of = edition.portfolio.revision.as_of;
    let plain = |name, value: &str| FactMark {
        name,
        value: words::cut(value, 160),
        is_code: false,
        datetime: None,
        title: None,
        by: None,
    };
    let mut facts = Vec::new();
    facts.extend(plan.author.as_ref().map(|author| plain("Author", &author.value)));
    facts.extend(plan.branch.as_ref().map(|branch| FactMark { is_code: true, ..plain("Branch", &branch.value) }));
    facts.extend(plan.created.as_ref().map(|created| FactMark {
        datetime: created.date.map(|date| date.to_string()),
        title: created.date.map(words::long_date),
        ..plain("Created", &created.text)
    }));
    facts.extend(of.changed.as_ref().map(|change| FactMark {
        datetime: Some(change.date().to_string()),
        title: Some(words::long_date(change.date())),
        by: Some(change.author.clone()),
        ..plain("Changed", &words::age(change.date(), as_of))
    }));
    match tasks::listed(plan) {
        Some(tasks) => facts.push(plain("Tasks", &format!("{} of {} done", tasks.done, tasks.total))),
        // The text of a plan that cannot be read may hold one.
        None if plan.unreadable.is_some() => {}
        None => facts.extend(tasks::unlisted(plan).map(|none| plain("Tasks", &none))),
    }
    facts
}
