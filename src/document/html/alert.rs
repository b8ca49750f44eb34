//! Alerts: quotes at the top of a document whose first line is `[!NOTE]` or another of five words.
//!
//! They are found here and not by comrak, whose own search is quadratic on long runs of `>`. So what is read from a
//! quote stays what its author wrote, the mark included; only the page shows a label in its place.

use comrak::nodes::{AstNode, NodeValue};

use super::{Writer, is_top_level};
use crate::diagnostic::Span;

/// One kind of alert.
pub(super) struct Alert {
    /// The word between the brackets, without regard to case.
    word: &'static str,
    /// What is said above it.
    label: &'static str,
    /// Which of the theme's icons stands beside that.
    icon: &'static str,
    /// The class of the colour, one of those of stages and diagnostics.
    class: &'static str,
}

const ALERTS: [Alert; 5] = [
    Alert { word: "note", label: "Note", icon: "note", class: "s-note" },
    Alert { word: "tip", label: "Tip", icon: "tip", class: "k-done" },
    Alert { word: "important", label: "Important", icon: "important", class: "k-active" },
    Alert { word: "warning", label: "Warning", icon: "warning", class: "s-warning" },
    Alert { word: "caution", label: "Caution", icon: "error", class: "s-error" },
];

/// The alert that a quote is. GitHub knows them at the top of a document only, and not without a text.
pub(super) fn of<'a>(quote: &'a AstNode<'a>) -> Option<&'static Alert> {
    let first = quote.first_child().filter(|_| is_top_level(quote))?;
    if !matches!(first.data().value, NodeValue::Paragraph) {
        return None;
    }
    let mark = first.first_child()?;
    let ends_line = match mark.next_sibling() {
        Some(next) => matches!(next.data().value, NodeValue::SoftBreak | NodeValue::LineBreak),
        None => first.next_sibling().is_some(),
    };
    let data = mark.data();
    let NodeValue::Text(text) = &data.value else { return None };
    let word = text.trim_end().strip_prefix("[!")?.strip_suffix(']').filter(|_| ends_line)?;
    ALERTS.iter().find(|alert| alert.word.eq_ignore_ascii_case(word))
}

/// How many nodes at the start of a paragraph are the mark of an alert, with the end of its line.
pub(super) fn mark_length<'a>(paragraph: &'a AstNode<'a>) -> usize {
    let quote = paragraph.parent().filter(|_| paragraph.previous_sibling().is_none());
    let is_quote = |quote: &&'a AstNode<'a>| matches!(quote.data().value, NodeValue::BlockQuote);
    if quote.filter(is_quote).and_then(of).is_some() { paragraph.children().take(2).count() } else { 0 }
}

impl Writer<'_> {
    pub(super) fn enter_quote<'a>(&mut self, quote: &'a AstNode<'a>, span: Span) {
        let Some(Alert { label, icon, class, .. }) = of(quote) else {
            return self.open_at(span, "<blockquote", ">\n");
        };
        let head = format!(">\n<p><svg class=\"i\" aria-hidden=\"true\"><use href=\"#I-{icon}\"/></svg> {label}</p>\n");
        self.open_at(span, &format!("<div class=\"alert {class}\" role=\"note\""), &head);
    }

    pub(super) fn leave_quote<'a>(&mut self, quote: &'a AstNode<'a>) {
        self.close(if of(quote).is_some() { "</div>\n" } else { "</blockquote>\n" });
    }
}
