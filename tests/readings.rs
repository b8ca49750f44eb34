//! What was read of plans before is what would be read now: the portfolio and its site are the same.

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "no test file uses all of it")]
mod harbour;
#[path = "support/remembered.rs"]
mod remembered;

use std::sync::Arc;

use plansite::plan::{Content, Plan};
use plansite::portfolio::Portfolio;
use plansite::site::{Site, SiteOptions};
use plansite::theme::{self, Output, Theme};
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
