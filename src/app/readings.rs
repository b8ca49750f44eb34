//! Keeps what was read of plans and found at them for the next run, in one file for each portfolio.
//!
//! The file holds what is kept one behind the other and, at its end, the names with where each is, so that it is written
//! while plans are read and never in memory as a whole. Where most of it is of use again, what is new and another list of
//! names are written behind it, so that little is written after an edit; else another file takes its place. What has not
//! the bytes that were written is as good as not there.

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
    file: File,
    entries: BTreeMap<String, Entry>,
    /// How much of the file is there before its index, in bytes.
    length: u64,
    /// Where the file ends, in bytes.
    end: u64,
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
        let last = shelf.as_ref().and_then(|shelf| Last::read(shelf.open_to_extend(KEPT)?, shelf.label()));
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
        let Ok(mut writing) = now.file.map_or_else(|| Writing::begin(&shelf), Ok) else { return };
        if let Some(last) = &self.last {
            let wanted = writing.wanted(last, &now.recalled);
            if writing.is_little_beside(last, &wanted) && writing.extend(last, &wanted, shelf.label()).is_ok() {
                return shelf.tidy();
            }
            if writing.copy(last, &wanted).is_err() {
                return;
            }
        }
        if let Ok(file) = writing.end(shelf.label()) {
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
        let end = file.seek(SeekFrom::End(0)).ok()?;
        let index_end = end.checked_sub(END)?;
        let mut ends = [[0; 8]; 2];
        file.seek(SeekFrom::Start(index_end)).ok()?;
        for part in &mut ends {
            file.read_exact(part).ok()?;
        }
        let [start, fingerprint] = ends.map(u64::from_le_bytes);
        let length = index_end.checked_sub(start).filter(|length| *length <= LONGEST_INDEX)?;
        let mut index = vec![0; usize::try_from(length).ok()?];
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut index).ok()?;
        (rapidhash_v3(&index) == fingerprint).then_some(())?;
        let mut from = Unpacker::new(&index);
        (String::unpack(&mut from)? == label).then_some(())?;
        let entries: BTreeMap<String, Entry> = BTreeMap::unpack(&mut from)?;
        let is_inside = |entry: &Entry| entry.at.checked_add(entry.length as u64).is_some_and(|end| end <= start);
        entries.values().all(is_inside).then_some(())?;
        Some(Self { file, entries, length: start, end })
    }

    /// The bytes at a place, if they are what was written.
    fn get(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut bytes = vec![0; entry.length];
        read_exact_at(&self.file, &mut bytes, entry.at).ok()?;
        (rapidhash_v3(&bytes) == entry.fingerprint).then_some(bytes)
    }
}

/// Reads bytes at a place of a file that other threads may be reading too.
#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

/// The same where a file is read at one place at a time.
#[cfg(not(unix))]
fn read_exact_at(mut file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    static READING: Mutex<()> = Mutex::new(());
    let _reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
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

    /// What is taken over of the last file: what was recalled and not made anew, in the order in which it lies there.
    fn wanted<'l>(&self, last: &'l Last, recalled: &BTreeSet<String>) -> Vec<(&'l String, &'l Entry)> {
        let kept = |name: &&String| !self.entries.contains_key(*name);
        let found = |name| last.entries.get_key_value(name);
        let mut wanted: Vec<_> = recalled.iter().filter(kept).filter_map(found).collect();
        wanted.sort_unstable_by_key(|(_, entry)| entry.at);
        wanted
    }

    /// Whether more than half of the last file is wanted, and what is new has room behind it.
    fn is_little_beside(&self, last: &Last, wanted: &[(&String, &Entry)]) -> bool {
        let length: u64 = wanted.iter().map(|(_, entry)| entry.length as u64).sum();
        length > last.length / 2 && last.end + self.length <= LARGEST
    }

    /// Writes what is new behind the last file, and then where everything is. Where that ends early, the file is as it was.
    fn extend(&mut self, last: &Last, wanted: &[(&String, &Entry)], label: &str) -> io::Result<()> {
        let mut file = &last.file;
        if file.seek(SeekFrom::End(0))? != last.end {
            return Err(io::ErrorKind::Other.into());
        }
        let moved = |(name, entry): (&String, &Entry)| (name.clone(), Entry { at: last.end + entry.at, ..*entry });
        let taken_over = wanted.iter().map(|(name, entry)| ((*name).clone(), **entry));
        let entries: BTreeMap<String, Entry> = self.entries.iter().map(moved).chain(taken_over).collect();
        self.to.flush()?;
        let mut new = self.to.get_ref().reopen()?;
        let written = io::copy(&mut new, &mut file)
            .and_then(|copied| if copied == self.length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) })
            .and_then(|()| write_index(&mut file, &entries, last.end + self.length, label));
        if written.is_err() {
            let _ = file.set_len(last.end);
        }
        written
    }

    /// Takes over what is wanted of the last file.
    fn copy(&mut self, last: &Last, wanted: &[(&String, &Entry)]) -> io::Result<()> {
        for (name, entry) in wanted {
            if let Some(bytes) = last.get(entry) {
                self.add(name, &bytes, entry.fingerprint)?;
            }
        }
        Ok(())
    }

    /// Writes where everything is.
    fn end(mut self, label: &str) -> io::Result<NamedTempFile> {
        write_index(&mut self.to, &self.entries, self.length, label)?;
        Ok(self.to.into_inner()?)
    }
}

/// Writes where everything is that stands before it in a file, with its own beginning, in bytes.
fn write_index(to: &mut impl Write, entries: &BTreeMap<String, Entry>, at: u64, label: &str) -> io::Result<()> {
    let mut packer = Packer::default();
    label.to_owned().pack(&mut packer);
    entries.pack(&mut packer);
    let mut index = packer.bytes();
    let fingerprint = rapidhash_v3(&index);
    index.extend(at.to_le_bytes().into_iter().chain(fingerprint.to_le_bytes()));
    to.write_all(&index)
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
    fn an_edit_writes_behind_what_is_there() {
        let cache = tempfile::tempdir().unwrap();
        let first = readings(cache.path(), "x");
        [("a", 1), ("b", 2), ("c", 3)].into_iter().for_each(|(name, byte)| first.keep(name, &[byte; 500]));
        first.finish();
        let before = fs::read(file(cache.path())).unwrap();
        let second = readings(cache.path(), "x");
        let other = readings(cache.path(), "x");
        for run in [&second, &other] {
            assert!(["a", "b", "c"].iter().all(|name| run.recall(name).is_some()));
        }
        second.keep("b", &[7; 9]);
        second.finish();
        let whole = fs::read(file(cache.path())).unwrap();
        assert!(whole.starts_with(&before));
        let recalled = |name: &str| readings(cache.path(), "x").recall(name);
        assert_eq!(["a", "b", "c"].map(recalled), [Some(vec![1; 500]), Some(vec![7; 9]), Some(vec![3; 500])]);

        // Whoever has read the file as it was before leaves what is behind it, and puts another one in its place.
        other.keep("c", &[8; 9]);
        other.finish();
        assert_eq!(["a", "b", "c"].map(recalled), [Some(vec![1; 500]), Some(vec![2; 500]), Some(vec![8; 9])]);

        // Of one that was stopped in the middle nothing is known, or what was known before.
        for end in before.len()..whole.len() {
            fs::write(file(cache.path()), &whole[..end]).unwrap();
            let known = recalled("b");
            assert_eq!(known, (end == before.len()).then(|| vec![2; 500]), "the first {end} bytes");
        }
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
