//! Labels and values in running text: `**Status**: Draft`, several on a line, the colon inside or outside the bold.
//!
//! One pass over the text. A bold label is a field whatever it says; without bold type only known labels are, since
//! every other sentence has a colon in it.

use std::ops::Range;

use super::label::{Meaning, is_of_context, meaning};
use crate::document::{Inline, Mark, MarkKind};

/// A label with its value, as byte ranges of the text they stand in. The value may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) meaning: Option<Meaning>,
    pub(super) form: Form,
}

impl Labelled {
    /// Whether the value may end at `at`, where only a space stands before a known label: it is a few words, as a status, a
    /// day or a name are, and they are whole.
    fn may_end_at(&self, text: &str, at: usize) -> bool {
        use Meaning::{Author, Branch, Created, Date, Maintainer, Status, StatusOfThePlan};
        let value = &text[self.value.start..at];
        let has_few =
            matches!(self.meaning, Some(Status | StatusOfThePlan | Created | Date | Branch | Author | Maintainer));
        let is_whole = || value.contains(char::is_alphanumeric) && !value.contains(['(', '（', '[', '→', '>']);
        has_few && value.chars().count() <= SHORT_VALUE && is_whole()
    }
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In bold or emphasised type.
    Marked,
    /// As the words before a colon, which sentences have as well.
    Plain,
    /// As a key of YAML, in a cell or as a heading, apart from its value.
    Apart,
}

/// Which labels count when they are not bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    /// Those that say what one plan is to another.
    Relation,
    /// Those that headers are known to have.
    Known,
    /// Any few words.
    Short,
}

/// Longest label, in bytes.
const LONGEST_LABEL: usize = 120;
/// Longest label without bold type that need not be known, in characters.
const SHORT_LABEL: usize = 40;
/// Longest value that another field may follow without a sign between them, in characters.
const SHORT_VALUE: usize = 40;
/// Most fields that one text can have; a header has a dozen.
const MOST: usize = 100;
/// A line of this many bytes was probably wrapped, so that the next one goes on with its last value.
const WRAPPED: usize = 60;

/// Finds the fields of a text. A line without a field goes on with the value before it where that line was full.
pub(super) fn fields(text: &Inline, source: &str, plain: Plain) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    let mut marks = Marks { marks: &text.marks, next: 0 };
    let mut start = 0;
    let mut previous = 0..0;
    for line in text.text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let before = found.len();
        Line { text, plain, range: range.clone() }.read(&mut marks, &mut found);
        if found.len() == before
            && let Some(last) = found.last_mut()
            && last.value.end == range.start
            && goes_on(text, source, previous)
        {
            last.value.end = range.end;
        }
        if found.len() >= MOST {
            break;
        }
        previous = range;
    }
    found
}

/// Whether the text of a line goes on in the next one: it is long, and no hard break ends it.
fn goes_on(text: &Inline, source: &str, line: Range<usize>) -> bool {
    let end = line.start + text.text[line.clone()].trim_end().len();
    let span = text.source_span(line.start..end);
    let after = source.get(span.end..).unwrap_or_default();
    // Marks may close between the last character and the break.
    let after = after.trim_start_matches(['*', '_', '`', ')']);
    span.end - span.start >= WRAPPED && !after.starts_with("  ") && !after.starts_with('\\')
}

/// The marks of bold and emphasised type, met in the order of the text.
struct Marks<'t> {
    marks: &'t [Mark],
    next: usize,
}

impl<'t> Marks<'t> {
    /// Whether some type may begin at `at`; nearly everywhere none does.
    fn may_begin(&self, at: usize) -> bool {
        self.marks.get(self.next).is_some_and(|mark| mark.range.start <= at)
    }

    /// The type that begins at `at`; positions must not decrease from call to call.
    fn at(&mut self, at: usize) -> Option<&'t Mark> {
        if !self.may_begin(at) {
            return None;
        }
        while self.marks.get(self.next).is_some_and(|mark| mark.range.start < at) {
            self.next += 1;
        }
        let here = self.marks[self.next..].iter().take_while(|mark| mark.range.start == at);
        here.filter(|mark| matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis)).last()
    }
}

/// What stands before a place where a field may begin, signs and pictures aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// The line's start, or a bar or dot that parts fields.
    Border,
    /// The wide space of East Asia, after which known labels begin one.
    Gap,
    /// A comma or dash, after which only a bold label begins a field.
    Comma,
    /// Words, after which only a bold label that is known begins one.
    Words,
    /// The few words of a value that is whole, after which any label that is known begins one.
    Value,
}

/// One line of a text.
struct Line<'t> {
    text: &'t Inline,
    plain: Plain,
    range: Range<usize>,
}

impl Line<'_> {
    /// Adds the fields of the line. The value of each reaches to the next label, or to the end of the line.
    fn read(&self, marks: &mut Marks<'_>, found: &mut Vec<Labelled>) {
        let mut before = Before::Border;
        let mut border = self.range.start;
        let mut cursor = self.range.start;
        let mut open = false;
        for (at, c) in self.text.text[self.range.clone()].char_indices() {
            let at = self.range.start + at;
            if at < cursor {
                continue;
            }
            // So it goes on until a sign or a mark.
            if before == Before::Words && (c.is_ascii_alphanumeric() || c == ' ') && !marks.may_begin(at) {
                continue;
            }
            // Behind a known field a bar leads to another, whatever it is called.
            let plain = if open && before == Before::Border { Plain::Short } else { self.plain };
            let is_whole = || open && found.last().is_some_and(|last| last.may_end_at(&self.text.text, at));
            let place = if before == Before::Words && is_whole() { Before::Value } else { before };
            if let Some(labelled) = self.field_at(at, c, (place, plain), marks) {
                if open && let Some(last) = found.last_mut() {
                    last.value.end = (if before == Before::Words { at } else { border }).max(last.value.start);
                }
                cursor = labelled.value.start;
                found.push(labelled);
                (open, before) = (true, Before::Words);
                if found.len() >= MOST {
                    return;
                }
                if at < cursor {
                    continue;
                }
            }
            match c {
                '|' | '｜' | '·' | '•' => (before, border) = (Before::Border, at),
                '\u{3000}' if before == Before::Words => (before, border) = (Before::Gap, at),
                ',' | ';' | '，' | '；' | '、' | '،' | '/' | '—' | '–' if before == Before::Words => {
                    (before, border) = (Before::Comma, at);
                }
                c if c.is_alphanumeric() => before = Before::Words,
                _ => {}
            }
        }
    }

    /// The field whose label begins at `at`, if the place allows one.
    fn field_at(&self, at: usize, c: char, place: (Before, Plain), marks: &mut Marks<'_>) -> Option<Labelled> {
        let (before, plain) = place;
        match marks.at(at) {
            Some(mark) => {
                let found = self.marked(mark)?;
                let allows = match before {
                    Before::Words => found.meaning.is_some_and(|meaning| meaning != Meaning::Other),
                    Before::Value => found.meaning.is_some(),
                    Before::Border | Before::Gap | Before::Comma => true,
                };
                allows.then_some(found)
            }
            None if matches!(before, Before::Border | Before::Gap) && c.is_alphanumeric() => self.unmarked(at, plain),
            None => None,
        }
    }

    /// `**Label**: value`, `**Label:** value`, `**Label: value**`, and for known labels `**Label** - value`.
    fn marked(&self, mark: &Mark) -> Option<Labelled> {
        let text = &self.text.text;
        let marked = mark.range.start..mark.range.end.min(self.range.end);
        let inside = text[marked.clone()].trim_end();
        let inside_end = marked.start + inside.len();
        let rest = &text[marked.end..self.range.end];
        let gap = rest.len() - rest.trim_start_matches(is_space).len();
        let after = rest[gap..].chars().next();
        let (label, value_start) = if let Some(label) = inside.strip_suffix(is_colon) {
            (label, marked.end)
        } else if let Some(colon) = after.filter(|c| is_colon(*c)) {
            (inside, marked.end + gap + colon.len_utf8())
        } else if let Some((label, value)) = inside.split_once(is_colon).filter(|(label, _)| meaning(label).is_some()) {
            (label, inside_end - value.len())
        } else if let Some(dash) = after.filter(|c| matches!(c, '-' | '–' | '—' | '=' | '→')) {
            meaning(inside).filter(|meaning| *meaning != Meaning::Other)?;
            (inside, marked.end + gap + dash.len_utf8())
        } else {
            return None;
        };
        let label = label.trim_end();
        let meaning = (label.len() <= LONGEST_LABEL).then(|| meaning(label))?;
        let is_label = label.chars().any(char::is_alphanumeric) && (mark.kind == MarkKind::Strong || meaning.is_some());
        let label = marked.start..marked.start + label.len();
        is_label.then_some(Labelled { label, value: value_start..self.range.end, meaning, form: Form::Marked })
    }

    /// `Label: value` without any type.
    fn unmarked(&self, at: usize, plain: Plain) -> Option<Labelled> {
        let rest = &self.text.text[at..self.range.end];
        let (colon, sign) =
            rest.char_indices().take_while(|(at, _)| *at <= LONGEST_LABEL).find(|(_, c)| is_colon(*c))?;
        let label = rest[..colon].trim_end();
        let value = &rest[colon + sign.len_utf8()..];
        let meaning = meaning(label);
        let few = || {
            label.chars().count() <= SHORT_LABEL
                && label.split_whitespace().count() <= 4
                && (sign != ':' || value.starts_with(char::is_whitespace))
                && !label.contains(['.', '"', '`', '<', '>', '=', '→', '['])
                && !self.text.text[self.range.start..at].ends_with(['[', '(', '<', '"', '`'])
        };
        let is_wanted = match plain {
            Plain::Relation => match meaning {
                Some(Meaning::Note | Meaning::Other) | None => is_of_context(label),
                Some(_) => true,
            },
            Plain::Known => meaning.is_some(),
            Plain::Short => meaning.is_some() || few(),
        };
        let value_start = self.range.end - value.len();
        let value = value_start..self.range.end;
        (is_wanted && !self.text.text[value.clone()].starts_with("//")).then(|| Labelled {
            label: at..at + label.len(),
            value,
            meaning,
            form: Form::Plain,
        })
    }
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '∶' | '﹕')
}

fn is_space(c: char) -> bool {
    c != '\n' && c.is_whitespace()
}
