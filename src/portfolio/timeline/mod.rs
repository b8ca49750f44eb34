//! The past of a portfolio, step by step: what happened when, and how things stood after each step.
//!
//! A step is a commit, or the edits that are not committed yet. The timeline is told which plans a step touched and
//! finds out the rest: which plan is which although it was renamed, what happened to it, since when it stands where it
//! stands, how old its gates are, and what all plans together come to.
//!
//! A plan that cannot be read is compared again, once it can, with what it said when it last could.

mod advance;
mod ages;
mod weeks;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::changes::{Event, FormerName};
use super::snapshot::{Counts, PlanSnapshot};

pub use advance::{Advance, Touched};
pub use ages::{Ages, GateAge};
pub use weeks::Week;

/// The past, oldest step first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    steps: Vec<Step>,
    happened: Vec<Happened>,
    /// The plans as they are after the last step, by the path of their document.
    plans: BTreeMap<String, Known>,
    /// What each plan is called now, or was called last: by its number in the order of their appearance.
    ids: Vec<String>,
    /// What plans were called before.
    former: Vec<FormerName>,
    /// What all plans come to after the last step.
    counts: Counts,
    /// What they came to after each step that changed it.
    tallies: Vec<(usize, Counts)>,
}

/// A commit, or the edits that are not committed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The commit's 40 hexadecimal digits; `None` for what is not committed.
    pub commit: Option<String>,
    /// Who.
    pub author: String,
    /// When.
    pub moment: Timestamp,
}

/// An event with the step that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// What happened.
    pub event: Event,
    /// The commit; `None` for what is not committed.
    pub commit: Option<String>,
    /// Who did it.
    pub author: String,
    /// When it came in.
    pub moment: Timestamp,
}

/// An event as it is kept: its plan is meant by number, since it may be called something else later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Happened {
    step: usize,
    plan: usize,
    event: Event,
    /// By whom and when, where the step as a whole does not tell.
    by: Option<Step>,
}

/// A plan as it is after the last step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// Its number.
    plan: usize,
    /// What it says, or said when it could last be read.
    snapshot: Arc<PlanSnapshot>,
    /// What it adds to the counts.
    counts: Counts,
    /// Since when it says so.
    ages: Ages<usize>,
}

impl Logged {
    /// The day, in UTC.
    #[must_use]
    pub fn date(&self) -> Date {
        self.moment.to_zoned(TimeZone::UTC).date()
    }

    /// The beginning of the commit's name, as people write it.
    #[must_use]
    pub fn short_commit(&self) -> Option<&str> {
        self.commit.as_ref().map(|commit| commit.get(..7).unwrap_or(commit))
    }

    fn new(event: Event, step: &Step) -> Self {
        Self { event, commit: step.commit.clone(), author: step.author.clone(), moment: step.moment }
    }
}

impl Timeline {
    /// The past of plans of which nothing is known but how they are.
    #[must_use]
    pub fn starting_with(plans: Vec<PlanSnapshot>) -> Self {
        let mut timeline = Self::default();
        let since = Step { commit: None, author: String::new(), moment: Timestamp::UNIX_EPOCH };
        timeline.take(since, Touched { now: plans.into_iter().map(Arc::new).collect(), ..Touched::default() });
        timeline.steps.clear();
        timeline.happened.clear();
        timeline.tallies.clear();
        timeline
    }

    /// Goes one step further.
    pub fn take(&mut self, step: Step, touched: Touched) {
        let advance = self.advance(touched);
        self.apply(advance, step);
    }

    /// The steps, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Everything that happened from a step on, oldest first. Plans are called what they are called now.
    pub fn events(&self, from: usize) -> impl DoubleEndedIterator<Item = Logged> + '_ {
        let first = self.happened.partition_point(|happened| happened.step < from);
        self.happened[first..].iter().map(|Happened { step, plan, event, by }| {
            let step = by.as_ref().unwrap_or(&self.steps[*step]);
            let id = self.ids.get(*plan).unwrap_or(&event.plan);
            Logged::new(Event { plan: id.clone(), ..event.clone() }, step)
        })
    }

    /// The number of the first step from a moment on. Clocks differ, so a later step may say an earlier time: what
    /// counts is the last one before the moment.
    #[must_use]
    pub fn first_from(&self, moment: Timestamp) -> usize {
        self.steps.iter().rposition(|step| step.moment < moment).map_or(0, |last| last + 1)
    }

    /// What all plans came to before a step.
    #[must_use]
    pub fn counts_before(&self, step: usize) -> Counts {
        let known = self.tallies.partition_point(|(of, _)| *of < step);
        known.checked_sub(1).map(|at| self.tallies[at].1.clone()).unwrap_or_default()
    }

    /// What happened in a step that has not been taken.
    #[must_use]
    pub fn events_of(&self, advance: &Advance, step: &Step) -> Vec<Logged> {
        advance.events.iter().map(|(_, event)| Logged::new(event.clone(), step)).collect()
    }

    /// The plans as they are after the last step, in the order of their paths.
    pub fn plans(&self) -> impl Iterator<Item = &Arc<PlanSnapshot>> {
        self.plans.values().map(|known| &known.snapshot)
    }

    /// What all plans come to after the last step.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

#[cfg(test)]
mod tests;
