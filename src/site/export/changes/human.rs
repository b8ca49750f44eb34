//! What changed, for a terminal: plan by plan, the newest revision's names. Colour is a parameter.

use std::fmt::Write as _;

use super::headline;
use crate::diagnostic::{Style, printable};
use crate::portfolio::Changes;
use crate::portfolio::timeline::Logged;
use crate::site::events::{is_setback, tally, turn, what};
use crate::site::words::{cut, short_date};

/// The longest text of an event, in characters: a terminal is about a hundred wide.
const LONGEST: usize = 100;

/// What changed as lines of text.
#[must_use]
pub fn human(changes: &Changes, style: Style) -> String {
    let since = &changes.since;
    let day = if since.revision.is_some() { format!(" ({})", short_date(since.date())) } else { String::new() };
    let mut text = format!("{} since {}{day}\n", headline(changes), printable(&since.name()));
    if !changes.events.is_empty() {
        let _ = writeln!(text, "{}", tally(changes.events.iter().map(|logged| &logged.event)));
    }
    for (plan, events) in changes.by_plan() {
        let _ = writeln!(text, "\n{}", painted(plan, "1", style));
        let width = events.iter().map(|logged| what(&logged.event).chars().count()).max().unwrap_or(0);
        for logged in events {
            line(&mut text, logged, width, style);
        }
    }
    text
}

/// One event: what, to what, from what to what, and who and when.
fn line(text: &mut String, logged: &Logged, width: usize, style: Style) {
    let event = &logged.event;
    let said = what(event);
    let padding = " ".repeat(width - said.chars().count());
    let said = if is_setback(event) { painted(&said, "1;31", style) } else { said };
    let _ = write!(text, "  {said}{padding}  {}", shown(&event.text));
    if let Some((before, after)) = turn(event) {
        let value = |value: Option<&str>| value.map_or_else(|| "not stated".to_owned(), shown);
        let _ = match (before, after) {
            (None, Some(after)) => write!(text, ": {}", shown(after)),
            (before, after) => write!(text, ": {} → {}", value(before), value(after)),
        };
    }
    let commit = logged.short_commit().unwrap_or("not committed");
    let by = format!("{}, {}, {commit}", printable(&logged.author), short_date(logged.date()));
    let _ = writeln!(text, "  {}", painted(&by, "2", style));
}

fn shown(text: &str) -> String {
    printable(&cut(text, LONGEST))
}

fn painted(text: &str, colour: &str, style: Style) -> String {
    match style {
        Style::Coloured => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
        Style::Plain => text.to_owned(),
    }
}
