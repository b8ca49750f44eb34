//! What changes are compared with: a revision, a day, the newest review, or a week ago.

use serde_json::Value;

use crate::{commit, json, lines, one_plan, seconds};

const PLAN: &str = "specs/001-ferry/plan.md";

/// A gate ticked on day 3, another on day 10; a review on day 5 and one on another branch.
fn reviewed() -> crate::support::Sandbox {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Timetable", "- [x] Timetable"));
    commit(&sandbox, "Ann", 3);
    sandbox.git(&["tag", "--annotate", "--message=x", "review/first"], &seconds(5));
    sandbox.git(&["tag", "--annotate", "--message=x", "other/later"], &seconds(8));
    sandbox.git(&["checkout", "--quiet", "-b", "side"], "0");
    commit(&sandbox, "Ann", 6);
    sandbox.git(&["tag", "review/elsewhere"], &seconds(9));
    sandbox.git(&["checkout", "--quiet", "main"], "0");
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Crew", "- [x] Crew"));
    commit(&sandbox, "Ann", 10);
    sandbox
}

const CREW: &str = "gate-ticked 001-ferry Crew found specs/001-ferry/plan.md:8";
const TIMETABLE: &str = "gate-ticked 001-ferry Timetable agreed specs/001-ferry/plan.md:7";
const ADDED: &str = "plan-added 001-ferry Ferry specs/001-ferry/plan.md:1";

#[test]
fn the_newest_review_of_this_history_is_compared_with() {
    let sandbox = reviewed();
    let told = json(&sandbox, &[]);
    assert_eq!(lines(&told), [CREW]);
    assert_eq!(told["since"]["rev"], "review/first");
    assert_eq!(told["since"]["date"], "2026-06-04T09:00:00Z");
    sandbox.write("plansite.yml", "review:\n  tags: other/*\n");
    assert_eq!(json(&sandbox, &[])["since"]["rev"], "other/later");
    let human = sandbox.run(&["changes"]);
    assert!(human.stdout.starts_with("1 change in 1 plan since other/later (4 Jun 2026)\n"), "{}", human.stdout);
}

#[test]
fn without_a_review_a_week_is_looked_back() {
    let sandbox = one_plan();
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Timetable", "- [x] Timetable"));
    commit(&sandbox, "Ann", 3);
    sandbox.write(PLAN, sandbox.read(PLAN).replace("- [ ] Crew", "- [x] Crew"));
    commit(&sandbox, "Ann", 10);
    // The newest commit is of the eleventh of June, and so a week ago was the fourth: the day of the first gate.
    let told = json(&sandbox, &[]);
    assert_eq!(lines(&told), [TIMETABLE, CREW]);
    assert_eq!((&told["since"]["rev"], &told["since"]["date"]), (&Value::Null, &"2026-06-04T00:00:00Z".into()));
    let human = sandbox.run(&["changes"]);
    assert!(human.stdout.starts_with("2 changes in 1 plan since 4 Jun 2026\n"), "{}", human.stdout);
}

#[test]
fn days_begin_at_midnight() {
    let sandbox = reviewed();
    for (since, expected) in [
        ("2026-06-11", vec![CREW]),
        ("2026-06-12", vec![]),
        ("2026-06-04", vec![TIMETABLE, CREW]),
        ("2026-06-04T10:00", vec![CREW]),
        ("2026-01-01", vec![ADDED, TIMETABLE, CREW]),
        ("6 days ago", vec![CREW]),
        ("HEAD~1", vec![CREW]),
        ("review/first", vec![CREW]),
    ] {
        assert_eq!(lines(&json(&sandbox, &["--since", since])), expected, "{since}");
    }
    let before = json(&sandbox, &["--since", "2026-01-01"]);
    assert_eq!((&before["since"]["commit"], &before["since"]["date"]), (&Value::Null, &"2026-01-01T00:00:00Z".into()));
    let until = json(&sandbox, &["--since", "2026-06-01", "--until", "HEAD~1"]);
    assert_eq!(lines(&until), [ADDED, TIMETABLE]);
    assert_eq!((&until["until"]["rev"], &until["until"]["dirty"]), (&"HEAD~1".into(), &false.into()));
}

#[test]
fn what_is_no_revision_and_no_day_is_told_with_what_may_have_been_meant() {
    let sandbox = reviewed();
    for (arguments, said, help) in [
        (
            ["--since", "review/frist"],
            "there is no revision `review/frist`, and it is not a date",
            "did you mean `review/first`?",
        ),
        (["--until", "sied"], "there is no revision `sied`, and it is not a date", "did you mean `side`?"),
        (["--since", "2026-13-01"], "there is no revision `2026-13-01`", "name a commit, tag or branch"),
        (["--since", "--output=x"], "there is no revision `--output=x`", "name a commit, tag or branch"),
        (["--since", ""], "there is no revision ``", "name a commit, tag or branch"),
    ] {
        let mut all = vec!["changes"];
        let joined = format!("{}={}", arguments[0], arguments[1]);
        all.push(&joined);
        let run = sandbox.run(&all);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(said) && run.stderr.contains(help), "{}", run.stderr);
    }
    assert!(!sandbox.path("x").exists());
    // A branch that only the remote repository has.
    sandbox.git(&["update-ref", "refs/remotes/origin/trunk", "HEAD"], "0");
    let run = sandbox.run(&["changes", "--since", "trunk"]);
    assert!(run.stderr.contains("did you mean `origin/trunk`?"), "{}", run.stderr);
}

#[test]
fn revisions_the_wrong_way_round_and_of_nothing_in_common_are_refused() {
    let sandbox = reviewed();
    let run = sandbox.run(&["changes", "--since", "HEAD", "--until", "HEAD~1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`HEAD~1` came before `HEAD`"), "{}", run.stderr);
    assert!(run.stderr.contains("--since HEAD~1 --until HEAD"), "{}", run.stderr);
    sandbox.git(&["checkout", "--quiet", "--orphan", "strange"], "0");
    commit(&sandbox, "Ann", 12);
    let run = sandbox.run(&["changes", "--since", "main"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`main` and `HEAD` have no commit in common"), "{}", run.stderr);
}

#[test]
fn a_source_date_is_the_day_that_is_counted_from() {
    let sandbox = one_plan();
    let mut command = sandbox.command(&["changes", "--format", "json"]);
    command.env("SOURCE_DATE_EPOCH", seconds(40));
    let told: Value = serde_json::from_str(&sandbox.finish(command).stdout).unwrap();
    assert_eq!(told["since"]["date"], "2026-07-04T00:00:00Z");
    assert_eq!(lines(&told), Vec::<String>::new());
}
