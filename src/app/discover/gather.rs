//! From folders and files to features: which folder is one, and to which feature each document belongs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::examine::{is_text, refusal};
use super::walk::{Seen, Tree, join};
use super::{Discovery, is_markdown, is_numbered_plan, is_plan};
use crate::app::disk::{LARGEST, unfit};
use crate::diagnostic::Diagnostic;
use crate::plan::feature::FeatureFolder;

/// Where a project keeps its constitution, best place first.
const CONSTITUTIONS: [&str; 7] = [
    ".specify/memory/constitution.md",
    "memory/constitution.md",
    ".kittify/memory/constitution.md",
    ".specify/constitution.md",
    "constitution.md",
    "CONSTITUTION.md",
    "docs/constitution.md",
];

/// The folders in which a constitution would be found, below the root.
pub(in crate::app) fn constitution_folders() -> impl Iterator<Item = &'static str> {
    CONSTITUTIONS.iter().map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// Makes features of what was seen below a root.
pub(super) fn gather(root: &Path, tree: Tree) -> Discovery {
    let mut discovery = Discovery {
        constitution: constitution(root, &tree),
        problems: tree.problems,
        folders: tree.folders.into_iter().map(PathBuf::from).collect(),
        markdown: tree.markdown,
        outward: tree.outward,
        ..Discovery::default()
    };
    let mut features = features(&tree.files);
    let candidates: Vec<Candidate<'_>> =
        tree.files.iter().flat_map(|of_folder| candidates(of_folder, &features)).collect();
    // Looking at files is a call of the system for each.
    let looked_at: Vec<Option<Result<(), Diagnostic>>> =
        candidates.par_iter().map(|candidate| candidate.look_at(root)).collect();
    for (candidate, looked_at) in candidates.into_iter().zip(looked_at) {
        let feature = features.get_mut(&candidate.owner).and_then(|sharing| sharing.get_mut(candidate.at));
        if let (Some(feature), Some(found)) = (feature, looked_at) {
            candidate.add(found, feature, &mut discovery.problems);
        }
    }
    discovery.features = features.into_values().flatten().collect();
    discovery
}

/// A file that belongs to a feature, if it can be read.
struct Candidate<'t> {
    file: &'t Seen,
    /// Relative to the root.
    path: String,
    /// The folder of its features, relative to the root.
    owner: String,
    /// Which of these it belongs to.
    at: usize,
    is_plan: bool,
    is_markdown: bool,
}

/// The files of a folder that belong to features.
fn candidates<'t>(
    (folder, files): (&'t String, &'t Vec<Seen>),
    features: &BTreeMap<String, Vec<FeatureFolder>>,
) -> Vec<Candidate<'t>> {
    let Some((owner, sharing)) = owner(features, folder) else { return Vec::new() };
    let candidate = |file: &'t Seen| {
        let path = join(folder, &file.name);
        let (at, is_plan) = place(&path, sharing);
        let is_markdown = is_markdown(&file.name);
        let below = path.strip_prefix(&sharing.get(at)?.folder).unwrap_or(&path).trim_start_matches('/');
        let is_asked_for = is_markdown || below.to_lowercase().starts_with("contracts/");
        is_asked_for.then(|| Candidate { file, path, owner: owner.clone(), at, is_plan, is_markdown })
    };
    files.iter().filter_map(candidate).collect()
}

impl Candidate<'_> {
    /// Whether it can be read, or why it must not be; `None` where it is no text and of no concern.
    fn look_at(&self, root: &Path) -> Option<Result<(), Diagnostic>> {
        let Self { file, path, is_markdown, .. } = self;
        // A folder's name may be what is not UTF-8; then the path as it is shown leads to nothing.
        let nameless = file.nameless || path.contains(char::REPLACEMENT_CHARACTER) && !root.join(path).exists();
        match refusal(root, path, nameless) {
            Some(problem) => Some(Err(problem)),
            None => (*is_markdown || is_text(root, path)).then_some(Ok(())),
        }
    }

    /// Adds it to its feature, with why it must not be read.
    fn add(self, found: Result<(), Diagnostic>, feature: &mut FeatureFolder, problems: &mut Vec<Diagnostic>) {
        let Self { path, is_plan, is_markdown, .. } = self;
        if let Err(problem) = found {
            feature.refused.push((path.clone(), problem.message.clone()));
            problems.push(problem);
        }
        match (is_plan, is_markdown) {
            (true, _) => {}
            (false, true) => feature.documents.push(path),
            (false, false) => feature.contracts.push(path),
        }
    }
}

/// Makes features of files of which nothing is known but where they are. Only Markdown counts.
pub(super) fn gather_listed(files: &BTreeMap<String, Vec<Seen>>) -> Vec<FeatureFolder> {
    let mut features = features(files);
    for (folder, files) in files {
        let Some(owner) = owner(&features, folder).map(|(owner, _)| owner.clone()) else { continue };
        let Some(sharing) = features.get_mut(&owner) else { continue };
        for path in files.iter().map(|file| join(folder, &file.name)) {
            let (at, is_plan) = place(&path, sharing);
            if let Some(feature) = sharing.get_mut(at).filter(|_| !is_plan) {
                feature.documents.push(path);
            }
        }
    }
    features.into_values().flatten().collect()
}

/// The features by their folder, without their documents.
fn features(files: &BTreeMap<String, Vec<Seen>>) -> BTreeMap<String, Vec<FeatureFolder>> {
    let of_folder = |(folder, names): (&str, Vec<String>)| {
        let feature = |name: &String| FeatureFolder {
            folder: folder.to_owned(),
            plan: join(folder, name),
            ..FeatureFolder::default()
        };
        (folder.to_owned(), names.iter().map(feature).collect())
    };
    plans(files).into_iter().map(of_folder).collect()
}

/// The features that a folder belongs to, with their folder: those of the innermost folder with any.
fn owner<'f>(
    features: &'f BTreeMap<String, Vec<FeatureFolder>>,
    folder: &str,
) -> Option<(&'f String, &'f Vec<FeatureFolder>)> {
    ancestors(folder).find_map(|ancestor| features.get_key_value(ancestor))
}

/// The folders that are features, with the file names of their plans.
fn plans(files: &BTreeMap<String, Vec<Seen>>) -> BTreeMap<&str, Vec<String>> {
    let mut plans = BTreeMap::new();
    for (folder, files) in files {
        // Where names differ by case alone, the one that is written as the template writes it is the plan.
        let exact = files.iter().find(|file| file.name == "plan.md");
        if let Some(plan) = exact.or_else(|| files.iter().find(|file| is_plan(&file.name))) {
            plans.insert(folder.as_str(), vec![plan.name.clone()]);
        }
    }
    // A plan in the root itself makes the whole root one feature, which is meant only where there is no other.
    if plans.len() > 1 {
        plans.remove("");
    }
    let mut several = BTreeMap::new();
    for (folder, files) in files {
        // Inside a feature, `research/plan-b.md` is one of its documents.
        if ancestors(folder).any(|ancestor| plans.contains_key(ancestor)) {
            continue;
        }
        let names: Vec<String> =
            files.iter().map(|file| &file.name).filter(|name| is_numbered_plan(name)).cloned().collect();
        if !names.is_empty() {
            several.insert(folder.as_str(), names);
        }
    }
    plans.extend(several);
    plans
}

/// Which of the features that share a folder a file belongs to, and whether it is the plan of that one.
///
/// A document of several plans belongs to the one whose name it shares (`spec-login.md` to `plan-login.md`), else to
/// the first: listed with each, its risks and tasks would be counted as often as there are plans.
fn place(path: &str, sharing: &[FeatureFolder]) -> (usize, bool) {
    let own = sharing.iter().position(|feature| feature.plan == path);
    let at = own.or_else(|| sharing.iter().position(|feature| shares_name(&feature.plan, path))).unwrap_or(0);
    (at, own.is_some())
}

/// Whether two file names are the same after their first `-`.
fn shares_name(plan: &str, path: &str) -> bool {
    let suffix = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.split_once('-').map(|(_, suffix)| suffix.to_lowercase())
    };
    suffix(plan).is_some() && suffix(plan) == suffix(path)
}

/// A folder and those above it, up to the root.
fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| match folder {
        &"" => None,
        folder => Some(folder.rsplit_once('/').map_or("", |(parent, _)| parent)),
    })
}

/// The governing document: at a usual place, else the `constitution.md` nearest to the root.
fn constitution(root: &Path, tree: &Tree) -> Option<String> {
    let readable = |path: &str| {
        let real = root.join(path).canonicalize().ok()?;
        let metadata = std::fs::metadata(&real).ok()?;
        (real.starts_with(root) && unfit(&metadata, LARGEST).is_none()).then_some(())
    };
    let usual = CONSTITUTIONS.iter().map(|path| (*path).to_owned());
    let mut found: Vec<String> = tree
        .files
        .iter()
        .flat_map(|(folder, files)| files.iter().map(move |file| (folder, file)))
        .filter(|(_, file)| file.name.eq_ignore_ascii_case("constitution.md"))
        .map(|(folder, file)| join(folder, &file.name))
        .collect();
    found.sort_by_key(|path| (path.matches('/').count(), path.clone()));
    usual.chain(found).find(|path| readable(path).is_some())
}
