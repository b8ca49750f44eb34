//! A file without a name for what a build does not need for a while.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::at;
use crate::app::Error;
use crate::document::Scratch;

/// A file that is gone when the program ends, however that is.
#[derive(Debug)]
pub(in crate::app) struct ScratchFile {
    file: File,
    folder: PathBuf,
    /// How much was put into it, in bytes.
    length: AtomicU64,
    /// Why something cannot be had any more.
    lost: OnceLock<io::Error>,
}

impl ScratchFile {
    /// A file on the disk of a folder.
    pub(super) fn new_in(folder: &Path) -> io::Result<Self> {
        let file = tempfile::tempfile_in(folder)?;
        Ok(Self { file, folder: folder.to_owned(), length: AtomicU64::new(0), lost: OnceLock::new() })
    }

    /// Whether something could not be had any more, so that nothing which was made is to be used.
    pub(in crate::app) fn lost(&self) -> Result<(), Error> {
        let lost = self.lost.get();
        lost.map_or(Ok(()), |error| Err(at(&self.folder)(io::Error::new(error.kind(), error.to_string()))))
    }
}

impl Scratch for ScratchFile {
    fn put(&self, bytes: &[u8]) -> Option<u64> {
        let at = self.length.fetch_add(bytes.len() as u64, Ordering::Relaxed);
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
use std::os::unix::fs::FileExt;

#[cfg(unix)]
fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    file.write_all_at(bytes, at)
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    file.read_exact_at(bytes, at)
}

#[cfg(windows)]
use std::os::windows::fs::FileExt;

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

#[cfg(not(any(unix, windows)))]
fn write_all_at(_: &File, _: &[u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(any(unix, windows)))]
fn read_exact_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_get_back_what_they_put() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = ScratchFile::new_in(folder.path()).unwrap();
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
        assert!(scratch.lost().is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it has no name");
    }

    #[test]
    fn what_cannot_be_had_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = ScratchFile::new_in(folder.path()).unwrap();
        let at = scratch.put(b"abc").unwrap();
        scratch.file.set_len(1).unwrap();
        assert_eq!(scratch.get(at, 3), [0, 0, 0]);
        assert!(matches!(scratch.lost(), Err(Error::Write { path, .. }) if path == folder.path()));
    }
}
