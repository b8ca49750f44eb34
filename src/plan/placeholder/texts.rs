//! Every stretch of running text of a document, with where it stands: what templates and questions are looked for in.
//!
//! Code and HTML, comments among it, are left out: what stands there is not what the plan says.

use crate::document::bytes;
use crate::document::{Block, BlockKind, Checkbox, Document, Inline, Item, Row};
use crate::plan::words::placeholders::{EXAMPLE, MARKING};
use crate::plan::words::plain;

/// The longest line that introduces an example, in bytes.
const LONGEST_LEAD: usize = 160;

/// A text with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Text<'d> {
    pub(super) inline: &'d Inline,
    pub(super) position: Position<'d>,
}

/// A quick look: whether a text has no bracket, and no letters but those of ASCII. Of such a text
/// hardly anything is asked.
pub(super) fn is_plain(text: &str) -> bool {
    // Other letters and the wide brackets begin with these bytes; dashes, quotes and arrows do not.
    let begins_letter = |byte: u8| (byte >= 0xc3) & (byte != 0xe2);
    !bytes::has(text.as_bytes(), |byte| (byte == b'[') | begins_letter(byte))
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
        /// Whether the list shows how questions are marked.
        example: bool,
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

/// The innermost item round some blocks.
#[derive(Clone, Copy)]
struct Inside<'d> {
    item: &'d Item,
    nested: bool,
    example: bool,
}

fn collect<'d>(blocks: &'d [Block], inside: Option<Inside<'d>>, texts: &mut Vec<Text<'d>>) {
    let mut lead = None;
    for block in blocks {
        let above = lead.take();
        match &block.kind {
            BlockKind::Heading(heading) => texts.push(Text { inline: &heading.text, position: Position::Heading }),
            BlockKind::Paragraph(inline) => {
                let position = inside.map_or(Position::Paragraph, |inside| Position::Item {
                    nested: inside.nested,
                    ticked: inside.item.checkbox.is_some_and(Checkbox::ticked),
                    example: inside.example,
                });
                texts.push(Text { inline, position });
                lead = Some(inline);
            }
            BlockKind::List(list) => {
                let example = inside.is_some_and(|inside| inside.example) || above.is_some_and(introduces_example);
                for item in &list.items {
                    collect(&item.blocks, Some(Inside { item, nested: inside.is_some(), example }), texts);
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let position = Position::Cell(row);
                    texts.extend(row.cells.iter().map(|cell| Text { inline: &cell.text, position }));
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => collect(blocks, inside, texts),
            BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }
}

/// Whether a line introduces an example of how questions are marked: "Example of marking unclear requirements:".
fn introduces_example(lead: &Inline) -> bool {
    lead.text.len() <= LONGEST_LEAD && EXAMPLE.may_be_in(&lead.text) && {
        let folded = plain(&lead.text);
        EXAMPLE.says(&folded) && MARKING.says(&folded)
    }
}
