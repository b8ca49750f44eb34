//! Which plans are needed now that were not, and which are needed no longer.
//!
//! A dependency is known by the plan that it means, so that it may be named by number instead of by folder, and so that
//! renaming the plan it means is no event; where it means none, by its words. A plan needs another one once, however
//! often it says so.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, EventKind, Sides};
use crate::plan::words::fold;
use crate::portfolio::names::case_key;
use crate::portfolio::snapshot::{Dependency, PlanSnapshot, Target};

/// What the plans of one revision are called and were called, each with the number by which it is known in both.
///
/// Whoever renames a plan seldom mends at once what names it elsewhere. Until then its old name still means it.
#[derive(Debug, Default)]
pub struct Names {
    plans: Vec<Named>,
    former: Vec<Named>,
}

/// A folder that a plan has left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    /// The plan, by its number.
    pub plan: usize,
    /// The folder, relative to the root.
    pub folder: String,
    /// The number it began with.
    pub number: Option<u64>,
}

#[derive(Debug)]
struct Named {
    plan: usize,
    id: String,
    /// The folder, and its name without regard to case.
    folder: String,
    name: String,
    number: Option<u64>,
}

impl Names {
    /// The names of these plans.
    #[must_use]
    pub fn of<'p>(plans: impl IntoIterator<Item = (usize, &'p PlanSnapshot)>) -> Self {
        let named = |(plan, snapshot)| Named::new(plan, snapshot);
        Self { plans: plans.into_iter().map(named).collect(), former: Vec::new() }
    }

    /// Adds what plans were called. Those that are there no longer mean nothing any more.
    #[must_use]
    pub fn with_former<'n>(mut self, names: impl IntoIterator<Item = &'n FormerName>) -> Self {
        for former in names {
            if let Some(now) = self.plans.iter().find(|plan| plan.plan == former.plan) {
                let (name, folder) = (case_key(last_part(&former.folder)), former.folder.clone());
                self.former.push(Named { plan: former.plan, id: now.id.clone(), folder, name, number: former.number });
            }
        }
        self
    }

    /// The plan that a target means where it is written in the plan of this folder.
    fn find(&self, target: &Target, from: &str) -> Option<&Named> {
        find(&self.plans, target, from).or_else(|| find(&self.former, target, from))
    }
}

impl Named {
    fn new(plan: usize, snapshot: &PlanSnapshot) -> Self {
        let (id, folder) = (snapshot.id.clone(), snapshot.folder.clone());
        Self { plan, id, name: case_key(last_part(&folder)), folder, number: snapshot.number }
    }
}

/// The only one of these plans that a target names, or the only one under the same root.
fn find<'n>(plans: &'n [Named], target: &Target, from: &str) -> Option<&'n Named> {
    let found: Vec<&Named> = match target {
        Target::Number(number) => plans.iter().filter(|plan| plan.number == Some(*number)).collect(),
        Target::Folder(name) => called(plans, name),
        Target::Path(path) => on(plans, path),
    };
    let mut near = found.iter().filter(|plan| parent(&plan.folder) == parent(from));
    match (found.as_slice(), near.next(), near.next()) {
        ([only], ..) | (_, Some(only), None) => Some(only),
        _ => None,
    }
}

fn called<'n>(plans: &'n [Named], name: &str) -> Vec<&'n Named> {
    let name = case_key(name);
    plans.iter().filter(|plan| plan.name == name).collect()
}

/// The plan of the innermost folder on a path, else those that a part of the path is named after.
fn on<'n>(plans: &'n [Named], path: &str) -> Vec<&'n Named> {
    let holds = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let inside = plans.iter().filter(|plan| !plan.folder.is_empty() && holds(&plan.folder));
    if let Some(innermost) = inside.max_by_key(|plan| plan.folder.len()) {
        return vec![innermost];
    }
    path.rsplit('/').map(|part| called(plans, part)).find(|found| !found.is_empty()).unwrap_or_default()
}

pub(super) fn compare(sides: &Sides<'_>, names: (&Names, &Names), events: &mut Vec<Event>) {
    let (before, after) = (known(sides.before, names.0), known(sides.after, names.1));
    for (dependency, means) in &after {
        if !before.iter().any(|(other, meant)| is_same((other, meant), (dependency, means))) {
            let id = means.map(|plan| plan.id.clone());
            let kind = EventKind::DependencyAdded;
            events.push(sides.now().turn(kind, &dependency.text, dependency.spot, (None, id)));
        }
    }
    for (dependency, meant) in &before {
        if !after.iter().any(|(other, means)| is_same((dependency, meant), (other, means))) {
            let id = meant.map(|plan| plan.id.clone());
            let kind = EventKind::DependencyRemoved;
            events.push(sides.then().turn(kind, &dependency.text, dependency.spot, (id, None)));
        }
    }
}

/// A dependency with the plan that it means.
type Meaning<'a> = (&'a Dependency, Option<&'a Named>);

/// The dependencies of a plan on others, each once.
fn known<'a>(plan: &'a PlanSnapshot, names: &'a Names) -> Vec<Meaning<'a>> {
    let mut seen = BTreeSet::new();
    let meaning = |dependency: &'a Dependency| (dependency, names.find(&dependency.target, &plan.folder));
    let meanings = plan.dependencies.iter().map(meaning);
    let others = meanings.filter(|(_, means)| means.is_none_or(|other| other.folder != plan.folder));
    others
        .filter(|(dependency, means)| match means {
            Some(other) => seen.insert((Some(other.plan), String::new())),
            None => seen.insert((None, fold(&dependency.text))),
        })
        .collect()
}

/// Whether two dependencies are one: they mean the same plan, or one of them means none and they say the same.
fn is_same(before: (&Dependency, &Option<&Named>), after: (&Dependency, &Option<&Named>)) -> bool {
    match (before.1, after.1) {
        (Some(before), Some(after)) => before.plan == after.plan,
        _ => before.0.target == after.0.target || fold(&before.0.text) == fold(&after.0.text),
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}
