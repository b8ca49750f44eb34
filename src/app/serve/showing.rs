//! Shows builds: each takes the place of the last one, for everybody who asks and everybody who listens.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rayon::prelude::*;

use super::snapshot::Snapshot;
use super::state::{News, State, Trouble};
use crate::app::Error;
use crate::app::rebuild::{Publisher, fingerprint, is_page, pages};
use crate::app::workbench::Made;
use crate::theme::Press;

/// How often the next change is looked for while pages are compared.
const PAUSE: Duration = Duration::from_millis(1);

/// What the files of a build are made from, in short, by path.
type Fingerprints = BTreeMap<String, u64>;

/// The server's side of building.
pub(super) struct Showing {
    state: Arc<State>,
    session: Arc<str>,
    /// The number of the last build.
    build: u64,
    /// Of the site that is shown, as far as it has been looked at.
    fingerprints: Option<Fingerprints>,
    /// Of the site before it.
    before: Option<Fingerprints>,
}

impl Showing {
    /// Shows the first build. A theme that cannot be used is an error.
    pub(super) fn new(made: &Arc<Made>) -> Result<Self, Error> {
        let session: Arc<str> = session().into();
        let snapshot = Snapshot::new(Arc::clone(made), press(made)?, Arc::clone(&session), 1, None);
        // A fault of a template is told now and not when somebody comes to its page.
        let fingerprints = check_templates(&snapshot)?;
        let news = News { session: session.to_string(), build: 1, ..News::default() };
        let state = Arc::new(State::new(snapshot, news));
        Ok(Self { state, session, build: 1, fingerprints: Some(fingerprints), before: None })
    }

    /// What is shown, for those who answer.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// How many pages there are.
    pub(super) fn page_count(&self) -> usize {
        self.fingerprints.iter().flat_map(BTreeMap::keys).filter(|path| is_page(path)).count()
    }
}

impl Publisher for Showing {
    fn publish(&mut self, made: &Arc<Made>, said: &[String], at: &str) -> Result<(), Error> {
        let shown = self.state.shown();
        let same_theme = shown.source().theme().files == made.theme().files;
        let press = if same_theme { Arc::clone(shown.press()) } else { press(made)? };
        let snapshot = Snapshot::new(Arc::clone(made), press, Arc::clone(&self.session), self.build + 1, Some(&shown));
        let checked = if same_theme { None } else { Some(check_templates(&snapshot)?) };
        self.build += 1;
        let before = std::mem::replace(&mut self.fingerprints, checked);
        // Fingerprints say what pages are printed from and not by which templates: how many another theme changes is not
        // known.
        self.before = before.filter(|_| same_theme);
        self.state.show(snapshot, said.to_vec(), at.to_owned());
        Ok(())
    }

    fn result(&mut self, is_told: &dyn Fn() -> bool) -> Option<String> {
        let now = match self.fingerprints.take() {
            Some(fingerprints) => fingerprints,
            None => fingerprints(&self.state.shown(), is_told)?,
        };
        let changed = self.before.take().map(|before| {
            let differs = |path: &&String| before.get(*path) != now.get(*path);
            let gone = before.keys().filter(|path| is_page(path) && !now.contains_key(*path)).count();
            now.keys().filter(|path| is_page(path)).filter(differs).count() + gone
        });
        self.fingerprints = Some(now);
        changed.map(pages)
    }

    fn fail(&mut self, error: &Error) {
        self.state.fail(Trouble::of(error));
    }

    fn mend(&mut self) {
        self.state.recover();
    }
}

fn press(made: &Made) -> Result<Arc<Press>, Error> {
    let press = Press::new(made.theme());
    Ok(Arc::new(press.map_err(|problems| Error::Templates { problems: made.theme.locate(problems) })?))
}

/// Short forms of what every file is made from; nothing when somebody interrupts.
fn fingerprints(snapshot: &Snapshot, interrupted: &dyn Fn() -> bool) -> Option<Fingerprints> {
    let site = snapshot.site();
    let stop = AtomicBool::new(false);
    let of = |path: &str| {
        let made = (!stop.load(Ordering::Relaxed)).then(|| site.make(path)).flatten();
        made.map(|made| (path.to_owned(), fingerprint(&made)))
    };
    std::thread::scope(|scope| {
        let work = scope.spawn(|| site.paths().collect::<Vec<_>>().into_par_iter().filter_map(of).collect());
        while !work.is_finished() {
            // Whoever asks whether to stop cannot be asked from another thread.
            if interrupted() {
                stop.store(true, Ordering::Relaxed);
            }
            std::thread::sleep(PAUSE);
        }
        work.join().ok().filter(|_| !stop.load(Ordering::Relaxed))
    })
}

/// Takes the fingerprints of a site whose theme is new; pages are rendered for that only where the theme is a user's
/// own, since the one that is built in is held by tests.
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
