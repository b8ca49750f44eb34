//! A table of words that texts are compared with at their beginning.
//!
//! Every word of a statement and every heading is compared with tables of fifty words and more, and nearly all
//! comparisons fail at the first letter. So the rows are kept by that.

use std::ops::Deref;
use std::sync::OnceLock;

use super::{is_one_of, strip_in_any_case};

/// Words or phrases of one meaning, in small letters.
pub struct Beginnings {
    rows: &'static [&'static str],
    /// The rows by their first bytes. Sorted when the table is first asked.
    by_byte: OnceLock<Box<[Vec<&'static str>; 256]>>,
}

impl Beginnings {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'static [&'static str]) -> Self {
        Self { rows, by_byte: OnceLock::new() }
    }

    /// The rows that a text begins with, in their order, each with what follows it.
    pub fn of<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'static str, &'t str)> {
        let rows = text.bytes().next().map_or(&[][..], |first| self.beginning_with(first));
        rows.iter().filter_map(|row| Some((*row, text.strip_prefix(row)?)))
    }

    /// The same, whatever the case of the text's letters.
    pub fn of_any_case<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'static str, &'t str)> {
        let rows = match text.bytes().next() {
            Some(first) if first.is_ascii() => self.beginning_with(first.to_ascii_lowercase()),
            // A letter and its capital may begin with different bytes.
            _ => self.rows,
        };
        rows.iter().filter_map(|row| Some((*row, strip_in_any_case(text, row)?)))
    }

    /// Whether a text is one of the rows.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        text.bytes().next().map_or(self.rows, |first| self.beginning_with(first)).contains(&text)
    }

    /// The same, whatever the case of the text's letters.
    #[must_use]
    pub fn has_in_any_case(&self, text: &str) -> bool {
        let first = text.bytes().next().filter(|_| text.is_ascii());
        let rows = first.map_or(self.rows, |first| self.beginning_with(first.to_ascii_lowercase()));
        is_one_of(text, rows)
    }

    fn beginning_with(&self, byte: u8) -> &[&'static str] {
        let sort = || {
            let mut by_byte = Box::new([const { Vec::new() }; 256]);
            for row in self.rows {
                row.bytes().next().into_iter().for_each(|first| by_byte[usize::from(first)].push(*row));
            }
            by_byte
        };
        &self.by_byte.get_or_init(sort)[usize::from(byte)]
    }
}

impl Deref for Beginnings {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Beginnings = Beginnings::new(&["to do", "todo", "done", "to", "готово", "完成", "kept"]);

    #[test]
    fn the_first_letter_finds_what_row_by_row_finds() {
        for text in [
            "",
            "t",
            "to do: x",
            "Todo",
            "TO",
            "done.",
            "Готово",
            "готово",
            "完成度",
            "\u{212a}ept",
            "é",
            "DONE",
            "todo",
        ] {
            let exact: Vec<_> = WORDS.iter().filter_map(|row| Some((*row, text.strip_prefix(row)?))).collect();
            assert_eq!(WORDS.of(text).collect::<Vec<_>>(), exact, "{text}");
            let any_case: Vec<_> = WORDS.iter().filter_map(|row| Some((*row, strip_in_any_case(text, row)?))).collect();
            assert_eq!(WORDS.of_any_case(text).collect::<Vec<_>>(), any_case, "{text}");
            assert_eq!(WORDS.has(text), WORDS.contains(&text), "{text}");
            assert_eq!(WORDS.has_in_any_case(text), is_one_of(text, &WORDS), "{text}");
        }
    }
}
