//! The words by which sections, labels, levels, stages and verdicts are known, in every language plansite reads.
//!
//! Data, and the ways of comparing it: most rows are compared with [`fold`]ed texts, those of checks and verdicts with
//! [`plain`] ones, and a language is added by adding rows. English stands first in most tables, then Chinese (simplified,
//! traditional), Japanese, Korean, Russian, Spanish, French, German, Arabic, Portuguese, and behind them what was added
//! since, Ukrainian, Italian, Polish, Turkish, Dutch, Swedish, Vietnamese and Indonesian among it.

mod beginnings;
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

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick, is_nfkd_quick};

pub use beginnings::Beginnings;
pub use phrases::Phrases;

use crate::document::bytes;

/// A text as it is compared: NFKC, lower case, white space folded, apostrophes straight, Arabic without vowel signs,
/// no colon, mark or emoji at either end.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        folded_ascii(text)
    } else if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        folded(text.chars())
    } else {
        folded(text.nfkc())
    }
}

/// The same of a text that has nothing to compose, which is asked for most of all.
fn folded_ascii(text: &str) -> String {
    let kept = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'(' | b')' | b'[' | b']' | b'#');
    let bytes = text.as_bytes();
    let (Some(start), Some(last)) = (bytes.iter().position(kept), bytes.iter().rposition(kept)) else {
        return String::new();
    };
    let lower = text[start..=last].to_ascii_lowercase();
    // Few texts have white space to fold.
    if has_uneven_space(lower.as_bytes()) { folded(lower.chars()) } else { lower }
}

/// Whether ASCII that ends in no white space has any other than single spaces.
fn has_uneven_space(bytes: &[u8]) -> bool {
    bytes::has_pair(bytes, |a, b| (b'\t'..=b'\r').contains(&a) | (a == b' ') & (b == b' '))
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
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '[' | ']' | '#');
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
    // A dash or a sign among plain letters is nothing to take apart.
    let forms = [is_nfkd_quick(text.chars()), is_nfc_quick(text.chars())];
    let is_bare = forms == [IsNormalized::Yes, IsNormalized::Yes] && !text.chars().any(|c| accent(&c));
    let folded = if is_bare { folded(text.chars()) } else { folded(text.nfkd().filter(|c| !accent(c)).nfc()) };
    folded.replace(['‐', '‑', '–'], "-").replace('ß', "ss")
}

/// A text on one line: each run of white space as one space, and none at its ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let text = text.trim();
    // Most texts are on one line already.
    if text.is_ascii() && !has_uneven_space(text.as_bytes()) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Adds an item of a list to a line of those before it. Where no sign ends a sentence, a semicolon parts them; what the
/// author put behind an item to part it from the next one goes.
pub fn add_item(line: &mut String, item: &str) {
    if item.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.truncate(unparted(line).len());
        line.push_str(if line.ends_with(['.', '。', '!']) { " " } else { "; " });
    }
    line.push_str(unparted(item));
}

/// An item without the sign behind it that parts it from the next one.
#[must_use]
pub fn unparted(item: &str) -> &str {
    item.strip_suffix([';', ',', '；', '，', '、', '،', '؛']).map_or(item, str::trim_end)
}

/// What follows a row of a table in a text that begins with it. Texts are compared with whole tables, of which nearly
/// every row is told by its first byte.
#[must_use]
#[inline]
pub fn strip<'t>(text: &'t str, row: &str) -> Option<&'t str> {
    if text.as_bytes().first() == row.as_bytes().first() { text.strip_prefix(row) } else { None }
}

/// What stands before a row of a table in a text that ends with it; nearly every row is told by its last byte.
#[must_use]
#[inline]
pub fn strip_end<'t>(text: &'t str, row: &str) -> Option<&'t str> {
    if text.as_bytes().last() == row.as_bytes().last() { text.strip_suffix(row) } else { None }
}

/// What follows a row at the beginning, whatever the case of the text's letters. Those of the row are small.
#[must_use]
#[inline]
pub fn strip_in_any_case<'t>(text: &'t str, row: &str) -> Option<&'t str> {
    let (first, expected) = (text.bytes().next()?.to_ascii_lowercase(), row.bytes().next()?);
    if first.is_ascii() && first != expected { None } else { strip_letters(text, row) }
}

fn strip_letters<'t>(text: &'t str, row: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in row.chars() {
        rest.next().filter(|c| is_same_letter(*c, expected))?;
    }
    Some(rest.as_str())
}

/// Whether a word is one of a table's rows, whatever the case of its letters. Those of the rows are small.
#[must_use]
pub fn is_one_of(word: &str, rows: &[&str]) -> bool {
    if word.is_ascii() {
        rows.iter().any(|row| row.eq_ignore_ascii_case(word))
    } else {
        rows.contains(&word.to_lowercase().as_str())
    }
}

/// Whether two characters are the same letter, whatever their case.
#[must_use]
#[inline]
pub fn is_same_letter(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(&b) } else { a.to_lowercase().eq(b.to_lowercase()) }
}

/// Whether a script writes its words without spaces between them, or glues endings to them.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Whether a text has characters of such a script. Most have none but ASCII, which is told for many bytes at once.
#[must_use]
pub fn has_unspaced(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_unspaced)
}

/// Whether a character counts: a digit of any script, or 一 in 风险一.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十".contains(c)
}

/// Whether all letters of a text that have a case are capitals, and there is one.
#[must_use]
pub fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether a text has letters of another script than the Latin one.
#[must_use]
pub fn has_other_script(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c > '\u{36f}' && c.is_alphabetic())
}

/// Where `phrase` stands in `text`, both in the same form: as whole words, or anywhere in a script without spaces.
#[must_use]
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let anywhere = has_unspaced(phrase);
    let places = text.match_indices(phrase).map(|(at, _)| at);
    places.into_iter().find(|at| anywhere || stands_alone(text, *at..at + phrase.len()))
}

/// Whether a text begins with a phrase, both in the same form: with whole words, or with anything in a script without
/// spaces.
#[must_use]
pub fn begins_with_phrase(text: &str, phrase: &str) -> bool {
    strip(text, phrase).is_some() && (has_unspaced(phrase) || stands_alone(text, 0..phrase.len()))
}

/// Whether what stands in a range of a text is not a part of a longer word.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    !text[..range.start].ends_with(is_letter) && !text[range.end..].starts_with(is_letter)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{add_item, begins_with_phrase, find_phrase, fold, folded, is_one_of, is_same_letter, one_line, plain};
    use super::{strip, strip_end, strip_in_any_case};

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
            "a b\tc",
            "a\u{1c}b  c\u{b}",
        ] {
            assert_eq!(fold(text), folded(text.chars()), "{text:?}");
        }
    }

    #[test]
    fn what_has_nothing_to_compose_is_folded_as_all_others() {
        for text in
            ["Gate – A", "✅ Ready", "Статус: й", "и\u{306}", "e\u{301}té", "été", "Ａ１ ﬁ ①", "가", "ᄀ\u{1161}", "أ"]
        {
            assert_eq!(fold(text), folded(text.nfkc()), "{text:?}");
            let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c) && *c != '\u{306}';
            let bare: String = text.nfkd().filter(|c| !is_accent(c)).nfc().collect();
            assert_eq!(plain(text), folded(bare.chars()).replace('–', "-"), "{text:?}");
        }
    }

    #[test]
    fn a_phrase_at_the_start_is_the_first_that_is_found() {
        for (text, phrase) in [
            ("n/a", "n/a"),
            ("n/a here", "n/a"),
            ("not n/a", "n/a"),
            ("waived", "waive"),
            ("豁免了", "豁免"),
            ("", "a"),
        ] {
            assert_eq!(begins_with_phrase(text, phrase), find_phrase(text, phrase) == Some(0), "{text:?} {phrase:?}");
        }
    }

    #[test]
    fn rows_are_taken_off_either_end() {
        for text in ["", "a", "Ab c", "ab", "Äb", "äb c", "\u{212a}elvin", "b"] {
            for row in ["ab", "a", "äb", "kelvin"] {
                assert_eq!(strip(text, row), text.strip_prefix(row), "{text:?} {row:?}");
                assert_eq!(strip_end(text, row), text.strip_suffix(row), "{text:?} {row:?}");
                let begins = text.to_lowercase().starts_with(row);
                assert_eq!(strip_in_any_case(text, row).is_some(), begins, "{text:?} {row:?}");
            }
        }
        assert_eq!(strip_in_any_case("Mitigated BY a queue", "mitigated by"), Some(" a queue"));
    }

    #[test]
    fn words_are_looked_up_in_any_case() {
        for word in ["", "Ab", "ab", "abc", "ÄB", "äb", "\u{212a}"] {
            let rows = ["ab", "äb", "k"];
            assert_eq!(is_one_of(word, &rows), rows.contains(&word.to_lowercase().as_str()), "{word:?}");
        }
    }

    #[test]
    fn a_text_is_put_on_one_line() {
        for text in
            ["", " ", "a", "a b", " a b\n", "a\nb", "a  b", "a\u{b}b", " a\n\tb  c ", "\u{a0}a\u{2003}b", "é  b"]
        {
            assert_eq!(one_line(text), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn items_are_joined_by_one_sign() {
        for (items, expected) in [
            (&["a", "b"][..], "a; b"),
            (&["a;", "b;", "c;"], "a; b; c"),
            (&["a,", "b,", "c"], "a; b; c"),
            (&["甲；", "乙、", "丙，"], "甲; 乙; 丙"),
            (&["A.", "B."], "A. B."),
            (&["a ;"], "a"),
            (&["a", "", "b"], "a; b"),
            (&["a;;", "b"], "a; b"),
            (&["(a,b)", "c"], "(a,b); c"),
        ] {
            let mut line = String::new();
            items.iter().for_each(|item| add_item(&mut line, item));
            assert_eq!(line, expected);
        }
    }

    #[test]
    fn letters_are_the_same_in_either_case() {
        let same = |(a, b): (char, char)| is_same_letter(a, b) && is_same_letter(b, a);
        assert!([('a', 'A'), ('й', 'Й'), ('k', '\u{212a}'), ('-', '-')].into_iter().all(same));
        assert!(![('a', 'b'), ('[', '{'), ('e', 'é')].into_iter().any(same));
    }
}
