//! Which documents link to a plan: by a link to any of its documents, or by naming it in running text.
//!
//! A plan's own documents do not count: that they belong together is said elsewhere.

use std::collections::BTreeMap;

use super::links::Broken;
use super::{Portfolio, PortfolioPlan, Target};
use crate::plan::PlanDocument;

/// A document that links to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// Index of the plan that the document belongs to.
    pub plan: usize,
    /// Index of the document in that plan.
    pub document: usize,
    /// The line of the first link, counted from 1.
    pub line: u32,
}

/// The documents that link to each plan, in the order of the plans and their documents.
#[derive(Clone, Debug, Default)]
pub struct Backlinks {
    to: Vec<Vec<Backlink>>,
}

impl Backlinks {
    /// Turns the links of a portfolio round.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let mut to = vec![Vec::new(); portfolio.plans.len()];
        for (plan, of) in portfolio.plans.iter().enumerate() {
            for (document, lines) in of_plan(of).enumerate() {
                for (other, line) in lines.into_iter().filter(|(other, _)| *other != plan) {
                    to[other].push(Backlink { plan, document, line });
                }
            }
        }
        Self { to }
    }

    /// The documents that link to a plan.
    #[must_use]
    pub fn to(&self, plan: usize) -> &[Backlink] {
        &self.to[plan]
    }
}

/// The plans that each document of a plan links to, its own included, with the line on which it does so first.
pub fn of_plan(of: &PortfolioPlan) -> impl Iterator<Item = BTreeMap<usize, u32>> + '_ {
    of.plan.documents.iter().enumerate().map(|(document, content)| first_lines(of, document, content))
}

/// The plans that a document links to, each with the line on which it does so first.
fn first_lines(of: &PortfolioPlan, document: usize, content: &PlanDocument) -> BTreeMap<usize, u32> {
    let targets = of.targets.get(document).into_iter().flatten();
    let links = content.links.iter().zip(targets).filter_map(|(link, target)| match target {
        Target::Document { plan, .. } | Target::Broken(Broken::Fragment { plan, .. }) => Some((*plan, link.place.line)),
        _ => None,
    });
    let named = of.mentioned.get(document).into_iter().flatten();
    let mentions =
        content.mentions.iter().zip(named).filter_map(|(mention, plan)| plan.map(|plan| (plan, mention.line)));
    let mut first = BTreeMap::new();
    for (plan, line) in links.chain(mentions) {
        first.entry(plan).and_modify(|known: &mut u32| *known = line.min(*known)).or_insert(line);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    #[test]
    fn a_plan_is_linked_from_other_plans_documents_once_each() {
        let mut first = sample::plan("specs/001-x", &["plan.md", "spec.md"]);
        for target in ["../002-y/spec.md#nowhere", "../002-y/plan.md", "spec.md", "../../README.md"] {
            sample::link(sample::document_mut(&mut first, 0), target);
        }
        sample::link(sample::document_mut(&mut first, 1), "../002-y/");
        let second = sample::plan("specs/002-y", &["plan.md", "spec.md"]);
        let backlinks = Backlinks::of(&sample::portfolio(vec![first, second]));
        let links = [0, 1].map(|document| Backlink { plan: 0, document, line: 1 });
        assert_eq!((backlinks.to(0), backlinks.to(1)), (&[][..], &links[..]));
    }
}
