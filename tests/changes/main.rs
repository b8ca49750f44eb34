//! `plansite changes` over repositories that the tests write: every event found, none invented, and what is said where
//! there is no history.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod branches;
mod edits;
mod forms;
mod points;
mod site;
mod story;
#[path = "../support/mod.rs"]
mod support;
mod surroundings;
mod whole;

use serde_json::Value;
use support::{Run, Sandbox};

/// A day in 2026 on which something is committed, in seconds since 1970: day 0 is the first of June.
fn seconds(day: u32) -> String {
    (1_780_272_000 + u64::from(day) * 86_400 + 9 * 3_600).to_string()
}

/// Commits everything as somebody on a day, and gives the commit.
fn commit(sandbox: &Sandbox, author: &str, day: u32) -> String {
    sandbox.git(&["add", "--all"], &seconds(day));
    let by = format!("--author={author} <{author}@example.org>");
    sandbox.git(&["commit", "--quiet", "--allow-empty", "--message=x", &by], &seconds(day));
    head(sandbox)
}

/// The commit that is checked out.
fn head(sandbox: &Sandbox) -> String {
    let output = std::process::Command::new("git")
        .args(["rev-parse", "HEAD"])
        .current_dir(sandbox.root())
        .output()
        .expect("git starts");
    String::from_utf8(output.stdout).expect("a name").trim().to_owned()
}

/// What `plansite changes --format json` prints with more arguments, when it succeeds.
#[track_caller]
fn json(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let mut all = vec!["changes", "--format", "json"];
    all.extend(arguments);
    let Run { code, stdout, stderr } = sandbox.run(&all);
    assert_eq!(code, 0, "{stderr}");
    serde_json::from_str(&stdout).expect("JSON")
}

/// `kind plan text [before → after] path:line` of each event.
fn lines(json: &Value) -> Vec<String> {
    json["events"].as_array().expect("events").iter().map(line).collect()
}

fn line(event: &Value) -> String {
    let text = |key: &str| event[key].as_str().unwrap_or("-").to_owned();
    let values = match (&event["before"], &event["after"]) {
        (Value::Null, Value::Null) => String::new(),
        _ => format!(" [{} → {}]", text("before"), text("after")),
    };
    format!("{} {} {}{values} {}:{}", text("kind"), text("plan"), text("text"), text("path"), event["line"])
}

/// A repository with one plan, committed by Ann on the first day.
fn one_plan() -> Sandbox {
    let sandbox = Sandbox::new(
        "
-- specs/001-ferry/plan.md --
# Plan: Ferry

**Status**: Draft

## Gates

- [ ] Timetable agreed
- [ ] Crew found
",
    );
    sandbox.git(&["init", "--quiet"], "0");
    commit(&sandbox, "Ann", 0);
    sandbox
}
