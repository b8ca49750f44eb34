//! How likely and how bad: words, digits and signs become levels from 1 to 4.
//!
//! The author's words are kept as they are. A number is given only where the words are a level and nothing else:
//! "High - blocks sign-in" is high, "High latency for readers" is prose.

use std::sync::LazyLock;

use rapidhash::RapidHashMap;
use unicode_normalization::UnicodeNormalization;

use super::super::words::{self, levels, risks, strip};
use super::Level;
use super::scan::Field;

/// What a bare level is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    /// "low likelihood"
    Likelihood,
    /// "high impact"
    Impact,
    /// "(High)"
    None,
}

impl Axis {
    /// The field that a level of this axis is.
    pub(super) fn field(self) -> Option<Field> {
        match self {
            Self::Likelihood => Some(Field::Likelihood),
            Self::Impact => Some(Field::Impact),
            Self::None => None,
        }
    }
}

/// Reads a cell or a value; `None` where nothing is stated.
pub(super) fn read(text: &str) -> Option<Level> {
    let text = super::scan::one_line(text).trim_end_matches(['.', '。']).to_owned();
    let level = level_of(&text);
    let is_absent = || super::scan::is_no_value(&text) && !text.eq_ignore_ascii_case("none");
    let is_stated = level.is_some() || !is_absent() && !super::scan::is_placeholder(&text);
    is_stated.then_some(Level { text, level, cell: None })
}

/// The level that words, digits or signs give.
pub(super) fn level_of(text: &str) -> Option<u8> {
    let lower = lower(text);
    // After an arrow stands what holds now.
    let stages: Vec<&str> = lower.split(['→', '⇒', '➔', '➜']).flat_map(|stage| stage.split("->")).collect();
    stages.iter().rev().find_map(|stage| stage_level(stage))
}

/// A text that is a level and nothing else, with what it is said of: "High", "medium impact", "High Risk", "🔴".
pub(super) fn phrase(text: &str) -> Option<(Axis, u8)> {
    let lower = lower(text);
    let lower = lower.trim_matches(|c: char| c.is_whitespace() || ".。:".contains(c));
    if let Some(found) = unspaced_phrase(lower) {
        return Some(found);
    }
    let (mut axis, lower) = axis_first(lower);
    let (range, rest) = leading(lower)?;
    for word in rest.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        if levels::LIKELIHOOD_AXIS.contains(&word) {
            axis = Axis::Likelihood;
        } else if levels::IMPACT_AXIS.contains(&word) {
            axis = Axis::Impact;
        } else if !levels::NO_AXIS.contains(&word) && leading(word).is_none() {
            return None;
        }
    }
    Some((axis, range))
}

/// The same in scripts without spaces, where the axis is glued to its level: 可能性低, 影響は大, 高概率, 高风险.
fn unspaced_phrase(lower: &str) -> Option<(Axis, u8)> {
    if !words::has_unspaced(lower) {
        return None;
    }
    let whole = |text: &str| leading(text.trim()).filter(|(_, rest)| rest.trim().is_empty()).map(|(level, _)| level);
    AXES.iter().find_map(|(word, axis)| {
        let before = lower.strip_prefix(word).map(|rest| rest.trim_start_matches(PARTICLES));
        let behind = || lower.strip_suffix(word).map(|rest| rest.trim_end_matches('的'));
        let level = before.and_then(whole).or_else(|| behind().and_then(whole))?;
        Some((*axis, level))
    })
}

/// What may stand between an axis and its level in such scripts.
const PARTICLES: [char; 10] = ['は', 'が', '为', '為', '은', '는', '이', '가', ':', ' '];

/// The words for the axes in such scripts, the longest first.
static AXES: LazyLock<Vec<(&'static str, Axis)>> = LazyLock::new(|| {
    let tables = [
        (risks::LIKELIHOOD, Axis::Likelihood),
        (risks::IMPACT, Axis::Impact),
        (risks::SEVERITY, Axis::Impact),
        (levels::NO_AXIS, Axis::None),
    ];
    let rows = tables.into_iter().flat_map(|(table, axis)| table.iter().map(move |word| (*word, axis)));
    let mut axes: Vec<_> = rows.filter(|(word, _)| words::has_unspaced(word)).collect();
    axes.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    axes
});

/// The axis that stands before its level, as in "impact high", and the rest.
fn axis_first(lower: &str) -> (Axis, &str) {
    match lower.split_once(' ') {
        Some((word, rest)) if levels::LIKELIHOOD_AXIS.contains(&word) => (Axis::Likelihood, rest),
        Some((word, rest)) if levels::IMPACT_AXIS.contains(&word) => (Axis::Impact, rest),
        _ => (Axis::None, lower),
    }
}

/// The sign of a level at the start of a text, with the rest of the text after it.
pub(super) fn leading_sign(text: &str) -> Option<(&str, &str)> {
    let sign = text.chars().next().filter(|c| !c.is_alphanumeric())?.len_utf8();
    WORDS.contains_key(&text[..sign]).then(|| (&text[..sign], text[sign..].trim_start_matches(['\u{fe0f}', ' '])))
}

fn lower(text: &str) -> String {
    if text.is_ascii() {
        return words::one_line(&text.to_ascii_lowercase());
    }
    let lower: String = text
        .nfkc()
        .filter(|c| *c != '\u{fe0f}')
        .filter_map(words::as_usually_typed)
        .flat_map(char::to_lowercase)
        .collect();
    words::one_line(&lower)
}

/// Every level word.
static WORDS: LazyLock<RapidHashMap<&'static str, u8>> = LazyLock::new(|| words_of_levels().collect());

/// The same by their first bytes, the longest first.
static BY_FIRST_BYTE: LazyLock<[Vec<(&'static str, u8)>; 256]> = LazyLock::new(|| {
    let mut words: Vec<_> = words_of_levels().collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let mut by_first_byte = [const { Vec::new() }; 256];
    for (word, level) in words {
        by_first_byte[usize::from(word.as_bytes()[0])].push((word, level));
    }
    by_first_byte
});

fn words_of_levels() -> impl Iterator<Item = (&'static str, u8)> {
    levels::LEVELS.iter().flat_map(|(level, words)| words.iter().map(move |word| (*word, *level)))
}

/// The level of a text without arrows.
fn stage_level(stage: &str) -> Option<u8> {
    let stage =
        stage.trim_start_matches(|c: char| !c.is_alphanumeric() && leading_sign(c.encode_utf8(&mut [0; 4])).is_none());
    if let Some((sign, rest)) = leading_sign(stage) {
        let words = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        return stage_level(words).or_else(|| WORDS.get(sign).copied());
    }
    if stage.starts_with(|c: char| c.is_ascii_digit()) {
        return digit_level(stage);
    }
    if let Some((_, level)) = unspaced_phrase(stage.trim_end()) {
        return Some(level);
    }
    let (level, rest) = leading(axis_first(stage).1)?;
    ends_the_level(rest).then_some(level)
}

/// A digit from 1 to 5, alone or `of 5`; a level in words beside it counts more.
fn digit_level(text: &str) -> Option<u8> {
    let digit = text.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| (1..=5).contains(digit))?;
    let mut rest = text[1..].trim_start();
    rest = rest.strip_prefix("/5").or_else(|| rest.strip_prefix("/ 5")).unwrap_or(rest);
    if let Some(other) = rest.strip_prefix(['-', '–', '~']).map(str::trim_start)
        && other.len() == 1
        && let Some(upper) = digit_level(other)
    {
        return Some(upper);
    }
    let goes_on = |c: char| c.is_alphanumeric() || "/.%,".contains(c);
    if rest.starts_with(goes_on) {
        return None;
    }
    let words = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(')');
    let level = match digit {
        1 => 1,
        2 | 3 => 2,
        4 => 3,
        _ => 4,
    };
    Some(leading(words).filter(|(_, rest)| ends_the_level(rest)).map_or(level, |(level, _)| level))
}

/// The level at the start of a text, the upper one of a range, and what follows. Three or more joined are a choice
/// that nobody has made.
fn leading(text: &str) -> Option<(u8, &str)> {
    let text = levels::MODIFIERS.iter().find_map(|word| strip(text, word)?.strip_prefix(' ')).unwrap_or(text);
    let (mut level, mut rest) = word(text)?;
    let mut joined = 1;
    while let Some((upper, after)) = next_of_range(rest) {
        level = level.max(upper);
        rest = after;
        joined += 1;
    }
    (joined < 3).then_some((level, rest))
}

/// The other end of a range, where it ends the words: in "High - critical path" it does not.
fn next_of_range(rest: &str) -> Option<(u8, &str)> {
    let trimmed = rest.trim_start();
    let joined = levels::RANGE.iter().find_map(|joiner| strip(trimmed, joiner));
    let end = match joined {
        Some(after) => after.trim_start(),
        None if trimmed.len() < rest.len() => trimmed,
        None => return None,
    };
    let (level, after) = word(end)?;
    let spaced = joined.is_some() && trimmed.len() < rest.len();
    let terminal = !after.trim_start().starts_with(char::is_alphanumeric);
    (terminal || !spaced && ends_the_level(after)).then_some((level, after))
}

/// The longest level word at the start of a text, and what follows it.
fn word(text: &str) -> Option<(u8, &str)> {
    let words = &BY_FIRST_BYTE[usize::from(*text.as_bytes().first()?)];
    words.iter().find_map(|(word, level)| {
        let rest = text.strip_prefix(word)?;
        let begins_range = || levels::RANGE.iter().any(|joiner| rest.starts_with(joiner));
        (!rest.starts_with(char::is_alphanumeric) || begins_range()).then_some((*level, rest))
    })
}

/// Whether the level is complete before this rest: nothing, a stop, a bracket, or a word that goes with levels.
fn ends_the_level(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    let word: String = trimmed.chars().take_while(|c| c.is_alphanumeric()).collect();
    word.is_empty()
        || levels::FOLLOWERS.contains(&word.as_str())
        || levels::NO_AXIS.contains(&word.as_str())
        || levels::LIKELIHOOD_AXIS.contains(&word.as_str())
        || levels::IMPACT_AXIS.contains(&word.as_str())
        || risks::RISK.contains(&word.as_str())
}
