//! The walk over comrak's tree that copies out blocks, links and comments.
//!
//! The walk keeps its own stack, and containers below [`MAX_DEPTH`] are passed over: neither a hostile document nor
//! the destructor of what was read from it can exhaust the call stack.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};

use super::anchors::Anchorizer;
use super::block::{Block, BlockKind, Cell, Checkbox, Heading, Item, List, Row, Table};
use super::fence::Fences;
use super::inline::{Inline, InlineBuilder, MarkKind};
use super::parse::span as position_span;
use super::{Comment, Link, lazy, math, threshold};
use crate::diagnostic::{Source, Span};

/// How deep lists and quotes are followed. People nest to about six.
const MAX_DEPTH: usize = 24;

/// What the walk gives.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<Link>,
    pub(super) comments: Vec<Comment>,
    pub(super) fences: Fences,
    /// The anchor of every heading in order, nested ones too.
    pub(super) heading_ids: Vec<String>,
    /// Whether nothing was passed over.
    pub(super) is_whole: bool,
}

/// Walks the tree once. Headings have anchors if they are asked for, since finding them takes longer than all else that
/// is read of a heading.
pub(super) fn read<'a>(root: &'a AstNode<'a>, source: &Source, with_anchors: bool) -> Read {
    let mut walk = Walk {
        source,
        stack: vec![Frame::Blocks(for_children(root))],
        inline: None,
        open_links: Vec::new(),
        anchors: with_anchors.then(Anchorizer::default),
        skipped: 0,
        read: Read {
            blocks: Vec::new(),
            links: Vec::new(),
            comments: Vec::new(),
            fences: Fences::default(),
            heading_ids: Vec::new(),
            is_whole: true,
        },
    };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => walk.enter(node),
            NodeEdge::End(node) => walk.leave(node),
        }
    }
    if let Some(Frame::Blocks(blocks)) = walk.stack.pop() {
        walk.read.blocks = blocks;
    }
    walk.read
}

/// An empty list with room for what is read of a node's children, so that it need not grow.
fn for_children<'a, T>(node: &'a AstNode<'a>) -> Vec<T> {
    Vec::with_capacity(node.children().count())
}

/// A container that is being filled.
enum Frame {
    Blocks(Vec<Block>),
    List(List),
    Item(Item),
    Table(Vec<Row>),
    Row(Vec<Cell>),
}

struct Walk<'s> {
    source: &'s Source,
    stack: Vec<Frame>,
    /// The text of the paragraph, heading or cell that is being read.
    inline: Option<InlineBuilder<'s>>,
    /// Indexes of links that are open, with the length of the text before them.
    open_links: Vec<(usize, usize)>,
    /// What makes anchors, if they are asked for.
    anchors: Option<Anchorizer>,
    /// How many containers below the limit are open.
    skipped: usize,
    read: Read,
}

impl Walk<'_> {
    fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        let source = self.source;
        let span = || position_span(source, data.sourcepos);
        match &data.value {
            NodeValue::BlockQuote | NodeValue::FootnoteDefinition(_) | NodeValue::Alert(_) => {
                self.open(Frame::Blocks(for_children(node)));
            }
            NodeValue::List(list) => {
                self.open(Frame::List(List {
                    ordered: list.list_type == ListType::Ordered,
                    items: for_children(node),
                }));
            }
            NodeValue::Item(item) => {
                let number = (item.list_type == ListType::Ordered).then_some(item.start);
                self.open(Frame::Item(Item { number, checkbox: None, blocks: for_children(node), span: span() }));
            }
            NodeValue::TaskItem(task) => {
                let number = node.parent().and_then(|parent| match &parent.data().value {
                    NodeValue::List(list) if list.list_type == ListType::Ordered => Some(list.start),
                    _ => None,
                });
                let symbol = position_span(source, task.symbol_sourcepos);
                let checkbox = Some(Checkbox { symbol: task.symbol, span: symbol });
                self.open(Frame::Item(Item { number, checkbox, blocks: for_children(node), span: span() }));
            }
            NodeValue::Table(_) => self.open(Frame::Table(for_children(node))),
            NodeValue::TableRow(_) => self.open(Frame::Row(for_children(node))),
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => {
                self.inline = Some(InlineBuilder::new(source, span()));
            }
            NodeValue::CodeBlock(code) => {
                let span = span();
                self.read.fences.note(code, span);
                self.block(BlockKind::Code { info: code.info.clone(), text: code.literal.clone() }, span);
            }
            NodeValue::HtmlBlock(html) => {
                let span = span();
                self.comments(&html.literal, span);
                self.block(BlockKind::Html(html.literal.clone()), span);
            }
            NodeValue::ThematicBreak => self.block(BlockKind::Rule, span()),
            value => self.enter_inline(value, span),
        }
    }

    /// Enters what stands inside a text. Where it stands is asked only of what has characters of its own.
    fn enter_inline(&mut self, value: &NodeValue, span: impl Fn() -> Span) {
        if let NodeValue::Link(link) | NodeValue::Image(link) = value {
            let index = self.read.links.len();
            self.read.links.push(Link {
                target: link.url.clone(),
                text: String::new(),
                image: matches!(value, NodeValue::Image(_)),
                place: self.source.place(span()),
            });
            self.open_links.push((index, self.inline.as_ref().map_or(0, InlineBuilder::len)));
        }
        if let NodeValue::HtmlInline(html) = value
            && html.starts_with("<!--")
        {
            return self.comments(html, span());
        }
        let Some(inline) = &mut self.inline else { return };
        match value {
            NodeValue::Text(text) => inline.text(text, span()),
            NodeValue::HtmlInline(html) => inline.text(html, span()),
            NodeValue::Code(code) => inline.code(&code.literal, span()),
            NodeValue::Math(math) => inline.text(&math::written(math), span()),
            NodeValue::SoftBreak | NodeValue::LineBreak => inline.line_break(span()),
            NodeValue::Strong => inline.open(MarkKind::Strong),
            NodeValue::Emph => inline.open(MarkKind::Emphasis),
            NodeValue::Strikethrough => inline.open(MarkKind::Strikethrough),
            NodeValue::Link(link) => inline.open(MarkKind::Link(link.url.clone())),
            NodeValue::Image(link) => inline.open(MarkKind::Image(link.url.clone())),
            _ => {}
        }
    }

    fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        if !data.value.block() {
            return self.leave_inline(&data.value);
        }
        let source = self.source;
        let span = || position_span(source, data.sourcepos);
        match &data.value {
            NodeValue::BlockQuote | NodeValue::Alert(_) => {
                if let Some(Frame::Blocks(blocks)) = self.close() {
                    self.block(BlockKind::Quote(blocks), span());
                }
            }
            NodeValue::FootnoteDefinition(_) => {
                if let Some(Frame::Blocks(blocks)) = self.close() {
                    self.block(BlockKind::Footnote(blocks), span());
                }
            }
            NodeValue::List(_) => {
                if let Some(Frame::List(list)) = self.close() {
                    for block in lazy::blocks(list, span(), source) {
                        self.block(block.kind, block.span);
                    }
                }
            }
            NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                if let Some(Frame::Item(mut item)) = self.close()
                    && let Some(Frame::List(list)) = self.stack.last_mut()
                {
                    threshold::restore(&mut item, source);
                    list.items.push(item);
                }
            }
            NodeValue::Table(_) => {
                if let Some(Frame::Table(mut rows)) = self.close()
                    && !rows.is_empty()
                {
                    let header = rows.remove(0);
                    self.block(BlockKind::Table(Table { header, rows }), span());
                }
            }
            NodeValue::TableRow(_) => {
                let span = span();
                let written_cells = written_cells(&source.text()[span.start..span.end]);
                if let Some(Frame::Row(cells)) = self.close()
                    && let Some(Frame::Table(rows)) = self.stack.last_mut()
                {
                    rows.push(Row { cells, written_cells, span });
                }
            }
            NodeValue::Paragraph => {
                if let Some(text) = self.finish_inline() {
                    let span = text.span;
                    self.block(BlockKind::Paragraph(text), span);
                }
            }
            NodeValue::Heading(heading) => {
                if let Some(text) = self.finish_inline() {
                    let span = text.span;
                    let anchors = self.anchors.as_mut();
                    let id = anchors.map(|anchors| anchors.anchor(&text.text)).unwrap_or_default();
                    self.read.heading_ids.push(id.clone());
                    self.block(BlockKind::Heading(Heading { level: heading.level, text, id, span }), span);
                }
            }
            NodeValue::TableCell => {
                if let Some(text) = self.finish_inline()
                    && let Some(Frame::Row(cells)) = self.stack.last_mut()
                {
                    let span = text.span;
                    cells.push(Cell { text, span });
                }
            }
            _ => {}
        }
    }

    fn leave_inline(&mut self, value: &NodeValue) {
        if matches!(value, NodeValue::Link(_) | NodeValue::Image(_))
            && let Some((link, before)) = self.open_links.pop()
            && let Some(inline) = &self.inline
        {
            self.read.links[link].text = inline.since(before).trim().to_owned();
        }
        if let Some(inline) = &mut self.inline
            && let NodeValue::Strong
            | NodeValue::Emph
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
            | NodeValue::Image(_) = value
        {
            inline.close();
        }
    }

    fn open(&mut self, frame: Frame) {
        if self.skipped > 0 || self.stack.len() > MAX_DEPTH {
            self.skipped += 1;
            self.read.is_whole = false;
        } else {
            self.stack.push(frame);
        }
    }

    /// The frame that ends here; `None` for one that was passed over.
    fn close(&mut self) -> Option<Frame> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return None;
        }
        self.stack.pop()
    }

    fn finish_inline(&mut self) -> Option<Inline> {
        self.inline.take().map(InlineBuilder::finish)
    }

    /// Adds a block to the innermost container that is followed.
    fn block(&mut self, kind: BlockKind, span: Span) {
        if self.skipped > 0 {
            return;
        }
        if let Some(Frame::Blocks(blocks) | Frame::Item(Item { blocks, .. })) = self.stack.last_mut() {
            blocks.push(Block { kind, span });
        }
    }

    /// Collects the comments in a piece of HTML, each with its own place in the source.
    fn comments(&mut self, html: &str, span: Span) {
        let mut rest = html;
        let mut from = span.start;
        while let Some(start) = rest.find("<!--") {
            let inside = &rest[start + 4..];
            let end = inside.find("-->").unwrap_or(inside.len());
            let written = &self.source.text()[from..span.end.max(from)];
            let opens = from + written.find("<!--").unwrap_or(0);
            let closes =
                self.source.text()[opens..span.end.max(opens)].find("-->").map_or(span.end, |at| opens + at + 3);
            from = closes;
            self.read.comments.push(Comment { text: inside[..end].trim().to_owned(), span: Span::new(opens, closes) });
            rest = &inside[end..];
        }
    }
}

/// How many cells a row's line has: pipes that are not escaped, without those at both ends.
fn written_cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line).as_bytes();
    let mut cells = 1;
    let mut last_pipe = None;
    // The byte that a backslash escapes.
    let mut escaped = None;
    for at in memchr::memchr2_iter(b'|', b'\\', line).map(Some) {
        let is_escaped = escaped.take() == at;
        match at.filter(|_| !is_escaped) {
            Some(pipe) if line[pipe] == b'|' => {
                cells += 1;
                last_pipe = at;
            }
            Some(backslash) => escaped = Some(backslash + 1),
            None => {}
        }
    }
    if last_pipe.is_some_and(|at| at + 1 == line.len()) { cells - 1 } else { cells }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::written_cells;

    #[test]
    fn cells_are_counted_as_they_are_written() {
        for (line, expected) in [
            ("| a | b |", 2),
            (" a | b ", 2),
            ("a", 1),
            ("", 1),
            ("|", 1),
            ("||", 1),
            ("| a \\| b |", 1),
            ("| a \\\\| b |", 2),
            ("| a | b \\|", 2),
            ("\\|a\\\\\\|b|c", 2),
        ] {
            assert_eq!(written_cells(line), expected, "{line:?}");
        }
    }

    /// The same byte by byte.
    fn counted(line: &str) -> usize {
        let line = line.trim();
        let line = line.strip_prefix('|').unwrap_or(line);
        let (mut pipes, mut is_escaped, mut ends_with_pipe) = (0, false, false);
        for byte in line.bytes() {
            ends_with_pipe = byte == b'|' && !is_escaped;
            pipes += usize::from(ends_with_pipe);
            is_escaped = byte == b'\\' && !is_escaped;
        }
        pipes + usize::from(!ends_with_pipe)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pipes_and_backslashes_are_all_that_counts(line in "[|\\\\ aé]{0,16}") {
            prop_assert_eq!(written_cells(&line), counted(&line));
        }
    }
}
