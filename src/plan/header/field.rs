//! The fields of a run of blocks: lines, bullets, quotes, tables and YAML.

use std::borrow::Cow;
use std::ops::Range;

use super::label::{Meaning, is_of_context, meaning};
use super::line::{self, Form, Labelled, Plain};
use super::{date, yaml};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Cell, Document, Inline, Item, List, Mark, MarkKind, Table};
use crate::plan::placeholder;
use crate::plan::words::{self, labels, one_line};

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The label, without its colon.
    pub(super) label: String,
    /// What it means, where that is known.
    pub(super) meaning: Option<Meaning>,
    /// The value without markup; not empty.
    pub(super) value: String,
    /// The bytes of the value.
    pub(super) span: Span,
    /// How the label is written.
    pub(super) form: Form,
}

/// What the blocks are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// A header, where lists, quotes and tables may be anything and count only if they have a known label.
    Header,
    /// A section of metadata, which consists of facts.
    Metadata,
    /// A Technical Context, which consists of facts with remarks between them.
    Context,
    /// A part of a Technical Context under a heading of its own, where facts stand among other things.
    Part,
}

/// Reads the fields of the blocks, in order.
pub(super) fn read(document: &Document, blocks: &[Block], scope: Scope) -> Vec<Field> {
    let plain = match scope {
        Scope::Header => Plain::Known,
        Scope::Metadata | Scope::Context => Plain::Short,
        Scope::Part => Plain::Relation,
    };
    let quotes = matches!(scope, Scope::Header | Scope::Metadata);
    let reader = Reader { document, scope, plain, quotes, fields: Vec::new(), next: Next::Own };
    let mut fields = reader.anew().read(blocks);
    if scope != Scope::Context {
        return fields;
    }
    if fields.iter().any(|field| field.form == Form::Plain) && are_names_marked(&fields) {
        fields = Reader { plain: Plain::Relation, ..reader.anew() }.read(blocks);
    }
    // A quote is a remark, unless it holds the fields altogether.
    if fields.is_empty() && blocks.iter().any(|block| matches!(block.kind, BlockKind::Quote(_))) {
        fields = Reader { quotes: true, ..reader }.read(blocks);
    }
    fields
}

/// Whether most names that are not those of a header are marked, so that other words before a colon begin a sentence.
fn are_names_marked(fields: &[Field]) -> bool {
    let names = |form| fields.iter().filter(move |field| field.form == form && field.meaning.is_none());
    names(Form::Marked).count() > names(Form::Plain).count()
}

struct Reader<'d> {
    document: &'d Document,
    scope: Scope,
    /// Which labels count that are not marked.
    plain: Plain,
    /// Whether what is quoted counts.
    quotes: bool,
    fields: Vec<Field>,
    /// What the list that comes next is.
    next: Next,
}

/// What a list is to the label before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Next {
    /// Nothing.
    #[default]
    Own,
    /// The whole of its value.
    Value,
    /// The rest of its value.
    Rest,
}

impl<'d> Reader<'d> {
    /// One like it that has read nothing.
    fn anew(&self) -> Reader<'d> {
        Reader {
            document: self.document,
            scope: self.scope,
            plain: self.plain,
            quotes: self.quotes,
            fields: Vec::new(),
            next: Next::Own,
        }
    }

    fn read(mut self, blocks: &[Block]) -> Vec<Field> {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, blocks.get(at + 1));
        }
        self.fields
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        let is_next = std::mem::take(&mut self.next);
        match &block.kind {
            BlockKind::Paragraph(text) => {
                let list = match next.map(|next| &next.kind) {
                    Some(BlockKind::List(list)) => Some(list),
                    _ => None,
                };
                let fields = self.of_text(text, list, |list, form| self.hangs(list, form));
                if let (Some(last), Some(_)) = (fields.last(), list) {
                    self.next = match last.span {
                        value if value.start >= text.span.end => Next::Value,
                        value if value.end > text.span.end => Next::Rest,
                        _ => Next::Own,
                    };
                }
                self.fields.extend(fields);
            }
            // A list that is the rest of a value is said with it.
            BlockKind::List(_) if is_next == Next::Rest => {}
            BlockKind::List(list) => {
                let fields: Vec<Field> = list.items.iter().flat_map(|item| self.of_item(item)).collect();
                // A list that is a value already is said once.
                if is_next != Next::Value {
                    // What is numbered are steps or findings, not fields.
                    self.add_if_known(fields, list.ordered);
                } else if fields.iter().any(|field| self.scope == Scope::Header && is_known(field) || is_of_plan(field))
                {
                    // The label above only groups them.
                    self.fields.pop_if(|group| group.meaning.is_none());
                    self.fields.extend(fields);
                }
            }
            BlockKind::Quote(blocks) if self.quotes => {
                let fields = self.anew().read(blocks);
                self.add_if_known(fields, false);
            }
            BlockKind::Table(table) if self.scope != Scope::Part => {
                let fields = self.of_table(table);
                self.add_if_known(fields, false);
            }
            BlockKind::Code { info, .. } if yaml::is_yaml(info) && self.scope != Scope::Part => {
                self.fields.extend(yaml::of_fence(&self.document.source, block.span));
            }
            _ => {}
        }
    }

    /// Adds fields of a block that might be something else than a header.
    fn add_if_known(&mut self, fields: Vec<Field>, doubtful: bool) {
        if self.scope != Scope::Header && !doubtful || fields.iter().any(is_known) {
            self.fields.extend(fields);
        }
    }

    /// The fields of a bullet. Where it states a fact, the bullets below belong to it.
    fn of_item(&self, item: &Item) -> Vec<Field> {
        let Some(text) = item.text() else { return Vec::new() };
        let mut fields = self.of_text(text, item.lists().next(), |_, _| false);
        if self.scope != Scope::Header
            && let Some(last) = fields.last_mut()
            && matches!(last.meaning, None | Some(Meaning::Other))
            && last.span.start < text.span.end
            && !last.is_unstated()
        {
            last.span.end = add_nested(&mut last.value, item).unwrap_or(last.span.end);
        }
        fields
    }

    /// The fields of a paragraph or bullet. A list after it is the value of a last label that has none, and the rest of
    /// its value where the list hangs on a label of that form.
    fn of_text(&self, text: &Inline, list: Option<&List>, hangs: impl Fn(&List, Form) -> bool) -> Vec<Field> {
        let found = line::fields(text, self.document.source.text(), self.plain);
        let last = found.len().saturating_sub(1);
        let fields = found.into_iter().enumerate().filter_map(|(at, labelled)| {
            let Labelled { label, value, meaning, form } = labelled;
            if self.scope == Scope::Part && !is_name(&text.text[label.clone()]) {
                return None;
            }
            let is_last = at == last && text.text[value.end..].trim().is_empty();
            let range = trimmed(&text.text, value);
            let label = text.text[label].trim().to_owned();
            if range.is_empty() && at == last {
                let (value, span) = of_list(list?)?;
                return Some(Field { label, meaning, value, span, form });
            }
            let range = without_asides(text, range, meaning);
            let value = plain_value(text, range.clone());
            let mut field = Field { label, meaning, value, span: text.source_span(range), form };
            if let Some(list) = list.filter(|_| is_last && self.may_go_on() && !field.is_unstated())
                && hangs(list, form)
                && let Some(rest) = of_list(list)
            {
                field.go_on(rest);
            }
            (!field.value.is_empty()).then_some(field)
        });
        fields.collect()
    }

    /// Whether a value goes on in the list below it.
    fn may_go_on(&self) -> bool {
        matches!(self.scope, Scope::Context | Scope::Part)
    }

    /// Whether a list hangs on the field above it, whose label has a form: it does not where it has fields of that form
    /// itself, nor where it is numbered, as steps and findings are.
    fn hangs(&self, list: &List, form: Form) -> bool {
        let source = self.document.source.text();
        let has_fields = |text: &Inline| {
            let names = |field: &Labelled| field.form == form || is_of_context(&text.text[field.label.clone()]);
            line::fields(text, source, Plain::Short).iter().any(names)
        };
        let mut items = list.items.iter();
        !list.ordered && !items.any(|item| item.checkbox.is_some() || item.text().is_some_and(has_fields))
    }

    /// The fields of a table: labels in the first column, in every other column, or in the header row.
    fn of_table(&self, table: &Table) -> Vec<Field> {
        let header = &table.header.cells;
        let known = header.iter().filter(|cell| meaning(&cell.text.text).is_some()).count();
        if let [row] = &table.rows[..]
            && header.len() > 1
            && known * 2 > header.len()
        {
            return header.iter().zip(&row.cells).filter_map(|(label, value)| of_cells(label, value)).collect();
        }
        if !header.len().is_multiple_of(2) || header.is_empty() || header.len() > 2 && known == 0 {
            return Vec::new();
        }
        // A header row such as "Field | Value" is no field; one such as "Status | Draft" is.
        let head = header.chunks(2).filter_map(|pair| {
            let [label, value] = pair else { return None };
            of_cells(label, value).filter(|field| field.meaning.is_some() && meaning(&value.text.text).is_none())
        });
        let rows = table.rows.iter().flat_map(|row| row.cells.chunks(2)).filter_map(|pair| {
            let [label, value] = pair else { return None };
            of_cells(label, value)
        });
        head.chain(rows).collect()
    }
}

impl Field {
    /// Whether it says nothing: its value is only a placeholder, a mask for a date or a call for clarification.
    pub(super) fn is_unstated(&self) -> bool {
        placeholder::is_placeholder(&self.value)
            || date::is_mask(&self.value)
            || placeholder::is_clarification(&self.value)
    }

    /// Adds to the value the items of a list below it.
    fn go_on(&mut self, (items, span): (String, Span)) {
        if self.value.ends_with([':', '：']) {
            self.value.push(' ');
            self.value.push_str(&items);
        } else {
            words::add_item(&mut self.value, &items);
        }
        self.span.end = span.end;
    }
}

/// Whether a field has a label that headers are known to have.
fn is_known(field: &Field) -> bool {
    field.meaning.is_some_and(|meaning| meaning != Meaning::Note)
}

/// Whether a field is one of those that every header has.
fn is_of_plan(field: &Field) -> bool {
    use Meaning::{Author, Branch, Created, Feature, Status, StatusOfThePlan};
    matches!(field.meaning, Some(Author | Branch | Created | Feature | Status | StatusOfThePlan))
}

/// Whether a label names what a Technical Context holds wherever it stands below: one that templates give it, or one about
/// other plans.
fn is_name(label: &str) -> bool {
    let is_whole = labels::CONTEXT.contains(&words::fold(label).as_str());
    is_whole || meaning(label).is_some_and(|meaning| !matches!(meaning, Meaning::Note | Meaning::Other))
}

/// The field that two cells make.
fn of_cells(label: &Cell, value: &Cell) -> Option<Field> {
    let text = label.text.text.trim().trim_end_matches([':', '：']).trim_end();
    let meaning = meaning(text);
    let range = without_asides(&value.text, trimmed(&value.text.text, 0..value.text.text.len()), meaning);
    let span = value.text.source_span(range.clone());
    let value = plain_value(&value.text, range);
    let is_field = !value.is_empty() && text.chars().any(char::is_alphanumeric);
    is_field.then(|| Field { label: text.to_owned(), meaning, value, span, form: Form::Apart })
}

/// The items of a list as one value.
fn of_list(list: &List) -> Option<(String, Span)> {
    let mut value = String::new();
    let mut span: Option<Span> = None;
    for item in &list.items {
        let Some(text) = item.text() else { continue };
        let mut words = plain_value(text, 0..text.text.len());
        let end = add_nested(&mut words, item).unwrap_or(text.span.end);
        words::add_item(&mut value, &words);
        span = Some(Span::new(span.map_or(text.span.start, |span| span.start), end));
    }
    span.filter(|_| !value.is_empty()).map(|span| (value, span))
}

/// Adds the lists in an item to its words, in parentheses, so that it shows what belongs to it. Says where they end.
fn add_nested(words: &mut String, item: &Item) -> Option<usize> {
    let mut end = None;
    for (nested, span) in item.lists().filter_map(of_list) {
        words.truncate(words::unparted(words).trim_end_matches([':', '：']).trim_end().len());
        if words.is_empty() {
            words.push_str(&nested);
        } else {
            words.extend([" (", &nested, ")"]);
        }
        end = Some(span.end);
    }
    end
}

/// What stands between two fields and belongs to neither.
fn is_border(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '｜' | '·' | '•' | ',' | ';' | '，' | '；' | '、' | '،' | '\\')
}

/// The range without white space, and without what parts it from the next field.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let value = &text[range.clone()];
    let start = range.start + value.len() - value.trim_start().len();
    let mut value = text[start..range.end].trim_end_matches(is_border);
    for tag in ["<br>", "<br/>", "<br />"] {
        value = value.strip_suffix(tag).unwrap_or(value).trim_end_matches(is_border);
    }
    start..start + value.len()
}

/// The range without what stands beside a value that is one thing, as a branch, a feature or a day is: behind a bar or
/// a dot a link, a day, or the name of a document, each without a label of its own.
fn without_asides(text: &Inline, range: Range<usize>, meaning: Option<Meaning>) -> Range<usize> {
    use Meaning::{Branch, Created, Date, DateBeforeADay, Feature};
    let is_one = matches!(meaning, Some(Branch | Created | Date | DateBeforeADay | Feature));
    if !is_one || !text.text[range.clone()].contains(PARTING) {
        return range;
    }
    let borders = text.text[range.clone()].match_indices(PARTING).map(|(at, sign)| (range.start + at, sign));
    let ends = borders.clone().map(|(at, _)| at).skip(1).chain([range.end]);
    let aside = borders.zip(ends).find(|((at, sign), end)| {
        let is_apart = *sign == "｜" || text.text[..*at].ends_with(char::is_whitespace);
        is_apart && is_aside(text, trimmed(&text.text, at + sign.len()..*end))
    });
    aside.map_or(range.clone(), |((at, _), _)| trimmed(&text.text, range.start..at))
}

/// What may part a value from what stands beside it.
const PARTING: [char; 4] = ['|', '｜', '·', '•'];

/// Whether a part of a text is only a link, a day, or the name of a document.
fn is_aside(text: &Inline, range: Range<usize>) -> bool {
    let said = &text.text[range.clone()];
    let is_link = |mark: &Mark| matches!(mark.kind, MarkKind::Link(_)) && mark.range == range;
    let is_document = || {
        let end = said.rsplit_once('.').filter(|(name, _)| !name.is_empty() && !said.contains(char::is_whitespace));
        end.is_some_and(|(_, end)| DOCUMENTS.iter().any(|known| known.eq_ignore_ascii_case(end)))
    };
    !range.is_empty() && (text.marks.iter().any(is_link) || is_document() || date::is_day(said))
}

/// How the names of documents end.
const DOCUMENTS: &[&str] = &["md", "mdx", "markdown", "txt", "html", "pdf", "adoc", "rst", "json", "yml", "yaml"];

/// The characters of a value in one line, without what is struck through. A mere dash is no value.
fn plain_value(text: &Inline, range: Range<usize>) -> String {
    let mut value = one_line(&without_struck(text, range));
    if value.contains("<br") {
        let words: Vec<&str> = value.split(' ').filter(|word| !matches!(*word, "<br>" | "<br/>")).collect();
        value = words.join(" ");
    }
    if value.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '\\' | '/' | ' ')) { String::new() } else { value }
}

/// A part of a text without what is struck through in it.
fn without_struck(text: &Inline, range: Range<usize>) -> Cow<'_, str> {
    let mut struck = text.marks.iter().filter(|mark| mark.kind == MarkKind::Strikethrough).peekable();
    if struck.peek().is_none() {
        return Cow::Borrowed(&text.text[range]);
    }
    let mut kept = String::new();
    let mut at = range.start;
    for mark in struck {
        let struck = mark.range.start.clamp(at, range.end)..mark.range.end.clamp(at, range.end);
        kept.push_str(&text.text[at..struck.start]);
        at = struck.end;
    }
    kept.push_str(&text.text[at..range.end]);
    Cow::Owned(kept)
}
