//! Who waits for whom: which dependency is met, and which plan holds back which.
//!
//! A dependency on a plan that states nothing is neither met nor waited for: nobody said so.

use std::collections::BTreeSet;

use super::Portfolio;
use super::dependencies::{Dependencies, is_unfinished};
use crate::plan::{Plan, Stage};

/// How a plan stands to one that it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The other plan is finished.
    Met,
    /// The other plan states nothing or was replaced, or the plan itself is over and waits no longer.
    Unknown,
    /// The other plan is not finished.
    Waits,
    /// The other plan is not finished, and the plan says that it is blocked.
    Blocks,
}

impl Need {
    /// How `plan` stands to `other`, which it depends on.
    #[must_use]
    pub fn of(plan: &Plan, other: &Plan) -> Self {
        if is_finished(other) {
            Self::Met
        } else if plan.status.stage.is_over() || !is_unfinished(other) {
            Self::Unknown
        } else if plan.status.stage == Stage::Blocked {
            Self::Blocks
        } else {
            Self::Waits
        }
    }

    /// Whether the plan waits.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waits | Self::Blocks)
    }
}

/// Whether a plan is known to be finished: by its stage, or by its tasks where it states no stage we know.
fn is_finished(plan: &Plan) -> bool {
    match plan.status.stage {
        Stage::Done => true,
        Stage::Unstated | Stage::Other => plan.tasks.is_some_and(|tasks| tasks.total > 0 && tasks.done == tasks.total),
        _ => false,
    }
}

/// The plans that wait, by index.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// The plans that each plan waits for, ascending.
    waits_for: Vec<Vec<usize>>,
    /// The plans that wait for each plan, ascending.
    holds_back: Vec<Vec<usize>>,
}

impl Waiting {
    /// Finds out who waits.
    #[must_use]
    pub fn of(portfolio: &Portfolio, dependencies: &Dependencies) -> Self {
        let plan = |at: usize| &portfolio.plans[at].plan;
        let mut holds_back = vec![Vec::new(); portfolio.plans.len()];
        let waits_for = (0..portfolio.plans.len())
            .map(|at| {
                let open = |other: &usize| Need::of(plan(at), plan(*other)).is_open();
                let waits_for: Vec<usize> = dependencies.needs(at).iter().copied().filter(open).collect();
                for other in &waits_for {
                    holds_back[*other].push(at);
                }
                waits_for
            })
            .collect();
        Self { waits_for, holds_back }
    }

    /// The plans that this one waits for.
    #[must_use]
    pub fn waits_for(&self, plan: usize) -> &[usize] {
        &self.waits_for[plan]
    }

    /// The plans that wait for this one.
    #[must_use]
    pub fn holds_back(&self, plan: usize) -> &[usize] {
        &self.holds_back[plan]
    }

    /// The plans that wait for this one by way of others alone, ascending, without itself.
    #[must_use]
    pub fn holds_back_further(&self, plan: usize) -> Vec<usize> {
        let direct = &self.holds_back[plan];
        let mut reached: BTreeSet<usize> = direct.iter().copied().collect();
        let mut open = direct.clone();
        while let Some(at) = open.pop() {
            open.extend(self.holds_back[at].iter().copied().filter(|next| reached.insert(*next)));
        }
        reached.into_iter().filter(|at| *at != plan && direct.binary_search(at).is_err()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::reference::ReferenceTarget;
    use crate::plan::{Progress, ReferenceKind};
    use crate::portfolio::sample;

    /// A plan at a stage, or one that states none.
    fn plan(number: usize, stage: Stage) -> Plan {
        let mut plan = sample::plan(&format!("specs/{number}-x"), &["plan.md"]);
        if stage != Stage::Unstated {
            sample::status(&mut plan, "as written", stage);
        }
        plan
    }

    #[test]
    fn only_what_is_stated_is_met_or_waited_for() {
        for (own, other, tasks, expected) in [
            (Stage::Draft, Stage::Done, None, Need::Met),
            (Stage::Draft, Stage::Unstated, Some((2, 2)), Need::Met),
            (Stage::Draft, Stage::Unstated, None, Need::Unknown),
            (Stage::Draft, Stage::Unstated, Some((0, 0)), Need::Unknown),
            (Stage::Draft, Stage::Superseded, Some((2, 2)), Need::Unknown),
            (Stage::Done, Stage::Draft, None, Need::Unknown),
            (Stage::Draft, Stage::Unstated, Some((1, 2)), Need::Waits),
            (Stage::Unstated, Stage::Draft, Some((2, 2)), Need::Waits),
            (Stage::Blocked, Stage::Draft, None, Need::Blocks),
            (Stage::Blocked, Stage::Done, None, Need::Met),
        ] {
            let mut other_plan = plan(2, other);
            other_plan.tasks = tasks.map(|(done, total)| Progress { done, total });
            assert_eq!(Need::of(&plan(1, own), &other_plan), expected, "{own:?} {other:?} {tasks:?}");
        }
    }

    #[test]
    fn plans_are_held_back_through_others() {
        let mut plans: Vec<Plan> = (0..6).map(|at| plan(at, Stage::Draft)).collect();
        sample::status(&mut plans[4], "Done", Stage::Done);
        for (from, to) in [(1, 0), (2, 1), (3, 1), (0, 3), (4, 3), (5, 4)] {
            sample::reference(&mut plans[from], ReferenceKind::DependsOn, ReferenceTarget::Number(to));
        }
        let portfolio = sample::portfolio(plans);
        let waiting = Waiting::of(&portfolio, &Dependencies::of(&portfolio));
        assert_eq!((waiting.waits_for(1), waiting.holds_back(1)), ([0].as_slice(), [2, 3].as_slice()));
        // A circle leads back to the plan, which does not hold itself back; what is done waits for nobody.
        assert_eq!(waiting.holds_back_further(1), [0]);
        assert_eq!((waiting.holds_back(3), waiting.holds_back_further(3)), ([0].as_slice(), vec![1, 2]));
        assert_eq!((waiting.waits_for(4), waiting.holds_back(4)), ([].as_slice(), [].as_slice()));
    }
}
