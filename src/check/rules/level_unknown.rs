//! A likelihood or an impact is a word that gives no level.
//!
//! What it checks: where a risk's likelihood or impact is a word or two, it is one that means low, medium, high or
//! critical, in any language plansite knows, or a digit from 1 to 5. Longer descriptions are left to `risk-unscored`.
//!
//! Why it matters: the risk has no exposure and stands at the end of the register, however bad it is.
//!
//! Example: `| Data loss | Hgih | High | backups |`
//!
//! Fix: write Low, Medium, High or Critical.

use crate::check::phrase::{nearest, quoted};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Level, Risk};

/// The words that a mistyped level is compared with.
const LEVELS: [&str; 4] = ["low", "medium", "high", "critical"];

/// Longer texts describe what would happen rather than how bad it would be.
const WORDS: usize = 2;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.plan().risks.iter().flat_map(of_risk).collect()
}

/// Whether a text was meant to be a level.
pub(super) fn is_meant_as_level(level: &Level) -> bool {
    level.level.is_none() && (1..=WORDS).contains(&level.text.split_whitespace().count())
}

fn of_risk(risk: &Risk) -> impl Iterator<Item = Diagnostic> {
    let levels = [("likelihood", &risk.likelihood), ("impact", &risk.impact)];
    levels.into_iter().filter_map(|(axis, level)| {
        let level = level.as_ref().filter(|level| is_meant_as_level(level))?;
        let message = format!("the {axis} {} gives no level", quoted(&level.text));
        let help = match nearest(&level.text, LEVELS) {
            Some(word) => format!("write `{word}`"),
            None => "write low, medium, high or critical".to_owned(),
        };
        let place = level.cell.as_ref().unwrap_or(&risk.place);
        Some(Diagnostic::new(Code::LevelUnknown, place, message).help(help))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn short_words_without_a_level_are_reported() {
        let impact = |text: &'static str, level: Option<u8>| {
            move |plan: &mut crate::plan::Plan| {
                sample::risk(plan, 3, 0, None);
                plan.risks[0].impact = Some(Level { text: text.to_owned(), level, cell: None });
            }
        };
        check(Code::LevelUnknown, impact("High", Some(3)), &[]);
        check(Code::LevelUnknown, impact("nobody can pay any more", None), &[]);
        check(Code::LevelUnknown, impact("Hgih", None), &["specs/001-a/plan.md:50: the impact `Hgih` gives no level"]);
    }
}
