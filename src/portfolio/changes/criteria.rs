//! Which success criteria came and went. One that says something else now went, and another one came.

use super::matching::{self, Wording};
use super::{Event, EventKind, Sides};
use crate::portfolio::snapshot::Statement;

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (&sides.before.criteria, &sides.after.criteria);
    let pairing = matching::pair(&wordings(before), &wordings(after));
    for new in pairing.new {
        events.push(sides.now().event(EventKind::CriterionAdded, &after[new].text, after[new].spot));
    }
    for gone in pairing.gone {
        events.push(sides.then().event(EventKind::CriterionRemoved, &before[gone].text, before[gone].spot));
    }
}

fn wordings(statements: &[Statement]) -> Vec<Wording<'_>> {
    statements.iter().map(|statement| Wording { section: "", text: &statement.text }).collect()
}
