//! Small plans for tests: everything not stated but what a test states.

use std::sync::Arc;

use jiff::civil::date;

use super::{Portfolio, Revision};
use crate::diagnostic::{Place, Span};
use crate::document::{Anchors, Body, Link};
use crate::plan::{
    Content, DocumentKind, Fact, Gate, GateState, Level, Plan, PlanDocument, PlanSections, Reference, ReferenceKind,
    Risk, Stage, Status, StatusSource, WrittenDate, reference::ReferenceTarget,
};

/// A plan that states nothing, with empty documents at these paths below its folder, the plan first.
pub(crate) fn plan(folder: &str, documents: &[&str]) -> Plan {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    Plan {
        id: super::names::slug(name),
        number: super::identity::leading_number(name),
        folder: folder.to_owned(),
        path: format!("{folder}/{}", documents[0]),
        title: name.to_owned(),
        title_is_placeholder: false,
        unreadable: None,
        template_only: false,
        status: Status::default(),
        spec_status: None,
        has_state_file: false,
        tasks_status: None,
        created: None,
        branch: None,
        author: None,
        feature: None,
        facts: Vec::new(),
        constitution: Vec::new(),
        gates: Vec::new(),
        blank_gates: Vec::new(),
        gate_verdicts: Vec::new(),
        risks: Vec::new(),
        success_criteria: Vec::new(),
        phases: Vec::new(),
        phase_marks: Vec::new(),
        complexity: Vec::new(),
        tasks: None,
        clarifications: Vec::new(),
        placeholders: Vec::new(),
        references: Vec::new(),
        outline: Vec::new(),
        sections: PlanSections::default(),
        documents: Arc::new(documents.iter().map(|relative| document(folder, relative)).collect()),
    }
}

fn document(folder: &str, relative: &str) -> PlanDocument {
    let markdown = relative.ends_with(".md");
    PlanDocument {
        kind: DocumentKind::of(relative),
        title: relative.to_owned(),
        path: format!("{folder}/{relative}"),
        unreadable: None,
        template_only: false,
        content: if markdown { Content::Body(Some(Body::default().into())) } else { Content::Text(String::new()) },
        links: Vec::new(),
        mentions: Vec::new(),
        anchors: Anchors::default(),
        remarks: Vec::new(),
        contents: Vec::new(),
        tasks: None,
        has_diagram: false,
        is_right_to_left: false,
        fingerprint: 0,
        source: None,
    }
}

/// One of a plan's documents, to be changed.
pub(crate) fn document_mut(plan: &mut Plan, at: usize) -> &mut PlanDocument {
    &mut Arc::make_mut(&mut plan.documents)[at]
}

/// Adds a link to a document.
pub(crate) fn link(document: &mut PlanDocument, target: &str) {
    let place = place(&document.path, 1);
    document.links.push(Link { target: target.to_owned(), text: "text".to_owned(), image: false, place });
}

/// The beginning of a line.
pub(crate) fn place(path: &str, line: u32) -> Place {
    Place { path: Arc::from(path), span: Span::new(line as usize * 100, line as usize * 100 + 5), line, column: 1 }
}

/// A status of the plan itself.
pub(crate) fn status(plan: &mut Plan, text: &str, stage: Stage) {
    let place = Some(place(&plan.path, 6));
    plan.status = Status { text: Some(text.to_owned()), stage, source: Some(StatusSource::Plan), place };
}

/// Adds gates, this many of them done.
pub(crate) fn gates(plan: &mut Plan, done: usize, total: usize) {
    for at in 0..total {
        plan.gates.push(Gate {
            section: "Gates".to_owned(),
            text: format!("gate {at}"),
            state: if at < done { GateState::Done } else { GateState::Open },
            place: place(&plan.path, 100 + u32::try_from(at).unwrap_or(0)),
        });
    }
}

/// Adds a risk with the levels that are not 0.
pub(crate) fn risk(plan: &mut Plan, likelihood: u8, impact: u8, mitigation: Option<&str>) {
    let level =
        |level: u8| (level > 0).then(|| Level { text: format!("level {level}"), level: Some(level), cell: None });
    let line = 50 + u32::try_from(plan.risks.len()).unwrap_or(0);
    plan.risks.push(Risk {
        text: format!("risk {likelihood} by {impact}"),
        category: None,
        likelihood: level(likelihood),
        impact: level(impact),
        mitigation: mitigation.map(str::to_owned),
        owner: None,
        contingency: None,
        mitigation_cell: None,
        row: None,
        place: place(&plan.path, line),
    });
}

/// Adds a reference.
pub(crate) fn reference(plan: &mut Plan, kind: ReferenceKind, target: ReferenceTarget) {
    let text = match &target {
        ReferenceTarget::Folder(text) | ReferenceTarget::Path(text) => text.clone(),
        ReferenceTarget::Number(number) => format!("Feature {number}"),
    };
    let place = place(&plan.path, 9);
    plan.references.push(Reference { kind, text, target, is_doubtful: false, plan: None, place });
}

/// A fact of the header.
pub(crate) fn fact(plan: &Plan, name: &str, value: &str) -> Fact {
    Fact { name: name.to_owned(), value: value.to_owned(), place: place(&plan.path, 4) }
}

/// The date a plan was created.
pub(crate) fn created(plan: &mut Plan, text: &str) {
    let place = place(&plan.path, 5);
    plan.created = Some(WrittenDate { text: text.to_owned(), date: text.parse().ok(), place });
}

/// Puts plans together as [`super::assemble`] does, with nothing beside them in the root.
pub(crate) fn portfolio(plans: Vec<Plan>) -> Portfolio {
    let history = super::History::default();
    let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
    super::assemble(
        plans,
        super::Assembly {
            title: "Sample".to_owned(),
            revision: Revision { commit: None, committed: None, dirty: false, as_of: date(2026, 11, 23) },
            constitution: None,
            history: &history,
            stale_after: 14,
            presence: &|_| super::Presence::Missing,
        },
    )
}
