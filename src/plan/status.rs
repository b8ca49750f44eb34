//! A plan's place in its life: the author's words, and the stage they mean.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::words::{self, stages};
use crate::diagnostic::Place;

/// Where a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Cannot go on.
    Blocked,
    /// No status is written.
    #[default]
    Unstated,
    /// Being written.
    Draft,
    /// Being reviewed.
    Review,
    /// Accepted and ready, not begun.
    Approved,
    /// Being carried out.
    Active,
    /// Finished.
    Done,
    /// Put off.
    Deferred,
    /// Replaced by another plan, or given up.
    Superseded,
    /// A status is written, and its words are not known.
    Other,
}

impl Stage {
    /// Every stage, in the order in which the site shows them.
    pub const ALL: [Stage; 10] = [
        Self::Blocked,
        Self::Unstated,
        Self::Draft,
        Self::Review,
        Self::Approved,
        Self::Active,
        Self::Done,
        Self::Deferred,
        Self::Superseded,
        Self::Other,
    ];

    /// The word used in exports, configuration and class names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Unstated => "unstated",
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Approved => "approved",
            Self::Active => "active",
            Self::Done => "done",
            Self::Deferred => "deferred",
            Self::Superseded => "superseded",
            Self::Other => "other",
        }
    }

    /// Whether work on the plan is over: done, deferred or superseded.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Deferred | Self::Superseded)
    }
}

/// Which document states the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusSource {
    /// The plan itself.
    Plan,
    /// Its spec.
    Spec,
}

impl StatusSource {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Spec => "spec",
        }
    }
}

/// A status as written, with the stage it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The author's words; `None` where none are written.
    pub text: Option<String>,
    /// What they mean.
    pub stage: Stage,
    /// Who says so.
    pub source: Option<StatusSource>,
    /// Where.
    pub place: Option<Place>,
}

/// The stage that a status means, by its first word or phrase; `own` are the project's own words, in lower case.
///
/// The longest phrase wins, so that "Ready for review" is not "Ready", and own words win over all others. Of a step from
/// one to the next, as in "Draft → Approved", the later one holds.
#[must_use]
pub fn stage(text: &str, own: &BTreeMap<String, Stage>) -> Stage {
    moved_to(text).and_then(|now| stage_of(now, own)).or_else(|| stage_of(text, own)).unwrap_or(Stage::Other)
}

/// The stage behind the one arrow of a status, in a word or two. What is longer tells a condition, and several arrows a way
/// that is still to go.
fn moved_to(text: &str) -> Option<&str> {
    let text = text.split(['(', '（']).next().unwrap_or_default();
    let (_, now) = text.split_once('→').or_else(|| text.split_once("->"))?;
    let is_short = now.split_whitespace().count() <= 2;
    (is_short && !now.contains(['→', '>'])).then_some(now)
}

/// The stage of one value.
fn stage_of(text: &str, own: &BTreeMap<String, Stage>) -> Option<Stage> {
    let folded = words::fold(text);
    let said = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let own = own.iter().map(|(word, stage)| (words::fold(word), *stage));
    let own = own.filter(|(word, _)| !word.is_empty() && begins_with(said, word)).max_by_key(|(word, _)| word.len());
    own.map(|(_, stage)| stage).or_else(|| known_stage(said))
}

/// Whether a value is what a gate or a check says, not where a plan stands: "PASS", "No violations".
pub(super) fn is_verdict(text: &str) -> bool {
    let folded = words::fold(text);
    let said = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    stages::VERDICTS.iter().any(|word| begins_with(said, word))
}

/// Every phrase that means a stage, by its first character.
static PHRASES: LazyLock<RapidHashMap<char, Vec<(&'static str, Stage)>>> = LazyLock::new(|| {
    let tables = [
        (stages::DRAFT, Stage::Draft),
        (stages::REVIEW, Stage::Review),
        (stages::APPROVED, Stage::Approved),
        (stages::ACTIVE, Stage::Active),
        (stages::BLOCKED, Stage::Blocked),
        (stages::DONE, Stage::Done),
        (stages::DEFERRED, Stage::Deferred),
        (stages::SUPERSEDED, Stage::Superseded),
        (stages::UNKNOWN, Stage::Other),
    ];
    let mut phrases: RapidHashMap<char, Vec<(&'static str, Stage)>> = RapidHashMap::default();
    for (phrase, stage) in tables.into_iter().flat_map(|(table, stage)| table.iter().map(move |it| (*it, stage))) {
        phrases.entry(phrase.chars().next().unwrap_or_default()).or_default().push((phrase, stage));
    }
    phrases
});

/// The stage whose longest phrase a status begins with.
fn known_stage(said: &str) -> Option<Stage> {
    let phrases = PHRASES.get(&said.chars().next()?)?.iter().copied();
    let said_so = phrases.filter(|(phrase, _)| begins_with(said, phrase));
    said_so.max_by_key(|(phrase, _)| phrase.len()).map(|(_, stage)| stage)
}

/// Whether a text begins with a phrase as whole words; scripts without spaces have no words to end.
fn begins_with(text: &str, phrase: &str) -> bool {
    let Some(rest) = words::strip(text, phrase) else { return false };
    let ends_wide = phrase.chars().next_back().is_some_and(words::is_unspaced);
    ends_wide || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}
