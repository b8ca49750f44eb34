//! The table of plans, on the overview and on its own page.
//!
//! A column that is empty for every plan is left out. Rows come in the order of their stages, blocked first, then the
//! most recently changed.

use std::cmp::Reverse;
use std::ops::Range;

use jiff::Timestamp;
use serde::Serialize;

use super::address;
use super::caches::Caches;
use super::chrome::ShownDate;
use super::edition::{self, Edition};
use super::filter::Filter;
use super::filters::{self, Filters};
use super::marks::{self, Meter, PipPattern, Pips, StageMark, TextLink};
use super::pages;
use super::tasks;
use super::words;
use crate::plan::{Plan, Verdict};
use crate::portfolio::PortfolioPlan;

/// The table.
#[derive(Clone, Debug, Serialize)]
pub struct PlanTable {
    /// What the table lists, for those who do not see its heading.
    pub caption: String,
    /// What a heading does not say by itself.
    pub note: Option<String>,
    /// Where the other plans are.
    pub more: Option<TextLink>,
    /// The filters; `None` where the table does not list every plan.
    pub filters: Option<Filters>,
    /// Which columns there are.
    pub columns: PlanColumns,
    /// The drawings of the pips.
    pub patterns: Vec<PipPattern>,
    /// The rows, one group a stage.
    pub groups: Vec<PlanGroup>,
}

/// Which columns of the table state something.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each column is there or not, by itself")]
pub struct PlanColumns {
    /// Gates.
    pub gates: bool,
    /// Risks.
    pub risks: bool,
    /// Gaps.
    pub gaps: bool,
    /// Tasks.
    pub tasks: bool,
    /// Verdicts of the constitution check; only where there are no gates.
    pub constitution: bool,
    /// Author.
    pub author: bool,
    /// Last change.
    pub changed: bool,
}

/// Plans at one stage; those that are seen at first stand in a group of their own.
#[derive(Clone, Debug, Serialize)]
pub struct PlanGroup {
    /// The anchor of the first group of a stage, where it is asked for without the script that filters.
    pub id: Option<String>,
    /// The stage, in the words of the filters.
    pub stage: &'static str,
    /// Whether it stands below what is seen at first, so that its rows may be drawn when they come into sight.
    pub is_far: bool,
    /// The rows.
    pub rows: Vec<PlanRow>,
}

/// One plan. A part is `None` where its column is left out.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRow {
    /// The number as written.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The plan's page.
    pub href: String,
    /// What tells it from plans with the same number.
    pub folder: Option<String>,
    /// Whether work on it is over.
    pub is_over: bool,
    /// What filters know of it.
    pub is: String,
    /// Its stage.
    pub stage: StageMark,
    /// That it cannot be read; stands in place of all that is derived from its text.
    pub unreadable: Option<&'static str>,
    /// That it is the untouched template; stands there as well, since nobody has stated any of it.
    pub unfilled: Option<&'static str>,
    /// How many columns that sentence covers.
    pub derived: usize,
    /// Gates.
    pub gates: Option<GatesCell>,
    /// Risks.
    pub risks: Option<RisksCell>,
    /// Gaps.
    pub gaps: Option<GapsCell>,
    /// Tasks.
    pub tasks: Option<TasksCell>,
    /// Verdicts of the constitution check.
    pub constitution: Option<WordsCell>,
    /// Author.
    pub author: Option<WordsCell>,
    /// Last change.
    pub changed: Option<ChangedCell>,
}

/// The gates of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct GatesCell {
    /// The gates; `None` where there are none.
    pub pips: Option<Pips>,
    /// What stands there instead.
    pub none: Option<&'static str>,
}

/// The risks of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct RisksCell {
    /// The worst step of exposure, 0 where none is scored.
    pub level: u8,
    /// The worst risks in words.
    pub text: String,
    /// How many others there are.
    pub more: Option<String>,
}

/// What a plan still owes.
#[derive(Clone, Debug, Serialize)]
pub struct GapsCell {
    /// Placeholders, open questions and risks without mitigation.
    pub count: usize,
}

/// The tasks of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct TasksCell {
    /// The meter; `None` where there is no task list.
    pub meter: Option<Meter>,
    /// What stands there instead.
    pub none: Option<String>,
}

/// A cell of words.
#[derive(Clone, Debug, Serialize)]
pub struct WordsCell {
    /// The words.
    pub text: String,
    /// Whether the plan states them.
    pub is_stated: bool,
}

/// When a plan was last changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedCell {
    /// The age; `None` where it is not known.
    pub date: Option<ShownDate>,
}

/// Which plans a table lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those at these places in the order of the table.
    Page(Range<usize>),
    /// All, as long as they fit; else the most recently changed.
    Fitting,
}

/// Most plans that the overview lists.
const FITTING: usize = 150;
/// How many it lists when there are more.
const RECENT: usize = 50;

/// The plans in the order of the table: by stage, then the most recently changed first.
#[must_use]
pub fn ordered(edition: &Edition<'_>) -> Vec<usize> {
    let plans = edition.plans();
    let mut order: Vec<usize> = (0..plans.len()).collect();
    order.sort_by_key(|plan| (plans[*plan].plan.status.stage, changed(edition, *plan), *plan));
    order
}

/// When a plan was changed, the last first.
fn changed(edition: &Edition<'_>, plan: usize) -> Reverse<Option<Timestamp>> {
    Reverse(edition.plans()[plan].changed.as_ref().map(|change| change.moment))
}

/// The rows of all plans in their order, with what filters know of the groups they stand in.
pub fn rows<'e>(caches: &'e Caches<'_>, path: &'e str) -> impl Iterator<Item = PlanRow> + use<'e> {
    let edition = &caches.edition;
    let columns = columns(edition.plans());
    caches.plan_order().iter().map(move |plan| {
        let row = row(edition, path, *plan, columns);
        PlanRow { is: format!("{} {}", row.stage.stage, row.is), ..row }
    })
}

/// Makes the table for the page at `path`.
#[must_use]
pub fn plan_table(caches: &Caches<'_>, path: &str, extent: Extent) -> PlanTable {
    let edition = &caches.edition;
    let plans = edition.plans();
    let mut listed = caches.plan_order().to_vec();
    let is_cut = extent == Extent::Fitting && plans.len() > FITTING;
    if is_cut {
        let mut recent: Vec<usize> = (0..plans.len()).collect();
        recent.sort_by_key(|plan| changed(edition, *plan));
        recent.truncate(RECENT);
        listed.retain(|plan| recent.contains(plan));
    }
    let is_page = matches!(extent, Extent::Page(_));
    let whole = listed.len();
    if let Extent::Page(shown) = extent {
        listed = listed[shown].to_vec();
    }
    let columns = columns(plans);
    let stage = |at: usize| plans[listed[at]].plan.status.stage;
    let begins = |at: usize| at == 0 || stage(at - 1) != stage(at);
    let starts: Vec<usize> = (0..listed.len()).filter(|at| begins(*at) || *at == pages::SEEN_AT_FIRST).collect();
    let ends = starts.iter().copied().skip(1).chain([listed.len()]);
    let groups = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| PlanGroup {
            id: (is_page && begins(*start)).then(|| Filter::Stage(stage(*start)).fragment()),
            stage: stage(*start).name(),
            is_far: *start >= pages::SEEN_AT_FIRST,
            rows: listed[*start..end].iter().map(|plan| row(edition, path, *plan, columns)).collect(),
        })
        .collect();
    // Filters show rows of other pages too, which need their drawings.
    let patterns = if is_page && listed.len() < whole {
        caches.pip_patterns().to_vec()
    } else {
        marks::pip_patterns(listed.iter().map(|plan| plans[*plan].plan.gates.as_slice()))
    };
    PlanTable {
        caption: if is_cut { format!("The {RECENT} plans changed last") } else { "All plans".to_owned() },
        note: columns.gaps.then(|| "gaps are placeholders, open questions and risks without mitigation".to_owned()),
        more: is_cut.then(|| TextLink {
            text: format!("All {} plans", plans.len()),
            href: Some(address::href(path, address::PLANS)),
        }),
        patterns,
        filters: (!is_cut && !plans.is_empty()).then(|| caches.plan_filters().clone()),
        columns,
        groups,
    }
}

/// Placeholders, open questions and risks without mitigation.
#[must_use]
pub fn gaps(plan: &Plan) -> usize {
    let unmitigated = plan.risks.iter().filter(|risk| risk.mitigation.is_none()).count();
    plan.placeholders.len() + plan.clarifications.len() + unmitigated
}

fn columns(plans: &[PortfolioPlan]) -> PlanColumns {
    let any = |states: fn(&PortfolioPlan) -> bool| plans.iter().any(states);
    let gates = any(|plan| !plan.plan.gates.is_empty());
    PlanColumns {
        gates,
        risks: any(|plan| !plan.plan.risks.is_empty()),
        gaps: any(|plan| gaps(&plan.plan) > 0),
        // A plan that cannot be read needs a column to say so in.
        tasks: any(|plan| plan.plan.tasks.is_some() || plan.plan.unreadable.is_some() || plan.plan.template_only),
        constitution: !gates && any(|plan| !plan.plan.constitution.is_empty()),
        author: any(|plan| plan.plan.author.is_some()),
        changed: any(|plan| plan.changed.is_some()),
    }
}

fn row(edition: &Edition<'_>, path: &str, at: usize, columns: PlanColumns) -> PlanRow {
    let PortfolioPlan { plan, changed, .. } = &edition.plans()[at];
    let as_of = edition.portfolio.revision.as_of;
    let derived = [columns.gates, columns.risks, columns.gaps, columns.tasks, columns.constitution];
    PlanRow {
        number: edition::title_number(plan),
        title: edition::title(plan).to_owned(),
        href: edition.plan_href(path, at),
        folder: edition.folder_hint(plan),
        is_over: plan.status.stage.is_over(),
        is: filters::plan_is(plan),
        stage: StageMark::new(plan.status.stage, plan.status.text.as_deref()),
        unreadable: plan.unreadable.as_ref().map(|_| "cannot be read"),
        unfilled: plan.template_only.then_some("not filled in"),
        derived: derived.into_iter().filter(|there| *there).count(),
        gates: columns.gates.then(|| gates_cell(plan)),
        risks: columns.risks.then(|| risks_cell(plan)),
        gaps: columns.gaps.then(|| GapsCell { count: gaps(plan) }),
        tasks: columns
            .tasks
            .then(|| TasksCell { meter: tasks::listed(plan).map(Meter::new), none: tasks::unlisted(plan) }),
        constitution: columns.constitution.then(|| constitution_cell(plan)),
        author: columns.author.then(|| WordsCell {
            text: plan.author.as_ref().map(|author| author.value.clone()).unwrap_or_default(),
            is_stated: plan.author.is_some(),
        }),
        changed: columns.changed.then(|| ChangedCell {
            date: changed.as_ref().map(|change| ShownDate {
                text: words::short_age(change.date(), as_of),
                iso: change.date().to_string(),
                title: words::long_date(change.date()),
            }),
        }),
    }
}

fn gates_cell(plan: &Plan) -> GatesCell {
    let none = match (plan.gates.is_empty(), plan.gate_verdicts.is_empty()) {
        (false, _) => None,
        (true, false) => Some("in words"),
        (true, true) => Some("no list"),
    };
    GatesCell { pips: none.is_none().then(|| marks::pips(plan, "")), none }
}

fn risks_cell(plan: &Plan) -> RisksCell {
    let level = |risk: &crate::plan::Risk| words::band_level(risk.exposure().map(|exposure| exposure.band));
    let worst = plan.risks.iter().map(level).max();
    let (text, more) = match worst {
        None => (if plan.sections.risks { "none" } else { "no section" }.to_owned(), None),
        Some(0) => (format!("{} unscored", plan.risks.len()), None),
        Some(worst) => {
            let of_worst: Vec<_> = plan.risks.iter().filter(|risk| level(risk) == worst).collect();
            let band = words::band(of_worst[0].exposure().map(|exposure| exposure.band)).to_lowercase();
            let others = plan.risks.len() - of_worst.len();
            (format!("{} {band}", of_worst.len()), (others > 0).then(|| format!("+{others}")))
        }
    };
    RisksCell { level: worst.unwrap_or_default(), text, more }
}

fn constitution_cell(plan: &Plan) -> WordsCell {
    let counted = [Verdict::Fail, Verdict::Partial, Verdict::Pending, Verdict::Pass, Verdict::Waived];
    let parts: Vec<String> = counted
        .into_iter()
        .filter_map(|verdict| {
            let count = plan.constitution.iter().filter(|check| check.verdict == verdict).count();
            (count > 0).then(|| format!("{count} {}", words::verdict(verdict)))
        })
        .collect();
    let none = match (plan.constitution.is_empty(), plan.sections.constitution) {
        (false, _) => "no verdict",
        (true, true) => "no principle named",
        (true, false) => "no check",
    };
    WordsCell { text: if parts.is_empty() { none.to_owned() } else { parts.join(", ") }, is_stated: !parts.is_empty() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Extent, plan_table};
    use crate::portfolio::{Change, sample};
    use crate::site::SiteOptions;
    use crate::site::caches::Caches;
    use crate::site::edition::Edition;
    use crate::site::routes::Routes;

    #[test]
    fn plans_changed_on_the_same_day_come_by_the_hour() {
        let hours = ["09:00", "17:30", "11:00"];
        let plans = (0..hours.len()).map(|at| sample::plan(&format!("specs/{at}-x"), &["plan.md"])).collect();
        let mut portfolio = sample::portfolio(plans);
        for (plan, hour) in portfolio.plans.iter_mut().zip(hours) {
            let moment = format!("2026-11-20T{hour}:00Z").parse().expect("a moment");
            plan.changed = Some(Change { moment, author: "Ada".to_owned(), commit: "c".repeat(40) });
        }
        let options = SiteOptions::default();
        let edition = Edition::new(&portfolio, &options, Routes::of(&portfolio).into(), BTreeSet::new().into());
        let table = plan_table(&Caches::of(edition), "plans.html", Extent::Page(0..3));
        let titles: Vec<&str> =
            table.groups.iter().flat_map(|group| &group.rows).map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["1-x", "2-x", "0-x"]);
    }
}
