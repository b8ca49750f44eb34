//! Opens what was made in the browser. It is of use without one too, so that none is an error.

use std::ffi::OsStr;

use super::terminal::Terminal;
use crate::diagnostic::printable;

/// Opens an address or a file, or says that somebody else has to.
pub(super) fn open(target: impl AsRef<OsStr>, terminal: &Terminal) {
    let target = target.as_ref();
    if let Err(error) = open::that_detached(target) {
        let help = format!("open {}", printable(&target.to_string_lossy()));
        terminal.note(&format!("cannot open a browser: {error}"), Some(&help));
    }
}
