//! Which stretches of a plan are its constitution check and its gates.
//!
//! A stretch belongs to a heading, or to a bold line that serves as one: in `## Progress Tracking` only the bold
//! `**Gate Status**:` tells the gates from the phases above them. What stands below such a heading belongs to it until
//! a heading of the same level. The names decide here, and inside a constitution check whether principles are judged below
//! a name of gates; what the stretches say is read elsewhere.

mod names;

pub(super) use names::{Title, may_matter};

use super::constitution::{self, Naming};
use super::gate::Verdict;
use super::judged::judge;
use super::named::{Named, headings};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Heading, Inline, Item, MarkKind};

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Neither gates nor constitution check.
    Other,
    /// A list of gates.
    Gates,
    /// A constitution check, or a stage of one such as "Post-design".
    Check,
    /// One principle of a constitution check.
    Principle,
    /// Below a principle: explanation.
    Detail,
    /// Inside a constitution check, but about something else, such as its violations.
    Aside,
}

impl Role {
    /// Whether it is a constitution check or a part of one.
    pub(super) fn is_constitution(self) -> bool {
        matches!(self, Self::Check | Self::Principle | Self::Detail | Self::Aside)
    }
}

/// A heading with the blocks up to the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'d> {
    pub(super) role: Role,
    /// The heading or label; `None` before the first heading.
    pub(super) title: Option<&'d Inline>,
    pub(super) span: Span,
    pub(super) blocks: &'d [Block],
    /// Whether the title is a bold line and no heading.
    pub(super) is_label: bool,
}

impl Part<'_> {
    /// The title on one line, without a colon at its end.
    pub(super) fn title_text(&self) -> String {
        let title = self.title.map(|title| joined(&title.text)).unwrap_or_default();
        title.trim_end_matches([':', '：', ' ']).to_owned()
    }
}

/// Cuts a document into parts.
pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    parts_below(document, &headings(document))
}

/// Cuts a document into parts whose headings are known.
pub(super) fn parts_below<'d>(document: &'d Document, headings: &[Named<'d>]) -> Vec<Part<'d>> {
    let mut headings = headings.iter();
    let blocks = &document.blocks;
    let mut parts = Vec::new();
    let mut open: Vec<(u8, Role)> = Vec::new();
    let title = document.title().map(|heading| heading.span.start);
    let mut from = 0;
    let mut heading: Option<(&Heading, Role)> = None;
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Heading(_) = &block.kind else { continue };
        let Some(named) = headings.next() else { break };
        let next = named.heading;
        add(&mut parts, heading, &blocks[from..at]);
        open.retain(|(level, _)| *level < next.level);
        let above = open.last().map_or(Role::Other, |(_, role)| *role);
        let is_title = title == Some(next.span.start);
        let role = if is_title { Role::Other } else { role(named, above) };
        let role = of_content(role, above, named.text(), || below(&blocks[at + 1..]));
        open.push((next.level, role));
        heading = Some((next, role));
        from = at + 1;
    }
    add(&mut parts, heading, &blocks[from..]);
    parts
}

/// The role of a heading below one that is `above`.
fn role(named: &Named<'_>, above: Role) -> Role {
    match named.title() {
        Some(title) => title.role(above),
        None if above == Role::Other => Role::Other,
        None => Title::that_names_neither(named.text()).role(above),
    }
}

/// The blocks up to the next heading.
fn below(blocks: &[Block]) -> &[Block] {
    let end = blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading(_)));
    &blocks[..end.unwrap_or(blocks.len())]
}

/// The next block, if there is one.
fn next(blocks: &[Block]) -> &[Block] {
    &blocks[..blocks.len().min(1)]
}

/// The role of a heading or label by what stands below it: "Pre-research gate" inside a constitution check is a stage of
/// the check where principles are judged there one by one, else a list of gates.
fn of_content<'d>(role: Role, above: Role, title: &str, below: impl FnOnce() -> &'d [Block]) -> Role {
    let may_be_stage = role == Role::Gates && above == Role::Check;
    let naming = || if Title::of(title).is_stage_of_check() { Naming::BoldName } else { Naming::Number };
    if may_be_stage && constitution::judges_principles(below(), naming()) {
        return Role::Check;
    }
    role
}

/// Adds the part of a heading, cut again at bold lines that serve as headings.
fn add<'d>(parts: &mut Vec<Part<'d>>, heading: Option<(&'d Heading, Role)>, blocks: &'d [Block]) {
    let base = heading.map_or(Role::Other, |(_, role)| role);
    let span = heading.map_or(Span::new(0, 0), |(heading, _)| heading.span);
    let whole = Part { role: base, title: heading.map(|(heading, _)| &heading.text), span, blocks, is_label: false };
    let mut current = Part { blocks: &[], ..whole };
    let mut from = 0;
    for (at, block) in blocks.iter().enumerate() {
        let Some(label) = label_line(block) else { continue };
        let starts = label_role(label, base);
        let starts = starts.map(|role| of_content(role, base, &label.text, || next(&blocks[at + 1..])));
        if starts.is_none() && !(current.is_label && is_bold(label)) {
            continue;
        }
        parts.push(Part { blocks: &blocks[from..at], ..current });
        if let Some(role) = starts {
            current = Part { role, title: Some(label), span: block.span, blocks: &[], is_label: true };
            from = at + 1;
        } else {
            current = Part { blocks: &[], ..whole };
            from = at;
        }
    }
    parts.push(Part { blocks: &blocks[from..], ..current });
    if base == Role::Other {
        blocks.iter().for_each(|block| add_items(parts, block));
    }
}

/// The role of a bold line that begins a part of its own; `None` where it only groups what follows, or where its
/// verdict stands in it.
fn label_role(label: &Inline, base: Role) -> Option<Role> {
    let title = Title::if_it_matters(&label.text)?;
    if title.is_phase_status() {
        return Some(Role::Other);
    }
    if title.checkpoint().is_some() {
        return None;
    }
    let named = title.role(if base.is_constitution() { Role::Check } else { base });
    let begins = named != base && matches!(named, Role::Gates | Role::Check) && !base.is_constitution()
        || named == Role::Check && title.is_recheck()
        || named == Role::Gates && title.is_gates();
    let is_statement = || {
        let judged = judge(label);
        judged.verdict != Verdict::Unstated && !judged.rest.text.trim().is_empty()
    };
    (begins && !is_statement()).then_some(named)
}

/// Adds list items that name gates and hold their list.
fn add_items<'d>(parts: &mut Vec<Part<'d>>, block: &'d Block) {
    let BlockKind::List(list) = &block.kind else { return };
    for item in &list.items {
        let Some(label) = item.text().filter(|_| item.checkbox.is_none() && item.blocks.len() > 1) else { continue };
        let title = is_short(label).then(|| Title::if_it_matters(&label.text)).flatten();
        let role = title.map_or(Role::Other, |title| title.role(Role::Other));
        if role != Role::Other {
            parts.push(Part { role, title: Some(label), span: item.span, blocks: &item.blocks[1..], is_label: true });
        }
    }
}

/// A paragraph that is nothing but a bold label, or a line that ends in a colon.
pub(super) fn label_line(block: &Block) -> Option<&Inline> {
    let BlockKind::Paragraph(text) = &block.kind else { return None };
    let trimmed = text.text.trim_end();
    if trimmed.contains('\n') || !is_short(text) {
        return None;
    }
    (is_bold(text) || trimmed.ends_with([':', '：'])).then_some(text)
}

/// Whether a text is bold but for marks, a colon and something in parentheses.
pub(super) fn is_bold(text: &Inline) -> bool {
    let Some(strong) = text.marks.iter().find(|mark| mark.kind == MarkKind::Strong).map(|mark| mark.range.clone())
    else {
        return false;
    };
    let before = &text.text[..strong.start];
    let after = text.text[strong.end..].trim().trim_end_matches([':', '：']).trim();
    let in_parentheses = after.starts_with(['(', '（']) && after.ends_with([')', '）']);
    let no_words = |text: &str| !text.chars().any(char::is_alphanumeric);
    no_words(before) && (no_words(after) || in_parentheses)
}

/// Whether a text may be a label by its length.
fn is_short(text: &Inline) -> bool {
    text.text.len() <= 200
}

/// The lines of a text, joined by spaces.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// The items of the lists among some blocks, those of nested lists not included.
pub(super) fn items(blocks: &[Block]) -> impl Iterator<Item = &Item> {
    blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list.items.iter()),
            _ => None,
        })
        .flatten()
}
