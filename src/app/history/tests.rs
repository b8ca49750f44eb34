//! Real repositories in, what is known of the past out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use jiff::Timestamp;

use super::{Known, Past, Wish, know};
use crate::app::discover::Rules;
use crate::app::environment::Environment;
use crate::app::git::Git;
use crate::plan::ReadOptions;
use crate::plan::feature::FeatureFolder;

/// A repository in a new folder.
struct Repository {
    top: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { top: tempfile::tempdir().unwrap() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn path(&self) -> PathBuf {
        self.top.path().canonicalize().unwrap()
    }

    fn git(&self, arguments: &[&str]) {
        git(&self.path(), arguments, "0");
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn commit(&self, seconds: &str) {
        self.git(&["add", "--all", "--force"]);
        git(&self.path(), &["commit", "--quiet", "--message=x"], seconds);
    }
}

fn git(folder: &Path, arguments: &[&str], seconds: &str) {
    let status = Command::new("git")
        .args(["-c", "user.name=Åsa B", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_COMMITTER_DATE", format!("@{seconds} +1200"))
        .env("GIT_AUTHOR_DATE", format!("@{seconds} +1200"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .status()
        .unwrap();
    assert!(status.success(), "git {arguments:?}");
}

/// A feature of two documents.
fn feature() -> FeatureFolder {
    FeatureFolder {
        folder: "s/a".to_owned(),
        plan: "s/a/plan.md".to_owned(),
        documents: vec!["s/a/b.md".to_owned()],
        ..FeatureFolder::default()
    }
}

/// Reads the past of that feature below `root`, at the start of the year 2000.
fn past(root: &Path, source_date: Option<i64>) -> Past {
    let environment = Environment {
        folder: root.to_owned(),
        now: Timestamp::from_second(946_684_800).unwrap(),
        began: Instant::now(),
        source_date: source_date.map(|seconds| Timestamp::from_second(seconds).unwrap()),
        cache: None,
    };
    let (git, features) = (Git::at(root), [feature()]);
    let options = ReadOptions::default();
    let known = know(&git, &features, &Rules::default()).with_past(&git, &wish(&options, None), None).unwrap();
    known.past(&known.differing(&git, &features), &environment)
}

/// What a site needs to know.
fn wish<'a>(options: &'a ReadOptions, cache: Option<&'a Path>) -> Wish<'a> {
    Wish { events: true, since: None, reviews: None, options, source_date: None, cache }
}

/// `path date author` of each change.
fn changes(past: &Past) -> Vec<String> {
    let line =
        |(path, change): (&String, &crate::portfolio::Change)| format!("{path} {} {}", change.date(), change.author);
    past.history.changes.iter().filter(|(path, _)| path.starts_with("s/")).map(line).collect()
}

#[test]
fn each_file_has_its_last_change_and_a_clean_portfolio_the_day_of_the_commit() {
    let repository = Repository::new();
    repository.write("s/a/plan.md", "1");
    repository.write("s/a/b.md", "1");
    repository.commit("0");
    repository.write("s/a/b.md", "2");
    repository.commit("172800");
    repository.write("other.md", "2");
    repository.commit("345600");
    let past = past(&repository.path(), None);
    assert_eq!(changes(&past), ["s/a/b.md 1970-01-03 Åsa B", "s/a/plan.md 1970-01-01 Åsa B"]);
    assert_eq!(past.revision.committed.as_deref(), Some("1970-01-05T00:00:00Z"));
    assert_eq!(past.revision.commit.as_ref().map(String::len), Some(40));
    assert_eq!((past.revision.dirty, past.revision.as_of.to_string()), (false, "1970-01-05".to_owned()));
    assert_eq!((past.prefix.as_str(), past.notes.len()), ("", 0));
}

#[test]
fn a_contract_has_its_last_change_though_none_was_there_when_git_was_asked_first() {
    let (repository, cache) = (Repository::new(), tempfile::tempdir().unwrap());
    repository.write("s/a/plan.md", "# A\n");
    repository.commit("0");
    let (git, options) = (Git::at(&repository.path()), ReadOptions::default());
    let ask = || {
        let known = know(&git, &[feature()], &Rules::default());
        known.with_past(&git, &wish(&options, Some(cache.path())), None).unwrap()
    };
    let changed = |known: &Known| known.history.changes.keys().cloned().collect::<Vec<_>>();
    assert_eq!(changed(&ask()), ["s/a/plan.md"]);
    repository.write("s/a/contracts/api.yaml", "openapi: 3\n");
    assert_eq!(changed(&ask()), ["s/a/plan.md"], "Git does not know it yet");
    repository.commit("86400");
    repository.write("s/a/plan.md", "# A\n\nMore.\n");
    repository.commit("172800");
    fs::remove_file(repository.path().join("s/a/contracts/api.yaml")).unwrap();
    let known = ask();
    assert_eq!(changed(&known), ["s/a/contracts/api.yaml", "s/a/plan.md"], "it may come back at any time");
    assert_eq!(known.history.timeline.steps().len(), 2, "the commit of a contract alone is no step of the plans");
}

#[test]
fn paths_are_counted_from_a_root_below_the_top() {
    let repository = Repository::new();
    repository.write("ein ö/s/a/plan.md", "1");
    repository.write("ein ö/s/a/b.md", "1");
    repository.commit("0");
    let root = repository.path().join("ein ö");
    let clean = past(&root, None);
    assert_eq!(clean.prefix, "ein ö/");
    assert_eq!(changes(&clean), ["s/a/b.md 1970-01-01 Åsa B", "s/a/plan.md 1970-01-01 Åsa B"]);
    assert!(!clean.revision.dirty);
    repository.write("ein ö/s/a/b.md", "2");
    assert!(past(&root, None).revision.dirty);
}

#[test]
fn what_differs_from_the_commit_is_seen_and_then_today_counts() {
    type Change = fn(&Repository);
    let changed: [(&str, Change); 4] = [
        ("changed", |repository| repository.write("s/a/plan.md", "2")),
        ("staged", |repository| {
            repository.write("s/a/plan.md", "2");
            repository.git(&["add", "s/a/plan.md"]);
        }),
        ("removed", |repository| fs::remove_file(repository.path().join("s/a/c.md")).unwrap()),
        ("not tracked", |repository| repository.git(&["rm", "--quiet", "--cached", "s/a/b.md"])),
    ];
    for (name, change) in changed {
        let repository = Repository::new();
        for path in ["s/a/plan.md", "s/a/b.md", "s/a/c.md"] {
            repository.write(path, "1");
        }
        repository.commit("0");
        repository.write("src/main.c", "what is no plan does not count");
        assert!(!past(&repository.path(), None).revision.dirty, "{name}");
        change(&repository);
        let past = past(&repository.path(), None);
        assert!(past.revision.dirty, "{name}");
        assert_eq!(past.revision.as_of.to_string(), "2000-01-01", "{name}");
    }
}

#[test]
fn a_source_date_beats_everything() {
    let repository = Repository::new();
    repository.write("s/a/plan.md", "1");
    repository.write("s/a/b.md", "1");
    repository.commit("86400");
    assert_eq!(past(&repository.path(), Some(0)).revision.as_of.to_string(), "1970-01-01");
}

#[test]
fn without_commits_or_a_repository_nothing_is_known() {
    let empty = Repository::new();
    let none = tempfile::tempdir().unwrap();
    for root in [empty.path(), none.path().canonicalize().unwrap()] {
        let past = past(&root, None);
        assert_eq!((past.revision.commit, past.revision.committed), (None, None));
        assert!(past.history.changes.is_empty() && !past.revision.dirty && past.notes.is_empty());
        assert_eq!(past.revision.as_of.to_string(), "2000-01-01");
    }
}

#[test]
fn a_folder_that_the_repository_ignores_is_not_its() {
    let repository = Repository::new();
    repository.write(".gitignore", "/work\n");
    repository.git(&["add", ".gitignore"]);
    git(&repository.path(), &["commit", "--quiet", "--message=x"], "0");
    repository.write("work/s/a/plan.md", "1");
    assert_eq!(past(&repository.path().join("work"), None).revision.commit, None);
    repository.write("s/a/plan.md", "1");
    assert!(past(&repository.path(), None).revision.commit.is_some());
}

#[test]
fn a_shallow_clone_dates_nothing_and_says_so() {
    let repository = Repository::new();
    for seconds in ["0", "86400"] {
        repository.write("s/a/plan.md", seconds);
        repository.write("s/a/b.md", "1");
        repository.commit(seconds);
    }
    let clone = tempfile::tempdir().unwrap();
    let address = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "--quiet", "--depth=1", &address, "."], "0");
    let past = past(&clone.path().canonicalize().unwrap(), None);
    assert!(past.history.changes.is_empty());
    assert_eq!(past.revision.as_of.to_string(), "1970-01-02");
    assert!(past.notes[0].1.contains("fetch-depth: 0"), "{:?}", past.notes);
}

#[cfg(unix)]
#[test]
fn nothing_that_a_repository_names_is_run() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.write("s/a/plan.md", "1");
    repository.write("s/a/b.md", "1");
    repository.write(".gitattributes", "*.md filter=evil diff=evil\n");
    repository.commit("0");
    let program = repository.path().join(".git/evil");
    let mark = repository.path().join(".git/ran");
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\ncat\n", mark.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let program = program.to_str().unwrap();
    for key in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "diff.evil.textconv",
        "diff.evil.command",
        "gpg.program",
        "core.sshCommand",
    ] {
        repository.git(&["config", key, program]);
    }
    repository.git(&["config", "log.showSignature", "true"]);
    repository.git(&["config", "filter.evil.required", "true"]);
    // The same size and another time: Git has to look into the file to know whether it differs.
    fs::write(repository.path().join("s/a/plan.md"), "2").unwrap();
    assert!(!mark.exists(), "laying the trap has sprung it");
    assert!(past(&repository.path(), None).revision.dirty);
    assert!(!mark.exists(), "a program of the repository was run");
}

/// What is known of a repository's past, with a cache in a folder.
fn known(root: &Path, cache: Option<&Path>, before: Option<Known>) -> Known {
    let (git, options) = (Git::at(root), ReadOptions::default());
    let before = before.and_then(Known::into_walked);
    know(&git, &[feature()], &Rules::default()).with_past(&git, &wish(&options, cache), before).unwrap()
}

/// A repository whose plan changes often, on two lines and with merges.
fn busy(repository: &Repository, from: usize, to: usize) {
    for at in from..to {
        if at % 5 == 3 {
            repository.git(&["checkout", "--quiet", "-b", &format!("side-{at}")]);
        }
        let tick = |every: usize| if at.is_multiple_of(every) { 'x' } else { ' ' };
        let text = format!(
            "# Plan: A\n\n**Status**: {}\n\n## Gates\n\n- [{}] Crew found\n- [{}] Timetable agreed\n",
            ["Draft", "Approved", "Blocked"][at / 4 % 3],
            tick(2),
            tick(3)
        );
        repository.write("s/a/plan.md", &text);
        if at % 7 == 6 {
            repository
                .write(&format!("s/b{at}/plan.md"), &format!("# Plan: B{at}\n\nThe ferry of day {at} is late.\n"));
        }
        repository.commit(&(at * 86_400).to_string());
        if at % 5 == 4 {
            let side = format!("side-{}", at - 1);
            repository.git(&["checkout", "--quiet", "main"]);
            git(
                &repository.path(),
                &["merge", "--quiet", "--no-ff", "--message=m", &side],
                &(at * 86_400 + 60).to_string(),
            );
        }
    }
}

#[test]
fn a_walk_that_goes_on_comes_to_what_one_from_the_beginning_comes_to() {
    let (repository, cache) = (Repository::new(), tempfile::tempdir().unwrap());
    busy(&repository, 0, 15);
    let first = known(&repository.path(), Some(cache.path()), None);
    busy(&repository, 15, 30);
    let cold = known(&repository.path(), None, None);
    let steps = |known: &Known| known.history.timeline.steps().len();
    assert!(steps(&first) > 8 && steps(&cold) > steps(&first), "{} {}", steps(&first), steps(&cold));
    for (name, warm) in [
        ("by what was kept", known(&repository.path(), Some(cache.path()), None)),
        ("by what was kept, with nothing new", known(&repository.path(), Some(cache.path()), None)),
        ("in one process", known(&repository.path(), None, Some(first))),
    ] {
        assert_eq!(warm.history.timeline, cold.history.timeline, "{name}");
        assert_eq!(warm.history.changes, cold.history.changes, "{name}");
    }
}

#[test]
fn what_belonged_to_another_plan_is_read_as_a_part_of_that() {
    let repository = Repository::new();
    let spec = |done: usize| format!("# Spec: Part\n\n**Status**: Draft\n\n## Risks\n\n- Fog {done} hides the pier\n");
    let mut one_by_one = None;
    for at in 0..6 {
        match at {
            0 => repository.write("s/a/part/plan.md", "# Plan: Part\n"),
            3 => {
                fs::remove_file(repository.path().join("s/a/part/plan.md")).unwrap();
                repository.write("s/a/plan.md", "# Plan: A\n");
            }
            _ => {}
        }
        repository.write("s/a/part/spec.md", &spec(at));
        repository.commit(&(at * 86_400).to_string());
        one_by_one = Some(known(&repository.path(), None, one_by_one.take()));
    }
    let (all, one_by_one) = (known(&repository.path(), None, None), one_by_one.unwrap());
    let told: Vec<_> = all.history.timeline.events(0).map(|logged| logged.event.plan).collect();
    assert!(told.iter().any(|plan| plan == "part") && told.iter().any(|plan| plan == "a"), "{told:?}");
    assert_eq!(all.history.timeline, one_by_one.history.timeline);
}

#[test]
fn another_history_is_walked_from_its_beginning() {
    let (repository, cache) = (Repository::new(), tempfile::tempdir().unwrap());
    busy(&repository, 0, 10);
    known(&repository.path(), Some(cache.path()), None);
    repository.git(&["reset", "--quiet", "--hard", "HEAD~2"]);
    repository.write("s/a/plan.md", "# Plan: A\n\n**Status**: Done\n");
    repository.commit("9999999");
    let cold = known(&repository.path(), None, None);
    assert_eq!(known(&repository.path(), Some(cache.path()), None).history.timeline, cold.history.timeline);
}

#[test]
fn what_is_kept_may_be_torn_or_gone() {
    let (repository, cache) = (Repository::new(), tempfile::tempdir().unwrap());
    busy(&repository, 0, 10);
    let cold = known(&repository.path(), None, None);
    let files = || -> Vec<PathBuf> {
        let inside = fs::read_dir(cache.path().join("plansite/history")).unwrap();
        inside.map(|found| found.unwrap().path()).collect()
    };
    type Harm = fn(Vec<u8>) -> Vec<u8>;
    let harms: [(&str, Harm); 6] = [
        ("unharmed", |bytes| bytes),
        ("empty", |_| Vec::new()),
        ("torn", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("flipped", |bytes| String::from_utf8(bytes).unwrap().replace("Crew", "Brew").into_bytes()),
        ("foreign", |_| b"0000000000000000\n{}".to_vec()),
        ("no text", |bytes| bytes.iter().map(|byte| byte ^ 0x80).collect()),
    ];
    for (name, harm) in harms {
        known(&repository.path(), Some(cache.path()), None);
        assert_eq!(files().len(), 2, "{name}");
        for path in files() {
            fs::write(&path, harm(fs::read(&path).unwrap())).unwrap();
        }
        let again = known(&repository.path(), Some(cache.path()), None);
        assert_eq!(again.history.timeline, cold.history.timeline, "{name}");
    }
    fs::remove_dir_all(cache.path()).unwrap();
    fs::write(cache.path(), "a file where a folder should be").unwrap();
    let again = known(&repository.path(), Some(cache.path()), None);
    assert_eq!(again.history.timeline, cold.history.timeline);
}

#[test]
fn other_settings_do_not_go_on_from_what_was_kept() {
    let (repository, cache) = (Repository::new(), tempfile::tempdir().unwrap());
    busy(&repository, 0, 10);
    let plain = known(&repository.path(), Some(cache.path()), None);
    let options = ReadOptions {
        statuses: [("blocked".to_owned(), crate::plan::Stage::Deferred)].into(),
        ..ReadOptions::default()
    };
    let git = Git::at(&repository.path());
    let rules = Rules::new(&[], &["s/b*".to_owned()]).unwrap();
    let ask = |rules: &Rules, options: &ReadOptions, cache: Option<&Path>| {
        let known = know(&git, &[feature()], rules).with_past(&git, &wish(options, cache), None).unwrap();
        known.history.timeline
    };
    for (rules, options) in [(&Rules::default(), &options), (&rules, &ReadOptions::default())] {
        let found = ask(rules, options, Some(cache.path()));
        assert_eq!(found, ask(rules, options, None));
        assert_ne!(found, plain.history.timeline);
    }
}
