//! What changed between two builds, in the words of the plans: "012: 2 gates ticked".
//!
//! For people who look at a screen while somebody edits. What the history of a plan says stands elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::workbench::Made;
use crate::diagnostic::phrase::counted;
use crate::plan::{GateState, Plan};
use crate::portfolio::{Portfolio, PortfolioPlan};

/// How many plans are named before the rest is only counted.
const MOST: usize = 3;

/// Says what changed from one build to another one that differs.
pub(super) fn of(before: &Made, after: &Made) -> Vec<String> {
    let theme = !before.has_same_theme(after);
    let (before, after) = (&before.portfolio, &after.portfolio);
    let (old, new) = (by_path(before, after), by_path(after, before));
    let mut said = Vec::new();
    if theme {
        said.push("the theme changed".to_owned());
    }
    let named = |plan: &Plan| plan.number.map_or_else(|| plan.id.clone(), |number| format!("{number:03}"));
    let gone: BTreeMap<&str, &Plan> =
        old.iter().filter(|(path, _)| !new.contains_key(*path)).map(|(_, plan)| (plan.id.as_str(), *plan)).collect();
    let is_moved = |path: &str, plan: &Plan| !old.contains_key(path) && gone.contains_key(plan.id.as_str());
    let moved: BTreeSet<&str> =
        new.iter().filter(|(path, plan)| is_moved(path, plan)).map(|(_, plan)| plan.id.as_str()).collect();
    let mut of_plans: Vec<String> = Vec::new();
    for (path, plan) in &new {
        match old.get(path) {
            None if moved.contains(plan.id.as_str()) => {}
            None => of_plans.push(format!("{}: new", named(plan))),
            Some(last) => {
                let changes = of_plan(last, plan);
                if !changes.is_empty() {
                    of_plans.push(format!("{}: {}", named(plan), changes.join(", ")));
                }
            }
        }
    }
    let removed = gone.values().filter(|plan| !moved.contains(plan.id.as_str()));
    of_plans.extend(removed.map(|plan| format!("{}: removed", named(plan))));
    if !moved.is_empty() {
        said.push(format!("{} moved", counted(moved.len(), "plan")));
    }
    let more = of_plans.len().saturating_sub(MOST);
    said.extend(of_plans.into_iter().take(MOST));
    if more > 0 {
        said.push(format!("{more} more"));
    }
    if said.is_empty() {
        said.push(
            if before.revision != after.revision { "the revision changed" } else { "the portfolio changed" }.to_owned(),
        );
    }
    said
}

/// The plans by path, without those that are plainly the same in another portfolio.
fn by_path<'p>(portfolio: &'p Portfolio, other: &Portfolio) -> BTreeMap<&'p str, &'p Plan> {
    let mut others = other.plans.iter();
    let mut is_same = |of: &PortfolioPlan| others.next().is_some_and(|other| Arc::ptr_eq(&of.plan, &other.plan));
    portfolio.plans.iter().filter(|of| !is_same(of)).map(|of| (of.plan.path.as_str(), &*of.plan)).collect()
}

/// What changed in one plan.
fn of_plan(before: &Plan, after: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    match (&before.unreadable, &after.unreadable) {
        // What is not read has not been removed.
        (None, Some(_)) => return vec!["cannot be read".to_owned()],
        (Some(_), None) => return vec!["can be read again".to_owned()],
        (None, None) | (Some(_), Some(_)) => {}
    }
    if before.title != after.title {
        said.push("title changed".to_owned());
    }
    if before.status.stage != after.status.stage {
        said.push(format!("{} → {}", before.status.stage.name(), after.status.stage.name()));
    }
    let states = |plan: &Plan| -> BTreeMap<(String, String), GateState> {
        plan.gates.iter().map(|gate| ((gate.section.clone(), gate.text.clone()), gate.state)).collect()
    };
    let (old, new) = (states(before), states(after));
    let turned = |to: GateState| {
        new.iter().filter(|(gate, state)| **state == to && old.get(gate).is_some_and(|was| was != *state)).count()
    };
    let mut count = |number: usize, noun: &str, what: &str| {
        if number > 0 {
            said.push(format!("{} {what}", counted(number, noun)));
        }
    };
    count(turned(GateState::Done), "gate", "ticked");
    count(turned(GateState::Open), "gate", "reopened");
    count(new.keys().filter(|gate| !old.contains_key(*gate)).count(), "gate", "added");
    count(old.keys().filter(|gate| !new.contains_key(*gate)).count(), "gate", "removed");
    count(after.risks.len().saturating_sub(before.risks.len()), "risk", "added");
    count(before.risks.len().saturating_sub(after.risks.len()), "risk", "removed");
    let open = |plan: &Plan| plan.risks.iter().filter(|risk| risk.mitigation.is_none()).count();
    if before.risks.len() == after.risks.len() {
        count(open(before).saturating_sub(open(after)), "risk", "mitigated");
    }
    let done = |plan: &Plan| plan.tasks.map_or(0, |tasks| tasks.done);
    count(done(after).saturating_sub(done(before)), "task", "done");
    count(done(before).saturating_sub(done(after)), "task", "reopened");
    if said.is_empty() && !Arc::ptr_eq(&before.documents, &after.documents) {
        said.push("text edited".to_owned());
    }
    said
}
