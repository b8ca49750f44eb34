//! The overview: who needs somebody, where plans stand, what holds them back, how bad their risks are, all of them.

use serde::Serialize;

use super::Searched;
use super::address;
use super::bars::{self, Bar};
use super::caches::Caches;
use super::changes::{self, Recent};
use super::chrome::{Chrome, ShownDate};
use super::edition::{self, Edition};
use super::empty::Empty;
use super::filter::Filter;
use super::heat::{self, Heat};
use super::marks::{self, TextLink};
use super::needs::{self, Lede, Needs};
use super::plan_table::{self, Extent, PlanTable};
use super::risks;
use super::tasks;
use super::words;
use crate::plan::{Gate, GateState, Stage, Verdict};
use crate::portfolio::register::{self, RegisteredRisk};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewPage {
    /// The frame.
    pub chrome: Chrome,
    /// The first sentence.
    pub lede: Lede,
    /// The day from which ages are counted.
    pub as_of: ShownDate,
    /// What is compared with; `None` where nothing is known of how things stood then.
    pub compared: Option<String>,
    /// Whether there is anything to show.
    pub has_plans: bool,
    /// What stands here when there are no plans.
    pub empty: Option<Empty>,
    /// The page of all plans.
    pub plans_href: String,
    /// The plans as a board.
    pub board_href: String,
    /// The matrix of gates.
    pub gates_href: String,
    /// The risk register.
    pub risks_href: String,
    /// Where plans stand by their own words.
    pub status_bar: Bar,
    /// Where they stand by their task lists.
    pub tasks_bar: Bar,
    /// Who needs somebody.
    pub needs: Needs,
    /// Which gates are open most often; `None` where few plans have gates.
    pub gates_held: Option<Lines>,
    /// What the plans state at all; takes the place of the gates.
    pub stated: Option<Lines>,
    /// The risks.
    pub exposure: ExposurePart,
    /// What happened lately; `None` where nothing is known of it.
    pub recent: Option<Recent>,
    /// The plans.
    pub table: PlanTable,
}

/// Several parts of wholes, one line each.
#[derive(Clone, Debug, Serialize)]
pub struct Lines {
    /// What is counted.
    pub scope: String,
    /// The lines.
    pub rows: Vec<Line>,
}

/// A part of a whole.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// The list of what it counts.
    pub href: Option<String>,
    /// How much of the line is filled.
    pub share: String,
    /// The count in words.
    pub value: String,
}

/// The risks on the overview.
#[derive(Clone, Debug, Serialize)]
pub struct ExposurePart {
    /// How many there are.
    pub summary: Option<String>,
    /// How many of them have no mitigation, with a link to those.
    pub unmitigated: Option<TextLink>,
    /// The map; `None` where no risk has an exposure.
    pub heat: Option<Heat>,
    /// The worst risks of plans that are not over.
    pub worst: Vec<WorstRisk>,
    /// What stands here when there is no map.
    pub empty: Option<Empty>,
}

/// One of the worst risks.
#[derive(Clone, Debug, Serialize)]
pub struct WorstRisk {
    /// Its step of exposure.
    pub level: u8,
    /// Its icon.
    pub icon: &'static str,
    /// The risk.
    pub text: String,
    /// Its place in the plan.
    pub href: String,
    /// The name of its band.
    pub band: &'static str,
    /// The plan's shortest name.
    pub plan: String,
    /// Whether nothing is done about it.
    pub is_unmitigated: bool,
}

/// Most gates that the overview lists.
const GATES: usize = 6;
/// Most risks that stand beside the map.
const WORST: usize = 3;

/// Makes the overview.
#[must_use]
pub fn overview_page(caches: &Caches<'_>) -> OverviewPage {
    let edition = &caches.edition;
    let path = address::OVERVIEW;
    let lede = needs::lede(edition);
    let mut chrome = Chrome::new(edition, "overview", path, None);
    chrome.description = Some(match &lede.rest {
        Some(rest) => format!("{} {rest}", lede.lead),
        None => lede.lead.clone(),
    });
    let as_of = edition.portfolio.revision.as_of;
    let gates_held = gates_held(edition, path);
    let has_plans = !edition.plans().is_empty();
    OverviewPage {
        chrome,
        lede,
        as_of: ShownDate { text: words::long_date(as_of), iso: as_of.to_string(), title: words::long_date(as_of) },
        compared: changes::is_comparable(&edition.portfolio.past)
            .then(|| format!("compared with {}", changes::since(edition))),
        has_plans,
        empty: (!has_plans).then(|| no_plans(edition)),
        plans_href: address::href(path, address::PLANS),
        board_href: address::href(path, address::BOARD),
        gates_href: address::href(path, address::GATES),
        risks_href: address::href(path, address::RISKS),
        status_bar: bars::status_bar(edition, path),
        tasks_bar: bars::tasks_bar(edition, path),
        needs: needs::needs(edition, path),
        stated: gates_held.is_none().then(|| stated(edition)),
        gates_held,
        exposure: exposure(caches, path),
        recent: changes::recent(edition, path),
        table: plan_table::plan_table(caches, path, Extent::Fitting),
    }
}

/// What stands on a page of plans when there are none: what was looked for, where, and what to run.
#[must_use]
pub fn no_plans(edition: &Edition<'_>) -> Empty {
    let what = "Each folder with a plan.md becomes one plan";
    let text = edition.options.searched.as_ref().map_or_else(
        || format!("{what}. None was found."),
        |Searched { specs, folders, markdown }| {
            let only = if specs.is_empty() { String::new() } else { format!(" below {}", specs.join(", ")) };
            let folders = words::count(*folders, "folder", "folders");
            let markdown = words::count(*markdown, "Markdown file", "Markdown files");
            format!(
                "{what}, and so does a plan-*.md where there is none. {folders}{only} with {markdown} were searched."
            )
        },
    );
    let example = "mkdir -p specs/001-first\necho '# First plan' > specs/001-first/plan.md";
    Empty::new("Write the first plan", text, Some(example))
}

/// The gates that are open most often in plans that are not over; `None` where under a third of the plans have any.
fn gates_held(edition: &Edition<'_>, path: &str) -> Option<Lines> {
    let plans = edition.plans();
    let with_gates = plans.iter().filter(|plan| !plan.plan.gates.is_empty()).count();
    if with_gates * 3 < plans.len() {
        return None;
    }
    let is_over = |plan: &usize| plans[*plan].plan.status.stage.is_over();
    let mut counts: Vec<(&str, usize, usize)> = register::gates(edition.portfolio)
        .into_iter()
        .map(|gate| {
            let having: Vec<_> = gate.gates.iter().filter(|(plan, _)| !is_over(plan)).collect();
            let is_open = |gates: &[&Gate]| gates.iter().any(|gate| gate.state == GateState::Open);
            (gate.text, having.iter().filter(|(_, gates)| is_open(gates)).count(), having.len())
        })
        .filter(|(_, open, _)| *open > 0)
        .collect();
    counts.sort_by_key(|(_, open, _)| std::cmp::Reverse(*open));
    counts.truncate(GATES);
    let active = plans.iter().filter(|plan| !plan.plan.status.stage.is_over() && !plan.plan.gates.is_empty()).count();
    (!counts.is_empty()).then(|| Lines {
        scope: format!("in {} not over", words::count(active, "plan that is", "plans that are")),
        rows: counts
            .into_iter()
            .map(|(text, open, total)| Line {
                label: text.to_owned(),
                href: Some(address::href(path, address::GATES)),
                share: words::share(total - open, total),
                value: format!("{open} open"),
            })
            .collect(),
    })
}

/// How many plans state what.
fn stated(edition: &Edition<'_>) -> Lines {
    let plans = edition.plans();
    let line = |label: &str, states: &dyn Fn(&crate::plan::Plan) -> bool| {
        let count = plans.iter().filter(|plan| states(&plan.plan)).count();
        Line {
            label: label.to_owned(),
            href: None,
            share: words::share(count, plans.len()),
            value: format!("{count} of {}", plans.len()),
        }
    };
    Lines {
        scope: words::count(plans.len(), "plan", "plans"),
        rows: vec![
            line("Task list", &|plan| tasks::listed(plan).is_some()),
            line("Constitution verdict", &|plan| {
                plan.constitution.iter().any(|check| check.verdict != Verdict::Unstated)
            }),
            line("Status", &|plan| plan.status.stage != Stage::Unstated),
            line("Risk section", &|plan| plan.sections.risks),
            line("Gate list", &|plan| !plan.gates.is_empty()),
        ],
    }
}

fn exposure(caches: &Caches<'_>, path: &str) -> ExposurePart {
    let edition = &caches.edition;
    let register = &edition.register();
    let heat = heat::heat(&caches.all_risks().levels, path);
    let unmitigated = register.iter().filter(|entry| entry.risk.mitigation.is_none()).count();
    let summary = (!register.is_empty()).then(|| words::count(register.len(), "risk", "risks"));
    let unmitigated = (unmitigated > 0).then(|| TextLink {
        text: format!("{unmitigated} without mitigation"),
        href: Some(Filter::Unmitigated.href(path)),
    });
    let empty = heat.is_none().then(|| no_map(edition, register));
    let worst = register
        .iter()
        .filter(|entry| risks::band_of(entry).is_some() && !edition.plan(entry.plan).status.stage.is_over())
        .take(if heat.is_some() { WORST } else { 0 })
        .map(|entry| worst_risk(edition, path, entry))
        .collect();
    ExposurePart { summary, unmitigated, heat, worst, empty }
}

/// Why there is no map, and what that means.
fn no_map(edition: &Edition<'_>, register: &[RegisteredRisk<'_>]) -> Empty {
    let appears = "The map appears with the first risk that states likelihood and impact.";
    let without = risks::without_section(edition);
    if register.is_empty() {
        let heading = without.trim_end_matches('.').to_owned();
        Empty::new(heading, format!("That says nothing about how risky they are. {appears}"), None)
    } else {
        let heading = format!("{}, none with likelihood and impact", words::count(register.len(), "risk", "risks"));
        let has_gaps = edition.plans().iter().any(|plan| !plan.plan.sections.risks);
        let text = if has_gaps {
            format!("{without} That says nothing about how risky they are. {appears}")
        } else {
            appears.to_owned()
        };
        Empty::new(heading, text, None)
    }
}

fn worst_risk(edition: &Edition<'_>, path: &str, entry: &RegisteredRisk<'_>) -> WorstRisk {
    let level = words::band_level(risks::band_of(entry));
    let place = &entry.risk.place;
    WorstRisk {
        level,
        icon: marks::band_icon(level),
        text: entry.risk.text.clone(),
        href: edition
            .line_href(path, entry.plan, &place.path, place.line)
            .unwrap_or_else(|| edition.plan_href(path, entry.plan)),
        band: words::band(risks::band_of(entry)),
        plan: edition::short_name(edition.plan(entry.plan)).into_owned(),
        is_unmitigated: entry.risk.mitigation.is_none(),
    }
}
