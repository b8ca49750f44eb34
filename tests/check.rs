//! `plansite check` as a user and a workflow see it: forms, exit codes, baselines, comments that silence a check.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;

use support::{Run, Sandbox};

/// One plan with a note, two warnings and, where its front matter is broken, an error.
const PLAN: &str = "\
-- specs/001-ledger/plan.md --
# Implementation Plan: Ledger

**Status**: Draft
**Author**: [AUTHOR]

See [the spec](spec.md).
";

fn check(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    sandbox.run(&[&["check"], arguments].concat())
}

/// The findings of `--format json` as `path:line code`.
fn found(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let run = check(sandbox, &[&["--format", "json", "--fail-on", "never"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let written: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let one = |problem: &Value| {
        let text = |name: &str| problem[name].as_str().expect("a text").to_owned();
        format!("{}:{} {}", text("path"), problem["line"], text("code"))
    };
    written["problems"].as_array().expect("a list").iter().map(one).collect()
}

#[test]
fn findings_are_drawn_and_summed_up() {
    let run = check(&Sandbox::new(PLAN), &[]);
    let expected = "\
note[gates-missing]: the plan has neither a list of gates nor a constitution check
 --> specs/001-ledger/plan.md
  = help: add a section `## Gates` with lines such as `- [ ] Architecture reviewed and approved`

warning[placeholder-left]: the placeholder `[AUTHOR]` is not filled in
 --> specs/001-ledger/plan.md:4:13
  |
4 | **Author**: [AUTHOR]
  |             ^^^^^^^^
  |
  = help: fill it in, or take the line out

warning[link-broken]: the link `spec.md` leads nowhere
 --> specs/001-ledger/plan.md:6:5
  |
6 | See [the spec](spec.md).
  |     ^^^^^^^^^^^^^^^^^^^
  |
  = help: there is no `specs/001-ledger/spec.md`

";
    let summary = "\
2 warnings, 1 note in 1 plan
`plansite explain CODE` says what a check means and how to mend it
";
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, expected, summary));
}

#[test]
fn nothing_wrong_is_said_too() {
    let sandbox = Sandbox::new("-- specs/001-a/plan.md --\n# A\n\n**Status**: Draft\n\n## Gates\n\n- [ ] One\n");
    let run = check(&sandbox, &["--fail-on", "note"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "no problems in 1 plan\n"));
}

#[test]
fn the_exit_code_follows_the_threshold() {
    let sandbox = Sandbox::new(PLAN);
    let codes = |sandbox: &Sandbox| {
        ["error", "warning", "note", "never"].map(|severity| check(sandbox, &["--fail-on", severity]).code)
    };
    assert_eq!(codes(&sandbox), [0, 1, 1, 0]);
    sandbox.write("plansite.yml", "checks: { placeholder-left: error }\n");
    assert_eq!(codes(&sandbox), [1, 1, 1, 0]);
    sandbox.write("plansite.yml", "checks: { placeholder-left: off, link-broken: off }\n");
    assert_eq!(codes(&sandbox), [0, 0, 1, 0]);
    sandbox.write("plansite.yml", "checks: { placeholder-lft: off }\n");
    let run = check(&sandbox, &["--fail-on", "never"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("plansite.yml:1:11") && run.stderr.contains("placeholder-left"), "{}", run.stderr);
    assert_eq!(check(&sandbox, &["--write-baseline"]).code, 2, "there is no file to write to");
    assert_eq!(check(&Sandbox::new("-- README.md --\n# Nothing\n"), &[]).code, 2, "there are no plans");
}

#[test]
fn nothing_is_written() {
    let sandbox = Sandbox::new(PLAN);
    for format in ["human", "json", "github", "sarif"] {
        check(&sandbox, &["--format", format]);
    }
    let paths: Vec<String> = sandbox.files("").into_keys().collect();
    assert_eq!(paths, ["specs/001-ledger/plan.md"]);
}

#[test]
fn annotations_are_counted_from_the_top_of_the_repository() {
    let sandbox = Sandbox::new("-- README.md --\n# Top\n");
    sandbox.write("docs/specs/001-ledger/plan.md", PLAN.split_once('\n').expect("a header line").1);
    let expected = |prefix: &str| {
        format!(
            "\
::notice file={prefix}specs/001-ledger/plan.md,line=1,col=1,title=gates-missing::the plan has neither a list of gates nor a constitution check%0Ahelp: add a section `## Gates` with lines such as `- [ ] Architecture reviewed and approved`
::warning file={prefix}specs/001-ledger/plan.md,line=4,col=13,title=placeholder-left::the placeholder `[AUTHOR]` is not filled in%0Ahelp: fill it in, or take the line out
::warning file={prefix}specs/001-ledger/plan.md,line=6,col=5,title=link-broken::the link `spec.md` leads nowhere%0Ahelp: there is no `specs/001-ledger/spec.md`
"
        )
    };
    let run = check(&sandbox, &["docs", "--format", "github"]);
    assert_eq!((run.code, run.stdout, run.stderr.as_str()), (0, expected(""), ""));
    sandbox.git(&["init", "-q"], "1764000000");
    assert_eq!(check(&sandbox, &["docs", "--format", "github"]).stdout, expected("docs/"));
}

#[test]
fn a_problem_among_several_plans_is_reported_at_each() {
    let sandbox = Sandbox::new(
        "-- specs/003-a/plan.md --\n# A\n\n**Depends On**: 004-b\n-- specs/004-b/plan.md --\n# B\n\n**Depends On**: 003-a\n",
    );
    let run = check(&sandbox, &["--format", "github"]);
    let errors: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!((run.code, errors.len()), (1, 2), "{}", run.stdout);
    for (line, file) in errors.iter().zip(["specs/003-a/plan.md", "specs/004-b/plan.md"]) {
        assert!(line.starts_with(&format!("::error file={file},line=3,col=17,title=dependency-cycle::")), "{line}");
    }
}

#[test]
fn a_baseline_stays_quiet_when_lines_are_inserted_above_and_tells_what_is_new() {
    let sandbox = Sandbox::new("");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site"), sandbox.root());
    let before = found(&sandbox, &[]);
    let run = check(&sandbox, &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!((run.code, run.stderr), (0, format!("recorded {} findings of 27 plans\n", before.len())));
    let accepted = ["--baseline", "known.json", "--fail-on", "note"];
    let quiet = check(&sandbox, &accepted);
    assert_eq!((quiet.code, quiet.stdout.as_str()), (0, ""));
    assert_eq!(quiet.stderr, format!("no problems, beside {} in the baseline in 27 plans\n", before.len()));

    // A line above everything that is reported at a line, in each of these files.
    for (path, bytes) in sandbox.files("specs") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_yaml = text.starts_with("---");
        if path.ends_with("plan.md") && bytes.starts_with(b"# ") && !is_yaml {
            sandbox.write(&format!("specs/{path}"), format!("<!-- a remark -->\n\n{text}"));
        }
    }
    let moved = found(&sandbox, &[]);
    let same_line = before.iter().filter(|finding| moved.contains(finding)).count();
    assert!(moved.len() == before.len() && same_line < before.len() / 2, "{same_line} of {}", before.len());
    assert_eq!(found(&sandbox, &["--baseline", "known.json"]), Vec::<String>::new());

    let plan = "specs/003-holds-queue/plan.md";
    let text = sandbox.read(plan);
    let line = text.lines().count() + 2;
    let gate = text.lines().position(|line| line.contains("unknowns resolved")).expect("it has that gate") + 1;
    sandbox.write(plan, format!("{text}\n[nothing](nowhere.md) and [NEEDS CLARIFICATION: who pays?]\n"));
    let expected = [(gate, "gate-contradicts-text"), (line, "link-broken"), (line, "clarification-open")];
    let expected = expected.map(|(line, code)| format!("{plan}:{line} {code}"));
    assert_eq!(found(&sandbox, &["--baseline", "known.json"]), expected);
    assert_eq!(check(&sandbox, &accepted).code, 1);
}

#[test]
fn a_baseline_that_cannot_be_used_is_no_reason_to_pass() {
    let sandbox = Sandbox::new(PLAN);
    let run = check(&sandbox, &["--baseline", "known.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--> known.json") && run.stderr.contains("--write-baseline"), "{}", run.stderr);
    sandbox.write("known.json", "{ \"findings\": 7 }");
    let run = check(&sandbox, &["--baseline", "known.json"]);
    assert!(run.code == 2 && run.stderr.contains("--> known.json:1:"), "{}", run.stderr);
    let run = check(&sandbox, &["--baseline", "specs/001-ledger/plan.md", "--write-baseline"]);
    assert!(run.code == 2 && run.stderr.contains("was not overwritten"), "{}", run.stderr);
}

#[test]
fn comments_silence_a_check_everywhere() {
    let sandbox = Sandbox::new(PLAN);
    let lines = ["null gates-missing", "4 placeholder-left", "6 link-broken"];
    assert_eq!(found(&sandbox, &[]), lines.map(|line| format!("specs/001-ledger/plan.md:{line}")));
    let text = sandbox.read("specs/001-ledger/plan.md");
    let text = text.replace("(spec.md).", "(spec.md). <!-- plansite-ignore link-broken: it follows next week -->");
    let text = format!("{text}\n<!-- plansite-ignore-file gates-missing, placeholder-left -->\n\n[again](spec.md)\n");
    sandbox.write("specs/001-ledger/plan.md", text);
    assert_eq!(found(&sandbox, &[]), ["specs/001-ledger/plan.md:10 link-broken"]);
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let model: Value = serde_json::from_str(&sandbox.read("_site/portfolio.json")).expect("it is JSON");
    assert_eq!(model["summary"]["problems"], serde_json::json!({ "error": 0, "warning": 1, "note": 0 }));
    let page = sandbox.read("_site/problems.html");
    assert!(page.contains("link-broken") && !page.contains("placeholder-left"));
}

#[test]
fn every_list_of_problems_is_the_same() {
    let sandbox = Sandbox::new("");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site"), sandbox.root());
    let run = check(&sandbox, &["--format", "json", "--fail-on", "never"]);
    let list: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let model: Value = serde_json::from_str(&sandbox.run(&["export"]).stdout).expect("it is JSON");
    assert_eq!(list["summary"], model["summary"]["problems"]);
    let filed = |plan: &Value| {
        let id = plan["id"].clone();
        let problems = plan["problems"].as_array().expect("a list").clone();
        problems.into_iter().map(move |mut problem| {
            problem["plan"] = id.clone();
            problem
        })
    };
    let outside = model["problems"].as_array().expect("a list").iter().cloned().map(|mut problem| {
        problem["plan"] = Value::Null;
        problem
    });
    let inside = model["plans"].as_array().expect("a list").iter().flat_map(filed);
    assert_eq!(list["problems"], outside.chain(inside).collect::<Value>());
    let annotations = check(&sandbox, &["--format", "github"]).stdout.lines().count();
    let sarif: Value = serde_json::from_str(&check(&sandbox, &["--format", "sarif"]).stdout).expect("it is JSON");
    let drawn = check(&sandbox, &[]).stdout.lines().filter(|line| line.contains(" --> ")).count();
    let total = list["problems"].as_array().expect("a list").len();
    assert_eq!([annotations, sarif["runs"][0]["results"].as_array().expect("a list").len(), drawn], [total; 3]);
}

/// Copies a folder's files, without the site that may have been built there.
fn copy(from: &Path, to: &Path) {
    for inside in fs::read_dir(from).expect("the folder can be listed") {
        let path = inside.expect("it can be listed").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() && !path.ends_with("_site") {
            fs::create_dir_all(&target).expect("the folder is made");
            copy(&path, &target);
        } else if path.is_file() {
            fs::copy(&path, &target).expect("the file is copied");
        }
    }
}
