//! What is known of the past, and what a portfolio makes of it: what happened since the last review, what is edited and
//! not committed, how old things are, and how things went week by week.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Comparison;
use super::snapshot::{Counts, PlanSnapshot};
use super::timeline::{Advance, Ages, Logged, Step, Timeline, Touched, Week};
use crate::plan::Plan;

/// How many days are looked back where no review is marked.
pub const DAYS: i64 = 7;

/// The last change of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, to the second.
    pub moment: Timestamp,
    /// Who.
    pub author: String,
    /// The commit's 40 hexadecimal digits.
    pub commit: String,
}

impl Change {
    /// The day, in UTC.
    #[must_use]
    pub fn date(&self) -> Date {
        self.moment.to_zoned(TimeZone::UTC).date()
    }
}

/// What is known of the past. Empty without Git.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The last change of each file, by path relative to the root.
    pub changes: Arc<BTreeMap<String, Change>>,
    /// How far back it is known what happened.
    pub reach: Reach,
    /// What happened up to the newest commit.
    pub timeline: Arc<Timeline>,
    /// What is compared with.
    pub since: Since,
    /// The documents that are not as in the newest commit, by path relative to the root.
    pub differing: BTreeSet<String>,
    /// Whose edits they are.
    pub editor: String,
}

/// How far back it is known what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// There is no Git.
    NoGit,
    /// The folder is not part of a repository, or of one that ignores it.
    #[default]
    NoRepository,
    /// Nothing is committed yet.
    NoCommits,
    /// Only the newest commits are there, so that everything older looks as if it had come with them.
    Shallow,
    /// To the beginning.
    Whole,
}

/// What is compared with, as far as it does not depend on the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// How things stood a week ago.
    #[default]
    LastWeek,
    /// How things stood at a moment.
    Moment(Timestamp),
    /// A revision, with the number of the first step that is not part of it.
    Revision(Comparison, usize),
}

/// The past of a portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// How far back it is known what happened. Where that is not [`Reach::Whole`], nothing else is known.
    pub reach: Reach,
    /// What is compared with.
    pub since: Comparison,
    /// What is edited and not committed, plan by plan.
    pub uncommitted: Vec<Logged>,
    /// How things stood at the end of each of the last weeks, oldest first; the last one is today.
    pub weeks: Vec<Week>,
    /// What happened up to the newest commit.
    timeline: Arc<Timeline>,
    /// The first step after the revision that is compared with.
    first: usize,
    /// What it was made of, to be made again after an edit.
    made_of: MadeOf,
}

/// What the past of a portfolio is made of beside its plans and commits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeOf {
    since: Since,
    /// The documents of plans of which something is edited or gone.
    edited: BTreeSet<String>,
    editor: String,
}

/// Since when each plan says what it says, in the order of the plans; `None` where nothing is known.
pub(super) type AllAges = Vec<Option<Arc<Ages<Date>>>>;

impl Past {
    /// The past of these plans, and how old what they say is.
    pub(super) fn of(plans: &[Arc<Plan>], history: &History, as_of: Date) -> (Self, AllAges) {
        let is_edited = |plan: &Plan| plan.documents.iter().any(|it| history.differing.contains(&it.path));
        let mut edited: BTreeSet<String> =
            plans.iter().filter(|plan| is_edited(plan)).map(|plan| plan.path.clone()).collect();
        // A plan may be edited by a document that went, and one that went is edited too.
        for plan in history.timeline.plans() {
            if plan.documents.iter().any(|path| history.differing.contains(path)) {
                edited.insert(plan.path().to_owned());
            }
        }
        let made_of = MadeOf { since: history.since.clone(), edited, editor: history.editor.clone() };
        Self::make(plans, history.reach, Arc::clone(&history.timeline), made_of, as_of)
    }

    /// The same after some of the plans, by their documents, say something else.
    pub(super) fn again(&self, plans: &[Arc<Plan>], read: &BTreeSet<&str>, as_of: Date) -> (Self, AllAges) {
        let mut made_of = self.made_of.clone();
        made_of.edited.extend(read.iter().map(|path| (*path).to_owned()));
        Self::make(plans, self.reach, Arc::clone(&self.timeline), made_of, as_of)
    }

    fn make(
        plans: &[Arc<Plan>],
        reach: Reach,
        timeline: Arc<Timeline>,
        made_of: MadeOf,
        as_of: Date,
    ) -> (Self, AllAges) {
        let step = Step { commit: None, author: made_of.editor.clone(), moment: midnight(as_of) };
        let mut past = Self {
            reach,
            since: Comparison { revision: None, commit: None, moment: midnight(as_of) },
            uncommitted: Vec::new(),
            weeks: Vec::new(),
            timeline,
            first: 0,
            made_of,
        };
        (past.since, past.first) = past.compared_with(as_of);
        if reach != Reach::Whole {
            return (past, vec![None; plans.len()]);
        }
        let advance = past.edits(plans);
        past.uncommitted = past.timeline.events_of(&advance, &step);
        let mut counts = Counts::default();
        plans.iter().for_each(|plan| counts.add(&Counts::of_plan(plan)));
        past.weeks = past.timeline.weeks(as_of, &counts);
        let ages = |plan: &Arc<Plan>| past.timeline.ages(&plan.path, Some((&advance, as_of))).map(Arc::new);
        let ages = plans.iter().map(ages).collect();
        (past, ages)
    }

    /// What the edits that are not committed come to.
    fn edits(&self, plans: &[Arc<Plan>]) -> Advance {
        let edited = &self.made_of.edited;
        let there: BTreeSet<&str> = plans.iter().map(|plan| plan.path.as_str()).collect();
        let gone = edited.iter().filter(|path| !there.contains(path.as_str())).cloned().collect();
        let now = plans.iter().filter(|plan| edited.contains(&plan.path)).map(|plan| PlanSnapshot::of(plan)).collect();
        self.timeline.advance(Touched { gone, now, ..Touched::default() })
    }

    /// What is compared with, and the first step after it.
    fn compared_with(&self, as_of: Date) -> (Comparison, usize) {
        let at = |moment: Timestamp| {
            let first = self.timeline.first_from(moment);
            let before = first.checked_sub(1).and_then(|at| self.timeline.steps()[at].commit.clone());
            (Comparison { revision: None, commit: before, moment }, first)
        };
        match &self.made_of.since {
            Since::Revision(comparison, first) => (comparison.clone(), *first),
            Since::Moment(moment) => at(*moment),
            Since::LastWeek => at(midnight(as_of.saturating_sub(DAYS.days()))),
        }
    }

    /// What happened since the revision that is compared with, oldest first, what is not committed last.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = Logged> + '_ {
        self.timeline.events(self.first).chain(self.uncommitted.iter().cloned())
    }

    /// Everything that ever happened, oldest first, what is not committed last.
    pub fn all_events(&self) -> impl DoubleEndedIterator<Item = Logged> + '_ {
        self.timeline.events(0).chain(self.uncommitted.iter().cloned())
    }

    /// What all plans came to at the revision that is compared with.
    #[must_use]
    pub fn counts_then(&self) -> Counts {
        self.timeline.counts_before(self.first)
    }
}

/// The beginning of a day, in UTC.
fn midnight(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
