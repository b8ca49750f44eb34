//! Answers one question: what changed that a site may depend on?
//!
//! Folders are watched, never files, because editors replace files. Where the system refuses to watch so many folders,
//! or is asked not to, they are looked at a few times a second instead.

mod calm;
mod scope;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

use self::calm::{Calm, Told, Unrest};
pub(super) use self::scope::Scope;
use self::scope::{Identity, Interest, identity};

/// How often folders are looked at where they cannot be watched.
const POLL: Duration = Duration::from_millis(400);
/// From how many changed paths on changes are a burst, such as the checkout of another branch.
const BURST: usize = 8;
/// How long it is waited for at most until a few changes are quiet.
const FEW_LONGEST: Duration = Duration::from_millis(60);
/// How long a burst must be quiet.
const BURST_QUIET: Duration = Duration::from_millis(60);
/// How long a burst is waited for at most.
const BURST_LONGEST: Duration = Duration::from_millis(600);
/// How long somebody is waited for at most who says that more is to come; what is older is of a program that died.
const LOCK_LONGEST: Duration = Duration::from_secs(3);

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// These files and folders, and nothing else.
    Paths(BTreeSet<PathBuf>),
    /// Nobody knows.
    Anything,
}

impl Changed {
    fn of(paths: BTreeSet<PathBuf>) -> Self {
        if paths.is_empty() || paths.contains(Path::new("")) { Self::Anything } else { Self::Paths(paths) }
    }

    /// This and something else.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Paths(mut paths), Self::Paths(more)) => {
                paths.extend(more);
                Self::Paths(paths)
            }
            _ => Self::Anything,
        }
    }
}

/// Watches folders.
pub(super) struct Watcher {
    eyes: Eyes,
    sender: Sender<Told>,
    changes: Receiver<Told>,
    /// What was told and has not been waited for.
    pending: RefCell<Calm>,
    interest: Arc<RwLock<Interest>>,
    /// The folders that are watched, with all below them or without, and what tells them from others of their name.
    armed: BTreeMap<(PathBuf, bool), Identity>,
    locks: Vec<PathBuf>,
}

/// How folders are watched.
enum Eyes {
    Native(RecommendedWatcher),
    Polling(PollWatcher),
}

impl Watcher {
    /// A watcher of nothing. `poll` asks for looking instead of being told, as is done too where the system does not
    /// tell; nothing is told of what is below `ignored`.
    pub(super) fn new(poll: bool, ignored: Option<&Path>) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let interest = Arc::new(RwLock::new(Interest { ignored: ignored.map(Path::to_owned), ..Interest::default() }));
        let native = if poll { None } else { Eyes::native(&sender, &interest).ok() };
        let eyes = native.map_or_else(|| Eyes::polling(&sender, &interest), Ok)?;
        Ok(Self {
            eyes,
            sender,
            changes,
            pending: RefCell::default(),
            interest,
            armed: BTreeMap::new(),
            locks: Vec::new(),
        })
    }

    /// Whether folders are looked at a few times a second.
    pub(super) fn is_polling(&self) -> bool {
        matches!(self.eyes, Eyes::Polling(_))
    }

    /// Watches the folders of a scope and no others; whether something may have been missed, because a folder has not
    /// been watched before, or is another one than that of the same name which was.
    pub(super) fn arm(&mut self, scope: &Scope) -> notify::Result<bool> {
        let (shaken, mut missed) = write(&self.interest).narrow(scope);
        self.locks.clone_from(&scope.locks);
        let mut wanted: BTreeMap<(PathBuf, bool), Identity> =
            scope.watches().into_iter().map(|(folder, deep)| ((folder.clone(), deep), identity(&folder))).collect();
        let is_shaken = |folder: &Path| folder.ancestors().any(|above| shaken.contains(above));
        let holds = |watch: &(PathBuf, bool), is: &Identity, others: &BTreeMap<(PathBuf, bool), Identity>| {
            others.get(watch) == Some(is) && !is_shaken(&watch.0)
        };
        for (watch, is) in &self.armed {
            if !holds(watch, is, &wanted) {
                self.eyes.unwatch(&watch.0);
            }
        }
        let new: Vec<_> =
            wanted.iter().filter(|(watch, is)| !holds(watch, is, &self.armed)).map(|(it, _)| it.clone()).collect();
        for (folder, deep) in new {
            match self.eyes.watch(&folder, deep) {
                Ok(()) => missed = true,
                Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) && !self.is_polling() => {
                    self.eyes = Eyes::polling(&self.sender, &self.interest)?;
                    self.armed.clear();
                    return self.arm(scope).map(|_| true);
                }
                // It went away since it was seen; its parent tells when it is back.
                Err(_) => {
                    wanted.remove(&(folder, deep));
                }
            }
        }
        let armed = wanted.keys().map(|(folder, _)| folder.clone()).collect();
        write(&self.interest).armed = armed;
        self.armed = wanted;
        Ok(missed)
    }

    /// Forgets what is watched, so that all of it is watched anew.
    pub(super) fn forget(&mut self) {
        for ((folder, _), _) in std::mem::take(&mut self.armed) {
            self.eyes.unwatch(&folder);
        }
    }

    /// Whether something changed that has not been waited for.
    pub(super) fn is_told(&self) -> bool {
        self.collect() > 0
    }

    /// Whether changes are still coming in.
    pub(super) fn is_busy(&self) -> bool {
        self.is_locked() || self.collect() >= BURST
    }

    /// Waits until something changes, and then until it is quiet again; `None` after `limit` without a change.
    pub(super) fn wait(&self, limit: Duration) -> Option<Changed> {
        if self.collect() == 0 && !self.hears_within(limit) && !self.is_locked() {
            return None;
        }
        let began = Instant::now();
        let mut more_to_come = false;
        loop {
            let locked = self.is_locked();
            more_to_come |= locked;
            let is_few = self.collect() < BURST && !more_to_come;
            let (quiet, longest) = match is_few {
                true => (self.pending.borrow().still(), FEW_LONGEST),
                false if more_to_come => (BURST_QUIET, LOCK_LONGEST),
                false => (BURST_QUIET, BURST_LONGEST),
            };
            let left = longest.saturating_sub(began.elapsed());
            if left.is_zero() || !self.hears_within(quiet.min(left)) && !locked {
                return Some(Changed::of(self.pending.take().into_paths()));
            }
        }
    }

    /// How many paths were told that have not been waited for.
    fn collect(&self) -> usize {
        let mut pending = self.pending.borrow_mut();
        self.changes.try_iter().for_each(|told| pending.hear(told));
        pending.count()
    }

    /// Whether something is told in a time.
    fn hears_within(&self, limit: Duration) -> bool {
        match self.changes.recv_timeout(limit) {
            Ok(told) => {
                self.pending.borrow_mut().hear(told);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Whether somebody says that more is to come, as Git does while it checks out a branch.
    fn is_locked(&self) -> bool {
        let age = |lock: &PathBuf| lock.metadata().ok()?.modified().ok()?.elapsed().ok();
        self.locks.iter().filter_map(age).any(|age| age < LOCK_LONGEST)
    }
}

impl Eyes {
    fn native(sender: &Sender<Told>, interest: &Arc<RwLock<Interest>>) -> notify::Result<Self> {
        RecommendedWatcher::new(teller(sender.clone(), Arc::clone(interest)), Config::default()).map(Self::Native)
    }

    fn polling(sender: &Sender<Told>, interest: &Arc<RwLock<Interest>>) -> notify::Result<Self> {
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        PollWatcher::new(teller(sender.clone(), Arc::clone(interest)), config).map(Self::Polling)
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

/// Passes on the paths that changed and matter.
fn teller(sender: Sender<Told>, interest: Arc<RwLock<Interest>>) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    move |result| {
        let (paths, unrest) = match result {
            Ok(event) => {
                let interest_now = read(&interest);
                let paths = interest_now.concerned(&event);
                let shaken = interest_now.shaken_by(&event);
                drop(interest_now);
                if !shaken.is_empty() {
                    write(&interest).shaken.extend(shaken);
                }
                (paths, Unrest::of(event.kind))
            }
            // Something was missed: look again.
            Err(_) => (vec![PathBuf::new()], Unrest::MoreToCome),
        };
        if !paths.is_empty() {
            let _ = sender.send(Told { paths, unrest, at: Instant::now() });
        }
    }
}

fn read(interest: &RwLock<Interest>) -> RwLockReadGuard<'_, Interest> {
    interest.read().unwrap_or_else(PoisonError::into_inner)
}

fn write(interest: &RwLock<Interest>) -> RwLockWriteGuard<'_, Interest> {
    interest.write().unwrap_or_else(PoisonError::into_inner)
}
