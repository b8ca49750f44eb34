//! The list of what was written, which stands in the folder itself.
//!
//! One path a line, sorted, no times. The list may have been edited, or may come with somebody's repository, so each
//! path is held to be hostile until it is seen to stay inside the folder.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use crate::app::Error;
use crate::app::disk::read_regular;

/// The record's name in the folder.
pub(in crate::app) const RECORD: &str = ".plansite-files";
/// How the names of folders begin in which new files wait.
pub(super) const STAGING: &str = ".plansite-new-";

/// The longest record that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What the record of a folder names; nothing where there is none.
pub(super) fn read(out: &Path) -> Result<Vec<String>, Error> {
    let file = out.join(RECORD);
    match fs::symlink_metadata(&file) {
        Err(_) => return Ok(Vec::new()),
        Ok(found) if !found.is_file() => {
            return Err(Error::OutputBlocked { path: file, reason: "it is not the regular file it was".to_owned() });
        }
        Ok(_) => {}
    }
    let bytes = read_regular(&file, LARGEST).map_err(|reason| Error::OutputBlocked { path: file, reason })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().map(unescape).filter(|path| is_site_path(path)).collect())
}

/// Records paths. The list is replaced as a whole, and only when it differs.
pub(super) fn write<'p>(out: &Path, paths: impl Iterator<Item = &'p String>) -> Result<(), Error> {
    let mut paths: Vec<&String> = paths.collect();
    paths.sort_unstable();
    paths.dedup();
    let text: String = paths.iter().flat_map(|path| [escape(path), Cow::Borrowed("\n")]).collect();
    let file = out.join(RECORD);
    if super::is_equal(&file, text.as_bytes()) {
        return Ok(());
    }
    let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(out).map_err(super::at(out))?;
    let staged = staging.path().join("record");
    fs::write(&staged, text).and_then(|()| fs::rename(&staged, &file)).map_err(super::at(&file))
}

/// Removes what a run that was killed left behind.
pub(super) fn clear_staging(out: &Path) {
    let Ok(inside) = fs::read_dir(out) else { return };
    for found in inside.filter_map(Result::ok) {
        let ours = found.file_name().to_str().is_some_and(|name| name.starts_with(STAGING));
        if ours && found.file_type().is_ok_and(|kind| kind.is_dir()) {
            // A folder that stays is in nobody's way; the next run tries again.
            let _ = fs::remove_dir_all(found.path());
        }
    }
}

/// Whether a path is relative, stays inside, and is written the one way the site writes it.
pub(super) fn is_site_path(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    let drive = cfg!(windows) && path.contains(':');
    path.split('/').all(plain) && !drive && path != RECORD && !path.starts_with(STAGING)
}

fn escape(path: &str) -> Cow<'_, str> {
    if path.contains(['%', '\n', '\r']) {
        Cow::Owned(path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D"))
    } else {
        Cow::Borrowed(path)
    }
}

fn unescape(line: &str) -> String {
    if !line.contains('%') {
        return line.to_owned();
    }
    line.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::{escape, is_site_path, unescape};

    #[test]
    fn only_paths_inside_are_site_paths() {
        for path in ["index.html", "plans/001-x/index.html", "plans/計画/a b.html", ".nojekyll"] {
            assert!(is_site_path(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../x", "a/../x", "a//b", "./a", "a/", r"..\x", ".plansite-files"] {
            assert!(!is_site_path(path), "{path}");
        }
    }

    #[test]
    fn a_path_is_one_line() {
        for path in ["a\nb\r%0A.html", "plans/001-x/index.html", "100%25"] {
            assert_eq!(unescape(&escape(path)), path);
            assert_eq!(escape(path).lines().count(), 1);
        }
    }
}
