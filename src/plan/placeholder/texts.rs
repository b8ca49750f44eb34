//! Every stretch of running text of a document, with where it stands: what templates and questions are looked for in.
//!
//! Code and HTML, comments among it, are left out: what stands there is not what the plan says.

use crate::document::{Block, BlockKind, Checkbox, Document, Inline, Item, Row};

/// A text with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Text<'d> {
    pub(super) inline: &'d Inline,
    pub(super) position: Position<'d>,
}

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) enum Position<'d> {
    /// A heading.
    Heading,
    /// A paragraph outside lists.
    Paragraph,
    /// In a list.
    Item {
        /// Whether that list stands inside another item.
        nested: bool,
        /// Whether the item has a box that is ticked.
        ticked: bool,
    },
    /// A cell of a table with its row.
    Cell(&'d Row),
}

/// Collects the texts of a document in reading order.
pub(super) fn texts(document: &Document) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    collect(&document.blocks, None, &mut texts);
    texts
}

/// `item` is the innermost item round the blocks and whether it is nested.
fn collect<'d>(blocks: &'d [Block], item: Option<(&'d Item, bool)>, texts: &mut Vec<Text<'d>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => texts.push(Text { inline: &heading.text, position: Position::Heading }),
            BlockKind::Paragraph(inline) => {
                let position = item.map_or(Position::Paragraph, |(item, nested)| Position::Item {
                    nested,
                    ticked: item.checkbox.is_some_and(Checkbox::ticked),
                });
                texts.push(Text { inline, position });
            }
            BlockKind::List(list) => {
                for inner in &list.items {
                    collect(&inner.blocks, Some((inner, item.is_some())), texts);
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let position = Position::Cell(row);
                    texts.extend(row.cells.iter().map(|cell| Text { inline: &cell.text, position }));
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => collect(blocks, item, texts),
            BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }
}
