//! Footnotes: from the text to the note and back, however often a note is referred to.
//!
//! The anchors begin with a capital letter, so no heading has them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use comrak::nodes::{AstNode, NodeFootnoteDefinition, NodeFootnoteReference, NodeValue};

use super::Writer;

/// The anchor of a reference: `Note-1-from`, and for further ones `Note-1-from-2`.
fn reference_id(note: u32, reference: u32) -> String {
    if reference < 2 { format!("Note-{note}-from") } else { format!("Note-{note}-from-{reference}") }
}

impl Writer<'_> {
    /// The number of a note, a link to it unless it stands inside of another link.
    pub(super) fn footnote_reference(&mut self, reference: &NodeFootnoteReference) {
        let note = reference.ix;
        let id = reference_id(note, reference.ref_num);
        if self.title_start.is_some() {
            self.title_anchors.push(id.clone());
        }
        let number = if self.open_links.is_empty() {
            format!("<a href=\"#Note-{note}\" aria-label=\"Footnote {note}\">{note}</a>")
        } else {
            note.to_string()
        };
        write!(self, "<sup class=\"footnote\" id=\"{id}\">{number}</sup>");
    }

    pub(super) fn enter_footnote<'a>(&mut self, node: &'a AstNode<'a>, note: &NodeFootnoteDefinition) {
        // A further definition of a name stays where it is; the one that counts comes last in the tree.
        if note.total_references == 0 {
            return self.open("<div>");
        }
        self.footnotes += 1;
        if self.footnotes == 1 {
            self.references = references(node);
            self.push("<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n");
        }
        let number = self.footnotes;
        self.open_with(format_args!("<li id=\"Note-{number}\">"));
    }

    pub(super) fn leave_footnote<'a>(&mut self, node: &'a AstNode<'a>, note: &NodeFootnoteDefinition) {
        if note.total_references == 0 {
            return self.close("</div>\n");
        }
        if !node.last_child().is_some_and(|last| matches!(last.data().value, NodeValue::Paragraph)) {
            self.push("<p>");
            self.ways_back();
            self.push("</p>\n");
        }
        self.close("</li>\n");
    }

    /// Puts the ways back at the end of the last paragraph of a note.
    pub(super) fn end_of_note<'a>(&mut self, paragraph: &'a AstNode<'a>) {
        let note = paragraph.parent().filter(|_| paragraph.next_sibling().is_none());
        let is_note = |note: &'a AstNode<'a>| matches!(&note.data().value, NodeValue::FootnoteDefinition(note) if note.total_references > 0);
        if note.is_some_and(is_note) {
            self.ways_back();
        }
    }

    /// Links to all references to the note that is being written.
    fn ways_back(&mut self) {
        let note = self.footnotes;
        for (at, (_, reference)) in (1..).zip(self.references.range((note, 0)..(note + 1, 0))) {
            let id = reference_id(note, *reference);
            let (shown, said) = if at == 1 {
                (String::new(), String::new())
            } else {
                (format!("<sup>{at}</sup>"), format!(", reference {at}"))
            };
            let _ = write!(
                self.body.html,
                " <a href=\"#{id}\" aria-label=\"Back from footnote {note}{said}\">\u{21a9}\u{fe0e}{shown}</a>"
            );
        }
    }
}

/// All references that are in the tree, as number of note and reference. Those in notes that nothing refers to are not.
fn references<'a>(note: &'a AstNode<'a>) -> BTreeSet<(u32, u32)> {
    let root = note.ancestors().last().unwrap_or(note);
    let reference = |node: &'a AstNode<'a>| match &node.data().value {
        NodeValue::FootnoteReference(reference) => Some((reference.ix, reference.ref_num)),
        _ => None,
    };
    root.descendants().filter_map(reference).collect()
}
