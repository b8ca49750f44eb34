//! What a rule looks at: one plan, among the others.

use std::cell::OnceCell;
use std::sync::Arc;

use super::customs::{Custom, Customs};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::plan::{Plan, PlanDocument};
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::{Portfolio, PortfolioPlan, Target};

/// One plan of a portfolio, with what all rules share.
#[derive(Clone, Copy)]
pub(super) struct Subject<'p> {
    pub(super) portfolio: &'p Portfolio,
    /// Which plan needs which.
    pub(super) dependencies: &'p Dependencies,
    /// What is usual in each specs directory.
    pub(super) customs: &'p Customs,
    /// Index of the plan.
    pub(super) index: usize,
    /// The texts of its documents.
    pub(super) sources: &'p Sources<'p>,
}

/// The texts of a plan's documents, as long as the plan is looked at, each once it is asked for.
#[derive(Debug)]
pub(super) struct Sources<'p>(Vec<(&'p PlanDocument, OnceCell<Option<Arc<Source>>>)>);

impl<'p> Sources<'p> {
    /// The texts of some documents; those that cannot be read and those that are no Markdown have none.
    pub(super) fn of(documents: &'p [PlanDocument]) -> Self {
        Self(documents.iter().map(|document| (document, OnceCell::new())).collect())
    }

    /// The text of the document at a path.
    pub(super) fn of_path(&self, path: &str) -> Option<&Source> {
        let (document, text) = self.0.iter().find(|(document, _)| document.path == path)?;
        text.get_or_init(|| document.source()).as_deref()
    }
}

impl<'p> Subject<'p> {
    /// The plan itself.
    pub(super) fn plan(&self) -> &'p Plan {
        &self.kept().plan
    }

    /// What is usual where the plan lies.
    pub(super) fn custom(&self) -> &'p Custom {
        self.customs.at(self.portfolio.index.root(self.index))
    }

    /// The text of one of its documents.
    pub(super) fn source(&self, path: &str) -> Option<&'p Source> {
        self.sources.of_path(path)
    }

    /// Another plan.
    pub(super) fn other(&self, index: usize) -> &'p Plan {
        &self.portfolio.plans[index].plan
    }

    /// Every link of every document with its target.
    pub(super) fn links(&self) -> impl Iterator<Item = (&'p PlanDocument, &'p Place, Link<'p>)> {
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

    /// Whether a place lies in a document that is its untouched template.
    pub(super) fn is_in_template(&self, place: &Place) -> bool {
        self.plan().documents.iter().any(|document| document.template_only && document.path == *place.path)
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
