//! The part of a plan's margin that says where it is linked from; it is not there where it is not.

use serde::Serialize;

use super::edition;
use super::rail::Margin;
use super::strip;
use super::words;
use crate::portfolio::backlinks::Backlink;

/// The documents that link to a plan.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinksPart {
    /// How many there are.
    pub count: usize,
    /// The documents.
    pub rows: Vec<BacklinkLine>,
    /// How many others there are.
    pub more: Option<String>,
}

/// A document that links to a plan.
#[derive(Clone, Debug, Serialize)]
pub struct BacklinkLine {
    /// The stage of its plan, in class names and icons.
    pub stage: &'static str,
    /// That stage, for readers.
    pub word: &'static str,
    /// The number of its plan.
    pub number: Option<String>,
    /// The title of its plan.
    pub title: String,
    /// The document below the plan's folder; `None` for the plan itself.
    pub document: Option<String>,
    /// The line of the first link.
    pub href: String,
}

/// Most documents that are listed.
const ROWS: usize = 8;

impl Margin<'_, '_> {
    /// Where the plan is linked from.
    #[must_use]
    pub fn backlinks(&self) -> Option<BacklinksPart> {
        let links = self.edition.backlinks().to(self.at);
        let more = links.len().saturating_sub(ROWS);
        (!links.is_empty()).then(|| BacklinksPart {
            count: links.len(),
            rows: links.iter().take(ROWS).map(|link| self.backlink(*link)).collect(),
            more: (more > 0).then(|| format!("{more} more")),
        })
    }

    fn backlink(&self, Backlink { plan: at, document, line }: Backlink) -> BacklinkLine {
        let plan = self.edition.plan(at);
        let from = &plan.documents[document];
        let href = self.edition.line_href(self.path, at, &from.path, line);
        BacklinkLine {
            stage: plan.status.stage.name(),
            word: words::stage(plan.status.stage),
            number: edition::title_number(plan),
            title: edition::title(plan).to_owned(),
            document: (document > 0).then(|| strip::below(plan, from).to_owned()),
            href: href.unwrap_or_else(|| self.edition.plan_href(self.path, at)),
        }
    }
}
