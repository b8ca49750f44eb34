//! Stage 2: the documents of one folder become a [`Plan`].
//!
//! Each part of a plan has its file: what it is, and how it is read out of a [`Document`](crate::document::Document).
//! What the author did not write is `None` or an empty list, never a default. The words by which sections, labels
//! and levels are recognised, in all languages, are data in [`words`]. `README.md` beside this file shows every form
//! with an example, and a test holds it to what is read.
//!
//! *Architecture invariant:* no comrak, no HTML, no other plans, no date of today.

pub mod complexity;
pub mod constitution;
pub mod criteria;
pub mod feature;
pub mod gate;
pub mod header;
mod judged;
pub mod mask;
mod named;
mod packed;
pub mod phase;
pub mod placeholder;
pub mod progress;
pub mod reference;
pub mod risk;
mod scope;
pub mod status;
pub mod task;
pub mod words;

use std::sync::Arc;

use rapidhash::v3::rapidhash_v3;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::document::{self, Anchors, Body, Link, Scratch, Stored};

pub use complexity::Violation;
pub use constitution::PrincipleCheck;
pub use criteria::SuccessCriterion;
pub use feature::{DocumentKind, Feature, FeatureDocument};
pub use gate::{Gate, GateState, GateVerdict, Verdict};
pub use header::{Fact, Header, WrittenDate};
pub use mask::{LoneTag, Mask, Masked};
pub use phase::Phase;
pub use placeholder::{Clarification, Placeholder};
pub use progress::{MarkForm, PhaseMark, PhaseState};
pub use reference::{Mention, Reference, ReferenceKind};
pub use risk::{Band, Exposure, Level, Risk, RiskRow};
pub use status::{Stage, Status, StatusSource};
pub use task::Progress;

/// Everything plansite knows of one feature. All texts are without markup, as the author wrote them.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The feature's identity in addresses: its folder's name as a slug, made unique.
    pub id: String,
    /// The number the folder's name begins with.
    pub number: Option<u64>,
    /// The feature's folder, relative to the root.
    pub folder: String,
    /// The plan document, relative to the root.
    pub path: String,
    /// The title as written, a placeholder included; the folder's name where there is none.
    pub title: String,
    /// Whether the title is only a placeholder, so that pages show the folder instead.
    pub title_is_placeholder: bool,
    /// Why the plan document cannot be read, if it cannot.
    pub unreadable: Option<String>,
    /// Whether the plan is the untouched template.
    pub template_only: bool,
    /// The plan's status, else its spec's.
    pub status: Status,
    /// The status the spec states, where it has one.
    pub spec_status: Option<Status>,
    /// Whether the plan states no status and a tool keeps it in a file beside the plan, which is not read. Set by who reads
    /// folders.
    pub has_state_file: bool,
    /// The status that a task list with boxes states of itself.
    pub tasks_status: Option<Status>,
    /// When the plan was created, as written.
    pub created: Option<WrittenDate>,
    /// The Git branch, as written.
    pub branch: Option<Fact>,
    /// Author or maintainer, as written.
    pub author: Option<Fact>,
    /// The feature field, as written.
    pub feature: Option<Fact>,
    /// Every other field of the header and of the Technical Context.
    pub facts: Vec<Fact>,
    /// The principles of the constitution check, each once, with its latest verdict.
    pub constitution: Vec<PrincipleCheck>,
    /// The check boxes of gate and constitution sections.
    pub gates: Vec<Gate>,
    /// The boxes among the gates that have no words behind them.
    pub blank_gates: Vec<Place>,
    /// Verdicts that stand in words.
    pub gate_verdicts: Vec<GateVerdict>,
    /// The risks of the plan, and those that its sibling documents state.
    pub risks: Vec<Risk>,
    /// How the team will know that it worked: of the plan and of its spec.
    pub success_criteria: Vec<SuccessCriterion>,
    /// The phases of the plan.
    pub phases: Vec<Phase>,
    /// What the plan says of how far its phases are.
    pub phase_marks: Vec<PhaseMark>,
    /// Violations of the constitution with their justification.
    pub complexity: Vec<Violation>,
    /// Task boxes; `None` where there is no task list.
    pub tasks: Option<Progress>,
    /// Questions marked as needing clarification.
    pub clarifications: Vec<Clarification>,
    /// Placeholders of the template that are not filled in.
    pub placeholders: Vec<Placeholder>,
    /// Other plans that this one names.
    pub references: Vec<Reference>,
    /// The names of its sections of level 2 as they are compared: folded, without a remark in parentheses.
    pub outline: Vec<String>,
    /// Which sections the plan has, whether or not they state anything.
    pub sections: PlanSections,
    /// The feature's documents, the plan first. Shared, since a copy of a plan keeps its texts.
    pub documents: Arc<Vec<PlanDocument>>,
}

/// Which of the sections that the views count are there at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanSections {
    /// A risk section, even one that says "None identified".
    pub risks: bool,
    /// A section or label that is a list of gates.
    pub gates: bool,
    /// A constitution check.
    pub constitution: bool,
    /// Boxes that are no tasks, wherever they stand: what has to be so, such as a definition of done.
    pub checks: bool,
}

/// One document of a feature, as far as the site needs it.
#[derive(Clone, Debug)]
pub struct PlanDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Its first heading, else its file name.
    pub title: String,
    /// Its path, relative to the root.
    pub path: String,
    /// Why it cannot be read, if it cannot.
    pub unreadable: Option<String>,
    /// Whether it is its untouched template.
    pub template_only: bool,
    /// Its rendered text; for a contract that is not Markdown, its source.
    pub content: Content,
    /// Its links, in the order of the body's slots.
    pub links: Vec<Link>,
    /// Where its text names other plans, without being a link.
    pub mentions: Vec<Mention>,
    /// The anchors that links may name.
    pub anchors: Anchors,
    /// The HTML comments in it that speak to plansite: those that begin with its name.
    pub remarks: Vec<Statement>,
    /// Its headings of level 2 and 3 for a table of contents.
    pub contents: Vec<ContentsEntry>,
    /// Task boxes in it.
    pub tasks: Option<Progress>,
    /// Whether one of its blocks is the source of a diagram, which a theme may draw.
    pub has_diagram: bool,
    /// Whether most of its letters run from right to left.
    pub is_right_to_left: bool,
    /// Stands for the text of the body: where two are the same, the bodies are.
    pub fingerprint: u64,
    /// What was read, for quoting; `None` where nothing could be.
    pub source: Option<Stored<Source>>,
}

impl PlanDocument {
    /// Lets go of its text and of the HTML in memory, as far as the scratch takes them.
    pub fn put_away(&mut self, scratch: &Arc<dyn Scratch>) {
        if let Content::Body(Some(body)) = &mut self.content {
            body.put_away(scratch, Body::length);
        }
        if let Some(source) = &mut self.source {
            source.put_away(scratch, Source::length);
        }
    }

    /// The text that was read; `None` where none could be, or it is no Markdown.
    #[must_use]
    pub fn source(&self) -> Option<Arc<Source>> {
        self.source.as_ref().map(Stored::get)
    }

    /// Its rendered text; `None` where it is no Markdown.
    #[must_use]
    pub fn body(&self) -> Option<Arc<Body>> {
        match &self.content {
            Content::Body(Some(body)) => Some(body.get()),
            Content::Body(None) => {
                let source = self.source().unwrap_or_default();
                Some(Arc::new(document::parse(Arc::unwrap_or_clone(source)).0.body))
            }
            Content::Text(_) => None,
        }
    }

    /// Gives it back the text that it was read from.
    pub fn restore(&mut self, text: String) {
        match &mut self.content {
            Content::Body(_) => self.source = Some(Source::new(self.path.as_str(), text).into()),
            Content::Text(kept) => *kept = text,
        }
    }
}

/// The text of a document.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rendered Markdown; `None` where it is made again of the source whenever it is needed.
    Body(Option<Stored<Body>>),
    /// The text of a file that is not Markdown.
    Text(String),
}

/// One line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 2 or 3.
    pub level: u8,
    /// The heading's text.
    pub text: String,
    /// The heading's anchor.
    pub id: String,
    /// Line of the heading, counted from 1.
    pub line: u32,
}

/// A text with its place, the smallest thing an author states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is said, without markup.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// How an HTML comment begins that speaks to plansite.
const REMARK: &str = "plansite";

/// Problems that reading itself finds, beside what it read.
pub type Problems = Vec<Diagnostic>;

/// What reading needs to know beside the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The project's own status words, in lower case, with the stage they mean.
    pub statuses: std::collections::BTreeMap<String, Stage>,
    /// What is taken out of every text before it is read.
    pub mask: Mask,
}

/// How much is read of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// Everything.
    Whole,
    /// What changes are told of.
    Changing,
}

/// Reads the documents of one feature. Never fails: what is not understood is not stated.
#[must_use]
pub fn read(feature: Feature, options: &ReadOptions) -> Plan {
    read_to(feature, options, Extent::Whole)
}

/// Reads only what changes are told of: facts, phases, violations, the names of other plans in running text and plans that
/// are named but not needed are left out, and documents have no contents.
#[must_use]
pub fn read_changing(feature: Feature, options: &ReadOptions) -> Plan {
    read_to(feature, options, Extent::Changing)
}

fn read_to(feature: Feature, options: &ReadOptions, extent: Extent) -> Plan {
    let whole = extent == Extent::Whole;
    let plan_path = feature.documents.first().map(|document| document.path.clone()).unwrap_or_default();
    let unreadable = match feature.documents.first().map(|document| &document.content) {
        Some(feature::FeatureContent::Unreadable(reason)) => Some(reason.clone()),
        _ => None,
    };
    let headers = header::of_feature(&feature);
    let context = header::technical_context(&feature);
    let named = reference::Fields { headers: &headers, context: &context };
    let reference::Names { references, mentions } = if whole {
        reference::of_fields(&feature, named)
    } else {
        let mentions = feature.documents.iter().map(|_| Vec::new()).collect();
        reference::Names { references: reference::of_dependent(&feature, named), mentions }
    };
    let mut headers = headers.into_iter();
    let header = feature.plan().and_then(|_| headers.next()).unwrap_or_default();
    let spec_status = headers.next().and_then(|spec| status_of(spec.status, Some(StatusSource::Spec), options));
    let status =
        status_of(header.status, Some(StatusSource::Plan), options).or_else(|| spec_status.clone()).unwrap_or_default();
    let facts: Vec<Fact> = header.other.into_iter().chain(context.into_iter().filter(|_| whole)).collect();
    let headings = feature.plan().map(named::headings).unwrap_or_default();
    let of_risks = feature.plan().map(|plan| risk::of_headings(plan, &headings));
    let risk::Register { mut risks, has_section: has_risks } = of_risks.unwrap_or_default();
    for document in feature.documents.iter().filter(|document| document.kind != DocumentKind::Plan) {
        risks.extend(document.document().map(|document| risk::read(document).risks).unwrap_or_default());
    }
    let boxes_of = |it: &FeatureDocument| it.document().map(|document| task::of_document(document, it.kind));
    let boxes: Vec<_> = feature.documents.iter().map(|document| (document.kind, boxes_of(document))).collect();
    let boxes_of_plan = boxes.iter().find_map(|(kind, boxes)| boxes.filter(|_| *kind == DocumentKind::Plan));
    let tasks: Vec<_> = boxes.iter().map(|(kind, boxes)| (*kind, boxes.and_then(|boxes| boxes.tasks))).collect();
    let has_boxes = tasks.iter().any(|(kind, tasks)| *kind == DocumentKind::Tasks && tasks.is_some());
    let task_list = feature.of_kind(DocumentKind::Tasks).next().filter(|_| whole && has_boxes);
    let tasks_status = task_list.and_then(|tasks| status_of(header::read(tasks).status, None, options));
    let parts = feature.plan().map(|plan| scope::parts_below(plan, &headings)).unwrap_or_default();
    let gate::Gates { gates, blank: blank_gates } =
        feature.plan().map(|plan| gate::of_parts(plan, &parts)).unwrap_or_default();
    let owed = placeholder::read(&feature);
    let pages = || feature.plan().filter(|_| whole);
    let mut plan = Plan {
        number: feature.number,
        folder: feature.folder.clone(),
        path: plan_path,
        title: header.title.unwrap_or_else(|| feature.folder_name().to_owned()),
        title_is_placeholder: header.title_is_placeholder,
        unreadable,
        template_only: feature.plan().is_some_and(placeholder::is_untouched_template),
        status,
        spec_status,
        has_state_file: false,
        tasks_status,
        created: header.created,
        branch: header.branch,
        author: header.author,
        feature: header.feature,
        facts: fitted(facts),
        constitution: fitted(feature.plan().map(|plan| constitution::of_parts(plan, &parts)).unwrap_or_default()),
        gates: fitted(gates),
        blank_gates,
        gate_verdicts: feature.plan().map(|plan| gate::verdicts_of_parts(plan, &parts)).unwrap_or_default(),
        risks: fitted(risks),
        success_criteria: fitted(criteria::of_headings(&feature, &headings)),
        phases: pages().map(|plan| phase::of_headings(plan, &headings)).unwrap_or_default(),
        phase_marks: pages().map(|plan| progress::of_headings(plan, &headings, &options.statuses)).unwrap_or_default(),
        complexity: pages().map(|plan| complexity::of_headings(plan, &headings)).unwrap_or_default(),
        tasks: task::of_feature(&tasks),
        clarifications: owed.clarifications,
        placeholders: owed.placeholders,
        references,
        outline: if whole { outline(&headings) } else { Vec::new() },
        sections: PlanSections {
            risks: has_risks,
            gates: gate::is_among(&parts),
            constitution: constitution::is_among(&parts),
            checks: whole && boxes_of_plan.is_some_and(|boxes| boxes.has_checks),
        },
        documents: Arc::default(),
        id: feature.id,
    };
    let documents = feature.documents.into_iter().zip(tasks).zip(mentions);
    let kept =
        documents.map(|((it, (_, tasks)), mentions)| PlanDocument { mentions, ..keep(it, &feature.folder, tasks) });
    plan.documents = Arc::new(kept.collect());
    plan
}

/// The same list in as much memory as it takes: one that grew has room to spare, and allocators do not take back a part.
/// Worth a copy for the lists that are long in most plans.
fn fitted<T>(list: Vec<T>) -> Vec<T> {
    let mut fitted = Vec::with_capacity(list.len());
    fitted.extend(list);
    fitted
}

/// The names of a plan's sections of level 2, as they are compared.
fn outline(headings: &[named::Named<'_>]) -> Vec<String> {
    let sections = headings.iter().filter(|named| named.heading.level == 2);
    sections.map(|named| without_remark(&named.folded).to_owned()).collect()
}

/// The name of a section as it is compared: folded, and without a remark in parentheses at its end.
#[must_use]
pub fn section_name(heading: &str) -> String {
    without_remark(&words::fold(heading)).to_owned()
}

/// A folded name without a remark in parentheses at its end.
fn without_remark(folded: &str) -> &str {
    match folded.rfind('(') {
        Some(remark) if remark > 0 && folded.ends_with(')') => folded[..remark].trim_end(),
        _ => folded,
    }
}

/// A status field with its stage.
fn status_of(field: Option<Fact>, source: Option<StatusSource>, options: &ReadOptions) -> Option<Status> {
    field.map(|field| Status {
        stage: status::stage(&field.value, &options.statuses),
        text: Some(field.value),
        source,
        place: Some(field.place),
    })
}

/// Keeps of a document what the site needs and lets the rest go.
fn keep(document: FeatureDocument, folder: &str, tasks: Option<Progress>) -> PlanDocument {
    let FeatureDocument { kind, path, content } = document;
    let name = path.strip_prefix(folder).unwrap_or(&path).trim_start_matches('/').to_owned();
    let bare = PlanDocument {
        kind,
        title: name,
        path,
        unreadable: None,
        template_only: false,
        content: Content::Text(String::new()),
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
    };
    match content {
        feature::FeatureContent::Document(document) => {
            let contents = document
                .headings()
                .filter(|heading| matches!(heading.level, 2 | 3))
                .map(|heading| ContentsEntry {
                    level: heading.level,
                    text: heading.text.text.clone(),
                    id: heading.id.clone(),
                    line: document.source.line(heading.span.start),
                })
                .collect();
            let remarks = document.comments.iter().filter(|comment| comment.text.starts_with(REMARK));
            let remarks = remarks
                .map(|comment| Statement { text: comment.text.clone(), place: document.place(comment.span) })
                .collect();
            PlanDocument {
                remarks,
                template_only: placeholder::is_untouched_template(&document),
                title: document.title().map_or(bare.title, |title| title.text.text.clone()),
                tasks,
                contents: fitted(contents),
                has_diagram: document.body.has_diagram(),
                is_right_to_left: document.body.is_right_to_left(),
                fingerprint: rapidhash_v3(document.source.text().as_bytes()),
                content: Content::Body(Some(document.body.into())),
                links: fitted(document.links),
                anchors: document.anchors,
                source: Some(document.source.into()),
                ..bare
            }
        }
        feature::FeatureContent::Text(text) => PlanDocument { content: Content::Text(text), ..bare },
        feature::FeatureContent::Unreadable(reason) => PlanDocument { unreadable: Some(reason), ..bare },
    }
}
