//! Where the running text of a feature's documents names other plans, so that pages can turn the names into links.
//!
//! Every place counts here, in every document, while the [references](super::Reference) keep one for each plan. Left
//! out are headings, which are anchors already, what stands in a link, and code that is more than a name. In prose a
//! number needs three digits: "spec 2" may be the second of anything. Those that follow one, as in "specs 002, 004 and
//! 005", are meant alike.

use std::ops::Range;

use super::own::Own;
use super::scan::{Mode, Named, names};
use super::{ReferenceTarget, kind_of};
use crate::diagnostic::{Source, Span};
use crate::document::{Document, Inline, MarkKind};
use crate::plan::Header;

/// One place that names another plan; which one it means is found out when all plans are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What is named.
    pub target: ReferenceTarget,
    /// The words that name it, on one line.
    pub text: String,
    /// Where they begin in the source.
    pub at: usize,
    /// The line of that, counted from 1.
    pub line: u32,
}

/// The values of the fields of a header that are about other plans.
fn stated(header: &Header) -> Vec<Span> {
    header.other.iter().filter(|fact| kind_of(fact).is_some()).map(|fact| fact.place.span).collect()
}

/// Fewest digits of a number in prose.
const DIGITS: usize = 3;
/// What may stand between the numbers of a list, blanks aside.
const BETWEEN: [&str; 13] = [",", ", and", ", or", "and", "or", "&", "/", "+", "–", "、", "と", "와", "und"];

/// The places found so far in one document.
pub(super) struct Places<'o> {
    own: &'o Own,
    source: &'o Source,
    /// The values of the header's fields about other plans.
    stated: Vec<Span>,
    mentions: Vec<Mention>,
}

impl<'o> Places<'o> {
    /// No places yet in a document with this header.
    pub(super) fn of(document: &'o Document, header: Option<&Header>, own: &'o Own) -> Self {
        let stated = header.map(stated).unwrap_or_default();
        Self { own, source: &document.source, stated, mentions: Vec::new() }
    }

    /// All of them, in the order of the text.
    pub(super) fn in_order(self) -> Vec<Mention> {
        self.mentions
    }

    /// Adds what a text names, given the names that prose has and others that are known.
    pub(super) fn of_text(&mut self, text: &Inline, names_in_prose: Vec<Named>, known: Vec<Named>) {
        let is_stated = self.stated.iter().any(|field| field.start < text.span.end && text.span.start < field.end);
        if names_in_prose.is_empty() && known.is_empty() && !is_stated {
            return;
        }
        let mut found = likely(&text.text, names_in_prose);
        found.extend(known);
        if is_stated {
            let of_fields = names(&text.text, Mode::Relation, self.own);
            found.extend(of_fields.into_iter().filter(|named| {
                let span = text.source_span(named.range.clone());
                self.stated.iter().any(|field| field.start <= span.start && span.end <= field.end)
            }));
        }
        self.add(text, found);
    }

    /// Adds what a text names, each place once.
    fn add(&mut self, text: &Inline, mut found: Vec<Named>) {
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|named| named.range.start);
        let mut kept = kept_as_it_is(text).into_iter().peekable();
        let (mut end, first) = (0, self.mentions.len());
        for Named { range, target } in found {
            // A word and its number may stand on two lines, of which only one can be linked.
            let line = text.text[range.clone()].rfind('\n').map_or(range.start, |at| range.start + at + 1);
            let range = line..range.end;
            while kept.next_if(|kept| kept.end <= range.start).is_some() {}
            let is_free = kept.peek().is_none_or(|kept| kept.start >= range.end);
            if range.start < end || !is_free || self.own.is(&target) {
                continue;
            }
            end = range.end;
            let at = text.source_span(range.clone()).start;
            // Behind a link that is written on several lines, places are told a little wrong. One that seems to lie
            // before the last one of its text is not known well enough.
            if self.mentions[first..].last().is_some_and(|last| at <= last.at) {
                continue;
            }
            let line = self.source.line(at);
            self.mentions.push(Mention { target, text: text.text[range].trim_start().to_owned(), at, line });
        }
    }
}

/// Of the names in prose those that are likely enough to become links, with the further numbers of lists.
fn likely(text: &str, mut found: Vec<Named>) -> Vec<Named> {
    let digits = |range: &Range<usize>| text[range.clone()].chars().filter(char::is_ascii_digit).count();
    found.retain(|named| !matches!(named.target, ReferenceTarget::Number(_)) || digits(&named.range) >= DIGITS);
    let mut more = Vec::new();
    for (at, named) in found.iter().enumerate() {
        if matches!(named.target, ReferenceTarget::Number(_)) {
            let next = found.get(at + 1).map_or(text.len(), |next| next.range.start);
            more.extend(further(&text[..next], named.range.end));
        }
    }
    found.extend(more);
    found
}

/// The further numbers of a list whose first one ends at `end`. Each begins with a zero: "spec 001 and 404 errors".
fn further(text: &str, mut end: usize) -> Vec<Named> {
    let mut found = Vec::new();
    while let Some(start) = text[end..].find(|c: char| c.is_ascii_digit()).map(|start| end + start) {
        let digits = text[start..].chars().take_while(char::is_ascii_digit).count();
        let rest = &text[start + digits..];
        let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() && c < '\u{2e80}' || "-_%".contains(c));
        let follows = BETWEEN.contains(&text[end..start].trim().to_lowercase().as_str());
        let is_decimal = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let number = text[start..start + digits].parse().ok();
        let likely = follows && !goes_on && !is_decimal && digits >= DIGITS && text[start..].starts_with('0');
        let Some(number) = number.filter(|_| likely) else { break };
        found.push(Named { range: start..start + digits, target: ReferenceTarget::Number(number) });
        end = start + digits;
    }
    found
}

/// The parts of a text in which no link may be put, in order: links, pictures, and code of several words.
fn kept_as_it_is(text: &Inline) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in &text.marks {
        let is_kept = match mark.kind {
            MarkKind::Link(_) | MarkKind::Image(_) => true,
            MarkKind::Code => text.text[mark.range.clone()].contains(char::is_whitespace),
            MarkKind::Strong | MarkKind::Emphasis | MarkKind::Strikethrough => false,
        };
        // What lies in one that is kept already adds nothing.
        if is_kept && kept.last().is_none_or(|last| last.end < mark.range.end) {
            kept.push(mark.range.clone());
        }
    }
    kept
}
