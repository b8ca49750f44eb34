//! Changes on a disk in, whether they are told out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{Scope, Watcher};

const SOON: Duration = Duration::from_secs(5);
const QUIET: Duration = Duration::from_millis(300);

/// Watches two folders, one of them with all below it, and asks after each step whether something changed.
fn check(poll: bool) {
    let top = tempfile::tempdir().unwrap();
    let top = top.path().canonicalize().unwrap();
    let specs = top.join("specs");
    fs::create_dir_all(specs.join("001-a")).unwrap();
    fs::create_dir_all(top.join("other/deep")).unwrap();
    fs::create_dir_all(top.join("site")).unwrap();
    fs::write(specs.join("001-a/plan.md"), "one").unwrap();
    let mut watcher = Watcher::new(poll, Some(&top.join("site"))).unwrap();
    let scope = Scope {
        folders: BTreeSet::from([top.clone(), specs.clone(), specs.join("001-a")]),
        trees: BTreeSet::from([specs.clone()]),
        locks: Vec::new(),
    };
    assert!(watcher.arm(&scope).unwrap());
    assert!(!watcher.arm(&scope).unwrap(), "nothing is new the second time");

    let changes = |expected: bool, what: &str| {
        assert_eq!(watcher.wait(if expected { SOON } else { QUIET }).is_some(), expected, "{what}");
        while watcher.wait(QUIET).is_some() {}
    };
    changes(false, "nothing happened");
    fs::write(specs.join("001-a/plan.md"), "two!").unwrap();
    changes(true, "a save");
    fs::write(specs.join("001-a/.plan.md.new"), "three").unwrap();
    fs::rename(specs.join("001-a/.plan.md.new"), specs.join("001-a/plan.md")).unwrap();
    changes(true, "a save by a new file");
    fs::read(specs.join("001-a/plan.md")).unwrap();
    changes(false, "reading");
    fs::create_dir_all(specs.join("002-b")).unwrap();
    changes(true, "a new folder");
    fs::write(top.join("plansite.yml"), "title: x").unwrap();
    changes(true, "settings");
    fs::remove_file(specs.join("001-a/plan.md")).unwrap();
    changes(true, "a removal");
    fs::write(top.join("other/deep/file"), "x").unwrap();
    changes(false, "a folder that nobody looks into");
    fs::create_dir_all(top.join("site/plans")).unwrap();
    fs::write(top.join("site/plans/index.html"), "x").unwrap();
    changes(false, "our own output");
}

#[test]
fn changes_are_told() {
    check(false);
}

#[test]
fn changes_are_seen_by_looking() {
    check(true);
}

#[test]
fn a_folder_that_was_replaced_is_watched_again() {
    let top = tempfile::tempdir().unwrap();
    let top = top.path().canonicalize().unwrap();
    let specs = top.join("specs");
    fs::create_dir_all(&specs).unwrap();
    let mut watcher = Watcher::new(false, None).unwrap();
    let scope = Scope {
        folders: BTreeSet::from([top.clone(), specs.clone()]),
        trees: BTreeSet::from([specs.clone()]),
        locks: Vec::new(),
    };
    watcher.arm(&scope).unwrap();
    let replace: [fn(&Path, &Path); 2] = [
        |specs, _| {
            fs::remove_dir_all(specs).unwrap();
            fs::create_dir(specs).unwrap();
        },
        |specs, away| {
            fs::rename(specs, away).unwrap();
            fs::rename(away, specs).unwrap();
        },
    ];
    for replace in replace {
        replace(&specs, &top.join("away"));
        assert!(watcher.wait(SOON).is_some());
        while watcher.wait(QUIET).is_some() {}
        assert!(watcher.arm(&scope).unwrap(), "it is watched anew");
        fs::write(specs.join("a.md"), "x").unwrap();
        assert!(watcher.wait(SOON).is_some(), "and tells of changes");
        while watcher.wait(QUIET).is_some() {}
    }
}

#[test]
fn a_tree_is_watched_again_when_folders_in_it_move() {
    let top = tempfile::tempdir().unwrap();
    let specs = top.path().canonicalize().unwrap().join("specs");
    fs::create_dir_all(specs.join("001-a")).unwrap();
    fs::write(specs.join("001-a/plan.md"), "one").unwrap();
    let mut watcher = Watcher::new(false, None).unwrap();
    let folders = |folder: &str| BTreeSet::from([specs.clone(), specs.join(folder)]);
    let scope =
        |folder: &str| Scope { folders: folders(folder), trees: BTreeSet::from([specs.clone()]), locks: Vec::new() };
    watcher.arm(&scope("001-a")).unwrap();
    fs::write(specs.join("001-a/plan.md"), "two").unwrap();
    assert!(watcher.wait(SOON).is_some());
    while watcher.wait(QUIET).is_some() {}
    assert!(!watcher.arm(&scope("001-a")).unwrap(), "a save leaves all as it is");
    fs::create_dir(specs.join("north")).unwrap();
    fs::rename(specs.join("001-a"), specs.join("north/001-a")).unwrap();
    assert!(watcher.wait(SOON).is_some());
    while watcher.wait(QUIET).is_some() {}
    assert!(watcher.arm(&scope("north/001-a")).unwrap(), "it is watched anew");
    fs::write(specs.join("north/001-a/plan.md"), "three").unwrap();
    assert!(watcher.wait(SOON).is_some(), "and tells of changes");
}

#[test]
fn a_lock_says_that_more_is_to_come() {
    let top = tempfile::tempdir().unwrap();
    let top = top.path().canonicalize().unwrap();
    let mut watcher = Watcher::new(false, None).unwrap();
    let lock = top.join("index.lock");
    let scope = Scope { folders: BTreeSet::from([top.clone()]), locks: vec![lock.clone()], ..Scope::default() };
    watcher.arm(&scope).unwrap();
    fs::write(&lock, "").unwrap();
    fs::write(top.join("a.md"), "x").unwrap();
    let began = Instant::now();
    let remover = std::thread::spawn(move || {
        std::thread::sleep(QUIET);
        fs::remove_file(lock).unwrap();
    });
    assert!(watcher.wait(SOON).is_some());
    assert!(began.elapsed() >= QUIET, "{:?}", began.elapsed());
    remover.join().unwrap();
}
