//! The files below the root, as the pipeline may read them.
//!
//! Only regular files that lie inside the root once all links are followed, and only up to a size: a pipe would block
//! for ever, a device would never end, and a link to somebody's keys would publish them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indicatif::ProgressBar;
use rapidhash::v3::rapidhash_v3;

use super::discover::Withheld;
use crate::Files;
use crate::packed::packed;

/// The largest file that is read, in bytes.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;

/// The files below a root.
#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
    progress: ProgressBar,
    counting: AtomicBool,
    asked: Mutex<Asked>,
    /// Where folders lead once all links are followed, by their paths relative to the root.
    followed: Mutex<HashMap<String, Result<PathBuf, String>>>,
    /// What is not to be read.
    withheld: Arc<Withheld>,
}

/// What was looked for, whether it was there or not.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// The folders in which, relative to the root.
    below: HashSet<String>,
    /// The folders that links lead to.
    folders: BTreeSet<PathBuf>,
    seen: Seen,
    /// Whether a file was read whose name leads by way of a link.
    by_link: bool,
}

/// What was seen of the files. Paths are relative to the root.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// What was read: the fingerprint of its bytes, or why it could not be.
    pub(super) read: BTreeMap<String, Result<u64, String>>,
    /// Of what it was asked whether something is there, with the answer.
    pub(super) asked: BTreeMap<String, bool>,
}

packed! { struct Seen { read, asked } }

impl Disk {
    /// The files below `root`, which is canonical; every file read moves the bar.
    pub(super) fn new(root: &Path, progress: ProgressBar) -> Self {
        Self {
            root: root.to_owned(),
            progress,
            counting: AtomicBool::new(true),
            asked: Mutex::default(),
            followed: Mutex::default(),
            withheld: Arc::default(),
        }
    }

    /// The same files but for those that are left out.
    pub(super) fn without(self, withheld: &Arc<Withheld>) -> Self {
        Self { withheld: Arc::clone(withheld), ..self }
    }

    /// The folders in which another answer would appear: those of all that was asked for, and where a folder is not
    /// there, the nearest one above it.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let asked = self.asked();
        let below = asked.below.iter().map(|folder| self.root.join(folder));
        let inside = |folder: PathBuf| {
            let there = folder.ancestors().find(|folder| folder.is_dir())?.canonicalize().ok()?;
            there.starts_with(&self.root).then_some(there)
        };
        below.chain(asked.folders.iter().cloned()).filter_map(inside).collect()
    }

    /// What was seen since the beginning, or since this was asked last.
    pub(super) fn take_seen(&self) -> Seen {
        std::mem::take(&mut self.asked().seen)
    }

    /// Whether a file was read whose name leads by way of a link, so that it has another name too.
    pub(super) fn reads_by_link(&self) -> bool {
        self.asked().by_link
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the folders on which an answer depends: where the path is, and where a link on it leads.
    fn remember(&self, path: &str, found: Option<&Found>, sight: Sight) {
        let plain = self.root.join(path);
        let target = found.map(|found| &found.real).filter(|real| **real != plain);
        let mut asked = self.asked();
        let below = path.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
        if !asked.below.contains(below) {
            asked.below.insert(below.to_owned());
        }
        if let Some(folder) = target.and_then(|real| real.parent()).filter(|folder| folder.starts_with(&self.root)) {
            asked.folders.insert(folder.to_owned());
        }
        match sight {
            Sight::Read(fingerprint) => {
                asked.by_link |= target.is_some();
                asked.seen.read.insert(path.to_owned(), fingerprint);
            }
            Sight::Asked if !asked.seen.asked.contains_key(path) => {
                asked.seen.asked.insert(path.to_owned(), found.is_some());
            }
            Sight::Asked => {}
        }
    }

    /// What a path leads to, if it stays inside the root.
    fn resolve(&self, path: &str) -> Result<Found, String> {
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err("the path leads out of the portfolio's root".to_owned());
        }
        let found = self.find(path)?;
        if found.real.starts_with(&self.root) {
            Ok(found)
        } else {
            Err("the link leads out of the portfolio's root".to_owned())
        }
    }
}

/// What a path leads to once all links are followed.
struct Found {
    real: PathBuf,
    metadata: Metadata,
}

impl Disk {
    /// What a path leads to once all links are followed.
    ///
    /// Following them takes a call of the system for every folder on the way, so that each folder is followed once, from the
    /// one above it. Not where a name can be written in several ways, of which only the system knows the right one.
    fn find(&self, path: &str) -> Result<Found, String> {
        let is_plain = path.split('/').all(|name| !matches!(name, "" | "."));
        if cfg!(any(windows, target_vendor = "apple")) || !is_plain {
            return self.follow(path);
        }
        let folder = path.rfind('/').map_or("", |end| &path[..end]);
        self.step(&self.folder(folder)?, path)
    }

    /// Where a folder is once all links are followed.
    fn folder(&self, path: &str) -> Result<PathBuf, String> {
        if let Some(known) = self.followed().get(path) {
            return known.clone();
        }
        let mut real = self.root.clone();
        for (end, _) in path.match_indices('/').chain([(path.len(), "")]).filter(|(end, _)| *end > 0) {
            let folder = &path[..end];
            let known = self.followed().get(folder).cloned();
            real = known.unwrap_or_else(|| {
                let real = self.step(&real, folder).map(|found| found.real);
                self.followed().insert(folder.to_owned(), real.clone());
                real
            })?;
        }
        Ok(real)
    }

    /// What a path leads to from its folder, whose links have been followed.
    fn step(&self, folder: &Path, path: &str) -> Result<Found, String> {
        let real = folder.join(path.rsplit('/').next().unwrap_or(path));
        let metadata = fs::symlink_metadata(&real).map_err(|error| reason(&error))?;
        if metadata.is_symlink() { self.follow(path) } else { Ok(Found { real, metadata }) }
    }

    /// Has the system follow all links of a path.
    fn follow(&self, path: &str) -> Result<Found, String> {
        let real = self.root.join(path).canonicalize().map_err(|error| reason(&error))?;
        let metadata = fs::metadata(&real).map_err(|error| reason(&error))?;
        Ok(Found { real, metadata })
    }

    fn followed(&self) -> MutexGuard<'_, HashMap<String, Result<PathBuf, String>>> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a file was looked at.
enum Sight {
    /// It was read; the fingerprint of its bytes, or why there are none.
    Read(Result<u64, String>),
    /// It was asked whether it is there.
    Asked,
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if self.withholds(path) {
            return Err("it is left out".to_owned());
        }
        let found = self.resolve(path);
        let bytes = found.as_ref().map_err(String::clone).and_then(|found| read_found(found, LARGEST));
        let fingerprint = bytes.as_deref().map(rapidhash_v3).map_err(String::clone);
        self.remember(path, found.as_ref().ok(), Sight::Read(fingerprint));
        let bytes = bytes?;
        if self.counting.load(Ordering::Relaxed) {
            self.progress.inc(1);
            if self.progress.length().is_some_and(|length| self.progress.position() >= length) {
                self.counting.store(false, Ordering::Relaxed);
            }
        }
        Ok(bytes)
    }

    fn exists(&self, path: &str) -> bool {
        let found = self.resolve(path).ok();
        self.remember(path, found.as_ref(), Sight::Asked);
        found.is_some()
    }

    fn withholds(&self, path: &str) -> bool {
        self.withheld.withholds(path)
    }
}

/// Reads a regular file of at most `largest` bytes.
///
/// What the file is, is asked before opening, because opening a pipe waits for its other end, and again afterwards,
/// because it may have been replaced in between.
pub(super) fn read_regular(path: &Path, largest: u64) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
    read_found(&Found { real: path.to_owned(), metadata }, largest)
}

/// The same, where it is known what the file is.
fn read_found(Found { real, metadata }: &Found, largest: u64) -> Result<Vec<u8>, String> {
    let regular = |metadata: &Metadata| match unfit(metadata, largest) {
        Some(reason) => Err(reason),
        None => Ok(metadata.len()),
    };
    regular(metadata)?;
    let file = File::open(real).map_err(|error| reason(&error))?;
    let length = regular(&file.metadata().map_err(|error| reason(&error))?)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(largest + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > largest { Err(too_large(bytes.len() as u64, largest)) } else { Ok(bytes) }
}

/// Why a file must not be read, if so.
pub(super) fn unfit(metadata: &Metadata, largest: u64) -> Option<String> {
    if metadata.is_dir() {
        Some("it is a folder, not a file".to_owned())
    } else if !metadata.is_file() {
        Some(format!("it is {}, not a regular file", special(metadata)))
    } else if metadata.len() > largest {
        Some(too_large(metadata.len(), largest))
    } else {
        None
    }
}

fn too_large(length: u64, largest: u64) -> String {
    let mib = |bytes: u64| {
        let tenths = bytes.saturating_mul(10) / (1024 * 1024);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!("it has {} MiB, and at most {} MiB are read", mib(length), largest / (1024 * 1024))
}

#[cfg(unix)]
fn special(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_metadata: &Metadata) -> &'static str {
    "a special file"
}

/// An I/O error in words that do not differ between systems where they need not.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "nothing is there".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Disk, read_regular};
    use crate::Files;
    use indicatif::ProgressBar;
    use std::fs;

    #[test]
    fn only_files_inside_the_root_are_read() {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        fs::create_dir(top.join("root")).unwrap();
        fs::write(top.join("root/a.md"), "inside").unwrap();
        fs::write(top.join("secret.md"), "outside").unwrap();
        let disk = Disk::new(&top.join("root"), ProgressBar::hidden());
        assert_eq!(disk.read("a.md").unwrap(), b"inside");
        assert!(disk.exists("a.md") && disk.exists("./a.md"));
        for path in ["../secret.md", "/etc/passwd", "missing.md", "a.md/b"] {
            assert!(disk.read(path).is_err() && !disk.exists(path), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.md", top.join("root/link.md")).unwrap();
            assert_eq!(disk.read("link.md").unwrap_err(), "the link leads out of the portfolio's root");
            assert!(!disk.exists("link.md"));
        }
    }

    #[test]
    fn folders_are_known_in_which_another_answer_would_appear() {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("docs/old")).unwrap();
        fs::write(root.join("docs/a.md"), "a").unwrap();
        let disk = Disk::new(&root, ProgressBar::hidden());
        assert!(disk.folders().is_empty());
        assert!(disk.exists("docs/a.md") && !disk.exists("docs/new/deep/b.md"));
        assert_eq!(disk.folders(), [root.join("docs")].into());
        assert!(!disk.exists("docs/old/c.md") && !disk.exists("../outside/d.md"));
        assert_eq!(disk.folders(), [root.join("docs"), root.join("docs/old")].into());
    }

    #[test]
    fn a_folder_and_a_large_file_are_refused_with_the_reason() {
        let top = tempfile::tempdir().unwrap();
        assert_eq!(read_regular(top.path(), 9).unwrap_err(), "it is a folder, not a file");
        let large = top.path().join("large");
        fs::write(&large, vec![b'x'; 2 * 1024 * 1024]).unwrap();
        assert_eq!(read_regular(&large, 1024 * 1024).unwrap_err(), "it has 2.0 MiB, and at most 1 MiB are read");
    }
}
