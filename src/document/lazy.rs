//! Labels that Markdown takes for the rest of the list item above them.
//!
//! Where a bold `**Label**:` follows a list without an empty line, Markdown reads on in the last item, and the items
//! below the label are items of the same list. Whoever writes that begins something new. The page shows what Markdown
//! says; here the label and what follows are taken out of the list, so that no condition ends in the next label.

use super::block::{Block, BlockKind, Item, List};
use super::inline::{Inline, MarkKind};
use crate::diagnostic::{Source, Span};

/// A list as the blocks that its author meant: parts of the list, and between them the labels with their lines.
pub(super) fn blocks(list: List, span: Span, source: &Source) -> Vec<Block> {
    if !list.items.iter().any(|item| label_in(item, source).is_some()) {
        return vec![Block { kind: BlockKind::List(list), span }];
    }
    let List { ordered, items } = list;
    let mut blocks = Vec::new();
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    for mut item in items {
        let freed = free(&mut item, source);
        kept.push(item);
        if let Some(first) = freed.first() {
            if let Some(last) = kept.last_mut() {
                last.span.end = last.span.end.min(first.span.start);
            }
            blocks.push(part(ordered, std::mem::take(&mut kept)));
            blocks.extend(freed);
        }
    }
    if !kept.is_empty() {
        blocks.push(part(ordered, kept));
    }
    blocks
}

fn part(ordered: bool, items: Vec<Item>) -> Block {
    let start = items.first().map_or(0, |item| item.span.start);
    let end = items.last().map_or(start, |item| item.span.end);
    Block { kind: BlockKind::List(List { ordered, items }), span: Span::new(start, end) }
}

/// Takes out of an item what begins with a label that stands no deeper than the item's own mark.
fn free(item: &mut Item, source: &Source) -> Vec<Block> {
    let Some((at, from)) = label_in(item, source) else { return Vec::new() };
    let mut freed = item.blocks.split_off(at);
    if let BlockKind::Paragraph(text) = &freed[0].kind
        && from > 0
    {
        let above = text.slice(0..from).trim();
        let below = text.slice(from..text.text.len()).trim();
        let (start, end) = (freed[0].span.start, freed[0].span.end);
        let border = below.span.start.clamp(start, end);
        let span = Span::new(start, above.span.end.clamp(start, border));
        item.blocks.push(Block { kind: BlockKind::Paragraph(above), span });
        freed[0] = Block { kind: BlockKind::Paragraph(below), span: Span::new(border, end) };
    }
    freed
}

/// The block of an item in which such a label begins a line, and where in its text.
fn label_in(item: &Item, source: &Source) -> Option<(usize, usize)> {
    let mut blocks = item.blocks.iter().enumerate();
    blocks.find_map(|(at, block)| match &block.kind {
        BlockKind::Paragraph(text) => Some((at, label_line(text, source, item, at > 0)?)),
        _ => None,
    })
}

/// Where a line of a paragraph begins that is a bold label and indented no deeper than the mark of its item.
fn label_line(text: &Inline, source: &Source, item: &Item, first_too: bool) -> Option<usize> {
    let is_outside = |line: usize| {
        let depth = indentation(source, item.span.start);
        depth.is_some_and(|depth| line_indentation(source, line) <= depth)
    };
    let mut line = 0;
    let mut looked_at = 0;
    let mut fresh = first_too;
    for bold in text.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).map(|mark| mark.range.clone()) {
        if let Some(at) = text.text[looked_at..bold.start.max(looked_at)].rfind('\n') {
            line = looked_at + at + 1;
            fresh = true;
        }
        looked_at = bold.start.max(looked_at);
        // Only the first bold text of a line can be its label.
        if std::mem::take(&mut fresh)
            && !text.text[line..bold.start].chars().any(char::is_alphanumeric)
            && is_label(&text.text[bold.clone()], &text.text[bold.end..])
            && is_outside(text.source_span(line..bold.end).start)
        {
            return Some(line);
        }
    }
    None
}

/// Whether bold text is a label: a colon ends or follows it, or it is the whole line.
fn is_label(bold: &str, behind: &str) -> bool {
    let behind = behind.trim_start_matches(' ');
    bold.ends_with([':', '：'])
        || behind.starts_with([':', '：'])
        || behind.is_empty()
        || behind.starts_with('\n') && !bold.contains('\n')
}

/// How far the line of an offset is indented; `None` where something else than a list's mark stands before it.
fn indentation(source: &Source, at: usize) -> Option<usize> {
    let start = source.line_span(at).start;
    let before = &source.text()[start..at];
    before.chars().all(char::is_whitespace).then_some(before.len())
}

/// How far the line that holds an offset is indented.
fn line_indentation(source: &Source, at: usize) -> usize {
    let line = &source.text()[source.line_span(at).start..];
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
