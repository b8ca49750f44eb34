//! The mark in the name of a phase, and the value of a status: done, open, or nothing that is understood.
//!
//! A phase may be called "Implementation complete" before anything is implemented, so a word counts only where it
//! stands apart from the name: in brackets, behind a dash, a colon or a sign, or in capitals at the end.

use std::collections::BTreeMap;

use super::PhaseState;
use crate::document::{Inline, MarkKind};
use crate::plan::words::progress::{AFTER_A_MARK, DONE, DONE_SIGNS, OPEN, OPEN_SIGNS};
use crate::plan::words::{self, is_unspaced};
use crate::plan::{Stage, gate, status};

/// A mark, as written.
pub(super) struct Mark {
    pub(super) said: Option<String>,
    pub(super) state: PhaseState,
}

/// The longest name that is looked at, in bytes; a longer one is a paragraph.
const LONGEST_NAME: usize = 400;
/// How many words may follow a sign in a name, such as "✅ 🎯 MVP".
const BEHIND_A_SIGN: usize = 2;
/// How much of a value is looked at.
const REACH: usize = 200;

/// The mark in a heading or list item that names a phase.
pub(super) fn of_name(name: &Inline) -> Option<Mark> {
    let text = name.text.as_str();
    if text.len() > LONGEST_NAME {
        return None;
    }
    if let Some((ticked, from)) = gate::written_box(text) {
        return Some(Mark { said: Some(text[..from].trim().to_owned()), state: PhaseState::of(ticked) });
    }
    let signs = signs(name);
    let mut pieces = bracketed(text);
    pieces.extend(behind_separators(text));
    pieces.extend(signs.last().map(|(at, sign, _)| Piece::new(at + sign.len_utf8(), text.len())));
    pieces.extend(last_word_in_capitals(text));
    let said = pieces.iter().filter_map(|piece| Some((piece, piece.state(text)?)));
    if let Some((piece, state)) = said.max_by_key(|(piece, _)| piece.start) {
        let apart = |from: usize| !text[from..piece.start].chars().any(char::is_alphanumeric);
        let start = signs.iter().map(|(at, ..)| *at).find(|at| *at < piece.start && apart(*at)).unwrap_or(piece.start);
        let said = text[start..piece.end].trim_matches(|c: char| c.is_whitespace() || "()（）[]【】".contains(c));
        return Some(Mark { said: Some(said.to_owned()), state });
    }
    let (at, sign, state) = *signs.last()?;
    let behind = &text[at + sign.len_utf8()..];
    let before = text[..at].trim_end();
    let leads = !before.chars().any(char::is_alphanumeric) || before.ends_with([':', '：']);
    let aside = behind.trim_start_matches('\u{fe0f}').trim_start().starts_with(['(', '（', '[', '-', '—', '–']);
    let alone = signs.iter().all(|(_, _, other)| *other == state);
    let ends = leads || aside || gate::word_count(behind) <= BEHIND_A_SIGN;
    (alone && ends).then(|| Mark { said: Some(sign.to_string()), state })
}

/// What the value of a status says of a phase.
pub(super) fn of_value(value: &str, own: &BTreeMap<String, Stage>) -> Option<Mark> {
    let value = value.trim();
    let head: String = value.chars().take(REACH).collect();
    let by_stage = || match status::stage(&head, own) {
        Stage::Done => Some(PhaseState::Done),
        Stage::Draft | Stage::Review | Stage::Approved | Stage::Active | Stage::Blocked | Stage::Deferred => {
            Some(PhaseState::Open)
        }
        Stage::Superseded | Stage::Other | Stage::Unstated => None,
    };
    let by_sign = || {
        // A phase that was given up is neither done nor open.
        let says_else = status::is_verdict(&head) || status::stage(&head, own) == Stage::Superseded;
        head.chars().next().filter(|_| !says_else).and_then(sign_state)
    };
    let state = share(&head).or_else(|| said_in_words(&head, true)).or_else(by_stage).or_else(by_sign)?;
    Some(Mark { said: Some(value.split_whitespace().collect::<Vec<_>>().join(" ")), state })
}

/// What stands behind the label of a phase, where it begins with a mark: most labels are followed by what the phase is
/// about, such as "Complete rewrite".
pub(super) fn of_labelled(value: &str) -> Option<Mark> {
    let value = value.trim();
    let head = &value[..value.char_indices().nth(REACH).map_or(value.len(), |(at, _)| at)];
    let sign = head
        .chars()
        .next()
        .and_then(|sign| Some((sign_state(sign)?, head[sign.len_utf8()..].trim_start_matches('\u{fe0f}'))));
    let by_sign = || {
        let (state, behind) = sign?;
        let aside = behind.trim_start().starts_with(['(', '（', '-', '—', '–']);
        (aside || gate::word_count(behind) <= BEHIND_A_SIGN).then_some(state)
    };
    let state = share(head).or_else(|| said_in_words(head, sign.is_some())).or_else(by_sign)?;
    Some(Mark { said: Some(words::one_line(value)), state })
}

/// A part of a name that may be its mark.
struct Piece {
    start: usize,
    end: usize,
    /// Whether words that only go on after a mark may follow it.
    apart: bool,
    /// Whether it stands in square brackets, where a cross is a tick.
    boxed: bool,
}

impl Piece {
    fn new(start: usize, end: usize) -> Self {
        Self { start, end, apart: true, boxed: false }
    }

    fn state(&self, text: &str) -> Option<PhaseState> {
        let piece = text[self.start..self.end].trim();
        if self.boxed && matches!(piece, "" | "x" | "X") {
            return Some(PhaseState::of(!piece.is_empty()));
        }
        said_in_words(piece, self.apart)
    }
}

/// What stands in brackets.
fn bracketed(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' | '【' => open = Some((at + c.len_utf8(), c)),
            ')' | '）' | ']' | '】' => {
                let piece = open.take().map(|(start, opened)| Piece { boxed: opened == '[', ..Piece::new(start, at) });
                pieces.extend(piece);
            }
            _ => {}
        }
    }
    pieces
}

/// What follows the last dash, pipe, dot or arrow between spaces, and what follows the last colon.
fn behind_separators(text: &str) -> impl Iterator<Item = Piece> {
    let parts = |before: &str| {
        let sign = [" -", " --", " —", " –", " |", " ·", " →"];
        sign.iter().any(|sign| before.ends_with(sign))
    };
    let mut spaces = text.rmatch_indices(' ').map(|(at, _)| at);
    let dash = spaces.find(|at| parts(&text[..*at])).map(|at| Piece::new(at + 1, text.len()));
    let colon = text.char_indices().rev().find(|(_, c)| matches!(c, ':' | '：'));
    let colon = colon.map(|(at, c)| Piece { apart: false, ..Piece::new(at + c.len_utf8(), text.len()) });
    dash.into_iter().chain(colon)
}

/// The last word, where it is in capitals and the rest is not.
fn last_word_in_capitals(text: &str) -> Option<Piece> {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let start = text[..end]
        .rfind(|c: char| !c.is_ascii_uppercase())
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let apart = text[..start].ends_with(' ') && text[..start].chars().any(char::is_lowercase);
    (apart && end - start > 3).then(|| Piece::new(start, text.len()))
}

/// The signs in a name, outside of code.
fn signs(name: &Inline) -> Vec<(usize, char, PhaseState)> {
    let found = name.text.char_indices().filter_map(|(at, c)| Some((at, c, sign_state(c)?)));
    found.filter(|(at, ..)| !name.is(*at, &MarkKind::Code)).collect()
}

fn sign_state(c: char) -> Option<PhaseState> {
    if DONE_SIGNS.contains(&c) {
        return Some(PhaseState::Done);
    }
    OPEN_SIGNS.contains(&c).then_some(PhaseState::Open)
}

/// What a text says at its start: a word of a table, or a share that is done; `goes_on` where more words may follow.
fn said_in_words(text: &str, goes_on: bool) -> Option<PhaseState> {
    let folded = words::fold(text);
    let said = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((state, rest)) = counted(said) {
        let rest = rest.trim_start().strip_prefix("tasks").unwrap_or(rest).trim_start();
        return longest(rest, goes_on).filter(|of| *of == PhaseState::Done).map(|_| state);
    }
    longest(said, goes_on)
}

fn longest(said: &str, goes_on: bool) -> Option<PhaseState> {
    let tables = [(&DONE, PhaseState::Done), (&OPEN, PhaseState::Open)];
    let rows = tables.into_iter().flat_map(|(table, state)| table.of(said).map(move |found| (found, state)));
    let found = rows.filter(|((row, rest), _)| ends(row, rest, goes_on));
    found.max_by_key(|((row, _), _)| row.len()).map(|(_, state)| state)
}

/// Whether a mark ends where a row does: nothing follows, or a date, brackets, or words that go on after a mark.
fn ends(row: &str, rest: &str, goes_on: bool) -> bool {
    let next = rest.trim_start();
    let glued = next.len() == rest.len();
    let Some(first) = next.chars().next() else { return true };
    if !first.is_alphanumeric() {
        return !(glued && matches!(first, '-' | '_' | '/' | '\''));
    }
    if glued && !row.ends_with(is_unspaced) {
        return false;
    }
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    goes_on && (first.is_ascii_digit() || AFTER_A_MARK.contains(&word))
}

/// "100%", "✅ 60 %", "3/5": the whole of a value is a share.
fn share(value: &str) -> Option<PhaseState> {
    let (state, rest) = counted(value.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with(['(', '-', '—', '–', ','])).then_some(state)
}

/// A share at the start of a text, and what follows it: `80%`, `3/5`, `3 of 5`.
fn counted(text: &str) -> Option<(PhaseState, &str)> {
    let number = |text: &str| -> Option<(u32, usize)> {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        Some((text[..end].parse().ok()?, end))
    };
    let (part, end) = number(text)?;
    let rest = text[end..].trim_start();
    if let Some(rest) = rest.strip_prefix('%') {
        return Some((PhaseState::of(part >= 100), rest));
    }
    let rest = rest.strip_prefix('/').or_else(|| rest.strip_prefix("of "))?.trim_start();
    let (whole, end) = number(rest)?;
    (whole > 0 && part <= whole).then(|| (PhaseState::of(part == whole), &rest[end..]))
}
