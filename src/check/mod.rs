//! Rules over plans and the portfolio: one file each, one table of codes.
//!
//! A rule reads one plan among the others and gives what is wrong with it. A problem among several plans is given at
//! each of them. What reading itself found arrives beside, and both are filed under the plan they belong to.
//!
//! *Architecture invariant:* a rule reads and reports; it prints nothing, mends nothing and knows no exit code.

mod explain;
mod phrase;
mod rules;
mod subject;

#[cfg(test)]
mod testing;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::plan::Plan;
use crate::portfolio::Portfolio;

pub use explain::explain;
pub use phrase::nearest;

use subject::{Shared, Subject};

/// The severities that the configuration sets; `None` switches a code off.
pub type Severities = BTreeMap<Code, Option<Severity>>;

/// Runs every rule, applies the severities, and files the findings under their plans, sorted.
///
/// `found` is what reading found; of it, what lies in no plan's folder goes to the portfolio's own problems.
pub fn run(portfolio: &mut Portfolio, found: Vec<Diagnostic>, severities: &Severities) {
    let mut outside = Vec::new();
    let mut inside: Vec<Vec<Diagnostic>> = reported(portfolio);
    let shelves = Shelves::of(portfolio);
    for problem in found {
        match shelves.plan(&problem.path) {
            Some(plan) => inside[plan].push(problem),
            None => outside.push(problem),
        }
    }
    portfolio.problems = settled(outside, severities);
    for (plan, problems) in portfolio.plans.iter_mut().zip(inside) {
        plan.problems = settled(problems, severities);
    }
}

/// What the rules have to say of each plan.
fn reported(portfolio: &Portfolio) -> Vec<Vec<Diagnostic>> {
    let shared = Shared::of(portfolio);
    let subjects = (0..portfolio.plans.len()).into_par_iter();
    subjects
        .map(|index| Subject { portfolio, shared: &shared, index })
        .map(|subject| {
            let problems = rules::ALL.iter().flat_map(|rule| (rule.check)(&subject));
            problems.filter(|problem| is_sayable(subject.plan(), problem)).collect()
        })
        .collect()
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

/// The plans by the paths of their documents and folders.
struct Shelves {
    documents: HashMap<String, usize>,
    folders: HashMap<String, usize>,
}

impl Shelves {
    fn of(portfolio: &Portfolio) -> Self {
        let mut shelves = Self { documents: HashMap::new(), folders: HashMap::new() };
        for (index, plan) in portfolio.plans.iter().enumerate() {
            shelves.folders.entry(plan.plan.folder.clone()).or_insert(index);
            for document in plan.plan.documents.iter() {
                shelves.documents.entry(document.path.clone()).or_insert(index);
            }
        }
        shelves
    }

    /// The plan that a file belongs to: one of its documents, else the plan of the innermost folder.
    fn plan(&self, path: &str) -> Option<usize> {
        let mut folder = path;
        self.documents.get(path).copied().or_else(|| {
            while let Some((parent, _)) = folder.rsplit_once('/') {
                if let Some(plan) = self.folders.get(parent) {
                    return Some(*plan);
                }
                folder = parent;
            }
            None
        })
    }
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
        run(&mut portfolio, Vec::new(), &Severities::new());
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
        run(&mut portfolio, found, &Severities::new());
        let inside = [("file-too-large", "specs/003-c/deep/x.md"), ("file-too-large", "specs/003-c/plan.md")];
        assert_eq!(codes(&portfolio.plans[2].problems), inside);
        let outside = [("file-too-large", "memory/constitution.md"), ("file-too-large", "specs/x.md")];
        assert_eq!(codes(&portfolio.problems), outside);
    }

    #[test]
    fn the_configuration_decides_how_bad_a_problem_is() {
        let mut portfolio = portfolio();
        let severities = Severities::from([(Code::GatesMissing, None), (Code::StatusMissing, Some(Severity::Error))]);
        run(&mut portfolio, Vec::new(), &severities);
        let problems: Vec<(&str, Severity)> =
            portfolio.plans[0].problems.iter().map(|problem| (problem.code.name(), problem.severity)).collect();
        assert_eq!(problems, [("status-missing", Severity::Error)]);
    }
}
