//! Blocks that hold no others: headings, code, front matter that is not understood, raw HTML.

use comrak::nodes::NodeHeading;

use super::super::code;
use super::super::escape::{escape, percent_encode};
use super::super::math;
use super::super::raw::{Piece, Tag, pieces};
use super::Writer;
use crate::diagnostic::Span;

/// The language of diagrams. Their source stands as code; a theme may draw them.
const DIAGRAM: &str = "mermaid";

impl Writer<'_> {
    /// The first heading of level 1 is the page's own title and leaves only its anchor here. Further ones count as
    /// level 2, so that a page has one heading of level 1.
    pub(super) fn enter_heading(&mut self, heading: NodeHeading, top_level: bool) {
        if heading.level == 1 && top_level && !std::mem::replace(&mut self.titled, true) {
            self.title_start = Some(self.body.html.len());
            return;
        }
        let id = self.heading_ids.as_slice().first().map_or("", String::as_str);
        self.push("<h");
        self.number(heading.level.max(2).into());
        self.push(" id=\"");
        self.text(id);
        self.push("\">");
    }

    pub(super) fn leave_heading(&mut self, heading: NodeHeading, span: Span) {
        let id = self.heading_ids.next().map_or("", String::as_str);
        if let Some(start) = self.title_start.take() {
            // The page shows the title itself; only its anchors stay.
            self.body.html.truncate(start);
            self.body.slots.retain(|slot| (slot.at as usize) < start);
            self.body.runs.retain(|run| (run.html.start as usize) < start);
            self.body.starts.truncate(start);
            self.push_at(span, "<span", "></span><span id=\"");
            self.text(id);
            self.push("\"></span>\n");
            for id in std::mem::take(&mut self.title_anchors) {
                write!(self, "<span id=\"{id}\"></span>");
            }
            return;
        }
        self.push(" <a class=\"anchor\" href=\"#");
        percent_encode(id, &mut self.body.html);
        self.push_at(span, "\"", " aria-label=\"Link to this section\"></a></h");
        self.number(heading.level.max(2).into());
        self.push(">\n");
    }

    pub(super) fn code_block(&mut self, info: &str, literal: &str, span: Span) {
        if info.trim() == "math"
            && let Some(html) = math::mathml(literal, true)
        {
            self.open_formula(span);
            self.push(&html);
            return self.push("</div>\n");
        }
        self.push_at(span, "<pre", " tabindex=\"0\" role=\"group\" aria-label=\"Code, line ");
        self.number(self.source.line(span.start));
        self.push("\"><code");
        let language = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
        // However it is written, there is one name for what draws it to look for.
        let is_diagram = language.eq_ignore_ascii_case(DIAGRAM);
        let language = if is_diagram { DIAGRAM } else { language };
        if !language.is_empty() {
            self.body.has_diagram |= is_diagram;
            self.push(" class=\"language-");
            self.text(language);
            self.push("\"");
        }
        self.push(">");
        code::write(literal, language, &mut self.body.html);
        self.push("</code></pre>\n");
    }

    /// Opens what holds a formula that has a place of its own, and may be wider than the page.
    pub(super) fn open_formula(&mut self, span: Span) {
        self.push_at(span, "<div class=\"scroll\"", " tabindex=\"0\" role=\"group\" aria-label=\"Formula, line ");
        self.number(self.source.line(span.start));
        self.push("\">");
    }

    /// Front matter that is not understood, with the numbers of its lines, which are the first of the file.
    pub(super) fn front_matter(&mut self, text: &str) {
        let Some(wrong) = self.wrong_lines.take() else { return };
        self.push("<pre class=\"listing\" tabindex=\"0\" role=\"group\" aria-label=\"Front matter\"><code>");
        for (number, line) in (1_u32..).zip(text.lines()) {
            self.claimed_lines[number as usize] = true;
            self.anchored_lines.push(number);
            let class = if wrong.contains(&number) { " class=\"is-wrong\"" } else { "" };
            write!(self, "<span id=\"L{number}\"{class}>");
            self.text(line);
            self.push("</span>");
        }
        self.push("</code></pre>\n");
    }

    /// A block of raw HTML: the tags that are honoured, and all else as text. Comments vanish.
    pub(super) fn html_block(&mut self, literal: &str, span: Span) {
        let mut text = String::new();
        for (range, piece) in pieces(literal) {
            match piece {
                Piece::Text(written) => escape(written, &mut text),
                Piece::Break => text.push_str("<br>"),
                Piece::Comment => {}
                Piece::Tag(_) if !self.honoured_in_blocks.contains(&(span.start, range.start)) => {
                    escape(&literal[range], &mut text);
                }
                Piece::Tag(tag) if tag.is_round_blocks() => {
                    self.raw_text(&std::mem::take(&mut text), span);
                    self.tag_round_blocks(tag, span);
                }
                Piece::Tag(tag) => text.push_str(&tag.html()),
            }
        }
        self.raw_text(&text, span);
    }

    /// Text of a block of raw HTML, which is HTML by now.
    fn raw_text(&mut self, html: &str, span: Span) {
        let html = html.trim();
        if html.is_empty() {
            return;
        }
        if self.in_summary {
            return self.push(html);
        }
        self.push_at(span, "<p class=\"raw\"", ">");
        self.push(html);
        self.push("</p>\n");
    }

    fn tag_round_blocks(&mut self, tag: Tag, span: Span) {
        self.in_summary = tag.name == "summary" && !tag.closes;
        if tag.closes {
            return self.close(&(tag.html() + "\n"));
        }
        if self.in_summary {
            return self.open("<summary>");
        }
        self.open_at(span, "<details", ">");
    }
}
