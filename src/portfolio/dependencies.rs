//! Which plan needs which, who waits for whom, and the cycles among them.
//!
//! Only references that say "depends on" count. Plans without a status are never called unfinished: nobody said so.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Portfolio;
use crate::plan::{Plan, Reference, ReferenceKind, Stage};

/// The dependencies between plans, by index.
#[derive(Clone, Debug, Default)]
pub struct Dependencies {
    /// The plans that each plan depends on, ascending.
    needs: Vec<Vec<usize>>,
    /// The plans that depend on each plan, ascending.
    needed_by: Vec<Vec<usize>>,
    /// The number of the group of plans that can all reach each other.
    group: Vec<usize>,
    /// How many plans each group has.
    sizes: Vec<usize>,
}

impl Dependencies {
    /// Reads the dependencies of a portfolio.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let plans = &portfolio.plans;
        let needs: Vec<Vec<usize>> = plans.iter().map(|plan| needed(&plan.plan)).collect();
        let mut needed_by = vec![Vec::new(); plans.len()];
        for (plan, others) in needs.iter().enumerate() {
            for other in others {
                needed_by[*other].push(plan);
            }
        }
        let group = groups(&needs, &needed_by);
        let mut sizes = vec![0; group.iter().max().map_or(0, |last| last + 1)];
        for group in &group {
            sizes[*group] += 1;
        }
        Self { needs, needed_by, group, sizes }
    }

    /// The plans that this one depends on.
    #[must_use]
    pub fn needs(&self, plan: usize) -> &[usize] {
        &self.needs[plan]
    }

    /// The plans that depend on this one.
    #[must_use]
    pub fn needed_by(&self, plan: usize) -> &[usize] {
        &self.needed_by[plan]
    }

    /// Whether the plan waits for itself.
    #[must_use]
    pub fn is_in_cycle(&self, plan: usize) -> bool {
        self.sizes[self.group[plan]] > 1
    }

    /// Whether two plans wait for each other.
    #[must_use]
    pub fn share_cycle(&self, plan: usize, other: usize) -> bool {
        plan != other && self.group[plan] == self.group[other]
    }

    /// The groups of plans that wait for each other, each ascending, in the order of their first plans.
    #[must_use]
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut cycles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for plan in (0..self.group.len()).filter(|plan| self.is_in_cycle(*plan)) {
            cycles.entry(self.group[plan]).or_default().push(plan);
        }
        let mut cycles: Vec<Vec<usize>> = cycles.into_values().collect();
        cycles.sort_unstable();
        cycles
    }

    /// A shortest way on which the plan waits for itself: itself first, each depending on the next, the last on the
    /// first. Empty where it does not.
    #[must_use]
    pub fn cycle(&self, plan: usize) -> Vec<usize> {
        if !self.is_in_cycle(plan) {
            return Vec::new();
        }
        let mut came_from = BTreeMap::new();
        let mut queue = VecDeque::from([plan]);
        while let Some(here) = queue.pop_front() {
            for next in self.needs[here].iter().filter(|next| self.group[**next] == self.group[plan]) {
                if *next == plan {
                    let mut cycle: Vec<usize> =
                        std::iter::successors(Some(here), |at| came_from.get(at).copied()).collect();
                    cycle.reverse();
                    return cycle;
                }
                if let Entry::Vacant(unseen) = came_from.entry(*next) {
                    unseen.insert(here);
                    queue.push_back(*next);
                }
            }
        }
        Vec::new()
    }
}

/// The plans that a plan says it depends on, ascending, without itself.
#[must_use]
pub fn needed(plan: &Plan) -> Vec<usize> {
    let named: BTreeSet<usize> = dependencies(plan).filter_map(|reference| reference.plan).collect();
    named.into_iter().collect()
}

/// The references by which a plan says that it depends on another.
pub fn dependencies(plan: &Plan) -> impl Iterator<Item = &Reference> {
    plan.references.iter().filter(|reference| reference.kind == ReferenceKind::DependsOn)
}

/// Whether a plan is known not to be finished: by its stage, or by its tasks where it states no stage we know.
#[must_use]
pub fn is_unfinished(plan: &Plan) -> bool {
    match plan.status.stage {
        Stage::Done | Stage::Superseded => false,
        Stage::Unstated | Stage::Other => plan.tasks.is_some_and(|tasks| tasks.done < tasks.total),
        _ => true,
    }
}

/// Numbers the groups of plans that can all reach each other (Kosaraju's way, with stacks of our own: a chain of
/// thousands of plans must not exhaust the stack of the program).
fn groups(needs: &[Vec<usize>], needed_by: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(needs.len());
    let mut seen = vec![false; needs.len()];
    for start in 0..needs.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((plan, next)) = stack.pop() {
            match needs[plan].get(next) {
                Some(other) => {
                    stack.push((plan, next + 1));
                    if !std::mem::replace(&mut seen[*other], true) {
                        stack.push((*other, 0));
                    }
                }
                None => order.push(plan),
            }
        }
    }
    let mut group = vec![usize::MAX; needs.len()];
    let mut count = 0;
    for start in order.into_iter().rev() {
        if group[start] != usize::MAX {
            continue;
        }
        group[start] = count;
        let mut stack = vec![start];
        while let Some(plan) = stack.pop() {
            for other in &needed_by[plan] {
                if group[*other] == usize::MAX {
                    group[*other] = count;
                    stack.push(*other);
                }
            }
        }
        count += 1;
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Progress;
    use crate::plan::reference::ReferenceTarget;
    use crate::portfolio::sample;

    /// Makes plans 0, 1, 2, … with these dependencies and tells the cycle of each.
    #[track_caller]
    fn check(count: usize, edges: &[(usize, u64)], expected: &[(usize, Vec<usize>)]) {
        let mut plans: Vec<Plan> = (0..count).map(|at| sample::plan(&format!("specs/{at}-x"), &["plan.md"])).collect();
        for (from, to) in edges {
            sample::reference(&mut plans[*from], ReferenceKind::DependsOn, ReferenceTarget::Number(*to));
        }
        let dependencies = Dependencies::of(&sample::portfolio(plans));
        let cycles: Vec<(usize, Vec<usize>)> =
            (0..count).map(|plan| (plan, dependencies.cycle(plan))).filter(|(_, cycle)| !cycle.is_empty()).collect();
        assert_eq!(cycles, expected);
        assert!((0..count).all(|plan| dependencies.is_in_cycle(plan) != dependencies.cycle(plan).is_empty()));
    }

    #[test]
    fn chains_are_no_cycles() {
        check(4, &[(0, 1), (1, 2), (0, 2), (3, 2)], &[]);
        check(1, &[(0, 0)], &[]);
    }

    #[test]
    fn each_plan_of_a_cycle_gets_its_shortest_way_round() {
        check(2, &[(0, 1), (1, 0)], &[(0, vec![0, 1]), (1, vec![1, 0])]);
        check(
            5,
            &[(0, 1), (1, 2), (2, 0), (1, 0), (3, 0), (2, 4)],
            &[(0, vec![0, 1]), (1, vec![1, 0]), (2, vec![2, 0, 1])],
        );
    }

    #[test]
    fn cycles_are_groups_of_plans_that_reach_each_other() {
        let mut plans: Vec<Plan> = (0..6).map(|at| sample::plan(&format!("specs/{at}-x"), &["plan.md"])).collect();
        for (from, to) in [(4, 5), (5, 4), (0, 1), (1, 2), (2, 0), (3, 0), (3, 4)] {
            sample::reference(&mut plans[from], ReferenceKind::DependsOn, ReferenceTarget::Number(to));
        }
        let dependencies = Dependencies::of(&sample::portfolio(plans));
        assert_eq!(dependencies.cycles(), [vec![0, 1, 2], vec![4, 5]]);
        assert!(dependencies.share_cycle(0, 2) && !dependencies.share_cycle(0, 3) && !dependencies.share_cycle(0, 0));
    }

    #[test]
    fn long_chains_need_no_stack() {
        let edges: Vec<(usize, u64)> = (0..20_000).map(|at| (at, at as u64 + 1)).collect();
        check(20_001, &edges, &[]);
    }

    #[test]
    fn nothing_stated_is_not_unfinished() {
        let mut plan = sample::plan("specs/1-x", &["plan.md"]);
        assert!(!is_unfinished(&plan));
        plan.tasks = Some(Progress { done: 1, total: 2 });
        assert!(is_unfinished(&plan));
        sample::status(&mut plan, "Done", Stage::Done);
        assert!(!is_unfinished(&plan));
        sample::status(&mut plan, "Draft", Stage::Draft);
        assert!(is_unfinished(&plan));
    }
}
