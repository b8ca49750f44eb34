//! The files that a site brings for servers and search engines, with and without an address of its own.

use std::collections::BTreeMap;

use crate::support::Sandbox;

const DAY: &str = "1795392000";
const PLANS: &str = "-- specs/001-login/plan.md --\n# Login & \"more\"\n\n**Status**: Draft\n\
                     -- specs/001-login/research.md --\n# Why\n-- specs/計画 b/plan.md --\n# B\n";

fn build(files: &str, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let sandbox = Sandbox::new(files);
    sandbox.git(&["init", "-q"], DAY);
    sandbox.git(&["add", "."], DAY);
    sandbox.git(&["commit", "-qm", "Plans"], DAY);
    let run = sandbox.run(&[&["build"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let first = sandbox.files("_site");
    let again = sandbox.run(&[&["build", "-o", "again"], arguments].concat());
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(first == sandbox.files("again"), "two builds differ");
    first
}

fn text<'s>(site: &'s BTreeMap<String, Vec<u8>>, path: &str) -> &'s str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("there is no {path}"))).expect("UTF-8")
}

/// The lines of a page's head that are for search engines and previews.
fn of_head(page: &str) -> Vec<&str> {
    page.lines().filter(|line| line.contains("property=\"og:") || line.contains("rel=\"canonical\"")).collect()
}

#[test]
fn without_an_address_nothing_is_absolute() {
    let site = build(PLANS, &[]);
    assert_eq!(text(&site, ".nojekyll"), "");
    assert_eq!(text(&site, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!site.contains_key("sitemap.xml") && !site.contains_key("CNAME"));
    assert_eq!(
        of_head(text(&site, "plans/001-login/index.html")),
        [
            "<meta property=\"og:type\" content=\"website\">",
            "<meta property=\"og:site_name\" content=\"portfolio\">",
            "<meta property=\"og:title\" content=\"001 Login &amp; &quot;more&quot; · portfolio\">",
            "<meta property=\"og:description\" content=\"Login &amp; &quot;more&quot;. Draft\">",
        ]
    );
    let absolute = |text: &str| text.contains("href=\"http") || text.contains("content=\"http");
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!absolute(&String::from_utf8_lossy(bytes)), "{path}");
    }
}

#[test]
fn with_an_address_pages_say_where_they_stand() {
    let site = build(PLANS, &["--base-url", "https://example.org/plans"]);
    assert_eq!(
        text(&site, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/plans/sitemap.xml\n"
    );
    let address = "https://example.org/plans/plans/%E8%A8%88%E7%94%BB-b/index.html";
    let head = of_head(text(&site, "plans/計画-b/index.html"));
    assert!(head.contains(&format!("<link rel=\"canonical\" href=\"{address}\">").as_str()), "{head:?}");
    assert!(head.contains(&format!("<meta property=\"og:url\" content=\"{address}\">").as_str()), "{head:?}");
    let overview = of_head(text(&site, "index.html"));
    assert!(overview.contains(&"<link rel=\"canonical\" href=\"https://example.org/plans/\">"), "{overview:?}");
    assert_eq!(of_head(text(&site, "404.html")), [""; 0]);
}

#[test]
fn the_sitemap_has_every_page_once() {
    let site = build(PLANS, &["--base-url", "https://example.org/a&b/"]);
    let sitemap = text(&site, "sitemap.xml");
    let pages = site.keys().filter(|path| path.ends_with(".html") && *path != "404.html").count();
    assert_eq!(sitemap.matches("<loc>").count(), pages);
    assert!(sitemap.contains("<url><loc>https://example.org/a&amp;b/</loc></url>\n"), "{sitemap}");
    let plan =
        "<url><loc>https://example.org/a&amp;b/plans/001-login/index.html</loc><lastmod>2026-11-23</lastmod></url>";
    assert!(sitemap.contains(plan), "{sitemap}");
    let last = sitemap.lines().rev().nth(1).expect("an address");
    assert!(last.contains("plans/001-login/research.html"), "documents stand last: {last}");
}

#[test]
fn the_domain_is_written_where_it_is_set() {
    let site = build(&format!("{PLANS}-- plansite.yml --\ncname: plans.example.org\n"), &[]);
    assert_eq!(text(&site, "CNAME"), "plans.example.org\n");
}
