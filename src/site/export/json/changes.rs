//! What changed between two revisions: the form that `changes --format json` prints.

use serde::Serialize;

use super::SCHEMA_VERSION;
use crate::portfolio::timeline::Logged;
use crate::portfolio::{Changes, Comparison, Newest};

/// The changes.
#[derive(Serialize)]
pub(super) struct ChangesJson<'c> {
    schema_version: u32,
    kind: &'static str,
    since: SinceJson<'c>,
    until: UntilJson<'c>,
    /// Oldest first.
    events: Vec<EventJson<'c>>,
}

impl<'c> ChangesJson<'c> {
    pub(super) fn of(changes: &'c Changes) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "plansite/changes",
            since: SinceJson::of(&changes.since),
            until: UntilJson::of(&changes.until),
            events: changes.events.iter().map(EventJson::of).collect(),
        }
    }
}

/// The older revision.
#[derive(Serialize)]
struct SinceJson<'c> {
    /// As it was named; null where a day was.
    rev: Option<&'c str>,
    /// Null before the first commit.
    commit: Option<&'c str>,
    /// Of the commit that was named, else the moment that was asked for.
    date: String,
}

impl<'c> SinceJson<'c> {
    fn of(since: &'c Comparison) -> Self {
        Self { rev: since.revision.as_deref(), commit: since.commit.as_deref(), date: since.moment.to_string() }
    }
}

/// The newer revision.
#[derive(Serialize)]
struct UntilJson<'c> {
    /// As it was named; null for what is on disk.
    rev: Option<&'c str>,
    /// Null where nothing is committed.
    commit: Option<&'c str>,
    date: String,
    /// Whether edits that are not committed are counted too.
    dirty: bool,
}

impl<'c> UntilJson<'c> {
    fn of(until: &'c Newest) -> Self {
        Self {
            rev: until.revision.as_deref(),
            commit: until.commit.as_deref(),
            date: until.moment.to_string(),
            dirty: until.dirty,
        }
    }
}

/// Something that happened.
#[derive(Serialize)]
struct EventJson<'c> {
    kind: &'static str,
    /// The plan's identity in the newer revision; of a removed plan, when it was last there.
    plan: &'c str,
    text: &'c str,
    before: Option<&'c str>,
    after: Option<&'c str>,
    path: &'c str,
    line: u32,
    /// Null for edits that are not committed.
    commit: Option<&'c str>,
    author: &'c str,
    date: String,
}

impl<'c> EventJson<'c> {
    fn of(logged: &'c Logged) -> Self {
        let event = &logged.event;
        Self {
            kind: event.kind.name(),
            plan: &event.plan,
            text: &event.text,
            before: event.before.as_deref(),
            after: event.after.as_deref(),
            path: &event.path,
            line: event.line,
            commit: logged.commit.as_deref(),
            author: &logged.author,
            date: logged.moment.to_string(),
        }
    }
}
