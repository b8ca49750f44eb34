//! Paragraphs and lists of a register, taken apart into risks and their fields.

use std::ops::Range;

use super::draft::Draft;
use super::heading::{self, Manner};
use super::label::{has_fields, label_only};
use super::pairing::Listed;
use super::register::Reader;
use super::scan::{self, Field, Part, Scanned};
use super::table;
use super::wording::{self, Labels};
use crate::diagnostic::Place;
use crate::document::{Block, BlockKind, Inline, Item, List};
use crate::plan::header;

/// Most risks of one list of which a paragraph below speaks together.
const MOST_TOGETHER: usize = 200;

impl Reader<'_> {
    /// Reads a block that stands directly in a register.
    pub(super) fn statement(&mut self, block: &Block, manner: Manner, category: Option<&str>, next: Option<&Block>) {
        match &block.kind {
            BlockKind::Table(table) => {
                if let Some(columns) = table::columns(table, true) {
                    self.drafts.extend(table::rows(self.document, table, &columns, category));
                    self.current = None;
                    self.listed = true;
                }
            }
            BlockKind::List(list) => match (self.pending.take(), self.named_above(list)) {
                (Some((risk, field)), _) => self.give_list(risk, field, list),
                (None, Some(risk)) => {
                    self.detail(risk, block, false);
                    self.listed = true;
                }
                (None, None) => {
                    let from = self.drafts.len();
                    self.list(list, manner, category);
                    self.end_list(from);
                }
            },
            BlockKind::Paragraph(text) => self.paragraph(text, manner, category, next),
            BlockKind::Quote(blocks) => {
                for (at, block) in blocks.iter().enumerate() {
                    self.statement(block, manner, category, blocks.get(at + 1));
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, text: &Inline, manner: Manner, category: Option<&str>, next: Option<&Block>) {
        let scanned = Scanned::of(text);
        let parts = &scanned.parts;
        if let Some(label) = label_only(text)
            && parts.iter().all(|part| part.field.is_none() || part.field == Some(Field::Risk) && part.value.is_empty())
            && !heading::has_mark(label)
        {
            return self.label(text, label, manner, next);
        }
        if parts.iter().all(is_detail) && self.of_all(&scanned) {
            return;
        }
        if parts.iter().any(|part| part.field.is_some()) {
            return self.fielded(&scanned, manner, category);
        }
        if let Some((risk, field)) = self.pending.take() {
            return self.drafts[risk].give(field, &text.text);
        }
        let marked = heading::one_risk(&text.text).is_some();
        let bold = text.leading_strong().is_some() && !manner.strict && !self.listed;
        if (marked || bold) && !wording::denies(&text.text) {
            let evident = self.risk(&scanned, 0..text.text.len(), manner, category, Labels::None);
            let is_field = || header_value(text).is_some_and(|value| !wording::hedges(&value.text));
            if marked {
                self.named = self.current;
            } else if evident == Some(false) && is_field() {
                self.drop_last();
            }
        }
    }

    /// Takes back the risk that was added last.
    fn drop_last(&mut self) {
        self.drafts.pop();
        self.current = None;
    }

    /// Reads a text with labels: each `Risk` at the start of a line begins a risk, all else belongs to the last one.
    fn fielded(&mut self, text: &Scanned<'_>, manner: Manner, category: Option<&str>) {
        let parts = &text.parts;
        let mitigated = parts.iter().any(is_mitigation);
        let only_asides = parts[1..].iter().all(|part| part.field == Some(Field::Aside));
        for (at, part) in parts.iter().enumerate() {
            match part.field {
                None if at > 0 => {
                    if let Some(risk) = self.current {
                        self.drafts[risk].go_on(text.value(part));
                    }
                }
                None if only_asides => {}
                None => {
                    let labels = Labels::of(&text.inline.text, part, mitigated);
                    self.risk(text, part.value.clone(), manner, category, labels);
                    self.named = self.current.filter(|_| heading::has_mark(text.value(part)));
                }
                Some(Field::Risk) if part.at_line_start && !part.value.is_empty() => {
                    let labels = Labels::of(&text.inline.text, part, mitigated);
                    self.risk(text, part.value.clone(), manner, category, labels);
                    let is_name = part.is_counted(&text.inline.text) || label_only(text.inline).is_some();
                    self.named = self.current.filter(|_| is_name);
                }
                Some(_) => {
                    if let Some(risk) = self.current {
                        self.field(risk, text, part);
                    }
                }
            }
        }
    }

    /// Adds a risk whose wording is a range of a text, unless it denies that there is one. Says whether its wording
    /// alone shows that it is a risk.
    pub(super) fn risk(
        &mut self,
        text: &Scanned<'_>,
        range: Range<usize>,
        manner: Manner,
        category: Option<&str>,
        labels: Labels,
    ) -> Option<bool> {
        let whole = text.inline.text.as_str();
        let range = unnumbered(whole, range);
        let written = scan::one_line(&whole[range.clone()]);
        self.current = None;
        if scan::is_no_value(&written) || scan::is_placeholder(&written) || wording::denies(&written) {
            return None;
        }
        let place = self.place(text.inline, range.clone());
        let wording = wording::read(whole, &text.marks, range, manner, labels);
        if !wording.text.contains(char::is_alphanumeric) || scan::is_placeholder(&wording.text) {
            return None;
        }
        let evident = wording.evident;
        self.drafts.push(Draft::worded(wording, category.map(str::to_owned), place));
        self.current = Some(self.drafts.len() - 1);
        Some(evident)
    }

    pub(super) fn place(&self, text: &Inline, range: Range<usize>) -> Place {
        self.document.place(text.source_span(range))
    }

    /// Remembers the risks of a list from the first on, so that what follows can speak of them. Of too many it speaks
    /// of none, so that no paragraph takes long.
    fn end_list(&mut self, first: usize) {
        self.together = first..self.drafts.len();
        if self.together.len() > MOST_TOGETHER {
            self.together = 0..0;
            self.current = None;
        }
    }

    /// Reads a list of risks.
    pub(super) fn list(&mut self, list: &List, manner: Manner, category: Option<&str>) {
        let manner = manner.of_list(list);
        for item in &list.items {
            self.item(item, manner, category);
        }
        self.listed = true;
    }

    fn item(&mut self, item: &Item, manner: Manner, category: Option<&str>) {
        let Some(text) = item.text() else {
            return item.lists().for_each(|list| self.list(list, manner, category));
        };
        let scanned = Scanned::of(text);
        let parts = &scanned.parts;
        let Some(first) = parts.first() else { return };
        if let Some(label) = label_only(text)
            && item.lists().next().is_some()
            && (first.field.is_none() || first.field == Some(Field::Risk) && first.value.is_empty())
            && !heading::has_mark(label)
            && !item.lists().any(has_fields)
            && self.group(item, text, label, manner, category)
        {
            return;
        }
        if is_detail(first) {
            return self.sibling(item, &scanned);
        }
        let below = Below::of(item);
        let fielded = parts[1..].iter().any(is_detail) || first.field.is_some() || below.has_details;
        if item.checkbox.is_some() && !fielded {
            return;
        }
        let mitigated = parts.iter().any(is_mitigation) || below.has_mitigation;
        let labels = Labels::of(&text.text, first, mitigated);
        let Some(evident) = self.risk(&scanned, first.value.clone(), manner, category, labels) else { return };
        let Some(risk) = self.current else { return };
        let mitigation = self.drafts[risk].mitigation.is_some();
        let strict = manner.strict || self.states_other(text);
        let plain = if strict { !evident } else { manner.countermeasures && !mitigation && !evident };
        if !evident && !fielded && header_value(text).is_some_and(|value| is_identifier(&value.text)) {
            return self.drop_last();
        }
        if plain && !fielded {
            self.drop_last();
            if manner.countermeasures {
                self.mitigations.extend(Listed::of(item));
            }
            return;
        }
        for (before, part) in parts.iter().zip(&parts[1..]) {
            match part.field {
                None => self.goes_on(risk, &scanned, before, part),
                Some(_) => self.field(risk, &scanned, part),
            }
        }
        for block in &item.blocks[1..] {
            self.detail(risk, block, false);
        }
        self.pending = None;
    }

    /// Takes what goes on behind the bracket of a label: more of the risk, or what an arrow leads to.
    fn goes_on(&mut self, risk: usize, text: &Scanned<'_>, before: &Part, part: &Part) {
        let whole = text.inline.text.as_str();
        let value = text.value(part);
        let between = whole[before.value.end..part.start].trim_end();
        let led_on = ARROWS.iter().any(|arrow| between.ends_with(arrow)).then_some(value);
        let answer = led_on.or_else(|| ARROWS.iter().find_map(|arrow| value.strip_prefix(arrow)));
        if let Some(answer) = answer {
            self.drafts[risk].give(Field::Mitigation, answer.trim());
        } else if let Some((more, answer)) = wording::arrow(whole, part.value.clone(), &text.marks) {
            self.drafts[risk].go_on(&whole[part.value.start..more.end]);
            self.drafts[risk].give(Field::Mitigation, &whole[answer]);
        } else {
            self.drafts[risk].go_on(value);
        }
    }

    /// Reads an item that states a field of the risk before it.
    pub(super) fn sibling(&mut self, item: &Item, text: &Scanned<'_>) {
        let Some(risk) = self.current else { return };
        for part in &text.parts {
            self.field(risk, text, part);
        }
        for block in &item.blocks[1..] {
            self.detail(risk, block, false);
        }
        self.pending = None;
    }

    /// Gives a labelled part to a risk, or remembers that its value is still to come.
    pub(super) fn field(&mut self, risk: usize, text: &Scanned<'_>, part: &Part) {
        let Some(field) = part.field else { return };
        if part.value.is_empty() {
            self.pending = Some((risk, field));
        } else {
            self.pending = None;
            self.drafts[risk].give(field, text.value(part));
        }
    }

    /// Reads a block that belongs to one risk. Its prose describes the risk where the risk is a section.
    pub(super) fn detail(&mut self, risk: usize, block: &Block, is_section: bool) {
        match &block.kind {
            BlockKind::Paragraph(text) => {
                let is_label = label_only(text).is_some();
                let scanned = Scanned::of(text);
                for part in &scanned.parts {
                    if part.field.is_some() {
                        self.field(risk, &scanned, part);
                    } else if is_label {
                        self.pending = None;
                    } else {
                        self.unlabelled(risk, scanned.value(part), is_section);
                    }
                }
            }
            BlockKind::List(list) => {
                if let Some((risk, field)) = self.pending.take() {
                    return self.give_list(risk, field, list);
                }
                for item in &list.items {
                    let Some(text) = item.text() else { continue };
                    let scanned = Scanned::of(text);
                    for part in &scanned.parts {
                        if part.field.is_some() {
                            self.field(risk, &scanned, part);
                        } else {
                            self.unlabelled(risk, scanned.value(part), false);
                        }
                    }
                    item.blocks[1..].iter().for_each(|block| self.detail(risk, block, false));
                    self.pending = None;
                }
            }
            BlockKind::Table(table) => {
                for (field, value) in table::fields(table) {
                    self.drafts[risk].give(field, &value);
                }
            }
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| self.detail(risk, block, is_section)),
            _ => {}
        }
    }

    /// Takes text without a label: the value that is awaited, a mitigation after an arrow, or a description.
    fn unlabelled(&mut self, risk: usize, text: &str, describes: bool) {
        let text = text.trim_start_matches([':', '：', ' ']);
        let arrow = ARROWS.iter().find_map(|arrow| text.strip_prefix(arrow));
        if let Some((risk, field)) = self.pending.take() {
            self.drafts[risk].give(field, text);
        } else if let Some(mitigation) = arrow {
            self.drafts[risk].give(Field::Mitigation, mitigation.trim());
        } else if describes && !self.drafts[risk].is_described() {
            self.drafts[risk].give(Field::Description, text);
        }
    }
}

/// The value of a text that is a field of a header, such as `**Depends On**: 004-boiler`.
fn header_value(text: &Inline) -> Option<Inline> {
    let (label, value) = text.labelled()?;
    header::meaning(&label.text).map(|_| value)
}

/// Whether a value names something and says nothing of it: a date, a number, the name of a folder.
fn is_identifier(value: &str) -> bool {
    value.split_whitespace().all(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// A range without `Risk 1:` or `Risk 1 -` before the risk itself.
fn unnumbered(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let Some(name) = heading::one_risk(part).filter(|_| !heading::has_mark(part)) else { return range };
    let first: String = name.split(' ').next().unwrap_or_default().to_owned();
    part.find(first.as_str()).filter(|_| !first.is_empty()).map_or(range.clone(), |at| range.start + at..range.end)
}

/// The arrows that lead from a risk to what is done about it.
const ARROWS: [&str; 5] = ["→", "⇒", "➔", "->", "=>"];

pub(super) fn is_detail(part: &Part) -> bool {
    part.field.is_some_and(|field| field != Field::Risk)
}

pub(super) fn is_mitigation(part: &Part) -> bool {
    part.field == Some(Field::Mitigation)
}

/// What the blocks below the text of an item state.
#[derive(Default)]
pub(super) struct Below {
    /// Whether one of them begins with the label of a field.
    pub(super) has_details: bool,
    /// Whether a mitigation stands under its label.
    has_mitigation: bool,
}

impl Below {
    pub(super) fn of(item: &Item) -> Self {
        let mut below = Self::default();
        for block in &item.blocks[1..] {
            match &block.kind {
                BlockKind::Paragraph(text) => below.add(text),
                BlockKind::List(list) => list.items.iter().filter_map(Item::text).for_each(|text| below.add(text)),
                _ => {}
            }
        }
        below
    }

    fn add(&mut self, text: &Inline) {
        let parts = scan::parts(text);
        self.has_details |= parts.first().is_some_and(is_detail);
        self.has_mitigation |= parts.iter().any(is_mitigation);
    }
}
