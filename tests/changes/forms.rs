//! The three forms, as they are printed.

use crate::{commit, head, one_plan};

const PLAN: &str = "specs/001-ferry/plan.md";

fn edited() -> crate::support::Sandbox {
    let sandbox = one_plan();
    sandbox.write(
        PLAN,
        sandbox.read(PLAN).replace("- [ ] Timetable agreed", "- [ ] Timetable agreed\n- [x] <b>@ann</b> found"),
    );
    commit(&sandbox, "Bea", 1);
    sandbox
}

#[test]
fn a_terminal_gets_lines_without_colour_where_it_is_none() {
    let run = edited().run(&["changes", "--since", "HEAD~1"]);
    let expected = "1 change in 1 plan since HEAD~1 (1 Jun 2026)
1 gate added

001-ferry
  gate added, ticked  <b>@ann</b> found  Bea, 2 Jun 2026, COMMIT
";
    let commit = run.stdout.rsplit(' ').next().unwrap().trim().to_owned();
    assert_eq!(run.stdout.replace(&commit, "COMMIT"), expected);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_comment_links_to_the_lines_of_the_commit() {
    let sandbox = edited();
    sandbox.git(&["remote", "add", "origin", "git@github.com:harbour/plans.git"], "0");
    let run = sandbox.run(&["changes", "--since", "HEAD~1", "--format", "markdown"]);
    let id = head(&sandbox);
    let link = format!("<https://github.com/harbour/plans/blob/{id}/specs/001-ferry/plan.md#L8>");
    let expected = format!(
        "**1 change in 1 plan** since HEAD\\~1 (1 Jun 2026)

1 gate added

<details><summary>001-ferry: 1 gate added</summary>

- Gate added, ticked: [&lt;b&gt;@<!-- -->ann&lt;\\/b&gt; found]({link}) (Bea, 2 Jun 2026, {})

</details>
",
        &id[..7]
    );
    assert_eq!(run.stdout, expected);
}

#[test]
fn nothing_that_changed_is_said_so() {
    let sandbox = one_plan();
    let run = sandbox.run(&["changes", "--since", "HEAD"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "no changes since HEAD (1 Jun 2026)\n"));
}
