//! Success criteria: how the team will know that it worked.
//!
//! Those of the plan as a whole, and those of its spec. The criteria of one phase, task or story belong to that part
//! and are left out: adding them up would say more of the plan than its author does.

mod name;
mod section;

use std::collections::{BTreeMap, BTreeSet};

use super::named::{Named, headings};
use super::words::{Phrases, criteria as words_of, parts};
use super::{Feature, Statement};
use crate::document::{Document, Section, sections};

/// One criterion.
pub type SuccessCriterion = Statement;

/// Reads the criteria of the plan, then those of its spec.
#[must_use]
pub fn read(feature: &Feature) -> Vec<SuccessCriterion> {
    of_headings(feature, &feature.plan().map(headings).unwrap_or_default())
}

/// Reads the criteria of a feature, the headings of whose plan are known.
pub(super) fn of_headings(feature: &Feature, of_plan: &[Named<'_>]) -> Vec<SuccessCriterion> {
    let mut criteria = feature.plan().map(|plan| of_document(plan, of_plan)).unwrap_or_default();
    if let Some(spec) = feature.spec() {
        let of_spec = of_document(spec, &headings(spec));
        criteria.extend(if of_spec.is_empty() { section::identified(spec) } else { of_spec });
    }
    criteria
}

/// Whether a heading or label is a name for criteria of acceptance or success.
pub(super) fn is_acceptance(title: &str) -> bool {
    name::is_named(title, &words_of::ACCEPTANCE) || is_of_success(title)
}

/// Whether a heading is a name for criteria of success.
pub(super) fn is_of_success(title: &str) -> bool {
    name::is_named(title, &words_of::SUCCESS)
}

/// The criteria of a document: of the sections named for success, else of those named for acceptance.
fn of_document(document: &Document, headings: &[Named<'_>]) -> Vec<SuccessCriterion> {
    let of = |names| statements(document, &candidates(document, headings, names));
    let found = of(&words_of::SUCCESS);
    if found.is_empty() { of(&words_of::ACCEPTANCE) } else { found }
}

/// A section whose name says that it holds criteria.
struct Candidate<'d> {
    section: Section<'d>,
    /// Where the phase, task or story begins that it lies in.
    part: Option<usize>,
    /// Where its parent section begins.
    parent: usize,
}

/// The sections so named, without those inside another one.
///
/// A phase that holds all the parts of the work is the plan itself under another name.
fn candidates<'d>(document: &'d Document, headings: &[Named<'_>], names: &Phrases) -> Vec<Candidate<'d>> {
    let title = document.title().map(|title| title.span);
    let mut open: Vec<(u8, usize, bool)> = Vec::new();
    let mut found: Vec<Candidate> = Vec::new();
    let mut parts_inside: BTreeMap<usize, usize> = BTreeMap::new();
    for (section, named) in sections(&document.blocks).zip(headings) {
        let heading = section.heading;
        if title == Some(heading.span) {
            continue;
        }
        open.retain(|(level, _, _)| *level < heading.level);
        let start = heading.span.start;
        let inside = found.last().is_some_and(|last| start < last.section.span().end);
        let is_part = parts::is_part(&named.folded);
        let part = open.iter().find(|(_, _, is_part)| *is_part).map(|(_, start, _)| *start);
        if is_part && let Some(part) = part {
            *parts_inside.entry(part).or_default() += 1;
        }
        if !inside && !is_part && name::is_heading_named(named, names) {
            found.push(Candidate { section, part, parent: open.last().map_or(0, |(_, start, _)| *start) });
        }
        open.push((heading.level, start, is_part));
    }
    if let (1, Some((whole, 2..))) = (parts_inside.len(), parts_inside.first_key_value()) {
        found
            .iter_mut()
            .filter(|found| found.part == Some(*whole) && found.parent == *whole)
            .for_each(|found| found.part = None);
    }
    found
}

/// The statements of those sections that speak of the plan as a whole.
fn statements(document: &Document, candidates: &[Candidate]) -> Vec<SuccessCriterion> {
    // The same name under several parents is one section for each of them.
    let mut parents: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for candidate in candidates {
        let name = super::words::fold(candidate.section.title());
        parents.entry(name).or_default().insert(candidate.parent);
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for candidate in candidates {
        let name = super::words::fold(candidate.section.title());
        let shared = candidate.section.heading.level > 2 && parents.get(&name).is_some_and(|parents| parents.len() > 1);
        for statement in section::statements(document, candidate.section) {
            let id = section::identifier(&statement.text);
            // Numbered criteria are the plan's own, even where a phase lists them.
            let own = id.is_some() || candidate.part.is_none() && !shared;
            if own && id.is_none_or(|id| seen.insert(id)) {
                found.push(statement);
            }
        }
    }
    found
}
