//! The status and the tick boxes of the tasks contradict each other.
//!
//! What it checks: a plan whose tasks are all done is not called a draft, in review or approved, one of which at least
//! half the tasks are done is not called a draft or in review, and a plan that is called done has no open task.
//!
//! Why it matters: one of the two is out of date, and whoever reads only the other is misled.
//!
//! Example: `**Status**: Draft`, and all 31 boxes in `tasks.md` are ticked.
//!
//! Fix: bring the status up to date, or the boxes.

use crate::check::phrase::{count, is, quoted};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Plan, Stage};
use crate::portfolio::contradictions::{self, TasksContradiction};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let (Some(tasks), Some(text), Some(place)) = (contradiction(plan), &plan.status.text, &plan.status.place) else {
        return Vec::new();
    };
    let message = format!("the status is {}, and {tasks}", quoted(text));
    vec![
        Diagnostic::new(Code::StatusContradictsTasks, place, message).help("bring the status up to date, or the boxes"),
    ]
}

/// How the tasks contradict the status, in words.
fn contradiction(plan: &Plan) -> Option<String> {
    match contradictions::tasks(plan) {
        Some(TasksContradiction::AllDone(1)) => Some("the only task is done".to_owned()),
        Some(TasksContradiction::AllDone(total)) => Some(format!("all {} are done", count(total, "task"))),
        Some(TasksContradiction::StillOpen(open)) => Some(format!("{} {} open", count(open, "task"), is(open))),
        // Begun is not finished: the overview does not ask for anybody because of it.
        None => {
            let tasks = plan.tasks.filter(|tasks| tasks.total >= FEW && tasks.done * 2 >= tasks.total)?;
            matches!(plan.status.stage, Stage::Draft | Stage::Review)
                .then(|| format!("{} of {} are done", tasks.done, count(tasks.total, "task")))
        }
    }
}

/// From how many tasks on half of them are work that has begun.
const FEW: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Progress;
    use crate::portfolio::sample;

    #[test]
    fn both_ways_are_reported() {
        let plan = |stage, done, total| {
            move |plan: &mut Plan| {
                sample::status(plan, "as written", stage);
                plan.tasks = Some(Progress { done, total });
            }
        };
        let problem = |tasks: &str| format!("specs/001-a/plan.md:6: the status is `as written`, and {tasks}");
        let code = Code::StatusContradictsTasks;
        check(code, plan(Stage::Draft, 1, 3), &[]);
        check(code, plan(Stage::Done, 3, 3), &[]);
        check(code, plan(Stage::Draft, 2, 3), &[]);
        check(code, plan(Stage::Draft, 2, 5), &[]);
        check(code, plan(Stage::Active, 4, 5), &[]);
        check(code, plan(Stage::Draft, 4, 5), &[&problem("4 of 5 tasks are done")]);
        check(code, plan(Stage::Draft, 3, 3), &[&problem("all 3 tasks are done")]);
        check(code, plan(Stage::Draft, 1, 1), &[&problem("the only task is done")]);
        check(code, plan(Stage::Done, 2, 3), &[&problem("1 task is open")]);
    }
}
