//! What the rules at other plans see of a plan.
//!
//! Most edits change what a plan says and nothing of this. Then what is found at the other plans stays as it is, however
//! many there are.

use super::customs::{self, lacks_gates, lacks_status};
use crate::plan::{Plan, Progress, Stage};
use crate::portfolio::dependencies::dependencies;

/// What a plan shows to other plans, beside what it and its documents are called.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outward<'p> {
    title: &'p str,
    title_is_placeholder: bool,
    is_readable: bool,
    template_only: bool,
    stage: Stage,
    /// The status as written.
    status: Option<&'p str>,
    tasks: Option<Progress>,
    lacks_status: bool,
    lacks_gates: bool,
    risks: Option<customs::Rating>,
    /// The plans that it needs, in the order in which it names them.
    needs: Vec<Option<usize>>,
    outline: &'p [String],
    /// The headings of level 2 in the plan document, as written.
    sections: Vec<&'p str>,
}

impl<'p> Outward<'p> {
    /// What a plan shows.
    pub(super) fn of(plan: &'p Plan) -> Self {
        let contents = plan.documents.first().map(|document| document.contents.as_slice()).unwrap_or_default();
        Self {
            title: &plan.title,
            title_is_placeholder: plan.title_is_placeholder,
            is_readable: plan.unreadable.is_none(),
            template_only: plan.template_only,
            stage: plan.status.stage,
            status: plan.status.text.as_deref(),
            tasks: plan.tasks,
            lacks_status: lacks_status(plan),
            lacks_gates: lacks_gates(plan),
            risks: customs::Rating::of(plan),
            needs: dependencies(plan).map(|reference| reference.plan).collect(),
            outline: &plan.outline,
            sections: contents.iter().filter(|heading| heading.level == 2).map(|it| it.text.as_str()).collect(),
        }
    }
}
