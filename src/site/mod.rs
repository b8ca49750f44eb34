//! Stage 4: a portfolio becomes a [`Site`] of pages: view models that hold decisions, addresses and words.
//!
//! *Architecture invariant:* handlebars is not known here, nor are files on disk. This is the only home of
//! `Serialize`: domain types do not serialise themselves.

pub mod export;
pub mod routes;

use std::collections::BTreeMap;

use crate::portfolio::Portfolio;

/// Everything that will be published: pages to be rendered, and files that are finished.
#[derive(Debug, Default)]
pub struct Site {
    /// The pages.
    pub pages: Vec<Page>,
    /// Files whose bytes are already known: exports, badges.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// One page to be rendered.
#[derive(Debug)]
pub struct Page {
    /// Where it is published, relative, `/`-separated, not percent-encoded.
    pub path: String,
    /// The template that renders it, such as `pages/overview`.
    pub template: &'static str,
    /// The view model; every key the template names is present.
    pub model: serde_json::Value,
}

/// What the site needs to know beside the portfolio.
#[derive(Clone, Debug, Default)]
pub struct SiteOptions {
    /// The address the site will stand at, ending in `/`.
    pub base_url: Option<String>,
    /// The address of a source line, with `{commit}`, `{path}` and `{line}`.
    pub source_link: Option<String>,
}

/// Makes the pages of a portfolio.
#[must_use]
pub fn pages(_portfolio: &Portfolio, _options: &SiteOptions) -> Site {
    Site::default()
}
