//! What became of risks.

use super::matching::{self, Wording};
use super::{Event, EventKind, Sides};
use crate::plan::words::fold;
use crate::portfolio::snapshot::{Level, Risk};

pub(super) fn compare(sides: &Sides<'_>, events: &mut Vec<Event>) {
    let (before, after) = (&sides.before.risks, &sides.after.risks);
    let pairing = matching::pair(&wordings(before), &wordings(after));
    let mut older = vec![None; after.len()];
    pairing.pairs.iter().for_each(|(was, is)| older[*is] = Some(&before[*was]));
    for (risk, older) in after.iter().zip(older) {
        match older {
            Some(older) => changed(sides, older, risk, events),
            None => {
                let values = (None, levels(risk));
                events.push(sides.now().turn(EventKind::RiskAdded, &risk.text, risk.spot, values));
            }
        }
    }
    for gone in pairing.gone {
        let risk = &before[gone];
        events.push(sides.then().turn(EventKind::RiskRemoved, &risk.text, risk.spot, (levels(risk), None)));
    }
}

/// What became of one risk.
fn changed(sides: &Sides<'_>, before: &Risk, after: &Risk, events: &mut Vec<Event>) {
    let mut tell = |kind, values| events.push(sides.now().turn(kind, &after.text, after.spot, values));
    if !is_same_level(before.likelihood.as_ref(), after.likelihood.as_ref())
        || !is_same_level(before.impact.as_ref(), after.impact.as_ref())
    {
        tell(EventKind::RiskRescored, (levels(before), levels(after)));
    }
    match (&before.mitigation, &after.mitigation) {
        (None, Some(mitigation)) => tell(EventKind::RiskMitigated, (None, Some(mitigation.clone()))),
        (Some(mitigation), None) => tell(EventKind::RiskUnmitigated, (Some(mitigation.clone()), None)),
        _ => {}
    }
}

/// Whether two levels are one: the same number, and where the words give none, the same words.
fn is_same_level(before: Option<&Level>, after: Option<&Level>) -> bool {
    match (before, after) {
        (Some(Level { level: Some(before), .. }), Some(Level { level: Some(after), .. })) => before == after,
        (Some(before), Some(after)) => fold(&before.text) == fold(&after.text),
        (None, None) => true,
        _ => false,
    }
}

/// Likelihood and impact as written, `None` where neither is.
fn levels(risk: &Risk) -> Option<String> {
    let word = |level: &Option<Level>| level.as_ref().map_or("–", |level| level.text.as_str()).to_owned();
    let stated = risk.likelihood.is_some() || risk.impact.is_some();
    stated.then(|| format!("{} × {}", word(&risk.likelihood), word(&risk.impact)))
}

fn wordings(risks: &[Risk]) -> Vec<Wording<'_>> {
    risks.iter().map(|risk| Wording { section: &risk.section, text: &risk.text }).collect()
}
