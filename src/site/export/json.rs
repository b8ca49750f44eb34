//! The JSON exports: `portfolio.json`, and the list of problems that `check` prints.

mod model;
mod parts;

use serde::Serialize;

use self::model::PortfolioJson;
use self::parts::{ProblemCounts, ProblemJson};
use crate::diagnostic::Diagnostic;
use crate::portfolio::{Portfolio, Summary};
use crate::site::routes::Routes;

/// The version of every JSON form; it changes when a reader would have to.
const SCHEMA_VERSION: u32 = 1;

/// The whole model as JSON, indented, ending in a line feed.
#[must_use]
pub fn json(portfolio: &Portfolio, routes: &Routes) -> Vec<u8> {
    written(&PortfolioJson::of(portfolio, routes))
}

/// All problems as JSON, those outside plans first.
#[must_use]
pub fn problems(portfolio: &Portfolio) -> Vec<u8> {
    let outside = portfolio.problems.iter().map(|problem| PlanProblemJson::of(None, problem));
    let inside = portfolio
        .plans
        .iter()
        .flat_map(|plan| plan.problems.iter().map(|problem| PlanProblemJson::of(Some(&plan.plan.id), problem)));
    written(&ProblemsJson {
        schema_version: SCHEMA_VERSION,
        kind: "plansite/problems",
        summary: ProblemCounts::of(&Summary::of(portfolio)),
        problems: outside.chain(inside).collect(),
    })
}

/// A list of problems as a document of its own.
#[derive(Serialize)]
struct ProblemsJson<'p> {
    schema_version: u32,
    kind: &'static str,
    /// Counts by severity.
    summary: ProblemCounts,
    problems: Vec<PlanProblemJson<'p>>,
}

/// A problem outside the plan it belongs to.
#[derive(Serialize)]
struct PlanProblemJson<'p> {
    /// The plan's identity; null where it belongs to none.
    plan: Option<&'p str>,
    #[serde(flatten)]
    problem: ProblemJson<'p>,
}

impl<'p> PlanProblemJson<'p> {
    fn of(plan: Option<&'p str>, problem: &'p Diagnostic) -> Self {
        Self { plan, problem: ProblemJson::of(problem) }
    }
}

fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("structs of strings and numbers become JSON");
    bytes.push(b'\n');
    bytes
}
