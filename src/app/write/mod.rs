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

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub(super) use file::{create, replace};
pub(super) use place::Place;

use super::Error;
use crate::theme::Output;

/// What writing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Files that are new or differ.
    pub(super) changed: usize,
    /// Files that were there already.
    pub(super) equal: usize,
    /// Files of the last site that are no longer made.
    pub(super) deleted: usize,
}

/// Writes a site.
pub(super) fn write(place: &Place, output: &Output) -> Result<Written, Error> {
    let out = place.path();
    for path in output.keys() {
        if !record::is_site_path(path) {
            let reason = "the name of a file of the site leads out of its folder".to_owned();
            return Err(Error::OutputBlocked { path: path.into(), reason });
        }
    }
    fs::create_dir_all(out).map_err(at(out))?;
    record::clear_staging(out);
    let recorded = record::read(out)?;
    let stale: BTreeSet<&str> =
        recorded.iter().map(String::as_str).filter(|path| !output.contains_key(*path)).collect();
    let changed: Vec<&str> = output
        .iter()
        .filter(|(path, bytes)| !is_equal(&out.join(path), bytes))
        .map(|(path, _)| path.as_str())
        .collect();

    let mut written = Written { changed: changed.len(), equal: output.len() - changed.len(), deleted: 0 };
    if !changed.is_empty() || !stale.is_empty() {
        let staging = stage(out, output, &changed)?;
        // From here on the folder changes; a run that is stopped now leaves a record of both sites.
        record::write(out, recorded.iter().chain(output.keys()))?;
        for path in stale.iter().filter(|path| is_in_the_way(path, output)) {
            written.deleted += usize::from(delete(out, path)?);
        }
        for (number, path) in changed.iter().enumerate() {
            put(out, path, &staging.path().join(number.to_string()))?;
        }
        for path in &stale {
            written.deleted += usize::from(delete(out, path)?);
        }
    }
    record::write(out, output.keys())?;
    Ok(written)
}

/// Writes the changed files into a folder beside the site, where running out of room does no harm.
fn stage(out: &Path, output: &Output, changed: &[&str]) -> Result<TempDir, Error> {
    let staging = tempfile::Builder::new().prefix(record::STAGING).tempdir_in(out).map_err(at(out))?;
    for (number, path) in changed.iter().enumerate() {
        let file = staging.path().join(number.to_string());
        if let Some(bytes) = output.get(*path) {
            fs::write(&file, bytes).map_err(at(&out.join(path)))?;
        }
    }
    Ok(staging)
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
fn is_in_the_way(stale: &str, output: &Output) -> bool {
    let under = |folder: &str, path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let next = output.range(format!("{stale}/")..).next();
    next.is_some_and(|(path, _)| under(stale, path))
        || stale.match_indices('/').any(|(at, _)| output.contains_key(&stale[..at]))
}

/// The first folder of a path that is a symbolic link.
fn link_above(out: &Path, path: &str) -> Option<PathBuf> {
    path.match_indices('/').map(|(at, _)| out.join(&path[..at])).find(|folder| folder.is_symlink())
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
