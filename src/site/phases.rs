//! The phases in the margin of a plan: how far they are, as the plan says.
//!
//! Only where it says anything. Nothing is counted from it: what a plan says of its phases is neither its status nor
//! the progress of its tasks.

use serde::Serialize;

use super::rail::Margin;
use super::words;
use crate::plan::{MarkForm, PhaseMark, PhaseState};

/// How far the phases are, as stated.
#[derive(Clone, Debug, Serialize)]
pub struct PhasesPart {
    /// The counts.
    pub summary: String,
    /// What is said of each.
    pub rows: Vec<PhaseLine>,
    /// How many others there are.
    pub more: Option<String>,
}

/// What is said of one phase.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseLine {
    /// Whether it is done, in class names.
    pub state: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Its state in words.
    pub word: &'static str,
    /// The phase.
    pub text: String,
    /// The author's words for its state, where they stand apart from the phase.
    pub said: Option<String>,
    /// Its place in the text.
    pub href: String,
}

/// Most phases.
const PHASES: usize = 12;

impl Margin<'_, '_> {
    /// The phases; `None` where the plan does not say how far any of them is.
    #[must_use]
    pub fn phases(&self) -> Option<PhasesPart> {
        let marks = &self.plan().phase_marks;
        let done = marks.iter().filter(|mark| mark.state == PhaseState::Done).count();
        let more = marks.len().saturating_sub(PHASES);
        (!marks.is_empty()).then(|| PhasesPart {
            summary: format!("{done} done, {} not", marks.len() - done),
            rows: marks.iter().take(PHASES).map(|mark| self.phase_line(mark)).collect(),
            more: (more > 0).then(|| format!("{more} more")),
        })
    }

    fn phase_line(&self, mark: &PhaseMark) -> PhaseLine {
        let (icon, word) = match mark.state {
            PhaseState::Done => ("phase-done", "Done"),
            PhaseState::Open => ("phase-open", "Not done"),
        };
        let apart = matches!(mark.form, MarkForm::Line | MarkForm::Row);
        PhaseLine {
            state: mark.state.name(),
            icon,
            word,
            text: words::cut(&mark.phase, 120),
            said: mark.said.as_ref().filter(|_| apart).map(|said| words::cut(said, 32)),
            href: self.href(&mark.place),
        }
    }
}
