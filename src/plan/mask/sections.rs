//! Headings with all below them, by name or because they are about risks, as stretches of whole lines.

use std::collections::BTreeSet;

use super::super::risk::{Stated, heading_without_number};
use super::super::{section_name, words};
use super::Masked;
use crate::diagnostic::{Source, Span};
use crate::document::{Block, BlockKind, Document, Inline, MarkKind};

/// The sections with one of these names, wherever they are: in quotes and lists too.
pub(super) fn named(document: &Document, names: &[String], masked: &mut Masked) -> Vec<Span> {
    let wanted: Vec<(&String, [String; 2])> =
        names.iter().map(|name| (name, [words::fold(name), section_name(name)])).collect();
    let mut stretches = Vec::new();
    let whole = Span::new(0, document.source.text().len());
    walk(&document.source, &document.blocks, whole, &mut |heading, span| {
        let written = heading.text.as_str();
        let forms = [words::fold(written), section_name(written), section_name(heading_without_number(written))];
        let name = wanted.iter().find(|(_, names)| names.iter().any(|name| !name.is_empty() && forms.contains(name)));
        let Some((name, _)) = name else { return false };
        *masked.sections.entry((*name).clone()).or_default() += 1;
        stretches.push(span);
        true
    });
    stretches
}

/// What a document states of risks: sections from their heading on, the rest as it stands.
pub(super) fn risks(document: &Document, stated: &Stated, masked: &mut Masked) -> Vec<Span> {
    masked.risks += stated.risks;
    let source = &document.source;
    let mut stretches: Vec<Span> = stated.stretches.iter().map(|span| lines(source, *span)).collect();
    let whole = Span::new(0, source.text().len());
    for (at, block) in document.blocks.iter().enumerate() {
        if let BlockKind::Heading(heading) = &block.kind
            && stated.headings.contains(&heading.span.start)
        {
            stretches.push(section(source, &document.blocks, at, heading.level, whole));
        }
    }
    stretches
}

/// Calls for every heading with its section; where that says that the section is taken, what it holds is passed over.
fn walk(source: &Source, blocks: &[Block], within: Span, take: &mut dyn FnMut(&Inline, Span) -> bool) {
    let mut taken_to = 0;
    for (at, block) in blocks.iter().enumerate() {
        if block.span.start < taken_to {
            continue;
        }
        match &block.kind {
            BlockKind::Heading(heading) => {
                let section = section(source, blocks, at, heading.level, within);
                if take(&heading.text, section) {
                    taken_to = section.end;
                }
            }
            BlockKind::Quote(inner) | BlockKind::Footnote(inner) => {
                walk(source, inner, lines(source, block.span), take);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    walk(source, &item.blocks, lines(source, item.span), take);
                }
            }
            _ => {}
        }
    }
}

/// The lines from a heading to the next one that is not below it, else to the end of what both stand in.
fn section(source: &Source, blocks: &[Block], at: usize, level: u8, within: Span) -> Span {
    let ends = |block: &&Block| matches!(&block.kind, BlockKind::Heading(next) if next.level <= level);
    let start = source.line_span(blocks[at].span.start).start;
    let next = blocks[at + 1..].iter().find(ends).map(|next| source.line_span(next.span.start).start);
    Span::new(start, next.unwrap_or(within.end))
}

/// The whole lines of a span.
fn lines(source: &Source, span: Span) -> Span {
    let last = span.end.saturating_sub(1).max(span.start);
    Span::new(source.line_span(span.start).start, source.line_span(last).end)
}

/// The texts of all headings.
pub(super) fn headings(blocks: &[Block]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each(blocks, &mut |block| {
        if let BlockKind::Heading(heading) = &block.kind {
            found.insert(heading.text.text.clone());
        }
    });
    found
}

/// Where code stands: blocks, and code in running text.
pub(super) fn code(blocks: &[Block]) -> Vec<Span> {
    let mut found = Vec::new();
    let of_text = |text: &Inline| {
        let code = text.marks.iter().filter(|mark| mark.kind == MarkKind::Code);
        code.map(|mark| text.source_span(mark.range.clone())).collect::<Vec<_>>()
    };
    each(blocks, &mut |block| match &block.kind {
        BlockKind::Code { .. } => found.push(block.span),
        BlockKind::Paragraph(text) => found.extend(of_text(text)),
        BlockKind::Heading(heading) => found.extend(of_text(&heading.text)),
        BlockKind::Table(table) => {
            let cells = std::iter::once(&table.header).chain(&table.rows).flat_map(|row| &row.cells);
            found.extend(cells.flat_map(|cell| of_text(&cell.text)));
        }
        _ => {}
    });
    found
}

/// Every block, at any depth.
fn each(blocks: &[Block], visit: &mut dyn FnMut(&Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::Quote(inner) | BlockKind::Footnote(inner) => each(inner, visit),
            BlockKind::List(list) => list.items.iter().for_each(|item| each(&item.blocks, visit)),
            _ => {}
        }
    }
}
