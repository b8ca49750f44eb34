//! Which plans and documents are left out, by name and by kind, before anything of them is read.
//!
//! The same choice is made of what lies on disk and of what any revision holds: of each by the identities that its
//! plans have there.

use std::collections::{BTreeMap, BTreeSet};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::Discovery;
use crate::app::Error;
use crate::plan::DocumentKind;
use crate::plan::feature::FeatureFolder;
use crate::portfolio::identity;

/// What is left out; nothing by default.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Selection {
    /// Patterns of plan IDs, as written.
    plans: Vec<String>,
    /// The same, without regard to case.
    patterns: GlobSet,
    documents: BTreeSet<DocumentKind>,
    /// Plan documents that are left out wherever a revision has them.
    former: BTreeSet<String>,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        (&self.plans, &self.documents, &self.former) == (&other.plans, &other.documents, &other.former)
    }
}

/// What was left out of what lies on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Withheld {
    /// The IDs of all plans, those that stay too.
    pub(in crate::app) known: Vec<String>,
    /// How many plans.
    pub(in crate::app) plans: usize,
    /// How many documents of other plans, by kind.
    pub(in crate::app) documents: BTreeMap<DocumentKind, usize>,
    /// The patterns that mean a plan, by index.
    pub(in crate::app) meant: BTreeSet<usize>,
    files: BTreeSet<String>,
    /// The folders of features, and whether all in them are left out.
    folders: BTreeMap<String, bool>,
}

impl Selection {
    /// The selection that leaves out these plans and kinds of documents.
    pub(in crate::app) fn new(plans: &[String], documents: &[String]) -> Result<Self, Error> {
        let mut patterns = GlobSetBuilder::new();
        for pattern in plans {
            let glob = GlobBuilder::new(pattern).case_insensitive(true).build();
            patterns.add(glob.map_err(|source| Error::Pattern { pattern: pattern.clone(), source })?);
        }
        let patterns = patterns.build().map_err(|source| Error::Pattern { pattern: plans.join(" "), source })?;
        let documents = DocumentKind::ALL.into_iter().filter(|kind| documents.iter().any(|name| name == kind.name()));
        Ok(Self { plans: plans.to_vec(), patterns, documents: documents.collect(), former: BTreeSet::new() })
    }

    /// The same, and these plan documents beside: what plans that are left out were called before.
    pub(in crate::app) fn and(self, former: BTreeSet<String>) -> Self {
        Self { former, ..self }
    }

    /// Whether any plan is left out by its name.
    pub(in crate::app) fn names_plans(&self) -> bool {
        !self.plans.is_empty()
    }

    /// Whether a plan with this document is left out, as far as that can be said of one alone: where several have the
    /// name of their folder, the folder above it is a part of their names.
    pub(in crate::app) fn leaves_out(&self, plan: &str) -> bool {
        let (folder, _) = plan.rsplit_once('/').unwrap_or(("", plan));
        let alone = FeatureFolder { folder: folder.to_owned(), plan: plan.to_owned(), ..FeatureFolder::default() };
        let flat = folder.rsplit('/').take(2).collect::<Vec<_>>();
        let above = FeatureFolder { folder: flat.into_iter().rev().collect::<Vec<_>>().join("-"), ..alone.clone() };
        let ids = [alone, above].map(|feature| identity::identify(vec![feature]));
        ids.iter().flatten().any(|(id, _, _)| self.patterns.is_match(id))
    }

    fn is_empty(&self) -> bool {
        self.plans.is_empty() && self.documents.is_empty()
    }

    /// The features that stay, with the documents of them that stay.
    pub(super) fn keep(&self, features: Vec<FeatureFolder>) -> Vec<FeatureFolder> {
        if self.is_empty() { features } else { self.divide(features).0 }
    }

    /// The features that stay, and what does not.
    fn divide(&self, features: Vec<FeatureFolder>) -> (Vec<FeatureFolder>, Withheld) {
        let mut withheld = Withheld::default();
        let mut kept = Vec::new();
        for (id, _, mut feature) in identity::identify(features) {
            let patterns = self.patterns.matches(&id);
            let stays = patterns.is_empty() && !self.former.contains(&feature.plan);
            let all = withheld.folders.entry(feature.folder.clone()).or_insert(true);
            *all &= !stays;
            if stays {
                self.take_documents(&mut feature, &mut withheld);
                kept.push(feature);
            } else {
                withheld.plans += 1;
                withheld.meant.extend(patterns);
                withheld.files.insert(feature.plan);
                withheld.files.extend(feature.documents.into_iter().chain(feature.contracts));
            }
            withheld.known.push(id);
        }
        (kept, withheld)
    }

    /// Takes the documents out of a feature that are of a kind that is left out.
    fn take_documents(&self, feature: &mut FeatureFolder, withheld: &mut Withheld) {
        let folder = feature.folder.clone();
        let mut stays = |path: &String, kind: DocumentKind| {
            let stays = !self.documents.contains(&kind);
            if !stays {
                withheld.files.insert(path.clone());
                *withheld.documents.entry(kind).or_default() += 1;
            }
            stays
        };
        let below = |path: &str| path.strip_prefix(&folder).unwrap_or(path).trim_start_matches('/').to_owned();
        feature.documents.retain(|path| stays(path, DocumentKind::of(&below(path))));
        feature.contracts.retain(|path| stays(path, DocumentKind::Contract));
        feature.refused.retain(|(path, _)| !withheld.files.contains(path));
    }
}

impl Withheld {
    /// Whether a path leads to what is left out: to one of the documents, or to anything else in the folder of a plan.
    pub(in crate::app) fn withholds(&self, path: &str) -> bool {
        if self.files.is_empty() {
            return false;
        }
        let mut folders = std::iter::successors(Some(path), |path| match *path {
            "" => None,
            path => Some(path.rsplit_once('/').map_or("", |(folder, _)| folder)),
        });
        self.files.contains(path) || folders.find_map(|folder| self.folders.get(folder)).copied().unwrap_or(false)
    }
}

impl Discovery {
    /// Leaves out what is selected, and what was said of it.
    pub(in crate::app) fn select(&mut self, selection: &Selection) -> Withheld {
        if selection.is_empty() {
            return Withheld::default();
        }
        let (kept, withheld) = selection.divide(std::mem::take(&mut self.features));
        self.features = kept;
        self.problems.retain(|problem| !withheld.withholds(&problem.path));
        withheld
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(folder: &str, plan: &str, documents: &[&str]) -> FeatureFolder {
        FeatureFolder {
            folder: folder.to_owned(),
            plan: format!("{folder}/{plan}"),
            documents: documents.iter().map(|name| format!("{folder}/{name}")).collect(),
            ..FeatureFolder::default()
        }
    }

    #[test]
    fn plans_go_by_id_and_documents_by_kind() {
        let mut discovery = Discovery {
            features: vec![
                feature("s/001-a", "plan.md", &["spec.md", "research.md", "contracts/api.md"]),
                feature("s/009-Secret", "plan.md", &["spec.md"]),
                feature("s/009-Secret/deep", "plan.md", &[]),
                feature("s/two", "plan-x.md", &[]),
                feature("s/two", "plan-y.md", &["spec-y.md"]),
            ],
            ..Discovery::default()
        };
        let patterns = ["009-S*", "two-plan-y", "nothing"].map(str::to_owned);
        let kinds = ["research", "contract"].map(str::to_owned);
        let withheld = discovery.select(&Selection::new(&patterns, &kinds).unwrap());
        let plans: Vec<&str> = discovery.features.iter().map(|feature| feature.plan.as_str()).collect();
        assert_eq!(plans, ["s/001-a/plan.md", "s/009-Secret/deep/plan.md", "s/two/plan-x.md"]);
        assert_eq!(discovery.features[0].documents, ["s/001-a/spec.md"]);
        assert_eq!((withheld.plans, withheld.documents.values().sum::<usize>()), (2, 2));
        assert_eq!(withheld.meant, [0, 1].into());
        for (path, expected) in [
            ("s/009-Secret", true),
            ("s/009-Secret/plan.md", true),
            ("s/009-Secret/pictures/a.png", true),
            ("s/009-Secret/deep/plan.md", false),
            ("s/009-Secret/deep/a.png", false),
            ("s/001-a/research.md", true),
            ("s/001-a/spec.md", false),
            ("s/001-a/research.txt", false),
            ("s/two/plan-y.md", true),
            ("s/two/other.md", false),
            ("README.md", false),
        ] {
            assert_eq!(withheld.withholds(path), expected, "{path}");
        }
        assert!(!Withheld::default().withholds("s/009-Secret"));
    }
}
