//! Reads documents out of Git, each version once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::{self, BufRead, Read};
use std::sync::{Arc, Mutex, PoisonError};

use super::tree::{DocumentFile, PlanFiles};
use crate::app::disk::LARGEST;
use crate::app::git::Git;
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
    /// Which of them were asked for.
    used: RefCell<HashSet<Version>>,
}

impl Version {
    fn of(plan: &PlanFiles, document: &DocumentFile) -> Self {
        let DocumentFile { kind, path, blob } = document;
        let document = PastDocument { folder: plan.folder.clone(), path: path.clone(), kind: *kind };
        Self { blob: blob.clone(), document }
    }
}

impl Versions {
    /// What is known already.
    pub(super) fn new(known: HashMap<Version, Arc<PlanSnapshot>>) -> Self {
        Self { known, used: RefCell::default() }
    }

    /// The versions of a plan's documents that are not known.
    pub(super) fn missing<'p>(&'p self, plan: &'p PlanFiles) -> impl Iterator<Item = Version> + 'p {
        let versions = plan.documents.iter().map(|document| Version::of(plan, document));
        versions.filter(|version| !self.known.contains_key(version))
    }

    /// Reads versions out of Git. What Git does not have cannot be read, as a file that is gone from a disk.
    pub(super) fn read(&mut self, git: &Git, missing: &BTreeSet<Version>, options: &ReadOptions) -> io::Result<()> {
        let mut by_blob: BTreeMap<&str, Vec<&Version>> = BTreeMap::new();
        for version in missing {
            by_blob.entry(&version.blob).or_default().push(version);
        }
        if by_blob.is_empty() {
            return Ok(());
        }
        let questions: String = by_blob.keys().map(|blob| format!("{blob}\n")).collect();
        let found = Mutex::new(Vec::with_capacity(missing.len()));
        let keep = |versions: &[&Version], bytes: Option<&[u8]>| {
            for version in versions {
                let snapshot = Arc::new(read_past(version.document.clone(), bytes, options));
                found.lock().unwrap_or_else(PoisonError::into_inner).push(((*version).clone(), snapshot));
            }
        };
        git.converse(&["cat-file", "--batch"], questions.as_bytes(), |answer| {
            rayon::in_place_scope(|scope| {
                for versions in by_blob.values() {
                    let bytes = blob(answer)?;
                    let keep = &keep;
                    scope.spawn(move |_| keep(versions, bytes.as_deref()));
                }
                Ok(())
            })
        })?;
        self.known.extend(found.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(())
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
                let snapshot = read_past(version.document.clone(), Some(&bytes), options);
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
