//! What links may name behind `#`: the anchors of a document's headings and lines.

use rapidhash::RapidHashMap;

use crate::packed::packed;

/// The anchors of a document, as they stand in its HTML.
///
/// Nearly every line has one, `L48`, so that lines are kept as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Anchors {
    headings: Vec<String>,
    /// The lines with an anchor, ascending.
    lines: Vec<u32>,
}

packed! { struct Anchors { headings, lines } }

impl Anchors {
    /// The anchors of headings, in their order, and of lines, in any order.
    #[must_use]
    pub fn new(headings: Vec<String>, mut lines: Vec<u32>) -> Self {
        lines.sort_unstable();
        lines.shrink_to_fit();
        Self { headings, lines }
    }

    /// The anchors of the headings, in their order.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(String::as_str)
    }

    /// Whether this is the anchor of a line, such as `L48`.
    #[must_use]
    pub fn has_line(&self, anchor: &str) -> bool {
        let digits = anchor.strip_prefix('L').filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()));
        let line = digits.filter(|digits| !digits.starts_with('0')).and_then(|digits| digits.parse().ok());
        line.is_some_and(|line| self.lines.binary_search(&line).is_ok())
    }

    /// The same without the lines behind this one, counted from 1.
    #[must_use]
    pub fn to_line(&self, line: u32) -> Self {
        let end = self.lines.partition_point(|anchored| *anchored <= line);
        Self { headings: self.headings.clone(), lines: self.lines[..end].to_vec() }
    }

    /// The line at or before this one that has an anchor, if there is one. Lines count from 1.
    #[must_use]
    pub fn line_before(&self, line: u32) -> Option<u32> {
        let after = self.lines.partition_point(|anchored| *anchored <= line);
        after.checked_sub(1).map(|at| self.lines[at])
    }
}

/// Gives the headings of a document their anchors in order, no two of them the same one, as GitHub does.
#[derive(Default)]
pub(super) struct Anchorizer {
    /// The anchors that are taken, each with the number that the next heading of its words gets.
    taken: RapidHashMap<String, usize>,
}

impl Anchorizer {
    /// The anchor of the next heading.
    pub(super) fn anchor(&mut self, heading: &str) -> String {
        let words = words(heading);
        let Some(first) = self.taken.get(&words).copied() else {
            self.taken.insert(words.clone(), 1);
            return words;
        };
        let mut numbered = (first..).map(|number| (number, format!("{words}-{number}")));
        let is_free = |(_, anchor): &(usize, String)| !self.taken.contains_key(anchor);
        let (number, anchor) = numbered.find(is_free).expect("some number is free");
        self.taken.insert(words, number + 1);
        self.taken.insert(anchor.clone(), 1);
        anchor
    }
}

/// The words of a heading as an anchor has them: small, without marks, dashes in place of blanks.
fn words(heading: &str) -> String {
    // What belongs to words in other scripts is known to comrak, which gives the first of its anchors no number.
    if !heading.is_ascii() {
        return comrak::Anchorizer::new().anchorize(&heading.replace('\n', " "));
    }
    let mut words = String::with_capacity(heading.len());
    for byte in heading.bytes() {
        match byte {
            b' ' | b'\n' => words.push('-'),
            b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => words.push(byte.to_ascii_lowercase().into()),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Anchorizer, Anchors};

    #[test]
    fn headings_have_the_anchors_that_they_have_on_github() {
        let headings = [
            "Summary",
            "SUMMARY",
            "summary-1",
            "Summary",
            "Summary 1",
            "summary-1-1",
            "a_b: c/d (e) `f`?",
            "",
            "!",
            "",
            "Über uns",
            "über uns",
            "ÜBER UNS",
            "two\nlines",
            "two lines",
            "zwei\nZeilen – ß",
            "\ta\u{7f}b",
            "目標 2",
            "2",
            "over-1",
            "over",
            "over",
            "over",
        ];
        let (mut ours, mut of_comrak) = (Anchorizer::default(), comrak::Anchorizer::new());
        for heading in headings {
            assert_eq!(ours.anchor(heading), of_comrak.anchorize(&heading.replace('\n', " ")), "{heading:?}");
        }
    }

    #[test]
    fn a_line_has_one_name() {
        let anchors = Anchors::new(vec!["goals".to_owned()], vec![48, 3]);
        assert!(["L3", "L48"].iter().all(|anchor| anchors.has_line(anchor)));
        assert!(!["L4", "L03", "L+3", "l3", "L", "L3x", "3", "goals"].iter().any(|anchor| anchors.has_line(anchor)));
        assert_eq!(
            [2, 3, 47, 48, 99].map(|line| anchors.line_before(line)),
            [None, Some(3), Some(3), Some(48), Some(48)]
        );
        assert_eq!(anchors.to_line(47), Anchors::new(vec!["goals".to_owned()], vec![3]));
    }
}
