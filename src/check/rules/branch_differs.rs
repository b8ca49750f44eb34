//! The branch names another feature than the folder.
//!
//! What it checks: where the Branch field names a feature, by a number or by the name of another plan's folder, it is
//! the feature of this folder. `main`, `develop` and branches with names of their own name no feature, and the branch
//! of a plan that is done is history.
//!
//! Why it matters: the plan was copied from another folder, or was moved, and people look for it in the wrong place.
//!
//! Example: `specs/012-payment-retries/plan.md` says ``**Branch**: `011-refunds` ``.
//!
//! Fix: write the branch of this feature, or give the folder its name.

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Stage;
use crate::portfolio::identity::leading_number;
use crate::portfolio::index::without_number;
use crate::portfolio::names::slug;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let plan = subject.plan();
    let Some(branch) = plan.branch.as_ref().filter(|_| plan.status.stage != Stage::Done) else { return Vec::new() };
    // Values such as "001-x → main" name the plan's own branch first.
    let named = branch.value.split([' ', ',', '→', '(', '\u{a0}']).find(|part| !part.is_empty()).unwrap_or_default();
    let named = named.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let folder = plan.folder.rsplit('/').next().unwrap_or_default();
    if names_another(subject, named, folder) {
        let message = format!("the branch {} names another feature than the folder {}", quoted(named), quoted(folder));
        let help = format!("write the branch of this feature, such as {}", quoted(folder));
        return vec![Diagnostic::new(Code::BranchDiffers, &branch.place, message).help(help)];
    }
    Vec::new()
}

fn names_another(subject: &Subject<'_>, branch: &str, folder: &str) -> bool {
    let (branch_slug, folder_slug) = (slug(branch), slug(folder));
    if branch_slug.is_empty() || without_number(&branch_slug) == without_number(&folder_slug) {
        return false;
    }
    if let (Some(branch), Some(folder)) = (leading_number(branch), leading_number(folder)) {
        return branch != folder;
    }
    let named = subject.portfolio.index.slugged(&branch_slug);
    !named.is_empty() && !named.contains(&subject.index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{plan, said};
    use crate::portfolio::sample;

    #[test]
    fn only_branches_of_other_features_are_reported() {
        let problem = |branch: &str| {
            vec![format!("specs/001-a/plan.md:4: the branch `{branch}` names another feature than the folder `001-a`")]
        };
        for (branch, expected) in [
            ("001-a", vec![]),
            ("feature/001-a", vec![]),
            ("001-renamed", vec![]),
            ("381-a", vec![]),
            ("main", vec![]),
            ("2.x", vec![]),
            ("fix/something", vec![]),
            ("001-a → main", vec![]),
            ("002-b", problem("002-b")),
            ("feat/009-x (merged)", problem("009-x")),
            ("feature/b", problem("b")),
        ] {
            let mut first = plan("001-a");
            first.branch = Some(sample::fact(&first, "Branch", branch));
            assert_eq!(said(Code::BranchDiffers, vec![first, plan("002-b")]), expected, "{branch}");
        }
    }
}
