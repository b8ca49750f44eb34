//! Principles that have a heading, a bold line or a paragraph of their own.

use std::borrow::Cow;

use super::list::{self, Naming, is_numbered, is_other_label};
use super::{Checks, Stated, answers, names, table};
use crate::document::{Block, BlockKind, Inline};
use crate::plan::gate::{self, Verdict};
use crate::plan::judged::{Judged, NamedBy, judge, judge_title};
use crate::plan::scope::{self, Part};
use crate::plan::words::checks::{is_overall, is_verdict_label};
use crate::plan::words::signs::OVERALL;
use crate::plan::words::{has_unspaced, is_in_capitals, plain};

/// Reads the blocks directly below a constitution check or one of its stages.
pub(super) fn section(checks: &mut Checks<'_>, blocks: &[Block]) {
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        match &block.kind {
            BlockKind::List(list) => list::read(checks, list),
            BlockKind::Table(table) => read_table(checks, table),
            BlockKind::Paragraph(text) => {
                let next = blocks.get(at).map(|next| &next.kind);
                match (scope::label_line(block).filter(|label| scope::is_bold(label)), next) {
                    (Some(label), Some(BlockKind::List(list))) if !names_group(label) => {
                        // What follows "Rationale:" or "Result:" names no principles, unless it judges them one by one.
                        at += usize::from(!list::judges_by_name(list));
                    }
                    (Some(label), Some(BlockKind::List(list))) => {
                        if !list::lists_principles(list) {
                            labelled_group(checks, label, &blocks[at..=at]);
                            at += 1;
                        }
                    }
                    (Some(label), Some(BlockKind::Paragraph(_))) if names_group(label) && is_principle_label(label) => {
                        labelled_group(checks, label, &blocks[at..=at]);
                        at += 1;
                    }
                    _ => paragraph(checks, text),
                }
            }
            _ => {}
        }
    }
}

/// Whether a heading groups several principles that are judged below it by name.
pub(super) fn groups(part: &Part<'_>) -> bool {
    let Some(title) = part.title.filter(|_| groups_principles(part.blocks)) else { return false };
    let (name, of_title) = split_title(title);
    !judges_itself(&name, &of_title)
}

/// Whether a heading is that of one principle, by its number or by the verdict in it.
fn judges_itself(name: &Inline, stated: &Stated) -> bool {
    stated.0 != Verdict::Unstated || is_numbered(name)
}

/// Whether all that stands below a heading is one item or line with a sign and a bold name.
fn holds_one(blocks: &[Block]) -> bool {
    let text = match blocks {
        [Block { kind: BlockKind::List(list), .. }] => match list.items.as_slice() {
            [item] if item.checkbox.is_none() => item.text(),
            _ => None,
        },
        [Block { kind: BlockKind::Paragraph(text), .. }] => Some(text),
        _ => None,
    };
    text.is_some_and(|text| {
        let judged = judge(text);
        judged.marked && list::judges_principle(&judged, Naming::BoldName)
    })
}

/// Reads a heading that names a principle, or groups some; `are_grouped` says whether another one does so.
pub(super) fn heading(checks: &mut Checks<'_>, part: &Part<'_>, are_grouped: bool) {
    let Some(title) = part.title else { return };
    let (name, of_title) = split_title(title);
    if !judges_itself(&name, &of_title) && (groups_principles(part.blocks) || are_grouped && holds_one(part.blocks)) {
        return section(checks, part.blocks);
    }
    // Where the principle is judged in its name already, a label takes that back and nothing else does.
    let stated = match of_title.0 {
        Verdict::Unstated => stated_inside(&judged_lines(part.blocks)),
        _ => Some(stated_behind_label(&judged_lines(part.blocks))).filter(is_stated).unwrap_or(of_title),
    };
    let stated = if stated.0 == Verdict::Unstated { answered_inside(part.blocks) } else { stated };
    checks.add(&name, stated, answers::is_written(lines_of(part.blocks)));
}

fn read_table(checks: &mut Checks<'_>, table: &crate::document::Table) {
    checks.table = Some(checks.found.len());
    for row in table::rows(table) {
        // Cells beside a verdict that is not there may be what is asked, and not what is answered.
        checks.add(&row.name, (row.verdict, row.written), false);
    }
    checks.table = None;
}

fn groups_principles(blocks: &[Block]) -> bool {
    let of_block = |block: &Block| match &block.kind {
        BlockKind::Table(table) => table::rows(table).len() > 1,
        BlockKind::List(list) => list::judges_by_name(list),
        _ => false,
    };
    // Without a sign before them, and in one paragraph, lines may be what is said of one principle.
    let are_marked = || paragraphs(blocks).all(|text| gate::leading_mark(&text.text).is_some());
    let are_several = || paragraphs(blocks).nth(1).is_some();
    blocks.iter().any(of_block) || are_several() && are_marked() && lines_judge_principles(blocks, Naming::BoldName)
}

/// The paragraphs but for instructions.
fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Inline> {
    blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(text) if !is_emphasised(text) => Some(text),
        _ => None,
    })
}

/// Whether paragraphs have several lines, and each judges a principle.
fn lines_judge_principles(blocks: &[Block], naming: Naming) -> bool {
    let lines = || paragraphs(blocks).flat_map(Inline::lines);
    let is_principle = |line: Inline| list::judges_principle(&judge(&line), naming);
    lines().nth(1).is_some() && lines().all(is_principle)
}

/// Whether a table, a list or lines below a heading of gates judge principles.
pub(in crate::plan) fn judges_principles(blocks: &[Block], naming: Naming) -> bool {
    let is_any = naming == Naming::BoldName;
    let is_judging = |block: &Block| match &block.kind {
        BlockKind::Table(table) => table::judges_principles(table) || is_any && !table::rows(table).is_empty(),
        BlockKind::List(list) => list::judges_principles(list, naming),
        _ => false,
    };
    blocks.iter().any(is_judging) || lines_judge_principles(blocks, naming)
}

/// A bold line with the list or paragraph below it.
fn labelled_group(checks: &mut Checks<'_>, label: &Inline, below: &[Block]) {
    let (name, of_label) = split_title(label);
    let stated = if is_stated(&of_label) { of_label } else { stated_inside(&judged_lines(below)) };
    let stated = if stated.0 == Verdict::Unstated { answered_inside(below) } else { stated };
    checks.add(&name, stated, answers::is_written(lines_of(below)));
}

/// A heading's clean name, and the verdict in it.
fn split_title(title: &Inline) -> (Inline, Stated) {
    let (name, verdict, written) = judge_title(title);
    (names::clean(&name), (verdict, written))
}

fn names_group(label: &Inline) -> bool {
    !is_other_label(&split_title(label).0.text) && !is_on_all_stated(label)
}

/// "**All principles pass ✅**" says something of all and names none.
fn is_on_all_stated(label: &Inline) -> bool {
    let judged = judge(label);
    judged.verdict != Verdict::Unstated && is_on_all(&judged)
}

/// "All gates still pass" says it as a name.
fn is_on_all_passed(name: &str) -> bool {
    gate::speaks_of_all(name) && gate::verdict(name) != Verdict::Unstated
}

fn is_principle_label(label: &Inline) -> bool {
    let (name, stated) = split_title(label);
    stated.0 != Verdict::Unstated || is_numbered(&name)
}

fn is_stated(stated: &Stated) -> bool {
    stated.0 != Verdict::Unstated
}

/// How far into a line a label may go that is known by its colon alone, in bytes.
const LABEL: usize = 40;

/// Whether a line may take back a verdict before it: it begins with a sign, a label, or words for what is not met. A cheap
/// look, since most lines below a verdict are prose.
fn may_take_back(line: &Inline) -> bool {
    let text = line.text.trim_start();
    let is_labelled = || line.leading_strong().is_some() || text.bytes().take(LABEL).any(|byte| byte == b':');
    !text.starts_with(|c: char| c.is_ascii_alphanumeric()) || is_labelled() || gate::begins_unmet(text)
}

/// The lines below a principle that state a verdict, up to a rule.
fn judged_lines(blocks: &[Block]) -> Vec<Judged> {
    let rule = blocks.iter().position(|block| matches!(block.kind, BlockKind::Rule)).unwrap_or(blocks.len());
    let lines = blocks[..rule].iter().flat_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => text.lines().map(Cow::Owned).collect(),
        BlockKind::List(list) => {
            let texts = list.items.iter().filter(|item| item.checkbox.is_none()).filter_map(|item| item.text());
            // "✅ Kept in RAII:" heads what is listed below it.
            texts.filter(|text| !text.text.trim_end().ends_with([':', '：'])).map(Cow::Borrowed).collect()
        }
        _ => Vec::new(),
    });
    let mut judged: Vec<Judged> = Vec::new();
    for line in lines {
        if judged.is_empty() || may_take_back(&line) {
            judged.extend(Some(judge(&line)).filter(|judged| judged.verdict != Verdict::Unstated));
        }
    }
    judged
}

/// The verdict that lines below a principle state for it: `**Status**: PASS`, `✅ **PASSED**: …`. One behind a label speaks
/// for the others, and so does one in so many words beside prose that begins with a verdict; of several the worst counts.
fn stated_inside(lines: &[Judged]) -> Stated {
    let counts = |judged: &&Judged| judged.marked || is_labelled(judged) || is_verdict_alone(judged);
    let counting: Vec<&Judged> = lines.iter().filter(|judged| counts(judged) && !is_on_all(judged)).collect();
    let labelled = worst_of(&counting, is_labelled);
    let Some(first) = counting.iter().find(|judged| is_verdict_alone(judged)) else { return labelled };
    if is_stated(&labelled) {
        return labelled;
    }
    let outright = worst_of(&counting, is_outright);
    if is_stated(&outright) {
        return outright;
    }
    // "✅ Complete set of tests" and "❌ No logs" are told by their signs.
    if first.marked { worst_of(&counting, |judged| judged.marked) } else { (first.verdict, first.written.clone()) }
}

/// The same behind labels only.
fn stated_behind_label(lines: &[Judged]) -> Stated {
    let labelled: Vec<&Judged> = lines.iter().filter(|judged| is_labelled(judged) && !is_on_all(judged)).collect();
    worst_of(&labelled, |_| true)
}

/// Whether a line is a verdict behind its label: `**Status**: PASS`.
fn is_labelled(judged: &Judged) -> bool {
    judged.by != NamedBy::Nothing && is_verdict_label(&plain(&judged.name.text))
}

/// Up to how many words a verdict has that is said outright.
const OUTRIGHT: usize = 2;

/// Whether a line is a verdict outright: in capitals, or with nothing but a sign beside it.
fn is_outright(judged: &Judged) -> bool {
    let is_all = |written: &str| {
        let said = gate::leading_mark(written).map_or(written, |(_, end)| &written[end..]);
        let words = gate::word_count(said);
        words > 0 && (is_in_capitals(said) || words <= OUTRIGHT && words == gate::word_count(&judged.rest.text))
    };
    is_verdict_alone(judged) && judged.written.as_deref().is_some_and(is_all)
}

/// The worst verdict of the lines that count.
fn worst_of(lines: &[&Judged], counts: impl Fn(&Judged) -> bool) -> Stated {
    let counting = lines.iter().filter(|judged| counts(judged));
    answers::worst(counting.map(|judged| (judged.verdict, judged.written.clone())))
}

/// Whether a verdict is one on all principles: the last of them may be followed by the result of the whole check.
pub(in crate::plan) fn is_on_all(judged: &Judged) -> bool {
    let label = plain(&judged.name.text);
    let names_overall = || OVERALL.found_in(&label).any(|word| !has_unspaced(word));
    let of_label = || gate::is_about_all(&label) || is_overall(&label) || names_overall();
    !label.is_empty() && of_label() || gate::speaks_of_all(&judged.rest.text)
}

/// Whether a line is a verdict in words without a name, whatever follows it: `✅ **PASSED**: …`.
fn is_verdict_alone(judged: &Judged) -> bool {
    let is_capital = |written: &String| written.chars().next().is_some_and(|first| !first.is_lowercase());
    let in_words = |written: &String| written.chars().any(char::is_alphabetic);
    let is_said = judged.written.as_ref().is_some_and(|written| in_words(written) && is_capital(written));
    judged.by == NamedBy::Nothing && judged.name.text.is_empty() && is_said
}

/// The paragraphs and the lines without a box that stand below a principle, up to a rule.
fn lines_of(blocks: &[Block]) -> impl Iterator<Item = &Inline> {
    let blocks = blocks.iter().take_while(|block| !matches!(block.kind, BlockKind::Rule));
    blocks.flat_map(|block| match &block.kind {
        BlockKind::Paragraph(text) if !is_emphasised(text) => vec![text],
        BlockKind::List(list) => {
            list.items.iter().filter(|item| item.checkbox.is_none()).filter_map(|item| item.text()).collect()
        }
        _ => Vec::new(),
    })
}

/// Whether all of a paragraph is emphasised, as the instructions of templates are.
fn is_emphasised(text: &Inline) -> bool {
    text.marks.first().is_some_and(|mark| {
        mark.kind == crate::document::MarkKind::Emphasis
            && mark.range.start == 0
            && mark.range.end >= text.text.trim_end().len()
    })
}

fn answered_inside(blocks: &[Block]) -> Stated {
    let answered = answers::of_items(scope::items(blocks));
    let answered = if answered.0 == Verdict::Unstated { of_tables(blocks) } else { answered };
    let answered = if answered.0 == Verdict::Unstated { marked_first(blocks) } else { answered };
    if answered.0 == Verdict::Unstated { waived(blocks) } else { answered }
}

/// The verdict of the requirements in a table below a principle.
fn of_tables(blocks: &[Block]) -> Stated {
    let rows = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table::requirements(table)),
        _ => None,
    });
    answers::worst(rows.flatten().map(|row| (row.verdict, row.written)))
}

/// What the one paragraph or list item below a principle says, where it is that nothing of it is applicable.
fn waived(blocks: &[Block]) -> Stated {
    let rule = blocks.iter().position(|block| matches!(block.kind, BlockKind::Rule)).unwrap_or(blocks.len());
    let text = match &blocks[..rule] {
        [Block { kind: BlockKind::Paragraph(text), .. }] => Some(text),
        [Block { kind: BlockKind::List(list), .. }] => match list.items.as_slice() {
            [item] if item.checkbox.is_none() && item.blocks.len() == 1 => item.text(),
            _ => None,
        },
        _ => None,
    };
    text.map(answers::waived).unwrap_or_default()
}

/// The sign at the head of the first paragraph: `✅ Each part stands alone.`
fn marked_first(blocks: &[Block]) -> Stated {
    let Some(BlockKind::Paragraph(text)) = blocks.first().map(|block| &block.kind) else { return Stated::default() };
    match gate::leading_mark(&text.text) {
        Some((verdict, end)) => (verdict, Some(text.text[..end].trim().to_owned())),
        None => Stated::default(),
    }
}

/// The principle that the line of a label goes on with, if it does: `**Initial check:** ✅ **Principle I**: kept`.
fn behind_label(judged: Judged) -> Judged {
    let goes_on = judged.by == NamedBy::Bold
        && gate::leading_mark(&judged.rest.text).is_some()
        && is_other_label(&judged.name.text);
    let inner = goes_on.then(|| judge(&judged.rest)).filter(|inner| list::judges_principle(inner, Naming::Number));
    inner.unwrap_or(judged)
}

/// Paragraphs whose lines name principles.
fn paragraph(checks: &mut Checks<'_>, text: &Inline) {
    if is_emphasised(text) {
        return;
    }
    let lines: Vec<Judged> = text.lines().map(|line| behind_label(judge(&line))).collect();
    let short = |judged: &Judged| match judged.by {
        NamedBy::Bold => !judged.rest.text.is_empty(),
        NamedBy::Colon => gate::word_count(&judged.name.text) <= 5 && !judged.rest.text.is_empty(),
        NamedBy::Nothing => false,
    };
    let all_named = lines.len() > 1 && lines.iter().all(short);
    for judged in &lines {
        let stated = judged.verdict != Verdict::Unstated;
        let principle = match judged.by {
            _ if is_other_label(&judged.name.text) || is_on_all_passed(&judged.name.text) => false,
            _ if gate::is_gate_label(&judged.name.text) || gate::names_gate(&judged.name.text) => false,
            NamedBy::Bold if judged.rest.text.is_empty() => judged.marked && is_numbered(&judged.name),
            NamedBy::Bold => stated || all_named || is_numbered(&judged.name),
            NamedBy::Colon => all_named || judged.marked || is_numbered(&judged.name) && stated,
            NamedBy::Nothing => false,
        };
        if principle {
            let is_answered = answers::is_written(std::iter::once(&judged.rest));
            checks.add(&judged.name, (judged.verdict, judged.written.clone()), is_answered);
        }
    }
}
