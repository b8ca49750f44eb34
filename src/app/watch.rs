//! `plansite watch`: writes the site, and again after every change, until it is stopped.
//!
//! What differs is written and nothing else; what is written is no change. A page that is made from the same as last
//! time is not rendered again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;

use super::arguments::{Look, Plans, Review, Target};
use super::build::{counts, summary};
use super::environment::Environment;
use super::project::Root;
use super::rebuild::{Publisher, Rebuilder, fingerprint, is_page, pages, unwatched};
use super::terminal::Terminal;
use super::watcher::Watcher;
use super::workbench::{Made, Order, Workbench};
use super::write::{self, Place, Written};
use super::{Error, Outcome, signal};
use crate::site::Site;
use crate::theme::{Output, Press, of_every_file};

/// The flags of `plansite watch`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    review: Review,
    /// Look for changes a few times a second instead of being told, as network folders need it
    #[arg(long)]
    poll: bool,
}

/// Writes until it is stopped.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let root = Root::open(arguments.plans.dir.as_deref(), environment, terminal)?.path;
    let out = Out { asked: arguments.target.out.clone(), current: environment.folder.clone(), root };
    let place = out.place()?;
    let order = Order {
        root: arguments.plans.dir.clone(),
        specs: arguments.plans.specs.clone(),
        theme: arguments.look.theme.clone(),
        base_url: arguments.target.base_url.clone(),
        since: arguments.review.since.clone(),
        profile: arguments.plans.profile.clone(),
        needs_plans: true,
    };
    let watcher = Watcher::new(arguments.poll, Some(place.path())).map_err(unwatched)?;
    let rebuilder = Rebuilder::start(Workbench::new(order, environment), watcher, terminal)?;
    let mut writing = Writing { out, busy: Arc::default(), last: None, written: None };
    let first = Arc::clone(rebuilder.last());
    writing.publish(&first, &[], "")?;
    if let (Some(last), Some((written, _))) = (&writing.last, writing.written) {
        let pages = last.output.keys().filter(|path| is_page(path)).count();
        terminal.say(&summary(&counts(&first.portfolio, pages), written, &place, environment));
    }
    terminal.say(&format!("{}; press Ctrl C to stop", rebuilder.watching()));
    let busy = Arc::clone(&writing.busy);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| Error::Threads { source })?;
    std::thread::Builder::new()
        .name("builder".to_owned())
        .spawn(move || rebuilder.run(&mut writing))
        .map_err(|source| Error::Threads { source })?;
    // Without signals it is stopped as every program is.
    let _ = runtime.block_on(signal::stopped());
    // What is being written is written to its end.
    let _written = busy.lock().unwrap_or_else(PoisonError::into_inner);
    terminal.stopped();
    Ok(Outcome::Fine)
}

/// Where the site is asked to be written to.
struct Out {
    asked: Option<PathBuf>,
    current: PathBuf,
    root: PathBuf,
}

impl Out {
    /// The folder, if it may be written to as it is now.
    fn place(&self) -> Result<Place, Error> {
        Place::choose(self.asked.as_deref(), &self.current, &self.root)
    }
}

/// The site on disk.
struct Writing {
    out: Out,
    /// Held while files are written.
    busy: Arc<Mutex<()>>,
    last: Option<Printed>,
    /// What the last writing did, and how many pages differ.
    written: Option<(Written, usize)>,
}

/// A site with what its pages were made from.
struct Printed {
    output: Output,
    fingerprints: BTreeMap<String, u64>,
    made: Arc<Made>,
    press: Press,
}

impl Publisher for Writing {
    fn publish(&mut self, made: &Arc<Made>, _said: &[String], _at: &str) -> Result<(), Error> {
        let place = self.out.place()?;
        if let Some((folder, _)) = &made.basis.theme.folder {
            place.refuse_over(folder, "the theme")?;
        }
        let plans = made.portfolio.plans.iter().map(|of| of.plan.path.as_str());
        let folders: Vec<&str> = plans.map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
        place.refuse_over_any(&made.basis.root, &folders)?;
        let (printed, differing) = Printed::after(self.last.take(), made)?;
        let printed = self.last.insert(printed);
        let _busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let written = write::write(&place, &printed.output)?;
        self.written = Some((written, differing));
        Ok(())
    }

    fn result(&mut self, _is_told: &dyn Fn() -> bool) -> Option<String> {
        self.written.map(|(_, differing)| pages(differing))
    }

    fn fail(&mut self, _error: &Error) {}

    fn mend(&mut self) {}
}

impl Printed {
    /// Prints a site, and takes from the last one what is made from the same; how many pages differ.
    fn after(last: Option<Self>, made: &Arc<Made>) -> Result<(Self, usize), Error> {
        let of_theme = |problems| Error::Templates { problems: made.basis.theme.locate(problems) };
        let last = last.filter(|last| last.made.has_same_theme(made));
        let (mut old, known, press) = match last {
            Some(last) => (last.output, last.fingerprints, last.press),
            None => (Output::new(), BTreeMap::new(), Press::new(made.theme()).map_err(of_theme)?),
        };
        let site = Site::new(&made.portfolio, &made.basis.options);
        let files = of_every_file(&site, |path, file| {
            let fingerprint = fingerprint(&file);
            let is_same = known.get(path) == Some(&fingerprint);
            let bytes = if is_same { None } else { Some(press.print(file)?) };
            Ok((fingerprint, bytes))
        });
        let files = files.map_err(of_theme)?;
        let mut differing = known.keys().filter(|path| is_page(path) && !site.has(path)).count();
        let mut output = Output::new();
        for path in press.file_paths(&site) {
            let bytes = match old.remove(path) {
                Some(bytes) => bytes,
                None => {
                    let bytes = press.file_of(&site, path).map_err(|problem| of_theme(vec![*problem]))?;
                    bytes.expect("a file that the theme names").into_owned()
                }
            };
            output.insert(path.to_owned(), bytes);
        }
        let mut printed = Self { output, fingerprints: BTreeMap::new(), made: Arc::clone(made), press };
        for (path, (fingerprint, bytes)) in files {
            differing += usize::from(bytes.is_some() && is_page(&path));
            let bytes = bytes.or_else(|| old.remove(&path)).unwrap_or_default();
            printed.fingerprints.insert(path.clone(), fingerprint);
            printed.output.insert(path, bytes);
        }
        Ok((printed, differing))
    }
}
