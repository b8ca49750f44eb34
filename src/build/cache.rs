//! What need not be read again: the plans of the last build, as long as their files hold the same bytes.
//!
//! A folder is compared by what is in it and never by times, which editors and Git set as they please. A build with a
//! warm cache runs the same code as one with an empty one, so it cannot come to another result.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapidhash::v3::rapidhash_v3;
use rayon::prelude::*;

use super::Files;
use super::feature::{self, Contents, Unread};
use crate::diagnostic::Diagnostic;
use crate::plan::feature::FeatureFolder;
use crate::plan::{self, Plan, ReadOptions};
use crate::portfolio::identity;

/// The plans of the last build.
#[derive(Debug, Default)]
pub struct Cache {
    /// By the path of the plan document, which is unlike all others.
    kept: BTreeMap<String, Arc<Kept>>,
    options: ReadOptions,
}

/// One plan with everything that it was read from.
#[derive(Debug)]
struct Kept {
    made_of: MadeOf,
    plan: Plan,
    found: Vec<Diagnostic>,
}

/// What a plan depends on.
#[derive(Debug, PartialEq, Eq)]
struct MadeOf {
    id: String,
    number: Option<u64>,
    folder: FeatureFolder,
    /// Length and fingerprint of every file, in the order of [`feature::read`].
    contents: Vec<Result<(usize, u64), Unread>>,
}

impl Cache {
    /// Reads all plans and what is wrong with their texts, and keeps both for the next time.
    pub(super) fn read(
        &mut self,
        files: &dyn Files,
        features: Vec<FeatureFolder>,
        options: &ReadOptions,
    ) -> (Vec<Plan>, Vec<Diagnostic>) {
        if self.options != *options {
            *self = Self { kept: BTreeMap::new(), options: options.clone() };
        }
        let known = &self.kept;
        let read: Vec<Arc<Kept>> = identity::identify(features)
            .into_par_iter()
            .map(|(id, number, folder)| {
                let contents = feature::read(files, &folder);
                let made_of = MadeOf { id, number, folder, contents: fingerprints(&contents) };
                match known.get(&made_of.folder.plan) {
                    Some(kept) if kept.made_of == made_of => Arc::clone(kept),
                    _ => Arc::new(Kept::new(made_of, contents, options)),
                }
            })
            .collect();
        self.kept = read.iter().map(|kept| (kept.made_of.folder.plan.clone(), Arc::clone(kept))).collect();
        let found = read.iter().flat_map(|kept| kept.found.iter().cloned()).collect();
        (read.iter().map(|kept| kept.plan.clone()).collect(), found)
    }
}

impl Kept {
    fn new(made_of: MadeOf, contents: Contents, options: &ReadOptions) -> Self {
        let mut found = Vec::new();
        let feature = feature::parse(made_of.id.clone(), made_of.number, made_of.folder.clone(), contents, &mut found);
        Self { plan: plan::read(feature, options), made_of, found }
    }
}

fn fingerprints(contents: &Contents) -> Vec<Result<(usize, u64), Unread>> {
    let of = |bytes: &Vec<u8>| (bytes.len(), rapidhash_v3(bytes));
    contents.iter().map(|bytes| bytes.as_ref().map(of).map_err(Unread::clone)).collect()
}
