//! The blocks of a document, and the sections that its headings make of them.

use super::Inline;
use crate::diagnostic::Span;

/// One block with the bytes it covers.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes of the whole block.
    pub span: Span,
}

impl Block {
    /// The same block `by` bytes further down in the source.
    #[must_use]
    pub(super) fn moved(&self, by: usize) -> Self {
        let all = |blocks: &[Block]| blocks.iter().map(|block| block.moved(by)).collect();
        let kind = match &self.kind {
            BlockKind::Heading(heading) => BlockKind::Heading(Heading {
                level: heading.level,
                text: heading.text.moved(by),
                id: heading.id.clone(),
                span: heading.span.moved(by),
            }),
            BlockKind::Paragraph(text) => BlockKind::Paragraph(text.moved(by)),
            BlockKind::List(list) => BlockKind::List(List {
                ordered: list.ordered,
                items: list.items.iter().map(|item| item.moved(by)).collect(),
            }),
            BlockKind::Table(table) => BlockKind::Table(Table {
                header: table.header.moved(by),
                rows: table.rows.iter().map(|row| row.moved(by)).collect(),
            }),
            BlockKind::Quote(blocks) => BlockKind::Quote(all(blocks)),
            BlockKind::Footnote(blocks) => BlockKind::Footnote(all(blocks)),
            BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => self.kind.clone(),
        };
        Self { kind, span: self.span.moved(by) }
    }
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading; only at the top level does it make a section.
    Heading(Heading),
    /// A paragraph; its lines are separated by `\n`.
    Paragraph(Inline),
    /// A bullet or numbered list.
    List(List),
    /// A table.
    Table(Table),
    /// Fenced or indented code.
    Code {
        /// The info string, such as `yaml`.
        info: String,
        /// The code.
        text: String,
    },
    /// A block quote or an alert.
    Quote(Vec<Block>),
    /// A block of HTML, comments included, as written.
    Html(String),
    /// A thematic break.
    Rule,
    /// A footnote's definition.
    Footnote(Vec<Block>),
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: Inline,
    /// Its anchor, unique in the document, equal to GitHub's; empty where the text is not rendered.
    pub id: String,
    /// The bytes of the whole heading.
    pub span: Span,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// Whether it is numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// The number of an ordered list's item as counted by Markdown.
    pub number: Option<usize>,
    /// Its task box, if it has one.
    pub checkbox: Option<Checkbox>,
    /// Its blocks; the first one is usually the paragraph.
    pub blocks: Vec<Block>,
    /// The bytes of the whole item.
    pub span: Span,
}

impl Item {
    fn moved(&self, by: usize) -> Self {
        let checkbox = self.checkbox.map(|it| Checkbox { symbol: it.symbol, span: it.span.moved(by) });
        let blocks = self.blocks.iter().map(|block| block.moved(by)).collect();
        Self { number: self.number, checkbox, blocks, span: self.span.moved(by) }
    }

    /// The item's first paragraph, which is its own text.
    #[must_use]
    pub fn text(&self) -> Option<&Inline> {
        match self.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Paragraph(text)) => Some(text),
            _ => None,
        }
    }

    /// The lists directly inside the item.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list),
            _ => None,
        })
    }
}

/// A task box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkbox {
    /// What stands between the brackets; `None` for a space.
    pub symbol: Option<char>,
    /// The bytes of that character.
    pub span: Span,
}

impl Checkbox {
    /// Whether it is ticked: `x` or `X`, and nothing else.
    #[must_use]
    pub fn ticked(self) -> bool {
        matches!(self.symbol, Some('x' | 'X'))
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The header row.
    pub header: Row,
    /// The other rows, each with as many cells as the header.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How many cells the source line really has; Markdown drops surplus cells and fills up missing ones.
    pub written_cells: usize,
    /// The bytes of the row.
    pub span: Span,
}

impl Row {
    fn moved(&self, by: usize) -> Self {
        let cells = self.cells.iter().map(|cell| Cell { text: cell.text.moved(by), span: cell.span.moved(by) });
        Self { cells: cells.collect(), written_cells: self.written_cells, span: self.span.moved(by) }
    }
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its text.
    pub text: Inline,
    /// The bytes of the cell.
    pub span: Span,
}

/// A heading with everything up to the next heading of the same or a higher level.
#[derive(Clone, Copy, Debug)]
pub struct Section<'d> {
    /// The heading.
    pub heading: &'d Heading,
    /// The blocks after the heading, those of subsections included.
    pub blocks: &'d [Block],
}

impl<'d> Section<'d> {
    /// The heading's text, without markup.
    #[must_use]
    pub fn title(&self) -> &'d str {
        &self.heading.text.text
    }

    /// The blocks before the first subsection.
    #[must_use]
    pub fn own(&self) -> &'d [Block] {
        let end = self.blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading(_)));
        &self.blocks[..end.unwrap_or(self.blocks.len())]
    }

    /// The sections directly inside this one.
    pub fn subsections(&self) -> impl Iterator<Item = Section<'d>> + use<'d> {
        let mut rest = self.blocks;
        std::iter::from_fn(move || {
            let at = rest.iter().position(|block| matches!(block.kind, BlockKind::Heading(_)))?;
            let section = section_at(rest, at)?;
            rest = &rest[at + 1 + section.blocks.len()..];
            Some(section)
        })
    }

    /// The bytes from the heading to the end of the section.
    #[must_use]
    pub fn span(&self) -> Span {
        let end = self.blocks.last().map_or(self.heading.span.end, |block| block.span.end);
        Span::new(self.heading.span.start, end)
    }
}

/// Every section of a run of blocks, in order, nested ones after the one that holds them.
pub fn sections(blocks: &[Block]) -> impl Iterator<Item = Section<'_>> {
    (0..blocks.len()).filter_map(|at| section_at(blocks, at))
}

/// The section whose heading is block `at`.
fn section_at(blocks: &[Block], at: usize) -> Option<Section<'_>> {
    let BlockKind::Heading(heading) = &blocks.get(at)?.kind else { return None };
    let rest = &blocks[at + 1..];
    let end = rest
        .iter()
        .position(|block| matches!(&block.kind, BlockKind::Heading(next) if next.level <= heading.level))
        .unwrap_or(rest.len());
    Some(Section { heading, blocks: &rest[..end] })
}
