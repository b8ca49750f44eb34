//! `plansite changes`: tells what changed between two revisions, without a site.

use std::collections::BTreeSet;
use std::path::Path;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::arguments::Plans;
use super::discover::{self, Discovery, Rules, Sought};
use super::disk::Disk;
use super::environment::{self, Environment, day};
use super::git::Git;
use super::history::{self, Ends, Known, Range, Seeking, Uncommitted};
use super::profile::Audience;
use super::project::{self, Asked, Root};
use super::remote::{self, Remote};
use super::terminal::{self, Terminal};
use super::{Error, Outcome};
use crate::Files;
use crate::plan::ReadOptions;
use crate::plan::feature::FeatureFolder;
use crate::portfolio::{Changes, Newest, Reach};
use crate::site::export;

/// The flags of `plansite changes`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    /// The revision or the day to compare with [default: the newest tag `review/*`, else seven days ago]
    #[arg(long, value_name = "REV|DATE")]
    since: Option<String>,
    /// The revision to tell the changes of [default: what is on disk]
    #[arg(long, value_name = "REV")]
    until: Option<String>,
    /// The form [default: human]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// The forms of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Human,
    /// For the comment of a pull request
    Markdown,
    /// For programs
    Json,
}

/// Tells what changed.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let asked = Asked { root: arguments.plans.dir.as_deref(), specs: &arguments.plans.specs, ..Asked::default() };
    let mut root = Root::open(asked.root, environment, terminal)?;
    if !asked.specs.is_empty() {
        root.config.specs = project::typed_specs(asked.specs, &root.path, &environment.folder);
    }
    let audience = Audience::of(arguments.plans.profile.as_deref(), &root.config)?;
    let rules =
        Rules::new(&root.config.specs, &root.config.exclude)?.without(audience.selection_of_the_past(&root.path));
    let mut discovery = find(&root, arguments.until.is_some())?;
    discovery.select(&audience.selection);
    let git = Git::at(&root.path);
    let known = history::know(&git, &discovery.features, &rules);
    refuse_without_history(&known, &root.path)?;
    let options = ReadOptions { statuses: root.config.statuses.clone(), mask: audience.mask };
    let sources = Sources { root: &root, discovery: &discovery, git: &git, known: &known, rules, options };
    let changes = sources.changes(arguments, environment, terminal)?;
    match arguments.format.unwrap_or(Format::Human) {
        Format::Human => terminal::data(export::changes::human(&changes, environment::style_on_stdout()).as_bytes())?,
        Format::Markdown => {
            let remote = Remote::find(&git);
            let link = root.config.source_link.clone().or_else(|| remote.as_ref().and_then(Remote::source_link));
            let link = link.map(|link| remote::below(&known.prefix, &link));
            terminal::data(export::changes::markdown(&changes, link.as_deref()).as_bytes())?;
        }
        Format::Json => terminal::data(&export::changes::json(&changes))?,
    }
    Ok(Outcome::Fine)
}

/// The plans on disk. With `--until` they do not matter, and neither does it that there are none.
fn find(root: &Root, is_past: bool) -> Result<Discovery, Error> {
    let found =
        discover::discover(&Sought { root: &root.path, specs: &root.config.specs, exclude: &root.config.exclude });
    match found {
        Err(Error::NoSuchSpecs { .. }) if is_past => Ok(Discovery::default()),
        found => found,
    }
}

/// Refuses to tell of a past that is not there.
fn refuse_without_history(known: &Known, root: &Path) -> Result<(), Error> {
    let (reason, help) = match known.reach {
        Reach::NoGit => ("there is no `git` on this machine".to_owned(), "install Git, from which changes are read"),
        Reach::NoRepository => {
            let reason = format!("`{}` is not part of a Git repository", root.display());
            (reason, "changes are read from Git: `git init`")
        }
        Reach::Refused => {
            let (said, help) = known.notes.last().expect("why is noted where Git refuses");
            (said.clone(), help.as_str())
        }
        Reach::NoCommits | Reach::Shallow | Reach::Whole => return Ok(()),
    };
    Err(Error::NoHistory { reason, help: help.to_owned() })
}

/// Where the plans are, now and in the past, and how they are read.
struct Sources<'s> {
    root: &'s Root,
    discovery: &'s Discovery,
    git: &'s Git,
    known: &'s Known,
    rules: Rules,
    options: ReadOptions,
}

impl Sources<'_> {
    /// Finds out what changed.
    fn changes(self, arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Changes, Error> {
        let Self { root, discovery, git, known, rules, options } = self;
        let features = &discovery.features;
        let differing = known.differing(git, features).unwrap_or_default();
        let as_of = known.revision(&Some(differing.clone()), environment).as_of;
        let until = match &arguments.until {
            Some(revision) => Some(history::named(git, revision)?),
            None => known.tip.clone(),
        };
        let as_of = match (&arguments.until, &until) {
            (Some(_), Some(until)) => environment.source_date.map_or(day(until.moment), day),
            _ => as_of,
        };
        let reviews = root.config.review.tags.as_deref();
        let since = arguments.since.as_deref();
        let since = history::comparison(git, &Seeking { since, reviews, until: until.as_ref(), as_of })?;
        if known.reach == Reach::Shallow && since.commit.is_none() {
            return Err(Error::NoHistory {
                reason: format!("the clone is shallow, so Git cannot say what changed since {}", since.name()),
                help: history::DEEPEN.to_owned(),
            });
        }
        let range = Range { git, rules, options };
        let ends = Ends { since, until_name: arguments.until.clone(), until };
        let dirty = arguments.until.is_none() && !differing.is_empty();
        let now = history::start(as_of).unwrap_or(environment.now);
        let uncommitted = dirty.then(|| Uncommitted {
            documents: on_disk(&root.path, features, &differing),
            author: history::editor(git),
            moment: now,
        });
        let found = range.events(&ends, uncommitted)?;
        if !found.has_plans {
            return Err(project::no_plans(root, discovery, arguments.plans.dir.as_deref()));
        }
        if found.apart {
            let name = ends.until_name.as_deref().unwrap_or("HEAD");
            let said = format!("`{}` is not part of the history of `{name}`", ends.since.name());
            terminal.note(&said, Some("what changed since their last common commit is told"));
        }
        let commit = ends.until.as_ref().map(|until| until.id.clone());
        let moment = ends.until.as_ref().map_or(now, |until| until.moment);
        let until = Newest { revision: ends.until_name, commit, moment, dirty };
        Ok(Changes { since: ends.since, until, events: found.events })
    }
}

/// The documents that differ, as they are on disk; what is no document any more is gone.
fn on_disk(root: &Path, features: &[FeatureFolder], differing: &BTreeSet<String>) -> Vec<(String, Option<Vec<u8>>)> {
    let disk = Disk::new(root, ProgressBar::hidden());
    let documents = features.iter().flat_map(|feature| std::iter::once(&feature.plan).chain(&feature.documents));
    let documents: BTreeSet<&String> = documents.collect();
    let content = |path: &String| documents.contains(path).then(|| disk.read(path).unwrap_or_default());
    differing.iter().map(|path| (path.clone(), content(path))).collect()
}
