//! Whether a file that was found may be opened.
//!
//! Asked before anything is opened, because opening a pipe waits for its other end. The file stays listed whatever
//! the answer: a plan that cannot be read is still a plan.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::app::disk::{LARGEST, reason, unfit};
use crate::diagnostic::{Code, Diagnostic};

/// How many bytes tell whether a contract is text.
const PROBE: u64 = 1024;

/// Why a file must not be opened, as a problem; `None` when it may be.
pub(super) fn refusal(root: &Path, path: &str, nameless: bool) -> Option<Diagnostic> {
    let refuse =
        |message: String, help: &str| Some(Diagnostic::of_file(Code::DocumentUnreadable, path, message).help(help));
    if nameless {
        return refuse(
            "the path is not UTF-8, so the file cannot be named on a page".to_owned(),
            "rename the file or its folder",
        );
    }
    let file = root.join(path);
    let unreadable = |error: &std::io::Error| {
        refuse(format!("the file cannot be read: {}", reason(error)), "make the file readable")
    };
    let mut metadata = match fs::symlink_metadata(&file) {
        Ok(metadata) => metadata,
        Err(error) => return unreadable(&error),
    };
    // The folder in which it was found lies in the root, and so does what is no link in it.
    if metadata.is_symlink() {
        metadata = match fs::metadata(&file) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return refuse("the link leads nowhere".to_owned(), "mend the link, or remove it");
            }
            Err(error) => return unreadable(&error),
        };
        match file.canonicalize() {
            Ok(real) if real.starts_with(root) => {}
            Ok(_) => {
                return refuse(
                    "the link leads out of the root and is not followed".to_owned(),
                    "copy the file into the root",
                );
            }
            Err(error) => return unreadable(&error),
        }
    }
    let reason = unfit(&metadata, LARGEST)?;
    if metadata.is_file() {
        let problem = Diagnostic::of_file(Code::FileTooLarge, path, format!("the file is too large: {reason}"));
        return Some(problem.help("split the file, or move what is not the plan's text elsewhere"));
    }
    refuse(format!("the document cannot be read: {reason}"), "put a regular file in its place, or remove it")
}

/// Whether a file that may be opened begins like text: without NUL bytes, but for UTF-16 with its mark.
pub(super) fn is_text(root: &Path, path: &str) -> bool {
    let mut start = Vec::new();
    let read = File::open(root.join(path)).and_then(|file| file.take(PROBE).read_to_end(&mut start));
    read.is_err() || start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || !start.contains(&0)
}
