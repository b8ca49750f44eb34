//! Brackets in running text, and whether what stands in one is something that a template asks for.
//!
//! Plans are full of brackets that owe nothing: tags, task numbers, ranges, types, route parameters. So a bracket
//! counts by its own words only where no author would write them, and else by its place, as a whole value or cell.

use std::borrow::Cow;
use std::ops::Range;

use super::marked::Marked;
use super::texts::{Position, Text};
use crate::document::{Inline, Row};
use crate::plan::words::{self, placeholders as words_of};

/// Longest bracket that is looked at, in bytes.
const LONGEST: usize = 600;
/// How many brackets one inside the other are looked at.
const NESTING: usize = 3;
/// Longest label before a colon, in bytes.
const LONGEST_LABEL: usize = 120;

/// The brackets of a text with both their ends, by start, outer before inner.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
    // The wide ones begin with these bytes. Nearly all texts have none.
    if memchr::memchr3(b'[', 0xe3, 0xef, text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' | '【' | '［' => open.push((at, 0)),
            ']' | '】' | '］' => {
                let Some((start, inside)) = open.pop() else { continue };
                let end = at + c.len_utf8();
                if let Some((_, outside)) = open.last_mut() {
                    *outside = (*outside).max(inside + 1);
                }
                if inside < NESTING && end - start <= LONGEST {
                    found.push(start..end);
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found
}

/// What stands between the brackets.
pub(super) fn content(bracket: &str) -> &str {
    let mut chars = bracket.chars();
    chars.next();
    chars.next_back();
    chars.as_str().trim()
}

/// The placeholders of one text, in order.
pub(super) fn placeholders_in(text: &Text) -> Vec<Range<usize>> {
    let inline = text.inline;
    let brackets = brackets(&inline.text);
    if brackets.is_empty() {
        return Vec::new();
    }
    let marked = Marked::new(inline);
    let sample = matches!(text.position, Position::Cell(row) if is_sample(row));
    let nested = matches!(text.position, Position::Item { nested: true, .. });
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in brackets {
        let counted = found.last().is_some_and(|last| last.end > range.start);
        if counted
            || belongs_to_more(&inline.text, &range)
            || marked.is_link(range.start)
            || marked.is_struck(range.start)
        {
            continue;
        }
        let standing = if marked.is_code(range.start) {
            Standing::Code
        } else if stands_alone(&marked, &range, nested) {
            Standing::Whole
        } else {
            Standing::Within
        };
        let inside = content(&inline.text[range.clone()]);
        if is_template_text(inside, standing) || sample && !is_answer(&words::fold(inside)) {
            found.push(range);
        }
    }
    found
}

/// Whether a row is one of a template's samples: every cell that is not empty is one bracket, and one of them asks.
fn is_sample(row: &Row) -> bool {
    let mut asks = false;
    for cell in &row.cells {
        let text = cell.text.text.trim();
        if text.is_empty() {
            continue;
        }
        if text.len() > LONGEST || brackets(text).first() != Some(&(0..text.len())) {
            return false;
        }
        asks |= is_template_text(content(text), Standing::Whole);
    }
    asks
}

/// Whether a bracket is part of something longer: an index, a type, a link that is not one, a task's range.
fn belongs_to_more(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ')' | ']' | '$' | '@' | '!' | '\\'))
        || text[range.end..].starts_with('(')
}

/// Whether a bracket is the whole of its line, of what follows a label on it, or of a field between pipes.
fn stands_alone(marked: &Marked, range: &Range<usize>, nested: bool) -> bool {
    let text = &marked.inline.text;
    let line = marked.line(range.start);
    let before = text[line.start..range.start].trim_end_matches([' ', '`', '"', '“']);
    let after = text[range.end..].trim_start_matches([' ', '`', '"', '”', '.', ',', ';', '。', ')']);
    let starts = before.is_empty()
        || before.ends_with('|')
        || before.ends_with([':', '：']) && {
            let end = line.start + before.len();
            let bold = marked.strong_ends_in(&(end.saturating_sub(4)..range.start));
            bold || !nested && before.len() <= LONGEST_LABEL
        };
    starts && (after.is_empty() || after.starts_with(['\n', '|']))
}

/// How a bracket stands in its text, which tells how much it takes to make it a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// In inline code, where names of parameters stand in brackets too.
    Code,
    /// Among other words.
    Within,
    /// It is the whole value, item, cell or paragraph.
    Whole,
}

/// Whether the text inside a bracket asks to be replaced.
pub(super) fn is_template_text(content: &str, standing: Standing) -> bool {
    if matches!(content, "#" | "###") {
        return standing != Standing::Code || content == "###";
    }
    let folded = words::fold(content);
    if folded.is_empty() || is_clarification(&folded) || words_of::ANSWERS.contains(&folded.as_str()) {
        return false;
    }
    is_numbered_slug(content)
        || is_constant(content)
        || words_of::NAMES.contains(&folded.as_str()) && is_written_as_name(content, standing)
        || words_of::OPENINGS.iter().any(|opening| folded.starts_with(opening))
        || words_of::EXAMPLES.iter().any(|example| folded.contains(example))
        || offers_a_marker(&folded)
        || standing == Standing::Whole
            && (words_of::VALUES.contains(&folded.as_str()) || asks_in_prose(content, &folded))
}

/// Whether a bracket's text is a marker for a question rather than a placeholder.
fn is_clarification(folded: &str) -> bool {
    let folded = if folded.contains('_') { Cow::Owned(folded.replace('_', " ")) } else { Cow::Borrowed(folded) };
    words_of::CLARIFICATION.iter().any(|marker| folded.starts_with(marker))
}

fn is_answer(folded: &str) -> bool {
    words_of::ANSWERS.contains(&folded)
        || words_of::ANSWER_OPENINGS.iter().any(|opening| folded.starts_with(opening))
        || is_clarification(folded)
}

/// "… or NEEDS CLARIFICATION", as a template offers it.
fn offers_a_marker(folded: &str) -> bool {
    words_of::CLARIFICATION.iter().any(|marker| {
        folded.strip_suffix(marker).is_some_and(|before| {
            let before = before.trim_end();
            words_of::OR.iter().any(|or| {
                before
                    .strip_suffix(or)
                    .is_some_and(|rest| !or.is_ascii() || rest.ends_with(|c: char| !c.is_alphanumeric()))
            })
        })
    })
}

/// `###-feature-name`, `NNN-short-name`.
fn is_numbered_slug(content: &str) -> bool {
    let hashes = content.len() - content.trim_start_matches('#').len();
    let rest = content
        .strip_prefix("NNN")
        .or_else(|| content.strip_prefix("XXX"))
        .or_else(|| (hashes == 3).then(|| &content[hashes..]));
    rest.is_some_and(|rest| rest.starts_with(['-', '_']) && rest.len() > 2)
}

/// `FEATURE_NAME`: a constant of at least two words.
fn is_constant(content: &str) -> bool {
    let words: Vec<&str> = content.split('_').collect();
    words.len() > 1
        && words.iter().all(|word| word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        && words.iter().filter(|word| word.len() > 1).count() > 1
        && content.starts_with(|c: char| c.is_ascii_uppercase())
}

/// A single lower-case word such as `date` may be a parameter, unless it is the whole value, and `[FEATURE]` before a
/// text is a tag; in code only capitals are a name that a template asks for.
fn is_written_as_name(content: &str, standing: Standing) -> bool {
    match standing {
        Standing::Whole => true,
        Standing::Within => {
            content == "link"
                || !content.chars().all(|c| c.is_ascii_lowercase()) && !content.eq_ignore_ascii_case("feature")
        }
        Standing::Code => !content.chars().any(char::is_lowercase),
    }
}

/// Whether a bracket that is a whole value reads as a request in words, or offers values to choose from.
fn asks_in_prose(content: &str, folded: &str) -> bool {
    let is_data = content.starts_with(['"', '\'', '{', '[', '<', '+', '-', '.', '~', '`', '('])
        || content.starts_with(|c: char| c.is_ascii_digit())
        || content.contains(['=', ';', '{', '}']);
    let has_letters = |word: &&str| word.chars().any(char::is_alphabetic);
    let words = content.split_whitespace().filter(has_letters).count();
    let wide = content.chars().filter(|c| words::is_unspaced(*c)).count();
    // `[one, two]` is a list of values.
    let is_list = content.contains(',') && content.split(',').all(|part| part.split_whitespace().count() < 2);
    let asks = content.contains('|') || words > 1 || wide > 3;
    asks && !is_data && !is_list && !is_answer(folded) && !words::parts::names_part(content)
}

/// Whether a title or a line holds something to be replaced.
pub(in crate::plan) fn asks(line: &Inline) -> bool {
    brackets(&line.text).into_iter().any(|range| {
        !belongs_to_more(&line.text, &range) && is_template_text(content(&line.text[range]), Standing::Whole)
    })
}
