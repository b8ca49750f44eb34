//! The page of gates: which plan has ticked what, what the constitution checks say, and who has no gates at all.

use serde::Serialize;

use super::address;
use super::caches::Caches;
use super::chrome::{self, Chrome, FileLink};
use super::edition::{self, Edition};
use super::empty::Empty;
use super::marks;
use super::matrix::{self, Extent, Matrix};
use super::pages::{self, PageLink};
use super::words;
use crate::plan::{GateState, Stage};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct GatesPage {
    /// The frame.
    pub chrome: Chrome,
    /// The counts, in one or two sentences.
    pub summary: String,
    /// The gates for a spreadsheet.
    pub csv: Option<FileLink>,
    /// Which page of several this is.
    pub note: Option<String>,
    /// The matrix; `None` where no plan of this page has gates.
    pub gates: Option<Matrix>,
    /// What stands here when no plan has gates.
    pub empty: Option<Empty>,
    /// The verdicts of the constitution checks.
    pub verdicts: Option<Matrix>,
    /// How many plans have a constitution check.
    pub verdicts_scope: String,
    /// Verdicts that stand in words.
    pub stated: Option<StatedVerdicts>,
    /// Plans without gates.
    pub without: Option<PlanNames>,
    /// The pages, where there are several.
    pub pages: Vec<PageLink>,
}

/// Verdicts that stand in words, worst first.
#[derive(Clone, Debug, Serialize)]
pub struct StatedVerdicts {
    /// How many there are.
    pub scope: String,
    /// The verdicts.
    pub rows: Vec<StatedVerdict>,
}

/// One verdict in words.
#[derive(Clone, Debug, Serialize)]
pub struct StatedVerdict {
    /// What it says, in one word of ours.
    pub verdict: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The label it stands under.
    pub label: String,
    /// The author's words.
    pub text: String,
    /// Its place in the plan.
    pub href: String,
    /// The plan's shortest name.
    pub plan: String,
}

/// Plans by name.
#[derive(Clone, Debug, Serialize)]
pub struct PlanNames {
    /// How many there are.
    pub count: usize,
    /// The plans.
    pub plans: Vec<PlanName>,
}

/// A plan by name.
#[derive(Clone, Debug, Serialize)]
pub struct PlanName {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
}

/// Most plans on a page.
const PAGE: usize = 60;

/// What every page of gates says of all plans.
#[derive(Clone, Debug)]
pub struct AllGates {
    /// Whether any has a gate.
    pub has_gates: bool,
    /// How many name principles of a constitution.
    pub checked: usize,
    /// The counts, in one or two sentences.
    pub summary: String,
}

impl AllGates {
    /// Looks at all plans.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let plans = || edition.plans().iter().map(|plan| &plan.plan);
        Self {
            has_gates: plans().any(|plan| !plan.gates.is_empty()),
            checked: plans().filter(|plan| !plan.constitution.is_empty()).count(),
            summary: summary(edition),
        }
    }
}

/// How many pages there are; at least one.
#[must_use]
pub fn page_count(caches: &Caches<'_>) -> usize {
    caches.matrix().plans.len().div_ceil(PAGE).max(1)
}

/// Makes one of the pages, counted from 0. The lists below the matrices stand on the first one.
#[must_use]
pub fn gates_page(caches: &Caches<'_>, page: usize) -> GatesPage {
    let edition = &caches.edition;
    let path = &pages::path(address::GATES, page);
    let frame = caches.matrix();
    let plans = &frame.plans;
    let count = page_count(caches);
    let shown = page * PAGE..plans.len().min((page + 1) * PAGE);
    let note = format!("Page {} of {count}: plans {} to {} of {}.", page + 1, shown.start + 1, shown.end, plans.len());
    let extent = Extent { plans, shown, path, above: 0 };
    let gates = matrix::gates(edition, frame, &extent);
    let above = gates.iter().flat_map(|matrix| &matrix.groups).map(|group| group.rows.len()).sum();
    let verdicts = matrix::verdicts(edition, frame, &Extent { above, ..extent });
    let AllGates { has_gates, checked, summary } = caches.all_gates();
    let (has_gates, checked) = (*has_gates, *checked);
    let mut chrome = Chrome::new(edition, "gates", path, Some("Gates"));
    (chrome.previous, chrome.next) = pages::neighbours(address::GATES, page, count);
    GatesPage {
        chrome,
        summary: summary.clone(),
        note: (count > 1).then_some(note),
        csv: chrome::download(edition, path, "gates.csv").filter(|_| has_gates),
        empty: (!has_gates && page == 0).then(|| {
            Empty::new(
                "No plan has a gate list",
                "A gate is a check box under a heading such as Gates. Write the conditions that must hold before work \
                 goes on.",
                Some("## Gates\n\n- [ ] Architecture reviewed and approved\n- [ ] Security considerations addressed"),
            )
        }),
        gates,
        verdicts,
        verdicts_scope: words::count(checked, "plan names principles", "plans name principles"),
        stated: if page == 0 { stated(edition, path) } else { None },
        without: if page == 0 && has_gates { without(edition, path) } else { None },
        pages: pages::links(address::GATES, page, count),
    }
}

fn summary(edition: &Edition<'_>) -> String {
    let plans = edition.plans();
    if plans.is_empty() {
        return words::NO_PLANS.to_owned();
    }
    if plans.iter().all(|plan| plan.plan.gates.is_empty()) {
        return format!("{}, no gate list.", words::count(plans.len(), "plan", "plans"));
    }
    let is_open = |gate: &crate::plan::Gate| gate.state == GateState::Open;
    let active: Vec<_> = plans.iter().map(|plan| &plan.plan).filter(|plan| !plan.status.stage.is_over()).collect();
    let open: usize = active.iter().map(|plan| plan.gates.iter().filter(|gate| is_open(gate)).count()).sum();
    let in_plans = active.iter().filter(|plan| plan.gates.iter().any(is_open)).count();
    let started = active
        .iter()
        .filter(|plan| matches!(plan.status.stage, Stage::Approved | Stage::Active) && plan.gates.iter().any(is_open))
        .count();
    if open == 0 {
        return "No gate is open in a plan that is not over.".to_owned();
    }
    let first = format!(
        "{} open in {}.",
        words::count(open, "gate is", "gates are"),
        words::count(in_plans, "plan that is not over", "plans that are not over")
    );
    let second = words::count(started, "plan was approved or started", "plans were approved or started");
    if started > 0 { format!("{first} {second} with gates open.") } else { first }
}

fn stated(edition: &Edition<'_>, path: &str) -> Option<StatedVerdicts> {
    let mut found: Vec<_> = edition
        .plans()
        .iter()
        .enumerate()
        .flat_map(|(at, plan)| plan.plan.gate_verdicts.iter().map(move |verdict| (at, verdict)))
        .collect();
    found.sort_by_key(|(at, verdict)| (verdict.verdict, *at));
    (!found.is_empty()).then(|| StatedVerdicts {
        scope: words::count(found.len(), "line", "lines"),
        rows: found
            .into_iter()
            .map(|(at, verdict)| StatedVerdict {
                verdict: verdict.verdict.name(),
                icon: marks::verdict_icon(verdict.verdict),
                label: verdict.label.clone(),
                text: words::cut(&verdict.text, 200),
                href: edition
                    .line_href(path, at, &verdict.place.path, verdict.place.line)
                    .unwrap_or_else(|| edition.plan_href(path, at)),
                plan: edition::short_name(edition.plan(at)).into_owned(),
            })
            .collect(),
    })
}

fn without(edition: &Edition<'_>, path: &str) -> Option<PlanNames> {
    let plans: Vec<PlanName> = edition
        .plans()
        .iter()
        .enumerate()
        .filter(|(_, plan)| plan.plan.gates.is_empty())
        .map(|(at, plan)| PlanName {
            number: edition::title_number(&plan.plan),
            title: edition::title(&plan.plan).to_owned(),
            href: edition.plan_href(path, at),
        })
        .collect();
    (!plans.is_empty()).then_some(PlanNames { count: plans.len(), plans })
}
