//! Where the running text of a feature's documents names other plans, so that pages can turn the names into links.
//!
//! Every place counts here, in every document, while the [references](super::Reference) keep one for each plan. Left
//! out are headings, which are anchors already, what stands in a link, and code that is more than a name.

use std::ops::Range;

use super::own::Own;
use super::scan::{Mode, Named, names};
use super::{ReferenceTarget, header, kind_of, spec_column};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Inline, MarkKind, Table};
use crate::plan::{DocumentKind, Feature};

/// One place that names another plan; which one it means is found out when all plans are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What is named.
    pub target: ReferenceTarget,
    /// The words that name it, on one line.
    pub text: String,
    /// Where they begin in the source.
    pub at: usize,
}

/// Finds the places in every document of a feature, in the order of its documents.
#[must_use]
pub fn mentions(feature: &Feature) -> Vec<Vec<Mention>> {
    let own = Own::of(feature);
    let of_document = |kind, document: &Document| {
        // Only the header of a plan or spec has fields that are about other plans.
        let stated = if matches!(kind, DocumentKind::Plan | DocumentKind::Spec) {
            let fields = header::read(document).other;
            fields.iter().filter(|fact| kind_of(fact).is_some()).map(|fact| fact.place.span).collect()
        } else {
            Vec::new()
        };
        let mut found = Found { own: &own, stated, mentions: Vec::new() };
        found.of_blocks(&document.blocks);
        found.mentions
    };
    let documents = feature.documents.iter();
    documents.map(|it| it.document().map(|document| of_document(it.kind, document)).unwrap_or_default()).collect()
}

/// The places found so far in one document.
struct Found<'o> {
    own: &'o Own,
    /// The values of the header's fields about other plans.
    stated: Vec<Span>,
    mentions: Vec<Mention>,
}

impl Found<'_> {
    fn of_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(text) => self.of_text(text),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.of_blocks(&item.blocks)),
                BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => self.of_blocks(blocks),
                BlockKind::Table(table) => self.of_table(table),
                BlockKind::Heading(_) | BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    fn of_table(&mut self, table: &Table) {
        let column = spec_column(table);
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let text = &cell.text;
                let mut found = names(&text.text, Mode::Running, self.own);
                if column == Some(at) {
                    found.extend(super::leading(&text.text, self.own));
                }
                self.add(text, found);
            }
        }
    }

    fn of_text(&mut self, text: &Inline) {
        let mut found = names(&text.text, Mode::Running, self.own);
        if self.stated.iter().any(|field| field.start < text.span.end && text.span.start < field.end) {
            let of_fields = names(&text.text, Mode::Relation, self.own);
            found.extend(of_fields.into_iter().filter(|named| {
                let span = text.source_span(named.range.clone());
                self.stated.iter().any(|field| field.start <= span.start && span.end <= field.end)
            }));
        }
        self.add(text, found);
    }

    /// Adds what a text names, each place once.
    fn add(&mut self, text: &Inline, mut found: Vec<Named>) {
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|named| named.range.start);
        let mut kept = kept_as_it_is(text).into_iter().peekable();
        let mut end = 0;
        for Named { range, target } in found {
            // A word and its number may stand on two lines, of which only one can be linked.
            let line = text.text[range.clone()].rfind('\n').map_or(range.start, |at| range.start + at + 1);
            let range = line..range.end;
            while kept.next_if(|kept| kept.end <= range.start).is_some() {}
            let is_free = kept.peek().is_none_or(|kept| kept.start >= range.end);
            if range.start < end || !is_free || self.own.is(&target) {
                continue;
            }
            end = range.end;
            let at = text.source_span(range.clone()).start;
            self.mentions.push(Mention { target, text: text.text[range].trim_start().to_owned(), at });
        }
    }
}

/// The parts of a text in which no link may be put, in order: links, pictures, and code of several words.
fn kept_as_it_is(text: &Inline) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in &text.marks {
        let is_kept = match mark.kind {
            MarkKind::Link(_) | MarkKind::Image(_) => true,
            MarkKind::Code => text.text[mark.range.clone()].contains(char::is_whitespace),
            MarkKind::Strong | MarkKind::Emphasis | MarkKind::Strikethrough => false,
        };
        // What lies in one that is kept already adds nothing.
        if is_kept && kept.last().is_none_or(|last| last.end < mark.range.end) {
            kept.push(mark.range.clone());
        }
    }
    kept
}
