//! Progress as measured: task boxes.
//!
//! Boxes are also how people write gates, criteria and reviews. In a task list every box is a task but those of its
//! check lists; elsewhere only a box with a task's number, or under a heading that speaks of tasks, is one. Tasks
//! that stand in tables or headings have no box and are not counted.

use super::DocumentKind;
use super::criteria::is_acceptance;
use super::progress;
use super::words::{self, parts};
use crate::document::{Block, BlockKind, Document, Heading, Inline, Item, List, MarkKind};

/// How many tasks are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Ticked boxes.
    pub done: usize,
    /// All boxes.
    pub total: usize,
}

/// How few boxes of tasks do not make a plan its own task list, unless they are most of its boxes.
const FEW: usize = 5;
/// The letters of task numbers such as `T012` and `WP04`.
const LETTERS: [&str; 8] = ["t", "task", "wp", "tk", "ts", "st", "tt", "dt"];

/// The tasks of a feature: those of its tasks document, else of a plan that is its own task list.
#[must_use]
pub fn of_feature(counted: &[(DocumentKind, Option<Progress>)]) -> Option<Progress> {
    let of_kind = |kind| counted.iter().filter(move |(of, _)| *of == kind).find_map(|(_, tasks)| *tasks);
    of_kind(DocumentKind::Tasks).or_else(|| of_kind(DocumentKind::Plan))
}

/// What the boxes of one document are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Boxes {
    /// Those of tasks; `None` where the document is no list of tasks.
    pub tasks: Option<Progress>,
    /// Whether some of them are no tasks.
    pub has_checks: bool,
}

/// Reads the boxes of one document; those of a check list say nothing of the feature.
#[must_use]
pub fn of_document(document: &Document, kind: DocumentKind) -> Boxes {
    if kind == DocumentKind::Checklist {
        return Boxes::default();
    }
    let mut count = Count { all_tasks: kind == DocumentKind::Tasks, ..Count::default() };
    count.blocks(&document.blocks);
    let Progress { total, .. } = count.tasks;
    let is_list = count.all_tasks || total >= FEW || total * 2 >= count.boxes;
    Boxes { tasks: (total > 0 && is_list).then_some(count.tasks), has_checks: count.boxes > total }
}

/// What the boxes of a place are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Nothing says.
    #[default]
    Open,
    /// Work to be done.
    Tasks,
    /// Checks of work.
    Checks,
}

#[derive(Default)]
struct Count<'d> {
    tasks: Progress,
    /// Every box.
    boxes: usize,
    /// Whether the document is a task list.
    all_tasks: bool,
    /// The headings round the current block.
    headings: Vec<Above<'d>>,
    /// The bold label before the current list.
    label: Option<&'d str>,
    titled: bool,
}

/// A heading round the current block.
struct Above<'d> {
    level: u8,
    title: &'d str,
    /// What it makes of boxes, and whether it names one part of the work. Found out when there are boxes below it:
    /// most headings have none.
    says: Option<(Place, bool)>,
}

impl Above<'_> {
    fn is_part(&self) -> bool {
        self.says.is_some_and(|(_, is_part)| is_part)
    }
}

impl<'d> Count<'d> {
    fn blocks(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.heading(heading),
                BlockKind::Paragraph(text) => self.paragraph(text),
                BlockKind::List(list) if has_boxes(list) => {
                    let place = self.place();
                    list.items.iter().for_each(|item| self.item(item, place));
                }
                BlockKind::Quote(blocks) => self.blocks(blocks),
                _ => {}
            }
        }
    }

    /// A check list is one to its end; else the innermost heading or label that says something decides.
    fn place(&mut self) -> Place {
        for at in 0..self.headings.len() {
            if self.headings[at].says.is_none() {
                self.headings[at].says = Some(self.says(at));
            }
        }
        let said = || self.headings.iter().rev().filter_map(|above| above.says).map(|(place, _)| place);
        if said().any(|place| place == Place::Checks) {
            return Place::Checks;
        }
        let label = self.label.map(|label| self.named(label, self.in_part()));
        label.into_iter().chain(said()).find(|place| *place != Place::Open).unwrap_or_default()
    }

    /// What a heading makes of the boxes below it, and whether it names one part of the work.
    fn says(&self, at: usize) -> (Place, bool) {
        let title = self.headings[at].title;
        // "Phase 1 Success Metrics" are criteria; "Task 4: Check the success criteria" is a task.
        let is_part = parts::names_part(title)
            && (title.contains([':', '：', '—', '–']) || !parts::CHECKS.is_in(&words::fold(title)));
        let in_part = || self.headings[..at].iter().any(Above::is_part);
        (if is_part { Place::Tasks } else { self.named(title, in_part()) }, is_part)
    }

    /// Whether one part of the work is round the current block.
    fn in_part(&self) -> bool {
        self.headings.iter().any(Above::is_part)
    }

    fn heading(&mut self, heading: &'d Heading) {
        self.label = None;
        if heading.level == 1 && !std::mem::replace(&mut self.titled, true) {
            return;
        }
        self.headings.retain(|above| above.level < heading.level);
        self.headings.push(Above { level: heading.level, title: &heading.text.text, says: None });
    }

    /// A paragraph that is a bold label heads the list after it; any other one leaves the last label as it is.
    fn paragraph(&mut self, text: &'d Inline) {
        let whole = text.text.trim();
        let Some(label) = text.leading_strong() else { return };
        let rest = text.text[label.end..].trim();
        if rest.is_empty() || rest == ":" || rest == "：" || whole.ends_with([':', '：']) {
            self.label = Some(&text.text[label]);
        }
    }

    /// What a heading or label makes of the boxes below it, which may stand in one part of the work.
    fn named(&self, title: &str, in_part: bool) -> Place {
        let folded = words::fold(title);
        if in_part && is_acceptance(title) {
            // A part is done when its criteria are met.
            Place::Open
        } else if !self.all_tasks && progress::names_list(title) {
            // In a plan, phases are ticked off there.
            Place::Checks
        } else if parts::TASK_CHECKLISTS.is_in(&folded) {
            Place::Tasks
        } else if parts::CHECKS.is_in(&folded) {
            Place::Checks
        } else if parts::TASKS.is_in(&folded) {
            Place::Tasks
        } else if !in_part && parts::REVIEWS.is_in(&folded) {
            Place::Checks
        } else {
            Place::Open
        }
    }

    fn item(&mut self, item: &Item, place: Place) {
        let text = item.text();
        let mut inner = place;
        if let Some(checkbox) = item.checkbox {
            if text.is_some_and(is_struck) {
                return;
            }
            self.boxes += 1;
            let is_task = match place {
                Place::Tasks => true,
                Place::Open if self.all_tasks => true,
                Place::Open => text.is_some_and(|text| is_numbered(&text.text) || names_part(&text.text)),
                Place::Checks => text.is_some_and(|text| is_numbered(&text.text)),
            };
            if is_task {
                self.tasks.total += 1;
                self.tasks.done += usize::from(checkbox.ticked());
                inner = Place::Tasks;
            }
        } else if let Some(text) = text.filter(|text| text.text.trim_end().ends_with([':', '：'])) {
            inner = Some(self.named(&text.text, self.in_part())).filter(|place| *place != Place::Open).unwrap_or(place);
        }
        for list in item.lists() {
            list.items.iter().for_each(|nested| self.item(nested, inner));
        }
    }
}

/// Whether a list has a box, however deep.
fn has_boxes(list: &List) -> bool {
    list.items.iter().any(|item| item.checkbox.is_some() || item.lists().any(has_boxes))
}

/// Whether a task is taken back: its text is struck through, with at most a remark behind it.
fn is_struck(text: &Inline) -> bool {
    let Some(struck) = text.marks.iter().find(|mark| mark.kind == MarkKind::Strikethrough) else { return false };
    let before = text.text[..struck.range.start].chars().filter(|c| c.is_alphanumeric()).count();
    let rest = text.text[struck.range.end..].trim_start();
    let remark = rest.is_empty() || rest.starts_with(['(', '（', '—', '–', '-', '→', ':', '[', '.', '⏭', '❌', '✅']);
    (before <= 6 && remark) || struck.range.len() * 2 > text.text.trim().len()
}

/// Whether a text begins by naming a part of the work: "Task 7: …", "Step 2".
fn names_part(text: &str) -> bool {
    let head = head(text);
    parts::PART.of(&head).next().is_some() && parts::names_part(&head)
}

/// The first characters of a text, in lower case.
fn head(text: &str) -> String {
    let text = text.trim_start_matches(['[', '(', ' ']);
    let end = text.char_indices().nth(24).map_or(text.len(), |(end, _)| end);
    let head = &text[..end];
    if head.is_ascii() { head.to_ascii_lowercase() } else { head.chars().flat_map(char::to_lowercase).collect() }
}

/// Whether a text begins with a task's number: `T012a`, `WP04`, `1.3`, `[TASK-001]`.
fn is_numbered(text: &str) -> bool {
    let head = head(text);
    let letters = head.bytes().take_while(u8::is_ascii_lowercase).count();
    let rest = if letters == 0 { head.as_str() } else { head[letters..].trim_start_matches(['-', '_']) };
    let number = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.' || *byte == b'-').count();
    let (number, after) = rest.split_at(number);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if letters > 0 {
        return LETTERS.contains(&&head[..letters]);
    }
    number.trim_end_matches('.').contains('.') && !after.starts_with(char::is_alphanumeric) && !after.starts_with('%')
        || number.ends_with('.') && after.starts_with(' ')
        || after.starts_with([')', ':'])
}
