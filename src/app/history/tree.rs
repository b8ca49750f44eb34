//! The documents of a revision: which there are, what they hold, and which plans they belong to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::log::FileChange;
use crate::app::discover::{Listing, Rules};
use crate::app::git::{Answer, Git};
use crate::plan::feature::{DocumentKind, FeatureFolder};
use crate::portfolio::identity;

/// The documents at a revision, which becomes the next one by the changes of a commit.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    listing: Listing,
    /// What each file holds, by path.
    blobs: BTreeMap<String, String>,
    plans: Vec<PlanFiles>,
    /// The plan that each document belongs to.
    owners: HashMap<String, usize>,
}

/// A plan with the files that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanFiles {
    /// The identity at that revision.
    pub(super) id: String,
    /// The number the folder's name begins with.
    pub(super) number: Option<u64>,
    /// The folder, relative to the root.
    pub(super) folder: String,
    /// The documents, the plan first.
    pub(super) documents: Vec<DocumentFile>,
}

/// A document of a plan at a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DocumentFile {
    /// What it is.
    pub(super) kind: DocumentKind,
    /// Relative to the root.
    pub(super) path: String,
    /// What it holds.
    pub(super) blob: String,
}

/// The plans that a commit touches.
#[derive(Clone, Debug, Default)]
pub(super) struct Moved {
    /// The plan documents that are no longer those of a plan.
    pub(super) gone: Vec<String>,
    /// The plans that are new, made of something else, or called something else.
    pub(super) now: Vec<PlanFiles>,
}

impl Moved {
    /// The documents of all these plans.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.gone.iter().map(String::as_str).chain(self.now.iter().map(PlanFiles::path))
    }
}

impl Tree {
    /// The tree before the first commit.
    pub(super) fn empty(rules: Rules) -> Self {
        Self { listing: Listing::new(rules), blobs: BTreeMap::new(), plans: Vec::new(), owners: HashMap::new() }
    }

    /// The tree of files that are known, by path.
    pub(super) fn of(rules: Rules, files: BTreeMap<String, String>) -> Self {
        let mut tree = Self::empty(rules);
        for (path, blob) in files {
            if tree.listing.add(&path) {
                tree.blobs.insert(path, blob);
            }
        }
        tree.list();
        tree
    }

    /// The tree of a commit.
    pub(super) fn ask(git: &Git, rules: Rules, commit: &str) -> Result<Self, String> {
        match git.run(["ls-tree", "-r", "-z", "--end-of-options", commit]) {
            Answer::Printed(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                let file = |line: &str| {
                    let (what, path) = line.split_once('\t')?;
                    let mut parts = what.split(' ');
                    let regular = parts.next()?.starts_with("100");
                    regular.then(|| Some((path.to_owned(), parts.nth(1)?.to_owned()))).flatten()
                };
                Ok(Self::of(rules, text.split('\0').filter_map(file).collect()))
            }
            Answer::Refused(said) => Err(said),
            Answer::NotInstalled => Err("there is no git".to_owned()),
        }
    }

    /// The changes that make this tree another one.
    pub(super) fn changes_to(&self, other: &Self) -> Vec<FileChange> {
        let gone = self.blobs.keys().filter(|path| !other.blobs.contains_key(*path));
        let gone = gone.map(|path| FileChange { path: path.clone(), blob: None });
        let now = other.blobs.iter().filter(|(path, blob)| self.blobs.get(*path) != Some(blob));
        gone.chain(now.map(|(path, blob)| FileChange { path: path.clone(), blob: Some(blob.clone()) })).collect()
    }

    /// What the files hold, by path.
    pub(super) fn blobs(&self) -> &BTreeMap<String, String> {
        &self.blobs
    }

    /// The plans, in their order.
    pub(super) fn plans(&self) -> &[PlanFiles] {
        &self.plans
    }

    /// Becomes the tree after these changes, and tells which plans they touch.
    pub(super) fn take(&mut self, changes: &[FileChange]) -> Moved {
        let mut touched: BTreeSet<&str> = BTreeSet::new();
        let mut other_files = false;
        for FileChange { path, blob } in changes {
            match blob {
                Some(blob) => {
                    if let Some(known) = self.blobs.get_mut(path) {
                        known.clone_from(blob);
                    } else if self.listing.add(path) {
                        self.blobs.insert(path.clone(), blob.clone());
                        other_files = true;
                    } else {
                        continue;
                    }
                }
                None if self.blobs.remove(path).is_some() => {
                    self.listing.remove(path);
                    other_files = true;
                }
                None => continue,
            }
            touched.insert(path);
        }
        if other_files {
            return self.list_again(&touched);
        }
        let mut moved = Moved::default();
        let owners: BTreeSet<usize> = touched.iter().filter_map(|path| self.owners.get(*path).copied()).collect();
        for owner in owners {
            let Self { plans, blobs, .. } = self;
            let plan = &mut plans[owner];
            plan.documents.iter_mut().for_each(|document| document.blob.clone_from(&blobs[&document.path]));
            moved.now.push(plan.clone());
        }
        moved
    }

    /// Finds out again which plans there are, and tells which of them these files or their list touch.
    fn list_again(&mut self, touched: &BTreeSet<&str>) -> Moved {
        let before = std::mem::take(&mut self.plans);
        self.list();
        let known: HashMap<&str, &PlanFiles> = before.iter().map(|plan| (plan.path(), plan)).collect();
        let differs = |plan: &&PlanFiles| {
            known.get(plan.path()) != Some(plan) || plan.documents.iter().any(|it| touched.contains(it.path.as_str()))
        };
        let now: Vec<PlanFiles> = self.plans.iter().filter(differs).cloned().collect();
        let still: BTreeSet<&str> = self.plans.iter().map(PlanFiles::path).collect();
        let gone = before.iter().map(PlanFiles::path).filter(|path| !still.contains(path)).map(str::to_owned);
        Moved { gone: gone.collect(), now }
    }

    fn list(&mut self) {
        let identified = identity::identify(self.listing.features());
        self.plans = identified.into_iter().map(|plan| PlanFiles::of(plan, &self.blobs)).collect();
        let documents =
            self.plans.iter().enumerate().flat_map(|(at, plan)| plan.documents.iter().map(move |it| (it, at)));
        self.owners = documents.map(|(document, at)| (document.path.clone(), at)).collect();
    }
}

impl PlanFiles {
    fn of((id, number, feature): (String, Option<u64>, FeatureFolder), blobs: &BTreeMap<String, String>) -> Self {
        let paths = std::iter::once(&feature.plan).chain(&feature.documents);
        let document = |(at, path): (usize, &String)| DocumentFile {
            kind: kind(&feature.folder, path, at == 0),
            path: path.clone(),
            blob: blobs.get(path).cloned().unwrap_or_default(),
        };
        Self { id, number, documents: paths.enumerate().map(document).collect(), folder: feature.folder.clone() }
    }

    /// The plan document's path.
    pub(super) fn path(&self) -> &str {
        self.documents.first().map_or("", |document| document.path.as_str())
    }
}

/// The kind of a document, which the plan is whatever its file is called.
pub(super) fn kind(folder: &str, path: &str, is_plan: bool) -> DocumentKind {
    if is_plan {
        return DocumentKind::Plan;
    }
    DocumentKind::of(path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/'))
}
