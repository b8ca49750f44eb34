//! Whether a build would come to the site that is there already.
//!
//! A build keeps what it depended on: what was known before a text was read (the settings, the theme, the plans that were
//! found, what Git says), every file that was read, every path that was asked for, and the files that it wrote as they
//! stood then. Where all of it is as it was, there is nothing to do. Sources are compared by what is in them; the files of
//! the site, which nobody else writes, by their size and times.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rapidhash::v3::rapidhash_v3;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Seen};
use super::project::Project;
use super::shelf::Shelf;
use super::theme::Loaded;
use super::write::{self, Place, Written};
use crate::Files;

/// The name of what is kept for a folder.
const KEPT: &str = "site";

/// What a build goes by that may find the site as it would be.
pub(super) struct Unchanged {
    shelf: Shelf,
    out: PathBuf,
    /// A fingerprint of what is known before a text is read.
    known: u64,
}

/// What a build depended on, and what it left.
#[derive(Serialize, Deserialize)]
struct Kept {
    known: u64,
    seen: Seen,
    files: Vec<(String, Stamp)>,
    counts: String,
}

/// A file as it stood when it had been written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    /// In bytes.
    length: u64,
    /// When its text was changed, in nanoseconds.
    modified: u128,
    /// When anything of it was changed, its owner or its name, where the system says: seconds, nanoseconds.
    changed: (i64, i64),
}

/// A site that is as it would be.
pub(super) struct Standing {
    /// How many plans, pages and problems there are, in words.
    pub(super) counts: String,
    /// What writing it would have done.
    pub(super) written: Written,
}

impl Unchanged {
    /// What is known of a build into a place.
    pub(super) fn new(cache: &Path, place: &Place, project: &Project, theme: &Loaded) -> Self {
        let mut known = format!("{project:?} {:?}", theme.folder).into_bytes();
        for (path, bytes) in &theme.theme.files {
            known.extend_from_slice(format!("\0{path}\0{}\0", bytes.len()).as_bytes());
            known.extend_from_slice(bytes);
        }
        let out = place.path().to_owned();
        Self { shelf: Shelf::new(cache, "sites", &format!("{out:?}")), out, known: rapidhash_v3(&known) }
    }

    /// The site, if a build would come to it.
    pub(super) fn standing(&self, disk: &Disk) -> Option<Standing> {
        let kept: Kept = self.shelf.load(KEPT)?;
        let stands = |(path, stamp): &(String, Stamp)| Stamp::of(&self.out.join(path)).as_ref() == Some(stamp);
        let is_read =
            |(path, was): (&String, &Result<u64, String>)| disk.read(path).map(|bytes| rapidhash_v3(&bytes)) == *was;
        let is_as_it_was = kept.known == self.known
            && kept.files.par_iter().all(stands)
            && kept.seen.read.par_iter().all(is_read)
            && kept.seen.asked.par_iter().all(|(path, was)| disk.exists(path) == *was);
        let bytes = kept.files.iter().filter(|(path, _)| path != write::RECORD).map(|(_, stamp)| stamp.length).sum();
        let written = Written { changed: 0, equal: kept.files.len() - 1, deleted: 0, bytes };
        is_as_it_was.then_some(Standing { counts: kept.counts, written })
    }

    /// Keeps what a build depended on, and the files as it left them.
    pub(super) fn keep(&self, disk: &Disk, files: Vec<String>, counts: &str) {
        let stamp = |path: String| Stamp::of(&self.out.join(&path)).map(|stamp| (path, stamp));
        if let Some(files) = files.into_par_iter().map(stamp).collect() {
            self.shelf
                .store(KEPT, &Kept { known: self.known, seen: disk.take_seen(), files, counts: counts.to_owned() });
        }
    }
}

impl Stamp {
    fn of(file: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok().filter(fs::Metadata::is_file)?;
        let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { length: found.len(), modified, changed: changed(&found) })
    }
}

#[cfg(unix)]
fn changed(found: &fs::Metadata) -> (i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_found: &fs::Metadata) -> (i64, i64) {
    (0, 0)
}
