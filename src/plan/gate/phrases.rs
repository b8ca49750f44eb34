//! The phrases of verdicts, looked up by their first word.
//!
//! A portfolio has tens of thousands of cells and lines that may be a verdict and several hundred phrases: a text is
//! walked once, and each of its words is looked up.

use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::Verdict;
use crate::plan::words::has_unspaced;
use crate::plan::words::verdicts::VERDICTS;

/// One phrase.
pub(super) struct Phrase {
    pub(super) text: &'static str,
    pub(super) verdict: Verdict,
    /// Whether it counts within a short sentence, and not only at its start.
    pub(super) strong: bool,
    /// The place of its verdict in the table; the lower one wins.
    pub(super) rank: usize,
}

#[derive(Default)]
struct Phrases {
    by_first_word: RapidHashMap<&'static str, Vec<Phrase>>,
    /// Those of scripts that do not separate words.
    by_first_char: RapidHashMap<char, Vec<Phrase>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (rank, group) in VERDICTS.iter().enumerate() {
        let strong = group.strong.iter().map(|text| (*text, true));
        for (text, strong) in strong.chain(group.leading.iter().map(|text| (*text, false))) {
            let phrase = Phrase { text, verdict: group.verdict, strong, rank };
            let unspaced = has_unspaced(text);
            if let Some(first) = text.chars().next().filter(|_| unspaced) {
                phrases.by_first_char.entry(first).or_default().push(phrase);
            } else {
                let first = word(text, 0);
                phrases.by_first_word.entry(first).or_default().push(phrase);
            }
        }
    }
    phrases
});

/// Calls back for each phrase in a text, with its place.
pub(super) fn each_in(text: &str, mut found: impl FnMut(&Phrase, usize)) {
    let mut at = 0;
    while at < text.len() {
        let Some(start) = text[at..].find(is_letter).map(|skip| at + skip) else { break };
        let first = word(text, start);
        for phrase in PHRASES.by_first_word.get(first).into_iter().flatten() {
            let whole = text[start..].strip_prefix(phrase.text).is_some_and(|rest| !rest.starts_with(is_letter));
            if whole {
                found(phrase, start);
            }
        }
        at = start + first.len();
    }
    if text.is_ascii() {
        return;
    }
    // Here the longer phrase is the one that is meant: 不通过, 尚未通过, 위반 없음.
    let mut covered = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let phrases = || {
            let phrases = PHRASES.by_first_char.get(&c).into_iter().flatten();
            phrases.filter(|phrase| text[at..].starts_with(phrase.text))
        };
        let end = at + phrases().map(|phrase| phrase.text.len()).max().unwrap_or_default();
        if end > covered {
            phrases().filter(|phrase| at + phrase.text.len() == end).for_each(|phrase| found(phrase, at));
            covered = end;
        }
    }
}

/// What stands before the phrase that a text ends with, if it ends with one: "accessibility" of "accessibility compliant".
/// The text is as [`plain`](crate::plan::words::plain) leaves it.
pub(in crate::plan) fn before_last(text: &str) -> Option<&str> {
    let mut first = None;
    each_in(text, |phrase, at| {
        if at + phrase.text.len() == text.len() {
            first = Some(first.map_or(at, |first: usize| first.min(at)));
        }
    });
    first.map(|at| text[..at].trim_end())
}

/// Whether a text begins with a phrase of a script without spaces.
pub(super) fn begins(text: &str) -> bool {
    let phrases = text.chars().next().and_then(|first| PHRASES.by_first_char.get(&first));
    phrases.into_iter().flatten().any(|phrase| text.starts_with(phrase.text))
}

fn word(text: &str, at: usize) -> &str {
    let end = text[at..].find(|c: char| !is_letter(c)).map_or(text.len(), |len| at + len);
    &text[at..end]
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '/' | '\'')
}
