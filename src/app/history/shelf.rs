//! Keeps what was read of the past for the next run.
//!
//! Two files are kept for each portfolio: the walk as far as it went, from which the next one goes on, and what each
//! version of a document says, for the time when the history is another one, as after a rebase or on another branch.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use rapidhash::v3::rapidhash_v3;
use serde::{Deserialize, Serialize};

use super::read::Version;
use super::tree::Tree;
use super::walk::Walked;
use crate::PastDocument;
use crate::app::discover::Rules;
use crate::app::shelf::Shelf;
use crate::plan::{DocumentKind, ReadOptions};
use crate::portfolio::Change;
use crate::portfolio::snapshot::PlanSnapshot;
use crate::portfolio::timeline::Timeline;

/// Where the past of one portfolio is kept.
#[derive(Clone, Debug)]
pub(super) struct PastShelf(Shelf);

/// The walk as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptWalk {
    tip: String,
    files: Vec<String>,
    blobs: BTreeMap<String, String>,
    timeline: Timeline,
    changes: Vec<(String, Timestamp, String, String)>,
}

/// What a version says, as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptVersion {
    blob: String,
    folder: String,
    path: String,
    kind: String,
    says: Arc<PlanSnapshot>,
}

impl PastShelf {
    /// The place of a portfolio: that of its repository and of its folder in it. `names` is what the repository says of the
    /// names of authors, which are kept.
    pub(super) fn new(cache: &Path, place: (&Path, &str), names: &[u8], rules: &Rules, options: &ReadOptions) -> Self {
        let names = rapidhash_v3(names);
        Self(Shelf::new(cache, "history", &format!("{place:?} {names:016x} {rules:?} {options:?}")))
    }

    /// The walk as far as it went the last time.
    pub(super) fn walk(&self, rules: &Rules) -> Option<Walked> {
        let kept: KeptWalk = self.0.load("walk")?;
        let change = |(path, moment, author, commit)| (path, Change { moment, author, commit });
        Some(Walked {
            tip: Some(kept.tip),
            files: kept.files,
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
        self.0.store(
            "walk",
            &KeptWalk {
                tip,
                files: walked.files.clone(),
                blobs: walked.tree.blobs().clone(),
                timeline: Timeline::clone(&walked.timeline),
                changes: walked.changes.iter().map(change).collect(),
            },
        );
    }

    /// What versions of documents say.
    pub(super) fn versions(&self) -> HashMap<Version, Arc<PlanSnapshot>> {
        let kept: Option<Vec<KeptVersion>> = self.0.load("versions");
        let version = |KeptVersion { blob, folder, path, kind, says }| {
            let kind = DocumentKind::ALL.into_iter().find(|known| known.name() == kind)?;
            Some((Version { blob, document: PastDocument { folder, path, kind } }, says))
        };
        kept.unwrap_or_default().into_iter().filter_map(version).collect()
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
        self.0.store("versions", &known.map(version).collect::<Vec<_>>());
    }
}
