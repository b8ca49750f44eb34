//! Branches and merges: what a merge brought in is one step, dated by the merge and told of who wrote it.

use serde_json::Value;

use crate::{commit, head, json, line, lines, one_plan, seconds};

const PLAN: &str = "specs/001-ferry/plan.md";

/// A repository in which Bea ticks a gate on a branch while Ann goes on, and Cem merges it.
fn merged() -> crate::support::Sandbox {
    let sandbox = one_plan();
    sandbox.git(&["checkout", "--quiet", "-b", "crew"], "0");
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Crew", "- [x] Crew"));
    commit(&sandbox, "Bea", 1);
    sandbox.write("README.md", "# Nothing\n");
    commit(&sandbox, "Bea", 2);
    sandbox.git(&["checkout", "--quiet", "main"], "0");
    sandbox.write("specs/002-fog/plan.md", "# Plan: Fog\n");
    commit(&sandbox, "Ann", 3);
    merge(&sandbox, "crew", 4);
    sandbox
}

/// Merges a branch as Cem on a day.
fn merge(sandbox: &crate::support::Sandbox, branch: &str, day: u32) {
    let by = ["-c", "user.name=Cem", "merge", "--quiet", "--no-ff", "--message=merge", branch];
    sandbox.git(&by, &seconds(day));
}

fn authors(json: &Value) -> Vec<String> {
    let told = |event: &Value| format!("{} {} {}", event["kind"].as_str().unwrap(), event["author"], event["date"]);
    json["events"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_merge_is_one_step_of_the_main_line() {
    let sandbox = merged();
    let json = json(&sandbox, &["--since", "HEAD~2"]);
    assert_eq!(
        authors(&json),
        ["plan-added \"Ann\" \"2026-06-04T09:00:00Z\"", "gate-ticked \"Bea\" \"2026-06-05T09:00:00Z\"",]
    );
    assert_eq!(json["events"][1]["commit"], head(&sandbox));
    assert_eq!(line(&json["events"][1]), "gate-ticked 001-ferry Crew found specs/001-ferry/plan.md:8");
}

#[test]
fn what_a_branch_changed_is_told_without_what_the_main_line_did() {
    let sandbox = merged();
    // As seen from the branch, which knows nothing of the other plan.
    let run = sandbox.run(&["changes", "--format", "json", "--since", "main~1", "--until", "crew"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("`main~1` is not part of the history of `crew`"), "{}", run.stderr);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(authors(&json), ["gate-ticked \"Bea\" \"2026-06-02T09:00:00Z\""]);
}

#[test]
fn a_branch_that_took_over_the_main_line_is_not_told_what_it_took_over() {
    let sandbox = merged();
    sandbox.git(&["checkout", "--quiet", "-b", "later", "crew"], "0");
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Approved"));
    commit(&sandbox, "Bea", 5);
    merge(&sandbox, "main", 6);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Timetable", "- [x] Timetable"));
    commit(&sandbox, "Ann", 7);
    let json = json(&sandbox, &["--since", "main"]);
    assert_eq!(
        authors(&json),
        ["status-changed \"Ann\" \"2026-06-08T09:00:00Z\"", "gate-ticked \"Ann\" \"2026-06-08T09:00:00Z\"",],
        "both stand in a document that Ann was the last to touch"
    );
}

#[test]
fn from_a_commit_inside_a_merged_branch_nothing_is_told_twice() {
    let sandbox = merged();
    let json = json(&sandbox, &["--since", "crew"]);
    assert_eq!(lines(&json), ["plan-added 002-fog Fog specs/002-fog/plan.md:1"]);
}

#[test]
fn a_detached_head_and_another_checkout_have_the_same_history() {
    let sandbox = merged();
    let expected = lines(&json(&sandbox, &["--since", "main~2"]));
    assert_eq!(expected.len(), 2);
    let beside = sandbox.root().parent().unwrap().join("beside");
    sandbox.git(&["worktree", "add", "--quiet", "--detach", beside.to_str().unwrap(), "main"], "0");
    assert_eq!(lines(&json(&sandbox, &[beside.to_str().unwrap(), "--since", "main~2"])), expected);
    sandbox.git(&["checkout", "--quiet", "--detach"], "0");
    assert_eq!(lines(&json(&sandbox, &["--since", "main~2"])), expected);
    // What is edited in the one is not edited in the other.
    std::fs::write(beside.join(PLAN), "# Plan: Ferry\n").unwrap();
    assert_eq!(json(&sandbox, &["--since", "main"])["until"]["dirty"], false);
    assert_eq!(json(&sandbox, &[beside.to_str().unwrap(), "--since", "main"])["until"]["dirty"], true);
}

#[test]
fn what_another_repository_holds_is_not_told() {
    let sandbox = one_plan();
    let other = crate::support::Sandbox::new("\n-- specs/009-other/plan.md --\n# Plan: Other\n");
    other.git(&["init", "--quiet"], "0");
    commit(&other, "Ann", 0);
    let address = other.root().to_str().unwrap().to_owned();
    sandbox.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &address, "specs/sub"], "0");
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Done"));
    commit(&sandbox, "Ann", 1);
    let json = json(&sandbox, &["--since", "HEAD~1"]);
    assert_eq!(lines(&json), ["status-changed 001-ferry Ferry [Draft → Done] specs/001-ferry/plan.md:3"]);
}

#[test]
fn names_are_those_of_the_mailmap() {
    let sandbox = one_plan();
    sandbox.write(".mailmap", "Beatrice Holt <bea@example.org>\n");
    sandbox.write(PLAN, sandbox.read(PLAN).replace("Draft", "Done"));
    sandbox.git(&["add", "--all"], "0");
    let by = ["commit", "--quiet", "--message=x", "--author=bea <bea@example.org>"];
    sandbox.git(&by, &seconds(1));
    let json = json(&sandbox, &["--since", "HEAD~1"]);
    assert_eq!(authors(&json), ["status-changed \"Beatrice Holt\" \"2026-06-02T09:00:00Z\""]);
}
