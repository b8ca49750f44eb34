//! The page of all plans.

use serde::Serialize;

use super::address;
use super::chrome::{self, Chrome, FileLink};
use super::edition::Edition;
use super::plan_table::{self, Extent, PlanTable};
use super::words;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct PlansPage {
    /// The frame.
    pub chrome: Chrome,
    /// What is listed, in one sentence.
    pub summary: String,
    /// The table for a spreadsheet.
    pub csv: Option<FileLink>,
    /// The ways to see the plans.
    pub views: Vec<ViewLink>,
    /// The table.
    pub table: PlanTable,
}

/// One way to see the plans.
#[derive(Clone, Debug, Serialize)]
pub struct ViewLink {
    /// Its name.
    pub label: &'static str,
    /// Its page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The table and the board, as the page at `path` links to them.
#[must_use]
pub fn views(path: &str) -> Vec<ViewLink> {
    [("Table", address::PLANS), ("Board", address::BOARD)]
        .into_iter()
        .map(|(label, page)| ViewLink { label, href: address::href(path, page), current: page == path })
        .collect()
}

/// Makes the page of all plans.
#[must_use]
pub fn plans_page(edition: &Edition<'_>) -> PlansPage {
    let path = address::PLANS;
    let all = words::count(edition.plans().len(), "plan", "plans");
    let table = plan_table::plan_table(edition, path, Extent::All);
    let note = table.note.as_ref().map(|note| format!(" {}.", words::capital(note))).unwrap_or_default();
    PlansPage {
        chrome: Chrome::new(edition, "plans", path, Some("Plans")),
        summary: format!("{all}, in the order of their status as written.{note}"),
        csv: chrome::download(edition, path, "plans.csv"),
        views: views(path),
        table,
    }
}
