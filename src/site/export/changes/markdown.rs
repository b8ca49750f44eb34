//! What changed, for the comment of a pull request: a sentence, and folded below it each plan with its changes.
//!
//! Every text of a plan and every name is other people's text, and a comment is read by a machine that turns `@name`
//! into a message to somebody and `#1` into a link. Nothing of that may come from a plan.

use std::fmt::Write as _;

use super::headline;
use crate::diagnostic::printable;
use crate::portfolio::Changes;
use crate::portfolio::timeline::Logged;
use crate::site::events::{is_gone, is_setback, tally, turn, what};
use crate::site::routes::source_href;
use crate::site::words::{capital, cut, short_date};

/// The longest text of an event, in characters.
const LONGEST: usize = 160;
/// The most events that are listed: a comment may have 65 536 characters, and nobody reads as many.
const MOST: usize = 150;

/// What changed as Markdown. `source_link` is the address of a source line with `{commit}`, `{path}` and `{line}`.
#[must_use]
pub fn markdown(changes: &Changes, source_link: Option<&str>) -> String {
    let since = &changes.since;
    let day = if since.revision.is_some() { format!(" ({})", short_date(since.date())) } else { String::new() };
    let mut text = format!("**{}** since {}{day}\n", capital(&headline(changes)), escaped(&since.name()));
    if changes.events.is_empty() {
        return text;
    }
    let _ = writeln!(text, "\n{}", capital(&tally(changes.events.iter().map(|logged| &logged.event))));
    let mut left = MOST;
    for (plan, events) in changes.by_plan() {
        let listed = &events[..events.len().min(left)];
        left -= listed.len();
        if listed.is_empty() {
            break;
        }
        let sum = tally(events.iter().map(|logged| &logged.event));
        let _ = write!(text, "\n<details><summary>{}: {sum}</summary>\n\n", in_html(plan));
        listed.iter().for_each(|logged| line(&mut text, logged, source_link));
        text.push_str("\n</details>\n");
    }
    if let Some(more @ 1..) = changes.events.len().checked_sub(MOST) {
        let _ = writeln!(text, "\nand {more} more, which `plansite changes` lists");
    }
    text
}

/// One event as an element of a list.
fn line(text: &mut String, logged: &Logged, source_link: Option<&str>) {
    let event = &logged.event;
    let said = capital(&what(event));
    let said = if is_setback(event) { format!("**{said}**") } else { said };
    let name = shown(&event.text);
    // What was removed stands on no line of the commit that removed it.
    let href = || source_href(source_link, logged.commit.as_deref(), &event.path, Some(event.line));
    let name = match href().filter(|_| !is_gone(event.kind)) {
        Some(href) => format!("[{name}](<{}>)", href.replace(['<', '>', '\\'], "")),
        None => name,
    };
    let _ = write!(text, "- {said}: {name}");
    if let Some((before, after)) = turn(event) {
        let value = |value: Option<&str>| value.map_or_else(|| "not stated".to_owned(), shown);
        let _ = match (before, after) {
            (None, Some(after)) => write!(text, ", {}", shown(after)),
            (before, after) => write!(text, ", {} → {}", value(before), value(after)),
        };
    }
    let commit = logged.short_commit().unwrap_or("not committed");
    let _ = writeln!(text, " ({}, {}, {commit})", escaped(&logged.author), short_date(logged.date()));
}

fn shown(text: &str) -> String {
    escaped(&cut(text, LONGEST))
}

/// A text that means nothing in Markdown or HTML, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A comment in between keeps the two sides from being read as one word.
            '@' => out.push_str("@<!-- -->"),
            '#' => out.push_str("\\#<!-- -->"),
            '\t' => out.push(' '),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A text inside an element of HTML, where Markdown does not count.
fn in_html(text: &str) -> String {
    let text = printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    text.replace('@', "@<!-- -->").replace('#', "#<!-- -->")
}
