//! What is kept of a plan as it was at one revision, so that two revisions can be compared.
//!
//! A snapshot holds the facts that a change can be told of and where they stand, and no text beside them: a history of
//! thousands of revisions must fit into memory and into a cache. A plan that has just been read and one of last year
//! become the same kind of snapshot, and so does a single document of a plan: a history reads each document once and
//! puts the snapshots of a folder's documents together as [`plan::read`] puts the documents together.

mod count;
mod sketch;
mod words;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;
use crate::plan::reference::ReferenceTarget;
use crate::plan::{self, DocumentKind, GateState, Plan, Progress, ReferenceKind, Stage, Verdict};

pub use count::Counts;
pub use sketch::Sketch;

/// A plan, or one document of a plan, as it was at one revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSnapshot {
    /// The identity at that revision.
    pub id: String,
    /// The number the folder's name begins with.
    pub number: Option<u64>,
    /// The folder, relative to the root.
    pub folder: String,
    /// The documents, relative to the root, the plan first.
    pub documents: Vec<String>,
    /// The title as written.
    pub title: String,
    /// Whether the title is only a placeholder.
    pub title_is_placeholder: bool,
    /// Whether the plan document could not be read.
    pub unreadable: bool,
    /// Whether it was the untouched template.
    pub template_only: bool,
    /// Status, where one was stated.
    pub status: Option<Status>,
    /// Gates.
    pub gates: Vec<Gate>,
    /// Principles and gates that are judged in words.
    pub verdicts: Vec<Judgement>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Success criteria.
    pub criteria: Vec<Statement>,
    /// Open clarifications.
    pub clarifications: Vec<Statement>,
    /// The plans that it depends on.
    pub dependencies: Vec<Dependency>,
    /// Tasks, where there is a list, and the document that counts them.
    pub tasks: Option<Tasks>,
    /// How many placeholders were left.
    pub placeholders: usize,
    /// What the plan document's text looks like.
    pub sketch: Sketch,
}

/// A line of one of a snapshot's documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Index of the document.
    pub document: usize,
    /// The line, counted from 1.
    pub line: u32,
}

/// A status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// As written.
    pub text: String,
    /// The stage it means.
    #[serde(with = "words")]
    pub stage: Stage,
    /// Where.
    pub spot: Spot,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// The heading or label it stands under.
    pub section: String,
    /// The condition.
    pub text: String,
    /// Whether it was met.
    #[serde(with = "words")]
    pub state: GateState,
    /// Where.
    pub spot: Spot,
}

/// A principle of the constitution or a gate, with what is said of it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The principle, or the label of the gate.
    pub name: String,
    /// Whether it is a principle.
    pub is_principle: bool,
    /// What is said.
    #[serde(with = "words")]
    pub verdict: Verdict,
    /// Where.
    pub spot: Spot,
}

/// A risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// The nearest sub-heading it stands under; empty where there is none.
    pub section: String,
    /// The risk.
    pub text: String,
    /// How likely.
    pub likelihood: Option<Level>,
    /// How bad.
    pub impact: Option<Level>,
    /// What is done about it.
    pub mitigation: Option<String>,
    /// Where.
    pub spot: Spot,
}

/// A likelihood or an impact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// As written.
    pub text: String,
    /// 1 to 4; `None` where the words give none.
    pub level: Option<u8>,
}

/// A criterion or a clarification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What is said.
    pub text: String,
    /// Where.
    pub spot: Spot,
}

/// Another plan that is needed first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// The words that name it.
    pub text: String,
    /// What they name.
    pub target: Target,
    /// Where.
    pub spot: Spot,
}

/// How a plan is named: as in [`ReferenceTarget`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// By its folder's name.
    Folder(String),
    /// By its number.
    Number(u64),
    /// By a path that lies inside it.
    Path(String),
}

/// A list of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tasks {
    /// Ticked boxes.
    pub done: usize,
    /// All boxes.
    pub total: usize,
    /// Index of the document that has them.
    pub document: usize,
}

impl PlanSnapshot {
    /// The snapshot of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let documents: Vec<String> = plan.documents.iter().map(|document| document.path.clone()).collect();
        let spots = Spots { documents: &documents };
        let own = plan.documents.first().and_then(|document| document.source.as_ref());
        Self {
            id: plan.id.clone(),
            number: plan.number,
            folder: plan.folder.clone(),
            title: plan.title.clone(),
            title_is_placeholder: plan.title_is_placeholder,
            unreadable: plan.unreadable.is_some(),
            template_only: plan.template_only,
            status: spots.status(&plan.status),
            gates: plan.gates.iter().map(|gate| spots.gate(gate)).collect(),
            verdicts: spots.judgements(plan),
            risks: plan.risks.iter().map(|risk| spots.risk(risk)).collect(),
            criteria: spots.statements(&plan.success_criteria),
            clarifications: spots.statements(&plan.clarifications),
            dependencies: spots.dependencies(plan),
            tasks: tasks(plan),
            placeholders: plan.placeholders.len(),
            sketch: own.map(|source| Sketch::of(source.get().text())).unwrap_or_default(),
            documents,
        }
    }

    /// Puts the snapshots of a feature's documents together, the plan's first. Each is the snapshot of the plan that
    /// the document would be if it were alone in its folder.
    #[must_use]
    pub fn of_documents(id: String, number: Option<u64>, documents: &[(DocumentKind, &Self)]) -> Self {
        let Some(((_, plan), others)) = documents.split_first() else { return Self::default() };
        let mut whole = Self { id, number, ..(*plan).clone() };
        let spec = others.iter().position(|(kind, document)| *kind == DocumentKind::Spec && !document.unreadable);
        let mut tasks = vec![(DocumentKind::Plan, plan.tasks)];
        for (at, (kind, document)) in others.iter().enumerate() {
            let here = whole.documents.len();
            let moved = |spot: Spot| Spot { document: here, ..spot };
            whole.documents.extend(document.documents.iter().cloned());
            whole.risks.extend(document.risks.iter().map(|risk| Risk { spot: moved(risk.spot), ..risk.clone() }));
            let questions = document.clarifications.iter();
            whole.clarifications.extend(questions.map(|it| Statement { spot: moved(it.spot), ..it.clone() }));
            whole.placeholders += document.placeholders;
            tasks.push((*kind, document.tasks.map(|tasks| Tasks { document: here, ..tasks })));
            if spec == Some(at) {
                let status = document.status.as_ref().map(|it| Status { spot: moved(it.spot), ..it.clone() });
                whole.status = whole.status.or(status);
                let criteria = document.criteria.iter();
                whole.criteria.extend(criteria.map(|it| Statement { spot: moved(it.spot), ..it.clone() }));
                let needed = document.dependencies.iter();
                whole.dependencies.extend(needed.map(|it| Dependency { spot: moved(it.spot), ..it.clone() }));
            }
        }
        let of_kind = |kind| tasks.iter().filter(move |(of, _)| *of == kind).find_map(|(_, tasks)| *tasks);
        whole.tasks = of_kind(DocumentKind::Tasks).or_else(|| of_kind(DocumentKind::Plan));
        whole
    }

    /// The plan document's path, relative to the root.
    #[must_use]
    pub fn path(&self) -> &str {
        self.documents.first().map_or("", String::as_str)
    }

    /// The path of a spot, relative to the root.
    #[must_use]
    pub fn path_of(&self, spot: Spot) -> &str {
        self.documents.get(spot.document).map_or("", String::as_str)
    }

    /// The stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.status.as_ref().map(|status| status.stage).unwrap_or_default()
    }

    /// What the plan is called: its title, or its folder where that is only a placeholder.
    #[must_use]
    pub fn name(&self) -> &str {
        let folder = || self.folder.rsplit('/').next().unwrap_or_default();
        if self.title_is_placeholder { folder() } else { &self.title }
    }

    /// The same plan, with nothing stated.
    #[must_use]
    pub fn silent(&self) -> Self {
        Self {
            id: self.id.clone(),
            number: self.number,
            folder: self.folder.clone(),
            documents: self.documents.clone(),
            title: self.title.clone(),
            title_is_placeholder: self.title_is_placeholder,
            template_only: self.template_only,
            ..Self::default()
        }
    }
}

/// Turns places into spots.
struct Spots<'a> {
    documents: &'a [String],
}

impl Spots<'_> {
    fn spot(&self, place: &Place) -> Spot {
        let document = self.documents.iter().position(|path| **path == *place.path).unwrap_or(0);
        Spot { document, line: place.line }
    }

    fn status(&self, status: &plan::Status) -> Option<Status> {
        let spot = status.place.as_ref().map(|place| self.spot(place)).unwrap_or_default();
        status.text.clone().map(|text| Status { text, stage: status.stage, spot })
    }

    fn gate(&self, gate: &plan::Gate) -> Gate {
        let spot = self.spot(&gate.place);
        Gate { section: gate.section.clone(), text: gate.text.clone(), state: gate.state, spot }
    }

    fn judgements(&self, plan: &Plan) -> Vec<Judgement> {
        let principles = plan.constitution.iter().map(|check| Judgement {
            name: check.principle.clone(),
            is_principle: true,
            verdict: check.verdict,
            spot: self.spot(&check.place),
        });
        let gates = plan.gate_verdicts.iter().map(|gate| Judgement {
            name: gate.label.clone(),
            is_principle: false,
            verdict: gate.verdict,
            spot: self.spot(&gate.place),
        });
        principles.chain(gates).collect()
    }

    fn risk(&self, risk: &plan::Risk) -> Risk {
        let level = |level: &plan::Level| Level { text: level.text.clone(), level: level.level };
        Risk {
            section: risk.category.clone().unwrap_or_default(),
            text: risk.text.clone(),
            likelihood: risk.likelihood.as_ref().map(level),
            impact: risk.impact.as_ref().map(level),
            mitigation: risk.mitigation.clone(),
            spot: self.spot(&risk.place),
        }
    }

    fn statements(&self, statements: &[plan::Statement]) -> Vec<Statement> {
        let statement = |it: &plan::Statement| Statement { text: it.text.clone(), spot: self.spot(&it.place) };
        statements.iter().map(statement).collect()
    }

    fn dependencies(&self, plan: &Plan) -> Vec<Dependency> {
        let needed = plan.references.iter().filter(|reference| reference.kind == ReferenceKind::DependsOn);
        let dependency = |reference: &plan::Reference| Dependency {
            text: reference.text.clone(),
            target: match &reference.target {
                ReferenceTarget::Folder(name) => Target::Folder(name.clone()),
                ReferenceTarget::Number(number) => Target::Number(*number),
                ReferenceTarget::Path(path) => Target::Path(path.clone()),
            },
            spot: self.spot(&reference.place),
        };
        needed.map(dependency).collect()
    }
}

/// The tasks of a plan, with the document that has them.
fn tasks(plan: &Plan) -> Option<Tasks> {
    let Progress { done, total } = plan.tasks?;
    let has_them = |kind| plan.documents.iter().position(|it| it.kind == kind && it.tasks.is_some());
    let document = has_them(DocumentKind::Tasks).or_else(|| has_them(DocumentKind::Plan)).unwrap_or(0);
    Some(Tasks { done, total, document })
}

#[cfg(test)]
mod tests;
