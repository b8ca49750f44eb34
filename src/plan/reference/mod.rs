//! Other plans that a plan names.
//!
//! They are named by folder, by number and by link, in the plan and in its spec. A field of the header says what one
//! plan is to the other; everything else is a mention. "Superseded by 012-x" is one too: it is the other plan that
//! supersedes. Code is passed over, where trees and commands name every folder there is.

mod mention;
mod own;
mod scan;

use std::collections::BTreeMap;

pub(super) use self::mention::mentions_beside;
pub use self::mention::{Mention, mentions};
use self::own::Own;
use self::scan::{Mode, Named};
use super::header::{self, Fact, Header, Meaning, meaning};
use super::words::{one_line, references};
use super::{DocumentKind, Feature};
use crate::diagnostic::Place;
use crate::document::{Block, BlockKind, Cell, Document, Inline, Link, Table};

/// One mention of another plan, as written; which plan it means is found out when all plans are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the plan says of the other one.
    pub kind: ReferenceKind,
    /// The words that name it, such as `003-ledger` or `Feature 27`.
    pub text: String,
    /// The folder name, number or path that is named, for the look-up.
    pub target: ReferenceTarget,
    /// The plan it means, once resolved: its index in the portfolio.
    pub plan: Option<usize>,
    /// Where.
    pub place: Place,
}

/// What one plan says of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// It needs the other one first.
    DependsOn,
    /// It replaces the other one.
    Supersedes,
    /// It names it.
    Mentions,
}

impl ReferenceKind {
    /// The word used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DependsOn => "depends-on",
            Self::Supersedes => "supersedes",
            Self::Mentions => "mentions",
        }
    }
}

/// How a reference names its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// A folder's name, such as `003-ledger`.
    Folder(String),
    /// A number, such as the one of "Feature 27".
    Number(u64),
    /// A path relative to the root that lies inside the other feature, or is its folder.
    Path(String),
}

/// Reads the references of a feature's plan and spec, without those to itself: each plan once, by the strongest word
/// that is said of it.
#[must_use]
pub fn read(feature: &Feature) -> Vec<Reference> {
    let (headers, context) = (header::of_feature(feature), header::technical_context(feature));
    of_fields(feature, Fields { headers: &headers, context: &context })
}

/// What was read of the fields of a feature.
#[derive(Clone, Copy)]
pub(super) struct Fields<'f> {
    /// The headers of its plan and its spec.
    pub(super) headers: &'f [Header],
    /// The facts of the plan's Technical Context.
    pub(super) context: &'f [Fact],
}

/// Reads the references of a feature whose fields are known.
pub(super) fn of_fields(feature: &Feature, fields: Fields<'_>) -> Vec<Reference> {
    found(feature, fields, true).in_order(feature)
}

/// The same of a feature that depends on another one; of the others nothing. Prose makes no plan depend on another one,
/// so most texts need not be searched for that.
pub(super) fn of_dependent(feature: &Feature, fields: Fields<'_>) -> Vec<Reference> {
    let depends = |reference: &Reference| reference.kind == ReferenceKind::DependsOn;
    let is_dependent = found(feature, fields, false).references.values().any(depends);
    if is_dependent { of_fields(feature, fields) } else { Vec::new() }
}

/// Finds the references of a feature, those in prose if they are asked for.
fn found(feature: &Feature, Fields { headers, context }: Fields<'_>, in_prose: bool) -> Found {
    let own = Own::of(feature, headers);
    let mut found = Found { in_prose, ..Found::default() };
    let depends = |fact: &&Fact| meaning(&fact.name) == Some(Meaning::DependsOn);
    for (document, Header { other: stated, .. }) in feature.plan().into_iter().chain(feature.spec()).zip(headers) {
        found.of_facts(stated, Mode::Relation, document, &own);
        if feature.plan().is_some_and(|plan| std::ptr::eq(plan, document)) {
            found.of_facts(context.iter().filter(depends), Mode::Running, document, &own);
        }
        for link in document.links.iter().filter(|link| !link.image) {
            found.of_link(link, stated, document, &own);
        }
        found.of_blocks(&document.blocks, document, &own);
    }
    found
}

/// The references found so far, by what they name.
#[derive(Default)]
struct Found {
    /// Whether prose is searched.
    in_prose: bool,
    references: BTreeMap<Key, Reference>,
}

/// What makes two references one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Folder(String),
    Number(u64),
}

impl Found {
    /// Adds what the fields about other plans name.
    fn of_facts<'f>(&mut self, facts: impl IntoIterator<Item = &'f Fact>, mode: Mode, document: &Document, own: &Own) {
        for fact in facts {
            let Some(kind) = kind_of(fact) else { continue };
            for named in scan::names(&fact.value, mode, own) {
                let words = &fact.value[named.range];
                let place = || document.source.place_of(words, fact.place.span).unwrap_or_else(|| fact.place.clone());
                self.add(named.target, kind, words, place, own);
            }
        }
    }

    /// Adds what a link leads to; a link in a field about other plans says what the field says.
    fn of_link(&mut self, link: &Link, facts: &[Fact], document: &Document, own: &Own) {
        let Some(target) = scan::link(&link.target, document.source.path(), own) else { return };
        let holds = |fact: &&Fact| {
            let (field, link) = (&fact.place.span, &link.place.span);
            *fact.place.path == **document.source.path() && field.start <= link.end && link.start <= field.end
        };
        let kind = facts.iter().find(holds).and_then(kind_of).unwrap_or(ReferenceKind::Mentions);
        let text = if link.text.is_empty() { &link.target } else { &link.text };
        self.add(target, kind, text, || link.place.clone(), own);
    }

    /// Adds what the running text of the blocks names.
    fn of_blocks(&mut self, blocks: &[Block], document: &Document, own: &Own) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.of_text(&heading.text, document, own),
                BlockKind::Paragraph(text) => self.of_text(text, document, own),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.of_blocks(&item.blocks, document, own)),
                BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => self.of_blocks(blocks, document, own),
                BlockKind::Table(table) => self.of_table(table, document, own),
                BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    /// Adds what a table names. In a column of specs a bare number names one, and the row may say of it that the plan
    /// depends on it: `| 004 — Tariffs | 007 depends on 004 |`.
    fn of_table(&mut self, table: &Table, document: &Document, own: &Own) {
        let column = spec_column(table);
        for row in std::iter::once(&table.header).chain(&table.rows) {
            if let Some(cell) = column.and_then(|column| row.cells.get(column)) {
                let depends = row.cells.iter().any(|cell| own.depends(&cell.text.text));
                let kind = if depends { ReferenceKind::DependsOn } else { ReferenceKind::Mentions };
                for Named { range, target } in leading(&cell.text.text, own) {
                    self.add(target, kind, &cell.text.text[range], || document.place(cell.span), own);
                }
            }
            row.cells.iter().for_each(|cell| self.of_text(&cell.text, document, own));
        }
    }

    fn of_text(&mut self, text: &Inline, document: &Document, own: &Own) {
        if !self.in_prose {
            return;
        }
        for Named { range, target } in scan::names(&text.text, Mode::Running, own) {
            let place = || document.place(text.source_span(range.clone()));
            self.add(target, ReferenceKind::Mentions, &text.text[range.clone()], place, own);
        }
    }

    /// Adds one reference, unless it means this plan itself or says nothing new.
    fn add(&mut self, target: ReferenceTarget, kind: ReferenceKind, text: &str, place: impl Fn() -> Place, own: &Own) {
        if own.is(&target) {
            return;
        }
        let key = match &target {
            ReferenceTarget::Number(number) => Key::Number(*number),
            ReferenceTarget::Folder(name) => Key::Folder(name.to_lowercase()),
            ReferenceTarget::Path(path) => Key::Folder(scan::feature_of(path).to_lowercase()),
        };
        if let Some(known) = self.references.get_mut(&key) {
            // A path tells plans with one name apart, so it stays whatever else is said.
            if matches!(target, ReferenceTarget::Path(_)) && matches!(known.target, ReferenceTarget::Folder(_)) {
                known.target = target;
            }
            if kind < known.kind {
                (known.kind, known.text, known.place) = (kind, one_line(text), place());
            }
            return;
        }
        self.references.insert(key, Reference { kind, text: one_line(text), target, plan: None, place: place() });
    }

    /// The references in the order of the text, the plan's before the spec's. A number that a named folder carries
    /// says nothing more than the folder.
    fn in_order(mut self, feature: &Feature) -> Vec<Reference> {
        let mut folders: BTreeMap<u64, Key> = BTreeMap::new();
        for key in self.references.keys() {
            if let Key::Folder(name) = key
                && let Some(number) = scan::leading_number(name)
            {
                folders.entry(number).or_insert_with(|| key.clone());
            }
        }
        for (number, folder) in folders {
            let Some(by_number) = self.references.remove(&Key::Number(number)) else { continue };
            if let Some(by_name) = self.references.get_mut(&folder)
                && by_number.kind < by_name.kind
            {
                (by_name.kind, by_name.text, by_name.place) = (by_number.kind, by_number.text, by_number.place);
            }
        }
        let plan = feature.documents.iter().find(|document| document.kind == DocumentKind::Plan);
        let mut references: Vec<Reference> = self.references.into_values().collect();
        references.sort_by_key(|reference| {
            let of_plan = plan.is_some_and(|plan| plan.path == *reference.place.path);
            (!of_plan, reference.place.span)
        });
        references
    }
}

/// The column of a table that names specs: "Spec", "Dependent spec", and not "Change in the accepted spec".
fn spec_column(table: &Table) -> Option<usize> {
    table.header.cells.iter().position(|cell: &Cell| {
        let name = cell.text.text.to_lowercase();
        let last = name.split_whitespace().next_back();
        last.is_some_and(|last| references::SPEC.contains(&last)) && name.split_whitespace().count() <= 2
    })
}

/// What a cell of such a column names with its first word.
fn leading(cell: &str, own: &Own) -> Vec<Named> {
    let cell = &cell[..cell.find(char::is_whitespace).unwrap_or(cell.len())];
    if cell.starts_with(|c: char| c.is_ascii_digit()) { scan::names(cell, Mode::Relation, own) } else { Vec::new() }
}

/// What a field says of the plans in it, if it is about other plans.
fn kind_of(fact: &Fact) -> Option<ReferenceKind> {
    match meaning(&fact.name)? {
        Meaning::DependsOn => Some(ReferenceKind::DependsOn),
        Meaning::Supersedes => Some(ReferenceKind::Supersedes),
        Meaning::Related => Some(ReferenceKind::Mentions),
        _ => None,
    }
}
