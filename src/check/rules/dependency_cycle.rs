//! A plan depends on itself by way of other plans.
//!
//! What it checks: following "depends on" from a plan never leads back to it. Each plan of a cycle is reported.
//!
//! Why it matters: taken at their word, none of these plans can ever begin.
//!
//! Example: `003-ledger` depends on `004-export`, and `004-export` depends on `003-ledger`.
//!
//! Fix: find the dependency that is only a mention, or move the shared part to a plan of its own.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::portfolio::dependencies;

/// The longest way round that a message spells out.
const SPELLED_OUT: usize = 8;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let cycle = subject.dependencies.cycle(subject.index);
    let Some(next) = cycle.get(1) else { return Vec::new() };
    let names = |plans: &[usize]| plans.iter().map(|plan| subject.other(*plan).id.clone()).collect::<Vec<_>>();
    let way = if cycle.len() > SPELLED_OUT {
        let left_out = cycle.len() - SPELLED_OUT;
        format!("{} → … {left_out} more → {}", names(&cycle[..SPELLED_OUT]).join(" → "), subject.plan().id)
    } else {
        format!("{} → {}", names(&cycle).join(" → "), subject.plan().id)
    };
    let message = format!("{} depends on itself: {way}", quoted(&subject.plan().id));
    let step = dependencies::dependencies(subject.plan()).find(|reference| reference.plan == Some(*next));
    let problem = match step {
        Some(reference) => Diagnostic::new(Code::DependencyCycle, &reference.place, message),
        None => subject.of_plan(Code::DependencyCycle, message),
    };
    vec![problem.help("take out the dependency that is only a mention")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{plan, said};
    use crate::plan::{Plan, ReferenceKind, reference::ReferenceTarget};
    use crate::portfolio::sample;

    fn needs(mut plan: Plan, number: u64) -> Plan {
        sample::reference(&mut plan, ReferenceKind::DependsOn, ReferenceTarget::Number(number));
        plan
    }

    #[test]
    fn each_plan_of_a_cycle_is_reported() {
        let chain = vec![needs(plan("001-a"), 2), needs(plan("002-b"), 3), plan("003-c")];
        assert!(said(Code::DependencyCycle, chain).is_empty());
        let ring = vec![needs(plan("001-a"), 2), needs(plan("002-b"), 1), needs(plan("003-c"), 1)];
        let expected = [
            "specs/001-a/plan.md:9: `001-a` depends on itself: 001-a → 002-b → 001-a",
            "specs/002-b/plan.md:9: `002-b` depends on itself: 002-b → 001-a → 002-b",
        ];
        assert_eq!(said(Code::DependencyCycle, ring), expected);
    }

    #[test]
    fn long_ways_are_cut() {
        let ring = (1..=12).map(|number| needs(plan(&format!("{number:03}-x")), number % 12 + 1)).collect();
        let found = said(Code::DependencyCycle, ring);
        assert_eq!(found.len(), 12);
        assert!(found[0].ends_with("→ 007-x → 008-x → … 4 more → 001-x"), "{}", found[0]);
    }
}
