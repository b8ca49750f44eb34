//! Which plan a reference means.
//!
//! Authors name plans by folder, by number or by path, and the same folder name or number may occur under several
//! specs roots. The plan under the author's own root is meant first; what stays ambiguous stays unresolved.

use std::collections::{BTreeSet, HashMap};

use super::names::case_key;
use crate::plan::{Plan, Reference, reference::ReferenceTarget};

/// Fills in the plan of every reference that names one of these plans; drops those to the plan itself, and repetitions.
pub fn resolve(plans: &mut [Plan]) {
    let names = Names::of(plans);
    let resolved: Vec<Vec<Reference>> = plans
        .iter_mut()
        .enumerate()
        .map(|(index, plan)| {
            let references = std::mem::take(&mut plan.references);
            names.resolved(index, references)
        })
        .collect();
    for (plan, references) in plans.iter_mut().zip(resolved) {
        plan.references = references;
    }
}

/// How many plans a target names, wherever they are.
#[must_use]
pub fn candidates(plans: &[&Plan], target: &ReferenceTarget) -> usize {
    match target {
        ReferenceTarget::Number(number) => plans.iter().filter(|plan| plan.number == Some(*number)).count(),
        ReferenceTarget::Folder(name) => {
            let key = case_key(name);
            plans.iter().filter(|plan| case_key(last_part(&plan.folder)) == key).count()
        }
        ReferenceTarget::Path(path) => plans.iter().filter(|plan| is_inside(path, &plan.folder)).count(),
    }
}

/// What a target names among all plans.
enum Named {
    /// The plan the reference stands in.
    Itself,
    Plan(usize),
    Nothing,
}

/// The plans by what they may be called.
struct Names {
    by_path: HashMap<String, Vec<usize>>,
    by_folder: HashMap<String, Vec<usize>>,
    by_number: HashMap<u64, Vec<usize>>,
    /// The specs root of each plan.
    roots: Vec<String>,
}

impl Names {
    fn of(plans: &[Plan]) -> Self {
        let mut names = Self {
            by_path: HashMap::new(),
            by_folder: HashMap::new(),
            by_number: HashMap::new(),
            roots: plans.iter().map(|plan| parent(&plan.folder).to_owned()).collect(),
        };
        for (index, plan) in plans.iter().enumerate() {
            names.by_path.entry(plan.folder.clone()).or_default().push(index);
            names.by_folder.entry(case_key(last_part(&plan.folder))).or_default().push(index);
            if let Some(number) = plan.number {
                names.by_number.entry(number).or_default().push(index);
            }
        }
        names
    }

    fn resolved(&self, plan: usize, references: Vec<Reference>) -> Vec<Reference> {
        let mut known = BTreeSet::new();
        let mut unknown = BTreeSet::new();
        references
            .into_iter()
            .filter_map(|mut reference| {
                let new = match self.named(plan, &reference.target) {
                    Named::Itself => return None,
                    Named::Plan(other) => {
                        reference.plan = Some(other);
                        known.insert((reference.kind, other))
                    }
                    Named::Nothing => {
                        reference.plan = None;
                        unknown.insert((reference.kind, reference.text.clone()))
                    }
                };
                new.then_some(reference)
            })
            .collect()
    }

    fn named(&self, plan: usize, target: &ReferenceTarget) -> Named {
        let found = match target {
            ReferenceTarget::Number(number) => self.by_number.get(number),
            ReferenceTarget::Folder(name) => self.by_folder.get(&case_key(name)),
            ReferenceTarget::Path(path) => self.on_path(path),
        };
        found.map_or(Named::Nothing, |found| self.nearest(plan, found))
    }

    /// The plans of the innermost folder on a path; where none lies there, those that a part of the path is named after:
    /// paths are often written from another folder than the root.
    fn on_path(&self, path: &str) -> Option<&Vec<usize>> {
        let mut folder = path.trim_matches('/');
        while !folder.is_empty() {
            if let Some(found) = self.by_path.get(folder) {
                return Some(found);
            }
            folder = parent(folder);
        }
        path.split('/').rev().find_map(|part| self.by_folder.get(&case_key(part)))
    }

    /// The one that is meant: the plan itself, the only one, the only one under the same root.
    fn nearest(&self, plan: usize, found: &[usize]) -> Named {
        if found.contains(&plan) {
            return Named::Itself;
        }
        let mut near = found.iter().filter(|other| self.roots[**other] == self.roots[plan]);
        match (found, near.next(), near.next()) {
            ([only], ..) => Named::Plan(*only),
            (_, Some(only), None) => Named::Plan(*only),
            _ => Named::Nothing,
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn is_inside(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use ReferenceTarget::{Folder, Number, Path};

    use super::*;
    use crate::plan::ReferenceKind;
    use crate::portfolio::sample;

    /// Resolves references of the first of these plans and tells which plans they name.
    #[track_caller]
    fn check(folders: &[&str], targets: &[ReferenceTarget], expected: &[Option<&str>]) {
        let mut plans: Vec<Plan> = folders.iter().map(|folder| sample::plan(folder, &["plan.md"])).collect();
        for target in targets {
            sample::reference(&mut plans[0], ReferenceKind::Mentions, target.clone());
        }
        resolve(&mut plans);
        let found: Vec<Option<&str>> =
            plans[0].references.iter().map(|found| found.plan.map(|plan| plans[plan].folder.as_str())).collect();
        assert_eq!(found, expected, "{targets:?}");
    }

    fn folder(name: &str) -> ReferenceTarget {
        Folder(name.to_owned())
    }

    fn path(name: &str) -> ReferenceTarget {
        Path(name.to_owned())
    }

    #[test]
    fn the_own_root_comes_first() {
        let folders = ["a/specs/001-x", "a/specs/002-y", "b/specs/002-y", "b/specs/003-z", "c/specs/005-u", "d/005-u"];
        check(&folders, &[folder("002-Y")], &[Some("a/specs/002-y")]);
        check(&folders, &[Number(2)], &[Some("a/specs/002-y")]);
        check(
            &folders,
            &[Number(3), folder("005-u"), Number(5), Number(9)],
            &[Some("b/specs/003-z"), None, None, None],
        );
        check(&folders, &[path("b/specs/002-y/spec.md")], &[Some("b/specs/002-y")]);
        check(&folders, &[path("specs/002-y"), path("x/9-no/plan.md")], &[Some("a/specs/002-y"), None]);
    }

    #[test]
    fn the_plan_itself_and_repetitions_are_dropped() {
        let folders = ["specs/001-x", "specs/002-y"];
        check(&folders, &[folder("001-x"), Number(1), path("specs/001-x/tasks.md")], &[]);
        check(&folders, &[folder("002-y"), Number(2), folder("no-1"), folder("no-1")], &[Some("specs/002-y"), None]);
    }

    #[test]
    fn the_kind_makes_a_difference() {
        let mut plans = vec![sample::plan("specs/001-x", &["plan.md"]), sample::plan("specs/002-y", &["plan.md"])];
        sample::reference(&mut plans[0], ReferenceKind::DependsOn, Number(2));
        sample::reference(&mut plans[0], ReferenceKind::Mentions, Number(2));
        resolve(&mut plans);
        assert_eq!(plans[0].references.len(), 2);
    }
}
