//! A risk has no likelihood or no impact that gives a level.
//!
//! What it checks: each risk of a plan and its spec states how likely it is and how much it would hurt. Where no risk of
//! a feature does, that is said once; where a list rates most of its risks with a single word, that is
//! its way, and where no plan of a specs directory rates any, that is said at the first of them. A short word that
//! gives no level is reported as `level-unknown` instead, and a plan that is over has its risks behind it.
//!
//! Why it matters: without both, the risk has no exposure. It is in the register and in no cell of the heat map.
//!
//! Example: `- Memory usage with large task lists (mitigation: document limitations)`
//!
//! Fix: state both, as in a table with the columns Risk, Likelihood, Impact, Mitigation.

use super::level_unknown::is_meant_as_level;
use crate::check::customs::{Lack, is_over, stated_risks};
use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::words::fold;
use crate::plan::words::levels::LEVELS;
use crate::plan::{Level, Risk};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if is_over(subject.plan()) {
        return Vec::new();
    }
    let risks: Vec<&Risk> = stated_risks(subject.plan()).collect();
    let own = || of_feature(&risks);
    match (subject.custom().lack_of_exposure(subject.index), risks.first()) {
        (Lack::OfThePlan, _) => own(),
        (Lack::OfTheDirectory(plans), Some(first)) if !own().is_empty() => {
            let others = counted(plans - 1, "plan");
            vec![report(first, format!("no risk here or in {others} beside it has a likelihood and an impact"))]
        }
        _ => Vec::new(),
    }
}

/// What is said of the risks of plan and spec. Both often state the same ones, so that the first document speaks for
/// the other where neither rates any.
fn of_feature(risks: &[&Risk]) -> Vec<Diagnostic> {
    let mut documents = risks.chunk_by(|a, b| a.place.path == b.place.path);
    if risks.iter().any(|risk| is_scored(risk)) {
        documents.flat_map(of_document).collect()
    } else {
        documents.next().map(of_list).unwrap_or_default()
    }
}

/// What is said of the risks of one document.
fn of_document(risks: &[&Risk]) -> Vec<Diagnostic> {
    if !risks.iter().any(|risk| is_scored(risk)) {
        return of_list(risks);
    }
    risks.chunk_by(|a, b| a.category == b.category).flat_map(of_list).collect()
}

/// What is said of risks that are rated alike.
fn of_list(risks: &[&Risk]) -> Vec<Diagnostic> {
    let owed: Vec<&Risk> = risks.iter().copied().filter(|risk| !is_scored(risk)).collect();
    let half_rated = risks.iter().filter(|risk| lacks(risk.likelihood.as_ref()) != lacks(risk.impact.as_ref())).count();
    if owed.len() < risks.len() {
        return owed.into_iter().map(|risk| report(risk, of_one(risk))).collect();
    }
    match owed[..] {
        [risk] => vec![report(risk, of_one(risk))],
        // One word for each risk is a way of rating them, and nobody would fill in the other one.
        _ if half_rated * 2 > risks.len() || risks.iter().all(|risk| is_rated_by_heading(risk)) => Vec::new(),
        [first, ..] => {
            vec![report(first, format!("none of the {} risks here has a likelihood and an impact", owed.len()))]
        }
        [] => Vec::new(),
    }
}

fn of_one(risk: &Risk) -> String {
    let fault = match (lacks(risk.likelihood.as_ref()), lacks(risk.impact.as_ref())) {
        (true, false) => "no likelihood",
        (false, true) => "no impact",
        _ => "neither likelihood nor impact",
    };
    format!("the risk {} has {fault} that gives a level", quoted(&risk.text))
}

fn report(risk: &Risk, message: String) -> Diagnostic {
    let help = "state likelihood and impact as low, medium, high or critical";
    Diagnostic::new(Code::RiskUnscored, &risk.place, message).help(help)
}

/// Whether the heading above a risk says how bad it is, such as "High-Risk Items".
fn is_rated_by_heading(risk: &Risk) -> bool {
    let Some(heading) = &risk.category else { return false };
    let words = fold(heading);
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| LEVELS.iter().any(|(_, levels)| word.chars().count() > 1 && levels.contains(&word)))
}

fn is_scored(risk: &Risk) -> bool {
    !lacks(risk.likelihood.as_ref()) && !lacks(risk.impact.as_ref())
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
    fn a_list_without_levels_is_one_finding_and_one_word_for_each_is_none() {
        let risks = |levels: &'static [(u8, u8)]| {
            move |plan: &mut Plan| levels.iter().for_each(|(a, b)| sample::risk(plan, *a, *b, None))
        };
        let code = Code::RiskUnscored;
        let none = ["specs/001-a/plan.md:50: none of the 3 risks here has a likelihood and an impact"];
        check(code, risks(&[(0, 0), (0, 2), (0, 0)]), &none);
        check(code, risks(&[(0, 1), (0, 2)]), &[]);
        let one = ["specs/001-a/plan.md:51: the risk `risk 0 by 2` has no likelihood that gives a level"];
        check(code, risks(&[(1, 1), (0, 2), (2, 2)]), &one);
        let mut advice = crate::portfolio::sample::plan("specs/001-a", &["plan.md", "tasks.md"]);
        sample::risk(&mut advice, 0, 0, None);
        advice.risks[0].place = sample::place("specs/001-a/tasks.md", 4);
        assert!(crate::check::testing::said(code, vec![advice]).is_empty());
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
