//! What stands round every page: the bar of views, the line at the foot, titles.

use serde::Serialize;

use super::address;
use super::edition::Edition;
use super::search::SearchLink;
use super::{publish, words};
use crate::diagnostic::Severity;
use crate::portfolio::Reach;

/// The frame of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    /// The page's kind: the name of its template.
    pub kind: &'static str,
    /// The language of the frame's own words.
    pub lang: &'static str,
    /// The portfolio's name.
    pub site_title: String,
    /// The title of the window.
    pub page_title: String,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// The absolute address of the page, where the site's is known.
    pub canonical: Option<String>,
    /// The overview.
    pub home: String,
    /// What happened, for programs that watch it; `None` where there is no past to tell.
    pub feed: Option<FileLink>,
    /// The bar of views.
    pub nav: Vec<NavLink>,
    /// The way to search.
    pub search: SearchLink,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// The line at the foot.
    pub footer: Footer,
}

/// One view in the bar.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    /// Its name.
    pub label: &'static str,
    /// Its address.
    pub href: String,
    /// `page` on the view itself, `true` on a page that belongs to it.
    pub current: Option<&'static str>,
    /// How many things it lists; only where that is a reason to look.
    pub count: Option<usize>,
}

/// The line at the foot.
#[derive(Clone, Debug, Serialize)]
pub struct Footer {
    /// The portfolio's name.
    pub title: String,
    /// The commit that was read.
    pub revision: Option<ShownRevision>,
    /// The day from which ages are counted.
    pub date: ShownDate,
    /// The portfolio for other programs.
    pub links: Vec<FileLink>,
    /// Who made the page.
    pub generator: &'static str,
}

/// A commit.
#[derive(Clone, Debug, Serialize)]
pub struct ShownRevision {
    /// Its first seven digits.
    pub short: String,
    /// All of them.
    pub full: String,
}

/// A date for people and for programs.
#[derive(Clone, Debug, Serialize)]
pub struct ShownDate {
    /// As the page shows it.
    pub text: String,
    /// As in ISO 8601.
    pub iso: String,
    /// In full, for those who point at it.
    pub title: String,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct FileLink {
    /// Its name.
    pub label: &'static str,
    /// Its address.
    pub href: String,
}

/// The program and its version.
const GENERATOR: &str = concat!("plansite ", env!("CARGO_PKG_VERSION"));

/// The views of the bar with the template of each.
const VIEWS: [(&str, &str, &str); 7] = [
    ("Overview", address::OVERVIEW, "overview"),
    ("Plans", address::PLANS, "plans"),
    ("Gates", address::GATES, "gates"),
    ("Risks", address::RISKS, "risks"),
    ("Changes", address::CHANGES, "changes"),
    ("Dependencies", address::GRAPH, "graph"),
    ("Problems", address::PROBLEMS, "problems"),
];

impl Chrome {
    /// The frame of the page at `path`, rendered by the template `kind`. Pages of plans belong to the view of plans.
    #[must_use]
    pub fn new(edition: &Edition<'_>, kind: &'static str, path: &str, page: Option<&str>) -> Self {
        let view = if matches!(kind, "board" | "plan" | "document" | "source") { "plans" } else { kind };
        let problems = &edition.summary.problems;
        let loud = [Severity::Error, Severity::Warning].iter().filter_map(|severity| problems.get(severity)).sum();
        let nav = VIEWS
            .iter()
            .map(|(label, target, template)| NavLink {
                label,
                href: address::href(path, target),
                current: (*template == view).then_some(if path == *target { "page" } else { "true" }),
                count: (*template == "problems" && loud > 0).then_some(loud),
            })
            .collect();
        let title = &edition.portfolio.title;
        Self {
            kind,
            lang: "en",
            site_title: title.clone(),
            page_title: page.map_or_else(|| title.clone(), |page| format!("{page} · {title}")),
            description: None,
            canonical: publish::absolute(edition.options, path),
            home: address::href(path, address::OVERVIEW),
            feed: feed(edition, path),
            nav,
            search: SearchLink::from(path),
            previous: None,
            next: None,
            footer: footer(edition, path),
        }
    }
}

fn footer(edition: &Edition<'_>, path: &str) -> Footer {
    let revision = &edition.portfolio.revision;
    let file = |label| edition.file_href(path, label).map(|href| FileLink { label, href });
    Footer {
        title: edition.portfolio.title.clone(),
        revision: revision.commit.as_ref().map(|commit| ShownRevision {
            short: commit.chars().take(7).collect::<String>() + if revision.dirty { ", with changes" } else { "" },
            full: commit.clone(),
        }),
        date: ShownDate {
            text: words::short_date(revision.as_of),
            iso: revision.as_of.to_string(),
            title: words::long_date(revision.as_of),
        },
        links: ["portfolio.json", "risks.csv"].into_iter().filter_map(file).chain(feed(edition, path)).collect(),
        generator: GENERATOR,
    }
}

/// The feed, where there is a past to tell.
#[must_use]
pub fn feed(edition: &Edition<'_>, path: &str) -> Option<FileLink> {
    let is_told = edition.portfolio.past.reach == Reach::Whole;
    edition.file_href(path, address::FEED).filter(|_| is_told).map(|href| FileLink { label: "Feed", href })
}

/// The download of a view's register, if it is published.
#[must_use]
pub fn download(edition: &Edition<'_>, path: &str, label: &'static str) -> Option<FileLink> {
    edition.file_href(path, label).map(|href| FileLink { label, href })
}
