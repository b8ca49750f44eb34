//! The two bars of the overview: the status as written, and the tasks as measured.
//!
//! They stand side by side because they often disagree, and neither is corrected by the other.

use serde::Serialize;

use super::address;
use super::edition::Edition;
use super::routes;
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
    /// The list of those plans.
    pub href: Option<String>,
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
            href: Some(routes::href(path, address::PLANS, Some(&address::stage_anchor(stage)))),
        })
        .collect()
}

/// The bar of stages.
#[must_use]
pub fn status_bar(edition: &Edition<'_>, path: &str) -> Bar {
    Bar { id: "status-bar", heading: "Status, as written", segments: stage_segments(edition, path) }
}

/// The bar of task lists. There is no list of the plans by their tasks yet, so it links nowhere.
#[must_use]
pub fn tasks_bar(edition: &Edition<'_>) -> Bar {
    let kinds = [
        ("t-all", "tasks-all", "All done"),
        ("t-some", "tasks-some", "Some done"),
        ("t-none", "tasks-none", "None done"),
        ("t-missing", "tasks-missing", "No list"),
    ];
    let plans = edition.plans().len();
    let mut counts = [0; 4];
    for plan in edition.plans() {
        let kind = match plan.plan.tasks {
            None => 3,
            Some(tasks) if tasks.total == 0 => 3,
            Some(tasks) if tasks.done == 0 => 2,
            Some(tasks) if tasks.done < tasks.total => 1,
            Some(_) => 0,
        };
        counts[kind] += 1;
    }
    let segments = kinds
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((class, legend_icon, label), count)| Segment {
            class: class.to_owned(),
            share: words::share(count, plans),
            icon: None,
            shows_count: count * COUNT >= plans,
            legend_icon,
            label,
            count,
            href: None,
        })
        .collect();
    Bar { id: "tasks-bar", heading: "Tasks, as measured", segments }
}
