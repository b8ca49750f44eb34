//! A portfolio again, after nothing but the texts of some documents has changed.
//!
//! Somebody saves one plan of a thousand: what follows from the other nine hundred and ninety-nine is taken over, and
//! only what the edit can reach is found out again. The result is that of [`assemble`](super::assemble()).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::links::{Broken, Presence, Resolver, Target};
use super::{Portfolio, PortfolioPlan, Revision, references};
use crate::plan::Plan;

/// A portfolio with other texts.
pub struct Reassembly {
    /// The portfolio; each plan has the problems that it had.
    pub portfolio: Portfolio,
    /// The plans of which a rule that looks at one plan and its links may say something else now.
    pub affected: BTreeSet<usize>,
}

/// The portfolio with these plans in the places of those that they were, and of another revision.
///
/// `None` where a plan is called something else now, or has other documents: then nothing can be taken over.
#[must_use]
pub fn reassemble(
    last: &Portfolio,
    read: &[(usize, Arc<Plan>)],
    revision: Revision,
    presence: &(dyn Fn(&str) -> Presence + Sync),
) -> Option<Reassembly> {
    let mut plans: Vec<Arc<Plan>> = last.plans.iter().map(|of| Arc::clone(&of.plan)).collect();
    for (at, plan) in read {
        let place = plans.get_mut(*at).filter(|was| is_called_the_same(was, plan))?;
        *place = references::resolve(&last.index, *at, Arc::clone(plan));
    }
    let changed: BTreeSet<usize> = read.iter().map(|(at, _)| *at).collect();
    let known = |at: usize| last.plans[at].ages.clone();
    let (past, ages) = last.past.again(&plans, &changed, revision.as_of, known);
    let mut affected = changed.clone();
    let mut resolver = Resolver::new(&last.index, &plans, presence);
    let of_plan = |(at, was): (usize, &PortfolioPlan)| {
        let mut now = PortfolioPlan { plan: Arc::clone(&plans[at]), ages: ages[at].clone(), ..was.clone() };
        if changed.contains(&at) {
            now.mentioned = Arc::new(references::mentioned(&last.index, at, &plans[at]));
        }
        if changed.contains(&at) || leads_to(was, &changed, |_| true) {
            let targets = resolver.targets(at);
            if targets != *was.targets {
                now.targets = Arc::new(targets);
                affected.insert(at);
            } else if leads_to(was, &changed, |target| matches!(target, Target::Broken(_))) {
                // What is proposed instead follows from the headings that are there.
                affected.insert(at);
            }
        }
        now
    };
    let resolved = last.plans.iter().enumerate().map(of_plan).collect();
    let portfolio = Portfolio {
        title: last.title.clone(),
        revision,
        constitution: last.constitution.clone(),
        plans: resolved,
        problems: last.problems.clone(),
        index: Arc::clone(&last.index),
        past: Arc::new(past),
        stale_after: last.stale_after,
        images: Arc::clone(&last.images),
    };
    Some(Reassembly { portfolio, affected })
}

/// Whether two plans are called the same, and their documents too.
fn is_called_the_same(a: &Plan, b: &Plan) -> bool {
    let paths = |plan: &Plan| plan.documents.iter().map(|document| document.path.clone()).collect::<Vec<_>>();
    (&a.id, a.number, &a.folder, &a.path) == (&b.id, b.number, &b.folder, &b.path) && paths(a) == paths(b)
}

/// Whether a link of a plan leads to a document of one of these plans, in a certain way.
fn leads_to(from: &PortfolioPlan, plans: &BTreeSet<usize>, way: impl Fn(&Target) -> bool) -> bool {
    from.targets.iter().flatten().any(|target| match target {
        Target::Document { plan, .. } | Target::Broken(Broken::Fragment { plan, .. }) => {
            plans.contains(plan) && way(target)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Anchors;
    use crate::portfolio::{Assembly, History, assemble, sample};

    /// `specs/001-a`, which names and links `specs/002-b`, and a bystander.
    fn plans(headings: &[&str]) -> Vec<Arc<Plan>> {
        let mut plans = ["specs/001-a", "specs/002-b", "specs/003-c"].map(|folder| sample::plan(folder, &["plan.md"]));
        for target in ["../002-b/plan.md#goals", "../002-b/", "../../README.md"] {
            sample::link(sample::document_mut(&mut plans[0], 0), target);
        }
        let headings = headings.iter().map(|it| (*it).to_owned()).collect();
        sample::document_mut(&mut plans[1], 0).anchors = Anchors::new(headings, Vec::new());
        plans.map(Arc::new).to_vec()
    }

    fn readme(path: &str) -> Presence {
        if path == "README.md" { Presence::There } else { Presence::Missing }
    }

    fn portfolio(plans: &[Arc<Plan>]) -> Portfolio {
        let (history, revision) = (History::default(), sample::portfolio(Vec::new()).revision);
        let presence = &readme;
        assemble(
            plans.to_vec(),
            Assembly {
                title: String::new(),
                revision,
                constitution: None,
                history: &history,
                stale_after: 14,
                presence,
            },
        )
    }

    /// What reassembling affects when the second plan has other anchors, after comparing it with assembling.
    #[track_caller]
    fn affected(before: &[&str], after: &[&str]) -> Vec<usize> {
        let (last, plans) = (portfolio(&plans(before)), plans(after));
        let fresh = portfolio(&plans);
        let again = reassemble(&last, &[(1, Arc::clone(&plans[1]))], last.revision.clone(), &readme);
        let again = again.expect("the names are the same");
        let targets = |portfolio: &Portfolio| portfolio.plans.iter().map(|it| it.targets.clone()).collect::<Vec<_>>();
        assert_eq!(targets(&again.portfolio), targets(&fresh));
        assert!(Arc::ptr_eq(&again.portfolio.plans[1].plan, &plans[1]));
        again.affected.into_iter().collect()
    }

    #[test]
    fn a_text_affects_its_plan_and_those_whose_links_into_it_lead_elsewhere_now() {
        assert_eq!(affected(&["goals", "L1"], &["goals", "L2"]), [1]);
        assert_eq!(affected(&["goals"], &["aims"]), [0, 1]);
        assert_eq!(affected(&["aims"], &["goals"]), [0, 1]);
        assert_eq!(affected(&["aims"], &["objectives"]), [0, 1], "another heading may be proposed");
    }

    #[test]
    fn other_names_take_nothing_over() {
        let last = portfolio(&plans(&[]));
        let revision = || last.revision.clone();
        let other = |folder, documents: &[&str]| Arc::new(sample::plan(folder, documents));
        assert!(
            reassemble(&last, &[(1, other("specs/002-b", &["plan.md"]))], revision(), &|_| Presence::Missing).is_some()
        );
        assert!(
            reassemble(&last, &[(1, other("specs/002-z", &["plan.md"]))], revision(), &|_| Presence::Missing).is_none()
        );
        let more = other("specs/002-b", &["plan.md", "spec.md"]);
        assert!(reassemble(&last, &[(1, more)], revision(), &|_| Presence::Missing).is_none());
        assert!(
            reassemble(&last, &[(3, other("specs/002-b", &["plan.md"]))], revision(), &|_| Presence::Missing).is_none()
        );
    }
}
