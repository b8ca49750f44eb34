//! Writes a finished site into a folder, so that the folder holds the last site or this one, and nothing else is lost.
//!
//! What was written is recorded in the folder. Only what the record names is ever deleted, files that are equal are
//! left alone, and every new file is complete beside its place before the first one is moved there. Nothing is
//! written or deleted through a link inside the folder.

mod file;
mod place;
mod record;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

pub(super) use file::{create, replace};
pub(super) use place::Place;
pub(super) use record::RECORD;

use super::Error;
use crate::theme::Output;

/// How much of a long file is in memory, in bytes.
const PIECE: usize = 64 * 1024;

/// What writing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Files that are new or differ.
    pub(super) changed: usize,
    /// Files that were there already.
    pub(super) equal: usize,
    /// Files of the last site that are no longer made.
    pub(super) deleted: usize,
    /// How large the site is, in bytes.
    pub(super) bytes: u64,
}

/// How a file of the site stands to the one that was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileState {
    /// It is the same one, says whoever makes the site.
    Left,
    /// It holds the same bytes.
    Equal,
    /// It holds others, or there was none.
    Changed,
}

/// The files that are in a folder now, the record among them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SiteFiles {
    /// Those that were left as they were, without being looked at.
    pub(super) left: Vec<String>,
    /// All others.
    pub(super) others: Vec<String>,
}

/// Writes a site whose files are all there.
pub(super) fn write(place: &Place, output: &Output) -> Result<Written, Error> {
    let writing = Writing::begin(place)?;
    output.iter().try_for_each(|(path, bytes)| writing.add(path, bytes))?;
    Ok(writing.finish()?.0)
}

/// A site that is being written: what differs waits beside the site, where running out of room does no harm, until
/// everything is there. Nothing has happened to the site where it is not finished.
pub(super) struct Writing<'p> {
    out: &'p Path,
    /// What the record of the last site names.
    recorded: Vec<String>,
    /// Whether the folder was made for this.
    is_new: bool,
    /// The folder itself, which keeps other builds from writing into it, where the system lets a folder be held.
    _held: Option<File>,
    /// Where new files wait, once there are any.
    staging: Mutex<Option<TempDir>>,
    /// The folders of new files that are there already, by their paths in the site.
    folders: Mutex<BTreeSet<String>>,
    /// How each file of the site stands to the one that is there.
    files: Mutex<BTreeMap<String, FileState>>,
    /// How large they are together, in bytes.
    bytes: AtomicU64,
}

impl<'p> Writing<'p> {
    /// Looks at the folder, and makes it where it is not there. Waits for another build that writes into it.
    pub(super) fn begin(place: &'p Place) -> Result<Self, Error> {
        let out = place.path();
        let was_there = out.exists();
        fs::create_dir_all(out).map_err(at(out))?;
        let held = File::open(out).ok().filter(|folder| folder.lock().is_ok());
        // One that came to nothing has taken its folder with it, and one that did not has made this one.
        fs::create_dir_all(out).map_err(at(out))?;
        let is_new = !was_there && fs::read_dir(out).is_ok_and(|mut inside| inside.next().is_none());
        record::clear_staging(out);
        let recorded = record::read(out)?;
        Ok(Self {
            out,
            recorded,
            is_new,
            _held: held,
            staging: Mutex::default(),
            folders: Mutex::default(),
            files: Mutex::default(),
            bytes: AtomicU64::new(0),
        })
    }

    /// Takes a file of the site. Several threads may bring files at the same time.
    pub(super) fn add(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        refuse_outside(path)?;
        let target = self.out.join(path);
        let is_changed = self.is_new || !is_equal(&target, bytes);
        if is_changed {
            fs::write(self.staged(path)?, bytes).map_err(at(&target))?;
        }
        self.added(path, FileState::compared(is_changed), bytes.len() as u64);
        Ok(())
    }

    /// Takes a file that is there already as it would be, with its length in bytes.
    pub(super) fn leave(&self, path: &str, length: u64) -> Result<(), Error> {
        refuse_outside(path)?;
        self.added(path, FileState::Left, length);
        Ok(())
    }

    /// Takes a file of the site that is made while it is written, which is read again to see whether it differs.
    pub(super) fn add_long(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        refuse_outside(path)?;
        let target = self.out.join(path);
        let staged = self.staged(path)?;
        let written = File::create(&staged).and_then(|file| {
            let mut to = BufWriter::with_capacity(PIECE, file);
            write(&mut to)?;
            to.into_inner()?.metadata()
        });
        let length = written.map_err(at(&target))?.len();
        let is_changed = !holds_the_same(&target, &staged, length);
        if !is_changed {
            fs::remove_file(&staged).map_err(at(&target))?;
        }
        self.added(path, FileState::compared(is_changed), length);
        Ok(())
    }

    /// Where a new file waits, in a folder that is there.
    fn staged(&self, path: &str) -> Result<PathBuf, Error> {
        let staging = self.staging()?;
        if let Some((folder, _)) = path.rsplit_once('/')
            && !lock(&self.folders).contains(folder)
        {
            fs::create_dir_all(staging.join(folder)).map_err(at(&self.out.join(path)))?;
            lock(&self.folders).insert(folder.to_owned());
        }
        Ok(staging.join(path))
    }

    fn added(&self, path: &str, state: FileState, length: u64) {
        self.bytes.fetch_add(length, Ordering::Relaxed);
        lock(&self.files).insert(path.to_owned(), state);
    }

    /// The folder in which new files wait, at the same paths as in the site.
    fn staging(&self) -> Result<PathBuf, Error> {
        let mut staging = lock(&self.staging);
        let folder = match staging.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix(record::STAGING).tempdir_in(self.out).map_err(at(self.out))?,
        };
        Ok(staging.insert(folder).path().to_owned())
    }

    /// Moves the new files to their places, and deletes what the last site had and this one has not. What that did, and the
    /// files that are in the folder now.
    pub(super) fn finish(mut self) -> Result<(Written, SiteFiles), Error> {
        self.is_new = false;
        let out = self.out;
        let files = std::mem::take(&mut *lock(&self.files));
        let stale: BTreeSet<&str> =
            self.recorded.iter().map(String::as_str).filter(|path| !files.contains_key(*path)).collect();
        let is_changed = |(_, state): &(&String, &FileState)| **state == FileState::Changed;
        let changed: Vec<&str> = files.iter().filter(is_changed).map(|(path, _)| path.as_str()).collect();
        let mut written = Written {
            changed: changed.len(),
            equal: files.len() - changed.len(),
            deleted: 0,
            bytes: self.bytes.load(Ordering::Relaxed),
        };
        let is_changed = !changed.is_empty() || !stale.is_empty();
        if is_changed {
            // From here on the folder changes; a run that is stopped now leaves a record of both sites.
            record::write(out, self.recorded.iter().chain(files.keys()))?;
            for path in stale.iter().filter(|path| is_in_the_way(path, &files)) {
                written.deleted += usize::from(delete(out, path)?);
            }
            self.put(&changed)?;
            for path in &stale {
                written.deleted += usize::from(delete(out, path)?);
            }
        }
        // Without files that have gone, the record of both sites is that of this one.
        if !is_changed || !stale.is_empty() {
            record::write(out, files.keys())?;
        }
        drop(stale);
        let mut now = SiteFiles { left: Vec::new(), others: vec![RECORD.to_owned()] };
        for (path, state) in files {
            let list = if state == FileState::Left { &mut now.left } else { &mut now.others };
            list.push(path);
        }
        Ok((written, now))
    }

    /// Moves new files, in order, to their places: with the whole folder that they are in, where the site has none yet.
    fn put(&self, paths: &[&str]) -> Result<(), Error> {
        let Some(staging) = lock(&self.staging).take() else { return Ok(()) };
        let mut moved = None;
        for path in paths {
            let top = path.split_once('/').map(|(top, _)| top);
            if top.is_some() && top == moved {
                continue;
            }
            match top.filter(|top| fs::symlink_metadata(self.out.join(top)).is_err()) {
                Some(top) => {
                    let target = self.out.join(top);
                    fs::rename(staging.path().join(top), &target).map_err(at(&target))?;
                    moved = Some(top);
                }
                None => put(self.out, path, &staging.path().join(path))?,
            }
        }
        Ok(())
    }
}

impl FileState {
    fn compared(is_changed: bool) -> Self {
        if is_changed { Self::Changed } else { Self::Equal }
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if self.is_new {
            // What was made for nothing goes again; a folder in which something is stays.
            drop(lock(&self.staging).take());
            let _ = fs::remove_dir(self.out);
        }
    }
}

/// Whatever a thread that panicked has left.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Moves a finished file to its place.
fn put(out: &Path, path: &str, staged: &Path) -> Result<(), Error> {
    let target = out.join(path);
    if let Some(link) = link_above(out, path) {
        let reason = "a symbolic link is in the way; remove it".to_owned();
        return Err(Error::OutputBlocked { path: link, reason });
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    if target.is_dir() && !target.is_symlink() {
        let reason = "a folder is in the way of a file of the site; remove it".to_owned();
        return Err(Error::OutputBlocked { path: target, reason });
    }
    fs::rename(staged, &target).map_err(at(&target))
}

/// Deletes a file of the last site and the folders that are empty then; false when there is nothing of ours.
fn delete(out: &Path, path: &str) -> Result<bool, Error> {
    let target = out.join(path);
    if link_above(out, path).is_some() || !fs::symlink_metadata(&target).is_ok_and(|found| found.is_file()) {
        return Ok(false);
    }
    fs::remove_file(&target).map_err(at(&target))?;
    for folder in target.ancestors().skip(1).take_while(|folder| *folder != out) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(true)
}

/// Whether an old file stands where a folder of the new site belongs, or the other way round.
fn is_in_the_way<T>(stale: &str, files: &BTreeMap<String, T>) -> bool {
    let under = |folder: &str, path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let next = files.range(format!("{stale}/")..).next();
    next.is_some_and(|(path, _)| under(stale, path))
        || stale.match_indices('/').any(|(at, _)| files.contains_key(&stale[..at]))
}

/// The first folder of a path that is a symbolic link.
fn link_above(out: &Path, path: &str) -> Option<PathBuf> {
    path.match_indices('/').map(|(at, _)| out.join(&path[..at])).find(|folder| folder.is_symlink())
}

/// Refuses a name that leads out of the folder of the site.
fn refuse_outside(path: &str) -> Result<(), Error> {
    if record::is_site_path(path) {
        return Ok(());
    }
    let reason = "the name of a file of the site leads out of its folder".to_owned();
    Err(Error::OutputBlocked { path: path.into(), reason })
}

/// Whether a regular file holds the same bytes as another one of this length.
fn holds_the_same(file: &Path, other: &Path, length: u64) -> bool {
    let is_candidate = fs::symlink_metadata(file).is_ok_and(|found| found.is_file() && found.len() == length);
    is_candidate && compare(file, other).unwrap_or(false)
}

/// Compares two files piece by piece.
fn compare(one: &Path, other: &Path) -> io::Result<bool> {
    let mut one = BufReader::with_capacity(PIECE, File::open(one)?);
    let mut other = BufReader::with_capacity(PIECE, File::open(other)?);
    loop {
        let (a, b) = (one.fill_buf()?, other.fill_buf()?);
        let common = a.len().min(b.len());
        if common == 0 {
            return Ok(a.len() == b.len());
        }
        if a[..common] != b[..common] {
            return Ok(false);
        }
        one.consume(common);
        other.consume(common);
    }
}

/// Whether a regular file holds exactly these bytes.
fn is_equal(file: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(file).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(file).is_ok_and(|found| found == bytes)
}

/// Names the path of an I/O error.
fn at(path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |source| Error::Write { path, source }
}
