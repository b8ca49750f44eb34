//! What was read of plans before is what would be read now: the portfolio and its site are the same.

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "no test file uses all of it")]
mod harbour;
#[path = "support/remembered.rs"]
mod remembered;

use std::collections::BTreeMap;
use std::sync::Arc;

use plansite::plan::feature::FeatureFolder;
use plansite::plan::{Content, Plan};
use plansite::portfolio::Portfolio;
use plansite::site::{Site, SiteOptions};
use plansite::theme::{self, Output, Theme};
use plansite::{Files, Input};
use remembered::Remembered;

fn site(portfolio: &Portfolio) -> Output {
    theme::render(&Theme::embedded(), &Site::new(portfolio, &SiteOptions::default())).expect("the theme renders")
}

/// All that is said of a plan, but for the bodies, which may be made again.
fn facts(plan: &Plan) -> String {
    let mut plan = plan.clone();
    for document in Arc::make_mut(&mut plan.documents) {
        if let Content::Body(body) = &mut document.content {
            *body = None;
        }
    }
    format!("{plan:#?}")
}

#[test]
fn what_was_read_before_is_what_would_be_read_now() {
    let files = harbour::files();
    let fresh = harbour::portfolio(&files);
    let remembered = Remembered::default();
    let first = harbour::portfolio_of(&files, &remembered);
    assert_eq!(remembered.recalled(), 0);
    let second = harbour::portfolio_of(&files, &remembered);
    // Each plan, and what was found at it. Of one a file cannot be had, and at another reading itself finds something.
    assert_eq!(remembered.recalled(), 2 * fresh.plans.len() - 3);
    for portfolio in [first, second] {
        for (again, fresh) in portfolio.plans.iter().zip(&fresh.plans) {
            assert_eq!(facts(&again.plan), facts(&fresh.plan));
            assert_eq!(again.problems, fresh.problems);
        }
        assert!(site(&portfolio) == site(&fresh));
    }
}

#[test]
fn other_texts_are_read() {
    let mut files = harbour::files();
    let remembered = Remembered::default();
    harbour::portfolio_of(&files, &remembered);
    for path in files.keys().cloned().collect::<Vec<_>>() {
        // The same length, so that only the text tells.
        let text = files[&path].clone();
        let Some(other) = text.find('e').map(|at| format!("{}i{}", &text[..at], &text[at + 1..])) else { continue };
        files.insert(path.clone(), other);
        let again = harbour::portfolio_of(&files, &remembered);
        let fresh = harbour::portfolio(&files);
        for (again, fresh) in again.plans.iter().zip(&fresh.plans) {
            assert_eq!(facts(&again.plan), facts(&fresh.plan), "{path}");
            assert_eq!(again.problems, fresh.problems, "{path}");
        }
        files.insert(path, text);
    }
}

/// Two plans, with the text of the second one behind its status, or of its research where that is meant.
fn two(second: &str) -> BTreeMap<String, String> {
    let first = "# Plan: One\n\n**Status**: Draft\n\nSee [it](../002-two/plan.md#L7).\n";
    let text = |text: &str| format!("# Plan: Two\n\n**Status**: Draft\n\n{text}");
    let (second, research) = second.split_once("-- research --\n").unwrap_or((second, ""));
    let files =
        [("001-one/plan", first.to_owned()), ("002-two/plan", text(second)), ("002-two/research", research.to_owned())];
    files.map(|(path, text)| (format!("specs/{path}.md"), text)).into()
}

/// The files of two plans.
struct Memory(BTreeMap<String, String>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| "there is none".to_owned())
    }

    fn exists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

/// What stands for all that two plans say, and the files of their site but the pages of the second one.
fn said(second: &str) -> (Option<u64>, Output) {
    let files = Memory(two(second));
    let folder = |folder: &str| FeatureFolder {
        folder: format!("specs/{folder}"),
        plan: format!("specs/{folder}/plan.md"),
        ..FeatureFolder::default()
    };
    let day = "2026-03-01".parse().expect("a day");
    let research = vec!["specs/002-two/research.md".to_owned()];
    let second = FeatureFolder { documents: research, ..folder("002-two") };
    let input = Input::new(&files, vec![folder("001-one"), second], day);
    let read = plansite::read(Input { readings: Some(&Remembered::default()), ..input });
    let mut site = site(&read.portfolio);
    for page in ["index.html", "research.html"] {
        site.remove(&format!("plans/002-two/{page}")).expect("a page of the second plan");
    }
    (read.facts, site)
}

#[test]
fn an_edit_that_says_nothing_else_is_known_and_no_other() {
    // Before and after; whether the second text says something else than the first.
    let edits = [
        ("a word", "Some prose.\n\n- [ ] Gate\n", "Some more prose.\n\n- [ ] Gate\n", false),
        ("words behind all", "- [ ] Gate\n\nOne.\n", "- [ ] Gate\n\nOne.\n\nTwo.\n", false),
        ("a status", "Words\n", "Words\n\n**Status**: Done\n", true),
        ("a gate", "## Gates\n\n- [ ] Gate\n", "## Gates\n\n- [x] Gate\n", true),
        ("a line above", "## Gates\n\n- [ ] Gate\n", "\n## Gates\n\n- [ ] Gate\n", true),
        ("words beside what is wrong", "[a](lost.md) here\n", "[a](lost.md) there\n", true),
        ("the beginning of a paragraph to which another plan leads", "x\n\ny\n", "x\n.\ny\n", true),
        ("the one in which something is wrong", "x\n\ny\n\n/Users/ada/z\n", "x\n\ny\n.\n/Users/ada/z\n", true),
        (
            "the one that names another plan",
            "-- research --\nx\n\nsee 001-one\n",
            "-- research --\nx\n.\nsee 001-one\n",
            true,
        ),
    ];
    for (what, before, after, is_said) in edits {
        let [before, after] = [before, after].map(said);
        assert!(before.0.is_some() && after.0.is_some());
        assert_eq!(before.0 != after.0, is_said, "{what}");
        assert_eq!(before.1 != after.1, is_said, "{what}, on other pages");
    }
}
