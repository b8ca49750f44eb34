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
    /// Git does not read the repository: it belongs to somebody else, or something in it is lost.
    Refused,
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
    /// The plans of which something is edited, by their documents; `None` for those that are gone. None where the past is
    /// not known to the beginning, since nobody asks then.
    edited: BTreeMap<String, Option<Arc<PlanSnapshot>>>,
    editor: String,
}

/// Since when each plan says what it says, in the order of the plans; `None` where nothing is known.
pub(super) type AllAges = Vec<Option<Arc<Ages<Date>>>>;

impl Past {
    /// The past of these plans, and how old what they say is.
    pub(super) fn of(plans: &[Arc<Plan>], history: &History, as_of: Date) -> (Self, AllAges) {
        let mut made_of =
            MadeOf { since: history.since.clone(), edited: BTreeMap::new(), editor: history.editor.clone() };
        if history.reach == Reach::Whole {
            made_of.edited = edited(plans, history);
        }
        Self::begun(history.reach, Arc::clone(&history.timeline), made_of, as_of).with(plans, as_of, |_| None)
    }

    /// The same after some of the plans say something else; `ages` are those that the plans had.
    pub(super) fn again(
        &self,
        plans: &[Arc<Plan>],
        read: &BTreeSet<usize>,
        as_of: Date,
        ages: impl Fn(usize) -> Option<Arc<Ages<Date>>>,
    ) -> (Self, AllAges) {
        let mut made_of = self.made_of.clone();
        for plan in read.iter().map(|at| &plans[*at]).filter(|_| self.reach == Reach::Whole) {
            made_of.edited.insert(plan.path.clone(), Some(Arc::new(PlanSnapshot::of(plan))));
        }
        Self::begun(self.reach, Arc::clone(&self.timeline), made_of, as_of).with(plans, as_of, ages)
    }

    /// A past of which only what is compared with is known.
    fn begun(reach: Reach, timeline: Arc<Timeline>, made_of: MadeOf, as_of: Date) -> Self {
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
        past
    }

    /// The same with what the edits of these plans come to, and how old what they say is. What is not edited is as old as
    /// is known of it, if that is known.
    fn with(
        mut self,
        plans: &[Arc<Plan>],
        as_of: Date,
        known: impl Fn(usize) -> Option<Arc<Ages<Date>>>,
    ) -> (Self, AllAges) {
        if self.reach != Reach::Whole {
            return (self, vec![None; plans.len()]);
        }
        let step = Step { commit: None, author: self.made_of.editor.clone(), moment: midnight(as_of) };
        let advance = self.edits();
        self.uncommitted = self.timeline.events_of(&advance, &step);
        let mut counts = Counts::default();
        plans.iter().for_each(|plan| counts.add(&Counts::of_plan(plan)));
        self.weeks = self.timeline.weeks(as_of, &counts);
        let ages = |(at, plan): (usize, &Arc<Plan>)| {
            let known = known(at).filter(|_| !self.is_edited(&plan.path));
            known.or_else(|| self.timeline.ages(&plan.path, Some((&advance, as_of))).map(Arc::new))
        };
        let ages = plans.iter().enumerate().map(ages).collect();
        (self, ages)
    }

    /// What the edits that are not committed come to.
    fn edits(&self) -> Advance {
        let edited = &self.made_of.edited;
        let gone = edited.iter().filter(|(_, now)| now.is_none()).map(|(path, _)| path.clone()).collect();
        let now = edited.values().flatten().cloned().collect();
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

    /// Whether something is edited and not committed in the plan of a document.
    #[must_use]
    pub fn is_edited(&self, path: &str) -> bool {
        self.made_of.edited.contains_key(path)
    }

    /// What all plans came to at the revision that is compared with.
    #[must_use]
    pub fn counts_then(&self) -> Counts {
        self.timeline.counts_before(self.first)
    }
}

/// The plans of which something is edited, by their documents. A plan may be edited by a document that went, and one
/// that went is edited too.
fn edited(plans: &[Arc<Plan>], history: &History) -> BTreeMap<String, Option<Arc<PlanSnapshot>>> {
    let differs = |path: &String| history.differing.contains(path);
    let known = history.timeline.plans().filter(|plan| plan.documents.iter().any(differs));
    let mut edited: BTreeMap<_, _> = known.map(|plan| (plan.path().to_owned(), None)).collect();
    for plan in plans {
        if edited.contains_key(&plan.path) || plan.documents.iter().any(|document| differs(&document.path)) {
            edited.insert(plan.path.clone(), Some(Arc::new(PlanSnapshot::of(plan))));
        }
    }
    edited
}

/// The beginning of a day, in UTC.
fn midnight(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::plan::{GateState, Stage};
    use crate::portfolio::sample;

    /// Two plans, committed on the first and the tenth of June 2026; the second day's commit ticked a gate.
    fn timeline() -> Arc<Timeline> {
        let mut timeline = Timeline::default();
        for (day, done) in [(1, 0), (10, 1)] {
            let step =
                Step { commit: Some(day.to_string()), author: "Ann".to_owned(), moment: midnight(date(2026, 6, day)) };
            let now = plans(done, Stage::Draft).iter().map(|plan| Arc::new(PlanSnapshot::of(plan))).collect();
            timeline.take(step, Touched { now, ..Touched::default() });
        }
        Arc::new(timeline)
    }

    fn plans(done: usize, stage: Stage) -> Vec<Arc<Plan>> {
        let mut first = sample::plan("specs/001-a", &["plan.md", "spec.md"]);
        sample::gates(&mut first, done, 2);
        sample::status(&mut first, "as written", stage);
        [first, sample::plan("specs/002-b", &["plan.md"])].map(Arc::new).to_vec()
    }

    fn history(since: Since, differing: &[&str]) -> History {
        History {
            reach: Reach::Whole,
            timeline: timeline(),
            since,
            differing: differing.iter().map(|path| (*path).to_owned()).collect(),
            editor: "Bea".to_owned(),
            ..History::default()
        }
    }

    fn kinds(past: &Past) -> Vec<String> {
        past.events()
            .map(|it| format!("{} {} {}", it.event.kind.name(), it.author, it.commit.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_week_is_looked_back_from_the_day_and_edits_come_last() {
        let as_of = date(2026, 6, 12);
        let (past, ages) =
            Past::of(&plans(2, Stage::Draft), &history(Since::LastWeek, &["specs/001-a/plan.md"]), as_of);
        assert_eq!(kinds(&past), ["gate-ticked Ann 10", "gate-ticked Bea "]);
        assert_eq!((past.since.name(), past.since.commit.as_deref()), ("5 Jun 2026".to_owned(), Some("1")));
        assert_eq!(past.all_events().count(), 4);
        let turned: Vec<_> = ages[0].as_ref().unwrap().gates.iter().map(|gate| gate.turned).collect();
        assert_eq!(turned, [Some(date(2026, 6, 10)), Some(as_of)]);
        assert_eq!((past.counts_then().gates_done, past.weeks.last().unwrap().counts.gates_done), (0, 2));
        // Documents that are as in the commit are not looked at: they may be links, which a commit does not follow.
        let (past, _) = Past::of(&plans(2, Stage::Draft), &history(Since::LastWeek, &[]), as_of);
        assert_eq!(kinds(&past), ["gate-ticked Ann 10"]);
    }

    #[test]
    fn a_revision_and_a_moment_are_compared_with() {
        let as_of = date(2026, 6, 12);
        let review = Comparison {
            revision: Some("review/x".to_owned()),
            commit: Some("10".to_owned()),
            moment: midnight(as_of),
        };
        let of = |since: Since| Past::of(&plans(1, Stage::Draft), &history(since, &[]), as_of).0;
        assert_eq!(of(Since::Revision(review, 2)).events().count(), 0);
        assert_eq!(of(Since::Moment(midnight(date(2026, 6, 10)))).events().count(), 1);
        assert_eq!(of(Since::Moment(midnight(date(2026, 6, 11)))).events().count(), 0);
        assert_eq!(of(Since::Moment(midnight(date(2020, 1, 1)))).events().count(), 3);
    }

    #[test]
    fn after_an_edit_the_same_is_known_as_from_the_beginning() {
        let as_of = date(2026, 6, 12);
        let (first, known) = Past::of(&plans(1, Stage::Draft), &history(Since::LastWeek, &[]), as_of);
        let edited = plans(2, Stage::Blocked);
        let (again, ages) = first.again(&edited, &[0].into(), as_of, |at| known[at].clone());
        let fresh = Past::of(&edited, &history(Since::LastWeek, &["specs/001-a/plan.md"]), as_of);
        assert_eq!((&again, &ages), (&fresh.0, &fresh.1));
        assert_eq!(ages[0].as_ref().unwrap().stage, as_of);
        // Undone, the plan is as it was.
        let (undone, ages) = again.again(&plans(1, Stage::Draft), &[0].into(), as_of, |at| ages[at].clone());
        assert_eq!((kinds(&undone), ages[0].as_ref().unwrap().stage), (kinds(&first), date(2026, 6, 1)));
    }

    #[test]
    fn plans_that_went_and_came_are_edits() {
        let differing = ["specs/002-b/plan.md", "specs/003-c/plan.md"];
        let mut plans = plans(1, Stage::Draft);
        plans[1] = Arc::new(sample::plan("specs/003-c", &["plan.md"]));
        let (past, ages) = Past::of(&plans, &history(Since::LastWeek, &differing), date(2026, 6, 12));
        assert_eq!(kinds(&past)[1..], ["plan-added Bea ", "plan-removed Bea "]);
        assert_eq!(ages[1].as_ref().unwrap().stage, date(2026, 6, 12));
        assert_eq!(plans[0].gates[1].state, GateState::Open);
    }

    #[test]
    fn without_the_whole_history_nothing_is_said() {
        let shallow = History { reach: Reach::Shallow, ..history(Since::LastWeek, &["specs/001-a/plan.md"]) };
        let (past, ages) =
            Past::of(&plans(2, Stage::Draft), &History { timeline: Arc::default(), ..shallow }, date(2026, 6, 12));
        assert_eq!((past.events().count(), past.weeks.len(), ages), (0, 0, vec![None, None]));
    }
}
