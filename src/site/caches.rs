//! What several pages say of all plans, found once and only when a page asks for it.
//!
//! An [`Edition`] holds what the portfolio gives, and knows no page; here is what pages make of that for each other.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::edition::Edition;
use super::filters::{self, Filters};
use super::gates::AllGates;
use super::marks::{self, PipPattern};
use super::matrix::MatrixFrame;
use super::plan_table;
use super::risks::AllRisks;

/// An edition with what its pages share.
#[derive(Debug)]
pub struct Caches<'a> {
    /// The edition.
    pub edition: Edition<'a>,
    all_risks: OnceLock<AllRisks>,
    all_gates: OnceLock<AllGates>,
    risk_kinds: OnceLock<BTreeMap<String, String>>,
    risk_filters: OnceLock<Filters>,
    plan_order: OnceLock<Vec<usize>>,
    plan_filters: OnceLock<Filters>,
    pip_patterns: OnceLock<Vec<PipPattern>>,
    matrix: OnceLock<MatrixFrame>,
}

impl<'a> Caches<'a> {
    /// An edition of which no page has been asked for.
    #[must_use]
    pub fn of(edition: Edition<'a>) -> Self {
        Self {
            edition,
            all_risks: OnceLock::new(),
            all_gates: OnceLock::new(),
            risk_kinds: OnceLock::new(),
            risk_filters: OnceLock::new(),
            plan_order: OnceLock::new(),
            plan_filters: OnceLock::new(),
            pip_patterns: OnceLock::new(),
            matrix: OnceLock::new(),
        }
    }

    /// What every page of the register says of all risks.
    #[must_use]
    pub fn all_risks(&self) -> &AllRisks {
        self.all_risks.get_or_init(|| AllRisks::of(&self.edition))
    }

    /// What every page of gates says of all plans.
    #[must_use]
    pub fn all_gates(&self) -> &AllGates {
        self.all_gates.get_or_init(|| AllGates::of(&self.edition))
    }

    /// The kinds of risks in the words of the address, by the heading they stand under.
    #[must_use]
    pub fn risk_kinds(&self) -> &BTreeMap<String, String> {
        self.risk_kinds.get_or_init(|| filters::kinds(&self.edition.register()))
    }

    /// The filters of all risks.
    #[must_use]
    pub fn risk_filters(&self) -> &Filters {
        self.risk_filters.get_or_init(|| filters::risk_filters(&self.edition.register(), self.risk_kinds()))
    }

    /// The plans in the order of their table.
    #[must_use]
    pub fn plan_order(&self) -> &[usize] {
        self.plan_order.get_or_init(|| plan_table::ordered(&self.edition))
    }

    /// The filters of all plans.
    #[must_use]
    pub fn plan_filters(&self) -> &Filters {
        self.plan_filters.get_or_init(|| filters::plan_filters(&self.edition))
    }

    /// The drawings that the pips of all plans need.
    #[must_use]
    pub fn pip_patterns(&self) -> &[PipPattern] {
        let gates = || self.edition.plans().iter().map(|plan| plan.plan.gates.as_slice());
        self.pip_patterns.get_or_init(|| marks::pip_patterns(gates()))
    }

    /// What every page of the matrices has.
    #[must_use]
    pub fn matrix(&self) -> &MatrixFrame {
        self.matrix.get_or_init(|| MatrixFrame::of(&self.edition))
    }
}
