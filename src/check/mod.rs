//! Rules over plans and the portfolio: one file each, one table of codes.
//!
//! *Architecture invariant:* a rule reads and reports; it prints nothing, mends nothing and knows no exit code.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::portfolio::Portfolio;

/// The severities that the configuration sets; `None` switches a code off.
pub type Severities = BTreeMap<Code, Option<Severity>>;

/// Runs every rule, applies the severities, and files the findings under their plans.
pub fn run(_portfolio: &mut Portfolio, _found: Vec<Diagnostic>, _severities: &Severities) {}
