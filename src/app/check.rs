//! `plansite check`: reports what is wrong with the plans, and writes nothing.
//!
//! Findings are data and go to standard output; the sum of them goes to standard error. What was accepted earlier is
//! kept in a file that `--baseline` names.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::arguments::Plans;
use super::disk::{Disk, read_regular};
use super::environment::{self, Environment};
use super::project::{Asked, Project, Root};
use super::readings::KeptReadings;
use super::terminal::{self, Terminal};
use super::{Error, Outcome, write};
use crate::check::report::{self, Baseline, Report};
use crate::diagnostic::phrase::counted;
use crate::diagnostic::{self, Fault, Severity, Source};
use crate::{Input, ReadPlans};

/// The largest baseline, in bytes.
const LARGEST_BASELINE: u64 = 64 * 1024 * 1024;

/// The flags of `plansite check`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Exit with 1 when there is a finding of this severity or a worse one
    #[arg(long, value_enum, default_value_t = Threshold::Error, value_name = "SEVERITY")]
    fail_on: Threshold,
    /// Report only what is not recorded in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Record today's findings in the file of --baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

/// The forms of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line that is meant and what to do, for reading
    Human,
    /// One document; `plansite schema problems` prints its schema
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// From which severity on findings are a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Threshold {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Every finding
    Note,
    /// No finding at all
    Never,
}

impl Threshold {
    /// The severity from which on a finding counts.
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// Checks the plans and prints the findings.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let root = Root::open(arguments.plans.dir.as_deref(), environment, terminal)?;
    let asked = Asked {
        root: arguments.plans.dir.as_deref(),
        specs: &arguments.plans.specs,
        profile: arguments.plans.profile.as_deref(),
        ..Asked::default()
    };
    let project = Project::open(root, &asked, environment, terminal)?;
    let prefix = project.prefix().to_owned();
    let path = arguments.baseline.as_ref().map(|path| environment.folder.join(path));
    if let Some(path) = path.as_ref().filter(|_| arguments.write_baseline) {
        project.refuse_source(path)?;
    }
    let accepted = match &path {
        Some(path) if !arguments.write_baseline => Some(baseline(path, arguments.baseline.as_deref())?),
        _ => None,
    };
    let bar = terminal.progress(project.documents(), "reading plans");
    let disk = Disk::new(&project.root.path, bar.clone()).without(&project.withheld);
    let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
    let readings = KeptReadings::of(&project, environment);
    let input = Input { readings: Some(&readings), ..project.input(&disk) };
    let ReadPlans { portfolio, masked, .. } = crate::read(input);
    readings.finish();
    bar.finish_and_clear();
    audience.left_out(&withheld, &masked).say(terminal);

    let all = Report::of(&portfolio);
    if let Some(path) = path.filter(|_| arguments.write_baseline) {
        let recorded = Baseline::of(&all);
        write::replace(&path, &recorded.to_json())?;
        terminal.say(&format!("recorded {} of {}", counted(recorded.len(), "finding"), plans(portfolio.plans.len())));
        return Ok(Outcome::Fine);
    }
    let found = accepted.as_ref().map_or_else(|| all.clone(), |baseline| baseline.new_in(&all));
    let text = match arguments.format {
        Format::Human => drawn(&found).into_bytes(),
        Format::Json => report::json(&found),
        Format::Github => report::github(&found, &prefix).into_bytes(),
        Format::Sarif => report::sarif(&found, &prefix),
    };
    terminal::data(&text)?;
    if arguments.format == Format::Human {
        terminal.say(&summary(&found, all.findings.len() - found.findings.len(), portfolio.plans.len()));
    }
    let fails = arguments.fail_on.severity().is_some_and(|severity| found.reaches(severity));
    Ok(if fails { Outcome::Findings } else { Outcome::Fine })
}

/// Reads a baseline. `typed` is how the user called it.
fn baseline(path: &Path, typed: Option<&Path>) -> Result<Baseline, Error> {
    let shown = typed.unwrap_or(path).display().to_string();
    let unreadable = |reason: String| Error::Baseline {
        fault: Box::new(
            Fault::of_file(shown.as_str(), format!("the baseline cannot be read: {reason}"))
                .help("record one with `--write-baseline`"),
        ),
    };
    let bytes = read_regular(path, LARGEST_BASELINE).map_err(unreadable)?;
    let decoded = diagnostic::decode(&bytes).map_err(|_| unreadable("it is not text".to_owned()))?;
    Baseline::parse(&Source::new(shown.as_str(), decoded.text)).map_err(|fault| Error::Baseline { fault })
}

/// The findings for people, in the form of compilers.
fn drawn(report: &Report<'_>) -> String {
    let style = environment::style_on_stdout();
    let mut text = String::new();
    for finding in &report.findings {
        let _ = writeln!(text, "{}", diagnostic::draw(finding.problem, style));
    }
    text
}

/// How much was found, in which checks, and how to learn more.
fn summary(report: &Report<'_>, accepted: usize, plans_read: usize) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let named: Vec<String> = severities
        .into_iter()
        .map(|severity| (report.count(severity), severity.name()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| counted(number, noun))
        .collect();
    let found = if named.is_empty() { "no problems".to_owned() } else { named.join(", ") };
    let beside = if accepted > 0 { format!(", beside {accepted} in the baseline") } else { String::new() };
    let mut text = format!("{found}{beside} in {}", plans(plans_read));
    if !report.findings.is_empty() {
        text.push_str("\n`plansite explain CODE` says what a check means and how to mend it");
    }
    text
}

fn plans(number: usize) -> String {
    counted(number, "plan")
}
