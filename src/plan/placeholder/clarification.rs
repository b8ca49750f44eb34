//! Open questions: markers that wait for an answer, told from sentences that speak about such markers.
//!
//! Templates and reports name the marker more often than plans use it: "all … resolved", "no … markers remain",
//! "for each …". So a marker is live only in brackets of its own, or where a value or an item begins with it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::Clarification;
use super::bracket::{brackets, content};
use super::marked::Marked;
use super::texts::{Position, Text, texts};
use crate::document::Document;
use crate::plan::words::{self, placeholders as words_of};

/// Signs between a marker and its question or its label.
const SIGNS: [char; 10] = [' ', ':', '：', '-', '–', '—', '|', '⚠', '\u{fe0f}', '\n'];
/// Longest text that is given as the question where the marker has none, in bytes.
const LONGEST: usize = 400;

/// Reads the live markers of a document.
pub(super) fn read(document: &Document) -> Vec<Clarification> {
    let mut found = Vec::new();
    for text in texts(document) {
        let markers = markers(&text.inline.text);
        if markers.is_empty() {
            continue;
        }
        let reading = Reading { text: &text, marked: Marked::new(text.inline), brackets: brackets(&text.inline.text) };
        for marker in markers {
            if let Some((question, range)) = reading.question(&marker) {
                found.push(Clarification { text: question, place: document.place(text.inline.source_span(range)) });
            }
        }
    }
    found
}

/// The markers by the two characters that they begin with.
static MARKERS: LazyLock<BTreeMap<[char; 2], Vec<&'static str>>> = LazyLock::new(|| {
    let mut markers: BTreeMap<[char; 2], Vec<&'static str>> = BTreeMap::new();
    for marker in words_of::CLARIFICATION.iter().chain(words_of::CLARIFICATION_IN_BRACKETS) {
        markers.entry(beginning(marker)).or_default().push(marker);
    }
    markers
});

/// The two characters that a text begins with, in small letters and with spaces between words.
fn beginning(text: &str) -> [char; 2] {
    let mut chars = text.chars().map(|c| match c {
        '_' => ' ',
        c if c.is_whitespace() => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    });
    [chars.next().unwrap_or_default(), chars.next().unwrap_or_default()]
}

/// Where the marker's words stand in a text, however they are cased and spaced.
fn markers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // Most characters are inside a word, where no marker begins.
        let inside = c.is_ascii() && (before.is_ascii_alphanumeric() || !c.is_ascii_alphabetic());
        before = c;
        if inside || found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let candidates = MARKERS.get(&beginning(&text[at..])).into_iter().flatten();
        if let Some(end) = candidates.filter_map(|marker| match_at(&text[at..], marker)).max() {
            found.push(at..at + end);
        }
    }
    found
}

/// How many bytes of the text's beginning are the marker.
fn match_at(text: &str, marker: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in marker.chars() {
        let c = rest.next()?;
        let same = words::is_same_letter(c, expected) || expected == ' ' && (c.is_whitespace() || c == '_');
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// One text while its markers are judged.
struct Reading<'t, 'd> {
    text: &'t Text<'d>,
    marked: Marked<'d>,
    brackets: Vec<Range<usize>>,
}

impl Reading<'_, '_> {
    /// The question of a live marker, and the range it takes; `None` for one that is only spoken of.
    fn question(&self, marker: &Range<usize>) -> Option<(String, Range<usize>)> {
        let void =
            matches!(self.text.position, Position::Item { ticked: true, .. } | Position::Item { example: true, .. });
        if void || self.marked.is_code(marker.start) || self.marked.is_struck(marker.start) {
            return None;
        }
        let text = &self.text.inline.text;
        let before = self.brackets.partition_point(|range| range.start <= marker.start);
        let bracket = before.checked_sub(1).map(|index| self.brackets[index].clone());
        match bracket.filter(|range| range.end >= marker.end) {
            Some(range) => {
                let opened = !text[range.start..marker.start].chars().any(char::is_alphanumeric);
                opened.then(|| self.in_brackets(marker, range)).flatten()
            }
            None => self.bare(marker),
        }
    }

    /// `[NEEDS CLARIFICATION: question]`, and the bracket without a question.
    fn in_brackets(&self, marker: &Range<usize>, bracket: Range<usize>) -> Option<(String, Range<usize>)> {
        let text = &self.text.inline.text;
        // The bracket may be closed lines below the marker.
        let tail = &text[bracket.end..self.marked.line(bracket.end).end.max(bracket.end)];
        let inside = content(&text[bracket.clone()]);
        let question = tidy(&inside[match_end(inside, &text[marker.clone()])..]);
        if says_resolved(tail) {
            return None;
        }
        if !question.is_empty() {
            return (!is_answered(&question)).then_some((question, bracket));
        }
        if matches!(self.text.position, Position::Heading) || speaks_of_markers(&text[..bracket.start], tail) {
            return None;
        }
        Some((self.context(&bracket), bracket))
    }

    /// `**Storage**: NEEDS CLARIFICATION` and `(NEEDS CLARIFICATION: question)`.
    fn bare(&self, marker: &Range<usize>) -> Option<(String, Range<usize>)> {
        let text = &self.text.inline.text;
        let line = self.marked.line(marker.start);
        let written = &text[marker.clone()];
        if words_of::CLARIFICATION_IN_BRACKETS.iter().any(|marker| match_at(written, marker).is_some()) {
            return None;
        }
        let lower = written.chars().any(char::is_lowercase);
        // In a cell of a table ordinary words are what the row says of itself.
        let ordinary = lower && (written.is_ascii() || matches!(self.text.position, Position::Cell(_)));
        if ordinary || matches!(self.text.position, Position::Heading) {
            return None;
        }
        let before = text[line.start..marker.start].trim_end();
        let opens = before.is_empty()
            || before.ends_with([':', '：', '(', '（', '-', '–', '—', '|', '⚠', '\u{fe0f}', '❓', '❗', '🔴', '🟡']);
        let end = ceil(text, marker.end, line.end);
        let after = text[marker.end..end].trim_start();
        let closes =
            after.is_empty() || after.starts_with([':', '：', ')', '）', '-', '–', '—', '(', '（', '.', ',', '|', ';']);
        // A label with nothing after its colon heads a list, whose items are no markers.
        let heads = end == line.end && after.ends_with([':', '：']) && !after.chars().any(char::is_alphanumeric);
        if !opens || !closes || heads {
            return None;
        }
        let question = tidy(after);
        if is_answered(&question) {
            return None;
        }
        let label = if before.len() > LONGEST { String::new() } else { tidy(before) };
        let question = match (label.is_empty(), question.is_empty()) {
            (_, true) => self.context(marker),
            (true, false) => question,
            (false, false) => format!("{label}: {question}"),
        };
        Some((question, marker.clone()))
    }

    /// What is said round a marker that has no question of its own: the text of its item, cell or line.
    fn context(&self, marker: &Range<usize>) -> String {
        let text = &self.text.inline.text;
        let whole = matches!(self.text.position, Position::Item { .. } | Position::Cell(_)) && text.len() <= LONGEST;
        let round = if whole { 0..text.len() } else { self.marked.line(marker.start) };
        let (from, to) = (floor(text, marker.start, round.start), ceil(text, marker.end, round.end));
        let (before, after) = (text[from..marker.start].trim_end_matches(SIGNS), &text[marker.end..to]);
        let after = after.trim_start_matches(SIGNS);
        let gap = if after.starts_with([')', '）']) { "" } else { " " };
        let said = tidy(&format!("{before}{gap}{after}").replace("()", "").replace("（）", ""));
        if !said.is_empty() {
            return said;
        }
        let row = match self.text.position {
            Position::Cell(row) => row.cells.first().map(|cell| one_line(&cell.text.text)),
            _ => None,
        };
        row.filter(|name| !name.is_empty() && markers(name).is_empty())
            .unwrap_or_else(|| one_line(&text[marker.clone()]))
    }
}

/// The start of at most [`LONGEST`] bytes before `at`, not before `least`, on a character border.
fn floor(text: &str, at: usize, least: usize) -> usize {
    let mut from = at.saturating_sub(LONGEST).max(least);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    from
}

/// The end of at most [`LONGEST`] bytes after `at`, not past `most`, on a character border.
fn ceil(text: &str, at: usize, most: usize) -> usize {
    let mut to = (at + LONGEST).min(most).max(at);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    to
}

/// Where the marker ends in the content of its bracket.
fn match_end(inside: &str, marker: &str) -> usize {
    inside.find(marker).map_or(0, |at| at + marker.len())
}

/// A text on one line, without the signs and the halves of brackets at its ends that belong to the marker.
fn tidy(text: &str) -> String {
    let text = one_line(text.trim_matches(SIGNS).trim_end_matches('.'));
    let count = |sign: [char; 2]| text.chars().filter(|c| sign.contains(c)).count();
    let (opened, closed) = (count(['(', '（']), count([')', '）']));
    let mut rest = text.as_str();
    if opened != closed {
        rest =
            if closed > opened { rest.trim_end_matches([')', '）']) } else { rest.trim_start_matches(['(', '（']) };
        rest =
            if closed > opened { rest.trim_start_matches([')', '）']) } else { rest.trim_end_matches(['(', '（']) };
    } else if text.starts_with(['(', '（']) && text.ends_with([')', '）']) && opened == 1 {
        rest = rest.trim_matches(['(', '（', ')', '）']);
    }
    rest.trim_matches(SIGNS).to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether what follows a marker says that the question is settled.
fn says_resolved(after: &str) -> bool {
    let after = words::fold(&after[..ceil(after, 0, after.len())]);
    [
        "resolved",
        "answered",
        "已解决",
        "已解決",
        "解決済",
        "해결",
        "решено",
        "resuelto",
        "résolu",
        "gelöst",
        "geklärt",
        "resolvido",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

/// Whether a question is only the word that there is none.
fn is_answered(question: &str) -> bool {
    let folded = words::fold(question);
    words_of::ANSWERS.contains(&folded.as_str()) || says_resolved(question)
}

/// Whether the words right before or after a marker make the sentence one about markers.
fn speaks_of_markers(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let last = words::fold(last);
    let after = words::fold(&after[..ceil(after, 0, after.len())]);
    let glued_on = before.trim_end().ends_with(|c: char| !c.is_ascii() && c.is_alphabetic())
        && !before.ends_with(char::is_whitespace);
    glued_on
        || words_of::BEFORE_MARKER.contains(&last.as_str())
        || words_of::AFTER_MARKER.iter().any(|word| after.starts_with(word.trim_end()))
}
