//! Runs one rule over small plans.

use super::customs::Customs;
use super::subject::{Sources, Subject};
use super::{Code, rules};
use crate::plan::Plan;
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::{Portfolio, sample};

/// What a rule says of these plans, one line a problem: `path:line: message`.
pub(super) fn said(code: Code, plans: Vec<Plan>) -> Vec<String> {
    said_of(code, &sample::portfolio(plans))
}

/// What a rule says of a portfolio.
pub(super) fn said_of(code: Code, portfolio: &Portfolio) -> Vec<String> {
    let dependencies = Dependencies::of(portfolio);
    let customs = Customs::of(portfolio);
    let rule = rules::ALL.iter().find(|rule| rule.code == code).expect("every tested code has a rule");
    (0..portfolio.plans.len())
        .flat_map(|index| {
            let sources = &Sources::of(&portfolio.plans[index].plan.documents);
            (rule.check)(&Subject { portfolio, dependencies: &dependencies, customs: &customs, index, sources })
        })
        .map(|problem| {
            assert_eq!(problem.code, code);
            let line = problem.line().map(|line| format!(":{line}")).unwrap_or_default();
            format!("{}{line}: {}", problem.path, problem.message)
        })
        .collect()
}

/// A plan in `specs/NAME` with a plan document only.
pub(super) fn plan(name: &str) -> Plan {
    sample::plan(&format!("specs/{name}"), &["plan.md"])
}

/// Asserts what a rule says of one plan, `001-a`, after a change.
#[track_caller]
pub(super) fn check(code: Code, change: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = plan("001-a");
    change(&mut plan);
    assert_eq!(said(code, vec![plan]), expected);
}
