//! The example portfolio as a whole: what is read from it, which files it becomes, and that building is repeatable.
//!
//! The expected facts stand in a snapshot, one line a plan. They were compared with the plans by hand: review a change
//! of it the same way.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use serde_json::Value;

fn plansite(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plansite"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // The day of the build is the day the example was written on, wherever and whenever it is built.
        .env("SOURCE_DATE_EPOCH", "1795392000")
        .output()
        .expect("plansite runs")
}

fn build(out: &Path) -> String {
    let output = plansite(&["build", "example-site", "--out", &out.to_string_lossy()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

/// The files of a site with their bytes and times.
fn files(root: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
        for entry in fs::read_dir(folder).expect("the site can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let bytes = fs::read(&path).expect("the file can be read");
                let changed = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("a time");
                found.insert(path.strip_prefix(root).expect("inside").to_owned(), (bytes, changed));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

fn export() -> Value {
    let output = plansite(&["export", "example-site"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the export is JSON")
}

/// How many members of a list satisfy a condition.
fn count(list: &Value, condition: impl Fn(&Value) -> bool) -> usize {
    list.as_array().expect("a list").iter().filter(|member| condition(member)).count()
}

/// What a reader of the plan would say of it, on one line.
fn facts(plan: &Value) -> String {
    let state = |state: &str| count(&plan["gates"], |gate| gate["state"] == state);
    let tasks = match &plan["tasks"] {
        Value::Null => "no list".to_owned(),
        tasks => format!("{}/{}", tasks["done"], tasks["total"]),
    };
    let verdict = |verdict: &str| count(&plan["constitution"], |principle| principle["verdict"] == verdict);
    let band = |band: &str| count(&plan["risks"], |risk| risk["exposure"]["band"] == band);
    let references: Vec<String> = plan["references"]
        .as_array()
        .expect("references")
        .iter()
        .map(|reference| {
            format!("{} {}", reference["kind"].as_str().unwrap_or(""), reference["plan"].as_str().unwrap_or("nobody"))
        })
        .collect();
    format!(
        "{id}\n  {stage} {text}; gates {done} done {open} open {waived} waived; tasks {tasks}\n  risks {risks}: {critical} critical {high} high {moderate} moderate {low} low {unscored} unscored, {unmitigated} without mitigation\n  constitution {pass} pass {fail} fail {partial} partial {pending} pending {excused} waived {unstated} unstated\n  {criteria} criteria, {phases} phases, {clarifications} clarifications, {placeholders} placeholders, {facts} facts, {documents} documents\n  {references}",
        id = plan["id"].as_str().unwrap_or(""),
        stage = plan["status"]["stage"].as_str().unwrap_or(""),
        text = plan["status"]["text"],
        done = state("done"),
        open = state("open"),
        waived = state("waived"),
        risks = count(&plan["risks"], |_| true),
        critical = band("critical"),
        high = band("high"),
        moderate = band("moderate"),
        low = band("low"),
        unscored = count(&plan["risks"], |risk| risk["exposure"].is_null()),
        unmitigated = count(&plan["risks"], |risk| risk["mitigation"].is_null()),
        pass = verdict("pass"),
        fail = verdict("fail"),
        partial = verdict("partial"),
        pending = verdict("pending"),
        excused = verdict("waived"),
        unstated = verdict("unstated"),
        criteria = count(&plan["success_criteria"], |_| true),
        phases = count(&plan["phases"], |_| true),
        clarifications = count(&plan["clarifications"], |_| true),
        placeholders = count(&plan["placeholders"], |_| true),
        facts = count(&plan["facts"], |_| true),
        documents = count(&plan["documents"], |_| true),
        references = if references.is_empty() { "no other plan".to_owned() } else { references.join(", ") },
    )
}

#[test]
fn every_plan_is_read_as_it_is_written() {
    let portfolio = export();
    let plans: Vec<String> = portfolio["plans"].as_array().expect("plans").iter().map(facts).collect();
    insta::assert_snapshot!(plans.join("\n"));
}

#[test]
fn every_problem_is_found_where_it_is() {
    let portfolio = export();
    let mut lines: Vec<String> = Vec::new();
    let plans = portfolio["plans"].as_array().expect("plans").iter().map(|plan| &plan["problems"]);
    for problem in
        std::iter::once(&portfolio["problems"]).chain(plans).flat_map(|list| list.as_array().expect("a list"))
    {
        let text = |key: &str| problem[key].as_str().unwrap_or("");
        lines.push(format!(
            "{}:{}:{} {} {}: {}",
            text("path"),
            problem["line"],
            problem["column"],
            text("severity"),
            text("code"),
            text("message")
        ));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_summary_counts_what_the_plans_hold() {
    let portfolio = export();
    let plans = portfolio["plans"].as_array().expect("plans");
    let over = |of: &dyn Fn(&Value) -> usize| plans.iter().map(of).sum::<usize>();
    let summary = &portfolio["summary"];
    assert_eq!(summary["plans"], plans.len());
    assert_eq!(summary["gates"]["done"], over(&|plan| count(&plan["gates"], |gate| gate["state"] == "done")));
    assert_eq!(summary["gates"]["total"], over(&|plan| count(&plan["gates"], |_| true)));
    assert_eq!(summary["risks"]["total"], over(&|plan| count(&plan["risks"], |_| true)));
    assert_eq!(
        summary["risks"]["unmitigated"],
        over(&|plan| count(&plan["risks"], |risk| risk["mitigation"].is_null()))
    );
    assert_eq!(summary["risks"]["unscored"], over(&|plan| count(&plan["risks"], |risk| risk["exposure"].is_null())));
    for severity in ["error", "warning", "note"] {
        let is = |problem: &Value| problem["severity"] == severity;
        let all = count(&portfolio["problems"], is) + over(&|plan| count(&plan["problems"], is));
        assert_eq!(summary["problems"][severity], all);
    }
    let rows = |table: &str| {
        let output = plansite(&["export", "example-site", "--format", "csv", "--table", table]);
        csv::Reader::from_reader(output.stdout.as_slice())
            .into_records()
            .filter(|row| row.as_ref().is_ok_and(|row| row.len() > 3))
            .count()
    };
    assert_eq!(rows("plans"), plans.len());
    assert_eq!(rows("risks"), over(&|plan| count(&plan["risks"], |_| true)));
    assert_eq!(rows("gates"), over(&|plan| count(&plan["gates"], |_| true)));
}

#[test]
fn the_picture_of_dependencies_is_drawn_as_before() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path());
    let page = fs::read_to_string(folder.path().join("graph.html")).expect("the page of dependencies");
    let (_, picture) = page.split_once("<section class=\"graph\"").expect("the picture");
    let (picture, _) = picture.split_once("</section>").expect("its end");
    insta::assert_snapshot!(picture);
}

#[test]
fn building_is_repeatable_and_touches_nothing_that_is_equal() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    build(&first);
    build(&second);
    let before = files(&first);
    let bytes = |files: BTreeMap<PathBuf, (Vec<u8>, SystemTime)>| -> Vec<(PathBuf, Vec<u8>)> {
        files.into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
    };
    assert_eq!(bytes(before.clone()), bytes(files(&second)));
    let said = build(&first);
    assert!(said.contains("0 files changed"), "{said}");
    assert_eq!(files(&first), before, "a file was touched");
    // Assets carry a fingerprint that changes with every edit of the theme.
    let paths: Vec<String> = before
        .into_keys()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| !path.starts_with("assets/"))
        .collect();
    insta::assert_snapshot!(paths.join("\n"));
}
