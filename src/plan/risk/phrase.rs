//! The words of a heading, looked up: what stands between its colons and its joiners, and what each word can be.

use std::borrow::Cow;
use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use super::super::words::{self, sections};
use super::heading;
use crate::document::bytes;

/// A text without what stands in brackets.
pub(super) fn without_brackets(text: &str) -> Cow<'_, str> {
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
pub(super) fn has_telling_word(folded: &str) -> bool {
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

/// Whether a folded heading above nothing but prose may be the name of a risk: it does not introduce the register, and
/// says more than the words by which categories are called.
pub(super) fn may_name_a_risk(folded: &str) -> bool {
    let introduces = sections::RISK_INTRODUCTIONS.contains(&heading::without_number(folded));
    !introduces && (folded.contains(words::is_unspaced) || has_words_of_its_own(folded))
}

/// The pieces of a heading between colons and dashes.
pub(super) fn segments(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split([':', '—', '–'])
        .flat_map(|piece| piece.split(" - "))
        .filter(|piece| piece.chars().any(char::is_alphabetic))
}

/// What the words between two joiners are.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) plurals: usize,
    pub(super) singulars: usize,
    pub(super) mitigations: usize,
    kin: usize,
    /// Words that are not known, and in scripts without spaces every two letters.
    pub(super) unknown: usize,
    pub(super) aside: bool,
    pub(super) barred: bool,
    prose: bool,
    /// Whether the noun stands first or last, or before words of what about it, as in "Top risks to watch".
    noun_at_border: bool,
    /// Whether every word may stand in the heading of a list of mitigations.
    pub(super) is_mitigation_list: bool,
}

impl Part {
    pub(super) fn is_risk(&self) -> bool {
        let known = self.unknown == 0 && self.plurals + self.singulars > 0;
        let plural_phrase = self.plurals > 0 && self.noun_at_border && self.unknown <= 3;
        !self.prose && (known || plural_phrase)
    }

    pub(super) fn is_near_risk(&self) -> bool {
        self.is_risk() || self.unknown == 0 && (self.mitigations > 0 || self.kin > 0)
    }
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

/// The signs that join the parts of a heading.
const STOPS: [char; 9] = ['&', '+', '/', ',', ';', '、', '・', '·', '|'];

/// What else a folded heading names beside risks: "dependencies" and "assumptions" of "Risks, dependencies, and
/// assumptions". Where words stand before the noun, what is joined to them is a kind of risks: "Technical and schedule
/// risks".
pub(super) fn beside_risks(folded: &str) -> Vec<String> {
    let folded = without_brackets(folded);
    let names_risks = |segment: &&str| parts(segment).iter().any(Part::is_risk);
    let Some(mut segment) = segments(&folded).find(names_risks).map(str::to_owned) else { return Vec::new() };
    for joiner in sections::JOINERS.iter().filter(|joiner| joiner.contains(words::is_unspaced)) {
        segment = segment.replace(joiner, "/");
    }
    let is_joiner = |word: &&str| WORDS.get(word).is_some_and(|senses| senses.has(JOINER) && !senses.has(PLURAL));
    let mut things = Vec::new();
    for piece in segment.split(STOPS) {
        let words: Vec<&str> = piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        things.extend(words.split(is_joiner).map(|words| words.join(" ")));
    }
    let is = |thing: &String, asked: fn(&Part) -> bool| parts(thing).first().is_some_and(asked);
    let leads =
        |thing: &String| heading::begins_with_risks(heading::without_number(thing).trim_start_matches(is_digit));
    let first = things.iter().position(|thing| is(thing, Part::is_risk)).unwrap_or_default();
    let from = if things.get(first).is_some_and(leads) { 0 } else { first };
    things.drain(..from);
    things.retain(|thing| sections::RISK_NEIGHBOURS.contains(&thing.as_str()));
    things
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == ' '
}

/// Whether a folded heading names a thing, maybe of some kind, or one of many: "key dependencies", "dependency".
pub(super) fn names(folded: &str, thing: &str) -> bool {
    let name = without_brackets(folded);
    let name = heading::without_number(name.trim()).trim();
    let is_companion = |word: &str| WORDS.get(word).is_some_and(|senses| senses.has(COMPANION));
    let is_of_kind = |kind: &str| kind.is_empty() || kind.ends_with(' ') && kind.split_whitespace().all(is_companion);
    let is_one_of_many = || match thing.strip_suffix("ies") {
        Some(stem) => name.strip_suffix('y') == Some(stem),
        None => thing.strip_suffix('s') == Some(name),
    };
    name.strip_suffix(thing).is_some_and(is_of_kind) || is_one_of_many()
}

/// The longest known word in a script without spaces, in characters.
const LONGEST_UNSPACED: usize = 8;

/// Takes a segment apart at its joiners.
pub(super) fn parts(segment: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut words: Vec<(Option<Senses>, usize)> = Vec::new();
    let mut finish = |words: &mut Vec<(Option<Senses>, usize)>| {
        if !words.is_empty() {
            out.push(part(words));
            words.clear();
        }
    };
    for piece in segment.split(STOPS) {
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
    if token.chars().all(words::is_numeral) {
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
            unknown += usize::from(!words::is_numeral(first));
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
