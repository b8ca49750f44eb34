//! Paragraphs that are really lists of labelled values.
//!
//! `**Status**: Draft` lines, or `**Branch**: a | **Date**: b` on one line, run together when they are set as a
//! paragraph. Here it is found out whether a paragraph is of that form, and what each of its direct children does in
//! it; the HTML writer then sets it as a list of terms and descriptions.

use std::collections::VecDeque;

use comrak::nodes::{AstNode, NodeValue};

use crate::diagnostic::Span;

/// What a direct child of a labelled paragraph does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// It is a label: a new term begins.
    pub(super) label: bool,
    /// It only separates two lines, and is left out.
    pub(super) separates: bool,
    /// Its text begins with the colon of the label before it.
    pub(super) after_label: bool,
    /// Its text ends with the pipe before the next label.
    pub(super) before_pipe: bool,
}

/// A list of labelled values that is being written.
pub(super) struct Labelled {
    /// What each child that is still to come does.
    pub(super) roles: VecDeque<Role>,
    /// Whether a description is open.
    pub(super) described: bool,
    /// Whether a term is open.
    pub(super) in_label: bool,
    /// The whole list, until its first description is open.
    pub(super) unstarted: Option<Span>,
}

/// A label is a few words; a longer bold run is a sentence.
const LONGEST_LABEL: usize = 60;

/// The roles of a paragraph's children when it has at least two labelled values and begins with one.
pub(super) fn roles<'a>(paragraph: &'a AstNode<'a>) -> Option<VecDeque<Role>> {
    let mut is_label_next = paragraph.first_child().is_some_and(|first| is_label(first));
    if !is_label_next {
        return None;
    }
    let mut roles: VecDeque<Role> = VecDeque::new();
    let mut line_start = true;
    let mut labels = 0;
    for child in paragraph.children() {
        let mut role = Role { label: line_start && is_label_next, ..Role::default() };
        labels += usize::from(role.label);
        let data = child.data();
        is_label_next = child.next_sibling().is_some_and(|next| is_label(next));
        line_start = match &data.value {
            NodeValue::SoftBreak | NodeValue::LineBreak => {
                role.separates = is_label_next;
                true
            }
            NodeValue::Text(text) => {
                role.after_label = roles.back().is_some_and(|before| before.label);
                role.before_pipe = is_label_next && text.trim_end().ends_with(['|', '｜']);
                role.before_pipe
            }
            _ => false,
        };
        roles.push_back(role);
    }
    (labels > 1).then_some(roles)
}

/// Whether a node is bold text with a colon at its end or right after it.
fn is_label<'a>(node: &'a AstNode<'a>) -> bool {
    if !matches!(node.data().value, NodeValue::Strong) {
        return false;
    }
    let (mut length, mut ends_with_colon) = (0, false);
    for child in node.children() {
        let data = child.data();
        let piece = match &data.value {
            NodeValue::Text(text) => text.as_ref(),
            NodeValue::Code(code) => code.literal.as_str(),
            _ => return false,
        };
        length += piece.len();
        let written = piece.trim_end();
        ends_with_colon = if written.is_empty() { ends_with_colon } else { written.ends_with([':', '：']) };
    }
    let colon_after = || {
        node.next_sibling().is_some_and(|next| match &next.data().value {
            NodeValue::Text(text) => text.trim_start().starts_with([':', '：']),
            _ => false,
        })
    };
    length <= LONGEST_LABEL && (ends_with_colon || colon_after())
}

/// The text without the colon that belongs to the label before it, and without the pipe before the next one.
pub(super) fn trim(text: &str, role: Role) -> &str {
    let mut text = text;
    if role.after_label {
        text = text.trim_start();
        text = text.strip_prefix([':', '：']).unwrap_or(text).trim_start();
    }
    if role.before_pipe {
        text = text.trim_end().trim_end_matches(['|', '｜']).trim_end();
    }
    text
}
