//! Look-ups in a long text by position, each in logarithmic time: lines, and what is code, a link, struck or bold.

use std::ops::Range;

use crate::document::{Inline, MarkKind};

/// A text with its lines and the ranges of its marks in order.
pub(super) struct Marked<'d> {
    pub(super) inline: &'d Inline,
    breaks: Vec<usize>,
    code: Vec<Range<usize>>,
    links: Vec<Range<usize>>,
    struck: Vec<Range<usize>>,
    /// Ends of bold stretches, ascending.
    strong_ends: Vec<usize>,
}

impl<'d> Marked<'d> {
    pub(super) fn new(inline: &'d Inline) -> Self {
        let breaks = inline.text.match_indices('\n').map(|(at, _)| at).collect();
        let of = |is: fn(&MarkKind) -> bool| disjoint(inline, is);
        let strong = of(|kind| *kind == MarkKind::Strong);
        Self {
            inline,
            breaks,
            code: of(|kind| *kind == MarkKind::Code),
            links: of(|kind| matches!(kind, MarkKind::Link(_) | MarkKind::Image(_))),
            struck: of(|kind| *kind == MarkKind::Strikethrough),
            strong_ends: strong.into_iter().map(|range| range.end).collect(),
        }
    }

    /// The line that holds the byte `at`, without its line end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let next = self.breaks.partition_point(|end| *end < at);
        let start = next.checked_sub(1).map_or(0, |before| self.breaks[before] + 1);
        start..self.breaks.get(next).copied().unwrap_or(self.inline.text.len())
    }

    pub(super) fn is_code(&self, at: usize) -> bool {
        covers(&self.code, at)
    }

    pub(super) fn is_link(&self, at: usize) -> bool {
        covers(&self.links, at)
    }

    pub(super) fn is_struck(&self, at: usize) -> bool {
        covers(&self.struck, at)
    }

    /// Whether bold text ends in this range or at its end.
    pub(super) fn strong_ends_in(&self, range: &Range<usize>) -> bool {
        let at = self.strong_ends.partition_point(|end| *end < range.start);
        self.strong_ends.get(at).is_some_and(|end| *end <= range.end)
    }
}

/// The ranges of the marks of a kind, those inside another one left out.
fn disjoint(inline: &Inline, is: fn(&MarkKind) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for mark in inline.marks.iter().filter(|mark| is(&mark.kind)) {
        if ranges.last().is_none_or(|last| mark.range.start >= last.end) {
            ranges.push(mark.range.clone());
        }
    }
    ranges
}

fn covers(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    after.checked_sub(1).is_some_and(|index| ranges[index].contains(&at))
}
