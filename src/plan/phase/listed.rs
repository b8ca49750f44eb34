//! Phases that have no headings of their own: the items and the lines in bold type below a heading such as "Phases".
//!
//! Anywhere else such a list sums phases up, or speaks of those of other plans.

use super::{Phase, is_phase};
use crate::document::{Block, BlockKind, Document, Inline, Item};
use crate::plan::named::Named;
use crate::plan::words::{self, parts, phases, sections};

/// Reads the phases between a heading of phases and the next heading. The first that has some counts.
pub(super) fn read(plan: &Document, headings: &[Named<'_>]) -> Vec<Phase> {
    let mut phases = Vec::new();
    let mut headings = headings.iter();
    let mut is_below = false;
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading(_) if !phases.is_empty() => break,
            BlockKind::Heading(_) => is_below = headings.next().is_some_and(|named| names_phases(&named.folded)),
            _ if is_below => of_block(plan, block, &mut phases),
            _ => {}
        }
    }
    phases
}

/// Whether a folded heading says that the phases stand below it: "2. Implementation phases", "Phases and milestones".
fn names_phases(folded: &str) -> bool {
    phases::LISTS.of(parts::unnumbered(folded)).any(|(_, rest)| {
        let more = rest.trim_start();
        let goes_on = || more.split(' ').next().is_some_and(|word| sections::JOINERS.contains(&word));
        more.is_empty()
            || more.starts_with(['(', '（', ':', '：', '&', '/', '+', '–', '—'])
            || more.len() < rest.len() && (more.starts_with('-') || goes_on())
    })
}

fn of_block(plan: &Document, block: &Block, phases: &mut Vec<Phase>) {
    match &block.kind {
        BlockKind::List(list) => {
            let texts = list.items.iter().filter_map(Item::text);
            phases.extend(texts.filter_map(|text| of_text(plan, text)));
        }
        BlockKind::Paragraph(text) if text.leading_strong().is_some() => {
            let lines = text.lines().filter(|line| line.leading_strong().is_some());
            phases.extend(lines.filter_map(|line| of_text(plan, &line)));
        }
        _ => {}
    }
}

/// The phase that a text names, if it does.
fn of_text(plan: &Document, text: &Inline) -> Option<Phase> {
    is_phase(&text.text).then(|| Phase { title: name(text), place: plan.place(text.span) })
}

/// What names a phase in a text that may also say what is done in it: the words in bold type where they are more than
/// its number, else the first sentence.
fn name(text: &Inline) -> String {
    let bold = text.leading_strong().map(|strong| without_colon(&text.text[strong]));
    let is_name = |bold: &&str| bold.contains([':', '：', '—', '–', '(', '（']) || bold.contains(" - ");
    let said = bold.filter(is_name).unwrap_or(&text.text);
    first_sentence(&words::one_line(said)).to_owned()
}

/// What stands before the end of the first sentence. The point of "Phase 1. Storage" ends none.
fn first_sentence(line: &str) -> &str {
    let ends = [". ", "; ", "。", "；"].into_iter().flat_map(|sign| line.match_indices(sign));
    let end = ends.map(|(at, _)| at).filter(|at| !line[..*at].ends_with(char::is_numeric)).min();
    without_colon(line[..end.unwrap_or(line.len())].trim_end_matches('.'))
}

fn without_colon(text: &str) -> &str {
    text.trim().trim_end_matches([':', '：']).trim_end()
}
