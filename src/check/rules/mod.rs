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
mod gate_contradicts_text;
mod gate_without_text;
mod gates_missing;
mod image_refused;
mod level_unknown;
mod link_broken;
mod number_duplicate;
mod path_of_a_machine;
mod placeholder_left;
mod reference_unknown;
mod risk_table_malformed;
mod risk_unscored;
mod risk_without_mitigation;
mod section_missing;
mod status_contradicts_gates;
mod status_contradicts_tasks;
mod status_differs;
mod status_missing;
mod status_unknown;
mod suppression_unknown;
mod template_untouched;
mod title_duplicate;

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};

/// What a rule looks at, and with it which edits may make it say something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The plan, where its links lead, today's date, and what the other plans and documents are called.
    Plan,
    /// What other plans say, too.
    Portfolio,
}

/// A rule.
pub(super) struct Rule {
    /// The code of what it reports.
    pub(super) code: Code,
    /// What it looks at.
    pub(super) reach: Reach,
    /// Gives what is wrong with one plan.
    pub(super) check: fn(&Subject<'_>) -> Vec<Diagnostic>,
    /// The rule's own source, whose first comment is its manual.
    pub(super) source: &'static str,
}

/// Makes the table from the names of files and codes.
macro_rules! table {
    ($($file:ident $code:ident $reach:ident,)*) => {
        /// Every rule, in the order of the codes.
        pub(super) const ALL: &[Rule] = &[
            $(Rule {
                code: Code::$code,
                reach: Reach::$reach,
                check: $file::check,
                source: include_str!(concat!(stringify!($file), ".rs")),
            },)*
        ];
    };
}

table! {
    branch_differs BranchDiffers Plan,
    clarification_open ClarificationOpen Plan,
    constitution_failed ConstitutionFailed Plan,
    constitution_unanswered ConstitutionUnanswered Plan,
    date_in_future DateInFuture Plan,
    date_invalid DateInvalid Plan,
    dependency_cycle DependencyCycle Portfolio,
    dependency_unfinished DependencyUnfinished Portfolio,
    fragment_broken FragmentBroken Plan,
    gate_contradicts_text GateContradictsText Plan,
    gate_without_text GateWithoutText Plan,
    gates_missing GatesMissing Portfolio,
    image_refused ImageRefused Plan,
    level_unknown LevelUnknown Plan,
    link_broken LinkBroken Plan,
    number_duplicate NumberDuplicate Portfolio,
    path_of_a_machine PathOfAMachine Plan,
    placeholder_left PlaceholderLeft Plan,
    reference_unknown ReferenceUnknown Plan,
    risk_table_malformed RiskTableMalformed Plan,
    risk_unscored RiskUnscored Portfolio,
    risk_without_mitigation RiskWithoutMitigation Plan,
    section_missing SectionMissing Portfolio,
    status_contradicts_gates StatusContradictsGates Plan,
    status_contradicts_tasks StatusContradictsTasks Plan,
    status_differs StatusDiffers Plan,
    status_missing StatusMissing Portfolio,
    status_unknown StatusUnknown Plan,
    suppression_unknown SuppressionUnknown Plan,
    template_untouched TemplateUntouched Plan,
    title_duplicate TitleDuplicate Portfolio,
}
