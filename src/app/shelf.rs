//! Keeps what one run found out for the next one, in the folder that the platform has for such things.
//!
//! Nothing depends on it: a file that is missing, torn, of another version of the program or of other circumstances is as
//! good as none. Files are replaced as a whole. What grows too large is not kept, and what is oldest goes first.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use rapidhash::v3::{DEFAULT_RAPID_SECRETS, RapidStreamHasherV3, rapidhash_v3};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// The largest file that is kept, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;
/// The length of a fingerprint with its line feed.
const FINGERPRINT: usize = 17;
/// How much is kept of one kind, in bytes.
const MOST: u64 = 256 * 1024 * 1024;

/// A place for what may be lost at any time.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    folder: PathBuf,
    /// What it depends on, the program among it.
    label: String,
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

    /// Opens a file that whoever wrote it knows to be whole, and of this label.
    pub(super) fn open(&self, name: &str) -> Option<File> {
        File::open(self.path(name)).ok()
    }

    /// A new file, which has no name yet.
    ///
    /// # Errors
    ///
    /// What making it ends with.
    pub(super) fn temporary(&self) -> io::Result<NamedTempFile> {
        fs::create_dir_all(&self.folder)?;
        NamedTempFile::new_in(&self.folder)
    }

    /// Puts a file that is finished in its place.
    pub(super) fn put(&self, file: NamedTempFile, name: &str) {
        if file.persist(self.path(name)).is_ok() {
            self.forget();
        }
    }

    /// Reads a file whose first line is the fingerprint of the rest.
    pub(super) fn load<T: DeserializeOwned>(&self, what: &str) -> Option<T> {
        let bytes = fs::read(self.path(&in_json(what))).ok()?;
        let (fingerprint, rest) = bytes.split_at_checked(FINGERPRINT)?;
        (*fingerprint == *format!("{:016x}\n", rapidhash_v3(rest)).as_bytes()).then_some(())?;
        let kept: Kept<T> = serde_json::from_slice(rest).ok()?;
        (kept.label == self.label).then_some(kept.content)
    }

    /// Writes a file as a whole. That it cannot be written is nobody's trouble.
    pub(super) fn store<T: Serialize>(&self, what: &str, content: &T) {
        let Ok(mut file) = self.temporary() else { return };
        let labelled = Labelled { label: &self.label, content };
        if write_with_fingerprint(file.as_file_mut(), &labelled).is_ok() {
            self.put(file, &in_json(what));
        }
    }

    /// Removes the oldest files where all of them together have become too large.
    fn forget(&self) {
        let Ok(inside) = fs::read_dir(&self.folder) else { return };
        let file = |found: fs::DirEntry| {
            let metadata = found.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((metadata.modified().unwrap_or(UNIX_EPOCH), metadata.len(), found.path()))
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = inside.filter_map(Result::ok).filter_map(file).collect();
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
fn program() -> String {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let modified = file.as_ref().and_then(|file| file.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    format!("{} {:?} {:?}", env!("CARGO_PKG_VERSION"), file.map(|file| file.len()), modified)
}
