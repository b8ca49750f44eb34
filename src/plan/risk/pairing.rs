//! Mitigations in a list of their own, which belong to risks by name or by position.

use std::collections::BTreeMap;

use super::super::words;
use super::draft::Draft;
use super::scan;
use crate::document::Item;

/// One item of a separate list of mitigations.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// The bold name before the colon.
    name: Option<String>,
    /// What stands after the name, or everything.
    rest: String,
    /// Everything.
    whole: String,
}

impl Listed {
    pub(super) fn of(item: &Item) -> Option<Self> {
        let text = item.text()?;
        let whole = scan::one_line(&text.text);
        if scan::is_owed(&whole) {
            return None;
        }
        let labelled = text.labelled().map(|(name, rest)| (scan::one_line(&name.text), scan::one_line(&rest.text)));
        let (name, rest) = labelled.map_or((None, whole.clone()), |(name, rest)| (Some(name), rest));
        Some(Self { name, rest, whole })
    }
}

/// Gives mitigations to the risks that have none: by name where every name is a risk's, else by position where the
/// register, or its last category, has as many risks. Anything else stays unpaired.
pub(super) fn pair(drafts: &mut [Draft], register_from: usize, category_from: usize, listed: Vec<Listed>) {
    if listed.is_empty() {
        return;
    }
    let register = &mut drafts[register_from.min(category_from)..];
    if let Some(at) = by_name(register, &listed) {
        for (at, listed) in at.into_iter().zip(listed) {
            register[at].mitigation.get_or_insert(listed.rest);
        }
        return;
    }
    let last = category_from.saturating_sub(register_from).min(register.len());
    let from = if register.len() == listed.len() { 0 } else { last };
    let risks = &mut register[from..];
    if risks.len() == listed.len() && risks.iter().all(|risk| risk.mitigation.is_none()) {
        for (risk, listed) in risks.iter_mut().zip(listed) {
            risk.mitigation = Some(listed.whole);
        }
    }
}

/// The risk of each mitigation's name, where every one has a risk.
fn by_name(risks: &[Draft], listed: &[Listed]) -> Option<Vec<usize>> {
    let names: BTreeMap<String, usize> =
        risks.iter().enumerate().rev().map(|(at, risk)| (name(&risk.text), at)).collect();
    listed.iter().map(|listed| names.get(&words::fold(listed.name.as_deref()?)).copied()).collect()
}

/// A risk's name: what stands before the first colon.
fn name(text: &str) -> String {
    words::fold(text.split([':', '：']).next().unwrap_or(text))
}

/// Fills in the mitigations of a table that repeats the risks; without risks before it, its rows are the risks.
pub(super) fn fill(drafts: &mut Vec<Draft>, register_from: usize, rows: Vec<Draft>) {
    if drafts.len() == register_from {
        drafts.extend(rows);
        return;
    }
    let register = &mut drafts[register_from..];
    let places: BTreeMap<String, usize> =
        register.iter().enumerate().rev().map(|(at, risk)| (words::fold(&risk.text), at)).collect();
    for row in rows {
        if let Some(at) = places.get(&words::fold(&row.text))
            && register[*at].mitigation.is_none()
        {
            register[*at].mitigation = row.mitigation;
        }
    }
}
