//! The dependencies as a table, which says all that the picture says; and the plans that are only mentioned.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::plan::ReferenceKind;
use crate::site::edition::{self, Edition};
use crate::site::marks::StageMark;
use crate::site::words;

/// The dependencies, one row a plan that has any.
#[derive(Clone, Debug, Serialize)]
pub struct LinkTable {
    /// What the table lists.
    pub scope: String,
    /// Whether any plan waits for another.
    pub has_waits: bool,
    /// Whether any plan needs one that it does not wait for.
    pub has_others: bool,
    /// The rows.
    pub rows: Vec<LinkRow>,
}

/// The dependencies of one plan. A part is `None` where its column is left out.
#[derive(Clone, Debug, Serialize)]
pub struct LinkRow {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether work on it is over.
    pub is_over: bool,
    /// Its stage.
    pub stage: StageMark,
    /// The plans that it waits for.
    pub waits_for: Option<PlanMarks>,
    /// The plans that it needs and does not wait for.
    pub others: Option<PlanMarks>,
    /// The plans that wait for it.
    pub holds_back: Option<PlanMarks>,
}

/// Plans in a cell.
#[derive(Clone, Debug, Serialize)]
pub struct PlanMarks {
    /// The plans.
    pub plans: Vec<PlanMark>,
    /// What the list leaves out.
    pub more: Option<String>,
}

/// A plan by its shortest name and its stage.
#[derive(Clone, Debug, Serialize)]
pub struct PlanMark {
    /// Its stage, in class names and icons.
    pub stage: &'static str,
    /// Its stage, for readers.
    pub label: &'static str,
    /// Its shortest name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether the two plans wait for each other.
    pub is_cycle: bool,
}

/// Plans that name others and do not say that they need them.
#[derive(Clone, Debug, Serialize)]
pub struct Mentions {
    /// How many there are.
    pub scope: String,
    /// Whether any plan supersedes another.
    pub has_supersedes: bool,
    /// Whether any plan mentions another.
    pub has_names: bool,
    /// The rows.
    pub rows: Vec<MentionRow>,
}

/// The plans that one plan names. A part is `None` where its column is left out.
#[derive(Clone, Debug, Serialize)]
pub struct MentionRow {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The plans that it replaces.
    pub supersedes: Option<PlanMarks>,
    /// The plans that it mentions.
    pub names: Option<PlanMarks>,
}

/// Most plans that a cell names.
const NAMED: usize = 12;

/// The table of these plans.
pub(super) fn link_table(edition: &Edition<'_>, path: &str, linked: &BTreeSet<usize>) -> LinkTable {
    let waiting = &edition.waiting;
    let mut plans: Vec<usize> = linked.iter().copied().collect();
    plans.sort_by_key(|plan| (edition.plan(*plan).status.stage, *plan));
    let has_waits = plans.iter().any(|plan| !waiting.waits_for(*plan).is_empty());
    let others: Vec<Vec<usize>> = plans.iter().map(|plan| others(edition, *plan)).collect();
    let has_others = others.iter().any(|others| !others.is_empty());
    let rows = plans
        .into_iter()
        .zip(others)
        .map(|(at, others)| {
            let plan = edition.plan(at);
            let marks = |plans: &[usize]| marks(edition, path, at, plans);
            let holds_back = || PlanMarks { more: through(edition, at), ..marks(waiting.holds_back(at)) };
            LinkRow {
                number: edition::title_number(plan),
                title: edition::title(plan).to_owned(),
                href: edition.plan_href(path, at),
                is_over: plan.status.stage.is_over(),
                stage: StageMark::new(plan.status.stage, plan.status.text.as_deref()),
                waits_for: has_waits.then(|| marks(waiting.waits_for(at))),
                others: has_others.then(|| marks(&others)),
                holds_back: has_waits.then(holds_back),
            }
        })
        .collect();
    let scope = words::count(linked.len(), "linked plan", "linked plans");
    LinkTable { scope, has_waits, has_others, rows }
}

/// The plans that a plan needs and does not wait for.
fn others(edition: &Edition<'_>, plan: usize) -> Vec<usize> {
    let waits_for = edition.waiting.waits_for(plan);
    edition.dependencies.needs(plan).iter().copied().filter(|other| waits_for.binary_search(other).is_err()).collect()
}

/// What the list of plans that a plan holds back leaves out: those that are too many, and those behind them.
fn through(edition: &Edition<'_>, plan: usize) -> Option<String> {
    let hidden = edition.waiting.holds_back(plan).len().saturating_sub(NAMED);
    let further = edition.waiting.holds_back_further(plan).len();
    let hidden = (hidden > 0).then(|| format!("{hidden} more"));
    let further = (further > 0).then(|| format!("{further} further"));
    let parts: Vec<String> = hidden.into_iter().chain(further).collect();
    (!parts.is_empty()).then(|| words::list(&parts))
}

fn marks(edition: &Edition<'_>, path: &str, of: usize, plans: &[usize]) -> PlanMarks {
    let mark = |at: usize| {
        let plan = edition.plan(at);
        PlanMark {
            stage: plan.status.stage.name(),
            label: words::stage(plan.status.stage),
            name: words::cut(&edition::short_name(plan), 32),
            title: edition::title(plan).to_owned(),
            href: edition.plan_href(path, at),
            is_cycle: edition.dependencies.share_cycle(of, at),
        }
    };
    let more = plans.len().saturating_sub(NAMED);
    PlanMarks {
        plans: plans.iter().take(NAMED).map(|plan| mark(*plan)).collect(),
        more: (more > 0).then(|| format!("{more} more")),
    }
}

/// The plans that are named and not said to be needed; `None` where there are none.
pub(super) fn mentions(edition: &Edition<'_>, path: &str) -> Option<Mentions> {
    let named = |plan: usize, kind: ReferenceKind| -> Vec<usize> {
        let of_kind = edition.plan(plan).references.iter().filter(|reference| reference.kind == kind);
        let named: BTreeSet<usize> = of_kind.filter_map(|reference| reference.plan).collect();
        let needs = edition.dependencies.needs(plan);
        named.into_iter().filter(|other| needs.binary_search(other).is_err()).collect()
    };
    let found: Vec<(usize, Vec<usize>, Vec<usize>)> = (0..edition.plans().len())
        .map(|plan| (plan, named(plan, ReferenceKind::Supersedes), named(plan, ReferenceKind::Mentions)))
        .filter(|(_, supersedes, names)| !supersedes.is_empty() || !names.is_empty())
        .collect();
    let has_supersedes = found.iter().any(|(_, supersedes, _)| !supersedes.is_empty());
    let has_names = found.iter().any(|(_, _, names)| !names.is_empty());
    (!found.is_empty()).then(|| Mentions {
        scope: words::count(
            found.len(),
            "plan names others without a word on order",
            "plans name others without a word on order",
        ),
        has_supersedes,
        has_names,
        rows: found
            .into_iter()
            .map(|(at, supersedes, names)| MentionRow {
                number: edition::title_number(edition.plan(at)),
                title: edition::title(edition.plan(at)).to_owned(),
                href: edition.plan_href(path, at),
                supersedes: has_supersedes.then(|| marks(edition, path, at, &supersedes)),
                names: has_names.then(|| marks(edition, path, at, &names)),
            })
            .collect(),
    })
}
