//! Lists in which each item names a principle.

use super::{Checks, answers};
use crate::document::{Inline, Item, List};
use crate::plan::gate::{self, Verdict};
use crate::plan::judged::{Judged, NamedBy, judge, judge_named, reads_as_verdict};
use crate::plan::scope::Title;
use crate::plan::words::checks::{EXPLANATION_LABELS, PRINCIPLE_PREFIXES, VERDICT_LABELS, is_verdict_label};
use crate::plan::words::{has_unspaced, plain};

/// Up to how many words stand before a colon in a name that is not bold.
const SHORT_NAME: usize = 5;
/// Up to how many words a statement has that is a name by itself.
const STATEMENT: usize = 14;

/// Reads a list.
pub(super) fn read(checks: &mut Checks<'_>, list: &List) {
    let lines: Vec<Line<'_>> = list.items.iter().filter_map(Line::of).collect();
    let is_named = |line: &Line<'_>| line.is_named() || line.judged.by == NamedBy::Colon && line.states_briefly();
    let all_named =
        lines.len() > 1 && lines.iter().all(|line| is_named(line) && !is_other_label(&line.judged.name.text));
    for line in &lines {
        if line.names_principle(all_named) {
            let mut stated = (line.judged.verdict, line.judged.written.clone());
            if stated.0 == Verdict::Unstated && line.judged.by != NamedBy::Nothing {
                stated = answers::of_items(line.item.lists().flat_map(|list| &list.items));
            }
            if stated.0 == Verdict::Unstated && !line.boxed && line.item.blocks.len() == 1 {
                stated = answers::waived(&line.judged.rest);
            }
            let below = line.item.lists().flat_map(|list| &list.items).filter(|item| item.checkbox.is_none());
            let texts = std::iter::once(&line.judged.rest).chain(below.filter_map(|item| item.text()));
            let is_answered = !line.boxed && line.judged.by != NamedBy::Nothing && answers::is_written(texts);
            checks.add(&line.judged.name, stated, is_answered);
        }
    }
}

/// Whether most items of a list under a bold line are principles of their own, so that the line only groups them.
pub(super) fn lists_principles(list: &List) -> bool {
    let lines: Vec<Line<'_>> = list.items.iter().filter_map(Line::of).collect();
    let own =
        |line: &&Line<'_>| !line.boxed && line.judged.by == NamedBy::Bold && !is_other_label(&line.judged.name.text);
    lines.iter().filter(own).count() * 2 > lines.len()
}

/// Whether every item of a list judges something it names, or names a principle by its number.
pub(super) fn judges_by_name(list: &List) -> bool {
    let judges = |line: Line<'_>| {
        let names_one = line.is_named() && line.judged.verdict != Verdict::Unstated || is_numbered(&line.judged.name);
        names_one && !is_other_label(&line.judged.name.text)
    };
    let has_several = list.items.iter().filter_map(Item::text).nth(1).is_some();
    let mut items = list.items.iter().filter(|item| item.text().is_some());
    has_several && items.all(|item| Line::named(item).is_some_and(judges))
}

/// By what a line is known to name a principle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Naming {
    /// By its number.
    Number,
    /// By a bold name as well: all that is judged by name here is a principle.
    BoldName,
}

/// Whether every item of a list judges a principle; where there is only one, by its number.
pub(super) fn judges_principles(list: &List, naming: Naming) -> bool {
    let naming = if list.items.len() > 1 { naming } else { Naming::Number };
    let is_principle = |line: Line<'_>| !line.boxed && judges_principle(&line.judged, naming);
    list.items.iter().all(|item| Line::named(item).is_some_and(is_principle))
}

/// Whether a line names a principle by its number or, where bold names are of principles, judges what it names so.
pub(super) fn judges_principle(judged: &Judged, naming: Naming) -> bool {
    let name = judged.name.text.as_str();
    let is_judged = judged.by == NamedBy::Bold && judged.verdict != Verdict::Unstated && !judged.rest.text.is_empty();
    (naming == Naming::BoldName && is_judged || is_numbered(&judged.name))
        && !is_other_label(name)
        && !gate::names_gate(name)
}

/// Whether a label is that of a verdict, an explanation or a result, and names no principle.
pub(super) fn is_other_label(label: &str) -> bool {
    let folded = plain(label);
    is_verdict_label(&folded)
        || EXPLANATION_LABELS.contains(&folded.as_str())
        || gate::names_result(label)
        || (folded.contains([' ', '-']) || ends_in_result(&folded)) && Title::of(label).is_stage()
        || folded.ends_with(" status")
        || folded.split_whitespace().any(|word| word.starts_with("violation"))
}

/// 检查结论, 評価結果: a label that ends in what verdicts stand behind, in a script without spaces.
fn ends_in_result(folded: &str) -> bool {
    VERDICT_LABELS.iter().any(|label| has_unspaced(label) && folded.ends_with(label))
}

struct Line<'i> {
    item: &'i Item,
    boxed: bool,
    judged: Judged,
}

impl<'i> Line<'i> {
    fn of(item: &'i Item) -> Option<Self> {
        Self::read(item, |text| Some(judge(text)))
    }

    /// The same of an item that tells a name from the rest.
    fn named(item: &'i Item) -> Option<Self> {
        Self::read(item, judge_named)
    }

    fn read(item: &'i Item, judge: impl Fn(&Inline) -> Option<Judged>) -> Option<Self> {
        let text = item.text()?;
        let typed = gate::written_box(&text.text).map(|(_, at)| at);
        let judged = typed.map_or_else(|| judge(text), |at| judge(&text.slice(at..text.text.len())))?;
        Some(Self { item, boxed: item.checkbox.is_some() || typed.is_some(), judged })
    }

    /// Whether something short and its explanation are told apart.
    fn is_named(&self) -> bool {
        match self.judged.by {
            NamedBy::Bold => true,
            NamedBy::Colon => {
                gate::word_count(&self.judged.name.text) <= SHORT_NAME && !self.judged.rest.text.is_empty()
            }
            NamedBy::Nothing => false,
        }
    }

    /// Whether a verdict is stated on something that a few words name.
    fn states_briefly(&self) -> bool {
        self.judged.verdict != Verdict::Unstated && gate::word_count(&self.judged.name.text) <= SHORT_NAME * 2
    }

    fn names_principle(&self, all_named: bool) -> bool {
        let name = &self.judged.name;
        let words = gate::word_count(&name.text);
        let stated = self.judged.verdict != Verdict::Unstated;
        if words == 0
            || is_other_label(&name.text)
            || gate::names_gate(&name.text)
            || reads_as_verdict(&name.text) && self.judged.by == NamedBy::Nothing
        {
            return false;
        }
        match self.judged.by {
            NamedBy::Bold => true,
            NamedBy::Colon if is_numbered(name) => true,
            NamedBy::Colon if self.boxed => all_named,
            NamedBy::Colon => self.judged.marked || self.states_briefly() || all_named,
            NamedBy::Nothing if self.boxed => false,
            NamedBy::Nothing => (self.judged.marked || stated) && words <= STATEMENT,
        }
    }
}

/// Whether a name carries the number of a principle: "IV. Simplicity", "Test first (Article III)".
pub(super) fn is_numbered(name: &Inline) -> bool {
    let folded = plain(&name.text);
    let parts = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ':');
    let words = folded.split(parts).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'));
    let numeral_first = words.clone().next().and_then(|word| word.strip_suffix('.')).is_some_and(is_number);
    let mut pairs = words.clone().zip(words.skip(1));
    numeral_first || pairs.any(|(prefix, word)| is_number(word) && PRINCIPLE_PREFIXES.contains(&prefix))
}
