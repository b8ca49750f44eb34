//! A risk has no likelihood or no impact that gives a level.
//!
//! What it checks: each risk states how likely it is and how much it would hurt. A short word that gives no level is
//! reported as `level-unknown` instead.
//!
//! Why it matters: without both, the risk has no exposure. It is in the register and in no cell of the heat map.
//!
//! Example: `- Memory usage with large task lists (mitigation: document limitations)`
//!
//! Fix: state both, as in a table with the columns Risk, Likelihood, Impact, Mitigation.

use super::level_unknown::is_meant_as_level;
use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Level, Risk};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = |risk: &Risk| {
        let fault = match (lacks(risk.likelihood.as_ref()), lacks(risk.impact.as_ref())) {
            (true, true) => "neither likelihood nor impact",
            (true, false) => "no likelihood",
            (false, true) => "no impact",
            (false, false) => return None,
        };
        let message = format!("the risk {} has {fault} that gives a level", quoted(&risk.text));
        let help = "state likelihood and impact as low, medium, high or critical";
        Some(Diagnostic::new(Code::RiskUnscored, &risk.place, message).help(help))
    };
    subject.plan().risks.iter().filter_map(report).collect()
}

fn lacks(level: Option<&Level>) -> bool {
    level.is_none_or(|level| level.level.is_none() && !is_meant_as_level(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Plan;
    use crate::portfolio::sample;

    #[test]
    fn risks_without_a_level_are_reported() {
        let risk = |likelihood, impact| move |plan: &mut Plan| sample::risk(plan, likelihood, impact, None);
        let problem = |fault: &str, levels: &str| {
            [format!("specs/001-a/plan.md:50: the risk `risk {levels}` has {fault} that gives a level")]
        };
        check(Code::RiskUnscored, risk(1, 1), &[]);
        for (likelihood, impact, fault, levels) in [
            (0, 0, "neither likelihood nor impact", "0 by 0"),
            (0, 2, "no likelihood", "0 by 2"),
            (2, 0, "no impact", "2 by 0"),
        ] {
            let expected = problem(fault, levels);
            check(Code::RiskUnscored, risk(likelihood, impact), &[&expected[0]]);
        }
    }

    #[test]
    fn mistyped_levels_have_their_own_code() {
        for (text, expected) in [("Hgih", 0), ("the shop is closed for a day", 1)] {
            let mut plan = crate::check::testing::plan("001-a");
            sample::risk(&mut plan, 2, 0, None);
            plan.risks[0].impact = Some(Level { text: text.to_owned(), level: None, cell: None });
            assert_eq!(crate::check::testing::said(Code::RiskUnscored, vec![plan]).len(), expected, "{text}");
        }
    }
}
