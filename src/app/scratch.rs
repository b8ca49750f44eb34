//! A file for what a build does not need for a while, on the disk that the system has for such things.

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

/// A file that is gone when the program ends, however that is.
#[derive(Debug)]
pub(super) struct ScratchFile {
    /// Each call is a copy of a few pages that the system holds in memory, which takes a hundredth of what is done between
    /// two calls.
    file: Mutex<File>,
    folder: PathBuf,
    /// Why something cannot be had any more.
    lost: OnceLock<io::Error>,
}

impl ScratchFile {
    /// A file in the folder for such files; `None` where none can be made.
    pub(super) fn new() -> Option<Self> {
        let folder = std::env::temp_dir();
        let file = tempfile::tempfile_in(&folder).ok()?;
        Some(Self { file: Mutex::new(file), folder, lost: OnceLock::new() })
    }

    /// Refuses what was made, where something could not be had any more.
    pub(super) fn check(&self) -> Result<(), Error> {
        let unread = |error: &io::Error| Error::Read {
            path: self.folder.clone(),
            source: io::Error::new(error.kind(), error.to_string()),
        };
        self.lost.get().map_or(Ok(()), |error| Err(unread(error)))
    }

    fn file(&self) -> MutexGuard<'_, File> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether so much may be put into a file on a disk with so much left, in bytes.
fn leaves_room(length: u64, left: u64) -> bool {
    left >= LEFT.saturating_add(length.saturating_mul(SHARE))
}

impl Scratch for ScratchFile {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let mut file = self.file();
        let at = file.seek(SeekFrom::End(0)).ok()?;
        let left = fs4::available_space(&self.folder).ok()?;
        leaves_room(at + bytes.len() as u64, left).then_some(())?;
        file.write_all(bytes).ok().map(|()| at)
    }

    fn get(&self, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let mut file = self.file();
        if let Err(error) = file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut bytes)) {
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
                    for length in 0..200 {
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
        let at = scratch.put(b"abc").unwrap();
        scratch.file().set_len(1).unwrap();
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
