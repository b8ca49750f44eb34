//! Stage 4: a portfolio becomes a [`Site`] of pages: view models that hold decisions, addresses and words.
//!
//! *Architecture invariant:* handlebars is not known here, nor are files on disk. This is the only home of
//! `Serialize`: domain types do not serialise themselves.

pub mod address;
pub mod backlinks;
pub mod bars;
pub mod board;
pub mod caches;
pub mod changes;
pub mod chrome;
pub mod columns;
pub mod edition;
pub mod empty;
pub mod events;
pub mod export;
pub mod feed;
pub mod filter;
pub mod filters;
pub mod gates;
pub mod graph;
pub mod heat;
pub mod kept;
pub mod log;
pub mod marks;
pub mod matrix;
pub mod model;
pub mod needs;
mod neighbours;
pub mod not_found;
pub mod overview;
mod page;
pub mod pages;
pub mod phases;
pub mod plan_page;
pub mod plan_table;
pub mod plans;
pub mod problem_list;
pub mod problems;
pub mod publish;
pub mod rail;
pub mod readiness;
pub mod ring;
pub mod risks;
pub mod routes;
mod row_script;
pub mod script;
pub mod search;
pub mod strip;
pub mod tasks;
pub mod text;
pub mod trends;
pub mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use self::caches::Caches;
use self::edition::Edition;
use self::export::Export;
pub use self::model::{Member, ViewKind, ViewModel, ViewValue};
pub use self::page::{Page, PageView};
use self::publish::Publication;
use self::routes::Routes;
use self::row_script::RowScript;
use crate::document::Scratch;
use crate::plan::Content;
use crate::portfolio::{Portfolio, PortfolioPlan, images};

/// The site of a portfolio: which files it has, and each of them when it is asked for.
///
/// Nothing is kept, so that a build may write files as they come, and a server may make only those that somebody looks at.
/// Only the scripts with the rows of long lists are made twice, once for their names, unless they can wait in a scratch.
#[derive(Debug)]
pub struct Site<'a> {
    caches: Caches<'a>,
    /// What each path holds that the names of plans and documents alone decide on.
    fixed: Arc<BTreeMap<String, Part>>,
    /// The paths of views whose contents decide how many pages they have.
    paged: OnceLock<Vec<String>>,
    /// The scripts with the rows of lists that have several pages, in the order of [`LISTS`]. The name of one says what it
    /// holds, so that it must be made to be known.
    rows: [OnceLock<Option<RowScript>>; LISTS.len()],
    scratch: Option<Arc<dyn Scratch>>,
}

/// What a file of the site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Overview,
    /// A page of the table, counted from 0.
    Plans(usize),
    Board,
    /// A page of the matrix of gates, counted from 0.
    Gates(usize),
    Changes,
    Graph,
    /// A page of the register, counted from 0.
    Risks(usize),
    /// A page of the list, counted from 0.
    Problems(usize),
    NotFound,
    /// The page of a document of a plan.
    Document {
        plan: usize,
        document: usize,
    },
    /// What search looks through.
    Search,
    /// An image of a plan, by its place among all of them.
    Image(usize),
    Export(Export),
    Feed,
    Publication(Publication),
}

/// A view that takes several pages.
struct PagedView {
    /// The path of its first page.
    path: &'static str,
    /// How many pages it has; at least one.
    count: fn(&Caches<'_>) -> usize,
    /// What one of them is.
    part: fn(usize) -> Part,
}

/// A list whose rows come as a script too, where it has several pages.
struct List {
    /// What the name of the script begins with.
    name: &'static str,
    /// How many pages it has.
    count: fn(&Caches<'_>) -> usize,
    /// Writes the script.
    write: fn(&Caches<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// The lists whose rows come as scripts.
const LISTS: [List; 2] = [
    List { name: plans::DATA, count: |caches| plans::page_count(&caches.edition), write: plans::write_data },
    List { name: risks::DATA, count: |caches| risks::page_count(&caches.edition), write: risks::write_data },
];
/// Their places among these.
const PLAN_ROWS: usize = 0;
const RISK_ROWS: usize = 1;

/// The views whose contents decide how many pages they have.
const PAGED: [PagedView; 4] = [
    PagedView { path: address::PLANS, count: |caches| plans::page_count(&caches.edition), part: Part::Plans },
    PagedView { path: address::GATES, count: gates::page_count, part: Part::Gates },
    PagedView { path: address::RISKS, count: |caches| risks::page_count(&caches.edition), part: Part::Risks },
    PagedView { path: address::PROBLEMS, count: |caches| problems::page_count(&caches.edition), part: Part::Problems },
];

/// A file of the site.
#[derive(Debug)]
pub enum Made<'s> {
    /// A page, to be rendered.
    Page(Page),
    /// A file whose bytes are finished: exports, badges.
    File(Cow<'s, [u8]>),
    /// A file that is as large as all plans together.
    Long(Long<'s>),
}

/// A file that is made while it is written, so that it need not be in memory as a whole: `portfolio.json`, the registers
/// and the rows of long lists.
#[derive(Debug)]
pub struct Long<'s> {
    caches: &'s Caches<'s>,
    content: LongContent<'s>,
}

/// What a long file holds.
#[derive(Clone, Copy, Debug)]
enum LongContent<'s> {
    Export(Export),
    /// The rows of one of [`LISTS`], which may have been made already.
    Rows(usize, Option<&'s RowScript>),
}

impl Long<'_> {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// What writing ends with.
    pub fn write(&self, to: &mut dyn io::Write) -> io::Result<()> {
        match self.content {
            LongContent::Export(export) => {
                let edition = &self.caches.edition;
                export::write(edition.portfolio, &edition.routes, export, to)
            }
            LongContent::Rows(list, kept) => match kept.and_then(|kept| kept.write(to)) {
                Some(written) => written,
                None => (LISTS[list].write)(self.caches, to),
            },
        }
    }

    /// All of it, for those who need that.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes).expect("memory takes every file");
        bytes
    }
}

/// What the site needs to know beside the portfolio.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// The address the site will stand at, ending in `/`.
    pub base_url: Option<String>,
    /// The domain of the site, for GitHub Pages from a branch.
    pub cname: Option<String>,
    /// The address of a source line, with `{commit}`, `{path}` and `{line}`.
    pub source_link: Option<String>,
    /// Where plans were looked for, if none was found.
    pub searched: Option<Searched>,
}

/// A search that found no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// The folders that it was restricted to.
    pub specs: Vec<String>,
    /// How many folders were looked into.
    pub folders: usize,
    /// How many Markdown files were seen in them.
    pub markdown: usize,
}

impl Made<'_> {
    /// The same without the line at the foot of a page, which says of all pages together what they were made from.
    #[must_use]
    pub fn without_foot(self) -> Self {
        match self {
            Self::Page(page) => Self::Page(page.without_foot()),
            file => file,
        }
    }
}

impl<'a> Site<'a> {
    /// The site of a portfolio.
    #[must_use]
    pub fn new(portfolio: &'a Portfolio, options: &'a SiteOptions) -> Self {
        let exports = export::paths(portfolio);
        let files = exports.keys().cloned().chain([address::FEED.to_owned()]).collect();
        let routes = Routes::of(portfolio);
        let mut fixed = BTreeMap::from([
            (address::OVERVIEW.to_owned(), Part::Overview),
            (address::BOARD.to_owned(), Part::Board),
            (address::CHANGES.to_owned(), Part::Changes),
            (address::GRAPH.to_owned(), Part::Graph),
            (address::NOT_FOUND.to_owned(), Part::NotFound),
            (address::FEED.to_owned(), Part::Feed),
            (address::SEARCH.to_owned(), Part::Search),
        ]);
        for (plan, of) in portfolio.plans.iter().enumerate() {
            for document in 0..of.plan.documents.len() {
                fixed.insert(routes.document(plan, document).to_owned(), Part::Document { plan, document });
            }
        }
        let images = routes.images().enumerate();
        fixed.extend(images.map(|(at, (_, _, published))| (published.to_owned(), Part::Image(at))));
        fixed.extend(exports.into_iter().map(|(path, export)| (path, Part::Export(export))));
        fixed.extend(publish::paths(options).into_iter().map(|(path, file)| (path, Part::Publication(file))));
        let edition = Edition::new(portfolio, options, Arc::new(routes), Arc::new(files));
        let caches = Caches::of(edition);
        Self { caches, fixed: Arc::new(fixed), paged: OnceLock::new(), rows: Default::default(), scratch: None }
    }

    /// The same site, of which what is made before it is asked for waits in a scratch.
    #[must_use]
    pub fn with_scratch(self, scratch: Option<Arc<dyn Scratch>>) -> Self {
        Self { scratch, ..self }
    }

    /// Whether a document of the site has a diagram.
    #[must_use]
    pub fn has_diagrams(&self) -> bool {
        let mut documents = self.caches.edition.plans().iter().flat_map(|plan| plan.plan.documents.iter());
        documents.any(|document| document.has_diagram)
    }

    /// The site of a portfolio that came after the one of this site, which costs less where no plan or document is
    /// called something else and the site stands where it stood.
    #[must_use]
    pub fn after<'b>(&self, portfolio: &'b Portfolio, options: &'b SiteOptions) -> Site<'b> {
        let of_before = self.caches.edition.options;
        let is_published_alike = of_before.base_url == options.base_url && of_before.cname == options.cname;
        let before = self.caches.edition.portfolio;
        let is_called_alike = Arc::ptr_eq(&before.index, &portfolio.index) && shows_alike(before, portfolio);
        if !is_called_alike || !is_published_alike {
            return Site::new(portfolio, options);
        }
        let caches = Caches::of(self.caches.edition.after(portfolio, options));
        let fixed = Arc::clone(&self.fixed);
        Site { caches, fixed, paged: OnceLock::new(), rows: Default::default(), scratch: self.scratch.clone() }
    }

    /// What a path holds, but for the scripts with rows.
    fn part(&self, path: &str) -> Option<Part> {
        let of_view = |view: &PagedView| {
            let page = pages::number(view.path, path).filter(|page| *page < (view.count)(&self.caches))?;
            Some((view.part)(page))
        };
        self.fixed.get(path).copied().or_else(|| PAGED.iter().find_map(of_view))
    }

    /// The script with the rows of all pages of a list; `None` where there is one page.
    fn rows(&self, list: usize) -> Option<&RowScript> {
        let List { name, count, write } = &LISTS[list];
        let make = || RowScript::make(name, self.scratch.as_ref(), |to| write(&self.caches, to));
        self.rows[list].get_or_init(|| (count(&self.caches) > 1).then(make)).as_ref()
    }

    /// The path of that script.
    fn rows_path(&self, list: usize) -> Option<&str> {
        self.rows(list).map(|rows| rows.path.as_str())
    }

    /// The list whose rows are the script at a path.
    fn rows_at(&self, path: &str) -> Option<usize> {
        let name = path.strip_prefix("assets/")?;
        let list = LISTS.iter().position(|list| name.starts_with(list.name))?;
        self.rows_path(list).filter(|known| *known == path).map(|_| list)
    }

    /// The paths of all files, relative, `/`-separated, not percent-encoded, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let paged = self.paged.get_or_init(|| {
            let of_view = |view: &PagedView| (0..(view.count)(&self.caches)).map(|page| pages::path(view.path, page));
            PAGED.iter().flat_map(of_view).collect()
        });
        let mut paths: Vec<&str> = self.fixed.keys().chain(paged).map(String::as_str).collect();
        let rows: Vec<_> = (0..LISTS.len()).into_par_iter().filter_map(|list| self.rows_path(list)).collect();
        paths.extend(rows);
        paths.sort_unstable();
        paths.into_iter()
    }

    /// Whether there is a file at a path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.part(path).is_some() || self.rows_at(path).is_some()
    }

    /// The paths of the pages of a document, by the path of that relative to the root.
    pub fn pages_of(&self, document: &str) -> impl Iterator<Item = &str> {
        let places = self.caches.edition.portfolio.index.documents(document).iter();
        places.map(|(plan, document)| self.caches.edition.routes.document(*plan, *document))
    }

    /// Makes the file at a path; `None` where there is none.
    #[must_use]
    pub fn make(&self, path: &str) -> Option<Made<'_>> {
        let caches = &self.caches;
        let edition = &caches.edition;
        if let Some(list) = self.rows_at(path) {
            let content = LongContent::Rows(list, self.rows(list));
            return Some(Made::Long(Long { caches, content }));
        }
        let page = match self.part(path)? {
            Part::Overview => Page::new(path, "pages/overview", &overview::overview_page(caches)),
            Part::Plans(page) => {
                let data = self.rows_path(PLAN_ROWS);
                Page::new(path, "pages/plans", &plans::plans_page(caches, page, data))
            }
            Part::Board => Page::new(path, "pages/board", &board::board_page(caches)),
            Part::Gates(page) => Page::new(path, "pages/gates", &gates::gates_page(caches, page)),
            Part::Changes => Page::new(path, "pages/changes", &changes::changes_page(edition)),
            Part::Graph => Page::new(path, "pages/graph", &graph::graph_page(edition)),
            Part::Risks(page) => {
                let data = self.rows_path(RISK_ROWS);
                Page::new(path, "pages/risks", &risks::risks_page(caches, page, data))
            }
            Part::Problems(page) => Page::new(path, "pages/problems", &problems::problems_page(edition, page)),
            Part::NotFound => Page::new(path, "pages/not-found", &not_found::not_found_page(edition)),
            Part::Document { plan, document } => document_page(edition, path, plan, document),
            Part::Image(at) => {
                let (_, source, _) = edition.routes.images().nth(at)?;
                let image = edition.portfolio.images.get(source)?.as_ref().ok()?;
                return Some(Made::File(image.bytes[..].into()));
            }
            Part::Search => return Some(Made::File(search::data(edition).into())),
            Part::Export(export @ (Export::Json | Export::Csv(_))) => {
                return Some(Made::Long(Long { caches, content: LongContent::Export(export) }));
            }
            Part::Export(export) => {
                return Some(Made::File(export::file(edition.portfolio, &edition.routes, export).into()));
            }
            Part::Feed => return Some(Made::File(feed::feed(edition).into())),
            Part::Publication(file) => return Some(Made::File(publish::file(self, file).into())),
        };
        Some(Made::Page(page))
    }
}

/// Whether every plan of the one shows the images that it shows in the other.
fn shows_alike(a: &Portfolio, b: &Portfolio) -> bool {
    let neither = a.images.is_empty() && b.images.is_empty();
    let mut plans = a.plans.iter().zip(&b.plans);
    let alike = |(a, b): (&PortfolioPlan, &PortfolioPlan)| {
        Arc::ptr_eq(&a.plan, &b.plan) || images::shown_by(a).eq(images::shown_by(b))
    };
    neither || (a.images == b.images && plans.all(alike))
}

/// The page of one document of a plan.
fn document_page(edition: &Edition<'_>, path: &str, plan: usize, document: usize) -> Page {
    let page = match (&edition.plan(plan).documents[document].content, document) {
        (_, 0) => Page::new(path, "pages/plan", &plan_page::plan_page(edition, plan)),
        (Content::Body(_), _) => Page::new(path, "pages/document", &plan_page::document_page(edition, plan, document)),
        (Content::Text(_), _) => Page::new(path, "pages/source", &plan_page::source_page(edition, plan, document)),
    };
    page.with_text(text::text(edition, plan, document))
}
