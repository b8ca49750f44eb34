//! One file that a command writes for its user: an export, a list.

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
