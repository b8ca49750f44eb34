//! A plan, or another document, is the untouched template.
//!
//! What it checks: something in each document was filled in.
//!
//! Why it matters: such a document says nothing about the feature. The site lists such a plan as "not filled in", and
//! none of the blanks is reported one by one.
//!
//! Example: `# Implementation Plan: [FEATURE]`
//!
//! Fix: fill it in, or take the folder out.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, quoted};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let own = plan.template_only.then(|| match plan.tasks.filter(|tasks| tasks.done > 0) {
        Some(tasks) => {
            let done = format!("{} of {}", tasks.done, counted(tasks.total, "task"));
            let message = format!("the plan is the template as it came, and {done} are done");
            subject.of_plan(Code::TemplateUntouched, message).help("fill it in")
        }
        None => subject
            .of_plan(Code::TemplateUntouched, "the plan is the template as it came")
            .help("fill it in, or take the folder out"),
    });
    let others = plan.documents.iter().skip(1).filter(|document| document.template_only).map(|document| {
        let message = format!("the document is the template as it came: {}", quoted(&document.title));
        Diagnostic::of_file(Code::TemplateUntouched, document.path.clone(), message).help("fill it in, or take it out")
    });
    own.into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, said};
    use crate::portfolio::sample;

    #[test]
    fn only_the_template_is_reported() {
        check(Code::TemplateUntouched, |_| {}, &[]);
        let expected = ["specs/001-a/plan.md: the plan is the template as it came"];
        check(Code::TemplateUntouched, |plan| plan.template_only = true, &expected);
        let mut plan = sample::plan("specs/001-a", &["plan.md", "spec.md"]);
        sample::document_mut(&mut plan, 1).template_only = true;
        let expected = ["specs/001-a/spec.md: the document is the template as it came: `spec.md`"];
        assert_eq!(said(Code::TemplateUntouched, vec![plan]), expected);
    }
}
