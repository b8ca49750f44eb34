//! Addresses: where each document is published, and what a link to it looks like.
//!
//! Every address depends on the folder's identity and the document's path alone, never on texts or on the other
//! documents' contents. Paths are safe as file names on every system, and no two of a plan differ by case alone. Site
//! paths are not percent-encoded; what [`href`] gives is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use crate::plan::Plan;
use crate::portfolio::Portfolio;
use crate::portfolio::images;
use crate::portfolio::names::{case_key, is_device};

/// The longest part of a path in bytes; file systems take 255.
const LONGEST: usize = 200;

/// The page of a document called index, since the plan itself is published as `index.html`.
const SECOND_INDEX: &str = "index-2.html";

/// What a fragment cannot hold as it is: all that is not unreserved.
const NOT_IN_A_FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// What a path cannot.
const NOT_IN_A_PATH: &AsciiSet = &NOT_IN_A_FRAGMENT.remove(b'/');

/// The addresses of all documents.
#[derive(Clone, Debug)]
pub struct Routes {
    /// By plan and document.
    documents: Vec<Vec<String>>,
    /// Of each plan that shows any, by their path relative to the root.
    images: BTreeMap<usize, BTreeMap<String, String>>,
}

impl Routes {
    /// Gives every document and every image that is published its address.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let (mut documents, mut images) = (Vec::with_capacity(portfolio.plans.len()), BTreeMap::new());
        for (at, of) in portfolio.plans.iter().enumerate() {
            let (paths, mut taken) = routes(&of.plan);
            documents.push(paths);
            let is_published = |path: &&str| portfolio.images.get(*path).is_some_and(Result::is_ok);
            let mut shown: Vec<&str> = images::shown_by(of).filter(is_published).collect();
            shown.sort_unstable();
            shown.dedup();
            let claimed = |path: &str| {
                (path.to_owned(), format!("plans/{}/{}", of.plan.id, taken.claim(&image_wish(&of.plan, path))))
            };
            let claimed: BTreeMap<String, String> = shown.into_iter().map(claimed).collect();
            if !claimed.is_empty() {
                images.insert(at, claimed);
            }
        }
        Self { documents, images }
    }

    /// Where an image of a plan is published, by its path relative to the root.
    #[must_use]
    pub fn image(&self, plan: usize, path: &str) -> Option<&str> {
        self.images.get(&plan)?.get(path).map(String::as_str)
    }

    /// Every image that is published: its plan, its path relative to the root, and where.
    pub fn images(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.images.iter().flat_map(|(plan, of_plan)| {
            of_plan.iter().map(|(path, published)| (*plan, path.as_str(), published.as_str()))
        })
    }

    /// The page of a plan.
    #[must_use]
    pub fn plan(&self, plan: usize) -> &str {
        self.document(plan, 0)
    }

    /// The page of a document of a plan.
    #[must_use]
    pub fn document(&self, plan: usize, document: usize) -> &str {
        &self.documents[plan][document]
    }
}

/// The pages of one plan, in the order of its documents, and the paths that they take.
fn routes(plan: &Plan) -> (Vec<String>, Taken) {
    let mut taken = Taken::default();
    let mut order: Vec<(usize, String)> =
        plan.documents.iter().enumerate().map(|(at, document)| (at, wish(plan, at, &document.path))).collect();
    // A document called index always gets the same address, whatever else is called index-2.
    order.sort_by_key(|(at, wish)| (*at != 0, !is_renamed(plan, *at, wish), *at));
    let mut claimed: Vec<(usize, String)> =
        order.into_iter().map(|(at, wish)| (at, format!("plans/{}/{}", plan.id, taken.claim(&wish)))).collect();
    claimed.sort_by_key(|(at, _)| *at);
    (claimed.into_iter().map(|(_, path)| path).collect(), taken)
}

/// Where an image would be published if nothing else were: where it lies below the feature, else in a folder of its own.
fn image_wish(plan: &Plan, path: &str) -> String {
    let below = path.strip_prefix(plan.folder.as_str()).and_then(|path| path.strip_prefix('/'));
    let wish = below.map_or_else(|| format!("images/{}", path.rsplit('/').next().unwrap_or(path)), str::to_owned);
    let (folders, file) = wish.rsplit_once('/').map_or(("", wish.as_str()), |(folders, file)| (folders, file));
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, "png"));
    let file = safe_name(stem, &format!(".{}", end.to_ascii_lowercase()));
    let folders = folders.split('/').filter(|folder| !folder.is_empty()).map(|folder| safe_name(folder, ""));
    folders.chain([file]).collect::<Vec<_>>().join("/")
}

/// Whether a document gave way to the plan's own page.
fn is_renamed(plan: &Plan, at: usize, wish: &str) -> bool {
    wish == SECOND_INDEX && case_key(&plan.documents[at].path).ends_with("/index.md")
}

/// Where a document would be published if it were the only one.
fn wish(plan: &Plan, at: usize, path: &str) -> String {
    if at == 0 {
        return "index.html".to_owned();
    }
    let below = path.strip_prefix(&plan.folder).unwrap_or(path).trim_start_matches('/');
    let (folders, file) = below.rsplit_once('/').map_or(("", below), |(folders, file)| (folders, file));
    let page = match file.rsplit_once('.') {
        Some((stem, extension)) if extension.eq_ignore_ascii_case("md") => safe_name(stem, ".html"),
        _ => safe_name(file, ".html"),
    };
    if folders.is_empty() {
        return if case_key(&page) == "index.html" { SECOND_INDEX.to_owned() } else { page };
    }
    let folders: Vec<String> = folders.split('/').map(|folder| safe_name(folder, "")).collect();
    format!("{}/{page}", folders.join("/"))
}

/// A part of a path that every file system and web server takes as it is.
fn safe_name(name: &str, extension: &str) -> String {
    let harmless = |c: char| {
        let forbidden = c.is_control() || "<>:\"/\\|?*".contains(c);
        let invisible =
            matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        if forbidden || invisible { '-' } else { c }
    };
    let mut safe: String = name.nfc().map(harmless).collect();
    // A leading dot hides a file from servers and from uploads; trailing dots and spaces are lost on Windows.
    if safe.starts_with(['.', ' ']) {
        safe.replace_range(..1, "-");
    }
    let room = safe.floor_char_boundary(LONGEST - extension.len());
    safe.truncate(safe[..room].trim_end_matches(['.', ' ']).len());
    if safe.is_empty() || is_device(&safe) {
        let stem = safe.find('.').unwrap_or(safe.len());
        safe.insert(stem, '_');
    }
    safe + extension
}

/// The paths that are in use, without regard to case.
#[derive(Default)]
struct Taken {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Taken {
    /// Takes the path, else the nearest one that is free.
    fn claim(&mut self, wish: &str) -> String {
        let flat = wish.replace('/', "-");
        // A file may stand where a folder of the wish would have to be: then the path is flattened.
        let base = if self.blocked(wish) { flat.as_str() } else { wish };
        let (stem, extension) = match base.rsplit_once('.') {
            Some((stem, extension)) if !extension.contains('/') => (stem, extension),
            _ => (base, "html"),
        };
        let numbers = (2_u64..).map(|number| format!("{stem}-{number}.{extension}"));
        let path =
            std::iter::once(base.to_owned()).chain(numbers).find(|path| self.free(path)).expect("some number is free");
        let key = case_key(&path);
        self.folders.extend(ancestors(&key).map(str::to_owned));
        self.files.insert(key);
        path
    }

    fn free(&self, path: &str) -> bool {
        let key = case_key(path);
        !self.files.contains(&key) && !self.folders.contains(&key)
    }

    fn blocked(&self, path: &str) -> bool {
        ancestors(&case_key(path)).any(|folder| self.files.contains(folder))
    }
}

/// The folders on the way to a path.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A relative, percent-encoded link from one page of the site to another.
#[must_use]
pub fn href(from: &str, to: &str, fragment: Option<&str>) -> String {
    let mut href = String::with_capacity(to.len() + fragment.map_or(0, str::len) + 8);
    if from != to || fragment.is_none() {
        let same = from.bytes().zip(to.bytes()).take_while(|(here, there)| here == there).count();
        let common = memchr::memrchr(b'/', &from.as_bytes()[..same]).map_or(0, |at| at + 1);
        href.extend(from[common..].bytes().filter(|byte| *byte == b'/').map(|_| "../"));
        href.extend(utf8_percent_encode(&to[common..], NOT_IN_A_PATH));
    }
    if let Some(fragment) = fragment {
        href.push('#');
        href.extend(utf8_percent_encode(fragment, NOT_IN_A_FRAGMENT));
    }
    href
}

/// The same to the anchor of a line.
#[must_use]
pub fn line_href(from: &str, to: &str, line: u32) -> String {
    let mut address = if from == to { String::new() } else { href(from, to, None) };
    write!(address, "#L{line}").expect("memory takes every address");
    address
}

/// A path with every character encoded that is not unreserved; its slashes stay.
#[must_use]
pub fn encoded_path(path: &str) -> String {
    utf8_percent_encode(path, NOT_IN_A_PATH).to_string()
}

/// The address of a line of a file at a commit, from a template with `{commit}`, `{path}` and `{line}`.
///
/// Without a line, the part after `#` that would name it is left out. `None` without a template, without a commit, for
/// the root itself, and where the template is no web address.
#[must_use]
pub fn source_href(template: Option<&str>, commit: Option<&str>, path: &str, line: Option<u32>) -> Option<String> {
    let (template, commit) = (template?, commit?);
    let web = ["https://", "http://"].iter().any(|scheme| template.starts_with(scheme));
    if !web || path.is_empty() {
        return None;
    }
    let template = match (line, template.split_once('#')) {
        (None, Some((address, fragment))) if fragment.contains("{line}") => address,
        _ => template,
    };
    let line = line.unwrap_or(1).to_string();
    // The path comes last: it may hold braces of its own, though only encoded ones.
    let filled = template.replace("{commit}", commit).replace("{line}", &line);
    Some(filled.replace("{path}", &encoded_path(path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    #[track_caller]
    fn check(documents: &[&str], expected: &[&str]) {
        let plan = sample::plan("specs/001-X", documents);
        let routes = Routes::of(&sample::portfolio(vec![plan]));
        let found: Vec<&str> = (0..documents.len()).map(|at| routes.document(0, at)).collect();
        let expected: Vec<String> = expected.iter().map(|path| format!("plans/001-x/{path}")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn documents_keep_their_path_below_the_feature() {
        check(
            &["plan.md", "spec.md", "README.MD", "checklists/index.md", "contracts/api.yaml", "contracts/api.md"],
            &[
                "index.html",
                "spec.html",
                "README.html",
                "checklists/index.html",
                "contracts/api.yaml.html",
                "contracts/api.html",
            ],
        );
        check(&["plan-e1.md", "index.md", "index-2.md"], &["index.html", "index-2.html", "index-2-2.html"]);
        check(&["plan.md", "index-2.md", "index.md"], &["index.html", "index-2-2.html", "index-2.html"]);
    }

    #[test]
    fn no_two_paths_differ_by_case_alone() {
        check(
            &["plan.md", "Spec.md", "spec.md", "SPEC.md"],
            &["index.html", "Spec.html", "spec-2.html", "SPEC-3.html"],
        );
        check(&["plan.md", "INDEX.md"], &["index.html", "index-2.html"]);
        check(&["plan.md", "a.md", "a.html/b.md"], &["index.html", "a.html", "a.html-b.html"]);
        check(&["plan.md", "a.html/b.md", "a.md"], &["index.html", "a.html/b.html", "a-2.html"]);
    }

    #[test]
    fn parts_are_safe_on_every_system() {
        check(
            &["plan.md", "a:b?.md", "con.md", "nul.x/y.md", ".hidden/..md", "x\u{202e}y./z .md", "e\u{301}.md"],
            &["index.html", "a-b-.html", "con_.html", "nul_.x/y.html", "-hidden/-.html", "x-y/z.html", "é.html"],
        );
        let long = format!("{}.md", "é".repeat(200));
        let routes = Routes::of(&sample::portfolio(vec![sample::plan("s/x", &["plan.md", &long])]));
        assert_eq!(routes.document(0, 1).len(), "plans/x/".len() + 199);
    }

    #[test]
    fn links_are_relative_and_encoded() {
        for (from, to, fragment, expected) in [
            ("index.html", "plans/a/index.html", None, "plans/a/index.html"),
            ("plans/a/index.html", "index.html", None, "../../index.html"),
            ("plans/a/index.html", "plans/b/spec.html", Some("L4"), "../b/spec.html#L4"),
            ("plans/a/index.html", "plans/a/x y/ü:%.html", None, "x%20y/%C3%BC%3A%25.html"),
            ("plans/a/c/d.html", "plans/a/index.html", None, "../index.html"),
            ("index.html", "index.html", None, "index.html"),
            ("index.html", "index.html", Some("a b"), "#a%20b"),
            ("plans/a/index.html", "plans/a/plans/a/index.html", None, "plans/a/index.html"),
        ] {
            assert_eq!(href(from, to, fragment), expected, "{from} to {to}");
        }
    }

    #[test]
    fn sources_are_linked_at_their_commit() {
        let template = "https://example.org/blob/{commit}/{path}#L{line}";
        for (template, commit, path, line, expected) in [
            (Some(template), Some("abc"), "a b/c#.md", Some(7), Some("https://example.org/blob/abc/a%20b/c%23.md#L7")),
            (Some(template), Some("abc"), "a", None, Some("https://example.org/blob/abc/a")),
            (Some("https://e.org/{path}?l={line}&c={commit}"), Some("f"), "a", None, Some("https://e.org/a?l=1&c=f")),
            (Some(template), Some("abc"), "{line}", Some(7), Some("https://example.org/blob/abc/%7Bline%7D#L7")),
            (Some(template), None, "a", Some(7), None),
            (Some("javascript:{path}"), Some("abc"), "a", None, None),
            (Some(template), Some("abc"), "", None, None),
            (None, Some("abc"), "a", None, None),
        ] {
            assert_eq!(source_href(template, commit, path, line).as_deref(), expected, "{template:?} {path}");
        }
    }
}
