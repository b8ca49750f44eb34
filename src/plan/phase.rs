//! The phases of a plan.
//!
//! A phase is a section whose heading begins with the word and a number, as in "Phase 1: Design" or "第一阶段：设计". In
//! a plan of one phase, its parts are what is planned: "Sub-phase 2.A" is a phase where no heading names a whole one.
//! "Phase 1 Deliverables" and "Research (Phase 0)" speak of a phase and are none. A plan without such headings may list
//! its phases below a heading of their own.

mod listed;

use super::named::{Named, headings};
use super::words::{self, Beginnings, parts, phases};
use crate::diagnostic::Place;
use crate::document::Document;

/// The longest label that is looked at, in bytes.
const LONGEST_LABEL: usize = 120;
/// How long a mark in brackets before a heading may be, in characters.
const LONGEST_MARK: usize = 16;

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its heading as written; where it has none, its name in the list of phases.
    pub title: String,
    /// Where.
    pub place: Place,
}

/// Reads the phases of a plan: sections whose heading begins with "Phase", else those that a section lists.
#[must_use]
pub fn read(plan: &Document) -> Vec<Phase> {
    of_headings(plan, &headings(plan))
}

/// Reads the phases of a plan whose headings are known.
pub(super) fn of_headings(plan: &Document, headings: &[Named<'_>]) -> Vec<Phase> {
    let title = plan.title().map(|title| title.span);
    let below = || headings.iter().filter(|named| Some(named.heading.span) != title);
    let naming = Naming::of(below);
    let of_heading =
        |named: &Named<'_>| Phase { title: words::one_line(named.text()), place: plan.place(named.heading.span) };
    let phases: Vec<Phase> = below().filter(|named| naming.names_phase(named)).map(of_heading).collect();
    if phases.is_empty() { listed::read(plan, headings) } else { phases }
}

/// Which headings of a plan are those of its phases.
pub(super) struct Naming {
    /// Whether they name parts of a phase, since none names a whole one.
    are_parts: bool,
}

impl Naming {
    /// Looks at the headings below the title.
    pub(super) fn of<'n, 'd: 'n, N: Iterator<Item = &'n Named<'d>>>(headings: impl Fn() -> N) -> Self {
        let whole = |named: &Named| is_named(named, is_folded_phase);
        Self { are_parts: headings().any(names_part) && !headings().any(whole) }
    }

    /// Whether a heading is that of a phase.
    pub(super) fn names_phase(&self, named: &Named<'_>) -> bool {
        if self.are_parts { names_part(named) } else { is_named(named, is_folded_phase) }
    }
}

/// Whether a heading names a part of a phase.
fn names_part(named: &Named<'_>) -> bool {
    is_named(named, |folded| begins(folded, |heading| word_first(heading, &phases::PART_BEFORE_A_NUMBER)))
}

fn is_named(named: &Named<'_>, is_name: impl Fn(&str) -> bool) -> bool {
    let text = named.text();
    if text.trim_start().starts_with('[') { is_name(&words::fold(behind_mark(text))) } else { is_name(&named.folded) }
}

/// Whether a text names a phase, its own number ("7.") and a mark in brackets before it aside.
pub(super) fn is_phase(text: &str) -> bool {
    is_folded_phase(&words::fold(behind_mark(text)))
}

/// Whether the label of a line names a phase: as a heading does, or with its name right behind the number, as in
/// "Phase 0 Research". "Phase 1 Deliverables" are not the phase, and "Phase 0 and 1" are two.
pub(super) fn is_phase_label(label: &str) -> bool {
    // Few labels are compared any further.
    if label.len() > LONGEST_LABEL || label.is_ascii() && phases::BEFORE_A_NUMBER.of_any_case(label).next().is_none() {
        return false;
    }
    let folded = words::fold(label);
    is_folded_phase(&folded)
        || phases::BEFORE_A_NUMBER.of(&folded).any(|(_, rest)| {
            let number = rest.trim_start_matches([' ', '\u{a0}', '#', '№']);
            let name = number_end(number).filter(|_| number.len() < rest.len()).map(|end| &number[end..]);
            name.is_some_and(|name| name.starts_with(' ') && is_name(name.trim_start()))
        })
}

/// Whether the words behind the number of a phase are its name.
fn is_name(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let names_more = phases::AND.contains(&first) || words.contains(|c: char| c.is_ascii_digit());
    let speaks_of = || [&phases::OF_A_PHASE, &parts::CHECKS, &parts::REVIEWS].iter().any(|rows| rows.is_in(words));
    first.starts_with(char::is_alphabetic) && !names_more && !speaks_of()
}

fn is_folded_phase(folded: &str) -> bool {
    begins(folded, |heading| word_first(heading, &phases::BEFORE_A_NUMBER) || number_first(heading))
}

/// Whether a text begins so, its own number aside.
fn begins(folded: &str, begins: impl Fn(&str) -> bool) -> bool {
    let numbered = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    begins(folded) || numbered.len() < folded.len() && begins(numbered)
}

/// What follows a mark such as `[x]` or `[DONE]` at the start of a heading.
fn behind_mark(heading: &str) -> &str {
    let marked = heading.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    marked.filter(|(mark, _)| mark.chars().count() <= LONGEST_MARK).map_or(heading, |(_, rest)| rest)
}

/// "phase 1: design", "フェーズ2", "المرحلة الأولى".
fn word_first(heading: &str, words: &Beginnings) -> bool {
    words.of(heading).any(|(word, rest)| {
        let wide = is_wide(word);
        let number = rest.trim_start_matches([' ', '\u{a0}', '#', '№']);
        (wide || number.len() < rest.len()) && number_end(number).is_some_and(|end| ends(&number[end..], wide))
    })
}

/// "第一阶段：设计", "1단계", "1-й этап".
fn number_first(heading: &str) -> bool {
    let number = heading.trim_start_matches('第').trim_start();
    let Some(end) = number_end(number) else { return false };
    let rest = number[end..].trim_start_matches(['-', 'й', 'я', 'e', 'ª', 'º', '.', ' ']);
    phases::AFTER_A_NUMBER.of(rest).any(|(word, rest)| ends(rest, is_wide(word)))
}

/// Where the number at the start ends: digits such as `3.1` or `0-1`, with a letter or `+`; a roman number; a letter,
/// with what is added to it as in `N+1.0`; a number in words.
fn number_end(text: &str) -> Option<usize> {
    let start = usize::from(text.starts_with('-'));
    if text[start..].starts_with(|c: char| c.is_ascii_digit()) {
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | '~' | '&' | '/');
        let digits = text.len() - text[start..].trim_start_matches(is_digit).len();
        let number = text[..digits].trim_end_matches(|c: char| !c.is_ascii_digit());
        let rest = &text[number.len()..];
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
        let letter = if letters == 1 { 1 } else { 0 };
        let plus = usize::from(rest[letter..].starts_with('+'));
        return Some(number.len() + letter + plus);
    }
    let word = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let first = &text[..word];
    let roman = !first.is_empty() && first.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let letter = first.len() == 1;
    if letter {
        return Some(word + addend(&text[word..]));
    }
    if roman || phases::NUMBERS.has(first) {
        return Some(word);
    }
    if text.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    // Numbers of East Asia stand right before the next word.
    phases::NUMBERS.of(text).filter(|(number, _)| is_wide(number)).map(|(number, _)| number.len()).max()
}

/// How long what is added to a letter is: `+1.0`.
fn addend(text: &str) -> usize {
    let number = text.strip_prefix('+').filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    let Some(number) = number else { return 0 };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    text[..text.len() - rest.len()].trim_end_matches('.').len()
}

/// Whether the heading goes on, if at all, as a name of the phase would: after a mark. Where words are not parted by
/// spaces, a space is one.
fn ends(rest: &str, wide: bool) -> bool {
    let after = rest.trim_start_matches([' ', '\u{a0}']);
    after.is_empty()
        || after.starts_with([
            ':', '：', '—', '–', '-', '(', '（', '.', ')', '、', '|', '·', '→', '/', '*', '［', '「', '『',
        ])
        || after.starts_with(|c: char| !c.is_alphanumeric() && !c.is_ascii())
        || wide && after.len() < rest.len()
}

/// Whether a word belongs to a script that is written without spaces.
fn is_wide(word: &str) -> bool {
    word.chars().all(words::is_unspaced)
}
