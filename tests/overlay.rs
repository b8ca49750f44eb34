//! Every template of the default theme laid over it alone, as a user does who copies one file and changes it.
//!
//! Each is copied to `theme/` and gets a mark, and the site is built with it. Which pages must show the mark is read
//! from the templates: those whose template calls it outside of any block certainly do, and no page does whose template
//! never calls it. Apart from the mark the pages are those of the default theme, byte for byte.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "other tests render what it reads")]
mod harbour;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use plansite::theme::Theme;

const MARK: &str = "Laid over by a user";

fn run(root: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_plansite"))
        .args(arguments)
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .expect("plansite runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Commits everything in a folder, on a day.
fn commit(root: &Path, day: &str) {
    let date = format!("{day}T10:00:00Z");
    let git = |arguments: &[&str]| {
        let settings = ["-c", "user.name=Ada Bech", "-c", "user.email=ada@example.org"];
        let mut command = Command::new("git");
        command.args(settings).args(arguments).current_dir(root);
        let output = command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date).output().expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "as it is"]);
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if root.exists() {
        fs::remove_dir_all(&root).expect("it can be removed");
    }
    fs::create_dir_all(&root).expect("it can be made");
    root
}

/// Lays the texts out in a folder.
fn lay_out(root: PathBuf, texts: &harbour::Texts) -> PathBuf {
    for (path, text) in texts {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        // On a disk, a file that cannot be read as text.
        let bytes: &[u8] = if text == "UNREADABLE\n" { &[0, 1, 2, 0] } else { text.as_bytes() };
        fs::write(path, bytes).expect("it can be written");
    }
    root
}

/// Builds the portfolio and returns its pages, by their path.
fn pages(root: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, site: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("the site can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, site, found);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let name = path.strip_prefix(site).expect("inside").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("it is text"));
            }
        }
    }
    run(root, &["build"]);
    let mut found = BTreeMap::new();
    walk(&root.join("_site"), &root.join("_site"), &mut found);
    found
}

/// The templates that a template calls, with whether the call stands outside of all blocks.
fn calls(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut depth = 0;
    for tag in text.split("{{").skip(1).map(|rest| rest.split("}}").next().unwrap_or_default()) {
        let name = |rest: &str| rest.split_whitespace().next().unwrap_or_default().to_owned();
        if let Some(rest) = tag.strip_prefix("#>").or_else(|| tag.strip_prefix('>')) {
            let name = name(rest);
            let path = if name.contains('/') { format!("{name}.hbs") } else { format!("partials/{name}.hbs") };
            found.push((path, depth == 0));
        } else if tag.starts_with('#') {
            depth += 1;
        } else if tag.starts_with('/') && !tag.contains("layouts/") {
            depth -= 1;
        }
    }
    found
}

/// The templates that a template calls, and those that they call; all, or only those that it certainly calls.
fn reached(templates: &BTreeMap<String, String>, from: &str, certainly: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::from([from.to_owned()]);
    let mut waiting = vec![from.to_owned()];
    while let Some(path) = waiting.pop() {
        for (called, is_certain) in templates.get(&path).map(|text| calls(text)).unwrap_or_default() {
            if (is_certain || !certainly) && found.insert(called.clone()) {
                waiting.push(called);
            }
        }
    }
    found
}

/// The template of a page.
fn template(path: &str, html: &str) -> String {
    let kind = html.split_once("<body class=\"page-").and_then(|(_, rest)| rest.split('"').next());
    let kind = if path == "404.html" { "not-found" } else { kind.expect("the page names its kind") };
    format!("pages/{kind}.hbs")
}

/// The text with the mark where a reader sees it: inside the body of the page, else at the end.
fn marked(text: &str) -> String {
    match text.find("{{/layouts/base}}").or_else(|| text.find("</body>")) {
        Some(at) => format!("{}{MARK}\n{}", &text[..at], &text[at..]),
        None => format!("{text}{MARK}"),
    }
}

/// A portfolio whose pages need more than one part each, and one of a single silent plan.
fn portfolios() -> Vec<PathBuf> {
    let mut harbours = harbour::files();
    harbours.insert("specs/020-silent/plan.md".to_owned(), "# Plan: Silent\n".to_owned());
    let silent = harbour::Texts::from([("specs/001-silent/plan.md".to_owned(), "# Plan: Silent\n".to_owned())]);
    let rows = "| A crane falls | High | Low | |\n".repeat(260);
    let head = "## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n";
    let risks =
        harbour::Texts::from([("specs/001-risks/plan.md".to_owned(), format!("# Plan: Risks\n\n{head}{rows}"))]);
    let mut before = harbours.clone();
    for text in before.values_mut() {
        *text = text.replace("[ ]", "[x]").replace("**Status**: ", "**Status**: Draft ");
    }
    let root = lay_out(folder("overlay"), &before);
    commit(&root, "2026-11-01");
    let root = lay_out(root, &harbours);
    commit(&root, "2026-11-20");
    vec![root, lay_out(folder("overlay-silent"), &silent), lay_out(folder("overlay-risks"), &risks)]
}

#[test]
fn every_template_can_be_laid_over_alone() {
    let theme = Theme::embedded();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("templates are text");
    let templates: BTreeMap<String, String> = theme
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".hbs"))
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect();
    assert!(templates.len() > 40, "only {} templates", templates.len());
    let shown: BTreeSet<&String> = std::thread::scope(|scope| {
        let work = portfolios().into_iter().map(|root| {
            let templates = &templates;
            scope.spawn(move || lay_over_each(&root, templates))
        });
        let work: Vec<_> = work.collect();
        work.into_iter().flat_map(|thread| thread.join().expect("every template was laid over")).collect()
    });
    let unseen: Vec<&String> = templates.keys().filter(|path| !shown.contains(path)).collect();
    assert_eq!(unseen, Vec::<&String>::new(), "templates that no page of the portfolios shows");
}

/// Builds a portfolio with each template in turn and returns those that a page shows.
fn lay_over_each<'t>(root: &Path, templates: &'t BTreeMap<String, String>) -> BTreeSet<&'t String> {
    let plain = pages(root);
    let mut shown = BTreeSet::new();
    for (path, text) in templates {
        let copy = root.join("theme").join(path);
        fs::create_dir_all(copy.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(&copy, marked(text)).expect("it can be written");
        if compare(path, templates, &plain, &pages(root)) > 0 {
            shown.insert(path);
        }
        fs::remove_dir_all(root.join("theme")).expect("it can be removed");
    }
    shown
}

/// Compares the pages with those of the default theme and returns how many show the mark.
fn compare(
    path: &str,
    templates: &BTreeMap<String, String>,
    plain: &BTreeMap<String, String>,
    found: &BTreeMap<String, String>,
) -> usize {
    assert_eq!(found.len(), plain.len(), "{path}");
    let mut seen = 0;
    for (page, html) in found {
        let template = template(page, html);
        let shows = html.contains(MARK);
        assert!(!shows || reached(templates, &template, false).contains(path), "{page} shows {path}");
        assert!(shows || !reached(templates, &template, true).contains(path), "{page} does not show {path}");
        let without = html.replace(&format!("{MARK}\n"), MARK).replace(MARK, "");
        let line_kept = html.replace(MARK, "");
        assert!(without == plain[page] || line_kept == plain[page], "{page} differs in more than {path}");
        seen += usize::from(shows);
    }
    seen
}
