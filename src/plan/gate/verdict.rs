//! What a short text says in words or signs: met, not met, in part, later, or not needed.
//!
//! A verdict stands at the start of its text, or is most of it. Words inside a longer sentence are prose: a plan that
//! explains how tests *fail* first has not failed. What is not understood stays unstated and is never a pass.

use std::cell::LazyCell;
use std::ops::Range;

use super::Verdict;
use super::phrases::{self, Phrase};
use super::sentence;
use super::unspaced::{self, Stance};
use crate::plan::words::checks::{NOTHING, PRINCIPLE_PREFIXES};
use crate::plan::words::constitution::CONSTITUTION;
use crate::plan::words::gates::GATE_INSIDE;
use crate::plan::words::signs::{
    ABOUT, ALL, DENIAL, EVERYDAY, EXCEPT, GROUNDS, INSTRUCTION, MARKS, NEGATION, NO, REASON, SHORTCODES,
};
use crate::plan::words::verdicts::{FAIL, PARTIAL, PASS, PENDING};
use crate::plan::words::{Beginnings, find_phrase, has_unspaced, is_unspaced, plain, strip};

/// How much of a text is looked at.
const REACH: usize = 400;
/// How much of a sentence without explanation is looked at.
const LONGEST: usize = 160;
/// Up to how many words a sentence is short enough for a verdict in its middle.
const SHORT: usize = 5;
/// Up to how many words weaker words may lead.
pub(super) const CURT: usize = 3;
/// Up to how many words stand before the verdict on all principles.
const LONG: usize = 10;

/// The verdict that words, signs or a cell give; `Unstated` where they give none.
#[must_use]
pub fn verdict(text: &str) -> Verdict {
    read(text).map_or(Verdict::Unstated, |(verdict, _)| verdict)
}

/// The verdict at the start of a text, and the bytes in which it is written.
pub(in crate::plan) fn read(text: &str) -> Option<(Verdict, Range<usize>)> {
    let text = clip(text);
    if is_choice(text) {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    let (mark, after_mark) = leading_mark(text).map_or((None, start), |(mark, end)| (Some(mark), end));
    let open = |c: char| c.is_whitespace() || matches!(c, '[' | '【' | '(' | '（' | '*' | '_');
    let words_at = text.len() - text[after_mark..].trim_start_matches(open).len();
    let head = head(&text[words_at..]);
    let written = &text[words_at..words_at + head.end];
    let of_words = match (in_words(written), head.aside_verdict(&text[words_at..])) {
        // "PASS (N/A)" says that the principle does not apply.
        (None | Some(Verdict::Pass), Some(aside)) => Some(aside),
        (of_words, _) => of_words,
    };
    if mark.is_none() && of_words.is_none() {
        let end = words_at + written.trim_end().len();
        return trailing_mark(written).map(|mark| (mark, last_sign(&text[..end]).unwrap_or(end)..end));
    }
    let verdict = combine(mark, of_words)?;
    let end = if of_words.is_some() { words_at + head.end_with_aside(&text[words_at..]) } else { after_mark };
    if verdict == Verdict::Pass
        && let Some((worse, at)) = taken_back(text, after_mark)
    {
        return Some((worse, start..at));
    }
    let start = if mark.is_some() { start } else { words_at };
    let written = text[..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | ','));
    Some((verdict, start..start.max(written.len())))
}

/// Whether a text offers verdicts of which nobody has chosen one, the best first: `PASS / FAIL`, `✅/⚠️/❌`. "FAIL / PASS" are
/// two answers, and so is a pass with a doubt.
pub(in crate::plan) fn is_choice(text: &str) -> bool {
    let alone = |part: &str| match leading_mark(part) {
        Some((verdict, end)) => {
            let said = &part[end..];
            (word_count(said) < 2 && !said.contains(char::is_numeric)).then_some(verdict)
        }
        None => in_words(part).filter(|_| word_count(part) == 1),
    };
    let Some(slash) = memchr::memchr(b'/', text.as_bytes()).filter(|_| text.len() <= LONGEST) else { return false };
    let (first, others) = (&text[..slash], &text[slash + 1..]);
    let Some(first) = alone(first) else { return false };
    let others: Option<Vec<Verdict>> = others.split('/').map(alone).collect();
    first == Verdict::Pass && others.is_some_and(|others| others.contains(&Verdict::Fail))
}

/// What a second verdict in the same text takes back of a pass before it, and where that ends: `PASS (reads); FAIL (writes)`,
/// `✅ PASS for reads / ❌ FAIL for writes`. It stands behind a sign that parts the two, and is a sign with a word in capitals,
/// or one of both, with nothing but its reason behind it: "PASS, FAIL closed" is prose. What stands in parentheses explains.
fn taken_back(text: &str, from: usize) -> Option<(Verdict, usize)> {
    let mut depth = 0_usize;
    let parts = text[from..].match_indices([',', ';', '/', '|', '·', '，', '；', '(', ')', '（', '）']);
    parts
        .filter(|(_, sign)| {
            match *sign {
                "(" | "（" => depth += 1,
                ")" | "）" => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .map(|(at, sign)| from + at + sign.len())
        .filter_map(|at| {
            let behind = text[at..].trim_start();
            let at = text.len() - behind.len();
            let (sign, word_at) = leading_mark(behind).map_or((None, 0), |(verdict, end)| (Some(verdict), end));
            let word_at = behind.len() - behind[word_at..].trim_start().len();
            let len = behind[word_at..].bytes().take_while(u8::is_ascii_uppercase).count();
            let (word, rest) = behind[word_at..].split_at(len);
            let is_word = len > 2 && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let of_word = in_words(word).filter(|_| is_word);
            match (sign, of_word) {
                (Some(sign), Some(word)) => is_explained(rest).then_some((sign.min(word), at + word_at + len)),
                (None, Some(word)) => is_explained(rest).then_some((word, at + len)),
                (Some(sign), None) => is_explained(&behind[word_at..]).then_some((sign, at + word_at)),
                (None, None) => None,
            }
        })
        .filter(|(verdict, _)| matches!(verdict, Verdict::Fail | Verdict::Partial | Verdict::Pending))
        .min_by_key(|(verdict, _)| *verdict)
}

/// Whether a verdict has nothing behind it but what explains it: the end, a sign, or "for writes". A count of none, as in
/// "FAIL: 0", says that it is not the verdict.
fn is_explained(rest: &str) -> bool {
    let rest = rest.trim_start();
    let said = plain(rest.trim_start_matches([':', '：', '(', '（', ' ']));
    let first = said.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if first == "0" || NOTHING.contains(&first) || NO.contains(&first) {
        return false;
    }
    let explains = rest.starts_with(['(', '（', ':', '：', '—', '–', '.', ';']) && !said.is_empty();
    rest.is_empty() || explains || REASON.contains(&first) || ABOUT.contains(&first)
}

/// The verdict that closes a text: its last sentence, what an arrow leads to, words in parentheses, or a sign.
pub(in crate::plan) fn closing(text: &str) -> Option<(Verdict, Range<usize>)> {
    if is_choice(text) {
        return None;
    }
    let end = text.trim_end().len();
    if let Some(mark) = trailing_mark(&text[..end]) {
        return Some((mark, last_sign(&text[..end]).unwrap_or(end)..end));
    }
    let bare = text[..end].trim_end_matches(['.', '。', ')', '）', ']', '】', '!', '！']).len();
    let tail = text.floor_char_boundary(bare.saturating_sub(REACH / 4));
    let at = last_statement(&text[tail..bare]).map(|at| tail + at);
    // Without a full stop or the like only capitals close a text: "… tests must pass" is prose.
    let last_word = || text[tail..bare].rfind(' ').map(|at| tail + at + 1).filter(|at| is_capitals(&text[*at..bare]));
    let curt = at.or_else(last_word).filter(|at| word_count(&text[*at..bare]) <= CURT);
    let stated = curt
        .and_then(|at| read(&text[at..bare]).map(|(verdict, written)| (verdict, at + written.start..at + written.end)));
    stated.or_else(|| sentence::closing(&text[..bare]))
}

/// The sign a text begins with, and where it ends.
pub(in crate::plan) fn leading_mark(text: &str) -> Option<(Verdict, usize)> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    if let Some((code, verdict)) = SHORTCODES.iter().find(|(code, _)| strip(rest, code).is_some()) {
        return Some((*verdict, start + code.len()));
    }
    let first = rest.chars().next()?;
    let verdict = sign(first)?;
    let after = rest[first.len_utf8()..].trim_start_matches('\u{fe0f}');
    Some((verdict, text.len() - after.len()))
}

/// The sign a text ends with.
pub(in crate::plan) fn trailing_mark(text: &str) -> Option<Verdict> {
    let text = text.trim_end().trim_end_matches(['\u{fe0f}', '.', '。', ':', '：', ')', '）']);
    if let Some((_, verdict)) = SHORTCODES.iter().find(|(code, _)| text.ends_with(code.trim_end_matches(':'))) {
        return Some(*verdict);
    }
    sign(text.chars().next_back()?)
}

/// Where the last sign of a text stands.
pub(in crate::plan) fn last_sign(text: &str) -> Option<usize> {
    let at = text.char_indices().rev().find(|(_, c)| sign(*c).is_some()).map(|(at, _)| at);
    let codes = || SHORTCODES.iter().filter_map(|(code, _)| text.rfind(code)).max();
    at.or_else(|| if text.contains(':') { codes() } else { None })
}

pub(super) fn is_capitals(text: &str) -> bool {
    text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase() || c == '/')
}

/// Where a verdict in capitals ends that hyphens tie to its reason: `PASS-by-design`. "FAIL-fast" is a word of its own.
pub(super) fn tied(text: &str) -> Option<usize> {
    let (word, rest) = text.split_once('-')?;
    let (reason, _) = rest.split_once('-').filter(|_| is_capitals(word))?;
    REASON.contains(&reason).then_some(word.len())
}

/// What a sign says.
pub(in crate::plan) fn sign(c: char) -> Option<Verdict> {
    // Nearly all that is asked about is ASCII, and none of them is.
    if c.is_ascii() {
        return None;
    }
    MARKS.iter().find(|(mark, _)| *mark == c).map(|(_, verdict)| *verdict)
}

/// How many words a text has; scripts without spaces count three characters as one.
pub(in crate::plan) fn word_count(text: &str) -> usize {
    if text.is_ascii() {
        return text.split_whitespace().filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric())).count();
    }
    let unspaced = text.chars().filter(|c| is_unspaced(*c)).count();
    let spaced =
        text.split_whitespace().filter(|word| word.chars().any(|c| c.is_alphanumeric() && !is_unspaced(c))).count();
    spaced + unspaced.div_ceil(3)
}

/// The part of a text before its explanation.
struct Head {
    end: usize,
    /// What stands in parentheses right behind it.
    aside: Option<Range<usize>>,
}

impl Head {
    fn aside_verdict(&self, text: &str) -> Option<Verdict> {
        let aside = self.aside.clone().filter(|_| word_count(&text[..self.end]) <= CURT)?;
        aside_verdict(&text[aside])
    }

    /// Where the head ends, with the parentheses where they hold a verdict.
    fn end_with_aside(&self, text: &str) -> usize {
        let Some(aside) = self.aside.as_ref().filter(|_| self.aside_verdict(text).is_some()) else { return self.end };
        aside.end + text[aside.end..].chars().next().map_or(0, char::len_utf8)
    }
}

fn head(text: &str) -> Head {
    let ends = |at: usize, c: char| {
        let rest = &text[at + c.len_utf8()..];
        match c {
            // "PASS- reads only" as well as "PASS - reads only".
            '-' => {
                let apart = || at == 0 || text[..at].ends_with(' ') || is_capitals(&text[..at]);
                rest.starts_with('>') || rest.starts_with([' ', '-']) && apart()
            }
            ';' | '.' | '?' | ':' => rest.starts_with(' '),
            '(' | ')' | ']' | '!' | '\n' => true,
            _ => matches!(c, '—' | '–' | '；' | '。' | '？' | '：' | '→' | '（' | '）' | '】'),
        }
    };
    let found =
        text.char_indices().find(|(at, c)| (c.is_ascii_punctuation() || !c.is_ascii() || *c == '\n') && ends(*at, *c));
    let (end, separator) = found.unwrap_or((text.len(), ' '));
    let from = end + separator.len_utf8();
    let aside = matches!(separator, '(' | '（').then(|| text[from..].find([')', '）']).map(|len| from..from + len));
    Head { end, aside: aside.flatten() }
}

/// Where the last statement of a text begins.
fn last_statement(text: &str) -> Option<usize> {
    let mut last = None;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_punctuation() || !c.is_ascii()) {
        let from = at + c.len_utf8();
        let rest = &text[from..];
        let breaks = match c {
            '.' | ',' | '?' | ':' => rest.starts_with(' '),
            '>' => text[..at].ends_with(['-', '=']),
            '—' | '–' => text[..at].ends_with(' ') && rest.starts_with(' '),
            _ => matches!(c, '。' | '→' | '(' | '（' | '[' | '【' | '，' | '？' | '：'),
        };
        if breaks {
            last = Some(from);
        }
    }
    last
}

/// A verdict in parentheses counts when it is all that stands there.
fn aside_verdict(aside: &str) -> Option<Verdict> {
    (word_count(aside) <= CURT + 1).then(|| in_words(aside)).flatten().filter(|verdict| *verdict != Verdict::Fail)
}

fn combine(mark: Option<Verdict>, words: Option<Verdict>) -> Option<Verdict> {
    match (mark, words) {
        (None, found) | (found, None) => found,
        (_, Some(Verdict::Waived)) => Some(Verdict::Waived),
        (Some(Verdict::Pass), Some(Verdict::Fail)) => Some(Verdict::Pass),
        (Some(mark), Some(words)) => Some(mark.min(words)),
    }
}

/// The verdict of a text without signs and explanation.
fn in_words(written: &str) -> Option<Verdict> {
    let written = &written[..written.floor_char_boundary(LONGEST)];
    let text = tied(written).map_or_else(|| plain(written), |_| plain(&written.replacen('-', " ", 2)));
    if text.is_empty() {
        return None;
    }
    if NO.contains(&text.as_str()) {
        return Some(Verdict::Fail);
    }
    // Most texts have none of the phrases, and nothing else is asked of them.
    let words = LazyCell::new(|| word_count(&text));
    // The verdict on all may stand in a longer sentence than others.
    let sums_up = || ALL.iter().any(|all| text.starts_with(all)) && is_about_all(&text);
    let clear = |found: &Phrase, at: usize| {
        let phrase = found.text;
        let after = &text[at + phrase.len()..];
        // "PASS with no violations", "PASS with justification" have no condition.
        if phrase.ends_with("with") && (after.starts_with(" no ") || GROUNDS.contains(&after.trim())) {
            return false;
        }
        if !found.strong {
            // One character is a word only by itself: 예 is yes, 예외 an exception.
            let whole = !has_unspaced(phrase) || phrase.chars().count() > 1 || phrase == text;
            return at == 0 && whole && (*words <= CURT || after.starts_with([',', '、', '，']));
        }
        let in_capitals = phrase.is_ascii() && written.contains(&phrase.to_uppercase());
        if at == 0 {
            // "Pending jobs survive each restart" is prose, and so is "Todo código" in Spanish.
            let most = match found.verdict {
                _ if phrase == "todo" => 1,
                Verdict::Fail => SHORT,
                _ => CURT,
            };
            return *words <= most || in_capitals || after.starts_with(',') || !EVERYDAY.contains(&phrase);
        }
        if EVERYDAY.contains(&phrase) && !in_capitals {
            return *words <= CURT || *words <= SHORT && (text.starts_with("all ") || is_absence(&text, at, phrase));
        }
        let condition = found.verdict == Verdict::Partial && phrase.contains(' ') && at < 40;
        // 已评审通过，… is clear without what follows the comma.
        let clause = || after.find(['，', ',']).map(|end| word_count(&text[..at + phrase.len() + end]));
        *words <= SHORT
            || in_capitals && *words <= SHORT + CURT
            || condition
            || sums_up() && word_count(&text[..at]) <= LONG
            || has_unspaced(phrase) && clause().is_some_and(|words| words <= SHORT)
    };
    let mut best: Option<(usize, Verdict)> = None;
    phrases::each_in(&text, |found, at| {
        if best.is_some_and(|(rank, _)| rank <= found.rank) || !clear(found, at) {
            return;
        }
        let denied = match unspaced::stance(&text, at, found.text) {
            Stance::Prose => return,
            stance => stance == Stance::Denied,
        };
        let verdict = match found.verdict {
            Verdict::Pass if denied || is_denied(&text, at) => Verdict::Fail,
            Verdict::Fail if denied || is_absence(&text, at, found.text) => Verdict::Pass,
            Verdict::Fail if is_covered(&text, at, found.text) => return,
            verdict => verdict,
        };
        best = Some((found.rank, verdict));
    });
    let instructs = || INSTRUCTION.says(&text);
    let excepts = || EXCEPT.says(&text);
    best.map(|(_, verdict)| verdict).filter(|_| !instructs()).map(|verdict| match verdict {
        Verdict::Pass if excepts() => Verdict::Partial,
        stated => stated,
    })
}

/// Whether a text, as it is compared, speaks of all principles or gates at once.
pub(in crate::plan) fn is_about_all(text: &str) -> bool {
    let about = || {
        let words = [PRINCIPLE_PREFIXES, &CONSTITUTION, GATE_INSIDE];
        words.into_iter().flatten().any(|word| find_phrase(text, word).is_some())
    };
    // "All principles" says it; 모든 is only "all".
    ALL.found_in(text).any(|all| !has_unspaced(all) || about())
}

/// The same of a text as it is written.
pub(in crate::plan) fn speaks_of_all(text: &str) -> bool {
    ALL.may_be_in(text) && is_about_all(&plain(text))
}

/// Whether the word right before a verdict turns it into its opposite: "not fulfilled", غير مطابق.
fn is_denied(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix(' ').and_then(|before| before.split(' ').next_back());
    before.is_some_and(|word| DENIAL.contains(&word))
}

/// Whether a violation is named only to say that there is none.
fn is_absence(text: &str, at: usize, phrase: &str) -> bool {
    // "not met" has its negation inside.
    let about_absence = ["viola", "fail", "verletz", "verstoss", "наруш", "поруш", "انتهاك"];
    let about_absence = about_absence.iter().any(|stem| phrase.starts_with(stem));
    about_absence && text[..at].split_whitespace().rev().take(4).any(|word| NEGATION.contains(&word))
}

/// Whether a text begins with a phrase for what is not met, met in part or not answered yet.
pub(in crate::plan) fn begins_unmet(text: &str) -> bool {
    UNMET.iter().any(|phrases| phrases.of_any_case(text).next().is_some())
}

/// The clear phrases for that.
static UNMET: [Beginnings; 3] =
    [Beginnings::new(FAIL.strong), Beginnings::new(PARTIAL.strong), Beginnings::new(PENDING.strong)];

/// The phrases of a pass that are clear.
static PASSES: Beginnings = Beginnings::new(PASS.strong);

/// Whether the phrase of a failure is part of a longer one that says the opposite, such as 위반 in 위반 없음.
fn is_covered(text: &str, at: usize, phrase: &str) -> bool {
    let end = at + phrase.len();
    let mut starts = text[..end].char_indices().map(|(from, _)| from).take_while(|from| *from <= at);
    starts.any(|from| {
        let covers = |longer: &str| longer.len() > phrase.len() && end <= from + longer.len();
        PASSES.of(&text[from..]).any(|(longer, _)| covers(longer))
    })
}

/// Whether a text is nothing but an everyday word of consent, such as "yes", "oui" or "sim".
pub(in crate::plan) fn is_passing_answer(text: &str) -> bool {
    let text = plain(text);
    PASS.leading.contains(&text.as_str())
}

fn clip(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}
