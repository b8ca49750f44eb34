//! `portfolio.json`: the whole model.

mod model;
mod parts;

use self::model::PortfolioJson;
use crate::portfolio::Portfolio;
use crate::site::routes::Routes;

/// The version of every JSON form; it changes when a reader would have to.
const SCHEMA_VERSION: u32 = 1;

/// The whole model as JSON, indented, ending in a line feed.
#[must_use]
pub fn json(portfolio: &Portfolio, routes: &Routes) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&PortfolioJson::of(portfolio, routes))
        .expect("structs of strings and numbers become JSON");
    bytes.push(b'\n');
    bytes
}
