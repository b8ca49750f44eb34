//! Running text taken apart at the labels of fields: "Slow start. **Mitigation**: cache (owner: Ana)".
//!
//! One pass over the colons of a text; each looks back a bounded way for its label, so the work is linear.

use std::ops::Range;
use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::super::words::{self, risks};
use crate::document::{Inline, MarkKind};

/// What a label or the name of a column says that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Risk,
    Description,
    Likelihood,
    Impact,
    Severity,
    Level,
    Mitigation,
    Owner,
    Contingency,
    /// Something else that is said of a risk.
    Aside,
}

/// A stretch of text with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// `None` for the text before the first label, and for what goes on after the bracket of one.
    pub(super) field: Option<Field>,
    /// Where the label, or the text without one, begins.
    pub(super) start: usize,
    /// The bytes of the value.
    pub(super) value: Range<usize>,
    /// Whether the label begins a line.
    pub(super) at_line_start: bool,
}

impl Part {
    /// Whether the label counts what it names, as `Risk 1:` does.
    pub(super) fn is_counted(&self, text: &str) -> bool {
        text[self.start..self.value.start].contains(words::is_numeral)
    }
}

/// How far back from its colon a label may begin, in characters.
const LABEL_REACH: usize = 40;

/// Where labels count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// Wherever a new clause begins.
    Anywhere,
    /// At the start of a line, or in bold.
    Start,
}

/// Every label.
static LABELS: LazyLock<RapidHashMap<&'static str, (Field, Where)>> = LazyLock::new(|| {
    let tables: [(Field, Where, &[&'static str]); 12] = [
        (Field::Aside, Where::Start, risks::ASIDE),
        (Field::Mitigation, Where::Start, risks::MITIGATION_AT_START),
        (Field::Risk, Where::Start, &risks::RISK),
        (Field::Description, Where::Start, risks::DESCRIPTION),
        (Field::Level, Where::Start, risks::LEVEL),
        (Field::Owner, Where::Anywhere, risks::OWNER),
        (Field::Contingency, Where::Anywhere, risks::CONTINGENCY),
        (Field::Severity, Where::Anywhere, risks::SEVERITY),
        (Field::Impact, Where::Anywhere, risks::IMPACT),
        (Field::Likelihood, Where::Anywhere, risks::LIKELIHOOD),
        (Field::Mitigation, Where::Anywhere, risks::MITIGATION),
        (Field::Aside, Where::Start, &["residual risk", "residual", "remaining risk"]),
    ];
    let rows = tables.iter().flat_map(|(field, place, words)| words.iter().map(move |word| (*word, (*field, *place))));
    rows.collect()
});

/// The field that a label or the name of a column means, a number or brackets after it left out.
pub(super) fn field(label: &str) -> Option<Field> {
    lookup(label).map(|(field, _)| field)
}

fn lookup(label: &str) -> Option<(Field, Where)> {
    let folded = words::fold(label);
    let folded = folded.split(['(', '[']).next().unwrap_or_default().trim();
    if let Some(found) = LABELS.get(folded) {
        return Some(*found);
    }
    if let Some((first, second)) = folded.split_once(" / ") {
        return LABELS.get(first).copied().filter(|_| LABELS.contains_key(second));
    }
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '#', '-', '№']);
    LABELS.get(bare).copied().filter(|_| bare.len() < folded.len())
}

/// A text with its parts.
pub(super) struct Scanned<'t> {
    /// The text itself.
    pub(super) inline: &'t Inline,
    /// Its marks.
    pub(super) marks: Marks,
    /// Its parts in order; the first may be text without a label.
    pub(super) parts: Vec<Part>,
}

impl<'t> Scanned<'t> {
    pub(super) fn of(inline: &'t Inline) -> Self {
        let marks = Marks::of(inline);
        let parts = parts_with(inline, &marks);
        Self { inline, marks, parts }
    }

    /// The text before the first field that follows something, and the parts from there on.
    pub(super) fn name_and_fields(&self) -> (&'t str, &[Part]) {
        let is_field = |part: &Part| part.field.is_some_and(|field| field != Field::Risk);
        let pairs = self.parts.windows(2);
        let mut follows = pairs.map(|pair| is_field(&pair[1]) && !pair[0].value.is_empty());
        let text = self.inline.text.as_str();
        match follows.position(|follows| follows) {
            Some(before) => {
                let fields = &self.parts[before + 1..];
                (&text[trim(text, 0..fields[0].start)], fields)
            }
            None => (text, &[]),
        }
    }

    /// The value of a part.
    pub(super) fn value(&self, part: &Part) -> &'t str {
        &self.inline.text[part.value.clone()]
    }
}

/// Takes a text apart.
pub(super) fn parts(text: &Inline) -> Vec<Part> {
    parts_with(text, &Marks::of(text))
}

fn parts_with(text: &Inline, marks: &Marks) -> Vec<Part> {
    let mut labels: Vec<(Range<usize>, Field, bool)> = Vec::new();
    for (at, colon) in text.text.char_indices().filter(|(_, c)| matches!(c, ':' | '：' | '-' | '–' | '—')) {
        let floor = labels.last().map_or(0, |(label, ..)| label.end);
        let label = match colon {
            ':' | '：' => label_before(&text.text, at, floor, marks),
            dash => label_before_dash(&text.text, at..at + dash.len_utf8(), floor, marks),
        };
        if let Some((start, field, at_line_start)) = label {
            labels.push((start..at + colon.len_utf8(), field, at_line_start));
        }
    }
    let mut out = Vec::with_capacity(labels.len() + 1);
    let lead_end = labels.first().map_or(text.text.len(), |(label, ..)| label.start);
    let lead = trim(&text.text, 0..lead_end);
    if !lead.is_empty() {
        out.push(Part { field: None, start: lead.start, value: lead, at_line_start: true });
    }
    let mut brackets = Brackets::default();
    for (index, (label, field, at_line_start)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(text.text.len(), |(next, ..)| next.start);
        let inside = brackets.are_open_at(&text.text, label.start);
        let stop = if inside { closing_bracket(&text.text, label.end..end) } else { None };
        // A name does not go on in the next line.
        let line = || text.text[label.end..end].find('\n').filter(|_| *field == Field::Owner);
        let stop = stop.or_else(|| line().map(|at| label.end + at));
        let value = trim(&text.text, label.end..stop.unwrap_or(end));
        out.push(Part { field: Some(*field), start: label.start, value, at_line_start: *at_line_start });
        let rest = stop.map_or(end, |stop| text.text[stop..].chars().next().map_or(stop, |c| stop + c.len_utf8()));
        let untrimmed = rest;
        let mut rest = trim(&text.text, rest..end);
        // "Name (impact: high): what happens" goes on with its colon.
        rest.start -= colon_before(&text.text[untrimmed..rest.start]);
        if text.text[rest.clone()].contains(char::is_alphanumeric) {
            out.push(Part { field: None, start: rest.start, value: rest, at_line_start: false });
        }
    }
    out
}

/// The bytes from the colon on, where a text is nothing but a colon and white space.
fn colon_before(text: &str) -> usize {
    text.trim().chars().next().filter(|c| matches!(c, ':' | '：')).map_or(0, |_| text.trim_start().len())
}

/// How many round brackets are open, as a text is gone through.
#[derive(Default)]
struct Brackets {
    seen: usize,
    open: usize,
}

impl Brackets {
    /// Goes on to `at`, which must not lie before the last one asked for.
    fn are_open_at(&mut self, text: &str, at: usize) -> bool {
        for c in text[self.seen..at].chars() {
            match c {
                '(' | '（' => self.open += 1,
                ')' | '）' => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.seen = at;
        self.open > 0
    }
}

/// Where the bracket closes that was open before a range.
fn closing_bracket(text: &str, range: Range<usize>) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text[range.clone()].char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return Some(range.start + at),
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The label that ends at the colon `at`: where it begins, what it means, whether it begins a line.
fn label_before(text: &str, at: usize, floor: usize, marks: &Marks) -> Option<(usize, Field, bool)> {
    let address = text[at..].starts_with("://");
    let path = text[at..].starts_with("::") || text[..at].ends_with(':');
    if address || path || marks.in_code(at) {
        return None;
    }
    let floor = floor.max(marks.emphasis_before(at).unwrap_or(0));
    let start = clause_start(text, at, floor)?;
    let start = start_of_pair(text, start..at, floor).unwrap_or(start);
    let start = start + (at - start - text[start..at].trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    // No label is a single letter.
    if at < start + 2 {
        return None;
    }
    let in_bold = marks.begins_emphasis(start);
    let before = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '\n' && !".,;)]".contains(c));
    let at_line_start = before.is_empty() || before.ends_with('\n');
    if let Some((field, place)) = lookup(&text[start..at]) {
        let after_stop = || {
            let stops = ['.', '。', ';', '；', '؛', '(', '（'];
            field == Field::Mitigation && text[..start].trim_end().ends_with(stops)
        };
        let counts = place == Where::Anywhere
            || after_stop()
            || at_line_start
            || in_bold
            || text[..start].trim_end().ends_with(['|', '｜']);
        return counts.then_some((start, field, at_line_start));
    }
    // "… for large files Mitigation: split them", without any stop.
    let last = text[start..at]
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map(|(space, c)| start + space + c.len_utf8())?;
    let capital = text[last..].starts_with(char::is_uppercase);
    (capital && lookup(&text[last..at]) == Some((Field::Mitigation, Where::Anywhere))).then_some((
        last,
        Field::Mitigation,
        false,
    ))
}

/// The label before a dash that stands for a colon: `Mitigation - keep a copy`, `**Impact** — high`. Only labels that
/// mean nothing else count, at the start of a line or of a sentence.
fn label_before_dash(text: &str, dash: Range<usize>, floor: usize, marks: &Marks) -> Option<(usize, Field, bool)> {
    let apart = text[..dash.start].ends_with(' ') && text[dash.end..].starts_with(' ');
    if !apart || marks.in_code(dash.start) {
        return None;
    }
    let floor = floor.max(marks.emphasis_before(dash.start).unwrap_or(0));
    let start = clause_start(text, dash.start, floor)?;
    let start = start + (text[start..dash.start].len() - text[start..dash.start].trim_start().len());
    let (field, _) = lookup(&text[start..dash.start]).filter(|(_, place)| *place == Where::Anywhere)?;
    let before = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric() && !"\n.;!?。；".contains(c));
    let at_line_start = before.is_empty() || before.ends_with('\n');
    let begins = at_line_start || before.ends_with(['.', ';', '!', '?', '。', '；']);
    begins.then_some((start, field, at_line_start))
}

/// Where the first of two labels begins that a slash joins: `Mitigation / Contingency: …`.
fn start_of_pair(text: &str, second: Range<usize>, floor: usize) -> Option<usize> {
    let slash = text[floor..second.start].strip_suffix('/')?.len() + floor;
    let first = clause_start(text, slash, floor)?;
    lookup(&text[first..second.end]).map(|_| first)
}

/// Where the clause that ends at `at` begins, at most [`LABEL_REACH`] characters before.
fn clause_start(text: &str, at: usize, floor: usize) -> Option<usize> {
    let mut dash = None;
    for (count, (start, c)) in text[floor..at].char_indices().rev().enumerate() {
        let start = floor + start;
        if ends_clause(c) {
            return Some(start + c.len_utf8());
        }
        if c == '/' && text[..start].ends_with(' ') && text[start + 1..].starts_with(' ') {
            return Some(start + 1);
        }
        if dash == Some(start + c.len_utf8()) && c == ' ' {
            return Some(start + 2);
        }
        dash = (c == '-').then_some(start);
        if count > LABEL_REACH {
            return None;
        }
    }
    Some(floor)
}

/// Whether a clause ends at a character, a dash of ASCII and a slash aside.
fn ends_clause(c: char) -> bool {
    match c {
        '\n' | '.' | ';' | ',' | '|' | '(' | '[' | '!' | '?' | ':' => true,
        _ if c.is_ascii() => false,
        _ => "。；，、،؛؟｜（【！？•·—–→：".contains(c),
    }
}

/// Whether a character only separates a text from its neighbours.
fn separates(c: char) -> bool {
    match c {
        ',' | ';' | '|' | '(' | '[' | ':' | '\\' => true,
        _ if c.is_ascii() => c.is_ascii_whitespace() || c == '\u{b}',
        _ => c.is_whitespace() || "｜·•—–→（、，；،؛：".contains(c),
    }
}

/// A range without the marks and stops that only separate it from its neighbours.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let opens = |c: char| matches!(c, '(' | '[' | '（');
    let start = range.start + (part.len() - part.trim_start_matches(|c: char| separates(c) && !opens(c)).len());
    let mut end = (range.start + part.trim_end_matches(separates).len()).max(start);
    let trimmed = &text[start..end];
    if let Some(without) = trimmed.strip_suffix(" -").or_else(|| trimmed.strip_suffix(" /")) {
        end = start + without.trim_end_matches(separates).len();
    }
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        let inner = &text[start..end];
        if inner.ends_with(close) && inner.matches(open).count() < inner.matches(close).count() {
            end -= close.len_utf8();
        }
    }
    start..end
}

/// Where code and emphasis stand in a text, ready to be asked for often.
#[derive(Default)]
pub(super) struct Marks {
    code: Vec<Range<usize>>,
    emphasis: Vec<Range<usize>>,
}

impl Marks {
    pub(super) fn of(text: &Inline) -> Self {
        let of = |wanted: fn(&MarkKind) -> bool| {
            text.marks.iter().filter(|mark| wanted(&mark.kind)).map(|mark| mark.range.clone()).collect()
        };
        Self {
            code: of(|kind| *kind == MarkKind::Code),
            emphasis: of(|kind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis)),
        }
    }

    /// Whether the byte `at` is code.
    pub(super) fn in_code(&self, at: usize) -> bool {
        let next = self.code.partition_point(|range| range.start <= at);
        next.checked_sub(1).is_some_and(|last| self.code[last].contains(&at))
    }

    fn emphasis_before(&self, at: usize) -> Option<usize> {
        self.emphasis.partition_point(|range| range.start < at).checked_sub(1).map(|last| self.emphasis[last].start)
    }

    /// Whether bold or emphasised text begins at `at`.
    pub(super) fn begins_emphasis(&self, at: usize) -> bool {
        self.emphasis.binary_search_by_key(&at, |range| range.start).is_ok()
    }
}

/// A text on one line: line breaks, also those written as HTML, become spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut joined = words::one_line(text);
    if joined.contains('<') {
        for tag in ["<br>", "<br/>", "<br />"] {
            joined = words::one_line(&joined.replace(tag, " "));
        }
    }
    joined
}

/// Whether a text stands for the absence of a value: a dash, "none", "TBD".
pub(super) fn is_no_value(text: &str) -> bool {
    stands_for_none(text, &words::fold(text))
}

/// The same of a text that is given also as it is compared.
fn stands_for_none(text: &str, folded: &str) -> bool {
    risks::NO_VALUE.has(folded) || !folded.chars().any(char::is_alphanumeric) && !has_sign(text)
}

/// Whether a text holds the sign of a level, which is a value although it has no letter.
fn has_sign(text: &str) -> bool {
    text.chars().any(|c| super::level::leading_sign(c.encode_utf8(&mut [0; 4])).is_some())
}

/// Whether a value is absent or still owed, whatever is said of who owes it.
pub(super) fn is_owed(text: &str) -> bool {
    let folded = words::fold(text);
    let says_owed = || risks::OWED.of(&folded).any(|(_, rest)| !rest.starts_with(char::is_alphanumeric));
    stands_for_none(text, &folded) || is_placeholder(text) || says_owed()
}

/// Whether a text is nothing but a placeholder of a template, or several such as `[RISK_1]: [DESCRIPTION]`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_matches('`');
    is_all_brackets(text) || super::super::placeholder::is_placeholder(text)
}

/// Whether a text is one bracket after the other, each with more than a letter in it.
fn is_all_brackets(text: &str) -> bool {
    let mut rest = text;
    while let Some((inner, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        if inner.contains('[') || inner.chars().nth(1).is_none() {
            return false;
        }
        rest = after.trim_start_matches(|c: char| separates(c) && c != '[' || c == '-');
        if rest.is_empty() {
            return true;
        }
    }
    false
}
