//! Builds a portfolio again and again, and keeps from one time to the next what need not be done twice.
//!
//! A build here is the build of `plansite build`: the same code with a warm cache. What holds the same bytes is taken
//! from the last time; and where nothing can have changed but the texts of some documents, only these are looked at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;
use jiff::Timestamp;

use super::discover::constitution_folders;
use super::disk::Disk;
use super::environment::Environment;
use super::profile::LeftOut;
use super::project::{Asked, Project, Root};
use super::readings::KeptReadings;
use super::repository::Repository;
use super::settled::{Basis, Settled};
use super::terminal::Terminal;
use super::watcher::{Changed, Scope};
use super::{Error, root, theme};
use crate::config::Config;
use crate::plan::{Content, PlanDocument};
use crate::portfolio::{Portfolio, PortfolioPlan};
use crate::theme::Theme;
use crate::{Cache, Input};

/// What a command line says of a portfolio that is built more than once.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// The root, as typed.
    pub(super) root: Option<PathBuf>,
    /// The folders to search, as typed.
    pub(super) specs: Vec<String>,
    /// The theme, as typed.
    pub(super) theme: Option<String>,
    /// The site's address, as typed.
    pub(super) base_url: Option<String>,
    /// The revision or day to compare with, as typed.
    pub(super) since: Option<String>,
    /// The profile, as typed.
    pub(super) profile: Option<String>,
    /// Whether it is an error that there are no plans; else they may come.
    pub(super) needs_plans: bool,
}

/// The place where a portfolio is built repeatedly.
#[derive(Debug)]
pub(super) struct Workbench {
    order: Order,
    environment: Environment,
    /// The root, once it is found.
    root: Option<PathBuf>,
    cache: Cache,
    repository: Option<Repository>,
    /// What the last build depended on beside texts; `None` where it failed.
    settled: Option<Settled>,
    /// Notes that have been said.
    told: BTreeSet<String>,
}

/// A portfolio with everything that a site of it needs.
#[derive(Debug)]
pub(super) struct Made {
    /// The portfolio.
    pub(super) portfolio: Arc<Portfolio>,
    /// What the site is made from beside it.
    pub(super) basis: Arc<Basis>,
    /// Whether the repository changed while it was asked.
    is_between: bool,
}

impl Workbench {
    /// An empty workbench.
    pub(super) fn new(order: Order, environment: &Environment) -> Self {
        Self {
            order,
            environment: environment.clone(),
            root: None,
            cache: Cache::default(),
            repository: None,
            settled: None,
            told: BTreeSet::new(),
        }
    }

    /// Builds the portfolio as it is now, after these changes since the last time.
    pub(super) fn build(&mut self, changed: &Changed, terminal: &Terminal) -> Result<Made, Error> {
        self.environment.now = Timestamp::now();
        let settled = self.settled.take();
        if let (Changed::Paths(paths), Some(settled)) = (changed, settled)
            && let Some(texts) = settled.texts(paths)
            && let Some(made) = self.build_with(&texts, settled)?
        {
            return Ok(made);
        }
        self.build_all(terminal)
    }

    /// Builds after a change of texts alone.
    fn build_with(&mut self, texts: &BTreeSet<String>, mut settled: Settled) -> Result<Option<Made>, Error> {
        let Some(repository) = &mut self.repository else { return Ok(None) };
        let revision = repository.revision_with(texts, &self.environment);
        let disk = Disk::new(&settled.basis.root, ProgressBar::hidden()).without(&settled.basis.withheld);
        let Some(portfolio) = self.cache.portfolio_with(&disk, texts, revision) else { return Ok(None) };
        settled.learn(&disk);
        still_there(&settled.basis.root)?;
        Ok(Some(self.made(portfolio, settled)))
    }

    /// Builds, and looks at everything for that.
    fn build_all(&mut self, terminal: &Terminal) -> Result<Made, Error> {
        let environment = &self.environment;
        // The root stays what it was: that it goes for a while makes no other folder the root.
        let is_first = self.root.is_none();
        let root = match &self.root {
            Some(root) => Root::open_at(root.clone(), terminal)?,
            None => Root::open(self.order.root.as_deref(), environment, terminal)?,
        };
        let set = root.config.theme.clone();
        let has_settings = root.config != Config::default();
        let theme = theme::load(self.order.theme.as_deref(), set.as_deref(), &environment.folder, &root.path)?;
        let asked = Asked {
            root: self.order.root.as_deref(),
            specs: &self.order.specs,
            base_url: self.order.base_url.as_deref(),
            since: self.order.since.as_deref(),
            events: true,
            profile: self.order.profile.as_deref(),
        };
        let project = Project::open_again(root, &asked, environment, &mut self.repository)?;
        still_there(&project.root.path)?;
        if self.order.needs_plans && project.discovery.features.is_empty() {
            return Err(project.without_plans(&asked));
        }
        for (message, help) in project.notes() {
            if self.told.insert(message.clone()) {
                terminal.note(message, Some(help));
            }
        }
        let root = project.root.path.clone();
        self.root = Some(root.clone());
        let mut scope = Scope {
            folders: project.discovery.folders.clone(),
            trees: project.specs_roots(),
            locks: self.repository.iter().filter_map(Repository::lock).collect(),
        };
        scope.folders.extend(self.surroundings(&root, &project, &theme));
        let basis = Basis {
            root: root.clone(),
            options: project.options.clone(),
            theme: Arc::new(theme),
            scope: Arc::new(scope),
            withheld: Arc::clone(&project.withheld),
            has_settings,
        };
        let mut settled = Settled::new(basis, &project.discovery);
        let disk = Disk::new(&root, ProgressBar::hidden()).without(&project.withheld);
        let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
        // Afterwards everything is in memory.
        let portfolio = if is_first {
            let readings = KeptReadings::of(&project, environment);
            let portfolio = self.cache.portfolio(Input { readings: Some(&readings), ..project.input(&disk) });
            readings.finish();
            portfolio
        } else {
            self.cache.portfolio(project.input(&disk))
        };
        self.say_left_out(&audience.left_out(&withheld, &self.cache.masked()), terminal);
        settled.learn(&disk);
        still_there(&root)?;
        Ok(self.made(portfolio, settled))
    }

    /// Says what was left out, each thing once.
    fn say_left_out(&mut self, left_out: &LeftOut, terminal: &Terminal) {
        let warnings = left_out.warnings.iter().filter(|(said, _)| self.told.insert(said.clone())).cloned().collect();
        let sum = if self.told.insert(left_out.sum.clone()) { left_out.sum.clone() } else { String::new() };
        LeftOut { sum, warnings }.say(terminal);
    }

    /// What was made, and keeps what it depended on.
    fn made(&mut self, portfolio: Arc<Portfolio>, settled: Settled) -> Made {
        let made = Made {
            portfolio,
            basis: Arc::clone(&settled.basis),
            is_between: self.repository.as_ref().is_some_and(Repository::has_moved),
        };
        self.settled = Some(settled);
        made
    }

    /// The folders beside those with plans: of the settings, the constitution, the theme, what Git keeps, and where
    /// links lead that stand for files.
    fn surroundings(&self, root: &Path, project: &Project, theme: &theme::Loaded) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = constitution_folders().map(|folder| root.join(folder)).collect();
        folders.extend(project.discovery.constitution.as_ref().and_then(|path| Some(root.join(path).parent()?.into())));
        folders.extend(theme.folders());
        folders.extend(self.repository.iter().flat_map(Repository::folders));
        let refused =
            project.discovery.features.iter().flat_map(|feature| &feature.refused).map(|(path, _)| path.as_str());
        let links = refused.chain([root::SETTINGS]).map(|path| root.join(path)).filter(|path| path.is_symlink());
        folders.extend(links.filter_map(|link| folder_behind(&link)).filter(|folder| folder.starts_with(root)));
        folders.retain(|folder| folder.is_dir());
        folders
    }
}

/// The folder in which a link's target is, or the nearest one above it that is there.
fn folder_behind(link: &Path) -> Option<PathBuf> {
    let target = link.parent()?.join(link.read_link().ok()?);
    target.ancestors().skip(1).find(|folder| folder.is_dir())?.canonicalize().ok()
}

/// Refuses what was found in a root that went away meanwhile: nothing in it was removed.
fn still_there(root: &Path) -> Result<(), Error> {
    if root.is_dir() { Ok(()) } else { Err(Error::NoSuchFolder { path: root.to_owned() }) }
}

impl Made {
    /// Whether a site of the one has the same bytes as a site of the other.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.portfolio, &other.portfolio) || self.portfolio.is_same(&other.portfolio))
            && self.basis.options == other.basis.options
            && self.has_same_theme(other)
    }

    /// Whether both are made with the same theme. After an edit of texts it is not even another copy.
    pub(super) fn has_same_theme(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.basis, &other.basis) || self.theme().files == other.theme().files
    }

    /// Whether it looks as if somebody was still writing: a document, a template or the settings have gone, or nothing is
    /// left of them, or Git is between two commits. Some programs remove a file before they put the new one in its
    /// place, or empty it before they fill it; and a folder that is moved may be read half before and half after that.
    pub(super) fn is_doubtful_after(&self, last: &Self) -> bool {
        let (plans, revision) = (&self.portfolio.plans, &self.portfolio.revision);
        let is_same = |at: usize, was: &PortfolioPlan| {
            plans.get(at).is_some_and(|now| Arc::ptr_eq(&now.plan.documents, &was.plan.documents))
        };
        let plans = last.portfolio.plans.iter().enumerate();
        let mut changed =
            plans.filter(|(at, was)| !is_same(*at, was)).flat_map(|(_, was)| &*was.plan.documents).peekable();
        // Git is asked before texts are read. Other texts of which it says that they are as in the same commit were
        // saved in between.
        let is_unseen = changed.peek().is_some()
            && revision.commit.is_some()
            && !revision.dirty
            && *revision == last.portfolio.revision;
        let documents = changed.any(|was| self.lacks(was));
        let held = |of: &Self, path: &String| of.theme().files.get(path).is_some_and(|bytes| !bytes.is_empty());
        let theme =
            !self.has_same_theme(last) && last.theme().files.keys().any(|path| held(last, path) && !held(self, path));
        // What was read counts, and not what is there by now.
        let settings = last.basis.has_settings && !self.basis.has_settings;
        documents || theme || settings || self.is_between || is_unseen
    }

    /// Whether a document is not there, or has been emptied.
    fn lacks(&self, was: &PlanDocument) -> bool {
        let found = self.portfolio.index.documents(&was.path).first();
        let now = found.map(|(plan, document)| &self.portfolio.plans[*plan].plan.documents[*document]);
        now.is_none_or(|now| is_empty(now) && !is_empty(was))
    }

    /// The theme to render with.
    pub(super) fn theme(&self) -> &Theme {
        &self.basis.theme.theme
    }
}

/// Whether a document cannot be read, or has not a letter in it.
fn is_empty(document: &PlanDocument) -> bool {
    match (&document.source, &document.content) {
        (Some(source), _) => source.get().text().trim().is_empty(),
        (None, Content::Text(text)) => text.trim().is_empty(),
        (None, Content::Body(_)) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::process::Command;
    use std::time::Instant;

    /// Whether a build after a change looks as if there was more to come.
    #[track_caller]
    fn check(change: impl FnOnce(&Path) -> std::io::Result<()>, expected: bool) {
        let top = tempfile::tempdir().unwrap();
        let root = &top.path().canonicalize().unwrap();
        check_in(root, change, expected);
    }

    /// The same in a folder that is there.
    #[track_caller]
    fn check_in(root: &Path, change: impl FnOnce(&Path) -> std::io::Result<()>, expected: bool) {
        let texts =
            [("a/plan.md", "# A"), ("a/spec.md", "# Spec"), ("a/contracts/api.yaml", "x: 1"), ("b/plan.md", "# B")];
        for (path, text) in texts.into_iter().chain([("b/spec.md", " \n")]) {
            let path = root.join("specs").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let environment = Environment {
            folder: root.to_owned(),
            now: Timestamp::now(),
            began: Instant::now(),
            source_date: None,
            cache: None,
        };
        let order = Order { root: Some(root.to_owned()), ..Order::default() };
        let (mut workbench, terminal) = (Workbench::new(order, &environment), Terminal::new());
        let before = workbench.build(&Changed::Anything, &terminal).unwrap();
        change(&root.join("specs")).unwrap();
        let after = workbench.build(&Changed::Anything, &terminal).unwrap();
        assert_eq!(after.is_doubtful_after(&before), expected);
        assert!(!after.is_doubtful_after(&after), "what was published raises no more doubts");
    }

    #[test]
    fn a_document_that_has_gone_or_is_emptied_raises_doubts() {
        for path in ["a/plan.md", "a/spec.md", "a/contracts/api.yaml"] {
            check(|specs| fs::remove_file(specs.join(path)), true);
            check(|specs| fs::write(specs.join(path), " "), true);
            check(|specs| fs::write(specs.join(path), b"\0\x01"), true);
        }
        check(|specs| fs::rename(specs.join("a"), specs.join("A")), true);
        check(|specs| fs::rename(specs.join("a"), specs.join("c")), true);
        check(|specs| fs::remove_dir_all(specs), true);
    }

    #[test]
    fn what_is_written_raises_none() {
        for path in ["a/plan.md", "a/spec.md", "a/tasks.md", "c/plan.md"] {
            let write = |specs: &Path| {
                fs::create_dir_all(specs.join(path).parent().unwrap())?;
                fs::write(specs.join(path), "# Other")
            };
            check(write, false);
        }
        // One that was empty is no emptier now.
        check(|specs| fs::write(specs.join("b/spec.md"), ""), false);
        check(|specs| fs::write(specs.join("b/spec.md"), "# Spec"), false);
    }

    #[test]
    fn texts_of_which_git_has_not_heard_yet_raise_doubts() {
        let top = tempfile::tempdir().unwrap();
        let root = &top.path().canonicalize().unwrap();
        let git = |arguments: &[&str]| {
            let settings = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"];
            let status = Command::new("git").args(settings).args(arguments).current_dir(root).status()?;
            status.success().then_some(()).ok_or_else(|| std::io::Error::other("git failed"))
        };
        let save = |specs: &Path| fs::write(specs.join("a/plan.md"), "# Other");
        check_in(root, |_| git(&["init", "--quiet"]), false);
        check_in(root, |_| git(&["add", "--all"]), false);
        check_in(root, |_| git(&["commit", "--quiet", "--message=all"]), false);
        check_in(root, save, false);
        // As if the text was saved after Git had looked at it.
        git(&["update-index", "--assume-unchanged", "specs/a/plan.md"]).unwrap();
        check_in(root, save, true);
    }
}
