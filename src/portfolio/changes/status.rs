//! Whether another status is stated: other words, whoever states them. That the spec's status counts since the plan
//! has none of its own any more is no event where they say the same.

use super::{Event, EventKind, Sides};
use crate::plan::words::fold;

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (&sides.before.status, &sides.after.status);
    let said = |status: &Option<crate::portfolio::snapshot::Status>| {
        status.as_ref().map(|status| (fold(&status.text), status.stage))
    };
    if said(before) == said(after) {
        return;
    }
    let text = |status: &Option<crate::portfolio::snapshot::Status>| status.as_ref().map(|it| it.text.clone());
    let telling = if after.is_some() { sides.now() } else { sides.then() };
    let spot = after.as_ref().or(before.as_ref()).map(|status| status.spot).unwrap_or_default();
    let values = (text(before), text(after));
    events.push(telling.turn(EventKind::StatusChanged, sides.after.name(), spot, values));
}
