//! How long each stage takes on the same portfolio: `cargo bench`, or `cargo bench -- check` for one of them.
//!
//! A benchmark, not a test: what it prints is also the machine. Two hundred plans stand in memory, so that no disk is
//! measured; each stage gets what the one before it made.

#[path = "../tests/support/harbour.rs"]
#[allow(dead_code, reason = "tests use the rest of it")]
mod harbour;

use std::sync::LazyLock;

use plansite::diagnostic::Source;
use plansite::document;
use plansite::portfolio::Portfolio;
use plansite::site::{Site, SiteOptions, export};
use plansite::theme::{self, Theme};

fn main() {
    divan::main();
}

static TEXTS: LazyLock<harbour::Texts> = LazyLock::new(|| harbour::many(200));
static PORTFOLIO: LazyLock<Portfolio> = LazyLock::new(|| harbour::portfolio(&TEXTS));
static THEME: LazyLock<Theme> = LazyLock::new(Theme::embedded);
static OPTIONS: LazyLock<SiteOptions> = LazyLock::new(SiteOptions::default);

/// Markdown to blocks and HTML with open slots, for every document.
#[divan::bench]
fn parse() -> usize {
    let documents = TEXTS.iter().filter(|(path, _)| path.ends_with(".md"));
    documents.map(|(path, text)| document::parse(Source::new(path.as_str(), text.clone())).1.len()).sum()
}

/// Texts to a portfolio: parsing, reading the plans, resolving their links, checking them.
#[divan::bench]
fn read_and_check() -> usize {
    harbour::portfolio(&TEXTS).plans.len()
}

/// A portfolio to view models, without rendering them.
#[divan::bench]
fn make_pages() -> usize {
    let site = Site::new(&PORTFOLIO, &OPTIONS);
    site.paths().filter(|path| site.make(path).is_some()).count()
}

/// A portfolio to the bytes of every file.
#[divan::bench]
fn render() -> usize {
    theme::render(&THEME, &Site::new(&PORTFOLIO, &OPTIONS)).map_or(0, |output| output.len())
}

/// A portfolio to `portfolio.json`.
#[divan::bench]
fn export_json() -> usize {
    let paths = export::paths(&PORTFOLIO);
    let site = Site::new(&PORTFOLIO, &OPTIONS);
    paths.keys().filter(|path| path.ends_with(".json") && site.make(path).is_some()).count()
}
