//! Keeps what was read of plans and found at them for the next run, in one file for each portfolio.
//!
//! The file holds what is kept one behind the other and, at its end, the names with where each is, so that it is written
//! while plans are read and never in memory as a whole. It is only ever replaced by another one. What has not the bytes
//! that were written is as good as not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rapidhash::v3::rapidhash_v3;
use tempfile::NamedTempFile;

use super::environment::Environment;
use super::project::Project;
use super::shelf::Shelf;
use crate::Readings;
use crate::packed::{Packed, Packer, Unpacker, packed};
use crate::plan::ReadOptions;

/// The name of what is kept for a portfolio.
const KEPT: &str = "plans";
/// More than this is not kept of the plans of a portfolio, in bytes.
const LARGEST: u64 = 192 * 1024 * 1024;
/// The length of the longest index, in bytes.
const LONGEST_INDEX: u64 = 32 * 1024 * 1024;
/// The length of the end of the file: where its index begins, and the fingerprint of that.
const END: u64 = 16;

/// What was read by the last run, and what is read by this one.
#[derive(Debug)]
pub(super) struct KeptReadings {
    /// Where it is kept; without such a place, nothing is.
    shelf: Option<Shelf>,
    last: Option<Last>,
    now: Mutex<Now>,
}

/// Where something is in a file.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: u64,
    /// In bytes.
    length: usize,
    fingerprint: u64,
}

packed! { struct Entry { at, length, fingerprint } }

/// The file of the last run.
#[derive(Debug)]
struct Last {
    file: Mutex<File>,
    entries: BTreeMap<String, Entry>,
    /// How much of the file is there before its index, in bytes.
    length: u64,
}

/// What this run has found.
#[derive(Debug, Default)]
struct Now {
    /// The names in the last file that were asked for.
    recalled: BTreeSet<String>,
    /// The new file, once there is something for it.
    file: Option<Writing>,
    /// Whether something cannot be written, so that nothing is kept.
    is_broken: bool,
}

/// A file that is being written.
#[derive(Debug)]
struct Writing {
    to: BufWriter<NamedTempFile>,
    length: u64,
    entries: BTreeMap<String, Entry>,
}

impl KeptReadings {
    /// What is kept of a portfolio.
    pub(super) fn of(project: &Project, environment: &Environment) -> Self {
        let config = &project.root.config;
        let options = ReadOptions { statuses: config.statuses.clone(), mask: project.audience.mask.clone() };
        let searched = (&project.root.path, &config.specs, &config.exclude, &project.audience.selection);
        let shelf = |cache: &Path| Shelf::new(cache, "plans", &format!("{searched:?} {options:?}"));
        Self::on(environment.cache.as_deref().map(shelf))
    }

    fn on(shelf: Option<Shelf>) -> Self {
        let last = shelf.as_ref().and_then(|shelf| Last::read(shelf.open(KEPT)?, shelf.label()));
        Self { shelf, last, now: Mutex::default() }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves what was recalled and what was read to the next run. That it cannot be written is nobody's trouble.
    pub(super) fn finish(self) {
        let Some(shelf) = self.shelf else { return };
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let all_recalled = |last: &Last| now.recalled.len() == last.entries.len();
        if now.is_broken || now.file.is_none() && self.last.as_ref().is_some_and(all_recalled) {
            return;
        }
        let written = now.file.map_or_else(|| Writing::begin(&shelf), Ok).and_then(|mut writing| {
            if let Some(last) = &self.last {
                writing.copy(last, &now.recalled)?;
            }
            writing.end(shelf.label())
        });
        if let Ok(file) = written {
            shelf.put(file, KEPT);
        }
    }
}

impl Readings for KeptReadings {
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        let last = self.last.as_ref()?;
        let bytes = last.get(last.entries.get(name)?)?;
        self.now().recalled.insert(name.to_owned());
        Some(bytes)
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        let Some(shelf) = &self.shelf else { return };
        let fingerprint = rapidhash_v3(bytes);
        let mut now = self.now();
        if now.is_broken {
            return;
        }
        let writing = now.file.take().map_or_else(|| Writing::begin(shelf), Ok);
        match writing.and_then(|mut writing| writing.add(name, bytes, fingerprint).map(|()| writing)) {
            Ok(writing) => now.file = Some(writing),
            Err(_) => now.is_broken = true,
        }
    }
}

impl Last {
    /// Reads where everything is in a file, if it is one with this label.
    fn read(mut file: File, label: &str) -> Option<Self> {
        let end = file.seek(SeekFrom::End(0)).ok()?.checked_sub(END)?;
        let mut ends = [[0; 8]; 2];
        file.seek(SeekFrom::Start(end)).ok()?;
        for part in &mut ends {
            file.read_exact(part).ok()?;
        }
        let [start, fingerprint] = ends.map(u64::from_le_bytes);
        let length = end.checked_sub(start).filter(|length| *length <= LONGEST_INDEX)?;
        let mut index = vec![0; usize::try_from(length).ok()?];
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut index).ok()?;
        (rapidhash_v3(&index) == fingerprint).then_some(())?;
        let mut from = Unpacker::new(&index);
        (String::unpack(&mut from)? == label).then_some(())?;
        let entries: BTreeMap<String, Entry> = BTreeMap::unpack(&mut from)?;
        let is_inside = |entry: &Entry| entry.at.checked_add(entry.length as u64).is_some_and(|end| end <= start);
        entries.values().all(is_inside).then_some(())?;
        Some(Self { file: Mutex::new(file), entries, length: start })
    }

    /// The bytes at a place, if they are what was written.
    fn get(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut bytes = vec![0; entry.length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(entry.at)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        drop(file);
        (rapidhash_v3(&bytes) == entry.fingerprint).then_some(bytes)
    }
}

impl Writing {
    fn begin(shelf: &Shelf) -> io::Result<Self> {
        let to = BufWriter::with_capacity(1 << 16, shelf.temporary()?);
        Ok(Self { to, length: 0, entries: BTreeMap::new() })
    }

    fn add(&mut self, name: &str, bytes: &[u8], fingerprint: u64) -> io::Result<()> {
        self.to.write_all(bytes)?;
        self.entries.insert(name.to_owned(), Entry { at: self.length, length: bytes.len(), fingerprint });
        self.length += bytes.len() as u64;
        if self.length > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
    }

    /// Takes over what was not made anew of the last file, in the order in which it lies there.
    fn copy(&mut self, last: &Last, names: &BTreeSet<String>) -> io::Result<()> {
        let kept = |name: &&String| !self.entries.contains_key(*name);
        let found = |name| Some((last.entries.get(name)?, name));
        let mut wanted: Vec<(&Entry, &String)> = names.iter().filter(kept).filter_map(found).collect();
        let length: u64 = wanted.iter().map(|(entry, _)| entry.length as u64).sum();
        if length > last.length / 2 && self.length + last.length <= LARGEST {
            return self.copy_all(last, &wanted);
        }
        wanted.sort_unstable_by_key(|(entry, _)| entry.at);
        for (entry, name) in wanted {
            if let Some(bytes) = last.get(entry) {
                self.add(name, &bytes, entry.fingerprint)?;
            }
        }
        Ok(())
    }

    /// Takes over the last file as it is, which costs little, with what nobody wants any more.
    fn copy_all(&mut self, last: &Last, wanted: &[(&Entry, &String)]) -> io::Result<()> {
        let mut file = last.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(0))?;
        self.to.flush()?;
        let copied = io::copy(&mut (&mut *file).take(last.length), self.to.get_mut().as_file_mut())?;
        if copied != last.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let moved = |entry: &Entry| Entry { at: self.length + entry.at, ..*entry };
        self.entries.extend(wanted.iter().map(|(entry, name)| ((*name).clone(), moved(entry))));
        self.length += copied;
        Ok(())
    }

    /// Writes where everything is.
    fn end(mut self, label: &str) -> io::Result<NamedTempFile> {
        let mut packer = Packer::default();
        label.to_owned().pack(&mut packer);
        self.entries.pack(&mut packer);
        let index = packer.bytes();
        self.to.write_all(&index)?;
        self.to.write_all(&self.length.to_le_bytes())?;
        self.to.write_all(&rapidhash_v3(&index).to_le_bytes())?;
        Ok(self.to.into_inner()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

    fn readings(cache: &Path, label: &str) -> KeptReadings {
        KeptReadings::on(Some(Shelf::new(cache, "plans", label)))
    }

    /// A cache in which two plans are kept.
    fn of_two() -> tempfile::TempDir {
        let cache = tempfile::tempdir().unwrap();
        let first = readings(cache.path(), "x");
        first.keep("a", b"one");
        first.keep("b", b"two");
        first.finish();
        cache
    }

    /// The one file in the folder.
    fn file(cache: &Path) -> PathBuf {
        let inside: Vec<_> = fs::read_dir(cache.join("plansite/plans")).unwrap().collect();
        assert_eq!(inside.len(), 1, "{inside:?}");
        inside[0].as_ref().unwrap().path()
    }

    #[test]
    fn what_was_recalled_or_read_is_there_the_next_time() {
        let cache = tempfile::tempdir().unwrap();
        let first = readings(cache.path(), "x");
        assert_eq!(first.recall("a"), None);
        for (path, bytes) in [("a", "one"), ("b", "two"), ("c", ""), ("d", "four")] {
            first.keep(path, bytes.as_bytes());
        }
        first.finish();

        let second = readings(cache.path(), "x");
        assert_eq!(second.recall("a").as_deref(), Some(&b"one"[..]));
        assert_eq!(second.recall("b").as_deref(), Some(&b"two"[..]));
        second.keep("b", b"other");
        assert_eq!(second.recall("c").as_deref(), Some(&b""[..]));
        second.finish();

        let third = readings(cache.path(), "x");
        let recalled =
            ["a", "b", "c", "d"].map(|path| third.recall(path).map(|bytes| String::from_utf8(bytes).unwrap()));
        let expected = [Some("one"), Some("other"), Some(""), None].map(|text| text.map(str::to_owned));
        assert_eq!(recalled, expected, "what nobody asked for has gone");
    }

    #[test]
    fn a_file_is_written_only_where_it_would_be_another_one() {
        let cache = of_two();
        let written = || fs::metadata(file(cache.path())).unwrap().len();
        let length = written();
        let again = readings(cache.path(), "x");
        let modified = fs::metadata(file(cache.path())).unwrap().modified().unwrap();
        again.recall("a").unwrap();
        again.recall("b").unwrap();
        again.finish();
        assert_eq!(fs::metadata(file(cache.path())).unwrap().modified().unwrap(), modified);
        let fewer = readings(cache.path(), "x");
        fewer.recall("a").unwrap();
        fewer.finish();
        assert!(written() < length);
    }

    #[test]
    fn most_of_a_file_is_taken_over_as_it_is_until_half_of_it_is_of_no_use() {
        let cache = tempfile::tempdir().unwrap();
        let large = [[7; 500], [8; 500]].concat();
        let first = readings(cache.path(), "x");
        first.keep("small", &[0; 100]);
        first.keep("large", &large);
        first.finish();
        let mut lengths = Vec::new();
        for round in 1..30 {
            let again = readings(cache.path(), "x");
            assert_eq!(again.recall("small"), Some(vec![round - 1; 100]));
            assert_eq!(again.recall("large").as_ref(), Some(&large));
            again.keep("small", &[round; 100]);
            again.finish();
            lengths.push(fs::metadata(file(cache.path())).unwrap().len());
        }
        let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
        assert!(least + 800 < *most && *most < 3000, "{lengths:?}");
    }

    #[test]
    fn a_file_that_is_torn_or_of_something_else_is_as_good_as_none() {
        let cache = of_two();
        assert!(readings(cache.path(), "y").recall("a").is_none());
        let path = file(cache.path());
        let whole = fs::read(&path).unwrap();
        // Of other bytes of plans one is lost, of other bytes behind them all are.
        for at in 0..whole.len() {
            let mut torn = whole.clone();
            torn[at] ^= 1;
            fs::write(&path, &torn).unwrap();
            let readings = readings(cache.path(), "x");
            let known = [("a", "one"), ("b", "two")].map(|(plan, text)| match readings.recall(plan) {
                Some(bytes) => {
                    assert_eq!(bytes, text.as_bytes());
                    true
                }
                None => false,
            });
            let expected = match at {
                0..3 => [false, true],
                3..6 => [true, false],
                _ => [false; 2],
            };
            assert_eq!(known, expected, "{at}");
        }
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            assert!(readings(cache.path(), "x").recall("a").is_none(), "the first {end} bytes");
        }
    }
}
