//! Which tags of raw HTML pass: a few harmless ones without attributes, where they are balanced.
//!
//! Everything else of raw HTML is shown as text by the [writer](super::html).

use std::collections::{BTreeSet, VecDeque};

use comrak::nodes::{AstNode, NodeValue};

use super::labelled::Role;
use super::parse::span as position_span;
use crate::diagnostic::{Source, Span};

/// The tags of raw HTML that pass where they are balanced within one paragraph, always without attributes.
const HONOURED: [&str; 7] = ["kbd", "sub", "sup", "mark", "ins", "del", "summary"];

/// The places of the tags among a paragraph's direct children that are honoured and balanced, within one description
/// where the paragraph is a list of labelled values.
pub(super) fn honoured<'a>(node: &'a AstNode<'a>, source: &Source, roles: Option<&VecDeque<Role>>) -> BTreeSet<Span> {
    let mut honoured = BTreeSet::new();
    let mut open: Vec<(&str, Span)> = Vec::new();
    for (at, child) in node.children().enumerate() {
        if roles.and_then(|roles| roles.get(at)).is_some_and(|role| role.label) {
            open.clear();
        }
        let data = child.data();
        let NodeValue::HtmlInline(html) = &data.value else { continue };
        let span = position_span(source, data.sourcepos);
        let lower = html.to_lowercase();
        let name = |prefix: &str| {
            let inside = lower.strip_prefix(prefix)?.strip_suffix('>')?;
            HONOURED.iter().copied().find(|tag| *tag == inside)
        };
        if let Some(tag) = name("</") {
            if open.last().is_some_and(|(last, _)| *last == tag)
                && let Some((_, opening)) = open.pop()
            {
                honoured.extend([opening, span]);
            }
        } else if let Some(tag) = name("<") {
            open.push((tag, span));
        }
    }
    honoured
}
