//! The verdict in the margin of a plan: whether it is ready, and what speaks against it.
//!
//! Ready needs at least one gate or verdict and no open reason. A plan that is over gets no verdict, only what
//! contradicts that it is over.

use serde::Serialize;

use super::rail::Margin;
use super::ring::{self, Ring};
use crate::diagnostic::Place;
use crate::plan::{Band, GateState, Stage, Verdict};
use crate::portfolio::{dependencies, register, summary};

/// What follows from what the plan states.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictPart {
    /// The class that gives its colour.
    pub tone: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The verdict.
    pub label: &'static str,
    /// Why, counted.
    pub reasons: Vec<VerdictReason>,
    /// What the verdict means, where it needs saying.
    pub note: Option<&'static str>,
    /// The gates as a ring.
    pub ring: Option<Ring>,
}

/// One reason.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictReason {
    /// How many.
    pub count: usize,
    /// Of what.
    pub text: String,
    /// The first of them.
    pub href: Option<String>,
}

impl Margin<'_, '_> {
    /// The verdict; `None` for an unreadable plan, and for one that is over without contradiction.
    #[must_use]
    pub fn verdict(&self) -> Option<VerdictPart> {
        let plan = self.plan();
        if plan.unreadable.is_some() {
            return None;
        }
        let reasons = self.reasons();
        let ring = (!plan.gates.is_empty()).then(|| ring::ring(plan));
        let part = |tone, icon, label, note| VerdictPart {
            tone,
            icon,
            label,
            reasons: reasons.clone(),
            note,
            ring: ring.clone(),
        };
        if plan.status.stage.is_over() {
            return (!reasons.is_empty()).then(|| {
                part("s-warning", "warning", "Over, with loose ends", Some("The stated status says that work is over."))
            });
        }
        let has_verdict =
            !plan.gate_verdicts.is_empty() || plan.constitution.iter().any(|check| check.verdict != Verdict::Unstated);
        let is_severe = plan.status.stage == Stage::Blocked
            || self.failed() > 0
            || register::unmitigated(plan, Band::Critical).next().is_some();
        Some(match (reasons.is_empty(), plan.gates.is_empty() && !has_verdict) {
            (false, _) if is_severe => part("k-blocked", "blocked", "Not ready", None),
            (false, _) => part("s-warning", "warning", "Not ready", None),
            (true, true) => {
                part("k-unstated", "unstated", "No gates stated", Some("Nothing in the plan says when it is ready."))
            }
            (true, false) => part("k-done", "done", "Ready", None),
        })
    }

    fn failed(&self) -> usize {
        let plan = self.plan();
        plan.constitution.iter().filter(|check| check.verdict == Verdict::Fail).count()
            + plan.gate_verdicts.iter().filter(|verdict| verdict.verdict == Verdict::Fail).count()
    }

    /// What speaks against the plan, each kind once.
    fn reasons(&self) -> Vec<VerdictReason> {
        let plan = self.plan();
        let is_over = plan.status.stage.is_over();
        let mut reasons = Vec::new();
        let mut add = |count: usize, one: &str, many: &str, place: Option<&Place>| {
            if count > 0 {
                let text = if count == 1 { one } else { many }.to_owned();
                reasons.push(VerdictReason { count, text, href: place.map(|place| self.href(place)) });
            }
        };
        let waits_for = self.edition.waiting.waits_for(self.at);
        let first = dependencies::dependencies(plan)
            .find(|reference| reference.plan.is_some_and(|other| waits_for.contains(&other)));
        if !is_over {
            add(waits_for.len(), "plan it waits for", "plans it waits for", first.map(|first| &first.place));
            let is_blocked = plan.status.stage == Stage::Blocked && waits_for.is_empty();
            add(usize::from(is_blocked), "status says blocked", "", plan.status.place.as_ref());
        }
        let open = plan.gates.iter().find(|gate| gate.state == GateState::Open);
        add(summary::open_gates(plan), "gate open", "gates open", open.map(|gate| &gate.place));
        if is_over {
            let open = plan.tasks.map_or(0, |tasks| tasks.total.saturating_sub(tasks.done));
            let is_done = plan.status.stage == Stage::Done;
            add(if is_done { open } else { 0 }, "task open", "tasks open", None);
            return if is_done { reasons } else { Vec::new() };
        }
        let failed = plan.constitution.iter().find(|check| check.verdict == Verdict::Fail).map(|check| &check.place);
        let failed = failed.or_else(|| {
            plan.gate_verdicts.iter().find(|verdict| verdict.verdict == Verdict::Fail).map(|verdict| &verdict.place)
        });
        add(self.failed(), "failed verdict", "failed verdicts", failed);
        let is_unsettled = |verdict: Verdict| matches!(verdict, Verdict::Partial | Verdict::Pending);
        let unsettled: Vec<&Place> = plan
            .constitution
            .iter()
            .filter(|check| is_unsettled(check.verdict))
            .map(|check| &check.place)
            .chain(plan.gate_verdicts.iter().filter(|said| is_unsettled(said.verdict)).map(|said| &said.place))
            .collect();
        add(unsettled.len(), "partial or pending verdict", "partial or pending verdicts", unsettled.first().copied());
        for (band, one, many) in [
            (Band::Critical, "critical risk without mitigation", "critical risks without mitigation"),
            (Band::High, "high risk without mitigation", "high risks without mitigation"),
        ] {
            let risks = || register::unmitigated(plan, band);
            add(risks().count(), one, many, risks().next().map(|risk| &risk.place));
        }
        let question = plan.clarifications.first().map(|question| &question.place);
        add(plan.clarifications.len(), "open question", "open questions", question);
        let placeholder = plan.placeholders.first().map(|placeholder| &placeholder.place);
        add(plan.placeholders.len(), "placeholder not filled", "placeholders not filled", placeholder);
        reasons
    }
}
