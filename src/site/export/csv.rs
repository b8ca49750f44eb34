//! The registers for a spreadsheet: one row a plan, a risk, a gate.
//!
//! Columns are the model's field names joined by `_`. What is not stated is an empty cell. RFC 4180 with CRLF; a cell
//! that a spreadsheet would run as a formula is guarded by `'`.

use std::borrow::Cow;
use std::io;

use ::csv::{Terminator, WriterBuilder};

use crate::diagnostic::Severity;
use crate::plan::{Fact, Level, Plan, Progress};
use crate::portfolio::{Change, Portfolio, PortfolioPlan, summary};
use crate::site::routes::Routes;

/// A register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row a plan.
    Plans,
    /// One row a risk.
    Risks,
    /// One row a gate.
    Gates,
}

impl Table {
    /// Every register.
    pub const ALL: [Table; 3] = [Self::Plans, Self::Risks, Self::Gates];

    /// The word used on the command line and for the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Risks => "risks",
            Self::Gates => "gates",
        }
    }
}

/// A column: its name, and its cell for one row.
type Column<Row> = (&'static str, for<'r> fn(&'r Row) -> Cow<'r, str>);

/// A register of the portfolio as CSV, in the order of the plans and of their texts.
pub(super) fn write(portfolio: &Portfolio, routes: &Routes, table: Table, to: &mut dyn io::Write) -> io::Result<()> {
    let plans = || portfolio.plans.iter();
    match table {
        Table::Plans => {
            let rows = plans().enumerate().map(|(index, kept)| PlanRow { kept, url: routes.plan(index) });
            write_rows(&plan_columns(), rows, to)
        }
        Table::Risks => {
            let rows = plans().flat_map(|kept| kept.plan.risks.iter().map(|risk| RiskRow { plan: &kept.plan, risk }));
            write_rows(&risk_columns(), rows, to)
        }
        Table::Gates => {
            let rows = plans().flat_map(|kept| kept.plan.gates.iter().map(|gate| GateRow { plan: &kept.plan, gate }));
            write_rows(&gate_columns(), rows, to)
        }
    }
}

struct PlanRow<'p> {
    kept: &'p PortfolioPlan,
    url: &'p str,
}

impl PlanRow<'_> {
    fn plan(&self) -> &Plan {
        &self.kept.plan
    }

    fn problems(&self, severity: Severity) -> Cow<'static, str> {
        self.kept.problems.iter().filter(|problem| problem.severity == severity).count().to_string().into()
    }

    /// A count of risks; empty where the plan says nothing of risks at all.
    fn risks(&self, counts: fn(&crate::plan::Risk) -> bool) -> Cow<'static, str> {
        let risks = &self.plan().risks;
        let states = self.plan().sections.risks || !risks.is_empty();
        number(states.then(|| risks.iter().filter(|risk| counts(risk)).count()))
    }

    /// A count of gates; empty where the plan has none.
    fn gates(&self, count: fn(Progress) -> usize) -> Cow<'static, str> {
        let gates = summary::gates(self.plan());
        number((gates.total > 0).then(|| count(gates)))
    }
}

fn plan_columns<'p>() -> Vec<Column<PlanRow<'p>>> {
    vec![
        ("id", |row| row.plan().id.as_str().into()),
        ("number", |row| number(row.plan().number)),
        ("folder", |row| row.plan().folder.as_str().into()),
        ("path", |row| row.plan().path.as_str().into()),
        ("url", |row| row.url.into()),
        ("title", |row| row.plan().title.as_str().into()),
        ("template_only", |row| row.plan().template_only.to_string().into()),
        ("status_text", |row| text(row.plan().status.text.as_deref())),
        ("status_stage", |row| row.plan().status.stage.name().into()),
        ("status_source", |row| text(row.plan().status.source.map(crate::plan::StatusSource::name))),
        ("created_text", |row| text(row.plan().created.as_ref().map(|created| created.text.as_str()))),
        ("created_date", |row| number(row.plan().created.as_ref().and_then(|created| created.date))),
        ("changed_date", |row| number(row.kept.changed.as_ref().map(Change::date))),
        ("changed_author", |row| text(row.kept.changed.as_ref().map(|change| change.author.as_str()))),
        ("changed_commit", |row| text(row.kept.changed.as_ref().map(|change| change.commit.as_str()))),
        ("branch", |row| fact(row.plan().branch.as_ref())),
        ("author", |row| fact(row.plan().author.as_ref())),
        ("feature", |row| fact(row.plan().feature.as_ref())),
        ("gates_done", |row| row.gates(|gates| gates.done)),
        ("gates_total", |row| row.gates(|gates| gates.total)),
        ("risks_total", |row| row.risks(|_| true)),
        ("risks_unmitigated", |row| row.risks(|risk| risk.mitigation.is_none())),
        ("risks_unscored", |row| row.risks(|risk| risk.exposure().is_none())),
        ("tasks_done", |row| number(row.plan().tasks.map(|tasks| tasks.done))),
        ("tasks_total", |row| number(row.plan().tasks.map(|tasks| tasks.total))),
        ("clarifications", |row| row.plan().clarifications.len().to_string().into()),
        ("placeholders", |row| row.plan().placeholders.len().to_string().into()),
        ("problems_error", |row| row.problems(Severity::Error)),
        ("problems_warning", |row| row.problems(Severity::Warning)),
        ("problems_note", |row| row.problems(Severity::Note)),
    ]
}

struct RiskRow<'p> {
    plan: &'p Plan,
    risk: &'p crate::plan::Risk,
}

fn risk_columns<'p>() -> Vec<Column<RiskRow<'p>>> {
    vec![
        ("plan", |row| row.plan.id.as_str().into()),
        ("text", |row| row.risk.text.as_str().into()),
        ("category", |row| text(row.risk.category.as_deref())),
        ("likelihood_text", |row| text(row.risk.likelihood.as_ref().map(|level| level.text.as_str()))),
        ("likelihood_level", |row| level(row.risk.likelihood.as_ref())),
        ("impact_text", |row| text(row.risk.impact.as_ref().map(|level| level.text.as_str()))),
        ("impact_level", |row| level(row.risk.impact.as_ref())),
        ("exposure_score", |row| number(row.risk.exposure().map(|exposure| exposure.score))),
        ("exposure_band", |row| text(row.risk.exposure().map(|exposure| exposure.band.name()))),
        ("mitigation", |row| text(row.risk.mitigation.as_deref())),
        ("owner", |row| text(row.risk.owner.as_deref())),
        ("contingency", |row| text(row.risk.contingency.as_deref())),
        ("path", |row| (&*row.risk.place.path).into()),
        ("line", |row| row.risk.place.line.to_string().into()),
    ]
}

struct GateRow<'p> {
    plan: &'p Plan,
    gate: &'p crate::plan::Gate,
}

fn gate_columns<'p>() -> Vec<Column<GateRow<'p>>> {
    vec![
        ("plan", |row| row.plan.id.as_str().into()),
        ("section", |row| row.gate.section.as_str().into()),
        ("text", |row| row.gate.text.as_str().into()),
        ("state", |row| row.gate.state.name().into()),
        ("path", |row| (&*row.gate.place.path).into()),
        ("line", |row| row.gate.place.line.to_string().into()),
    ]
}

fn write_rows<Row>(
    columns: &[Column<Row>],
    mut rows: impl Iterator<Item = Row>,
    to: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    writer.write_record(columns.iter().map(|(name, _)| name))?;
    rows.try_for_each(|row| {
        columns.iter().try_for_each(|(_, cell)| writer.write_field(&*guarded(cell(&row))))?;
        writer.write_record(None::<&[u8]>)
    })?;
    writer.flush()
}

/// Keeps a spreadsheet from running a text as a formula.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell }
}

fn text(value: Option<&str>) -> Cow<'_, str> {
    value.unwrap_or_default().into()
}

fn number<T: ToString>(value: Option<T>) -> Cow<'static, str> {
    value.map(|value| value.to_string()).unwrap_or_default().into()
}

fn fact(fact: Option<&Fact>) -> Cow<'_, str> {
    text(fact.map(|fact| fact.value.as_str()))
}

fn level(level: Option<&Level>) -> Cow<'static, str> {
    number(level.and_then(|level| level.level))
}
