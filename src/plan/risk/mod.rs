//! Risks, in all the forms in which plans state them.
//!
//! [`register`] walks a document and knows where risks can stand; [`heading`] reads what a heading says of them, by the
//! words that [`phrase`] looks up, [`label`] what stands in place of one, and [`section`] what stands below. [`short`]
//! reads what a part of a plan says of risks in one line, and [`alike`] what the items of a list have in common. A
//! statement is taken apart by [`scan`] at its labels and by [`wording`] where there are none; [`table`] reads tables. A
//! level or a mitigation that is not written is `None`: nothing is concluded from where a risk stands.

mod alike;
mod draft;
mod heading;
mod label;
mod level;
mod pairing;
mod phrase;
mod register;
mod scan;
mod section;
mod short;
mod statement;
mod table;
mod wording;

use super::named::{Named, headings};
use crate::diagnostic::{Place, Span};
use crate::document::Document;

pub(super) use self::heading::without_number as heading_without_number;

/// An uncertain event that would hurt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// The risk without its mitigation.
    pub text: String,
    /// The nearest sub-heading under the risk section.
    pub category: Option<String>,
    /// How likely it is.
    pub likelihood: Option<Level>,
    /// How much it would hurt.
    pub impact: Option<Level>,
    /// What is done about it.
    pub mitigation: Option<String>,
    /// Who watches it.
    pub owner: Option<String>,
    /// What is done when it happens.
    pub contingency: Option<String>,
    /// The cell of its mitigation, empty or not, where it stands in a table that has a column for it.
    pub mitigation_cell: Option<Place>,
    /// How many cells its row has, where it stands in a table.
    pub row: Option<RiskRow>,
    /// Where it stands; the path tells whether it is the plan's own.
    pub place: Place,
}

/// The row of a table in which a risk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskRow {
    /// How many cells are written; Markdown drops what is over, and fills up what is missing.
    pub cells: usize,
    /// How many columns the table has.
    pub columns: usize,
}

/// A likelihood or an impact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// As written.
    pub text: String,
    /// 1 low, 2 medium, 3 high, 4 critical; `None` where the words give none.
    pub level: Option<u8>,
    /// The cell in which it stands, where that is a table's.
    pub cell: Option<Place>,
}

/// Likelihood × impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exposure {
    /// 1 to 16.
    pub score: u8,
    /// Its band.
    pub band: Band,
}

/// A band of exposure, ascending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Score 1 to 2.
    Low,
    /// Score 3 to 4.
    Moderate,
    /// Score 6 to 8.
    High,
    /// Score from 9.
    Critical,
}

impl Band {
    /// Every band, worst first.
    pub const WORST_FIRST: [Band; 4] = [Self::Critical, Self::High, Self::Moderate, Self::Low];

    /// The word used in exports and pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The band of a score.
    #[must_use]
    pub fn of(score: u8) -> Self {
        match score {
            0..=2 => Self::Low,
            3..=5 => Self::Moderate,
            6..=8 => Self::High,
            _ => Self::Critical,
        }
    }
}

impl Risk {
    /// Likelihood × impact, where both have a level.
    #[must_use]
    pub fn exposure(&self) -> Option<Exposure> {
        let score = self.likelihood.as_ref()?.level? * self.impact.as_ref()?.level?;
        Some(Exposure { score, band: Band::of(score) })
    }
}

/// What a document says of risks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// The risks, in order.
    pub risks: Vec<Risk>,
    /// Whether there is a risk section at all, even one that states none.
    pub has_section: bool,
}

/// Where a document tells of risks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Where the headings begin whose sections are about risks.
    pub headings: Vec<usize>,
    /// Tables, lists with their labels, and risks that stand outside of such sections.
    pub stretches: Vec<Span>,
    /// How many risks there are.
    pub risks: usize,
}

/// Whether a heading says that what stands below it is about risks, or about what is done against them.
pub(super) fn is_about_risks(heading: &str) -> bool {
    !matches!(heading::kind(heading), heading::Kind::Other | heading::Kind::Aside)
}

/// Finds all that a document says of risks, read as one or not.
#[must_use]
pub fn stated(document: &Document) -> Stated {
    let reader = register::read(document, &headings(document));
    let risks = reader.drafts.len();
    let mut stretches = reader.stretches;
    stretches.extend(reader.drafts.into_iter().map(|draft| draft.finish().place.span));
    Stated { headings: reader.headings, stretches, risks }
}

/// Reads what a document says of risks.
#[must_use]
pub fn read(document: &Document) -> Register {
    of_headings(document, &headings(document))
}

/// Reads what a document says of risks whose headings are known.
pub(super) fn of_headings(document: &Document, headings: &[Named<'_>]) -> Register {
    let reader = register::read(document, headings);
    Register { risks: reader.drafts.into_iter().map(draft::Draft::finish).collect(), has_section: reader.found }
}
