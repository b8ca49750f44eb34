//! A table of words that texts are searched for, all of its rows at once.
//!
//! Every heading and every line is compared with tables of a hundred words and more, and nearly all comparisons fail.
//! One pass over the text answers for the whole table. Rows are compared as the table is written: the text has to be
//! [folded](super::fold), or [without accents](super::plain), like the table.

use std::ops::Deref;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{is_unspaced, stands_alone};

/// Words or phrases of one meaning.
pub struct Phrases {
    rows: &'static [&'static str],
    /// Finds the rows that are ASCII, which are all that an ASCII text can have: a small machine, and most texts are such.
    of_ascii: OnceLock<Option<Finder>>,
    /// Finds every row.
    of_all: OnceLock<Option<Finder>>,
}

/// Finds rows in a text. Built when the table is first asked.
struct Finder {
    rows: Vec<&'static str>,
    automaton: AhoCorasick,
}

impl Finder {
    fn new(rows: Vec<&'static str>) -> Option<Self> {
        // The kind that is quick to build: most tables are asked a few hundred times.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let automaton = AhoCorasick::builder().kind(kind).build(&rows).ok()?;
        Some(Self { rows, automaton })
    }
}

impl Phrases {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'static [&'static str]) -> Self {
        Self { rows, of_ascii: OnceLock::new(), of_all: OnceLock::new() }
    }

    /// Whether one of the rows stands anywhere in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        match self.finder(text) {
            Some(finder) => finder.automaton.is_match(text),
            None => self.rows.iter().any(|row| text.contains(row)),
        }
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
        let Some(finder) = self.finder(text) else { return self.found_in(text).next().is_some() };
        finder.automaton.find_overlapping_iter(text).any(|found| {
            let row = finder.rows[found.pattern()];
            row.chars().any(is_unspaced) || stands_alone(text, found.range())
        })
    }

    /// What finds the rows that a text can have.
    fn finder(&self, text: &str) -> Option<&Finder> {
        let (finder, ascii_only) = if text.is_ascii() { (&self.of_ascii, true) } else { (&self.of_all, false) };
        let rows = || self.rows.iter().copied().filter(|row| !ascii_only || row.is_ascii()).collect();
        finder.get_or_init(|| Finder::new(rows())).as_ref()
    }
}

impl Deref for Phrases {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::find_phrase;
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
}
