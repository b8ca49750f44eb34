//! A section of the template is missing.
//!
//! What it checks: where nearly all plans of a specs directory have a section, each plan that follows the same template
//! has it; and a plan that is clearly written after the template with Risk Analysis and Gates has all sections of that
//! template. Plans in other forms are left alone: nobody said that they must look like this.
//!
//! Why it matters: readers look for the section and cannot know whether it was forgotten or had nothing to say.
//!
//! Example: a plan with Technical Context, phases, Success Criteria and Gates, and without Risk Analysis.
//!
//! Fix: add the section, with one sentence that says why there is nothing to say if so.

use std::sync::LazyLock;

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::section_name;

/// The sections of the template with Risk Analysis and Gates.
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

/// The same as they are compared.
static COMPARED: LazyLock<[String; SECTIONS.len()]> = LazyLock::new(|| SECTIONS.map(section_name));

/// Sections that only other templates have.
const ELSEWHERE: [&str; 4] = ["project structure", "complexity tracking", "progress tracking", "charter check"];

/// Sections that are there only where there is something to say: without a violation nothing is tracked.
const OPTIONAL: [&str; 1] = ["complexity tracking"];

/// How many sections make it clear which template a plan follows.
const CLEAR: usize = 5;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let outline = &subject.plan().outline;
    let has = |name: &str| outline.iter().any(|section| section == name);
    let mut missing: Vec<String> = Vec::new();
    let agreed = &subject.custom().sections;
    let followed = agreed.iter().filter(|section| has(section)).count();
    if followed * 2 > agreed.len() {
        let owed = agreed.iter().filter(|section| !has(section) && !OPTIONAL.contains(&section.as_str()));
        missing.extend(owed.map(|section| as_written(subject, section)));
    }
    if !outline.iter().any(|section| ELSEWHERE.contains(&section.as_str())) {
        let sections = SECTIONS.iter().zip(&*COMPARED);
        let (there, owed): (Vec<_>, Vec<_>) = sections.partition(|(_, compared)| has(compared));
        if there.len() >= CLEAR {
            missing.extend(owed.into_iter().map(|(section, _)| (*section).to_owned()));
        }
    }
    missing.sort_by_key(|section| section_name(section));
    missing.dedup_by_key(|section| section_name(section));
    let report = |section: String| {
        subject
            .of_plan(Code::SectionMissing, format!("the section {} of the template is missing", quoted(&section)))
            .help("add it, or say in one sentence why there is nothing to say")
    };
    missing.into_iter().map(report).collect()
}

/// A section's name as the first plan that lies beside this one writes it.
fn as_written(subject: &Subject<'_>, section: &str) -> String {
    let index = &subject.portfolio.index;
    let here = index.root(subject.index);
    let beside = (0..subject.portfolio.plans.len()).filter(|other| index.root(*other) == here);
    let documents = beside.filter_map(|other| subject.other(other).documents.first());
    let mut headings = documents.flat_map(|document| &document.contents).filter(|heading| heading.level == 2);
    headings
        .find(|heading| section_name(&heading.text) == section)
        .map_or(section.to_owned(), |heading| heading.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, plan, said};
    use crate::plan::Plan;

    fn with(sections: Vec<&'static str>) -> impl FnOnce(&mut Plan) {
        move |plan| plan.outline = sections.into_iter().map(section_name).collect()
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

    #[test]
    fn what_nearly_all_plans_have_is_the_template() {
        let mut plans: Vec<Plan> = (0..20).map(|number| plan(&format!("{number:03}-x"))).collect();
        for plan in &mut plans {
            with(vec!["Summary", "Constitution Check", "Project Structure", "Complexity Tracking"])(plan);
        }
        with(vec!["Summary", "Project Structure", "Constitution Check (again)"])(&mut plans[3]);
        with(vec!["Summary", "Project Structure", "Complexity Tracking"])(&mut plans[4]);
        with(vec!["Summary", "Notes"])(&mut plans[5]);
        let expected = ["specs/004-x/plan.md: the section `constitution check` of the template is missing"];
        assert_eq!(said(Code::SectionMissing, plans), expected);
    }
}
