//! What a rule looks at: one plan, among the others.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Plan, PlanDocument};
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::names::{case_key, slug};
use crate::portfolio::{Portfolio, PortfolioPlan, Target};

/// One plan of a portfolio, with what all rules share.
#[derive(Clone, Copy)]
pub(super) struct Subject<'p> {
    pub(super) portfolio: &'p Portfolio,
    pub(super) shared: &'p Shared,
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
        kept.plan.documents.iter().zip(&kept.targets).flat_map(|(document, targets)| {
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

/// What is known of all plans together, found out once.
pub(super) struct Shared {
    /// Which plan needs which.
    pub(super) dependencies: Dependencies,
    /// The plans by their specs root and number.
    pub(super) numbers: BTreeMap<(String, u64), Vec<usize>>,
    /// The plans by the slug of their folder, with and without its number.
    pub(super) names: BTreeMap<String, Vec<usize>>,
    /// The documents' paths by their form without regard to case.
    pub(super) cases: BTreeMap<String, String>,
}

impl Shared {
    pub(super) fn of(portfolio: &Portfolio) -> Self {
        let mut shared = Self {
            dependencies: Dependencies::of(portfolio),
            numbers: BTreeMap::new(),
            names: BTreeMap::new(),
            cases: BTreeMap::new(),
        };
        for (index, PortfolioPlan { plan, .. }) in portfolio.plans.iter().enumerate() {
            let (root, name) = plan.folder.rsplit_once('/').unwrap_or(("", &plan.folder));
            if let Some(number) = plan.number {
                shared.numbers.entry((root.to_owned(), number)).or_default().push(index);
            }
            let name = slug(name);
            let nameless = without_number(&name).to_owned();
            if nameless != name {
                shared.names.entry(nameless).or_default().push(index);
            }
            shared.names.entry(name).or_default().push(index);
            for document in plan.documents.iter() {
                shared.cases.entry(case_key(&document.path)).or_insert_with(|| document.path.clone());
            }
        }
        shared
    }
}

/// A slug without the number it begins with.
pub(super) fn without_number(slug: &str) -> &str {
    let rest = slug.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('-') {
        Some(name) if rest.len() < slug.len() => name,
        _ => slug,
    }
}
