//! The pipeline: from files that somebody else reads to files that somebody else writes.

mod cache;
mod facts;
mod feature;
mod findings;
mod past;
mod reading;

use std::sync::Arc;

pub use self::cache::Cache;
pub use self::past::{PastDocument, read_past};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Source};
use crate::document::Scratch;
use crate::plan::feature::FeatureFolder;
use crate::plan::{Mask, Masked};
use crate::portfolio::{History, Portfolio, Presence, Revision};
use crate::site::{Site, SiteOptions};
use crate::theme::{self, Output, Theme};

/// The files below a root, as the pipeline sees them. Paths are relative to the root, with `/`.
pub trait Files: Sync {
    /// The bytes of a file, or one sentence that says why there are none.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
    /// Whether a file or folder is there, inside the root.
    fn exists(&self, path: &str) -> bool;
    /// Whether a path leads to what is left out, whether it is there or not.
    fn withholds(&self, _path: &str) -> bool {
        false
    }
    /// What a link to a path finds.
    fn presence(&self, path: &str) -> Presence {
        if self.withholds(path) {
            Presence::Withheld
        } else if self.exists(path) {
            Presence::There
        } else {
            Presence::Missing
        }
    }
}

/// What was read of plans and found at them, kept for as long as they hold the same bytes. What is kept is bytes of this
/// program alone.
pub trait Readings: Sync {
    /// What was kept under a name.
    fn recall(&self, name: &str) -> Option<Vec<u8>>;
    /// Keeps something under a name, instead of what was kept before.
    fn keep(&self, name: &str, bytes: &[u8]);
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
    /// What is taken out of every text.
    pub mask: Mask,
    /// The name to use when the settings give none.
    pub default_title: String,
    /// Which revision of the sources this is.
    pub revision: Revision,
    /// What Git knows.
    pub history: History,
    /// Problems that finding the files brought up.
    pub problems: Vec<Diagnostic>,
    /// Where texts and their HTML wait until they are needed; without one, in memory.
    pub scratch: Option<Arc<dyn Scratch>>,
    /// What was read before, by the same options of reading; without it, every plan is read.
    pub readings: Option<&'a dyn Readings>,
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
            mask: Mask::default(),
            default_title: String::from("Plans"),
            revision: Revision { commit: None, committed: None, dirty: false, as_of },
            history: History::default(),
            problems: Vec::new(),
            scratch: None,
            readings: None,
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
    read(input).portfolio
}

/// All plans as they were read for one time.
#[derive(Debug)]
pub struct ReadPlans {
    /// The portfolio, with its problems.
    pub portfolio: Portfolio,
    /// What was taken out of the texts.
    pub masked: Masked,
    /// A fingerprint of what the portfolio says, if there are readings and every plan is among them. Two portfolios with
    /// the same one differ in nothing but the texts of documents, where they are made of files with the same images, by the
    /// same settings, on the same day and with the same history.
    pub facts: Option<u64>,
}

/// Reads and checks all plans, and says what else is known of them.
pub fn read(input: Input<'_>) -> ReadPlans {
    cache::once(input)
}

/// Gives the problems that belong to no plan the source lines they are on.
fn quote(problems: &mut [Diagnostic], files: &dyn Files, mask: &Mask) {
    for problems in problems.chunk_by_mut(|a, b| a.path == b.path) {
        if problems.iter().any(|problem| problem.place.is_some()) {
            let source = source_of(files, problems[0].path.clone(), mask);
            problems.iter_mut().for_each(|problem| problem.quote(&source));
        }
    }
}

/// The text of a file that belongs to no plan, such as the settings.
fn source_of(files: &dyn Files, path: String, mask: &Mask) -> Source {
    let text = files.read(&path).ok().and_then(|bytes| diagnostic::decode(&bytes).ok());
    let (text, _) = mask.markdown(&path, text.map(|decoded| decoded.text).unwrap_or_default());
    Source::new(path, text)
}
