//! Builds after every change, and says what changed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Zoned;
use rapidhash::v3::rapidhash_v3;
use rayon::prelude::*;

use super::snapshot::Snapshot;
use super::state::{News, State, Trouble};
use crate::app::error::counted;
use crate::app::terminal::Terminal;
use crate::app::watcher::Watcher;
use crate::app::workbench::{Made, Workbench};
use crate::app::{Error, catching, story};
use crate::diagnostic::printable;
use crate::site;
use crate::theme::Press;

/// How often is looked after something that cannot be watched: a root that is gone, or settings that cannot be read.
const IN_TROUBLE: Duration = Duration::from_millis(500);
/// How often is looked although nothing was told: the day may have changed, and with it the ages on the pages.
const AT_LEAST: Duration = Duration::from_secs(60);
/// How many pages are compared before the next change is looked for.
const CHUNK: usize = 64;

/// What the pages of a build are made from, in short, by path.
type Fingerprints = BTreeMap<String, u64>;

/// The thread that builds.
pub(super) struct Rebuilder {
    workbench: Workbench,
    watcher: Watcher,
    state: Arc<State>,
    session: Arc<str>,
    /// The number of the last build.
    build: u64,
    /// Of the site that is shown, as far as it has been looked at.
    fingerprints: Option<Fingerprints>,
    /// What the first build was, in a few words.
    greeting: String,
}

impl Rebuilder {
    /// Makes the first build. Only what ends `plansite build` too is an error here, and no plans is none.
    pub(super) fn start(
        mut workbench: Workbench,
        poll: bool,
        terminal: &Terminal,
    ) -> Result<(Self, Arc<State>), Error> {
        let began = Instant::now();
        let mut watcher = Watcher::new(poll).map_err(|source| Error::Watch { source: Box::new(source) })?;
        let made = workbench.build(terminal)?;
        watcher.arm(&made.folders, &made.trees).map_err(|source| Error::Watch { source: Box::new(source) })?;
        let press = Press::new(made.theme());
        let press = press.map_err(|problems| Error::Templates { problems: made.theme.locate(problems) })?;
        let session: Arc<str> = session().into();
        let snapshot = Snapshot::new(made, Arc::new(press), Arc::clone(&session), 1);
        // A fault of a template is told now and not when somebody comes to its page.
        let fingerprints = check_templates(&snapshot)?;
        let greeting = format!(
            "{}, {} in {} ms",
            counted(snapshot.source().portfolio.plans.len(), "plan"),
            counted(fingerprints.keys().filter(|path| path.ends_with(".html")).count(), "page"),
            began.elapsed().as_millis(),
        );
        let news = News { session: session.to_string(), build: 1, ..News::default() };
        let state = Arc::new(State::new(snapshot, news));
        let rebuilder = Self {
            workbench,
            watcher,
            state: Arc::clone(&state),
            session,
            build: 1,
            fingerprints: Some(fingerprints),
            greeting,
        };
        Ok((rebuilder, state))
    }

    /// What the first build was.
    pub(super) fn greeting(&self) -> &str {
        &self.greeting
    }

    /// What is watched, and how.
    pub(super) fn watching(&self) -> String {
        let root = self.state.shown().source().root.display().to_string();
        let how = if self.watcher.is_polling() { "looking for changes in" } else { "watching" };
        format!("{how} {}", printable(&root))
    }

    /// Builds after every change, until the process ends.
    pub(super) fn run(mut self, terminal: &Terminal) {
        let mut troubled = false;
        let mut again = false;
        loop {
            let limit = if troubled { IN_TROUBLE } else { AT_LEAST };
            let told = again || self.watcher.wait(limit);
            let began = Instant::now();
            let built = catching(|| self.workbench.build(terminal)).unwrap_or_else(|fault| Err(Error::Fault(fault)));
            match built.and_then(|made| self.publish(made, began, terminal)) {
                Ok(new_folders) => {
                    if troubled {
                        self.state.recover();
                        terminal.say("mended");
                    }
                    troubled = false;
                    // What happened in a folder before it was watched was not told.
                    again = new_folders;
                }
                Err(error) => {
                    let trouble = Trouble::of(&error);
                    if told && !self.state.is_failing(&trouble) {
                        terminal.error(&error);
                    }
                    self.state.fail(trouble);
                    // A folder that went away and comes back is another one.
                    self.watcher.forget();
                    troubled = true;
                    again = false;
                }
            }
        }
    }

    /// Shows a build if it is another one than that which is shown; whether folders are watched that were not before.
    fn publish(&mut self, made: Made, began: Instant, terminal: &Terminal) -> Result<bool, Error> {
        let new_folders =
            self.watcher.arm(&made.folders, &made.trees).map_err(|source| Error::Watch { source: Box::new(source) })?;
        let shown = self.state.shown();
        let last = shown.source();
        if last.is_same(&made) {
            return Ok(new_folders);
        }
        let same_theme = last.theme().files == made.theme().files;
        let press = if same_theme {
            Arc::clone(shown.press())
        } else {
            let press = Press::new(made.theme());
            Arc::new(press.map_err(|problems| Error::Templates { problems: made.theme.locate(problems) })?)
        };
        let said = story::of(&last.portfolio, &made.portfolio, !same_theme);
        self.build += 1;
        let snapshot = Snapshot::new(made, press, Arc::clone(&self.session), self.build);
        let checked = if same_theme { None } else { Some(check_templates(&snapshot)?) };
        let now = Zoned::now().strftime("%H:%M:%S").to_string();
        self.state.show(snapshot, said.clone(), now.clone());
        let took = began.elapsed().as_millis();
        let pages = self.count_changed(checked);
        let pages = pages.map(|pages| format!("{}, ", counted(pages, "page"))).unwrap_or_default();
        terminal.say(&format!("{now}  {}  ({pages}{took} ms)", printable(&said.join("; "))));
        Ok(new_folders)
    }

    /// How many pages differ from those of the build before; not if there is something better to do.
    fn count_changed(&mut self, checked: Option<Fingerprints>) -> Option<usize> {
        let before = self.fingerprints.take();
        let now = match checked {
            Some(fingerprints) => fingerprints,
            None => fingerprints(&self.state.shown(), &|| self.watcher.is_told())?,
        };
        let is_page = |path: &&String| path.ends_with(".html");
        let changed = before.map(|before| {
            let differs = |path: &&String| before.get(*path) != now.get(*path);
            let gone = before.keys().filter(|path| !now.contains_key(*path)).filter(is_page).count();
            now.keys().filter(is_page).filter(differs).count() + gone
        });
        self.fingerprints = Some(now);
        changed
    }
}

/// Short forms of what every file is made from; nothing when somebody interrupts.
fn fingerprints(snapshot: &Snapshot, interrupted: &dyn Fn() -> bool) -> Option<Fingerprints> {
    let site = snapshot.site();
    let paths: Vec<&str> = site.paths().collect();
    let mut fingerprints = Fingerprints::new();
    for chunk in paths.chunks(CHUNK) {
        if interrupted() {
            return None;
        }
        let of = |path: &&str| Some(((*path).to_owned(), fingerprint(&site.make(path)?)));
        fingerprints.par_extend(chunk.par_iter().filter_map(of));
    }
    Some(fingerprints)
}

fn fingerprint(made: &site::Made) -> u64 {
    match made {
        site::Made::Page(page) => rapidhash_v3(page.model.to_string().as_bytes()),
        site::Made::File(bytes) => rapidhash_v3(bytes),
    }
}

/// Renders one page with every template, and the whole site where somebody changed the theme.
fn check_templates(snapshot: &Snapshot) -> Result<Fingerprints, Error> {
    let site = snapshot.site();
    let press = snapshot.press();
    let paths: Vec<&str> = site.paths().collect();
    let own_theme = snapshot.source().theme.folder.is_some();
    let checked: Vec<_> = paths
        .par_iter()
        .filter_map(|path| {
            let made = site.make(path)?;
            let fingerprint = fingerprint(&made);
            let printed = if own_theme { press.print(made).map(drop) } else { Ok(()) };
            Some(printed.map(|()| ((*path).to_owned(), fingerprint)))
        })
        .collect();
    let mut fingerprints = Fingerprints::new();
    let mut problems = Vec::new();
    for page in checked {
        match page {
            Ok((path, fingerprint)) => {
                fingerprints.insert(path, fingerprint);
            }
            Err(problem) if !problems.contains(&*problem) => problems.push(*problem),
            Err(_) => {}
        }
    }
    if problems.is_empty() {
        Ok(fingerprints)
    } else {
        Err(Error::Templates { problems: snapshot.source().theme.locate(problems) })
    }
}

/// A name for this run of the server that no other run has.
fn session() -> String {
    static RUNS: AtomicU64 = AtomicU64::new(0);
    let now = jiff::Timestamp::now().as_nanosecond();
    format!("{now:x}-{:x}-{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed))
}
