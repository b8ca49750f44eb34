//! Answers one question: did something change that a site may depend on?
//!
//! Folders are watched, never files, because editors replace files. What changed is not asked: the answer is to look at
//! everything again, which a warm cache makes cheap. Where the system refuses to watch so many folders, or is asked not
//! to, they are looked at a few times a second instead.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

/// How long a file must be quiet before its change counts.
const QUIET: Duration = Duration::from_millis(12);
/// How often the queue of changes is looked at.
const TICK: Duration = Duration::from_millis(4);
/// How often folders are looked at where they cannot be watched.
const POLL: Duration = Duration::from_millis(400);
/// From how many changed paths on changes are a burst, such as the checkout of another branch.
const BURST: usize = 8;
/// How long a burst must be quiet.
const BURST_QUIET: Duration = Duration::from_millis(60);
/// How long a burst is waited for at most.
const BURST_LONGEST: Duration = Duration::from_millis(600);

/// The folders that matter, as those see them who sort out events.
type Relevant = Arc<RwLock<BTreeSet<PathBuf>>>;

/// Watches folders.
pub(super) struct Watcher {
    eyes: Eyes,
    sender: Sender<usize>,
    changes: Receiver<usize>,
    relevant: Relevant,
    /// The folders that are watched, with all below them or without.
    armed: BTreeSet<(PathBuf, bool)>,
}

/// How folders are watched.
enum Eyes {
    Native(Debouncer<RecommendedWatcher, NoCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Watcher {
    /// A watcher of nothing. `poll` asks for looking instead of being told.
    pub(super) fn new(poll: bool) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let relevant = Relevant::default();
        let eyes = if poll { Eyes::polling(&sender, &relevant)? } else { Eyes::native(&sender, &relevant)? };
        Ok(Self { eyes, sender, changes, relevant, armed: BTreeSet::new() })
    }

    /// Whether folders are looked at a few times a second.
    pub(super) fn is_polling(&self) -> bool {
        matches!(self.eyes, Eyes::Polling(_))
    }

    /// Watches these folders and no others; whether there are new ones, in which something may have been missed.
    ///
    /// `trees` are watched with all below them. Folders that are gone by now are passed over.
    pub(super) fn arm(&mut self, folders: &BTreeSet<PathBuf>, trees: &BTreeSet<PathBuf>) -> notify::Result<bool> {
        self.relevant.write().unwrap_or_else(PoisonError::into_inner).clone_from(folders);
        let outermost = |tree: &&PathBuf| !tree.ancestors().skip(1).any(|above| trees.contains(above));
        let below_tree = |folder: &&PathBuf| folder.ancestors().any(|above| trees.contains(above));
        let mut wanted: BTreeSet<(PathBuf, bool)> =
            trees.iter().filter(outermost).map(|tree| (tree.clone(), true)).collect();
        wanted.extend(folders.iter().filter(|folder| !below_tree(folder)).map(|folder| (folder.clone(), false)));
        for (gone, _) in self.armed.difference(&wanted) {
            self.eyes.unwatch(gone);
        }
        let mut new = false;
        for (folder, deep) in wanted.difference(&self.armed).cloned().collect::<Vec<_>>() {
            match self.eyes.watch(&folder, deep) {
                Ok(()) => new = true,
                Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) && !self.is_polling() => {
                    self.eyes = Eyes::polling(&self.sender, &self.relevant)?;
                    self.armed.clear();
                    return self.arm(folders, trees);
                }
                // It went away since it was seen; its parent tells when it is back.
                Err(_) => {
                    wanted.remove(&(folder, deep));
                }
            }
        }
        self.armed = wanted;
        Ok(new)
    }

    /// Forgets what is watched, because a folder of the same name is another one by now.
    pub(super) fn forget(&mut self) {
        for (folder, _) in std::mem::take(&mut self.armed) {
            self.eyes.unwatch(&folder);
        }
    }

    /// Whether something changed that has not been waited for.
    pub(super) fn is_told(&self) -> bool {
        match self.changes.try_recv() {
            Ok(paths) => self.sender.send(paths).is_ok(),
            Err(_) => false,
        }
    }

    /// Waits until something changes, and then until it is quiet again; false after `limit` without a change.
    pub(super) fn wait(&self, limit: Duration) -> bool {
        let mut paths = match self.changes.recv_timeout(limit) {
            Ok(paths) => paths,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        };
        let began = Instant::now();
        loop {
            paths += self.changes.try_iter().sum::<usize>();
            if paths < BURST || began.elapsed() > BURST_LONGEST {
                return true;
            }
            match self.changes.recv_timeout(BURST_QUIET) {
                Ok(more) => paths += more,
                Err(_) => return true,
            }
        }
    }
}

impl Eyes {
    fn native(sender: &Sender<usize>, relevant: &Relevant) -> notify::Result<Self> {
        let tell = teller(sender.clone(), Arc::clone(relevant));
        new_debouncer_opt(QUIET, Some(TICK), tell, NoCache, Config::default()).map(Self::Native)
    }

    fn polling(sender: &Sender<usize>, relevant: &Relevant) -> notify::Result<Self> {
        let tell = teller(sender.clone(), Arc::clone(relevant));
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        new_debouncer_opt(QUIET, Some(TICK), tell, NoCache, config).map(Self::Polling)
    }

    fn watch(&mut self, folder: &Path, deep: bool) -> notify::Result<()> {
        let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        match self {
            Self::Native(eyes) => eyes.watch(folder, mode),
            Self::Polling(eyes) => eyes.watch(folder, mode),
        }
    }

    fn unwatch(&mut self, folder: &Path) {
        // A folder that is gone is no longer watched anyway.
        let _ = match self {
            Self::Native(eyes) => eyes.unwatch(folder),
            Self::Polling(eyes) => eyes.unwatch(folder),
        };
    }
}

/// Passes on how many paths changed that matter.
fn teller(sender: Sender<usize>, relevant: Relevant) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result| {
        let changed = match result {
            Ok(events) => {
                let relevant = relevant.read().unwrap_or_else(PoisonError::into_inner);
                events.iter().filter(|event| matters(event, &relevant)).count()
            }
            // Something was missed: look again.
            Err(_) => 1,
        };
        if changed > 0 {
            let _ = sender.send(changed);
        }
    }
}

/// Whether an event may change a site: our own reading does not, nor what lies in folders that nobody looks into.
fn matters(event: &DebouncedEvent, relevant: &BTreeSet<PathBuf>) -> bool {
    if event.need_rescan() {
        return true;
    }
    let kind = event.kind;
    let only_read =
        matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write)) || kind.is_other();
    let known = |path: &PathBuf| {
        // Git's locks come and go with every command.
        let lock = path.extension().is_some_and(|end| end == "lock");
        let inside = path.parent().is_some_and(|parent| relevant.contains(parent));
        // A folder that is new, in one that is watched with all below it.
        let below = || path.ancestors().skip(2).any(|above| relevant.contains(above)) && !path.is_file();
        !lock && (inside || relevant.contains(path) || below())
    };
    !only_read && event.paths.iter().any(known)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::time::Duration;

    use super::Watcher;

    const SOON: Duration = Duration::from_secs(5);
    const QUIET: Duration = Duration::from_millis(300);

    /// Watches two folders, one of them with all below it, and asks after each step whether something changed.
    fn check(poll: bool) {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        let specs = top.join("specs");
        fs::create_dir_all(specs.join("001-a")).unwrap();
        fs::create_dir_all(top.join("other/deep")).unwrap();
        fs::write(specs.join("001-a/plan.md"), "one").unwrap();
        let mut watcher = Watcher::new(poll).unwrap();
        let folders = BTreeSet::from([top.clone(), specs.clone(), specs.join("001-a")]);
        let trees = BTreeSet::from([specs.clone()]);
        assert!(watcher.arm(&folders, &trees).unwrap());
        assert!(!watcher.arm(&folders, &trees).unwrap(), "nothing is new the second time");

        let changes = |expected: bool, what: &str| {
            assert_eq!(watcher.wait(if expected { SOON } else { QUIET }), expected, "{what}");
            while watcher.wait(QUIET) {}
        };
        changes(false, "nothing happened");
        fs::write(specs.join("001-a/plan.md"), "two!").unwrap();
        changes(true, "a save");
        fs::write(specs.join("001-a/.plan.md.new"), "three").unwrap();
        fs::rename(specs.join("001-a/.plan.md.new"), specs.join("001-a/plan.md")).unwrap();
        changes(true, "a save by a new file");
        fs::read(specs.join("001-a/plan.md")).unwrap();
        changes(false, "reading");
        fs::create_dir_all(specs.join("002-b")).unwrap();
        changes(true, "a new folder");
        fs::write(top.join("plansite.yml"), "title: x").unwrap();
        changes(true, "settings");
        fs::remove_file(specs.join("001-a/plan.md")).unwrap();
        changes(true, "a removal");
        fs::write(top.join("other/deep/file"), "x").unwrap();
        changes(false, "a folder that nobody looks into");
    }

    #[test]
    fn changes_are_told() {
        check(false);
    }

    #[test]
    fn changes_are_seen_by_looking() {
        check(true);
    }
}
