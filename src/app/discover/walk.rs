//! Looks at every folder below the root that may hold plans, once.
//!
//! Links to folders are followed after everything else, and only to folders inside the root that were not seen under
//! their own name: so a loop ends, a folder is listed once however many links lead to it, and the real name wins.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use globset::GlobSet;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Sought, is_markdown, is_numbered_plan, is_plan};
use crate::app::disk::reason;
use crate::diagnostic::{Code, Diagnostic};

/// Folders that hold what tools made, installed or copied, and examples of plans that are none.
const LEFT_OUT: [&str; 20] = [
    "templates",
    "fixtures",
    "examples",
    "target",
    "node_modules",
    "bower_components",
    "jspm_packages",
    "_site",
    "dist",
    "build",
    "out",
    "vendor",
    "venv",
    "__pycache__",
    "site-packages",
    "coverage",
    "Pods",
    "Carthage",
    "DerivedData",
    "third_party",
];

/// What was seen of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its name.
    pub(super) name: String,
    /// Why it cannot be asked for by that name: the name is not UTF-8.
    pub(super) nameless: bool,
}

/// What was seen below the root.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The files that may belong to a feature, by folder.
    pub(super) files: BTreeMap<String, Vec<Seen>>,
    /// Folders that could not be read, and links that lead out of the root.
    pub(super) problems: Vec<Diagnostic>,
    /// The folders that were looked into, canonical; texts are compared faster than paths.
    pub(super) folders: BTreeSet<OsString>,
    pub(super) markdown: usize,
    pub(super) outward: Vec<String>,
}

/// Walks the folders at `starts`, which are relative to the root.
pub(super) fn walk(sought: &Sought<'_>, exclude: &GlobSet, starts: &[String]) -> Tree {
    let mut walk = Walk { sought, exclude, links: VecDeque::new(), tree: Tree::default() };
    for start in starts {
        walk.follow(start);
    }
    while let Some(link) = walk.links.pop_front() {
        walk.follow(&link);
    }
    walk.tree.outward.sort();
    walk.tree
}

/// Whether a folder of this name is left out wherever it is.
pub(in crate::app) fn is_left_out(name: &str) -> bool {
    name.starts_with('.') && name != ".specify" || LEFT_OUT.contains(&name) || name.starts_with("bazel-")
}

struct Walk<'a> {
    sought: &'a Sought<'a>,
    exclude: &'a GlobSet,
    /// Links to folders, to be followed later.
    links: VecDeque<String>,
    tree: Tree,
}

impl Walk<'_> {
    /// Looks into the folder at a path, which may be a link.
    fn follow(&mut self, start: &str) {
        let path = self.sought.root.join(start);
        let real = match path.canonicalize() {
            Ok(real) if real.starts_with(self.sought.root) => real,
            Ok(_) => return self.outward(start),
            Err(error) => return self.unreadable(start, &reason(&error)),
        };
        let look = Look { real: &real, start, exclude: self.exclude };
        let mut found = look.found().into_iter().peekable();
        while let Some(next) = found.next() {
            let nameless = next.path.file_name().is_some_and(|name| name.to_str().is_none());
            match next.kind {
                Err(why) => self.unreadable(&next.shown, &why),
                Ok(kind) if kind.is_symlink() && fs::metadata(&next.path).is_ok_and(|target| target.is_dir()) => {
                    self.link(&next.shown, nameless);
                }
                Ok(_) if next.concern != Concern::Inside => self.file(&next.shown, nameless),
                Ok(_) => {
                    if !self.tree.folders.insert(next.path.clone().into()) {
                        while found.next_if(|other| other.path.starts_with(&next.path)).is_some() {}
                    }
                }
            }
        }
    }

    /// Keeps a link to a folder for later.
    fn link(&mut self, path: &str, nameless: bool) {
        let name = path.rsplit('/').next().unwrap_or(path);
        if is_markdown(name) {
            self.file(path, nameless);
        } else if !is_left_out(name) && !nameless {
            self.links.push_back(path.to_owned());
        }
    }

    /// Keeps what may belong to a feature.
    fn file(&mut self, path: &str, nameless: bool) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let markdown = is_markdown(name);
        self.tree.markdown += usize::from(markdown);
        if !name.starts_with('.') && (markdown || is_in_contracts(path)) {
            self.tree.files.entry(folder.to_owned()).or_default().push(Seen { name: name.to_owned(), nameless });
        }
    }

    fn outward(&mut self, path: &str) {
        self.tree.outward.push(path.to_owned());
        let problem =
            Diagnostic::of_file(Code::DocumentUnreadable, path, "the link leads out of the root and is not followed");
        self.tree.problems.push(problem.help("copy the folder into the root, or name the link in `exclude:`"));
    }

    fn unreadable(&mut self, path: &str, reason: &str) {
        let path = if path.is_empty() { "." } else { path };
        let problem =
            Diagnostic::of_file(Code::DocumentUnreadable, path, format!("the folder cannot be read: {reason}"));
        self.tree.problems.push(problem.help("make the folder readable, or name it in `exclude:`"));
    }
}

/// Something that was found.
struct Found {
    /// Its path relative to the root, as it is shown.
    shown: String,
    path: PathBuf,
    /// What it is, or why it cannot be looked at or into.
    kind: Result<FileType, String>,
    concern: Concern,
}

/// From how many levels below a start folders are looked into on all threads: portfolios are wide, and not deep.
const LEVELS: usize = 3;

/// How one start is looked through.
struct Look<'w> {
    /// The start, canonical.
    real: &'w Path,
    /// The same relative to the root.
    start: &'w str,
    exclude: &'w GlobSet,
}

impl Look<'_> {
    /// What is of concern at the start and below: a folder before what is in it, and names in order.
    fn found(&self) -> Vec<Found> {
        let kind = fs::symlink_metadata(self.real).map(|metadata| metadata.file_type());
        self.with_inside(self.one(self.real.to_owned(), kind), LEVELS)
    }

    /// Something, and what is of concern inside of it.
    fn with_inside(&self, found: Found, levels: usize) -> Vec<Found> {
        match found.concern {
            Concern::None => Vec::new(),
            Concern::Own => vec![found],
            Concern::Inside if levels == 0 => self.walked(&found.path),
            Concern::Inside => {
                let inside = self.listed(&found.path).into_par_iter();
                let inside: Vec<Vec<Found>> = inside.map(|inner| self.with_inside(inner, levels - 1)).collect();
                std::iter::once(found).chain(inside.into_iter().flatten()).collect()
            }
        }
    }

    /// What is in a folder.
    fn listed(&self, folder: &Path) -> Vec<Found> {
        let entry = |entry: io::Result<fs::DirEntry>| match entry {
            Ok(entry) => self.one(entry.path(), entry.file_type()),
            Err(error) => self.one(folder.to_owned(), Err(error)),
        };
        let mut inside: Vec<Found> = match fs::read_dir(folder) {
            Ok(entries) => entries.map(entry).collect(),
            Err(error) => vec![self.one(folder.to_owned(), Err(error))],
        };
        inside.sort_unstable_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        inside
    }

    /// What is of concern in a folder and below, itself among it.
    fn walked(&self, folder: &Path) -> Vec<Found> {
        let mut entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        let mut walked = Vec::new();
        while let Some(entry) = entries.next() {
            let found = match entry {
                Ok(entry) => self.one(entry.path().to_owned(), Ok(entry.file_type())),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    self.one(path, Err(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())))
                }
            };
            if found.concern != Concern::Inside && found.kind.as_ref().is_ok_and(FileType::is_dir) {
                entries.skip_current_dir();
            }
            walked.extend(Some(found).filter(|found| found.concern != Concern::None));
        }
        walked
    }

    fn one(&self, path: PathBuf, kind: io::Result<FileType>) -> Found {
        let below = path.strip_prefix(self.real).map(slashed).unwrap_or_default();
        let shown = join(self.start, &below);
        let concern = kind.as_ref().map_or(Concern::Own, |kind| self.concern(&shown, &path, *kind));
        Found { shown, path, kind: kind.map_err(|error| reason(&error)), concern }
    }

    /// How far something is of concern. A folder that is called like a plan is none that could be read.
    fn concern(&self, shown: &str, path: &Path, kind: FileType) -> Concern {
        if path == self.real {
            return if kind.is_dir() { Concern::Inside } else { Concern::Own };
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if self.exclude.is_match(shown) {
            Concern::None
        } else if !kind.is_dir() {
            let may_count = kind.is_symlink() || is_markdown(&name) || is_in_contracts(shown);
            if may_count { Concern::Own } else { Concern::None }
        } else if is_plan(&name) || is_numbered_plan(&name) {
            Concern::Own
        } else if is_left_out(&name) {
            Concern::None
        } else {
            Concern::Inside
        }
    }
}

/// How far something is of concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Concern {
    /// Not at all.
    None,
    /// By itself.
    Own,
    /// With what is in it.
    Inside,
}

/// Whether a file may be a contract: one of the folders that it is in is called so.
fn is_in_contracts(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').any(|part| part.eq_ignore_ascii_case("contracts"))
}

/// A relative path with `/`; what is not UTF-8 is replaced.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// A path below another one, either of which may be empty.
pub(super) fn join(folder: &str, name: &str) -> String {
    match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, name) => format!("{folder}/{name}"),
    }
}
