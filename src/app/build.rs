//! `plansite build`: writes the site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::arguments::{Look, Plans, Review, Target};
use super::disk::Disk;
use super::environment::Environment;
use super::error::counted;
use super::project::{Asked, Project, Root};
use super::rebuild::is_page;
use super::terminal::Terminal;
use super::write::{self, Place, Writing, Written};
use super::{Error, Outcome, theme};
use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::Portfolio;
use crate::site::Site;
use crate::theme::{Press, SingleFile, of_every_file, single_file};

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
    let theme =
        theme::load(arguments.look.theme.as_deref(), root.config.theme.as_deref(), &environment.folder, &root.path)?;
    let asked = Asked {
        root: arguments.plans.dir.as_deref(),
        specs: &arguments.plans.specs,
        base_url: arguments.target.base_url.as_deref(),
        since: arguments.review.since.as_deref(),
        events: true,
        profile: arguments.plans.profile.as_deref(),
    };
    let project = Project::open(root, &asked, environment, terminal)?;
    refuse(&project, place.as_ref(), single.as_deref(), &theme)?;
    let bar = terminal.progress(project.documents(), "reading plans");
    let disk = Disk::new(&project.root.path, bar.clone()).without(&project.withheld);
    let options = project.options.clone();
    let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
    let (portfolio, masked) = crate::masked_portfolio(project.input(&disk));
    bar.finish_and_clear();
    audience.left_out(&withheld, &masked).say(terminal);

    let site = Site::new(&portfolio, &options);
    let of_theme = |problems| Error::Templates { problems: theme.locate(problems) };
    let file = single.as_ref().map(|_| single_file(&theme.theme, &site)).transpose().map_err(of_theme)?;
    // Nothing takes its place before all of it is made.
    let press = place.as_ref().map(|_| Press::new(&theme.theme)).transpose().map_err(of_theme)?;
    let writing = place.as_ref().map(Writing::begin).transpose()?;
    if let (Some(press), Some(writing)) = (&press, &writing) {
        let add = |path: &str, bytes: &[u8]| writing.add(path, bytes);
        press.files().iter().try_for_each(|(path, bytes)| add(path, bytes))?;
        let added = of_every_file(&site, |path, made| Ok(add(path, &press.print(made)?))).map_err(of_theme)?;
        added.into_values().collect::<Result<(), Error>>()?;
    }
    if let (Some(path), Some(file)) = (&single, &file) {
        write::replace(path, &file.html)?;
    }
    let outcome = if arguments.strict { findings(&portfolio, terminal) } else { Outcome::Fine };
    if let (Some(place), Some(writing)) = (&place, writing) {
        let written = writing.finish()?;
        let pages = site.paths().filter(|path| is_page(path)).count();
        terminal.say(&summary(&portfolio, pages, written, place, environment));
    }
    if let (Some(path), Some(file)) = (&arguments.single_file, &file) {
        if place.is_none() {
            terminal.say(&counts(&portfolio, file.pages));
        }
        terminal.say(&of_single(path, file, environment));
    }
    if arguments.open {
        let folder = place.map(|place| place.path().join("index.html"));
        let path = folder.or(single).unwrap_or_default();
        open::that_detached(&path).map_err(|source| Error::Browser { path, source })?;
    }
    Ok(outcome)
}

/// Refuses to write over what the site is made from.
fn refuse(project: &Project, place: Option<&Place>, single: Option<&Path>, theme: &theme::Loaded) -> Result<(), Error> {
    if let Some(place) = place {
        if let Some((folder, _)) = &theme.folder {
            place.refuse_over(folder, "the theme")?;
        }
        for feature in &project.discovery.features {
            place.refuse_over(&project.root.path.join(&feature.folder), &format!("`{}`", feature.folder))?;
        }
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

/// What was built, in a few lines.
pub(super) fn summary(
    portfolio: &Portfolio,
    pages: usize,
    written: Written,
    place: &Place,
    environment: &Environment,
) -> String {
    let seconds = environment.began.elapsed().as_secs_f64();
    format!(
        "{}\nwrote {} ({} changed, {} deleted) in {seconds:.2} s",
        counts(portfolio, pages),
        crate::diagnostic::printable(&place.shown().display().to_string()),
        counted(written.changed, "file"),
        written.deleted,
    )
}

/// How many plans and pages there are, and how many problems.
fn counts(portfolio: &Portfolio, pages: usize) -> String {
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
    let kilobytes = file.html.len().div_ceil(1000);
    let size = match kilobytes {
        ..1000 => format!("{kilobytes} KB"),
        _ => format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100),
    };
    let seconds = environment.began.elapsed().as_secs_f64();
    let left_out: Vec<&str> = file.left_out.iter().map(String::as_str).collect();
    let without = if left_out.is_empty() { String::new() } else { format!(", without {}", left_out.join(", ")) };
    format!("wrote {} ({size}{without}) in {seconds:.2} s", crate::diagnostic::printable(&path.display().to_string()),)
}
