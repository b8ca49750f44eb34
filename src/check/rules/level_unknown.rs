//! A likelihood or an impact is a word that gives no level.
//!
//! What it checks: where a risk's likelihood or impact is a word or two, it is one that means low, medium, high or
//! critical, in any language plansite knows, or a digit from 1 to 5. Longer descriptions are left to `risk-unscored`, and
//! so is a document in which no risk has a level on that axis and no word is near to one: its author describes what
//! would happen.
//!
//! Why it matters: the risk has no exposure and stands at the end of the register, however bad it is.
//!
//! Example: `| Data loss | Hgih | High | backups |`
//!
//! Fix: write Low, Medium, High or Critical.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::words::is_unspaced;
use crate::plan::{Level, Risk};

/// The words that a mistyped level is compared with.
const LEVELS: [&str; 4] = ["low", "medium", "high", "critical"];

/// Longer texts describe what would happen rather than how bad it would be.
const WORDS: usize = 2;
/// The same in characters, for scripts without spaces.
const UNSPACED: usize = 6;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let likelihood = of_axis(subject, "likelihood", |risk| risk.likelihood.as_ref());
    likelihood.into_iter().chain(of_axis(subject, "impact", |risk| risk.impact.as_ref())).collect()
}

fn of_axis(subject: &Subject<'_>, axis: &str, level: fn(&Risk) -> Option<&Level>) -> Vec<Diagnostic> {
    let risks = &subject.plan().risks;
    let is_scored = |path: &str| {
        let beside = risks.iter().filter(|risk| *risk.place.path == *path);
        beside.filter_map(level).any(|level| level.level.is_some())
    };
    let unknown = risks.iter().filter_map(|risk| {
        let level = level(risk).filter(|level| is_meant_as_level(level))?;
        let known = nearest(&level.text, LEVELS);
        (known.is_some() || is_scored(&risk.place.path)).then(|| report(axis, level, known, risk))
    });
    unknown.collect()
}

/// Whether a text was meant to be a level.
pub(super) fn is_meant_as_level(level: &Level) -> bool {
    let words = level.text.split_whitespace().count();
    let unspaced = level.text.chars().filter(|c| is_unspaced(*c)).count();
    level.level.is_none() && (1..=WORDS).contains(&words) && unspaced <= UNSPACED
}

fn report(axis: &str, level: &Level, known: Option<&str>, risk: &Risk) -> Diagnostic {
    let message = format!("the {axis} {} gives no level", quoted(&level.text));
    let help = match known {
        Some(word) => format!("write `{word}`"),
        None => "write low, medium, high or critical".to_owned(),
    };
    Diagnostic::new(Code::LevelUnknown, level.cell.as_ref().unwrap_or(&risk.place), message).help(help)
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
                sample::risk(plan, 3, 3, None);
                plan.risks[0].impact = Some(Level { text: text.to_owned(), level, cell: None });
            }
        };
        check(Code::LevelUnknown, impact("High", Some(3)), &[]);
        check(Code::LevelUnknown, impact("nobody can pay any more", None), &[]);
        check(Code::LevelUnknown, impact("Hgih", None), &["specs/001-a/plan.md:50: the impact `Hgih` gives no level"]);
        check(Code::LevelUnknown, impact("大規模DBで問題になる", None), &[]);
        let described = |plan: &mut crate::plan::Plan| {
            impact("Lost data", None)(plan);
            plan.risks.pop();
        };
        check(Code::LevelUnknown, described, &[]);
    }
}
