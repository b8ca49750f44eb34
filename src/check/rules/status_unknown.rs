//! The words of a status give no stage.
//!
//! What it checks: a status begins with a word that plansite knows, in any of its languages, or that `plansite.yml`
//! explains under `statuses`.
//!
//! Why it matters: the plan stands in the column "other", and no rule about drafts or finished plans looks at it.
//!
//! Example: `**Status**: Parked`
//!
//! Fix: write a word such as Draft, In Review, Approved, In Progress, Blocked, Done, Deferred or Superseded, or explain
//! yours in `plansite.yml`:
//!
//! ```text
//! statuses: { parked: deferred }
//! ```

use crate::check::subject::Subject;
use crate::diagnostic::phrase::{nearest, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Stage;

/// The words that a mistyped status is compared with.
const WORDS: [&str; 9] =
    ["Draft", "In Review", "Approved", "In Progress", "Active", "Blocked", "Done", "Deferred", "Superseded"];

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let status = &subject.plan().status;
    let (Stage::Other, Some(text), Some(place)) = (status.stage, &status.text, &status.place) else {
        return Vec::new();
    };
    let help = match nearest(text, WORDS) {
        Some(word) => format!("write {}", quoted(word)),
        None => "say which stage it means under `statuses` in plansite.yml".to_owned(),
    };
    vec![Diagnostic::new(Code::StatusUnknown, place, format!("the status {} gives no stage", quoted(text))).help(help)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn only_unknown_words_are_reported() {
        check(Code::StatusUnknown, |_| {}, &[]);
        check(Code::StatusUnknown, |plan| sample::status(plan, "Draft", Stage::Draft), &[]);
        let unknown = ["specs/001-a/plan.md:6: the status `Parked` gives no stage"];
        check(Code::StatusUnknown, |plan| sample::status(plan, "Parked", Stage::Other), &unknown);
    }
}
