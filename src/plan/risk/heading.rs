//! What a heading says about the risks below it.
//!
//! A heading is taken apart into words, and the words are looked up. It is a register when its words are known to
//! stand beside the noun, or when the noun is plural and leads or ends a short phrase. `ODR Risk Assessment` and
//! `Minimal Persistence Risk` are neither, and so are no registers.

use super::super::words::risks::RISK;
use super::super::words::{self, sections};
use super::level;
use super::phrase::{Part, has_telling_word, parts, segments, without_brackets};

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
    /// The list answers each of its names: what stands behind one is what is done about it.
    pub(super) answers: bool,
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
    let mut rest = text.trim_start_matches(words::is_numeral);
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

/// Whether a heading says by itself that it is one risk of several: `Risk 1: Name`.
pub(super) fn is_numbered_risk(title: &str) -> bool {
    let title = without_number(title.trim_start_matches(|c: char| !c.is_alphanumeric()));
    after_noun(title).is_some_and(|rest| rest.trim_start_matches([' ', '#', '-', '№']).starts_with(words::is_numeral))
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
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic() && !words::is_numeral(c));
    RISK.of_any_case(text).map(|(_, rest)| rest).find(|rest| !goes_on(rest))
}

/// How a heading of these parts heads a register, if it does.
fn register(parts: &[Part], whole: bool) -> Option<Manner> {
    let is_register = |part: &&Part| part.is_risk() && (whole || part.unknown == 0);
    let risk = parts.iter().find(is_register)?;
    Some(Manner {
        strict: !parts.first().is_some_and(Part::is_risk) && !parts.iter().all(Part::is_near_risk),
        promises: parts.iter().any(|part| part.mitigations > 0),
        countermeasures: risk.mitigations > 0 && parts.iter().all(|part| part.mitigations > 0),
        answers: false,
    })
}
