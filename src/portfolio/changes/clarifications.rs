//! Which questions were raised, and which are asked no longer. A question may move from one document to another.

use super::matching::{self, Wording};
use super::{Event, EventKind, Sides};
use crate::portfolio::snapshot::Statement;

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (&sides.before.clarifications, &sides.after.clarifications);
    let pairing = matching::pair(&wordings(before), &wordings(after));
    for new in pairing.new {
        events.push(sides.now().event(EventKind::ClarificationRaised, &after[new].text, after[new].spot));
    }
    for gone in pairing.gone {
        events.push(sides.then().event(EventKind::ClarificationResolved, &before[gone].text, before[gone].spot));
    }
}

fn wordings(statements: &[Statement]) -> Vec<Wording<'_>> {
    statements.iter().map(|statement| Wording { section: "", text: &statement.text }).collect()
}
