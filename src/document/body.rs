//! The HTML of a document, finished but for its links and for what the site adds at known places.
//!
//! Rendering happens once, right after parsing, and depends on nothing but the text. Where links lead is known only
//! when all documents are; what a line is accused of is known only when the checks have run. So the HTML keeps slots
//! for the first and the borders of its blocks for the second, and [`Body::render`] merges both in one pass.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::direction::is_right_to_left;
use super::escape::escape;
use super::starts::Starts;
use crate::diagnostic::Span;

/// Rendered text with slots.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// HTML in which the tags of links are missing.
    pub(super) html: String,
    /// Where link `link` opens or closes, ascending by offset in `html`.
    pub(super) slots: Vec<Slot>,
    /// The top-level blocks, ascending.
    pub(super) blocks: Vec<BodyBlock>,
    /// Runs of text and code in the order of the HTML.
    pub(super) runs: Vec<TextRun>,
    /// Where paragraphs, list items and rows begin.
    pub(super) starts: Starts,
    /// Whether one of its blocks is the source of a diagram.
    pub(super) has_diagram: bool,
}

/// A run of text: where it stands in the source and, escaped, in the HTML.
#[derive(Clone, Debug)]
pub(super) struct TextRun {
    pub(super) source: u32,
    pub(super) html: Range<u32>,
}

/// Where a link's tag belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) at: u32,
    pub(super) link: u32,
    pub(super) opens: bool,
    /// Whether it stands inside another link, where only an image has a place.
    pub(super) is_inner: bool,
}

/// One top-level block of the text: where it stands in the source and in the HTML.
#[derive(Clone, Debug)]
pub(super) struct BodyBlock {
    pub(super) source: Range<u32>,
    pub(super) html: Range<u32>,
}

/// A place in a text or its HTML, as bodies keep them: there are many, and no text has four gigabytes.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a text has less than four gigabytes")
}

/// A range of such places.
pub(super) fn offsets(range: Range<usize>) -> Range<u32> {
    offset(range.start)..offset(range.end)
}

/// A range of bytes, from such places.
fn bytes(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resolved {
    /// A page of this site, as a relative, percent-encoded address.
    Page(String),
    /// Another host, as an absolute address with a harmless scheme.
    External(String),
    /// An image of this site, which takes the place of its text.
    Image {
        /// Its relative, percent-encoded address.
        address: String,
        /// How wide it is, in pixels.
        width: u32,
        /// How high it is, in pixels.
        height: u32,
    },
    /// Nowhere: the text stands without a link.
    Nowhere,
}

/// Something the site does to the HTML of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Puts HTML after the top-level block that covers this source offset.
    After(usize, String),
    /// Puts HTML in place of the top-level blocks that lie inside this span.
    Replace(Span, String),
    /// Puts a `mark` with a class round a piece of text.
    Mark {
        /// Where the text stands in the source.
        at: usize,
        /// The text, without markup, inside one run of text or code.
        text: String,
        /// The class of the element.
        class: &'static str,
    },
    /// Puts a link round a piece of text, unless that lies across the edge of a mark.
    Link {
        /// Where the text stands in the source.
        at: usize,
        /// The text, without markup, whole words inside one run of text or code, and in no link.
        text: String,
        /// The opening tag, with what stands in front of the text.
        open: String,
    },
    /// Puts something in front of a piece of text.
    Lead(Lead),
}

/// Something in front of the paragraph, list item or table row that covers a place: there at its beginning, in a table
/// as a cell of a further column, and below a heading as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lead {
    /// The place in the source.
    pub at: usize,
    /// What is put there.
    pub html: String,
    /// The name of the column, as HTML.
    pub column: &'static str,
    /// Whether it is worth a place of its own; else it only fills a column that another one needs.
    pub is_news: bool,
}

impl Body {
    /// The body of a text that is shown as it is.
    #[must_use]
    pub(super) fn plain(text: &str) -> Self {
        let mut html = "<pre tabindex=\"0\" role=\"group\" aria-label=\"Text\"><code>".to_owned();
        escape(text, &mut html);
        html.push_str("</code></pre>\n");
        let block = BodyBlock { source: 0..offset(text.len()), html: 0..offset(html.len()) };
        Self { html, blocks: vec![block], ..Self::default() }.fitted()
    }

    /// The same in as much memory as it takes. What was written into had room to grow, which an allocator does not take
    /// back from a part of what it gave; a copy has none.
    pub(super) fn fitted(&self) -> Self {
        self.clone()
    }

    /// An estimate of how much memory it takes, in bytes: as much again as the HTML is left for the numbers.
    #[must_use]
    pub fn length(&self) -> usize {
        self.html.len() * 2
    }

    /// The HTML with the tags of its links and with the site's edits.
    ///
    /// `resolve` is asked once for each link, by its index in the document's links. Edits that name no block are left
    /// out; several after the same block follow each other in the order given.
    #[must_use]
    pub fn render(&self, mut resolve: impl FnMut(usize) -> Resolved, edits: &[Edit]) -> String {
        let mut pieces = self.edit_pieces(edits);
        // Tags at the same place stand in the order of their slots.
        let mut tags: BTreeMap<usize, Piece> = BTreeMap::new();
        let mut open = Vec::new();
        for (at, slot) in self.slots.iter().enumerate() {
            if slot.opens {
                open.push((at, slot.at as usize, resolve(slot.link as usize)));
            } else if let Some((opened, start, target)) = open.pop() {
                self.tag_link((opened, at), start..slot.at as usize, slot.is_inner, &target, &mut tags);
            }
        }
        pieces.extend(tags.into_values());
        pieces.sort_by_key(|piece| (piece.range.start, piece.rank));
        let mut html = String::with_capacity(self.html.len() + pieces.len() * 32);
        let mut at = 0;
        for piece in pieces {
            // A slot inside a block that was replaced goes with it.
            if piece.range.start < at {
                continue;
            }
            html.push_str(&self.html[at..piece.range.start]);
            html.push_str(&piece.html);
            at = piece.range.end;
        }
        html.push_str(&self.html[at..]);
        html
    }

    /// Puts the tags of a link round its text, or an image in its place.
    fn tag_link(
        &self,
        (opened, closed): (usize, usize),
        Range { start, end }: Range<usize>,
        is_inner: bool,
        target: &Resolved,
        tags: &mut BTreeMap<usize, Piece>,
    ) {
        let mut piece = |slot, range, html| tags.insert(slot, Piece { range, rank: Rank::Slot, html });
        match target {
            Resolved::Image { address, width, height } => {
                piece(opened, start..end, image_tag(address, (*width, *height), &self.html[start..end]));
            }
            _ if is_inner => {}
            _ => {
                let (open, close) = link_tags(target);
                // What has no text of its own, such as an image of another host, is called by its address.
                let name = match target {
                    Resolved::External(address) if self.html[start..end].trim().is_empty() => {
                        let mut name = String::new();
                        escape(address, &mut name);
                        name
                    }
                    _ => String::new(),
                };
                piece(opened, start..start, open + &name);
                piece(closed, end..end, close.to_owned());
            }
        }
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| self.html[bytes(&block.html)].trim().is_empty())
    }

    /// Whether one of its blocks is the source of a diagram, which a theme may draw.
    #[must_use]
    pub fn has_diagram(&self) -> bool {
        self.has_diagram
    }

    /// Whether most of its letters run from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.html)
    }

    /// Where each edit goes.
    fn edit_pieces(&self, edits: &[Edit]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let in_text = edits.iter().any(|edit| matches!(edit, Edit::Mark { .. } | Edit::Link { .. }));
        let runs = if in_text { self.runs_by_source() } else { Vec::new() };
        let mut linked = Linked::default();
        let mut leads = Vec::new();
        for edit in edits {
            match edit {
                Edit::After(offset, html) => pieces.extend(self.after(*offset, Rank::After, html.clone())),
                Edit::Lead(lead) => leads.push(lead),
                Edit::Mark { at, text, class } => {
                    if let Some(range) = self.find_text(&runs, *at, text) {
                        let (start, end) = (range.start, range.end);
                        pieces.push(Piece {
                            range: start..start,
                            rank: Rank::Open,
                            html: format!("<mark class=\"{class}\">"),
                        });
                        pieces.push(Piece { range: end..end, rank: Rank::Close, html: "</mark>".to_owned() });
                        linked.edges.extend([start, end]);
                    }
                }
                Edit::Link { at, text, open } => {
                    let range = self.find_word(&runs, *at, text, linked.end);
                    if let Some(Range { start, end }) = range.filter(|range| linked.take(range)) {
                        pieces.push(Piece { range: start..start, rank: Rank::OpenLink, html: open.clone() });
                        pieces.push(Piece { range: end..end, rank: Rank::CloseLink, html: "</a>".to_owned() });
                    }
                }
                Edit::Replace(span, html) => {
                    let inside = |block: &&BodyBlock| {
                        let source = bytes(&block.source);
                        source.start >= span.start && source.end <= span.end
                    };
                    let first = self.blocks.iter().find(inside);
                    let last = self.blocks.iter().rfind(inside);
                    if let (Some(first), Some(last)) = (first, last) {
                        let range = bytes(&(first.html.start..last.html.end));
                        pieces.push(Piece { range, rank: Rank::Replace, html: html.clone() });
                    }
                }
            }
        }
        let (placed, left) = self.starts.place(&leads);
        pieces.extend(placed.into_iter().map(|(at, html)| Piece { range: at..at, rank: Rank::Lead, html }));
        for lead in left.into_iter().filter(|lead| lead.is_news) {
            pieces.extend(self.after(lead.at, Rank::Below, format!("<p>{}</p>\n", lead.html)));
        }
        pieces
    }

    /// Something behind the top-level block that covers a place.
    fn after(&self, offset: usize, rank: Rank, html: String) -> Option<Piece> {
        let after = self.blocks.partition_point(|block| block.source.start as usize <= offset);
        let end = self.blocks[after.checked_sub(1)?].html.end as usize;
        Some(Piece { range: end..end, rank, html })
    }
}

/// How far escapes may have moved a text from where its source says it is.
const DRIFT: usize = 4096;

impl Body {
    /// The runs in the order of the source; footnotes come last in the HTML, wherever they are written.
    fn runs_by_source(&self) -> Vec<&TextRun> {
        let mut runs: Vec<&TextRun> = self.runs.iter().collect();
        runs.sort_by_key(|run| run.source);
        runs
    }

    /// Where in the HTML a text stands that begins at `at` in the source: in the run that holds that place, the
    /// occurrence nearest to it.
    fn find_text(&self, runs: &[&TextRun], at: usize, text: &str) -> Option<Range<usize>> {
        let mut escaped = String::new();
        escape(text, &mut escaped);
        let Near { from, html, expected, .. } = self.near(runs, at)?;
        let (start, _) = html.match_indices(&escaped).min_by_key(|(start, _)| (from + start).abs_diff(expected))?;
        (!escaped.is_empty()).then(|| from + start..from + start + escaped.len())
    }

    /// The same for whole words, and not before `after` where that lies in the same run.
    fn find_word(&self, runs: &[&TextRun], at: usize, text: &str, after: usize) -> Option<Range<usize>> {
        let mut escaped = String::new();
        escape(text, &mut escaped);
        let Near { run, from, html, expected } = self.near(runs, at)?;
        let after = if run.start < after && after <= run.end { after } else { 0 };
        let belongs = |c: char| c.is_alphanumeric() && c < '\u{2e80}' || matches!(c, '-' | '_');
        let is_whole = |start: &usize| {
            *start + from >= after
                && !html[..*start].ends_with(belongs)
                && !html[start + escaped.len()..].starts_with(belongs)
        };
        let starts = html.match_indices(&escaped).map(|(start, _)| start).filter(is_whole);
        let start = from + starts.min_by_key(|start| (from + start).abs_diff(expected))?;
        (!escaped.is_empty()).then(|| start..start + escaped.len())
    }

    /// The part of the HTML in which something stands that begins at `at` in the source.
    fn near<'b>(&'b self, runs: &[&'b TextRun], at: usize) -> Option<Near<'b>> {
        let run = runs[..runs.partition_point(|run| run.source as usize <= at)].last()?;
        let range = bytes(&run.html);
        let html = &self.html[range.clone()];
        let expected = at - run.source as usize;
        let from = html.floor_char_boundary(expected.saturating_sub(DRIFT));
        let near = &html[from..html.floor_char_boundary(expected + DRIFT)];
        Some(Near { from: range.start + from, html: near, expected: range.start + expected, run: range })
    }
}

/// A part of the HTML of a run.
struct Near<'b> {
    run: Range<usize>,
    /// Where it begins.
    from: usize,
    html: &'b str,
    /// Where something is expected to be.
    expected: usize,
}

/// What is linked and what is marked, while links are put in.
#[derive(Default)]
struct Linked {
    /// Where the last link ends. Links come in the order of the text, so the next one of its run lies behind it.
    end: usize,
    /// Where marks begin and end.
    edges: BTreeSet<usize>,
}

impl Linked {
    /// Whether a link may be put round a range, since no mark begins or ends inside; takes note of it.
    fn take(&mut self, range: &Range<usize>) -> bool {
        let is_free = self.edges.range(range.start + 1..range.end).next().is_none();
        self.end = if is_free { range.end } else { self.end };
        is_free
    }
}

/// HTML that takes the place of a range, which may be empty.
struct Piece {
    range: Range<usize>,
    rank: Rank,
    html: String,
}

/// What comes first where pieces begin at the same place: the end of a link and of a mark, what follows the block
/// before, what takes the place of the next block and with it of its slots, what leads a text, and the start of a mark
/// and of a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    CloseLink,
    Close,
    Below,
    After,
    Replace,
    Lead,
    Slot,
    Open,
    OpenLink,
}

/// An image whose description is what stands between its tags, without the marks of emphasis in it.
fn image_tag(address: &str, (width, height): (u32, u32), text: &str) -> String {
    let mut tag = "<img src=\"".to_owned();
    escape(address, &mut tag);
    tag.push_str("\" alt=\"");
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            '\n' => tag.push(' '),
            c => tag.push(c),
        }
    }
    tag + &format!("\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">")
}

/// The opening and the closing tag of a link.
fn link_tags(target: &Resolved) -> (String, &'static str) {
    let (address, attributes) = match target {
        Resolved::Page(address) => (address, ""),
        Resolved::External(address) => (address, " rel=\"noopener\""),
        Resolved::Image { .. } | Resolved::Nowhere => return (String::new(), ""),
    };
    let mut tag = "<a href=\"".to_owned();
    escape(address, &mut tag);
    tag.push('"');
    tag.push_str(attributes);
    tag.push('>');
    (tag, "</a>")
}
