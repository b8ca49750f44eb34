//! `plansite new`: the folder, the file, and that what was filled in is what is read.

use serde_json::Value;

use crate::support::Sandbox;

/// 23 November 2026.
const DAY: &str = "1795392000";

/// Runs `plansite new` on a day, and gives the path that it prints.
#[track_caller]
fn new(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let mut command = sandbox.command(&[&["new"], arguments].concat());
    command.env("SOURCE_DATE_EPOCH", DAY);
    let run = sandbox.finish(command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim_end().to_owned()
}

/// The plan at a path, as `plansite export` gives it.
#[track_caller]
fn exported(sandbox: &Sandbox, path: &str) -> Value {
    let run = sandbox.run(&["export"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let portfolio: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let plans = portfolio["plans"].as_array().expect("a list");
    plans.iter().find(|plan| plan["path"] == path).unwrap_or_else(|| panic!("{path} is not among {plans:?}")).clone()
}

#[test]
fn what_was_filled_in_is_what_is_read() {
    let sandbox = Sandbox::new("-- specs/006-login/plan.md --\n# Login\n");
    let path = new(&sandbox, &["Payment", "retries & <more>", "--status", "In Review", "--author", "Ann Lee"]);
    assert_eq!(path, "specs/007-payment-retries-more/plan.md");
    let plan = exported(&sandbox, &path);
    assert_eq!(plan["id"], "007-payment-retries-more");
    assert_eq!(plan["number"], 7);
    assert_eq!(plan["title"], "Payment retries & <more>");
    assert_eq!(plan["status"]["text"], "In Review");
    assert_eq!(plan["status"]["stage"], "review");
    assert_eq!(plan["created"]["date"], "2026-11-23");
    assert_eq!(plan["branch"], "007-payment-retries-more");
    assert_eq!(plan["feature"], "007-payment-retries-more");
    assert_eq!(plan["author"], "Ann Lee");
    assert_eq!(plan["gates"].as_array().map(Vec::len), Some(4));
    assert_eq!(plan["template_only"], false);
    let codes: Vec<_> =
        plan["problems"].as_array().unwrap().iter().map(|problem| problem["severity"].clone()).collect();
    assert!(!codes.contains(&"error".into()), "{}", plan["problems"]);
}

#[test]
fn status_and_author_have_defaults() {
    let sandbox = Sandbox::new("-- README.md --\n");
    sandbox.git(&["init"], DAY);
    sandbox.git(&["config", "user.name", "Bo Ek"], DAY);
    let path = new(&sandbox, &["支付重试"]);
    assert_eq!(path, "specs/001-支付重试/plan.md");
    let plan = exported(&sandbox, &path);
    assert_eq!((&plan["status"]["text"], &plan["author"]), (&"Draft".into(), &"Bo Ek".into()));
    assert_eq!(plan["title"], "支付重试");
}

#[test]
fn without_an_author_none_is_stated() {
    let sandbox = Sandbox::new("-- README.md --\n");
    let path = new(&sandbox, &["Login"]);
    assert!(sandbox.read(&path).contains("**Author**: [AUTHOR]\n"));
    assert_eq!(exported(&sandbox, &path)["author"], Value::Null);
}

#[test]
fn the_house_template_is_used() {
    let template =
        "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE]\n\n## House\n";
    let sandbox = Sandbox::new(&format!(
        "-- .specify/templates/plan-template.md --\n{template}-- templates/plan-template.md --\n# Other\n\
         -- specs/1-login/plan.md --\n# Login\n"
    ));
    let path = new(&sandbox, &["Login again", "--author", "Ann"]);
    assert_eq!(path, "specs/2-login-again/plan.md");
    assert_eq!(
        sandbox.read(&path),
        "# Implementation Plan: Login again\n\n**Branch**: `2-login-again` | **Date**: 2026-11-23\n**Status**: Draft\n\
         **Author**: Ann\n\n## House\n"
    );
}

#[test]
fn the_folder_of_most_features_is_chosen_unless_another_is_named() {
    let sandbox = Sandbox::new(
        "-- specs/003-a/plan.md --\n# A\n-- services/pay/specs/01-b/plan.md --\n# B\n\
         -- services/pay/specs/02-c/plan.md --\n# C\n",
    );
    assert_eq!(new(&sandbox, &["D"]), "services/pay/specs/03-d/plan.md");
    assert_eq!(new(&sandbox, &["E", "--specs", "specs"]), "specs/004-e/plan.md");
    assert_eq!(new(&sandbox, &["F", "--specs", "./teams/x/specs/"]), "teams/x/specs/001-f/plan.md");
}

#[test]
fn folders_without_a_plan_count_as_numbers_that_are_taken() {
    let sandbox = Sandbox::new("-- specs/003-a/plan.md --\n# A\n-- specs/004-b/spec.md --\n# B\n");
    assert_eq!(new(&sandbox, &["C"]), "specs/005-c/plan.md");
}

#[test]
fn plans_that_share_a_folder_get_a_neighbour_in_it() {
    let sandbox = Sandbox::new("-- docs/plan-a.md --\n# A\n-- docs/plan-b.md --\n# B\n-- docs/notes/x.md --\n# X\n");
    let path = new(&sandbox, &["Login"]);
    assert_eq!(path, "docs/login/plan.md");
    assert_eq!(exported(&sandbox, &path)["title"], "Login");
    assert_eq!(exported(&sandbox, "docs/plan-a.md")["title"], "A");
}

#[test]
fn nothing_is_written_over_and_nothing_outside_the_root() {
    let sandbox = Sandbox::new("-- specs/login/plan.md --\n# Login\n-- specs/search/plan.md --\n# S\n");
    let refused = |arguments: &[&str], message: &str| {
        let run = sandbox.run(&[&["new"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.starts_with(&format!("error: {message}")), "{}", run.stderr);
    };
    refused(&["LogIn"], "there is a feature `specs/login`\n  help: choose another title\n");
    refused(&["?!"], "no folder can be named after `?!`");
    refused(&["X", "--specs", "../outside"], "`../outside` lies outside the portfolio's root");
    assert!(!sandbox.path("../outside").exists());
    assert_eq!(sandbox.read("specs/login/plan.md"), "# Login\n");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", sandbox.path("way")).unwrap();
        refused(&["X", "--specs", "way/out"], "`way/out/001-x/plan.md` lies outside the portfolio's root");
        assert!(!sandbox.path("../out").exists());
    }
}

#[test]
fn a_plan_that_the_settings_leave_out_is_told() {
    let sandbox = Sandbox::new("-- plansite.yml --\nexclude: [old]\n-- specs/a/plan.md --\n# A\n");
    let run = sandbox.run(&["new", "X", "--specs", "old"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("note: the new plan is not among those that plansite reads here\n"), "{}", run.stderr);
}
