//! The status and the tick boxes of the tasks contradict each other.
//!
//! What it checks: a plan whose tasks are all done is not called a draft, in review or approved, and a plan that is
//! called done has no open task.
//!
//! Why it matters: one of the two is out of date, and whoever reads only the other is misled.
//!
//! Example: `**Status**: Draft`, and all 31 boxes in `tasks.md` are ticked.
//!
//! Fix: bring the status up to date, or the boxes.

use crate::check::phrase::{count, is, quoted};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::portfolio::contradictions::{self, TasksContradiction};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let status = &subject.plan().status;
    let (Some(contradiction), Some(text), Some(place)) =
        (contradictions::tasks(subject.plan()), &status.text, &status.place)
    else {
        return Vec::new();
    };
    let tasks = match contradiction {
        TasksContradiction::AllDone(1) => "the only task is done".to_owned(),
        TasksContradiction::AllDone(total) => format!("all {} are done", count(total, "task")),
        TasksContradiction::StillOpen(open) => format!("{} {} open", count(open, "task"), is(open)),
    };
    let message = format!("the status is {}, and {tasks}", quoted(text));
    vec![
        Diagnostic::new(Code::StatusContradictsTasks, place, message).help("bring the status up to date, or the boxes"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::{Plan, Progress, Stage};
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
        check(code, plan(Stage::Draft, 3, 3), &[&problem("all 3 tasks are done")]);
        check(code, plan(Stage::Draft, 1, 1), &[&problem("the only task is done")]);
        check(code, plan(Stage::Done, 2, 3), &[&problem("1 task is open")]);
    }
}
