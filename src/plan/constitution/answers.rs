//! The verdict of a principle whose requirements or questions are answered one by one.

use std::ops::Range;

use super::Stated;
use crate::document::{Inline, Item};
use crate::plan::gate::{self, Verdict};
use crate::plan::judged::{NamedBy, judge};
use crate::plan::placeholder;
use crate::plan::words::checks::{EXPLANATION_LABELS, is_verdict_label};
use crate::plan::words::signs::NO;
use crate::plan::words::{is_in_capitals, plain};

/// What one line of a group says.
enum Answer {
    /// It is answered.
    Given(Verdict, String),
    /// It asks and nobody answered.
    Missing,
    /// It asks and the answer is no, which is good or bad by what was asked.
    Declined,
    /// It only tells something.
    None,
}

/// The verdict of a group: the worst answer, and none at all while a question is open.
pub(super) fn of_items<'i>(items: impl Iterator<Item = &'i Item>) -> Stated {
    let (mut given, mut missing, mut declined, mut boxes, mut count) = (Vec::new(), false, false, 0, 0);
    for item in items {
        let Some(text) = item.text() else { continue };
        count += 1;
        if item.checkbox.is_some() || gate::written_box(&text.text).is_some() {
            boxes += 1;
        }
        match answer(text) {
            Answer::Given(verdict, text) => given.push((verdict, Some(text))),
            Answer::Missing => missing = true,
            Answer::Declined => declined = true,
            Answer::None => {}
        }
    }
    let all_waived = !given.is_empty() && given.iter().all(|(verdict, _)| *verdict == Verdict::Waived);
    if boxes > 0 && !(all_waived && given.len() == count) {
        // A box is no verdict; "N/A" in every one of them is.
        return Stated::default();
    }
    if missing || all_waived && declined {
        given.push(Stated::default());
    }
    worst(given)
}

/// The worst of some verdicts; none where one of them is not stated, unless another one is not met or pending. What does not
/// apply is left out unless nothing does.
pub(super) fn worst(stated: impl IntoIterator<Item = Stated>) -> Stated {
    let stated: Vec<Stated> = stated.into_iter().collect();
    let has_open = stated.iter().any(|(verdict, _)| *verdict == Verdict::Unstated);
    let all_waived = stated.iter().all(|(verdict, _)| *verdict == Verdict::Waived);
    let applicable = stated.into_iter().filter(|(verdict, _)| all_waived || *verdict != Verdict::Waived);
    let worst = applicable.min_by_key(|(verdict, _)| *verdict);
    worst.filter(|(verdict, _)| !has_open || *verdict < Verdict::Waived).unwrap_or_default()
}

/// Whether one of some lines is written by the author: it holds words, waits for none, and asks nothing.
pub(super) fn is_written<'i>(mut lines: impl Iterator<Item = &'i Inline>) -> bool {
    lines.any(|line| {
        let has_words = line.text.chars().any(char::is_alphanumeric);
        let is_box = gate::written_box(&line.text).is_some();
        let said = line.text.rsplit_once([':', '：']).map_or(line.text.as_str(), |(_, said)| said);
        has_words && !is_box && !gate::is_choice(said) && !is_missing(&line.text) && !placeholder::asks(line)
    })
}

/// Whether a line without a box asks something that nobody answers.
fn is_missing(line: &str) -> bool {
    gate::leading_mark(line).is_none()
        && question(line).is_some_and(|behind| matches!(after_question(behind, line), Answer::Missing))
}

/// What follows the last question mark of a line.
fn question(line: &str) -> Option<&str> {
    let (at, mark) = line.char_indices().rev().find(|(_, c)| matches!(c, '?' | '？'))?;
    Some(line[at + mark.len_utf8()..].trim())
}

fn answer(text: &Inline) -> Answer {
    let line = text.text.as_str();
    let from = gate::written_box(line).map_or(0, |(_, at)| at);
    let line = &line[from..];
    if let Some((verdict, end)) = gate::leading_mark(line) {
        let stated = gate::read_verdict(line).map_or(verdict, |(stated, _)| stated);
        let verdict = if gate::word_count(&line[end..]) <= 4 { stated } else { verdict.min(stated) };
        return Answer::Given(verdict, line[..end].trim().to_owned());
    }
    if let Some(behind) = question(line) {
        return after_question(behind, line);
    }
    if let Some(verdict) = gate::trailing_mark(line) {
        return Answer::Given(verdict, last_sign(line));
    }
    let judged = judge(&text.slice(from..text.text.len()));
    let Some(written) = judged.written.filter(|_| judged.verdict != Verdict::Unstated) else { return Answer::None };
    let labelled = judged.by != NamedBy::Nothing && is_verdict_label(&plain(&judged.name.text));
    let waived = judged.verdict == Verdict::Waived;
    if is_in_capitals(&written)
        || labelled
        || waived
        || judged.by == NamedBy::Nothing && judged.name.text.is_empty() && gate::word_count(line) <= 3
    {
        return Answer::Given(judged.verdict, written);
    }
    Answer::None
}

/// The answer behind a question mark.
fn after_question(answer: &str, line: &str) -> Answer {
    let template = answer.starts_with(['(', '（']) && answer.ends_with([')', '）']);
    if let Some(verdict) = gate::trailing_mark(answer).filter(|_| !template) {
        return Answer::Given(verdict, last_sign(line));
    }
    if answer.is_empty() || template && gate::read_verdict(answer).is_none() {
        return Answer::Missing;
    }
    if says_no(answer) {
        return Answer::Declined;
    }
    match gate::read_verdict(answer).or_else(|| gate::closing(answer)).or_else(|| consents(answer)) {
        Some((verdict, written)) => Answer::Given(verdict, answer[written].trim().to_owned()),
        None => Answer::None,
    }
}

/// "OK the library stands alone", "Yes by the existing logger": the word that answers, whatever follows it.
fn consents(answer: &str) -> Option<(Verdict, Range<usize>)> {
    let end = answer.find(char::is_whitespace)?;
    gate::is_passing_answer(&answer[..end]).then_some((Verdict::Pass, 0..end))
}

/// "No", "No: one application": the word alone, whatever explains it.
fn says_no(answer: &str) -> bool {
    let end = answer.find([':', '：', ',', '，', '(', '（', '—', '–', ';', '.', '。']).unwrap_or(answer.len());
    let word = answer[..end].split(" - ").next().unwrap_or_default();
    gate::leading_mark(answer).is_none() && NO.contains(&plain(word).as_str())
}

/// "No test is applicable since nothing is computed", where it is all that is said of a principle; what a note explains
/// before it may stay.
pub(super) fn waived(text: &Inline) -> Stated {
    let judged = judge(text);
    let explains = judged.by != NamedBy::Nothing && EXPLANATION_LABELS.contains(&plain(&judged.name.text).as_str());
    let said = if explains { judged.rest.text.as_str() } else { text.text.as_str() };
    match gate::waiver(said, explains) {
        Some(written) => (Verdict::Waived, Some(said[written].to_owned())),
        None => Stated::default(),
    }
}

fn last_sign(line: &str) -> String {
    gate::last_sign(line).map(|at| line[at..].trim().to_owned()).unwrap_or_default()
}
