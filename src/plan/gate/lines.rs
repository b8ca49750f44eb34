//! Verdicts that stand in words: labelled lines, lists led by signs, tables of gates, headings with a verdict.
//!
//! In a constitution check the principles and their verdicts are not repeated here; what is read there are the lines
//! that sum it up. A line such as `*GATE: must pass before …*` is an instruction of the template, not a verdict.

use super::{GateVerdict, Verdict, verdict};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Document, Inline, Item, Table};
use crate::plan::constitution::is_on_all;
use crate::plan::constitution::table;
use crate::plan::judged::{Judged, NamedBy, judge, judge_title};
use crate::plan::scope::{self, Part, Role, Title, joined, may_matter};
use crate::plan::words::checks::is_verdict_label as is_verdict_word;
use crate::plan::words::constitution::RECHECK;
use crate::plan::words::gates::{GATE, GATE_INSIDE};
use crate::plan::words::plain;
use crate::plan::words::signs::INSTRUCTION;

/// Reads the verdicts of a part.
pub(super) fn read(plan: &Document, part: &Part<'_>, verdicts: &mut Vec<GateVerdict>) {
    let mut reader = Reader { plan, part, group: None, verdicts };
    reader.title();
    reader.blocks(part.blocks);
}

struct Reader<'a, 'd> {
    plan: &'d Document,
    part: &'a Part<'d>,
    /// The bold line above a list.
    group: Option<String>,
    verdicts: &'a mut Vec<GateVerdict>,
}

impl Reader<'_, '_> {
    fn add(&mut self, label: &str, text: &str, verdict: Verdict, span: Span) {
        let text = joined(text);
        if !text.is_empty() {
            let place = self.plan.place(span);
            self.verdicts.push(GateVerdict { label: joined(label), text, verdict, place });
        }
    }

    /// A heading with a verdict of its own, such as "Overall gate status: PASS".
    fn title(&mut self) {
        let Some(title) = self.part.title.filter(|_| matches!(self.part.role, Role::Gates | Role::Check)) else {
            return;
        };
        let (name, verdict, written) = judge_title(title);
        // A sign before a heading decorates it, as other headings are by a rocket.
        let decorates =
            |written: &str| title.text.trim_start().starts_with(written) && verdict::word_count(written) == 0;
        if let Some(written) = written.filter(|written| !decorates(written)) {
            self.add(&name.text, &written, verdict, self.part.span);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(text) => self.paragraph(block, text),
                BlockKind::List(list) => {
                    let drawn = self.part.role == Role::Gates && super::boxes::is_drawn(list);
                    list.items.iter().filter(|_| !drawn).for_each(|item| self.item(item));
                    self.group = None;
                }
                BlockKind::Quote(blocks) => self.blocks(blocks),
                BlockKind::Table(table) if self.part.role == Role::Gates => self.table(table),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, block: &Block, text: &Inline) {
        if self.part.role == Role::Other && !text.text.split('\n').any(may_name_gate) {
            return;
        }
        self.group = scope::label_line(block).map(|label| joined(label.text.trim_end_matches([':', '：'])));
        let lines: Vec<Inline> = text.lines().collect();
        let separate = lines.len() > 1 && lines[1..].iter().all(|line| self.begins_anew(line));
        if separate {
            lines.iter().for_each(|line| self.line(line));
        } else {
            self.line(&text.trim());
        }
    }

    /// Whether a line of a paragraph is a statement of its own and not the rest of the one above.
    fn begins_anew(&self, line: &Inline) -> bool {
        let one_gate = || may_name_gate(&line.text) && names_gate(&judge(line).name.text);
        line.leading_strong().is_some() || verdict::leading_mark(&line.text).is_some() || one_gate()
    }

    fn line(&mut self, line: &Inline) {
        if self.part.role == Role::Other && !may_name_gate(&line.text) {
            return;
        }
        let judged = judge(line);
        let label = judged.name.text.as_str();
        let stated = judged.verdict != Verdict::Unstated;
        let named = judged.by != NamedBy::Nothing && !judged.rest.text.trim().is_empty();
        let about_gates = named && is_gate_label(label);
        let bare = is_bare_gate(label);
        match self.part.role {
            Role::Other if about_gates && stated && !bare => self.labelled(&judged),
            Role::Other if names_gate(label) && stated => self.labelled(&judged),
            Role::Other => {}
            Role::Gates | Role::Check if about_gates && (stated || !bare && !instructs(&judged)) => {
                self.labelled(&judged);
            }
            Role::Gates | Role::Check if named && stated && is_verdict_label(label) => self.labelled(&judged),
            Role::Gates if judged.marked || named && stated => self.marked(line, &judged),
            Role::Gates | Role::Check if is_verdict_alone(&judged) || closes_in_verdict(&judged) => {
                self.summing_up(line, judged.verdict);
            }
            _ if about_gates && stated && !bare => self.labelled(&judged),
            _ if named && stated && names_stage(label) => self.labelled(&judged),
            _ if stated && is_on_all(&judged) && (is_verdict_label(label) || !named) => {
                if named {
                    self.labelled(&judged);
                } else {
                    self.summing_up(line, judged.verdict);
                }
            }
            _ => {}
        }
    }

    fn labelled(&mut self, judged: &Judged) {
        self.add(&judged.name.text, &judged.rest.text, judged.verdict, judged.name.span);
    }

    /// A line led by a sign: what is judged is the line itself.
    fn marked(&mut self, line: &Inline, judged: &Judged) {
        let label = self.part.title_text();
        let name = if judged.name.text.is_empty() { &line.text } else { &judged.name.text };
        let from = line.text.find(name.as_str()).unwrap_or(0);
        let text = if judged.by == NamedBy::Bold { &line.text[..from + name.len()] } else { line.text.as_str() };
        let text = text.trim_end_matches([':', '：']).to_owned();
        self.add(&label, &text, judged.verdict, line.span);
    }

    /// "No violations. All gates pass."
    fn summing_up(&mut self, line: &Inline, verdict: Verdict) {
        let label = self.part.title.map(|title| judge_title(title).0.text).unwrap_or_default();
        self.add(&label, &line.text, verdict, line.span);
    }

    fn item(&mut self, item: &Item) {
        let Some(text) = item.text() else { return };
        match self.part.role {
            Role::Gates | Role::Check => {}
            Role::Other if may_name_gate(&text.text) => {}
            // Below a principle items speak of it, and are read with it.
            Role::Other | Role::Principle | Role::Detail | Role::Aside => return,
        }
        if item.checkbox.is_some() || super::written_box(&text.text).is_some() {
            return;
        }
        let judged = judge(text);
        let label = judged.name.text.as_str();
        let stated = judged.verdict != Verdict::Unstated;
        let named = judged.by != NamedBy::Nothing;
        let summed = named && stated && !is_bare_gate(label) && names_result(label);
        match self.part.role {
            Role::Gates if stated => {
                let label = self.group.clone().unwrap_or_else(|| self.part.title_text());
                self.add(&label, &text.text, judged.verdict, text.span);
            }
            Role::Other | Role::Check if summed || stated && names_gate(label) => self.labelled(&judged),
            Role::Check if self.group.is_none() && named && stated && is_verdict_word(&plain(label)) => {
                self.labelled(&judged);
            }
            _ => {}
        }
    }

    fn table(&mut self, table: &Table) {
        for row in table::rows(table) {
            // A box is a gate already.
            let says = |written: &String| row.verdict != Verdict::Unstated && !super::boxes::is_box(written);
            if let Some(written) = row.written.filter(says) {
                self.add(&row.name.text, &written, row.verdict, row.name.span);
            }
        }
    }
}

/// Whether a label names the result of a gate or of the constitution check.
pub(in crate::plan) fn is_gate_label(label: &str) -> bool {
    Title::if_it_matters(label)
        .is_some_and(|title| title.is_gates() || title.is_constitution_check() || title.is_recheck())
}

/// Whether a label names the outcome of gates or of a check: "Gate result", "Constitution re-check".
pub(in crate::plan) fn names_result(label: &str) -> bool {
    let result = || {
        let folded = plain(label);
        RESULTS.iter().any(|word| folded.contains(word))
    };
    Title::if_it_matters(label).is_some_and(|title| {
        title.is_gates() && !names_gate(label) && result() || title.is_constitution_check() || title.is_recheck()
    })
}

/// Words of a label behind which the outcome of gates stands.
const RESULTS: &[&str] = &[
    "status",
    "result",
    "verdict",
    "review",
    "check",
    "evaluation",
    "outcome",
    "assessment",
    "design",
    "state",
    "状态",
    "狀態",
    "結果",
    "结果",
    "ステータス",
    "状態",
    "判定",
    "상태",
    "결과",
    "판정",
    "статус",
    "результат",
    "estado",
    "resultado",
    "statut",
];

/// Whether a line outside gates and constitution checks may begin with the name of one: a cheap look before the
/// thorough one.
fn may_name_gate(line: &str) -> bool {
    let begin = &line[..line.floor_char_boundary(120)];
    let bytes = begin.as_bytes();
    let sign = if begin.is_ascii() { memchr::memchr(b':', bytes) } else { begin.find([':', '：', '—', '–']) };
    let stands_apart = |at: &usize| begin[..*at].ends_with(' ') && begin[at + 1..].starts_with(' ');
    let dash = || memchr::memchr_iter(b'-', bytes).find(stands_apart).map(|at| at - 1);
    let label = sign.or_else(dash).unwrap_or(0);
    label > 0 && may_matter(&begin[..label])
}

/// "GATE" alone, before an instruction.
fn is_bare_gate(label: &str) -> bool {
    let label = plain(label);
    GATE.contains(&label.as_str()) || GATE_INSIDE.contains(&label.as_str())
}

/// Whether a line tells what has to be done.
fn instructs(judged: &Judged) -> bool {
    let rest = plain(&judged.rest.text);
    INSTRUCTION.says(&rest)
}

/// "GATE 3", "Gate A (privacy)": one gate by its number.
pub(in crate::plan) fn names_gate(label: &str) -> bool {
    let label = plain(label);
    let mut words = label.split([' ', ':', '(']).filter(|word| !word.is_empty());
    let gate = words.next().is_some_and(|word| GATE.contains(&word));
    gate && words
        .next()
        .is_some_and(|id| id.len() <= 3 && (id.len() == 1 || id.chars().all(|c| c.is_ascii_digit() || c == '.')))
}

/// "Post-design", "Re-check": a stage of the check, wherever in it the line stands.
fn names_stage(label: &str) -> bool {
    let label = plain(label);
    RECHECK.is_in(&label) && Title::of(&label).is_stage()
}

fn is_verdict_label(label: &str) -> bool {
    let label = plain(label);
    is_verdict_word(&label) || Title::of(&label).is_stage()
}

/// Whether a paragraph is a short sentence that is a verdict. "Violations requiring justification" announces a table.
fn is_verdict_alone(judged: &Judged) -> bool {
    let alone = judged.by == NamedBy::Nothing && !judged.marked && judged.name.text.is_empty();
    alone && !matches!(judged.verdict, Verdict::Unstated | Verdict::Fail)
}

/// Whether the last sentence of a paragraph is nothing but its verdict in capitals: "… docs are kept. PASS."
fn closes_in_verdict(judged: &Judged) -> bool {
    let Some(written) = judged.written.as_deref().filter(|_| judged.by == NamedBy::Nothing && !judged.marked) else {
        return false;
    };
    let end = judged.rest.text.trim_end().trim_end_matches(['.', '!', '。']);
    let before = end.strip_suffix(written).map(str::trim_end);
    verdict::is_capitals(written)
        && before.is_some_and(|before| before.ends_with(['.', '!', ':', '。', '：', '—', '–']))
}
