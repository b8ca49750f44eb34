//! What changed between two revisions of the plans, told as events and never as a difference of texts.
//!
//! Each kind of thing has its file: which of them are the same on both sides, and what became of them. What they all
//! share is [`matching`]: things are known by what they say, so that moving, reflowing and renumbering them is no
//! event. A plan that cannot be read on one side has no events about its parts, since nothing is known of them there;
//! an untouched template states nothing.

mod clarifications;
mod criteria;
mod dependencies;
mod gates;
pub mod matching;
mod plans;
mod risks;
mod status;
mod tasks;
mod verdicts;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::snapshot::{PlanSnapshot, Spot};

pub use dependencies::{FormerName, Names};
pub use gates::pair as pair_gates;
pub use plans::pair as pair_plans;

/// What can happen to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A plan that was not there.
    PlanAdded,
    /// A plan that is no longer there.
    PlanRemoved,
    /// A plan whose folder is called something else now.
    PlanRenamed,
    /// Another status is stated.
    StatusChanged,
    /// A gate was ticked.
    GateTicked,
    /// A gate is open again.
    GateUnticked,
    /// A gate that was not there, ticked or not.
    GateAdded,
    /// A gate that is no longer there, or was waived.
    GateRemoved,
    /// A risk that was not stated.
    RiskAdded,
    /// A risk that is no longer stated.
    RiskRemoved,
    /// Another likelihood or impact is stated of a risk.
    RiskRescored,
    /// A mitigation is stated for a risk that had none.
    RiskMitigated,
    /// No mitigation is stated any more for a risk that had one.
    RiskUnmitigated,
    /// A success criterion that was not stated.
    CriterionAdded,
    /// A success criterion that is no longer stated.
    CriterionRemoved,
    /// A question that was not asked.
    ClarificationRaised,
    /// A question that is no longer asked.
    ClarificationResolved,
    /// Something else is said of a gate or a principle.
    VerdictChanged,
    /// A plan that was not needed is needed now.
    DependencyAdded,
    /// A plan is needed no longer.
    DependencyRemoved,
    /// Other numbers of tasks are done or to be done.
    TasksChanged,
}

impl EventKind {
    /// Every kind, in the order in which the events of one plan are told.
    pub const ALL: [Self; 21] = [
        Self::PlanAdded,
        Self::PlanRemoved,
        Self::PlanRenamed,
        Self::StatusChanged,
        Self::GateTicked,
        Self::GateUnticked,
        Self::GateAdded,
        Self::GateRemoved,
        Self::RiskAdded,
        Self::RiskRemoved,
        Self::RiskRescored,
        Self::RiskMitigated,
        Self::RiskUnmitigated,
        Self::CriterionAdded,
        Self::CriterionRemoved,
        Self::ClarificationRaised,
        Self::ClarificationResolved,
        Self::VerdictChanged,
        Self::DependencyAdded,
        Self::DependencyRemoved,
        Self::TasksChanged,
    ];

    /// The word used in exports and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PlanAdded => "plan-added",
            Self::PlanRemoved => "plan-removed",
            Self::PlanRenamed => "plan-renamed",
            Self::StatusChanged => "status-changed",
            Self::GateTicked => "gate-ticked",
            Self::GateUnticked => "gate-unticked",
            Self::GateAdded => "gate-added",
            Self::GateRemoved => "gate-removed",
            Self::RiskAdded => "risk-added",
            Self::RiskRemoved => "risk-removed",
            Self::RiskRescored => "risk-rescored",
            Self::RiskMitigated => "risk-mitigated",
            Self::RiskUnmitigated => "risk-unmitigated",
            Self::CriterionAdded => "criterion-added",
            Self::CriterionRemoved => "criterion-removed",
            Self::ClarificationRaised => "clarification-raised",
            Self::ClarificationResolved => "clarification-resolved",
            Self::VerdictChanged => "verdict-changed",
            Self::DependencyAdded => "dependency-added",
            Self::DependencyRemoved => "dependency-removed",
            Self::TasksChanged => "tasks-changed",
        }
    }
}

/// Something that happened to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The plan's identity; that of a removed plan when it was last there.
    pub plan: String,
    /// What it happened to, in the author's words: the gate, the risk, the plan's title.
    pub text: String,
    /// What was said before, where something else is said now.
    pub before: Option<String>,
    /// What is said now.
    pub after: Option<String>,
    /// The document, relative to the root: in the newer revision, of what was removed in the older one.
    pub path: String,
    /// The line there, counted from 1.
    pub line: u32,
}

/// Which of the things on one side are which on the other, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Those on both sides, ascending by the older one.
    pub pairs: Vec<(usize, usize)>,
    /// Those of the older side that are gone, ascending.
    pub gone: Vec<usize>,
    /// Those of the newer side that are new, ascending.
    pub new: Vec<usize>,
}

/// What happened between two revisions of all plans, plan by plan in their order: the newer ones', then those removed.
#[must_use]
pub fn between(before: &[&PlanSnapshot], after: &[&PlanSnapshot]) -> Vec<Event> {
    let pairing = pair_plans(before, after);
    let mut older = vec![None; after.len()];
    pairing.pairs.iter().for_each(|(was, is)| older[*is] = Some(before[*was]));
    let partner = |was: usize| pairing.pairs.iter().find(|(before, _)| *before == was).map(|(_, after)| *after);
    // Plans are numbered as after; those that are gone follow.
    let numbered_before = before.iter().enumerate().map(|(at, plan)| (partner(at).unwrap_or(after.len() + at), *plan));
    let former: Vec<FormerName> =
        pairing.pairs.iter().filter_map(|(was, is)| former_name(*is, before[*was], after[*is])).collect();
    let now = Names::of(after.iter().copied().enumerate()).with_former(&former);
    let names = (Names::of(numbered_before), now);
    let mut events = Vec::new();
    for (plan, older) in after.iter().zip(older) {
        match older {
            Some(older) => events.extend(of_plan(older, plan, (&names.0, &names.1))),
            None => events.push(added(plan)),
        }
    }
    events.extend(pairing.gone.iter().map(|gone| removed(before[*gone])));
    events
}

/// What a plan was called, where its folder is another one now.
#[must_use]
pub fn former_name(number: usize, before: &PlanSnapshot, after: &PlanSnapshot) -> Option<FormerName> {
    let moved = before.folder != after.folder;
    moved.then(|| FormerName { plan: number, folder: before.folder.clone(), number: before.number })
}

/// That a plan is there now.
#[must_use]
pub fn added(plan: &PlanSnapshot) -> Event {
    Telling { plan, spots: plan }.event(EventKind::PlanAdded, plan.name(), Spot { document: 0, line: 1 })
}

/// That a plan is no longer there.
#[must_use]
pub fn removed(plan: &PlanSnapshot) -> Event {
    Telling { plan, spots: plan }.event(EventKind::PlanRemoved, plan.name(), Spot { document: 0, line: 1 })
}

/// What happened to one plan between two revisions; `names` are those of all plans then and now.
#[must_use]
pub fn of_plan(before: &PlanSnapshot, after: &PlanSnapshot, names: (&Names, &Names)) -> Vec<Event> {
    let mut events = Vec::new();
    let now = Telling { plan: after, spots: after };
    if before.id != after.id && before.folder != after.folder {
        let mut event = now.event(EventKind::PlanRenamed, after.name(), Spot { document: 0, line: 1 });
        (event.before, event.after) = (Some(before.id.clone()), Some(after.id.clone()));
        events.push(event);
    }
    if before.unreadable || after.unreadable {
        return events;
    }
    let (before, after) = (stated(before), stated(after));
    let sides = Sides { before: &before, after: &after };
    status::compare(&sides, &mut events);
    gates::compare(&sides, &mut events);
    risks::compare(&sides, &mut events);
    criteria::compare(&sides, &mut events);
    clarifications::compare(&sides, &mut events);
    verdicts::compare(&sides, &mut events);
    dependencies::compare(&sides, names, &mut events);
    tasks::compare(&sides, &mut events);
    events
}

/// What a plan states: an untouched template nothing.
fn stated(plan: &PlanSnapshot) -> Cow<'_, PlanSnapshot> {
    if plan.template_only { Cow::Owned(plan.silent()) } else { Cow::Borrowed(plan) }
}

/// One plan at two revisions.
struct Sides<'a> {
    before: &'a PlanSnapshot,
    after: &'a PlanSnapshot,
}

impl Sides<'_> {
    /// Tells of what stands in the newer revision.
    fn now(&self) -> Telling<'_> {
        Telling { plan: self.after, spots: self.after }
    }

    /// Tells of what stood in the older revision.
    fn then(&self) -> Telling<'_> {
        Telling { plan: self.after, spots: self.before }
    }
}

/// Makes the events of a plan.
#[derive(Clone, Copy)]
struct Telling<'a> {
    /// The plan as it is called.
    plan: &'a PlanSnapshot,
    /// The revision that spots are in.
    spots: &'a PlanSnapshot,
}

impl Telling<'_> {
    fn event(&self, kind: EventKind, text: &str, spot: Spot) -> Event {
        Event {
            kind,
            plan: self.plan.id.clone(),
            text: text.to_owned(),
            before: None,
            after: None,
            path: self.spots.path_of(spot).to_owned(),
            line: spot.line,
        }
    }

    /// An event with what was said before and what is said now.
    fn turn(&self, kind: EventKind, text: &str, spot: Spot, sides: (Option<String>, Option<String>)) -> Event {
        let (before, after) = sides;
        Event { before, after, ..self.event(kind, text, spot) }
    }
}

#[cfg(test)]
mod tests;
