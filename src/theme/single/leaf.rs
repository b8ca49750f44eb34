//! One page as a part of the file that holds all of them.
//!
//! What a template wrote is taken apart by the tokenizer of browsers, and everything that need not change is kept as it
//! stands.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use percent_encoding::percent_decode_str;

use super::data_address;
use crate::site::routes::encoded_path;
use crate::site::{PageView, ViewValue};
use crate::theme::Output;

/// What separates a page and a place on it, in ids and in addresses. No site path has it.
const SEPARATOR: char = ':';
/// The attributes whose values are ids of the same page.
const NAMES: [&[u8]; 7] =
    [b"id", b"for", b"aria-labelledby", b"aria-describedby", b"aria-controls", b"headers", b"list"];

/// Everything that is in the file or could be.
pub(super) struct Rewriting<'a> {
    /// What each page is called in the file, by its site path.
    pub(super) keys: &'a BTreeMap<String, String>,
    /// The files beside the pages, by their site path.
    pub(super) files: &'a Output,
}

/// What the file knows of one of its pages.
pub(super) struct Leaf {
    path: String,
    key: String,
    /// What a script needs to know to show it, as attributes.
    attributes: Vec<(&'static str, String)>,
}

/// A page in pieces, as they are needed in the file.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// Everything up to the head and the encoding in it.
    pub(super) before_head: String,
    /// The rest of the head.
    pub(super) head: String,
    /// From the end of the head to the beginning of the content.
    pub(super) before_main: String,
    /// The content.
    pub(super) main: String,
    /// From the end of the content to that of the body.
    pub(super) after_main: String,
    /// The end.
    pub(super) end: String,
    /// The style sheets that the page loads, by site path.
    pub(super) styles: Vec<String>,
    /// The scripts that the page loads, by site path.
    pub(super) sources: Vec<String>,
    /// The scripts that stand in its head.
    pub(super) head_scripts: Vec<String>,
    /// The scripts that stand in its content.
    pub(super) scripts: Vec<String>,
    /// The files that the page offers, by site path.
    pub(super) left_out: BTreeSet<String>,
}

/// What a page is called in the file: its site path without what all of them have.
pub(super) fn key(path: &str) -> String {
    let stem = path.strip_suffix(".html").unwrap_or(path);
    match stem.strip_suffix("/index") {
        // Below a plan, `x.html` and `x/index.html` may both be there.
        Some(folder) if folder.matches('/').count() == 1 => folder.to_owned(),
        _ => stem.to_owned(),
    }
}

impl Leaf {
    /// What is to be known of a page.
    pub(super) fn of(page: &PageView, rewriting: &Rewriting<'_>) -> Self {
        let chrome = |name| page.model.top().follow(&["chrome", name]);
        let text = |value: Option<ViewValue<'_>>| value.and_then(ViewValue::text).unwrap_or_default().to_owned();
        let page_of = |value: Option<ViewValue<'_>>| {
            let target = joined(&page.path, value?.text()?)?;
            rewriting.keys.get(&target).map(|key| format!("#{}", encoded_path(key)))
        };
        let mut attributes = vec![
            ("data-path", page.path.clone()),
            ("data-title", text(chrome("page_title"))),
            ("data-kind", text(chrome("kind"))),
        ];
        attributes.extend(page_of(chrome("previous")).map(|href| ("data-prev", href)));
        attributes.extend(page_of(chrome("next")).map(|href| ("data-next", href)));
        let links = chrome("nav").into_iter().flat_map(ViewValue::members).map(|link| link.value);
        let current = links.filter_map(|link| Some((link, link.get("current")?.text()?))).next();
        if let Some((link, current)) = current {
            attributes.extend(page_of(link.get("href")).map(|href| ("data-view", href)));
            attributes.push(("data-current", current.to_owned()));
        }
        Self { key: key(&page.path), path: page.path.clone(), attributes }
    }

    /// The tag that opens the part of the page.
    pub(super) fn open(&self) -> String {
        let kind = self.attributes.iter().find(|(name, _)| *name == "data-kind").map_or("", |(_, kind)| kind);
        let mut tag = format!("<section class=\"leaf page-{}\" id=\"{}\"", attribute(kind), attribute(&self.key));
        for (name, value) in &self.attributes {
            tag.push_str(&format!(" {name}=\"{}\"", attribute(value)));
        }
        tag + ">\n"
    }
}

/// A text as the value of an attribute.
pub(super) fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The tokens of a page with their places.
fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|token| token.unwrap_or_else(|never| match never {}))
}

/// Takes a page apart and rewrites what it says of itself and of others.
pub(super) fn rewritten(html: &str, leaf: &Leaf, rewriting: &Rewriting<'_>) -> Rewritten {
    let mut ids = BTreeSet::new();
    let mut is_main = false;
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                if is_main {
                    ids.extend(tag.attributes.get(&b"id"[..]).map(|id| text(&id.value)));
                }
                is_main |= *tag.name == b"main"[..];
            }
            Token::EndTag(tag) => is_main &= *tag.name != b"main"[..],
            _ => {}
        }
    }
    let mut walk =
        Walk { html, leaf, rewriting, ids, at: 0, place: Place::BeforeHead, open: None, out: Rewritten::default() };
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => walk.start(&tag),
            Token::EndTag(tag) => walk.end(&tag.name, tag.span.start, tag.span.end),
            _ => {}
        }
    }
    walk.copy_to(html.len());
    walk.out
}

/// Where in a page something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    BeforeHead,
    Head,
    BeforeMain,
    Main,
    AfterMain,
    End,
}

/// An element that is taken out, up to its end.
enum Open {
    /// A script, and where its text begins.
    Script(usize),
    /// Anything of this name.
    Dropped(Vec<u8>),
}

struct Walk<'a> {
    html: &'a str,
    leaf: &'a Leaf,
    rewriting: &'a Rewriting<'a>,
    /// The ids in the content.
    ids: BTreeSet<String>,
    /// Up to where the page has been copied.
    at: usize,
    place: Place,
    open: Option<Open>,
    out: Rewritten,
}

impl Walk<'_> {
    fn target(&mut self) -> &mut String {
        match self.place {
            Place::BeforeHead => &mut self.out.before_head,
            Place::Head => &mut self.out.head,
            Place::BeforeMain => &mut self.out.before_main,
            Place::Main => &mut self.out.main,
            Place::AfterMain => &mut self.out.after_main,
            Place::End => &mut self.out.end,
        }
    }

    /// Copies what stands before a place.
    fn copy_to(&mut self, to: usize) {
        let from = std::mem::replace(&mut self.at, to);
        let html = self.html;
        if from < to && self.open.is_none() {
            self.target().push_str(&html[from..to]);
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        if self.open.is_some() {
            return;
        }
        let (start, end) = (tag.span.start, tag.span.end);
        let name = tag.name.as_slice();
        self.copy_to(start);
        match name {
            b"meta" if self.place == Place::BeforeHead => {
                self.copy_to(end);
                self.place = Place::Head;
                return;
            }
            b"link" | b"meta" if self.is_of_a_folder(tag) => return self.at = end,
            b"script" => {
                self.at = end;
                if let Some(source) = tag.attributes.get(&b"src"[..]) {
                    let path = joined(&self.leaf.path, &text(&source.value));
                    self.out.sources.extend(path.filter(|path| self.rewriting.files.contains_key(path)));
                }
                self.open = Some(Open::Script(end));
                return;
            }
            b"a" if self.is_file(tag) => {
                self.at = end;
                self.open = Some(Open::Dropped(b"a".to_vec()));
                return;
            }
            _ => {}
        }
        let changed = self.changed(tag);
        match changed {
            Some(written) => {
                self.target().push_str(&written);
                self.at = end;
            }
            None => self.copy_to(end),
        }
        if name == b"main" {
            self.place = Place::Main;
        }
    }

    fn end(&mut self, name: &[u8], start: usize, end: usize) {
        match &self.open {
            Some(Open::Script(from)) if name == b"script" => {
                let script = self.html[*from..start].to_owned();
                self.open = None;
                self.at = end;
                if self.place == Place::Head && !script.is_empty() {
                    // It sets what has to be there before anything is drawn.
                    self.out.head.push_str(&format!("<script>{script}</script>"));
                    self.out.head_scripts.push(script);
                } else if !script.is_empty() {
                    self.out.scripts.push(script);
                }
            }
            Some(Open::Dropped(dropped)) if name == dropped.as_slice() => {
                self.open = None;
                self.at = end;
            }
            Some(_) => {}
            None => {
                self.copy_to(start);
                match name {
                    b"head" => self.place = Place::BeforeMain,
                    b"main" => self.place = Place::AfterMain,
                    b"body" => self.place = Place::End,
                    _ => {}
                }
            }
        }
    }

    /// Whether an element of the head is about a site in a folder. Style sheets are taken note of.
    fn is_of_a_folder(&mut self, tag: &StartTag<usize>) -> bool {
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| text(&value.value)).unwrap_or_default();
        let path = joined(&self.leaf.path, &value(b"href"));
        match value(b"rel").as_str() {
            "stylesheet" => {
                self.out.styles.extend(path.filter(|path| self.rewriting.files.contains_key(path)));
                true
            }
            "canonical" | "alternate" | "prev" | "next" => true,
            _ => value(b"property") == "og:url",
        }
    }

    /// Whether a link leads to a file that is no page; such files are taken note of.
    fn is_file(&mut self, tag: &StartTag<usize>) -> bool {
        let Some(href) = tag.attributes.get(&b"href"[..]) else { return false };
        let path = joined(&self.leaf.path, &text(&href.value));
        let Some(path) = path.filter(|path| self.rewriting.files.contains_key(path)) else { return false };
        self.out.left_out.insert(path);
        true
    }

    /// The tag as it is written in the file; `None` where nothing about it is different.
    fn changed(&self, tag: &StartTag<usize>) -> Option<String> {
        let mut values: Vec<(String, String)> = Vec::with_capacity(tag.attributes.len());
        let mut differs = false;
        for (name, value) in &tag.attributes {
            let value = text(&value.value);
            let now = self.value(name, &value);
            differs |= now.is_some();
            values.push((text(name), now.unwrap_or(value)));
        }
        if !differs {
            return None;
        }
        let mut written = format!("<{}", text(&tag.name));
        // Names are in lower case by now; browsers know how those of drawings are to be read.
        for (name, value) in values {
            written.push_str(&format!(" {name}=\"{}\"", attribute(&value)));
        }
        written.push_str(if tag.self_closing { "/>" } else { ">" });
        Some(written)
    }

    /// The value that an attribute has in the file, where it is another one.
    fn value(&self, name: &[u8], value: &str) -> Option<String> {
        let own = |id: &str| format!("{}{SEPARATOR}{id}", self.leaf.key);
        if NAMES.contains(&name) && self.place == Place::Main {
            let known = value.split_ascii_whitespace().any(|id| self.ids.contains(id));
            let ids =
                value.split_ascii_whitespace().map(|id| if self.ids.contains(id) { own(id) } else { id.to_owned() });
            return known.then(|| ids.collect::<Vec<_>>().join(" "));
        }
        match name {
            b"href" | b"xlink:href" => self.address(value).or_else(|| self.picture(value)),
            b"src" => self.picture(value),
            _ => {
                let inside = value.strip_prefix("url(#")?.strip_suffix(')')?;
                self.ids.contains(inside).then(|| format!("url(#{})", own(inside)))
            }
        }
    }

    /// Where a link leads in the file, if that is to one of its pages.
    fn address(&self, href: &str) -> Option<String> {
        let (page, place) = href.split_once('#').map_or((href, None), |(page, place)| (page, Some(place)));
        if page.is_empty() {
            let place = place?;
            let is_own = self.ids.contains(&*percent_decode_str(place).decode_utf8_lossy());
            return is_own.then(|| format!("#{}{SEPARATOR}{place}", encoded_path(&self.leaf.key)));
        }
        let key = encoded_path(self.rewriting.keys.get(&joined(&self.leaf.path, page)?)?);
        Some(place.map_or_else(|| format!("#{key}"), |place| format!("#{key}{SEPARATOR}{place}")))
    }

    /// A picture of the site as an address that holds it.
    fn picture(&self, address: &str) -> Option<String> {
        let path = joined(&self.leaf.path, address)?;
        data_address(&path, self.rewriting.files.get(&path)?)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The site path that an address on a page means; `None` where it leads out of the site.
fn joined(from: &str, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let is_outside = path.is_empty() || path.starts_with('/') || path.split('/').next()?.contains(':');
    if is_outside {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let decoded = percent_decode_str(path).decode_utf8_lossy().into_owned();
    for part in decoded.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a piece of the content of a page of a plan.
    #[track_caller]
    fn check(content: &str, expected: &str) -> Rewritten {
        let paths = [
            "index.html",
            "risks.html",
            "plans/a/index.html",
            "plans/a/x.html",
            "plans/a/x/index.html",
            "plans/ü/index.html",
        ];
        let keys = paths.iter().map(|path| ((*path).to_owned(), key(path))).collect();
        let files = ["risks.csv", "assets/style.css", "assets/script.js", "assets/a.svg"];
        let files = files.iter().map(|path| ((*path).to_owned(), b"<svg/>".to_vec())).collect();
        let rewriting = Rewriting { keys: &keys, files: &files };
        let model = serde_json::json!({ "chrome": { "page_title": "A", "kind": "plan", "previous": null, "next": "../%C3%BC/index.html",
            "nav": [{ "href": "../../index.html", "current": "true" }] } });
        let model = crate::site::ViewModel::of(&model);
        let page = PageView { path: "plans/a/index.html".to_owned(), template: "pages/plan", model };
        let leaf = Leaf::of(&page, &rewriting);
        assert_eq!(
            leaf.open(),
            "<section class=\"leaf page-plan\" id=\"plans/a\" data-path=\"plans/a/index.html\" data-title=\"A\" data-kind=\"plan\" \
             data-next=\"#plans/%C3%BC\" data-view=\"#index\" data-current=\"true\">\n"
        );
        let html = format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>&lt;A&gt;</title><link rel=\"stylesheet\" href=\"../../assets/style.css\">\
             <link rel=\"next\" href=\"x\"><script>h()</script><script defer src=\"../../assets/script.js\"></script></head><body><main>{content}</main></body></html>"
        );
        let rewritten = rewritten(&html, &leaf, &rewriting);
        assert_eq!(rewritten.main, expected, "{content}");
        assert_eq!(rewritten.before_head, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">");
        assert_eq!(rewritten.head, "\n<title>&lt;A&gt;</title><script>h()</script>");
        assert_eq!((rewritten.before_main.as_str(), rewritten.end.as_str()), ("</head><body><main>", "</body></html>"));
        assert_eq!((rewritten.styles.len(), rewritten.sources.len(), rewritten.head_scripts.len()), (1, 1, 1));
        rewritten
    }

    #[test]
    fn links_lead_to_parts_of_the_file() {
        for (href, expected) in [
            ("../../index.html", "#index"),
            ("../../risks.html#cell=MH", "#risks:cell=MH"),
            ("x.html#L4", "#plans/a/x:L4"),
            ("x/index.html", "#plans/a/x/index"),
            ("../%C3%BC/index.html#%C3%A4", "#plans/%C3%BC:%C3%A4"),
            ("#cell=MH", "#cell=MH"),
            ("#elsewhere", "#elsewhere"),
            ("https://example.org/index.html", "https://example.org/index.html"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("../../assets/a.svg", "data:image/svg+xml;base64,PHN2Zy8+"),
        ] {
            if href.ends_with(".svg") {
                check(&format!("<img src=\"{href}\">"), &format!("<img src=\"{expected}\">"));
            } else {
                check(&format!("<a href=\"{href}\">x</a>"), &format!("<a href=\"{expected}\">x</a>"));
            }
        }
    }

    #[test]
    fn an_id_carries_its_page() {
        check(
            "<h2 id=\"one\">&amp;</h2><a href=\"#one\">x</a><p aria-labelledby=\"one two\"></p><use href=\"#I-a\"/>",
            "<h2 id=\"plans/a:one\">&amp;</h2><a href=\"#plans/a:one\">x</a><p aria-labelledby=\"plans/a:one two\"></p><use href=\"#I-a\"/>",
        );
        check(
            "<svg viewBox=\"0 0 1 1\"><marker id=\"m\"/><path fill=\"url(#m)\"/><use href=\"#m\"/></svg>",
            "<svg viewBox=\"0 0 1 1\"><marker id=\"plans/a:m\"/><path fill=\"url(#plans/a:m)\"/><use href=\"#plans/a:m\"/></svg>",
        );
    }

    #[test]
    fn files_and_scripts_are_taken_out() {
        let rewritten = check("a<a href=\"../../risks.csv\">t<b>u</b></a>b<script>x(\"</a>\")</script>c", "abc");
        assert_eq!(rewritten.left_out, ["risks.csv".to_owned()].into());
        assert_eq!(rewritten.scripts, ["x(\"</a>\")"]);
    }

    #[test]
    fn text_that_looks_like_a_tag_stays_text() {
        check(
            "<code>&lt;a href=\"x.html\"&gt;</code><!-- <a href=\"x.html\"> -->",
            "<code>&lt;a href=\"x.html\"&gt;</code><!-- <a href=\"x.html\"> -->",
        );
    }
}
