//! A file for what a build does not need for a while, on the disk that the system has for such things.

use std::fs::File;
use std::io;
#[cfg(unix)]
use std::os::unix::fs::FileExt;
#[cfg(windows)]
use std::os::windows::fs::FileExt;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

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
    file: File,
    folder: PathBuf,
    /// How much was put into it, in bytes.
    length: AtomicU64,
    /// Why something cannot be had any more.
    lost: OnceLock<io::Error>,
}

impl ScratchFile {
    /// A file in the folder for such files; `None` where none can be made.
    pub(super) fn new() -> Option<Self> {
        let folder = std::env::temp_dir();
        let file = tempfile::tempfile_in(&folder).ok()?;
        Some(Self { file, folder, length: AtomicU64::new(0), lost: OnceLock::new() })
    }

    /// Refuses what was made, where something could not be had any more.
    pub(super) fn check(&self) -> Result<(), Error> {
        let unread = |error: &io::Error| Error::Read {
            path: self.folder.clone(),
            source: io::Error::new(error.kind(), error.to_string()),
        };
        self.lost.get().map_or(Ok(()), |error| Err(unread(error)))
    }

    /// Whether others have room enough if so much was put into the file.
    fn leaves_room(&self, length: u64) -> bool {
        fs4::available_space(&self.folder).is_ok_and(|left| leaves_room(length, left))
    }
}

/// Whether so much may be put into a file on a disk with so much left, in bytes.
fn leaves_room(length: u64, left: u64) -> bool {
    left >= LEFT.saturating_add(length.saturating_mul(SHARE))
}

impl Scratch for ScratchFile {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let length = bytes.len() as u64;
        if !self.leaves_room(self.length.load(Ordering::Relaxed) + length) {
            return None;
        }
        let at = self.length.fetch_add(length, Ordering::Relaxed);
        write_all_at(&self.file, bytes, at).ok().map(|()| at)
    }

    fn get(&self, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        if let Err(error) = read_exact_at(&self.file, &mut bytes, at) {
            let _ = self.lost.set(error);
            bytes.fill(0);
        }
        bytes
    }
}

#[cfg(unix)]
fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    file.write_all_at(bytes, at)
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    file.read_exact_at(bytes, at)
}

#[cfg(windows)]
fn write_all_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = file.seek_write(bytes, at)?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = &bytes[written..];
        at += written as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = file.seek_read(bytes, at)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        at += read as u64;
    }
    Ok(())
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
        scratch.file.set_len(1).unwrap();
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
