//! The walk over comrak's tree that writes HTML.
//!
//! Our own writer instead of comrak's, because every block carries its line as an id, links stay open slots, task
//! boxes and scrolling tables need names for assistive technology, and of raw HTML only a few harmless tags without
//! attributes may pass. Everything else of a plan's text is escaped here and nowhere else.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeHeading, NodeValue, TableAlignment};

use super::Body;
use super::body::{BodyBlock, Slot, TextRun};
use super::escape::{escape, percent_encode, without_comments};
use super::labelled::{self, Labelled, Role};
use super::parse::span as position_span;
use super::raw;
use crate::diagnostic::{Source, Span};

/// How deep the HTML nests. Browsers flatten what is deeper than 512, and lay it out in quadratic time before that.
const MAX_DEPTH: usize = 64;

/// From how many bytes on a paragraph is called long: browsers take minutes to find the direction of each of its lines,
/// so a theme does not ask for that.
const LONG_PARAGRAPH: usize = 64 * 1024;

/// Writes the tree. Gives the body and the anchors that links may name.
///
/// Front matter is left out where it was understood; else it is shown as written, and these lines are what is wrong.
pub(super) fn write<'a>(
    root: &'a AstNode<'a>,
    source: &Source,
    heading_ids: &[String],
    wrong_lines: Option<Vec<u32>>,
) -> (Body, Vec<String>) {
    let mut writer = Writer {
        source,
        body: Body { html: String::with_capacity(source.text().len() * 2), ..Body::default() },
        heading_ids: heading_ids.iter(),
        fragments: heading_ids.to_vec(),
        claimed_lines: vec![false; source.line_count() + 1],
        wrong_lines,
        titled: false,
        title_start: None,
        links: 0,
        open_links: Vec::new(),
        depth: 0,
        honoured: BTreeSet::new(),
        footnotes_open: false,
        table: TableState::default(),
        labelled: None,
    };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => writer.enter(node),
            NodeEdge::End(node) => writer.leave(node),
        }
    }
    if writer.footnotes_open {
        writer.push("</ol></section>\n");
    }
    (writer.body, writer.fragments)
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
    fragments: Vec<String>,
    /// Lines whose id is given.
    claimed_lines: Vec<bool>,
    /// What is wrong with front matter that is shown as written.
    wrong_lines: Option<Vec<u32>>,
    /// Whether the title has been seen.
    titled: bool,
    /// Where the title that is being written begins.
    title_start: Option<usize>,
    /// Links and images so far.
    links: usize,
    open_links: Vec<OpenLink>,
    /// Containers and inline tags that are open, those beyond the limit included.
    depth: usize,
    /// The spans of raw tags that are balanced in the paragraph being written.
    honoured: BTreeSet<Span>,
    footnotes_open: bool,
    table: TableState,
    /// The paragraph being written when it is a list of labelled values.
    labelled: Option<Labelled>,
}

impl Writer<'_> {
    fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.body.html);
    }

    /// Writes text that a mark may be put on later.
    fn run(&mut self, text: &str, span: Span) {
        let start = self.body.html.len();
        self.text(text);
        self.body.runs.push(TextRun { source: span.start, html: start..self.body.html.len() });
    }

    /// ` id="L48"` for the first block that begins on a line, else nothing.
    fn line_id(&mut self, span: Span) -> String {
        let line = self.source.line(span.start) as usize;
        if std::mem::replace(&mut self.claimed_lines[line], true) {
            return String::new();
        }
        self.fragments.push(format!("L{line}"));
        format!(" id=\"L{line}\"")
    }

    /// Opens a container or an inline element, unless the limit is reached.
    fn open(&mut self, tag: &str) {
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            self.push(tag);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.depth <= MAX_DEPTH {
            self.push(tag);
        }
        self.depth -= 1;
    }

    fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        let span = position_span(self.source, data.sourcepos);
        if is_top_level(node) {
            let at = self.body.html.len();
            self.body.blocks.push(BodyBlock { span, html: at..at });
        }
        match &data.value {
            NodeValue::BlockQuote | NodeValue::Alert(_) => {
                let id = self.line_id(span);
                self.open(&format!("<blockquote{id}>\n"));
            }
            NodeValue::List(list) => {
                let class = if list.is_task_list { " class=\"tasks\"" } else { "" };
                match list.list_type {
                    comrak::nodes::ListType::Bullet => self.open(&format!("<ul{class}>\n")),
                    comrak::nodes::ListType::Ordered if list.start == 1 => self.open(&format!("<ol{class}>\n")),
                    comrak::nodes::ListType::Ordered => {
                        self.open(&format!("<ol start=\"{}\"{class}>\n", list.start));
                    }
                }
            }
            NodeValue::Item(_) => {
                let id = self.line_id(span);
                self.open(&format!("<li{id}>"));
            }
            NodeValue::TaskItem(task) => {
                let id = self.line_id(span);
                let (class, label) = if task.symbol.is_some() { ("is-done", "done") } else { ("is-open", "open") };
                self.open(&format!(
                    "<li class=\"task\"{id}><span class=\"box {class}\" role=\"img\" aria-label=\"{label}\"></span> "
                ));
            }
            NodeValue::Paragraph => self.enter_paragraph(node, span),
            NodeValue::Heading(heading) => self.enter_heading(*heading, is_top_level(node)),
            NodeValue::ThematicBreak => self.push("<hr>\n"),
            NodeValue::CodeBlock(code) => self.code_block(&code.info, &code.literal, span),
            NodeValue::FrontMatter(text) => self.front_matter(text.trim_end()),
            NodeValue::HtmlBlock(html) => self.html_block(&html.literal, span),
            // A definition that nothing refers to stays where it is.
            NodeValue::FootnoteDefinition(_) if !is_top_level(node) => self.open("<div>"),
            NodeValue::FootnoteDefinition(_) => {
                if !self.footnotes_open {
                    self.footnotes_open = true;
                    self.push("<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n");
                }
                self.open("<li>");
            }
            NodeValue::Table(table) => {
                let line = self.source.line(span.start);
                self.table = TableState { alignments: table.alignments.clone(), ..TableState::default() };
                self.open(&format!(
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
                let id = self.line_id(span);
                self.push(&format!("{section}<tr{id}>"));
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
                self.push(&format!("{tag}{class}>"));
            }
            value => {
                let role = self.role(node);
                self.enter_inline(value, span, role);
            }
        }
    }

    fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data();
        match &data.value {
            NodeValue::BlockQuote | NodeValue::Alert(_) => self.close("</blockquote>\n"),
            NodeValue::List(list) => match list.list_type {
                comrak::nodes::ListType::Bullet => self.close("</ul>\n"),
                comrak::nodes::ListType::Ordered => self.close("</ol>\n"),
            },
            NodeValue::FootnoteDefinition(_) if !is_top_level(node) => self.close("</div>\n"),
            NodeValue::Item(_) | NodeValue::TaskItem(_) | NodeValue::FootnoteDefinition(_) => self.close("</li>\n"),
            NodeValue::Paragraph => {
                if self.labelled.take().is_some() {
                    self.push("</dd></div>\n</dl>\n");
                } else if is_tight(node) {
                    if node.next_sibling().is_some() {
                        self.push("\n");
                    }
                } else {
                    self.push("</p>\n");
                }
            }
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
        if is_top_level(node)
            && let Some(block) = self.body.blocks.last_mut()
        {
            block.html.end = self.body.html.len();
        }
    }

    fn enter_paragraph<'a>(&mut self, node: &'a AstNode<'a>, span: Span) {
        let roles = if is_top_level(node) { labelled::roles(node) } else { None };
        self.honoured = raw::honoured(node, self.source, roles.as_ref());
        if let Some(roles) = roles {
            self.labelled = Some(Labelled { roles, described: false, in_label: false, unstarted: Some(span) });
            self.push("<dl>\n");
        } else if !is_tight(node) {
            let id = self.line_id(span);
            let class = if span.end - span.start > LONG_PARAGRAPH { " class=\"long\"" } else { "" };
            self.push(&format!("<p{class}{id}>"));
        }
        if self.labelled.is_none() {
            self.start_text(node, span);
        }
    }

    /// Takes note of where a text begins; the first one of a list item begins with the item's mark.
    fn start_text<'a>(&mut self, node: &'a AstNode<'a>, span: Span) {
        let item = node.parent().filter(|parent| {
            let is_item = matches!(parent.data().value, NodeValue::Item(_) | NodeValue::TaskItem(_));
            is_item && node.previous_sibling().is_none()
        });
        let start = item.map_or(span.start, |item| position_span(self.source, item.data().sourcepos).start);
        self.body.starts.text(Span::new(start, span.end), self.body.html.len());
    }

    /// The first heading of level 1 is the page's own title and leaves only its anchor here. Further ones count as
    /// level 2, so that a page has one heading of level 1.
    fn enter_heading(&mut self, heading: NodeHeading, top_level: bool) {
        if heading.level == 1 && top_level && !std::mem::replace(&mut self.titled, true) {
            self.title_start = Some(self.body.html.len());
            return;
        }
        let id = self.heading_ids.as_slice().first().cloned().unwrap_or_default();
        self.push(&format!("<h{} id=\"", heading.level.max(2)));
        self.text(&id);
        self.push("\">");
    }

    fn leave_heading(&mut self, heading: NodeHeading, span: Span) {
        let id = self.heading_ids.next().cloned().unwrap_or_default();
        let line = self.line_id(span);
        if let Some(start) = self.title_start.take() {
            // The page shows the title itself; only its anchors stay.
            self.body.html.truncate(start);
            self.body.slots.retain(|slot| slot.at < start);
            self.body.runs.retain(|run| run.html.start < start);
            self.body.starts.truncate(start);
            self.push(&format!("<span{line}></span><span id=\""));
            self.text(&id);
            self.push("\"></span>\n");
            return;
        }
        self.push(" <a class=\"anchor\" href=\"#");
        percent_encode(&id, &mut self.body.html);
        self.push(&format!("\"{line} aria-label=\"Link to this section\"></a></h{}>\n", heading.level.max(2)));
    }

    fn code_block(&mut self, info: &str, literal: &str, span: Span) {
        let id = self.line_id(span);
        let line = self.source.line(span.start);
        self.push(&format!("<pre{id} tabindex=\"0\" role=\"group\" aria-label=\"Code, line {line}\"><code"));
        if let Some(language) = info.split([' ', '\t', ',', '{']).next().filter(|language| !language.is_empty()) {
            self.push(" class=\"language-");
            self.text(language);
            self.push("\"");
        }
        self.push(">");
        self.text(literal);
        self.push("</code></pre>\n");
    }

    /// Front matter that is not understood, with the numbers of its lines, which are the first of the file.
    fn front_matter(&mut self, text: &str) {
        let Some(wrong) = self.wrong_lines.take() else { return };
        self.push("<pre class=\"listing\" tabindex=\"0\" role=\"group\" aria-label=\"Front matter\"><code>");
        for (number, line) in (1_u32..).zip(text.lines()) {
            self.claimed_lines[number as usize] = true;
            self.fragments.push(format!("L{number}"));
            let class = if wrong.contains(&number) { " class=\"is-wrong\"" } else { "" };
            self.push(&format!("<span id=\"L{number}\"{class}>"));
            self.text(line);
            self.push("</span>");
        }
        self.push("</code></pre>\n");
    }

    /// A block of raw HTML is shown as text; comments vanish.
    fn html_block(&mut self, literal: &str, span: Span) {
        let shown = without_comments(literal);
        let shown = shown.trim();
        if !shown.is_empty() {
            let id = self.line_id(span);
            self.push(&format!("<p class=\"raw\"{id}>"));
            self.text(shown);
            self.push("</p>\n");
        }
    }

    /// What a child of a labelled paragraph does in it.
    fn role<'a>(&mut self, node: &'a AstNode<'a>) -> Role {
        let labelled = self
            .labelled
            .as_mut()
            .filter(|_| node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Paragraph)));
        labelled.and_then(|labelled| labelled.roles.pop_front()).unwrap_or_default()
    }

    /// Begins a term of a list of labelled values.
    fn open_label(&mut self, span: Span) {
        let id = self.line_id(span);
        if let Some(labelled) = &mut self.labelled {
            labelled.in_label = true;
            let end = if std::mem::replace(&mut labelled.described, true) { "</dd></div>\n" } else { "" };
            self.push(&format!("{end}<div{id}><dt>"));
        }
    }

    fn enter_inline(&mut self, value: &NodeValue, span: Span, role: Role) {
        let in_label = self.labelled.as_ref().is_some_and(|labelled| labelled.in_label);
        match value {
            _ if role.label => self.open_label(span),
            _ if role.separates => {}
            NodeValue::Text(text) if in_label => self.run(text.trim_end_matches([':', '：', ' ']), span),
            NodeValue::Text(text) => self.run(labelled::trim(text, role), span),
            NodeValue::Code(code) => {
                self.push("<code>");
                self.run(&code.literal, span);
                self.push("</code>");
            }
            NodeValue::SoftBreak => self.push("\n"),
            NodeValue::LineBreak => self.push("<br>\n"),
            NodeValue::Strong => self.open("<strong>"),
            NodeValue::Emph => self.open("<em>"),
            NodeValue::Strikethrough => self.open("<del>"),
            NodeValue::HtmlInline(html) => self.html_inline(html, span),
            NodeValue::Link(_) | NodeValue::Image(_) => self.open_link(),
            NodeValue::FootnoteReference(reference) => {
                let _ = write!(self.body.html, "<sup class=\"footnote\">{}</sup>", reference.ix);
            }
            _ => {}
        }
    }

    fn leave_inline(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Strong if self.labelled.as_ref().is_some_and(|labelled| labelled.in_label) => {
                self.push("</dt><dd>");
                if let Some(labelled) = &mut self.labelled {
                    labelled.in_label = false;
                    if let Some(span) = labelled.unstarted.take() {
                        self.body.starts.text(span, self.body.html.len());
                    }
                }
            }
            NodeValue::Strong => self.close("</strong>"),
            NodeValue::Emph => self.close("</em>"),
            NodeValue::Strikethrough => self.close("</del>"),
            NodeValue::Link(_) | NodeValue::Image(_) => {
                if let Some(OpenLink { link, is_inner }) = self.open_links.pop() {
                    self.body.slots.push(Slot { at: self.body.html.len(), link, opens: false, is_inner });
                }
            }
            _ => {}
        }
    }

    /// Leaves a slot for the tag. Inside another link only an image gets one.
    fn open_link(&mut self) {
        let link = self.links;
        self.links += 1;
        let is_inner = !self.open_links.is_empty();
        self.body.slots.push(Slot { at: self.body.html.len(), link, opens: true, is_inner });
        self.open_links.push(OpenLink { link, is_inner });
    }

    fn html_inline(&mut self, html: &str, span: Span) {
        if html.starts_with("<!--") {
            return;
        }
        if matches!(html, "<br>" | "<br/>" | "<br />") {
            self.push("<br>");
        } else if self.honoured.contains(&span) {
            let html = html.to_lowercase();
            self.push(&html);
        } else {
            self.text(html);
        }
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
