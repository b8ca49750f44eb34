//! Tables of risks: columns are known by their names, in any order and any language.

use std::ops::Range;

use super::super::words::{self, risks};
use super::RiskRow;
use super::draft::Draft;
use super::level;
use super::scan::{self, Field};
use crate::diagnostic::Span;
use crate::document::{Document, Row, Table};

/// Which columns hold what.
#[derive(Debug, Default)]
pub(super) struct Columns {
    risk: usize,
    description: Option<usize>,
    category: Option<usize>,
    fields: Vec<(usize, Field)>,
    both: Option<(usize, Axes)>,
}

/// The two fields of a column that holds a likelihood and an impact, in their order.
type Axes = [Field; 2];

/// What the name of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Category,
    Field(Field),
    Both(Axes),
    Unknown,
}

/// Finds the columns of a table of risks; `None` where it is another table.
///
/// Outside a risk section the risk must lead the row and say more than a level, so that `File | Change | Risk` is none.
pub(super) fn columns(table: &Table, in_register: bool) -> Option<Columns> {
    if !in_register && !names_a_risk(table) {
        return None;
    }
    let names: Vec<Column> = table.header.cells.iter().map(|cell| column(&cell.text.text)).collect();
    let of = |wanted: Field| names.iter().position(|name| *name == Column::Field(wanted));
    let first_of_its_own = names.iter().position(|name| *name != Column::Id);
    let says_more = [Field::Mitigation, Field::Likelihood, Field::Impact, Field::Severity].map(of);
    let both = names.iter().enumerate().find_map(|(at, name)| match name {
        Column::Both(axes) => Some((at, *axes)),
        _ => None,
    });
    let apart = of(Field::Likelihood).is_some() && (of(Field::Impact).is_some() || of(Field::Severity).is_some());
    let scored = apart || both.is_some();
    let named = of(Field::Risk).filter(|at| !holds_levels(table, *at));
    let risk = match named {
        Some(at) if in_register => {
            (first_of_its_own == Some(at) || scored || says_more.iter().any(Option::is_some)).then_some(at)?
        }
        Some(at) => {
            // A threat model is no register of the project's risks.
            let threat = words::fold(&table.header.cells[at].text.text).contains("threat");
            let is_register = !threat && (of(Field::Mitigation).is_some() || scored);
            (first_of_its_own == Some(at) && is_register).then_some(at)?
        }
        None if in_register && (of(Field::Mitigation).is_some() || scored) => {
            names.iter().position(|name| matches!(name, Column::Field(Field::Description) | Column::Unknown))?
        }
        None => return None,
    };
    let mut fields: Vec<(usize, Field)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        // A column named Risk that holds levels is a level.
        let field = match name {
            Column::Field(Field::Risk) if at != risk => Field::Level,
            Column::Field(field) if at != risk && *field != Field::Description => *field,
            _ => continue,
        };
        if fields.iter().all(|(_, known)| *known != field) {
            fields.push((at, field));
        }
    }
    let description = of(Field::Description).filter(|at| *at != risk);
    let category = names.iter().position(|name| *name == Column::Category).filter(|at| *at != risk);
    Some(Columns { risk, description, category, fields, both })
}

/// Whether a column's name holds a word for risk: a quick look before most tables are left alone.
fn names_a_risk(table: &Table) -> bool {
    table.header.cells.iter().any(|cell| {
        let name = cell.text.text.as_str();
        name.char_indices().any(|(at, _)| risks::RISK.of_any_case(&name[at..]).next().is_some())
    })
}

fn column(name: &str) -> Column {
    let folded = words::fold(name);
    let name = folded.split(['(', '[']).next().unwrap_or_default().trim();
    let is = |names: &[&str]| names.contains(&name);
    if is(risks::ID_COLUMNS) {
        return Column::Id;
    }
    if is(risks::CATEGORY_COLUMNS) {
        return Column::Category;
    }
    if let Some(axes) = both(name) {
        return Column::Both(axes);
    }
    if let Some(field) = letter(name).or_else(|| scan::field(name)) {
        return Column::Field(field);
    }
    by_words(name)
}

/// The axis of a column's name in one letter.
fn letter(name: &str) -> Option<Field> {
    let is = |names: &[&str]| names.contains(&name);
    let impact = || is(risks::IMPACT_LETTERS).then_some(Field::Impact);
    is(risks::LIKELIHOOD_LETTERS).then_some(Field::Likelihood).or_else(impact)
}

/// What joins two axes, or their levels.
const JOINS: [char; 6] = ['/', '×', 'x', '*', '+', '&'];

/// The longest name that joins two axes, in bytes.
const LONGEST_JOINED: usize = 80;

/// The axes of a name that joins two: `Likelihood/Impact`, `P × I`.
fn both(name: &str) -> Option<Axes> {
    if name.len() > LONGEST_JOINED {
        return None;
    }
    let axis = |name: &str| {
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '.');
        letter(name).or_else(|| scan::field(name))
    };
    let axes = |(at, join): (usize, &str)| Some([axis(&name[..at])?, axis(&name[at + join.len()..])?]);
    let is_likelihood = |field: Field| field == Field::Likelihood;
    let is_impact = |field: Field| matches!(field, Field::Impact | Field::Severity);
    let found = name.match_indices(JOINS).find_map(axes);
    found.filter(|[a, b]| is_likelihood(*a) && is_impact(*b) || is_impact(*a) && is_likelihood(*b))
}

/// The two levels of a cell: `Low/High`, `2 × 4 = 8`, `low, high`, in bytes of its text. Anything else says nothing of
/// which is which.
fn two_levels(text: &str) -> Option<[Range<usize>; 2]> {
    let text = text.split('=').next().unwrap_or(text);
    let split = |join: char| {
        let at = text.find(join)?;
        let after = at + join.len_utf8();
        // Three levels are a choice that nobody has made.
        let middle = text[after..].split_once(join).and_then(|(middle, _)| level::phrase(middle));
        middle.is_none().then(|| [scan::trim(text, 0..at), scan::trim(text, after..text.len())])
    };
    let is_level = |range: &Range<usize>| level::level_of(&text[range.clone()]).is_some();
    let is_absent = |range: &Range<usize>| scan::is_no_value(&text[range.clone()]);
    let joins = JOINS.into_iter().chain([',', '，', '、', ';']);
    joins
        .filter_map(split)
        .find(|halves| halves.iter().any(is_level) && halves.iter().all(|half| is_level(half) || is_absent(half)))
}

/// The meaning of a longer name by the words in it: `Mitigation approach`, `Owner WP`, `Key risk`.
fn by_words(name: &str) -> Column {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| risks::RESIDUAL.contains(word)) {
        return Column::Field(Field::Aside);
    }
    let meanings: Vec<Field> = words.iter().filter_map(|word| scan::field(word)).collect();
    let in_order =
        [Field::Mitigation, Field::Owner, Field::Contingency, Field::Likelihood, Field::Severity, Field::Impact];
    if let Some(field) = in_order.into_iter().find(|field| meanings.contains(field)) {
        return Column::Field(field);
    }
    let risk =
        |word: Option<&&str>| word.is_some_and(|word| scan::field(word) == Some(Field::Risk) || *word == "risks");
    if risk(words.first()) || risk(words.last()) {
        return Column::Field(Field::Risk);
    }
    Column::Unknown
}

/// Whether a column holds nothing but levels.
fn holds_levels(table: &Table, at: usize) -> bool {
    let mut cells =
        table.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.text.text.trim().is_empty());
    let mut any = false;
    cells.all(|cell| {
        any = true;
        level::level_of(&cell.text.text).is_some()
    }) && any
}

/// Reads the rows. Sample rows of a template and rows without a risk are none.
pub(super) fn rows(document: &Document, table: &Table, columns: &Columns, category: Option<&str>) -> Vec<Draft> {
    table.rows.iter().filter_map(|row| read_row(document, table, columns, row, category)).collect()
}

fn read_row(document: &Document, table: &Table, columns: &Columns, row: &Row, category: Option<&str>) -> Option<Draft> {
    let text = |at: usize| row.cells.get(at).map(|cell| scan::one_line(&cell.text.text)).unwrap_or_default();
    let mut name = text(columns.risk);
    let description =
        columns.description.map(text).filter(|text| !scan::is_no_value(text) && !scan::is_placeholder(text));
    // The column may hold only a mark such as R1, and the text stand beside it.
    if description.is_some() && is_only_a_mark(&name) {
        name.clear();
    }
    let stated = |text: &str| !scan::is_no_value(text) && !scan::is_placeholder(text) && !super::wording::denies(text);
    if !stated(&name) && (description.is_none() || !name.is_empty()) {
        return None;
    }
    let own =
        columns.category.map(text).filter(|text| !scan::is_no_value(text)).or_else(|| category.map(str::to_owned));
    let mut draft = Draft::new(name, own, document.place(row.span));
    if let Some(description) = description {
        draft.give(Field::Description, &description);
    }
    for (at, field) in &columns.fields {
        draft.give(*field, &text(*at));
        if let Some(cell) = row.cells.get(*at) {
            draft.locate(*field, document.place(cell.text.trim().span));
        }
        if *field == Field::Mitigation {
            let end = row.span.end;
            let span =
                row.cells.get(*at).filter(|_| *at < row.written_cells).map_or(Span::new(end, end), |cell| cell.span);
            draft.mitigation_cell = Some(document.place(span));
        }
    }
    if let Some((at, axes)) = columns.both
        && let Some(cell) = row.cells.get(at)
        && let Some(levels) = two_levels(&cell.text.text)
    {
        for (level, said) in levels.into_iter().zip(axes) {
            let text = &cell.text.text[level.clone()];
            let field = level::phrase(text).and_then(|(axis, _)| axis.field()).unwrap_or(said);
            draft.give(field, text);
            draft.locate(field, document.place(cell.text.source_span(level)));
        }
    }
    draft.row = Some(RiskRow { cells: row.written_cells, columns: table.header.cells.len() });
    Some(draft)
}

fn is_only_a_mark(text: &str) -> bool {
    text.is_empty()
        || text.len() < 10 && !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit())
}

/// Reads a table inside the section of one risk, whose first column names fields.
pub(super) fn fields(table: &Table) -> Vec<(Field, String)> {
    let rows = std::iter::once(&table.header).chain(&table.rows);
    let pairs = rows.filter_map(|row| Some((row.cells.first()?, row.cells.get(1)?)));
    pairs.filter_map(|(name, value)| Some((scan::field(&name.text.text)?, scan::one_line(&value.text.text)))).collect()
}
