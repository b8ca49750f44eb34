//! What need not be done again: the last portfolio, and the plans it was made of.
//!
//! A folder is compared by what is in it and never by times, which editors and Git set as they please. Plans are read and
//! put together by the same code as without a cache; what the rules found is taken over where they would look at the same.
//! Somebody who knows that nothing but the texts of some documents has changed may say so, and only what these can reach is
//! looked at. A test holds every result to that of a build that knows nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::feature::{self, Aside};
use super::findings::KeptFindings;
use super::reading::{KeptReading, MadeOf, Reader, Reading};
use super::{Files, Input, ReadPlans, facts, quote};
use crate::check::{self, Before, Findings, Severities};
use crate::diagnostic::Diagnostic;
use crate::plan::feature::FeatureFolder;
use crate::plan::{Mask, Masked, Plan, ReadOptions};
use crate::portfolio::{self, Assembly, Portfolio, Reassembly, Revision, identity, images};

/// How many older plans are kept in any case.
const LEAST_OLDER: usize = 64;
/// How many plans at most are read one after the other before others are shared out, so that all processors end together.
const PIECE: usize = 8;

/// What the last build knew.
#[derive(Debug, Default)]
pub struct Cache {
    /// By the path of the plan document, which is unlike all others.
    kept: BTreeMap<String, Arc<Kept>>,
    /// What took its place or went since then: what is undone, or comes back from another branch, is known.
    older: BTreeMap<String, Arc<Kept>>,
    options: ReadOptions,
    last: Option<Last>,
}

/// One plan with everything that it was read from.
#[derive(Debug)]
struct Kept {
    made_of: MadeOf,
    has_state_file: Option<bool>,
    plan: Arc<Plan>,
    aside: Aside,
}

/// The last portfolio, with what it takes to make it again.
#[derive(Debug)]
struct Last {
    portfolio: Arc<Portfolio>,
    /// What its plans were made of, in their order.
    plans: Vec<Arc<Kept>>,
    /// What finding the files brought up.
    problems: Vec<Diagnostic>,
    severities: Severities,
    findings: Findings,
}

impl Cache {
    /// Reads and checks all plans; what holds the same bytes as last time is not read again, and where all of them do and
    /// lead to the same, they are not checked again. Where nothing at all is another, it is the last portfolio.
    pub fn portfolio(&mut self, mut input: Input<'_>) -> Arc<Portfolio> {
        let options = options(&mut input);
        let plans = self.read(&mut input, options);
        let bare = plans.iter().map(|kept| Arc::clone(&kept.plan)).collect();
        let mut portfolio = assembled(bare, &mut input);
        read_images(&mut portfolio, input.files);
        let severities = input.config.checks;
        let says_the_same = |last: &Last| {
            last.severities == severities && last.problems == input.problems && last.is_of(&portfolio, &plans)
        };
        let last = self.last.take();
        let was = last.as_ref().map(|last| Arc::clone(&last.portfolio));
        let last = last.filter(says_the_same);
        let none = BTreeSet::new();
        let before = last.zip(was.as_deref()).map(|(last, was)| {
            for (now, was) in portfolio.plans.iter_mut().zip(&was.plans) {
                now.problems = Arc::clone(&was.problems);
            }
            Before { findings: last.findings, plans: &was.plans, affected: &none }
        });
        let now = self.finish(input.files, portfolio, plans, input.problems, severities, before);
        let same = was.filter(|was| was.is_same(&now));
        if let (Some(was), Some(last)) = (&same, &mut self.last) {
            last.portfolio = Arc::clone(was);
        }
        same.unwrap_or(now)
    }

    /// The last portfolio again, of another revision, after nothing below the root has changed but the texts of these
    /// documents. Paths are relative to the root.
    ///
    /// `None` where more has changed than that, or where there is no last portfolio: then all of it must be looked at.
    pub fn portfolio_with(
        &mut self,
        files: &dyn Files,
        texts: &BTreeSet<String>,
        revision: Revision,
    ) -> Option<Arc<Portfolio>> {
        let last = self.last.as_ref()?;
        let mut touched = BTreeSet::new();
        for path in texts {
            let documents = last.portfolio.index.documents(path);
            touched.extend(documents.iter().map(|(plan, _)| *plan));
            if documents.is_empty() {
                return None;
            }
        }
        let mut plans = last.plans.clone();
        let mut read = Vec::new();
        for at in touched {
            let was = &last.plans[at].made_of;
            let reader = Reader { files, options: &self.options, readings: None };
            let now = self.read_one(reader, (was.id.clone(), was.number, was.folder.clone()));
            if !Arc::ptr_eq(&now, &plans[at]) {
                read.push((at, Arc::clone(&now.plan)));
                plans[at] = now;
            }
        }
        if read.is_empty() && revision == last.portfolio.revision {
            return Some(Arc::clone(&last.portfolio));
        }
        let presence = |path: &str| files.presence(path);
        let Reassembly { mut portfolio, affected } =
            portfolio::reassemble(&last.portfolio, &read, revision, &presence)?;
        for (at, _) in &read {
            self.keep_one(&plans[*at]);
        }
        let Last { portfolio: last, problems, severities, findings, .. } = self.last.take()?;
        // The images are what they were, and some may be shown that were not.
        let mut seen = affected.iter();
        let shown_alike = |at: &usize| images::shown_by(&last.plans[*at]).eq(images::shown_by(&portfolio.plans[*at]));
        if !seen.all(shown_alike) {
            read_images(&mut portfolio, files);
        }
        let same_day = portfolio.revision.as_of == last.revision.as_of;
        let before = same_day.then_some(Before { findings, plans: &last.plans, affected: &affected });
        Some(self.finish(files, portfolio, plans, problems, severities, before))
    }

    /// What was taken out of the texts of the last portfolio.
    #[must_use]
    pub fn masked(&self) -> Masked {
        let mut masked = Masked::default();
        let plans = self.last.iter().flat_map(|last| &last.plans);
        plans.for_each(|kept| masked.add(&kept.aside.masked));
        masked
    }

    /// Checks a portfolio, and keeps it for the next time.
    fn finish(
        &mut self,
        files: &dyn Files,
        mut portfolio: Portfolio,
        plans: Vec<Arc<Kept>>,
        problems: Vec<Diagnostic>,
        severities: Severities,
        before: Option<Before<'_>>,
    ) -> Arc<Portfolio> {
        let read = plans.iter().flat_map(|kept| &kept.aside.found);
        let found: Vec<Diagnostic> = problems.iter().chain(read).cloned().collect();
        let checks = Checks { files, severities: &severities, mask: &self.options.mask };
        let findings = checks.run(&mut portfolio, &found, before, &());
        let portfolio = Arc::new(portfolio);
        self.last = Some(Last { portfolio: Arc::clone(&portfolio), plans, problems, severities, findings });
        portfolio
    }

    /// Reads all plans, and keeps them for the next time.
    fn read(&mut self, input: &mut Input<'_>, options: ReadOptions) -> Vec<Arc<Kept>> {
        if self.options != options {
            *self = Self { options, ..Self::default() };
        }
        let reader = Reader { files: input.files, options: &self.options, readings: input.readings };
        let identified = identity::identify(std::mem::take(&mut input.features)).into_par_iter().with_max_len(PIECE);
        let read: Vec<Arc<Kept>> = identified.map(|identified| self.read_one(reader, identified)).collect();
        let kept = read.iter().map(|kept| (kept.made_of.folder.plan.clone(), Arc::clone(kept))).collect();
        for (path, last) in std::mem::replace(&mut self.kept, kept) {
            if !self.kept.get(&path).is_some_and(|now| Arc::ptr_eq(now, &last)) {
                self.older.insert(path, last);
            }
        }
        self.forget();
        read
    }

    /// Reads one plan, or takes it as it was when it had the same bytes.
    fn read_one(&self, reader: Reader<'_>, identified: (String, Option<u64>, FeatureFolder)) -> Arc<Kept> {
        let contents = feature::read(reader.files, &identified.2);
        let made_of = MadeOf::new(identified, &contents);
        let path = &made_of.folder.plan;
        let mut known = self.kept.get(path).into_iter().chain(self.older.get(path));
        let has_state_file = || feature::has_state_file(reader.files, &made_of.folder);
        let is_same = |kept: &&Arc<Kept>| {
            kept.made_of == made_of && kept.has_state_file.is_none_or(|there| there == has_state_file())
        };
        match known.find(is_same) {
            Some(kept) => Arc::clone(kept),
            None => {
                let Reading { plan, has_state_file, aside, .. } = reader.plan(&made_of, contents);
                Arc::new(Kept { plan: Arc::new(plan), has_state_file, made_of, aside })
            }
        }
    }

    /// Keeps one plan instead of what it was.
    fn keep_one(&mut self, now: &Arc<Kept>) {
        let path = now.made_of.folder.plan.clone();
        if let Some(last) = self.kept.insert(path.clone(), Arc::clone(now)) {
            self.older.insert(path, last);
        }
        self.forget();
    }

    /// Keeps not more than once as much as there is, and a little where there is little.
    fn forget(&mut self) {
        if self.older.len() > self.kept.len().max(LEAST_OLDER) {
            self.older.clear();
        }
    }
}

impl Last {
    /// Whether every rule would look at in a portfolio what it looked at in this one: the plans, with what follows from
    /// them alone, where their links lead on the disk, the images, and the day.
    fn is_of(&self, portfolio: &Portfolio, plans: &[Arc<Kept>]) -> bool {
        let was = &self.portfolio;
        let mut pairs = was.plans.iter().zip(&portfolio.plans);
        self.plans.len() == plans.len()
            && self.plans.iter().zip(plans).all(|(was, now)| Arc::ptr_eq(was, now))
            && was.revision.as_of == portfolio.revision.as_of
            && was.images == portfolio.images
            && pairs.all(|(was, now)| was.targets == now.targets)
    }
}

/// Reads and checks all plans for one time. No plan is kept as it was read, beside the one in the portfolio.
pub(super) fn once(mut input: Input<'_>) -> ReadPlans {
    let (files, scratch) = (input.files, input.scratch.take());
    let options = options(&mut input);
    let reader = Reader { files, options: &options, readings: input.readings };
    let identified = identity::identify(std::mem::take(&mut input.features)).into_par_iter().with_max_len(PIECE);
    let read = identified.map(|identified| {
        let contents = feature::read(files, &identified.2);
        let made_of = MadeOf::new(identified, &contents);
        let Reading { plan, aside, kept, .. } = reader.put_away(&made_of, contents, scratch.as_ref());
        (Arc::new(plan), (aside, kept))
    });
    let (plans, (asides, kept)): (Vec<_>, (Vec<Aside>, Vec<Option<KeptReading>>)) = read.unzip();
    let mut portfolio = assembled(plans, &mut input);
    let (mut found, mut masked) = (input.problems, Masked::default());
    for aside in asides {
        found.extend(aside.found);
        masked.add(&aside.masked);
    }
    read_images(&mut portfolio, files);
    let severities = &input.config.checks;
    let findings = input.readings.map(|readings| KeptFindings::of(&portfolio, &kept, severities, readings));
    let known: &dyn check::KeptFindings = if let Some(findings) = &findings { findings } else { &() };
    Checks { files, severities, mask: &options.mask }.run(&mut portfolio, &found, None, known);
    let of_plans: Option<Vec<u64>> = kept.iter().map(|kept| Some(kept.as_ref()?.facts)).collect();
    let facts = of_plans.map(|of_plans| facts::fingerprint(&portfolio, &of_plans));
    ReadPlans { portfolio, masked, facts }
}

/// How plans are read.
fn options(input: &mut Input<'_>) -> ReadOptions {
    ReadOptions { statuses: std::mem::take(&mut input.config.statuses), mask: std::mem::take(&mut input.mask) }
}

/// Puts plans together with what is known beside them.
fn assembled(plans: Vec<Arc<Plan>>, input: &mut Input<'_>) -> Portfolio {
    let files = input.files;
    let assembly = Assembly {
        title: input.config.title.take().unwrap_or_else(|| std::mem::take(&mut input.default_title)),
        revision: input.revision.clone(),
        constitution: input.constitution.take(),
        history: &input.history,
        stale_after: input.config.review.stale_after.unwrap_or(portfolio::STALE_AFTER),
        presence: &|path| files.presence(path),
    };
    portfolio::assemble(plans, assembly)
}

/// Reads the images that a portfolio shows and does not have.
fn read_images(portfolio: &mut Portfolio, files: &dyn Files) {
    let images = images::read(&portfolio.plans, &portfolio.images, &|path| files.read(path));
    if images != *portfolio.images {
        portfolio.images = Arc::new(images);
    }
}

/// How a portfolio is checked.
struct Checks<'c> {
    files: &'c dyn Files,
    severities: &'c Severities,
    /// What is left out of the lines that are quoted.
    mask: &'c Mask,
}

impl Checks<'_> {
    /// Finds what is wrong with a portfolio, beside what was found before, and quotes it.
    fn run(
        &self,
        portfolio: &mut Portfolio,
        found: &[Diagnostic],
        before: Option<Before<'_>>,
        kept: &dyn check::KeptFindings,
    ) -> Findings {
        let findings = check::run(portfolio, found, self.severities, before, kept);
        quote(&mut portfolio.problems, self.files, self.mask);
        findings
    }
}
