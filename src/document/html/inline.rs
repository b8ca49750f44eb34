//! What stands inside paragraphs, headings and cells: text, code, emphasis, links, tags.

use comrak::nodes::{AstNode, NodeMath, NodeValue};

use super::super::body::{Slot, TextRun, offset, offsets};
use super::super::labelled::{self, Role};
use super::super::parse::{span as position_span, start as position_start};
use super::super::{emoji, math};
use super::{OpenLink, Writer};
use crate::diagnostic::Span;

impl Writer<'_> {
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
        if let Some(labelled) = &mut self.labelled {
            labelled.in_label = true;
            let end = if std::mem::replace(&mut labelled.described, true) { "</dd></div>\n" } else { "" };
            self.push(end);
            self.push_at(span, "<div", "><dt>");
        }
    }

    pub(super) fn enter_inline<'a>(&mut self, node: &'a AstNode<'a>) {
        let role = self.role(node);
        let (source, data) = (self.source, node.data());
        let span = || position_span(source, data.sourcepos);
        let start = || position_start(source, data.sourcepos);
        let in_label = self.labelled.as_ref().is_some_and(|labelled| labelled.in_label);
        match &data.value {
            _ if role.label => self.open_label(span()),
            _ if role.separates => {}
            NodeValue::Text(text) if in_label => self.prose(text.trim_end_matches([':', '：', ' ']), start()),
            NodeValue::Text(text) => self.prose(labelled::trim(text, role), start()),
            NodeValue::Math(math) => self.formula(node, math, start()),
            NodeValue::Code(code) => {
                self.push("<code>");
                self.run(&code.literal, start());
                self.push("</code>");
            }
            NodeValue::SoftBreak => self.push("\n"),
            NodeValue::LineBreak => self.push("<br>\n"),
            NodeValue::Strong => self.open("<strong>"),
            NodeValue::Emph => self.open("<em>"),
            NodeValue::Strikethrough => self.open("<del>"),
            NodeValue::HtmlInline(html) => self.html_inline(html, span()),
            NodeValue::Link(_) | NodeValue::Image(_) => self.open_link(),
            NodeValue::FootnoteReference(reference) => self.footnote_reference(reference),
            _ => {}
        }
    }

    pub(super) fn leave_inline(&mut self, value: &NodeValue) {
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
                    self.body.slots.push(Slot {
                        at: offset(self.body.html.len()),
                        link: offset(link),
                        opens: false,
                        is_inner,
                    });
                }
            }
            _ => {}
        }
    }

    /// Writes text in which names of emoji stand for them, and that begins at `source`.
    fn prose(&mut self, text: &str, source: usize) {
        let start = self.body.html.len();
        emoji::write(text, &mut self.body.html);
        self.body.runs.push(TextRun { source: offset(source), html: offsets(start..self.body.html.len()) });
    }

    /// Writes a formula: as MathML, else its source as code, and what is no formula as the text it is.
    fn formula<'a>(&mut self, node: &'a AstNode<'a>, math: &NodeMath, source: usize) {
        if !math::is_formula(node, math) {
            return self.run(&math::written(math), source);
        }
        // Nothing can be marked in a formula.
        let at = self.body.html.len();
        self.body.runs.push(TextRun { source: offset(source), html: offsets(at..at) });
        if let Some(html) = math::mathml(&math.literal, math.display_math) {
            return self.push(&html);
        }
        self.push("<code class=\"math\">");
        self.text(&math.literal);
        self.push("</code>");
    }

    /// Leaves a slot for the tag. Inside another link only an image gets one.
    fn open_link(&mut self) {
        let link = self.links;
        self.links += 1;
        let is_inner = !self.open_links.is_empty();
        self.body.slots.push(Slot { at: offset(self.body.html.len()), link: offset(link), opens: true, is_inner });
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
