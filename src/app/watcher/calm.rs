//! Waits until what changed is quiet, so that nobody reads half of what is still being written.
//!
//! How long that takes depends on what is told: a file that was closed by who wrote it, or took its place, is whole.
//! One that was opened, removed or renamed has most often more to come. Not all systems tell when a file is closed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use notify::EventKind;
use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};

/// How long a path must be quiet before its change counts.
const QUIET: Duration = Duration::from_millis(12);
/// The same where the file is whole, and only a new name or the removal of an old text may follow.
const WHOLE_QUIET: Duration = Duration::from_millis(2);

/// What a change says of those that may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unrest {
    /// The file is as it was meant to be.
    Whole,
    /// What was known before stays so: only times or permissions changed, or what was told is told once more.
    Unchanged,
    /// More may come.
    MoreToCome,
}

/// What is told at once.
#[derive(Debug)]
pub(super) struct Told {
    /// The paths that changed. An empty one stands for what nobody knows.
    pub(super) paths: Vec<PathBuf>,
    /// What may follow.
    pub(super) unrest: Unrest,
    /// When.
    pub(super) at: Instant,
}

impl Unrest {
    /// What an event says.
    pub(super) fn of(kind: EventKind) -> Self {
        match kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Self::Whole,
            // Both ends of a renaming are told together after each of them was told.
            EventKind::Modify(ModifyKind::Metadata(_) | ModifyKind::Name(RenameMode::Both)) => Self::Unchanged,
            _ => Self::MoreToCome,
        }
    }
}

/// Paths that changed, and from when on each counts.
#[derive(Debug, Default)]
pub(super) struct Calm {
    paths: BTreeMap<PathBuf, Instant>,
}

impl Calm {
    /// Takes in what is told.
    pub(super) fn hear(&mut self, Told { paths, unrest, at }: Told) {
        for path in paths {
            match unrest {
                Unrest::Whole => _ = self.paths.insert(path, at + WHOLE_QUIET),
                Unrest::MoreToCome => _ = self.paths.insert(path, at + QUIET),
                Unrest::Unchanged => _ = self.paths.entry(path).or_insert(at + QUIET),
            }
        }
    }

    /// How many paths there are.
    pub(super) fn count(&self) -> usize {
        self.paths.len()
    }

    /// How long it still takes until all of them count, if nothing more is told.
    pub(super) fn still(&self) -> Duration {
        let last = self.paths.values().max();
        last.map_or(Duration::ZERO, |last| last.saturating_duration_since(Instant::now()))
    }

    /// The paths.
    pub(super) fn into_paths(self) -> BTreeSet<PathBuf> {
        self.paths.into_keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, MetadataKind};

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const TOUCHED: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const FROM: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    const TO: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const BOTH: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));

    /// From when on all these events count that happen at once.
    #[track_caller]
    fn check(events: &[(&str, EventKind)], expected: Duration) {
        let (mut calm, at) = (Calm::default(), Instant::now());
        for (path, kind) in events {
            calm.hear(Told { paths: vec![PathBuf::from(path)], unrest: Unrest::of(*kind), at });
        }
        assert_eq!(calm.paths.values().max().map(|last| *last - at), Some(expected), "{events:?}");
    }

    #[test]
    fn a_file_that_was_closed_or_took_its_place_is_whole() {
        check(&[("a", CREATED), ("a", WRITTEN), ("a", CLOSED)], WHOLE_QUIET);
        check(&[("a", CREATED), ("a", CLOSED), ("a", TOUCHED)], WHOLE_QUIET);
        check(&[("a~", CLOSED), ("a", TO), ("a", BOTH)], WHOLE_QUIET);
    }

    #[test]
    fn what_is_being_written_or_went_is_waited_for() {
        check(&[("a", WRITTEN)], QUIET);
        check(&[("a", CLOSED), ("a", WRITTEN)], QUIET);
        check(&[("a", TOUCHED)], QUIET);
        // An old text gets another name before the new one is written.
        check(&[("a", FROM), ("a~", TO), ("a", BOTH), ("a~", BOTH)], QUIET);
        check(&[("b", WRITTEN), ("a", CLOSED)], QUIET);
    }
}
