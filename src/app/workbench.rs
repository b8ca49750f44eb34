//! Builds a portfolio again and again, and keeps from one time to the next what need not be done twice.
//!
//! A build here is the build of `plansite build`: the same code with a warm cache. Nothing is guessed from what has
//! changed on disk; everything is looked at again, and what holds the same bytes is taken from the last time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;
use jiff::Timestamp;

use super::disk::Disk;
use super::environment::Environment;
use super::project::{Asked, Project, Root};
use super::repository::Repository;
use super::terminal::Terminal;
use super::{Error, theme};
use crate::Cache;
use crate::portfolio::Portfolio;
use crate::site::SiteOptions;
use crate::theme::Theme;

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
}

/// The place where a portfolio is built repeatedly.
#[derive(Debug)]
pub(super) struct Workbench {
    order: Order,
    environment: Environment,
    cache: Cache,
    repository: Option<Repository>,
    /// Notes that have been said.
    told: BTreeSet<String>,
}

/// A portfolio with everything that a site of it needs.
#[derive(Debug)]
pub(super) struct Made {
    /// The portfolio.
    pub(super) portfolio: Arc<Portfolio>,
    /// What the site needs to know beside it.
    pub(super) options: SiteOptions,
    /// The theme.
    pub(super) theme: Arc<theme::Loaded>,
    /// The root, canonical.
    pub(super) root: PathBuf,
    /// Every folder in which a change may change the site.
    pub(super) folders: BTreeSet<PathBuf>,
    /// Those of them that hold nothing but plans, in which new folders are to be expected.
    pub(super) trees: BTreeSet<PathBuf>,
}

impl Workbench {
    /// An empty workbench.
    pub(super) fn new(order: Order, environment: &Environment) -> Self {
        Self {
            order,
            environment: environment.clone(),
            cache: Cache::default(),
            repository: None,
            told: BTreeSet::new(),
        }
    }

    /// Builds the portfolio as it is now. That there are no plans is no error here: they may come.
    pub(super) fn build(&mut self, terminal: &Terminal) -> Result<Made, Error> {
        self.environment.now = Timestamp::now();
        let environment = &self.environment;
        let root = Root::open(self.order.root.as_deref(), environment, terminal)?;
        let set = root.config.theme.clone();
        let theme = theme::load(self.order.theme.as_deref(), set.as_deref(), &environment.folder, &root.path)?;
        let asked = Asked {
            root: self.order.root.as_deref(),
            specs: &self.order.specs,
            base_url: self.order.base_url.as_deref(),
        };
        let project = Project::open_again(root, &asked, environment, &mut self.repository)?;
        for (message, help) in project.notes() {
            if self.told.insert(message.clone()) {
                terminal.note(message, Some(help));
            }
        }
        let root = project.root.path.clone();
        let mut folders = project.discovery.folders.clone();
        folders.extend(self.surroundings(&root, &project, &theme));
        let trees = project.specs_roots();
        let disk = Disk::new(&root, ProgressBar::hidden());
        let options = project.options.clone();
        let portfolio = crate::portfolio_again(project.input(&disk), &mut self.cache);
        Ok(Made { portfolio: Arc::new(portfolio), options, theme: Arc::new(theme), root, folders, trees })
    }

    /// The folders beside those with plans: of the settings, the constitution, the theme, and what Git keeps.
    fn surroundings(&self, root: &Path, project: &Project, theme: &theme::Loaded) -> Vec<PathBuf> {
        let mut folders = vec![root.to_owned()];
        folders.extend(project.discovery.constitution.as_ref().and_then(|path| Some(root.join(path).parent()?.into())));
        folders.extend(theme.folders());
        folders.extend(self.repository.iter().flat_map(Repository::folders));
        folders.retain(|folder| folder.is_dir());
        folders
    }
}

impl Made {
    /// Whether a site of the one has the same bytes as a site of the other.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.portfolio, &other.portfolio);
        let plans = || {
            let mut pairs = a.plans.iter().zip(&b.plans);
            a.plans.len() == b.plans.len() && pairs.all(|(a, b)| a.is_same(b))
        };
        (&a.title, &a.revision, &a.constitution, &a.problems) == (&b.title, &b.revision, &b.constitution, &b.problems)
            && self.options == other.options
            && self.theme().files == other.theme().files
            && plans()
    }

    /// The theme to render with.
    pub(super) fn theme(&self) -> &Theme {
        &self.theme.theme
    }
}
