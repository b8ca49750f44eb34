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

/// How many older plans are kept in any case.
const LEAST_OLDER: usize = 64;

/// The plans of the last build.
#[derive(Debug, Default)]
pub struct Cache {
    /// By the path of the plan document, which is unlike all others.
    kept: BTreeMap<String, Arc<Kept>>,
    /// What took its place or went since then: what is undone, or comes back from another branch, is known.
    older: BTreeMap<String, Arc<Kept>>,
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
            *self = Self { options: options.clone(), ..Self::default() };
        }
        let known = |path: &str| self.kept.get(path).into_iter().chain(self.older.get(path));
        let read: Vec<Arc<Kept>> = identity::identify(features)
            .into_par_iter()
            .map(|(id, number, folder)| {
                let contents = feature::read(files, &folder);
                let made_of = MadeOf { id, number, folder, contents: fingerprints(&contents) };
                match known(&made_of.folder.plan).find(|kept| kept.made_of == made_of) {
                    Some(kept) => Arc::clone(kept),
                    None => Arc::new(Kept::new(made_of, contents, options)),
                }
            })
            .collect();
        self.keep(read.iter().map(|kept| (kept.made_of.folder.plan.clone(), Arc::clone(kept))).collect());
        let found = read.iter().flat_map(|kept| kept.found.iter().cloned()).collect();
        (read.iter().map(|kept| kept.plan.clone()).collect(), found)
    }

    /// Takes on the plans of a build, and lays aside those that are different now.
    fn keep(&mut self, kept: BTreeMap<String, Arc<Kept>>) {
        for (path, last) in std::mem::replace(&mut self.kept, kept) {
            if !self.kept.get(&path).is_some_and(|now| Arc::ptr_eq(now, &last)) {
                self.older.insert(path, last);
            }
        }
        // Not more than once as much as there is, and a little where there is little.
        if self.older.len() > self.kept.len().max(LEAST_OLDER) {
            self.older.clear();
        }
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
