//! One file that a command writes for its user: an export, a list, the first settings.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::app::Error;

/// Writes a file as a whole or not at all.
pub(in crate::app) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let at = |source| Error::Write { path: path.to_owned(), source };
    // What is no regular file, such as /dev/stdout or a pipe, is written to, not replaced.
    if path.exists() && !path.is_file() || path.is_symlink() {
        return fs::write(path, bytes).map_err(at);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let staging = tempfile::Builder::new().prefix(".plansite-new-").tempdir_in(folder).map_err(at)?;
    let staged = staging.path().join("file");
    fs::File::create(&staged)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&staged, path))
        .map_err(at)
}

/// Writes a file that is not there yet, with the folders on the way to it; never over another, never outside of `root`,
/// which is canonical.
pub(in crate::app) fn create(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Error> {
    let full = root.join(path);
    let folder = full.parent().unwrap_or(root);
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    // A link on the way must not lead out, before anything is made there.
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(root);
    if !there.canonicalize().map_err(at(there))?.starts_with(root) {
        return Err(Error::OutsideRoot { path: path.into() });
    }
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mut file = fs::File::create_new(&full).map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => Error::AlreadyThere { path: path.into() },
        _ => Error::Write { path: full.clone(), source },
    })?;
    file.write_all(bytes).map_err(at(&full))
}
