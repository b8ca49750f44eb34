//! The title of a plan: its first heading without the words that say that it is a plan.
//!
//! Only what stands in front goes, and only before a mark such as `:` or `—`. "Ledger Implementation Plan" is a name.

use crate::plan::words::{self, titles};

/// How many marks are tried: a hyphen may belong to the prefix itself.
const TRIED: usize = 4;

/// The title without a prefix such as "Implementation Plan:"; the rest as written.
pub(super) fn without_prefix(title: &str) -> &str {
    let marks = title.char_indices().filter(|(at, c)| is_mark(title, *at, *c)).take(TRIED);
    for (at, _) in marks {
        if is_prefix(&title[..at]) {
            let rest = title[at..].trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
            return if rest.is_empty() { title.trim() } else { rest.trim_end() };
        }
    }
    title.trim()
}

/// Whether a heading begins with such a prefix, so that it is a title at any level.
pub(super) fn has_prefix(title: &str) -> bool {
    without_prefix(title) != title.trim()
}

const MARKS: [char; 8] = [':', '：', '—', '–', '-', '―', '|', '｜'];

/// A mark that may part prefix and name; a hyphen only between spaces or as one of two.
fn is_mark(title: &str, at: usize, c: char) -> bool {
    let spaced = title[..at].ends_with(char::is_whitespace);
    MARKS.contains(&c) && (c != '-' || spaced && title[at + 1..].starts_with([' ', '-', '\u{a0}']))
}

/// Whether these words are a prefix, a number or an emoji before them aside, and the same in another language behind.
pub(super) fn is_prefix(before: &str) -> bool {
    let folded = words::fold(before).replace('’', "'");
    let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    let known = |words: &str| titles::PLAN_PREFIXES.contains(&words) || is_composed(words);
    let in_two = || bare.strip_suffix(')').and_then(|bare| bare.split_once('('));
    known(bare) || in_two().is_some_and(|(one, other)| known(one.trim_end()) && known(other.trim()))
}

/// Whether a prefix in a script without spaces is made of nothing but words for plans: 技术实施方案.
fn is_composed(prefix: &str) -> bool {
    let Some(kind) = titles::PLAN_NOUNS.iter().find_map(|noun| prefix.strip_suffix(noun)) else { return false };
    let mut rest = kind;
    while let Some(after) = titles::PLAN_KINDS.iter().find_map(|kind| rest.strip_prefix(kind)) {
        rest = after;
    }
    rest.is_empty()
}
