//! What a heading says about the risks below it.
//!
//! A heading is taken apart into words, and the words are looked up. It is a register when its words are known to
//! stand beside the noun, or when the noun is plural and leads or ends a short phrase. `ODR Risk Assessment` and
//! `Minimal Persistence Risk` are neither, and so are no registers.

use std::borrow::Cow;
use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::super::words::risks::RISK;
use super::super::words::{self, sections};
use super::level;
use crate::document::bytes;

/// What a heading, or a bold label in its place, stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A list of risks.
    Register(Manner),
    /// An assessment whose level the heading states, as in "Risk Assessment: Low"; what follows gives its reasons.
    Assessment,
    /// A single risk: `Risk 2: Data loss`, with its name.
    OneRisk(String),
    /// A list of mitigations, whose risks stand elsewhere.
    Mitigations,
    /// Something inside a register that is no category of risks.
    Aside,
    /// A place where the word risk means a principle or a check of the code.
    Barred,
    /// Anything else.
    Other,
}

/// How the statements of a register are to be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// The heading names something else first, so that a bullet alone is not yet a risk.
    pub(super) strict: bool,
    /// The heading promises what is done about each risk, as in "Risks and Mitigations".
    pub(super) promises: bool,
    /// The heading is about countermeasures, as in "Risk Mitigation": plain bullets are mitigations.
    pub(super) countermeasures: bool,
}

/// Reads a label's text.
pub(super) fn kind(label: &str) -> Kind {
    kind_of(label, &words::fold(label))
}

/// Reads a heading's text, given also as it is compared.
pub(super) fn kind_of(title: &str, folded: &str) -> Kind {
    if let Some(name) = one_risk(title) {
        return Kind::OneRisk(name);
    }
    let mut folded = without_brackets(folded);
    if folded.contains('-') && folded.contains("pre-mortem") {
        folded = folded.replace("pre-mortem", "premortem").into();
    }
    if !has_telling_word(&folded) {
        return Kind::Other;
    }
    let segments: Vec<Vec<Part>> = segments(&folded).map(parts).collect();
    let all = || segments.iter().flatten();
    if all().any(|part| part.barred) {
        return Kind::Barred;
    }
    let first = segments.first().map(|parts| register(parts, true));
    let last = segments.last().filter(|_| segments.len() > 1).map(|parts| register(parts, false));
    if let Some(manner) = first.flatten().or_else(|| last.flatten()) {
        let tail = folded.rsplit_once([':', '—', '–']).map(|(_, tail)| tail);
        let is_assessment = tail.is_some_and(|tail| level::phrase(tail).is_some());
        return if is_assessment { Kind::Assessment } else { Kind::Register(manner) };
    }
    let is_list = |part: &Part| part.mitigations > 0 && part.is_mitigation_list;
    if segments.first().is_some_and(|parts| !parts.is_empty() && parts.iter().all(is_list)) {
        return Kind::Mitigations;
    }
    if all().any(|part| part.aside) && all().all(|part| part.plurals + part.singulars == 0) {
        return Kind::Aside;
    }
    Kind::Other
}

/// The heading without its number and a colon at its end, as a category is shown.
pub(super) fn shown(title: &str) -> String {
    let title = super::scan::one_line(without_number(title.trim()));
    title.trim_end_matches([':', '：', ' ']).to_owned()
}

/// The heading after a number such as `7.`, `2.1` or `3)`.
pub(in crate::plan) fn without_number(title: &str) -> &str {
    let digits = title.trim_start_matches(|c: char| c.is_numeric() || c == '.');
    let had_digits = title.starts_with(char::is_numeric);
    let rest = digits.trim_start_matches([')', '、', ':']);
    if had_digits
        && (rest.starts_with(' ') || rest.len() < digits.len() || title[..title.len() - rest.len()].ends_with('.'))
    {
        rest.trim_start()
    } else {
        title
    }
}

/// The name in `Risk 1: Name`, `Risk: Name` or `リスク1：Name`; a mark such as `R1` or `[R1]` stays part of the name.
pub(super) fn one_risk(title: &str) -> Option<String> {
    let from_sign = title.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    let title = without_number(from_sign.trim_start_matches(|c: char| !c.is_alphanumeric()));
    if has_mark(title) {
        let is_in_brackets = from_sign.strip_prefix('[') == Some(title);
        return Some(super::scan::one_line(if is_in_brackets { from_sign } else { title }));
    }
    let rest = after_noun(title)?;
    let rest = rest.trim_start_matches([' ', '#', '-', '№']);
    let name = after_number(rest);
    let numbered = name.len() < rest.len();
    let name = name.trim_start();
    let separators: &[char] = if numbered { &[':', '：', '.', '、', '—', '–', '-', ')'] } else { &[':', '：'] };
    match name.strip_prefix(separators) {
        Some(name) if !name.trim().is_empty() => Some(super::scan::one_line(name)),
        _ if numbered && name.is_empty() => Some(super::scan::one_line(title)),
        _ => None,
    }
}

/// What follows the number of a risk at the start: `3`, `6.1.1`, `2a`, or a letter before a colon.
fn after_number(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_numeral);
    if rest.len() == text.len() {
        let lettered = text.strip_prefix(|c: char| c.is_ascii_uppercase());
        return lettered.filter(|rest| rest.starts_with([':', '：'])).unwrap_or(text);
    }
    while let Some(next) = rest.strip_prefix('.').filter(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
        rest = next.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let letter = rest.strip_prefix(|c: char| c.is_ascii_lowercase());
    letter.filter(|rest| !rest.starts_with(char::is_alphanumeric)).unwrap_or(rest)
}

/// Whether a character counts risks: a digit of any script, or 一 in 风险一.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十".contains(c)
}

/// Whether a heading says by itself that it is one risk of several: `Risk 1: Name`.
pub(super) fn is_numbered_risk(title: &str) -> bool {
    let title = without_number(title.trim_start_matches(|c: char| !c.is_alphanumeric()));
    after_noun(title).is_some_and(|rest| rest.trim_start_matches([' ', '#', '-', '№']).starts_with(is_numeral))
}

/// Whether a label speaks of mitigations, in whatever words: "Risk-based solutions include".
pub(super) fn speaks_of_mitigations(label: &str) -> bool {
    let folded = words::fold(label);
    let folded = without_brackets(&folded);
    let parts: Vec<Part> = segments(&folded).flat_map(parts).collect();
    parts.iter().any(|part| part.mitigations > 0) && parts.iter().all(|part| part.plurals == 0)
}

/// The name of the category that a label opens: none where the label is only the noun, or a sentence.
pub(super) fn category_of_label(label: &str) -> Option<String> {
    let is_sentence = label.split_whitespace().nth(MOST_WORDS_OF_A_CATEGORY).is_some();
    Some(shown(label)).filter(|_| !is_sentence && !is_only_risks(label))
}

/// Longest label that is the name of a category, in words.
const MOST_WORDS_OF_A_CATEGORY: usize = 4;

/// Whether a label is nothing but the noun, so that it names no category.
pub(super) fn is_only_risks(label: &str) -> bool {
    let folded = words::fold(label);
    sections::RISK_PLURALS.has(&folded) || sections::RISK_SINGULARS.has(&folded)
}

/// Whether a folded text begins with the noun, maybe as a part of a longer word.
pub(super) fn begins_with_risks(folded: &str) -> bool {
    sections::RISK_PLURALS.of(folded).chain(sections::RISK_SINGULARS.of(folded)).next().is_some()
}

/// Whether a text begins with a mark such as `R1:`, `R-04 ` or `RISK-2.`.
pub(super) fn has_mark(text: &str) -> bool {
    let Some(rest) = ["RISK", "RSK", "R", "РИСК", "Р"].iter().find_map(|letters| text.strip_prefix(letters))
    else {
        return false;
    };
    let number = rest.trim_start_matches(['-', '_']);
    let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = if after.len() < number.len() { after } else { return false };
    let after = after.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(after);
    !after.starts_with(char::is_alphanumeric)
}

/// What follows the noun at the start of a text.
fn after_noun(text: &str) -> Option<&str> {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic() && !is_numeral(c));
    RISK.of_any_case(text).map(|(_, rest)| rest).find(|rest| !goes_on(rest))
}

/// A text without what stands in brackets.
fn without_brackets(text: &str) -> Cow<'_, str> {
    // The wide ones begin with the last of these bytes.
    let may_be_bracket = |byte| (byte == b'(') | (byte == b')') | (byte == b'[') | (byte == b']') | (byte == 0xef);
    if !bytes::has(text.as_bytes(), may_be_bracket) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Whether one of the words of a folded heading says what it heads. Those of most headings do not, and nothing else is
/// asked of them.
fn has_telling_word(folded: &str) -> bool {
    let tells = |word: &str| match WORDS.get(word) {
        Some(senses) => senses.has(PLURAL | SINGULAR | MITIGATION | ASIDE | BARRED),
        None => compound(word).is_some() || words::has_unspaced(word),
    };
    folded.split(|c: char| !c.is_alphanumeric()).any(tells)
}

/// Whether a word of a folded heading is in none of the tables, so that the heading may name something.
pub(super) fn has_words_of_its_own(folded: &str) -> bool {
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words =
        words.filter(|word| !word.contains(words::is_unspaced) && !word.starts_with(|c: char| c.is_numeric()));
    words.any(|word| !WORDS.contains_key(word))
}

/// Whether a folded heading inside a register introduces it, so that it names no risk.
pub(super) fn introduces(folded: &str) -> bool {
    sections::RISK_INTRODUCTIONS.contains(&without_number(folded))
}

/// The pieces of a heading between colons and dashes.
fn segments(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split([':', '—', '–'])
        .flat_map(|piece| piece.split(" - "))
        .filter(|piece| piece.chars().any(char::is_alphabetic))
}

/// What the words between two joiners are.
#[derive(Debug, Default)]
struct Part {
    plurals: usize,
    singulars: usize,
    mitigations: usize,
    kin: usize,
    /// Words that are not known, and in scripts without spaces every two letters.
    unknown: usize,
    aside: bool,
    barred: bool,
    prose: bool,
    /// Whether the noun stands first or last, or before words of what about it, as in "Top risks to watch".
    noun_at_border: bool,
    /// Whether every word may stand in the heading of a list of mitigations.
    is_mitigation_list: bool,
}

impl Part {
    fn is_risk(&self) -> bool {
        let known = self.unknown == 0 && self.plurals + self.singulars > 0;
        let plural_phrase = self.plurals > 0 && self.noun_at_border && self.unknown <= 3;
        !self.prose && (known || plural_phrase)
    }

    fn is_near_risk(&self) -> bool {
        self.is_risk() || self.unknown == 0 && (self.mitigations > 0 || self.kin > 0)
    }
}

/// How a heading of these parts heads a register, if it does.
fn register(parts: &[Part], whole: bool) -> Option<Manner> {
    let is_register = |part: &&Part| part.is_risk() && (whole || part.unknown == 0);
    let risk = parts.iter().find(is_register)?;
    Some(Manner {
        strict: !parts.first().is_some_and(Part::is_risk) && !parts.iter().all(Part::is_near_risk),
        promises: parts.iter().any(|part| part.mitigations > 0),
        countermeasures: risk.mitigations > 0 && parts.iter().all(|part| part.mitigations > 0),
    })
}

/// What a word can be; a word can be several things.
#[derive(Clone, Copy, Default)]
struct Senses(u16);

const PLURAL: u16 = 1;
const SINGULAR: u16 = 1 << 1;
const COMPANION: u16 = 1 << 2;
const MITIGATION: u16 = 1 << 3;
const MITIGATION_COMPANION: u16 = 1 << 4;
const KIN: u16 = 1 << 5;
const PROSE: u16 = 1 << 6;
const ASIDE: u16 = 1 << 7;
const BARRED: u16 = 1 << 8;
const JOINER: u16 = 1 << 9;
const LEADS_ON: u16 = 1 << 10;

impl Senses {
    fn has(self, sense: u16) -> bool {
        self.0 & sense != 0
    }
}

/// Every known word with its senses.
static WORDS: LazyLock<RapidHashMap<&'static str, Senses>> = LazyLock::new(|| {
    let tables: [(u16, &[&'static str]); 12] = [
        (PLURAL, &sections::RISK_PLURALS),
        (PLURAL, sections::RISK_REGISTERS),
        (SINGULAR, &sections::RISK_SINGULARS),
        (COMPANION, sections::RISK_COMPANIONS),
        (MITIGATION, sections::RISK_MITIGATIONS),
        (MITIGATION_COMPANION, sections::RISK_MITIGATION_COMPANIONS),
        (KIN, sections::RISK_KIN),
        (PROSE, sections::RISK_PROSE),
        (ASIDE, sections::RISK_ASIDES),
        (BARRED, sections::RISK_BARRED),
        (JOINER, sections::JOINERS),
        (LEADS_ON, sections::RISK_LEADS_ON),
    ];
    let mut words: RapidHashMap<&'static str, Senses> = RapidHashMap::default();
    for (sense, table) in tables {
        for word in table {
            words.entry(word).or_default().0 |= sense;
        }
    }
    words
});

/// The longest known word in a script without spaces, in characters.
const LONGEST_UNSPACED: usize = 8;

/// Takes a segment apart at its joiners.
fn parts(segment: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut words: Vec<(Option<Senses>, usize)> = Vec::new();
    let mut finish = |words: &mut Vec<(Option<Senses>, usize)>| {
        if !words.is_empty() {
            out.push(part(words));
            words.clear();
        }
    };
    for piece in segment.split(['&', '+', '/', ',', ';', '、', '・', '·', '|']) {
        for token in piece.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()) {
            for (senses, length) in lookup(token) {
                if senses.is_some_and(|senses| senses.has(JOINER) && !senses.has(PLURAL)) {
                    finish(&mut words);
                } else {
                    words.push((senses, length));
                }
            }
        }
        finish(&mut words);
    }
    out
}

/// The senses of a token; one without spaces is taken apart, each piece with its length in characters.
fn lookup(token: &str) -> Vec<(Option<Senses>, usize)> {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if token.chars().all(is_number) {
        return Vec::new();
    }
    if let Some(senses) = WORDS.get(token) {
        return vec![(Some(*senses), 1)];
    }
    if !words::has_unspaced(token) {
        return vec![(compound(token), 1)];
    }
    let mut found = Vec::new();
    let mut unknown = 0;
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_UNSPACED);
        let known =
            ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| WORDS.get(&rest[..end]).map(|s| (*s, end)));
        if let Some((senses, end)) = known {
            if unknown > 0 {
                found.push((None, unknown));
                unknown = 0;
            }
            found.push((Some(senses), 1));
            rest = &rest[end..];
        } else {
            unknown += usize::from(!is_number(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    if unknown > 0 {
        found.push((None, unknown));
    }
    found
}

/// "Projektrisiken": German writes the noun and what stands before it as one word.
fn compound(token: &str) -> Option<Senses> {
    token.ends_with("risiken").then_some(Senses(PLURAL))
}

fn part(words: &[(Option<Senses>, usize)]) -> Part {
    let mut part = Part { is_mitigation_list: true, ..Part::default() };
    let has = |at: usize, sense: u16| words.get(at).and_then(|(senses, _)| *senses).is_some_and(|is| is.has(sense));
    let leads_on = |at: usize| has(at + 1, LEADS_ON) && (0..at).all(|before| has(before, COMPANION));
    for (at, (senses, length)) in words.iter().enumerate() {
        let Some(senses) = senses else {
            part.unknown += length.div_ceil(2);
            part.is_mitigation_list = false;
            continue;
        };
        let noun = senses.has(PLURAL | SINGULAR);
        part.plurals += usize::from(senses.has(PLURAL));
        part.singulars += usize::from(senses.has(SINGULAR));
        part.mitigations += usize::from(senses.has(MITIGATION));
        part.kin += usize::from(senses.has(KIN));
        part.noun_at_border |= noun && (at == 0 || at + 1 == words.len() || leads_on(at));
        part.prose |= senses.has(PROSE);
        part.aside |= senses.has(ASIDE);
        part.barred |= senses.has(BARRED);
        part.is_mitigation_list &= senses.has(MITIGATION | MITIGATION_COMPANION | COMPANION) || noun;
        let known = senses.has(PLURAL | SINGULAR | COMPANION | MITIGATION | MITIGATION_COMPANION | KIN);
        part.unknown += usize::from(!known);
    }
    part
}
