//! The model in forms that other programs read: JSON, CSV, and badges for a README.
//!
//! Field names and values are a promise to their readers: fields may be added, never changed. The forms are written
//! from the same portfolio as the pages, so that counts agree everywhere.

mod badge;
mod csv;
mod json;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::routes::Routes;
use crate::portfolio::Portfolio;

pub use badge::path as badge_path;
pub use csv::{Table, csv};
pub use json::{json, problems};

/// Every exported file by its site path.
#[must_use]
pub fn files(portfolio: &Portfolio, routes: &Routes) -> BTreeMap<String, Vec<u8>> {
    let mut files = badge::badges(portfolio);
    files.insert("portfolio.json".to_owned(), json(portfolio, routes));
    for table in Table::ALL {
        files.insert(format!("{}.csv", table.name()), csv(portfolio, routes, table));
    }
    files
}
