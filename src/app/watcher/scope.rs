//! Which folders matter, and which events in them: pure questions, asked for every event.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind};

/// What a build depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Scope {
    /// Every folder in which a change may change the site.
    pub(in crate::app) folders: BTreeSet<PathBuf>,
    /// Those of them that hold nothing but plans, in which new folders are to be expected.
    pub(in crate::app) trees: BTreeSet<PathBuf>,
    /// Files that are there as long as more changes are to come.
    pub(in crate::app) locks: Vec<PathBuf>,
}

/// What tells a folder from another one of the same name.
pub(super) type Identity = Option<(u64, u64, Option<SystemTime>)>;

/// What those need to know who sort out events.
#[derive(Debug, Default)]
pub(super) struct Interest {
    pub(super) folders: BTreeSet<PathBuf>,
    pub(super) trees: BTreeSet<PathBuf>,
    /// Where our own output is.
    pub(super) ignored: Option<PathBuf>,
    /// The folders that are watched.
    pub(super) armed: BTreeSet<PathBuf>,
    /// Watched folders that were moved, removed or made since it was last asked.
    pub(super) shaken: BTreeSet<PathBuf>,
}

impl Scope {
    /// The folders to watch, each with all below it or without.
    pub(super) fn watches(&self) -> BTreeSet<(PathBuf, bool)> {
        let outermost = |tree: &&PathBuf| !tree.ancestors().skip(1).any(|above| self.trees.contains(above));
        let below_tree = |folder: &&PathBuf| folder.ancestors().any(|above| self.trees.contains(above));
        let mut watches: BTreeSet<_> = self.trees.iter().filter(outermost).map(|tree| (tree.clone(), true)).collect();
        watches.extend(self.folders.iter().filter(|folder| !below_tree(folder)).map(|folder| (folder.clone(), false)));
        watches
    }
}

impl Interest {
    /// Takes on a new scope; gives the folders that were shaken, and whether events of a folder were passed over that
    /// matters now.
    pub(super) fn narrow(&mut self, scope: &Scope) -> (BTreeSet<PathBuf>, bool) {
        let seen = |folder: &PathBuf| self.folders.contains(folder) || self.is_below_tree(folder);
        let missed = !scope.folders.iter().all(seen);
        self.folders.clone_from(&scope.folders);
        self.trees.clone_from(&scope.trees);
        (std::mem::take(&mut self.shaken), missed)
    }

    /// The paths of an event that may change a site: not by our own reading and writing, nor in folders that nobody
    /// looks into.
    pub(super) fn concerned(&self, event: &Event) -> Vec<PathBuf> {
        if event.need_rescan() {
            return vec![PathBuf::new()];
        }
        let kind = event.kind;
        let only_read = matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write));
        if only_read || kind.is_other() {
            return Vec::new();
        }
        event.paths.iter().filter(|path| self.is_concerned(path)).cloned().collect()
    }

    fn is_concerned(&self, path: &Path) -> bool {
        // Git's locks come and go with every command.
        let lock = path.extension().is_some_and(|end| end == "lock");
        let ignored = self.ignored.as_ref().is_some_and(|ours| path.starts_with(ours));
        let inside = || path.parent().is_some_and(|parent| self.folders.contains(parent));
        !lock && !ignored && (inside() || self.folders.contains(path) || self.is_below_tree(path))
    }

    fn is_below_tree(&self, path: &Path) -> bool {
        path.ancestors().any(|above| self.trees.contains(above))
    }

    /// The folders that are watched no more because of an event: another one may be in their place.
    ///
    /// A folder that comes or goes below a tree shakes the tree: when it is moved into one that was made a moment ago,
    /// the system may forget to watch it, and nobody would hear of what is saved in it.
    pub(super) fn shaken_by(&self, event: &Event) -> BTreeSet<PathBuf> {
        match event.kind {
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {}
            _ => return BTreeSet::new(),
        }
        let watched = |path: &&PathBuf| {
            let next = self.armed.range(path.as_path().to_owned()..).next();
            next.is_some_and(|folder| folder.starts_with(path))
        };
        let is_folder = |path: &&PathBuf| self.folders.contains(*path) || path.is_dir();
        let shaken_tree =
            |path: &PathBuf| path.ancestors().skip(1).find(|above| self.trees.contains(*above)).map(Path::to_owned);
        let trees = event.paths.iter().filter(is_folder).filter_map(shaken_tree);
        event.paths.iter().filter(watched).cloned().chain(trees).collect()
    }
}

/// What a folder is, as far as the system says it.
#[cfg(unix)]
pub(super) fn identity(folder: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    let metadata = folder.metadata().ok()?;
    // The number of a folder that is gone is soon given to another one.
    Some((metadata.dev(), metadata.ino(), metadata.created().ok()))
}

/// What a folder is, as far as the system says it.
#[cfg(not(unix))]
pub(super) fn identity(folder: &Path) -> Identity {
    Some((0, 0, folder.metadata().ok()?.created().ok()))
}
