//! Everything a command needs to know of a portfolio before the pipeline runs: root, settings, plans, past.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::discover::{self, Discovery, Rules, Sought, Withheld};
use super::disk::{Disk, read_regular, reason};
use super::environment::Environment;
use super::error::NoPlans;
use super::git::Git;
use super::history::{Past, Wish};
use super::profile::Audience;
use super::remote::{self, Remote};
use super::repository::Repository;
use super::terminal::Terminal;
use super::{Error, root};
use crate::config::{self, Config};
use crate::diagnostic::{self, Fault, Source};
use crate::plan::ReadOptions;
use crate::site::{Searched, SiteOptions};
use crate::{Files, Input};

/// The largest settings file, in bytes.
const LARGEST_SETTINGS: u64 = 1024 * 1024;

/// What a command line says of the portfolio.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'a> {
    /// The root, as typed.
    pub(super) root: Option<&'a Path>,
    /// The folders to search, as typed.
    pub(super) specs: &'a [String],
    /// The site's address, as typed.
    pub(super) base_url: Option<&'a str>,
    /// The profile, as typed.
    pub(super) profile: Option<&'a str>,
    /// The revision or day to compare with, as typed.
    pub(super) since: Option<&'a str>,
    /// Whether it matters what happened before.
    pub(super) events: bool,
}

/// A portfolio's root with its settings.
#[derive(Debug)]
pub(super) struct Root {
    /// The folder, canonical.
    pub(super) path: PathBuf,
    /// What `plansite.yml` says, or would say.
    pub(super) config: Config,
}

/// A portfolio that is ready to be read.
#[derive(Debug)]
pub(super) struct Project {
    /// Its root.
    pub(super) root: Root,
    /// Its features.
    pub(super) discovery: Discovery,
    /// For whom it is read.
    pub(super) audience: Audience,
    /// What is left out for that.
    pub(super) withheld: Arc<Withheld>,
    /// What Git knows.
    past: Past,
    /// The name to use when none is set.
    default_title: String,
    /// What the site needs to know.
    pub(super) options: SiteOptions,
}

impl Root {
    /// Finds the root and reads its settings.
    pub(super) fn open(asked: Option<&Path>, environment: &Environment, terminal: &Terminal) -> Result<Self, Error> {
        Self::open_at(root::find(asked, &environment.folder)?, terminal)
    }

    /// Reads the settings of a root that was found before.
    pub(super) fn open_at(path: PathBuf, terminal: &Terminal) -> Result<Self, Error> {
        if !path.is_dir() {
            return Err(Error::NoSuchFolder { path });
        }
        let config = settings(&path)?;
        if !path.join(root::SETTINGS).exists() && path.join("plansite.yaml").exists() {
            terminal.note("`plansite.yaml` is not read", Some("call it `plansite.yml`"));
        }
        Ok(Self { path, config })
    }
}

impl Project {
    /// Finds the plans and asks Git about them. No plan at all is an error.
    pub(super) fn open(
        root: Root,
        asked: &Asked<'_>,
        environment: &Environment,
        terminal: &Terminal,
    ) -> Result<Self, Error> {
        let project = Self::open_again(root, asked, environment, &mut None)?;
        if project.discovery.features.is_empty() {
            return Err(project.without_plans(asked));
        }
        for (message, help) in project.notes() {
            terminal.note(message, Some(help));
        }
        Ok(project)
    }

    /// The same with or without plans, and with what is known of the repository from the last time.
    pub(super) fn open_again(
        mut root: Root,
        asked: &Asked<'_>,
        environment: &Environment,
        repository: &mut Option<Repository>,
    ) -> Result<Self, Error> {
        if !asked.specs.is_empty() {
            root.config.specs = typed_specs(asked.specs, &root.path, &environment.folder);
        }
        let audience = Audience::of(asked.profile, &root.config)?;
        let sought = Sought { root: &root.path, specs: &root.config.specs, exclude: &root.config.exclude };
        // Git takes as long to start as it takes to find a thousand plans.
        let (git, discovery) = thread::scope(|scope| {
            let git = repository.is_none().then(|| scope.spawn(|| Git::at(&root.path)));
            let discovery = discover::discover(&sought);
            (git.map(|git| git.join().unwrap_or_else(|fault| resume_unwind(fault))), discovery)
        });
        let mut discovery = discovery?;
        let withheld = Arc::new(discovery.select(&audience.selection));
        let rules =
            Rules::new(&root.config.specs, &root.config.exclude)?.without(audience.selection_of_the_past(&root.path));
        let options = ReadOptions { statuses: root.config.statuses.clone(), mask: audience.mask.clone() };
        let wish = Wish {
            events: asked.events,
            since: asked.since,
            reviews: root.config.review.tags.as_deref(),
            options: &options,
            source_date: environment.source_date,
            cache: environment.cache.as_deref(),
        };
        let features = &discovery.features;
        let mut known = match repository.take() {
            Some(last) => last.again(&root.path, features, &rules, &wish),
            None => Repository::of(git.unwrap_or_else(|| Git::at(&root.path)), &root.path, features, &rules, &wish),
        }?;
        let past = known.past(&discovery.features, environment);
        let options = SiteOptions {
            base_url: asked.base_url.or(root.config.base_url.as_deref()).map(base_url).transpose()?,
            cname: root.config.cname.clone(),
            source_link: source_link(&root.config, known.remote.as_ref(), &past),
            searched: discovery.features.is_empty().then(|| Searched {
                specs: root.config.specs.clone(),
                folders: discovery.folders.len(),
                markdown: discovery.markdown,
            }),
        };
        let default_title = known.title.clone();
        *repository = Some(known);
        Ok(Self { root, discovery, audience, withheld, past, default_title, options })
    }

    /// That there are no plans, as an error.
    pub(super) fn without_plans(&self, asked: &Asked<'_>) -> Error {
        match self.audience.name().filter(|_| self.withheld.plans > 0) {
            Some(profile) => Error::NothingLeft { profile: profile.to_owned() },
            None => no_plans(&self.root, &self.discovery, asked.root),
        }
    }

    /// The folders that hold features and nothing else, where new features are to be expected. One that holds a folder
    /// which was left out, such as `node_modules`, is none.
    pub(super) fn specs_roots(&self) -> BTreeSet<PathBuf> {
        let root = &self.root.path;
        let folders = self.discovery.features.iter().map(|feature| root.join(&feature.folder));
        let above = |folder: PathBuf| folder.parent().map(Path::to_owned).filter(|parent| parent != root);
        let mut roots: BTreeSet<PathBuf> = folders
            .filter(|folder| folder != root)
            .filter_map(above)
            .filter(|folder| folder.starts_with(root))
            .collect();
        let is_known = |inside: std::io::Result<std::fs::DirEntry>| {
            inside.is_ok_and(|it| {
                it.file_type().is_ok_and(|kind| !kind.is_dir()) || self.discovery.folders.contains(&it.path())
            })
        };
        roots.retain(|folder| folder.read_dir().is_ok_and(|mut inside| inside.all(is_known)));
        roots
    }

    /// What somebody should know of the past: the sentence, and what to do.
    pub(super) fn notes(&self) -> &[(String, String)] {
        &self.past.notes
    }

    /// From the top of the repository to the root: empty, or ending in `/`.
    pub(super) fn prefix(&self) -> &str {
        &self.past.prefix
    }

    /// Refuses to write over a document of the portfolio or its settings, under whatever name they are asked for.
    pub(super) fn refuse_source(&self, path: &Path) -> Result<(), Error> {
        let Ok(real) = path.canonicalize() else { return Ok(()) };
        let documents = self.discovery.features.iter().flat_map(|feature| {
            std::iter::once(&feature.plan).chain(&feature.documents).chain(&feature.contracts).map(String::as_str)
        });
        let mut sources = documents.chain([root::SETTINGS]).map(|source| self.root.path.join(source));
        let below = real.strip_prefix(&self.root.path).map(|below| below.to_string_lossy().replace('\\', "/"));
        let is_withheld = below.is_ok_and(|below| self.withheld.withholds(&below));
        if is_withheld || sources.any(|source| source.canonicalize().is_ok_and(|source| source == real)) {
            return Err(Error::OutputIsSource { path: path.to_owned() });
        }
        Ok(())
    }

    /// How many documents there are to be read.
    pub(super) fn documents(&self) -> usize {
        let of = |feature: &crate::plan::feature::FeatureFolder| 1 + feature.documents.len() + feature.contracts.len();
        self.discovery.features.iter().map(of).sum()
    }

    /// What the pipeline reads.
    pub(super) fn input<'a>(self, files: &'a Disk) -> Input<'a> {
        let files: &dyn Files = files;
        Input {
            files,
            features: self.discovery.features,
            constitution: self.discovery.constitution,
            config: self.root.config,
            mask: self.audience.mask,
            default_title: self.default_title,
            revision: self.past.revision,
            history: self.past.history,
            problems: self.discovery.problems,
            scratch: None,
            readings: None,
        }
    }
}

/// That there are no plans below a root, as an error; `typed` is how it was asked for.
pub(super) fn no_plans(root: &Root, discovery: &Discovery, typed: Option<&Path>) -> Error {
    Error::NoPlans(Box::new(NoPlans {
        root: typed.map_or_else(|| root.path.clone(), |typed| typed.components().collect()),
        specs: root.config.specs.clone(),
        exclude: root.config.exclude.clone(),
        folders: discovery.folders.len(),
        markdown: discovery.markdown,
        outward: discovery.outward.clone(),
    }))
}

/// Reads `plansite.yml`; without one, the defaults hold.
fn settings(root: &Path) -> Result<Config, Error> {
    let path = root.join(root::SETTINGS);
    if !path.is_symlink() && !path.exists() {
        return Ok(Config::default());
    }
    let fault = |message: String| Error::Settings { faults: vec![Fault::of_file(root::SETTINGS, message)] };
    let unreadable = |reason: String| fault(format!("the settings cannot be read: {reason}"));
    let real = path.canonicalize().map_err(|error| unreadable(reason(&error)))?;
    if !real.starts_with(root) {
        // Its lines would be quoted where they are wrong.
        return Err(unreadable("the link leads out of the root".to_owned()));
    }
    let bytes = read_regular(&real, LARGEST_SETTINGS).map_err(unreadable)?;
    let decoded = diagnostic::decode(&bytes).map_err(|_| fault("the settings are not text".to_owned()))?;
    Config::parse(&Source::new(root::SETTINGS, decoded.text)).map_err(|faults| Error::Settings { faults })
}

/// Folders of `--specs`, counted from the root, else from the current folder where that is below the root.
pub(super) fn typed_specs(typed: &[String], root: &Path, current: &Path) -> Vec<String> {
    let below = |path: &Path| {
        let real = path.canonicalize().ok()?;
        Some(real.strip_prefix(root).ok()?.to_string_lossy().into_owned())
    };
    typed
        .iter()
        .map(|specs| {
            if Path::new(specs).is_relative() && root.join(specs).is_dir() {
                return specs.clone();
            }
            below(&current.join(specs)).unwrap_or_else(|| specs.clone())
        })
        .collect()
}

/// The address a site stands at.
fn base_url(url: &str) -> Result<String, Error> {
    config::base_url(url).ok_or_else(|| Error::BaseUrl { url: url.to_owned() })
}

/// Where a source line can be looked at: as set, else as the remote says, where the commit is known.
fn source_link(config: &Config, remote: Option<&Remote>, past: &Past) -> Option<String> {
    let link = config.source_link.clone().or_else(|| remote.and_then(Remote::source_link))?;
    let unknown = link.contains("{commit}") && past.revision.commit.is_none();
    (!unknown).then(|| remote::below(&past.prefix, &link))
}
