//! Tables of principles or gates with a column for the verdict.

use super::names;
use crate::document::{Inline, Row, Table};
use crate::plan::gate::{self, Verdict};
use crate::plan::words::checks::{NOTHING, PRINCIPLE_PREFIXES};
use crate::plan::words::columns::{
    ALTERNATIVE_COLUMNS, EARLY_VERDICT_COLUMNS, LATE_VERDICT_COLUMNS, NO_VERDICT_COLUMNS, PRINCIPLE_COLUMNS,
    VERDICT_COLUMNS, VIOLATION_COLUMNS,
};
use crate::plan::words::constitution::{CONSTITUTION, PRINCIPLES, PRINCIPLES_UNSPACED};
use crate::plan::words::signs::{CELL_SIGNS, NO, YES};
use crate::plan::words::{has_unspaced, plain};

/// One row: what is checked, and how it stands.
pub(in crate::plan) struct CheckedRow {
    pub(in crate::plan) name: Inline,
    pub(in crate::plan) verdict: Verdict,
    /// The verdict as written: its cell where that is not empty, or the words that close one.
    pub(in crate::plan) written: Option<String>,
}

/// The rows of a table that checks principles or gates; none for any other table.
pub(in crate::plan) fn rows(table: &Table) -> Vec<CheckedRow> {
    let Some(columns) = Columns::of(table) else { return Vec::new() };
    table.rows.iter().filter_map(|row| columns.read(row)).collect()
}

/// The rows of a table that states requirements and how they are met, by the names of its columns.
pub(super) fn requirements(table: &Table) -> Vec<CheckedRow> {
    let names = |at: usize, words: &[&str]| any(&plain(&table.header.cells[at].text.text), words);
    let columns = Columns::of(table).filter(|columns| {
        let is_verdict = |at: &usize| names(*at, VERDICT_COLUMNS) || names(*at, LATE_VERDICT_COLUMNS);
        names(columns.name, PRINCIPLE_COLUMNS) && columns.verdicts.iter().any(is_verdict)
    });
    columns.map(|columns| table.rows.iter().filter_map(|row| columns.read(row)).collect()).unwrap_or_default()
}

/// Whether a table checks principles, as the header of their column says; others check gates.
pub(super) fn judges_principles(table: &Table) -> bool {
    let words = [PRINCIPLE_PREFIXES, PRINCIPLES, PRINCIPLES_UNSPACED];
    let names = |header: &str| {
        words.iter().any(|words| any(header, words)) || CONSTITUTION.iter().any(|noun| header.starts_with(noun))
    };
    Columns::of(table).is_some_and(|columns| names(&plain(&table.header.cells[columns.name].text.text)))
}

struct Columns {
    name: usize,
    /// The columns with verdicts, the latest first.
    verdicts: Vec<usize>,
    /// Without a column for verdicts, the last one, whose cells may close with theirs.
    closing: Option<usize>,
    /// Those of them that ask whether there are violations.
    denials: Vec<usize>,
    /// Whether the table is in a language that writes O for met and X for not met.
    letters: bool,
}

impl Columns {
    fn of(table: &Table) -> Option<Self> {
        let headers: Vec<String> = table.header.cells.iter().map(|cell| plain(&cell.text.text)).collect();
        let is_violations = headers.iter().any(|header| any(header, ALTERNATIVE_COLUMNS))
            || headers.first().is_some_and(|first| any(first, VIOLATION_COLUMNS));
        if is_violations {
            return None;
        }
        let named = headers
            .iter()
            .position(|header| any(header, PRINCIPLE_COLUMNS) && !VERDICT_COLUMNS.contains(&header.as_str()));
        let free = |at: &usize| Some(*at) != named && !any(&headers[*at], NO_VERDICT_COLUMNS);
        let find = |words: &[&str]| (0..headers.len()).rev().filter(free).find(|at| any(&headers[*at], words));
        let plainly = (0..headers.len()).filter(free).find(|at| VERDICT_COLUMNS.contains(&headers[*at].as_str()));
        let plainly = plainly.or_else(|| find(VERDICT_COLUMNS));
        let mut verdicts: Vec<usize> = find(LATE_VERDICT_COLUMNS).into_iter().chain(plainly).collect();
        verdicts.extend(find(EARLY_VERDICT_COLUMNS));
        if verdicts.is_empty() {
            verdicts.extend((1..headers.len()).filter(free).find(|at| is_judged(table, *at)));
        }
        let first = || (0..headers.len()).find(|at| !verdicts.contains(at) && !is_counter(table, *at, &headers[*at]));
        let name = match named {
            Some(named) => named,
            None if verdicts.is_empty() => return None,
            None => first()?,
        };
        let letters = headers.iter().any(|header| has_unspaced(header));
        // A column that names what is demanded answers nothing.
        let answers = |at: &usize| *at != name && free(at) && !any(&headers[*at], PRINCIPLE_COLUMNS);
        let closing = headers.len().checked_sub(1).filter(|at| verdicts.is_empty() && answers(at));
        let denials = verdicts.iter().copied().filter(|at| any(&headers[*at], VIOLATION_COLUMNS));
        Some(Self { name, denials: denials.collect(), verdicts, closing, letters })
    }

    fn read(&self, row: &Row) -> Option<CheckedRow> {
        let name = names::clean(&row.cells.get(self.name)?.text);
        let folded = plain(&name.text);
        if folded.is_empty() || NOTHING.contains(&folded.as_str()) || names::is_placeholder(&name.text) {
            return None;
        }
        let cells = self.verdicts.iter().filter_map(|at| Some((*at, row.cells.get(*at)?.text.text.as_str())));
        let cells = cells.filter(|(_, cell)| !cell.trim().is_empty() && !names::is_placeholder(cell));
        let mut judged = cells.map(|(at, cell)| (self.verdict(at, cell), cell));
        let latest = judged.clone().find(|(verdict, _)| *verdict != Verdict::Unstated);
        let (verdict, cell) =
            latest.or_else(|| judged.next()).map_or((Verdict::Unstated, None), |(verdict, cell)| (verdict, Some(cell)));
        let closing = || row.cells.get(self.closing?).and_then(|cell| closing_verdict(&cell.text.text));
        let (verdict, written) = closing().unwrap_or((verdict, cell));
        Some(CheckedRow { name, verdict, written: written.map(str::to_owned) })
    }

    /// The verdict of a cell. Where a column asks for violations, "no" is good.
    fn verdict(&self, at: usize, cell: &str) -> Verdict {
        if !self.denials.contains(&at) {
            return cell_verdict(cell, self.letters);
        }
        let folded = plain(cell);
        match cell_verdict(cell, self.letters) {
            Verdict::Waived => Verdict::Waived,
            _ if NO.contains(&folded.as_str()) || NOTHING.contains(&folded.as_str()) => Verdict::Pass,
            _ if YES.contains(&folded.as_str()) => Verdict::Fail,
            stated => stated,
        }
    }
}

fn cell_verdict(cell: &str, letters: bool) -> Verdict {
    if let Some((_, verdict)) = CELL_SIGNS.iter().find(|(sign, _)| *sign == cell.trim()) {
        return *verdict;
    }
    match cell.trim() {
        "O" | "o" if letters => return Verdict::Pass,
        "X" | "x" if letters => return Verdict::Fail,
        _ => {}
    }
    match gate::verdict(cell) {
        Verdict::Unstated => gate::closing(cell).map_or(Verdict::Unstated, |(verdict, _)| verdict),
        stated => stated,
    }
}

/// The verdict behind the last dash of a cell: `Tests for every change — verified`.
fn closing_verdict(cell: &str) -> Option<(Verdict, Option<&str>)> {
    let dash = [" — ", " – "].iter().filter_map(|dash| cell.rfind(dash).map(|at| at + dash.len())).max()?;
    let (verdict, written) = gate::closing(cell)?;
    (cell[dash..].trim_start().len() == cell[written.start..].len()).then(|| (verdict, Some(&cell[written])))
}

/// Whether most cells of a column begin with a verdict, whatever the column is called.
fn is_judged(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.text.text.as_str());
    let judged = cells.filter(|cell| gate::verdict(cell) != Verdict::Unstated).count();
    judged * 2 >= table.rows.len() && judged > 0
}

/// Whether a column only numbers the rows.
fn is_counter(table: &Table, at: usize, header: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".#".contains(c));
    let numbers =
        || table.rows.iter().all(|row| row.cells.get(at).is_some_and(|cell| is_number(cell.text.text.trim())));
    header.is_empty() || header == "#" || matches!(header, "no" | "nr" | "id" | "№") || numbers()
}

/// Whether a header begins or ends with one of some words.
fn any(header: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let inside = has_unspaced(word) && header.contains(word) && header.chars().count() <= word.chars().count() + 6;
        let begins = header.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '(', '/']));
        let ends = header.strip_suffix(word).is_some_and(|rest| rest.ends_with([' ', '/']));
        inside || begins || ends
    })
}
