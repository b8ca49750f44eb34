//! Keeps what was read of the past for the next run, in the folder that the platform has for such things.
//!
//! Nothing depends on it: a file that is missing, torn, of another version of the program or of other settings is as
//! good as none, and everything is read again. Files are replaced as a whole. Two are kept for each portfolio: the walk
//! as far as it went, from which the next one goes on, and what each version of a document says, for the time when the
//! history is another one, as after a rebase or on another branch. What grows too large is not kept, and what is oldest
//! goes first.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use rapidhash::v3::rapidhash_v3;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::read::Version;
use super::tree::Tree;
use super::walk::Walked;
use crate::PastDocument;
use crate::app::discover::Rules;
use crate::plan::{DocumentKind, ReadOptions};
use crate::portfolio::Change;
use crate::portfolio::snapshot::PlanSnapshot;
use crate::portfolio::timeline::Timeline;

/// The largest file that is kept, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;
/// How much is kept of all portfolios together, in bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// Where the past of one portfolio is kept.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    folder: PathBuf,
    /// What the past depends on beside the commits: the portfolio, its settings and the program.
    label: String,
}

/// The walk as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptWalk {
    label: String,
    tip: String,
    blobs: BTreeMap<String, String>,
    timeline: Timeline,
    changes: Vec<(String, Timestamp, String, String)>,
}

/// What versions say, as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptVersions {
    label: String,
    versions: Vec<KeptVersion>,
}

#[derive(Serialize, Deserialize)]
struct KeptVersion {
    blob: String,
    folder: String,
    path: String,
    kind: String,
    says: Arc<PlanSnapshot>,
}

impl Shelf {
    /// The place of a portfolio: that of its repository and of its folder in it.
    pub(super) fn new(cache: &Path, place: (&Path, &str), rules: &Rules, options: &ReadOptions) -> Self {
        let label = format!("{} {place:?} {rules:?} {options:?}", program());
        Self { folder: cache.join("plansite").join("history"), label }
    }

    /// The walk as far as it went the last time.
    pub(super) fn walk(&self, rules: &Rules) -> Option<Walked> {
        let kept: KeptWalk = self.load("walk")?;
        let change = |(path, moment, author, commit)| (path, Change { moment, author, commit });
        (kept.label == self.label).then(|| Walked {
            tip: Some(kept.tip),
            tree: Tree::of(rules.clone(), kept.blobs),
            timeline: Arc::new(kept.timeline),
            changes: Arc::new(kept.changes.into_iter().map(change).collect()),
        })
    }

    /// Keeps a walk.
    pub(super) fn keep_walk(&self, walked: &Walked) {
        let Some(tip) = walked.tip.clone() else { return };
        let change = |(path, change): (&String, &Change)| {
            (path.clone(), change.moment, change.author.clone(), change.commit.clone())
        };
        self.store(
            "walk",
            &KeptWalk {
                label: self.label.clone(),
                tip,
                blobs: walked.tree.blobs().clone(),
                timeline: Timeline::clone(&walked.timeline),
                changes: walked.changes.iter().map(change).collect(),
            },
        );
    }

    /// What versions of documents say.
    pub(super) fn versions(&self) -> HashMap<Version, Arc<PlanSnapshot>> {
        let kept = self.load("versions").filter(|kept: &KeptVersions| kept.label == self.label);
        let version = |KeptVersion { blob, folder, path, kind, says }| {
            let kind = DocumentKind::ALL.into_iter().find(|known| known.name() == kind)?;
            Some((Version { blob, document: PastDocument { folder, path, kind } }, says))
        };
        kept.map(|kept| kept.versions.into_iter().filter_map(version).collect()).unwrap_or_default()
    }

    /// Keeps what versions say.
    pub(super) fn keep_versions<'v>(&self, known: impl Iterator<Item = (&'v Version, &'v Arc<PlanSnapshot>)>) {
        let version = |(version, says): (&Version, &Arc<PlanSnapshot>)| KeptVersion {
            blob: version.blob.clone(),
            folder: version.document.folder.clone(),
            path: version.document.path.clone(),
            kind: version.document.kind.name().to_owned(),
            says: Arc::clone(says),
        };
        self.store("versions", &KeptVersions { label: self.label.clone(), versions: known.map(version).collect() });
    }

    fn path(&self, what: &str) -> PathBuf {
        self.folder.join(format!("{:016x}-{what}.json", rapidhash_v3(self.label.as_bytes())))
    }

    /// Reads a file whose first line is the fingerprint of the rest.
    fn load<T: DeserializeOwned>(&self, what: &str) -> Option<T> {
        let bytes = fs::read(self.path(what)).ok()?;
        let (fingerprint, rest) = bytes.split_at_checked(17)?;
        (*fingerprint == *format!("{:016x}\n", rapidhash_v3(rest)).as_bytes()).then_some(())?;
        serde_json::from_slice(rest).ok()
    }

    /// Writes a file as a whole. That it cannot be written is nobody's trouble.
    fn store(&self, what: &str, content: &impl Serialize) {
        let Ok(bytes) = serde_json::to_vec(content) else { return };
        if bytes.len() > LARGEST || fs::create_dir_all(&self.folder).is_err() {
            return;
        }
        let Ok(mut file) = tempfile::NamedTempFile::new_in(&self.folder) else { return };
        let fingerprint = format!("{:016x}\n", rapidhash_v3(&bytes));
        if file.write_all(fingerprint.as_bytes()).and_then(|()| file.write_all(&bytes)).is_ok()
            && file.persist(self.path(what)).is_ok()
        {
            self.forget();
        }
    }

    /// Removes the oldest files where all of them together have become too large.
    fn forget(&self) {
        let Ok(inside) = fs::read_dir(&self.folder) else { return };
        let file = |found: fs::DirEntry| {
            let metadata = found.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((metadata.modified().unwrap_or(UNIX_EPOCH), metadata.len(), found.path()))
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = inside.filter_map(Result::ok).filter_map(file).collect();
        files.sort_unstable();
        let mut all = 0;
        for (_, length, path) in files.into_iter().rev() {
            all += length;
            if all > MOST {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The program, so that one that reads plans differently does not go on from what another one read: its version and
/// its file.
fn program() -> String {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let modified = file.as_ref().and_then(|file| file.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    format!("{} {:?} {:?}", env!("CARGO_PKG_VERSION"), file.map(|file| file.len()), modified)
}
