//! One step: from the plans that it touched to what happened.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Ages, Happened, Known, Step, Timeline};
use crate::portfolio::changes::{self, Event, FormerName, Names};
use crate::portfolio::snapshot::{Counts, PlanSnapshot};

/// The plans that a step touched.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// The documents of plans that are no longer there.
    pub gone: Vec<String>,
    /// Plans that are new or say something else, or are called something else.
    pub now: Vec<Arc<PlanSnapshot>>,
    /// By whom and when a document was changed, by its path, where the step as a whole does not tell.
    pub by: BTreeMap<String, Step>,
}

/// What a step comes to.
#[derive(Debug)]
pub struct Advance {
    /// What happened, with the number of the plan.
    pub(super) events: Vec<(usize, Event)>,
    /// What plans are called after it.
    pub(super) ids: Vec<(usize, String)>,
    /// The documents of plans that are no longer where they were.
    gone: Vec<String>,
    /// The plans as they are after it, by path.
    now: Vec<(String, Known)>,
    by: BTreeMap<String, Step>,
    former: Vec<FormerName>,
}

impl Advance {
    /// Since when a plan says what it says, where the step touched it.
    pub(super) fn ages(&self, path: &str) -> Option<&Ages<usize>> {
        self.now.iter().find(|(known, _)| known == path).map(|(_, known)| &known.ages)
    }
}

impl Timeline {
    /// Finds out what happens in a step, without taking it.
    #[must_use]
    pub fn advance(&self, touched: Touched) -> Advance {
        let Touched { gone, now, by } = touched;
        let paths: BTreeSet<&str> = gone.iter().map(String::as_str).chain(now.iter().map(|plan| plan.path())).collect();
        let before: Vec<(&String, &Known)> = paths.iter().filter_map(|path| self.plans.get_key_value(*path)).collect();
        let then: Vec<&PlanSnapshot> = before.iter().map(|(_, known)| &*known.snapshot).collect();
        let pairing = changes::pair_plans(&then, &now.iter().map(|plan| &**plan).collect::<Vec<_>>());
        let mut older = vec![None; now.len()];
        pairing.pairs.iter().for_each(|(was, is)| older[*is] = Some(before[*was].1));
        let mut next = self.ids.len();
        let mut number = |older: &Option<&Known>| match older {
            Some(known) => known.plan,
            None => {
                next += 1;
                next - 1
            }
        };
        let numbers: Vec<usize> = older.iter().map(&mut number).collect();
        let renamed = now.iter().zip(&numbers).zip(&older);
        let former: Vec<FormerName> = renamed
            .filter_map(|((plan, number), older)| changes::former_name(*number, &(*older)?.snapshot, plan))
            .collect();
        let names = self.names(&now, &older, &numbers, &former, &paths);
        let mut advance =
            Advance { events: Vec::new(), ids: Vec::new(), gone: Vec::new(), now: Vec::new(), by, former };
        let at = self.steps.len();
        for ((plan, number), older) in now.into_iter().zip(numbers).zip(older) {
            let events = match older {
                Some(older) => changes::of_plan(&older.snapshot, &plan, (&names.0, &names.1)),
                None => vec![changes::added(&plan)],
            };
            advance.events.extend(events.into_iter().map(|event| (number, event)));
            advance.ids.push((number, plan.id.clone()));
            let (counts, known) = (Counts::of(&plan), readable(plan, older));
            let ages = Ages::after(older.map(|older| (&*older.snapshot, &older.ages)), &known, at);
            advance.now.push((known.path().to_owned(), Known { plan: number, snapshot: known, counts, ages }));
        }
        for gone in pairing.gone {
            let (_, known) = before[gone];
            advance.events.push((known.plan, changes::removed(&known.snapshot)));
        }
        advance.gone = before.into_iter().map(|(path, _)| path.clone()).collect();
        advance
    }

    /// What plans were called before a step and are called after it. Only where dependencies differ it matters.
    fn names(
        &self,
        now: &[Arc<PlanSnapshot>],
        older: &[Option<&Known>],
        numbers: &[usize],
        former: &[FormerName],
        touched: &BTreeSet<&str>,
    ) -> (Names, Names) {
        let targets = |plan: &PlanSnapshot| plan.dependencies.iter().map(|it| it.target.clone()).collect::<Vec<_>>();
        let differ = |(plan, older): (&Arc<PlanSnapshot>, &Option<&Known>)| {
            older.is_some_and(|older| targets(&older.snapshot) != targets(plan))
        };
        if !now.iter().zip(older).any(differ) {
            return (Names::default(), Names::default());
        }
        let before = Names::of(self.plans.values().map(|known| (known.plan, &*known.snapshot)));
        let before = before.with_former(&self.former);
        let rest = self.plans.iter().filter(|(path, _)| !touched.contains(path.as_str()));
        let rest = rest.map(|(_, known)| (known.plan, &*known.snapshot));
        let now = Names::of(rest.chain(numbers.iter().copied().zip(now.iter().map(|plan| &**plan))));
        (before, now.with_former(self.former.iter().chain(former)))
    }

    /// Takes a step.
    pub(super) fn apply(&mut self, advance: Advance, step: Step) {
        let at = self.steps.len();
        for path in advance.gone {
            if let Some(known) = self.plans.remove(&path) {
                self.counts.remove(&known.counts);
            }
        }
        for (path, known) in advance.now {
            self.counts.add(&known.counts);
            self.plans.insert(path, known);
        }
        for (plan, id) in advance.ids {
            if plan >= self.ids.len() {
                self.ids.resize(plan + 1, String::new());
            }
            self.ids[plan] = id;
        }
        self.former.extend(advance.former);
        for (plan, event) in advance.events {
            let by = advance.by.get(&event.path).cloned();
            self.happened.push(Happened { step: at, plan, event, by });
        }
        if self.tallies.last().is_none_or(|(_, counts)| *counts != self.counts) {
            self.tallies.push((at, self.counts.clone()));
        }
        self.steps.push(step);
    }
}

/// A plan as it is compared the next time: what it says, or where it cannot be read, what it said before.
fn readable(plan: Arc<PlanSnapshot>, older: Option<&Known>) -> Arc<PlanSnapshot> {
    match older {
        Some(older) if plan.unreadable && !older.snapshot.unreadable => {
            let mut said = (*older.snapshot).clone();
            if said.path() != plan.path() {
                said.documents.clone_from(&plan.documents);
            }
            said.id.clone_from(&plan.id);
            said.folder.clone_from(&plan.folder);
            Arc::new(PlanSnapshot { number: plan.number, ..said })
        }
        _ => plan,
    }
}
