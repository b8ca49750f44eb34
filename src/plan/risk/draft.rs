//! A risk while its fields are still being found.

use super::level::{self, Axis};
use super::scan::{self, Field};
use super::wording::Wording;
use super::{Level, Risk, RiskRow};
use crate::diagnostic::Place;
use crate::plan::words;

/// A risk whose fields arrive one after the other.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The name, or the whole statement.
    pub(super) text: String,
    /// The statement before a mitigation without a label was taken off it, which a labelled mitigation undoes.
    whole: Option<String>,
    /// What a field or a paragraph below the name says of it.
    description: Option<String>,
    pub(super) category: Option<String>,
    likelihood: Option<Level>,
    impact: Option<Level>,
    severity: Option<Level>,
    bare: Option<Level>,
    pub(super) mitigation: Option<String>,
    owner: Option<String>,
    contingency: Option<String>,
    pub(super) mitigation_cell: Option<Place>,
    pub(super) row: Option<RiskRow>,
    /// Whether it is a field of a phase or a work package.
    pub(super) is_of_part: bool,
    place: Place,
}

impl Draft {
    pub(super) fn new(text: String, category: Option<String>, place: Place) -> Self {
        Self {
            text,
            whole: None,
            description: None,
            category,
            likelihood: None,
            impact: None,
            severity: None,
            bare: None,
            mitigation: None,
            owner: None,
            contingency: None,
            mitigation_cell: None,
            row: None,
            is_of_part: false,
            place,
        }
    }

    pub(super) fn worded(wording: Wording, category: Option<String>, place: Place) -> Self {
        let mut draft = Self::new(wording.text, category, place);
        draft.mitigation = wording.mitigation;
        draft.whole = wording.whole;
        for (axis, text) in wording.levels {
            draft.give_level(axis, &text);
        }
        draft
    }

    /// Takes a level without a label.
    fn give_level(&mut self, axis: Axis, text: &str) {
        let slot = match axis {
            Axis::Likelihood => &mut self.likelihood,
            Axis::Impact => &mut self.impact,
            Axis::None => &mut self.bare,
        };
        if slot.is_none() {
            *slot = level::read(text);
        }
    }

    /// Takes what stands under a label. Levels and names keep their first value, mitigations add up.
    pub(super) fn give(&mut self, field: Field, value: &str) {
        let value = scan::one_line(value);
        match field {
            Field::Likelihood => keep(&mut self.likelihood, || level::read(&value)),
            Field::Impact => keep(&mut self.impact, || level::read(&value)),
            Field::Severity => keep(&mut self.severity, || level::read(&value)),
            Field::Level => keep(&mut self.bare, || level::read(&value)),
            Field::Mitigation if !scan::is_owed(&value) => {
                if let Some(whole) = self.whole.take() {
                    self.text = whole;
                    self.mitigation = None;
                }
                append(&mut self.mitigation, &value);
            }
            Field::Contingency if !scan::is_owed(&value) => append(&mut self.contingency, &value),
            Field::Owner if !scan::is_owed(&value) => keep(&mut self.owner, || Some(value.clone())),
            Field::Risk | Field::Description if !scan::is_no_value(&value) => {
                keep(&mut self.description, || Some(value.clone()));
            }
            _ => {}
        }
    }

    /// Says in which cell a level stands that a row just gave.
    pub(super) fn locate(&mut self, field: Field, cell: Place) {
        let level = match field {
            Field::Likelihood => &mut self.likelihood,
            Field::Impact => &mut self.impact,
            Field::Severity => &mut self.severity,
            Field::Level => &mut self.bare,
            _ => return,
        };
        if let Some(level) = level {
            level.cell = Some(cell);
        }
    }

    /// Takes words of the statement that go on after a bracket.
    pub(super) fn go_on(&mut self, words: &str) {
        if !words.starts_with([':', '：']) {
            self.text.push(' ');
        }
        self.text.push_str(&scan::one_line(words));
    }

    /// Whether something is said of the risk beside its name.
    pub(super) fn is_described(&self) -> bool {
        self.description.is_some()
    }

    pub(super) fn finish(self) -> Risk {
        let text = match self.description {
            Some(description) if self.text.is_empty() => description,
            Some(description) => format!("{}: {description}", self.text.trim_end_matches([':', '：', '.', ' '])),
            None => self.text,
        };
        // A level of no axis says how bad it is, unless the axes speak for themselves.
        let bare = self.bare.filter(|_| self.likelihood.is_none());
        Risk {
            text,
            category: self.category,
            likelihood: self.likelihood,
            impact: self.impact.or(self.severity).or(bare),
            mitigation: self.mitigation,
            owner: self.owner,
            contingency: self.contingency,
            mitigation_cell: self.mitigation_cell,
            row: self.row,
            place: self.place,
        }
    }
}

fn keep<T>(slot: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if slot.is_none() {
        *slot = value();
    }
}

/// Adds a statement to those before it.
fn append(slot: &mut Option<String>, value: &str) {
    words::add_item(slot.get_or_insert_default(), value);
}
