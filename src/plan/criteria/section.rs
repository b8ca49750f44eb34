//! The criteria that stand in one section: items with or without boxes, rows, headings, numbered lines.
//!
//! Below them an author may say, one by one, how they are measured. That says nothing new to reach.

use std::ops::Range;

use super::name;
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Inline, Item, MarkKind, Section, Table, sections};
use crate::plan::words::{self, criteria as words_of, one_line, placeholders as answers};
use crate::plan::{Statement, placeholder, scope};

/// The criteria of a section and of its subsections, in order.
pub(super) fn statements(document: &Document, section: Section) -> Vec<Statement> {
    let mut reading = Reading { document, found: Vec::new() };
    reading.blocks(section.own());
    let mut skipped = None;
    for inner in sections(section.blocks) {
        if skipped.is_some_and(|level| inner.heading.level > level) {
            continue;
        }
        skipped = None;
        let heading = &inner.heading.text;
        if identifier(&heading.text).is_some() {
            // The section of one criterion explains it.
            reading.push(heading.span, &heading.text);
            skipped = Some(inner.heading.level);
        } else if words_of::ASIDES.contains(&words::fold(&heading.text).as_str())
            || reading.is_of_measuring(&heading.text)
        {
            skipped = Some(inner.heading.level);
        } else {
            reading.blocks(inner.own());
        }
    }
    if reading.found.is_empty() {
        reading.labelled(section.blocks);
    }
    reading.found
}

/// The numbered criteria of a document that has no section for them: items that begin with `SC-001`.
pub(super) fn identified(document: &Document) -> Vec<Statement> {
    let mut reading = Reading { document, found: Vec::new() };
    for block in &document.blocks {
        let BlockKind::List(list) = &block.kind else { continue };
        for text in list.items.iter().filter_map(Item::text) {
            if identifier(&text.text).is_some() {
                reading.push(text.span, &text.text);
            }
        }
    }
    reading.found
}

/// The number a criterion begins with, such as `SC-001`, in capitals.
pub(super) fn identifier(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.strip_prefix("SC").or_else(|| text.strip_prefix("sc"))?;
    let digits = rest.trim_start_matches(['-', '_', ' ', '‑']);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let next = digits[count..].chars().next();
    let suffix = next.filter(char::is_ascii_lowercase);
    (count > 0).then(|| format!("SC-{}{}", &digits[..count], suffix.map(String::from).unwrap_or_default()))
}

/// Whether a line begins with a number of any kind, such as `AC-03`.
fn is_numbered(line: &str) -> bool {
    let letters = line.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = line[letters..].strip_prefix(['-', '‑']).unwrap_or_default();
    (2..=4).contains(&letters) && digits.starts_with(|c: char| c.is_ascii_digit())
}

struct Reading<'d> {
    document: &'d Document,
    found: Vec<Statement>,
}

impl Reading<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        let mut is_of_measuring = false;
        for block in blocks {
            if let Some(label) = scope::label_line(block) {
                is_of_measuring = self.is_of_measuring(&label.text);
            }
            match &block.kind {
                _ if is_of_measuring => {}
                BlockKind::List(list) => list.items.iter().for_each(|item| self.item(item)),
                BlockKind::Table(table) => self.table(table),
                BlockKind::Paragraph(text) => self.lines(text),
                BlockKind::Quote(blocks) => self.blocks(blocks),
                _ => {}
            }
        }
    }

    /// Whether a heading or label says how the criteria above it are measured. Above none it may well be that of the
    /// criteria.
    fn is_of_measuring(&self, title: &str) -> bool {
        !self.found.is_empty() && name::is_of_measuring(title)
    }

    /// An item is a criterion, unless it only names the group of those below it. A sentence with a box of its own, which they
    /// have not, is told by them.
    fn item(&mut self, item: &Item) {
        let has_inner = item.lists().next().is_some() && !is_told_below(item);
        let text = item.text().filter(|text| !text.text.trim().is_empty());
        let is_group =
            text.is_none_or(|text| identifier(&text.text).is_none() && text.text.trim_end().ends_with([':', '：']));
        match text {
            Some(text) if is_group && has_inner && self.is_of_measuring(&text.text) => {}
            Some(text) if !(is_group && has_inner) => self.push(text.span, &text.text),
            _ => item.lists().flat_map(|list| &list.items).for_each(|inner| self.item(inner)),
        }
    }

    /// Lines of a paragraph that begin with a number or a mark of their own.
    fn lines(&mut self, text: &Inline) {
        let begins = |line: &str| {
            let line = line.trim_start();
            line.starts_with(['✅', '☑', '☐', '⬜', '✔', '✓', '🎯']) || is_numbered(line)
        };
        for range in lines(&text.text).filter(|range| begins(&text.text[range.clone()])) {
            self.push(text.source_span(range.clone()), &text.text[range]);
        }
    }

    /// Lines such as `**Speed**: under a second`, for a section that has nothing else.
    fn labelled(&mut self, blocks: &[Block]) {
        for block in blocks {
            let BlockKind::Paragraph(text) = &block.kind else { continue };
            let bold: Vec<_> = text.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).collect();
            for range in lines(&text.text) {
                let at = bold.partition_point(|mark| mark.range.start < range.start);
                let Some(label) = bold.get(at).filter(|mark| mark.range.start == range.start) else { continue };
                let value = &text.text[label.range.end.min(range.end)..range.end];
                let colon = value.starts_with([':', '：']) || text.text[label.range.clone()].ends_with([':', '：']);
                if colon && value.chars().any(char::is_alphanumeric) {
                    self.push(text.source_span(range.clone()), &text.text[range]);
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let names: Vec<String> = table.header.cells.iter().map(|cell| words::fold(&cell.text.text)).collect();
        let named = |words: &[&str], name: &String| {
            words.iter().any(|word| {
                name.split(' ').any(|part| part.starts_with(word)) || !word.is_ascii() && name.contains(word)
            })
        };
        let first_is_number = matches!(
            names.first().map(String::as_str),
            Some("" | "#" | "id" | "no" | "sc" | "nr" | "编号" | "番号" | "번호")
        );
        let named_column = names.iter().position(|name| named(words_of::COLUMN, name));
        let column = named_column.unwrap_or(usize::from(first_is_number));
        let target = names.iter().enumerate().position(|(at, name)| at != column && named(words_of::TARGET, name));
        for row in &table.rows {
            let cell =
                |at: usize| row.cells.get(at).map(|cell| one_line(&cell.text.text)).filter(|text| !text.is_empty());
            let Some(text) = row.cells.get(column).map(|cell| &cell.text) else { continue };
            let Some(mut said) = cell(column) else { continue };
            if let Some(number) = cell(0).filter(|number| column > 0 && identifier(number).is_some()) {
                said = format!("{number}: {said}");
            }
            let is_bare = identifier(&said).is_some_and(|id| id.len() >= said.len());
            if let Some(more) = target.or(is_bare.then_some(column + 1)).and_then(cell) {
                said = format!("{said}: {more}");
            }
            self.push(text.span, &said);
        }
    }

    /// Takes a criterion, unless it is a placeholder or says that there is none.
    fn push(&mut self, span: Span, said: &str) {
        let said = one_line(said);
        let none = answers::ANSWERS.contains(&words::fold(&said).as_str());
        if !said.is_empty() && !none && !placeholder::is_placeholder(&said) {
            self.found.push(Statement { text: said, place: self.document.place(span) });
        }
    }
}

/// Fewest words of a sentence; fewer name a group.
const SENTENCE: usize = 4;

/// Whether an item is a sentence with a box that the items below it only tell: they have no boxes and no numbers.
fn is_told_below(item: &Item) -> bool {
    let is_sentence = item.text().is_some_and(|text| text.text.split_whitespace().nth(SENTENCE - 1).is_some());
    let mut inner = item.lists().flat_map(|list| &list.items);
    item.checkbox.is_some()
        && is_sentence
        && !inner
            .any(|inner| inner.checkbox.is_some() || inner.text().is_some_and(|text| identifier(&text.text).is_some()))
}

/// The lines of a text, without white space at their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let from = start + line.len() - line.trim_start().len();
        start += line.len() + 1;
        from..from + line.trim().len()
    })
}
