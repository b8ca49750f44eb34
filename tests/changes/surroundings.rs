//! Where there is no history, not all of it, or where the portfolio is not the repository.

use std::process::Command;

use serde_json::Value;

use crate::support::Sandbox;
use crate::{commit, json, lines, one_plan, seconds};

const PLAN: &str = "specs/001-ferry/plan.md";

/// A clone of a repository in the folder beside it, with more arguments.
fn clone(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let beside = sandbox.root().parent().unwrap().join("clone");
    let status = Command::new("git")
        .args(["clone", "--quiet"])
        .args(arguments)
        .arg(format!("file://{}", sandbox.root().display()))
        .arg(&beside)
        .status()
        .unwrap();
    assert!(status.success());
    beside.to_str().unwrap().to_owned()
}

#[test]
fn a_shallow_clone_is_told_how_to_become_a_whole_one() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Done"));
    commit(&sandbox, "Ann", 20);
    let clone = clone(&sandbox, &["--depth=1"]);
    let run = sandbox.run(&["changes", &clone]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let said = "there is no history here: the clone is shallow, so Git cannot say what changed since 14 Jun 2026";
    assert!(run.stderr.contains(said) && run.stderr.contains("fetch-depth: 0"), "{}", run.stderr);
    // Between commits that are there something can be said.
    assert_eq!(lines(&json(&sandbox, &[&clone, "--since", "HEAD"])), Vec::<String>::new());
}

#[test]
fn the_commits_that_a_shallow_clone_has_are_told() {
    let sandbox = one_plan();
    for (day, status) in [(1, "In review"), (2, "Approved"), (3, "Done")] {
        let text = sandbox.read(PLAN);
        let line = text.lines().find(|line| line.starts_with("**Status**")).unwrap().to_owned();
        sandbox.write(PLAN, text.replace(&line, &format!("**Status**: {status}")));
        commit(&sandbox, "Ann", day);
    }
    let clone = clone(&sandbox, &["--depth=3"]);
    let told = lines(&json(&sandbox, &[&clone, "--since", "HEAD~2"]));
    assert_eq!(
        told,
        [
            "status-changed 001-ferry Ferry [In review → Approved] specs/001-ferry/plan.md:3",
            "status-changed 001-ferry Ferry [Approved → Done] specs/001-ferry/plan.md:3",
        ]
    );
    let run = sandbox.run(&["changes", &clone, "--since", "2026-05-01"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("fetch-depth: 0"), "{}", run.stderr);
}

#[test]
fn without_a_repository_or_git_there_is_no_history() {
    let sandbox = Sandbox::new("\n-- specs/001-ferry/plan.md --\n# Plan: Ferry\n");
    let run = sandbox.run(&["changes"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("there is no history here: `ROOT` is not part of a Git repository"), "{}", run.stderr);
    assert!(run.stderr.contains("git init"), "{}", run.stderr);
    let mut command = sandbox.command(&["changes"]);
    command.env("PATH", sandbox.root());
    let run = sandbox.finish(command);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no `git` on this machine"), "{}", run.stderr);
}

#[test]
fn in_an_empty_repository_everything_is_new_and_not_committed() {
    let sandbox = Sandbox::new("\n-- specs/001-ferry/plan.md --\n# Plan: Ferry\n");
    sandbox.git(&["init", "--quiet"], "0");
    let told = json(&sandbox, &[]);
    assert_eq!(lines(&told), ["plan-added 001-ferry Ferry specs/001-ferry/plan.md:1"]);
    assert_eq!((&told["since"]["commit"], &told["until"]["commit"]), (&Value::Null, &Value::Null));
    assert_eq!((&told["until"]["dirty"], &told["events"][0]["commit"]), (&true.into(), &Value::Null));
    sandbox.git(&["add", "--all"], "0");
    assert_eq!(lines(&json(&sandbox, &[])).len(), 1, "what is staged is not committed");
    let run = sandbox.run(&["changes", "--since", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no revision `HEAD`"), "{}", run.stderr);
}

#[test]
fn edits_that_are_not_committed_are_the_newest_and_marked() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Done"));
    commit(&sandbox, "Ann", 1);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Crew", "- [x] Crew"));
    sandbox.write("specs/002-fog/plan.md", "# Plan: Fog\n");
    sandbox.git(&["config", "user.name", "Bea"], "0");
    let mut command = sandbox.command(&["changes", "--format", "json", "--since", "2026-06-02"]);
    command.env("SOURCE_DATE_EPOCH", seconds(5));
    let told: Value = serde_json::from_str(&sandbox.finish(command).stdout).unwrap();
    let events: Vec<String> = told["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            format!(
                "{} {} {} {}",
                event["kind"].as_str().unwrap(),
                event["commit"].is_null(),
                event["author"],
                event["date"]
            )
        })
        .collect();
    assert_eq!(
        events,
        [
            "status-changed false \"Ann\" \"2026-06-02T09:00:00Z\"",
            "gate-ticked true \"Bea\" \"2026-06-06T00:00:00Z\"",
            "plan-added true \"Bea\" \"2026-06-06T00:00:00Z\"",
        ]
    );
    assert_eq!(told["until"]["dirty"], true);
    // With a newer revision that is named, what is on disk does not count.
    assert_eq!(lines(&json(&sandbox, &["--since", "HEAD", "--until", "HEAD"])), Vec::<String>::new());
}

#[test]
fn plans_that_are_moved_removed_and_staged_but_not_committed_are_told() {
    let sandbox = one_plan();
    sandbox.write("specs/002-fog/plan.md", "# Plan: Fog\n\nThe fog comes in from the sea and stays for days.\n");
    sandbox.write("specs/003-pier/plan.md", "# Plan: Pier\n");
    commit(&sandbox, "Ann", 1);
    sandbox.git(&["mv", "specs/002-fog", "specs/002-mist"], "0");
    std::fs::remove_dir_all(sandbox.path("specs/003-pier")).unwrap();
    sandbox.write("specs/004-new/plan.md", "# Plan: New\n");
    sandbox.git(&["add", "specs/004-new"], "0");
    assert_eq!(
        lines(&json(&sandbox, &["--since", "HEAD"])),
        [
            "plan-renamed 002-mist Fog [002-fog → 002-mist] specs/002-mist/plan.md:1",
            "plan-added 004-new New specs/004-new/plan.md:1",
            "plan-removed 003-pier Pier specs/003-pier/plan.md:1",
        ]
    );
}

#[test]
fn a_portfolio_below_the_top_of_the_repository_has_its_own_part_of_the_history() {
    let sandbox = Sandbox::new("\n-- ein ö/docs/specs/001-ferry/plan.md --\n# Plan: Ferry\n\n**Status**: Draft\n");
    sandbox.git(&["init", "--quiet"], "0");
    commit(&sandbox, "Ann", 0);
    sandbox.write("specs/009-elsewhere/plan.md", "# Plan: Elsewhere\n");
    sandbox.write("ein ö/docs/specs/001-ferry/plan.md", "# Plan: Ferry\n\n**Status**: Done\n");
    commit(&sandbox, "Ann", 1);
    sandbox.write("ein ö/docs/specs/001-ferry/plan.md", "# Plan: Ferry\n\n**Status**: Blocked\n");
    let told = json(&sandbox, &["ein ö", "--since", "HEAD~1"]);
    assert_eq!(
        lines(&told),
        [
            "status-changed 001-ferry Ferry [Draft → Done] docs/specs/001-ferry/plan.md:3",
            "status-changed 001-ferry Ferry [Done → Blocked] docs/specs/001-ferry/plan.md:3",
        ]
    );
    // The whole repository is a portfolio too, and sees both.
    assert_eq!(lines(&json(&sandbox, &[".", "--since", "HEAD~1", "--until", "HEAD"])).len(), 2);
}

#[test]
fn repositories_below_the_portfolio_are_not_its_history() {
    let sandbox = Sandbox::new(
        "\n-- one/specs/001-ferry/plan.md --\n# Plan: Ferry\n-- two/specs/002-fog/plan.md --\n# Plan: Fog\n",
    );
    let inner = |folder: &str, arguments: &[&str]| {
        let status = Command::new("git")
            .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"])
            .args(arguments)
            .current_dir(sandbox.path(folder))
            .status()
            .unwrap();
        assert!(status.success());
    };
    for folder in ["one", "two"] {
        inner(folder, &["init", "--quiet"]);
        inner(folder, &["add", "--all"]);
        inner(folder, &["commit", "--quiet", "--message=x"]);
    }
    let run = sandbox.run(&["changes"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is not part of a Git repository"), "{}", run.stderr);
    assert_eq!(lines(&json(&sandbox, &["one", "--since", "2026-01-01"])).len(), 1);
}

#[test]
fn without_any_plan_there_is_nothing_to_tell() {
    let sandbox = Sandbox::new("\n-- README.md --\n# Nothing\n");
    sandbox.git(&["init", "--quiet"], "0");
    commit(&sandbox, "Ann", 0);
    let run = sandbox.run(&["changes"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no plans below `ROOT`"), "{}", run.stderr);
    // That all plans are gone is a change.
    let sandbox = one_plan();
    std::fs::remove_dir_all(sandbox.path("specs")).unwrap();
    commit(&sandbox, "Ann", 1);
    assert_eq!(
        lines(&json(&sandbox, &["--since", "HEAD~1"])),
        ["plan-removed 001-ferry Ferry specs/001-ferry/plan.md:1"]
    );
}

#[test]
fn settings_of_today_say_what_counted_then() {
    let sandbox = one_plan();
    sandbox.write("specs/_old_/002-fog/plan.md", "# Plan: Fog\n");
    sandbox.write("other/003-pier/plan.md", "# Plan: Pier\n\n**Status**: Moored\n");
    commit(&sandbox, "Ann", 1);
    sandbox.write("other/003-pier/plan.md", "# Plan: Pier\n\n**Status**: Adrift\n");
    commit(&sandbox, "Ann", 2);
    assert_eq!(lines(&json(&sandbox, &["--since", "HEAD~2"])).len(), 3);
    sandbox.write("plansite.yml", "exclude: [\"specs/_old_/**\"]\n");
    assert_eq!(lines(&json(&sandbox, &["--since", "HEAD~2"])).len(), 2);
    sandbox.write("plansite.yml", "specs: [specs]\nexclude: [\"specs/_old_/**\"]\n");
    assert_eq!(lines(&json(&sandbox, &["--since", "HEAD~2"])), Vec::<String>::new());
    assert_eq!(lines(&json(&sandbox, &["--since", "HEAD~2", "--specs", "other"])).len(), 2);
}
