//! Which verdicts turned: of the principles of the constitution, and of gates that are judged in words.
//!
//! A verdict that was not stated and is stated now has turned too, and so has one that is stated no longer: "not
//! stated" is a value of its own. A principle that comes or goes without a verdict is none of that.

use super::matching::{self, Wording};
use super::{Event, EventKind, Sides};
use crate::plan::Verdict;
use crate::portfolio::snapshot::Judgement;

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (&sides.before.verdicts, &sides.after.verdicts);
    let pairing = matching::pair(&wordings(before), &wordings(after));
    let mut older = vec![None; after.len()];
    pairing.pairs.iter().for_each(|(was, is)| older[*is] = Some(before[*was].verdict));
    for (judgement, older) in after.iter().zip(older) {
        let older = older.unwrap_or_default();
        if older != judgement.verdict {
            let values = (word(older), word(judgement.verdict));
            events.push(sides.now().turn(EventKind::VerdictChanged, &judgement.name, judgement.spot, values));
        }
    }
    for gone in pairing.gone.into_iter().map(|at| &before[at]).filter(|gone| gone.verdict != Verdict::Unstated) {
        let values = (word(gone.verdict), None);
        events.push(sides.then().turn(EventKind::VerdictChanged, &gone.name, gone.spot, values));
    }
}

/// The word of a verdict, where one is stated.
fn word(verdict: Verdict) -> Option<String> {
    (verdict != Verdict::Unstated).then(|| verdict.name().to_owned())
}

fn wordings(verdicts: &[Judgement]) -> Vec<Wording<'_>> {
    let section = |verdict: &Judgement| if verdict.is_principle { "principle" } else { "gate" };
    verdicts.iter().map(|verdict| Wording { section: section(verdict), text: &verdict.name }).collect()
}
