//! Where the status a plan states and the boxes it ticks say different things.
//!
//! Status as written and progress as measured are two facts. Neither corrects the other; that they differ is a third
//! fact, which the overview, the plan's page and the checks all take from here.

use super::summary;
use crate::plan::{Plan, Progress, Stage};

/// How a status and the tasks contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TasksContradiction {
    /// Not begun by its status, and all of this many tasks are done.
    AllDone(usize),
    /// Done by its status, and this many tasks are open.
    StillOpen(usize),
}

/// How a plan's status and its tasks contradict each other, if they do.
#[must_use]
pub fn tasks(plan: &Plan) -> Option<TasksContradiction> {
    tasks_at(plan.status.stage, plan.tasks?)
}

/// How tasks contradict a stage, if they do.
#[must_use]
pub fn tasks_at(stage: Stage, tasks: Progress) -> Option<TasksContradiction> {
    let open = tasks.total - tasks.done.min(tasks.total);
    match stage {
        _ if tasks.total == 0 => None,
        Stage::Draft | Stage::Review | Stage::Approved if open == 0 => Some(TasksContradiction::AllDone(tasks.total)),
        Stage::Done if open > 0 => Some(TasksContradiction::StillOpen(open)),
        _ => None,
    }
}

/// How many gates are open although the plan's status says that it went past them.
#[must_use]
pub fn gates(plan: &Plan) -> Option<usize> {
    let past = matches!(plan.status.stage, Stage::Approved | Stage::Active | Stage::Done);
    Some(summary::open_gates(plan)).filter(|open| past && *open > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    #[test]
    fn statuses_are_compared_with_boxes() {
        use TasksContradiction::{AllDone, StillOpen};
        for (stage, done, expected_tasks, expected_gates) in [
            (Stage::Draft, 4, Some(AllDone(4)), None),
            (Stage::Draft, 3, None, None),
            (Stage::Approved, 4, Some(AllDone(4)), Some(1)),
            (Stage::Active, 4, None, Some(1)),
            (Stage::Done, 1, Some(StillOpen(3)), Some(1)),
            (Stage::Done, 4, None, Some(1)),
            (Stage::Unstated, 4, None, None),
            (Stage::Deferred, 0, None, None),
        ] {
            let mut plan = sample::plan("specs/1-x", &["plan.md"]);
            sample::status(&mut plan, "as written", stage);
            sample::gates(&mut plan, 1, 2);
            plan.tasks = Some(Progress { done, total: 4 });
            assert_eq!((tasks(&plan), gates(&plan)), (expected_tasks, expected_gates), "{stage:?} {done}");
        }
        let mut plan = sample::plan("specs/1-x", &["plan.md"]);
        sample::status(&mut plan, "Draft", Stage::Draft);
        plan.tasks = Some(Progress { done: 0, total: 0 });
        assert_eq!(tasks(&plan), None);
    }
}
