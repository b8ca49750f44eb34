//! `portfolio.json`: the whole model. Absent scalars are null, absent lists are empty.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::SCHEMA_VERSION;
use super::parts::{
    ChangeJson, DateJson, FactJson, GateJson, GateVerdictJson, PhaseJson, PhaseMarkJson, PrincipleJson, ProgressJson,
    ReferenceJson, RiskJson, StatementJson, StatusJson, ViolationJson,
};
use crate::check::report::{ProblemCounts, ProblemJson};
use crate::plan::{Plan, PlanDocument};
use crate::portfolio::{Portfolio, PortfolioPlan, Revision, Summary};
use crate::site::routes::Routes;

/// The portfolio.
#[derive(Serialize)]
pub(super) struct PortfolioJson<'p> {
    schema_version: u32,
    kind: &'static str,
    /// The program and its version.
    generator: &'static str,
    title: &'p str,
    source: SourceJson<'p>,
    /// The governing document, relative to the root.
    constitution: Option<&'p str>,
    summary: SummaryJson,
    /// Problems that belong to no plan.
    problems: Vec<ProblemJson<'p>>,
    plans: PlansJson<'p>,
}

/// The plans, each made when it is written, since all of them together would be larger than what they are made from.
struct PlansJson<'p> {
    plans: &'p [PortfolioPlan],
    routes: &'p Routes,
}

impl Serialize for PlansJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids: Vec<&str> = self.plans.iter().map(|plan| plan.plan.id.as_str()).collect();
        let plans = self.plans.iter().enumerate();
        serializer.collect_seq(plans.map(|(index, plan)| PlanJson::of(plan, index, self.routes, &ids)))
    }
}

impl<'p> PortfolioJson<'p> {
    pub(super) fn of(portfolio: &'p Portfolio, routes: &'p Routes) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "plansite/portfolio",
            generator: concat!("plansite ", env!("CARGO_PKG_VERSION")),
            title: &portfolio.title,
            source: SourceJson::of(&portfolio.revision),
            constitution: portfolio.constitution.as_deref(),
            summary: SummaryJson::of(&Summary::of(portfolio)),
            problems: portfolio.problems.iter().map(ProblemJson::of).collect(),
            plans: PlansJson { plans: &portfolio.plans, routes },
        }
    }
}

/// Which revision of the sources this is.
#[derive(Serialize)]
struct SourceJson<'p> {
    commit: Option<&'p str>,
    committed: Option<&'p str>,
    dirty: bool,
    as_of: String,
}

impl<'p> SourceJson<'p> {
    fn of(revision: &'p Revision) -> Self {
        Self {
            commit: revision.commit.as_deref(),
            committed: revision.committed.as_deref(),
            dirty: revision.dirty,
            as_of: revision.as_of.to_string(),
        }
    }
}

/// Counts over all plans.
#[derive(Serialize)]
struct SummaryJson {
    plans: usize,
    /// Every stage in use.
    stages: BTreeMap<&'static str, usize>,
    gates: GateCounts,
    risks: RiskCounts,
    tasks: ProgressJson,
    problems: ProblemCounts,
}

/// Counts of gates.
#[derive(Serialize)]
struct GateCounts {
    done: usize,
    total: usize,
    plans_without: usize,
}

/// Counts of risks.
#[derive(Serialize)]
struct RiskCounts {
    total: usize,
    unmitigated: usize,
    unscored: usize,
    plans_without: usize,
}

impl SummaryJson {
    fn of(summary: &Summary) -> Self {
        Self {
            plans: summary.plans,
            stages: summary.stages.iter().map(|(stage, count)| (stage.name(), *count)).collect(),
            gates: GateCounts {
                done: summary.gates.done,
                total: summary.gates.total,
                plans_without: summary.plans_without_gates,
            },
            risks: RiskCounts {
                total: summary.risks,
                unmitigated: summary.risks_unmitigated,
                unscored: summary.risks_unscored,
                plans_without: summary.plans_without_risks,
            },
            tasks: ProgressJson::of(summary.tasks),
            problems: ProblemCounts::of(|severity| summary.problems_of(severity)),
        }
    }
}

/// One plan.
#[derive(Serialize)]
struct PlanJson<'p> {
    id: &'p str,
    number: Option<u64>,
    folder: &'p str,
    path: &'p str,
    url: &'p str,
    title: &'p str,
    /// Whether the title is only a placeholder; pages then show the folder.
    title_is_placeholder: bool,
    template_only: bool,
    /// Why the plan document cannot be read.
    unreadable: Option<&'p str>,
    status: StatusJson<'p>,
    /// What the spec states, where it states a status.
    spec_status: Option<StatusJson<'p>>,
    created: Option<DateJson<'p>>,
    changed: Option<ChangeJson<'p>>,
    branch: Option<&'p str>,
    author: Option<&'p str>,
    feature: Option<&'p str>,
    facts: Vec<FactJson<'p>>,
    /// Which sections are there, whether or not they state anything.
    sections: SectionsJson,
    constitution: Vec<PrincipleJson<'p>>,
    gates: Vec<GateJson<'p>>,
    gate_verdicts: Vec<GateVerdictJson<'p>>,
    risks: Vec<RiskJson<'p>>,
    success_criteria: Vec<StatementJson<'p>>,
    phases: Vec<PhaseJson<'p>>,
    phase_marks: Vec<PhaseMarkJson<'p>>,
    complexity: Vec<ViolationJson<'p>>,
    tasks: Option<ProgressJson>,
    clarifications: Vec<StatementJson<'p>>,
    placeholders: Vec<StatementJson<'p>>,
    documents: Vec<DocumentJson<'p>>,
    references: Vec<ReferenceJson<'p>>,
    problems: Vec<ProblemJson<'p>>,
}

impl<'p> PlanJson<'p> {
    fn of(kept: &'p PortfolioPlan, index: usize, routes: &'p Routes, ids: &[&'p str]) -> Self {
        let plan: &Plan = &kept.plan;
        let value = |fact: &'p Option<crate::plan::Fact>| fact.as_ref().map(|fact| fact.value.as_str());
        let documents = plan.documents.iter().enumerate();
        Self {
            id: &plan.id,
            number: plan.number,
            folder: &plan.folder,
            path: &plan.path,
            url: routes.plan(index),
            title: &plan.title,
            title_is_placeholder: plan.title_is_placeholder,
            template_only: plan.template_only,
            unreadable: plan.unreadable.as_deref(),
            status: StatusJson::of(&plan.status),
            spec_status: plan.spec_status.as_ref().map(StatusJson::of),
            created: plan.created.as_ref().map(DateJson::of),
            changed: kept.changed.as_ref().map(ChangeJson::of),
            branch: value(&plan.branch),
            author: value(&plan.author),
            feature: value(&plan.feature),
            facts: plan.facts.iter().map(FactJson::of).collect(),
            sections: SectionsJson {
                risks: plan.sections.risks,
                gates: plan.sections.gates,
                constitution: plan.sections.constitution,
            },
            constitution: plan.constitution.iter().map(PrincipleJson::of).collect(),
            gates: plan.gates.iter().map(GateJson::of).collect(),
            gate_verdicts: plan.gate_verdicts.iter().map(GateVerdictJson::of).collect(),
            risks: plan.risks.iter().map(RiskJson::of).collect(),
            success_criteria: plan.success_criteria.iter().map(StatementJson::of).collect(),
            phases: plan.phases.iter().map(PhaseJson::of).collect(),
            phase_marks: plan.phase_marks.iter().map(PhaseMarkJson::of).collect(),
            complexity: plan.complexity.iter().map(ViolationJson::of).collect(),
            tasks: plan.tasks.map(ProgressJson::of),
            clarifications: plan.clarifications.iter().map(StatementJson::of).collect(),
            placeholders: plan.placeholders.iter().map(StatementJson::of).collect(),
            documents: documents.map(|(at, document)| DocumentJson::of(document, routes.document(index, at))).collect(),
            references: plan.references.iter().map(|found| ReferenceJson::of(found, |plan| ids[plan])).collect(),
            problems: kept.problems.iter().map(ProblemJson::of).collect(),
        }
    }
}

/// Which of the sections that the views count a plan has.
#[derive(Serialize)]
struct SectionsJson {
    risks: bool,
    gates: bool,
    constitution: bool,
}

/// A document of a plan.
#[derive(Serialize)]
struct DocumentJson<'p> {
    kind: &'static str,
    title: &'p str,
    path: &'p str,
    url: &'p str,
}

impl<'p> DocumentJson<'p> {
    fn of(document: &'p PlanDocument, url: &'p str) -> Self {
        Self { kind: document.kind.name(), title: &document.title, path: &document.path, url }
    }
}
