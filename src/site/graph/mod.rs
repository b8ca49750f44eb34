//! The page of dependencies: a picture in layers, the same as a table, and which plan holds back most.
//!
//! Only what a plan says it depends on counts here. Plans that are merely mentioned are listed apart, since no order
//! follows from a mention.

mod fit;
mod layout;
mod links;
mod picture;
mod sentence;
mod table;

use std::collections::BTreeSet;

use serde::Serialize;

use self::links::{Link, Look};
use self::picture::Picture;
use self::table::{LinkTable, Mentions};
use super::address;
use super::chrome::Chrome;
use super::edition::{self, Edition};
use super::empty::Empty;
use super::gates::{PlanName, PlanNames};
use super::marks::TextLink;
use super::words;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct GraphPage {
    /// The frame.
    pub chrome: Chrome,
    /// The first sentence, in pieces.
    pub lead: Vec<TextLink>,
    /// The picture; `None` where there is nothing to draw, or too much.
    pub picture: Option<Picture>,
    /// What the picture leaves out.
    pub picture_note: Option<String>,
    /// What the edges mean.
    pub key: Vec<EdgeKey>,
    /// The same as a table.
    pub table: Option<LinkTable>,
    /// Whether the table comes before the picture, because there is much of it.
    pub is_table_first: bool,
    /// Plans without dependencies, where they are few, in pieces.
    pub unlinked_few: Vec<TextLink>,
    /// Plans without dependencies, where they are many.
    pub unlinked: Option<PlanNames>,
    /// Plans that name others and do not say that they need them.
    pub mentions: Option<Mentions>,
    /// What stands here when no plan depends on another.
    pub empty: Option<Empty>,
}

/// What an edge means.
#[derive(Clone, Debug, Serialize)]
pub struct EdgeKey {
    /// The class that gives its look.
    pub class: &'static str,
    /// What it means.
    pub label: &'static str,
}

/// With more linked plans than this, only unfinished chains are drawn, and below the table.
const DRAWN: usize = 120;
/// With more plans or links than this, nothing is drawn.
const MOST_NODES: usize = 400;
const MOST_LINKS: usize = 800;
/// As many unlinked plans stand in one line.
const FEW: usize = 8;

/// Makes the page of dependencies.
#[must_use]
pub fn graph_page(edition: &Edition<'_>) -> GraphPage {
    let path = address::GRAPH;
    let links = links::links(edition);
    let linked = joined(&links);
    let is_large = linked.len() > DRAWN || links.len() > MOST_LINKS;
    let (drawn, picture_note) = if is_large { drawn(&links) } else { (links.clone(), None) };
    let first = if is_large { "Waits for nothing" } else { "Nothing before" };
    let unlinked = if linked.is_empty() { Vec::new() } else { unlinked(edition, path, &linked) };
    let is_few = unlinked.len() <= FEW;
    let looks = Look::ALL.into_iter().filter(|look| drawn.iter().any(|link| link.look == *look));
    GraphPage {
        chrome: Chrome::new(edition, "graph", path, Some("Dependencies")),
        lead: if links.is_empty() { nothing(edition) } else { sentence::sentence(edition, path) },
        picture: (!drawn.is_empty()).then(|| picture::picture(edition, path, &drawn, first)),
        picture_note,
        key: looks.map(|look| EdgeKey { class: look.class(), label: look.label() }).collect(),
        table: (!linked.is_empty()).then(|| table::link_table(edition, path, &linked)),
        is_table_first: is_large,
        unlinked: (!is_few).then(|| PlanNames { count: unlinked.len(), plans: unlinked.clone() }),
        unlinked_few: if is_few { in_one_line(unlinked) } else { Vec::new() },
        mentions: table::mentions(edition, path),
        empty: links.is_empty().then(|| {
            Empty::new(
                "No plan says that it depends on another",
                "The header of a plan names what must be finished first. Plans that are only mentioned may come \
                 before or after.",
                Some("**Depends On**: 001-shared-catalogue, 002-member-accounts"),
            )
        }),
    }
}

/// What is said where no plan depends on another.
fn nothing(edition: &Edition<'_>) -> Vec<TextLink> {
    if edition.plans().is_empty() {
        return vec![TextLink::plain(words::NO_PLANS)];
    }
    let plans = words::count(edition.plans().len(), "plan", "plans");
    vec![TextLink::plain(format!("{plans}, no dependency stated."))]
}

fn joined(links: &[Link]) -> BTreeSet<usize> {
    links.iter().flat_map(|link| [link.from, link.to]).collect()
}

/// What is drawn of many links, and what is said of the rest.
fn drawn(links: &[Link]) -> (Vec<Link>, Option<String>) {
    let open: Vec<Link> = links.iter().copied().filter(|link| link.look.is_open()).collect();
    let plans = joined(&open).len();
    if plans > MOST_NODES || open.len() > MOST_LINKS {
        let note = format!("There is no picture: {plans} plans wait or are waited for, too many to be seen at once.");
        return (Vec::new(), Some(note));
    }
    let left_out = links.len() - open.len();
    let note = words::count(left_out, "dependency that nobody waits for is", "dependencies that nobody waits for are");
    let note = if open.is_empty() {
        "There is no picture: nobody waits.".to_owned()
    } else {
        format!("Only what is waited for is drawn; {note} in the table alone.")
    };
    (open, Some(note))
}

/// Plans with commas between them.
fn in_one_line(plans: Vec<PlanName>) -> Vec<TextLink> {
    let mut pieces = Vec::new();
    for plan in plans {
        if !pieces.is_empty() {
            pieces.push(TextLink::plain(", "));
        }
        let number = plan.number.map(|number| format!("{number} ")).unwrap_or_default();
        pieces.push(TextLink { text: format!("{number}{}", words::cut(&plan.title, 80)), href: Some(plan.href) });
    }
    pieces
}

fn unlinked(edition: &Edition<'_>, path: &str, linked: &BTreeSet<usize>) -> Vec<PlanName> {
    (0..edition.plans().len())
        .filter(|plan| !linked.contains(plan))
        .map(|at| PlanName {
            number: edition::title_number(edition.plan(at)),
            title: edition::title(edition.plan(at)).to_owned(),
            href: edition.plan_href(path, at),
        })
        .collect()
}
