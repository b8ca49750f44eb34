//! A section of the template is missing.
//!
//! What it checks: a plan that is clearly written after the template with Risk Analysis and Gates has all sections of
//! that template. Plans in other forms are left alone: nobody said that they must look like this.
//!
//! Why it matters: readers look for the section and cannot know whether it was forgotten or had nothing to say.
//!
//! Example: a plan with Technical Context, phases, Success Criteria and Gates, and without Risk Analysis.
//!
//! Fix: add the section, with one sentence that says why there is nothing to say if so.

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::words::fold;

/// The sections of the template.
const SECTIONS: [&str; 11] = [
    "Technical Context",
    "Constitution Check",
    "Research Summary",
    "Phase 1: Data Model & Contracts",
    "Phase 2: Architecture & Components",
    "Phase 3: Implementation Strategy",
    "Phase 4: Quality Assurance",
    "Phase 5: Deployment & Operations",
    "Risk Analysis",
    "Success Criteria",
    "Gates",
];

/// Sections that only other templates have.
const ELSEWHERE: [&str; 4] = ["project structure", "complexity tracking", "progress tracking", "charter check"];

/// How many sections make it clear which template a plan follows.
const CLEAR: usize = 5;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(document) = subject.plan().documents.first() else { return Vec::new() };
    let headings: Vec<String> =
        document.contents.iter().filter(|heading| heading.level == 2).map(|heading| fold(&heading.text)).collect();
    let (there, missing): (Vec<&str>, Vec<&str>) =
        SECTIONS.iter().partition(|section| headings.iter().any(|heading| *heading == fold(section)));
    let other_form = headings.iter().any(|heading| ELSEWHERE.contains(&heading.as_str()));
    if there.len() < CLEAR || other_form {
        return Vec::new();
    }
    let report = |section: &&str| {
        subject
            .of_plan(Code::SectionMissing, format!("the section {} of the template is missing", quoted(section)))
            .help("add it, or say in one sentence why there is nothing to say")
    };
    missing.iter().map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::{ContentsEntry, Plan};

    fn with(headings: Vec<&'static str>) -> impl FnOnce(&mut Plan) {
        move |plan| {
            let entry = |text: &str| ContentsEntry { level: 2, text: text.to_owned(), id: String::new(), line: 1 };
            crate::portfolio::sample::document_mut(plan, 0).contents = headings.into_iter().map(entry).collect();
        }
    }

    #[test]
    fn only_plans_of_that_template_are_compared_with_it() {
        let code = Code::SectionMissing;
        check(code, with(SECTIONS.to_vec()), &[]);
        check(code, with(vec!["Technical Context", "Constitution Check", "Gates"]), &[]);
        check(code, with([&SECTIONS[..8], &["Complexity Tracking"]].concat()), &[]);
        let without_risks: Vec<&str> = SECTIONS.into_iter().filter(|section| *section != "Risk Analysis").collect();
        let expected = ["specs/001-a/plan.md: the section `Risk Analysis` of the template is missing"];
        check(code, with(without_risks), &expected);
    }
}
