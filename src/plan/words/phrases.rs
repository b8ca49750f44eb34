//! A table of words that texts are searched for, all of its rows at once.
//!
//! Every heading and every line is compared with tables of a hundred words and more, and nearly all comparisons fail.
//! One pass over the text answers for the whole table: at each place only the rows are compared that begin like it. Rows
//! are compared as the table is written: the text has to be [folded](super::fold), or [without accents](super::plain),
//! like the table.

use std::ops::Deref;
use std::sync::OnceLock;

use super::{has_uneven_space, has_unspaced, stands_alone};

/// Words or phrases of one meaning, in small letters.
pub struct Phrases {
    rows: &'static [&'static str],
    /// The rows by how they begin. Sorted when the table is first asked.
    sorted: OnceLock<Sorted>,
}

/// How many bytes tell rows apart. No row has fewer.
const BEGINNING: usize = 3;
/// How many groups rows are sorted into, as a power of two: so many that most hold no row at all.
const GROUPS: u32 = 10;

/// Rows in groups of those that begin alike.
struct Sorted {
    rows: Box<[&'static str]>,
    /// Where each group begins; it ends where the next one begins.
    starts: Box<[u16; (1 << GROUPS) + 1]>,
}

impl Sorted {
    fn new(rows: &[&'static str]) -> Self {
        let group = |row: &&str| row.as_bytes().first_chunk().map_or(0, group_of);
        let mut rows: Box<[&'static str]> = rows.into();
        rows.sort_by_key(group);
        let mut starts = Box::new([0; (1 << GROUPS) + 1]);
        for row in &rows {
            starts[group(row) + 1] += 1;
        }
        let mut start = 0;
        for rows_before in starts.iter_mut() {
            start += *rows_before;
            *rows_before = start;
        }
        Self { rows, starts }
    }

    /// The rows that may begin like this.
    fn beginning_like(&self, beginning: &[u8; BEGINNING]) -> &[&'static str] {
        let group = group_of(beginning);
        let (start, end) = (self.starts[group], self.starts[group + 1]);
        if start == end { &[] } else { &self.rows[usize::from(start)..usize::from(end)] }
    }
}

/// The group of what begins like this, whatever the case of its ASCII letters.
fn group_of(&[first, second, third]: &[u8; BEGINNING]) -> usize {
    /// The bit in which a small letter and its capital differ.
    const CASE: u32 = 0x0020_2020;
    /// Spreads over all bits what differs in some: 2³² by the golden ratio.
    const SPREAD: u32 = 0x9e37_79b1;
    let beginning = u32::from_le_bytes([first, second, third, 0]) | CASE;
    (beginning.wrapping_mul(SPREAD) >> (u32::BITS - GROUPS)) as usize
}

impl Phrases {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'static [&'static str]) -> Self {
        let mut row = 0;
        while row < rows.len() {
            assert!(rows[row].len() >= BEGINNING, "a row is too short to be told from others");
            row += 1;
        }
        assert!(rows.len() < u16::MAX as usize, "there are too many rows");
        Self { rows, sorted: OnceLock::new() }
    }

    /// Whether one of the rows stands anywhere in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.is_found(text, |row, at| text.as_bytes()[at..].starts_with(row.as_bytes()))
    }

    /// The same, whatever the case of the text's ASCII letters.
    #[must_use]
    pub fn is_in_any_case(&self, text: &str) -> bool {
        self.is_found(text, |row, at| begins_in_any_case(text, row, at))
    }

    /// A cheap look at a text that is not folded yet: `false` where none of the rows stands in it once it is.
    #[must_use]
    pub fn may_be_in(&self, text: &str) -> bool {
        !text.is_ascii() || has_uneven_space(text.as_bytes()) || self.is_in_any_case(text)
    }

    /// Whether one of the rows is the beginning of a word of a text, whatever the case of its ASCII letters.
    #[must_use]
    pub fn begins_word_in_any_case(&self, text: &str) -> bool {
        self.is_found(text, |row, at| begins_in_any_case(text, row, at) && !text[..at].ends_with(char::is_alphabetic))
    }

    /// The rows that stand in a text as whole words, or anywhere in a script without spaces.
    pub fn found_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let here = |row: &&'static str| super::find_phrase(text, row).is_some();
        // Most texts have none of the rows, and the few that have one are short.
        let rows = if self.is_in(text) { self.rows } else { &[] };
        rows.iter().copied().filter(here)
    }

    /// Whether one of the rows stands in a text as whole words, or anywhere in a script without spaces.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.is_found(text, |row, at| {
            let begins = text.as_bytes()[at..].starts_with(row.as_bytes());
            begins && (has_unspaced(row) || stands_alone(text, at..at + row.len()))
        })
    }

    /// Whether one of the rows that may begin at some byte of a text is really there.
    fn is_found(&self, text: &str, is_there: impl Fn(&str, usize) -> bool) -> bool {
        let sorted = self.sorted.get_or_init(|| Sorted::new(self.rows));
        let mut places = text.as_bytes().array_windows().enumerate();
        places.any(|(at, beginning)| sorted.beginning_like(beginning).iter().any(|row| is_there(row, at)))
    }
}

/// Whether a row stands at a byte of a text, whatever the case of its ASCII letters.
fn begins_in_any_case(text: &str, row: &str, at: usize) -> bool {
    let here = text.as_bytes()[at..].get(..row.len());
    here.is_some_and(|here| here.eq_ignore_ascii_case(row.as_bytes()))
}

impl Deref for Phrases {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::{find_phrase, fold};
    use super::*;

    static WORDS: Phrases = Phrases::new(&["all", "all gates", "gate", "ворота", "门禁", "all-in"]);

    #[test]
    fn one_pass_finds_what_row_by_row_finds() {
        for text in [
            "",
            "all gates",
            "gates",
            "overall",
            "all",
            "the gate: 3",
            "ворота",
            "воротами",
            "各门禁项",
            "all-in",
            "gate/2",
        ] {
            let one_by_one = WORDS.iter().any(|row| find_phrase(text, row).is_some());
            assert_eq!(WORDS.says(text), one_by_one, "{text}");
            assert_eq!(WORDS.found_in(text).next().is_some(), one_by_one, "{text}");
            assert_eq!(WORDS.is_in(text), WORDS.iter().any(|row| text.contains(row)), "{text}");
        }
    }

    #[test]
    fn what_is_in_a_folded_text_may_be_in_it_as_it_is_written() {
        for text in ["ALL GATES", "all\ngates", "All  Gates:", "**All gates**", "各门禁项", "nothing", "ga te"] {
            assert!(WORDS.may_be_in(text) || !WORDS.is_in(&fold(text)), "{text}");
        }
        assert!(!WORDS.may_be_in("nothing of it"));
    }

    #[test]
    fn letters_are_found_in_any_case() {
        for (text, anywhere, at_a_word) in
            [("AGATE", true, false), ("the Gates", true, true), ("Ворота", false, false), ("éGate", true, false)]
        {
            assert_eq!(WORDS.is_in_any_case(text), anywhere, "{text}");
            assert_eq!(WORDS.begins_word_in_any_case(text), at_a_word, "{text}");
        }
    }
}
