//! The words by which sections, labels, levels, stages and verdicts are known, in every language plansite reads.
//!
//! Only data and the one way of comparing it: a language is added by adding rows. English stands first in each table,
//! then Chinese (simplified, traditional), Japanese, Korean, Russian, Spanish, French, German, Arabic, Portuguese.

pub mod checks;
pub mod columns;
pub mod constitution;
pub mod criteria;
pub mod gates;
pub mod labels;
pub mod levels;
pub mod months;
pub mod parts;
pub mod phases;
mod phrases;
pub mod placeholders;
pub mod progress;
pub mod references;
pub mod risks;
pub mod sections;
pub mod signs;
pub mod stages;
pub mod titles;
pub mod unknowns;
pub mod unspaced;
pub mod verdicts;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

pub use phrases::Phrases;

/// A text as it is compared: NFKC, lower case, white space folded, apostrophes straight, Arabic without vowel signs,
/// no colon, mark or emoji at either end.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() { folded_ascii(text) } else { folded(text.nfkc()) }
}

/// The same of a text that has nothing to compose, which is asked for most of all.
fn folded_ascii(text: &str) -> String {
    let kept = |byte: &u8| byte.is_ascii_alphanumeric() || b"()[]#".contains(byte);
    let bytes = text.as_bytes();
    let (Some(start), Some(last)) = (bytes.iter().position(kept), bytes.iter().rposition(kept)) else {
        return String::new();
    };
    let mut out = String::with_capacity(last + 1 - start);
    for byte in &bytes[start..=last] {
        if !char::from(*byte).is_whitespace() {
            out.push(char::from(byte.to_ascii_lowercase()));
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// A character as most people type it: a straight apostrophe, and Arabic without vowel signs and stretches.
#[must_use]
pub fn as_usually_typed(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => None,
        '’' | '‘' | 'ʼ' => Some('\''),
        _ => Some(c),
    }
}

/// Composed characters in lower case, each run of white space as one space.
fn folded(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in chars.filter_map(as_usually_typed) {
        if !c.is_whitespace() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    let kept = |c: char| c.is_alphanumeric() || "()[]#".contains(c);
    out.truncate(out.rfind(kept).map_or(0, |at| at + out[at..].chars().next().map_or(0, char::len_utf8)));
    let start = out.find(kept).unwrap_or(0);
    out.drain(..start);
    out
}

/// A text as the tables of checks and verdicts are written: folded, and without accents.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return fold(text);
    }
    // The breve stays: without it the Cyrillic й would be another letter.
    let accent = |c: &char| matches!(c, '\u{300}'..='\u{305}' | '\u{307}'..='\u{36f}');
    folded(text.nfkd().filter(|c| !accent(c)).nfc()).replace(['‐', '‑', '–'], "-").replace('ß', "ss")
}

/// Whether a script writes its words without spaces between them, or glues endings to them.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Where `phrase` stands in `text`, both in the same form: as whole words, or anywhere in a script without spaces.
#[must_use]
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let anywhere = phrase.chars().any(is_unspaced);
    let places = text.match_indices(phrase).map(|(at, _)| at);
    places.into_iter().find(|at| anywhere || stands_alone(text, *at..at + phrase.len()))
}

/// Whether what stands in a range of a text is not a part of a longer word.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    !text[..range.start].ends_with(is_letter) && !text[range.end..].starts_with(is_letter)
}

#[cfg(test)]
mod tests {
    use super::{fold, folded};

    #[test]
    fn plain_letters_are_folded_as_all_others() {
        for text in [
            "",
            " ",
            "--- ",
            "Gate 1:",
            "**Status**: (Draft)",
            "  A\t\nB\u{b}\u{c}\r C  ",
            "[ ] x",
            "# T",
            "a -  - b!",
            "...a...",
        ] {
            assert_eq!(fold(text), folded(text.chars()), "{text:?}");
        }
    }
}
