//! The page of changes: what happened since the last review, and how things went before.

use serde::Serialize;

use super::address;
use super::chrome::{self, Chrome, FileLink};
use super::edition::Edition;
use super::empty::Empty;
use super::events::tally;
use super::filters::{self, Filters};
use super::log::{Log, LogDay, Move};
use super::trends::{self, Trend, WeekColumns};
use super::words;
use crate::portfolio::timeline::Logged;
use crate::portfolio::{Past, Reach};

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesPage {
    /// The frame.
    pub chrome: Chrome,
    /// What it compares with, and the counts, in a sentence.
    pub summary: String,
    /// The feed, where there is a past to tell.
    pub feed: Option<FileLink>,
    /// Plans by status, week by week; `None` where nothing is known of more than a week.
    pub columns: Option<WeekColumns>,
    /// What is watched.
    pub trends: Vec<Trend>,
    /// Over how many weeks.
    pub trends_scope: String,
    /// The filters; `None` where nothing happened.
    pub filters: Option<Filters>,
    /// The days on which something happened since then, the last first.
    pub days: Vec<LogDay>,
    /// What the days leave out.
    pub more: Option<String>,
    /// What happened last before that, where nothing happened since.
    pub earlier: Vec<LogDay>,
    /// Why there is no past, and what to do.
    pub empty: Option<Empty>,
}

/// What happened lately, on the overview.
#[derive(Clone, Debug, Serialize)]
pub struct Recent {
    /// "Since Monday 16 November"
    pub heading: String,
    /// What is watched.
    pub trends: Vec<Trend>,
    /// What happened last, the newest first.
    pub moves: Vec<Move>,
    /// Where all of it is told.
    pub href: String,
    /// How much is told there.
    pub more: String,
    /// What stands here when nothing happened.
    pub none: Option<String>,
}

/// Most changes that the page lists.
const MOST: usize = 300;
/// Most changes before the review that are listed where there are none after it.
const EARLIER: usize = 30;
/// Most changes that the overview lists.
const MOVES: usize = 12;

/// Makes the page.
#[must_use]
pub fn changes_page(edition: &Edition<'_>) -> ChangesPage {
    let path = address::CHANGES;
    let past = &*edition.portfolio.past;
    let events: Vec<Logged> = past.events().collect();
    let log = Log::new(edition, path);
    let shown = &events[events.len().saturating_sub(MOST)..];
    let left = events.len() - shown.len();
    let earlier: Vec<Logged> = if events.is_empty() { past.all_events().collect() } else { Vec::new() };
    let weeks = past.weeks.len().min(trends::WEEKS);
    let is_known = past.reach == Reach::Whole;
    ChangesPage {
        chrome: Chrome::new(edition, "changes", path, Some("Changes")),
        summary: if is_known { summary(edition, &events) } else { "There is no history here.".to_owned() },
        feed: chrome::feed(edition, path),
        columns: trends::columns(edition),
        trends: if weeks > 1 { trends::trends(edition) } else { Vec::new() },
        trends_scope: words::count(weeks, "week", "weeks"),
        filters: (!shown.is_empty()).then(|| filters::change_filters(shown)),
        days: log.days(shown),
        more: (left > 0).then(|| format!("{} before that.", words::count(left, "change", "changes"))),
        earlier: log.days(&earlier[earlier.len().saturating_sub(EARLIER)..]),
        empty: no_history(past.reach),
    }
}

/// What happened lately; `None` where nothing is known of how things stood then.
#[must_use]
pub fn recent(edition: &Edition<'_>, path: &str) -> Option<Recent> {
    let past = &*edition.portfolio.past;
    if !is_comparable(past) {
        return None;
    }
    let events: Vec<Logged> = past.events().collect();
    Some(Recent {
        heading: format!("Since {}", since(edition)),
        trends: trends::trends(edition),
        moves: Log::new(edition, path).moves(&events, MOVES),
        href: address::href(path, address::CHANGES),
        more: words::count(events.len(), "change", "changes"),
        none: events.is_empty().then(|| "Nothing changed in any plan.".to_owned()),
    })
}

/// Whether it is known how things stood at the revision that is compared with.
#[must_use]
pub fn is_comparable(past: &Past) -> bool {
    past.reach == Reach::Whole && past.counts_then().plans() > 0
}

/// What is compared with: "Monday 16 November", "review/2026-11-16".
#[must_use]
pub fn since(edition: &Edition<'_>) -> String {
    let since = &edition.portfolio.past.since;
    let day = words::day_of(since.date(), edition.portfolio.revision.as_of);
    since.revision.as_ref().map_or(day, String::clone)
}

/// "Since Monday 16 November: 2 gates ticked and 1 risk added, in 3 plans."
fn summary(edition: &Edition<'_>, events: &[Logged]) -> String {
    let since = since(edition);
    if events.is_empty() {
        return format!("Nothing changed in any plan since {since}.");
    }
    let mut plans: Vec<&str> = events.iter().map(|logged| logged.event.plan.as_str()).collect();
    plans.sort_unstable();
    plans.dedup();
    let told = tally(events.iter().map(|logged| &logged.event));
    format!("Since {since}: {told}, in {}.", words::count(plans.len(), "plan", "plans"))
}

/// Why there is no past, and what to do.
fn no_history(reach: Reach) -> Option<Empty> {
    let read = "Changes are read from Git";
    match reach {
        Reach::Whole => None,
        Reach::NoGit => Some(Empty::new(
            "There is no history here",
            format!("{read}, and there was no Git where this page was built."),
            None,
        )),
        Reach::NoRepository => {
            Some(Empty::new("There is no history here", format!("{read}; this folder is not a repository."), None))
        }
        Reach::Refused => Some(Empty::new(
            "The history cannot be read",
            format!(
                "{read}, and Git did not read this repository where this page was built. `git log` there says why."
            ),
            None,
        )),
        Reach::NoCommits => {
            Some(Empty::new("There is no history yet", format!("{read}; nothing is committed yet."), None))
        }
        Reach::Shallow => Some(Empty::new(
            "The history is cut off",
            format!(
                "{read}, and this clone is shallow: everything older than its newest commits would look as if it had come \
                 with them. Fetch all of it."
            ),
            Some(
                "git fetch --unshallow\n\n# in a GitHub workflow\n- uses: actions/checkout@v5\n  with:\n    \
                 fetch-depth: 0",
            ),
        )),
    }
}
