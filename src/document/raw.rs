//! Which tags of raw HTML pass: a few harmless ones without attributes, where they are balanced.
//!
//! Everything else of raw HTML is shown as text by the [writer](super::html).

use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};

use super::labelled::Role;
use super::parse::{span as position_span, start as position_start};
use crate::diagnostic::{Source, Span};

/// The tags that pass where they are balanced within one paragraph or block of HTML, always without attributes.
const IN_TEXT: [&str; 6] = ["kbd", "sub", "sup", "mark", "ins", "del"];
/// The tags that may also hold blocks of Markdown, where they are balanced among the blocks of one container.
const ROUND_BLOCKS: [&str; 2] = ["details", "summary"];
/// The length of the longest of these tags, `</details>`.
const LONGEST: usize = 10;

/// A tag of one of these names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: &'static str,
    pub(super) closes: bool,
    /// Whether it has attributes, and is shown as text with the tag that closes it.
    has_attributes: bool,
}

impl Tag {
    /// Reads what stands between `<` and `>`, with both of them.
    fn of(written: &str) -> Option<Self> {
        let inside = written.strip_prefix('<')?.strip_suffix('>')?;
        let (closes, name) = inside.strip_prefix('/').map_or((false, inside), |name| (true, name));
        Some(Self { name: known(name)?, closes, has_attributes: false })
    }

    /// Reads the start of a tag with attributes, as far as its name.
    fn with_attributes(written: &str) -> Option<(usize, Self)> {
        let length = written.len().min(LONGEST).min(written.find(char::is_whitespace)?);
        let name = known(written.get(1..length)?)?;
        Some((length, Self { name, closes: false, has_attributes: true }))
    }

    pub(super) fn is_round_blocks(self) -> bool {
        ROUND_BLOCKS.contains(&self.name)
    }

    /// The tag as it stands in the page.
    pub(super) fn html(self) -> String {
        format!("<{}{}>", if self.closes { "/" } else { "" }, self.name)
    }
}

/// The name of a tag that may pass, if it is one.
fn known(name: &str) -> Option<&'static str> {
    IN_TEXT.into_iter().chain(ROUND_BLOCKS).find(|known| known.eq_ignore_ascii_case(name))
}

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
        let Some(tag) = Tag::of(html).filter(|tag| !tag.is_round_blocks()) else { continue };
        let span = position_span(source, data.sourcepos);
        if !tag.closes {
            open.push((tag.name, span));
        } else if open.last().is_some_and(|(last, _)| *last == tag.name)
            && let Some((_, opening)) = open.pop()
        {
            honoured.extend([opening, span]);
        }
    }
    honoured
}

/// A piece of a block of HTML.
pub(super) enum Piece<'h> {
    Text(&'h str),
    Break,
    Comment,
    Tag(Tag),
}

/// The pieces of a block of HTML with their places in it.
pub(super) fn pieces(html: &str) -> Vec<(Range<usize>, Piece<'_>)> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let (length, piece) = match piece(&html[start..]) {
            Some((length, piece)) => (length, Some(piece)),
            None => (1, None),
        };
        at = start + length;
        if let Some(piece) = piece {
            pieces.push((from..start, Piece::Text(&html[from..start])));
            pieces.push((start..at, piece));
            from = at;
        }
    }
    pieces.push((from..html.len(), Piece::Text(&html[from..])));
    pieces
}

/// What begins at a `<`, unless it is text, and how long it is.
fn piece(html: &str) -> Option<(usize, Piece<'_>)> {
    if let Some(inside) = html.strip_prefix("<!--") {
        return Some((inside.find("-->").map_or(html.len(), |end| end + 7), Piece::Comment));
    }
    let length = html.bytes().take(LONGEST).position(|byte| byte == b'>').map_or(LONGEST, |end| end + 1);
    let tag = &html[..html.floor_char_boundary(length)];
    match tag {
        "<br>" | "<br/>" | "<br />" => Some((length, Piece::Break)),
        _ => Tag::of(tag)
            .map(|tag| (length, Piece::Tag(tag)))
            .or_else(|| Tag::with_attributes(tag).map(|(length, tag)| (length, Piece::Tag(tag)))),
    }
}

/// A place in a block of HTML: where the block begins in the source, and how far into it.
pub(super) type PlaceInBlock = (usize, usize);

/// A tag that is open among the blocks of a container.
struct Open {
    tag: Tag,
    place: PlaceInBlock,
    /// Its summary, which is honoured if it is itself.
    summary: Option<[PlaceInBlock; 2]>,
}

/// The places of the tags in blocks of HTML that are honoured and balanced, for a whole document.
pub(super) fn honoured_in_blocks<'a>(root: &'a AstNode<'a>, source: &Source) -> BTreeSet<PlaceInBlock> {
    let mut honoured = BTreeSet::new();
    // Without an end nothing is balanced; most documents have none and are not looked through.
    if !source.text().contains("</") {
        return honoured;
    }
    for container in root.descendants() {
        let mut open = Openings::default();
        for block in container.children() {
            let data = block.data();
            let NodeValue::HtmlBlock(html) = &data.value else { continue };
            let block = position_start(source, data.sourcepos);
            for (range, piece) in pieces(&html.literal) {
                if let Piece::Tag(tag) = piece {
                    open.take(tag, (block, range.start), &mut honoured);
                }
            }
        }
    }
    honoured
}

/// The tags that are open, innermost last.
#[derive(Default)]
struct Openings {
    open: Vec<Open>,
    /// How many of each name are open, so that nobody looks for what is not there.
    counts: [usize; IN_TEXT.len() + ROUND_BLOCKS.len()],
}

impl Openings {
    fn take(&mut self, tag: Tag, place: PlaceInBlock, honoured: &mut BTreeSet<PlaceInBlock>) {
        let kind = kind(tag);
        if !tag.closes {
            // No tag of the text reaches round blocks.
            while tag.is_round_blocks()
                && let Some(opening) = self.open.pop_if(|opening| !opening.tag.is_round_blocks())
            {
                self.counts[self::kind(opening.tag)] -= 1;
            }
            self.counts[kind] += 1;
            self.open.push(Open { tag, place, summary: None });
            return;
        }
        if self.counts[kind] == 0 {
            return;
        }
        // What was opened inside and not closed stays text.
        while let Some(opening) = self.open.pop() {
            self.counts[self::kind(opening.tag)] -= 1;
            if opening.tag.name == tag.name {
                return self.pair(&opening, place, honoured);
            }
        }
    }

    fn pair(&mut self, opening: &Open, place: PlaceInBlock, honoured: &mut BTreeSet<PlaceInBlock>) {
        match opening.tag.name {
            _ if opening.tag.has_attributes => {}
            "summary" => {
                if let Some(Open { tag: Tag { name: "details", .. }, summary: summary @ None, .. }) =
                    self.open.last_mut()
                {
                    *summary = Some([opening.place, place]);
                }
            }
            "details" => {
                honoured.extend([opening.place, place]);
                honoured.extend(opening.summary.into_iter().flatten());
            }
            _ if opening.place.0 == place.0 => honoured.extend([opening.place, place]),
            _ => {}
        }
    }
}

/// The place of a tag's name among all names.
fn kind(tag: Tag) -> usize {
    IN_TEXT.into_iter().chain(ROUND_BLOCKS).position(|name| name == tag.name).unwrap_or_default()
}
