//! The script with the rows of a long list, whose name says what is in it: it is made for its name, and waits in a scratch
//! until it is written.

use std::io::{self, Write as _};
use std::sync::Arc;

use super::address;
use crate::document::Scratch;

/// A script that was made.
#[derive(Debug)]
pub(super) struct RowScript {
    /// Where it is published.
    pub(super) path: String,
    /// Where it waits, if there was room for it.
    pieces: Option<Pieces>,
}

/// Where the pieces of a script wait.
#[derive(Debug)]
struct Pieces {
    scratch: Arc<dyn Scratch>,
    /// Their places and lengths, in order.
    places: Vec<(u64, usize)>,
}

impl RowScript {
    /// Makes the script for its name, which begins with `stem`.
    pub(super) fn make(
        stem: &str,
        scratch: Option<&Arc<dyn Scratch>>,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Self {
        let mut pieces = scratch.map(|scratch| Pieces { scratch: Arc::clone(scratch), places: Vec::new() });
        let path = address::fingerprinted_as_written(stem, "js", |to| {
            let mut both = io::BufWriter::with_capacity(PIECE, Both { to, pieces: &mut pieces });
            write(&mut both)?;
            both.flush()
        });
        Self { path: path.expect("a fingerprint takes every script"), pieces }
    }

    /// Writes the script as it waits; `None` where it does not.
    pub(super) fn write(&self, to: &mut dyn io::Write) -> Option<io::Result<()>> {
        let Pieces { scratch, places } = self.pieces.as_ref()?;
        Some(places.iter().try_for_each(|(at, length)| to.write_all(&scratch.get(*at, *length))))
    }
}

/// How long pieces are, in bytes.
const PIECE: usize = 64 * 1024;

/// Writes to two places, to the second one as long as it has room.
struct Both<'w> {
    to: &'w mut dyn io::Write,
    pieces: &'w mut Option<Pieces>,
}

impl io::Write for Both<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write_all(bytes)?;
        if let Some(Pieces { scratch, places }) = self.pieces {
            match scratch.put(bytes) {
                Some(at) => places.push((at, bytes.len())),
                None => *self.pieces = None,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
