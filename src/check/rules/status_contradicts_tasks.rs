//! The status and the tick boxes of the tasks contradict each other.
//!
//! What it checks: a plan whose tasks are all done is not called a draft, in review or approved, one of which at least
//! half the tasks are done is not called a draft or in review, and a plan that is called done has no open task. Where
//! the plan's status agrees with the boxes, the one that the task list states of itself is looked at.
//!
//! Why it matters: one of the two is out of date, and whoever reads only the other is misled.
//!
//! Example: `**Status**: Draft`, and all 31 boxes in `tasks.md` are ticked.
//!
//! Fix: bring the status up to date, or the boxes.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, is, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Progress, Stage, Status};
use crate::portfolio::contradictions::{self, TasksContradiction};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let Some(tasks) = plan.tasks else { return Vec::new() };
    let stated = std::iter::once(&plan.status).chain(&plan.tasks_status);
    stated.filter_map(|status| report(status, tasks)).take(1).collect()
}

fn report(status: &Status, tasks: Progress) -> Option<Diagnostic> {
    let (text, place) = (status.text.as_ref()?, status.place.as_ref()?);
    let message = format!("the status is {}, and {}", quoted(text), contradiction(status.stage, tasks)?);
    let problem = Diagnostic::new(Code::StatusContradictsTasks, place, message);
    Some(problem.help("bring the status up to date, or the boxes"))
}

/// How the tasks contradict a stage, in words.
fn contradiction(stage: Stage, tasks: Progress) -> Option<String> {
    match contradictions::tasks_at(stage, tasks) {
        Some(TasksContradiction::AllDone(1)) => Some("the only task is done".to_owned()),
        Some(TasksContradiction::AllDone(total)) => Some(format!("all {} are done", counted(total, "task"))),
        Some(TasksContradiction::StillOpen(open)) => Some(format!("{} {} open", counted(open, "task"), is(open))),
        // Begun is not finished: the overview does not ask for anybody because of it.
        None => {
            let has_begun = tasks.total >= FEW && tasks.done * 2 >= tasks.total;
            (has_begun && matches!(stage, Stage::Draft | Stage::Review))
                .then(|| format!("{} of {} are done", tasks.done, counted(tasks.total, "task")))
        }
    }
}

/// From how many tasks on half of them are work that has begun.
const FEW: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Plan;
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
