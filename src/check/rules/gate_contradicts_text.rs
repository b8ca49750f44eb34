//! A gate says that nothing is open, and the text holds open questions.
//!
//! What it checks: where a gate such as "All technical unknowns resolved" is ticked, no document of the feature holds a
//! live `[NEEDS CLARIFICATION]` mark, and the plan holds no placeholder.
//!
//! Why it matters: the gate was ticked too early, or the mark was forgotten. The next phase begins on a decision that
//! nobody has made.
//!
//! Example: `- [x] All technical unknowns resolved` below `**Storage**: [NEEDS CLARIFICATION: which database?]`
//!
//! Fix: answer the question and take its mark out, or take the tick out of the gate.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{counted, is, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::words::unknowns::{SETTLED, UNKNOWNS};
use crate::plan::words::{find_phrase, plain};
use crate::plan::{GateState, Plan, Statement};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let Some((open, first)) = open(plan) else { return Vec::new() };
    let ticked = plan.gates.iter().filter(|gate| gate.state == GateState::Done && denies_unknowns(&gate.text));
    let report = |gate: &crate::plan::Gate| {
        let message = format!("the gate {} is ticked, and {open} open", quoted(&gate.text));
        let help = format!(
            "answer {} in {}:{}, or take the tick out",
            quoted(&first.text),
            first.place.path,
            first.place.line
        );
        Diagnostic::new(Code::GateContradictsText, &gate.place, message).help(help)
    };
    ticked.map(report).collect()
}

/// How much is open, in words, and the first of it.
fn open(plan: &Plan) -> Option<(String, &Statement)> {
    let placeholders: Vec<&Statement> =
        plan.placeholders.iter().filter(|placeholder| *placeholder.place.path == *plan.path).collect();
    let questions = &plan.clarifications;
    let first = questions.first().or(placeholders.first().copied())?;
    let parts = [("question", questions.len()), ("placeholder", placeholders.len())];
    let named: Vec<String> = parts.iter().filter(|(_, of)| *of > 0).map(|(noun, of)| counted(*of, noun)).collect();
    Some((format!("{} {}", named.join(" and "), is(questions.len() + placeholders.len())), first))
}

/// Whether a gate says that nothing is unknown any more.
fn denies_unknowns(gate: &str) -> bool {
    if !UNKNOWNS.may_be_in(gate) {
        return false;
    }
    let text = plain(gate);
    UNKNOWNS.says(&text) && SETTLED.iter().any(|phrase| find_phrase(&text, phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn gates_that_deny_unknowns_are_known_by_their_words() {
        for gate in [
            "All technical unknowns resolved",
            "No [NEEDS CLARIFICATION] markers remain",
            "Alle offenen Fragen geklärt",
            "所有技术未知项已解决",
            "Все уточнения решены",
            "Aucune question ouverte: questions ouvertes levées",
        ] {
            assert!(denies_unknowns(gate), "{gate}");
        }
        for gate in ["Extract unknowns from Technical Context", "Clarifications requested", "Dependencies resolved"] {
            assert!(!denies_unknowns(gate), "{gate}");
        }
    }

    /// A plan with one ticked and one open gate, both of them about unknowns, and what is still open.
    fn with(questions: usize, placeholders: usize) -> impl FnOnce(&mut Plan) {
        move |plan| {
            sample::gates(plan, 1, 2);
            for gate in &mut plan.gates {
                gate.text = "All unknowns resolved".to_owned();
            }
            let statement =
                |text: &str, plan: &Plan| Statement { text: text.to_owned(), place: sample::place(&plan.path, 7) };
            plan.clarifications = (0..questions).map(|_| statement("which one?", plan)).collect();
            plan.placeholders = (0..placeholders).map(|_| statement("[DATE]", plan)).collect();
        }
    }

    #[test]
    fn only_a_ticked_gate_contradicts_what_is_open() {
        let code = Code::GateContradictsText;
        check(code, with(0, 0), &[]);
        let one = "specs/001-a/plan.md:100: the gate `All unknowns resolved` is ticked, and 1 question is open";
        check(code, with(1, 0), &[one]);
        let both = "specs/001-a/plan.md:100: the gate `All unknowns resolved` is ticked, and 1 question and 2 placeholders are open";
        check(code, with(1, 2), &[both]);
    }
}
