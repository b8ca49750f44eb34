//! What stands below a heading inside a register, looked at before it is read: the fields of one risk, its description,
//! or risks.

use super::heading::{self, Kind};
use super::scan::{self, Field};
use super::table;
use crate::document::{Block, BlockKind, Inline, List};

/// What the blocks up to the next heading are, counted.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Fields of a risk.
    fields: usize,
    /// Those that are said of nothing but a risk: a likelihood, a mitigation.
    weights: usize,
    /// Labels of risks.
    risks: usize,
    /// Items and tables that may state risks.
    plain_items: usize,
    /// Paragraphs without labels.
    prose: usize,
    /// Those of them that begin in bold, as a risk may.
    bold: usize,
    /// Whether a list of mitigations comes next.
    mitigations_next: bool,
    /// Whether the next heading stands below this one.
    has_headings: bool,
}

impl Section {
    /// Looks at the blocks behind a heading of a level.
    pub(super) fn of(rest: &[Block], level: u8) -> Self {
        let end = rest.iter().position(|block| matches!(block.kind, BlockKind::Heading(_))).unwrap_or(rest.len());
        let mut section = Self::default();
        for block in &rest[..end] {
            match &block.kind {
                BlockKind::Paragraph(text) => section.paragraph(text),
                BlockKind::List(list) => section.list(list, &rest[..end]),
                BlockKind::Table(table) if table::columns(table, true).is_some() => section.plain_items += 1,
                BlockKind::Table(table) => section.fields += usize::from(!table::fields(table).is_empty()),
                _ => {}
            }
        }
        if let Some(BlockKind::Heading(next)) = rest.get(end).map(|block| &block.kind) {
            section.mitigations_next = heading::kind(&next.text.text) == Kind::Mitigations;
            section.has_headings = next.level > level;
        }
        section
    }

    fn paragraph(&mut self, text: &Inline) {
        let parts = scan::parts(text);
        let is_prose = parts.iter().all(|part| part.field.is_none());
        self.prose += usize::from(is_prose);
        self.bold += usize::from(is_prose && text.leading_strong().is_some());
        self.risks += parts.iter().filter(|part| part.field == Some(Field::Risk)).count();
        parts.iter().filter_map(|part| part.field).for_each(|field| self.field(field));
    }

    fn list(&mut self, list: &List, blocks: &[Block]) {
        for item in &list.items {
            let first = item.text().and_then(|text| scan::parts(text).first().map(|part| part.field));
            match first.flatten() {
                Some(Field::Risk) => self.risks += 1,
                Some(field) => self.field(field),
                // What hangs on a label without a value is its value.
                None if self.fields > 0 && self.prose == 0 && plain_after_label(blocks, list) => {}
                None => self.plain_items += 1,
            }
        }
    }

    fn field(&mut self, field: Field) {
        self.fields += usize::from(!matches!(field, Field::Risk | Field::Aside));
        self.weights += usize::from(matches!(field, Field::Likelihood | Field::Mitigation));
    }

    fn has_no_risks(&self) -> bool {
        self.risks <= 1 && self.plain_items == 0
    }

    /// Whether the blocks are the fields of one risk, the heading being its name.
    pub(super) fn states_one_risk(&self) -> bool {
        self.has_no_risks() && (self.fields > 0 || self.mitigations_next)
    }

    /// The same by fields that nothing else has, so that even a heading that sounds like something else names a risk.
    pub(super) fn weighs_one_risk(&self) -> bool {
        self.states_one_risk() && self.weights > 0
    }

    /// Whether they describe one risk, should the heading name one.
    pub(super) fn describes_one_risk(&self) -> bool {
        self.has_no_risks() && self.prose > 0
    }

    /// Whether they are nothing but prose in which no risk is set in bold.
    pub(super) fn is_prose(&self) -> bool {
        self.describes_one_risk() && self.bold == 0 && !self.has_headings
    }
}

/// Whether a list follows a paragraph that ends with an empty label.
fn plain_after_label(blocks: &[Block], list: &List) -> bool {
    let at = blocks.iter().position(|block| matches!(&block.kind, BlockKind::List(other) if std::ptr::eq(other, list)));
    let before = at.and_then(|at| at.checked_sub(1)).map(|before| &blocks[before].kind);
    match before {
        Some(BlockKind::Paragraph(text)) => {
            scan::parts(text).last().is_some_and(|part| part.field.is_some() && part.value.is_empty())
        }
        _ => false,
    }
}
