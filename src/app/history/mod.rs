//! What Git knows of the plans: the commit, whether they differ from it, each document's last change, and what happened.
//!
//! A few calls, whatever the number of plans and commits. Nothing here fails where Git does not know: without Git the
//! history is empty. A shallow clone has no history worth showing, because Git would date every file by the one commit
//! it has.

mod ahead;
mod log;
mod point;
mod range;
mod read;
mod shelf;
mod tree;
mod walk;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use jiff::Timestamp;

use super::Error;
use super::discover::{Listing, Rules, is_markdown};
use super::environment::{Environment, day};
use super::git::{Answer, Git};
use crate::plan::ReadOptions;
use crate::plan::feature::FeatureFolder;
use crate::portfolio::{History, Reach, Revision};

use self::log::{Log, Stretch};
pub(super) use self::point::{Committed, Seeking, comparison, named, start};
pub(super) use self::range::{Ends, Range, Uncommitted};
use self::read::Versions;
use self::shelf::PastShelf;
use self::tree::Tree;
use self::walk::Walked;

/// Most folders that are named to Git; beyond, the whole root is asked for, as a command line is not endless.
const MOST_FOLDERS: usize = 200;

/// What somebody should do about a shallow clone.
pub(super) const DEEPEN: &str = "fetch the whole history: `git fetch --unshallow`, or in a GitHub workflow\n\
                                 - uses: actions/checkout@v5\n  with:\n    fetch-depth: 0";

/// Everything that is known of the past.
#[derive(Debug)]
pub(super) struct Past {
    /// The revision that is read.
    pub(super) revision: Revision,
    /// Last changes.
    pub(super) history: History,
    /// The root below the top of the repository, ending in `/`; empty where it is the top.
    pub(super) prefix: String,
    /// What somebody should know: the sentence, and what to do.
    pub(super) notes: Vec<(String, String)>,
}

/// What changes only when something is committed, staged or checked out.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// How far back Git knows.
    pub(super) reach: Reach,
    /// The commit that is checked out.
    pub(super) tip: Option<Committed>,
    /// The root below the top of the repository, ending in `/`; empty where it is the top.
    pub(super) prefix: String,
    history: History,
    /// The files below the features' folders that Git knows.
    tracked: BTreeSet<String>,
    /// The features that lie in another repository, such as a submodule: their folders.
    elsewhere: BTreeSet<String>,
    /// Whether Git knows contracts that are not Markdown.
    has_contracts: bool,
    /// Which files count.
    rules: Rules,
    /// What happened, as far as it was asked for.
    walked: Option<Walked>,
    /// What is being written for the next run.
    keeping: Option<Arc<Keeping>>,
    /// What somebody should know: the sentence, and what to do.
    pub(super) notes: Vec<(String, String)>,
}

/// Something that is written while others go on. Whoever drops it waits for the end, so that no process ends before.
#[derive(Debug)]
struct Keeping(Option<JoinHandle<()>>);

impl Keeping {
    fn begin(write: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(thread::spawn(write)))
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        // What could not be kept is found out again.
        self.0.take().map(JoinHandle::join);
    }
}

/// What is to be found out of the past.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    /// Whether it matters what happened, and not only when each document was last changed.
    pub(super) events: bool,
    /// The revision or day to compare with, as typed.
    pub(super) since: Option<&'a str>,
    /// The pattern of tags that mark a review, as set.
    pub(super) reviews: Option<&'a str>,
    /// How documents are read.
    pub(super) options: &'a ReadOptions,
    /// The time that `SOURCE_DATE_EPOCH` asks for.
    pub(super) source_date: Option<Timestamp>,
    /// The folder for what may be lost at any time.
    pub(super) cache: Option<&'a Path>,
}

/// Asks Git what does not change while plans are edited, but for the past.
pub(super) fn know(git: &Git, features: &[FeatureFolder], rules: &Rules) -> Known {
    let mut known = Known { rules: rules.clone(), ..Known::default() };
    let place = match git.place() {
        Answer::Printed(place) => place,
        Answer::Refused(said) => {
            if let Some(note) = refusal(said) {
                known.notes.push(note);
                known.reach = Reach::Refused;
            }
            return known;
        }
        Answer::NotInstalled => return Known { reach: Reach::NoGit, ..known },
    };
    known.tracked = tracked(git, features);
    let is_contract = |path: &String| path.to_lowercase().contains("contracts/") && !is_markdown(path);
    known.has_contracts = known.tracked.iter().any(is_contract);
    let foreign = known.tracked.is_empty() && git.line(&["check-ignore", "--", "."]).is_some();
    if foreign {
        // The folder only lies in a repository that wants nothing to do with it, such as below its build folder.
        return known;
    }
    known.prefix.clone_from(&place.prefix);
    known.elsewhere = features.iter().map(|it| it.folder.clone()).filter(|folder| git.is_elsewhere(folder)).collect();
    known.tip = tip(git);
    known.reach = match (&known.tip, place.is_shallow) {
        (None, _) => Reach::NoCommits,
        (Some(_), true) => Reach::Shallow,
        (Some(_), false) => Reach::Whole,
    };
    if known.reach == Reach::Shallow {
        let said = "the clone is shallow, so Git cannot say when a plan last changed, and no page says it";
        known.notes.push((said.to_owned(), DEEPEN.to_owned()));
    }
    known
}

impl Known {
    /// Asks Git about the past too, and goes on from where it was the last time.
    pub(super) fn with_past(mut self, git: &Git, wish: &Wish<'_>, before: Option<Walked>) -> Result<Self, Error> {
        let (Reach::Whole, Some(tip)) = (self.reach, self.tip.clone()) else { return Ok(self) };
        if !wish.events {
            let log = Log::ask(git, Stretch { range: &tip.id, files: &self.files() });
            self.history.changes = Arc::new(log.map(|log| log.last_changes()).unwrap_or_default());
            return Ok(self);
        }
        let (walked, keeping) = match self.walk(git, &tip.id, wish, before) {
            Ok(walked) => walked,
            Err(said) => {
                let help = "changes are left out of the site".to_owned();
                self.notes.push((format!("git does not tell what happened: {said}"), help));
                self.reach = Reach::Refused;
                return Ok(self);
            }
        };
        let as_of = day(wish.source_date.unwrap_or(tip.moment));
        let seeking = Seeking { since: wish.since, reviews: wish.reviews, until: Some(&tip), as_of };
        self.history.since = point::since(git, &seeking, &walked.timeline)?;
        self.history.editor = editor(git);
        self.history.changes = Arc::clone(&walked.changes);
        self.history.timeline = Arc::clone(&walked.timeline);
        self.walked = Some(walked);
        self.keeping = keeping.map(Arc::new);
        Ok(self)
    }

    /// Walks to a commit: from where the last walk of this process or of an earlier one came to, if that lies on the
    /// way, else from the beginning.
    fn walk(
        &self,
        git: &Git,
        tip: &str,
        wish: &Wish<'_>,
        before: Option<Walked>,
    ) -> Result<(Walked, Option<Keeping>), String> {
        let shared = git.folders().map(|(_, shared)| shared.canonicalize().unwrap_or_else(|_| shared.clone()));
        let place = (shared.as_deref().unwrap_or(Path::new("")), self.prefix.as_str());
        let names = git.mailmap(&self.prefix);
        let shelf = wish.cache.map(|cache| PastShelf::new(cache, place, &names, &self.rules, wish.options));
        let before = before.or_else(|| shelf.as_ref()?.walk(&self.rules));
        let files = self.files();
        let on_the_way = |walked: &Walked| {
            walked.files == files && walked.tip.as_ref().is_some_and(|from| range::is_on_main_line(git, from, tip))
        };
        let (mut walked, range) = match before.filter(on_the_way) {
            Some(walked) if walked.tip.as_deref() == Some(tip) => return Ok((walked, None)),
            Some(walked) => {
                let range = format!("{}..{tip}", walked.tip.as_deref().unwrap_or_default());
                (walked, range)
            }
            None => (Walked::nowhere(self.rules.clone(), files), tip.to_owned()),
        };
        let is_whole = walked.tip.is_none();
        let kept = shelf.as_ref().filter(|_| is_whole).map(PastShelf::versions).unwrap_or_default();
        let mut versions = Versions::new(kept);
        let files = walked.files.clone();
        let stride = |log: &Log| walked.strides(log);
        let asked = Stretch { range: &range, files: &files };
        let strides = ahead::listen(git, asked, &self.today(), &mut versions, wish.options, stride)?;
        walked.walk(git, (strides, tip), &mut versions, wish.options)?;
        let kept = walked.clone();
        let keeping = shelf.map(|shelf| {
            Keeping::begin(move || {
                shelf.keep_walk(&kept);
                if is_whole && versions.has_read() {
                    shelf.keep_versions(versions.used());
                }
            })
        });
        Ok((walked, keeping))
    }

    /// The files of which Git is asked what became of them.
    fn files(&self) -> Vec<String> {
        pathspecs(&self.rules, self.has_contracts)
    }

    /// The documents of today that Git knows.
    fn today(&self) -> Tree {
        Tree::of(self.rules.clone(), self.tracked.iter().map(|path| (path.clone(), String::new())).collect())
    }

    /// Where the walk came to, to go on from there.
    pub(super) fn into_walked(self) -> Option<Walked> {
        self.walked
    }

    /// Everything, with which documents differ from the commit now.
    pub(super) fn past(&self, differing: &Differing, environment: &Environment) -> Past {
        let revision = self.revision(differing, environment);
        let history =
            History { reach: self.reach, differing: differing.clone().unwrap_or_default(), ..self.history.clone() };
        Past { revision, history, prefix: self.prefix.clone(), notes: self.notes.clone() }
    }

    /// The revision that is read.
    pub(super) fn revision(&self, differing: &Differing, environment: &Environment) -> Revision {
        let today = day(environment.source_date.unwrap_or(environment.now));
        let mut revision = Revision { commit: None, committed: None, dirty: false, as_of: today };
        if let Some(Committed { id, moment: committed }) = &self.tip {
            revision.commit = Some(id.clone());
            revision.committed = Some(committed.to_string());
            revision.dirty = differing.as_ref().is_none_or(|paths| !paths.is_empty());
            if environment.source_date.is_none() && !revision.dirty {
                revision.as_of = day(*committed);
            }
        }
        revision
    }

    /// Which documents are not as in the commit. Those of another repository are as they are there.
    pub(super) fn differing(&self, git: &Git, features: &[FeatureFolder]) -> Differing {
        let own: Vec<FeatureFolder> =
            features.iter().filter(|feature| !self.elsewhere.contains(&feature.folder)).cloned().collect();
        let documents = documents(&own);
        let changed = self.changed(git, &self.files())?;
        let (gone, there): (Vec<_>, Vec<_>) =
            changed.into_iter().partition(|(state, path)| state.contains('D') && !documents.contains(path.as_str()));
        let mut differing: BTreeSet<String> =
            there.into_iter().map(|(_, path)| path).filter(|path| documents.contains(path.as_str())).collect();
        differing.extend(self.gone(gone.into_iter().map(|(_, path)| path), &own));
        // Before the first commit all of them are new, staged or not.
        let new = documents.iter().filter(|path| self.tip.is_none() || !self.tracked.contains(**path));
        differing.extend(new.map(|path| (*path).to_owned()));
        Some(differing)
    }

    /// Which of the files that are gone were documents: those in the folder of a feature, and those of a feature that is
    /// gone itself.
    fn gone(&self, paths: impl Iterator<Item = String>, features: &[FeatureFolder]) -> Vec<String> {
        let mut listing = Listing::new(self.rules.clone());
        let paths: Vec<String> = paths.filter(|path| listing.add(path)).collect();
        let gone = listing.features();
        let folders = features.iter().chain(&gone).map(|feature| feature.folder.as_str());
        let folders: BTreeSet<&str> = folders.collect();
        let inside = |path: &String| {
            std::iter::successors(path.rsplit_once('/').map(|(folder, _)| folder), |folder| {
                folder.rsplit_once('/').map(|(parent, _)| parent)
            })
            .chain([""])
            .any(|folder| folders.contains(folder))
        };
        paths.into_iter().filter(inside).collect()
    }

    /// The same, after nothing has changed since but the texts of these documents.
    pub(super) fn differing_with(&self, git: &Git, before: Differing, texts: &BTreeSet<String>) -> Differing {
        let tracked: Vec<String> = texts.iter().filter(|path| self.tracked.contains(*path)).cloned().collect();
        let mut differing = before?;
        for path in &tracked {
            differing.remove(path);
        }
        if !tracked.is_empty() {
            let literal: Vec<String> = tracked.iter().map(|path| format!(":(literal){path}")).collect();
            differing.extend(self.changed(git, &literal)?.into_iter().map(|(_, path)| path));
        }
        Some(differing)
    }

    /// Which tracked files are not as in the commit: what became of them, and which.
    fn changed(&self, git: &Git, files: &[String]) -> Option<Vec<(String, String)>> {
        if self.tip.is_none() {
            return Some(Vec::new());
        }
        let status =
            ["status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames", "--ignore-submodules=all", "--"];
        let Answer::Printed(status) = git.run(status.into_iter().chain(files.iter().map(String::as_str))) else {
            return None;
        };
        let status = String::from_utf8_lossy(&status);
        let lines = status.split('\0').filter_map(|line| line.split_at_checked(3));
        let below_root = |(state, path): (&str, &str)| {
            (state.to_owned(), path.strip_prefix(&self.prefix).unwrap_or(path).to_owned())
        };
        Some(lines.map(below_root).collect())
    }
}

/// The documents that are not as in the commit; `None` where Git does not say.
pub(super) type Differing = Option<BTreeSet<String>>;

/// The commit that is checked out.
fn tip(git: &Git) -> Option<Committed> {
    let line = git.line(&["log", "-1", "--format=%H %ct"])?;
    let (id, seconds) = line.split_once(' ')?;
    Some(Committed { id: id.to_owned(), moment: Timestamp::from_second(seconds.parse().ok()?).ok()? })
}

/// Whose edits those are that are not committed.
pub(super) fn editor(git: &Git) -> String {
    const NOBODY: &str = "not committed yet";
    git.line(&["config", "user.name"]).filter(|name| !name.is_empty()).unwrap_or(NOBODY.to_owned())
}

/// A note about a repository that Git does not want to read; none where there is simply no repository.
fn refusal(said: &str) -> Option<(String, String)> {
    said.contains("dubious ownership").then(|| {
        (
            "Git does not read this repository because it belongs to somebody else, so no page says when a plan changed"
                .to_owned(),
            "if you trust it: `git config --global --add safe.directory \"$PWD\"`".to_owned(),
        )
    })
}

/// The paths of all documents.
fn documents(features: &[FeatureFolder]) -> BTreeSet<&str> {
    let mut paths = BTreeSet::new();
    for feature in features {
        paths.insert(feature.plan.as_str());
        paths.extend(feature.documents.iter().chain(&feature.contracts).map(String::as_str));
    }
    paths
}

/// The files below the features' folders that Git knows.
fn tracked(git: &Git, features: &[FeatureFolder]) -> BTreeSet<String> {
    let folders = folders(features);
    match git.run(["--literal-pathspecs", "ls-files", "-z", "--"].into_iter().chain(folders.iter().map(String::as_str)))
    {
        Answer::Printed(bytes) => {
            let paths = String::from_utf8_lossy(&bytes);
            paths.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// The files of which Git is asked what became of them: those that may belong to a feature, wherever it may have been.
///
/// Git compares the end of a path at once where a pattern is nothing but a star and an end. That takes half the time of
/// patterns with `**`, and every further pattern takes its time with each file of each commit.
fn pathspecs(rules: &Rules, with_contracts: bool) -> Vec<String> {
    let ends = if with_contracts { &["*.md", "*contracts/*"][..] } else { &["*.md"] };
    rules.folders().iter().flat_map(|folder| ends.iter().map(move |end| format!(":(icase){folder}{end}"))).collect()
}

/// The folders that hold all features, without those that lie in others.
fn folders(features: &[FeatureFolder]) -> Vec<String> {
    let mut folders: Vec<&str> = features.iter().map(|feature| feature.folder.as_str()).collect();
    folders.sort_unstable();
    folders.dedup();
    if folders.len() > MOST_FOLDERS {
        folders = folders.iter().map(|folder| folder.rsplit_once('/').map_or("", |(parent, _)| parent)).collect();
        folders.sort_unstable();
        folders.dedup();
    }
    if folders.len() > MOST_FOLDERS || folders.iter().any(|folder| folder.is_empty()) {
        return vec![".".to_owned()];
    }
    folders.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
