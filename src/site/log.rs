//! What happened, day by day: the rows of the page of changes, and the short list on the overview.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::ShownDate;
use super::edition::{self, Edition};
use super::events::{is_gone, is_setback, stage_of, tally, turn, what};
use super::filter::Topic;
use super::marks;
use super::routes::source_href;
use super::words;
use crate::diagnostic::Place;
use crate::plan::{Plan, Stage, Verdict};
use crate::portfolio::changes::{Event, EventKind};
use crate::portfolio::timeline::Logged;

/// A day with what happened on it.
#[derive(Clone, Debug, Serialize)]
pub struct LogDay {
    /// The day.
    pub date: ShownDate,
    /// How long ago it is.
    pub age: String,
    /// What happened, the last first.
    pub rows: Vec<LogRow>,
}

/// Something that happened to a plan.
#[derive(Clone, Debug, Serialize)]
pub struct LogRow {
    /// What filters know of it.
    pub is: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The class that gives it its colour.
    pub tone: String,
    /// What happened: "Gate ticked".
    pub label: String,
    /// Whether something that was settled is open again.
    pub is_setback: bool,
    /// The plan's number.
    pub number: Option<String>,
    /// The plan's title; of a plan that is gone, what is known of it.
    pub title: String,
    /// Its place in the plan as it is now; `None` where the plan is gone.
    pub href: Option<String>,
    /// What it happened to, in the author's words; `None` where that is the plan itself.
    pub text: Option<String>,
    /// What was said before and what is said now; `None` where only one thing was ever said.
    pub turn: Option<Turn>,
    /// Who did it.
    pub author: String,
    /// The commit; `None` for an edit that is not committed.
    pub commit: Option<CommitLink>,
}

/// What was said before, and what is said now.
#[derive(Clone, Debug, Serialize)]
pub struct Turn {
    /// Before; `None` where nothing is to be said of that.
    pub before: Option<String>,
    /// Now.
    pub after: String,
}

/// A commit with the address of the document in it, where it has one.
#[derive(Clone, Debug, Serialize)]
pub struct CommitLink {
    /// The beginning of its name.
    pub short: String,
    /// The address.
    pub href: Option<String>,
}

/// Something that happened, in one line.
#[derive(Clone, Debug, Serialize)]
pub struct Move {
    /// The day.
    pub date: ShownDate,
    /// The plan's shortest name.
    pub plan: String,
    /// Its place in the plan as it is now; `None` where the plan is gone.
    pub href: Option<String>,
    /// What happened: "ticked"; `None` where the turn says it.
    pub label: Option<String>,
    /// Whether something that was settled is open again.
    pub is_setback: bool,
    /// What it happened to.
    pub text: Option<String>,
    /// What was said before and what is said now.
    pub turn: Option<Turn>,
}

/// Longest text of an event, in characters.
const LONGEST: usize = 200;
/// Longest text of an event in one line.
const SHORT: usize = 90;

/// Tells what happened to the plans of an edition.
#[derive(Debug)]
pub struct Log<'e, 'a> {
    edition: &'e Edition<'a>,
    /// The page that links stand on.
    path: &'e str,
    /// The plans by their identity.
    plans: BTreeMap<&'a str, usize>,
}

impl<'e, 'a> Log<'e, 'a> {
    /// The log of an edition, for the page at `path`.
    #[must_use]
    pub fn new(edition: &'e Edition<'a>, path: &'e str) -> Self {
        let plans = edition.plans().iter().enumerate().map(|(at, of)| (of.plan.id.as_str(), at)).collect();
        Self { edition, path, plans }
    }

    /// The days on which these events happened, the last first. The events come in the order of their steps, the oldest
    /// first; a day stands where its last event does.
    #[must_use]
    pub fn days(&self, events: &[Logged]) -> Vec<LogDay> {
        let as_of = self.edition.portfolio.revision.as_of;
        let mut days: BTreeMap<_, Vec<&Logged>> = BTreeMap::new();
        for logged in events.iter().rev() {
            days.entry(logged.date()).or_default().push(logged);
        }
        let day = |(date, events): (jiff::civil::Date, Vec<&Logged>)| LogDay {
            date: ShownDate { text: words::day_of(date, as_of), iso: date.to_string(), title: words::long_date(date) },
            age: words::age(date, as_of),
            rows: events.into_iter().map(|logged| self.row(logged)).collect(),
        };
        days.into_iter().rev().map(day).collect()
    }

    /// The last of these events, at most so many, the newest first. What happened several times in a plan in one commit
    /// is counted: "4 gates ticked".
    #[must_use]
    pub fn moves(&self, events: &[Logged], most: usize) -> Vec<Move> {
        let same = |a: &Logged, b: &Logged| {
            (&a.event.plan, a.event.kind, &a.commit) == (&b.event.plan, b.event.kind, &b.commit)
        };
        let counted = |group: &[Logged]| Move {
            label: Some(tally(group.iter().map(|logged| &logged.event))),
            text: None,
            turn: None,
            ..self.short(&group[0])
        };
        let groups: Vec<&[Logged]> = events.chunk_by(same).collect();
        let shown = groups.into_iter().rev().take(most);
        shown.map(|group| if let [only] = group { self.short(only) } else { counted(group) }).collect()
    }

    fn row(&self, logged: &Logged) -> LogRow {
        let event = &logged.event;
        let at = self.plans.get(event.plan.as_str()).copied();
        let (icon, tone) = mark(event);
        LogRow {
            is: Topic::of(event.kind).name(),
            icon,
            tone,
            label: words::capital(&what(event)),
            is_setback: is_setback(event),
            number: at.and_then(|at| edition::title_number(self.edition.plan(at))),
            title: at.map_or_else(|| event.plan.clone(), |at| edition::title(self.edition.plan(at)).to_owned()),
            href: at.map(|at| self.href(at, event)),
            text: text(event, LONGEST),
            turn: shown_turn(event),
            author: logged.author.clone(),
            commit: logged
                .short_commit()
                .map(|short| CommitLink { short: short.to_owned(), href: self.source_href(logged) }),
        }
    }

    fn short(&self, logged: &Logged) -> Move {
        let event = &logged.event;
        let at = self.plans.get(event.plan.as_str()).copied();
        let label = match event.kind {
            EventKind::StatusChanged => is_setback(event).then_some("reopened"),
            EventKind::GateTicked => Some("ticked"),
            EventKind::GateUnticked => Some("unticked"),
            EventKind::PlanAdded => Some("new plan"),
            _ => None,
        };
        let is_status = event.kind == EventKind::StatusChanged;
        let date = logged.date();
        Move {
            date: ShownDate {
                text: date.strftime("%a %-d").to_string(),
                iso: date.to_string(),
                title: words::long_date(date),
            },
            plan: at.map_or_else(|| event.plan.clone(), |at| edition::short_name(self.edition.plan(at)).into_owned()),
            href: at.map(|at| self.href(at, event)),
            label: label.map(str::to_owned).or_else(|| (!is_status).then(|| what(event))),
            is_setback: is_setback(event),
            text: match event.kind {
                EventKind::PlanAdded => Some(words::cut(&event.text, SHORT)),
                _ => text(event, SHORT),
            },
            turn: shown_turn(event),
        }
    }

    /// Where what an event speaks of stands now, else the plan.
    fn href(&self, at: usize, event: &Event) -> String {
        place_now(self.edition.plan(at), event)
            .and_then(|place| self.edition.line_href(self.path, at, &place.path, place.line))
            .unwrap_or_else(|| self.edition.plan_href(self.path, at))
    }

    /// The document as it is in the commit. What was removed stands on no line of it.
    fn source_href(&self, logged: &Logged) -> Option<String> {
        let event = &logged.event;
        if event.kind == EventKind::PlanRemoved {
            return None;
        }
        let template = self.edition.options.source_link.as_deref();
        source_href(template, logged.commit.as_deref(), &event.path, (!is_gone(event.kind)).then_some(event.line))
    }
}

/// Where a plan says what an event speaks of; `None` where it does not any more.
fn place_now<'p>(plan: &'p Plan, event: &Event) -> Option<&'p Place> {
    let text = event.text.as_str();
    match Topic::of(event.kind) {
        Topic::Gates => plan.gates.iter().find(|gate| gate.text == text).map(|gate| &gate.place),
        Topic::Risks => plan.risks.iter().find(|risk| risk.text == text).map(|risk| &risk.place),
        Topic::Status => plan.status.place.as_ref(),
        Topic::Plans | Topic::Tasks => None,
        Topic::Other => {
            let criteria = plan.success_criteria.iter().chain(&plan.clarifications);
            criteria.into_iter().find(|statement| statement.text == text).map(|statement| &statement.place)
        }
    }
}

/// What an event happened to, where that is not the plan itself.
fn text(event: &Event, longest: usize) -> Option<String> {
    let is_of_plan = matches!(Topic::of(event.kind), Topic::Plans | Topic::Status | Topic::Tasks);
    (!is_of_plan).then(|| words::cut(&event.text, longest))
}

fn shown_turn(event: &Event) -> Option<Turn> {
    let (before, after) = turn(event)?;
    let said = |side: Option<&str>| side.map_or_else(|| "not stated".to_owned(), |side| words::cut(side, SHORT));
    let is_new = before.is_none() && event.kind != EventKind::StatusChanged;
    Some(Turn { before: (!is_new).then(|| said(before)), after: said(after) })
}

/// Icon and colour of an event.
fn mark(event: &Event) -> (&'static str, String) {
    let fixed = |icon, tone: &str| (icon, tone.to_owned());
    let of_stage = |stage: Stage| (stage.name(), format!("k-{}", stage.name()));
    match event.kind {
        EventKind::PlanAdded | EventKind::PlanRenamed => fixed("note", "s-note"),
        EventKind::PlanRemoved => fixed("error", "s-error"),
        EventKind::StatusChanged => of_stage(stage_of(event.after.as_deref())),
        EventKind::GateTicked => fixed("gate-done", "g-done"),
        EventKind::GateUnticked => fixed("gate-open", "g-open"),
        EventKind::GateAdded if event.after.as_deref() == Some("done") => fixed("gate-done", "g-done"),
        EventKind::GateAdded => fixed("gate-open", "g-open"),
        EventKind::GateRemoved => fixed("gate-waived", "g-waived"),
        EventKind::RiskUnmitigated => fixed("warning", "s-warning"),
        EventKind::RiskAdded | EventKind::RiskRescored => fixed("band-2", "b-2"),
        EventKind::RiskRemoved | EventKind::RiskMitigated => fixed("band-1", "b-1"),
        EventKind::VerdictChanged => {
            let stated = [Verdict::Pass, Verdict::Fail, Verdict::Partial, Verdict::Pending, Verdict::Waived];
            let now = stated.into_iter().find(|verdict| event.after.as_deref() == Some(verdict.name()));
            let now = now.unwrap_or(Verdict::Unstated);
            fixed(marks::verdict_icon(now), &format!("v-{}", now.name()))
        }
        EventKind::TasksChanged => fixed("tasks-some", "t-some"),
        EventKind::ClarificationRaised => fixed("warning", "s-warning"),
        EventKind::CriterionAdded
        | EventKind::CriterionRemoved
        | EventKind::ClarificationResolved
        | EventKind::DependencyAdded
        | EventKind::DependencyRemoved => fixed("note", "s-note"),
    }
}
