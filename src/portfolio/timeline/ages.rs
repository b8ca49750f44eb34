//! Since when a plan stands where it stands, and how old its gates are.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Advance, Step, Timeline};
use crate::portfolio::changes::pair_gates;
use crate::portfolio::snapshot::PlanSnapshot;

/// Since when a plan says what it says: by the number of a step, or by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages<T> {
    /// Since when it is at its stage. Another wording of the same stage does not count.
    pub stage: T,
    /// Its gates, in their order.
    pub gates: Vec<GateAge<T>>,
}

/// The age of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateAge<T> {
    /// Since when it is there.
    pub added: T,
    /// When it was last ticked or unticked; `None` where it is as it was when it was added. An open gate with a day
    /// here was reopened.
    pub turned: Option<T>,
}

impl Ages<usize> {
    /// The ages after a step: of a plan that was there before, and of one that was not.
    pub(super) fn after(older: Option<(&PlanSnapshot, &Self)>, plan: &PlanSnapshot, step: usize) -> Self {
        let new = GateAge { added: step, turned: None };
        let mut ages = Self { stage: step, gates: vec![new; plan.gates.len()] };
        let Some((before, known)) = older else { return ages };
        if before.stage() == plan.stage() {
            ages.stage = known.stage;
        }
        for (was, is) in pair_gates(before, plan).pairs {
            let Some(age) = known.gates.get(was) else { continue };
            let turned = before.gates[was].state != plan.gates[is].state;
            ages.gates[is] = if turned { GateAge { turned: Some(step), ..*age } } else { *age };
        }
        ages
    }

    /// The same by day. A number beyond the steps is that of the step that has not been taken.
    fn dated(&self, steps: &[Step], next: Date) -> Ages<Date> {
        let day = |step: usize| steps.get(step).map_or(next, Step::date);
        let gate = |age: &GateAge<usize>| GateAge { added: day(age.added), turned: age.turned.map(day) };
        Ages { stage: day(self.stage), gates: self.gates.iter().map(gate).collect() }
    }
}

impl Timeline {
    /// Since when the plan of a path says what it says: as after the last step, or after one that has not been taken, on
    /// a day.
    #[must_use]
    pub fn ages(&self, path: &str, next: Option<(&Advance, Date)>) -> Option<Ages<Date>> {
        if let Some((advance, day)) = next
            && let Some(ages) = advance.ages(path)
        {
            return Some(ages.dated(&self.steps, day));
        }
        self.plans.get(path).map(|known| known.ages.dated(&self.steps, Date::MIN))
    }
}
