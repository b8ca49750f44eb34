//! What Git knows of a portfolio, asked again only when the repository has changed.
//!
//! Git takes longer to start than a plan takes to be read. Between two saves only whether the plans differ from the
//! commit can change; everything else follows from what is committed, staged and checked out, which is told by a few
//! small files of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Error;
use super::discover::Rules;
use super::environment::Environment;
use super::git::Git;
use super::history::{self, Differing, Known, Past, Wish};
use super::remote::{self, Remote};
use crate::plan::ReadOptions;
use crate::plan::feature::FeatureFolder;
use crate::portfolio::Revision;

/// Git and what it said last.
#[derive(Debug)]
pub(super) struct Repository {
    git: Git,
    known: Known,
    /// The documents that are not as in the commit, as last asked.
    differing: Differing,
    /// Which files count.
    rules: Rules,
    /// How documents are read.
    options: ReadOptions,
    /// The pattern of tags that mark a review, as set.
    reviews: Option<String>,
    mark: Mark,
    /// The repository behind this one.
    pub(super) remote: Option<Remote>,
    /// The repository's name, else the folder's.
    pub(super) title: String,
}

/// What is different after everything that Git would answer differently to.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    root: PathBuf,
    features: Vec<String>,
    /// What is checked out: the text of `HEAD`, and of the branch that it names.
    head: Option<(String, Option<String>)>,
    /// Length and time of the files that say what is staged, committed and set.
    files: Vec<Option<(u64, SystemTime)>>,
}

impl Repository {
    /// Asks Git about a root and its features.
    pub(super) fn of(
        git: Git,
        root: &Path,
        features: &[FeatureFolder],
        rules: &Rules,
        wish: &Wish<'_>,
    ) -> Result<Self, Error> {
        Self::after(None, git, root, features, rules, wish)
    }

    /// The same once more; of the last answers, takes what still holds.
    pub(super) fn again(
        self,
        root: &Path,
        features: &[FeatureFolder],
        rules: &Rules,
        wish: &Wish<'_>,
    ) -> Result<Self, Error> {
        let is_alike = self.rules == *rules && self.options == *wish.options && self.mark.root == *root;
        if is_alike && self.reviews.as_deref() == wish.reviews && self.mark == Mark::of(&self.git, root, features) {
            return Ok(self);
        }
        Self::after(is_alike.then_some(self.known), Git::at(root), root, features, rules, wish)
    }

    /// Asks, and goes on in the past from where it was known before.
    fn after(
        before: Option<Known>,
        git: Git,
        root: &Path,
        features: &[FeatureFolder],
        rules: &Rules,
        wish: &Wish<'_>,
    ) -> Result<Self, Error> {
        let mark = Mark::of(&git, root, features);
        let remote = Remote::find(&git);
        let title = remote::title(&git, remote.as_ref(), root);
        let known = history::know(&git, features, rules).with_past(&git, wish, before.and_then(Known::into_walked))?;
        let (rules, options, reviews) = (rules.clone(), wish.options.clone(), wish.reviews.map(str::to_owned));
        Ok(Self { known, differing: None, git, rules, options, reviews, mark, remote, title })
    }

    /// Whether the repository is another one by now than the one that was asked: the answers may be half of each.
    pub(super) fn has_moved(&self) -> bool {
        self.mark != Mark::with(&self.git, &self.mark.root, self.mark.features.clone())
    }

    /// The folders whose files say that Git would answer differently.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let Some((own, shared)) = self.git.folders() else { return Vec::new() };
        let mut folders = vec![own.clone(), own.join("logs"), shared.clone(), shared.join("refs/heads")];
        folders.extend(tags(&shared.join("refs/tags")));
        folders
    }

    /// The file that is there while Git changes what is checked out.
    pub(super) fn lock(&self) -> Option<PathBuf> {
        self.git.folders().map(|(own, _)| own.join("index.lock"))
    }

    /// The past as it is now.
    pub(super) fn past(&mut self, features: &[FeatureFolder], environment: &Environment) -> Past {
        self.differing = self.known.differing(&self.git, features);
        self.known.past(&self.differing, environment)
    }

    /// The revision as it is after nothing has changed since then but the texts of these documents.
    pub(super) fn revision_with(&mut self, texts: &BTreeSet<String>, environment: &Environment) -> Revision {
        self.differing = self.known.differing_with(&self.git, self.differing.take(), texts);
        self.known.revision(&self.differing, environment)
    }
}

impl Mark {
    fn of(git: &Git, root: &Path, features: &[FeatureFolder]) -> Self {
        let mut features: Vec<String> = features.iter().map(|feature| feature.folder.clone()).collect();
        features.dedup();
        Self::with(git, root, features)
    }

    fn with(git: &Git, root: &Path, features: Vec<String>) -> Self {
        let mut mark = Self { root: root.to_owned(), features, head: None, files: Vec::new() };
        if let Some((own, shared)) = git.folders() {
            let head = fs::read_to_string(own.join("HEAD")).unwrap_or_default();
            let branch = head.trim().strip_prefix("ref: ").map(|name| shared.join(name));
            mark.head = Some((head.clone(), branch.and_then(|path| fs::read_to_string(path).ok())));
            let files = [own.join("index"), own.join("logs/HEAD"), shared.join("packed-refs"), shared.join("config")];
            let tags = tags(&shared.join("refs/tags"));
            mark.files = files.iter().chain(&tags).map(|path| stamp(path)).collect();
        }
        mark
    }
}

/// The folders of tags: a review is marked by a new one.
fn tags(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut folders: Vec<PathBuf> = inside.map(|found| found.path()).filter(|path| path.is_dir()).collect();
    folders.sort_unstable();
    folders.insert(0, folder.to_owned());
    folders
}

/// Length and time of a file or folder.
fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}
