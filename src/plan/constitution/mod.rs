//! The constitution check: each principle once, with its latest verdict.
//!
//! Plans check their principles in a table, under a heading or bold line a principle, or in a list; often twice, before
//! and after the design. A ticked box is a gate and no verdict, and prose states none: such a principle is listed and
//! stays unstated.

mod answers;
mod group;
mod list;
mod names;
pub(super) mod table;

use rapidhash::RapidHashMap;

use super::gate::Verdict;
use super::scope::{self, Part, Role, joined};
use crate::diagnostic::Place;
use crate::document::{Document, Inline};
use names::Key;

pub(super) use group::{is_on_all, judges_principles};
pub(super) use list::Naming;
pub(super) use names::is_placeholder;

/// What a plan says about one principle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleCheck {
    /// The principle's name as first written, without marks or "Required Check - ".
    pub principle: String,
    /// The latest verdict; `Unstated` where only prose or a box stands.
    pub verdict: Verdict,
    /// The verdict as written.
    pub text: Option<String>,
    /// Whether anything is written about it, a verdict or not. Boxes, open questions and placeholders are no answer.
    pub is_answered: bool,
    /// Where the principle is first named.
    pub place: Place,
}

/// Reads every constitution check of a plan, in order, merged.
#[must_use]
pub fn read(plan: &Document) -> Vec<PrincipleCheck> {
    of_parts(plan, &scope::parts(plan))
}

/// Reads the checks of a plan that has been cut into parts.
pub(super) fn of_parts(plan: &Document, parts: &[Part<'_>]) -> Vec<PrincipleCheck> {
    let mut checks = Checks {
        plan,
        found: Vec::new(),
        known: Vec::new(),
        index: Index::default(),
        named: vec![Vec::new()],
        table: None,
    };
    let headings = || parts.iter().filter(|part| part.role == Role::Principle);
    let are_grouped = headings().nth(1).is_some() && headings().any(group::groups);
    for part in parts {
        match part.role {
            Role::Check => {
                checks.named.push(Vec::new());
                group::section(&mut checks, part.blocks);
            }
            Role::Principle => group::heading(&mut checks, part, are_grouped),
            _ => {}
        }
    }
    checks.aligned()
}

/// Whether the plan has a constitution check at all.
#[must_use]
pub fn has_section(plan: &Document) -> bool {
    is_among(&scope::parts(plan))
}

/// Whether a constitution check is among the parts of a plan.
pub(super) fn is_among(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| part.role == Role::Check)
}

/// A verdict with its words.
type Stated = (Verdict, Option<String>);

/// The principles found so far.
struct Checks<'d> {
    plan: &'d Document,
    found: Vec<PrincipleCheck>,
    known: Vec<Known>,
    index: Index,
    /// Which principles each check of the plan names, in order; the last one is being read.
    named: Vec<Vec<usize>>,
    /// The first principle that the table may add which is being read.
    table: Option<usize>,
}

/// What is kept of a principle for comparison.
struct Known {
    key: Key,
    /// The last check that named it.
    pass: usize,
}

/// Where principles are looked up.
#[derive(Default)]
struct Index {
    exact: RapidHashMap<Key, usize>,
    /// By words, where there are at least two: some plans number the same principle differently.
    by_words: RapidHashMap<String, usize>,
    /// By number or first word: the ones that a shorter or longer name may mean.
    near: RapidHashMap<String, Vec<usize>>,
}

/// How many principles of one number or first word are compared.
const NEAR: usize = 16;
/// How many checks of one plan are compared place by place.
const ALIGNED: usize = 16;

impl Checks<'_> {
    /// Adds a principle, or gives a known one its later verdict; `is_answered` says whether prose answers it.
    fn add(&mut self, name: &Inline, (verdict, text): Stated, is_answered: bool) {
        let name = names::clean(name);
        if names::is_placeholder(&name.text) || !name.text.chars().any(char::is_alphanumeric) {
            return;
        }
        let is_answered = is_answered || verdict != Verdict::Unstated;
        let key = Key::of(&name.text);
        let text = text.map(|text| joined(&text)).filter(|text| !text.is_empty());
        let pass = self.named.len() - 1;
        if let Some(at) = self.same(&key, pass) {
            self.known[at].pass = pass;
            self.named[pass].push(at);
            self.found[at].is_answered |= is_answered;
            if verdict != Verdict::Unstated {
                self.found[at].verdict = verdict;
                self.found[at].text = text;
            }
            return;
        }
        let at = self.found.len();
        if key.has_several_words() {
            self.index.by_words.entry(key.words.clone()).or_insert(at);
        }
        for near in key.beginnings() {
            self.index.near.entry(near.to_owned()).or_default().push(at);
        }
        self.index.exact.insert(key.clone(), at);
        self.known.push(Known { key, pass });
        self.named[pass].push(at);
        let place = self.plan.place(name.span);
        self.found.push(PrincipleCheck { principle: joined(&name.text), verdict, text, is_answered, place });
    }

    /// The principle that a name means: the same name, or in a later check a similar one.
    fn same(&self, key: &Key, pass: usize) -> Option<usize> {
        // The rows of one table are principles of their own where their numbers say so.
        let is_beside = |at: usize| {
            let differs = || key.number.is_some() && self.known[at].key.number.is_some();
            self.table.is_some_and(|first| first <= at) && differs()
        };
        let by_words = || self.index.by_words.get(&key.words).filter(|at| !is_beside(**at));
        if let Some(at) = self.index.exact.get(key).or_else(by_words) {
            return Some(*at);
        }
        let near = key.beginnings().filter_map(|near| self.index.near.get(near));
        near.flat_map(|near| near.iter().take(NEAR)).copied().find(|at| {
            let known = &self.known[*at];
            known.pass < pass && known.key.is_same(key) || known.key.is_renamed(key)
        })
    }

    /// The principles, where a later check that goes through the same list calls some of them otherwise: they are the
    /// ones at their places if most of the others are.
    fn aligned(mut self) -> Vec<PrincipleCheck> {
        let mut repeats = vec![false; self.found.len()];
        for pass in 1..self.named.len().min(ALIGNED) {
            let later = &self.named[pass];
            let Some(first) = self.named[..pass].iter().find(|first| first.len() == later.len()) else { continue };
            let agreed = later.iter().zip(first).filter(|(later, first)| later == first).count();
            let first_new = self.named[..pass].iter().flatten().max().map_or(0, |last| last + 1);
            if agreed * 2 < later.len() || agreed == 0 {
                continue;
            }
            for (later, first) in
                later.iter().zip(first).filter(|(later, first)| later != first && **later >= first_new)
            {
                repeats[*later] = true;
                self.found[*first].is_answered |= self.found[*later].is_answered;
                if self.found[*later].verdict != Verdict::Unstated {
                    self.found[*first].verdict = self.found[*later].verdict;
                    self.found[*first].text = self.found[*later].text.clone();
                }
            }
        }
        let mut repeats = repeats.into_iter();
        self.found.retain(|_| repeats.next() != Some(true));
        self.found
    }
}
