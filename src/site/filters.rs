//! The row of filters above a list: a field for words, a chip for each thing that rows may be, a tally.
//!
//! A row of the list says what it is in plain words (`blocked`, `nomit`); a chip names one of them, and the key under
//! which the address keeps it, both from [`Filter`]. Filtering itself is the business of the page's script; without it
//! the row of filters is not shown and the list is whole.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::Edition;
use super::filter::{Filter, Topic};
use super::plan_table;
use super::problems::ProblemFile;
use super::tasks::TaskState;
use super::words;
use crate::diagnostic::Severity;
use crate::plan::{Band, Plan, Risk, Stage};
use crate::portfolio::register::RegisteredRisk;
use crate::portfolio::timeline::Logged;

/// The row of filters.
#[derive(Clone, Debug, Serialize)]
pub struct Filters {
    /// What the field for words looks for.
    pub label: &'static str,
    /// The chips.
    pub chips: Vec<Chip>,
    /// A choice of one among many.
    pub choice: Option<Choice>,
    /// How many rows there are, in words.
    pub tally: String,
    /// What one row is called.
    pub one: &'static str,
    /// What several are called.
    pub many: &'static str,
    /// The rows of all pages as a script, where the list has several.
    pub data: Option<String>,
}

/// One thing that rows may be.
#[derive(Clone, Debug, Serialize)]
pub struct Chip {
    /// The class that gives its colour.
    pub class: String,
    /// The key in the address.
    pub key: &'static str,
    /// The value in the address, and the word of the rows.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Its icon.
    pub icon: Option<&'static str>,
    /// How many rows are so.
    pub count: usize,
}

/// A choice of one among many.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The key in the address.
    pub key: &'static str,
    /// What no choice is called.
    pub all: &'static str,
    /// What can be chosen.
    pub options: Vec<ChoiceOption>,
}

/// One thing to choose.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceOption {
    /// The value in the address, and the word of the rows.
    pub value: &'static str,
    /// How many rows are so.
    pub count: usize,
}

/// Most kinds of risks that have a chip.
const KINDS: usize = 6;
/// The bands, the worst first, and what has none.
const BANDS: [Option<Band>; 5] = [Some(Band::Critical), Some(Band::High), Some(Band::Moderate), Some(Band::Low), None];

/// What a plan's row says beside its stage: that gates are open, how bad its risks are, that it has gaps, how far its
/// tasks are.
#[must_use]
pub fn plan_is(plan: &Plan) -> String {
    let flags = PLAN_FLAGS.into_iter().filter(|(_, is_so, ..)| is_so(plan)).map(|(filter, ..)| filter);
    let said: Vec<_> = flags.chain([Filter::Tasks(TaskState::of(plan))]).map(Filter::value).collect();
    said.join(" ")
}

/// What a plan may be beside its stage: the filter, whether a plan is so, its name and its icon.
type Flag = (Filter<'static>, fn(&Plan) -> bool, &'static str, Option<&'static str>);
const PLAN_FLAGS: [Flag; 3] = [
    (Filter::OpenGates, has_open_gates, "Open gates", Some("gate-open")),
    (Filter::HighRisk, has_high_risk, "High risk", Some("band-3")),
    (Filter::Gaps, |plan| plan_table::gaps(plan) > 0, "Gaps", None),
];

fn has_open_gates(plan: &Plan) -> bool {
    plan.gates.iter().any(|gate| gate.state == crate::plan::GateState::Open)
}

fn has_high_risk(plan: &Plan) -> bool {
    plan.risks.iter().filter_map(Risk::exposure).any(|exposure| exposure.band >= Band::High)
}

/// The filters of the table of plans.
#[must_use]
pub fn plan_filters(edition: &Edition<'_>) -> Filters {
    let plans = edition.plans();
    let stages = Stage::ALL.into_iter().map(|stage| {
        let class = format!("k-{}", stage.name());
        chip(Filter::Stage(stage), class, words::stage(stage), Some(stage.name()), edition.at_stage(stage))
    });
    let flags = PLAN_FLAGS.into_iter().map(|(filter, is_so, label, icon)| {
        let count = plans.iter().filter(|plan| is_so(&plan.plan)).count();
        chip(filter, String::new(), label, icon, count)
    });
    Filters {
        label: "Filter by title, number or author",
        chips: stages.chain(flags).filter(|chip| chip.count > 0).collect(),
        choice: None,
        tally: words::count(plans.len(), "plan", "plans"),
        one: "plan",
        many: "plans",
        data: None,
    }
}

fn chip(filter: Filter<'_>, class: String, label: &str, icon: Option<&'static str>, count: usize) -> Chip {
    Chip { class, key: filter.key(), value: filter.value().into_owned(), label: label.to_owned(), icon, count }
}

/// The kinds of risks in the words of the address, by the heading they stand under.
#[must_use]
pub fn kinds(register: &[RegisteredRisk<'_>]) -> BTreeMap<String, String> {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for kind in register.iter().filter_map(|entry| entry.risk.category.as_deref()) {
        words.entry(kind.to_owned()).or_insert_with(|| kind_word(kind));
    }
    words
}

/// A heading as one word. Its end keeps it apart from the other words of a risk's row.
fn kind_word(kind: &str) -> String {
    let lower = kind.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let word = parts.join("-");
    let is_taken = BANDS.map(Filter::Band).into_iter().chain([Filter::Unmitigated]).any(|other| other.value() == word);
    if is_taken || word.is_empty() { format!("{word}-kind") } else { word }
}

/// What a risk's row says: its band, its cell of the map, that nothing is done about it, its kind.
#[must_use]
pub fn risk_is(risk: &Risk, kinds: &BTreeMap<String, String>) -> String {
    let level = |level: &Option<crate::plan::Level>| level.as_ref().and_then(|level| level.level);
    let cell = level(&risk.likelihood).zip(level(&risk.impact)).map(|(one, other)| Filter::Cell(one, other));
    let unmitigated = risk.mitigation.is_none().then_some(Filter::Unmitigated);
    let kind = risk.category.as_ref().and_then(|kind| kinds.get(kind)).map(|word| Filter::Kind(word));
    let band = Filter::Band(risk.exposure().map(|exposure| exposure.band));
    let mut said = band.value().into_owned();
    for filter in [cell, unmitigated, kind].into_iter().flatten() {
        said.push(' ');
        said.push_str(&filter.value());
    }
    said
}

/// The filters of the risk register, whose kinds are known by these words.
#[must_use]
pub fn risk_filters(register: &[RegisteredRisk<'_>], words_of: &BTreeMap<String, String>) -> Filters {
    let bands = BANDS.map(|band| {
        let count = register.iter().filter(|entry| entry.risk.exposure().map(|exposure| exposure.band) == band).count();
        let level = words::band_level(band);
        chip(Filter::Band(band), format!("b-{level}"), words::band(band), Some(super::marks::band_icon(level)), count)
    });
    let mut by_word: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for kind in register.iter().filter_map(|entry| entry.risk.category.as_ref()) {
        by_word.entry(words_of[kind].clone()).or_insert_with(|| (kind.clone(), 0)).1 += 1;
    }
    let mut kinds: Vec<Chip> = by_word
        .iter()
        .map(|(word, (label, count))| chip(Filter::Kind(word), String::new(), label, None, *count))
        .collect();
    kinds.sort_by_key(|chip| std::cmp::Reverse(chip.count));
    kinds.truncate(KINDS);
    let unmitigated = register.iter().filter(|entry| entry.risk.mitigation.is_none()).count();
    let unmitigated = chip(Filter::Unmitigated, String::new(), "No mitigation", None, unmitigated);
    Filters {
        label: "Filter by text, plan or mitigation",
        chips: bands.into_iter().chain(kinds).chain([unmitigated]).filter(|chip| chip.count > 0).collect(),
        choice: None,
        tally: words::count(register.len(), "risk", "risks"),
        one: "risk",
        many: "risks",
        data: None,
    }
}

/// The filters of the page of changes.
#[must_use]
pub fn change_filters(events: &[Logged]) -> Filters {
    let chips = Topic::ALL.into_iter().map(|topic| {
        let count = events.iter().filter(|logged| Topic::of(logged.event.kind) == topic).count();
        chip(Filter::Topic(topic), String::new(), &words::capital(topic.name()), None, count)
    });
    Filters {
        label: "Filter by plan, text or author",
        chips: chips.filter(|chip| chip.count > 0).collect(),
        choice: None,
        tally: words::count(events.len(), "change", "changes"),
        one: "change",
        many: "changes",
        data: None,
    }
}

/// The filters of a page of problems. They look only at this page; where there are others, the tally says so.
#[must_use]
pub fn problem_filters(files: &[ProblemFile], has_other_pages: bool) -> Filters {
    let rows = || files.iter().flat_map(|file| &file.rows);
    let severities = [
        (Severity::Error, "Errors", "s-error"),
        (Severity::Warning, "Warnings", "s-warning"),
        (Severity::Note, "Notes", "s-note"),
    ];
    let chips = severities.into_iter().map(|(severity, label, class)| {
        let count = rows().filter(|row| row.severity == severity.name()).count();
        chip(Filter::Severity(severity), class.to_owned(), label, Some(severity.name()), count)
    });
    let mut codes: BTreeMap<&'static str, usize> = BTreeMap::new();
    for row in rows() {
        *codes.entry(row.code).or_default() += 1;
    }
    let (one, many) =
        if has_other_pages { ("problem on this page", "problems on this page") } else { ("problem", "problems") };
    Filters {
        label: "Filter by text, file or code",
        chips: chips.filter(|chip| chip.count > 0).collect(),
        choice: Some(Choice {
            key: Filter::Rule("").key(),
            all: "All rules",
            options: codes.into_iter().map(|(value, count)| ChoiceOption { value, count }).collect(),
        }),
        tally: words::count(rows().count(), one, many),
        one,
        many,
        data: None,
    }
}

#[cfg(test)]
mod tests {
    use super::kind_word;

    #[test]
    fn a_kind_is_one_word_that_is_none_of_the_others() {
        assert_eq!(kind_word("Technical Risks"), "technical-risks");
        assert_eq!(kind_word("High"), "high-kind");
        assert_eq!(kind_word("リスク（技術）"), "リスク-技術");
        assert_eq!(kind_word("!"), "-kind");
    }
}
