//! `plansite build`: writes the site.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use clap::Args;
use indicatif::ProgressBar;

use super::arguments::{Look, Plans, Review, Target};
use super::disk::{Disk, Seen};
use super::environment::Environment;
use super::project::{Asked, Project, Root};
use super::readings::KeptReadings;
use super::rebuild::is_page;
use super::scratch::ScratchFile;
use super::terminal::Terminal;
use super::unchanged::{Edited, Fingerprints, Pages, Standing, Unchanged};
use super::write::{self, Place, Writing, Written};
use super::{Error, Outcome, browser, theme};
use crate::diagnostic::phrase::counted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::Portfolio;
use crate::site::{Made, Site};
use crate::theme::{Press, SingleFile, of_every_file, single_file};
use crate::{Input, ReadPlans};

/// The largest site that GitHub Pages publishes, in bytes.
///
/// <https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>
const MOST_OF_PAGES: u64 = 1_000_000_000;

/// How many plans take so much room that it is made before more is needed, unless few pages are printed.
const MANY_PLANS: usize = 4_000;

/// The flags of `plansite build`.
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
    /// Exit with 1 when there are warnings or errors
    #[arg(long)]
    strict: bool,
    /// Write all of it as one HTML file, and no folder unless --out names one
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// Builds and writes the site.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let root = Root::open(arguments.plans.dir.as_deref(), environment, terminal)?;
    let out = arguments.target.out.as_deref();
    let single = arguments.single_file.as_ref().map(|path| environment.folder.join(path));
    let is_folder = single.is_none() || out.is_some();
    let place = is_folder.then(|| Place::choose(out, &environment.folder, &root.path)).transpose()?;
    let (named, path) = (root.config.theme.clone(), root.path.clone());
    let load = || theme::load(arguments.look.theme.as_deref(), named.as_deref(), &environment.folder, &path);
    let asked = Asked {
        root: arguments.plans.dir.as_deref(),
        specs: &arguments.plans.specs,
        base_url: arguments.target.base_url.as_deref(),
        since: arguments.review.since.as_deref(),
        events: true,
        profile: arguments.plans.profile.as_deref(),
    };
    // Not on the threads of the pool: reading the past waits until each of them has taken part.
    let (theme, project) = thread::scope(|scope| {
        let theme = scope.spawn(load);
        let project = Project::open(root, &asked, environment, terminal);
        (theme.join().unwrap_or_else(|fault| resume_unwind(fault)), project)
    });
    let (theme, project) = (theme?, project?);
    refuse(&project, place.as_ref(), single.as_deref(), &theme)?;
    let sought = environment.cache.as_deref().zip(place.as_ref()).filter(|_| arguments.may_find_it_done());
    let unchanged = sought.map(|(cache, place)| Unchanged::new(cache, place, &project, &theme));
    let to = To { place: place.as_ref(), single: single.as_deref(), unchanged: unchanged.as_ref() };
    let standing = unchanged.as_ref().and_then(|it| it.standing(&Disk::new(&project.root.path, ProgressBar::hidden())));
    let outcome = match (standing, &place) {
        (Some(Standing { counts, written }), Some(place)) => {
            say(&counts, written, place, environment, terminal);
            Outcome::Fine
        }
        _ => make(arguments, project, &theme, &to, environment, terminal)?,
    };
    if arguments.open {
        let folder = place.map(|place| place.path().join("index.html"));
        let path = folder.or(single).unwrap_or_default();
        browser::open(&path, terminal);
    }
    Ok(outcome)
}

impl Arguments {
    /// Whether nothing but the site's folder is asked for, and nothing is to be said but what it holds.
    fn may_find_it_done(&self) -> bool {
        self.single_file.is_none() && !self.strict && self.plans.profile.is_none()
    }
}

/// Where a site is written to.
struct To<'a> {
    place: Option<&'a Place>,
    single: Option<&'a Path>,
    /// Where it is kept what the site in the folder depended on.
    unchanged: Option<&'a Unchanged>,
}

/// What a site is made from.
struct Ingredients {
    plans: ReadPlans,
    /// The theme, if a folder is written; else what is wrong with it.
    press: Result<Option<Press>, Vec<Diagnostic>>,
    /// The files that were looked at.
    seen: Seen,
}

impl Ingredients {
    /// Reads the plans, and prepares the theme beside that.
    fn read(
        project: Project,
        theme: &theme::Loaded,
        to: &To<'_>,
        readings: &KeptReadings,
        scratch: &Arc<ScratchFile>,
        terminal: &Terminal,
    ) -> Self {
        let bar = terminal.progress(project.documents(), "reading plans");
        let disk = Disk::new(&project.root.path, bar.clone()).without(&project.withheld);
        let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
        // Preparing the theme takes as long as reading a few dozen plans, and needs none of them.
        let is_sound = to.unchanged.is_some_and(Unchanged::has_same_theme);
        let press = || {
            // Most edits change the page of a plan.
            if is_sound { Ok(Press::of_sound(&theme.theme).with_plan_pages()) } else { Press::new(&theme.theme) }
        };
        let prepare = || to.place.map(|_| press()).transpose();
        let room = Some(Arc::clone(scratch) as _);
        let input = Input { scratch: room, readings: Some(readings), ..project.input(&disk) };
        let (plans, press) = rayon::join(|| crate::read(input), prepare);
        bar.finish_and_clear();
        audience.left_out(&withheld, &plans.masked).say(terminal);
        Self { plans, press, seen: disk.take_seen() }
    }
}

/// Reads the plans, makes the site and writes it.
fn make(
    arguments: &Arguments,
    project: Project,
    theme: &theme::Loaded,
    to: &To<'_>,
    environment: &Environment,
    terminal: &Terminal,
) -> Result<Outcome, Error> {
    let scratch = Arc::new(ScratchFile::new());
    let readings = KeptReadings::of(&project, environment);
    let options = project.options.clone();
    let Ingredients { plans, press, seen } = Ingredients::read(project, theme, to, &readings, &scratch, terminal);
    let ReadPlans { portfolio, facts, .. } = plans;

    // Nothing takes its place before all of it is made. What was read is put on the disk beside that.
    let room = Some(Arc::clone(&scratch) as _);
    let (site, ()) = rayon::join(|| Site::new(&portfolio, &options).with_scratch(room), || readings.finish());
    let of_theme = |problems| Error::Templates { problems: theme.locate(problems) };
    let file = to.single.map(|_| single_file(&theme.theme, &site)).transpose().map_err(of_theme)?;
    let press = press.map_err(of_theme)?;
    let writing = to.place.map(Writing::begin).transpose()?;
    let is_document = |path: &str| site.pages_of(path).next().is_some();
    let edited = to.unchanged.and_then(|unchanged| unchanged.edited(&seen, facts, is_document));
    let mut printed_from = Fingerprints::new();
    if let (Some(writing), Some(press)) = (&writing, &press) {
        let filling = Filling { writing, press, site: &site };
        let filled = match &edited {
            Some(edited) => filling.edited(edited),
            None => filling.all(to.unchanged.map(Unchanged::pages)),
        };
        printed_from = filled.map_err(of_theme)??;
    }
    scratch.check()?;
    if let (Some(path), Some(file)) = (to.single, &file) {
        write::replace(path, &file.html)?;
    }
    let outcome = if arguments.strict { findings(&portfolio, terminal) } else { Outcome::Fine };
    let is_small = edited.is_some() || portfolio.plans.len() < MANY_PLANS;
    let counts = match (edited, &file, to.place) {
        (Some(edited), ..) => edited.counts.to_owned(),
        (None, Some(file), None) => counts(&portfolio, file.pages),
        (None, ..) => counts(&portfolio, site.paths().filter(|path| is_page(path)).count()),
    };
    drop(site);
    let_go(portfolio, is_small);
    if let (Some(place), Some(writing)) = (to.place, writing) {
        let (written, files) = writing.finish()?;
        if let Some(unchanged) = to.unchanged {
            unchanged.keep((seen, facts), files, printed_from, &counts);
        }
        say(&counts, written, place, environment, terminal);
    }
    if let (Some(path), Some(file)) = (&arguments.single_file, &file) {
        if to.place.is_none() {
            terminal.say(&counts);
        }
        terminal.say(&of_single(path, file, environment));
    }
    Ok(outcome)
}

/// Lets go of a portfolio that nobody needs any more.
fn let_go(portfolio: Portfolio, is_small: bool) {
    if is_small {
        // The system takes all of it back at once, which costs less than taking it apart.
        std::mem::forget(portfolio);
    } else {
        // What is kept for the next time takes room too, which is made while files are moved.
        rayon::spawn(move || drop(portfolio));
    }
}

/// What it takes to fill the folder of a site.
#[derive(Clone, Copy)]
struct Filling<'f> {
    writing: &'f Writing<'f>,
    press: &'f Press,
    site: &'f Site<'f>,
}

/// What filling gives, such as what pages are printed from; else what cannot be written, or what the theme does wrong.
type Filled<T> = Result<Result<T, Error>, Vec<Diagnostic>>;

impl Filling<'_> {
    /// Makes all files, and writes those that do not stand already.
    fn all(self, before: Option<Pages<'_>>) -> Filled<Fingerprints> {
        let (files, pages) = rayon::join(|| self.files(before), || self.pages(before));
        let (files, pages) = (files?, pages?);
        Ok(files.and(pages))
    }

    /// Writes the files of the theme that a site has, but for those that stand already.
    fn files(self, before: Option<Pages<'_>>) -> Filled<()> {
        let Self { writing, press, site } = self;
        for path in press.file_paths(site) {
            let added = match before.and_then(|before| before.length_of_theme(path)) {
                Some(length) => writing.leave(path, length),
                None => {
                    let bytes = press.file_of(site, path).map_err(|problem| vec![*problem])?;
                    writing.add(path, &bytes.expect("a file that the theme names"))
                }
            };
            if added.is_err() {
                return Ok(added);
            }
        }
        Ok(Ok(()))
    }

    /// Makes the files of a site and writes each as soon as it is made, but for pages that stand already.
    fn pages(self, before: Option<Pages<'_>>) -> Filled<Fingerprints> {
        let Self { writing, press, site } = self;
        let added = of_every_file(site, |path, made| {
            let fingerprint = fingerprint(&made);
            let standing = before.zip(fingerprint).and_then(|(before, fingerprint)| before.length(path, fingerprint));
            let added = match (made, standing) {
                (_, Some(length)) => writing.leave(path, length),
                (Made::Long(file), _) => writing.add_long(path, |to| file.write(to)),
                (Made::File(bytes), _) => writing.add(path, &bytes),
                (page @ Made::Page(_), _) => writing.add(path, &press.print(page)?),
            };
            Ok(added.map(|()| fingerprint))
        })?;
        let of_page = |(path, added): (String, Result<Option<u64>, Error>)| match added {
            Ok(fingerprint) => fingerprint.map(|fingerprint| Ok((path, fingerprint))),
            Err(error) => Some(Err(error)),
        };
        Ok(added.into_iter().filter_map(of_page).collect())
    }

    /// Makes the pages of edited documents, and leaves all other files.
    fn edited(self, edited: &Edited<'_>) -> Filled<Fingerprints> {
        let Self { writing, press, site } = self;
        let mut printed_from = edited.pages.clone();
        let mut added = Ok(());
        let pages: BTreeSet<&str> = edited.documents.iter().flat_map(|document| site.pages_of(document)).collect();
        for path in &pages {
            let made = site.make(path).expect("a page of the site");
            printed_from.extend(fingerprint(&made).map(|fingerprint| ((*path).to_owned(), fingerprint)));
            let bytes = press.print(made).map_err(|problem| vec![*problem])?;
            added = added.and_then(|()| writing.add(path, &bytes));
        }
        let mut left = edited.files.iter().filter(|(path, _)| !pages.contains(*path));
        Ok(added.and_then(|()| left.try_for_each(|(path, length)| writing.leave(path, *length))).map(|()| printed_from))
    }
}

/// What stands for all that a page is printed from.
fn fingerprint(made: &Made<'_>) -> Option<u64> {
    match made {
        Made::Page(page) => Some(page.fingerprint()),
        Made::File(_) | Made::Long(_) => None,
    }
}

/// Refuses to write over what the site is made from.
fn refuse(project: &Project, place: Option<&Place>, single: Option<&Path>, theme: &theme::Loaded) -> Result<(), Error> {
    if let Some(place) = place {
        if let Some((folder, _)) = &theme.folder {
            place.refuse_over(folder, "the theme")?;
        }
        let folders: Vec<&str> = project.discovery.features.iter().map(|feature| &*feature.folder).collect();
        place.refuse_over_any(&project.root.path, &folders)?;
    }
    single.map_or(Ok(()), |path| project.refuse_source(path))
}

/// All problems, of plans and of none.
fn problems(portfolio: &Portfolio) -> impl Iterator<Item = &Diagnostic> {
    portfolio.problems.iter().chain(portfolio.plans.iter().flat_map(|plan| &*plan.problems))
}

/// Draws what `--strict` does not let pass.
fn findings(portfolio: &Portfolio, terminal: &Terminal) -> Outcome {
    let mut outcome = Outcome::Fine;
    for problem in problems(portfolio).filter(|problem| problem.severity >= Severity::Warning) {
        terminal.problem(problem);
        outcome = Outcome::Findings;
    }
    outcome
}

/// Says what was built.
fn say(counts: &str, written: Written, place: &Place, environment: &Environment, terminal: &Terminal) {
    terminal.say(&summary(counts, written, place, environment));
    if let Some(message) = too_large(written.bytes) {
        terminal.note(&message, Some("leave documents out with `exclude`, or publish it elsewhere"));
    }
}

/// What was built, in a few lines.
pub(super) fn summary(counts: &str, written: Written, place: &Place, environment: &Environment) -> String {
    let seconds = environment.began.elapsed().as_secs_f64();
    format!(
        "{counts}\nwrote {}, {} ({} changed, {} deleted) in {seconds:.2} s",
        crate::diagnostic::printable(&place.shown().display().to_string()),
        size(written.bytes),
        counted(written.changed, "file"),
        written.deleted,
    )
}

/// That a site is larger than GitHub Pages takes, if it is.
fn too_large(bytes: u64) -> Option<String> {
    let message =
        || format!("the site has {}, and GitHub Pages publishes at most {}", size(bytes), size(MOST_OF_PAGES));
    (bytes > MOST_OF_PAGES).then(message)
}

/// A number of bytes, rounded up, in the unit in which it is read.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1000);
    match kilobytes {
        ..1000 => format!("{kilobytes} KB"),
        1000..1_000_000 => format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100),
        _ => format!("{}.{:02} GB", kilobytes / 1_000_000, kilobytes % 1_000_000 / 10_000),
    }
}

/// How many plans and pages there are, and how many problems.
pub(super) fn counts(portfolio: &Portfolio, pages: usize) -> String {
    let mut by_severity = BTreeMap::new();
    for problem in problems(portfolio) {
        *by_severity.entry(std::cmp::Reverse(problem.severity)).or_insert(0) += 1;
    }
    let named: Vec<String> = by_severity.iter().map(|(severity, number)| counted(*number, severity.0.name())).collect();
    let problems = if named.is_empty() { "no problems".to_owned() } else { named.join(", ") };
    format!("{}, {}, {problems}", counted(portfolio.plans.len(), "plan"), counted(pages, "page"))
}

/// What became of the single file.
fn of_single(path: &Path, file: &SingleFile, environment: &Environment) -> String {
    let size = size(file.html.len() as u64);
    let seconds = environment.began.elapsed().as_secs_f64();
    let left_out: Vec<&str> = file.left_out.iter().map(String::as_str).collect();
    let without = if left_out.is_empty() { String::new() } else { format!(", without {}", left_out.join(", ")) };
    format!("wrote {} ({size}{without}) in {seconds:.2} s", crate::diagnostic::printable(&path.display().to_string()),)
}

#[cfg(test)]
mod tests {
    use super::{MOST_OF_PAGES, size, too_large};

    #[test]
    fn sizes_are_said_in_the_unit_in_which_they_are_read() {
        for (bytes, expected) in
            [(0, "0 KB"), (1, "1 KB"), (999_000, "999 KB"), (999_001, "1.0 MB"), (1_234_567_890, "1.23 GB")]
        {
            assert_eq!(size(bytes), expected);
        }
    }

    #[test]
    fn a_site_that_github_pages_does_not_take_is_told() {
        assert_eq!(too_large(MOST_OF_PAGES), None);
        let expected = "the site has 1.25 GB, and GitHub Pages publishes at most 1.00 GB";
        assert_eq!(too_large(1_250_000_000).as_deref(), Some(expected));
    }
}
