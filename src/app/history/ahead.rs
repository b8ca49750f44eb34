//! Reads versions of documents while Git is still telling of them, so that no processor waits for the end of the log.
//!
//! Which plan a document belonged to is known for sure only after all commits, from the first one on. Nearly always it
//! is the plan that it belongs to today: as a document of that one it is read ahead. What turns out to have been
//! another plan's is read again as such, and nobody asks for what was read in vain.

use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;

use super::log::{Log, Stretch};
use super::read::{Version, Versions};
use super::tree::Tree;
use crate::PastDocument;
use crate::app::git::Git;
use crate::plan::ReadOptions;

/// Asks for the log of a stretch, and reads what it tells of documents of today. What can be made of the log itself is
/// made meanwhile.
pub(super) fn listen<T>(
    git: &Git,
    stretch: Stretch<'_>,
    today: &Tree,
    versions: &mut Versions,
    options: &ReadOptions,
    make: impl FnOnce(&Log) -> T,
) -> Result<T, String> {
    let documents: HashMap<String, PastDocument> =
        today.plans().iter().flat_map(Version::of_plan).map(|it| (it.document.path.clone(), it.document)).collect();
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        let reading = scope.spawn(|| versions.read(git, told, options));
        let log = Log::listen(git, stretch, |change| {
            if let (Some(document), Some(blob)) = (documents.get(&change.path), &change.blob) {
                // Who has stopped reading says why at the end.
                let _ = tell.send(Version { blob: blob.clone(), document: document.clone() });
            }
        });
        drop(tell);
        let made = log.map(|log| make(&log));
        let read = reading.join().unwrap_or_else(|panic| resume_unwind(panic));
        read.map_err(|error| error.to_string()).and(made)
    })
}
