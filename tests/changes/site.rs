//! What the pages of a site say of the past, and what they say where there is none.

use std::process::Command;

use crate::support::Sandbox;
use crate::{commit, one_plan, seconds};

const PLAN: &str = "specs/001-ferry/plan.md";

/// Builds a folder of the sandbox on a day, and reads a page of the site.
#[track_caller]
fn page(sandbox: &Sandbox, folder: &str, day: u32, page: &str, more: &[&str]) -> String {
    let mut arguments = vec!["build", folder, "--out", "site"];
    arguments.extend(more);
    let mut command = sandbox.command(&arguments);
    command.env("SOURCE_DATE_EPOCH", seconds(day));
    let run = sandbox.finish(command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    sandbox.read(&format!("site/{page}"))
}

/// The text of a page between two marks.
#[track_caller]
fn part<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from} in {html}"));
    &html[start..start + html[start..].find(to).unwrap_or_else(|| panic!("no {to} after {from}"))]
}

/// What the page of changes and the overview say where there is no past.
#[track_caller]
fn check_without(sandbox: &Sandbox, folder: &str, expected: &str) {
    let changes = page(sandbox, folder, 20, "changes.html", &[]);
    assert!(part(&changes, "<main", "</main>").contains(expected), "{changes}");
    assert!(!changes.contains("data-list") && !changes.contains("application/atom+xml"), "{changes}");
    let overview = sandbox.read("site/index.html");
    assert!(!overview.contains("id=\"recent\"") && !overview.contains("compared with"), "{overview}");
    assert!(!sandbox.read("site/feed.xml").contains("<entry>"));
}

#[test]
fn without_a_past_the_page_says_why() {
    let sandbox = Sandbox::new("\n-- specs/001-ferry/plan.md --\n# Plan: Ferry\n");
    check_without(&sandbox, ".", "this folder is not a repository.");
    sandbox.git(&["init", "--quiet"], "0");
    check_without(&sandbox, ".", "nothing is committed yet.");
}

#[test]
fn without_git_the_page_says_so() {
    let sandbox = one_plan();
    let mut command = sandbox.command(&["build", "--out", "site"]);
    command.env("PATH", sandbox.root());
    assert_eq!(sandbox.finish(command).code, 0);
    assert!(sandbox.read("site/changes.html").contains("there was no Git where this page was built."));
}

#[test]
fn a_repository_that_git_does_not_read_is_one() {
    let sandbox = one_plan();
    for (arguments, code) in [(&["build", "--out", "site"][..], 0), (&["changes"], 2)] {
        let mut command = sandbox.command(arguments);
        // Git's own tests make it believe so that the repository belongs to somebody else.
        command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        let run = sandbox.finish(command);
        assert_eq!(run.code, code, "{}", run.stderr);
        assert!(
            run.stderr.contains("belongs to somebody else") && run.stderr.contains("safe.directory"),
            "{}",
            run.stderr
        );
    }
    let changes = sandbox.read("site/changes.html");
    assert!(changes.contains("Git did not read this repository") && !changes.contains("not a repository"), "{changes}");
}

#[test]
fn a_shallow_clone_says_what_to_add_and_dates_nothing() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Blocked"));
    commit(&sandbox, "Ann", 18);
    let status = Command::new("git")
        .args(["clone", "--quiet", "--depth=1"])
        .arg(format!("file://{}", sandbox.root().display()))
        .arg(sandbox.path("clone"))
        .status()
        .unwrap();
    assert!(status.success());
    check_without(&sandbox, "clone", "fetch-depth: 0");
    let plan = sandbox.read("site/plans/001-ferry/index.html");
    assert!(!plan.contains("Changed") && !part(&plan, "<h1", "</dl>").contains("<time"), "{plan}");
    assert!(sandbox.read("site/index.html").contains("<b>Blocked.</b>"), "since when is not known");
}

#[test]
fn a_past_shows_on_every_page_that_speaks_of_it() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ]", "- [x]"));
    commit(&sandbox, "Ann", 2);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Blocked"));
    commit(&sandbox, "Bea", 11);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("[x] Crew", "[ ] Crew"));
    commit(&sandbox, "Cem", 18);
    let changes = page(&sandbox, ".", 20, "changes.html", &[]);
    assert!(changes.contains("<p>Since Sunday 14 June: 1 gate unticked, in 1 plan.</p>"), "{changes}");
    let row = part(&changes, "<li class=\"problem setback\"", "</li>");
    for expected in ["Gate unticked", "Crew found", "<bdi>Cem</bdi>", "href=\"plans/001-ferry/index.html#L8\""] {
        assert!(row.contains(expected), "{expected} in {row}");
    }
    let overview = sandbox.read("site/index.html");
    assert!(overview.contains("<b>Blocked for 9 days.</b>"), "{overview}");
    assert!(overview.contains("compared with Sunday 14 June") && overview.contains("Since Sunday 14 June</h2>"));
    assert!(part(&overview, "<ul class=\"moves\">", "</ul>").contains("<span class=\"what\">unticked</span>"));
    let plan = sandbox.read("site/plans/001-ferry/index.html");
    let facts = part(&plan, "<dl class=\"facts\">", "</dl>");
    assert!(facts.contains(">for 9 days</time>") && facts.contains(">2 days ago</time> by <bdi>Cem</bdi>"), "{facts}");
    assert!(plan.contains("reopened 2 days ago"), "{plan}");
    // Another review to compare with, by a tag and by day.
    sandbox.git(&["tag", "review/spring", "HEAD~2"], "0");
    let changes = page(&sandbox, ".", 20, "changes.html", &[]);
    assert!(
        changes.contains("<p>Since review/spring: 1 status changed and 1 gate unticked, in 1 plan.</p>"),
        "{changes}"
    );
    let changes = page(&sandbox, ".", 20, "changes.html", &["--since", "2026-06-01"]);
    assert!(
        changes.contains("Since Monday 1 June: 1 plan added, 1 status changed, 2 gates ticked and 1 gate unticked")
    );
    let overview = sandbox.read("site/index.html");
    assert!(!overview.contains("id=\"recent\""), "there was nothing to compare with before the first commit");
}

#[test]
fn what_is_not_committed_is_the_newest_and_marked() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("[ ] Crew", "[x] Crew"));
    let changes = page(&sandbox, ".", 20, "changes.html", &[]);
    let row = part(&changes, "<li class=\"problem\"", "</li>");
    assert!(row.contains("Gate ticked") && row.contains("<b>not committed</b>"), "{row}");
    assert!(changes.contains("Sunday 21 June"), "{changes}");
    assert!(!sandbox.read("site/feed.xml").contains("gate-ticked"), "it has no name that lasts");
}

#[test]
fn a_detached_head_has_the_past_of_its_commit() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Done"));
    commit(&sandbox, "Ann", 3);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Done", "Blocked"));
    commit(&sandbox, "Ann", 4);
    sandbox.git(&["checkout", "--quiet", "HEAD~1"], "0");
    let changes = page(&sandbox, ".", 5, "changes.html", &["--since", "2026-06-02"]);
    assert!(changes.contains("1 status changed, in 1 plan") && !changes.contains("Blocked"), "{changes}");
}

#[test]
fn a_review_that_waits_too_long_needs_somebody() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "In review"));
    commit(&sandbox, "Ann", 1);
    let says = "In review without a change for 14 days.";
    assert!(!page(&sandbox, ".", 14, "index.html", &[]).contains("without a change"));
    assert!(page(&sandbox, ".", 15, "index.html", &[]).contains(says));
    sandbox.write("plansite.yml", "review: { stale-after: 30 }\n");
    assert!(!page(&sandbox, ".", 15, "index.html", &[]).contains("without a change"));
    sandbox.write("plansite.yml", "");
    sandbox.write(PLAN, format!("{}\nMore.\n", sandbox.read(PLAN)));
    assert!(!page(&sandbox, ".", 15, "index.html", &[]).contains("without a change"), "somebody is at it");
}

#[test]
fn two_builds_of_one_past_are_the_same_bytes() {
    let sandbox = one_plan();
    for day in 1..12 {
        let text = sandbox.read(PLAN);
        let other = if day % 2 == 0 { text.replace("[x]", "[ ]") } else { text.replace("[ ]", "[x]") };
        sandbox.write(PLAN, other);
        commit(&sandbox, "Ann", day);
    }
    page(&sandbox, ".", 20, "feed.xml", &["--base-url", "https://example.org/x/"]);
    let first = sandbox.files("site");
    // The walk is kept from the last build; without it the result is the same.
    for cache in [true, false] {
        if !cache {
            std::fs::remove_dir_all(sandbox.root().parent().unwrap().join("cache")).unwrap();
        }
        page(&sandbox, ".", 20, "feed.xml", &["--base-url", "https://example.org/x/"]);
        let again = sandbox.files("site");
        assert_eq!(again.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>());
        assert!(again == first, "the bytes differ");
    }
    let feed = String::from_utf8(first["feed.xml"].clone()).unwrap();
    assert_eq!(feed.matches("<entry>").count(), 1 + 11 * 2);
}
