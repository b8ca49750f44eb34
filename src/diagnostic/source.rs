//! Text with a name, and places in it.
//!
//! Everything inside plansite counts bytes from 0 in half-open ranges; lines and columns, counted from 1 and in
//! characters, are made once, here, when a [`Place`] is taken.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::packed::{Packed, Packer, Unpacker};

/// A half-open byte range in a source, on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The same range in a text in front of which `by` bytes more stand.
    #[must_use]
    pub fn moved(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// A span of a named file with its line and column, which stays meaningful when the text is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the portfolio's root, with `/`.
    pub path: Arc<str>,
    /// The bytes that are meant.
    pub span: Span,
    /// Line of the first byte, counted from 1.
    pub line: u32,
    /// Column of the first byte, counted from 1 in characters.
    pub column: u32,
}

impl Packed for Span {
    fn pack(&self, to: &mut Packer) {
        to.offset(self.start);
        to.offset(self.end);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self { start: from.size()?, end: from.size()? })
    }
}

impl Packed for Place {
    fn pack(&self, to: &mut Packer) {
        let Self { path, span, line, column } = self;
        to.names(path, *line);
        path.pack(to);
        span.pack(to);
        line.pack(to);
        column.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            path: Packed::unpack(from)?,
            span: Packed::unpack(from)?,
            line: Packed::unpack(from)?,
            column: Packed::unpack(from)?,
        })
    }
}

/// The text of one file, and what it is called.
#[derive(Clone)]
pub struct Source {
    path: Arc<str>,
    text: String,
    /// Once somebody asks for a place.
    counts: OnceLock<Counts>,
}

/// What places in a text are found by; a text has less than four gigabytes.
#[derive(Clone, Debug)]
struct Counts {
    /// Offset of the first byte of each line.
    lines: Box<[u32]>,
    /// Characters before every [`CHUNK`]th byte, so that a column on a very long line is found at once; none where every
    /// line is shorter than that.
    characters: Box<[u32]>,
}

/// How far apart the counted places of a text are, in bytes.
const CHUNK: usize = 1024;

impl Counts {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let offset = |at: usize| u32::try_from(at).expect("a text has less than four gigabytes");
        let mut lines = vec![0];
        if memchr::memchr(b'\r', bytes).is_some() {
            // A lone CR ends a line for Markdown too; a CRLF ends one at its LF.
            let ends = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            lines.extend((0..bytes.len()).filter(ends).map(|at| offset(at + 1)));
        } else {
            lines.extend(memchr::memchr_iter(b'\n', bytes).map(|at| offset(at + 1)));
        }
        let ends = lines[1..].iter().copied().chain([offset(bytes.len())]);
        let is_long = lines.iter().zip(ends).any(|(start, end)| (end - start) as usize > CHUNK);
        let before = bytes.chunks(CHUNK).scan(0, |before, chunk| {
            let counted = *before + count(chunk, starts_character);
            Some(offset(std::mem::replace(before, counted)))
        });
        let characters = if is_long { before.collect() } else { Box::default() };
        // A list that grew has room to spare; a copy has none.
        Self { lines: lines.as_slice().into(), characters }
    }
}

impl Source {
    /// Names a text. `path` is relative to the portfolio's root, with `/`.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: String) -> Self {
        Self { path: path.into(), text, counts: OnceLock::new() }
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(&self.text))
    }

    fn lines(&self) -> &[u32] {
        &self.counts().lines
    }

    /// The file's path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How long the text is, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.len()
    }

    /// How many lines the text has.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    /// The line of a byte, counted from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> u32 {
        u32::try_from(self.lines().partition_point(|start| *start as usize <= at)).unwrap_or(u32::MAX).max(1)
    }

    /// The bytes of the line that `at` is on, without its line end.
    #[must_use]
    pub fn line_span(&self, at: usize) -> Span {
        self.short_line_span(at).unwrap_or_else(|| self.counted_line_span(at))
    }

    fn counted_line_span(&self, at: usize) -> Span {
        let number = self.line(at) as usize;
        let start = (self.lines()[number - 1] as usize).min(self.text.len());
        let end = self.lines().get(number).map_or(self.text.len(), |next| *next as usize);
        Span::new(start, start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }

    /// The same where the line begins and ends near by, so that no line has to be counted for it.
    fn short_line_span(&self, at: usize) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let from = at.saturating_sub(CHUNK);
        let (before, behind) = (bytes.get(from..at)?, &bytes[at..bytes.len().min(at + CHUNK)]);
        let start = match memchr::memrchr2(b'\n', b'\r', before) {
            Some(end) => from + end + 1,
            None if from == 0 => 0,
            None => return None,
        };
        let end = at + memchr::memchr2(b'\n', b'\r', behind)?;
        // The LF of a CRLF belongs to the line that it ends.
        let is_parted = bytes[..start].ends_with(b"\r") && bytes[start] == b'\n';
        (!is_parted).then(|| Span::new(start, end))
    }

    /// The offset of line `line` and byte column `column`, both counted from 1, held inside the text and moved to the
    /// character border at or before it.
    #[must_use]
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.lines().get(line.saturating_sub(1)) else { return self.text.len() };
        self.text.floor_char_boundary(*start as usize + column.saturating_sub(1))
    }

    /// How many characters a range has.
    fn characters(&self, range: Range<usize>) -> usize {
        let counted = |range| count(&self.text.as_bytes()[range], starts_character);
        let (first, last) = (range.start.div_ceil(CHUNK), range.end / CHUNK);
        match self.counts().characters.get(first..=last) {
            Some([before, .., up_to]) => {
                counted(range.start..first * CHUNK) + (up_to - before) as usize + counted(last * CHUNK..range.end)
            }
            _ => counted(range),
        }
    }

    /// Takes the place of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.floor_char_boundary(span.end).max(start);
        let line = self.line(start);
        let column = self.characters(self.lines()[line as usize - 1] as usize..start) + 1;
        Place {
            path: self.path.clone(),
            span: Span { start, end },
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

/// What was counted in it follows from the text.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("path", &self.path).field("text", &self.text).finish_non_exhaustive()
    }
}

/// An empty text without a name.
impl Default for Source {
    fn default() -> Self {
        Self::new("", String::new())
    }
}

impl Source {
    /// The place of the first occurrence of some words in a stretch, where they are not a part of longer ones; `None`
    /// where the stretch does not hold them as they are, because of markup between them.
    #[must_use]
    pub fn place_of(&self, words: &str, within: Span) -> Option<Place> {
        let text = self.text.get(within.start..within.end).filter(|_| !words.is_empty())?;
        let is_letter = |c: char| c.is_alphanumeric() || c == '-';
        let alone = |at: &usize| {
            let (first, last) = (words.starts_with(is_letter), words.ends_with(is_letter));
            let (before, behind) = (text[..*at].ends_with(is_letter), text[at + words.len()..].starts_with(is_letter));
            !(first && before || last && behind)
        };
        let at = within.start + text.match_indices(words).map(|(at, _)| at).find(alone)?;
        Some(self.place(Span::new(at, at + words.len())))
    }
}

/// Whether a byte of UTF-8 is the first of a character.
fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// What the bytes of a file were read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name when it is not plain UTF-8 and had to be guessed or was named by a byte order mark.
    pub guessed: Option<&'static str>,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// It looks like a picture, an archive or a program: many NUL bytes or control characters.
    Binary,
}

/// How many bytes are looked at when bytes that are not UTF-8 have to be understood.
const PROBE: usize = 64 * 1024;

/// Reads bytes as text: UTF-8 with or without a mark, UTF-16 by its mark, else a guess by frequency.
///
/// NUL bytes and other control characters inside text are replaced by U+FFFD, as CommonMark asks of NUL; a file that is mostly control bytes is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let guessed = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
        return Ok(Decoded { text: without_controls(text.into_owned()), guessed });
    }
    // Most files have none, and nothing more is asked about them.
    let has_controls = any(bytes, may_be_control);
    if has_controls && looks_binary(bytes) {
        return Err(Undecodable::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let text = text.to_owned();
        return Ok(Decoded { text: if has_controls { without_controls(text) } else { text }, guessed: None });
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(PROBE)], true);
    let mostly_utf8 = String::from_utf8_lossy(bytes);
    let bad = mostly_utf8.matches('\u{FFFD}').count();
    let good = mostly_utf8.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    if good > bad * 4 {
        return Ok(Decoded { text: without_controls(mostly_utf8.into_owned()), guessed: Some("UTF-8") });
    }
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(Decoded { text: without_controls(text.into_owned()), guessed: Some(encoding.name()) })
}

/// Replaces what no text file means to hold: NUL, escapes and other control characters, which are an error in HTML.
fn without_controls(text: String) -> String {
    let controls = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if any(text.as_bytes(), may_be_control) && text.contains(controls) {
        text.replace(controls, "\u{FFFD}")
    } else {
        text
    }
}

/// Whether a byte of UTF-8 may be a control character that no text file means to hold, or begin one.
fn may_be_control(byte: u8) -> bool {
    byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f || byte == 0xc2
}

/// Whether a tenth of the first bytes are control bytes that no text file has.
fn looks_binary(bytes: &[u8]) -> bool {
    let probe = &bytes[..bytes.len().min(PROBE)];
    let is_control = |byte: u8| byte < 32 && !matches!(byte, b'\t'..=b'\r' | 27) || byte == 127;
    count(probe, is_control) * 10 > probe.len()
}

/// How many bytes are like this. Counted in stretches short enough for one byte to hold the count, which a processor
/// does for many bytes at once.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let of_stretch = |stretch: &[u8]| usize::from(stretch.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    bytes.chunks(128).map(of_stretch).sum()
}

/// Whether any byte is like this, looked at in the same way.
fn any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.chunks(128).any(|stretch| stretch.iter().fold(false, |any, byte| any | is(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_the_one_that_counting_finds() {
        for text in ["", "a", "a\nbc", "a\r\nb\r\n", "a\rb\n", "\r\n\n", "a\r\r\nb\n\r", "ä\n\nö\n"] {
            let source = Source::new("plan.md", text.to_owned());
            for at in 0..=text.len() {
                let short = source.short_line_span(at);
                assert!(short.is_none_or(|short| short == source.counted_line_span(at)), "{text:?} {at}");
            }
        }
        let long = format!("{}\nb", "a".repeat(CHUNK * 2));
        let source = Source::new("plan.md", long);
        assert_eq!(source.short_line_span(CHUNK + 1), None);
        assert_eq!(source.line_span(CHUNK + 1), Span::new(0, CHUNK * 2));
    }
}
