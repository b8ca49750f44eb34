//! The table of all plans, with as many pages as it takes.

use std::io;

use serde::Serialize;
use serde_json::Value;

use super::address;
use super::caches::Caches;
use super::chrome::{self, Chrome, FileLink};
use super::edition::Edition;
use super::pages::{self, PageLink};
use super::plan_table::{self, Extent, PlanTable};
use super::script::{self, Each};
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
    /// The pages of the table, where there are several.
    pub pages: Vec<PageLink>,
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

/// Most plans on one page.
const PAGE: usize = 250;
/// What the name of the script with all rows begins with.
pub const DATA: &str = "data-plans";

/// How many pages the table has; at least one.
#[must_use]
pub fn page_count(edition: &Edition<'_>) -> usize {
    edition.plans().len().div_ceil(PAGE).max(1)
}

/// Writes the rows of all pages as a script, which filters load where there are several pages.
///
/// A script, because pages from a disk may load nothing else.
///
/// # Errors
///
/// What writing ends with.
pub fn write_data(caches: &Caches<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    let rows = Each(|| plan_table::rows(caches, address::PLANS).map(|row| stated(&row)));
    script::write_call(to, "data", "plans", &rows)
}

/// A row without what is empty in it: most of ten thousand rows would be that.
fn stated(row: &impl Serialize) -> Value {
    fn strip(value: Value) -> Option<Value> {
        match value {
            Value::Null | Value::Bool(false) => None,
            Value::Object(fields) => {
                Some(fields.into_iter().filter_map(|(name, value)| Some((name, strip(value)?))).collect())
            }
            other => Some(other),
        }
    }
    let value = serde_json::to_value(row).expect("rows have text keys and no failing parts");
    strip(value).unwrap_or_default()
}

/// Makes one page of the table, counted from 0; `data` is the address of the script with all rows.
#[must_use]
pub fn plans_page(caches: &Caches<'_>, page: usize, data: Option<&str>) -> PlansPage {
    let edition = &caches.edition;
    let path = &pages::path(address::PLANS, page);
    let count = page_count(edition);
    let shown = page * PAGE..edition.plans().len().min((page + 1) * PAGE);
    let all = words::count(edition.plans().len(), "plan", "plans");
    let part = if count > 1 { format!(" Page {} of {count}.", page + 1) } else { String::new() };
    let mut table = plan_table::plan_table(caches, path, Extent::Page(shown));
    if let Some(filters) = &mut table.filters {
        filters.data = data.map(|data| address::href(path, data));
    }
    let note = table.note.as_ref().map(|note| format!(" {}.", words::capital(note))).unwrap_or_default();
    let mut chrome = Chrome::new(edition, "plans", path, Some("Plans"));
    (chrome.previous, chrome.next) = pages::neighbours(address::PLANS, page, count);
    PlansPage {
        chrome,
        summary: format!("{all}, in the order of their status as written.{part}{note}"),
        csv: chrome::download(edition, path, "plans.csv"),
        views: views(address::PLANS),
        table,
        pages: pages::links(address::PLANS, page, count),
    }
}
