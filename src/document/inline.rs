//! The text inside a block: plain characters, with marks over them and a way back to the source.

use std::ops::Range;

use smallvec::SmallVec;

use crate::diagnostic::{Source, Span};

/// Running text without its markup.
///
/// Soft and hard line breaks are `\n`. Code stands without its backticks, links with their text only, images with
/// their description, comments not at all, other raw HTML as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The characters.
    pub text: String,
    /// What is bold, code, a link, …: byte ranges of `text`, in order of their start, outer before inner.
    pub marks: Vec<Mark>,
    /// The bytes of the source this was read from.
    pub span: Span,
    /// How the text lies in the source, ascending by offset in `text`. Most texts are one run.
    pub(super) runs: SmallVec<[Run; 1]>,
}

/// A run of characters that the source has too, one after the other, or one character that it writes otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Offset in the text.
    text: usize,
    /// Offset in the source.
    source: usize,
    /// How many bytes the source takes for the one character; `None` where it has the same characters.
    width: Option<usize>,
}

/// A stretch of text with a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it means.
    pub kind: MarkKind,
    /// Which bytes of [`Inline::text`].
    pub range: Range<usize>,
}

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// `**bold**`
    Strong,
    /// `*emphasis*`
    Emphasis,
    /// Code.
    Code,
    /// `~~struck~~`
    Strikethrough,
    /// A link with its target as written.
    Link(String),
    /// An image with its address as written.
    Image(String),
}

impl Inline {
    /// The source bytes of a byte range of the text.
    #[must_use]
    pub fn source_span(&self, range: Range<usize>) -> Span {
        let start = self.source_span_at(range.start, 0).start;
        // The end is where the last character ends: markup between it and the next one does not belong to the range.
        let from = range.start;
        let last = self.text[range].char_indices().next_back();
        let end = last.map_or(start, |(at, c)| self.source_span_at(from + at, c.len_utf8()).end);
        Span::new(start, end)
    }

    /// The source bytes of the character at `at`, which takes `length` bytes in the text.
    fn source_span_at(&self, at: usize, length: usize) -> Span {
        let before = self.runs.partition_point(|run| run.text <= at).checked_sub(1);
        let (start, width) = before.map_or((self.span.start, 0), |index| {
            let run = self.runs[index];
            (run.source + (at - run.text), run.width.unwrap_or(length))
        });
        let inside = |offset: usize| offset.clamp(self.span.start, self.span.end);
        Span::new(inside(start), inside(start + width))
    }

    /// The part of the text in `range`, with its marks.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Inline {
        self.slice_with(&self.marks, range)
    }

    /// The part of the text in `range`, of whose marks those before `marks` are known to end earlier.
    fn slice_with(&self, marks: &[Mark], range: Range<usize>) -> Inline {
        let marks = marks
            .iter()
            .take_while(|mark| mark.range.start < range.end)
            .filter(|mark| mark.range.start < range.end && mark.range.end > range.start)
            .map(|mark| Mark {
                kind: mark.kind.clone(),
                range: mark.range.start.max(range.start) - range.start..mark.range.end.min(range.end) - range.start,
            })
            .collect();
        let first = self.runs.partition_point(|run| run.text <= range.start).saturating_sub(1);
        let runs = self.runs[first.min(self.runs.len())..]
            .iter()
            .take_while(|run| run.text < range.end)
            .map(|run| match range.start.checked_sub(run.text) {
                Some(before) => Run { text: 0, source: run.source + before, ..*run },
                None => Run { text: run.text - range.start, ..*run },
            })
            .collect();
        Inline { text: self.text[range.clone()].to_owned(), marks, span: self.source_span(range), runs }
    }

    /// The same text `by` bytes further down in the source.
    #[must_use]
    pub(super) fn moved(&self, by: usize) -> Inline {
        let runs = self.runs.iter().map(|run| Run { source: run.source + by, ..*run }).collect();
        Inline { text: self.text.clone(), marks: self.marks.clone(), span: self.span.moved(by), runs }
    }

    /// The same text behind some characters that stand at `source`, right before it or with nothing but markup between.
    #[must_use]
    pub(super) fn behind(&self, characters: &str, source: usize) -> Inline {
        let by = characters.len();
        let first = Run { text: 0, source, width: None };
        let runs = self.runs.iter().map(|run| Run { text: run.text + by, ..*run });
        let marks = self.marks.iter().cloned();
        Inline {
            text: [characters, &self.text].concat(),
            marks: marks.map(|mark| Mark { range: mark.range.start + by..mark.range.end + by, ..mark }).collect(),
            span: Span::new(source, self.span.end),
            runs: std::iter::once(first).chain(runs).collect(),
        }
    }

    /// The same text without white space at both ends.
    #[must_use]
    pub fn trim(&self) -> Inline {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len().max(start);
        if start == 0 && end == self.text.len() { self.clone() } else { self.slice(start..end) }
    }

    /// The lines of the text, each trimmed, empty ones left out.
    pub fn lines(&self) -> impl Iterator<Item = Inline> {
        self.split(|c| c == '\n')
    }

    /// The parts between the characters that `separates` names, outside code, each trimmed, empty ones left out.
    pub fn split(&self, separates: impl Fn(char) -> bool) -> impl Iterator<Item = Inline> {
        let mut parts = Vec::new();
        let mut start = 0;
        // Marks that end before the part is begun are passed by once: a paragraph of many lines has many of them.
        let mut marks = self.marks.as_slice();
        for (at, c) in self.text.char_indices().filter(|(_, c)| separates(*c)) {
            while marks.first().is_some_and(|mark| mark.range.end <= start) {
                marks = &marks[1..];
            }
            let is_code = |mark: &Mark| mark.kind == MarkKind::Code && mark.range.contains(&at);
            if !marks.iter().take_while(|mark| mark.range.start <= at).any(is_code) {
                parts.push(self.slice_with(marks, start..at));
                start = at + c.len_utf8();
            }
        }
        parts.push(self.slice_with(marks, start..self.text.len()));
        parts.into_iter().map(|part| part.trim()).filter(|part| !part.text.is_empty())
    }

    /// Whether the byte `at` lies under a mark of this kind.
    #[must_use]
    pub fn is(&self, at: usize, kind: &MarkKind) -> bool {
        self.marks.iter().any(|mark| mark.kind == *kind && mark.range.contains(&at))
    }

    /// The first link's target, if there is one.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.marks.iter().find_map(|mark| match &mark.kind {
            MarkKind::Link(target) => Some(target.as_str()),
            _ => None,
        })
    }

    /// The bold text at the very start, as a byte range of the text.
    #[must_use]
    pub fn leading_strong(&self) -> Option<Range<usize>> {
        let first = self.marks.iter().find(|mark| mark.kind == MarkKind::Strong)?;
        self.text[..first.range.start].trim().is_empty().then(|| first.range.clone())
    }

    /// Splits `**Label**: value` (colon inside or outside the bold, `:` or `：`) into label and value.
    ///
    /// The label comes without its colon; the value may be empty. `None` when the text is not of this form.
    #[must_use]
    pub fn labelled(&self) -> Option<(Inline, Inline)> {
        let strong = self.leading_strong()?;
        let inside = self.text[strong.clone()].trim_end();
        let rest = &self.text[strong.end..];
        let colon = |text: &str| text.starts_with([':', '：']).then(|| text.chars().next().map_or(0, char::len_utf8));
        let (label_end, value_start) = if let Some(label) = inside.strip_suffix([':', '：']) {
            (strong.start + label.len(), strong.end)
        } else {
            let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
            (strong.start + inside.len(), strong.end + gap + colon(&rest[gap..])?)
        };
        Some((self.slice(strong.start..label_end).trim(), self.slice(value_start..self.text.len()).trim()))
    }
}

/// Collects the text of one block while the tree is walked.
pub(super) struct InlineBuilder<'s> {
    source: &'s Source,
    inline: Inline,
    /// Indexes of the marks that are open. Few stand in each other.
    open: SmallVec<[usize; 4]>,
}

impl<'s> InlineBuilder<'s> {
    pub(super) fn new(source: &'s Source, span: Span) -> Self {
        let text = String::with_capacity(span.end - span.start);
        Self { source, inline: Inline { text, span, ..Inline::default() }, open: SmallVec::new() }
    }

    /// Bytes collected so far.
    pub(super) fn len(&self) -> usize {
        self.inline.text.len()
    }

    /// What was collected since there were `before` bytes.
    pub(super) fn since(&self, before: usize) -> &str {
        &self.inline.text[before..]
    }

    /// Adds characters that stand at `span`, where escapes and entities may make the source longer.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let source = self.source.text();
        if !text.is_empty() && source[span.start..].starts_with(text) && span.start + text.len() <= span.end {
            self.inline.runs.push(Run { text: self.inline.text.len(), source: span.start, width: None });
            return self.inline.text.push_str(text);
        }
        let mut at = span.start;
        let mut in_run = false;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let left = &source[at..span.end.max(at)];
            // What is written as it is read is compared as a whole.
            let same = common(rest, left);
            if same > 0 {
                if !in_run {
                    self.inline.runs.push(Run { text: self.inline.text.len(), source: at, width: None });
                }
                self.inline.text.push_str(&rest[..same]);
                (rest, at, in_run) = (&rest[same..], at + same, true);
                continue;
            }
            let step = step(left, c);
            let same = step.width == c.len_utf8();
            if step.skip > 0 || !in_run || !same {
                let width = (!same).then_some(step.width);
                self.inline.runs.push(Run { text: self.inline.text.len(), source: at + step.skip, width });
            }
            self.inline.text.push(c);
            at += step.skip + step.width;
            rest = &rest[c.len_utf8()..];
            in_run = same;
        }
    }

    /// Adds code, whose backticks the source has and the text has not.
    pub(super) fn code(&mut self, literal: &str, span: Span) {
        let source = &self.source.text()[span.start..span.end];
        let ticks = source.len() - source.trim_start_matches('`').len();
        let inside = &source[ticks..];
        let gap = if inside.starts_with(literal) { 0 } else { inside.find(literal).unwrap_or(0) };
        let start = self.len();
        self.text(literal, Span::new(span.start + ticks + gap, span.end));
        self.inline.marks.push(Mark { kind: MarkKind::Code, range: start..self.len() });
    }

    /// Adds the end of a line. Where the parser's positions have shifted, something wider than one byte may stand there.
    pub(super) fn line_break(&mut self, span: Span) {
        let is_wide = !self.source.text()[span.start..].chars().next().is_none_or(|c| c.is_ascii());
        let width = is_wide.then_some(0);
        self.inline.runs.push(Run { text: self.inline.text.len(), source: span.start, width });
        self.inline.text.push('\n');
    }

    pub(super) fn open(&mut self, kind: MarkKind) {
        self.open.push(self.inline.marks.len());
        self.inline.marks.push(Mark { kind, range: self.len()..self.len() });
    }

    pub(super) fn close(&mut self) {
        if let Some(mark) = self.open.pop() {
            self.inline.marks[mark].range.end = self.inline.text.len();
        }
    }

    pub(super) fn finish(self) -> Inline {
        self.inline
    }
}

/// How one character of text is found in the source: how many bytes are passed over, and how many it takes there.
struct Step {
    skip: usize,
    width: usize,
}

/// How far the source may run ahead of the text: an escape, an escaped pipe of a table, leading spaces of a line.
const LOOKAHEAD: usize = 8;
/// Length of the longest entity that anybody writes, and some.
const LONGEST_ENTITY: usize = 34;

/// How many bytes of whole characters two texts begin with alike.
fn common(text: &str, other: &str) -> usize {
    let same = text.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    text.floor_char_boundary(same)
}

/// Finds a character of text in the source that is left and does not begin with it. What cannot be told stays where it
/// is.
fn step(source: &str, c: char) -> Step {
    if c == ' ' && source.starts_with('\n') {
        return Step { skip: 0, width: 1 };
    }
    if source.starts_with('&')
        && let Some(end) = source.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')
    {
        return Step { skip: 0, width: end + 1 };
    }
    let ahead = source.char_indices().take(LOOKAHEAD).find(|(_, other)| *other == c);
    ahead.map_or(Step { skip: 0, width: 0 }, |(skip, _)| Step { skip, width: c.len_utf8() })
}
