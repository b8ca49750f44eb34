//! Check boxes: Markdown's, those typed as characters, and those that are only a sign.

use super::{Gate, GateState, Gates, verdict};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Inline, Item, List, MarkKind, Table};
use crate::plan::Verdict;
use crate::plan::scope::{Part, Role, joined};
use crate::plan::words::verdicts::VERDICTS;
use crate::plan::words::{begins_with_phrase, plain, strip};

/// Boxes that Markdown does not know, with whether they are ticked.
const TYPED: &[(&str, bool)] = &[
    ("[ ]", false),
    ("[]", false),
    ("[~]", false),
    ("[-]", false),
    ("[/]", false),
    ("[x]", true),
    ("[X]", true),
    ("[✓]", true),
    ("[✔]", true),
    ("[✅]", true),
    ("☐", false),
    ("⬜", false),
    ("🔲", false),
    ("◻", false),
    ("□", false),
    ("☑", true),
    ("🗹", true),
];

/// A box at the start of a text: whether it is ticked, and where the text behind it begins.
pub(in crate::plan) fn written_box(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start().len();
    let (sign, ticked) = TYPED.iter().find(|(sign, _)| strip(&text[start..], sign).is_some())?;
    let behind = text[start + sign.len()..].trim_start_matches('\u{fe0f}');
    // "[x](…)" would be a link and "[-]3" a number.
    behind
        .starts_with(char::is_whitespace)
        .then(|| text.len() - behind.trim_start().len())
        .or_else(|| (!sign.starts_with('[')).then_some(text.len() - behind.len()))
        .map(|at| (*ticked, at))
}

/// Reads the boxes of a part.
pub(super) fn read(plan: &Document, part: &Part<'_>, gates: &mut Gates) {
    let section = part.title_text();
    read_blocks(&Context { plan, section: &section, tables: part.role == Role::Gates }, part.blocks, gates);
}

struct Context<'a> {
    plan: &'a Document,
    section: &'a str,
    tables: bool,
}

fn read_blocks(context: &Context<'_>, blocks: &[Block], gates: &mut Gates) {
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) => read_list(context, list, gates),
            BlockKind::Quote(blocks) => read_blocks(context, blocks, gates),
            BlockKind::Table(table) if context.tables => read_table(context, table, gates),
            _ => {}
        }
    }
}

fn read_list(context: &Context<'_>, list: &List, gates: &mut Gates) {
    let drawn = is_drawn(list);
    for item in &list.items {
        match gate(context, item, drawn) {
            Some(gate) => gates.gates.push(gate),
            None => gates.blank.extend(blank_box(item).map(|span| context.plan.place(span))),
        }
        read_blocks(context, &item.blocks, gates);
    }
}

/// Whether a list draws its boxes: where open conditions are empty squares, the done ones beside them are ✅.
pub(super) fn is_drawn(list: &List) -> bool {
    list.items.iter().any(|item| {
        item.checkbox.is_none()
            && item.text().and_then(|text| written_box(&text.text)).is_some_and(|(ticked, _)| !ticked)
    })
}

fn gate(context: &Context<'_>, item: &Item, drawn: bool) -> Option<Gate> {
    let text = item.text()?;
    let (ticked, from) = match item.checkbox {
        Some(checkbox) => (checkbox.ticked(), 0),
        None => written_box(&text.text).or_else(|| drawn.then(|| ticked_sign(&text.text)).flatten())?,
    };
    let condition = text.slice(from..text.text.len()).trim();
    (!condition.text.is_empty()).then(|| Gate {
        section: context.section.to_owned(),
        text: joined(&condition.text),
        state: state(&condition, ticked),
        place: context.plan.place(condition.span),
    })
}

/// The box of an item that is nothing else.
fn blank_box(item: &Item) -> Option<Span> {
    let written = item.text().map_or("", |text| text.text.trim());
    match item.checkbox {
        // Markdown's box is the character between the brackets.
        Some(checkbox) if written.is_empty() => {
            Some(Span::new(checkbox.span.start.saturating_sub(1), checkbox.span.end + 1))
        }
        None if TYPED.iter().any(|(sign, _)| *sign == written) => item.text().map(|text| text.trim().span),
        _ => None,
    }
}

fn ticked_sign(text: &str) -> Option<(bool, usize)> {
    verdict::leading_mark(text).filter(|(verdict, _)| *verdict == Verdict::Pass).map(|(_, at)| (true, at))
}

/// Whether a cell is a box and nothing else; an empty square stands for a verdict that is still to come.
pub(super) fn is_box(cell: &str) -> bool {
    let cell = cell.trim();
    cell != "⬜" && TYPED.iter().any(|(sign, _)| *sign == cell)
}

/// Rows of a table of gates with a cell that is a box and nothing else.
fn read_table(context: &Context<'_>, table: &Table, gates: &mut Gates) {
    for row in &table.rows {
        let boxed = row.cells.iter().position(|cell| is_box(&cell.text.text));
        let Some(boxed) = boxed else { continue };
        let sign = row.cells[boxed].text.text.trim();
        let ticked = TYPED.iter().any(|(known, ticked)| *known == sign && *ticked);
        let names_it = |text: &str| text.chars().any(char::is_alphabetic);
        let named = row.cells.iter().enumerate().find(|(at, cell)| *at != boxed && names_it(&cell.text.text));
        if let Some((_, cell)) = named {
            let condition = cell.text.trim();
            gates.gates.push(Gate {
                section: context.section.to_owned(),
                text: joined(&condition.text),
                state: state(&condition, ticked),
                place: context.plan.place(condition.span),
            });
        }
    }
}

/// Whether a condition is met, by its box and by what its text says of being waived.
fn state(condition: &Inline, ticked: bool) -> GateState {
    let struck = condition.marks.iter().any(|mark| mark.kind == MarkKind::Strikethrough && mark.range.start == 0);
    if struck || is_waived(&condition.text, !ticked) {
        GateState::Waived
    } else if ticked {
        GateState::Done
    } else {
        GateState::Open
    }
}

/// Whether one of the statements of a text begins with "waived", or where `or_not_applicable` with "N/A".
///
/// A ticked box whose text says "N/A" stays ticked: the author did tick it.
fn is_waived(text: &str, or_not_applicable: bool) -> bool {
    let mut fragments = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let dash = matches!(c, '-' | '–' | '—') && text[..at].ends_with(' ');
        let parts =
            |c| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | ':' | '：' | '?' | '？' | ',' | ';' | '.' | '→');
        if dash || parts(c) {
            fragments.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    fragments.push(&text[start..]);
    fragments.iter().any(|fragment| {
        let fragment = plain(&fragment[..fragment.floor_char_boundary(80)]);
        let begins = |phrase: &str| begins_with_phrase(&fragment, phrase);
        let waived =
            ["waived", "waiver", "豁免", "免除", "면제", "отменено", "dispensado", "exento", "dispense", "erlassen"];
        let not_applicable = || {
            fragment == "na"
                || VERDICTS
                    .iter()
                    .filter(|group| group.verdict == Verdict::Waived)
                    .any(|group| group.strong.iter().any(|phrase| begins(phrase)))
        };
        waived.iter().any(|word| begins(word)) || or_not_applicable && not_applicable()
    })
}
