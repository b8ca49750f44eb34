//! What links may name behind `#`: the anchors of a document's headings and lines.

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

#[cfg(test)]
mod tests {
    use super::Anchors;

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
