//! Stretches between `<!-- tag -->` and `<!-- /tag -->`.
//!
//! Tags are looked for in the text and not in its blocks, since they may stand anywhere: between paragraphs, in one, in
//! a table, in a comment of front matter. Only in code they are text like any other.

use super::{LoneTag, Masked};
use crate::diagnostic::{Source, Span};

/// The longest comment that may be a misspelt tag, in characters.
const LONGEST: usize = 40;

/// A comment that is a tag.
struct Tag {
    /// Its index among those that are looked for.
    tag: usize,
    opens: bool,
    span: Span,
}

/// The stretches of a text that are marked by these tags. Tags inside each other count once.
pub(super) fn stretches(source: &Source, tags: &[String], code: &[Span], masked: &mut Masked) -> Vec<Span> {
    let found = found(source.text(), tags, code, masked);
    let mut stretches = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let lone = |opens: bool, span: Span| LoneTag {
            tag: tag.clone(),
            opens,
            path: source.path().to_string(),
            line: source.line(span.start),
        };
        let mut open: Vec<Span> = Vec::new();
        for Tag { opens, span, .. } in found.iter().filter(|found| found.tag == at) {
            if *opens {
                open.push(*span);
                continue;
            }
            match open.pop() {
                Some(from) if open.is_empty() => stretches.push((at, Span::new(from.start, span.end))),
                Some(_) => {}
                None => masked.lone.push(lone(false, *span)),
            }
        }
        if let Some(from) = open.first() {
            stretches.push((at, Span::new(from.start, source.text().len())));
            masked.lone.push(lone(true, *from));
        }
    }
    for (at, _) in &stretches {
        *masked.tags.entry(tags[*at].clone()).or_default() += 1;
    }
    merged(stretches.into_iter().map(|(_, span)| span).collect())
}

/// The tags in a text, in order. A tag inside a longer comment is one too: what it marks is not to be seen.
fn found(text: &str, tags: &[String], code: &[Span], masked: &mut Masked) -> Vec<Tag> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("<!--") {
        let inside = &text[start + 4..];
        let Some(length) = inside.find("-->") else { break };
        let span = Span::new(start, start + 4 + length + 3);
        if code.iter().any(|code| code.start < span.end && span.start < code.end) {
            continue;
        }
        let written = inside[..length].trim();
        let name = written.strip_prefix('/').map_or(written, str::trim_start);
        let known = tags.iter().position(|tag| tag.trim().to_lowercase() == name.to_lowercase());
        match known {
            Some(tag) => found.push(Tag { tag, opens: name == written, span }),
            None if name.chars().count() <= LONGEST && !name.contains(char::is_whitespace) => {
                masked.comments.insert(name.to_owned());
            }
            None => {}
        }
    }
    found
}

/// Stretches in order, those that meet as one.
fn merged(mut stretches: Vec<Span>) -> Vec<Span> {
    stretches.sort_unstable_by_key(|span| span.start);
    let mut merged: Vec<Span> = Vec::new();
    for span in stretches {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
