//! What Git knows of the plans: the commit, whether they differ from it, and each document's last change.
//!
//! Three calls, whatever the number of plans. Nothing here fails: without Git the history is empty. A shallow clone
//! has no history worth showing, because Git would date every file by the one commit it has.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::environment::{Environment, day};
use super::git::{Answer, Git};
use crate::plan::feature::FeatureFolder;
use crate::portfolio::{Change, History, Revision};

/// Most folders that are named to Git; beyond, the whole root is asked for, as a command line is not endless.
const MOST_FOLDERS: usize = 200;

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
    /// The commit that is checked out, and its time.
    tip: Option<(String, Timestamp)>,
    prefix: String,
    history: History,
    /// The files below the features' folders that Git knows.
    tracked: BTreeSet<String>,
    notes: Vec<(String, String)>,
}

/// Asks Git what does not change while plans are edited.
pub(super) fn know(git: &Git, features: &[FeatureFolder]) -> Known {
    let mut known = Known::default();
    let place = match git.run(["rev-parse", "--is-shallow-repository", "--show-prefix"]) {
        Answer::Printed(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Answer::Refused(said) => {
            known.notes.extend(refusal(&said));
            return known;
        }
        Answer::NotInstalled => return known,
    };
    let (shallow, prefix) = place.split_once('\n').unwrap_or((&place, ""));
    known.prefix = prefix.trim_end_matches('\n').to_owned();
    let Some(tip) = tip(git) else { return known };
    known.tracked = tracked(git, features);
    let foreign = known.tracked.is_empty() && git.line(&["check-ignore", "--", "."]).is_some();
    if foreign {
        // The folder only lies in a repository that wants nothing to do with it, such as below its build folder.
        return Known::default();
    }
    known.tip = Some(tip);
    if shallow == "true" {
        known.notes.push((
            "the clone is shallow, so Git cannot say when a plan last changed, and no page says it".to_owned(),
            "fetch the whole history: `git fetch --unshallow`, or in a GitHub workflow\n\
             - uses: actions/checkout@v5\n  with:\n    fetch-depth: 0"
                .to_owned(),
        ));
    } else {
        known.history.changes = changes(git, features);
    }
    known
}

impl Known {
    /// Everything, with which documents differ from the commit now.
    pub(super) fn past(&self, differing: &Differing, environment: &Environment) -> Past {
        let revision = self.revision(differing, environment);
        Past { revision, history: self.history.clone(), prefix: self.prefix.clone(), notes: self.notes.clone() }
    }

    /// The revision that is read.
    pub(super) fn revision(&self, differing: &Differing, environment: &Environment) -> Revision {
        let today = day(environment.source_date.unwrap_or(environment.now));
        let mut revision = Revision { commit: None, committed: None, dirty: false, as_of: today };
        if let Some((commit, committed)) = &self.tip {
            revision.commit = Some(commit.clone());
            revision.committed = Some(committed.to_string());
            revision.dirty = differing.as_ref().is_none_or(|paths| !paths.is_empty());
            if environment.source_date.is_none() && !revision.dirty {
                revision.as_of = day(*committed);
            }
        }
        revision
    }

    /// Which documents are not as in the commit.
    pub(super) fn differing(&self, git: &Git, features: &[FeatureFolder]) -> Differing {
        let documents = documents(features);
        self.changed(git, &folders(features), |path| documents.contains(path)).map(|mut differing| {
            let new = documents.iter().filter(|path| !self.tracked.contains(**path));
            differing.extend(new.map(|path| (*path).to_owned()));
            differing
        })
    }

    /// The same, after nothing has changed since but the texts of these documents.
    pub(super) fn differing_with(&self, git: &Git, before: &Differing, texts: &BTreeSet<String>) -> Differing {
        let tracked: Vec<String> = texts.iter().filter(|path| self.tracked.contains(*path)).cloned().collect();
        let mut differing: BTreeSet<String> =
            before.as_ref()?.iter().filter(|path| !tracked.contains(path)).cloned().collect();
        if !tracked.is_empty() {
            differing.extend(self.changed(git, &tracked, |path| texts.contains(path))?);
        }
        Some(differing)
    }

    /// Which tracked documents below these paths are not as in the commit: changed, added or removed.
    fn changed(&self, git: &Git, below: &[String], is_document: impl Fn(&str) -> bool) -> Differing {
        if self.tip.is_none() {
            return Some(BTreeSet::new());
        }
        let status = [
            "--literal-pathspecs",
            "status",
            "--porcelain=v1",
            "-z",
            "--untracked-files=no",
            "--no-renames",
            "--ignore-submodules=all",
            "--",
        ];
        let Answer::Printed(status) = git.run(status.into_iter().chain(below.iter().map(String::as_str))) else {
            return None;
        };
        let status = String::from_utf8_lossy(&status);
        let lines = status.split('\0').map(|line| line.split_at_checked(3).unwrap_or_default());
        let below_root = lines.map(|(state, path)| (state, path.strip_prefix(&self.prefix).unwrap_or(path)));
        let differs = |(state, path): &(&str, &str)| {
            is_document(path) || state.contains('D') && path.to_lowercase().ends_with(".md")
        };
        Some(below_root.filter(differs).map(|(_, path)| path.to_owned()).collect())
    }
}

/// The documents that are not as in the commit; `None` where Git does not say.
pub(super) type Differing = Option<BTreeSet<String>>;

/// The commit that is checked out, and its time.
fn tip(git: &Git) -> Option<(String, Timestamp)> {
    let line = git.line(&["log", "-1", "--format=%H %ct"])?;
    let (commit, seconds) = line.split_once(' ')?;
    Some((commit.to_owned(), Timestamp::from_second(seconds.parse().ok()?).ok()?))
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

/// The last change of each file below the features' folders, by path below the root.
fn changes(git: &Git, features: &[FeatureFolder]) -> BTreeMap<String, Change> {
    let log = [
        "--literal-pathspecs",
        "log",
        "--format=%H %ct %aN",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--no-color",
        "--relative",
        "-z",
        "--",
    ];
    let folders = folders(features);
    match git.run(log.into_iter().chain(folders.iter().map(String::as_str))) {
        Answer::Printed(bytes) => parse_log(&String::from_utf8_lossy(&bytes)),
        _ => BTreeMap::new(),
    }
}

/// Reads the log: a header for each commit, newest first, then its files, each as what changed and which.
fn parse_log(log: &str) -> BTreeMap<String, Change> {
    let mut changes = BTreeMap::new();
    let mut commit = None;
    let mut tokens = log.split('\0').map(|token| token.trim_start_matches('\n'));
    while let Some(token) = tokens.next() {
        if token.starts_with(':') {
            if let (Some(path), Some(change)) = (tokens.next(), &commit) {
                changes.entry(path.to_owned()).or_insert_with(|| Change::clone(change));
            }
        } else if !token.is_empty() {
            commit = parse_header(token);
        }
    }
    changes
}

fn parse_header(line: &str) -> Option<Change> {
    let mut parts = line.splitn(3, ' ');
    let commit = parts.next()?.to_owned();
    let moment = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
    Some(Change { moment, author: parts.next().unwrap_or_default().trim().to_owned(), commit })
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
