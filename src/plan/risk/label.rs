//! Bold text and short lines that stand in place of headings: names of risks, categories, lists of mitigations.

use std::ops::Range;

use super::super::words;
use super::draft::Draft;
use super::heading::{self, Kind, Manner};
use super::pairing::Listed;
use super::register::{Reader, Region};
use super::scan::{self, Field, Scanned};
use super::statement::is_detail;
use super::wording;
use crate::document::{Block, BlockKind, Inline, Item, List};

/// Longest label that can stand in place of a heading, in bytes.
const LONGEST_LABEL: usize = 160;

/// The text of a paragraph or item that is only a label: wholly bold, or one line that ends with a colon.
pub(super) fn label_only(text: &Inline) -> Option<&str> {
    let whole = text.text.trim();
    if whole.is_empty() || whole.len() > LONGEST_LABEL || whole.contains('\n') {
        return None;
    }
    let label = whole.trim_end_matches([':', '：']).trim_end();
    let strong = text.leading_strong().map(|range| text.text[range].trim().trim_end_matches([':', '：']).trim_end());
    let bold = strong == Some(label);
    let ends_with_colon = label.len() < whole.len() && !label.contains([':', '：']);
    (label.contains(char::is_alphanumeric) && (bold || ends_with_colon)).then_some(label)
}

impl Reader<'_> {
    /// Reads a bold label in place of a heading.
    pub(super) fn label(&mut self, text: &Inline, label: &str, manner: Manner, next: Option<&Block>) {
        let above = self.named.filter(|_| self.named == self.current);
        self.label = None;
        self.pending = None;
        self.current = None;
        self.listed = false;
        self.together = 0..0;
        // What the label before this one was about is over.
        let manner = match self.region() {
            Region::Register(manner, _) => manner,
            _ => manner,
        };
        let begins_fields = match next.map(|block| &block.kind) {
            Some(BlockKind::List(list)) => has_fields(list),
            Some(BlockKind::Paragraph(text)) => scan::parts(text).first().is_some_and(is_detail),
            _ => false,
        };
        match heading::kind(label) {
            Kind::OneRisk(name) => {
                self.name(text, &name);
                self.named = self.current;
            }
            Kind::Mitigations if above.is_some() => {
                self.current = above;
                self.pending = above.map(|risk| (risk, Field::Mitigation));
            }
            Kind::Mitigations => self.label = Some(Region::Mitigations),
            Kind::Aside | Kind::Assessment | Kind::Barred => self.label = Some(Region::Aside),
            Kind::Register(inner) if inner.countermeasures && self.drafts.len() > self.register_from => {
                self.label = Some(Region::Mitigations);
            }
            Kind::Other if begins_fields => {
                self.name(text, &heading::shown(label));
                let numbered = heading::without_number(label).len() < label.len();
                self.named = self.current.filter(|_| numbered || next.is_some_and(begins_with_label));
            }
            Kind::Other if heading::speaks_of_mitigations(label) => self.label = Some(Region::Mitigations),
            Kind::Register(_) | Kind::Other => {
                if matches!(next.map(|block| &block.kind), Some(BlockKind::List(_) | BlockKind::Table(_))) {
                    self.category_from = self.drafts.len();
                    let strict =
                        manner.strict && heading::kind(label) == Kind::Other || self.is_beside(&words::fold(label));
                    let category = heading::category_of_label(label);
                    self.label = Some(Region::Register(Manner { strict, ..manner }, category));
                }
            }
        }
    }

    /// Adds a risk that has a label for its name.
    fn name(&mut self, text: &Inline, name: &str) {
        let wording = wording::name(name);
        if scan::is_placeholder(&wording.text) || !wording.text.contains(char::is_alphanumeric) {
            return;
        }
        let place = self.place(text, scan::trim(&text.text, 0..text.text.len()));
        let category = match self.region() {
            Region::Register(_, category) => category,
            _ => None,
        };
        self.drafts.push(Draft::worded(wording, category, place));
        self.current = Some(self.drafts.len() - 1);
    }

    /// Reads a paragraph that begins with a field and speaks of all risks of the list above it, or of none; `false`
    /// where it speaks of one.
    ///
    /// What is done about them is done about all that have no mitigation of their own, and a list of mitigations is
    /// paired with them. A level is not taken: it does not say of which of them it is.
    pub(super) fn of_all(&mut self, text: &Scanned<'_>) -> bool {
        let together = self.spoken_of();
        let open: Vec<usize> = together.clone().filter(|risk| self.drafts[*risk].mitigation.is_none()).collect();
        let is_of_last = open.len() == 1 && open.last().map(|risk| risk + 1) == Some(together.end);
        if is_of_last || together.is_empty() && self.current.is_some() {
            return false;
        }
        for part in &text.parts {
            let value = text.value(part);
            match part.field {
                Some(Field::Mitigation) if value.is_empty() => {
                    self.label = Some(Region::Mitigations);
                    self.category_from = if together.is_empty() { self.category_from } else { together.start };
                }
                Some(Field::Mitigation) => self.mitigate_all(value),
                Some(Field::Contingency) if value.is_empty() => self.label = Some(Region::Aside),
                Some(field @ (Field::Contingency | Field::Owner)) => {
                    together.clone().for_each(|risk| self.drafts[risk].give(field, value));
                }
                _ => {}
            }
        }
        true
    }

    /// The risks of the list above, where there are several and no other has come since.
    fn spoken_of(&self) -> Range<usize> {
        let is_fresh = self.together.len() > 1 && self.together.end == self.drafts.len();
        if is_fresh { self.together.clone() } else { 0..0 }
    }

    /// Gives a mitigation to all risks of the list above that have none of their own.
    pub(super) fn mitigate_all(&mut self, value: &str) {
        for risk in self.spoken_of() {
            if self.drafts[risk].mitigation.is_none() {
                self.drafts[risk].give(Field::Mitigation, value);
            }
        }
    }

    /// The risk named right above a list that says more of it: a label such as `Risk 1: Name` names one risk, unless
    /// the list states several.
    pub(super) fn named_above(&self, list: &List) -> Option<usize> {
        let risk = self.named.filter(|_| self.named == self.current)?;
        let states_risk = |item: &&Item| {
            let Some(text) = item.text() else { return false };
            match scan::parts(text).first().and_then(|part| part.field) {
                Some(field) => field == Field::Risk,
                None => wording::name(&text.text).evident,
            }
        };
        (list.items.iter().filter(states_risk).nth(1).is_none()).then_some(risk)
    }

    /// Reads an item that is a label over a list of its own; `false` where it is a risk with its details.
    pub(super) fn group(
        &mut self,
        item: &Item,
        text: &Inline,
        label: &str,
        manner: Manner,
        category: Option<&str>,
    ) -> bool {
        let named = heading::category_of_label(label);
        match heading::kind(label) {
            Kind::OneRisk(_) => return false,
            Kind::Aside | Kind::Assessment | Kind::Barred => {}
            Kind::Mitigations => {
                let listed = item.lists().flat_map(|list| list.items.iter().filter_map(Listed::of));
                self.mitigations.extend(listed);
                self.pair();
            }
            Kind::Register(inner) => {
                self.category_from = self.drafts.len();
                let manner = Manner { strict: false, promises: manner.promises || inner.promises, ..inner };
                item.lists().for_each(|list| self.list(list, manner, named.as_deref()));
            }
            // In a register of several things a label that names no risks heads something else.
            Kind::Other if self.is_beside(&words::fold(label)) => {}
            Kind::Other if manner.strict || !text.text.trim_end().ends_with([':', '：']) => return manner.strict,
            Kind::Other => {
                self.category_from = self.drafts.len();
                item.lists().for_each(|list| self.list(list, manner, named.as_deref().or(category)));
            }
        }
        self.current = None;
        true
    }
}

/// Whether an item of a list begins with the label of a field.
pub(super) fn has_fields(list: &List) -> bool {
    list.items.iter().any(|item| item.text().is_some_and(|text| scan::parts(text).first().is_some_and(is_detail)))
}

/// Whether the first item of a list begins with a label.
fn begins_with_label(block: &Block) -> bool {
    let BlockKind::List(list) = &block.kind else { return false };
    let first = list.items.first().and_then(Item::text);
    first.is_some_and(|text| scan::parts(text).first().is_some_and(|part| part.field.is_some()))
}
