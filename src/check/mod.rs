//! Rules over plans and the portfolio: one file each, one table of codes.
//!
//! A rule reads one plan among the others and gives what is wrong with it. A problem among several plans is given at
//! each of them. What reading itself found arrives beside, and both are filed under the plan they belong to.
//!
//! *Architecture invariant:* a rule reads and reports; it prints nothing, mends nothing and knows no exit code.

mod customs;
mod explain;
mod outward;
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
use crate::plan::Plan;
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::{Portfolio, PortfolioPlan};

pub use explain::explain;

use customs::Customs;
use outward::Outward;
use rules::Reach;
use subject::{Sources, Subject};
use suppression::Suppressions;

/// The severities that the configuration sets; `None` switches a code off.
pub type Severities = BTreeMap<Code, Option<Severity>>;

/// What was found at plans before, in another run.
pub trait KeptFindings: Sync {
    /// What was found at a plan by looking at it and its links when it was just the same, else what is found now.
    fn recall_or(&self, plan: usize, find: &dyn Fn() -> Vec<Diagnostic>) -> Vec<Diagnostic>;
}

/// Keeps nothing.
impl KeptFindings for () {
    fn recall_or(&self, _: usize, find: &dyn Fn() -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        find()
    }
}

/// What was found at each plan by looking at it and its links, without regard to what the other plans say, and what is
/// known of all plans together.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    own: Vec<Arc<Vec<Diagnostic>>>,
    together: Arc<Together>,
}

/// What is known of all plans together.
#[derive(Debug, Default)]
struct Together {
    /// Which plan needs which.
    dependencies: Dependencies,
    /// What is usual in each specs directory.
    customs: Customs,
}

/// What can be taken over from the last time.
#[derive(Debug)]
pub struct Before<'a> {
    /// What was found then, under the same severities, on the same day and beside the same problems of reading, but for
    /// those of the affected plans.
    pub findings: Findings,
    /// The plans as they were.
    pub plans: &'a [PortfolioPlan],
    /// The plans that must be looked at again; all others have the problems that they had.
    pub affected: &'a BTreeSet<usize>,
}

impl Before<'_> {
    /// Whether every plan shows the others what it showed them.
    fn shows_alike(&self, portfolio: &Portfolio) -> bool {
        let alike = |at: &usize| Outward::of(&self.plans[*at].plan) == Outward::of(&portfolio.plans[*at].plan);
        self.affected.iter().all(alike)
    }
}

/// Runs every rule, leaves out what comments silence, applies the severities, quotes the lines, and files the findings
/// under their plans, sorted.
///
/// What was kept of a plan by itself takes the place of what would be found again.
///
/// `found` is what reading found; of it, what lies in no plan's folder goes to the portfolio's own problems, whose
/// lines the caller quotes.
pub fn run(
    portfolio: &mut Portfolio,
    found: &[Diagnostic],
    severities: &Severities,
    before: Option<Before<'_>>,
    kept: &(dyn KeptFindings + '_),
) -> Findings {
    let count = portfolio.plans.len();
    let affected = before.as_ref().map(|before| before.affected);
    let alike = affected.filter(|_| before.as_ref().is_some_and(|before| before.shows_alike(portfolio)));
    let mut findings = before.map(|before| before.findings).unwrap_or_default();
    findings.own.resize(count, Arc::default());
    if alike.is_none() {
        let (dependencies, customs) = rayon::join(|| Dependencies::of(portfolio), || Customs::of(portfolio));
        findings.together = Arc::new(Together { dependencies, customs });
    }
    let (own, together) = (&findings.own, &*findings.together);
    let is_known = |plan: usize| affected.is_some_and(|affected| !affected.contains(&plan));
    let (inside, outside) = filed(portfolio, found, |plan| !is_known(plan));
    let reported = |plan: usize, sources: &Sources<'_>, reach: Reach| {
        let Together { dependencies, customs } = together;
        let subject = Subject { portfolio, dependencies, customs, index: plan, sources };
        let is_off = |code: Code| severities.get(&code) == Some(&None);
        let rules = rules::ALL.iter().filter(|rule| rule.reach == reach && !is_off(rule.code));
        let said = rules.flat_map(|rule| (rule.check)(&subject)).filter(|it| is_sayable(subject.plan(), it));
        said.collect::<Vec<_>>()
    };
    let settle = |plan: usize, sources: &Sources<'_>, problems: Vec<Diagnostic>| {
        let documents = &portfolio.plans[plan].plan.documents;
        let suppressions = Suppressions::of(documents, sources);
        let heard = problems.into_iter().filter(|problem| !suppressions.silence(problem)).collect();
        let mut problems = settled(heard, severities);
        quote(&mut problems, sources);
        problems
    };
    let look = |plan: usize| {
        let sources = &Sources::of(&portfolio.plans[plan].plan.documents);
        let own = if is_known(plan) {
            Arc::clone(&own[plan])
        } else {
            let read = inside.get(&plan).map(Vec::as_slice).unwrap_or_default();
            let find = || {
                let read = read.iter().copied().cloned();
                settle(plan, sources, read.chain(reported(plan, sources, Reach::Plan)).collect())
            };
            Arc::new(if read.is_empty() { kept.recall_or(plan, &find) } else { find() })
        };
        let wide = reported(plan, sources, Reach::Portfolio);
        let all = if wide.is_empty() {
            Arc::clone(&own)
        } else {
            Arc::new(settle(plan, sources, own.iter().cloned().chain(wide).collect()))
        };
        (plan, own, all)
    };
    let again: Vec<usize> = alike.map_or_else(|| (0..count).collect(), |affected| affected.iter().copied().collect());
    let looked: Vec<_> = again.into_par_iter().map(look).collect();
    portfolio.problems = settled(outside, severities);
    for (plan, own, all) in looked {
        findings.own[plan] = own;
        portfolio.plans[plan].problems = all;
    }
    findings
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
fn quote(problems: &mut [Diagnostic], sources: &Sources<'_>) {
    for problem in problems.iter_mut().filter(|problem| problem.place.is_some() && problem.excerpt.is_none()) {
        if let Some(source) = sources.of_path(&problem.path) {
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
    use crate::plan::reference::ReferenceTarget;
    use crate::plan::{ContentsEntry, Progress, ReferenceKind, Stage, Statement, Status};
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
        run(&mut portfolio, &[], &Severities::new(), None, &());
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
        run(&mut portfolio, &found, &Severities::new(), None, &());
        let inside = [("file-too-large", "specs/003-c/deep/x.md"), ("file-too-large", "specs/003-c/plan.md")];
        assert_eq!(codes(&portfolio.plans[2].problems), inside);
        let outside = [("file-too-large", "memory/constitution.md"), ("file-too-large", "specs/x.md")];
        assert_eq!(codes(&portfolio.problems), outside);
    }

    #[test]
    fn the_configuration_decides_how_bad_a_problem_is() {
        let mut portfolio = portfolio();
        let severities = Severities::from([(Code::GatesMissing, None), (Code::StatusMissing, Some(Severity::Error))]);
        run(&mut portfolio, &[], &severities, None, &());
        let problems: Vec<(&str, Severity)> =
            portfolio.plans[0].problems.iter().map(|problem| (problem.code.name(), problem.severity)).collect();
        assert_eq!(problems, [("status-missing", Severity::Error)]);
    }

    /// Eleven plans of one template, of which the ninth lacks a section; all need the second one, which is changed.
    fn eleven(change: &dyn Fn(&mut Plan)) -> Portfolio {
        let plan = |number: usize| {
            let mut plan = sample::plan(&format!("specs/{number:03}-x"), &["plan.md"]);
            plan.title = format!("Plan {number} of eleven");
            let sections = ["goals", "summary", "risks"].iter().take(if number == 9 { 2 } else { 3 });
            plan.outline = sections.map(|section| (*section).to_owned()).collect();
            sample::status(&mut plan, "Active", Stage::Active);
            sample::risk(&mut plan, 0, 0, None);
            sample::reference(&mut plan, ReferenceKind::DependsOn, ReferenceTarget::Number(2));
            if number == 2 {
                change(&mut plan);
            }
            plan
        };
        sample::portfolio((1..=11).map(plan).collect())
    }

    /// The problems before an edit of the second plan and after it, once found with what was known and once without.
    fn edited(change: &dyn Fn(&mut Plan)) -> [Portfolio; 3] {
        let (mut before, mut fresh) = (eleven(&|_| {}), eleven(change));
        let findings = run(&mut before, &[], &Severities::new(), None, &());
        run(&mut fresh, &[], &Severities::new(), None, &());
        let mut warm = Portfolio { plans: before.plans.clone(), ..eleven(change) };
        warm.plans[1].plan = Arc::clone(&fresh.plans[1].plan);
        let affected = BTreeSet::from([1]);
        let known = Before { findings, plans: &before.plans, affected: &affected };
        run(&mut warm, &[], &Severities::new(), Some(known), &());
        [before, warm, fresh]
    }

    fn problems(portfolio: &Portfolio) -> Vec<&[Diagnostic]> {
        portfolio.plans.iter().map(|plan| plan.problems.as_slice()).collect()
    }

    /// Changes a plan.
    type Edit = fn(&mut Plan);

    #[test]
    fn what_an_edit_changes_at_other_plans_is_found() {
        let heading = |plan: &mut Plan| {
            let risks = ContentsEntry { level: 2, text: "Risks".to_owned(), id: "risks".to_owned(), line: 1 };
            sample::document_mut(plan, 0).contents.push(risks);
        };
        let edits: [(&str, Edit); 11] = [
            ("title", |plan| plan.title = "Plan 5 of eleven".to_owned()),
            ("stage", |plan| sample::status(plan, "Done", Stage::Done)),
            ("status", |plan| sample::status(plan, "In work", Stage::Active)),
            ("no status", |plan| plan.status = Status::default()),
            ("tasks", |plan| {
                plan.status = Status::default();
                plan.tasks = Some(Progress { done: 1, total: 2 });
            }),
            ("need", |plan| sample::reference(plan, ReferenceKind::DependsOn, ReferenceTarget::Number(3))),
            ("outline", |plan| plan.outline.truncate(2)),
            ("heading", heading),
            ("rated risk", |plan| sample::risk(plan, 3, 3, None)),
            ("gates", |plan| sample::gates(plan, 0, 1)),
            ("no text", |plan| plan.unreadable = Some("binary".to_owned())),
        ];
        for (what, change) in edits {
            let [before, warm, fresh] = edited(&change);
            assert_eq!(problems(&warm), problems(&fresh), "{what}");
            let others = |portfolio: &Portfolio| {
                problems(portfolio)
                    .into_iter()
                    .map(<[Diagnostic]>::to_vec)
                    .enumerate()
                    .filter(|(at, _)| *at != 1)
                    .collect::<Vec<_>>()
            };
            assert_ne!(others(&before), others(&fresh), "{what} must reach other plans, or it tests nothing");
        }
    }

    #[test]
    fn an_edit_that_other_plans_do_not_see_leaves_them_alone() {
        let [before, warm, fresh] = edited(&|plan| plan.branch = Some(sample::fact(plan, "Branch", "009-other")));
        assert_eq!(problems(&warm), problems(&fresh));
        assert_ne!(before.plans[1].problems, warm.plans[1].problems);
        let is_shared = |at: &usize| Arc::ptr_eq(&before.plans[*at].problems, &warm.plans[*at].problems);
        assert_eq!((0..11).filter(is_shared).count(), 10);
    }
}
