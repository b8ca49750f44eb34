//! Views that take several pages: where each page stands, and how they name each other.
//!
//! The first page has the address of the view, the others carry their number. Nothing else can take such an address:
//! what comes from plans stands below `plans/` and `badges/`.

use serde::Serialize;

use super::address;

/// One page of several.
#[derive(Clone, Debug, Serialize)]
pub struct PageLink {
    /// Its number.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// How many rows of a table may be seen at first, on a screen that is large.
pub const SEEN_AT_FIRST: usize = 40;

/// Where a page of a view stands, counted from 0.
#[must_use]
pub fn path(view: &str, page: usize) -> String {
    match view.strip_suffix(".html") {
        Some(stem) if page > 0 => format!("{stem}-{}.html", page + 1),
        _ => view.to_owned(),
    }
}

/// Which page of a view a path is, counted from 0; whether there are so many is another question.
#[must_use]
pub fn number(view: &str, path: &str) -> Option<usize> {
    if path == view {
        return Some(0);
    }
    let number = path.strip_prefix(view.strip_suffix(".html")?)?.strip_prefix('-')?.strip_suffix(".html")?;
    let page = number.parse::<usize>().ok()?.checked_sub(1)?;
    (page > 0 && path == self::path(view, page)).then_some(page)
}

/// The links from one page of a view to all of them; none where there is only one.
#[must_use]
pub fn links(view: &str, current: usize, pages: usize) -> Vec<PageLink> {
    let from = path(view, current);
    (0..if pages > 1 { pages } else { 0 })
        .map(|page| PageLink {
            label: (page + 1).to_string(),
            href: address::href(&from, &path(view, page)),
            current: page == current,
        })
        .collect()
}

/// The addresses of the pages before and after one.
#[must_use]
pub fn neighbours(view: &str, current: usize, pages: usize) -> (Option<String>, Option<String>) {
    let from = path(view, current);
    let href = |page| address::href(&from, &path(view, page));
    (current.checked_sub(1).map(href), (current + 1 < pages).then(|| href(current + 1)))
}

#[cfg(test)]
mod tests {
    use super::{links, neighbours, number, path};

    #[test]
    fn pages_are_numbered_from_the_second_on() {
        assert_eq!(path("risks.html", 0), "risks.html");
        assert_eq!(path("risks.html", 1), "risks-2.html");
        for (path, page) in [
            ("risks.html", Some(0)),
            ("risks-2.html", Some(1)),
            ("risks-1.html", None),
            ("risks-02.html", None),
            ("risks-.html", None),
            ("risks2.html", None),
            ("problems.html", None),
        ] {
            assert_eq!(number("risks.html", path), page, "{path}");
        }
        let shown: Vec<(String, bool)> =
            links("risks.html", 1, 3).into_iter().map(|link| (link.href, link.current)).collect();
        let expected = [("risks.html", false), ("risks-2.html", true), ("risks-3.html", false)];
        assert_eq!(shown, expected.map(|(href, current)| (href.to_owned(), current)));
        assert!(links("risks.html", 0, 1).is_empty());
        assert_eq!(neighbours("risks.html", 1, 2), (Some("risks.html".to_owned()), None));
    }
}
