//! The JSON exports: `portfolio.json`, and what `changes` tells.

mod changes;
mod model;
mod parts;

use std::io::{self, BufWriter, Write};

use self::changes::ChangesJson;
use self::model::PortfolioJson;
use crate::portfolio::{Changes, Portfolio};
use crate::site::routes::Routes;

/// The version of every JSON form; it changes when a reader would have to.
const SCHEMA_VERSION: u32 = 1;

/// The whole model as JSON, indented, ending in a line feed.
pub(super) fn write(portfolio: &Portfolio, routes: &Routes, to: &mut dyn Write) -> io::Result<()> {
    // Every name and every sign between two is written for itself.
    let mut pieces = BufWriter::new(to);
    serde_json::to_writer_pretty(&mut pieces, &PortfolioJson::of(portfolio, routes))?;
    pieces.write_all(b"\n")?;
    pieces.flush()
}

/// What changed between two revisions as JSON.
#[must_use]
pub(super) fn changes(changes: &Changes) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(&ChangesJson::of(changes)).expect("structs of texts and numbers become JSON");
    bytes.push(b'\n');
    bytes
}
