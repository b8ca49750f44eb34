//! A plan's place in its life: the author's words, and the stage they mean.

use std::collections::BTreeMap;

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
#[must_use]
pub fn stage(_text: &str, _own: &BTreeMap<String, Stage>) -> Stage {
    Stage::Other
}
