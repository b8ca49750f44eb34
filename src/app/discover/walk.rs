//! Looks at every folder below the root that may hold plans, once.
//!
//! Links to folders are followed after everything else, and only to folders inside the root that were not seen under
//! their own name: so a loop ends, a folder is listed once however many links lead to it, and the real name wins.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use globset::GlobSet;
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
        let mut folders = WalkDir::new(&real).sort_by_file_name().into_iter();
        while let Some(found) = folders.next() {
            let found = match found {
                Ok(found) => found,
                Err(error) => {
                    let below = error.path().and_then(|path| path.strip_prefix(&real).ok()).map(slashed);
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.unreadable(&join(start, &below.unwrap_or_default()), &why);
                    continue;
                }
            };
            let below = slashed(found.path().strip_prefix(&real).unwrap_or(Path::new("")));
            let path = join(start, &below);
            if found.depth() > 0 && self.exclude.is_match(&path) {
                if found.file_type().is_dir() {
                    folders.skip_current_dir();
                }
            } else if found.file_type().is_dir() {
                let name = found.file_name().to_string_lossy();
                if found.depth() > 0 && (is_plan(&name) || is_numbered_plan(&name)) {
                    self.file(&path, found.file_name().to_str().is_none());
                    folders.skip_current_dir();
                } else if found.depth() > 0 && is_left_out(&name) || !self.tree.folders.insert(found.path().into()) {
                    folders.skip_current_dir();
                }
            } else if found.file_type().is_symlink() && fs::metadata(found.path()).is_ok_and(|target| target.is_dir()) {
                self.link(&path, found.file_name().to_str().is_none());
            } else {
                self.file(&path, found.file_name().to_str().is_none());
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
        let contract = || folder.split('/').any(|part| part.eq_ignore_ascii_case("contracts"));
        if !name.starts_with('.') && (markdown || contract()) {
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
