//! The built-in theme against the pages it gets: fields, escapes, colours, sizes; and themes laid over it.

#[path = "support/fields.rs"]
mod fields;
#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod harbour;

use std::collections::BTreeSet;

use plansite::site::SiteOptions;
use plansite::theme::{Output, Theme};

/// The templates of the built-in theme, by their name.
fn templates() -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("templates are text");
    let theme = Theme::embedded();
    let found = theme.files.iter().filter(|(path, _)| path.ends_with(".hbs"));
    found.map(|(path, bytes)| (path.clone(), text(bytes))).collect()
}

#[test]
fn templates_name_only_fields_that_pages_have() {
    let mut found = fields::Findings::default();
    let pages = harbour::pages();
    let kinds: BTreeSet<&str> = pages.iter().map(|page| page.template).collect();
    for kind in &kinds {
        let of_kind = pages.iter().filter(|page| page.template == *kind);
        let models: Vec<_> = of_kind.map(|page| page.model.top().to_json()).collect();
        fields::walk(&templates(), kind, &models.iter().collect::<Vec<_>>(), &mut found);
    }
    assert_eq!(kinds.len(), 12, "every kind of page is there: {kinds:?}");
    assert!(found.seen > 300, "only {} paths were looked at", found.seen);
    assert_eq!(found.missing, BTreeSet::new(), "fields that no page has");
    assert_eq!(found.unseen(), BTreeSet::new(), "fields that are empty on every page of the fixture");
}

#[test]
fn only_rendered_documents_stand_unescaped() {
    let mut found = Vec::new();
    for (path, text) in templates() {
        found.extend(text.match_indices("{{{").map(|(at, _)| {
            let end = text[at..].find("}}}").expect("it is closed") + 3;
            format!("{path}: {}", &text[at..at + end])
        }));
        assert!(!text.contains("{{&"), "{path}: an unescaped value in the other notation");
    }
    assert_eq!(found, ["partials/article.hbs: {{{html}}}"]);
}

#[test]
fn every_attribute_with_a_value_of_a_plan_is_quoted() {
    for (path, text) in templates() {
        assert!(!text.contains("={{"), "{path}: an attribute without quotes");
    }
}

#[test]
fn the_readme_lists_the_fields_of_every_page() {
    let readme = include_str!("../themes/README.md");
    let wrong: BTreeSet<String> = harbour::pages()
        .iter()
        .flat_map(|page| fields::compare(readme, page.template, &page.model.top().to_json()))
        .collect();
    assert_eq!(wrong, BTreeSet::new());
}

/// A colour as red, green and blue from 0 to 1.
fn colour(hex: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a hexadecimal colour")) / 255.0)
}

fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |hex: &str| {
        let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = colour(hex).map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_can_be_told_apart_in_both_schemes() {
    let tokens = include_str!("../themes/default/assets/css/tokens.css");
    let value = |name: &str, dark: bool| {
        let start = format!("--{name}: light-dark(");
        let (_, rest) = tokens.split_once(&start).unwrap_or_else(|| panic!("no token --{name}"));
        let (pair, _) = rest.split_once(')').expect("it is closed");
        pair.split(", ").nth(usize::from(dark)).expect("two colours").to_owned()
    };
    let stages =
        ["draft", "review", "approved", "active", "blocked", "done", "deferred", "superseded", "unstated", "other"]
            .map(|stage| format!("stage-{stage}"));
    let mut pairs: Vec<(String, &str, f64)> = Vec::new();
    for surface in ["bg", "raised", "sunken", "hover"] {
        for text in ["ink", "ink-2", "ink-3", "accent"].map(str::to_owned).iter().chain(&stages) {
            pairs.push((text.clone(), surface, 4.5));
        }
        pairs.push(("edge".to_owned(), surface, 3.0));
    }
    // Code stands on a ground of its own, or on that of a place which the address names.
    for colour in ["keyword", "string", "comment"] {
        pairs.extend(["sunken", "accent-soft"].map(|surface| (colour.to_owned(), surface, 4.5)));
    }
    pairs.extend(["sev-1", "sev-2", "sev-3", "mark"].map(|tint| ("ink".to_owned(), tint, 4.5)));
    pairs.push(("on-fill".to_owned(), "sev-4", 4.5));
    pairs.extend(
        ["stage-review", "stage-approved", "stage-active", "stage-blocked", "stage-done"]
            .map(|fill| ("on-fill".to_owned(), fill, 4.5)),
    );
    // Lines and the ground of a marked line carry no meaning of their own; the text on the latter is ink.
    pairs.push(("ink".to_owned(), "accent-soft", 4.5));
    let decoration = ["line"];
    let names = tokens.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("));
    for (name, _) in names.filter(|(name, _)| !decoration.contains(name)) {
        assert!(pairs.iter().any(|(text, surface, _)| text == name || *surface == name), "--{name} is in no pair");
    }
    for dark in [false, true] {
        for (text, surface, least) in &pairs {
            let found = contrast(&value(text, dark), &value(surface, dark));
            assert!(found >= *least, "--{text} on --{surface}, dark {dark}: {found:.2}, not {least}");
        }
    }
}

#[test]
fn a_portfolio_of_a_hundred_plans_is_small() {
    let output = harbour::render(&Theme::embedded(), &harbour::many(100)).expect("it renders");
    let size = |ending: &str| -> usize {
        output
            .iter()
            .filter(|(path, _)| path.starts_with("assets/") && path.ends_with(ending))
            // What is loaded on demand does not count.
            .filter(|(path, _)| !path.starts_with("assets/search-") && !path.starts_with("assets/data-"))
            .map(|(_, bytes)| bytes.len())
            .sum()
    };
    let (css, js) = (size(".css"), size(".js"));
    assert!((1..40_000).contains(&css), "{css} bytes of style");
    assert!((1..25_000).contains(&js), "{js} bytes of script");
    let all = output["index.html"].len() + css + js;
    assert!(all < 150_000, "the overview and what it loads are {all} bytes");
}

#[test]
fn what_draws_diagrams_is_there_where_a_document_has_one() {
    let drawing = |output: &Output| {
        let names = output.keys().filter_map(|path| path.strip_prefix("assets/data-diagrams-"));
        names.filter_map(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_owned()).collect::<BTreeSet<_>>()
    };
    let output = harbour::render(&Theme::embedded(), &harbour::many(2)).expect("it renders");
    assert_eq!(drawing(&output), BTreeSet::new());
    let output = harbour::render(&Theme::embedded(), &harbour::files()).expect("it renders");
    assert_eq!(drawing(&output), BTreeSet::from(["htm".to_owned(), "js".to_owned()]));
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    let drawn: Vec<&String> = pages
        .filter(|(path, html)| {
            let html = String::from_utf8_lossy(html);
            let has_diagram = html.contains("class=\"language-mermaid\"");
            for sign in
                ["data-diagrams=\"../../assets/data-", "data-frame=\"../../assets/data-", "frame-src 'self' file:;"]
            {
                assert_eq!(html.contains(sign), has_diagram, "{path}: {sign}");
            }
            has_diagram
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(drawn, ["plans/001-harbour-map/notes-drawn.html"]);
}

#[test]
fn every_page_has_the_icon_of_the_assets() {
    let options = SiteOptions { base_url: Some("https://example.org/".to_owned()), ..SiteOptions::default() };
    for options in [SiteOptions::default(), options] {
        let output = harbour::render_with(&Theme::embedded(), &harbour::files(), &options).expect("it renders");
        assert!(output.contains_key("assets/favicon.svg"));
        for (path, html) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(html);
            let icon = format!("rel=\"icon\" href=\"{}assets/favicon.svg\"", "../".repeat(path.matches('/').count()));
            assert!(html.contains(&icon) && !html.contains("data:image"), "{path}");
        }
    }
}

#[test]
fn many_problems_take_several_pages_that_name_each_other() {
    let output = harbour::render(&Theme::embedded(), &harbour::many_problems()).expect("it renders");
    let is_one = |path: &&String| path.starts_with("problems") && path.ends_with(".html");
    let paths: Vec<&String> = output.keys().filter(is_one).collect();
    assert!(paths.len() > 2 && paths.contains(&&"problems-2.html".to_owned()), "{paths:?}");
    let mut counts = [("warning", 0), ("note", 0)];
    let mut files = BTreeSet::new();
    let summary = |html: &str| {
        html.split("<h1>Problems</h1>\n<p>").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned)
    };
    let first = String::from_utf8_lossy(&output["problems.html"]).into_owned();
    for path in &paths {
        let html = String::from_utf8_lossy(&output[*path]);
        assert!(html.len() < 250_000, "{path} is {} bytes", html.len());
        assert_eq!(summary(&html), summary(&first), "{path}");
        for other in &paths {
            assert!(html.contains(&format!("href=\"{other}\"")), "{path} does not name {other}");
        }
        for (severity, count) in &mut counts {
            *count += html.matches(&format!("<li class=\"problem s-{severity}\"")).count();
        }
        for id in html.split("<h2 id=\"file-").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(files.insert(id.to_owned()), "{id} stands on two pages");
        }
    }
    let [(_, warnings), (_, notes)] = counts;
    assert_eq!(summary(&first), Some(format!("{warnings} warnings and {notes} notes in 300 of 300 plans. ")));
    let torn: Vec<&String> = files.iter().filter(|id| id.contains('-')).collect();
    assert_eq!(torn, ["1-251"], "only a file that is longer than a page is torn");
    let research = String::from_utf8_lossy(&output["plans/001-a-plan-with-a-name/research.html"]);
    assert!(research.contains("problems.html#file-1\""), "a page's further problems are found at their file");
}

#[test]
fn gates_of_many_plans_take_several_pages_with_the_same_columns_and_sums() {
    let output = harbour::render(&Theme::embedded(), &harbour::many(160)).expect("the theme renders");
    let page = |path: &str| String::from_utf8(output[path].clone()).expect("pages are text");
    let pages = ["gates.html", "gates-2.html", "gates-3.html"].map(page);
    assert!(!output.contains_key("gates-4.html"));
    let part = |html: &str, from: &str, to: &str| {
        let start = html.find(from).expect("it is there");
        html[start..start + html[start..].find(to).expect("it ends")].to_owned()
    };
    let mut plans = BTreeSet::new();
    for (at, html) in pages.iter().enumerate() {
        let rows: Vec<&str> = html.split("<th scope=\"row\"><a href=\"").skip(1).collect();
        plans.extend(rows.iter().map(|row| row.split('"').next().expect("an address").to_owned()));
        assert!(rows.len() <= 60, "{} rows", rows.len());
        assert!(html.len() < 120_000, "{} bytes", html.len());
        for (from, to) in [("<thead>", "</thead>"), ("<tfoot>", "</tfoot>")] {
            assert_eq!(part(html, from, to), part(&pages[0], from, to), "the same on each page");
        }
        assert!(html.contains(&format!("Page {} of 3: plans {} to", at + 1, at * 60 + 1)), "page {at}");
        assert_eq!(part(html, "aria-label=\"Pages of gates\"", "</nav>").matches("<a ").count(), 3);
    }
    assert_eq!(plans.len(), 160, "every plan is there");
    assert!(pages[0].contains("not over, on all pages</th>"), "the sums are not those of the page");
    assert_eq!(pages[0].matches("27</small>").count(), 2, "a stage is counted whole");
    assert!(!pages[0].contains(", continued") && pages[1].contains("27, continued</small>"));
}

#[test]
fn a_plan_says_which_documents_link_to_it() {
    let linked_from = |output: &plansite::theme::Output, plan: &str| {
        let html = String::from_utf8_lossy(&output[&format!("plans/{plan}/index.html")]).into_owned();
        html.split_once("<h2>Linked from</h2>")
            .map(|(_, rest)| rest.split("</details>").next().unwrap_or("").to_owned())
    };
    let output = harbour::render(&Theme::embedded(), &harbour::files()).expect("it renders");
    let tides = linked_from(&output, "002-tide-tables").expect("notes link to it");
    assert!(tides.contains("href=\"../001-harbour-map/notes-one.html#L3\""), "{tides}");
    assert!(tides.contains("<bdi>notes-one.md</bdi>") && tides.contains("class=\"k-blocked\""), "{tides}");
    assert_eq!(linked_from(&output, "008-calm"), None);
    let many = harbour::render(&Theme::embedded(), &harbour::many(100)).expect("it renders");
    let first = linked_from(&many, "001-a-plan-with-a-name").expect("all others depend on it");
    assert!(first.starts_with("<span>99</span>") && first.contains(">91 more<"), "{first}");
    assert_eq!(first.matches("<li ").count(), 8);
}

#[test]
fn a_users_file_takes_the_place_of_ours() {
    let mut theme = Theme::embedded();
    theme.overlay([("partials/brand.hbs".to_owned(), b"<b id=\"Own\">{{site_title}}</b>".to_vec())].into());
    let output = harbour::render(&theme, &harbour::files()).expect("it renders");
    let index = String::from_utf8_lossy(&output["index.html"]);
    assert!(index.contains("<b id=\"Own\">Harbour</b>"));
}

#[test]
fn a_style_in_an_icon_is_allowed_where_a_template_has_it_too() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><style>x{}</style><path/></svg>";
    let mut theme = Theme::embedded();
    theme.overlay([("assets/icons/search.svg".to_owned(), svg.to_vec())].into());
    // printf %s 'x{}' | openssl dgst -sha256 -binary | base64
    let hash = "'sha256-qiGgMe/6B9BMVLYDjsohH5degQwxw2KTexjZztZSiBY='";
    let allows = |theme: &Theme| {
        let output = harbour::render(theme, &harbour::files()).expect("it renders");
        String::from_utf8_lossy(&output["index.html"]).contains(hash)
    };
    assert!(!allows(&theme));
    theme.overlay([("partials/own.hbs".to_owned(), b"<style>x{}</style>".to_vec())].into());
    assert!(allows(&theme));
}

/// Renders with one file laid over the theme and tells what is wrong with it.
#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let mut theme = Theme::embedded();
    theme.overlay([(path.to_owned(), text.as_bytes().to_vec())].into());
    let problems = harbour::render(&theme, &harbour::files()).expect_err("the theme has a fault");
    let found: Vec<String> = problems
        .iter()
        .map(|problem| {
            let place =
                problem.place.as_ref().map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
            format!("{}{place}: {}", problem.path, problem.message)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_field_that_is_not_there_is_named_with_its_place() {
    check("pages/plans.hbs", "<p>\n  {{nonsense}}</p>", &["pages/plans.hbs:2:3: the page has no `nonsense`"]);
}

#[test]
fn a_template_that_does_not_parse_is_named_with_its_place() {
    check(
        "partials/icon.hbs",
        "<p>\n{{#if this}}",
        &["partials/icon.hbs:2:13: a tag is not closed, or is none that templates have"],
    );
}

#[test]
fn a_circle_of_partials_is_a_fault_and_no_crash() {
    check(
        "partials/brand.hbs",
        "{{> nav}}\n{{> brand}}",
        &["partials/brand.hbs:2:1: `brand` and `brand` call each other in a circle"],
    );
}

#[test]
fn tags_inside_each_other_are_a_fault_and_no_endless_work() {
    let nested = |deep: usize| format!("<p>\n{}x{}", "{{#if site_title}}\n".repeat(deep), "{{/if}}\n".repeat(deep));
    check("partials/brand.hbs", &nested(20_000), &["partials/brand.hbs:2002:1: the template has more than 2000 tags"]);
    check(
        "partials/brand.hbs",
        &nested(900),
        &["partials/brand.hbs:102:1: blocks and partials stand more than 100 deep inside each other"],
    );
}

#[test]
fn a_missing_icon_is_named() {
    check(
        "partials/brand.hbs",
        "{{> icon \"anchor\"}}",
        &["assets/icons/anchor.svg: a template shows the icon `anchor`, which is not there"],
    );
}

#[test]
fn every_page_says_what_it_may_load_and_allows_its_own_scripts_alone() {
    let output = harbour::render(&Theme::embedded(), &harbour::files()).expect("it renders");
    let pages: Vec<(&String, String)> = output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    assert!(pages.len() > 10, "only {} pages", pages.len());
    for (path, html) in pages {
        let (before, rest) =
            html.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"").expect("a policy");
        assert!(
            ["<script", "<style", "<link"].iter().all(|tag| !before.contains(tag)),
            "{path}: the policy comes late"
        );
        let (policy, _) = rest.split_once('"').expect("it is quoted");
        let inline = html.matches("<script>").count() + html.matches("<style>").count();
        let allowed = policy.matches("'sha256-").count();
        assert_eq!(allowed, inline, "{path}: hashes for scripts and styles");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert!(!html.contains(" style=\""), "{path}: a style that the policy forbids");
    }
}

#[test]
fn a_script_that_is_different_on_each_page_is_not_allowed() {
    let mut theme = Theme::embedded();
    let extra = b"<script>same()</script><script>other(\"{{page_title}}\")</script>".to_vec();
    theme.overlay([("partials/head-extra.hbs".to_owned(), extra)].into());
    let output = harbour::render(&theme, &harbour::files()).expect("it renders");
    let embedded = harbour::render(&Theme::embedded(), &harbour::files()).expect("it renders");
    let hashes =
        |output: &plansite::theme::Output| String::from_utf8_lossy(&output["index.html"]).matches("'sha256-").count();
    assert_eq!(hashes(&output), hashes(&embedded) + 1);
}
