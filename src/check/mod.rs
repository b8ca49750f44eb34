//! Rules over plans and the portfolio: one file each, one table of codes.
//!
//! A rule reads one plan among the others and gives what is wrong with it. A problem among several plans is given at
//! each of them. What reading itself found arrives beside, and both are filed under the plan they belong to.
//!
//! *Architecture invariant:* a rule reads and reports; it prints nothing, mends nothing and knows no exit code.

mod customs;
mod explain;
mod phrase;
pub mod report;
mod rules;
mod subject;
mod suppression;

#[cfg(test)]
mod testing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::plan::{Plan, PlanDocument};
use crate::portfolio::Portfolio;
use crate::portfolio::dependencies::Dependencies;

pub use explain::explain;
pub use phrase::nearest;

use customs::Customs;
use rules::Reach;
use subject::Subject;
use suppression::Suppressions;

/// The severities that the configuration sets; `None` switches a code off.
pub type Severities = BTreeMap<Code, Option<Severity>>;

/// What was found at each plan by looking at it and its links, without regard to what the other plans say.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    own: Vec<Arc<Vec<Diagnostic>>>,
}

/// What can be taken over from the last time.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What was found then, under the same severities and on the same day.
    pub findings: &'a Findings,
    /// The plans that must be looked at again.
    pub affected: &'a BTreeSet<usize>,
}

/// Runs every rule, leaves out what comments silence, applies the severities, quotes the lines, and files the findings
/// under their plans, sorted.
///
/// `found` is what reading found; of it, what lies in no plan's folder goes to the portfolio's own problems, whose
/// lines the caller quotes.
pub fn run(
    portfolio: &mut Portfolio,
    found: &[Diagnostic],
    severities: &Severities,
    before: Option<Before<'_>>,
) -> Findings {
    let dependencies = Dependencies::of(portfolio);
    let customs = Customs::of(portfolio);
    let known = |plan: &usize| {
        let before = before.filter(|before| !before.affected.contains(plan))?;
        before.findings.own.get(*plan)
    };
    let (inside, outside) = filed(portfolio, found, |plan| known(&plan).is_none());
    let reported = |plan: usize, reach: Reach| {
        let subject = Subject { portfolio, dependencies: &dependencies, customs: &customs, index: plan };
        let is_off = |code: Code| severities.get(&code) == Some(&None);
        let rules = rules::ALL.iter().filter(move |rule| rule.reach == reach && !is_off(rule.code));
        rules.flat_map(move |rule| (rule.check)(&subject)).filter(move |it| is_sayable(subject.plan(), it))
    };
    let settle = |plan: usize, problems: Vec<Diagnostic>| {
        let documents = &portfolio.plans[plan].plan.documents;
        let suppressions = Suppressions::of(documents);
        let heard = problems.into_iter().filter(|problem| !suppressions.silence(problem)).collect();
        let mut problems = settled(heard, severities);
        quote(&mut problems, documents);
        problems
    };
    let look = |plan: usize| {
        let own = known(&plan).cloned().unwrap_or_else(|| {
            let read = inside.get(&plan).into_iter().flatten().map(|problem| Diagnostic::clone(problem));
            Arc::new(settle(plan, read.chain(reported(plan, Reach::Plan)).collect()))
        });
        let wide: Vec<Diagnostic> = reported(plan, Reach::Portfolio).collect();
        let all = if wide.is_empty() {
            Arc::clone(&own)
        } else {
            Arc::new(settle(plan, own.iter().cloned().chain(wide).collect()))
        };
        (own, all)
    };
    let (own, all): (Vec<_>, Vec<_>) = (0..portfolio.plans.len()).into_par_iter().map(look).unzip();
    portfolio.problems = settled(outside, severities);
    for (plan, problems) in portfolio.plans.iter_mut().zip(all) {
        plan.problems = problems;
    }
    Findings { own }
}

/// Problems by plan, for the plans that are asked for, and those that lie in no plan's folder.
fn filed<'d>(
    portfolio: &Portfolio,
    found: &'d [Diagnostic],
    asked: impl Fn(usize) -> bool,
) -> (BTreeMap<usize, Vec<&'d Diagnostic>>, Vec<Diagnostic>) {
    let mut inside: BTreeMap<usize, Vec<&Diagnostic>> = BTreeMap::new();
    let mut outside = Vec::new();
    for problem in found {
        match portfolio.index.owner(&problem.path) {
            Some(plan) if asked(plan) => inside.entry(plan).or_default().push(problem),
            Some(_) => {}
            None => outside.push(problem.clone()),
        }
    }
    (inside, outside)
}

/// Gives every problem the source line it is on.
fn quote(problems: &mut [Diagnostic], documents: &[PlanDocument]) {
    for problem in problems.iter_mut().filter(|problem| problem.place.is_some()) {
        let document = documents.iter().find(|document| document.path == problem.path);
        if let Some(source) = document.and_then(|document| document.source.as_ref()) {
            problem.quote(source);
        }
    }
}

/// Whether a problem of a plan's own text may be reported at all.
///
/// A text that cannot be read is missing nothing that anybody knows of, and the untouched template is one problem, not
/// one for each of its blanks.
fn is_sayable(plan: &Plan, problem: &Diagnostic) -> bool {
    let about_the_folder = matches!(problem.code, Code::TemplateUntouched | Code::NumberDuplicate);
    let is_a_text = plan.unreadable.is_none() && !plan.template_only;
    is_a_text || about_the_folder || problem.path != plan.path
}

/// Applies the severities, sorts, and drops repetitions.
fn settled(problems: Vec<Diagnostic>, severities: &Severities) -> Vec<Diagnostic> {
    let mut settled: Vec<Diagnostic> = problems
        .into_iter()
        .filter_map(|mut problem| {
            if let Some(severity) = severities.get(&problem.code) {
                problem.severity = (*severity)?;
            }
            Some(problem)
        })
        .collect();
    diagnostic::sort(&mut settled);
    settled.dedup_by(|a, b| (a.code, &a.path, &a.place, &a.message) == (b.code, &b.path, &b.place, &b.message));
    settled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Statement;
    use crate::portfolio::sample;

    fn portfolio() -> Portfolio {
        let mut template = sample::plan("specs/002-b", &["plan.md", "spec.md"]);
        template.template_only = true;
        for path in ["specs/002-b/plan.md", "specs/002-b/spec.md"] {
            let place = sample::place(path, 3);
            template.placeholders.push(Statement { text: "[DATE]".to_owned(), place });
        }
        let mut unreadable = sample::plan("specs/003-c", &["plan.md"]);
        unreadable.unreadable = Some("binary".to_owned());
        sample::portfolio(vec![sample::plan("specs/001-a", &["plan.md"]), template, unreadable])
    }

    fn codes(problems: &[Diagnostic]) -> Vec<(&str, &str)> {
        problems.iter().map(|problem| (problem.code.name(), problem.path.as_str())).collect()
    }

    #[test]
    fn templates_and_unreadable_plans_are_one_problem() {
        let mut portfolio = portfolio();
        run(&mut portfolio, &[], &Severities::new(), None);
        let expected = [("template-untouched", "specs/002-b/plan.md"), ("placeholder-left", "specs/002-b/spec.md")];
        assert_eq!(codes(&portfolio.plans[1].problems), expected);
        assert_eq!(codes(&portfolio.plans[2].problems), []);
    }

    #[test]
    fn findings_are_filed_under_their_plan_and_said_once() {
        let mut portfolio = portfolio();
        let large = |path: &str| Diagnostic::of_file(Code::FileTooLarge, path, "large");
        let found = vec![
            large("specs/003-c/deep/x.md"),
            large("specs/003-c/deep/x.md"),
            large("specs/003-c/plan.md"),
            large("specs/x.md"),
            large("memory/constitution.md"),
        ];
        run(&mut portfolio, &found, &Severities::new(), None);
        let inside = [("file-too-large", "specs/003-c/deep/x.md"), ("file-too-large", "specs/003-c/plan.md")];
        assert_eq!(codes(&portfolio.plans[2].problems), inside);
        let outside = [("file-too-large", "memory/constitution.md"), ("file-too-large", "specs/x.md")];
        assert_eq!(codes(&portfolio.problems), outside);
    }

    #[test]
    fn the_configuration_decides_how_bad_a_problem_is() {
        let mut portfolio = portfolio();
        let severities = Severities::from([(Code::GatesMissing, None), (Code::StatusMissing, Some(Severity::Error))]);
        run(&mut portfolio, &[], &severities, None);
        let problems: Vec<(&str, Severity)> =
            portfolio.plans[0].problems.iter().map(|problem| (problem.code.name(), problem.severity)).collect();
        assert_eq!(problems, [("status-missing", Severity::Error)]);
    }
}
