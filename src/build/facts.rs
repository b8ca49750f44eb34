//! What stands for all that a portfolio says, but for the texts of its documents: where it is the same, nothing of the site
//! is another one but the pages of documents whose text is.

use std::hash::{Hash, Hasher};

use rapidhash::quality::RapidHasher;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::portfolio::{Portfolio, PortfolioPlan, Reach};

/// A fingerprint of a portfolio whose plans have these ones, in their order. What it is made of beside the plans, and is
/// known before they are read, is not in it; nor are images.
pub(super) fn fingerprint(portfolio: &Portfolio, of_plans: &[u64]) -> u64 {
    let mut hasher = RapidHasher::default();
    of_plans.hash(&mut hasher);
    portfolio.problems.iter().for_each(|problem| said(problem).hash(&mut hasher));
    let of_plans: Vec<u64> = portfolio.plans.par_iter().map(|plan| of_plan(plan, portfolio.past.reach)).collect();
    of_plans.hash(&mut hasher);
    let past = &portfolio.past;
    format!("{:?}", (past.reach, &past.since, &past.uncommitted, &past.weeks)).hash(&mut hasher);
    hasher.finish()
}

/// What stands for all that is said of a plan and does not follow from its documents alone.
fn of_plan(of: &PortfolioPlan, reach: Reach) -> u64 {
    let PortfolioPlan { plan, changed: _, ages, targets, mentioned, problems } = of;
    let mut hasher = RapidHasher::default();
    (targets, mentioned).hash(&mut hasher);
    for problem in problems.iter() {
        (said(problem), anchored(plan, problem)).hash(&mut hasher);
    }
    // What happened may name any line.
    if reach == Reach::Whole {
        plan.documents.iter().for_each(|document| document.anchors.hash(&mut hasher));
        format!("{ages:?}").hash(&mut hasher);
    }
    hasher.finish()
}

/// What is said of a problem, without its offset in the text.
fn said(problem: &Diagnostic) -> impl Hash + '_ {
    let Diagnostic { code, severity, message, help, label, path, place: _, excerpt } = problem;
    (code, severity, message, help, label, path, problem.line(), problem.column(), excerpt)
}

/// The line with an anchor that a problem is shown at.
fn anchored(plan: &Plan, problem: &Diagnostic) -> Option<u32> {
    let document = plan.documents.iter().find(|document| document.path == problem.path)?;
    document.anchors.line_before(problem.line()?)
}
