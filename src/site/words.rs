//! The words of the pages: names of stages, bands and verdicts, counts, dates, ages.
//!
//! Sentences, present tense, plain. What a plan does not state has words of its own and is never a zero.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::plan::{Band, GateState, Stage, Verdict};

/// What stands under the heading of a view when there is nothing to view.
pub const NO_PLANS: &str = "There are no plans yet.";

/// The name of a stage as readers see it.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Blocked => "Blocked",
        Stage::Unstated => "Not stated",
        Stage::Draft => "Draft",
        Stage::Review => "In review",
        Stage::Approved => "Approved",
        Stage::Active => "In progress",
        Stage::Done => "Done",
        Stage::Deferred => "Deferred",
        Stage::Superseded => "Superseded",
        Stage::Other => "Other",
    }
}

/// The name of a band of exposure; `None` is a risk without one.
#[must_use]
pub fn band(band: Option<Band>) -> &'static str {
    match band {
        Some(Band::Critical) => "Critical",
        Some(Band::High) => "High",
        Some(Band::Moderate) => "Moderate",
        Some(Band::Low) => "Low",
        None => "Unscored",
    }
}

/// The step of a band on the scale of colours and signal bars, 0 for a risk without one.
#[must_use]
pub fn band_level(band: Option<Band>) -> u8 {
    match band {
        Some(Band::Critical) => 4,
        Some(Band::High) => 3,
        Some(Band::Moderate) => 2,
        Some(Band::Low) => 1,
        None => 0,
    }
}

/// The name of a likelihood or impact; an unknown one is a dash.
#[must_use]
pub fn level(level: Option<u8>) -> &'static str {
    match level {
        Some(1) => "Low",
        Some(2) => "Medium",
        Some(3) => "High",
        Some(4) => "Critical",
        _ => "–",
    }
}

/// What a verdict says.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "passed",
        Verdict::Fail => "failed",
        Verdict::Partial => "partial",
        Verdict::Pending => "pending",
        Verdict::Waived => "waived",
        Verdict::Unstated => "not stated",
    }
}

/// What the state of a gate is called.
#[must_use]
pub fn gate(state: GateState) -> &'static str {
    match state {
        GateState::Done => "ticked",
        GateState::Open => "open",
        GateState::Waived => "waived",
    }
}

/// The name of a severity at the head of a line.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}

/// "1 gate", "2 gates".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The same text with a capital at its start, unless it begins with something else than a letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let mut capital = String::with_capacity(text.len());
    capital.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    capital + chars.as_str()
}

/// At most `length` characters, with a sign that something is missing.
#[must_use]
pub fn cut(text: &str, length: usize) -> String {
    // Most texts have no more bytes than that.
    let end = if text.len() > length { text.char_indices().nth(length) } else { None };
    match end {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// "Monday 23 November 2026"
#[must_use]
pub fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "23 Nov 2026"
#[must_use]
pub fn short_date(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// Days from `date` to `as_of`; what lies ahead counts as today.
fn days(date: Date, as_of: Date) -> i32 {
    date.until(as_of).map_or(0, |span| span.get_days()).max(0)
}

/// "today", "yesterday", "9 days ago"
#[must_use]
pub fn age(date: Date, as_of: Date) -> String {
    match days(date, as_of) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// "for 9 days"; of what began on the same day, "since today".
#[must_use]
pub fn duration(date: Date, as_of: Date) -> String {
    match days(date, as_of) {
        0 => "since today".to_owned(),
        days => format!("for {}", count(usize::try_from(days).unwrap_or_default(), "day", "days")),
    }
}

/// Whether something happened in the last seven days.
#[must_use]
pub fn is_new(date: Date, as_of: Date) -> bool {
    days(date, as_of) < 7
}

/// "Monday 16 November", with the year where it is another one.
#[must_use]
pub fn day_of(date: Date, as_of: Date) -> String {
    if date.year() == as_of.year() { date.strftime("%A %-d %B").to_string() } else { long_date(date) }
}

/// "today", "9 d", for a column.
#[must_use]
pub fn short_age(date: Date, as_of: Date) -> String {
    match days(date, as_of) {
        0 => "today".to_owned(),
        days => format!("{days} d"),
    }
}

/// A part of a whole as a length in percent with at most one decimal.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2).checked_div(whole).unwrap_or(0);
    if tenths.is_multiple_of(10) { format!("{}%", tenths / 10) } else { format!("{}.{}%", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::{age, capital, count, cut, day_of, duration, is_new, list, long_date, share, short_age};
    use jiff::civil::date;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(1, "gate", "gates"), "1 gate");
        assert_eq!(count(0, "gate", "gates"), "0 gates");
    }

    #[test]
    fn the_last_of_a_list_is_joined_by_a_word() {
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list(&parts), "a, b and c");
        assert_eq!(list(&parts[..2]), "a and b");
        assert_eq!(list(&parts[..1]), "a");
    }

    #[test]
    fn ages_count_days_and_never_run_backwards() {
        let today = date(2026, 3, 2);
        assert_eq!(age(date(2026, 3, 2), today), "today");
        assert_eq!(age(date(2026, 2, 28), today), "2 days ago");
        assert_eq!(age(date(2026, 3, 9), today), "today");
        assert_eq!(short_age(date(2025, 3, 2), today), "365 d");
        assert_eq!(long_date(today), "Monday 2 March 2026");
        assert_eq!(day_of(date(2026, 2, 28), today), "Saturday 28 February");
        assert_eq!(day_of(date(2025, 12, 31), today), "Wednesday 31 December 2025");
        assert_eq!(duration(date(2026, 3, 1), today), "for 1 day");
        assert_eq!(duration(today, today), "since today");
        assert_eq!((is_new(date(2026, 2, 24), today), is_new(date(2026, 2, 23), today)), (true, false));
    }

    #[test]
    fn shares_round_to_a_tenth() {
        assert_eq!(share(1, 3), "33.3%");
        assert_eq!(share(1, 2), "50%");
        assert_eq!(share(0, 0), "0%");
    }

    #[test]
    fn cutting_counts_characters() {
        assert_eq!(cut("データ所在地", 3), "データ…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(capital("über"), "Über");
        assert_eq!(capital("`x` is"), "`x` is");
    }
}
