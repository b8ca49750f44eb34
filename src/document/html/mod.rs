//! The walk over comrak's tree that writes HTML.
//!
//! Our own writer instead of comrak's, because every block carries its line as an id, links stay open slots, task
//! boxes and scrolling tables need names for assistive technology, and of raw HTML only a few harmless tags without
//! attributes may pass. Everything else of a plan's text is escaped here and nowhere else.

mod alert;
mod block;
mod footnote;
mod inline;

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};

use super::body::{BodyBlock, TextRun, offset, offsets};
use super::escape::escape;
use super::labelled::{self, Labelled};
use super::parse::{span as position_span, start as position_start};
use super::{Body, math, raw};
use crate::diagnostic::{Source, Span};

/// How deep the HTML nests. Browsers flatten what is deeper than 512, and lay it out in quadratic time before that.
const MAX_DEPTH: usize = 64;

/// From how many bytes on a paragraph is called long: browsers take minutes to find the direction of each of its lines,
/// so a theme does not ask for that.
const LONG_PARAGRAPH: usize = 64 * 1024;

/// Writes the tree. Gives the body and the lines that links may name.
///
/// Front matter is left out where it was understood; else it is shown as written, and these lines are what is wrong.
pub(super) fn write<'a>(
    root: &'a AstNode<'a>,
    source: &Source,
    heading_ids: &[String],
    wrong_lines: Option<Vec<u32>>,
) -> (Body, Vec<u32>) {
    let mut writer = Writer {
        source,
        body: Body { html: String::with_capacity(source.text().len() * 2), ..Body::default() },
        heading_ids: heading_ids.iter(),
        anchored_lines: Vec::new(),
        claimed_lines: vec![false; source.line_count() + 1],
        wrong_lines,
        titled: false,
        title_start: None,
        title_anchors: Vec::new(),
        links: 0,
        open_links: Vec::new(),
        depth: 0,
        honoured: BTreeSet::new(),
        honoured_in_blocks: raw::honoured_in_blocks(root, source),
        in_summary: false,
        marks: 0,
        footnotes: 0,
        references: BTreeSet::new(),
        table: TableState::default(),
        labelled: None,
    };
    let is_block = |node: &'a AstNode<'a>| node.parent().is_some_and(|parent| parent.same_node(root));
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                if is_block(node) {
                    writer.begin_block(position_span(source, node.data().sourcepos));
                }
                writer.enter(node);
            }
            NodeEdge::End(node) => {
                writer.leave(node);
                if is_block(node) {
                    writer.end_block();
                }
            }
        }
    }
    if writer.footnotes > 0 {
        writer.push("</ol></section>\n");
    }
    (writer.body.fitted(), writer.anchored_lines)
}

/// Where in a table the walk is.
#[derive(Default)]
struct TableState {
    alignments: Vec<TableAlignment>,
    in_header: bool,
    column: usize,
    body_open: bool,
}

/// A link or image that is open.
struct OpenLink {
    /// Its index.
    link: usize,
    /// Whether it stands inside another one.
    is_inner: bool,
}

struct Writer<'s> {
    source: &'s Source,
    body: Body,
    heading_ids: std::slice::Iter<'s, String>,
    /// Lines that have an anchor.
    anchored_lines: Vec<u32>,
    /// Lines whose id is given.
    claimed_lines: Vec<bool>,
    /// What is wrong with front matter that is shown as written.
    wrong_lines: Option<Vec<u32>>,
    /// Whether the title has been seen.
    titled: bool,
    /// Where the title that is being written begins.
    title_start: Option<usize>,
    /// Anchors in the title that must outlive it.
    title_anchors: Vec<String>,
    /// Links and images so far.
    links: usize,
    open_links: Vec<OpenLink>,
    /// Containers and inline tags that are open, those beyond the limit included.
    depth: usize,
    /// The spans of raw tags that are balanced in the paragraph being written.
    honoured: BTreeSet<Span>,
    /// The places of raw tags that are balanced among blocks.
    honoured_in_blocks: BTreeSet<raw::PlaceInBlock>,
    /// Whether a summary is open, which holds no paragraphs.
    in_summary: bool,
    /// How many inline nodes to come are the mark of an alert.
    marks: usize,
    /// Footnotes so far.
    footnotes: u32,
    /// References to footnotes, once the notes have begun.
    references: BTreeSet<(u32, u32)>,
    table: TableState,
    /// The paragraph being written when it is a list of labelled values.
    labelled: Option<Labelled>,
}

impl Writer<'_> {
    fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    /// Writes HTML with values in it, for `write!`. What nearly every block needs is written without, in less time.
    fn write_fmt(&mut self, html: fmt::Arguments<'_>) {
        self.body.html.write_fmt(html).expect("memory takes every text");
    }

    fn number(&mut self, number: u32) {
        self.push(itoa::Buffer::new().format(number));
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.body.html);
    }

    /// Writes text that a mark may be put on later, and that begins at `source`.
    fn run(&mut self, text: &str, source: usize) {
        let start = self.body.html.len();
        self.text(text);
        self.body.runs.push(TextRun { source: offset(source), html: offsets(start..self.body.html.len()) });
    }

    /// Writes a tag in two parts, and between them the id of the line that a block begins on: ` id="L48"`.
    fn push_at(&mut self, span: Span, start: &str, end: &str) {
        self.push(start);
        if let Some(line) = self.claim_line(span) {
            self.push(" id=\"L");
            self.number(line);
            self.push("\"");
        }
        self.push(end);
    }

    /// The line that a block begins on, if it is the first one there: only that one gets the id.
    fn claim_line(&mut self, span: Span) -> Option<u32> {
        let line = self.source.line(span.start);
        if std::mem::replace(&mut self.claimed_lines[line as usize], true) {
            return None;
        }
        self.anchored_lines.push(line);
        Some(line)
    }

    /// Whether a container or an inline element that begins gets its tag, since the limit is not reached.
    fn opens(&mut self) -> bool {
        self.depth += 1;
        self.depth <= MAX_DEPTH
    }

    fn open(&mut self, tag: &str) {
        if self.opens() {
            self.push(tag);
        }
    }

    /// The same for a tag in two parts, and between them the id of the line that a block begins on.
    fn open_at(&mut self, span: Span, start: &str, end: &str) {
        if self.opens() {
            self.push_at(span, start, end);
        } else {
            self.claim_line(span);
        }
    }

    /// The same for a tag with values in it.
    fn open_with(&mut self, tag: fmt::Arguments<'_>) {
        if self.opens() {
            self.write_fmt(tag);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.depth <= MAX_DEPTH {
            self.push(tag);
        }
        self.depth -= 1;
    }

    /// Begins a block that stands directly in the document.
    fn begin_block(&mut self, span: Span) {
        let at = self.body.html.len();
        self.body.blocks.push(BodyBlock { source: offsets(span.start..span.end), html: offsets(at..at) });
    }

    fn end_block(&mut self) {
        if let Some(block) = self.body.blocks.last_mut() {
            block.html.end = offset(self.body.html.len());
        }
    }

    fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        let source = self.source;
        let span = || position_span(source, data.sourcepos);
        match &data.value {
            NodeValue::BlockQuote => self.enter_quote(node, span()),
            NodeValue::List(list) => match (list.list_type, list.is_task_list) {
                (ListType::Bullet, false) => self.open("<ul>\n"),
                (ListType::Bullet, true) => self.open("<ul class=\"tasks\">\n"),
                (ListType::Ordered, is_task_list) => {
                    let start = if list.start == 1 { String::new() } else { format!(" start=\"{}\"", list.start) };
                    let class = if is_task_list { " class=\"tasks\"" } else { "" };
                    self.open_with(format_args!("<ol{start}{class}>\n"));
                }
            },
            NodeValue::Item(_) => self.open_at(span(), "<li", ">"),
            NodeValue::TaskItem(task) => {
                let mark = if task.symbol.is_some() {
                    "><span class=\"box is-done\" role=\"img\" aria-label=\"done\"></span> "
                } else {
                    "><span class=\"box is-open\" role=\"img\" aria-label=\"open\"></span> "
                };
                self.open_at(span(), "<li class=\"task\"", mark);
            }
            NodeValue::Paragraph => self.enter_paragraph(node, span()),
            NodeValue::Heading(heading) => self.enter_heading(*heading, is_top_level(node)),
            NodeValue::ThematicBreak => self.push("<hr>\n"),
            NodeValue::CodeBlock(code) => self.code_block(&code.info, &code.literal, span()),
            NodeValue::FrontMatter(text) => self.front_matter(text.trim_end()),
            NodeValue::HtmlBlock(html) => self.html_block(&html.literal, span()),
            NodeValue::FootnoteDefinition(note) => self.enter_footnote(node, note),
            NodeValue::Table(table) => {
                let line = source.line(span().start);
                self.table = TableState { alignments: table.alignments.clone(), ..TableState::default() };
                self.open_with(format_args!(
                    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table, line {line}\"><table>\n"
                ));
            }
            NodeValue::TableRow(header) => {
                let section = match (header, self.table.body_open) {
                    (true, _) => "<thead>",
                    (false, false) => "<tbody>\n",
                    (false, true) => "",
                };
                self.table.in_header = *header;
                self.table.body_open |= !header;
                self.table.column = 0;
                let span = span();
                self.push(section);
                self.push_at(span, "<tr", ">");
                self.body.starts.row(*header, span, self.body.html.len());
            }
            NodeValue::TableCell => {
                self.honoured = raw::honoured(node, self.source, None);
                let class = match self.table.alignments.get(self.table.column) {
                    Some(TableAlignment::Right) => " class=\"right\"",
                    Some(TableAlignment::Center) => " class=\"center\"",
                    _ => "",
                };
                let tag = if self.table.in_header { "<th scope=\"col\"" } else { "<td" };
                self.push(tag);
                self.push(class);
                self.push(">");
            }
            _ if self.marks > 0 => self.marks -= 1,
            _ => self.enter_inline(node),
        }
    }

    fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        match &data.value {
            NodeValue::BlockQuote => self.leave_quote(node),
            NodeValue::List(list) => match list.list_type {
                ListType::Bullet => self.close("</ul>\n"),
                ListType::Ordered => self.close("</ol>\n"),
            },
            NodeValue::FootnoteDefinition(note) => self.leave_footnote(node, note),
            NodeValue::Item(_) | NodeValue::TaskItem(_) => self.close("</li>\n"),
            NodeValue::Paragraph => self.leave_paragraph(node),
            NodeValue::Heading(heading) => self.leave_heading(*heading, position_span(self.source, data.sourcepos)),
            NodeValue::Table(_) => {
                let end = if self.table.body_open { "</tbody>\n</table></div>\n" } else { "</table></div>\n" };
                self.close(end);
            }
            NodeValue::TableRow(header) => self.push(if *header { "</tr></thead>\n" } else { "</tr>\n" }),
            NodeValue::TableCell => {
                self.push(if self.table.in_header { "</th>" } else { "</td>" });
                self.table.column += 1;
            }
            value => self.leave_inline(value),
        }
    }

    fn enter_paragraph<'a>(&mut self, node: &'a AstNode<'a>, span: Span) {
        let roles = if is_top_level(node) { labelled::roles(node) } else { None };
        self.honoured = raw::honoured(node, self.source, roles.as_ref());
        if let Some(roles) = roles {
            self.labelled = Some(Labelled { roles, described: false, in_label: false, unstarted: Some(span) });
            self.push("<dl>\n");
        } else if !self.is_bare(node) {
            self.marks = alert::mark_length(node);
            if self.marks == 1 {
                return;
            }
            if math::is_display(node) {
                return self.open_formula(span);
            }
            let is_long = span.end - span.start > LONG_PARAGRAPH;
            self.push_at(span, if is_long { "<p class=\"long\"" } else { "<p" }, ">");
        }
        if self.labelled.is_none() {
            self.start_text(node, span);
        }
    }

    fn leave_paragraph<'a>(&mut self, node: &'a AstNode<'a>) {
        if self.labelled.take().is_some() {
            self.push("</dd></div>\n</dl>\n");
        } else if self.is_bare(node) {
            if node.next_sibling().is_some() {
                self.push("\n");
            }
        } else if math::is_display(node) {
            self.end_of_note(node);
            self.push("</div>\n");
        } else if alert::mark_length(node) != 1 {
            self.end_of_note(node);
            self.push("</p>\n");
        }
    }

    /// Whether a paragraph gets no tag.
    fn is_bare<'a>(&self, paragraph: &'a AstNode<'a>) -> bool {
        self.in_summary || is_tight(paragraph)
    }

    /// Takes note of where a text begins; the first one of a list item begins with the item's mark.
    fn start_text<'a>(&mut self, node: &'a AstNode<'a>, span: Span) {
        let item = node.parent().filter(|parent| {
            let is_item = matches!(parent.data().value, NodeValue::Item(_) | NodeValue::TaskItem(_));
            is_item && node.previous_sibling().is_none()
        });
        let start = item.map_or(span.start, |item| position_start(self.source, item.data().sourcepos));
        self.body.starts.text(Span::new(start, span.end), self.body.html.len());
    }
}

/// Whether a node stands directly in the document.
fn is_top_level<'a>(node: &'a AstNode<'a>) -> bool {
    node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Document))
}

/// Whether a paragraph stands in an item of a tight list, where it gets no tag.
fn is_tight<'a>(node: &'a AstNode<'a>) -> bool {
    let list = node
        .parent()
        .filter(|parent| matches!(parent.data().value, NodeValue::Item(_) | NodeValue::TaskItem(_)))
        .and_then(AstNode::parent);
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}
