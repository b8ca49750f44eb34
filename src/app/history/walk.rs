//! From the commits of a range to a timeline: first which plans each commit touches, then what all their versions say,
//! then what happened.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::log::{Commit, FileChange, Link, Log};
use super::read::{Version, Versions};
use super::tree::{Moved, PlanFiles, Tree};
use crate::app::discover::Rules;
use crate::app::git::Git;
use crate::plan::ReadOptions;
use crate::portfolio::Change;
use crate::portfolio::snapshot::PlanSnapshot;
use crate::portfolio::timeline::{Logged, Step, Timeline, Touched};

/// What stands for the name of a blob that is no blob, but a file on disk.
const ON_DISK: &str = "on disk";

/// One step of a walk before it is known what the plans say.
#[derive(Debug)]
struct Stride {
    step: Step,
    moved: Moved,
    /// Who made which document what it is, where that is not told by the step.
    by: BTreeMap<String, Step>,
}

/// The steps of a walk to the newest commit of a log.
#[derive(Debug)]
pub(super) struct Strides {
    strides: Vec<Stride>,
    /// The last change of each file that they touch.
    changes: BTreeMap<String, Change>,
}

/// Where a walk has come to.
#[derive(Clone, Debug)]
pub(in crate::app) struct Walked {
    /// The newest commit; `None` before the first one.
    pub(super) tip: Option<String>,
    /// The files of which Git was asked what became of them.
    pub(super) files: Vec<String>,
    /// The documents of that commit.
    pub(super) tree: Tree,
    /// What happened on the way.
    pub(super) timeline: Arc<Timeline>,
    /// The last change of each file.
    pub(super) changes: Arc<BTreeMap<String, Change>>,
}

impl Walked {
    /// Before the first commit.
    pub(super) fn nowhere(rules: Rules, files: Vec<String>) -> Self {
        Self { tip: None, files, tree: Tree::empty(rules), timeline: Arc::default(), changes: Arc::default() }
    }

    /// Which plans the steps along the main line of a log touch. The documents are those of its newest commit then.
    pub(super) fn strides(&mut self, log: &Log) -> Strides {
        Strides { strides: Stride::along(log, &mut self.tree), changes: log.last_changes() }
    }

    /// Walks on to a commit.
    pub(super) fn walk(
        &mut self,
        git: &Git,
        (Strides { strides, changes }, tip): (Strides, &str),
        versions: &mut Versions,
        options: &ReadOptions,
    ) -> Result<(), String> {
        let now = strides.iter().flat_map(|stride| &stride.moved.now);
        versions.read(git, now.flat_map(Version::of_plan), options).map_err(|error| error.to_string())?;
        stride(Arc::make_mut(&mut self.timeline), strides, versions);
        Arc::make_mut(&mut self.changes).extend(changes);
        self.tip = Some(tip.to_owned());
        Ok(())
    }
}

/// Takes steps.
fn stride(timeline: &mut Timeline, strides: Vec<Stride>, versions: &Versions) {
    for Stride { step, moved, by } in strides {
        let now = moved.now.iter().map(|plan| Arc::new(versions.plan(plan))).collect();
        timeline.take(step, Touched { gone: moved.gone, now, by });
    }
}

impl Stride {
    /// The steps along the main line of a log that touch plans. Others, such as those that change a README, are no part
    /// of the past of the plans.
    fn along(log: &Log, tree: &mut Tree) -> Vec<Self> {
        log.main_line(|links| links.iter().map(|link| Self::of(link, tree)).filter(Self::touches_plans).collect())
    }

    fn touches_plans(&self) -> bool {
        !(self.moved.gone.is_empty() && self.moved.now.is_empty())
    }

    fn of(link: &Link<'_>, tree: &mut Tree) -> Self {
        let commit = link.commit;
        Self { step: commit.step(), moved: tree.take(&commit.changes), by: link.authors() }
    }
}

/// A part of the past, from one revision to another.
#[derive(Debug)]
pub(super) struct Passage {
    strides: Vec<Stride>,
    /// The plans before it.
    before: Vec<PlanFiles>,
    /// The documents after it.
    tree: Tree,
    versions: Versions,
}

impl Passage {
    /// Begins at a revision.
    pub(super) fn from(tree: Tree) -> Self {
        Self { strides: Vec::new(), before: tree.plans().to_vec(), tree, versions: Versions::default() }
    }

    /// Goes along the main line of a log.
    pub(super) fn along(&mut self, log: &Log) {
        self.strides.extend(Stride::along(log, &mut self.tree));
    }

    /// Goes to another revision in one step. What it did is told of the newest commits of a log that touched the
    /// documents.
    pub(super) fn leap(&mut self, to: &Tree, step: Step, log: &Log) {
        let changes = self.tree.changes_to(to);
        let told = |(path, commit): (&str, &Commit)| (path.to_owned(), commit.step());
        let by = log.newest().into_iter().map(told).collect();
        self.strides.push(Stride { step, moved: self.tree.take(&changes), by });
    }

    /// Goes to what is on disk, where documents differ from the revision: those that are there as they were read, and
    /// those that are not.
    pub(super) fn onto_disk(&mut self, documents: Vec<(String, Option<Vec<u8>>)>, step: Step, options: &ReadOptions) {
        let change = |(path, bytes): &(String, Option<Vec<u8>>)| FileChange {
            path: path.clone(),
            blob: bytes.is_some().then(|| ON_DISK.to_owned()),
        };
        let moved = self.tree.take(&documents.iter().map(change).collect::<Vec<_>>());
        let bytes: BTreeMap<String, Option<Vec<u8>>> = documents.into_iter().collect();
        for plan in &moved.now {
            self.versions.learn(plan, |document| bytes.get(&document.path).cloned().flatten(), options);
        }
        self.strides.push(Stride { step, moved, by: BTreeMap::new() });
    }

    /// How many plans there are before it and after it.
    pub(super) fn plans(&self) -> usize {
        self.before.len() + self.tree.plans().len()
    }

    /// What happened. Only the plans that a step touches are read.
    pub(super) fn events(mut self, git: &Git, options: &ReadOptions) -> Result<Vec<Logged>, String> {
        let touched: BTreeSet<&str> = self.strides.iter().flat_map(|stride| stride.moved.paths()).collect();
        let is_touched = |plan: &&PlanFiles| touched.contains(plan.path());
        let known = self.before.iter().filter(is_touched);
        let now = self.strides.iter().flat_map(|stride| &stride.moved.now);
        let versions = known.chain(now).flat_map(Version::of_plan);
        self.versions.read(git, versions, options).map_err(|error| error.to_string())?;
        // Of the others nothing is told but their names.
        let snapshot = |plan: &PlanFiles| if is_touched(&plan) { self.versions.plan(plan) } else { named(plan) };
        let mut timeline = Timeline::starting_with(self.before.iter().map(snapshot).collect());
        stride(&mut timeline, self.strides, &self.versions);
        Ok(timeline.events(0).collect())
    }
}

/// The names of a plan, without what it says.
fn named(plan: &PlanFiles) -> PlanSnapshot {
    PlanSnapshot {
        id: plan.id.clone(),
        number: plan.number,
        folder: plan.folder.clone(),
        documents: plan.documents.iter().map(|document| document.path.clone()).collect(),
        ..PlanSnapshot::default()
    }
}
