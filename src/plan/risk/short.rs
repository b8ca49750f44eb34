//! A risk on the line of its label, as a field of a phase or a work package: `**Risks**: the gauge may stop at night`.
//!
//! Any text may hold the noun, so much is asked of it: the label is bold and stands among bold labels of such parts, below a
//! heading, and a sentence follows it that is no level, no question and no reference to risks told elsewhere. A document
//! with a register tells its risks there.

use std::ops::Range;

use super::heading::{self, Manner};
use super::level;
use super::register::Reader;
use super::scan::{self, Field, Scanned};
use super::statement::is_mitigation;
use super::wording::{self, Labels};
use crate::document::{Block, BlockKind, Inline, Item, List, MarkKind};
use crate::plan::words::{self, has_unspaced, risks, sections};

/// Fewest words of a sentence that states a risk, and fewest characters in a script without spaces.
const FEWEST_WORDS: usize = 4;
const FEWEST_CHARACTERS: usize = 8;

impl Reader<'_> {
    /// Reads the risk that a paragraph outside of registers states in one of its lines.
    pub(super) fn line_of_paragraph(&mut self, text: &Inline, next: Option<&Block>) {
        let is_of_risks = |label: &Range<usize>| names_risks(&text.text[label.clone()]);
        let Some(label) = labels(text).find(is_of_risks) else { return };
        let mut others = labels(text).filter(|other| *other != label && !names_mitigation(&text.text[other.clone()]));
        let next_is_of_part = || match next.map(|next| &next.kind) {
            Some(BlockKind::Paragraph(next)) => labels(next).next().is_some_and(|label| names_field(&next.text[label])),
            _ => false,
        };
        let has_others = others.clone().any(|other| names_field(&text.text[other])) || next_is_of_part();
        let end = others.find(|other| other.start > label.start).map_or(text.text.len(), |other| other.start);
        if has_others && let Some((_, value)) = text.slice(label.start..end).labelled() {
            self.line(&value);
            self.current = None;
        }
    }

    /// Reads the risk that an item of a list outside of registers states, and the mitigations in those behind it.
    pub(super) fn line_of_list(&mut self, list: &List, at: usize) {
        let is_field = |text: &Inline| labels(text).next().is_some_and(|label| names_field(&text.text[label]));
        let Some(text) = list.items[at].text() else { return };
        let is_of_risks = labels(text).next().is_some_and(|label| names_risks(&text.text[label]));
        if !is_of_risks || !list.items.iter().filter_map(Item::text).any(is_field) {
            return;
        }
        let Some((_, value)) = text.labelled() else { return };
        self.line(&value);
        for item in &list.items[at + 1..] {
            match item.text().map(Scanned::of) {
                Some(said) if said.parts.first().is_some_and(is_mitigation) => self.sibling(item, &said),
                _ => break,
            }
        }
        self.current = None;
    }

    /// Adds the risk that stands behind a label.
    fn line(&mut self, value: &Inline) {
        if !states_risk(value.text.trim()) || !self.is_in_a_part() {
            return;
        }
        self.open_list(Manner::default());
        let from = self.drafts.len();
        let scanned = Scanned::of(value);
        let Some((first, rest)) = scanned.parts.split_first() else { return };
        let labels = if rest.iter().any(is_mitigation) { Labels::Mitigation } else { Labels::Risk };
        self.risk(&scanned, first.value.clone(), Manner::default(), None, labels);
        for part in rest {
            match (self.current, part.field) {
                (Some(risk), Some(Field::Mitigation)) => self.field(risk, &scanned, part),
                (Some(risk), _) => self.drafts[risk].go_on(scanned.value(part)),
                (None, _) => {}
            }
        }
        self.pending = None;
        self.drafts[from..].iter_mut().for_each(|draft| draft.is_of_part = true);
    }
}

/// The bold texts at the starts of lines, which may be labels.
fn labels(text: &Inline) -> impl Iterator<Item = Range<usize>> + Clone {
    let strong = text.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).map(|mark| mark.range.clone());
    strong.filter(|range| {
        let before = text.text[..range.start].trim_end_matches(' ');
        before.is_empty() || before.ends_with('\n')
    })
}

/// Whether a label is nothing but the noun in the plural: in the singular it is a level as often as a risk.
fn names_risks(label: &str) -> bool {
    let label = label.trim_end_matches([':', '：', ' ']);
    sections::RISK_PLURALS.of_any_case(label).any(|(_, rest)| rest.is_empty())
}

/// Whether a label is one of those that a phase or a work package has. The same noun is a field of data or a part of a
/// page elsewhere.
fn names_field(label: &str) -> bool {
    let label = words::fold(label);
    let name = label.split('/').next().unwrap_or_default().trim_end();
    risks::FIELDS_OF_PARTS.contains(&name)
}

fn names_mitigation(label: &str) -> bool {
    scan::field(label.trim_end_matches([':', '：', ' '])) == Some(Field::Mitigation)
}

/// Whether a text is a sentence about a risk.
fn states_risk(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let is_sentence = words.take(FEWEST_WORDS).count() == FEWEST_WORDS
        || has_unspaced(text) && text.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_CHARACTERS;
    let clause =
        text.split(['—', '–', ',', '.', ';', ':', '(', '，', '。', '；', '：', '（']).next().unwrap_or_default();
    let clause = clause.split(" - ").next().unwrap_or_default();
    let refers = || {
        let mut said = risks::ELSEWHERE.of_any_case(text);
        said.any(|(word, rest)| has_unspaced(word) || !rest.starts_with(char::is_alphanumeric))
    };
    is_sentence
        && !heading::has_mark(text)
        && !text.ends_with(['?', '？'])
        && level::phrase(clause).is_none()
        && level::phrase(clause.split_whitespace().next().unwrap_or_default()).is_none()
        && !refers()
        && !scan::is_owed(text)
        && !wording::denies(text)
        && !begins_with_denial(text)
}

/// Whether a text begins with several words that deny any risk: "None identified for this phase so far".
fn begins_with_denial(text: &str) -> bool {
    risks::NO_RISK
        .of_any_case(text)
        .any(|(words, rest)| words.contains(' ') && !rest.starts_with(char::is_alphanumeric))
}
