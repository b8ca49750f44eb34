//! Folders in, features out. A tree is written as paths; the first character of a line says what a path is.

use std::fs;
use std::path::Path;

use super::{Discovery, Listing, Rules, Sought, discover};

/// Makes a tree in a new folder: `path` a file, `path/` a folder, `path -> target` a link, `path |` a pipe.
fn tree(root: &Path, lines: &str) {
    for line in lines.split_whitespace().collect::<Vec<_>>().join(" ").split("; ") {
        let make_parent = |path: &str| fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        if let Some((path, target)) = line.split_once(" -> ") {
            make_parent(path);
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, root.join(path)).unwrap();
            #[cfg(not(unix))]
            let _ = target;
        } else if let Some(path) = line.strip_suffix(" |") {
            make_parent(path);
            assert!(std::process::Command::new("mkfifo").arg(root.join(path)).status().unwrap().success());
        } else if line.ends_with('/') {
            fs::create_dir_all(root.join(line)).unwrap();
        } else {
            make_parent(line);
            fs::write(root.join(line), format!("# {line}\n")).unwrap();
        }
    }
}

fn find(lines: &str, specs: &[&str], exclude: &[&str]) -> Discovery {
    let top = tempfile::tempdir().unwrap();
    let root = top.path().canonicalize().unwrap().join("root");
    fs::create_dir(&root).unwrap();
    tree(&root, lines);
    let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let (specs, exclude) = (owned(specs), owned(exclude));
    let discovery = discover(&Sought { root: &root, specs: &specs, exclude: &exclude }).unwrap();
    if !lines.contains(['>', '|']) && !lines.contains(".md/") {
        assert_eq!(listed(lines, &specs, &exclude), read(&discovery), "{lines} {specs:?} {exclude:?}");
    }
    discovery
}

/// The features among the same files, when they are only listed: plan and documents.
fn listed(lines: &str, specs: &[String], exclude: &[String]) -> Vec<(String, Vec<String>)> {
    let mut listing = Listing::new(Rules::new(specs, exclude).unwrap());
    for path in lines.split_whitespace().map(|path| path.trim_end_matches(';')) {
        listing.add(&format!("{path}.swp"));
        listing.add(path);
    }
    listing.add("specs/gone/plan.md");
    listing.remove("specs/gone/plan.md");
    listing.remove("specs/never/plan.md");
    listing.features().into_iter().map(|feature| (feature.plan, feature.documents)).collect()
}

fn read(discovery: &Discovery) -> Vec<(String, Vec<String>)> {
    discovery.features.iter().map(|feature| (feature.plan.clone(), feature.documents.clone())).collect()
}

/// One line a feature: plan, then `+` its documents, `c` its contracts, `!` what is refused.
fn shown(discovery: &Discovery) -> Vec<String> {
    let line = |feature: &crate::plan::feature::FeatureFolder| {
        let mut line = feature.plan.clone();
        feature.documents.iter().for_each(|path| line += &format!(" + {path}"));
        feature.contracts.iter().for_each(|path| line += &format!(" c {path}"));
        feature.refused.iter().for_each(|(path, reason)| line += &format!(" ! {path}: {reason}"));
        line
    };
    discovery.features.iter().map(line).collect()
}

/// Compares the features that a tree holds.
fn check(lines: &str, expected: &[&str]) {
    assert_eq!(shown(&find(lines, &[], &[])), expected, "{lines}");
}

#[test]
fn every_folder_with_a_plan_is_a_feature_wherever_it_lies() {
    check(
        "specs/002-b/plan.md; specs/001-a/plan.md; docs/specs/x/plan.md; .specify/features/y/Plan.md; \
         services/pay/specs/z/PLAN.MD; specs/readme.md; specs/003-empty/",
        &[
            ".specify/features/y/Plan.md",
            "docs/specs/x/plan.md",
            "services/pay/specs/z/PLAN.MD",
            "specs/001-a/plan.md",
            "specs/002-b/plan.md",
        ],
    );
}

#[test]
fn documents_belong_to_the_nearest_feature_above_them() {
    check(
        "s/a/plan.md; s/a/spec.md; s/a/checklists/deep/er/UX.MD; s/a/notes.txt; s/a/.hidden.md; s/a/.git/x.md; \
         s/a/b/plan.md; s/a/b/tasks.md; s/a/contracts/api.yaml; s/a/contracts/v1/x.json; s/a/contracts/readme.md; \
         s/a/other/contracts/y.json",
        &[
            "s/a/plan.md + s/a/spec.md + s/a/checklists/deep/er/UX.MD + s/a/contracts/readme.md c s/a/contracts/api.yaml \
             c s/a/contracts/v1/x.json",
            "s/a/b/plan.md + s/a/b/tasks.md",
        ],
    );
}

#[test]
fn without_a_plan_each_numbered_plan_is_one() {
    check(
        "d/plan-a.md; d/plan-b.md; d/spec-b.md; d/spec.md; e/plan.md; e/plan-a.md; e/research/plan-b.md",
        &["d/plan-a.md + d/spec.md", "d/plan-b.md + d/spec-b.md", "e/plan.md + e/plan-a.md + e/research/plan-b.md"],
    );
}

#[test]
fn where_names_differ_by_case_the_usual_one_is_the_plan() {
    if cfg!(target_os = "linux") {
        check("s/a/PLAN.md; s/a/plan.md", &["s/a/plan.md + s/a/PLAN.md"]);
    }
}

#[test]
fn a_plan_in_the_root_counts_where_there_is_no_other() {
    check("plan.md; spec.md", &["plan.md + spec.md"]);
    check("plan.md; spec.md; specs/001-a/plan.md", &["specs/001-a/plan.md"]);
}

#[test]
fn what_tools_made_and_examples_are_left_out_by_whole_names() {
    check(
        "target/a/plan.md; x/node_modules/a/plan.md; templates/plan.md; .specify/templates/plan.md; a/fixtures/b/plan.md; \
         examples/specs/c/plan.md; _site/d/plan.md; .git/e/plan.md; .kiro/f/plan.md; vendor/g/plan.md; \
         specs/target-audience/plan.md; specs/build-pipeline/plan.md",
        &["specs/build-pipeline/plan.md", "specs/target-audience/plan.md"],
    );
}

#[test]
fn named_folders_are_searched_whatever_they_are_called() {
    let lines = "examples/specs/c/plan.md; specs/a/plan.md; services/x/specs/b/plan.md; services/x/docs/d/plan.md; \
                 .kiro/f/plan.md; examples/specs/templates/plan.md";
    let check = |specs: &[&str], expected: &[&str]| assert_eq!(shown(&find(lines, specs, &[])), expected, "{specs:?}");
    check(&["examples/specs"], &["examples/specs/c/plan.md"]);
    check(&["./specs/", "services/*/specs"], &["services/x/specs/b/plan.md", "specs/a/plan.md"]);
    check(
        &[".kiro", "services", "services/x/docs"],
        &[".kiro/f/plan.md", "services/x/docs/d/plan.md", "services/x/specs/b/plan.md"],
    );
    check(&["nothing-*"], &[]);
}

#[test]
fn a_named_folder_that_is_missing_is_an_error() {
    let top = tempfile::tempdir().unwrap();
    let specs = ["gone".to_owned()];
    let error = discover(&Sought { root: top.path(), specs: &specs, exclude: &[] }).unwrap_err();
    assert!(error.to_string().starts_with("there is no folder `gone` below"), "{error}");
}

#[test]
fn patterns_leave_out_files_and_folders() {
    let lines = "specs/a/plan.md; specs/a/draft.md; specs/_archive_/b/plan.md; specs/c/plan.md";
    let check =
        |exclude: &[&str], expected: &[&str]| assert_eq!(shown(&find(lines, &[], exclude)), expected, "{exclude:?}");
    check(&["specs/_archive_/**", "**/draft.md"], &["specs/a/plan.md", "specs/c/plan.md"]);
    check(&["specs/_archive_/", "specs/c"], &["specs/a/plan.md + specs/a/draft.md"]);
    check(&["*/plan.md"], &["specs/_archive_/b/plan.md", "specs/a/plan.md + specs/a/draft.md", "specs/c/plan.md"]);
}

#[test]
fn a_folder_called_plan_keeps_the_plan_listed() {
    check(
        "s/a/plan.md/x.md; s/a/spec.md",
        &["s/a/plan.md + s/a/spec.md ! s/a/plan.md: the document cannot be read: it is a folder, not a file"],
    );
}

#[cfg(unix)]
#[test]
fn pipes_and_links_out_of_the_root_are_listed_and_not_opened() {
    let discovery = find(
        "s/a/plan.md |; s/b/plan.md -> /dev/zero; s/c/plan.md -> gone.md; s/d/plan.md; s/d/out.md -> ../../../outside/x.md; \
         s/d/contracts/x.json -> ../../../../outside/x.md; s/e/plan.md -> plan.md; s/f -> ../../outside; ../outside/x.md",
        &[],
        &[],
    );
    let out = "the link leads out of the root and is not followed";
    assert_eq!(
        shown(&discovery)[..4],
        [
            "s/a/plan.md ! s/a/plan.md: the document cannot be read: it is a named pipe, not a regular file".to_owned(),
            format!("s/b/plan.md ! s/b/plan.md: {out}"),
            "s/c/plan.md ! s/c/plan.md: the link leads nowhere".to_owned(),
            format!(
                "s/d/plan.md + s/d/out.md c s/d/contracts/x.json ! s/d/out.md: {out} ! s/d/contracts/x.json: {out}"
            ),
        ],
    );
    assert!(shown(&discovery)[4].starts_with("s/e/plan.md ! s/e/plan.md: the file cannot be read: "));
    assert_eq!(discovery.outward, ["s/f"]);
    let reported: Vec<&str> = discovery.problems.iter().map(|problem| problem.path.as_str()).collect();
    for path in ["s/a/plan.md", "s/b/plan.md", "s/c/plan.md", "s/d/out.md", "s/e/plan.md", "s/f"] {
        assert!(reported.contains(&path), "{path} is not in {reported:?}");
    }
    assert!(discovery.problems.iter().all(|problem| problem.help.is_some()));
}

#[cfg(unix)]
#[test]
fn links_inside_the_root_are_followed_once() {
    check("s/loop -> .; s/up -> ..; s/a/plan.md; s/a/down -> ../a; s/b -> a", &["s/a/plan.md"]);
    check("hidden/.store/a/plan.md; s/a -> ../hidden/.store/a; s/b -> ../hidden/.store/a", &["s/a/plan.md"]);
    check("s/a/plan.md -> ../../shared.md; shared.md", &["s/a/plan.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_listed_and_reported() {
    use std::os::unix::ffi::OsStrExt;
    let top = tempfile::tempdir().unwrap();
    let root = top.path().canonicalize().unwrap();
    let folder = root.join("s").join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("plan.md"), "# x").unwrap();
    let discovery = discover(&Sought { root: &root, specs: &[], exclude: &[] }).unwrap();
    let why = "the path is not UTF-8, so the file cannot be named on a page";
    assert_eq!(shown(&discovery), [format!("s/caf\u{fffd}/plan.md ! s/caf\u{fffd}/plan.md: {why}")]);
    assert_eq!(discovery.problems.len(), 1);
}

#[test]
fn a_large_file_and_binary_contracts_are_not_read() {
    let top = tempfile::tempdir().unwrap();
    let root = top.path().canonicalize().unwrap();
    tree(&root, "s/a/plan.md; s/a/contracts/api.json");
    fs::write(root.join("s/a/contracts/logo.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::File::create(root.join("s/a/data-model.md")).unwrap().set_len(9 * 1024 * 1024).unwrap();
    let discovery = discover(&Sought { root: &root, specs: &[], exclude: &[] }).unwrap();
    let large = "the file is too large: it has 9.0 MiB, and at most 8 MiB are read";
    let expected = format!("s/a/plan.md + s/a/data-model.md c s/a/contracts/api.json ! s/a/data-model.md: {large}");
    assert_eq!(shown(&discovery), [expected]);
    assert_eq!(discovery.problems[0].code, crate::diagnostic::Code::FileTooLarge);
}

#[test]
fn the_constitution_is_found_at_its_usual_places_first() {
    let check = |lines: &str, expected: Option<&str>| {
        assert_eq!(find(lines, &[], &[]).constitution.as_deref(), expected, "{lines}");
    };
    check("s/a/plan.md", None);
    check(
        "s/a/plan.md; memory/constitution.md; .specify/memory/constitution.md",
        Some(".specify/memory/constitution.md"),
    );
    check("s/a/plan.md; memory/constitution.md; docs/constitution.md", Some("memory/constitution.md"));
    check("s/a/plan.md; b/c/constitution.md; a/b/c/constitution.md", Some("b/c/constitution.md"));
    check("s/a/plan.md; templates/constitution.md", None);
}

#[test]
fn a_deep_and_a_wide_tree_are_walked() {
    let top = tempfile::tempdir().unwrap();
    let root = top.path().canonicalize().unwrap();
    let deep = "d/".repeat(400);
    tree(&root, &format!("{deep}plan.md"));
    for number in 0..2000 {
        fs::create_dir_all(root.join(format!("s/{number}"))).unwrap();
    }
    let discovery = discover(&Sought { root: &root, specs: &[], exclude: &[] }).unwrap();
    assert_eq!(shown(&discovery), [format!("{deep}plan.md")]);
    assert_eq!((discovery.folders.len(), discovery.markdown), (2402, 1));
}
