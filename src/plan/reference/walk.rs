//! The walk through the running text of one document.
//!
//! Every text is searched once, both for the references of its feature and for the places that become links.

use super::mention::Places;
use super::own::Own;
use super::scan::{Mode, Named, names};
use super::{Found, ReferenceTarget, leading, spec_column};
use crate::document::{Block, BlockKind, Document, Inline, Row, Table};

/// A walk, with what it adds to.
pub(super) struct Walk<'w> {
    pub(super) document: &'w Document,
    pub(super) own: &'w Own,
    /// The references of the feature; `None` in a document that states none.
    pub(super) references: Option<&'w mut Found>,
    /// The places in prose; `None` where prose is not searched at all.
    pub(super) places: Option<Places<'w>>,
}

impl Walk<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.title(&heading.text, heading.level == 1),
                BlockKind::Paragraph(text) => self.prose(text, Vec::new()),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
                BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => self.blocks(blocks),
                BlockKind::Table(table) => self.table(table),
                BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let column = spec_column(table);
        self.specs(&table.header, column);
        table.header.cells.iter().for_each(|cell| self.title(&cell.text, false));
        for row in &table.rows {
            self.specs(row, column);
            for (at, cell) in row.cells.iter().enumerate() {
                let specs = if column == Some(at) { leading(&cell.text.text, self.own) } else { Vec::new() };
                self.prose(&cell.text, specs);
            }
        }
    }

    /// Adds what the cell of a row names that stands in a column of specs.
    fn specs(&mut self, row: &Row, column: Option<usize>) {
        if let Some(references) = self.references.as_deref_mut()
            && let Some(cell) = column.and_then(|column| row.cells.get(column))
        {
            references.of_specs(cell, row, self.document, self.own);
        }
    }

    /// Adds what a heading names, which is an anchor already. The number that a document gives itself in its title is its
    /// own, whatever number its folder has: "Phase II - Spec 1: Ledger".
    fn title(&mut self, text: &Inline, is_own: bool) {
        if self.places.is_some()
            && let Some(references) = self.references.as_deref_mut()
        {
            let mut names = names(&text.text, Mode::Running, self.own);
            let is_given = |named: &Named| {
                let (before, behind) = (text.text[..named.range.start].trim_end(), &text.text[named.range.end..]);
                let begins = before.is_empty() || before.ends_with([':', '：', '-', '—', '–', '|']);
                let ends =
                    behind.trim_start().is_empty() || behind.trim_start().starts_with([':', '：', '-', '—', '–', '|']);
                matches!(named.target, ReferenceTarget::Number(_)) && begins && ends
            };
            names.retain(|named| !(is_own && is_given(named)));
            references.of_text(text, &names, self.document, self.own);
        }
    }

    /// Adds what other text names, where some of it is known to be named.
    fn prose(&mut self, text: &Inline, known: Vec<Named>) {
        let Some(places) = &mut self.places else { return };
        let found = names(&text.text, Mode::Running, self.own);
        if let Some(references) = self.references.as_deref_mut() {
            references.of_text(text, &found, self.document, self.own);
        }
        places.of_text(text, found, known);
    }
}
