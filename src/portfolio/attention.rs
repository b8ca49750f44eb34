//! What needs somebody now, and why.

use super::contradictions::{self, TasksContradiction};
use super::dependencies::{Dependencies, is_unfinished};
use super::{Portfolio, PortfolioPlan, register};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Band, Plan, Stage, Verdict};

/// After how many days without a change a plan in review needs somebody, where nothing else is set.
pub const STALE_AFTER: u32 = 14;

/// A plan that needs somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Index of the plan.
    pub plan: usize,
    /// Why, most severe first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why a plan needs somebody, most severe first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its document, or the header of its document, cannot be read: why.
    Unreadable(String),
    /// It is blocked.
    Blocked {
        /// Unfinished plans it depends on: their indexes.
        waits_for: Vec<usize>,
    },
    /// It waits for itself through these plans, itself first.
    DependencyCycle(Vec<usize>),
    /// How many critical risks have no mitigation.
    CriticalRiskUnmitigated(usize),
    /// A verdict failed: its principle or gate.
    VerdictFailed(String),
    /// Approved or active with this many gates open.
    GatesOpen(usize),
    /// Draft or not begun although all its tasks are done.
    TasksDone(usize),
    /// Done although this many tasks are open.
    TasksOpen(usize),
    /// How many high risks have no mitigation.
    HighRiskUnmitigated(usize),
    /// How many clarifications are open in an active plan.
    ClarificationsOpen(usize),
    /// It is the untouched template.
    TemplateUntouched,
    /// It is in review, and nothing was changed for this many days.
    ReviewStale(i32),
}

impl Reason {
    /// The place of the reason in the order of severity, the most severe first.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::Unreadable(_) => 0,
            Self::Blocked { .. } => 1,
            Self::DependencyCycle(_) => 2,
            Self::CriticalRiskUnmitigated(_) => 3,
            Self::VerdictFailed(_) => 4,
            Self::GatesOpen(_) => 5,
            // Both say that status and tasks contradict each other.
            Self::TasksDone(_) | Self::TasksOpen(_) => 6,
            Self::HighRiskUnmitigated(_) => 7,
            Self::ClarificationsOpen(_) => 8,
            Self::TemplateUntouched => 9,
            Self::ReviewStale(_) => 10,
        }
    }
}

/// The plans that need somebody, most severe first, then in the order of the plans.
#[must_use]
pub fn attention(portfolio: &Portfolio) -> Vec<Attention> {
    let dependencies = Dependencies::of(portfolio);
    let mut attention: Vec<Attention> = (0..portfolio.plans.len())
        .map(|plan| Attention { plan, reasons: reasons(portfolio, &dependencies, plan) })
        .filter(|attention| !attention.reasons.is_empty())
        .collect();
    attention.sort_by_key(|attention| (attention.reasons[0].rank(), attention.plan));
    attention
}

/// Why one plan needs somebody, most severe first; empty where nothing does.
#[must_use]
pub fn reasons(portfolio: &Portfolio, dependencies: &Dependencies, index: usize) -> Vec<Reason> {
    let plan = &portfolio.plans[index].plan;
    // Of a text that cannot be read, and of one that nobody has begun, nothing else can be said.
    if let Some(reason) = &plan.unreadable {
        return vec![Reason::Unreadable(reason.clone())];
    }
    if plan.template_only {
        return vec![Reason::TemplateUntouched];
    }
    let mut reasons = Vec::new();
    reasons.extend(broken_header(&portfolio.plans[index]).map(Reason::Unreadable));
    if plan.status.stage == Stage::Blocked {
        let waits = dependencies.needs(index).iter().copied();
        let waits_for = waits.filter(|other| is_unfinished(&portfolio.plans[*other].plan)).collect();
        reasons.push(Reason::Blocked { waits_for });
    }
    if dependencies.is_in_cycle(index) {
        reasons.push(Reason::DependencyCycle(dependencies.cycle(index)));
    }
    let over = plan.status.stage.is_over();
    if !over {
        reasons.extend(counted(register::unmitigated(plan, Band::Critical).count(), Reason::CriticalRiskUnmitigated));
        reasons.extend(failed_verdict(plan).map(|name| Reason::VerdictFailed(name.to_owned())));
        reasons.extend(contradictions::gates(plan).map(Reason::GatesOpen));
    }
    reasons.extend(contradictions::tasks(plan).map(|contradiction| match contradiction {
        TasksContradiction::AllDone(total) => Reason::TasksDone(total),
        TasksContradiction::StillOpen(open) => Reason::TasksOpen(open),
    }));
    if !over {
        reasons.extend(counted(register::unmitigated(plan, Band::High).count(), Reason::HighRiskUnmitigated));
    }
    if plan.status.stage == Stage::Active {
        reasons.extend(counted(plan.clarifications.len(), Reason::ClarificationsOpen));
    }
    reasons.extend(stale_review(portfolio, index).map(Reason::ReviewStale));
    reasons
}

/// How many days a plan in review was not changed, where that is too long. Without Git nothing is known of it.
fn stale_review(portfolio: &Portfolio, index: usize) -> Option<i32> {
    let PortfolioPlan { plan, changed, .. } = &portfolio.plans[index];
    if plan.status.stage != Stage::Review || portfolio.past.is_edited(&plan.path) {
        return None;
    }
    let days = changed.as_ref()?.date().until(portfolio.revision.as_of).ok()?.get_days();
    (days >= i32::try_from(portfolio.stale_after).unwrap_or(i32::MAX)).then_some(days)
}

/// What makes the header of a plan unreadable while the rest of it is read.
fn broken_header(plan: &PortfolioPlan) -> Option<String> {
    let broken = |problem: &&Diagnostic| problem.code == Code::FrontMatterInvalid && problem.path == plan.plan.path;
    let problem = plan.problems.iter().find(broken)?;
    Some(format!("line {}, {}", problem.line().unwrap_or(1), problem.message))
}

fn counted(count: usize, reason: fn(usize) -> Reason) -> Option<Reason> {
    (count > 0).then(|| reason(count))
}

/// The first principle, else the first gate, that is judged as failed.
fn failed_verdict(plan: &Plan) -> Option<&str> {
    let principle = plan.constitution.iter().find(|check| check.verdict == Verdict::Fail);
    let gate = plan.gate_verdicts.iter().find(|gate| gate.verdict == Verdict::Fail);
    principle.map(|check| check.principle.as_str()).or(gate.map(|gate| gate.label.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::reference::ReferenceTarget;
    use crate::plan::{PrincipleCheck, Progress, ReferenceKind, Statement};
    use crate::portfolio::sample;

    /// Tells the reasons of the first of these plans.
    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<Plan>), expected: &[Reason]) {
        let mut plans = ["1-x", "2-y", "3-z"].map(|name| sample::plan(&format!("specs/{name}"), &["plan.md"])).to_vec();
        change(&mut plans);
        let portfolio = sample::portfolio(plans);
        assert_eq!(reasons(&portfolio, &Dependencies::of(&portfolio), 0), expected);
    }

    fn needs(plan: &mut Plan, number: u64) {
        sample::reference(plan, ReferenceKind::DependsOn, ReferenceTarget::Number(number));
    }

    #[test]
    fn a_plan_that_states_nothing_needs_nobody() {
        check(|_| {}, &[]);
    }

    #[test]
    fn blocked_plans_name_what_is_unfinished() {
        let blocked = |plans: &mut Vec<Plan>| {
            sample::status(&mut plans[0], "Blocked", Stage::Blocked);
            sample::status(&mut plans[1], "Draft", Stage::Draft);
            sample::status(&mut plans[2], "Done", Stage::Done);
            needs(&mut plans[0], 2);
            needs(&mut plans[0], 3);
        };
        check(blocked, &[Reason::Blocked { waits_for: vec![1] }]);
    }

    #[test]
    fn reasons_stand_in_their_order() {
        let everything = |plans: &mut Vec<Plan>| {
            let plan = &mut plans[0];
            sample::status(plan, "Approved", Stage::Approved);
            sample::gates(plan, 1, 3);
            sample::risk(plan, 2, 3, None);
            sample::risk(plan, 3, 3, None);
            sample::risk(plan, 4, 4, Some("watch"));
            plan.tasks = Some(Progress { done: 2, total: 2 });
            let place = sample::place("specs/1-x/plan.md", 30);
            let principle = "Testability".to_owned();
            plan.constitution.push(PrincipleCheck {
                principle,
                verdict: Verdict::Fail,
                text: None,
                is_answered: false,
                place,
            });
            needs(plan, 2);
            needs(&mut plans[1], 1);
        };
        let expected = [
            Reason::DependencyCycle(vec![0, 1]),
            Reason::CriticalRiskUnmitigated(1),
            Reason::VerdictFailed("Testability".to_owned()),
            Reason::GatesOpen(2),
            Reason::TasksDone(2),
            Reason::HighRiskUnmitigated(1),
        ];
        check(everything, &expected);
    }

    #[test]
    fn plans_that_are_over_only_contradict_themselves() {
        let over = |plans: &mut Vec<Plan>| {
            let plan = &mut plans[0];
            sample::status(plan, "Done", Stage::Done);
            sample::gates(plan, 1, 3);
            sample::risk(plan, 3, 3, None);
            plan.tasks = Some(Progress { done: 1, total: 2 });
        };
        check(over, &[Reason::TasksOpen(1)]);
    }

    #[test]
    fn open_questions_matter_while_work_goes_on() {
        for (stage, expected) in [(Stage::Active, vec![Reason::ClarificationsOpen(1)]), (Stage::Draft, vec![])] {
            let question = |plans: &mut Vec<Plan>| {
                sample::status(&mut plans[0], "as written", stage);
                let place = sample::place("specs/1-x/spec.md", 3);
                plans[0].clarifications.push(Statement { text: "how many".to_owned(), place });
            };
            check(question, &expected);
        }
    }

    #[test]
    fn unreadable_plans_and_templates_have_no_other_reason() {
        let unreadable = |plans: &mut Vec<Plan>| {
            plans[0].unreadable = Some("binary".to_owned());
            needs(&mut plans[0], 2);
            needs(&mut plans[1], 1);
        };
        check(unreadable, &[Reason::Unreadable("binary".to_owned())]);
        let template = |plans: &mut Vec<Plan>| {
            plans[0].template_only = true;
            sample::gates(&mut plans[0], 0, 6);
        };
        check(template, &[Reason::TemplateUntouched]);
    }

    #[test]
    fn the_most_severe_plan_comes_first() {
        let mut plans = ["1-x", "2-y", "3-z"].map(|name| sample::plan(&format!("specs/{name}"), &["plan.md"])).to_vec();
        plans[0].template_only = true;
        sample::status(&mut plans[2], "Blocked", Stage::Blocked);
        let order: Vec<usize> = attention(&sample::portfolio(plans)).iter().map(|attention| attention.plan).collect();
        assert_eq!(order, [2, 0]);
    }
}
