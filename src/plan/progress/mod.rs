//! How far the phases of a plan are, as its author says.
//!
//! Old templates end with a list of boxes under "Phase Status", others mark the heading of a phase, write a status
//! line under it, keep a table of phases, or write lines such as "**Phase 0**: Complete". What is said there is said of
//! phases: it is neither the plan's status nor a gate, and a task is none of it. Nothing is concluded from a phase that
//! is not marked, and the template's own list with every box empty says nothing. Lines that name several phases at once
//! are not read.

mod mark;
mod table;

use std::collections::BTreeMap;

use super::header::{Meaning, meaning};
use super::named::{Named, headings};
use super::scope::{self, Title, joined};
use super::words::{self, progress as rows};
use super::{Stage, gate, phase};
use crate::diagnostic::{Place, Span};
use crate::document::{Block, BlockKind, Document, Heading, Inline, Item, List, MarkKind, Table};

/// What a plan says of how far one of its phases is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseMark {
    /// The phase, as it is named where the mark stands: a heading as written, the text of a box, the cells of a row.
    pub phase: String,
    /// The words or the sign of the mark; `None` where it is a box.
    pub said: Option<String>,
    /// What that means.
    pub state: PhaseState,
    /// How it is marked.
    pub form: MarkForm,
    /// The heading or label of the list or table; `None` where the mark stands at the phase itself.
    pub section: Option<String>,
    /// Where.
    pub place: Place,
}

/// Whether a phase is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhaseState {
    /// It is.
    Done,
    /// It is not: being worked on, waiting, put off, or not begun.
    Open,
}

impl PhaseState {
    /// The word used in exports and class names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
        }
    }

    fn of(done: bool) -> Self {
        if done { Self::Done } else { Self::Open }
    }
}

/// How a phase is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkForm {
    /// An item of a list of phases, with a box or a sign.
    Item,
    /// In its heading.
    Heading,
    /// A status line under its heading, or a line that its name labels.
    Line,
    /// A row of a table of phases.
    Row,
}

impl MarkForm {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Heading => "heading",
            Self::Line => "line",
            Self::Row => "row",
        }
    }
}

/// Reads how far the phases are, in order; `own` are the project's own status words.
#[must_use]
pub fn read(plan: &Document, own: &BTreeMap<String, Stage>) -> Vec<PhaseMark> {
    of_headings(plan, &headings(plan), own)
}

/// Reads the same of a plan whose headings are known.
pub(super) fn of_headings(plan: &Document, headings: &[Named<'_>], own: &BTreeMap<String, Stage>) -> Vec<PhaseMark> {
    let title = plan.title().map(|title| title.span);
    let below = || headings.iter().filter(|named| Some(named.heading.span) != title);
    let naming = phase::Naming::of(below);
    let mut walk = Walk { plan, own, naming, sections: Vec::new(), list: None, line: None, marks: Vec::new() };
    let mut headings = below();
    for block in &plan.blocks {
        match &block.kind {
            BlockKind::Heading(heading) if Some(heading.span) == title => {}
            BlockKind::Heading(_) => headings.next().into_iter().for_each(|named| walk.heading(named)),
            _ if walk.is_about_gates() => {}
            _ => walk.block(block),
        }
    }
    walk.marks
}

/// Whether a heading or label names a list in which phases are ticked off.
pub(super) fn names_list(title: &str) -> bool {
    list_of_label(title).is_some()
}

/// What a list under a heading or label holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    /// Phases alone.
    Phases,
    /// Phases among other things.
    Progress,
}

/// The longest name of a list, in bytes: four words in any script, and something in brackets.
const LONGEST_NAME: usize = 120;

/// What the list below a label holds; `None` where it is another list.
fn list_of_label(label: &str) -> Option<Listed> {
    if label.len() > LONGEST_NAME {
        return None;
    }
    list_of(&words::fold(label), Title::if_it_matters(label).as_ref())
}

/// What the list below a title holds that is not too long for one of phases.
fn list_of(folded: &str, title: Option<&Title>) -> Option<Listed> {
    let phases = title.is_some_and(Title::is_phase_status);
    let bare = folded.split('(').next().unwrap_or_default().trim_end_matches([' ', ':']);
    let bare = words::parts::unnumbered(bare);
    // "Phases" heads any list of them, tasks as well.
    if phases && bare != "phases" {
        Some(Listed::Phases)
    } else {
        rows::TRACKING.contains(&bare).then_some(Listed::Progress)
    }
}

struct Walk<'d> {
    plan: &'d Document,
    own: &'d BTreeMap<String, Stage>,
    naming: phase::Naming,
    /// The headings that are open: level, title, whether it is that of gates or of a constitution check.
    sections: Vec<(u8, &'d Inline, bool)>,
    /// What lists below the last heading or bold label hold, and what that is called.
    list: Option<(Listed, &'d Inline)>,
    /// The phase whose status line may follow, and how many blocks ago its heading was.
    line: Option<(&'d Heading, usize)>,
    marks: Vec<PhaseMark>,
}

/// How many blocks below the heading of a phase its status line may stand.
const STATUS_LINE_WITHIN: usize = 3;

impl<'d> Walk<'d> {
    fn is_about_gates(&self) -> bool {
        self.sections.last().is_some_and(|(_, _, gates)| *gates)
    }

    fn heading(&mut self, named: &Named<'d>) {
        let heading = named.heading;
        self.sections.retain(|(level, _, _)| *level < heading.level);
        let text = named.text();
        let is_of_gates = |title: &Title| title.is_constitution_check() || title.is_gates();
        let gates = self.is_about_gates() || named.title().is_some_and(is_of_gates);
        self.sections.push((heading.level, &heading.text, gates));
        let listed = if text.len() > LONGEST_NAME { None } else { list_of(&named.folded, named.title()) };
        self.list = listed.map(|listed| (listed, &heading.text));
        self.line = None;
        if gates || !self.naming.names_phase(named) {
            return;
        }
        match mark::of_name(&heading.text) {
            Some(mark) => self.add(words::one_line(text), mark, MarkForm::Heading, None, heading.span),
            None => self.line = Some((heading, 0)),
        }
    }

    fn block(&mut self, block: &'d Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => {
                self.status_line(text);
                self.labelled(text);
                self.label(block);
            }
            BlockKind::List(list) => {
                if let Some((listed, label)) = self.list {
                    self.list(list, listed, label);
                } else {
                    list.items.first().and_then(Item::text).into_iter().for_each(|text| self.status_line(text));
                    list.items.iter().for_each(|item| self.labelled_item(item));
                }
                let listed = self.list.map(|(listed, _)| listed);
                let is_read = |text: &Inline| match listed {
                    Some(Listed::Phases) => true,
                    Some(Listed::Progress) => phase::is_phase(&text.text),
                    None => false,
                };
                let texts = list.items.iter().filter(|item| item.checkbox.is_none()).filter_map(Item::text);
                texts.filter(|text| !text.marks.is_empty() && !is_read(text)).for_each(|text| self.labelled(text));
            }
            BlockKind::Table(table) => self.table(table),
            _ => {}
        }
        self.line = self.line.map(|(heading, blocks)| (heading, blocks + 1)).filter(|(_, n)| *n < STATUS_LINE_WITHIN);
    }

    /// A bold label begins a list of phases or ends one.
    fn label(&mut self, block: &'d Block) {
        let Some(label) = scope::label_line(block) else { return };
        match list_of_label(&label.text) {
            Some(listed) => self.list = Some((listed, label)),
            None if scope::is_bold(label) => self.list = None,
            None => {}
        }
    }

    /// "**Status**: Complete" under the heading of a phase.
    fn status_line(&mut self, text: &Inline) {
        let Some((heading, _)) = self.line else { return };
        for line in text.lines() {
            let Some((label, value)) = line.text.split_once([':', '：']) else { continue };
            if meaning(label.trim()) != Some(Meaning::Status) {
                continue;
            }
            self.line = None;
            if let Some(mark) = mark::of_value(value, self.own) {
                self.add(words::one_line(&heading.text.text), mark, MarkForm::Line, None, line.span);
            }
            return;
        }
    }

    /// "**Phase 0 Research**: Complete": lines that begin with the name of a phase in bold type, with a mark behind it.
    fn labelled(&mut self, text: &Inline) {
        for mark in text.marks.iter().filter(|mark| mark.kind == MarkKind::Strong) {
            let label = &text.text[mark.range.clone()];
            if !phase::is_phase_label(label.trim_end_matches([':', '：', ' '])) {
                continue;
            }
            let before = text.text[..mark.range.start].rsplit('\n').next().unwrap_or_default();
            let behind = text.text[mark.range.end..].split('\n').next().unwrap_or_default();
            let value = behind.trim_start().strip_prefix([':', '：', '—', '–', '-']);
            let value = if label.trim_end().ends_with([':', '：']) { Some(behind) } else { value };
            let leads = !before.contains(char::is_alphanumeric);
            if let Some(found) = value.filter(|_| leads).and_then(mark::of_labelled) {
                let phase = words::one_line(label).trim_end_matches([':', '：', ' ']).to_owned();
                self.add(phase, found, MarkForm::Line, None, text.source_span(mark.range.clone()));
            }
        }
    }

    /// An item that is the label of the list inside it.
    fn labelled_item(&mut self, item: &'d Item) {
        let Some(label) = item.text().filter(|_| item.checkbox.is_none() && item.blocks.len() > 1) else { return };
        if let Some(listed) = list_of_label(&label.text) {
            item.lists().for_each(|list| self.list(list, listed, label));
        }
    }

    fn list(&mut self, list: &'d List, listed: Listed, label: &Inline) {
        let named =
            |item: &&Item| item.text().is_some_and(|text| listed == Listed::Phases || phase::is_phase(&text.text));
        let items: Vec<&Item> = list.items.iter().filter(named).collect();
        if is_untouched(&items) {
            return;
        }
        let section = joined(&label.text).trim_end_matches([':', '：', ' ']).to_owned();
        for item in items {
            let Some(text) = item.text() else { continue };
            let (state, from) = match item.checkbox {
                Some(checkbox) => (Some(PhaseState::of(checkbox.ticked())), 0),
                None => match gate::written_box(&text.text) {
                    Some((ticked, from)) => (Some(PhaseState::of(ticked)), from),
                    None => (None, 0),
                },
            };
            let mark = match state {
                Some(state) => Some(mark::Mark { said: None, state }),
                None => mark::of_name(text),
            };
            let named = text.slice(from..text.text.len()).trim();
            if let Some(mark) = mark.filter(|_| !named.text.is_empty()) {
                self.add(joined(&named.text), mark, MarkForm::Item, Some(section.clone()), named.span);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let Some(columns) = table::columns(table) else { return };
        let section = self.sections.last().map(|(_, title, _)| words::one_line(&title.text));
        for row in &table.rows {
            let Some(phase) = columns.phase(row) else { continue };
            let value = row.cells.get(columns.status).map(|cell| cell.text.text.as_str()).unwrap_or_default();
            if let Some(mark) = mark::of_value(value, self.own) {
                self.add(phase, mark, MarkForm::Row, section.clone(), row.span);
            }
        }
    }

    fn add(&mut self, phase: String, mark: mark::Mark, form: MarkForm, section: Option<String>, span: Span) {
        let place = self.plan.place(span);
        self.marks.push(PhaseMark { phase, said: mark.said, state: mark.state, form, section, place });
    }
}

/// Whether a list is the template's, with no box ticked and no word changed.
fn is_untouched(items: &[&Item]) -> bool {
    items.iter().all(|item| {
        let text = item.text().map(|text| words::fold(&text.text)).unwrap_or_default();
        let bare = text.split('(').next().unwrap_or_default().trim_end();
        item.checkbox.is_some_and(|checkbox| !checkbox.ticked()) && rows::UNTOUCHED.contains(&bare)
    })
}
