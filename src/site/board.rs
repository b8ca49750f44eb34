//! The plans as a board: a column a stage, a card a plan.
//!
//! Nothing can be dragged, because the stage is what the author wrote: the page says so. Columns that are short stand
//! under others, so that the board is as wide as there are steps that plans go through.

use std::cmp::Reverse;

use serde::Serialize;

use super::address;
use super::caches::Caches;
use super::chrome::{Chrome, ShownDate};
use super::edition::{self, Edition};
use super::empty::Empty;
use super::filter::Filter;
use super::marks::{self, PipPattern, Pips, StageMark, TextLink};
use super::overview;
use super::plan_table;
use super::plans::{self, ViewLink};
use super::words;
use crate::plan::{Plan, Risk, Stage};
use crate::portfolio::Change;
use crate::portfolio::dependencies::is_unfinished;

/// Most cards in one column.
const CARDS: usize = 12;
/// Most plans that a card waits for by name.
const WAITS: usize = 4;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct BoardPage {
    /// The frame.
    pub chrome: Chrome,
    /// How a card is moved.
    pub summary: &'static str,
    /// The ways to see the plans.
    pub views: Vec<ViewLink>,
    /// The drawings of the pips.
    pub patterns: Vec<PipPattern>,
    /// The columns.
    pub columns: Vec<BoardColumn>,
    /// What stands here when there are no plans.
    pub empty: Option<Empty>,
}

/// A column of one or more stages.
#[derive(Clone, Debug, Serialize)]
pub struct BoardColumn {
    /// The stages, one under the other.
    pub stacks: Vec<BoardStack>,
}

/// The plans at one stage.
#[derive(Clone, Debug, Serialize)]
pub struct BoardStack {
    /// The anchor of its heading.
    pub id: String,
    /// The stage.
    pub stage: StageMark,
    /// How many plans there are.
    pub count: usize,
    /// The cards, the most recently changed first.
    pub cards: Vec<PlanCard>,
    /// Where the others are.
    pub more: Option<TextLink>,
}

/// One plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanCard {
    /// The number as written.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The plan's page.
    pub href: String,
    /// Whether work on it is over.
    pub is_over: bool,
    /// What a blocked plan waits for.
    pub waits: Option<String>,
    /// That it cannot be read; stands in place of all that is derived from its text.
    pub unreadable: Option<&'static str>,
    /// Its gates; `None` where there are none.
    pub gates: Option<Pips>,
    /// Its risks; `None` where it states none.
    pub risks: Option<CardRisks>,
    /// What it still owes.
    pub gaps: Option<String>,
    /// When it was last changed.
    pub changed: Option<ShownDate>,
}

/// The risks of a plan as one number.
#[derive(Clone, Debug, Serialize)]
pub struct CardRisks {
    /// The worst step of exposure, 0 where none is scored.
    pub level: u8,
    /// How many there are.
    pub count: usize,
    /// What the number and its colour mean.
    pub words: String,
}

/// The stages of each column, from left to right and from top to bottom.
const COLUMNS: [&[Stage]; 6] = [
    &[Stage::Blocked, Stage::Unstated, Stage::Other],
    &[Stage::Draft],
    &[Stage::Review],
    &[Stage::Approved],
    &[Stage::Active],
    &[Stage::Done, Stage::Deferred, Stage::Superseded],
];

/// Makes the board.
#[must_use]
pub fn board_page(caches: &Caches<'_>) -> BoardPage {
    let edition = &caches.edition;
    let path = address::BOARD;
    let columns = COLUMNS
        .into_iter()
        .map(|stages| BoardColumn { stacks: stages.iter().filter_map(|stage| stack(edition, path, *stage)).collect() })
        .filter(|column| !column.stacks.is_empty())
        .collect();
    BoardPage {
        chrome: Chrome::new(edition, "board", path, Some("Plans as a board")),
        summary: "Each plan sits under the status written in its file. To move a card, edit the plan.",
        views: plans::views(path),
        patterns: caches.pip_patterns().to_vec(),
        columns,
        empty: edition.plans().is_empty().then(|| overview::no_plans(edition)),
    }
}

fn stack(edition: &Edition<'_>, path: &str, stage: Stage) -> Option<BoardStack> {
    let plans = edition.plans();
    let mut listed: Vec<usize> = (0..plans.len()).filter(|plan| plans[*plan].plan.status.stage == stage).collect();
    listed.sort_by_key(|plan| (Reverse(plans[*plan].changed.as_ref().map(Change::date)), *plan));
    let count = listed.len();
    let rest = count.saturating_sub(CARDS);
    (count > 0).then(|| BoardStack {
        id: format!("at-{}", stage.name()),
        stage: StageMark::new(stage, None),
        count,
        cards: listed.into_iter().take(CARDS).map(|plan| card(edition, path, plan)).collect(),
        more: (rest > 0)
            .then(|| TextLink { text: format!("{rest} more"), href: Some(Filter::Stage(stage).href(path)) }),
    })
}

fn card(edition: &Edition<'_>, path: &str, at: usize) -> PlanCard {
    let of = &edition.plans()[at];
    let plan = &of.plan;
    let is_read = plan.unreadable.is_none();
    let gaps = plan_table::gaps(plan);
    PlanCard {
        number: edition::title_number(plan),
        title: edition::title(plan).to_owned(),
        href: edition.plan_href(path, at),
        is_over: plan.status.stage.is_over(),
        waits: (plan.status.stage == Stage::Blocked).then(|| waits(edition, at)).flatten(),
        unreadable: (!is_read).then_some("cannot be read"),
        gates: (is_read && !plan.template_only && !plan.gates.is_empty()).then(|| marks::pips(plan, "")),
        risks: is_read.then(|| card_risks(plan)).flatten(),
        gaps: match gaps {
            _ if plan.template_only => Some("not filled in".to_owned()),
            1.. if is_read => Some(words::count(gaps, "gap", "gaps")),
            _ => None,
        },
        changed: of.changed.as_ref().map(|change| ShownDate {
            text: words::short_age(change.date(), edition.portfolio.revision.as_of),
            iso: change.date().to_string(),
            title: words::long_date(change.date()),
        }),
    }
}

/// "Waits for 009, 006"
fn waits(edition: &Edition<'_>, at: usize) -> Option<String> {
    let needs = edition.dependencies.needs(at).iter().map(|other| edition.plan(*other));
    let names: Vec<_> = needs.filter(|plan| is_unfinished(plan)).map(edition::short_name).collect();
    let (shown, hidden) = names.split_at(names.len().min(WAITS));
    let more = if hidden.is_empty() { String::new() } else { format!(" and {} more", hidden.len()) };
    (!names.is_empty()).then(|| format!("Waits for {}{more}", shown.join(", ")))
}

fn card_risks(plan: &Plan) -> Option<CardRisks> {
    let band = |risk: &Risk| risk.exposure().map(|exposure| exposure.band);
    let worst = plan.risks.iter().map(band).max()?;
    let name = words::band(worst).to_lowercase();
    let count = plan.risks.len();
    let unit = if count == 1 { "risk" } else { "risks" };
    let words = if worst.is_some() { format!("{unit}, the worst {name}") } else { format!("{unit}, {name}") };
    Some(CardRisks { level: words::band_level(worst), count, words })
}
