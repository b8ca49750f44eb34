//! Verdicts that are sentences: `… fails loud. PASS with the measures of C-006.`, `No unit tests are applicable since …`.
//!
//! The verdict has to be all of the sentence up to the reason that it gives. A sentence that goes on otherwise is prose:
//! "PASS rates are logged" has not passed, and "No fee is applicable to members" is a rule.

use std::ops::Range;

use super::Verdict;
use super::verdict::{CURT, is_capitals, read, tied, verdict, word_count};
use crate::plan::words::plain;
use crate::plan::words::signs::{APPLICABLE, EVERYDAY, NEGATION, REASON};

/// Up to how many words a sentence has that is a verdict with its reason.
const LONGEST: usize = 14;
/// How much of a text's end is looked at, in bytes.
const REACH: usize = 200;
/// Up to how many words say that nothing is applicable.
const NONE_APPLIES: usize = 6;

/// The verdict of the last of several sentences, where it begins in capitals.
pub(super) fn closing(text: &str) -> Option<(Verdict, Range<usize>)> {
    let tail = text.floor_char_boundary(text.len().saturating_sub(REACH));
    let at = last_sentence(&text[tail..]).map(|at| tail + at)?;
    let sentence = &text[at..];
    let found = in_capitals(sentence).then(|| opening(sentence)).flatten();
    found.map(|(verdict, written)| (verdict, at + written.start..at + written.end))
}

/// The verdict of a sentence that is bold; one that says of parts or tests that they fail is prose.
pub(in crate::plan) fn bold(sentence: &str) -> Option<(Verdict, Range<usize>)> {
    let first = plain(sentence.split_whitespace().next().unwrap_or_default());
    let clear = |verdict: Verdict| verdict != Verdict::Fail && !EVERYDAY.contains(&first.as_str());
    opening(sentence).filter(|(verdict, _)| in_capitals(sentence) || clear(*verdict))
}

fn in_capitals(sentence: &str) -> bool {
    claim(sentence).split(' ').all(is_capitals)
}

/// Where a text says that a principle does not apply, if this is all that it says, or the end of what `explains` it.
pub(in crate::plan) fn waiver(text: &str, explains: bool) -> Option<Range<usize>> {
    let start = match last_sentence(text) {
        Some(_) if !explains => return None,
        last => last.unwrap_or(text.len() - text.trim_start().len()),
    };
    let claim = claim(text[start..].trim_end_matches(['.', '。']));
    let folded = plain(claim);
    let denied = folded.split(' ').any(|word| NEGATION.contains(&word));
    let applies = folded.split(' ').next_back().is_some_and(|word| APPLICABLE.contains(&word));
    let waives = denied && applies && word_count(claim) <= NONE_APPLIES;
    waives.then(|| start..start + claim.len())
}

/// The verdict that a sentence begins with, where only its reason follows.
fn opening(sentence: &str) -> Option<(Verdict, Range<usize>)> {
    let claim = claim(sentence);
    let short = word_count(claim) <= CURT && word_count(sentence) <= LONGEST;
    let (stated, written) = read(sentence).filter(|_| short && verdict(claim) != Verdict::Unstated)?;
    (sentence[..written.start].trim().is_empty()).then_some((stated, written))
}

/// A sentence up to its reason.
fn claim(sentence: &str) -> &str {
    let sentence = &sentence[..tied(sentence).unwrap_or(sentence.len())];
    let sign = sentence.find([',', ';', ':', '(', '（', '—', '–', '；', '：', '，', '、']).unwrap_or(sentence.len());
    let clause = &sentence[..sign];
    let mut at = 0;
    for word in clause.split_inclusive(char::is_whitespace) {
        if at > 0 && REASON.contains(&plain(word).as_str()) {
            return clause[..at].trim_end();
        }
        at += word.len();
    }
    clause.trim_end()
}

/// Where the last sentence of a text begins.
fn last_sentence(text: &str) -> Option<usize> {
    let ends = text.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '!' | '。' | '！'));
    let mut starts = ends.filter_map(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        let parted = !c.is_ascii() || rest.starts_with(char::is_whitespace) && !is_abbreviated(&text[..at]);
        (parted && !rest.trim().is_empty()).then(|| text.len() - rest.trim_start().len())
    });
    starts.next()
}

/// Whether the full stop behind a text is that of "e.g." or "z. B.".
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    !word.is_empty() && word.split('.').all(|part| part.chars().count() <= 1 && part.chars().all(char::is_alphabetic))
}
