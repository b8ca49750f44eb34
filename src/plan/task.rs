//! Progress as measured: task boxes.
//!
//! Boxes are also how people write gates, criteria and reviews. In a task list every box is a task but those of its
//! check lists; elsewhere only a box with a task's number, or under a heading that speaks of tasks, is one. Tasks
//! that stand in tables or headings have no box and are not counted.
//!
//! Check lists and logs of the work speak of tasks that stand elsewhere. There a number that a task outside of them has
//! is that task again, and one that goes on with their numbers is a task. Outside of them nothing is told apart by its
//! number: some authors use one for several tasks.

use std::collections::BTreeSet;

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
    let count_with = |numbers| {
        let mut count = Count { all_tasks: kind == DocumentKind::Tasks, numbers, ..Count::default() };
        count.blocks(&document.blocks);
        count
    };
    let mut count = count_with(Numbers::default());
    if count.is_doubtful {
        let listed = count_with(Numbers::Asked(BTreeSet::new())).numbers.found();
        count = count_with(Numbers::Known {
            log_is_list: count.tasks.total == 0 && listed.is_empty(),
            all_series: listed.iter().filter_map(|number| series(number)).map(str::to_owned).collect(),
            listed,
            told: BTreeSet::new(),
        });
    }
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
    /// Work that was done.
    Log,
}

impl Place {
    /// Whether it is so to its end, whatever the headings inside say.
    fn is_whole(self) -> bool {
        matches!(self, Self::Checks | Self::Log)
    }
}

/// The numbers of the tasks outside of check lists and logs.
#[derive(Default)]
enum Numbers {
    /// Not known, since few documents have boxes that depend on them.
    #[default]
    Unknown,
    /// Being collected.
    Asked(BTreeSet<String>),
    /// All of them.
    Known {
        listed: BTreeSet<String>,
        /// The letters that they begin with.
        all_series: BTreeSet<String>,
        /// Those of tasks that were met in check lists and logs alone.
        told: BTreeSet<String>,
        /// Whether no task stands outside, so that a log is the list.
        log_is_list: bool,
    },
}

impl Numbers {
    fn found(self) -> BTreeSet<String> {
        match self {
            Self::Unknown => BTreeSet::new(),
            Self::Asked(listed) | Self::Known { listed, .. } => listed,
        }
    }
}

#[derive(Default)]
struct Count<'d> {
    tasks: Progress,
    /// Every box.
    boxes: usize,
    /// Whether the document is a task list.
    all_tasks: bool,
    /// Whether it depends on the tasks elsewhere what some boxes are.
    is_doubtful: bool,
    numbers: Numbers,
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

    /// A check list or log is one to its end; else the innermost heading or label that says something decides.
    fn place(&mut self) -> Place {
        for at in 0..self.headings.len() {
            if self.headings[at].says.is_none() {
                self.headings[at].says = Some(self.says(at));
            }
        }
        let said = || self.headings.iter().rev().filter_map(|above| above.says).map(|(place, _)| place);
        if let Some(whole) = said().find(|place| place.is_whole()) {
            return whole;
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
        self.stands_here(&heading.text.text);
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
        } else if !in_part && parts::is_log(&folded) {
            Place::Log
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
            let text = text.map_or("", |text| &text.text);
            let is_task = match place {
                Place::Tasks => true,
                Place::Open => self.is_task_by_itself(text),
                Place::Checks => self.is_task_among_checks(text),
                Place::Log => self.is_task_in_log(text, checkbox.ticked()),
            };
            // What a log repeats is no other kind of box.
            self.boxes += usize::from(is_task || place != Place::Log);
            if is_task {
                self.tasks.total += 1;
                self.tasks.done += usize::from(checkbox.ticked());
                if !place.is_whole() {
                    self.collect(number(text));
                }
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

impl Count<'_> {
    /// Whether a box is a task where nothing round it says what it is.
    fn is_task_by_itself(&self, text: &str) -> bool {
        self.all_tasks || is_numbered(text) || names_part(text)
    }

    /// Whether a box of a check list is a task: it has a task's number, and no task that stands elsewhere has it.
    fn is_task_among_checks(&mut self, text: &str) -> bool {
        let is_numbered = is_numbered(text);
        let Some(number) = number(text).filter(|number| is_numbered || series(number).is_some()) else {
            return is_numbered;
        };
        self.is_doubtful = true;
        let Numbers::Known { listed, all_series, told, .. } = &mut self.numbers else { return is_numbered };
        let goes_on = || series(&number).is_some_and(|letters| all_series.contains(letters));
        let is_task = !listed.contains(&number) && (is_numbered || goes_on());
        if is_task {
            told.insert(number);
        }
        is_task
    }

    /// Whether a box of a log is a task that stands nowhere else. A ticked one without a task's number is none, unless the log
    /// is all there is; one that is open is no record of what was done.
    fn is_task_in_log(&mut self, text: &str, is_ticked: bool) -> bool {
        self.is_doubtful = true;
        match &mut self.numbers {
            Numbers::Unknown | Numbers::Asked(_) => false,
            Numbers::Known { log_is_list: true, .. } => self.is_task_by_itself(text),
            Numbers::Known { listed, told, .. } => {
                let Some(number) = number(text).filter(|_| is_numbered(text)) else {
                    return !is_ticked && self.all_tasks;
                };
                !listed.contains(&number) && told.insert(number)
            }
        }
    }

    /// Takes note of a heading that begins with the number of a task. Bare numbers are those of sections.
    fn stands_here(&mut self, title: &str) {
        if matches!(self.numbers, Numbers::Asked(_)) && is_numbered(title) && !self.place().is_whole() {
            self.collect(number(title).filter(|number| series(number).is_some()));
        }
    }

    fn collect(&mut self, number: Option<String>) {
        if let Numbers::Asked(listed) = &mut self.numbers {
            listed.extend(number);
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

/// What may be the number of a task at the beginning of a text, such as `T012a`, `WP04` or `1.3`.
struct Number<'h> {
    letters: &'h str,
    digits: &'h str,
    after: &'h str,
}

impl<'h> Number<'h> {
    /// The number at the start of a [head].
    fn of(head: &'h str) -> Option<Self> {
        let (letters, rest) = head.split_at(head.bytes().take_while(u8::is_ascii_lowercase).count());
        let rest = if letters.is_empty() { rest } else { rest.trim_start_matches(['-', '_']) };
        let end = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')).count();
        let (digits, after) = rest.split_at(end);
        digits.starts_with(|c: char| c.is_ascii_digit()).then_some(Self { letters, digits, after })
    }

    /// Whether tasks have such numbers, and little else.
    fn is_of_task(&self) -> bool {
        let Self { letters, digits, after } = self;
        if !letters.is_empty() {
            return LETTERS.contains(letters);
        }
        digits.trim_end_matches('.').contains('.')
            && !after.starts_with(char::is_alphanumeric)
            && !after.starts_with('%')
            || digits.ends_with('.') && after.starts_with(' ')
            || after.starts_with([')', ':'])
    }

    /// The number as it is compared: with the letter behind it, and without what parts it from the text.
    fn name(&self) -> String {
        let Self { letters, digits, after } = self;
        let mut behind = after.chars();
        let letter = behind
            .next()
            .filter(char::is_ascii_lowercase)
            .filter(|_| !behind.as_str().starts_with(char::is_alphanumeric));
        format!("{letters}{}{}", digits.trim_end_matches(['.', '-']), letter.map(String::from).unwrap_or_default())
    }
}

/// Whether a text begins with a task's number: `T012a`, `WP04`, `1.3`, `[TASK-001]`.
fn is_numbered(text: &str) -> bool {
    Number::of(&head(text)).is_some_and(|number| number.is_of_task())
}

/// The number that a text begins with, if it is one that tells tasks apart: a day is none.
fn number(text: &str) -> Option<String> {
    let head = head(text);
    let number = Number::of(&head)?;
    let is_year = number.letters.is_empty() && number.digits.bytes().take_while(u8::is_ascii_digit).count() >= 4;
    (!is_year).then(|| number.name())
}

/// The letters of a number that has some: those of one list have the same.
fn series(number: &str) -> Option<&str> {
    let letters = number.bytes().take_while(u8::is_ascii_lowercase).count();
    (letters > 0).then(|| &number[..letters])
}
