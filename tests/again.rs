//! Building again where nothing has changed is seen to be done; where anything has, the site is that of a first build.
//!
//! The same steps are taken in one portfolio that keeps what it knows and in one that forgets it before each build. Their
//! sites have to be the same, byte for byte; and so has that of one which keeps what it read of plans and nothing of its
//! pages. That a build found its site done is seen by the file that it keeps, which each other build writes anew.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

mod support;

use support::Sandbox;

const PLANS: &str = "
-- plansite.yml --
title: Harbour
-- .specify/memory/constitution.md --
# Constitution

## Core Principles

### I. Quiet
-- specs/001-login/plan.md --
# Implementation Plan: Login

**Status**: Draft

See [the notes](../../docs/notes.md), ![a flow](flow.png) and 002-pay.
-- specs/001-login/tasks.md --
# Tasks

- [ ] T001 one
-- specs/002-pay/plan.md --
# Implementation Plan: Pay

**Status**: Approved
";

/// A change of what a build depends on; the arguments of the build after it.
type Step = (&'static str, fn(&Sandbox), &'static [&'static str]);

const STEPS: [Step; 28] = [
    (
        "a text of the same length",
        |it| it.write("specs/001-login/plan.md", text("Login").replace("Draft", "Ready")),
        &[],
    ),
    (
        "a word more",
        |it| it.write("specs/001-login/plan.md", text("Login").replace("# Impl", "A word.\n\n# Impl")),
        &[],
    ),
    (
        "another word",
        |it| it.write("specs/001-login/plan.md", text("Login").replace("# Impl", "No word.\n\n# Impl")),
        &[],
    ),
    ("another task", |it| it.write("specs/001-login/tasks.md", "# Tasks\n\n- [x] T001 one\n"), &[]),
    ("a new document", |it| it.write("specs/001-login/research.md", "# Research\n"), &[]),
    ("a new plan", |it| it.write("specs/003-ship/plan.md", "# Implementation Plan: Ship\n"), &[]),
    ("a link that leads somewhere now", |it| it.write("docs/notes.md", "# Notes\n"), &[]),
    ("a picture", |it| it.write("specs/001-login/flow.png", PICTURE), &[]),
    ("another picture", |it| it.write("specs/001-login/flow.png", [PICTURE, b"more"].concat()), &[]),
    ("a picture that is too large", |it| it.write("specs/001-login/flow.png", vec![0; 9_000_000]), &[]),
    ("one that is larger still", |it| it.write("specs/001-login/flow.png", vec![0; 10_000_000]), &[]),
    ("a state file", |it| it.write("specs/003-ship/status.json", "{}"), &[]),
    ("other settings", |it| it.write("plansite.yml", "title: Quay\n"), &[]),
    ("no constitution", |it| fs::remove_file(it.path(".specify/memory/constitution.md")).unwrap(), &[]),
    ("a theme", |it| it.write("theme/partials/footer.hbs", "<footer>here</footer>\n"), &["--theme", "theme"]),
    ("another theme", |it| it.write("theme/partials/footer.hbs", "<footer>there</footer>\n"), &["--theme", "theme"]),
    ("the old theme", |it| fs::remove_dir_all(it.path("theme")).unwrap(), &[]),
    ("an address", |_| (), &["--base-url", "https://example.org/plans/"]),
    ("a document less", |it| fs::remove_file(it.path("specs/001-login/research.md")).unwrap(), &[]),
    ("a page that somebody changed", |it| it.write("_site/index.html", "mine"), &[]),
    ("an edit, and a page that somebody changed", edit_beside_a_changed_page, &[]),
    ("an edit, and a style that somebody changed", edit_beside_a_changed_style, &[]),
    ("a page that somebody deleted", |it| fs::remove_file(it.path("_site/plans.html")).unwrap(), &[]),
    ("a commit", commit, &[]),
    (
        "words that are not as committed",
        |it| it.write("specs/002-pay/plan.md", format!("{}\nOne.\n", text("Pay"))),
        &[],
    ),
    ("others", |it| it.write("specs/002-pay/plan.md", format!("{}\nTwo.\n", text("Pay"))), &[]),
    ("another name of an author", |it| it.write(".mailmap", "Anna <ann@example.org>\n"), &[]),
    ("a plan that is not as committed", |it| it.write("specs/002-pay/plan.md", text("Pay")), &[]),
];

/// The smallest picture, of one pixel.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

fn text(title: &str) -> String {
    format!(
        "# Implementation Plan: {title}\n\n**Status**: Draft\n\nSee [the notes](../../docs/notes.md) and ![a flow](flow.png).\n"
    )
}

/// Neither changes what the page is printed from.
fn edit_beside_a_changed_page(sandbox: &Sandbox) {
    sandbox.write("_site/plans/003-ship/index.html", "mine");
    sandbox.write("specs/001-login/plan.md", format!("{}More.\n", text("Login")));
}

/// A style of the same length as it was.
fn edit_beside_a_changed_style(sandbox: &Sandbox) {
    let site = sandbox.files("_site");
    let (path, bytes) = site.iter().find(|(path, _)| path.starts_with("assets/style-")).expect("a style");
    sandbox.write(&format!("_site/{path}"), vec![b' '; bytes.len()]);
    sandbox.write("specs/001-login/plan.md", format!("{}Still more.\n", text("Login")));
}

fn commit(sandbox: &Sandbox) {
    sandbox.git(&["init", "--quiet"], "1700000000");
    sandbox.git(&["add", "specs"], "1700000000");
    sandbox.git(&["commit", "--quiet", "--message", "as it is"], "1700000000");
}

/// The folder of what is kept about sites.
fn kept(sandbox: &Sandbox) -> PathBuf {
    sandbox.root().parent().unwrap().join("cache/plansite/sites")
}

/// When what is kept was written.
fn written(sandbox: &Sandbox) -> SystemTime {
    let files: Vec<_> = fs::read_dir(kept(sandbox)).expect("something is kept").map(Result::unwrap).collect();
    assert_eq!(files.len(), 1);
    files[0].metadata().unwrap().modified().unwrap()
}

/// Builds the site; what it says.
fn build(sandbox: &Sandbox, arguments: &[&str], day: u32) -> String {
    let mut command = sandbox.command(&["build"]);
    command.args(arguments).env("SOURCE_DATE_EPOCH", (1_700_000_000 + day * 86_400).to_string());
    let run = sandbox.finish(command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stderr
}

#[test]
fn a_site_that_is_done_is_left_alone_and_every_change_is_seen() {
    let (knowing, forgetful, reading) = (Sandbox::new(PLANS), Sandbox::new(PLANS), Sandbox::new(PLANS));
    build(&knowing, &[], 0);
    build(&reading, &[], 0);
    let mut said = String::new();
    for (name, change, arguments) in STEPS {
        change(&knowing);
        change(&forgetful);
        change(&reading);
        let before = written(&knowing);
        build(&knowing, arguments, 0);
        assert!(written(&knowing) > before, "{name} was not seen");
        let _ = fs::remove_dir_all(kept(&forgetful).parent().unwrap());
        said = build(&forgetful, arguments, 0);
        assert!(knowing.files("_site") == forgetful.files("_site"), "{name} makes another site than a first build");
        fs::remove_dir_all(kept(&reading)).unwrap();
        fs::remove_dir_all(reading.path("_site")).unwrap();
        build(&reading, arguments, 0);
        assert!(
            reading.files("_site") == forgetful.files("_site"),
            "{name} makes another site of what was read before"
        );
        // The same once more: there is nothing to do.
        let before = (written(&knowing), knowing.files("_site"));
        let again = build(&knowing, arguments, 0);
        assert_eq!((written(&knowing), knowing.files("_site")), before, "{name} is built again and again");
        assert!(again.contains("(0 files changed, 0 deleted) in TIME"), "{again}");
        assert_eq!(again.lines().next(), said.lines().next(), "{name}");
    }
    // The day is on the pages.
    let before = written(&knowing);
    build(&knowing, &[], 1);
    assert!(written(&knowing) > before);
    assert!(said.contains(" MB (") || said.contains(" KB ("), "{said}");
}

#[test]
fn what_has_more_to_say_than_a_sum_is_always_built() {
    let sandbox = Sandbox::new(PLANS);
    build(&sandbox, &[], 0);
    let strict = || sandbox.run(&["build", "--strict"]);
    let first = strict();
    assert!(first.code == 1 && first.stderr.contains("warning[link-broken]"), "{first:?}");
    let findings = |run: &support::Run| run.stderr.split("\nwrote ").next().map(str::to_owned);
    assert_eq!(findings(&strict()), findings(&first));
}

#[test]
fn what_is_torn_or_strange_is_as_good_as_nothing() {
    let sandbox = Sandbox::new(PLANS);
    build(&sandbox, &[], 0);
    let site = sandbox.files("_site");
    let file = fs::read_dir(kept(&sandbox)).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    for torn in [&whole[..whole.len() / 2], b"", b"0000000000000000\n{}", b"\xff\xfe"] {
        fs::write(&file, torn).unwrap();
        build(&sandbox, &[], 0);
        assert_eq!(sandbox.files("_site"), site);
        assert_eq!(fs::read(&file).unwrap().len(), whole.len());
    }
}
