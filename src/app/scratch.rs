//! Room for what a build does not need for a while: a little in memory, and a file on the disk that the system has for such
//! things.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::Error;
use crate::document::Scratch;

/// How much room the disk has to have left in any case, in bytes.
const LEFT: u64 = 64 * 1024 * 1024;
/// How many times as much as was put into the file the disk has to have left: the site may be written to the same one, and
/// is about twice as large.
const SHARE: u64 = 4;

/// How much stays in memory, in bytes: a small portfolio puts nothing into the file.
const HEAD: usize = 12 * 1024 * 1024;
/// After how many bytes the disk is asked again how much room it has.
const ASKED: u64 = 4 * 1024 * 1024;

/// A file that is gone when the program ends, however that is.
#[derive(Debug)]
pub(super) struct ScratchFile {
    /// Each call is a copy of a few pages that the system holds in memory, which takes a hundredth of what is done between
    /// two calls.
    filled: Mutex<Filled>,
    folder: PathBuf,
    /// Why something cannot be had any more.
    lost: OnceLock<io::Error>,
}

/// The file as far as it is filled.
#[derive(Debug)]
struct Filled {
    /// What came first.
    head: Vec<u8>,
    file: File,
    /// Of the file, in bytes.
    length: u64,
    /// Whether the next byte would be written behind the last one.
    is_at_end: bool,
    /// How long the file may become until the disk is asked again.
    allowed: u64,
}

impl ScratchFile {
    /// A file in the folder for such files; `None` where none can be made.
    pub(super) fn new() -> Option<Self> {
        let folder = std::env::temp_dir();
        let file = tempfile::tempfile_in(&folder).ok()?;
        let filled = Filled { head: Vec::with_capacity(HEAD), file, length: 0, is_at_end: true, allowed: 0 };
        Some(Self { filled: Mutex::new(filled), folder, lost: OnceLock::new() })
    }

    /// Refuses what was made, where something could not be had any more.
    pub(super) fn check(&self) -> Result<(), Error> {
        let unread = |error: &io::Error| Error::Read {
            path: self.folder.clone(),
            source: io::Error::new(error.kind(), error.to_string()),
        };
        self.lost.get().map_or(Ok(()), |error| Err(unread(error)))
    }

    fn filled(&self) -> MutexGuard<'_, Filled> {
        self.filled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether so much may be put into a file on a disk with so much left, in bytes.
fn leaves_room(length: u64, left: u64) -> bool {
    left >= LEFT.saturating_add(length.saturating_mul(SHARE))
}

impl Scratch for ScratchFile {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let mut filled = self.filled();
        if filled.head.len() + bytes.len() <= HEAD {
            let at = filled.head.len();
            filled.head.extend_from_slice(bytes);
            return Some(at as u64);
        }
        let (at, end) = (filled.length, filled.length + bytes.len() as u64);
        if end > filled.allowed {
            leaves_room(end + ASKED, fs4::available_space(&self.folder).ok()?).then_some(())?;
            filled.allowed = end + ASKED;
        }
        if !filled.is_at_end {
            filled.file.seek(SeekFrom::Start(at)).ok()?;
        }
        filled.is_at_end = filled.file.write_all(bytes).is_ok();
        if filled.is_at_end {
            filled.length = end;
        }
        filled.is_at_end.then_some(HEAD as u64 + at)
    }

    fn get(&self, at: u64, length: usize) -> Vec<u8> {
        let mut filled = self.filled();
        let Some(at) = at.checked_sub(HEAD as u64) else {
            let start = usize::try_from(at).unwrap_or_default();
            return filled.head[start..start + length].to_vec();
        };
        let mut bytes = vec![0; length];
        filled.is_at_end = false;
        if let Err(error) = filled.file.seek(SeekFrom::Start(at)).and_then(|_| filled.file.read_exact(&mut bytes)) {
            let _ = self.lost.set(error);
            bytes.fill(0);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_get_back_what_they_put() {
        let scratch = ScratchFile::new().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4_u8 {
                let scratch = &scratch;
                scope.spawn(move || {
                    for length in (0..200).chain([HEAD / 4; 8]) {
                        let bytes = vec![thread + 1; length];
                        let at = scratch.put(&bytes).unwrap();
                        assert_eq!(scratch.get(at, length), bytes);
                    }
                });
            }
        });
        assert!(scratch.check().is_ok());
    }

    #[test]
    fn what_cannot_be_had_is_told() {
        let scratch = ScratchFile::new().unwrap();
        let first = scratch.put(&[7; HEAD]).unwrap();
        let at = scratch.put(b"abc").unwrap();
        assert!(scratch.get(first, HEAD) == [7; HEAD]);
        scratch.filled().file.set_len(1).unwrap();
        assert_eq!(scratch.get(at, 3), [0, 0, 0]);
        assert!(matches!(scratch.check(), Err(Error::Read { path, .. }) if path == scratch.folder));
    }

    #[test]
    fn others_keep_most_of_the_room() {
        let mib = 1024 * 1024;
        assert!(leaves_room(0, 64 * mib) && leaves_room(100 * mib, 464 * mib));
        assert!(
            !leaves_room(1, 64 * mib) && !leaves_room(100 * mib, 463 * mib) && !leaves_room(u64::MAX, u64::MAX - 1)
        );
    }
}
