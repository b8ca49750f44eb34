//! Where paragraphs, list items and table rows begin in the HTML, for what the site puts in front of their text.
//!
//! Blocks at the top have borders of their own in [`Body`](super::Body); these are the smaller ones, which only get
//! something in front of them and nothing behind.

use std::collections::BTreeMap;
use std::ops::Range;

use super::body::{Lead, offset, offsets};
use crate::diagnostic::Span;
use crate::packed::{Packed, Packer, Unpacker};

/// The beginnings, in the order of the HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    /// Of the text of paragraphs and list items.
    texts: Vec<Start>,
    tables: Vec<TableStarts>,
}

/// What begins at a place of the HTML: where it stands in the source.
#[derive(Clone, Debug)]
struct Start {
    source: Range<u32>,
    html: u32,
}

impl Start {
    fn new(span: Span, html: usize) -> Self {
        Self { source: offsets(span.start..span.end), html: offset(html) }
    }

    fn span(&self) -> Span {
        Span::new(self.source.start as usize, self.source.end as usize)
    }
}

/// The beginnings of a table's rows, inside of each.
#[derive(Clone, Debug, Default)]
struct TableStarts {
    header: u32,
    rows: Vec<Start>,
}

impl Starts {
    /// Takes note of where the text of a paragraph begins; `span` reaches from the mark of its list item on.
    pub(super) fn text(&mut self, span: Span, html: usize) {
        self.texts.push(Start::new(span, html));
    }

    /// Takes note of where a row begins. The first one after a header belongs to a new table.
    pub(super) fn row(&mut self, is_header: bool, span: Span, html: usize) {
        match self.tables.last_mut() {
            Some(table) if !is_header => table.rows.push(Start::new(span, html)),
            _ => self.tables.push(TableStarts { header: offset(html), rows: Vec::new() }),
        }
    }

    /// Drops what was begun in a part of the HTML that is taken back.
    pub(super) fn truncate(&mut self, html: usize) {
        self.texts.retain(|start| (start.html as usize) < html);
    }

    /// Where to put what, and the leads that no text and no row has a place for.
    pub(super) fn place<'l>(&self, leads: &[&'l Lead]) -> (Vec<(usize, String)>, Vec<&'l Lead>) {
        if leads.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let (texts, rows) = (self.texts_by_source(), self.rows_by_source());
        let mut in_texts: BTreeMap<usize, Vec<&Lead>> = BTreeMap::new();
        let mut in_rows: BTreeMap<(usize, usize), &Lead> = BTreeMap::new();
        let mut left = Vec::new();
        for lead in leads {
            if let Some(row) = covering(&rows, lead.at) {
                in_rows.entry(row).or_insert(lead);
            } else if let Some(html) = covering(&texts, lead.at) {
                in_texts.entry(html).or_default().push(lead);
            } else {
                left.push(*lead);
            }
        }
        let mut placed = Vec::new();
        for (html, leads) in in_texts {
            // What is said of several things in one text must be true of all of them.
            if leads.iter().all(|lead| lead.html == leads[0].html) && leads[0].is_news {
                placed.push((html, format!("{} ", leads[0].html)));
            }
        }
        for (at, table) in self.tables.iter().enumerate() {
            let of_table = || in_rows.range((at, 0)..(at + 1, 0)).map(|(_, lead)| *lead);
            let Some(first) = of_table().find(|lead| lead.is_news) else { continue };
            placed.push((table.header as usize, format!("<th scope=\"col\">{}</th>", first.column)));
            for (row, start) in table.rows.iter().enumerate() {
                let cell = in_rows.get(&(at, row)).map_or("", |lead| lead.html.as_str());
                placed.push((start.html as usize, format!("<td>{cell}</td>")));
            }
        }
        (placed, left)
    }

    fn texts_by_source(&self) -> Vec<(Span, usize)> {
        let mut texts: Vec<_> = self.texts.iter().map(|start| (start.span(), start.html as usize)).collect();
        texts.sort_unstable_by_key(|(span, _)| *span);
        texts
    }

    /// The rows with the table and the place in it; footnotes come last in the HTML, wherever they are written.
    fn rows_by_source(&self) -> Vec<(Span, (usize, usize))> {
        let of_table = |(table, starts): (usize, &TableStarts)| {
            let rows = starts.rows.iter().enumerate();
            rows.map(|(row, start)| (start.span(), (table, row))).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = self.tables.iter().enumerate().flat_map(of_table).collect();
        rows.sort_unstable_by_key(|(span, _)| *span);
        rows
    }
}

/// The texts, and then each table as its header and its rows.
impl Packed for Starts {
    fn pack(&self, to: &mut Packer) {
        let numbers = |start: &Start| [start.source.start, start.source.end, start.html];
        to.list(&self.texts, numbers);
        to.list(&self.tables, |table| [table.header]);
        self.tables.iter().for_each(|table| to.list(&table.rows, numbers));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let start = |[start, end, html]: [u32; 3]| Start { source: start..end, html };
        let texts = from.list(start)?;
        let mut tables = from.list(|[header]| TableStarts { header, rows: Vec::new() })?;
        for table in &mut tables {
            table.rows = from.list(start)?;
        }
        Some(Self { texts, tables })
    }
}

/// What covers a place in the source.
fn covering<T: Copy>(starts: &[(Span, T)], at: usize) -> Option<T> {
    let (span, start) = starts[..starts.partition_point(|(span, _)| span.start <= at)].last()?;
    (at < span.end).then_some(*start)
}
