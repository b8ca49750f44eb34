//! The risk register and the gate ledger: the risks and the gates of all plans, side by side.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Portfolio;
use crate::plan::{Band, Gate, Plan, Risk, words};

/// A risk and the plan that states it.
#[derive(Clone, Copy, Debug)]
pub struct RegisteredRisk<'p> {
    /// Index of the plan.
    pub plan: usize,
    /// Index of the risk in the plan.
    pub index: usize,
    /// The risk.
    pub risk: &'p Risk,
}

/// All risks: worst exposure first, then those without mitigation, then in the order of the plans. Risks without
/// exposure come last, which does not say that they are small.
#[must_use]
pub fn risks(portfolio: &Portfolio) -> Vec<RegisteredRisk<'_>> {
    let plans = portfolio.plans.iter().enumerate();
    let mut register: Vec<RegisteredRisk<'_>> = plans
        .flat_map(|(plan, stated)| {
            stated.plan.risks.iter().enumerate().map(move |(index, risk)| RegisteredRisk { plan, index, risk })
        })
        .collect();
    register.sort_by_cached_key(|listed| worst_first(listed.risk));
    register
}

/// The order of risks in every list: by exposure, then those without mitigation first.
#[must_use]
pub fn worst_first(risk: &Risk) -> (Reverse<Option<u8>>, bool) {
    (Reverse(risk.exposure().map(|exposure| exposure.score)), risk.mitigation.is_some())
}

/// The risks of a band that a plan leaves without mitigation, in order.
pub fn unmitigated(plan: &Plan, band: Band) -> impl Iterator<Item = &Risk> {
    let open = plan.risks.iter().filter(|risk| risk.mitigation.is_none());
    open.filter(move |risk| risk.exposure().is_some_and(|exposure| exposure.band == band))
}

/// A gate that one or more plans have, known by its words.
#[derive(Clone, Debug)]
pub struct LedgerGate<'p> {
    /// Its words as the first plan writes them.
    pub text: &'p str,
    /// The gates by plan; a plan that writes it twice has both.
    pub gates: BTreeMap<usize, Vec<&'p Gate>>,
}

/// The gates of all plans, those with the same words together: first those that most plans have, then in the order in
/// which they are first written.
#[must_use]
pub fn gates(portfolio: &Portfolio) -> Vec<LedgerGate<'_>> {
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    let mut ledger: Vec<LedgerGate<'_>> = Vec::new();
    for (plan, stated) in portfolio.plans.iter().enumerate() {
        for gate in &stated.plan.gates {
            let position = *positions.entry(words::fold(&gate.text)).or_insert_with(|| {
                ledger.push(LedgerGate { text: &gate.text, gates: BTreeMap::new() });
                ledger.len() - 1
            });
            ledger[position].gates.entry(plan).or_default().push(gate);
        }
    }
    ledger.sort_by_key(|gate| Reverse(gate.gates.len()));
    ledger
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    #[test]
    fn the_worst_risks_come_first() {
        let mut first = sample::plan("specs/1-x", &["plan.md"]);
        sample::risk(&mut first, 0, 3, None);
        sample::risk(&mut first, 3, 2, Some("watch"));
        sample::risk(&mut first, 1, 1, None);
        let mut second = sample::plan("specs/2-y", &["plan.md"]);
        sample::risk(&mut second, 4, 4, Some("watch"));
        sample::risk(&mut second, 2, 3, None);
        let portfolio = sample::portfolio(vec![first, second]);
        let texts: Vec<&str> = risks(&portfolio).iter().map(|listed| listed.risk.text.as_str()).collect();
        assert_eq!(texts, ["risk 4 by 4", "risk 2 by 3", "risk 3 by 2", "risk 1 by 1", "risk 0 by 3"]);
        assert_eq!(unmitigated(&portfolio.plans[1].plan, Band::High).count(), 1);
        assert_eq!(unmitigated(&portfolio.plans[1].plan, Band::Critical).count(), 0);
    }

    #[test]
    fn gates_with_the_same_words_are_one() {
        let mut first = sample::plan("specs/1-x", &["plan.md"]);
        sample::gates(&mut first, 1, 1);
        first.gates[0].text = "Only here".to_owned();
        sample::gates(&mut first, 1, 1);
        let mut second = sample::plan("specs/2-y", &["plan.md"]);
        sample::gates(&mut second, 0, 1);
        second.gates[0].text = "GATE  0:".to_owned();
        let portfolio = sample::portfolio(vec![first, second]);
        let found: Vec<(&str, Vec<usize>)> =
            gates(&portfolio).iter().map(|gate| (gate.text, gate.gates.keys().copied().collect())).collect();
        assert_eq!(found, [("gate 0", vec![0, 1]), ("Only here", vec![0])]);
    }
}
