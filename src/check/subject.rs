//! What a rule looks at: one plan, among the others.

use super::template::Templates;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Plan, PlanDocument};
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::{Portfolio, PortfolioPlan, Target};

/// One plan of a portfolio, with what all rules share.
#[derive(Clone, Copy)]
pub(super) struct Subject<'p> {
    pub(super) portfolio: &'p Portfolio,
    /// Which plan needs which.
    pub(super) dependencies: &'p Dependencies,
    /// Which sections the plans that lie together agree on.
    pub(super) templates: &'p Templates<'p>,
    /// Index of the plan.
    pub(super) index: usize,
}

impl<'p> Subject<'p> {
    /// The plan itself.
    pub(super) fn plan(&self) -> &'p Plan {
        &self.kept().plan
    }

    /// Another plan.
    pub(super) fn other(&self, index: usize) -> &'p Plan {
        &self.portfolio.plans[index].plan
    }

    /// Every link of every document with its target.
    pub(super) fn links(&self) -> impl Iterator<Item = (&'p PlanDocument, &'p crate::diagnostic::Place, Link<'p>)> {
        let kept = self.kept();
        kept.plan.documents.iter().zip(&*kept.targets).flat_map(|(document, targets)| {
            document.links.iter().zip(targets).map(move |(link, target)| {
                let link_as_seen = Link { written: &link.target, image: link.image, target };
                (document, &link.place, link_as_seen)
            })
        })
    }

    /// A problem of the plan document as a whole.
    pub(super) fn of_plan(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::of_file(code, self.plan().path.clone(), message)
    }

    fn kept(&self) -> &'p PortfolioPlan {
        &self.portfolio.plans[self.index]
    }
}

/// A link as rules see it.
#[derive(Clone, Copy)]
pub(super) struct Link<'p> {
    /// The target as written.
    pub(super) written: &'p str,
    /// Whether it is an image.
    pub(super) image: bool,
    /// Where it leads.
    pub(super) target: &'p Target,
}
