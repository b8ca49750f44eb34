//! `plansite init`: what is written, what is left alone, and what is said.

use crate::support::Sandbox;

const DAY: &str = "1795392000";
const PLAN: &str = "-- specs/001-login/plan.md --\n# Login\n\n**Status**: In limbo\n\n## Risks\n\n- Disk fills up\n";
const WORKFLOW: &str = ".github/workflows/plansite.yml";

/// A repository with these files, cloned from GitHub as it seems.
fn repository(files: &str) -> Sandbox {
    let sandbox = Sandbox::new(files);
    sandbox.git(&["init", "-q", "-b", "trunk"], DAY);
    sandbox.git(&["remote", "add", "origin", "git@github.com:o/meridian.git"], DAY);
    sandbox
}

#[test]
fn a_repository_with_plans_gets_settings_and_a_workflow() {
    let sandbox = repository(PLAN);
    let run = sandbox.run(&["init", "--action", "o/plansite@v1"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(
        run.stderr,
        "1 plan in ROOT
wrote plansite.yml
wrote .github/workflows/plansite.yml

next:
  1. look at the site:    plansite serve --open
  2. on GitHub: Settings → Pages → Build and deployment → Source: GitHub Actions
     https://github.com/o/meridian/settings/pages
  3. commit and push; each push publishes the plans again
warning: 1 risk is among what will be published
  help: a Pages site of a private repository is public unless the organisation
        restricts it: look at Settings → Pages → Visibility before you push
"
    );
    assert!(run.stderr.lines().all(|line| line.chars().count() <= 80), "{}", run.stderr);
    let settings = sandbox.read("plansite.yml");
    assert!(settings.lines().all(|line| line.is_empty() || line.starts_with('#')), "{settings}");
    assert!(settings.contains("# title: meridian\n") && settings.contains("#   \"in limbo\": STAGE\n"), "{settings}");
    let workflow = sandbox.read(WORKFLOW);
    assert!(workflow.contains("branches: [trunk]\n") && workflow.contains("- uses: o/plansite@v1\n"), "{workflow}");
    let built = sandbox.run(&["build"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
}

#[test]
fn an_empty_repository_gets_a_first_plan_too() {
    let sandbox = repository("-- README.md --\n");
    let run = sandbox.run(&["init"]);
    assert_eq!(run.code, 0);
    let said = "no plans yet in ROOT\nwrote specs/001-first-plan/plan.md\nwrote plansite.yml\nwrote .github";
    assert!(run.stderr.starts_with(said), "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    let built = sandbox.run(&["build", "--strict"]);
    assert!(built.stderr.contains("1 plan, "), "{}", built.stderr);
}

#[test]
fn without_a_home_of_plansite_it_is_said_what_to_write() {
    let run = repository(PLAN).run(&["init"]);
    let step = "in the workflow, name plansite's own repository, not `OWNER/plansite@main`\n";
    assert!(run.stderr.lines().all(|line| line.chars().count() <= 80), "{}", run.stderr);
    assert_eq!(run.stderr.contains(step), env!("CARGO_PKG_REPOSITORY").is_empty(), "{}", run.stderr);
}

#[test]
fn nothing_is_written_over() {
    let mine = format!("{PLAN}-- plansite.yml --\ntitle: Mine\n-- {WORKFLOW} --\nname: Mine\n");
    let sandbox = repository(&mine);
    let before = sandbox.files("");
    let run = sandbox.run(&["init"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("\nleft plansite.yml as it is\nleft .github/workflows/plansite.yml as it is\n"));
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn a_second_run_leaves_what_the_first_one_wrote() {
    let sandbox = repository("-- README.md --\n");
    assert_eq!(sandbox.run(&["init"]).code, 0);
    let before = sandbox.files("");
    let run = sandbox.run(&["init"]);
    assert!(run.stderr.starts_with("1 plan in ROOT\nleft plansite.yml as it is\n"), "{}", run.stderr);
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn a_portfolio_below_the_top_has_its_workflow_at_the_top() {
    let sandbox = repository("-- docs/it's/specs/001-x/plan.md --\n# X\n");
    let run = sandbox.run(&["init", "docs/it's", "--specs", "specs", "-u", "https://example.org/x"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let settings = sandbox.read("docs/it's/plansite.yml");
    assert!(settings.contains("\nspecs: [specs]\n"), "{settings}");
    assert!(settings.contains("\nbase-url: \"https://example.org/x/\"\n"), "{settings}");
    let workflow = sandbox.read(WORKFLOW);
    assert!(workflow.contains("run: plansite check 'docs/it'\\''s' --format github\n"), "{workflow}");
    assert!(workflow.contains("directory: \"docs/it's\"\n"), "{workflow}");
}

#[test]
fn from_a_folder_without_plans_the_whole_repository_is_meant() {
    let sandbox = repository("-- src/main.rs --\n-- services/pay/specs/1-x/plan.md --\n# X\n");
    let mut command = sandbox.command(&["init"]);
    command.current_dir(sandbox.path("src"));
    let run = sandbox.finish(command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(sandbox.path("plansite.yml").exists() && !sandbox.path("src/plansite.yml").exists());
}

#[test]
fn outside_of_a_repository_it_is_said_that_one_is_needed() {
    let sandbox = Sandbox::new(PLAN);
    let run = sandbox.run(&["init"]);
    assert!(run.stderr.contains("make it a Git repository, and push it to GitHub:    git init\n"), "{}", run.stderr);
    assert!(sandbox.path(WORKFLOW).exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let sandbox = repository(&format!("{PLAN}-- ../outside/keep --\n"));
    std::os::unix::fs::symlink("../outside", sandbox.path(".github")).unwrap();
    let run = sandbox.run(&["init"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error: `.github/workflows/plansite.yml` lies outside the portfolio's root\n"));
    assert!(!sandbox.path("../outside/workflows").exists());
}
