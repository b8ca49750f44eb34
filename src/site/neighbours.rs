//! The part of a plan's margin that tells of other plans: what it waits for, what is met, what it holds back.
//!
//! Every dependency stands on the pages of both plans, so that neither needs the view of all.

use serde::Serialize;

use super::address;
use super::edition;
use super::marks::TextLink;
use super::rail::Margin;
use super::words;
use crate::portfolio::{Need, dependencies};

/// The dependencies.
#[derive(Clone, Debug, Serialize)]
pub struct DependenciesPart {
    /// The counts.
    pub summary: String,
    /// What stands here without any.
    pub none: Option<&'static str>,
    /// The other plans, by how they stand to this one.
    pub groups: Vec<NeighbourGroup>,
    /// The picture of all dependencies.
    pub graph: Option<TextLink>,
}

/// Plans that stand alike to this one.
#[derive(Clone, Debug, Serialize)]
pub struct NeighbourGroup {
    /// How they stand to it.
    pub name: &'static str,
    /// The plans.
    pub plans: Vec<NeighbourLine>,
    /// How many others there are.
    pub more: Option<String>,
}

/// Another plan.
#[derive(Clone, Debug, Serialize)]
pub struct NeighbourLine {
    /// Its stage, in class names and icons.
    pub stage: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// Its title, or what the author wrote where there is no such plan.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// Its stage, for readers.
    pub word: &'static str,
    /// Whether the two plans wait for each other.
    pub is_cycle: bool,
}

/// Most plans in a group.
const PLANS: usize = 8;

impl Margin<'_, '_> {
    /// The plans that this one needs, and those that need it.
    #[must_use]
    pub fn dependencies(&self) -> DependenciesPart {
        let edition = self.edition;
        let waits_for = edition.waiting.waits_for(self.at);
        let holds_back = edition.waiting.holds_back(self.at);
        let needs = |wanted: Need| -> Vec<usize> {
            let needs = edition.dependencies.needs(self.at).iter().copied();
            needs.filter(|other| Need::of(self.plan(), edition.plan(*other)) == wanted).collect()
        };
        let needed_by = edition.dependencies.needed_by(self.at).iter().copied();
        let needed_by: Vec<usize> = needed_by.filter(|other| holds_back.binary_search(other).is_err()).collect();
        let (met, unknown) = (needs(Need::Met), needs(Need::Unknown));
        let missing: Vec<&str> = dependencies::dependencies(self.plan())
            .filter(|reference| reference.plan.is_none())
            .map(|reference| reference.text.as_str())
            .collect();
        let counts: Vec<String> = [
            (waits_for.len(), "waits for {}"),
            (missing.len(), "{} not found"),
            (unknown.len(), "{} not known"),
            (met.len(), "{} met"),
            (holds_back.len(), "holds back {}"),
            (needed_by.len(), "needed by {}"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, phrase)| phrase.replace("{}", &count.to_string()))
        .take(2)
        .collect();
        let is_linked =
            !edition.dependencies.needs(self.at).is_empty() || !needed_by.is_empty() || !holds_back.is_empty();
        let groups = [
            self.group("Waits for", waits_for),
            missing_group(&missing),
            self.group("Not known to be met", &unknown),
            self.group("Met", &met),
            self.group("Holds back", holds_back),
            self.group("Needed by", &needed_by),
        ];
        DependenciesPart {
            summary: if counts.is_empty() { "none stated".to_owned() } else { counts.join(", ") },
            none: counts.is_empty().then_some("The plan names no other that it depends on, and none depends on it."),
            groups: groups.into_iter().flatten().collect(),
            graph: is_linked.then(|| TextLink {
                text: "All dependencies".to_owned(),
                href: Some(address::href(self.path, address::GRAPH)),
            }),
        }
    }

    fn group(&self, name: &'static str, plans: &[usize]) -> Option<NeighbourGroup> {
        let more = plans.len().saturating_sub(PLANS);
        (!plans.is_empty()).then(|| NeighbourGroup {
            name,
            plans: plans.iter().take(PLANS).map(|plan| self.neighbour(*plan)).collect(),
            more: (more > 0).then(|| format!("{more} more")),
        })
    }

    fn neighbour(&self, at: usize) -> NeighbourLine {
        let plan = self.edition.plan(at);
        NeighbourLine {
            stage: plan.status.stage.name(),
            number: edition::title_number(plan),
            title: edition::title(plan).to_owned(),
            href: Some(self.edition.plan_href(self.path, at)),
            word: words::stage(plan.status.stage),
            is_cycle: self.edition.dependencies.share_cycle(self.at, at),
        }
    }
}

/// What the author names although this portfolio has no such plan.
fn missing_group(missing: &[&str]) -> Option<NeighbourGroup> {
    let more = missing.len().saturating_sub(PLANS);
    (!missing.is_empty()).then(|| NeighbourGroup {
        name: "Not in this portfolio",
        plans: missing
            .iter()
            .take(PLANS)
            .map(|text| NeighbourLine {
                stage: "unstated",
                number: None,
                title: words::cut(text, 80),
                href: None,
                word: "not found",
                is_cycle: false,
            })
            .collect(),
        more: (more > 0).then(|| format!("{more} more")),
    })
}
