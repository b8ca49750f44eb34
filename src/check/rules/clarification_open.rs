//! A question marked NEEDS CLARIFICATION is open.
//!
//! What it checks: no document of the feature holds a live `[NEEDS CLARIFICATION]` mark. Sentences about such marks, and
//! the texts of templates, do not count.
//!
//! Why it matters: somebody wrote down that a decision is missing. Work that goes on without it decides by chance.
//!
//! Example: `- Session length [NEEDS CLARIFICATION: how long may a session be idle?]`
//!
//! Fix: answer the question in the text and take the mark out.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let open = |question: &crate::plan::Clarification| {
        let message = format!("open question: {}", quoted(&question.text));
        Diagnostic::new(Code::ClarificationOpen, &question.place, message)
            .help("answer it in the text and take the mark out")
    };
    let meant = subject.plan().clarifications.iter().filter(|question| !subject.is_in_template(&question.place));
    meant.map(open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::plan::Statement;
    use crate::portfolio::sample;

    #[test]
    fn each_open_question_is_reported() {
        check(Code::ClarificationOpen, |_| {}, &[]);
        let asks = |plan: &mut crate::plan::Plan| {
            let place = sample::place("specs/001-a/spec.md", 7);
            plan.clarifications.push(Statement { text: "how long".to_owned(), place });
        };
        check(Code::ClarificationOpen, asks, &["specs/001-a/spec.md:7: open question: `how long`"]);
    }
}
