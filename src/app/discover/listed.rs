//! Finds features among files that are only listed, as those of a revision are in Git.
//!
//! The rules are those of a folder on disk. What is missing are links, which a listing does not follow, and contracts
//! that are not Markdown, of which no history is kept.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobMatcher, GlobSet};

use super::gather::gather_listed;
use super::selection::Selection;
use super::specs::tidy;
use super::walk::{Seen, is_left_out};
use super::{is_markdown, patterns};
use crate::app::Error;
use crate::plan::feature::FeatureFolder;

/// What is looked at and what is left out.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Rules {
    /// `specs:` and `exclude:` as written.
    written: [Vec<String>; 2],
    /// The patterns of `specs:`, part by part; empty for the whole root.
    specs: Vec<Vec<Part>>,
    exclude: GlobSet,
    selection: Selection,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written && self.selection == other.selection
    }
}

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// A name that is written out, and followed whatever it is.
    Written(String),
    /// One folder of a name like this.
    Like(Box<GlobMatcher>),
    /// Any number of folders.
    Any,
}

impl Rules {
    /// The rules of settings.
    pub(in crate::app) fn new(specs: &[String], exclude: &[String]) -> Result<Self, Error> {
        let part = |pattern: &String, part: &str| {
            if part == "**" {
                return Ok(Part::Any);
            }
            if !part.contains(['*', '?', '[', '{']) {
                return Ok(Part::Written(part.to_owned()));
            }
            let glob = GlobBuilder::new(part).literal_separator(true).build();
            let glob = glob.map_err(|source| Error::Pattern { pattern: pattern.clone(), source })?;
            Ok(Part::Like(Box::new(glob.compile_matcher())))
        };
        let parts = |pattern: &String| -> Result<Vec<Part>, Error> {
            tidy(pattern).split('/').filter(|part| !part.is_empty()).map(|it| part(pattern, it)).collect()
        };
        Ok(Self {
            written: [specs.to_vec(), exclude.to_vec()],
            specs: specs.iter().map(parts).collect::<Result<_, _>>()?,
            exclude: patterns(exclude)?,
            selection: Selection::default(),
        })
    }

    /// The same rules, but for the features and documents that are left out.
    pub(in crate::app) fn without(self, selection: Selection) -> Self {
        Self { selection, ..self }
    }

    /// The folders that everything looked at lies in, each ending in `/`, as far as patterns are written out; the root
    /// is empty.
    pub(in crate::app) fn folders(&self) -> Vec<String> {
        let written = |parts: &Vec<Part>| {
            let names = parts.iter().map_while(|part| match part {
                Part::Written(name) => Some(format!("{name}/")),
                Part::Like(_) | Part::Any => None,
            });
            names.collect::<String>()
        };
        let mut folders: Vec<String> = self.specs.iter().map(written).collect();
        if folders.is_empty() || folders.iter().any(String::is_empty) {
            folders = vec![String::new()];
        }
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// Whether a file may belong to a feature.
    fn takes(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if name.starts_with('.') || !is_markdown(name) || self.exclude.is_match(path) {
            return false;
        }
        let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        match self.specs.as_slice() {
            [] => self.is_walked(&folders, 0),
            specs => specs.iter().any(|parts| self.follows(parts, &folders, 0)),
        }
    }

    /// Whether a pattern leads to a folder on the way, from which on it is walked.
    fn follows(&self, parts: &[Part], folders: &[&str], at: usize) -> bool {
        let Some((part, rest)) = parts.split_first() else { return self.is_walked(folders, at) };
        let passes = || at < folders.len() && self.passes(folders, at);
        match part {
            Part::Written(name) => folders.get(at) == Some(&name.as_str()) && self.follows(rest, folders, at + 1),
            Part::Like(glob) => passes() && glob.is_match(folders[at]) && self.follows(rest, folders, at + 1),
            Part::Any => self.follows(rest, folders, at) || passes() && self.follows(parts, folders, at + 1),
        }
    }

    /// Whether everything below the first `from` folders is walked.
    fn is_walked(&self, folders: &[&str], from: usize) -> bool {
        (from..folders.len()).all(|at| self.passes(folders, at))
    }

    fn passes(&self, folders: &[&str], at: usize) -> bool {
        !is_left_out(folders[at]) && (self.exclude.is_empty() || !self.exclude.is_match(folders[..=at].join("/")))
    }
}

/// The files of a revision that may belong to features.
#[derive(Clone, Debug)]
pub(in crate::app) struct Listing {
    rules: Rules,
    /// Names by folder.
    files: BTreeMap<String, Vec<Seen>>,
}

impl Listing {
    /// An empty listing.
    pub(in crate::app) fn new(rules: Rules) -> Self {
        Self { rules, files: BTreeMap::new() }
    }

    /// Adds a file, and says whether it may belong to a feature.
    pub(in crate::app) fn add(&mut self, path: &str) -> bool {
        let takes = self.rules.takes(path);
        if takes {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let files = self.files.entry(folder.to_owned()).or_default();
            // In the order of a folder on disk.
            let at = files.partition_point(|file| file.name.as_str() < name);
            if files.get(at).is_none_or(|file| file.name != name) {
                files.insert(at, Seen { name: name.to_owned(), nameless: false });
            }
        }
        takes
    }

    /// Takes a file out.
    pub(in crate::app) fn remove(&mut self, path: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some(files) = self.files.get_mut(folder) {
            files.retain(|file| file.name != name);
            if files.is_empty() {
                self.files.remove(folder);
            }
        }
    }

    /// The features, ordered by folder and plan.
    pub(in crate::app) fn features(&self) -> Vec<FeatureFolder> {
        self.rules.selection.keep(gather_listed(&self.files))
    }
}
