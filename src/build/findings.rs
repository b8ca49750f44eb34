//! What was found at plans by themselves, kept with what was read of them.
//!
//! A rule that looks at one plan goes by the plan, where its links lead, the day, and what plans and documents are called
//! (see [`check`]). Where all of that is the same, so is what it finds.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rapidhash::quality::RapidHasher;
use rapidhash::v3::rapidhash_v3;

use super::Readings;
use super::reading::KeptReading;
use crate::check::{self, Severities};
use crate::diagnostic::Diagnostic;
use crate::packed::{Packed, Packer, Unpacker};
use crate::portfolio::links::Broken;
use crate::portfolio::{Portfolio, Target};

/// What is kept of the plans of a portfolio.
pub(super) struct KeptFindings<'r> {
    readings: &'r dyn Readings,
    plans: Vec<Kept>,
}

/// What is kept of one plan.
struct Kept {
    /// What it is called.
    name: String,
    /// Stands for all that the rules go by; `None` where nothing is kept of the plan.
    key: Option<u64>,
}

impl<'r> KeptFindings<'r> {
    /// The findings at plans, of which it is known how they are kept.
    pub(super) fn of(
        portfolio: &Portfolio,
        read: &[Option<KeptReading>],
        severities: &Severities,
        readings: &'r dyn Readings,
    ) -> Self {
        let common = common(portfolio, severities);
        let mut headings = Headings { portfolio, known: HashMap::new() };
        let plans = portfolio.plans.iter().zip(read).map(|(of, read)| {
            let key = read.map(|KeptReading { whole, .. }| {
                let mut hasher = RapidHasher::default();
                (common, whole, &of.targets).hash(&mut hasher);
                // What is proposed instead of a heading that is not there is one of those that are.
                for target in of.targets.iter().flatten() {
                    if let Target::Broken(Broken::Fragment { plan, document, .. }) = target {
                        headings.of(*plan, *document).hash(&mut hasher);
                    }
                }
                hasher.finish()
            });
            Kept { name: format!("{} found", of.plan.path), key }
        });
        Self { readings, plans: plans.collect() }
    }
}

impl check::KeptFindings for KeptFindings<'_> {
    fn recall_or(&self, plan: usize, find: &dyn Fn() -> Vec<Diagnostic>) -> Vec<Diagnostic> {
        let Kept { name, key: Some(key) } = &self.plans[plan] else { return find() };
        if let Some(found) = self.readings.recall(name).and_then(|bytes| unpack(&bytes, *key)) {
            return found;
        }
        let found = find();
        let mut packer = Packer::default();
        key.pack(&mut packer);
        found.pack(&mut packer);
        self.readings.keep(name, &packer.bytes());
        found
    }
}

/// Fingerprints of the headings of documents, each made once.
struct Headings<'p> {
    portfolio: &'p Portfolio,
    /// By plan and document.
    known: HashMap<(usize, usize), u64>,
}

impl Headings<'_> {
    fn of(&mut self, plan: usize, document: usize) -> u64 {
        *self.known.entry((plan, document)).or_insert_with(|| {
            let mut hasher = RapidHasher::default();
            let anchors = &self.portfolio.plans[plan].plan.documents[document].anchors;
            anchors.headings().for_each(|heading| heading.hash(&mut hasher));
            hasher.finish()
        })
    }
}

/// The findings in some bytes, if they are those of this key.
fn unpack(bytes: &[u8], key: u64) -> Option<Vec<Diagnostic>> {
    let mut from = Unpacker::new(bytes);
    (u64::unpack(&mut from)? == key).then_some(())?;
    let found = Vec::unpack(&mut from)?;
    from.is_at_end().then_some(found)
}

/// Stands for what the rules go by at every plan.
fn common(portfolio: &Portfolio, severities: &Severities) -> u64 {
    let mut hasher = RapidHasher::default();
    for plan in portfolio.plans.iter().map(|of| &of.plan) {
        (&plan.id, plan.number, &plan.folder, &plan.path).hash(&mut hasher);
        plan.documents.iter().for_each(|document| document.path.hash(&mut hasher));
    }
    for (path, image) in &*portfolio.images {
        let image = image.as_ref().map(|image| rapidhash_v3(&image.bytes));
        (path, image).hash(&mut hasher);
    }
    (severities, portfolio.revision.as_of).hash(&mut hasher);
    hasher.finish()
}
