//! What changed between two revisions, for people: on a terminal, and in the comment of a pull request.

mod human;
mod markdown;
#[cfg(test)]
mod tests;

pub use human::human;
pub use markdown::markdown;

use crate::portfolio::Changes;
use crate::site::words::count;

/// The JSON Schema of what changed.
pub const SCHEMA: &str = include_str!("changes.schema.json");

/// What changed as JSON.
#[must_use]
pub fn json(changes: &Changes) -> Vec<u8> {
    super::json::changes(changes)
}

/// "12 changes in 3 plans"
fn headline(changes: &Changes) -> String {
    match changes.events.len() {
        0 => "no changes".to_owned(),
        number => {
            let plans = count(changes.by_plan().len(), "plan", "plans");
            format!("{} in {plans}", count(number, "change", "changes"))
        }
    }
}
