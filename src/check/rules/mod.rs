//! The rules, one file each, and their table. The comment at the top of each file is the manual of its code.

mod branch_differs;
mod clarification_open;
mod constitution_failed;
mod constitution_unanswered;
mod date_in_future;
mod date_invalid;
mod dependency_cycle;
mod dependency_unfinished;
mod fragment_broken;
mod gates_missing;
mod level_unknown;
mod link_broken;
mod number_duplicate;
mod path_of_a_machine;
mod placeholder_left;
mod reference_unknown;
mod risk_unscored;
mod risk_without_mitigation;
mod section_missing;
mod status_contradicts_gates;
mod status_contradicts_tasks;
mod status_differs;
mod status_missing;
mod status_unknown;
mod template_untouched;

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

/// A rule.
pub(super) struct Rule {
    /// The code of what it reports.
    pub(super) code: Code,
    /// Gives what is wrong with one plan.
    pub(super) check: fn(&Subject<'_>) -> Vec<Diagnostic>,
    /// The rule's own source, whose first comment is its manual.
    pub(super) source: &'static str,
}

/// Makes the table from the names of files and codes.
macro_rules! table {
    ($($file:ident $code:ident,)*) => {
        /// Every rule, in the order of the codes.
        pub(super) const ALL: &[Rule] = &[
            $(Rule { code: Code::$code, check: $file::check, source: include_str!(concat!(stringify!($file), ".rs")) },)*
        ];
    };
}

table! {
    branch_differs BranchDiffers,
    clarification_open ClarificationOpen,
    constitution_failed ConstitutionFailed,
    constitution_unanswered ConstitutionUnanswered,
    date_in_future DateInFuture,
    date_invalid DateInvalid,
    dependency_cycle DependencyCycle,
    dependency_unfinished DependencyUnfinished,
    fragment_broken FragmentBroken,
    gates_missing GatesMissing,
    level_unknown LevelUnknown,
    link_broken LinkBroken,
    number_duplicate NumberDuplicate,
    path_of_a_machine PathOfAMachine,
    placeholder_left PlaceholderLeft,
    reference_unknown ReferenceUnknown,
    risk_unscored RiskUnscored,
    risk_without_mitigation RiskWithoutMitigation,
    section_missing SectionMissing,
    status_contradicts_gates StatusContradictsGates,
    status_contradicts_tasks StatusContradictsTasks,
    status_differs StatusDiffers,
    status_missing StatusMissing,
    status_unknown StatusUnknown,
    template_untouched TemplateUntouched,
}
