//! `plansite build`: writes the site.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::arguments::{Look, Plans, Review, Target};
use super::disk::Disk;
use super::environment::Environment;
use super::error::counted;
use super::project::{Asked, Project, Root};
use super::terminal::Terminal;
use super::write::{self, Place, Written};
use super::{Error, Outcome, theme};
use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::Portfolio;
use crate::theme::Output;

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
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

/// Builds and writes the site.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let root = Root::open(arguments.plans.dir.as_deref(), environment, terminal)?;
    let place = Place::choose(arguments.target.out.as_deref(), &environment.folder, &root.path)?;
    let theme =
        theme::load(arguments.look.theme.as_deref(), root.config.theme.as_deref(), &environment.folder, &root.path)?;
    if let Some((folder, _)) = &theme.folder {
        place.refuse_over(folder, "the theme")?;
    }
    let asked = Asked {
        root: arguments.plans.dir.as_deref(),
        specs: &arguments.plans.specs,
        base_url: arguments.target.base_url.as_deref(),
        since: arguments.review.since.as_deref(),
        events: true,
        profile: arguments.plans.profile.as_deref(),
    };
    let project = Project::open(root, &asked, environment, terminal)?;
    for feature in &project.discovery.features {
        place.refuse_over(&project.root.path.join(&feature.folder), &format!("`{}`", feature.folder))?;
    }
    let bar = terminal.progress(project.documents(), "reading plans");
    let disk = Disk::new(&project.root.path, bar.clone()).without(&project.withheld);
    let options = project.options.clone();
    let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
    let build = crate::build(project.input(&disk), &theme.theme, &options);
    bar.finish_and_clear();
    audience.left_out(&withheld, &build.masked).say(terminal);
    let output = build.output.map_err(|problems| Error::Templates { problems: theme.locate(problems) })?;
    let written = write::write(&place, &output)?;

    let outcome = if arguments.strict { findings(&build.portfolio, terminal) } else { Outcome::Fine };
    terminal.say(&summary(&build.portfolio, &output, written, &place, environment));
    if arguments.open {
        let index = place.path().join("index.html");
        open::that_detached(&index).map_err(|source| Error::Browser { path: index, source })?;
    }
    Ok(outcome)
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
    output: &Output,
    written: Written,
    place: &Place,
    environment: &Environment,
) -> String {
    let pages = output.keys().filter(|path| Path::new(path).extension().is_some_and(|end| end == "html")).count();
    let mut by_severity = BTreeMap::new();
    for problem in problems(portfolio) {
        *by_severity.entry(std::cmp::Reverse(problem.severity)).or_insert(0) += 1;
    }
    let named: Vec<String> = by_severity.iter().map(|(severity, number)| counted(*number, severity.0.name())).collect();
    let problems = if named.is_empty() { "no problems".to_owned() } else { named.join(", ") };
    let seconds = environment.began.elapsed().as_secs_f64();
    format!(
        "{}, {}, {problems}\nwrote {} ({} changed, {} deleted) in {seconds:.2} s",
        counted(portfolio.plans.len(), "plan"),
        counted(pages, "page"),
        crate::diagnostic::printable(&place.shown().display().to_string()),
        counted(written.changed, "file"),
        written.deleted,
    )
}
