//! Open questions: markers that wait for an answer, told from sentences that speak about such markers.
//!
//! Templates and reports name the marker more often than plans use it: "all … resolved", "no … markers remain",
//! "for each …". So a marker is live only in brackets of its own, or where a value or an item begins with it.

use std::ops::Range;
use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::Clarification;
use super::bracket::{brackets, content};
use super::marked::Marked;
use super::texts::{Position, Text, is_plain};
use crate::document::Document;
use crate::plan::words::{self, one_line, placeholders as words_of};

/// Signs between a marker and its question or its label.
const SIGNS: [char; 10] = [' ', ':', '：', '-', '–', '—', '|', '⚠', '\u{fe0f}', '\n'];
/// Longest text that is given as the question where the marker has none, in bytes.
const LONGEST: usize = 400;

/// Reads the live markers of one text of a document.
pub(super) fn read(document: &Document, text: &Text<'_>) -> Vec<Clarification> {
    let inline = text.inline;
    let markers = markers(&inline.text);
    if markers.is_empty() {
        return Vec::new();
    }
    let reading = Reading { text, marked: Marked::new(inline), brackets: brackets(&inline.text) };
    let questions = markers.iter().filter_map(|marker| reading.question(marker));
    questions.map(|(text, range)| Clarification { text, place: document.place(inline.source_span(range)) }).collect()
}

/// The markers by the characters that they begin with.
struct Markers {
    by_beginning: RapidHashMap<[char; 3], Vec<&'static str>>,
    /// Which pairs of ASCII characters are the beginning of one: nearly every word of a text is told by that.
    pairs: Box<[[bool; 128]; 128]>,
}

static MARKERS: LazyLock<Markers> = LazyLock::new(|| {
    let mut markers = Markers { by_beginning: RapidHashMap::default(), pairs: Box::new([[false; 128]; 128]) };
    for marker in words_of::CLARIFICATION.iter().chain(words_of::CLARIFICATION_IN_BRACKETS) {
        let beginning @ [first, second, _] = beginning(marker);
        markers.by_beginning.entry(beginning).or_default().push(marker);
        let written_as = |letter: char| (0..128).filter(move |byte| comparable(char::from(*byte)) == letter);
        for byte in written_as(first) {
            written_as(second).for_each(|next| markers.pairs[usize::from(byte)][usize::from(next)] = true);
        }
    }
    markers
});

impl Markers {
    /// Whether a marker may begin with these two bytes.
    #[inline]
    fn may_begin(&self, first: u8, second: u8) -> bool {
        if first.is_ascii() && second.is_ascii() {
            return self.pairs[usize::from(first)][usize::from(second)];
        }
        // The bytes that are left out go on with a character.
        first.is_ascii() || first >= 0xc0
    }

    /// The markers that may stand at the beginning of a text.
    fn candidates(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.by_beginning.get(&beginning(text)).into_iter().flatten().copied()
    }
}

/// A character as markers are compared: in small letters, and with spaces between words.
fn comparable(c: char) -> char {
    match c {
        '_' => ' ',
        c if c.is_whitespace() => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The three characters that a text begins with; no marker has fewer.
fn beginning(text: &str) -> [char; 3] {
    let mut chars = text.chars().map(comparable);
    std::array::from_fn(|_| chars.next().unwrap_or_default())
}

/// What every marker without accents has in it, in Latin letters.
const STEMS: [&str; 2] = ["clar", "chiar"];

/// A quick look at many bytes at once: whether a marker may stand in a text.
pub(super) fn may_hold_marker(text: &str) -> bool {
    !is_plain(text) || has_stem(text)
}

/// Whether a text has in it what every marker without accents has.
pub(super) fn has_stem(text: &str) -> bool {
    ends_like_stem(text.as_bytes()) && {
        let lower = text.to_ascii_lowercase();
        STEMS.iter().any(|stem| lower.contains(stem))
    }
}

/// Whether some bytes have in them how every stem ends, in any case; few do.
fn ends_like_stem(bytes: &[u8]) -> bool {
    let from = |at: usize| bytes.get(at..).unwrap_or_default();
    let is = |byte: u8, letter: u8| byte | 0x20 == letter;
    let triples = bytes.iter().zip(from(1)).zip(from(2));
    triples.fold(false, |any, ((a, b), c)| any | (is(*a, b'l') | is(*a, b'i')) & is(*b, b'a') & is(*c, b'r'))
}

/// Where the marker's words stand in a text, however they are cased and spaced.
fn markers(text: &str) -> Vec<Range<usize>> {
    if !may_hold_marker(text) {
        return Vec::new();
    }
    let (markers, bytes) = (&*MARKERS, text.as_bytes());
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, (first, second)) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()).enumerate() {
        if !markers.may_begin(*first, *second) {
            continue;
        }
        let is_inside_word = || at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
        let begins = !first.is_ascii() || first.is_ascii_alphabetic() && !is_inside_word();
        if !begins || found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let candidates = markers.candidates(&text[at..]);
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

#[cfg(test)]
mod tests {
    use super::{markers, may_hold_marker, words_of};

    #[test]
    fn every_marker_is_found_however_it_is_written() {
        for marker in words_of::CLARIFICATION.iter().chain(words_of::CLARIFICATION_IN_BRACKETS) {
            let spaced = [marker.replace(' ', "_"), marker.replace(' ', "\n"), marker.to_uppercase()];
            for text in spaced.into_iter().chain([(*marker).to_owned()]) {
                assert!(markers(&text).contains(&(0..text.len())), "{text}");
                assert!(markers(&format!("([{text}")).contains(&(2..2 + text.len())), "{text}");
            }
            assert!(marker.chars().count() >= 3);
        }
        for marker in words_of::CLARIFICATION.iter().chain(words_of::CLARIFICATION_IN_BRACKETS) {
            assert!(may_hold_marker(marker) && may_hold_marker(&marker.to_uppercase()), "{marker}");
        }
        assert!(!may_hold_marker("Cached reads — “quick” → 1 %"));
        assert!(markers("").is_empty() && markers("n").is_empty() && markers("Needs clarity").is_empty());
        assert!(markers("xneeds clarification").is_empty());
    }
}
