//! Keeps what one run found out for the next one, in the folder that the platform has for such things.
//!
//! Nothing depends on it: a file that is missing, torn, of another version of the program or of other circumstances is as
//! good as none. Files are replaced as a whole. What grows too large is not kept, and what is oldest goes first.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rapidhash::v3::{DEFAULT_RAPID_SECRETS, RapidStreamHasherV3, rapidhash_v3};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::packed::{Packed, Packer, Unpacker};

/// The largest file that is kept, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;
/// The length of a fingerprint with its line feed.
const FINGERPRINT: usize = 17;
/// What the name of a file begins with that is being written.
const TEMPORARY: &str = ".writing-";
/// How old such a file is at least if nobody writes it any more.
const ABANDONED: Duration = Duration::from_secs(3600);
/// How much is kept of one kind, in bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// A place for what may be lost at any time.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    folder: PathBuf,
    /// What it depends on, the program among it.
    label: String,
}

/// What tells files apart that took each other's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// In bytes.
    length: u64,
    modified: Option<SystemTime>,
    /// The number that the disk calls it by, where it does.
    number: u64,
}

/// A file as it is written.
#[derive(Serialize)]
struct Labelled<'a, T> {
    label: &'a str,
    content: &'a T,
}

/// A file as it is read.
#[derive(Deserialize)]
struct Kept<T> {
    label: String,
    content: T,
}

impl Shelf {
    /// The place for one kind of thing in the folder `cache`; what has another label is as good as not there.
    pub(super) fn new(cache: &Path, kind: &str, label: &str) -> Self {
        Self { folder: cache.join("plansite").join(kind), label: format!("{} {label}", program()) }
    }

    /// What it depends on, the program among it.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{:016x}-{name}", rapidhash_v3(self.label.as_bytes())))
    }

    /// Opens a file of which whoever reads it finds out whether it is whole, and of this label.
    pub(super) fn open(&self, name: &str) -> Option<File> {
        let path = self.path(name);
        // A pipe would block for ever.
        fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        File::open(path).ok()
    }

    /// The same for a file that may be written to, where the disk lets anybody do so.
    pub(super) fn open_to_extend(&self, name: &str) -> Option<File> {
        let read_only = self.open(name)?;
        Some(File::options().read(true).write(true).open(self.path(name)).unwrap_or(read_only))
    }

    /// A new file, which is not yet in its place.
    ///
    /// # Errors
    ///
    /// What making it ends with.
    pub(super) fn temporary(&self) -> io::Result<NamedTempFile> {
        fs::create_dir_all(&self.folder)?;
        tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(&self.folder)
    }

    /// Puts a file that is finished in its place.
    pub(super) fn put(&self, file: NamedTempFile, name: &str) {
        if file.persist(self.path(name)).is_ok() {
            self.tidy();
        }
    }

    /// Takes what was kept under a name.
    pub(super) fn recall<T: Packed>(&self, name: &str) -> Option<T> {
        let mut bytes = Vec::new();
        self.open(name)?.read_to_end(&mut bytes).ok()?;
        let (rest, fingerprint) = bytes.split_last_chunk()?;
        (rapidhash_v3(rest) == u64::from_le_bytes(*fingerprint)).then_some(())?;
        let mut from = Unpacker::new(rest);
        (String::unpack(&mut from)? == self.label).then_some(())?;
        let kept = T::unpack(&mut from)?;
        from.is_at_end().then_some(kept)
    }

    /// Keeps something under a name. That it cannot be written is nobody's trouble.
    pub(super) fn keep<T: Packed>(&self, name: &str, content: &T) {
        let mut packer = Packer::default();
        self.label.pack(&mut packer);
        content.pack(&mut packer);
        let mut bytes = packer.bytes();
        if bytes.len() > LARGEST {
            return;
        }
        bytes.extend(rapidhash_v3(&bytes).to_le_bytes());
        let Ok(mut file) = self.temporary() else { return };
        if file.write_all(&bytes).is_ok() {
            self.put(file, name);
        }
    }

    /// Which file lies there now; another one has another mark.
    pub(super) fn mark(&self, name: &str) -> Option<Mark> {
        let found = fs::metadata(self.path(name)).ok()?;
        Some(Mark { length: found.len(), modified: found.modified().ok(), number: number(&found) })
    }

    /// Removes a file, if that can be done.
    pub(super) fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.path(name));
    }

    /// Reads a file in JSON whose first line is the fingerprint of the rest.
    pub(super) fn load<T: DeserializeOwned>(&self, what: &str) -> Option<T> {
        let mut bytes = Vec::new();
        self.open(&in_json(what))?.read_to_end(&mut bytes).ok()?;
        let (fingerprint, rest) = bytes.split_at_checked(FINGERPRINT)?;
        (*fingerprint == *format!("{:016x}\n", rapidhash_v3(rest)).as_bytes()).then_some(())?;
        let kept: Kept<T> = serde_json::from_slice(rest).ok()?;
        (kept.label == self.label).then_some(kept.content)
    }

    /// Writes a file in JSON as a whole. That it cannot be written is nobody's trouble.
    pub(super) fn store<T: Serialize>(&self, what: &str, content: &T) {
        let Ok(mut file) = self.temporary() else { return };
        let labelled = Labelled { label: &self.label, content };
        if write_with_fingerprint(file.as_file_mut(), &labelled).is_ok() {
            self.put(file, &in_json(what));
        }
    }

    /// Removes what runs left that were stopped, and the oldest files where all of them together have become too large.
    pub(super) fn tidy(&self) {
        let Ok(inside) = fs::read_dir(&self.folder) else { return };
        let file = |found: fs::DirEntry| {
            let metadata = found.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((metadata.modified().unwrap_or(UNIX_EPOCH), metadata.len(), found.path()))
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = inside.filter_map(Result::ok).filter_map(file).collect();
        let is_left = |(modified, _, path): &(SystemTime, u64, PathBuf)| {
            let is_temporary = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
            is_temporary && modified.elapsed().is_ok_and(|age| age > ABANDONED)
        };
        for (_, _, path) in files.extract_if(.., |file| is_left(file)) {
            let _ = fs::remove_file(path);
        }
        files.sort_unstable();
        let mut all = 0;
        for (_, length, path) in files.into_iter().rev() {
            all += length;
            if all > MOST {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The name of what is kept as JSON.
fn in_json(what: &str) -> String {
    format!("{what}.json")
}

/// Writes the fingerprint of what follows as the first line, and then the content, which is never in memory as a whole.
fn write_with_fingerprint(file: &mut File, content: &impl Serialize) -> io::Result<()> {
    file.write_all(&[b' '; FINGERPRINT])?;
    let hasher = RapidStreamHasherV3::new(&DEFAULT_RAPID_SECRETS);
    let mut hashed = BufWriter::with_capacity(1 << 16, Hashed { file, hasher, length: 0 });
    serde_json::to_writer(&mut hashed, content)?;
    let Hashed { file, hasher, .. } = hashed.into_inner()?;
    file.rewind()?;
    writeln!(file, "{:016x}", hasher.finish())
}

/// A file and the fingerprint of what was written to it.
struct Hashed<'f> {
    file: &'f mut File,
    hasher: RapidStreamHasherV3<'static>,
    length: usize,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.write(&bytes[..written]);
        self.length += written;
        if self.length > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(written) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The program, so that one that does something else does not go on from what another one found: its version and its file.
/// Where a file has the same time wherever it comes from, its path tells. What is not known is like nothing else.
fn program() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let file = || {
        let path = std::env::current_exe().ok()?;
        let metadata = fs::metadata(&path).ok()?;
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(format!("{version} {path:?} {} {modified:?}", metadata.len()))
    };
    file().unwrap_or_else(|| format!("{version} {}", std::process::id()))
}

#[cfg(unix)]
fn number(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_found: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stopped_runs_left_goes_and_what_is_being_written_stays() {
        let cache = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(cache.path(), "things", "x");
        let file = |name: &str, age: Duration| {
            let path = shelf.folder.join(name);
            fs::write(&path, "part").unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(SystemTime::now() - age).unwrap();
            path
        };
        fs::create_dir_all(&shelf.folder).unwrap();
        let (left, busy) = (file(".writing-a", 2 * ABANDONED), file(".writing-b", Duration::ZERO));
        let other = file("0000-other", 2 * ABANDONED);
        shelf.store("thing", &1);
        assert!(!left.exists() && busy.exists() && other.exists());
        assert_eq!(shelf.load("thing"), Some(1));
    }
}
