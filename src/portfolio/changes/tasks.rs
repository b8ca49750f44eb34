//! Whether other numbers of tasks are done or to be done.

use super::{Event, EventKind, Sides};
use crate::portfolio::snapshot::{Spot, Tasks};

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (sides.before.tasks, sides.after.tasks);
    let counted = |tasks: Option<Tasks>| tasks.map(|tasks| (tasks.done, tasks.total));
    if counted(before) == counted(after) {
        return;
    }
    let telling = if after.is_some() { sides.now() } else { sides.then() };
    let document = after.or(before).map_or(0, |tasks| tasks.document);
    let word = |tasks: Option<Tasks>| tasks.map(|Tasks { done, total, .. }| format!("{done}/{total}"));
    let values = (word(before), word(after));
    events.push(telling.turn(EventKind::TasksChanged, sides.after.name(), Spot { document, line: 1 }, values));
}
