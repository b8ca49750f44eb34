//! The page of all plans.

use serde::Serialize;

use super::address;
use super::bars::{self, Segment};
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
    /// The stages in use, each with a link to its rows.
    pub stages: Vec<Segment>,
    /// The table.
    pub table: PlanTable,
}

/// Makes the page of all plans.
#[must_use]
pub fn plans_page(edition: &Edition<'_>) -> PlansPage {
    let path = address::PLANS;
    let plans = edition.plans().len();
    PlansPage {
        chrome: Chrome::new(edition, "plans", path, Some("Plans")),
        summary: format!("{}, in the order of their status as written.", words::count(plans, "plan", "plans")),
        csv: chrome::download(edition, path, "plans.csv"),
        stages: bars::stage_segments(edition, path),
        table: plan_table::plan_table(edition, path, Extent::All),
    }
}
