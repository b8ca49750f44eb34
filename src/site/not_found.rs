//! What a server shows for an address that has no page.
//!
//! It may be shown at any depth, so it brings its own style, and its links are absolute where the site's address is
//! known. Elsewhere a line of script computes them from the address that was asked for, and everywhere that of its icon,
//! which is a file like every other page's: a picture is loaded, and no page loads anything by the address of a host.

use serde::Serialize;

use super::address;
use super::chrome::{Chrome, FileLink};
use super::edition::Edition;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPage {
    /// The frame.
    pub chrome: Chrome,
    /// Where to go instead.
    pub links: Vec<FileLink>,
    /// Whether the links hold only at the top of the site.
    pub is_relative: bool,
}

/// Makes the page.
#[must_use]
pub fn not_found_page(edition: &Edition<'_>) -> NotFoundPage {
    let base = edition.options.base_url.as_deref();
    let link = |label, page: &str| FileLink { label, href: format!("{}{page}", base.unwrap_or_default()) };
    NotFoundPage {
        chrome: Chrome::new(edition, "not-found", address::NOT_FOUND, Some("No page here")),
        links: vec![link("Overview", address::OVERVIEW), link("All plans", address::PLANS)],
        is_relative: base.is_none(),
    }
}
