//! The names of principles: how they are cleaned, and when two of them mean the same principle.

use crate::document::Inline;
use crate::plan::gate;
use crate::plan::words::checks::PRINCIPLE_PREFIXES;
use crate::plan::words::{is_unspaced, plain};

/// What templates write before a principle's name.
const FORMULA: &str = "required check";

/// A name without signs, formula and colon.
pub(in crate::plan) fn clean(name: &Inline) -> Inline {
    let text = name.text.as_str();
    let mut start = gate::leading_mark(text).map_or(0, |(_, end)| end);
    let cut = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '—' | '→');
    start = text.len() - text[start..].trim_start_matches(cut).len();
    if text[start..].get(..FORMULA.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(FORMULA)) {
        start = text.len() - text[start + FORMULA.len()..].trim_start_matches(cut).len();
    }
    let mut end = start + text[start..].trim_end_matches(cut).len();
    while let Some(c) = text[start..end].chars().next_back()
        && (c == '\u{fe0f}' || cut(c) || gate::trailing_mark(c.encode_utf8(&mut [0; 4])).is_some())
    {
        end -= c.len_utf8();
    }
    name.slice(start..end)
}

/// Whether a text is only a placeholder of the template.
pub(in crate::plan) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inside.is_some_and(|inside| {
        !inside.contains(['[', ']']) && inside.chars().filter(|c| c.is_alphanumeric()).count() > 1
    })
}

/// A name taken apart for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The principle's number, such as `iv` or `3`.
    pub(super) number: Option<String>,
    /// The words behind the number, with single spaces between them.
    pub(super) words: String,
}

/// How many characters two names in a script without spaces have to share.
const SHORTEST: usize = 2;

impl Key {
    pub(super) fn of(name: &str) -> Self {
        let folded = plain(name);
        let cut = |c: char| {
            let is_sign = matches!(c, '.' | ':' | '：' | '(' | ')' | '[' | ']' | ',' | '、' | '/' | '—' | '-');
            is_sign || c.is_whitespace()
        };
        let mut words = folded.split(cut).filter(|word| !word.is_empty());
        let mut behind = words.clone();
        let is_prefixed = behind.next().is_some_and(|word| PRINCIPLE_PREFIXES.contains(&word));
        if !is_prefixed {
            behind = words.clone();
        }
        let number = behind.next().filter(|word| is_number(word) && (is_prefixed || stands_alone(&folded, word)));
        if number.is_some() {
            words = behind;
        }
        let mut named = String::with_capacity(folded.len());
        for word in words {
            if !named.is_empty() {
                named.push(' ');
            }
            named.push_str(word);
        }
        Self { number: number.map(str::to_owned), words: named }
    }

    /// Whether there are at least two words.
    pub(super) fn has_several_words(&self) -> bool {
        self.words.contains(' ')
    }

    /// The words, one by one.
    fn each_word(&self) -> impl Iterator<Item = &str> {
        self.words.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether a name within one check means a principle already named there: the same number, and a word in common.
    pub(super) fn is_renamed(&self, other: &Self) -> bool {
        let shared = |word: &str| word.chars().count() > 2 && other.each_word().any(|other| other == word);
        self.number.is_some() && self.number == other.number && self.each_word().any(shared)
    }

    /// The number and how the words begin, by which names that may mean the same are found.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        let beginning = self.each_word().next().map(|first| {
            let unspaced = first.chars().next().is_some_and(is_unspaced);
            let end = first.char_indices().nth(SHORTEST).filter(|_| unspaced).map_or(first.len(), |(end, _)| end);
            &first[..end]
        });
        self.number.as_deref().into_iter().chain(beginning)
    }

    /// Whether a later check means the same principle although it names it shorter or longer.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        let prefix = self.each_word().zip(other.each_word()).take_while(|(a, b)| a == b).count();
        let shorter = self.each_word().zip(other.each_word()).count();
        match (&self.number, &other.number) {
            // Roman numerals count the constitution's own articles; other numbers only the items of a list.
            (Some(a), Some(b)) => a == b && (prefix > 0 || shorter == 0 || a.chars().all(|c| c.is_ascii_alphabetic())),
            _ => shorter > 0 && prefix == shorter || self.begins_like(other),
        }
    }

    /// 简洁性 and 简洁性原则: one name begins with the other.
    fn begins_like(&self, other: &Self) -> bool {
        let (one, two) = (self.words.as_str(), other.words.as_str());
        let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
        let is_one_word = !one.contains(' ') && !two.contains(' ');
        is_one_word && short.chars().count() >= SHORTEST && short.chars().all(is_unspaced) && long.starts_with(short)
    }
}

/// Whether a number at the start is followed by a full stop or the like: "3 tiers" is not principle 3.
fn stands_alone(folded: &str, number: &str) -> bool {
    folded
        .strip_prefix(number)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ')', '、', '(']) || rest.starts_with(" -"))
}

fn is_number(word: &str) -> bool {
    word.len() <= 6 && (word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(|c| "ivxlc".contains(c)))
}
