//! The wording of one risk: where the text ends and its mitigation begins when no label says so, levels in brackets,
//! and sentences that say there is no risk.

use std::ops::Range;

use memchr::memmem;
use smallvec::SmallVec;

use super::super::words::{self, Beginnings, risks, sections, strip_end};
use super::heading::{self, Manner};
use super::level::{self, Axis};
use super::scan::{self, Field, Marks, Part, Scanned};

/// A level without a label, as written, with what it is said of.
type Stated = (Axis, String);

/// One risk as its text states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wording {
    /// The risk.
    pub(super) text: String,
    /// What follows an arrow, "mitigated by", or a name that stands before a countermeasure.
    pub(super) mitigation: Option<String>,
    /// The risk with its mitigation, where one was taken off without a label.
    pub(super) whole: Option<String>,
    /// Levels without a label, as written, with what they are said of.
    pub(super) levels: Vec<Stated>,
    /// Whether the wording alone shows that this is a risk: a mark, a level, an arrow, "mitigated by".
    pub(super) evident: bool,
}

/// Which labels stand with a statement, so that the same need not be sought in its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// None.
    None,
    /// `Risk:`; an arrow in what follows leads to a consequence.
    Risk,
    /// A mitigation.
    Mitigation,
}

impl Labels {
    /// The labels of a statement that begins with this part of a text. `Risk 1:` only counts the risk whose whole
    /// statement follows.
    pub(super) fn of(text: &str, first: &Part, mitigated: bool) -> Self {
        match first.field {
            _ if mitigated => Self::Mitigation,
            Some(Field::Risk) if !first.is_counted(text) => Self::Risk,
            _ => Self::None,
        }
    }
}

/// Reads the part `lead` of a text.
pub(super) fn read(text: &str, marks: &Marks, lead: Range<usize>, manner: Manner, labels: Labels) -> Wording {
    let mut out = Wording::default();
    let mut range = leading_level(text, lead, &mut out);
    out.evident |= heading::has_mark(&text[range.clone()]);
    let mut named = name_and_rest(text, range.clone(), marks);
    if labels != Labels::Mitigation {
        let free = labels == Labels::None;
        let split = if free && !manner.answers { arrow(text, range.clone(), marks) } else { None };
        let split = split.or_else(|| mitigated_by(text, range.clone(), marks));
        out.evident |= split.is_some();
        let answered = || named.clone().filter(|named| free && is_countermeasure(text, named, manner, marks));
        if let Some((risk, mitigation)) = split.or_else(answered) {
            out.mitigation = Some(scan::one_line(&text[mitigation]));
            out.whole = Some(scan::one_line(&text[range]));
            named = name_and_rest(text, risk.clone(), marks);
            range = risk;
        }
    }
    out.take_levels(text, range, named);
    out
}

/// Reads a name that is known to be a risk's, in which levels may stand.
pub(super) fn name(text: &str) -> Wording {
    let mut out = Wording::default();
    let range = leading_level(text, 0..text.len(), &mut out);
    let named = name_and_rest(text, range.clone(), &Marks::default());
    out.take_levels(text, range, named);
    out
}

/// The level that a sign in front of a text gives.
pub(super) fn sign(text: &str) -> Option<Stated> {
    level::leading_sign(text.trim_start()).map(|(sign, _)| (Axis::None, sign.to_owned()))
}

impl Wording {
    /// Takes the levels out of a statement, and what is left for its text.
    fn take_levels(&mut self, text: &str, mut range: Range<usize>, named: Option<NameAndRest>) {
        let valued = named.and_then(|named| levels_as_value(text, named));
        let bare = valued.or_else(|| levels_at_end(text, range.clone()));
        if let Some((name, levels)) = bare {
            self.levels.extend(levels);
            range = name;
        }
        self.text = scan::one_line(&without_levels(&text[range], &mut self.levels));
        self.evident |= !self.levels.is_empty();
    }
}

/// Takes a level off the start: `🔴 Name`, `[High] Name`, `High: Name`.
fn leading_level(text: &str, range: Range<usize>, out: &mut Wording) -> Range<usize> {
    let part = &text[range.clone()];
    let mut rest = part;
    if let Some((sign, after)) = level::leading_sign(rest) {
        out.levels.push((Axis::None, sign.to_owned()));
        rest = after;
    } else {
        rest = rest.trim_start_matches(|c: char| "✅⚠❗❌✔✓🚨\u{fe0f} ".contains(c));
    }
    let named = bracketed(rest).or_else(|| rest.split_once([':', '：']).map(|(label, after)| (label.trim(), after)));
    if let Some((label, after)) = named
        && label.len() < 60
        && let Some((axis, _)) = level::phrase(label)
        && !after.trim().is_empty()
    {
        out.levels.retain(|(known, _)| *known != axis);
        out.levels.push((axis, label.to_owned()));
        rest = after.trim_start_matches([':', '：', ' ', '-', '–', '—', '\n']);
    }
    range.end - rest.len()..range.end
}

/// What stands between two levels.
const LEVEL_STOPS: [char; 8] = [',', ';', '，', '、', '،', '・', '·', '；'];

/// Longest text in brackets that can be a level, in characters.
const LONGEST_LEVEL: usize = 60;

/// The short text in brackets at the start, and what follows.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(['[', '(', '（', '【'])?;
    let (end, close) = inner.char_indices().take(LONGEST_LEVEL).find(|(_, c)| matches!(c, ']' | ')' | '）' | '】'))?;
    Some((&inner[..end], &inner[end + close.len_utf8()..]))
}

/// `Name: High` is a name and its level, `Name — low probability, high impact` a name and two.
fn levels_as_value(text: &str, (name, rest): NameAndRest) -> Option<(Range<usize>, Vec<Stated>)> {
    let value = scan::one_line(&text[rest]);
    if value.chars().count() < 40
        && let Some((axis, _)) = level::phrase(&value)
    {
        return Some((name, vec![(axis, value)]));
    }
    let value = value.trim_end_matches(['.', '。']);
    if value.chars().count() > 80 {
        return None;
    }
    let parts = value.split(LEVEL_STOPS).flat_map(|part| part.split(['–', '—'])).flat_map(|part| part.split(" - "));
    let parts: SmallVec<[&str; 4]> = parts.collect();
    let phrases: Option<Vec<Stated>> = if parts.len() > 1 { parts.into_iter().map(phrase_of).collect() } else { None };
    phrases
        .filter(|found| found.iter().all(|(axis, _)| *axis != Axis::None))
        .or_else(|| slashed(value))
        .map(|found| (name, found))
}

/// `Data loss. Impact high, likelihood low`: a last sentence that is nothing but levels with their axes.
fn levels_at_end(text: &str, range: Range<usize>) -> Option<(Range<usize>, Vec<Stated>)> {
    let part = text[range.clone()].trim_end().trim_end_matches(['.', '。']);
    let (at, stop) = part.char_indices().rev().take(80).find(|(_, c)| matches!(c, '.' | '。' | '\n'))?;
    let said = &part[at + stop.len_utf8()..];
    let stated: Option<Vec<Stated>> = said.split(LEVEL_STOPS).map(phrase_of).collect();
    let stated = stated.filter(|found| found.iter().all(|(axis, _)| *axis != Axis::None))?;
    Some((range.start..range.start + at + stop.len_utf8(), stated))
}

/// A phrase that is a level, with its axis.
fn phrase_of(text: &str) -> Option<Stated> {
    level::phrase(text).map(|(axis, _)| (axis, scan::one_line(text)))
}

/// Takes levels in brackets out of a text: `(High)`, `(low likelihood, high impact)`.
fn without_levels(text: &str, levels: &mut Vec<Stated>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '（', '[', '【']) {
        let (before, bracket) = rest.split_at(open);
        let Some((inner, after)) = bracketed(bracket) else {
            let width = bracket.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..open + width]);
            rest = &rest[open + width..];
            continue;
        };
        let phrases: Option<Vec<Stated>> = inner.split(LEVEL_STOPS).map(phrase_of).collect();
        let ends = !after.trim_start().starts_with(char::is_alphanumeric);
        let found = phrases.filter(|_| ends).or_else(|| slashed(inner).filter(|_| ends));
        if let Some(found) = found {
            levels.extend(found);
            out.push_str(before.trim_end());
        } else {
            out.push_str(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    out.push_str(rest);
    let trimmed = scan::trim(&out, 0..out.len());
    out[trimmed].to_owned()
}

/// `high probability / low impact`; two bare levels are a range, not two statements.
fn slashed(inner: &str) -> Option<Vec<Stated>> {
    let (one, other) = inner.split_once('/').filter(|(_, other)| !other.contains('/'))?;
    let found = vec![phrase_of(one)?, phrase_of(other)?];
    Some(found).filter(|found| found.iter().all(|(axis, _)| *axis != Axis::None))
}

const ARROWS: [&str; 6] = ["→", "⇒", "➔", "➜", "->", "=>"];
/// How many arrows of one statement are tried.
const MOST_ARROWS: usize = 8;

/// `Risk → mitigation`. An arrow between versions, inside brackets or before what may happen is none of these.
pub(super) fn arrow(text: &str, range: Range<usize>, marks: &Marks) -> Option<(Range<usize>, Range<usize>)> {
    let part = &text[range.clone()];
    // All others begin with the same byte.
    memchr::memchr3(b'-', b'=', 0xe2, part.as_bytes())?;
    let mut depth = 0_i32;
    let mut seen = 0;
    for (at, c) in part.char_indices() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth -= 1,
            _ => {}
        }
        if depth > 0 || !matches!(c, '→' | '⇒' | '➔' | '➜' | '-' | '=') || marks.in_code(range.start + at) {
            continue;
        }
        let Some(arrow) = ARROWS.iter().find(|arrow| part[at..].starts_with(**arrow)) else { continue };
        seen += 1;
        if seen > MOST_ARROWS {
            return None;
        }
        let before = scan::trim(text, range.start..range.start + at);
        let after = scan::trim(text, range.start + at + arrow.len()..range.end);
        let stands_apart = part[..at].ends_with(char::is_whitespace) || part[..at].ends_with(|c: char| !c.is_ascii());
        if stands_apart && says_something(&text[before.clone()]) && answers(&text[after.clone()]) {
            return Some((before, after));
        }
    }
    None
}

/// Whether a statement has an arrow from a risk to what is done about it.
pub(super) fn has_arrow(text: &Scanned<'_>) -> bool {
    arrow(&text.inline.text, 0..text.inline.text.len(), &text.marks).is_some()
}

/// Most words between a name and an arrow that leads on from it, rather than from a sentence behind the name.
const MOST_WORDS_BEFORE_ARROW: usize = 4;

/// Whether such an arrow follows a name, with a few words at most between them.
pub(super) fn has_arrow_behind_name(text: &Scanned<'_>) -> bool {
    let whole = text.inline.text.as_str();
    let Some((before, _)) = arrow(whole, 0..whole.len(), &text.marks) else { return false };
    let behind = name_and_rest(whole, before, &text.marks).map(|(_, rest)| rest);
    behind.is_none_or(|rest| {
        // What may happen is no sentence about what is done.
        whole[rest.clone()].split_whitespace().nth(MOST_WORDS_BEFORE_ARROW).is_none()
            || has_word(&whole[rest], risks::MODALS)
    })
}

/// Whether a statement is a name with what is done about it.
pub(super) fn is_answer(text: &Scanned<'_>, manner: Manner) -> bool {
    let whole = text.inline.text.as_str();
    let named = name_and_rest(whole, 0..whole.len(), &text.marks);
    named.is_some_and(|named| is_countermeasure(whole, &named, manner, &text.marks))
}

/// Whether a text before an arrow is more than a word such as a version.
fn says_something(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() || text.chars().filter(|c| !c.is_ascii()).count() >= 3
}

/// Whether a text after an arrow can be what is done, rather than a version, a level or what may happen.
fn answers(text: &str) -> bool {
    let starts_well = text.starts_with(|c: char| !c.is_ascii_digit() && c != '?');
    starts_well && says_something(text) && level::phrase(text).is_none() && !has_word(text, risks::MODALS)
}

/// `Name: mitigated by …`, `…, mitigated by …`, `… is mitigated by …`; the words stay with the mitigation.
fn mitigated_by(text: &str, range: Range<usize>, marks: &Marks) -> Option<(Range<usize>, Range<usize>)> {
    let part = &text[range.clone()];
    // Most texts have no such words anywhere. Only ASCII letters are told in either case at one look.
    if part.is_ascii() && !risks::MITIGATED_ANYWHERE.is_in_any_case(part) {
        return None;
    }
    let mut boundary = true;
    for (at, c) in part.char_indices() {
        let may_begin = boundary && at > 0 && c.is_alphabetic() && !marks.in_code(range.start + at);
        if may_begin && after_one_of(&part[at..], &risks::MITIGATED_BY).is_some() {
            let before = part[..at].trim_end();
            let copula = [" is", " are", " can be", " will be", " se", " est", " wird"];
            let before = copula.iter().find_map(|copula| before.strip_suffix(copula)).unwrap_or(before);
            let risk = scan::trim(text, range.start..range.start + before.len());
            return (!risk.is_empty()).then(|| (risk, scan::trim(text, range.start + at..range.end)));
        }
        boundary = !c.is_alphanumeric();
    }
    None
}

/// `Name: Add a queue`: whether a name stands before a countermeasure. Where the heading promises mitigations, whatever
/// follows the name is one unless it says how things are.
fn is_countermeasure(text: &str, (name, rest): &NameAndRest, manner: Manner, marks: &Marks) -> bool {
    let value = &text[rest.clone()];
    if manner.answers || opening(value) == Opening::Verb {
        return !has_word(value, risks::MODALS);
    }
    let in_bold = marks.begins_emphasis(name.start);
    (manner.promises && !manner.strict || manner.countermeasures && in_bold)
        && text[name.clone()].chars().count() <= 60
        && !has_word(value, risks::MODALS)
        && !hedges(value)
}

/// How what stands behind a name begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// With a verb that tells what is done.
    Verb,
    /// With a word that may be one.
    VerbOrNoun,
    /// With anything else.
    Other,
}

fn opening(value: &str) -> Opening {
    let is_of = |rest: &str| {
        let behind = words::strip_in_any_case(rest.trim_start(), "of");
        behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    if after_one_of(value, &risks::COUNTERMEASURE_VERBS).is_some_and(|rest| !is_of(rest)) {
        return Opening::Verb;
    }
    let Some(rest) = after_one_of(value, &risks::VERBS_OR_NOUNS) else { return Opening::Other };
    let mut words = rest.split_whitespace();
    let next = words.next().unwrap_or_default();
    // "Search and replace": what is joined with a verb is one.
    let mut is_joined =
        || next.eq_ignore_ascii_case("and") && words.next().is_some_and(|word| opening(word) != Opening::Other);
    let is_verb = risks::BEHIND_VERBS.iter().any(|word| word.eq_ignore_ascii_case(next)) || is_joined();
    if is_verb { Opening::Verb } else { Opening::VerbOrNoun }
}

/// A cheap look at a statement: whether a verb may stand behind a name in it.
pub(super) fn may_tell_what_is_done(text: &str) -> bool {
    let signs = text.char_indices().filter(|(_, c)| matches!(c, ':' | '：' | '—' | '–' | '-'));
    let behind = signs.map(|(at, sign)| (sign, &text[at + sign.len_utf8()..]));
    let ends_name = |(sign, rest): &(char, &str)| !sign.is_ascii() || rest.starts_with(char::is_whitespace);
    // A mark such as "R1:" may stand before the name.
    let mut values = behind.filter(ends_name).take(2).map(|(_, rest)| rest.trim_start());
    values.any(|value| opening(value) == Opening::Verb)
}

/// How what stands behind the name of a statement begins; `None` where it has no name, or says how things may be.
pub(super) fn opening_behind_name(text: &Scanned<'_>) -> Option<Opening> {
    let whole = text.inline.text.as_str();
    let (_, rest) = name_and_rest(whole, 0..whole.len(), &text.marks)?;
    (!hedges(&whole[rest.clone()])).then(|| opening(&whole[rest]))
}

/// A name, and what is said behind it.
type NameAndRest = (Range<usize>, Range<usize>);

/// The name before the first colon or spaced dash and the text after it, a mark such as `R1:` counted to the name.
fn name_and_rest(text: &str, range: Range<usize>, marks: &Marks) -> Option<NameAndRest> {
    let part = &text[range.clone()];
    let mark = if heading::has_mark(part) { part.find([':', '：', '.', ' ']).map_or(0, |at| at + 1) } else { 0 };
    let ends_name = |at: usize, c: char| match c {
        ':' => part[at + 1..].chars().next().is_none_or(char::is_whitespace),
        '-' => part[at + 1..].starts_with(' ') && (at == 0 || part[..at].ends_with(char::is_whitespace)),
        _ => matches!(c, '：' | '—' | '–'),
    };
    let mut signs = part.char_indices().take_while(|(at, _)| *at < mark + 400);
    let (at, sign) = signs.find(|(at, c)| ends_name(*at, *c) && *at >= mark && !marks.in_code(range.start + at))?;
    let name = scan::trim(text, range.start..range.start + at);
    let rest = scan::trim(text, range.start + at + sign.len_utf8()..range.end);
    (!name.is_empty() && !rest.is_empty()).then_some((name, rest))
}

/// What follows a row of a table at the start of a text, whatever its case, where a border follows the row.
fn after_one_of<'t>(text: &'t str, table: &'static Beginnings) -> Option<&'t str> {
    table.of_any_case(text).find_map(|(row, rest)| {
        // Scripts without spaces have no border to show.
        (words::has_unspaced(row) || !rest.starts_with(char::is_alphanumeric)).then_some(rest)
    })
}

/// Whether a text says how things may be.
pub(super) fn hedges(text: &str) -> bool {
    has_word(text, risks::HEDGES) || risks::HEDGES_WITHIN.iter().any(|hedge| text.contains(hedge))
}

fn has_word(text: &str, rows: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .any(|word| words::is_one_of(word, rows))
}

/// Whether a statement says that there is no risk: "None identified (small change)", "No significant risks.", "特になし".
pub(super) fn denies(text: &str) -> bool {
    let folded = words::fold(text);
    let ends_clause = |c| matches!(c, '(' | '.' | ',' | ';' | ':' | '。' | '、' | '—' | '–' | '!');
    let clause = &folded[..folded.find(ends_clause).unwrap_or(folded.len())];
    let clause = memmem::find(clause.as_bytes(), b" - ").map_or(clause, |dash| &clause[..dash]).trim();
    if risks::NO_RISK.has(clause) || is_name_of_none(&folded) {
        return true;
    }
    let names_risk = |text: &str| {
        let nouns = sections::RISK_PLURALS.iter().chain(sections::RISK_SINGULARS.iter());
        nouns.into_iter().any(|noun| text.contains(noun))
    };
    let before_one_of = |ends: &[&str]| ends.iter().find_map(|end| strip_end(clause, end));
    if before_one_of(risks::DENIALS_AT_END).is_some() && clause.chars().count() <= 24 && names_risk(clause) {
        return true;
    }
    // "Risks: none", "Риски не выявлены": the noun, then a denial.
    if heading::begins_with_risks(clause) {
        let first = clause.split(' ').next().unwrap_or_default();
        let is_denied = before_one_of(risks::DENIED_AT_END).is_some() && clause.chars().count() <= 60;
        let nothing = |none: &str| strip_end(clause, none).is_some_and(heading::is_only_risks);
        if is_denied && heading::is_only_risks(first) || risks::NO_RISK.iter().any(|none| nothing(none)) {
            return true;
        }
    }
    let mut denials = risks::DENIALS.of(clause);
    let denied = denials.find(|(word, rest)| rest.starts_with(' ') || !word.is_ascii()).map(|(_, rest)| rest);
    denied.is_some_and(|rest| {
        let near: String = rest.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        names_risk(&near) && rest.chars().count() < 80
    })
}

/// Whether a folded text is a name behind whose colon or dash stands that there is none, and nothing else: "breaking
/// changes: none". "Backups: none, data may be lost" is a risk.
fn is_name_of_none(folded: &str) -> bool {
    let Some((_, value)) = folded.split_once([':', '—', '–']).or_else(|| folded.split_once(" - ")) else {
        return false;
    };
    risks::NO_RISK.has(value.trim().trim_end_matches(['.', '。']))
}
