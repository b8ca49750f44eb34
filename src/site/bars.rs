//! The two bars of the overview: the status as written, and the tasks as measured.
//!
//! They stand side by side because they often disagree, and neither is corrected by the other.

use serde::Serialize;

use super::changes;
use super::edition::Edition;
use super::filter::Filter;
use super::tasks::TaskState;
use super::words;
use crate::plan::Stage;

/// A bar with its legend.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// The anchor of its heading.
    pub id: &'static str,
    /// What it shows.
    pub heading: &'static str,
    /// Its parts.
    pub segments: Vec<Segment>,
}

/// A part of a bar, and a line of its legend.
#[derive(Clone, Debug, Serialize)]
pub struct Segment {
    /// The class that gives its fill.
    pub class: String,
    /// How wide it is.
    pub share: String,
    /// The icon inside the bar, where it is wide enough for one.
    pub icon: Option<&'static str>,
    /// Whether it is wide enough for its count.
    pub shows_count: bool,
    /// The icon in the legend.
    pub legend_icon: &'static str,
    /// What it counts.
    pub label: &'static str,
    /// How many plans.
    pub count: usize,
    /// How many more or fewer there are than at the revision that is compared with; `None` where that is the same or not
    /// known.
    pub change: Option<String>,
    /// The list of those plans.
    pub href: String,
}

/// A segment of one in this many is wide enough for an icon beside its count, on a phone too.
const ICON: usize = 11;
/// And for its count alone.
const COUNT: usize = 28;

/// The stages in use, in their order, as page `path` links to them.
#[must_use]
pub fn stage_segments(edition: &Edition<'_>, path: &str) -> Vec<Segment> {
    let plans = edition.plans().len();
    Stage::ALL
        .into_iter()
        .filter(|stage| edition.at_stage(*stage) > 0)
        .map(|stage| Segment {
            class: format!("k-{}", stage.name()),
            share: words::share(edition.at_stage(stage), plans),
            icon: (edition.at_stage(stage) * ICON >= plans).then_some(stage.name()),
            shows_count: edition.at_stage(stage) * COUNT >= plans,
            legend_icon: stage.name(),
            label: words::stage(stage),
            count: edition.at_stage(stage),
            change: change(edition, stage),
            href: Filter::Stage(stage).href(path),
        })
        .collect()
}

/// "+2", "−1"
fn change(edition: &Edition<'_>, stage: Stage) -> Option<String> {
    let past = &*edition.portfolio.past;
    let (then, now) = (past.counts_then().at(stage), edition.at_stage(stage));
    let is_known = changes::is_comparable(past) && then != now;
    let sign = if now > then { '+' } else { '−' };
    is_known.then(|| format!("{sign}{}", now.abs_diff(then)))
}

/// The bar of stages.
#[must_use]
pub fn status_bar(edition: &Edition<'_>, path: &str) -> Bar {
    Bar { id: "status-bar", heading: "Status, as written", segments: stage_segments(edition, path) }
}

/// The bar of task lists, as page `path` links to them.
#[must_use]
pub fn tasks_bar(edition: &Edition<'_>, path: &str) -> Bar {
    let plans = edition.plans().len();
    let segments = TaskState::ALL
        .into_iter()
        .map(|state| (state, edition.plans().iter().filter(|plan| TaskState::of(&plan.plan) == state).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| {
            let (class, legend_icon) = tasks_mark(state);
            Segment {
                class: class.to_owned(),
                share: words::share(count, plans),
                icon: None,
                shows_count: count * COUNT >= plans,
                legend_icon,
                label: state.label(),
                count,
                change: None,
                href: Filter::Tasks(state).href(path),
            }
        })
        .collect();
    Bar { id: "tasks-bar", heading: "Tasks, as measured", segments }
}

/// Class and icon of a state of tasks.
fn tasks_mark(state: TaskState) -> (&'static str, &'static str) {
    match state {
        TaskState::All => ("t-all", "tasks-all"),
        TaskState::Some => ("t-some", "tasks-some"),
        TaskState::None => ("t-none", "tasks-none"),
        TaskState::NoList => ("t-missing", "tasks-missing"),
    }
}
