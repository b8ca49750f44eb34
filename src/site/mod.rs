//! Stage 4: a portfolio becomes a [`Site`] of pages: view models that hold decisions, addresses and words.
//!
//! *Architecture invariant:* handlebars is not known here, nor are files on disk. This is the only home of
//! `Serialize`: domain types do not serialise themselves.

pub mod address;
pub mod bars;
pub mod chrome;
pub mod columns;
pub mod edition;
pub mod empty;
pub mod export;
pub mod gates;
pub mod heat;
pub mod marks;
pub mod matrix;
pub mod needs;
pub mod not_found;
pub mod overview;
pub mod plan_page;
pub mod plan_table;
pub mod plans;
pub mod problems;
pub mod rail;
pub mod readiness;
pub mod ring;
pub mod risks;
pub mod routes;
pub mod strip;
pub mod text;
pub mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use self::edition::Edition;
use self::routes::Routes;
use crate::plan::Content;
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

impl Page {
    fn new(path: impl Into<String>, template: &'static str, model: &impl Serialize) -> Self {
        let model = serde_json::to_value(model).expect("a view model has text keys and no failing parts");
        Self { path: path.into(), template, model }
    }
}

/// Makes the pages of a portfolio.
#[must_use]
pub fn pages(portfolio: &Portfolio, options: &SiteOptions) -> Site {
    let routes = Routes::of(portfolio);
    let files = export::files(portfolio, &routes);
    let edition = Edition::new(portfolio, options, routes, files.keys().cloned().collect());
    let mut pages = vec![
        Page::new(address::OVERVIEW, "pages/overview", &overview::overview_page(&edition)),
        Page::new(address::PLANS, "pages/plans", &plans::plans_page(&edition)),
        Page::new(address::GATES, "pages/gates", &gates::gates_page(&edition)),
        Page::new(address::PROBLEMS, "pages/problems", &problems::problems_page(&edition)),
        Page::new(address::NOT_FOUND, "pages/not-found", &not_found::not_found_page(&edition)),
    ];
    pages.extend(risks::risks_pages(&edition).into_iter().map(|(path, page)| Page::new(path, "pages/risks", &page)));
    pages.par_extend((0..portfolio.plans.len()).into_par_iter().flat_map_iter(|plan| pages_of_plan(&edition, plan)));
    Site { pages, files }
}

/// The pages of every document of one plan.
fn pages_of_plan(edition: &Edition<'_>, plan: usize) -> Vec<Page> {
    let documents = &edition.plan(plan).documents;
    documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let path = edition.routes.document(plan, at);
            match (&document.content, at) {
                (_, 0) => Page::new(path, "pages/plan", &plan_page::plan_page(edition, plan)),
                (Content::Body(_), _) => {
                    Page::new(path, "pages/document", &plan_page::document_page(edition, plan, at))
                }
                (Content::Text(_), _) => Page::new(path, "pages/source", &plan_page::source_page(edition, plan, at)),
            }
        })
        .collect()
}
