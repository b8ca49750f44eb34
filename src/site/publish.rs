//! What a site brings for those who publish it: files for servers and search engines, and the absolute address of a page.
//!
//! Absolute addresses come from the site's own address alone. Without one there is no sitemap, since a sitemap of
//! relative addresses is none.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::address;
use super::edition::Edition;
use super::export::xml_escaped;
use super::routes::encoded_path;
use super::{Site, SiteOptions};

/// A file for servers and search engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// Tells GitHub Pages to take the files as they are.
    NoJekyll,
    /// The domain of the site, for GitHub Pages from a branch.
    Cname,
    /// What programs may look at: everything.
    Robots,
    /// The addresses of all pages.
    Sitemap,
}

/// The most addresses of a sitemap, by its standard.
const MOST: usize = 50_000;

/// The files by their site path.
pub(super) fn paths(options: &SiteOptions) -> BTreeMap<String, Publication> {
    let mut paths = vec![(".nojekyll", Publication::NoJekyll), ("robots.txt", Publication::Robots)];
    paths.extend(options.cname.is_some().then_some(("CNAME", Publication::Cname)));
    paths.extend(options.base_url.is_some().then_some(("sitemap.xml", Publication::Sitemap)));
    paths.into_iter().map(|(path, file)| (path.to_owned(), file)).collect()
}

/// The bytes of a file.
pub(super) fn file(site: &Site<'_>, publication: Publication) -> Vec<u8> {
    let options = site.caches.edition.options;
    let text = match publication {
        Publication::NoJekyll => String::new(),
        Publication::Cname => options.cname.as_ref().map(|host| format!("{host}\n")).unwrap_or_default(),
        Publication::Robots => {
            let sitemap = absolute(options, "sitemap.xml").map(|url| format!("\nSitemap: {url}\n"));
            format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
        }
        Publication::Sitemap => sitemap(site),
    };
    text.into_bytes()
}

/// The absolute address of a page or file, where the site's is known. That of the overview is the site's own.
#[must_use]
pub fn absolute(options: &SiteOptions, path: &str) -> Option<String> {
    let base = options.base_url.as_deref()?;
    Some(if path == address::OVERVIEW { base.to_owned() } else { format!("{base}{}", encoded_path(path)) })
}

/// The pages with the day of their last change where Git knows it: views and plans first, then other documents, so that
/// a sitemap that is full lacks those.
fn sitemap(site: &Site<'_>) -> String {
    let edition = &site.caches.edition;
    let changes = changes(edition);
    let is_page = |path: &&str| path.ends_with(".html") && *path != address::NOT_FOUND;
    let mut pages: Vec<&str> = site.paths().filter(is_page).collect();
    let is_document =
        |path: &str| path.starts_with("plans/") && !changes.get(path).is_some_and(|change| change.is_plan);
    pages.sort_by_key(|path| is_document(path));

    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in pages.into_iter().take(MOST) {
        let url = absolute(edition.options, path).unwrap_or_default();
        let _ = write!(text, "<url><loc>{}</loc>", xml_escaped(&url));
        if let Some(day) = changes.get(path).and_then(|change| change.day.as_ref()) {
            let _ = write!(text, "<lastmod>{day}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// The last change of what a page shows.
struct Changed {
    /// Whether it is the page of a plan itself.
    is_plan: bool,
    day: Option<String>,
}

fn changes<'e>(edition: &'e Edition<'_>) -> BTreeMap<&'e str, Changed> {
    let of_plan = |(plan, kept): (usize, &'e crate::portfolio::PortfolioPlan)| {
        let day = kept.changed.as_ref().map(|change| change.date().to_string());
        (0..kept.plan.documents.len()).map(move |document| {
            (edition.routes.document(plan, document), Changed { is_plan: document == 0, day: day.clone() })
        })
    };
    edition.plans().iter().enumerate().flat_map(of_plan).collect()
}
