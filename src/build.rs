//! The pipeline: from files that somebody else reads to files that somebody else writes.

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{self, Code, Diagnostic, Source};
use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument, FeatureFolder};
use crate::plan::{self, Plan, ReadOptions};
use crate::portfolio::{self, Assembly, History, Portfolio, Revision};
use crate::site::{self, SiteOptions};
use crate::theme::{self, Output, Theme};
use crate::{check, document};

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
    let site = site::pages(&portfolio, options);
    let output = theme::render(theme, site);
    Build { portfolio, output }
}

/// Reads and checks all plans, without making a site of them.
pub fn portfolio(input: Input<'_>) -> Portfolio {
    let Input { files, features, constitution, config, default_title, revision, history, mut problems } = input;
    let options = ReadOptions { statuses: config.statuses.clone() };
    let read: Vec<(Plan, Vec<Diagnostic>)> = portfolio::identity::identify(features)
        .into_par_iter()
        .map(|(id, number, folder)| {
            let mut found = Vec::new();
            let feature = read_feature(files, id, number, folder, &mut found);
            (plan::read(feature, &options), found)
        })
        .collect();
    let (plans, found): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    problems.extend(found.into_iter().flatten());
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

/// Reads and parses the documents of one folder.
fn read_feature(
    files: &dyn Files,
    id: String,
    number: Option<u64>,
    folder: FeatureFolder,
    found: &mut Vec<Diagnostic>,
) -> Feature {
    let relative = |path: &str| path.strip_prefix(&folder.folder).unwrap_or(path).trim_start_matches('/').to_owned();
    let mut documents = Vec::new();
    let markdown = std::iter::once(&folder.plan).chain(&folder.documents);
    for path in markdown {
        let kind = if *path == folder.plan { DocumentKind::Plan } else { DocumentKind::of(&relative(path)) };
        let content = match read_text(files, &folder, path, found) {
            Ok(text) => {
                let (document, problems) = document::parse(Source::new(path.as_str(), text));
                found.extend(problems);
                FeatureContent::Document(Box::new(document))
            }
            Err(reason) => FeatureContent::Unreadable(reason),
        };
        documents.push(FeatureDocument { kind, path: path.clone(), content });
    }
    for path in &folder.contracts {
        let content = match read_text(files, &folder, path, found) {
            Ok(text) => FeatureContent::Text(text),
            Err(reason) => FeatureContent::Unreadable(reason),
        };
        documents.push(FeatureDocument { kind: DocumentKind::Contract, path: path.clone(), content });
    }
    Feature { id, number, folder: folder.folder, documents }
}

/// Reads one file as text, or says why that cannot be done; both end in a problem where the reader should know.
fn read_text(
    files: &dyn Files,
    folder: &FeatureFolder,
    path: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<String, String> {
    // Refused files are reported by whoever refused them.
    if let Some((_, reason)) = folder.refused.iter().find(|(refused, _)| refused == path) {
        return Err(reason.clone());
    }
    let unreadable = |found: &mut Vec<Diagnostic>, reason: String, help: &str| {
        found.push(Diagnostic::of_file(Code::DocumentUnreadable, path, reason.clone()).help(help));
        Err(reason)
    };
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(reason) => return unreadable(found, reason, "make the file readable, or remove it"),
    };
    match diagnostic::decode(&bytes) {
        Ok(decoded) => {
            if let Some(encoding) = decoded.guessed {
                found.push(
                    Diagnostic::of_file(
                        Code::EncodingGuessed,
                        path,
                        format!("the file is not plain UTF-8 and was read as {encoding}"),
                    )
                    .help("save the file as UTF-8"),
                );
            }
            Ok(decoded.text)
        }
        Err(diagnostic::Undecodable::Binary) => unreadable(
            found,
            "the file holds binary data, not text".to_owned(),
            "save the file as UTF-8 text, or rename it",
        ),
    }
}

/// Gives every problem the source line it is on.
fn quote(portfolio: &mut Portfolio, files: &dyn Files) {
    let fill = |problems: &mut Vec<Diagnostic>| {
        problems.par_chunk_by_mut(|a, b| a.path == b.path).for_each(|problems| {
            if problems.iter().all(|problem| problem.place.is_none()) {
                return;
            }
            let path = problems[0].path.clone();
            let text = files.read(&path).ok().and_then(|bytes| diagnostic::decode(&bytes).ok());
            let source = Source::new(path, text.map(|decoded| decoded.text).unwrap_or_default());
            for problem in problems {
                problem.quote(&source);
            }
        });
    };
    fill(&mut portfolio.problems);
    portfolio.plans.par_iter_mut().for_each(|plan| fill(&mut plan.problems));
}
