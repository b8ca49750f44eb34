//! Badges for a README: how many gates are done, as a small SVG of our own.

use crate::plan::{GateState, Plan};
use crate::portfolio::{Portfolio, summary};

/// Ink on paper for what is open or not stated, green for what is complete: both hold 4.5 against white letters.
const OPEN: &str = "#484e54";
const COMPLETE: &str = "#216b3c";

/// The badge of a portfolio.
pub(super) fn of_portfolio(portfolio: &Portfolio) -> Vec<u8> {
    badge(&portfolio.title, Gates::of(portfolio.plans.iter().map(|plan| &*plan.plan)))
}

/// The badge of a plan.
pub(super) fn of_plan(plan: &Plan) -> Vec<u8> {
    badge(&plan.title, Gates::of(std::iter::once(plan)))
}

/// Where a plan's badge is published. The one name that is taken gets a `_`, which no identity contains.
#[must_use]
pub fn path(id: &str) -> String {
    if id == "portfolio" { "badges/portfolio_.svg".to_owned() } else { format!("badges/{id}.svg") }
}

/// Gates that are done, all gates, and whether none is open.
#[derive(Clone, Copy)]
struct Gates {
    done: usize,
    total: usize,
    complete: bool,
}

impl Gates {
    fn of<'p>(plans: impl Iterator<Item = &'p Plan>) -> Self {
        plans.fold(Self { done: 0, total: 0, complete: true }, |sum, plan| {
            let gates = summary::gates(plan);
            let open = plan.gates.iter().any(|gate| gate.state == GateState::Open);
            Self { done: sum.done + gates.done, total: sum.total + gates.total, complete: sum.complete && !open }
        })
    }
}

fn badge(name: &str, gates: Gates) -> Vec<u8> {
    let Gates { done, total, complete } = gates;
    let (value, sentence) = if total == 0 {
        ("no gates".to_owned(), "no gates".to_owned())
    } else {
        (format!("{done} of {total}"), format!("{done} of {total} gates done"))
    };
    let fill = if total > 0 && complete { COMPLETE } else { OPEN };
    let label = if total == 0 { "plan" } else { "gates" };
    let (left, right) = (width(label), width(&value));
    let whole = left + right;
    let title = escaped(&format!("{name}: {sentence}"));
    // The text is stretched to the width that was reserved, so that no font makes it run over.
    let text = |at: usize, box_width: usize, fill: &str, text: &str| {
        let length = box_width - 2 * PADDING;
        let at = at + PADDING;
        format!(r#"<text x="{at}" y="14" fill="{fill}" textLength="{length}">{text}</text>"#)
    };
    let svg = format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" viewBox="0 0 {whole} 20" role="img" "#,
            r#"aria-label="{title}"><title>{title}</title>"#,
            r##"<rect x=".5" y=".5" width="{outline}" height="19" rx="3" fill="#fcfbf9" stroke="{fill}"/>"##,
            r#"<path d="M{left} 0h{bar}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z" fill="{fill}"/>"#,
            r#"<g font-family="system-ui,Verdana,sans-serif" font-size="11">"#,
            "{label}{value}</g></svg>\n",
        ),
        whole = whole,
        title = title,
        outline = whole - 1,
        fill = fill,
        left = left,
        bar = right - 3,
        label = text(0, left, "#1a1e24", label),
        value = text(left, right, "#ffffff", &value),
    );
    svg.into_bytes()
}

/// Space at either side of a text.
const PADDING: usize = 6;

/// The width of a box round a short text at 11 px.
fn width(text: &str) -> usize {
    let narrow = text.chars().filter(|c| matches!(c, ' ' | 'f' | 'i' | 'l' | 't' | '1')).count();
    (text.chars().count() * 7) - narrow * 3 + 2 * PADDING
}

/// Text as it may stand in XML, attributes included; characters that XML has no place for are left out.
pub(in crate::site) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' | '\r' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
