//! The small parts that `portfolio.json` is made of, each a list element or an optional value.

use serde::Serialize;

use crate::plan::{
    Fact, Gate, GateVerdict, Level, Phase, PhaseMark, PrincipleCheck, Progress, Reference, Risk, Status, Violation,
    WrittenDate,
};
use crate::portfolio::Change;

/// A status as written, and the stage it means.
#[derive(Serialize)]
pub(super) struct StatusJson<'p> {
    text: Option<&'p str>,
    stage: &'static str,
    /// `plan` or `spec`.
    source: Option<&'static str>,
}

impl<'p> StatusJson<'p> {
    pub(super) fn of(status: &'p Status) -> Self {
        Self {
            text: status.text.as_deref(),
            stage: status.stage.name(),
            source: status.source.map(crate::plan::StatusSource::name),
        }
    }
}

/// A date as written, and as a day where it is one.
#[derive(Serialize)]
pub(super) struct DateJson<'p> {
    text: &'p str,
    date: Option<String>,
}

impl<'p> DateJson<'p> {
    pub(super) fn of(written: &'p WrittenDate) -> Self {
        Self { text: &written.text, date: written.date.map(|date| date.to_string()) }
    }
}

/// The last change of a plan's folder, from Git.
#[derive(Serialize)]
pub(super) struct ChangeJson<'p> {
    date: String,
    author: &'p str,
    commit: &'p str,
}

impl<'p> ChangeJson<'p> {
    pub(super) fn of(change: &'p Change) -> Self {
        Self { date: change.date().to_string(), author: &change.author, commit: &change.commit }
    }
}

/// A named value of the header or of the Technical Context.
#[derive(Serialize)]
pub(super) struct FactJson<'p> {
    name: &'p str,
    value: &'p str,
    line: u32,
}

impl<'p> FactJson<'p> {
    pub(super) fn of(fact: &'p Fact) -> Self {
        Self { name: &fact.name, value: &fact.value, line: fact.place.line }
    }
}

/// A principle with its latest verdict.
#[derive(Serialize)]
pub(super) struct PrincipleJson<'p> {
    principle: &'p str,
    verdict: &'static str,
    text: Option<&'p str>,
    line: u32,
}

impl<'p> PrincipleJson<'p> {
    pub(super) fn of(check: &'p PrincipleCheck) -> Self {
        Self {
            principle: &check.principle,
            verdict: check.verdict.name(),
            text: check.text.as_deref(),
            line: check.place.line,
        }
    }
}

/// A gate with a box.
#[derive(Serialize)]
pub(super) struct GateJson<'p> {
    section: &'p str,
    text: &'p str,
    state: &'static str,
    line: u32,
}

impl<'p> GateJson<'p> {
    pub(super) fn of(gate: &'p Gate) -> Self {
        Self { section: &gate.section, text: &gate.text, state: gate.state.name(), line: gate.place.line }
    }
}

/// A verdict in words.
#[derive(Serialize)]
pub(super) struct GateVerdictJson<'p> {
    label: &'p str,
    text: &'p str,
    verdict: &'static str,
    line: u32,
}

impl<'p> GateVerdictJson<'p> {
    pub(super) fn of(verdict: &'p GateVerdict) -> Self {
        Self { label: &verdict.label, text: &verdict.text, verdict: verdict.verdict.name(), line: verdict.place.line }
    }
}

/// A likelihood or an impact.
#[derive(Serialize)]
pub(super) struct LevelJson<'p> {
    text: &'p str,
    level: Option<u8>,
}

impl<'p> LevelJson<'p> {
    fn of(level: &'p Level) -> Self {
        Self { text: &level.text, level: level.level }
    }
}

/// Likelihood × impact.
#[derive(Serialize)]
struct ExposureJson {
    score: u8,
    band: &'static str,
}

/// A risk of the plan or of a sibling document.
#[derive(Serialize)]
pub(super) struct RiskJson<'p> {
    text: &'p str,
    category: Option<&'p str>,
    likelihood: Option<LevelJson<'p>>,
    impact: Option<LevelJson<'p>>,
    exposure: Option<ExposureJson>,
    mitigation: Option<&'p str>,
    owner: Option<&'p str>,
    contingency: Option<&'p str>,
    path: &'p str,
    line: u32,
}

impl<'p> RiskJson<'p> {
    pub(super) fn of(risk: &'p Risk) -> Self {
        let exposure =
            risk.exposure().map(|exposure| ExposureJson { score: exposure.score, band: exposure.band.name() });
        Self {
            text: &risk.text,
            category: risk.category.as_deref(),
            likelihood: risk.likelihood.as_ref().map(LevelJson::of),
            impact: risk.impact.as_ref().map(LevelJson::of),
            exposure,
            mitigation: risk.mitigation.as_deref(),
            owner: risk.owner.as_deref(),
            contingency: risk.contingency.as_deref(),
            path: &risk.place.path,
            line: risk.place.line,
        }
    }
}

/// A text with its place: a criterion, a clarification, a placeholder.
#[derive(Serialize)]
pub(super) struct StatementJson<'p> {
    text: &'p str,
    path: &'p str,
    line: u32,
}

impl<'p> StatementJson<'p> {
    pub(super) fn of(statement: &'p crate::plan::Statement) -> Self {
        Self { text: &statement.text, path: &statement.place.path, line: statement.place.line }
    }
}

/// A phase.
#[derive(Serialize)]
pub(super) struct PhaseJson<'p> {
    title: &'p str,
    line: u32,
}

impl<'p> PhaseJson<'p> {
    pub(super) fn of(phase: &'p Phase) -> Self {
        Self { title: &phase.title, line: phase.place.line }
    }
}

/// How far a phase is, as the plan says.
#[derive(Serialize)]
pub(super) struct PhaseMarkJson<'p> {
    phase: &'p str,
    /// The words or the sign of the mark; null where it is a box.
    said: Option<&'p str>,
    state: &'static str,
    form: &'static str,
    section: Option<&'p str>,
    line: u32,
}

impl<'p> PhaseMarkJson<'p> {
    pub(super) fn of(mark: &'p PhaseMark) -> Self {
        Self {
            phase: &mark.phase,
            said: mark.said.as_deref(),
            state: mark.state.name(),
            form: mark.form.name(),
            section: mark.section.as_deref(),
            line: mark.place.line,
        }
    }
}

/// A violation of the constitution with its justification.
#[derive(Serialize)]
pub(super) struct ViolationJson<'p> {
    violation: &'p str,
    why: Option<&'p str>,
    line: u32,
}

impl<'p> ViolationJson<'p> {
    pub(super) fn of(violation: &'p Violation) -> Self {
        Self { violation: &violation.violation, why: violation.why.as_deref(), line: violation.place.line }
    }
}

/// Boxes that are done, and all of them.
#[derive(Serialize)]
pub(super) struct ProgressJson {
    done: usize,
    total: usize,
}

impl ProgressJson {
    pub(super) fn of(progress: Progress) -> Self {
        Self { done: progress.done, total: progress.total }
    }
}

/// Another plan that a plan names.
#[derive(Serialize)]
pub(super) struct ReferenceJson<'p> {
    kind: &'static str,
    /// The other plan's identity; null where it is none of this portfolio.
    plan: Option<&'p str>,
    text: &'p str,
    path: &'p str,
    line: u32,
}

impl<'p> ReferenceJson<'p> {
    pub(super) fn of(reference: &'p Reference, id: impl Fn(usize) -> &'p str) -> Self {
        Self {
            kind: reference.kind.name(),
            plan: reference.plan.map(id),
            text: &reference.text,
            path: &reference.place.path,
            line: reference.place.line,
        }
    }
}
