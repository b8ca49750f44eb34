//! Which plan a reference means.
//!
//! Authors name plans by folder, by number or by path, and the same folder name or number may occur under several
//! specs roots. The plan under the author's own root is meant first; what stays ambiguous stays unresolved.

use std::collections::BTreeSet;
use std::iter::successors;
use std::sync::Arc;

use super::index::{Index, parent};
use crate::plan::{Mention, Plan, Reference, reference::ReferenceTarget};

/// Which plans the mentions of one plan mean, by document and mention.
pub type Mentioned = Vec<Vec<Option<usize>>>;

/// Fills in the plan of every reference that names one; drops those to the plan itself, repetitions, and doubtful ones
/// that name none.
#[must_use]
pub fn resolve(index: &Index, at: usize, mut plan: Arc<Plan>) -> Arc<Plan> {
    if !plan.references.is_empty() {
        let plan = Arc::make_mut(&mut plan);
        let references = std::mem::take(&mut plan.references);
        plan.references = resolved(index, at, references);
    }
    plan
}

/// Which plan each mention of a plan means, in the order of its documents and the mentions in them; `None` where it is
/// none of the portfolio's, or not clear which.
#[must_use]
pub fn mentioned(index: &Index, at: usize, plan: &Plan) -> Mentioned {
    let of = |mention: &Mention| match named(index, at, &mention.target) {
        Named::Plan(other) => Some(other),
        Named::Itself | Named::Nothing => None,
    };
    plan.documents.iter().map(|document| document.mentions.iter().map(of).collect()).collect()
}

/// How many plans a target names, wherever they are.
#[must_use]
pub fn candidates(index: &Index, target: &ReferenceTarget) -> usize {
    match target {
        ReferenceTarget::Number(number) => index.numbered(*number).len(),
        ReferenceTarget::Folder(name) => index.named(name).len(),
        ReferenceTarget::Path(path) => folders(path).map(|folder| index.in_folder(folder).len()).sum(),
    }
}

fn resolved(index: &Index, at: usize, references: Vec<Reference>) -> Vec<Reference> {
    let mut known = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    references
        .into_iter()
        .filter_map(|mut reference| {
            let new = match named(index, at, &reference.target) {
                Named::Itself => return None,
                Named::Plan(other) => {
                    reference.plan = Some(other);
                    known.insert((reference.kind, other))
                }
                Named::Nothing if reference.is_doubtful && candidates(index, &reference.target) == 0 => return None,
                Named::Nothing => {
                    reference.plan = None;
                    unknown.insert((reference.kind, reference.text.clone()))
                }
            };
            new.then_some(reference)
        })
        .collect()
}

/// What a target names among all plans.
enum Named {
    /// The plan the reference stands in.
    Itself,
    Plan(usize),
    Nothing,
}

fn named(index: &Index, at: usize, target: &ReferenceTarget) -> Named {
    let found = match target {
        ReferenceTarget::Number(number) => index.numbered(*number),
        ReferenceTarget::Folder(name) => index.named(name),
        ReferenceTarget::Path(path) => on_path(index, path),
    };
    nearest(index, at, found)
}

/// The plans of the innermost folder on a path; where none lies there, those that a part of the path is named after:
/// paths are often written from another folder than the root.
fn on_path<'i>(index: &'i Index, path: &str) -> &'i [usize] {
    let there = |plans: &&[usize]| !plans.is_empty();
    let in_folder = folders(path.trim_matches('/')).map(|folder| index.in_folder(folder)).find(there);
    in_folder.or_else(|| path.split('/').rev().map(|part| index.named(part)).find(there)).unwrap_or_default()
}

/// A path and the folders it lies in, from the innermost on, without the root.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    successors(Some(path), |path| Some(parent(path))).take_while(|folder| !folder.is_empty())
}

/// The one that is meant: the plan itself, the only one, the only one under the same root.
fn nearest(index: &Index, at: usize, found: &[usize]) -> Named {
    if found.contains(&at) {
        return Named::Itself;
    }
    let mut near = found.iter().filter(|other| index.root(**other) == index.root(at));
    match (found, near.next(), near.next()) {
        ([only], ..) => Named::Plan(*only),
        (_, Some(only), None) => Named::Plan(*only),
        _ => Named::Nothing,
    }
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
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        let first = resolve(&Index::of(&plans), 0, Arc::clone(&plans[0]));
        let found: Vec<Option<&str>> =
            first.references.iter().map(|found| found.plan.map(|plan| plans[plan].folder.as_str())).collect();
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
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        assert_eq!(resolve(&Index::of(&plans), 0, Arc::clone(&plans[0])).references.len(), 2);
    }
    #[test]
    fn doubtful_names_count_where_there_is_such_a_plan() {
        let folders = ["specs/001-x", "specs/0002-y", "a/specs/0003-z", "b/specs/0003-z"];
        let mut plans: Vec<Plan> = folders.iter().map(|folder| sample::plan(folder, &["plan.md"])).collect();
        for name in ["0002-y", "0007-no", "0003-z"] {
            sample::reference(&mut plans[0], ReferenceKind::Mentions, folder(name));
        }
        plans[0].references.iter_mut().for_each(|reference| reference.is_doubtful = true);
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        let first = resolve(&Index::of(&plans), 0, Arc::clone(&plans[0]));
        let found: Vec<_> = first.references.iter().map(|found| (&found.target, found.plan)).collect();
        assert_eq!(found, [(&folder("0002-y"), Some(1)), (&folder("0003-z"), None)]);
    }
}
