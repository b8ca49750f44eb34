//! A risk has no mitigation.
//!
//! What it checks: each risk says what is done about it.
//!
//! Why it matters: a risk that is only named will happen unchanged. Critical and high ones are what a review asks about
//! first.
//!
//! Example: `| Duplicate charge | High | High |  |`
//!
//! Fix: write what is done about it, or that it is accepted and by whom.

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Risk;

/// What is to be seen in the cell of the mitigation.
const LABEL: &str = "no mitigation here";

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = |risk: &Risk| {
        let band = risk.exposure().map(|exposure| format!("{} ", exposure.band.name())).unwrap_or_default();
        let message = format!("the {band}risk {} has no mitigation", quoted(&risk.text));
        let help = "write what is done about it, or that it is accepted and by whom";
        match &risk.mitigation_cell {
            Some(cell) => Diagnostic::new(Code::RiskWithoutMitigation, cell, message).label(LABEL),
            None => Diagnostic::new(Code::RiskWithoutMitigation, &risk.place, message),
        }
        .help(help)
    };
    subject.plan().risks.iter().filter(|risk| risk.mitigation.is_none()).map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn each_risk_without_mitigation_is_reported() {
        let risks = |plan: &mut crate::plan::Plan| {
            sample::risk(plan, 3, 3, None);
            sample::risk(plan, 0, 1, None);
            sample::risk(plan, 4, 4, Some("watch it"));
        };
        let expected = [
            "specs/001-a/plan.md:50: the critical risk `risk 3 by 3` has no mitigation",
            "specs/001-a/plan.md:51: the risk `risk 0 by 1` has no mitigation",
        ];
        check(Code::RiskWithoutMitigation, risks, &expected);
    }
}
