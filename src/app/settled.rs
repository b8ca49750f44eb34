//! What a build depended on beside the texts of documents, and whether a change may have touched it.
//!
//! Most changes are somebody saving a plan. Then settings, theme, folders and names are what they were, and need not be
//! looked at again. Whatever is not plainly such a save is a reason to look at everything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::discover::{Discovery, Withheld};
use super::disk::{Disk, LARGEST, unfit};
use super::root::SETTINGS;
use super::theme;
use super::watcher::Scope;
use crate::site::SiteOptions;

/// What a site is made from beside the portfolio.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    /// The root, canonical.
    pub(super) root: PathBuf,
    /// What the site needs to know beside the portfolio.
    pub(super) options: SiteOptions,
    /// The theme.
    pub(super) theme: Arc<theme::Loaded>,
    /// Where a change may change the site.
    pub(super) scope: Arc<Scope>,
    /// What is left out of it.
    pub(super) withheld: Arc<Withheld>,
    /// Whether the settings say anything.
    pub(super) has_settings: bool,
}

/// Everything but the texts.
#[derive(Debug)]
pub(super) struct Settled {
    /// What the site is made from, which each build shares.
    pub(super) basis: Arc<Basis>,
    /// The documents, by where they lie; `None` for those of a feature of which one cannot be read, since finding that out
    /// takes looking at all of them.
    documents: BTreeMap<PathBuf, Option<String>>,
    /// The folders that were searched for features.
    folders: BTreeSet<PathBuf>,
    /// What links name that is no document, relative to the root, without regard to case.
    named: BTreeSet<String>,
    /// Whether a document has two names, so that a change of it may be told under the other one.
    by_link: bool,
}

/// What a change reaches.
#[derive(Debug, PartialEq, Eq)]
enum Reach {
    Nothing,
    /// The text of a document.
    Text(String),
    More,
}

impl Settled {
    /// Remembers what a search found.
    pub(super) fn new(basis: Basis, discovery: &Discovery) -> Self {
        let documents = discovery.features.iter().flat_map(|feature| {
            let paths = std::iter::once(&feature.plan).chain(&feature.documents).chain(&feature.contracts);
            paths.map(|path| (path, feature.refused.is_empty().then(|| path.clone())))
        });
        Self {
            documents: documents.map(|(path, text)| (basis.root.join(path), text)).collect(),
            folders: discovery.folders.clone(),
            named: BTreeSet::new(),
            by_link: false,
            basis: Arc::new(basis),
        }
    }

    /// Takes note of what was read and asked for.
    pub(super) fn learn(&mut self, disk: &Disk) {
        self.named.extend(disk.take_seen().asked.keys().map(|path| path.to_lowercase()));
        self.by_link |= disk.reads_by_link();
        let more: BTreeSet<PathBuf> = disk.folders().difference(&self.basis.scope.folders).cloned().collect();
        if !more.is_empty() {
            Arc::make_mut(&mut Arc::make_mut(&mut self.basis).scope).folders.extend(more);
        }
    }

    /// The documents whose texts have changed, if nothing else can have by a change of these paths.
    pub(super) fn texts(&self, changed: &BTreeSet<PathBuf>) -> Option<BTreeSet<String>> {
        let mut texts = BTreeSet::new();
        for path in changed {
            match self.reach(path) {
                Reach::Nothing => {}
                Reach::Text(document) => {
                    texts.insert(document);
                }
                Reach::More => return None,
            }
        }
        (!self.by_link).then_some(texts)
    }

    fn reach(&self, path: &Path) -> Reach {
        let Ok(below) = path.strip_prefix(&self.basis.root) else { return Reach::More };
        let below = below.to_string_lossy().to_lowercase();
        let is_named = self.named.range(below.clone()..).next().is_some_and(|name| name.starts_with(&below));
        match (path.symlink_metadata(), self.documents.get(path)) {
            (Ok(found), Some(Some(document))) if is_plain(&found) => Reach::Text(document.clone()),
            (_, Some(_)) => Reach::More,
            _ if is_named || self.is_of_theme(path) => Reach::More,
            (Ok(found), None) if found.is_file() && self.is_passed_over(path) => Reach::Nothing,
            (Err(error), None) if error.kind() == std::io::ErrorKind::NotFound => {
                // What was never looked at, such as the file that an editor writes before it gives it its name.
                let beside = path.parent().is_some_and(|folder| self.folders.contains(folder));
                let was_folder = self.folders.range(path.to_owned()..).next().is_some_and(|it| it.starts_with(path));
                if beside && !was_folder && !self.is_of_root(path) { Reach::Nothing } else { Reach::More }
            }
            _ => Reach::More,
        }
    }

    fn is_of_theme(&self, path: &Path) -> bool {
        path.starts_with(self.basis.root.join(theme::OVERLAY))
            || self.basis.theme.folder.as_ref().is_some_and(|(folder, _)| path.starts_with(folder))
    }

    /// Whether a path is that of settings, ours or Git's.
    fn is_of_root(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path == self.basis.root.join(SETTINGS) || name == "plansite.yaml" || name.starts_with(".git")
    }

    /// Whether a file lies where features are searched for, and is none of their documents by its name: what editors
    /// put beside a file while it is open.
    fn is_passed_over(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let inside = path.parent().is_some_and(|folder| self.folders.contains(folder));
        let contract = path.iter().any(|part| part.eq_ignore_ascii_case("contracts"));
        let no_document = name.starts_with('.') || !name.ends_with(".md") && !contract;
        inside && no_document && !self.is_of_root(path)
    }
}

/// Whether a file is one that is read, and has no second name.
fn is_plain(found: &Metadata) -> bool {
    found.is_file() && unfit(found, LARGEST).is_none() && names(found) == 1
}

/// How many names a file has.
#[cfg(unix)]
fn names(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}

/// How many names a file has, where the system does not say.
#[cfg(not(unix))]
fn names(_found: &Metadata) -> u64 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::discover::{Sought, discover};
    use crate::theme::Theme;
    use std::fs;

    /// A root with two features, and what would be known of it after a build.
    fn settled() -> (tempfile::TempDir, Settled) {
        settled_with(|_| {})
    }

    /// The same with something else in the root.
    fn settled_with(more: impl FnOnce(&Path)) -> (tempfile::TempDir, Settled) {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().canonicalize().unwrap();
        for path in
            ["specs/001-a/plan.md", "specs/001-a/spec.md", "specs/001-a/contracts/api.yaml", "specs/002-b/plan.md"]
        {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), "text").unwrap();
        }
        fs::create_dir_all(root.join(".git")).unwrap();
        more(&root);
        let discovery = discover(&Sought { root: &root, specs: &[], exclude: &[] }).unwrap();
        let theme = theme::Loaded { theme: Theme::embedded(), folder: None };
        let basis = Basis {
            root,
            options: SiteOptions::default(),
            theme: Arc::new(theme),
            scope: Arc::default(),
            withheld: Arc::default(),
            has_settings: false,
        };
        let mut settled = Settled::new(basis, &discovery);
        settled.named.insert("specs/001-a/pictures/flow.png".to_owned());
        (top, settled)
    }

    /// What a change reaches; `change` makes it.
    #[track_caller]
    fn check(path: &str, change: impl FnOnce(&Path), expected: Option<&[&str]>) {
        let (_top, settled) = settled();
        let path = settled.basis.root.join(path);
        change(&path);
        let texts = settled.texts(&BTreeSet::from([path.clone()]));
        let expected = expected.map(|paths| paths.iter().map(|path| (*path).to_owned()).collect());
        assert_eq!(texts, expected, "{}", path.display());
    }

    fn save(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "other").unwrap();
    }

    #[test]
    fn a_save_of_a_document_reaches_its_text() {
        check("specs/001-a/plan.md", save, Some(&["specs/001-a/plan.md"]));
        check("specs/001-a/spec.md", save, Some(&["specs/001-a/spec.md"]));
        check("specs/001-a/contracts/api.yaml", save, Some(&["specs/001-a/contracts/api.yaml"]));
    }

    #[test]
    fn what_editors_put_beside_a_file_reaches_nothing() {
        for path in ["specs/001-a/.plan.md.swp", "specs/001-a/plan.md~", "specs/001-a/4913"] {
            check(path, save, Some(&[]));
            check(path, |_| {}, Some(&[]));
        }
    }

    #[test]
    fn what_comes_goes_or_is_no_document_reaches_more() {
        for path in [
            "specs/001-a/tasks.md",
            "specs/003-c/plan.md",
            "specs/001-a/contracts/more.yaml",
            "specs/001-a/pictures/flow.png",
            "plansite.yml",
            "plansite.yaml",
            "theme/pages/plan.hbs",
            ".git/index",
            ".gitattributes",
            "CONSTITUTION.md",
        ] {
            check(path, save, None);
        }
        let gone = |path: &Path| if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
        for path in ["specs/001-a/spec.md", "specs/001-a", "specs"] {
            check(path, gone, None);
        }
        check("specs/001-a/pictures", |_| {}, None);
        check("specs/004-d", |path| fs::create_dir(path).unwrap(), None);
        check("../elsewhere", |_| {}, None);
    }

    #[cfg(unix)]
    #[test]
    fn where_a_document_cannot_be_read_any_change_of_its_feature_reaches_more() {
        let link = |root: &Path| std::os::unix::fs::symlink("nowhere.md", root.join("specs/001-a/link.md")).unwrap();
        for change in [|path: &Path| fs::remove_file(path).unwrap(), save] {
            for path in ["specs/001-a/plan.md", "specs/001-a/spec.md", "specs/001-a/contracts/api.yaml"] {
                let (_top, settled) = settled_with(link);
                let path = settled.basis.root.join(path);
                change(&path);
                assert_eq!(settled.texts(&BTreeSet::from([path])), None);
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_document_with_two_names_reaches_more() {
        let replace = |by: fn(&Path, &Path) -> std::io::Result<()>| {
            move |path: &Path| {
                fs::rename(path, path.with_extension("other")).unwrap();
                by(&path.with_extension("other"), path).unwrap();
            }
        };
        check("specs/001-a/plan.md", replace(|from, to| std::os::unix::fs::symlink(from, to)), None);
        check("specs/001-a/plan.md", replace(|from, to| fs::hard_link(from, to)), None);
        let (_top, mut settled) = settled();
        let path = BTreeSet::from([settled.basis.root.join("specs/001-a/plan.md")]);
        assert!(settled.texts(&path).is_some());
        settled.by_link = true;
        assert!(settled.texts(&path).is_none());
    }
}
