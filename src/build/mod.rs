//! The pipeline: from files that somebody else reads to files that somebody else writes.

mod cache;
mod feature;

use std::borrow::Cow;

use rayon::prelude::*;

pub use self::cache::Cache;
use crate::check;
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Source};
use crate::plan::feature::FeatureFolder;
use crate::plan::{PlanDocument, ReadOptions};
use crate::portfolio::{self, Assembly, History, Portfolio, Revision};
use crate::site::{Site, SiteOptions};
use crate::theme::{self, Output, Theme};

/// The files below a root, as the pipeline sees them. Paths are relative to the root, with `/`.
pub trait Files: Sync {
    /// The bytes of a file, or one sentence that says why there are none.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
    /// Whether a file or folder is there, inside the root.
    fn exists(&self, path: &str) -> bool;
}

/// Everything a build depends on.
pub struct Input<'a> {
    /// Where texts come from.
    pub files: &'a dyn Files,
    /// The features that were found, in any order.
    pub features: Vec<FeatureFolder>,
    /// The governing document, relative to the root.
    pub constitution: Option<String>,
    /// The settings.
    pub config: Config,
    /// The name to use when the settings give none.
    pub default_title: String,
    /// Which revision of the sources this is.
    pub revision: Revision,
    /// What Git knows.
    pub history: History,
    /// Problems that finding the files brought up.
    pub problems: Vec<Diagnostic>,
}

impl<'a> Input<'a> {
    /// Features with no settings, no history and no revision, on a day.
    #[must_use]
    pub fn new(files: &'a dyn Files, features: Vec<FeatureFolder>, as_of: jiff::civil::Date) -> Self {
        Self {
            files,
            features,
            constitution: None,
            config: Config::default(),
            default_title: String::from("Plans"),
            revision: Revision { commit: None, committed: None, dirty: false, as_of },
            history: History::default(),
            problems: Vec::new(),
        }
    }
}

/// What a build gives.
pub struct Build {
    /// The portfolio, with its problems.
    pub portfolio: Portfolio,
    /// The finished site, or the problems of the theme that prevent one.
    pub output: Result<Output, Vec<Diagnostic>>,
}

/// Builds the whole site.
pub fn build(input: Input<'_>, theme: &Theme, options: &SiteOptions) -> Build {
    let portfolio = portfolio(input);
    let output = theme::render(theme, &Site::new(&portfolio, options));
    Build { portfolio, output }
}

/// Reads and checks all plans, without making a site of them.
pub fn portfolio(input: Input<'_>) -> Portfolio {
    portfolio_again(input, &mut Cache::default())
}

/// The same, without reading again what the cache knows.
pub fn portfolio_again(input: Input<'_>, cache: &mut Cache) -> Portfolio {
    let Input { files, features, constitution, config, default_title, revision, history, mut problems } = input;
    let options = ReadOptions { statuses: config.statuses.clone() };
    let (plans, found) = cache.read(files, features, &options);
    problems.extend(found);
    let mut portfolio = portfolio::assemble(
        plans,
        Assembly {
            title: config.title.unwrap_or(default_title),
            revision,
            constitution,
            history: &history,
            exists: &|path| files.exists(path),
        },
    );
    check::run(&mut portfolio, problems, &config.checks);
    quote(&mut portfolio, files);
    portfolio
}

/// Gives every problem the source line it is on.
fn quote(portfolio: &mut Portfolio, files: &dyn Files) {
    let fill = |problems: &mut Vec<Diagnostic>, documents: &[PlanDocument]| {
        problems.par_chunk_by_mut(|a, b| a.path == b.path).for_each(|problems| {
            if problems.iter().all(|problem| problem.place.is_none()) {
                return;
            }
            let path = problems[0].path.clone();
            let known = documents.iter().find(|document| document.path == path).and_then(|it| it.source.as_ref());
            let source = known.map_or_else(|| Cow::Owned(source_of(files, path)), Cow::Borrowed);
            for problem in problems {
                problem.quote(&source);
            }
        });
    };
    fill(&mut portfolio.problems, &[]);
    portfolio.plans.par_iter_mut().for_each(|of| fill(&mut of.problems, &of.plan.documents));
}

/// The text of a file that belongs to no plan, such as the settings.
fn source_of(files: &dyn Files, path: String) -> Source {
    let text = files.read(&path).ok().and_then(|bytes| diagnostic::decode(&bytes).ok());
    Source::new(path, text.map(|decoded| decoded.text).unwrap_or_default())
}
