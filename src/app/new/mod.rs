//! `plansite new`: the next feature's folder with a plan in it, in the form that the house writes plans.

mod naming;

use std::collections::BTreeMap;
use std::path::{Component, Path};

use clap::Args;
use indicatif::ProgressBar;

use super::discover::{self, Discovery, Sought};
use super::disk::Disk;
use super::environment::{self, Environment};
use super::git::Git;
use super::project::{Root, typed_specs};
use super::terminal::{self, Terminal};
use super::{Error, Outcome, root, write};
use crate::diagnostic::{self, Source};
use crate::plan::feature::FeatureFolder;
use crate::plan::header::{self, Filled, Filling};
use crate::portfolio::names::case_key;
use crate::{Files, document};

/// The arguments of `plansite new`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    /// What the feature is called
    #[arg(required = true)]
    title: Vec<String>,
    /// The folder to make the feature's folder in [default: where most features are]
    #[arg(long, value_name = "DIR")]
    specs: Option<String>,
    /// Where the plan stands [default: what the template says, else Draft]
    #[arg(long)]
    status: Option<String>,
    /// Who writes it [default: Git's user.name]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
}

/// Where a project keeps the form of its plans, best place first.
const TEMPLATES: [&str; 2] = [".specify/templates/plan-template.md", "templates/plan-template.md"];
/// The form of plans where the project has none.
const OURS: &str = include_str!("template.md");
/// The status of a plan that begins.
const FIRST_STATUS: &str = "Draft";

/// A plan that is to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'a> {
    /// The title, as typed.
    pub(super) title: &'a str,
    /// The folder to make the feature's folder in, below the root.
    pub(super) specs: &'a str,
    /// The status, as typed.
    pub(super) status: Option<&'a str>,
    /// The author, as typed.
    pub(super) author: Option<&'a str>,
}

/// A plan that was written.
#[derive(Debug)]
pub(super) struct Written {
    /// The file, below the root.
    pub(super) path: String,
    /// The template it was made from; `None` for ours.
    pub(super) template: Option<&'static str>,
    /// What could not be filled in.
    pub(super) unwritten: Vec<&'static str>,
}

/// Makes the folder and its plan, and prints the plan's path.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let mut root = Root::open(None, environment, terminal)?;
    let typed: Vec<String> = arguments.specs.iter().cloned().collect();
    let typed = typed_specs(&typed, &root.path, &environment.folder).pop();
    if typed.is_none() {
        // What `specs:` names need not be there before the first plan is.
        root.config.specs.retain(|specs| root.path.join(specs).is_dir() || specs.contains(['*', '?', '[', '{']));
    }
    let found = found(&root)?;
    let specs = match &typed {
        Some(specs) => below(&root.path, specs)?,
        None => specs_folder(&root.path, &found.features),
    };
    let title = arguments.title.join(" ");
    let (status, author) = (arguments.status.as_deref(), arguments.author.as_deref());
    let written = begin(&root.path, &Draft { title: &title, specs: &specs, status, author }, environment)?;

    let path = root.path.join(&written.path);
    let shown = path.strip_prefix(&environment.folder).unwrap_or(&path);
    terminal::data(format!("{}\n", shown.display()).as_bytes())?;
    if let Some(template) = written.template {
        terminal.say(&format!("in the form of `{template}`"));
    }
    if !written.unwritten.is_empty() {
        let message = format!("the template has no place for: {}", written.unwritten.join(", "));
        terminal.note(&message, Some("write it into the plan by hand"));
    }
    if !self::found(&root)?.features.iter().any(|feature| feature.plan == written.path) {
        let help = "see `specs:` and `exclude:` in `plansite.yml`, or name another folder with `--specs`";
        terminal.note("the new plan is not among those that plansite reads here", Some(help));
    }
    Ok(Outcome::Fine)
}

/// A folder as typed, as a path below the root.
fn below(root: &Path, typed: &str) -> Result<String, Error> {
    let path = Path::new(typed);
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let names: Option<Vec<&str>> =
        parts.map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
    names.map(|names| names.join("/")).ok_or_else(|| Error::OutsideRoot { path: typed.into() })
}

fn found(root: &Root) -> Result<Discovery, Error> {
    discover::discover(&Sought { root: &root.path, specs: &root.config.specs, exclude: &root.config.exclude })
}

/// The folder that most features lie in; where there is none, the one that is meant for them.
pub(super) fn specs_folder(root: &Path, features: &[FeatureFolder]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in features.iter().filter(|feature| !feature.folder.is_empty()) {
        // Plans that share a folder lie in it; a plan with a folder of its own lies in the one above.
        let shares = features.iter().filter(|other| other.folder == feature.folder).count() > 1;
        let above = feature.folder.rsplit_once('/').map_or("", |(above, _)| above);
        *counts.entry(if shares { &feature.folder } else { above }).or_default() += 1;
    }
    // The first of several that have as many.
    let most = counts.values().max().copied();
    let fullest = counts.into_iter().find(|(_, count)| Some(*count) == most);
    let usual = || root::SPECS.into_iter().find(|specs| root.join(specs).is_dir()).unwrap_or(root::SPECS[0]);
    fullest.map_or_else(usual, |(folder, _)| folder).to_owned()
}

/// Writes a plan into a folder of its own; nothing that is there is written over.
pub(super) fn begin(root: &Path, draft: &Draft<'_>, environment: &Environment) -> Result<Written, Error> {
    let title = draft.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let now = environment.source_date.unwrap_or(environment.now);
    let specs = root.join(draft.specs);
    let neighbours = folders(&specs)?;
    let name = naming::next(&neighbours, &title, now).ok_or_else(|| Error::NoName { title: title.clone() })?;
    if let Some(same) = neighbours.iter().find(|other| case_key(other) == case_key(&name)) {
        return Err(Error::SameName { path: join(draft.specs, same) });
    }
    let template = template(root)?;
    let text = template.as_ref().map_or(OURS, |(_, text)| text);
    let author = match draft.author {
        Some(author) => Some(author.to_owned()),
        None => Git::at(root).line(&["config", "user.name"]).filter(|name| !name.trim().is_empty()),
    };
    let has_status = header::read(&document::parse(Source::new("plan.md", text.to_owned())).0).status.is_some();
    let Filled { text, unwritten } = header::fill(
        text,
        &Filling {
            title: &title,
            feature: &name,
            created: environment::day(now),
            status: draft.status.or_else(|| (!has_status).then_some(FIRST_STATUS)),
            author: author.as_deref(),
        },
    );
    let path = join(&join(draft.specs, &name), "plan.md");
    write::create(root, &path, text.as_bytes())?;
    Ok(Written { path, template: template.map(|(path, _)| path), unwritten })
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The names of the folders in one, hidden ones aside; none where it is not there.
fn folders(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let inside = match folder.read_dir() {
        Ok(inside) => inside,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for found in inside {
        let found = found.map_err(failed)?;
        let name = found.file_name().to_string_lossy().into_owned();
        if found.path().is_dir() && !name.starts_with('.') && !discover::is_left_out(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The house's own template, if it has one, and where it is.
fn template(root: &Path) -> Result<Option<(&'static str, String)>, Error> {
    let disk = Disk::new(root, ProgressBar::hidden());
    let Some(path) = TEMPLATES.into_iter().find(|path| root.join(path).is_file()) else { return Ok(None) };
    let failed = |reason: String| Error::Template { path: path.to_owned(), reason };
    let bytes = disk.read(path).map_err(failed)?;
    let decoded = diagnostic::decode(&bytes).map_err(|_| failed("it is not text".to_owned()))?;
    Ok(Some((path, decoded.text)))
}
