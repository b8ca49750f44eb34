//! What follows from two portfolios alike, although a few plans of the second one have other texts.
//!
//! Somebody saves one plan of ten thousand. Unless it says something else of what is counted here, what was counted
//! before holds, and nobody needs to look at the other plans.

use crate::portfolio::backlinks;
use crate::portfolio::dependencies;
use crate::portfolio::{Portfolio, PortfolioPlan, Summary};

/// What is the same in two portfolios whose plans and documents are called the same.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// The counts of everything.
    pub counts: bool,
    /// Which plan needs which.
    pub needs: bool,
    /// How far each plan is: its stage and its tasks.
    pub progress: bool,
    /// How many problems each file has, and of which kind.
    pub problems: bool,
    /// Which document links to which plan, and on which line.
    pub links: bool,
}

impl Kept {
    /// Compares the plans that are not shared by two portfolios.
    #[must_use]
    pub fn between(before: &Portfolio, now: &Portfolio) -> Self {
        let pairs = before.plans.iter().zip(&now.plans);
        let changed: Vec<_> = pairs.filter(|(before, now)| !before.is_shared(now)).collect();
        let alike = |is_alike: &dyn Fn(&PortfolioPlan, &PortfolioPlan) -> bool| {
            before.plans.len() == now.plans.len() && changed.iter().all(|(before, now)| is_alike(before, now))
        };
        let same_rest = before.problems == now.problems;
        Self {
            counts: same_rest && alike(&|a, b| Summary::of_plan(a) == Summary::of_plan(b)),
            needs: alike(&|a, b| dependencies::needed(&a.plan) == dependencies::needed(&b.plan)),
            progress: alike(&|a, b| (a.plan.status.stage, a.plan.tasks) == (b.plan.status.stage, b.plan.tasks)),
            problems: same_rest && alike(&has_alike_problems),
            links: alike(&|a, b| backlinks::of_plan(a).eq(backlinks::of_plan(b))),
        }
    }
}

/// Whether two plans have problems of the same kinds in the same files.
fn has_alike_problems(a: &PortfolioPlan, b: &PortfolioPlan) -> bool {
    let kinds =
        |of: &PortfolioPlan| of.problems.iter().map(|it| (it.code, it.severity, it.path.clone())).collect::<Vec<_>>();
    kinds(a) == kinds(b)
}
