//! Shows builds: each takes the place of the last one, for everybody who asks and everybody who listens.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::snapshot::Snapshot;
use super::state::{News, State, Trouble};
use crate::app::Error;
use crate::app::rebuild::{Publisher, fingerprint, is_page, pages};
use crate::app::workbench::Made;
use crate::theme::{Press, of_every_file};

/// How often the next change is looked for while pages are compared.
const PAUSE: Duration = Duration::from_millis(1);
/// How long pages are not compared after a build, since those who look at one ask for it now.
const GRACE: Duration = Duration::from_millis(50);

/// Up to how many documents it is found out which pages a change changes: each page has to be made for that.
const MOST_COUNTED: usize = 2000;

/// What the pages of a build say, in short, by path.
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
        check_templates(&snapshot)?;
        let fingerprints = fingerprints(&snapshot, &|| false);
        let news = News { session: session.to_string(), build: 1, ..News::default() };
        let state = Arc::new(State::new(snapshot, news));
        Ok(Self { state, session, build: 1, fingerprints, before: None })
    }

    /// What is shown, for those who answer.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// How many pages there are.
    pub(super) fn page_count(&self) -> usize {
        page_paths(&self.state.shown()).len()
    }
}

impl Publisher for Showing {
    fn publish(&mut self, made: &Arc<Made>, said: &[String], at: &str) -> Result<(), Error> {
        let shown = self.state.shown();
        let same_theme = made.has_same_theme(shown.source());
        let press = if same_theme { Arc::clone(shown.press()) } else { press(made)? };
        let snapshot = Snapshot::new(Arc::clone(made), press, Arc::clone(&self.session), self.build + 1, Some(&shown));
        if !same_theme {
            check_templates(&snapshot)?;
        }
        self.build += 1;
        // Fingerprints say what pages are printed from and not by which templates: how many another theme changes is not
        // known.
        self.before = self.fingerprints.take().filter(|_| same_theme);
        self.state.show(snapshot, said.to_vec(), at.to_owned());
        Ok(())
    }

    fn result(&mut self, is_told: &dyn Fn() -> bool) -> Option<String> {
        let began = Instant::now();
        while began.elapsed() < GRACE && !is_told() {
            std::thread::sleep(PAUSE);
        }
        self.fingerprints = fingerprints(&self.state.shown(), is_told);
        let (before, now) = (self.before.take()?, self.fingerprints.as_ref()?);
        let changed = now.iter().filter(|(path, mark)| before.get(*path) != Some(mark)).count();
        let gone = before.keys().filter(|path| !now.contains_key(*path)).count();
        Some(changed + gone).filter(|number| *number > 0).map(pages)
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
    Ok(Arc::new(press.map_err(|problems| Error::Templates { problems: made.basis.theme.locate(problems) })?))
}

/// The paths of the pages of a site.
fn page_paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.site().paths().filter(|path| is_page(path)).collect()
}

/// Short forms of what every page says, but for the line at its foot; nothing where there are too many, and when somebody
/// interrupts.
fn fingerprints(snapshot: &Snapshot, interrupted: &dyn Fn() -> bool) -> Option<Fingerprints> {
    let documents: usize = snapshot.source().portfolio.plans.iter().map(|of| of.plan.documents.len()).sum();
    if documents > MOST_COUNTED {
        return None;
    }
    let (site, paths) = (snapshot.site(), page_paths(snapshot));
    let stop = AtomicBool::new(false);
    let of = |path: &str| {
        let made = (!stop.load(Ordering::Relaxed)).then(|| site.make(path)).flatten();
        made.map(|made| (path.to_owned(), fingerprint(&made.without_foot())))
    };
    std::thread::scope(|scope| {
        let work = scope.spawn(|| paths.into_par_iter().filter_map(of).collect());
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

/// Renders every page where the theme is a user's own, so that a fault of a template is told now and not when somebody
/// comes to its page; the theme that is built in is held by tests.
fn check_templates(snapshot: &Snapshot) -> Result<(), Error> {
    let theme = &snapshot.source().basis.theme;
    if theme.folder.is_some() {
        let printed = of_every_file(snapshot.site(), |_, made| snapshot.press().print(made).map(drop));
        printed.map_err(|problems| Error::Templates { problems: theme.locate(problems) })?;
    }
    Ok(())
}

/// A name for this run of the server that no other run has.
fn session() -> String {
    static RUNS: AtomicU64 = AtomicU64::new(0);
    let now = jiff::Timestamp::now().as_nanosecond();
    format!("{now:x}-{:x}-{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed))
}
