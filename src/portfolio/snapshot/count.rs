//! The numbers that trends are made of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PlanSnapshot;
use crate::plan::{Band, GateState, Plan, Risk, Stage};
use crate::portfolio::summary;

/// The counts of one plan or of all plans at one moment. They count as [`Summary`](crate::portfolio::Summary) does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many plans are at each stage, in the order of [`Stage::ALL`].
    stages: [usize; Stage::ALL.len()],
    /// Gates that are done.
    pub gates_done: usize,
    /// All gates.
    pub gates: usize,
    /// Risks of high and critical exposure.
    pub high_risks: usize,
    /// Placeholders, open clarifications and risks without mitigation.
    pub gaps: usize,
}

impl Counts {
    /// The counts of one plan.
    #[must_use]
    pub fn of(plan: &PlanSnapshot) -> Self {
        let level = |level: &Option<super::Level>| level.as_ref().and_then(|level| level.level);
        let is_high = |risk: &&super::Risk| {
            let score =
                level(&risk.likelihood).zip(level(&risk.impact)).map(|(likelihood, impact)| likelihood * impact);
            score.is_some_and(|score| Band::of(score) >= Band::High)
        };
        let mut counts = Self {
            gates_done: plan.gates.iter().filter(|gate| gate.state == GateState::Done).count(),
            gates: plan.gates.len(),
            high_risks: plan.risks.iter().filter(is_high).count(),
            gaps: plan.placeholders
                + plan.clarifications.len()
                + plan.risks.iter().filter(|risk| risk.mitigation.is_none()).count(),
            ..Self::default()
        };
        counts.stages[place(plan.stage())] = 1;
        counts
    }

    /// The same of a plan as it is now.
    #[must_use]
    pub fn of_plan(plan: &Plan) -> Self {
        let is_high = |risk: &&Risk| risk.exposure().is_some_and(|exposure| exposure.band >= Band::High);
        let gates = summary::gates(plan);
        let mut counts = Self {
            gates_done: gates.done,
            gates: gates.total,
            high_risks: plan.risks.iter().filter(is_high).count(),
            gaps: plan.placeholders.len()
                + plan.clarifications.len()
                + plan.risks.iter().filter(|risk| risk.mitigation.is_none()).count(),
            ..Self::default()
        };
        counts.stages[place(plan.status.stage)] = 1;
        counts
    }

    /// Counts a plan too.
    pub fn add(&mut self, plan: &Self) {
        self.combine(plan, usize::saturating_add);
    }

    /// Counts a plan no more.
    pub fn remove(&mut self, plan: &Self) {
        self.combine(plan, usize::saturating_sub);
    }

    fn combine(&mut self, plan: &Self, with: fn(usize, usize) -> usize) {
        for (count, of_plan) in self.stages.iter_mut().zip(plan.stages) {
            *count = with(*count, of_plan);
        }
        self.gates_done = with(self.gates_done, plan.gates_done);
        self.gates = with(self.gates, plan.gates);
        self.high_risks = with(self.high_risks, plan.high_risks);
        self.gaps = with(self.gaps, plan.gaps);
    }

    /// How many plans there are.
    #[must_use]
    pub fn plans(&self) -> usize {
        self.stages.iter().sum()
    }

    /// How many plans are at a stage.
    #[must_use]
    pub fn at(&self, stage: Stage) -> usize {
        self.stages[place(stage)]
    }

    /// The stages in use with their counts, in the order in which the site shows them.
    #[must_use]
    pub fn stages(&self) -> BTreeMap<Stage, usize> {
        Stage::ALL.into_iter().map(|stage| (stage, self.at(stage))).filter(|(_, count)| *count > 0).collect()
    }
}

fn place(stage: Stage) -> usize {
    Stage::ALL.iter().position(|other| *other == stage).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::plan::Stage;
    use crate::portfolio::sample;
    use crate::portfolio::snapshot::PlanSnapshot;

    #[test]
    fn plans_are_counted_and_taken_out_again() {
        let mut plan = sample::plan("specs/001-a", &["plan.md"]);
        sample::status(&mut plan, "Blocked", Stage::Blocked);
        sample::gates(&mut plan, 2, 5);
        sample::risk(&mut plan, 3, 3, None);
        sample::risk(&mut plan, 2, 3, Some("watch"));
        sample::risk(&mut plan, 0, 4, None);
        let first = Counts::of(&PlanSnapshot::of(&plan));
        assert_eq!(Counts::of_plan(&plan), first);
        let second = Counts::of(&PlanSnapshot::of(&sample::plan("specs/002-b", &["plan.md"])));
        let mut all = Counts::default();
        all.add(&first);
        all.add(&second);
        assert_eq!((all.plans(), all.at(Stage::Blocked), all.at(Stage::Unstated)), (2, 1, 1));
        assert_eq!((all.gates_done, all.gates, all.high_risks, all.gaps), (2, 5, 2, 2));
        assert_eq!(all.stages().into_iter().collect::<Vec<_>>(), [(Stage::Blocked, 1), (Stage::Unstated, 1)]);
        all.remove(&second);
        assert_eq!(all, first);
    }
}
