//! The model in forms that other programs read: JSON, CSV, and badges for a README.
//!
//! Field names and values are a promise to their readers: fields may be added, never changed. The forms are written
//! from the same portfolio as the pages, so that counts agree everywhere.

mod badge;
pub mod changes;
mod csv;
mod json;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;

use super::routes::Routes;
use crate::portfolio::Portfolio;

pub(super) use badge::escaped as xml_escaped;
pub use badge::path as badge_path;
pub use csv::Table;

/// The JSON Schema of the whole model.
pub const SCHEMA: &str = include_str!("portfolio.schema.json");

/// An exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The whole model.
    Json,
    /// A register for a spreadsheet.
    Csv(Table),
    /// How many gates are done in a plan, or in all of them.
    Badge(Option<usize>),
}

/// Every exported file by its site path.
#[must_use]
pub fn paths(portfolio: &Portfolio) -> BTreeMap<String, Export> {
    let mut paths = BTreeMap::from([
        ("portfolio.json".to_owned(), Export::Json),
        ("badges/portfolio.svg".to_owned(), Export::Badge(None)),
    ]);
    paths.extend(Table::ALL.map(|table| (format!("{}.csv", table.name()), Export::Csv(table))));
    let plans = portfolio.plans.iter().enumerate();
    paths.extend(plans.map(|(plan, of)| (badge_path(&of.plan.id), Export::Badge(Some(plan)))));
    paths
}

/// Writes an exported file, piece by piece: some are as large as all plans together.
///
/// # Errors
///
/// What writing ends with.
pub fn write(portfolio: &Portfolio, routes: &Routes, export: Export, to: &mut dyn io::Write) -> io::Result<()> {
    match export {
        Export::Json => json::write(portfolio, routes, to),
        Export::Csv(table) => csv::write(portfolio, routes, table, to),
        Export::Badge(None) => to.write_all(&badge::of_portfolio(portfolio)),
        Export::Badge(Some(plan)) => to.write_all(&badge::of_plan(&portfolio.plans[plan].plan)),
    }
}

/// The bytes of an exported file.
#[must_use]
pub fn file(portfolio: &Portfolio, routes: &Routes, export: Export) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(portfolio, routes, export, &mut bytes).expect("memory takes every file");
    bytes
}
