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
    /// Built when the table is first asked.
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'static [&'static str]) -> Self {
        Self { rows, finder: OnceLock::new() }
    }

    /// Whether one of the rows stands anywhere in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        match self.finder() {
            Some(finder) => finder.is_match(text),
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
        let Some(finder) = self.finder() else { return self.found_in(text).next().is_some() };
        finder.find_overlapping_iter(text).any(|found| {
            let row = self.rows[found.pattern()];
            row.chars().any(is_unspaced) || stands_alone(text, found.range())
        })
    }

    fn finder(&self) -> Option<&AhoCorasick> {
        // The kind that is quick to build: most tables are asked a few hundred times.
        let build = || AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(self.rows).ok();
        self.finder.get_or_init(build).as_ref()
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
