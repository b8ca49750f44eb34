//! Finds the features below a root: which folders hold a plan, and which documents belong to it.
//!
//! [`walk`] looks at folders, [`specs`] turns the patterns of `specs:` into folders to look at, [`examine`] decides
//! which files may be opened; [`listed`] does the same for the files of a revision, which are only listed. Nothing is read
//! here but the first bytes of files below `contracts/`, to leave out pictures and archives.

mod examine;
mod gather;
mod listed;
mod selection;
mod specs;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

pub(super) use self::gather::constitution_folders;
pub(super) use self::listed::{Listing, Rules};
pub(super) use self::selection::{Selection, Withheld};
pub(super) use self::walk::is_left_out;
use super::Error;
use crate::diagnostic::Diagnostic;
use crate::plan::feature::FeatureFolder;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought<'a> {
    /// The root, canonical.
    pub(super) root: &'a Path,
    /// Folders the search is restricted to, as patterns; empty for the whole root.
    pub(super) specs: &'a [String],
    /// Patterns of what is left out.
    pub(super) exclude: &'a [String],
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Discovery {
    /// The features, ordered by folder and plan.
    pub(super) features: Vec<FeatureFolder>,
    /// The governing document.
    pub(super) constitution: Option<String>,
    /// What cannot be read, and why.
    pub(super) problems: Vec<Diagnostic>,
    /// The folders that were looked into, canonical.
    pub(super) folders: BTreeSet<PathBuf>,
    /// How many Markdown files were seen.
    pub(super) markdown: usize,
    /// Links to folders outside the root.
    pub(super) outward: Vec<String>,
}

/// Searches a root. Only settings that cannot be followed are an error; a folder that cannot be read is a problem.
pub(super) fn discover(sought: &Sought<'_>) -> Result<Discovery, Error> {
    let exclude = patterns(sought.exclude)?;
    let starts = specs::starts(sought, &exclude)?;
    let tree = walk::walk(sought, &exclude, &starts);
    Ok(gather::gather(sought.root, tree))
}

/// Compiles patterns of paths below the root; `*` stays inside one component, `**` crosses them.
fn patterns(patterns: &[String]) -> Result<GlobSet, Error> {
    let fault = |pattern: &str| {
        let pattern = pattern.to_owned();
        move |source| Error::Pattern { pattern, source }
    };
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let path = specs::tidy(pattern);
        set.add(GlobBuilder::new(&path).literal_separator(true).build().map_err(fault(pattern))?);
    }
    set.build().map_err(fault(&patterns.join(" ")))
}

/// Whether a file name ends like Markdown.
pub(in crate::app) fn is_markdown(name: &str) -> bool {
    name.len() > 3 && name.to_lowercase().ends_with(".md")
}

/// Whether a file name is that of a plan.
fn is_plan(name: &str) -> bool {
    name.eq_ignore_ascii_case("plan.md")
}

/// Whether a file name is that of one of several plans in a folder without a `plan.md`.
fn is_numbered_plan(name: &str) -> bool {
    name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("plan-")) && is_markdown(name)
}
