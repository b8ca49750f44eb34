//! Room for what a build does not need for a while: a little in memory, and a file on the disk that the system has for such
//! things.

use std::cell::OnceCell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::Error;
use crate::document::Scratch;

/// How much room the disk has to have left in any case, in bytes.
const LEFT: u64 = 64 * 1024 * 1024;
/// How many times as much as was put into the file the disk has to have left: the site may be written to the same one, and
/// is about twice as large.
const SHARE: u64 = 4;

/// How much stays in memory, in bytes: a small portfolio puts nothing into the file.
const STAYING: usize = 12 * 1024 * 1024;
/// After how many bytes the disk is asked again how much room it has.
const ASKED: u64 = 4 * 1024 * 1024;

/// A file that is gone when the program ends, however that is.
#[derive(Debug)]
pub(super) struct ScratchFile {
    /// Each call is a copy of a few pages that the system holds in memory, which takes a hundredth of what is done between
    /// two calls.
    filled: Mutex<Filled>,
    folder: PathBuf,
    /// How much stays in memory so far, in bytes.
    staying: AtomicUsize,
    /// Why something cannot be had any more.
    lost: OnceLock<io::Error>,
}

/// The file as far as it is filled.
#[derive(Debug, Default)]
struct Filled {
    /// The file, once something is put into it, if one can be made.
    file: OnceCell<Option<File>>,
    /// In bytes.
    length: u64,
    /// Whether the next byte would be written behind the last one.
    is_at_end: bool,
    /// How long the file may become until the disk is asked again.
    allowed: u64,
}

impl ScratchFile {
    /// One in the folder for such files, where there is nothing before it is needed.
    pub(super) fn new() -> Self {
        let folder = std::env::temp_dir();
        Self { filled: Mutex::default(), folder, staying: AtomicUsize::new(0), lost: OnceLock::new() }
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
    fn lets_stay(&self, length: usize) -> bool {
        let with_it = |staying: usize| staying.checked_add(length).filter(|staying| *staying <= STAYING);
        self.staying.fetch_update(Ordering::Relaxed, Ordering::Relaxed, with_it).is_ok()
    }

    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let mut filled = self.filled();
        let Filled { file, length, is_at_end, allowed } = &mut *filled;
        file.get_or_init(|| tempfile::tempfile_in(&self.folder).ok());
        let file = file.get_mut()?.as_mut()?;
        let (at, end) = (*length, *length + bytes.len() as u64);
        if end > *allowed {
            leaves_room(end + ASKED, fs4::available_space(&self.folder).ok()?).then_some(())?;
            *allowed = end + ASKED;
        }
        if !*is_at_end {
            file.seek(SeekFrom::Start(at)).ok()?;
        }
        *is_at_end = file.write_all(bytes).is_ok();
        is_at_end.then(|| {
            *length = end;
            at
        })
    }

    fn get(&self, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let mut filled = self.filled();
        filled.is_at_end = false;
        let found = match filled.file.get_mut() {
            Some(Some(file)) => file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut bytes)),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        if let Err(error) = found {
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
        let scratch = ScratchFile::new();
        std::thread::scope(|scope| {
            for thread in 0..4_u8 {
                let scratch = &scratch;
                scope.spawn(move || {
                    for length in (0..200).chain([1 << 20; 8]) {
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
        let scratch = ScratchFile::new();
        let at = scratch.put(b"abc").unwrap();
        assert_eq!(scratch.get(at, 3), b"abc");
        assert!(scratch.check().is_ok());
        scratch.filled().file.get().unwrap().as_ref().unwrap().set_len(1).unwrap();
        assert_eq!(scratch.get(at, 3), [0, 0, 0]);
        assert!(matches!(scratch.check(), Err(Error::Read { path, .. }) if path == scratch.folder));
    }

    #[test]
    fn a_little_stays_in_memory() {
        let scratch = ScratchFile::new();
        assert!(!scratch.lets_stay(STAYING + 1) && scratch.lets_stay(STAYING / 2) && !scratch.lets_stay(usize::MAX));
        assert!(scratch.lets_stay(STAYING / 2) && scratch.lets_stay(0) && !scratch.lets_stay(1));
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
