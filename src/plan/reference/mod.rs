//! Other plans that a plan names.
//!
//! They are named by folder, by number and by link, in the plan and in its spec. A field of the header says what one
//! plan is to the other; everything else is a mention. "Superseded by 012-x" is one too: it is the other plan that
//! supersedes. Code is passed over, where trees and commands name every folder there is.

mod mention;
mod own;
mod scan;
mod walk;

use std::collections::BTreeMap;

pub use self::mention::Mention;
use self::mention::Places;
use self::own::Own;
use self::scan::{Mode, Named};
use self::walk::Walk;
use super::header::{self, Fact, Header, Meaning, meaning};
use super::words::{one_line, references};
use super::{DocumentKind, Feature, FeatureDocument};
use crate::diagnostic::Place;
use crate::document::{Cell, Document, Inline, Link, Row, Table};

/// One mention of another plan, as written; which plan it means is found out when all plans are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the plan says of the other one.
    pub kind: ReferenceKind,
    /// The words that name it, such as `003-ledger` or `Feature 27`.
    pub text: String,
    /// The folder name, number or path that is named, for the look-up.
    pub target: ReferenceTarget,
    /// Whether these words may well name something else, so that they count only where there is such a plan.
    pub is_doubtful: bool,
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
    read_names(feature).references
}

/// Finds the places in every document of a feature, in the order of its documents.
#[must_use]
pub fn mentions(feature: &Feature) -> Vec<Vec<Mention>> {
    read_names(feature).mentions
}

fn read_names(feature: &Feature) -> Names {
    let (headers, context) = (header::of_feature(feature), header::technical_context(feature));
    of_fields(feature, Fields { headers: &headers, context: &context })
}

/// The other plans that a feature names.
pub(super) struct Names {
    /// Each once, as its plan and its spec name it.
    pub(super) references: Vec<Reference>,
    /// The places in the text of each of its documents.
    pub(super) mentions: Vec<Vec<Mention>>,
}

/// What was read of the fields of a feature.
#[derive(Clone, Copy)]
pub(super) struct Fields<'f> {
    /// The headers of its plan and its spec.
    pub(super) headers: &'f [Header],
    /// The facts of the plan's Technical Context.
    pub(super) context: &'f [Fact],
}

/// Reads what a feature names whose fields are known.
pub(super) fn of_fields(feature: &Feature, fields: Fields<'_>) -> Names {
    let (found, mentions) = found(feature, fields, true);
    Names { references: found.in_order(feature), mentions }
}

/// The references of a feature that depends on another one; of the others nothing. Prose makes no plan depend on another
/// one, so most texts need not be searched for that.
pub(super) fn of_dependent(feature: &Feature, fields: Fields<'_>) -> Vec<Reference> {
    let depends = |reference: &Reference| reference.kind == ReferenceKind::DependsOn;
    let is_dependent = found(feature, fields, false).0.references.values().any(depends);
    if is_dependent { of_fields(feature, fields).references } else { Vec::new() }
}

/// Finds the references of a feature and the places in each of its documents; nothing in prose unless it is asked for.
fn found(feature: &Feature, fields: Fields<'_>, in_prose: bool) -> (Found, Vec<Vec<Mention>>) {
    let own = Own::of(feature, fields.headers);
    let with_header: Vec<_> = feature.plan().into_iter().chain(feature.spec()).zip(fields.headers).collect();
    let mut found = Found::default();
    let mut of_document = |it: &FeatureDocument| {
        let document = it.document()?;
        let stating = with_header.iter().find(|(stating, _)| std::ptr::eq(*stating, document));
        let header = stating.map(|(_, header)| *header);
        if let Some(header) = header {
            let context = if it.kind == DocumentKind::Plan { fields.context } else { &[] };
            found.of_header(header, context, document, &own);
        }
        let places = in_prose.then(|| match (header, it.kind) {
            // Only the header of a plan or spec has fields that are about other plans.
            (None, DocumentKind::Plan | DocumentKind::Spec) => {
                Places::of(document, Some(&header::read(document)), &own)
            }
            _ => Places::of(document, header, &own),
        });
        let references = header.is_some().then_some(&mut found);
        let mut walk = Walk { document, own: &own, references, places };
        walk.blocks(&document.blocks);
        walk.places.map(Places::in_order)
    };
    let mentions = feature.documents.iter().map(|it| of_document(it).unwrap_or_default()).collect();
    (found, mentions)
}

/// What some words say of another plan.
struct Naming<'t> {
    target: ReferenceTarget,
    kind: ReferenceKind,
    text: &'t str,
    is_doubtful: bool,
}

/// The references found so far, by what they name.
#[derive(Default)]
struct Found {
    references: BTreeMap<Key, Reference>,
}

/// What makes two references one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Folder(String),
    Number(u64),
}

impl Found {
    /// Adds what the header of a document names, the Technical Context of a plan, and the links.
    fn of_header(&mut self, header: &Header, context: &[Fact], document: &Document, own: &Own) {
        let depends = |fact: &&Fact| meaning(&fact.name) == Some(Meaning::DependsOn);
        self.of_facts(&header.other, Mode::Relation, document, own);
        self.of_facts(context.iter().filter(depends), Mode::Running, document, own);
        for link in document.links.iter().filter(|link| !link.image) {
            self.of_link(link, &header.other, document, own);
        }
    }

    /// Adds what the fields about other plans name.
    fn of_facts<'f>(&mut self, facts: impl IntoIterator<Item = &'f Fact>, mode: Mode, document: &Document, own: &Own) {
        for fact in facts {
            let Some(kind) = kind_of(fact) else { continue };
            for named in scan::names(&fact.value, mode, own) {
                let words = &fact.value[named.range];
                let place = || document.source.place_of(words, fact.place.span).unwrap_or_else(|| fact.place.clone());
                self.add(Naming { target: named.target, kind, text: words, is_doubtful: false }, place, own);
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
        self.add(Naming { target, kind, text, is_doubtful: false }, || link.place.clone(), own);
    }

    /// Adds what a cell names in a column of specs. There a bare number names one, and the row may say of it that the
    /// plan depends on it: `| 004 — Tariffs | 007 depends on 004 |`.
    fn of_specs(&mut self, cell: &Cell, row: &Row, document: &Document, own: &Own) {
        let depends = row.cells.iter().any(|cell| own.depends(&cell.text.text));
        let kind = if depends { ReferenceKind::DependsOn } else { ReferenceKind::Mentions };
        for Named { range, target } in leading(&cell.text.text, own) {
            let text = &cell.text.text[range];
            self.add(Naming { target, kind, text, is_doubtful: false }, || document.place(cell.span), own);
        }
    }

    /// Adds what was found in a text.
    fn of_text(&mut self, text: &Inline, names: &[Named], document: &Document, own: &Own) {
        for named in names {
            let (target, range) = (named.target.clone(), named.range.clone());
            let place = || document.place(text.source_span(range.clone()));
            let is_doubtful = named.is_doubtful(&text.text, own);
            let text = &text.text[range.clone()];
            self.add(Naming { target, kind: ReferenceKind::Mentions, text, is_doubtful }, place, own);
        }
    }

    /// Adds one reference, unless it means this plan itself or says nothing new.
    fn add(&mut self, naming: Naming<'_>, place: impl Fn() -> Place, own: &Own) {
        let Naming { target, kind, text, is_doubtful } = naming;
        if own.is(&target) {
            return;
        }
        let key = match &target {
            ReferenceTarget::Number(number) => Key::Number(*number),
            ReferenceTarget::Folder(name) => Key::Folder(name.to_lowercase()),
            ReferenceTarget::Path(path) => Key::Folder(scan::feature_of(path).to_lowercase()),
        };
        if let Some(known) = self.references.get_mut(&key) {
            known.is_doubtful &= is_doubtful;
            // A path tells plans with one name apart, so it stays whatever else is said.
            if matches!(target, ReferenceTarget::Path(_)) && matches!(known.target, ReferenceTarget::Folder(_)) {
                known.target = target;
            }
            if kind < known.kind {
                (known.kind, known.text, known.place) = (kind, one_line(text), place());
            }
            return;
        }
        let reference = Reference { kind, text: one_line(text), target, is_doubtful, plan: None, place: place() };
        self.references.insert(key, reference);
    }

    /// The references in the order of the text, the plan's before the spec's. A number that a named folder carries
    /// says nothing more than the folder.
    fn in_order(mut self, feature: &Feature) -> Vec<Reference> {
        let mut folders: BTreeMap<u64, Key> = BTreeMap::new();
        for (key, reference) in &self.references {
            if let Key::Folder(name) = key
                && !reference.is_doubtful
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
        let mut words = cell.text.text.split_whitespace();
        let last = words.next_back();
        last.is_some_and(|last| references::SPEC.has_in_any_case(last)) && words.count() <= 1
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
