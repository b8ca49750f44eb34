//! `plansite init`: from a repository to a published site, with everything written that is needed and nothing written
//! over.
//!
//! What cannot be done from here, since it is a click in the repository's settings, is said.

mod files;

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::ProgressBar;

use self::files::Place;
use super::arguments::Plans;
use super::disk::Disk;
use super::environment::Environment;
use super::git::Git;
use super::new::{self, Draft};
use super::project::{Asked, Project, Root};
use super::remote::Remote;
use super::root::SETTINGS;
use super::terminal::Terminal;
use super::{Error, Outcome, write};
use crate::config::Config;
use crate::diagnostic::phrase::{counted, is};
use crate::diagnostic::printable;
use crate::plan::Stage;
use crate::portfolio::Portfolio;

/// The flags of `plansite init`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    /// The address the site will stand at, where that is not GitHub's own
    #[arg(short = 'u', long, value_name = "URL")]
    base_url: Option<String>,
    /// The GitHub action that installs plansite in the workflow
    #[arg(long, value_name = "OWNER/REPO@REF")]
    action: Option<String>,
}

/// The workflow, below the top of the repository.
const WORKFLOW: &str = ".github/workflows/plansite.yml";
/// The title of a first plan.
const FIRST_PLAN: &str = "First plan";
/// Who has the action, until the sources of plansite say where they are at home.
const NOBODY: &str = "OWNER";

/// Writes what is missing, and says what to do next.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let project = open(arguments, environment, terminal)?;
    let root = project.root.path.clone();
    let git = Git::at(&root);
    let top = git.line(&["rev-parse", "--show-toplevel"]).map(PathBuf::from).and_then(|top| top.canonicalize().ok());
    let is_repository = top.is_some();
    let top = top.filter(|top| root.starts_with(top)).unwrap_or_else(|| root.clone());
    let differing = Config {
        specs: if arguments.plans.specs.is_empty() { Vec::new() } else { project.root.config.specs.clone() },
        base_url: arguments.base_url.as_ref().and(project.options.base_url.clone()),
        ..Config::default()
    };
    let has_plans = !project.discovery.features.is_empty();
    let specs = new::specs_folder(&root, &project.discovery.features);
    let specs = if has_plans { specs } else { differing.specs.first().cloned().unwrap_or(specs) };
    let disk = Disk::new(&root, ProgressBar::hidden());
    let portfolio = crate::portfolio(project.input(&disk));

    let mut writer = Writer { environment, terminal };
    terminal.say(&found(&portfolio, &root));
    if !has_plans {
        let draft = Draft { title: FIRST_PLAN, specs: &specs, status: None, author: None };
        writer.told(new::begin(&root, &draft, environment).map(|written| root.join(written.path)))?;
    }
    let settings = files::settings(&differing, &portfolio.title, &unknown_words(&portfolio));
    writer.write(&root, SETTINGS, &settings)?;
    let action = arguments.action.clone().unwrap_or_else(action);
    let directory = root.strip_prefix(&top).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    let directory = if directory.is_empty() { ".".to_owned() } else { directory };
    let place = Place { branch: &branch(&git), directory: &directory, action: &action };
    let is_new = writer.write(&top, WORKFLOW, &files::workflow(&place))?;

    let remote = Remote::find(&git).and_then(|remote| remote.pages_settings());
    let names_nobody = is_new && action.starts_with(NOBODY);
    terminal.say(&next_steps(is_repository, remote.as_deref(), names_nobody.then_some(action.as_str())));
    let risks: usize = portfolio.plans.iter().map(|plan| plan.plan.risks.len()).sum();
    if risks > 0 {
        terminal.warning(
            &format!("{} {} among what will be published", counted(risks, "risk"), is(risks)),
            "a Pages site of a private repository is public unless the organisation\n\
             restricts it: look at Settings → Pages → Visibility before you push",
        );
    }
    Ok(Outcome::Fine)
}

/// Opens the portfolio, with or without plans. Where nothing says that the current folder is a root, the top of the
/// repository is.
fn open(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Project, Error> {
    let typed = arguments.plans.dir.as_deref();
    let (specs, base_url) = (&arguments.plans.specs, arguments.base_url.as_deref());
    let asked = Asked { root: typed, specs, base_url, ..Asked::default() };
    let root = Root::open(typed, environment, terminal)?;
    let is_plain = typed.is_none() && !root.path.join(SETTINGS).exists();
    let project = Project::open_again(root, &asked, environment, &mut None)?;
    if !is_plain || !project.discovery.features.is_empty() {
        return Ok(project);
    }
    let top = Git::at(&project.root.path).line(&["rev-parse", "--show-toplevel"]).map(PathBuf::from);
    match top.and_then(|top| top.canonicalize().ok()).filter(|top| *top != project.root.path) {
        Some(top) => Project::open_again(Root::open_at(top, terminal)?, &asked, environment, &mut None),
        None => Ok(project),
    }
}

/// Writes files and says of each whether it was written.
struct Writer<'a> {
    environment: &'a Environment,
    terminal: &'a Terminal,
}

impl Writer<'_> {
    /// Writes a file below a folder; whether it is new.
    fn write(&mut self, folder: &Path, path: &str, text: &str) -> Result<bool, Error> {
        self.told(write::create(folder, path, text.as_bytes()).map(|()| folder.join(path)))
    }

    /// Says what came of writing a file.
    fn told(&mut self, written: Result<PathBuf, Error>) -> Result<bool, Error> {
        match written {
            Ok(path) => {
                let shown = path.strip_prefix(&self.environment.folder).unwrap_or(&path);
                self.terminal.say(&format!("wrote {}", printable(&shown.display().to_string())));
                Ok(true)
            }
            Err(Error::AlreadyThere { path }) => {
                self.terminal.say(&format!("left {} as it is", printable(&path.display().to_string())));
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

/// What was found, in one line.
fn found(portfolio: &Portfolio, root: &Path) -> String {
    let root = printable(&root.display().to_string());
    match portfolio.plans.len() {
        0 => format!("no plans yet in {root}"),
        plans => format!("{} in {root}", counted(plans, "plan")),
    }
}

/// The words for a status that no stage is known for, each once.
fn unknown_words(portfolio: &Portfolio) -> Vec<String> {
    let statuses = portfolio.plans.iter().map(|plan| &plan.plan.status);
    let unknown = statuses.filter(|status| status.stage == Stage::Other).filter_map(|status| status.text.clone());
    let mut words: Vec<String> = unknown.map(|word| word.to_lowercase()).filter(|word| !word.contains('\n')).collect();
    words.sort();
    words.dedup();
    words
}

/// The branch that is published: the remote's default one, else the current one.
fn branch(git: &Git) -> String {
    let of_remote = || {
        let name = git.line(&["symbolic-ref", "--short", "refs/remotes/origin/HEAD"])?;
        name.strip_prefix("origin/").map(str::to_owned)
    };
    of_remote().or_else(|| git.line(&["symbolic-ref", "--short", "HEAD"])).unwrap_or_else(|| "main".to_owned())
}

/// The action of the repository that the sources of plansite name as their home.
fn action() -> String {
    let home = env!("CARGO_PKG_REPOSITORY").strip_prefix("https://github.com/").unwrap_or_default();
    let home = if home.is_empty() { format!("{NOBODY}/plansite") } else { home.to_owned() };
    format!("{home}@main")
}

/// What is left to do.
fn next_steps(is_repository: bool, settings: Option<&str>, nameless: Option<&str>) -> String {
    let mut steps = vec!["look at the site:    plansite serve --open".to_owned()];
    if let Some(action) = nameless {
        steps.push(format!("in the workflow, name plansite's own repository, not `{action}`"));
    }
    if !is_repository {
        steps.push("make it a Git repository, and push it to GitHub:    git init".to_owned());
    }
    let address = settings.map(|address| format!("\n     {address}")).unwrap_or_default();
    steps.push(format!("on GitHub: Settings → Pages → Build and deployment → Source: GitHub Actions{address}"));
    steps.push("commit and push; each push publishes the plans again".to_owned());
    let lines: Vec<String> = steps.iter().zip(1..).map(|(step, number)| format!("  {number}. {step}")).collect();
    format!("\nnext:\n{}", lines.join("\n"))
}
