//! What became of gates.
//!
//! A gate that is waived holds nothing back any more, so it is told as removed, with its states; one that is waived no
//! longer is told as added.

use super::matching::{self, Wording};
use super::{Event, EventKind, Pairing, Sides};
use crate::plan::GateState;
use crate::portfolio::snapshot::{Gate, PlanSnapshot};

/// Finds out which gates are which.
#[must_use]
pub fn pair(before: &PlanSnapshot, after: &PlanSnapshot) -> Pairing {
    matching::pair(&wordings(&before.gates), &wordings(&after.gates))
}

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let pairing = pair(sides.before, sides.after);
    let mut older = vec![None; sides.after.gates.len()];
    pairing.pairs.iter().for_each(|(was, is)| older[*is] = Some(sides.before.gates[*was].state));
    for (gate, older) in sides.after.gates.iter().zip(older) {
        let Some(older) = older else {
            let values = (None, Some(gate.state.name().to_owned()));
            events.push(sides.now().turn(EventKind::GateAdded, &gate.text, gate.spot, values));
            continue;
        };
        let Some(kind) = turned(older, gate.state) else { continue };
        let waived = [older, gate.state].contains(&GateState::Waived);
        let name = |state: GateState| waived.then(|| state.name().to_owned());
        events.push(sides.now().turn(kind, &gate.text, gate.spot, (name(older), name(gate.state))));
    }
    for gone in pairing.gone {
        let gate = &sides.before.gates[gone];
        let values = (Some(gate.state.name().to_owned()), None);
        events.push(sides.then().turn(EventKind::GateRemoved, &gate.text, gate.spot, values));
    }
}

fn turned(before: GateState, after: GateState) -> Option<EventKind> {
    match (before, after) {
        (GateState::Open | GateState::Waived, GateState::Done) => Some(EventKind::GateTicked),
        (GateState::Done, GateState::Open) => Some(EventKind::GateUnticked),
        (GateState::Waived, GateState::Open) => Some(EventKind::GateAdded),
        (GateState::Open | GateState::Done, GateState::Waived) => Some(EventKind::GateRemoved),
        (GateState::Open, GateState::Open)
        | (GateState::Done, GateState::Done)
        | (GateState::Waived, GateState::Waived) => None,
    }
}

fn wordings(gates: &[Gate]) -> Vec<Wording<'_>> {
    gates.iter().map(|gate| Wording { section: &gate.section, text: &gate.text }).collect()
}
