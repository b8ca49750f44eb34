//! A line that names something and says how it stands: `✅ **Test first**: …`, `**Gate status**: PASS (5/5)`.

use std::ops::Range;

use super::gate::{self, Verdict};
use super::scope::Title;
use super::words::checks::{EXPLANATION_LABELS, PRINCIPLE_PREFIXES, VERDICT_LABELS};
use super::words::constitution::{CONSTITUTION, PRINCIPLES};
use super::words::signs::{DEGREE, EVERYDAY};
use super::words::{is_in_capitals, plain};
use crate::document::{Inline, MarkKind};

/// The longest label, in bytes, that is not bold.
const LONGEST_LABEL: usize = 120;

/// The longest title of a numbered principle, in words.
const LONGEST_TITLE: usize = 5;

/// The longest verdict that is kept in its words beside a sign that says the same, in words.
const LONGEST_VERDICT: usize = 8;

/// What one line says.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// What is named, without signs and colon; empty where the line is only a verdict.
    pub(super) name: Inline,
    /// How it is set off from the rest.
    pub(super) by: NamedBy,
    /// What is said of it.
    pub(super) verdict: Verdict,
    /// The verdict as written.
    pub(super) written: Option<String>,
    /// What follows the name.
    pub(super) rest: Inline,
    /// Whether a sign stands before the name.
    pub(super) marked: bool,
}

/// How a name is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedBy {
    /// It is bold.
    Bold,
    /// A colon or dash follows it.
    Colon,
    /// Nothing tells it from the rest; it is the whole line.
    Nothing,
}

/// Reads a line.
pub(super) fn judge(line: &Inline) -> Judged {
    let lead = Lead::of(&line.text);
    named(line, lead).unwrap_or_else(|| unnamed(line, lead))
}

/// Reads a line that tells a name from the rest; `None` where nothing does.
pub(super) fn judge_named(line: &Inline) -> Option<Judged> {
    named(line, Lead::of(&line.text))
}

/// The sign that a line begins with.
#[derive(Clone, Copy)]
struct Lead {
    mark: Option<Verdict>,
    /// Where the text behind it begins.
    end: usize,
}

impl Lead {
    fn of(text: &str) -> Self {
        let mark = gate::leading_mark(text).or_else(|| bracketed(text));
        let behind = &text[mark.map_or(0, |(_, end)| end)..];
        Self { mark: mark.map(|(verdict, _)| verdict), end: text.len() - behind.trim_start().len() }
    }
}

/// A verdict in brackets that serves as a sign: `[PASS] I. Simplicity`. `[OK]` may be a button.
fn bracketed(text: &str) -> Option<(Verdict, usize)> {
    let inside = text.strip_prefix('[')?.split_once(']')?.0;
    let is_sign = matches!(inside, "PASS" | "PASSED" | "FAIL" | "FAILED" | "PARTIAL" | "WAIVED" | "N/A");
    let (verdict, _) = gate::read_verdict(inside).filter(|_| is_sign)?;
    Some((verdict, inside.len() + 2))
}

/// A line with a name.
fn named(line: &Inline, lead: Lead) -> Option<Judged> {
    let text = line.text.as_str();
    let start = lead.end;
    let is_name = |name: &Range<usize>| {
        let word = &text[name.clone()];
        !reads_as_verdict(word)
            || is_label(word)
            || is_name_like_an_answer(word, &text[..name.start], &text[name.end..])
    };
    let labelled = || labelled_name(text, start).filter(|(_, name, _)| is_name(name));
    let (by, name, rest) = bold_name(line, start).or_else(labelled)?;
    let (name, rest) = with_title(text, name.clone(), rest).unwrap_or((name, rest));
    let inner_mark = gate::leading_mark(&text[name.clone()]);
    let mark = lead.mark.or(inner_mark.map(|(verdict, _)| verdict));
    let name = name.start + inner_mark.map_or(0, |(_, end)| end)..name.end;
    let rest_at = rest..text.len();
    let (verdict, written) = of_rest(&text[rest_at.clone()], mark);
    let (verdict, written) = match verdict {
        Verdict::Unstated => {
            let in_bold = in_bold_capitals(line, &rest_at).or_else(|| closing_in_bold(line, &rest_at));
            in_bold.map_or((verdict, None), |(verdict, at)| (verdict, Some(at)))
        }
        _ => (verdict, written),
    };
    if verdict == Verdict::Unstated
        && by == NamedBy::Bold
        && let Some((name, verdict, written)) = judged_in_bold(&line.slice(name.clone()))
    {
        return Some(Judged { name, by, verdict, written, rest: trimmed(line, rest_at), marked: false });
    }
    let written = written.map(|range| text[rest_at.start + range.start..rest_at.start + range.end].trim().to_owned());
    let sign = || text[..name.start].trim().trim_matches('*').to_owned();
    Some(Judged {
        name: trimmed_name(line, name.clone()),
        by,
        verdict,
        written: written.or_else(|| mark.map(|_| sign())).filter(|text| !text.is_empty()),
        rest: trimmed(line, rest_at),
        marked: mark.is_some(),
    })
}

/// The verdict of what follows a name, given the sign before the name.
fn of_rest(rest: &str, mark: Option<Verdict>) -> (Verdict, Option<Range<usize>>) {
    let found = gate::read_verdict(rest);
    match (mark, found) {
        (None, Some((verdict, written))) => (verdict, Some(written)),
        (None, None) => gate::closing(rest).map_or((Verdict::Unstated, None), |(verdict, at)| (verdict, Some(at))),
        (Some(mark), None) => (mark, None),
        (Some(mark), Some((verdict, written))) => {
            // Words behind a passing sign may take it back, never the other way round.
            let says_less = matches!(verdict, Verdict::Partial | Verdict::Pending | Verdict::Waived);
            match gate::word_count(&rest[written.clone()]) {
                ..=4 if says_less => (verdict, Some(written)),
                ..=LONGEST_VERDICT if verdict == mark => (mark, Some(written)),
                _ => (mark, None),
            }
        }
    }
}

/// A verdict that stands in bold capitals within what follows a name: `… keeps two **VIOLATION** (see below)`.
fn in_bold_capitals(line: &Inline, rest: &Range<usize>) -> Option<(Verdict, Range<usize>)> {
    let bold = line.marks.iter().filter(|mark| mark.kind == MarkKind::Strong && mark.range.start >= rest.start);
    bold.filter(|mark| mark.range.end <= rest.end).find_map(|mark| {
        let inside = &line.text[mark.range.clone()];
        let found = gate::read_verdict(inside).filter(|_| is_in_capitals(inside) && gate::word_count(inside) <= 3);
        let from = mark.range.start - rest.start;
        found.map(|(verdict, written)| (verdict, from + written.start..from + written.end))
    })
}

/// A verdict that is the last sentence of what follows a name, all of it bold: `… **Compliant with the charter.**`
fn closing_in_bold(line: &Inline, rest: &Range<usize>) -> Option<(Verdict, Range<usize>)> {
    let end = line.text.trim_end().trim_end_matches(['.', '。']).len();
    let closes = |range: &Range<usize>| {
        let within = rest.start <= range.start && range.start < end && end <= range.end;
        within && line.text[rest.start..range.start].trim_end().ends_with(['.', '。'])
    };
    let bold = line.marks.iter().find(|mark| mark.kind == MarkKind::Strong && closes(&mark.range))?;
    let from = bold.range.start - rest.start;
    let (verdict, written) = gate::read_bold(&line.text[bold.range.start..end])?;
    Some((verdict, from + written.start..from + written.end))
}

/// The name and the verdict of a bold text that holds both: `**I. Simplicity — PASS**: …`, `**II. Tests ❌**: …`. Words
/// that are not in capitals belong to the name, as in "Retry (on failure)".
fn judged_in_bold(bold: &Inline) -> Option<(Inline, Verdict, Option<String>)> {
    if let Some((verdict, end)) = leading_capitals(&bold.text) {
        let written = bold.text[..end].trim().to_owned();
        return Some((trimmed_name(bold, end..bold.text.len()), verdict, Some(written)));
    }
    let (name, verdict, written) = judge_title(bold);
    let whole = bold.text.trim_end().trim_end_matches([':', '：', ')', '）', ']']).trim_end();
    let is_clear = |written: &str| whole.ends_with(written) && !written.contains(char::is_lowercase);
    (verdict != Verdict::Unstated && written.as_deref().is_some_and(is_clear)).then_some((name, verdict, written))
}

/// A verdict in capitals that a dash or colon parts from the name behind it, and where it ends: `PASS - Simplicity`.
fn leading_capitals(text: &str) -> Option<(Verdict, usize)> {
    let end = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_parted = [" - ", " – ", " — ", ": "].iter().any(|sign| text[end..].starts_with(sign));
    let (verdict, _) = gate::read_verdict(&text[..end]).filter(|_| end > 1 && is_parted)?;
    (verdict != Verdict::Pending && !gate::speaks_of_all(text)).then_some((verdict, end))
}

/// A line without a name: a verdict, or a statement.
fn unnamed(line: &Inline, lead: Lead) -> Judged {
    let text = line.text.as_str();
    let start = lead.end;
    let found = gate::read_verdict(text);
    let closing = || gate::closing(text).filter(|_| start == 0);
    let explained = || explained_sign(text).filter(|_| start == 0);
    let found = found.or_else(closing).or_else(explained);
    let (verdict, written) = found.map_or((Verdict::Unstated, None), |(verdict, at)| (verdict, Some(at)));
    let is_verdict = written.as_ref().is_some_and(|written| written.end > start && written.start <= start);
    let name_end = written.as_ref().filter(|written| written.start > start).map_or(text.len(), |written| written.start);
    let name = if is_verdict { start..start } else { start..name_end };
    Judged {
        name: trimmed_name(line, name),
        by: NamedBy::Nothing,
        verdict,
        written: written.map(|written| text[written].trim().to_owned()),
        rest: trimmed(line, start..text.len()),
        marked: lead.mark.is_some(),
    }
}

/// The last sign of a line with what explains it: `II. Tests ✅ (after the second pass)`, `III. Layers ❌ - two of them`.
fn explained_sign(text: &str) -> Option<(Verdict, Range<usize>)> {
    let at = gate::last_sign(text)?;
    let (verdict, end) = gate::leading_mark(&text[at..])?;
    let behind = text[at + end..].trim_start();
    let is_explained = behind.starts_with(['(', '（', '—', '–', ':', '：']) || behind.starts_with("- ");
    (is_explained && text[..at].ends_with(' ')).then_some((verdict, at..at + end))
}

/// The bold text at `start`, with what stands in parentheses behind it, and where the rest begins.
fn bold_name(line: &Inline, start: usize) -> Option<(NamedBy, Range<usize>, usize)> {
    let text = line.text.as_str();
    let covers = |range: &Range<usize>| range.start <= start && start < range.end;
    let bold = line.marks.iter().find(|mark| mark.kind == MarkKind::Strong && covers(&mark.range))?;
    let from = bold.range.start.max(start);
    let mut end = bold.range.end;
    let inside = text[from..end].trim();
    if gate::speaks_of_all(inside) && gate::read_verdict(inside).is_some() {
        return None;
    }
    let has_colon = || inside.ends_with([':', '：']) || text[end..].trim_start().starts_with([':', '：']);
    if reads_as_verdict(inside)
        && !(has_colon() && is_label(inside))
        && !is_name_like_an_answer(inside, &text[..from], &text[end..])
    {
        return None;
    }
    // "**Gate result: PASS — no violations**" has label and verdict in one.
    if let Some((at, colon)) = inside.char_indices().find(|(_, c)| matches!(c, ':' | '：'))
        && gate::read_verdict(&inside[at + colon.len_utf8()..]).is_some()
    {
        let at = from + text[from..end].find(colon).unwrap_or(0);
        return Some((NamedBy::Bold, from..at, at + colon.len_utf8()));
    }
    let behind = text[end..].trim_start();
    if behind.starts_with('(')
        && !text[from..end].trim_end().ends_with([':', '：'])
        && let Some(close) = behind.find(')').filter(|close| *close <= LONGEST_LABEL)
        && gate::read_verdict(&behind[1..close]).is_none()
    {
        end = text.len() - behind.len() + close + 1;
    }
    let parts = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '-' | '–' | '—' | '→' | '=' | '>');
    let rest = text[end..].trim_start_matches(parts);
    Some((NamedBy::Bold, from..end, text.len() - rest.len()))
}

/// Whether words that are a verdict elsewhere are a label before a colon: "Compliance: …", "Violations: …".
fn is_label(words: &str) -> bool {
    let words = plain(words.trim_end_matches([':', '：']));
    VERDICT_LABELS.contains(&words.as_str()) || EXPLANATION_LABELS.contains(&words.as_str())
}

/// Whether words that are an answer elsewhere are a name here, as in `❌ **Sim**: fail`: what follows their colon is the
/// verdict, or the sign before them says the opposite, or they name what is judged.
fn is_name_like_an_answer(word: &str, before: &str, behind: &str) -> bool {
    let Some(said) = [word, behind].into_iter().find_map(|part| part.split_once([':', '：']).map(|(_, said)| said))
    else {
        return false;
    };
    let said = if said.is_empty() { behind } else { said };
    let is_judged = || gate::read_verdict(said).is_some() && !gate::speaks_of_all(said);
    let mark = gate::leading_mark(before).map(|(mark, _)| mark);
    if is_in_capitals(word) {
        return false;
    }
    if gate::is_passing_answer(word) && (mark == Some(Verdict::Fail) || is_judged()) {
        return true;
    }
    let words = plain(word.trim_end_matches([':', '：']));
    // "Exception handling" is what is judged behind it, and "Accessibility compliant" what the sign before it is about.
    if words.contains(' ') && is_judged() && is_subject(&words) {
        return true;
    }
    let subject = gate::before_verdict(&words).filter(|subject| !subject.is_empty());
    mark.is_some() && !said.trim().is_empty() && subject.is_some_and(is_subject)
}

/// Whether words name what a verdict is about. "Fully" and "all gates" name nothing.
fn is_subject(words: &str) -> bool {
    let is_degree = |degree: &&str| match degree.is_ascii() {
        true => words.split(' ').any(|word| word == *degree),
        false => words.ends_with(*degree),
    };
    let is_of_check = || {
        let speaks_of_check = CONSTITUTION.iter().chain(PRINCIPLES).any(|noun| words.contains(noun));
        speaks_of_check || gate::is_about_all(words) || Title::of(words).is_stage() || gate::is_gate_label(words)
    };
    !DEGREE.iter().any(is_degree) && !is_of_check()
}

/// The text before a colon or dash, and where the rest begins.
fn labelled_name(text: &str, start: usize) -> Option<(NamedBy, Range<usize>, usize)> {
    let reach = text[start..].char_indices().take_while(|(at, _)| *at <= LONGEST_LABEL);
    let mut depth = 0_usize;
    for (at, c) in reach {
        let at = start + at;
        let after = &text[at + c.len_utf8()..];
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            '：' if depth == 0 => return Some((NamedBy::Colon, start..at, at + c.len_utf8())),
            ':' if depth == 0 && (after.is_empty() || after.starts_with(char::is_whitespace)) => {
                // "Principle I: Layers: …" is named by both.
                if is_number_label(&text[start..at])
                    && let Some(more) = labelled_name(text, at + 1)
                {
                    return Some((NamedBy::Colon, start..more.1.end, more.2));
                }
                return Some((NamedBy::Colon, start..at, at + 1));
            }
            '—' | '–' | '-' | '→' | '…'
                if depth == 0 && text[..at].ends_with(' ') && after.starts_with([' ', '>', '…']) =>
            {
                let rest = after.trim_start_matches(['>', ' ', '-', '…']);
                let judged = gate::read_verdict(rest).is_some() || gate::leading_mark(rest).is_some();
                if judged {
                    return Some((NamedBy::Colon, start..at, text.len() - rest.len()));
                }
            }
            '\n' => return None,
            _ => {}
        }
        let sentence_ends =
            matches!(c, '.' | '。') && depth == 0 && after.starts_with(' ') && text[start..at].contains(' ');
        if sentence_ends {
            return None;
        }
    }
    None
}

/// The name with the title behind it, where it is only a number: `Principle 2: Least privilege (kept)`.
fn with_title(text: &str, name: Range<usize>, rest: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.len() - text[rest..].trim_start().len();
    let behind = text[rest..].split('\n').next().unwrap_or_default();
    if !is_number_label(&text[name.clone()]) {
        return None;
    }
    let ends = [": ", "：", " — ", " – ", " - ", " (", " → "].iter().filter_map(|sign| behind.find(sign)).min();
    let title = behind[..ends.unwrap_or(behind.len())].trim_end();
    let starts_well = title.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    let end = rest + title.len();
    let after = text[end..].trim_start_matches([':', '：', '—', '–', '-', '→', ' ']);
    let starts_well = starts_well && gate::read_verdict(title).is_none();
    let is_title = starts_well && (1..=LONGEST_TITLE).contains(&gate::word_count(title)) && !title.contains(". ");
    is_title.then(|| (name.start..end, text.len() - after.len()))
}

/// "Principle IV", "Article 3": a label that goes on.
fn is_number_label(label: &str) -> bool {
    // Asked of every line: most labels are told by their length or the number of their words.
    if label.len() > 40 || label.split_whitespace().count() != 2 {
        return false;
    }
    let label = plain(label);
    let words: Vec<&str> = label.split_whitespace().collect();
    words.len() == 2
        && PRINCIPLE_PREFIXES.contains(&words[0])
        && words[1].chars().all(|c| "ivxlc".contains(c) || c.is_ascii_digit())
}

/// Whether a bold text is itself the verdict, as in `**PASSED**: …`. "Fail Fast" is a name.
pub(super) fn reads_as_verdict(text: &str) -> bool {
    let words = gate::leading_mark(text).map_or(text, |(_, end)| &text[end..]);
    let count = gate::word_count(words);
    if count == 0 {
        return gate::leading_mark(text).is_some();
    }
    let everyday = || {
        let words = plain(words);
        words.split(' ').any(|word| EVERYDAY.contains(&word) && !word.starts_with("violation"))
    };
    count <= 4 && gate::read_verdict(words).is_some() && (count == 1 || is_in_capitals(words) || !everyday())
}

/// A part of a line without white space at its ends.
fn trimmed(line: &Inline, range: Range<usize>) -> Inline {
    let text = &line.text[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    line.slice(start..(range.start + text.trim_end().len()).max(start))
}

/// A name without signs, colon and white space at its ends.
fn trimmed_name(line: &Inline, range: Range<usize>) -> Inline {
    let text = &line.text[range.clone()];
    let cut = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '—' | '→' | '*' | '_');
    let end = range.start + text.trim_end_matches(cut).len();
    let mut end = end;
    while let Some(c) = line.text[range.start..end].chars().next_back()
        && (c == '\u{fe0f}' || gate::trailing_mark(c.encode_utf8(&mut [0; 4])).is_some() || cut(c))
    {
        end -= c.len_utf8();
    }
    let start = range.start + (text.len() - text.trim_start_matches(cut).len()).min(end - range.start);
    line.slice(start..end)
}

/// The name in a heading or bold line, and the verdict that stands in it: `✅ Simplicity`, `Simplicity: PASS`,
/// `Simplicity ✅ PASS`, `Simplicity (PASS)`. Words of the name itself are none.
pub(super) fn judge_title(title: &Inline) -> (Inline, Verdict, Option<String>) {
    let text = title.text.trim_end().trim_end_matches([':', '：']).trim_end();
    let leading = gate::leading_mark(text);
    let start = leading.map_or(0, |(_, end)| end);
    let behind = last_separator(&text[start..]).map(|(at, width)| (start + at, width));
    let sign = gate::last_sign(&text[start..]).map(|at| (start + at, 0));
    for (at, width) in sign.into_iter().chain(behind).filter(|(at, _)| !text[start..*at].trim().is_empty()) {
        let tail = &text[at + width..];
        let found = gate::read_verdict(tail).or_else(|| gate::closing(tail)).filter(|_| gate::word_count(tail) <= 4);
        if let Some((verdict, written)) = found {
            let written = tail[written].trim().to_owned();
            return (trimmed_name(title, start..at), verdict, Some(written));
        }
    }
    let name = trimmed_name(title, start..text.len());
    match leading {
        Some((verdict, end)) => (name, verdict, Some(text[..end].trim().to_owned())),
        None => (name, Verdict::Unstated, None),
    }
}

/// Where the last sign of a title stands that parts its name from what is said of it, and how wide it is.
fn last_separator(title: &str) -> Option<(usize, usize)> {
    title.char_indices().rev().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        match c {
            '：' | '(' | '（' | '[' => Some((at, c.len_utf8())),
            '-' | '—' | '–' | ':' | '→' if title[end..].starts_with(' ') => Some((at, c.len_utf8() + 1)),
            _ => None,
        }
    })
}
