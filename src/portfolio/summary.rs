//! The counts of a portfolio. Every number that any page or export shows of the whole comes from here.

use std::collections::BTreeMap;

use super::{Portfolio, PortfolioPlan};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{GateState, Plan, Progress, Stage};

/// Counts over all plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many plans there are.
    pub plans: usize,
    /// How many plans are at each stage in use.
    pub stages: BTreeMap<Stage, usize>,
    /// Gates that are done and all gates.
    pub gates: Progress,
    /// Plans without a single gate.
    pub plans_without_gates: usize,
    /// All risks.
    pub risks: usize,
    /// Risks without mitigation.
    pub risks_unmitigated: usize,
    /// Risks without exposure.
    pub risks_unscored: usize,
    /// Plans without a single risk.
    pub plans_without_risks: usize,
    /// Tasks that are done and all tasks.
    pub tasks: Progress,
    /// Problems by severity, those outside plans too.
    pub problems: BTreeMap<Severity, usize>,
}

impl Summary {
    /// Counts a portfolio.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let mut summary = Self::default();
        summary.count_problems(&portfolio.problems);
        portfolio.plans.iter().for_each(|plan| summary.count(plan));
        summary
    }

    /// Counts one plan, as if it were the only one.
    #[must_use]
    pub fn of_plan(plan: &PortfolioPlan) -> Self {
        let mut summary = Self::default();
        summary.count(plan);
        summary
    }

    fn count(&mut self, PortfolioPlan { plan, problems, .. }: &PortfolioPlan) {
        self.plans += 1;
        *self.stages.entry(plan.status.stage).or_default() += 1;
        self.count_gates(plan);
        self.count_risks(plan);
        if let Some(tasks) = plan.tasks {
            self.tasks.done += tasks.done;
            self.tasks.total += tasks.total;
        }
        self.count_problems(problems);
    }

    fn count_gates(&mut self, plan: &Plan) {
        let gates = gates(plan);
        self.gates.done += gates.done;
        self.gates.total += gates.total;
        self.plans_without_gates += usize::from(plan.gates.is_empty());
    }

    fn count_risks(&mut self, plan: &Plan) {
        self.risks += plan.risks.len();
        self.risks_unmitigated += plan.risks.iter().filter(|risk| risk.mitigation.is_none()).count();
        self.risks_unscored += plan.risks.iter().filter(|risk| risk.exposure().is_none()).count();
        self.plans_without_risks += usize::from(plan.risks.is_empty());
    }

    fn count_problems(&mut self, problems: &[Diagnostic]) {
        for problem in problems {
            *self.problems.entry(problem.severity).or_default() += 1;
        }
    }

    /// How many problems have this severity.
    #[must_use]
    pub fn problems_of(&self, severity: Severity) -> usize {
        self.problems.get(&severity).copied().unwrap_or(0)
    }
}

/// The gates of one plan that are done, and all of them.
#[must_use]
pub fn gates(plan: &Plan) -> Progress {
    let done = plan.gates.iter().filter(|gate| gate.state == GateState::Done).count();
    Progress { done, total: plan.gates.len() }
}

/// How many gates of a plan are open. Waived ones are not.
#[must_use]
pub fn open_gates(plan: &Plan) -> usize {
    plan.gates.iter().filter(|gate| gate.state == GateState::Open).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::portfolio::sample;

    #[test]
    fn everything_is_counted_once() {
        let mut first = sample::plan("specs/001-a", &["plan.md"]);
        sample::gates(&mut first, 2, 5);
        first.gates[4].state = GateState::Waived;
        sample::risk(&mut first, 3, 3, None);
        sample::risk(&mut first, 0, 3, Some("watch it"));
        first.tasks = Some(Progress { done: 3, total: 4 });
        sample::status(&mut first, "Draft", Stage::Draft);
        let second = sample::plan("specs/002-b", &["plan.md"]);
        let mut portfolio = sample::portfolio(vec![first, second]);
        portfolio.problems.push(Diagnostic::of_file(Code::FileTooLarge, "x.md", "large"));
        let none = Diagnostic::of_file(Code::GatesMissing, "specs/002-b/plan.md", "none");
        portfolio.plans[1].problems = vec![none].into();
        let expected = Summary {
            plans: 2,
            stages: BTreeMap::from([(Stage::Draft, 1), (Stage::Unstated, 1)]),
            gates: Progress { done: 2, total: 5 },
            plans_without_gates: 1,
            risks: 2,
            risks_unmitigated: 1,
            risks_unscored: 1,
            plans_without_risks: 1,
            tasks: Progress { done: 3, total: 4 },
            problems: BTreeMap::from([(Severity::Note, 1), (Severity::Warning, 1)]),
        };
        assert_eq!(Summary::of(&portfolio), expected);
        assert_eq!(open_gates(&portfolio.plans[0].plan), 2);
    }
}
