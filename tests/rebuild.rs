//! A build with a warm cache is a build: after any edits, its files are those of a build that knows nothing.
//!
//! Edits are random, from a fixed seed, so that a failure can be seen again. `PLANSITE_SOAK=5000` makes as many edits.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]
#![allow(clippy::print_stdout, reason = "how much was tested is worth reading")]

#[path = "support/edits.rs"]
mod edits;
#[path = "support/remembered.rs"]
mod remembered;
#[path = "support/server.rs"]
mod server;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use edits::Editor;
use jiff::civil::Date;
use plansite::config::Config;
use plansite::diagnostic::{Code, Diagnostic, Source};
use plansite::plan::feature::FeatureFolder;
use plansite::portfolio::{Portfolio, Revision};
use plansite::site::{Made, Site, SiteOptions};
use plansite::theme::{Output, Press, Theme};
use plansite::{Cache, Files, Input, ReadPlans, Readings};
use remembered::Remembered;
use support::Sandbox;

/// How many edits are made where nobody asks for more.
const EDITS: usize = 200;
/// After how many edits the pages are printed too, which takes long in a build for tests.
const PRINTED: usize = 40;

fn edits() -> usize {
    std::env::var("PLANSITE_SOAK").ok().and_then(|number| number.parse().ok()).unwrap_or(EDITS)
}

/// The files of a sandbox, read from the disk each time.
struct Disk<'a>(&'a Sandbox);

impl Files for Disk<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.path(path)).map_err(|error| error.kind().to_string())
    }

    fn exists(&self, path: &str) -> bool {
        self.0.path(path).exists()
    }
}

/// The features of a sandbox: every folder below `specs` with a plan.
fn features(sandbox: &Sandbox) -> Vec<FeatureFolder> {
    let files: Vec<String> = sandbox.files("specs").into_keys().map(|path| format!("specs/{path}")).collect();
    let folders = files.iter().filter_map(|path| path.strip_suffix("/plan.md"));
    folders
        .map(|folder| FeatureFolder {
            folder: folder.to_owned(),
            plan: format!("{folder}/plan.md"),
            documents: files
                .iter()
                .filter(|path| path.starts_with(&format!("{folder}/")) && path.ends_with(".md"))
                .filter(|path| **path != format!("{folder}/plan.md"))
                .cloned()
                .collect(),
            contracts: Vec::new(),
            refused: Vec::new(),
        })
        .collect()
}

/// The day of all builds.
fn day() -> Date {
    "2026-03-01".parse().expect("a day")
}

/// What plans are read from, with or without words that the settings teach.
fn input<'a>(files: &'a Disk<'_>, words: bool) -> Input<'a> {
    let mut input = Input::new(files, features(files.0), day());
    if words {
        let source = Source::new("plansite.yml", "statuses: { parked: deferred }\n".to_owned());
        input.config = Config::parse(&source).expect("settings");
    }
    input
}

fn portfolio(sandbox: &Sandbox, words: bool, cache: &mut Cache) -> Arc<Portfolio> {
    cache.portfolio(input(&Disk(sandbox), words))
}

/// The same for one time, of what was read before.
fn read(sandbox: &Sandbox, words: bool, readings: &dyn Readings) -> ReadPlans {
    plansite::read(Input { readings: Some(readings), ..input(&Disk(sandbox), words) })
}

/// The documents that hold other texts, where that is all in which a sandbox differs from what it was.
fn texts(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Option<BTreeSet<String>> {
    let texts: BTreeSet<String> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).map(|(path, _)| path.clone()).collect();
    (before.keys().eq(after.keys()) && texts.iter().all(|path| path.starts_with("specs/"))).then_some(texts)
}

/// The files of a site: pages as what they are printed from, which is all that printing knows, or printed.
fn files(portfolio: &Portfolio, press: Option<&Press>) -> Output {
    let options = SiteOptions::default();
    files_of(&Site::new(portfolio, &options), press)
}

/// The same of a site that is there already.
fn files_of(site: &Site<'_>, press: Option<&Press>) -> Output {
    let files = site.paths().map(|path| {
        let made = site.make(path).expect("a file of the site");
        let bytes = match (press, made) {
            (Some(press), made) => press.print(made).unwrap_or_else(|problem| panic!("{path}: {problem:?}")),
            (None, Made::Page(page)) => {
                let page = page.view();
                format!("{} {}", page.template, page.model.top().to_json()).into_bytes()
            }
            (None, Made::File(bytes)) => bytes.into_owned(),
            (None, Made::Long(file)) => file.bytes(),
        };
        (path.to_owned(), bytes)
    });
    files.collect()
}

#[track_caller]
fn compare(warm: &BTreeMap<String, Vec<u8>>, fresh: &BTreeMap<String, Vec<u8>>, when: &str) {
    let differs = |path: &&String| warm.get(*path) != fresh.get(*path);
    let wrong: Vec<&String> = warm.keys().chain(fresh.keys()).filter(differs).collect();
    assert!(wrong.is_empty(), "{when}: {wrong:?}");
}

/// What a build depends on beside the texts of plans.
#[derive(Clone)]
struct Surroundings {
    day: &'static str,
    checks: &'static str,
    /// Files that are too large.
    too_large: &'static [&'static str],
    picture: &'static [u8],
}

/// What is wrong with a plan, `code severity`, among these surroundings, where it is read in some way.
fn problems(sandbox: &Sandbox, surroundings: &Surroundings, read: impl FnOnce(Input<'_>) -> Portfolio) -> Vec<String> {
    sandbox.write("specs/001-a/flow.png", surroundings.picture);
    let files = Disk(sandbox);
    let mut input = Input::new(&files, features(sandbox), surroundings.day.parse().expect("a day"));
    let settings = format!("checks: {{ {} }}\n", surroundings.checks);
    input.config = Config::parse(&Source::new("plansite.yml", settings)).expect("settings");
    let large = surroundings.too_large.iter().map(|path| Diagnostic::of_file(Code::FileTooLarge, *path, "it is large"));
    input.problems = large.collect();
    let portfolio = read(input);
    let said = |problem: &Diagnostic| format!("{} {}", problem.code.name(), problem.severity.name());
    portfolio.plans.iter().flat_map(|plan| plan.problems.iter().map(said)).collect()
}

#[test]
fn what_was_found_is_found_again_where_the_rules_see_something_else() {
    let sandbox = Sandbox::new(
        "\n-- specs/001-a/plan.md --\n# Plan: Quay\n\n**Status**: Draft\n**Created**: 2026-03-02\n\n![A flow](flow.png)\n",
    );
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let first = Surroundings { day: "2026-03-01", checks: "", too_large: &[], picture };
    let others = [
        Surroundings { day: "2026-03-03", ..first.clone() },
        Surroundings { checks: "gates-missing: error", ..first.clone() },
        Surroundings { checks: "gates-missing: off", ..first.clone() },
        Surroundings { too_large: &["specs/001-a/notes.md"], ..first.clone() },
        Surroundings { picture: b"no picture", ..first.clone() },
    ];
    // Where nothing is wrong but what is found at the plan by itself.
    let alone = |checks| Surroundings { checks, ..first.clone() };
    let pairs = others.map(|other| (first.clone(), other)).into_iter();
    let alone = [(alone("gates-missing: off"), alone("gates-missing: off, date-in-future: error"))];
    for (first, other) in pairs.chain(alone) {
        let (mut cache, remembered) = (Cache::default(), Remembered::default());
        let mut cached = |input: Input<'_>| Portfolio::clone(&cache.portfolio(input));
        let recalled = |input: Input<'_>| plansite::read(Input { readings: Some(&remembered), ..input }).portfolio;
        let before = problems(&sandbox, &first, &mut cached);
        assert_eq!(problems(&sandbox, &first, recalled), before);
        assert_eq!(problems(&sandbox, &first, &mut cached), before);
        assert_eq!(problems(&sandbox, &first, recalled), before);
        let after = problems(&sandbox, &other, &mut cached);
        assert_ne!(after, before);
        assert_eq!(problems(&sandbox, &other, recalled), after);
        assert_eq!(problems(&sandbox, &other, plansite::portfolio), after);
    }
}

#[test]
fn a_warm_build_is_a_fresh_one_after_any_edits() {
    let sandbox = Sandbox::new("");
    let mut editor = Editor::new(&sandbox, 0x5eed);
    let press = Press::new(&Theme::embedded()).expect("the default theme");
    let mut cache = Cache::default();
    // By the options of reading.
    let remembered = [Remembered::default(), Remembered::default()];
    let mut last: Option<(Arc<Portfolio>, Output)> = None;
    let mut last_facts = None;
    let (mut same, mut quick, mut unsaid, edits) = (0, 0, 0, edits());
    let mut before = (false, sandbox.files("."));
    for at in 0..edits {
        let what = editor.edit();
        // Words that the settings teach change what plans say, without any change of theirs.
        let words = at % 50 > 24;
        let after = (words, sandbox.files("."));
        let texts = texts(&before.1, &after.1).filter(|_| before.0 == words);
        before = after;
        let revision = Revision { commit: None, committed: None, dirty: false, as_of: day() };
        let warm = match texts.as_ref().and_then(|texts| cache.portfolio_with(&Disk(&sandbox), texts, revision)) {
            Some(portfolio) => {
                quick += 1;
                portfolio
            }
            None => portfolio(&sandbox, words, &mut cache),
        };
        let fresh = portfolio(&sandbox, words, &mut Cache::default());
        let again = portfolio(&sandbox, words, &mut cache);
        assert!(Arc::ptr_eq(&again, &warm), "edit {at}, {what}: another portfolio of the same");
        let warm_files = files(&warm, None);
        compare(&warm_files, &files(&fresh, None), &format!("edit {at}, {what}"));
        let ReadPlans { portfolio: recalled, facts, .. } = read(&sandbox, words, &remembered[usize::from(words)]);
        compare(&warm_files, &files(&recalled, None), &format!("edit {at}, {what}, of what was read before"));
        if let (Some((_, last_files)), Some(texts)) = (&last, texts.filter(|_| facts.is_some() && facts == last_facts))
        {
            // Where nothing else is said, all files are the same but the pages of these documents.
            let options = SiteOptions::default();
            let site = Site::new(&recalled, &options);
            let pages: BTreeSet<&str> = texts.iter().flat_map(|path| site.pages_of(path)).collect();
            let others = |files: &Output| {
                files.clone().into_iter().filter(|(path, _)| !pages.contains(&**path)).collect::<Output>()
            };
            compare(&others(&warm_files), &others(last_files), &format!("edit {at}, {what}, which changes no fact"));
            unsaid += usize::from(!texts.is_empty());
        }
        last_facts = facts;
        if at % PRINTED == 0 {
            compare(&files(&warm, Some(&press)), &files(&fresh, Some(&press)), &format!("edit {at}, {what}, printed"));
        }
        if let Some((last, last_files)) = &last {
            // What follows from the last site has to be what is made anew, whatever had been asked of that.
            let options = SiteOptions::default();
            let site = Site::new(last, &options);
            site.paths().filter(|path| path.ends_with(".html")).for_each(|path| drop(site.make(path)));
            compare(&files_of(&site.after(&warm, &options), None), &warm_files, &format!("edit {at}, {what}, after"));
            // What serving takes for the same has to be the same.
            let pairs = || last.plans.iter().zip(&warm.plans).all(|(a, b)| a.is_same(b));
            if last.plans.len() == warm.plans.len() && last.problems == warm.problems && pairs() {
                same += 1;
                compare(&warm_files, last_files, &format!("edit {at}, {what}, which seems to change nothing"));
            }
        }
        last = Some((warm, warm_files));
    }
    assert!(same < edits / 2, "{same} of {edits} edits changed nothing: this tests too little");
    let recalled: usize = remembered.iter().map(Remembered::recalled).sum();
    assert!(recalled > edits, "only {recalled} plans were recalled: this tests too little");
    assert!(unsaid > edits / 40, "{unsaid} of {edits} edits changed no fact: this tests too little");
    assert!(quick > edits / 8, "{quick} of {edits} edits were of texts alone: this tests too little");
}

/// The pages of a server without what it adds.
fn served(server: &server::Server, paths: impl Iterator<Item = String>) -> BTreeMap<String, Vec<u8>> {
    let bare = |path: &str| {
        let answer = server.get(&format!("/{path}"));
        if !path.ends_with(".html") {
            return answer.body;
        }
        let text = answer.text();
        let Some((before, rest)) = text.split_once("<script defer src=\"/_plansite/serve.js\"") else {
            return answer.body;
        };
        let after = rest.split_once("</script>").map_or("", |(_, after)| after);
        format!("{before}{after}").replacen("connect-src 'self'; ", "", 1).into_bytes()
    };
    paths.map(|path| (path.clone(), bare(&path))).collect()
}

#[test]
fn what_is_served_after_any_edits_is_what_a_build_writes() {
    let sandbox = Sandbox::new("");
    let mut editor = Editor::new(&sandbox, 0xfeed);
    let server = server::Server::start(&sandbox, &[]);
    let mut news = server.listen("/_plansite/events");
    news.expect("the state");
    for round in 0..edits().div_ceil(25) {
        // Some edits come one by one, some at once.
        for at in 0..6 {
            editor.edit();
            if at % 2 == 0 {
                std::thread::sleep(Duration::from_millis(30));
            }
        }
        while news.next(Duration::from_millis(700)).is_some() {}
        let mut build = sandbox.command(&["build", "--out", "../site"]);
        build.env("SOURCE_DATE_EPOCH", "1780000000");
        let run = sandbox.finish(build);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut written = sandbox.files("../site");
        written.remove(".plansite-files");
        compare(&served(&server, written.keys().cloned()), &written, &format!("round {round}: {}", editor.last()));
    }
}
