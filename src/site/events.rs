//! The words for what happened to plans: on pages, in a terminal, in the comment of a pull request and in the feed.

use std::collections::BTreeMap;

use super::words::{count, list};
use crate::plan::Stage;
use crate::plan::status::stage;
use crate::portfolio::changes::{Event, EventKind};

/// "2 gates ticked, 1 gate unticked and 1 risk added"
#[must_use]
pub fn tally<'e>(events: impl Iterator<Item = &'e Event>) -> String {
    let mut kinds = [0; EventKind::ALL.len()];
    for event in events {
        let place = EventKind::ALL.iter().position(|kind| *kind == event.kind).unwrap_or(0);
        kinds[place] += 1;
    }
    let told = EventKind::ALL.into_iter().zip(kinds).filter(|(_, number)| *number > 0);
    let told: Vec<String> = told
        .map(|(kind, number)| {
            let (thing, things, what) = words(kind);
            format!("{} {what}", count(number, thing, things))
        })
        .collect();
    list(&told)
}

/// What an event happened to, one and several, and what happened.
fn words(kind: EventKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        EventKind::PlanAdded => ("plan", "plans", "added"),
        EventKind::PlanRemoved => ("plan", "plans", "removed"),
        EventKind::PlanRenamed => ("plan", "plans", "renamed"),
        EventKind::StatusChanged => ("status", "statuses", "changed"),
        EventKind::GateTicked => ("gate", "gates", "ticked"),
        EventKind::GateUnticked => ("gate", "gates", "unticked"),
        EventKind::GateAdded => ("gate", "gates", "added"),
        EventKind::GateRemoved => ("gate", "gates", "removed"),
        EventKind::RiskAdded => ("risk", "risks", "added"),
        EventKind::RiskRemoved => ("risk", "risks", "removed"),
        EventKind::RiskRescored => ("risk", "risks", "rescored"),
        EventKind::RiskMitigated => ("risk", "risks", "mitigated"),
        EventKind::RiskUnmitigated => ("risk", "risks", "without mitigation now"),
        EventKind::CriterionAdded => ("criterion", "criteria", "added"),
        EventKind::CriterionRemoved => ("criterion", "criteria", "removed"),
        EventKind::ClarificationRaised => ("question", "questions", "raised"),
        EventKind::ClarificationResolved => ("question", "questions", "resolved"),
        EventKind::VerdictChanged => ("verdict", "verdicts", "changed"),
        EventKind::DependencyAdded => ("dependency", "dependencies", "added"),
        EventKind::DependencyRemoved => ("dependency", "dependencies", "removed"),
        EventKind::TasksChanged => ("task count", "task counts", "changed"),
    }
}

/// "gate ticked"; a gate that was waived or is needed again says so.
#[must_use]
pub fn what(event: &Event) -> String {
    let (thing, _, what) = words(event.kind);
    let waived = |value: &Option<String>| value.as_deref() == Some("waived");
    match event.kind {
        EventKind::GateRemoved if waived(&event.after) => "gate waived".to_owned(),
        EventKind::GateAdded if waived(&event.before) => "gate no longer waived".to_owned(),
        EventKind::GateAdded if event.after.as_deref() == Some("done") => "gate added, ticked".to_owned(),
        _ => format!("{thing} {what}"),
    }
}

/// Whether an event is one that a reviewer would not want to miss: something that was settled is open again.
#[must_use]
pub fn is_setback(event: &Event) -> bool {
    match event.kind {
        EventKind::GateUnticked | EventKind::RiskUnmitigated | EventKind::PlanRemoved => true,
        EventKind::VerdictChanged => event.after.as_deref() == Some("fail"),
        EventKind::StatusChanged => {
            stage_of(event.before.as_deref()).is_over() && !stage_of(event.after.as_deref()).is_over()
        }
        _ => false,
    }
}

/// Whether what happened is that something is no longer there.
#[must_use]
pub fn is_gone(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::PlanRemoved
            | EventKind::RiskRemoved
            | EventKind::CriterionRemoved
            | EventKind::ClarificationResolved
            | EventKind::DependencyRemoved
            | EventKind::GateRemoved
    )
}

/// The stage that a status means by the words that every project has; a project's own words mean another one.
#[must_use]
pub fn stage_of(status: Option<&str>) -> Stage {
    status.map_or(Stage::Unstated, |status| stage(status, &BTreeMap::new()))
}

/// What was said before and what is said now, where that tells more than the kind of event: "Draft → Approved".
#[must_use]
pub fn turn(event: &Event) -> Option<(Option<&str>, Option<&str>)> {
    let sides = (event.before.as_deref(), event.after.as_deref());
    let tells = match event.kind {
        EventKind::PlanRenamed
        | EventKind::StatusChanged
        | EventKind::RiskRescored
        | EventKind::VerdictChanged
        | EventKind::TasksChanged => true,
        EventKind::RiskAdded | EventKind::RiskMitigated | EventKind::RiskUnmitigated => sides != (None, None),
        _ => false,
    };
    tells.then_some(sides)
}
