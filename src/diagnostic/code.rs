//! The names of everything plansite complains about.

use std::fmt;

use crate::packed::{Packed, Packer, Unpacker, packed};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A reviewer would ask about it.
    Warning,
    /// The plan contradicts itself or cannot be understood.
    Error,
}

impl Severity {
    /// The word used in configuration, output and pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Makes the enum of codes with each one's name, default severity and one-line description.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $description:literal;)*) => {
        /// A rule's code: what `plansite.yml` and an issue tracker call the problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $description] $variant,)* }

        impl Code {
            /// Every code, in alphabetical order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The code's kebab-case name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// One line that says what the code means.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)* }
            }

            /// The severity when the configuration says nothing.
            #[must_use]
            pub fn default_severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    BranchDiffers "branch-differs" Warning "the branch names another feature than the folder";
    ClarificationOpen "clarification-open" Warning "a question marked NEEDS CLARIFICATION is open";
    ConstitutionFailed "constitution-failed" Warning "a principle or a gate is judged as failed";
    ConstitutionUnanswered "constitution-unanswered" Note "a principle of the constitution is not answered";
    DateInFuture "date-in-future" Note "a plan is dated after the day of the build";
    DateInvalid "date-invalid" Warning "a date is not a day of the calendar";
    DependencyCycle "dependency-cycle" Error "a plan depends on itself by way of other plans";
    DependencyUnfinished "dependency-unfinished" Note "a plan goes ahead of a plan that it depends on";
    DocumentUnreadable "document-unreadable" Warning "a document cannot be read as text";
    EncodingGuessed "encoding-guessed" Warning "a file is not UTF-8 and its encoding was guessed";
    FenceUnclosed "fence-unclosed" Warning "a block of code is not closed and takes what is below it";
    FileTooLarge "file-too-large" Warning "a file is too large to be read";
    FragmentBroken "fragment-broken" Warning "a link names a heading that its page does not have";
    FrontMatterInvalid "front-matter-invalid" Error "the YAML block at the top of a file cannot be read";
    GateContradictsText "gate-contradicts-text" Warning "a gate says that nothing is open, and the text holds open questions";
    GateWithoutText "gate-without-text" Warning "a gate is a box without a condition";
    GatesMissing "gates-missing" Note "a plan has no list of gates";
    ImageRefused "image-refused" Warning "an image is not published, because it is none or does more than show something";
    LevelUnknown "level-unknown" Warning "a likelihood or an impact is a word that gives no level";
    LinkBroken "link-broken" Warning "a link leads nowhere on the site";
    NumberDuplicate "number-duplicate" Warning "two features carry the same number";
    PathOfAMachine "path-of-a-machine" Warning "an absolute path of somebody's machine would be published";
    PlaceholderLeft "placeholder-left" Warning "a placeholder of the template is not filled in";
    ReferenceUnknown "reference-unknown" Warning "a plan refers to a plan that is not in the portfolio";
    RiskTableMalformed "risk-table-malformed" Warning "a row of a risk table has more or fewer cells than its table has columns";
    RiskUnscored "risk-unscored" Note "a risk has no likelihood or no impact that gives a level";
    RiskWithoutMitigation "risk-without-mitigation" Warning "a risk has no mitigation";
    SectionMissing "section-missing" Note "a section of the template is missing";
    StatusContradictsGates "status-contradicts-gates" Warning "the status says the gates are passed, and some are open";
    StatusContradictsTasks "status-contradicts-tasks" Warning "the status and the tick boxes of the tasks contradict each other";
    StatusDiffers "status-differs" Note "plan and spec state different statuses";
    StatusMissing "status-missing" Note "neither the plan nor its spec states a status";
    StatusUnknown "status-unknown" Warning "the words of a status give no stage";
    SuppressionUnknown "suppression-unknown" Warning "a comment silences a check that does not exist";
    TemplateUntouched "template-untouched" Note "a plan or another document is the untouched template";
    TextTooDeep "text-too-deep" Warning "a document is nested too deeply or too costly to be parsed whole";
    ThemeInvalid "theme-invalid" Warning "a file of the theme cannot be used";
    TitleDuplicate "title-duplicate" Warning "two plans of a specs directory have the same title";
}

impl Code {
    /// The code of a name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

/// A code by its name.
impl Packed for Code {
    fn pack(&self, to: &mut Packer) {
        to.text(self.name());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Self::from_name(&String::unpack(from)?)
    }
}

packed! { enum Severity { Note, Warning, Error } }

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
