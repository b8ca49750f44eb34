//! The commands as a user sees them: exit codes, what is said where, which files are written.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod support;

use std::fs;
use std::time::{Duration, SystemTime};

use support::Sandbox;

const PLAN: &str = "-- specs/001-login/plan.md --\n# Implementation Plan: Login\n";

/// Runs the program on files, and compares its exit code and everything it says on standard error.
#[track_caller]
fn check(files: &str, arguments: &[&str], code: i32, stderr: &str) {
    let run = Sandbox::new(files).run(arguments);
    assert_eq!(run.stderr, stderr.trim_start_matches('\n'), "{arguments:?}");
    assert_eq!(run.code, code, "{arguments:?}");
}

#[test]
fn a_folder_that_is_not_there_or_no_folder_is_told() {
    for command in ["build", "export"] {
        check(
            PLAN,
            &[command, "nowhere"],
            2,
            "
error: there is no folder `nowhere`
  help: name one that is there; without one, the root is looked for from the current folder upwards
",
        );
    }
    check(PLAN, &["build", "specs/001-login/plan.md"], 2, "error: `specs/001-login/plan.md` is not a folder\n");
}

#[test]
fn without_plans_it_is_said_what_was_looked_for_and_what_to_do() {
    check(
        "-- README.md --\n-- docs/notes.md --\n-- src/main.rs --\n",
        &["build", "."],
        2,
        "
error: no plans below `.`
        looked for `plan.md` and `plan-*.md` in 3 folders with 2 Markdown files
  help: name another root: `plansite build DIR`
        name the folder of the plans where it is one that is left out otherwise: `plansite build --specs examples/specs`
        or begin with one: `plansite init .`
",
    );
    check(
        "-- plansite.yml --\nspecs: [docs]\nexclude: ['**/old']\n-- docs/old/plan.md --\n-- specs/a/plan.md --\n",
        &["export"],
        2,
        "
error: no plans below `ROOT`
        only `docs` was searched, as `--specs` or `specs:` asks
        looked for `plan.md` and `plan-*.md` in 1 folder with 0 Markdown files
        `exclude:` leaves out `**/old`
  help: search the whole root: leave out `--specs` and `specs:`
        name the folder of the plans where it is one that is left out otherwise: `plansite build --specs examples/specs`
        or begin with one: `plansite init ROOT`
",
    );
}

#[test]
fn nothing_is_written_without_plans() {
    let sandbox = Sandbox::new("-- README.md --\n# Hello\n");
    assert_eq!(sandbox.run(&["build"]).code, 2);
    assert!(!sandbox.path("_site").exists());
}

#[test]
fn wrong_settings_are_drawn_and_nothing_is_written() {
    let sandbox = Sandbox::new(&format!("-- plansite.yml --\ntitle: Pay\nspecz: [specs]\n{PLAN}"));
    for command in ["build", "export"] {
        let run = sandbox.run(&[command]);
        let expected = "
error: there is no key `specz`
 --> plansite.yml:2:1
  |
2 | specz: [specs]
  | ^^^^^
  |
  = help: did you mean `specs`?

error: `plansite.yml` says what plansite does not understand
";
        assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (2, expected.trim_start(), ""));
    }
    assert!(!sandbox.path("_site").exists());
}

#[test]
fn settings_that_are_no_plain_text_inside_the_root_are_told() {
    let fault = |what: &str| {
        format!("error: {what}\n --> plansite.yml\n\nerror: `plansite.yml` says what plansite does not understand\n")
    };
    let folder = fault("the settings cannot be read: it is a folder, not a file");
    check(&format!("{PLAN}-- plansite.yml/x --\n"), &["build"], 2, &folder);
    let binary = Sandbox::new(PLAN);
    binary.write("plansite.yml", [0u8, 1, 2, 3, 4, 5]);
    assert_eq!(binary.run(&["build"]).stderr, fault("the settings are not text"));
    #[cfg(unix)]
    {
        let linked = Sandbox::new(&format!("{PLAN}-- ../secret --\ns3cret\n"));
        std::os::unix::fs::symlink("../secret", linked.path("plansite.yml")).unwrap();
        assert_eq!(linked.run(&["build"]).stderr, fault("the settings cannot be read: the link leads out of the root"));
    }
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    for arguments in [
        &["frobnicate"][..],
        &["build", "--frobnicate"],
        &["build", ".", "."],
        &["export", "--format", "xml"],
        &["export", "--format", "csv"],
        &["export", "--format", "json", "--table", "plans"],
        &["export", "--table", "people"],
        &["build", "--base-url", "example.org"],
        &["build", "--theme", "nowhere"],
        &["build", "--specs", "nowhere"],
        &["build", "--out", "specs/001-login/plan.md"],
        &[],
    ] {
        let run = Sandbox::new(PLAN).run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_data() {
    for (arguments, part) in [
        (&["--help"][..], "Usage: plansite <COMMAND>"),
        (&["build", "--help"], "Usage: plansite build [OPTIONS] [DIR]"),
        (&["help", "build"], "Usage: plansite build [OPTIONS] [DIR]"),
        (&["export", "-h"], "--table <TABLE>"),
        (&["--version"], "plansite 0."),
    ] {
        let run = Sandbox::new("").run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(run.stdout.contains(part), "{arguments:?}\n{}", run.stdout);
    }
}

#[test]
fn a_build_is_summed_up_on_standard_error() {
    let sandbox = Sandbox::new(&format!("{PLAN}-- specs/002-pay/plan.md --\n# Implementation Plan: Pay\n"));
    let run = sandbox.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let (first, second) = run.stderr.split_once('\n').unwrap();
    assert!(first.starts_with("2 plans, "), "{first}");
    let site = sandbox.files("_site");
    let bytes: usize = site.iter().filter(|(path, _)| *path != ".plansite-files").map(|(_, bytes)| bytes.len()).sum();
    let files = site.len() - 1;
    let expected =
        format!("wrote ROOT/_site, {} KB ({files} files changed, 0 deleted) in TIME\n", bytes.div_ceil(1000));
    assert_eq!(second, expected);
    assert!(sandbox.path("_site/.plansite-files").is_file());
    assert!(sandbox.path("_site/portfolio.json").is_file());
}

// Elsewhere the system's own program is called by its whole path.
#[cfg(target_os = "linux")]
#[test]
fn a_site_is_built_where_no_browser_can_be_opened() {
    let sandbox = Sandbox::new(PLAN);
    let mut command = sandbox.command(&["build", ".", "--open"]);
    let run = command.env("PATH", sandbox.path("nowhere")).output().expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(0), "{said}");
    let (note, help) =
        said.split_once("note: cannot open a browser: ").expect("a note").1.split_once('\n').expect("a help");
    assert!(!note.is_empty() && help.trim_end().ends_with("_site/index.html"), "{said}");
    assert!(sandbox.path("_site/index.html").is_file());
}

#[test]
fn an_export_does_not_take_the_place_of_a_source() {
    let sandbox = Sandbox::new(PLAN);
    let before = sandbox.read("specs/001-login/plan.md");
    let run = sandbox.run(&["export", "--out", "specs/../specs/001-login/plan.md"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is one of the sources, and was not overwritten"), "{}", run.stderr);
    assert_eq!(sandbox.read("specs/001-login/plan.md"), before);
    assert_eq!(sandbox.run(&["export", "--out", "model.json"]).code, 0);
    assert!(sandbox.read("model.json").starts_with('{'));
}

#[test]
fn an_output_folder_with_sources_or_other_content_is_refused() {
    let refused = |path: &str, holds: &str| {
        format!(
            "error: the site cannot be written to `{path}`: {holds} is there\n  \
             help: name a folder of its own for the site, such as `--out _site`\n"
        )
    };
    check(PLAN, &["build", "--out", "."], 2, &refused(".", "the portfolio's root"));
    check(PLAN, &["build", "--out", ".."], 2, &refused("..", "the portfolio's root"));
    check(
        &format!("{PLAN}-- specs/.plansite-files --\n001-login/plan.md\n"),
        &["build", "--out", "specs"],
        2,
        &refused("specs", "`specs/001-login`"),
    );
    check(
        &format!("{PLAN}-- theme/.plansite-files --\n"),
        &["build", "--out", "theme"],
        2,
        &refused("theme", "the theme"),
    );
    check(
        &format!("{PLAN}-- public/CNAME --\nexample.org\n"),
        &["build", "--out", "public"],
        2,
        "
error: `public` is not empty, and plansite did not make what is in it
  help: name another folder with `--out`, or empty `public` if nothing in it is needed
",
    );
}

#[test]
fn a_refused_build_leaves_the_folder_as_it_was() {
    let sandbox = Sandbox::new(&format!("{PLAN}-- public/CNAME --\nexample.org\n"));
    assert_eq!(sandbox.run(&["build", "--out", "public"]).code, 2);
    assert_eq!(sandbox.files("public").into_keys().collect::<Vec<_>>(), ["CNAME"]);
    assert_eq!(sandbox.run(&["build", "--out", "specs/001-login"]).code, 2);
    assert_eq!(sandbox.files("specs").into_keys().collect::<Vec<_>>(), ["001-login/plan.md"]);
}

#[test]
fn a_second_build_touches_nothing_and_a_removed_plan_takes_its_files_along() {
    let sandbox = Sandbox::new(&format!("{PLAN}-- specs/002-pay/plan.md --\n# Implementation Plan: Pay\n"));
    let epoch = |sandbox: &Sandbox| {
        let mut command = sandbox.command(&["build"]);
        command.env("SOURCE_DATE_EPOCH", "1700000000");
        let run = sandbox.finish(command);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run
    };
    epoch(&sandbox);
    let first = sandbox.files("_site");
    assert!(first.keys().any(|path| path.contains("002-pay")), "{:?}", first.keys());
    sandbox.write("_site/CNAME", "example.org");
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    for path in first.keys() {
        fs::File::options().append(true).open(sandbox.path("_site").join(path)).unwrap().set_modified(past).unwrap();
    }
    assert!(epoch(&sandbox).stderr.contains("(0 files changed, 0 deleted)"));
    for path in first.keys() {
        let modified = fs::metadata(sandbox.path("_site").join(path)).unwrap().modified().unwrap();
        assert_eq!(modified, past, "{path} was written again");
    }

    fs::remove_dir_all(sandbox.path("specs/002-pay")).unwrap();
    epoch(&sandbox);
    let last = sandbox.files("_site");
    let left: Vec<_> = last.keys().filter(|path| path.contains("002-pay")).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(last.contains_key("CNAME"));
    assert!(!sandbox.read("_site/.plansite-files").contains("002-pay"));
}

#[test]
fn the_day_of_the_build_is_an_input() {
    let sandbox = Sandbox::new(PLAN);
    let as_of = |epoch: &str| {
        let mut command = sandbox.command(&["export"]);
        command.env("SOURCE_DATE_EPOCH", epoch);
        sandbox.finish(command)
    };
    assert!(as_of("1700000000").stdout.contains(r#""as_of": "2023-11-14""#));
    let wrong = as_of("yesterday");
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.starts_with("error: SOURCE_DATE_EPOCH is `yesterday`, which is not"), "{}", wrong.stderr);

    sandbox.git(&["init", "--quiet"], "0");
    sandbox.git(&["add", "--all"], "0");
    sandbox.git(&["commit", "--quiet", "--message=x"], "1600000000");
    let clean = sandbox.run(&["export"]).stdout;
    assert!(clean.contains(r#""as_of": "2020-09-13""#) && clean.contains(r#""dirty": false"#), "{clean}");
    assert!(as_of("1700000000").stdout.contains(r#""as_of": "2023-11-14""#));
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let sandbox = Sandbox::new(PLAN);
    for arguments in [&["--help"][..], &["export"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = sandbox.command(arguments);
        let child = command.stdout(writer).stderr(std::process::Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn a_pipe_sees_no_colour_whoever_asks_for_it() {
    let sandbox = Sandbox::new("-- plansite.yml --\ntitel: x\n");
    for arguments in [&["build"][..], &["--help"], &["frobnicate"]] {
        let mut command = sandbox.command(arguments);
        command.env("CLICOLOR_FORCE", "1").env("TERM", "xterm-256color");
        let run = sandbox.finish(command);
        let said = run.stdout + &run.stderr;
        assert!(!said.is_empty() && !said.contains('\u{1b}'), "{arguments:?}\n{said}");
    }
}

#[test]
fn the_root_is_found_from_inside() {
    let sandbox = Sandbox::new(&format!("-- plansite.yml --\ntitle: Pay\n{PLAN}"));
    for folder in [".", "specs", "specs/001-login"] {
        let mut command = sandbox.command(&["export"]);
        command.current_dir(sandbox.path(folder));
        let run = sandbox.finish(command);
        assert!(run.stdout.contains(r#""title": "Pay""#), "from {folder}: {}", run.stderr);
        assert!(run.stdout.contains(r#""path": "specs/001-login/plan.md""#), "from {folder}");
    }
    assert!(sandbox.run(&["export", "specs"]).stdout.contains(r#""path": "specs/001-login/plan.md""#));
}

#[test]
fn an_export_goes_to_a_file_as_a_whole() {
    let sandbox = Sandbox::new(PLAN);
    let run = sandbox.run(&["export", "-o", "model.json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    assert_eq!(sandbox.read("model.json"), sandbox.run(&["export"]).stdout);
    let table = sandbox.run(&["export", "--format", "csv", "--table", "plans"]).stdout;
    assert!(table.lines().count() == 2 && table.contains("001-login"), "{table}");
    let run = sandbox.run(&["export", "-o", "nowhere/model.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: cannot write `ROOT/nowhere/model.json`\n  caused by: "), "{}", run.stderr);
    assert!(run.stderr.ends_with("\n  help: make the folder that it is to be in\n"), "{}", run.stderr);
}

#[test]
fn strict_fails_at_warnings_and_shows_them() {
    let broken = "-- specs/001-login/plan.md --\n# Implementation Plan: Login\n\nSee [it](gone.md).\n";
    let check = |files: &str, arguments: &[&str], code: i32| {
        let sandbox = Sandbox::new(files);
        let run = sandbox.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}\n{}", run.stderr);
        assert!(sandbox.path("_site/index.html").is_file(), "{arguments:?}");
        run.stderr
    };
    let drawn = "warning[link-broken]";
    assert!(!check(broken, &["build"], 0).contains(drawn));
    let strict = check(broken, &["build", "--strict"], 1);
    assert!(strict.contains(drawn) && strict.contains(" --> specs/001-login/plan.md:3:"), "{strict}");
    check(PLAN, &["build", "--strict"], 0);
    check(&format!("-- plansite.yml --\nchecks: {{ link-broken: note }}\n{broken}"), &["build", "--strict"], 0);
    check(&format!("-- plansite.yml --\nchecks: {{ status-missing: error }}\n{PLAN}"), &["build", "--strict"], 1);
}

#[test]
fn a_wrong_template_is_drawn_and_the_last_site_stays() {
    let sandbox = Sandbox::new(PLAN);
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let before = sandbox.files("_site");
    sandbox.write("theme/pages/overview.hbs", "<main>\n<p>{{nope.x}}</p>\n</main>\n");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains(" --> theme/pages/overview.hbs:2:4\n"), "{}", run.stderr);
    assert!(run.stderr.ends_with("error: the theme cannot be used\n"), "{}", run.stderr);
    assert_eq!(sandbox.files("_site"), before);
}

#[test]
fn a_theme_is_laid_over_the_default_file_by_file() {
    let own = "-- KIND/assets/own.css --\np { color: red }\n";
    let published = |files: String, arguments: &[&str]| {
        let sandbox = Sandbox::new(&files);
        let run = sandbox.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        sandbox
            .files("_site")
            .into_iter()
            .any(|(path, bytes)| path.starts_with("assets/") && String::from_utf8_lossy(&bytes).contains("color: red"))
    };
    assert!(published(format!("{PLAN}{}", own.replace("KIND", "theme")), &["build"]));
    assert!(published(format!("{PLAN}{}", own.replace("KIND", "mine")), &["build", "--theme", "mine"]));
    let set = format!("-- plansite.yml --\ntheme: mine\n{PLAN}{}", own.replace("KIND", "mine"));
    assert!(published(set.clone(), &["build"]));
    assert!(!published(set, &["build", "--theme", "default"]));
}

#[test]
fn lines_are_linked_to_the_remote_without_its_password() {
    let sandbox =
        Sandbox::new("-- specs/001-login/plan.md --\n# Plan\n\nSee [it](../../src/main.rs).\n-- src/main.rs --\n");
    sandbox.git(&["init", "--quiet"], "0");
    sandbox.git(&["remote", "add", "origin", "https://ann:s3cret-token@github.com/o/meridian.git"], "0");
    sandbox.git(&["add", "--all"], "0");
    sandbox.git(&["commit", "--quiet", "--message=x"], "1600000000");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let site = sandbox.files("_site");
    let holds = |text: &str| site.values().any(|bytes| String::from_utf8_lossy(bytes).contains(text));
    assert!(holds("https://github.com/o/meridian/blob/"));
    assert!(holds("\"title\": \"meridian\""));
    assert!(!holds("s3cret-token") && !holds("ann:"));
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_listed_reported_and_never_opened() {
    use std::os::unix::fs::symlink;
    let sandbox =
        Sandbox::new(&format!("{PLAN}-- specs/003-ok/plan.md --\n# Plan\n-- ../secret.md --\n# SECRET-4711\n"));
    fs::create_dir_all(sandbox.path("specs/002-pipe")).unwrap();
    let pipe = sandbox.path("specs/002-pipe/plan.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("..", sandbox.path("specs/003-ok/loop")).unwrap();
    symlink("../../../secret.md", sandbox.path("specs/003-ok/spec.md")).unwrap();
    fs::create_dir_all(sandbox.path("specs/004-folder/plan.md")).unwrap();
    let run = sandbox.run(&["export"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for path in
        ["specs/001-login/plan.md", "specs/002-pipe/plan.md", "specs/003-ok/plan.md", "specs/004-folder/plan.md"]
    {
        assert_eq!(
            run.stdout.matches(&format!("\"folder\": \"{}\"", path.trim_end_matches("/plan.md"))).count(),
            1,
            "{path}"
        );
    }
    assert!(!run.stdout.contains("SECRET-4711"));
}

#[test]
fn one_file_is_written_alone_or_beside_the_folder() {
    let sandbox = Sandbox::new(PLAN);
    let run = sandbox.run(&["build", "--single-file", "plans.html"]);
    let (counts, wrote) = run.stderr.split_once('\n').expect("two lines");
    assert_eq!((counts, run.code), ("1 plan, 9 pages, 2 notes", 0));
    let size: Option<u32> =
        wrote.strip_prefix("wrote plans.html (").and_then(|rest| rest.split_once(" KB")?.0.parse().ok());
    assert!(size.is_some_and(|size| (50..200).contains(&size)), "{wrote}");
    assert!(wrote.ends_with(", without plans.csv, portfolio.json, risks.csv) in TIME\n"), "{wrote}");
    assert!(!sandbox.path("_site").exists());
    let first = sandbox.read("plans.html");
    assert_eq!(first.matches("<section class=\"leaf ").count(), 9);
    let run = sandbox.run(&["build", "--single-file", "plans.html", "--out", "site"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(sandbox.path("site/index.html").exists());
    assert!(sandbox.read("plans.html") == first, "two builds are the same bytes");
    for (path, said) in [
        (
            "specs/001-login/plan.md",
            "error: `ROOT/specs/001-login/plan.md` is one of the sources, and was not overwritten\n",
        ),
        ("nowhere/plans.html", "error: cannot write `ROOT/nowhere/plans.html`\n"),
        ("specs", "error: cannot write `ROOT/specs`\n"),
    ] {
        let run = sandbox.run(&["build", "--single-file", path]);
        assert!(run.code == 2 && run.stderr.starts_with(said), "{path}: {}", run.stderr);
    }
    assert!(sandbox.read("specs/001-login/plan.md").starts_with("# Implementation Plan"));
}
