//! Plans × gates, and plans × principles, as one kind of table.
//!
//! Filled is done, hollow is open. What no plan shares gets one column together, with a count in each cell. Columns and
//! sums are those of all plans, whichever of them a page shows.

use std::ops::Range;

use serde::Serialize;

use super::columns::Columns;
use super::edition::{self, Edition};
use super::marks::{self, StageMark};
use super::pages;
use super::words;
use crate::plan::{GateState, Plan, Stage, Verdict};
use crate::portfolio::PortfolioPlan;

/// A table of plans and what they have in common.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    /// What the table lists.
    pub caption: &'static str,
    /// The columns.
    pub columns: Vec<String>,
    /// The heading of the last column.
    pub total_heading: &'static str,
    /// The plans, one group a stage.
    pub groups: Vec<MatrixGroup>,
    /// The heading of the last row.
    pub totals_heading: Option<&'static str>,
    /// The last row; empty where there is none.
    pub totals: Vec<String>,
    /// What the marks mean, those in use.
    pub key: Vec<KeyLine>,
}

/// The plans at one stage.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixGroup {
    /// How many columns its heading spans.
    pub width: usize,
    /// The stage.
    pub stage: StageMark,
    /// How many plans there are on all pages.
    pub count: usize,
    /// Whether it begins on a page before.
    pub is_continued: bool,
    /// The plans of this page.
    pub rows: Vec<MatrixRow>,
}

/// One plan.
#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether work on it is over.
    pub is_over: bool,
    /// Whether it stands below what is seen at first, so that it may be drawn when it comes into sight.
    pub is_far: bool,
    /// Its cells, in the order of the columns.
    pub cells: Vec<MatrixCell>,
    /// "4 of 6"
    pub total: String,
}

/// What one plan says to one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MatrixCell {
    /// The class that gives its look.
    pub class: String,
    /// Its icon; `None` for an empty cell or a count.
    pub icon: Option<&'static str>,
    /// The same in words.
    pub word: String,
    /// Whether it was ticked in the last seven days.
    pub is_new: bool,
    /// More for those who point at it.
    pub text: Option<String>,
}

/// What a mark means.
#[derive(Clone, Debug, Serialize)]
pub struct KeyLine {
    /// The class that gives its look.
    pub class: String,
    /// Its icon; `None` for the tint of a cell.
    pub icon: Option<&'static str>,
    /// What it means.
    pub label: &'static str,
}

/// The order of the groups: first what can still be moved.
const STAGES: [Stage; 10] = [
    Stage::Blocked,
    Stage::Active,
    Stage::Approved,
    Stage::Review,
    Stage::Draft,
    Stage::Unstated,
    Stage::Other,
    Stage::Done,
    Stage::Deferred,
    Stage::Superseded,
];

/// The plans of which one page of several speaks.
#[derive(Clone, Debug)]
pub struct Extent<'e> {
    /// All of them, in the order of the groups.
    pub plans: &'e [usize],
    /// Which of them the page shows.
    pub shown: Range<usize>,
    /// Where it stands.
    pub path: &'e str,
    /// How many rows of another table stand above.
    pub above: usize,
}

/// What every page of the matrices has.
#[derive(Clone, Debug)]
pub struct MatrixFrame {
    /// The plans that have gates or principles, in the order of the groups.
    pub plans: Vec<usize>,
    gates: Columns,
    principles: Columns,
    /// How many gates of each column are open in plans that are not over.
    open: Vec<usize>,
}

impl MatrixFrame {
    /// Goes over all plans once.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let has = |at: &usize| !edition.plan(*at).gates.is_empty() || !edition.plan(*at).constitution.is_empty();
        let mut shown: Vec<usize> = (0..edition.plans().len()).filter(has).collect();
        shown.sort_by_key(|at| STAGES.iter().position(|stage| *stage == edition.plan(*at).status.stage));
        let plans = || edition.plans().iter().map(|of| &of.plan);
        let gates = Columns::of(plans().map(|plan| plan.gates.iter().map(|gate| gate.text.as_str()).collect()));
        let principles =
            Columns::of(plans().map(|plan| plan.constitution.iter().map(|check| check.principle.as_str()).collect()));
        let mut open = vec![0; gates.len()];
        for plan in plans().filter(|plan| !plan.status.stage.is_over()) {
            for gate in plan.gates.iter().filter(|gate| gate.state == GateState::Open) {
                open[gates.column(&gate.text)] += 1;
            }
        }
        Self { plans: shown, gates, principles, open }
    }
}

/// The matrix of gates; `None` where no plan of this page has one.
#[must_use]
pub fn gates(edition: &Edition<'_>, frame: &MatrixFrame, extent: &Extent<'_>) -> Option<Matrix> {
    let MatrixFrame { gates: columns, open, .. } = frame;
    let others = if columns.has_others { columns.len() - 1 } else { columns.len() };
    let has = |plan: &Plan| !plan.gates.is_empty();
    let as_of = edition.portfolio.revision.as_of;
    let groups = groups(edition, extent, columns.len() + 2, has, |PortfolioPlan { plan, ages, .. }| {
        let mut cells = vec![Vec::new(); columns.len()];
        for (at, gate) in plan.gates.iter().enumerate() {
            let turned = ages.as_ref().and_then(|ages| ages.gates.get(at)?.turned);
            let is_new = gate.state == GateState::Done && turned.is_some_and(|day| words::is_new(day, as_of));
            cells[columns.column(&gate.text)].push((gate.state, is_new));
        }
        let done = plan.gates.iter().filter(|gate| gate.state == GateState::Done).count();
        let cells =
            cells.iter().enumerate().map(|(at, gates)| gate_cell(gates, plan.status.stage, at == others)).collect();
        (cells, format!("{done} of {}", plan.gates.len()))
    });
    let all: usize = open.iter().sum();
    (!groups.is_empty()).then(|| Matrix {
        caption: "Gates by plan",
        columns: headings(columns, "Gates", "Other gates"),
        total_heading: "Ticked",
        key: gate_key(&groups),
        groups,
        totals_heading: Some(if extent.shown.len() < extent.plans.len() {
            "Open in plans that are not over, on all pages"
        } else {
            "Open in plans that are not over"
        }),
        totals: open.iter().copied().chain([all]).map(|count| count.to_string()).collect(),
    })
}

/// The matrix of constitution verdicts; `None` where no plan of this page names a principle.
#[must_use]
pub fn verdicts(edition: &Edition<'_>, frame: &MatrixFrame, extent: &Extent<'_>) -> Option<Matrix> {
    let columns = &frame.principles;
    let others = if columns.has_others { columns.len() - 1 } else { columns.len() };
    let has = |plan: &Plan| !plan.constitution.is_empty();
    let groups = groups(edition, extent, columns.len() + 2, has, |PortfolioPlan { plan, .. }| {
        let checks = &plan.constitution;
        let mut cells = vec![Vec::new(); columns.len()];
        for check in checks {
            let text = check.text.as_deref().unwrap_or(&check.principle);
            cells[columns.column(&check.principle)].push((text, check.verdict));
        }
        let passed = checks.iter().filter(|check| check.verdict == Verdict::Pass).count();
        let cells = cells.iter().enumerate().map(|(at, checks)| verdict_cell(checks, at == others)).collect();
        (cells, format!("{passed} of {}", checks.len()))
    });
    (!groups.is_empty()).then(|| Matrix {
        caption: "Constitution verdicts by plan",
        columns: headings(columns, "Principles", "Other principles"),
        total_heading: "Passed",
        key: verdict_key(&groups),
        groups,
        totals_heading: None,
        totals: Vec::new(),
    })
}

fn headings(columns: &Columns, alone: &str, others: &str) -> Vec<String> {
    let mut headings: Vec<String> = columns.headings.iter().map(|heading| words::cut(heading, 90)).collect();
    if columns.has_others {
        headings.push(if headings.is_empty() { alone } else { others }.to_owned());
    }
    headings
}

/// Groups the plans of a page that have anything to show.
fn groups(
    edition: &Edition<'_>,
    extent: &Extent<'_>,
    width: usize,
    has: impl Fn(&Plan) -> bool,
    cells: impl Fn(&PortfolioPlan) -> (Vec<MatrixCell>, String),
) -> Vec<MatrixGroup> {
    let Extent { plans, shown, path, above } = extent;
    let plan = |at: &usize| edition.plan(*at);
    let mut above = *above;
    let mut row = |at: &usize| {
        let plan = plan(at);
        above += 1;
        let (cells, total) = cells(&edition.plans()[*at]);
        MatrixRow {
            number: edition::title_number(plan),
            title: edition::title(plan).to_owned(),
            href: edition.plan_href(path, *at),
            is_over: plan.status.stage.is_over(),
            is_far: above > pages::SEEN_AT_FIRST,
            cells,
            total,
        }
    };
    let of_page: Vec<usize> = plans[shown.clone()].iter().copied().filter(|at| has(plan(at))).collect();
    let groups = of_page.chunk_by(|a, b| plan(a).status.stage == plan(b).status.stage);
    groups
        .map(|group| {
            let stage = plan(&group[0]).status.stage;
            let counts = |at: &&usize| plan(at).status.stage == stage && has(plan(at));
            MatrixGroup {
                width,
                stage: StageMark::new(stage, None),
                count: plans.iter().filter(counts).count(),
                is_continued: plans[..shown.start].iter().any(|at| counts(&at)),
                rows: group.iter().map(&mut row).collect(),
            }
        })
        .collect()
}

/// One gate, several of the same wording, or all that share the column of the others: their states, and whether each was
/// ticked lately.
fn gate_cell(gates: &[(GateState, bool)], stage: Stage, is_others: bool) -> MatrixCell {
    let open = gates.iter().filter(|(state, _)| *state == GateState::Open).count();
    let done = gates.iter().filter(|(state, _)| *state == GateState::Done).count();
    let is_held = open > 0 && matches!(stage, Stage::Approved | Stage::Active);
    let held = if is_held { " g-held" } else { "" };
    if gates.is_empty() {
        return MatrixCell::default();
    }
    if is_others {
        return MatrixCell {
            class: format!("g-count{held}"),
            icon: None,
            word: format!("{done} of {}", gates.len()),
            is_new: false,
            text: None,
        };
    }
    let (class, icon, word) = match (open > 0, done > 0) {
        (true, _) if stage.is_over() => ("g-waived", "gate-waived", "not needed any more"),
        (true, _) => ("g-open", "gate-open", "open"),
        (false, true) => ("g-done", "gate-done", "ticked"),
        (false, false) => ("g-waived", "gate-waived", "waived"),
    };
    let is_new = icon == "gate-done" && gates.iter().any(|(_, is_new)| *is_new);
    MatrixCell { class: format!("{class}{held}"), icon: Some(icon), word: word.to_owned(), is_new, text: None }
}

/// One principle, several of the same wording, or all that share the column of the others: what is said of each, and its
/// verdict.
fn verdict_cell(checks: &[(&str, Verdict)], is_others: bool) -> MatrixCell {
    // One that is not stated settles nothing, so it goes before those that do.
    let worst = |verdict: Verdict| (matches!(verdict, Verdict::Waived | Verdict::Pass), verdict);
    let Some((text, verdict)) = checks.iter().min_by_key(|(_, verdict)| worst(*verdict)) else {
        return MatrixCell::default();
    };
    if is_others {
        let passed = checks.iter().filter(|(_, verdict)| *verdict == Verdict::Pass).count();
        return MatrixCell {
            class: "g-count".to_owned(),
            icon: None,
            word: format!("{passed} of {}", checks.len()),
            is_new: false,
            text: None,
        };
    }
    MatrixCell {
        class: format!("v-{}", verdict.name()),
        icon: Some(marks::verdict_icon(*verdict)),
        word: words::verdict(*verdict).to_owned(),
        is_new: false,
        text: Some(words::cut(text, 120)),
    }
}

fn used(groups: &[MatrixGroup]) -> impl Iterator<Item = &MatrixCell> {
    groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells)
}

fn gate_key(groups: &[MatrixGroup]) -> Vec<KeyLine> {
    let marks = [
        ("g-done", "gate-done", "ticked"),
        ("g-open", "gate-open", "open"),
        ("g-waived", "gate-waived", "waived, or not needed any more"),
    ];
    let mut key: Vec<KeyLine> = marks
        .into_iter()
        .filter(|(_, icon, _)| used(groups).any(|cell| cell.icon == Some(icon)))
        .map(|(class, icon, label)| KeyLine { class: class.to_owned(), icon: Some(icon), label })
        .collect();
    if used(groups).any(|cell| cell.class.ends_with("g-held")) {
        let label = "open although the plan is approved or in progress";
        key.push(KeyLine { class: "g-held".to_owned(), icon: None, label });
    }
    key
}

fn verdict_key(groups: &[MatrixGroup]) -> Vec<KeyLine> {
    let order = [Verdict::Pass, Verdict::Fail, Verdict::Partial, Verdict::Pending, Verdict::Waived, Verdict::Unstated];
    order
        .into_iter()
        .filter(|verdict| {
            let class = format!("v-{}", verdict.name());
            used(groups).any(|cell| cell.class == class)
        })
        .map(|verdict| KeyLine {
            class: format!("v-{}", verdict.name()),
            icon: Some(marks::verdict_icon(verdict)),
            label: words::verdict(verdict),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{gate_cell, verdict_cell};
    use crate::plan::{GateState, Stage, Verdict};

    #[test]
    fn an_open_gate_of_a_started_plan_stands_out() {
        let open = [(GateState::Open, false)];
        assert_eq!(gate_cell(&open, Stage::Active, false).class, "g-open g-held");
        assert_eq!(gate_cell(&open, Stage::Draft, false).class, "g-open");
        assert_eq!(gate_cell(&open, Stage::Done, false).class, "g-waived");
    }

    #[test]
    fn a_plan_without_the_gate_has_an_empty_cell() {
        assert_eq!(gate_cell(&[], Stage::Active, false).word, "");
        assert_eq!(gate_cell(&[], Stage::Active, true).word, "");
    }

    #[test]
    fn gates_that_share_a_column_are_counted() {
        let gates = [(GateState::Open, false), (GateState::Done, true), (GateState::Waived, false)];
        assert_eq!(gate_cell(&gates, Stage::Draft, true).word, "1 of 3");
        assert!(!gate_cell(&gates, Stage::Draft, false).is_new);
        assert!(gate_cell(&gates[1..], Stage::Draft, false).is_new);
    }

    #[test]
    fn the_worst_of_several_verdicts_shows_and_none_is_no_pass() {
        let word = |verdicts: &[Verdict]| {
            let checks: Vec<_> = verdicts.iter().map(|verdict| ("as written", *verdict)).collect();
            verdict_cell(&checks, false).word
        };
        assert_eq!(word(&[Verdict::Pass, Verdict::Fail]), "failed");
        assert_eq!(word(&[Verdict::Pass, Verdict::Unstated]), "not stated");
        assert_eq!(word(&[Verdict::Unstated, Verdict::Waived]), "not stated");
        assert_eq!(word(&[Verdict::Unstated, Verdict::Partial]), "partial");
    }
}
