//! Brackets in running text, and whether what stands in one is something that a template asks for.
//!
//! Plans are full of brackets that owe nothing: tags, task numbers, ranges, types, route parameters. So a bracket
//! counts by its own words only where no author would write them, and else by its place, as a whole value or cell.

use std::ops::Range;

use crate::plan::words::{self, placeholders as words_of};

/// Longest bracket that is looked at, in bytes.
const LONGEST: usize = 600;
/// How many brackets one inside the other are looked at.
const NESTING: usize = 3;

/// The brackets of a text with both their ends, by start, outer before inner.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
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

/// How much is needed to take a bracket for a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It stands somewhere in a text.
    Within,
    /// It is the whole value, item, cell or paragraph.
    Whole,
}

/// Whether the text inside a bracket asks to be replaced.
pub(super) fn is_template_text(content: &str, standing: Standing) -> bool {
    let folded = words::fold(content);
    if folded.is_empty() {
        return content == "#" || content == "###";
    }
    if is_clarification(&folded) || words_of::ANSWERS.contains(&folded.as_str()) {
        return false;
    }
    is_numbered_slug(content)
        || is_constant(content)
        || words_of::NAMES.contains(&folded.as_str()) && is_written_as_name(content, standing)
        || words_of::VALUES.contains(&folded.as_str()) && (standing == Standing::Whole || is_capitals(content))
        || words_of::OPENINGS.iter().any(|opening| folded.starts_with(opening.trim_start()))
        || words_of::EXAMPLES.iter().any(|example| folded.contains(example))
        || words_of::CLARIFICATION.iter().any(|marker| folded.ends_with(marker))
        || standing == Standing::Whole && asks_in_prose(content, &folded)
}

/// Whether a bracket's text is a marker for a question rather than a placeholder.
fn is_clarification(folded: &str) -> bool {
    words_of::CLARIFICATION.iter().any(|marker| folded.starts_with(marker))
}

/// `###-feature-name`, `###`, `NNN-short-name`.
fn is_numbered_slug(content: &str) -> bool {
    let hashes = content.len() - content.trim_start_matches('#').len();
    let digits = ["NNN", "XXX", "nnn", "xxx"]
        .iter()
        .any(|digits| content.strip_prefix(digits).is_some_and(|rest| rest.starts_with(['-', '_']) && rest.len() > 2));
    hashes >= 3 && !content[hashes..].starts_with(' ') || digits
}

/// `FEATURE_NAME`: a constant of at least two words.
fn is_constant(content: &str) -> bool {
    let words: Vec<&str> = content.split('_').collect();
    words.len() > 1
        && words.iter().all(|word| word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        && words.iter().filter(|word| word.len() > 1).count() > 1
        && content.starts_with(|c: char| c.is_ascii_uppercase())
}

fn is_capitals(content: &str) -> bool {
    content.chars().any(char::is_alphabetic) && !content.chars().any(char::is_lowercase)
}

/// A single lower-case word such as `date` may be a route parameter, unless it is the whole value.
fn is_written_as_name(content: &str, standing: Standing) -> bool {
    let route = content.chars().all(|c| c.is_ascii_lowercase()) && content != "link";
    standing == Standing::Whole || !route
}

/// Whether a bracket that is a whole value reads as a request in words.
fn asks_in_prose(content: &str, folded: &str) -> bool {
    let is_data = content.contains(['"', '\'', '`', '=', '{', '}', ';', '/', '\\', '@'])
        && !content.contains(|c: char| c.is_whitespace())
        || content.starts_with(['"', '\'', '{', '[', '<', '+', '-', '.', '~'])
        || content.starts_with(|c: char| c.is_ascii_digit());
    let words = content.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let wide = content.chars().filter(|c| is_wide(*c)).count();
    !is_data && (words > 1 || wide > 1) && !words_of::ANSWER_OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

/// A character of a script that writes words without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
