//! Tables whose rows are phases: one column names the phase, another says how far it is.

use crate::document::{Row, Table};
use crate::plan::header::{Meaning, meaning};
use crate::plan::scope::joined;
use crate::plan::words::{self, phases};

/// Which columns of a table say what.
pub(super) struct Columns {
    phase: usize,
    pub(super) status: usize,
}

/// The columns of a table of phases; `None` where it is another table.
pub(super) fn columns(table: &Table) -> Option<Columns> {
    let headers: Vec<String> = table.header.cells.iter().map(|cell| words::fold(&cell.text.text)).collect();
    let names_phase = |header: &String| phases::BEFORE_A_NUMBER.of(header).any(|(_, rest)| matches!(rest, "" | "s"));
    let phase = headers.iter().position(names_phase)?;
    let status = headers.iter().position(|header| meaning(header) == Some(Meaning::Status))?;
    Some(Columns { phase, status })
}

impl Columns {
    /// The cell of the phase, with the one behind it where that says what the phase is.
    pub(super) fn phase(&self, row: &Row) -> Option<String> {
        let cell = |at: usize| row.cells.get(at).map(|cell| joined(&cell.text.text)).filter(|text| !text.is_empty());
        let phase = cell(self.phase).filter(|text| text.chars().any(char::is_alphanumeric))?;
        let behind = Some(self.phase + 1).filter(|at| *at != self.status).and_then(cell);
        Some(behind.map_or(phase.clone(), |behind| format!("{phase} | {behind}")))
    }
}
