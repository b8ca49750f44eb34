//! The whole site as one file, for mail and archives: every page below the others, styles and scripts inside.
//!
//! Pages are rendered as for a folder, and what one says of another is rewritten: a link to a page leads to its part of
//! the file, and every id carries the page that it stands on, so that none is there twice. Without scripts the parts
//! are read and printed as they stand; with them one is shown at a time, and theme scripts see a document with that
//! page alone. Left out are files that are not pages, such as tables to download: browsers open none from inside a
//! page.

mod leaf;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rayon::prelude::*;

use self::leaf::{Leaf, Rewriting, Rewritten, attribute};
use super::used::Used;
use super::{Output, Press, Theme, sprite, strip};
use crate::diagnostic::Diagnostic;
use crate::site::{Made, Page, Site, ViewModel, ViewValue};

/// What shows one page at a time.
const SCRIPT: &str = include_str!("script.js");
/// How pages stand below each other.
const STYLE: &str = include_str!("style.css");
/// The page that nothing leads to.
const NOT_FOUND: &str = "pages/not-found";
/// The page that opens first, and gives the file its frame.
const FIRST: &str = "index.html";

/// A site in one file.
#[derive(Debug)]
pub struct SingleFile {
    /// The file.
    pub html: Vec<u8>,
    /// How many pages are in it.
    pub pages: usize,
    /// The site paths of files that pages offer and that are not in it.
    pub left_out: BTreeSet<String>,
}

/// Makes one file of a site. A template that cannot be parsed or rendered is reported with file, line and column.
pub fn single_file(theme: &Theme, site: &Site<'_>) -> Result<SingleFile, Vec<Diagnostic>> {
    let press = Press::new(theme)?;
    let mut pages = Vec::new();
    let mut files = press.files().clone();
    for (path, made) in site.paths().filter_map(|path| Some((path, site.make(path)?))).collect::<Vec<_>>() {
        match made {
            Made::Page(page) if page.template != NOT_FOUND => pages.push(page),
            Made::Page(_) => {}
            Made::File(bytes) => _ = files.insert(path.to_owned(), bytes.into_owned()),
            Made::Long(file) => _ = files.insert(path.to_owned(), file.bytes()),
        }
    }
    in_reading_order(&mut pages);
    let keys: BTreeMap<String, String> = pages.iter().map(|page| (page.path.clone(), leaf::key(&page.path))).collect();
    let rewriting = Rewriting { keys: &keys, files: &files };
    let rendered: Vec<_> = pages.into_par_iter().map(|page| part(&press, &rewriting, page)).collect();
    let mut parts = Vec::with_capacity(rendered.len());
    let mut problems: Vec<Diagnostic> = Vec::new();
    for result in rendered {
        match result {
            Ok(part) => parts.push(part),
            Err(problem) if !problems.contains(&problem) => problems.push(*problem),
            Err(_) => {}
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    assembled(&press, &files, &parts).map_err(|problem| vec![*problem])
}

/// The overview, then the views in the order of the bar, then the others, then the plans, each before its documents.
fn in_reading_order(pages: &mut [Page]) {
    let bar = pages.iter().find(|page| page.path == FIRST).map(|page| views(&page.model)).unwrap_or_default();
    pages.sort_by_cached_key(|page| {
        let is_plan = page.path.starts_with("plans/");
        let folder = page.path.split('/').nth(1).filter(|_| is_plan).unwrap_or_default().to_owned();
        let is_inner = is_plan && page.path != format!("plans/{folder}/index.html");
        let view = bar.iter().position(|view| *view == page.path).unwrap_or(bar.len());
        (page.path != FIRST, is_plan, view, folder, is_inner, page.path.clone())
    });
}

/// The views that the bar of a page at the top of the site leads to.
fn views(model: &ViewModel) -> Vec<String> {
    let links = model.top().follow(&["chrome", "nav"]).into_iter().flat_map(ViewValue::members);
    links.filter_map(|link| link.value.get("href")?.text().map(str::to_owned)).collect()
}

/// A page made into a part of the file.
struct Part {
    leaf: Leaf,
    rewritten: Rewritten,
}

fn part(press: &Press, rewriting: &Rewriting<'_>, page: Page) -> Result<Part, Box<Diagnostic>> {
    let mut page = page.view();
    let leaf = Leaf::of(&page, rewriting);
    press.assets.add_to(&mut page.model, &page.path);
    let html = press.templates.render(page.template, &page.model)?;
    let rewritten = leaf::rewritten(&html, &leaf, rewriting);
    Ok(Part { leaf, rewritten })
}

/// Puts the parts into the frame of the first one.
fn assembled(press: &Press, files: &Output, parts: &[Part]) -> Result<SingleFile, Box<Diagnostic>> {
    let pages = parts.len();
    let mut left_out = BTreeSet::new();
    // Of what stands in pages only scripts that templates have may run.
    let mut inline = Vec::new();
    let mut body = String::new();
    for Part { leaf, rewritten } in parts {
        left_out.extend(rewritten.left_out.iter().cloned());
        for script in rewritten.scripts.iter().filter(|script| press.policy.knows_script(script)) {
            if !inline.contains(script) {
                inline.push(script.clone());
            }
        }
        body.push_str(&leaf.open());
        body.push_str(&rewritten.main);
        body.push_str("\n</section>\n");
    }
    let Some(Part { rewritten: frame, .. }) = parts.first() else {
        return Ok(SingleFile { html: Vec::new(), pages, left_out });
    };
    let text =
        |path: &String| files.get(path).map(|bytes| harmless(&String::from_utf8_lossy(bytes))).unwrap_or_default();
    let own = |path: &str, text: &str| {
        let mut bytes = text.as_bytes().into();
        strip::strip(path, &mut bytes);
        String::from_utf8_lossy(&bytes).trim().to_owned()
    };
    let mut styles: Vec<String> = frame.styles.iter().map(text).collect();
    styles.push(own("style.css", STYLE));
    let mut scripts = inline;
    scripts.extend(frame.sources.iter().map(text));
    scripts.push(own("script.js", SCRIPT));
    let later: Vec<(&String, String)> = files
        .keys()
        .filter(|path| path.starts_with("assets/") && path.ends_with(".js") && !frame.sources.contains(path))
        .map(|path| (path, text(path)))
        .collect();

    let head_scripts = frame.head_scripts.iter().filter(|script| press.policy.knows_script(script));
    let known: Vec<&String> = head_scripts.chain(&scripts).chain(later.iter().map(|(_, text)| text)).collect();
    let policy = policy(&known, &styles);
    let mut html = format!("{}\n{policy}{}", frame.before_head, frame.head);
    styles.iter().for_each(|style| html.push_str(&format!("<style>{style}</style>\n")));
    html.push_str(&frame.before_main);
    html.push_str(&body);
    html.push_str(&frame.after_main);
    for (path, text) in &later {
        html.push_str(&format!("<script type=\"text/plain\" data-src=\"{}\">{text}</script>\n", attribute(path)));
    }
    scripts.iter().for_each(|script| html.push_str(&format!("<script>{script}</script>\n")));
    html.push_str(&frame.end);
    let symbols = press.icons.symbols(&Used::of(&html))?;
    sprite::insert(&mut html, &symbols);
    Ok(SingleFile { html: html.into_bytes(), pages, left_out })
}

/// A script or a style as it may stand in a page: nothing in it ends the element, and its lines are those that a browser
/// takes the hash of.
fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// What the file may load and run: nothing but what stands in it.
fn policy(scripts: &[&String], styles: &[String]) -> String {
    let hashes = |texts: &mut dyn Iterator<Item = &String>| {
        let hashes: BTreeSet<String> = texts.map(|text| super::digest::source(text)).collect();
        hashes.into_iter().collect::<String>()
    };
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{}; style-src{}; img-src data:; \
         base-uri 'none'; form-action 'none'\">",
        hashes(&mut scripts.iter().copied()),
        hashes(&mut styles.iter())
    )
}

/// A picture as an address that holds it.
fn data_address(path: &str, bytes: &[u8]) -> Option<String> {
    let (_, extension) = path.rsplit_once('.')?;
    let kind = match extension {
        "svg" => "svg+xml",
        "jpg" => "jpeg",
        "png" | "gif" | "webp" | "avif" | "jpeg" => extension,
        "ico" => "x-icon",
        _ => return None,
    };
    Some(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(bytes)))
}
