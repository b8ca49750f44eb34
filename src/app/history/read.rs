//! Reads documents out of Git, each version once.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use super::tree::{DocumentFile, PlanFiles};
use crate::app::disk::LARGEST;
use crate::app::git::Git;
use crate::document::SharedSections;
use crate::plan::{DocumentKind, ReadOptions};
use crate::portfolio::snapshot::PlanSnapshot;
use crate::{PastDocument, read_past};

/// A version of a document: the blob, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Version {
    /// What it holds.
    pub(super) blob: String,
    /// Where it stands.
    pub(super) document: PastDocument,
}

/// What versions of documents say.
#[derive(Debug, Default)]
pub(super) struct Versions {
    known: HashMap<Version, Arc<PlanSnapshot>>,
    /// What the versions read last have in common with the next ones.
    sections: SharedSections,
    /// Which of them were asked for.
    used: RefCell<HashSet<Version>>,
    /// Whether Git was asked for any.
    has_read: bool,
}

impl Version {
    /// The versions of a plan's documents.
    pub(super) fn of_plan(plan: &PlanFiles) -> impl Iterator<Item = Self> + '_ {
        plan.documents.iter().map(move |document| Self::of(plan, document))
    }

    fn of(plan: &PlanFiles, document: &DocumentFile) -> Self {
        let DocumentFile { kind, path, blob } = document;
        let document = PastDocument { folder: plan.folder.clone(), path: path.clone(), kind: *kind };
        Self { blob: blob.clone(), document }
    }
}

impl Versions {
    /// What is known already.
    pub(super) fn new(known: HashMap<Version, Arc<PlanSnapshot>>) -> Self {
        Self { known, ..Self::default() }
    }

    /// Reads the versions out of Git that are not known. What Git does not have cannot be read, as a file that is gone
    /// from a disk.
    pub(super) fn read(
        &mut self,
        git: &Git,
        versions: impl IntoIterator<Item = Version, IntoIter: Send>,
        options: &ReadOptions,
    ) -> io::Result<()> {
        let mut seen = HashSet::new();
        let is_new = |version: &Version| !self.known.contains_key(version) && seen.insert(version.clone());
        let mut missing = versions.into_iter().filter(is_new).peekable();
        if missing.peek().is_none() {
            return Ok(());
        }
        let (asked, expected) = mpsc::channel();
        let ask = move |questions: &mut dyn Write| {
            missing.try_for_each(|version| {
                let question = format!("{}\n", version.blob);
                asked.send(version).map_err(io::Error::other)?;
                questions.write_all(question.as_bytes())
            })
        };
        let found = git.converse(&["cat-file", "--batch"], ask, |answer| {
            let answers = Mutex::new((expected, answer));
            let next = || -> io::Result<_> {
                let (expected, answer) = &mut *answers.lock().unwrap_or_else(PoisonError::into_inner);
                let Ok(version) = expected.recv() else { return Ok(None) };
                Ok(Some((version, blob(*answer)?)))
            };
            // Whoever has read one document takes the next one from Git, so that none waits in memory for its turn.
            let read_on = |_: rayon::BroadcastContext<'_>| {
                let mut found = Vec::new();
                while let Some((version, bytes)) = next()? {
                    let snapshot = read_past(version.document.clone(), bytes.as_deref(), options, &self.sections);
                    found.push((version, Arc::new(snapshot)));
                }
                Ok(found)
            };
            rayon::broadcast(read_on).into_iter().collect::<io::Result<Vec<_>>>()
        })?;
        self.known.extend(found.into_iter().flatten());
        self.has_read = true;
        Ok(())
    }

    /// Whether Git was asked for any.
    pub(super) fn has_read(&self) -> bool {
        self.has_read
    }

    /// Reads those documents of a plan that are not known and of which there are bytes.
    pub(super) fn learn(
        &mut self,
        plan: &PlanFiles,
        bytes: impl Fn(&DocumentFile) -> Option<Vec<u8>>,
        options: &ReadOptions,
    ) {
        for document in &plan.documents {
            if let Some(bytes) = bytes(document) {
                let version = Version::of(plan, document);
                let snapshot = read_past(version.document.clone(), Some(&bytes), options, &self.sections);
                self.known.insert(version, Arc::new(snapshot));
            }
        }
    }

    /// What a plan says whose documents are all known.
    pub(super) fn plan(&self, plan: &PlanFiles) -> PlanSnapshot {
        let known = |document: &DocumentFile| {
            let version = Version::of(plan, document);
            let snapshot = self.known.get(&version).cloned().unwrap_or_default();
            self.used.borrow_mut().insert(version);
            (document.kind, snapshot)
        };
        let documents: Vec<(DocumentKind, Arc<PlanSnapshot>)> = plan.documents.iter().map(known).collect();
        let documents: Vec<_> = documents.iter().map(|(kind, snapshot)| (*kind, &**snapshot)).collect();
        PlanSnapshot::of_documents(plan.id.clone(), plan.number, &documents)
    }

    /// What was asked for.
    pub(super) fn used(&self) -> impl Iterator<Item = (&Version, &Arc<PlanSnapshot>)> {
        let used = self.used.borrow();
        let known: Vec<_> = self.known.iter().filter(|(version, _)| used.contains(version)).collect();
        known.into_iter()
    }
}

/// Reads the next blob of an answer: `name blob length`, the bytes and a line feed; `None` for what is not there, is no
/// blob, or is larger than what is read from a disk.
fn blob(answer: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut header = String::new();
    if answer.read_line(&mut header)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut parts = header.trim_end().rsplit(' ');
    let Some(length) = parts.next().and_then(|length| length.parse::<u64>().ok()) else { return Ok(None) };
    let is_blob = parts.next() == Some("blob");
    let mut bytes = Vec::new();
    if is_blob && length <= LARGEST {
        bytes.reserve(usize::try_from(length).unwrap_or(0));
        answer.take(length).read_to_end(&mut bytes)?;
    } else {
        io::copy(&mut answer.take(length), &mut io::sink())?;
    }
    answer.read_exact(&mut [0])?;
    Ok((is_blob && length <= LARGEST).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, blob};

    #[test]
    fn blobs_are_read_one_after_the_other() {
        let large = "x".repeat(usize::try_from(LARGEST).unwrap() + 1);
        let answer = format!(
            "a1 blob 5\nab\ncd\nb2 missing\nc3 blob 0\n\nd4 tree 3\nxyz\ne5 blob {}\n{large}\nf6 blob 1\nz\ng7 blob 9\ntorn",
            large.len()
        );
        let mut answer = answer.as_bytes();
        let mut next = || blob(&mut answer).map(|bytes| bytes.map(|bytes| String::from_utf8(bytes).unwrap()));
        assert_eq!(next().unwrap().as_deref(), Some("ab\ncd"));
        assert_eq!(next().unwrap(), None);
        assert_eq!(next().unwrap().as_deref(), Some(""));
        assert_eq!(next().unwrap(), None);
        assert_eq!(next().unwrap(), None);
        assert_eq!(next().unwrap().as_deref(), Some("z"));
        assert!(next().is_err() && next().is_err());
    }
}
