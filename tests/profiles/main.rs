//! Nothing of what a profile drops is in any byte of what is made: pages, exports, problems, and the past.
//!
//! Words that are nowhere else stand in everything that is dropped. Without the profile those that can be seen are
//! found, so that finding none with it means something.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

#[path = "../support/server.rs"]
mod server;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use server::Server;
use support::Sandbox;

/// What can be seen without the profile.
const SEEN: [&str; 33] = [
    "zqyaml",
    "zqinline",
    "zqbody",
    "zqheading",
    "zqcode",
    "zqbox",
    "zqticked",
    "zqtitle",
    "zqtarget",
    "zqquestion",
    "zqquote",
    "zqgate",
    "zqcell",
    "zqlisted",
    "zqmitigation",
    "zqprose",
    "zqrisk",
    "zqdocument",
    "zqresearched",
    "zqsetext",
    "zqcriterion",
    "zqspecrisk",
    "zqcontract",
    "zqunclosed",
    "zqfolder",
    "zqplan",
    "zqstatus",
    "zqauthor",
    "zqplangate",
    "zqdeep",
    "zqlatin",
    "zqcrlf",
    "zqlines",
];

/// What can be seen of the past.
const SEEN_BEFORE: [&str; 5] = ["zqoldgate", "zqoldrisk", "zqoldplan", "zqgate", "zqcriterion"];

/// What nobody sees anyway.
const UNSEEN: [&str; 4] = ["zqcomment", "zqfront", "zqbinary", "zqabove"];

/// Files that a text of UTF-8 lines cannot hold.
fn add_other_files(sandbox: &Sandbox) {
    let latin = b"# Notes\n\nGr\xfc\xdfe. <!-- internal -->Gr\xfc\xdfe an zqlatin<!-- /internal -->\n";
    sandbox.write("specs/002-quay/latin.md", latin);
    let windows = "# Lines\r\n\r\nKept.\r\n\r\n## Cost\r\n\r\nzqcrlf\r\n\r\n## Kept\r\n\r\na<!-- internal -->\r\nzqlines\r\n<!-- /internal -->\r\n";
    sandbox.write("specs/002-quay/lines.md", windows);
    sandbox.write("specs/002-quay/binary.md", b"zqbinary\0\x01\x02\0\0\0\x03\0\0\0\0");
}

/// A repository with a past in which more was dropped than there is today.
fn harrow() -> Sandbox {
    let sandbox = Sandbox::new(include_str!("harrow.txt"));
    add_other_files(&sandbox);
    let now = sandbox.read("specs/001-ferry/plan.md");
    let before = now
        .replace("- [ ] zqgate", "- [ ] zqoldgate is agreed\n- [ ] zqgate")
        .replace("- zqlisted comes", "- zqoldrisk came\n- zqlisted comes");
    sandbox.write("specs/001-ferry/plan.md", before);
    sandbox.write("specs/009-zqoldplan/plan.md", "# Plan: zqoldplan\n\n## Gates\n\n- [ ] zqabove\n");
    sandbox.git(&["init", "--quiet"], "0");
    sandbox.git(&["add", "--all"], "1780272000");
    sandbox.git(&["commit", "--quiet", "--message=first"], "1780272000");
    std::fs::remove_dir_all(sandbox.path("specs/009-zqoldplan")).expect("the plan is there");
    sandbox.write("specs/001-ferry/plan.md", &now);
    sandbox.git(&["add", "--all"], "1780358400");
    sandbox.git(&["commit", "--quiet", "--message=second"], "1780358400");
    // What is not committed is told too.
    sandbox.write("specs/001-ferry/plan.md", now.replace("- [ ] zqgate", "- [x] zqgate"));
    let spec = sandbox.read("specs/001-ferry/spec.md").replace("Below zqcriterion", "Below that");
    sandbox.write("specs/001-ferry/spec.md", spec);
    sandbox
}

/// Everything that is made, by where it is.
fn made(sandbox: &Sandbox, profile: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let mut made = BTreeMap::new();
    let commands: [&[&str]; 10] = [
        &["build", "--base-url", "https://example.org/"],
        &["export"],
        &["export", "--format", "csv", "--table", "plans"],
        &["export", "--format", "csv", "--table", "risks"],
        &["export", "--format", "csv", "--table", "gates"],
        &["check", "--format", "json", "--fail-on", "never"],
        &["check", "--fail-on", "never"],
        &["changes", "--since", "HEAD~1", "--format", "json"],
        &["changes", "--since", "HEAD~1", "--format", "markdown"],
        &["build", "--single-file", "_site.html"],
    ];
    for command in commands {
        let arguments = [command, profile].concat();
        let run = sandbox.run(&arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
        made.insert(format!("{}: standard output", arguments.join(" ")), run.stdout.into_bytes());
        made.insert(format!("{}: standard error", arguments.join(" ")), run.stderr.into_bytes());
    }
    made.extend(sandbox.files("_site"));
    made.insert("_site.html".to_owned(), sandbox.read("_site.html").into_bytes());
    made
}

/// In which files each word stands, in a name or in the bytes.
fn found<'w>(words: &[&'w str], made: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&'w str, Vec<String>> {
    let holds =
        |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
    let files = |word: &'w str| {
        let files = made.iter().filter(|(path, bytes)| holds(path.as_bytes(), word) || holds(bytes, word));
        (word, files.map(|(path, _)| path.clone()).collect())
    };
    words.iter().copied().map(files).collect()
}

#[test]
fn nothing_that_is_dropped_is_in_any_byte() {
    let sandbox = harrow();
    let all = made(&sandbox, &[]);
    let missing: Vec<&str> =
        found(&SEEN, &all).into_iter().filter(|(_, files)| files.is_empty()).map(|(word, _)| word).collect();
    assert!(missing.is_empty(), "not to be seen without the profile: {missing:?}");
    let past: BTreeMap<String, Vec<u8>> = all.into_iter().filter(|(path, _)| path.starts_with("changes")).collect();
    let missing: Vec<&str> =
        found(&SEEN_BEFORE, &past).into_iter().filter(|(_, files)| files.is_empty()).map(|(word, _)| word).collect();
    assert!(missing.is_empty(), "not to be seen of the past: {missing:?}");

    // Into the same folder and with the same cache, so that what was there is gone.
    let public = made(&sandbox, &["--profile", "public"]);
    let words: Vec<&str> = SEEN.into_iter().chain(SEEN_BEFORE).chain(UNSEEN).chain(["kept-back"]).collect();
    let leaks: BTreeMap<&str, Vec<String>> =
        found(&words, &public).into_iter().filter(|(_, files)| !files.is_empty()).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");

    // A link to what is left out is no broken link, and leads nowhere.
    let findings = public.iter().find(|(path, _)| path.starts_with("check --format json")).expect("it was checked").1;
    assert!(!String::from_utf8_lossy(findings).contains("link-broken"));
    let page = sandbox.read("_site/plans/001-ferry/index.html");
    for kept in ["The ferry runs at eight.", "It needs the other one and notes.", "Timetable agreed", "The end."] {
        assert!(page.contains(kept), "{kept}");
    }
    let again = made(&sandbox, &[]);
    assert!(found(&SEEN, &again).values().all(|files| !files.is_empty()), "the profile is no setting");
}

/// What `build --profile NAME` says before it tells of the site, on a plan and these settings.
#[track_caller]
fn said(profile: &str, settings: &str, plan: &str, code: i32, expected: &str) {
    let files = format!("-- plansite.yml --\n{settings}\n-- specs/001-ferry/plan.md --\n{plan}\n");
    let run = Sandbox::new(&files).run(&["build", "--profile", profile]);
    let told: String =
        run.stderr.lines().take_while(|line| !line.starts_with("1 plan")).flat_map(|line| [line, "\n"]).collect();
    assert_eq!((told.as_str(), run.code), (expected.trim_start(), code), "{settings}");
}

#[test]
fn it_is_said_what_was_dropped() {
    let sandbox = harrow();
    let run = sandbox.run(&["export", "--profile", "public", "-o", "model.json"]);
    let said = "
warning: specs/001-ferry/checklists/door.md:5: `<!-- internal -->` is not closed
  help: everything below it is left out; close it with `<!-- /internal -->`
profile public: 2 plans, 4 sections, 2 documents, 7 tagged passages, 3 risks dropped
";
    assert_eq!(run.stderr, said.trim_start());
    let run = sandbox.run(&["export", "--profile", "everything", "-o", "model.json"]);
    assert_eq!(run.stderr, "profile everything: nothing dropped\n");
}

#[test]
fn what_is_named_and_is_nowhere_is_told_with_the_nearest_name() {
    said(
        "public",
        "profiles: { public: { drop: { sections: [Securty Validation, Cost], documents: [tasks], plans: [001-fery, '*-x'], tags: [interal] } } }",
        "# Ferry\n\n## Security Validation\n\nx\n\n### Costs\n\n## Cost\n\n<!-- internal -->y<!-- /internal -->",
        0,
        "
warning: profile public drops the section `Securty Validation`, and there is none
  help: did you mean `Security Validation`?
warning: profile public drops the tag `interal`, and there is none
  help: did you mean `internal`?
warning: profile public drops the plan `001-fery`, and there is none
  help: did you mean `001-ferry`?
warning: profile public drops the plan `*-x`, and there is none
  help: look for how it is written; what has another name is published
warning: profile public drops the kind of document `tasks`, and there is none
  help: look for how it is written; what has another name is published
warning: the heading `Costs` is nearly `Cost`, and is not dropped
  help: name it too, if it is meant
profile public: 1 section dropped
",
    );
}

#[test]
fn a_profile_that_is_none_or_leaves_nothing_is_an_error() {
    let settings = "profiles: { public: {}, partners: {} }";
    said(
        "pubic",
        settings,
        "# A",
        2,
        "error: there is no profile `pubic` in `plansite.yml`\n  help: did you mean `public`?\n",
    );
    said(
        "x",
        settings,
        "# A",
        2,
        "error: there is no profile `x` in `plansite.yml`\n  help: there are `partners`, `public`\n",
    );
    said(
        "x",
        "title: A",
        "# A",
        2,
        "error: there is no profile `x` in `plansite.yml`\n  help: profiles are written under `profiles:`, and there is none\n",
    );
    said(
        "public",
        "profiles: { public: { drop: { plans: ['0*'] } } }",
        "# A",
        2,
        "error: the profile `public` drops every plan\n  help: look at `plans:` below its `drop:`\n",
    );
}

#[test]
fn a_plan_that_is_dropped_today_has_no_past_under_its_former_names() {
    let sandbox = Sandbox::new(
        "-- plansite.yml --\nprofiles: { public: { drop: { plans: ['009-*'] } } }\n-- specs/001-a/plan.md --\n# A\n\
         -- specs/002-b/plan.md --\n# zqtitle\n\n## Gates\n\n- [ ] zqgate\n",
    );
    let commit = |seconds: &str| {
        sandbox.git(&["add", "--all"], seconds);
        sandbox.git(&["commit", "--quiet", "--message=x"], seconds);
    };
    sandbox.git(&["init", "--quiet"], "0");
    commit("1780272000");
    sandbox.write("specs/002-b/plan.md", sandbox.read("specs/002-b/plan.md").replace("[ ]", "[x]"));
    commit("1780358400");
    sandbox.git(&["mv", "specs/002-b", "specs/003-b"], "0");
    commit("1780444800");
    sandbox.git(&["mv", "specs/003-b", "specs/009-b"], "0");
    let told = |profile: &[&str]| sandbox.run(&[&["changes", "--since", "HEAD~2"], profile].concat()).stdout;
    assert!(told(&[]).contains("zqgate"));
    assert_eq!(told(&["--profile", "public"]).matches("zq").count(), 0, "staged");
    commit("1780531200");
    assert_eq!(told(&["--profile", "public"]).matches("zq").count(), 0, "committed");
}

#[test]
fn an_export_goes_over_no_document_that_is_dropped() {
    let sandbox = harrow();
    for path in ["specs/009-zqfolder/plan.md", "specs/001-ferry/research.md"] {
        let run = sandbox.run(&["export", "--profile", "public", "-o", path]);
        assert_eq!(run.code, 2, "{path}");
        assert!(sandbox.read(path).contains("zq"), "{path}");
    }
}

#[test]
fn what_is_served_follows_the_files_without_what_is_dropped() {
    const PAGE: &str = "/plans/001-ferry/index.html";
    const PLAN: &str = "specs/001-ferry/plan.md";
    let sandbox = harrow();
    let server = Server::start(&sandbox, &["--profile", "public"]);
    let text = sandbox.read(PLAN).replace("Locks are zqbody", "Locks are zqsaved").replace("The end.", "The very end.");
    sandbox.write(PLAN, &text);
    let page = server.wait_for_text(PAGE, "The very end.");
    assert!(!page.contains("zqsaved"));
    sandbox.write("specs/009-late/plan.md", "# zqlate\n");
    sandbox.write("specs/001-ferry/contracts/late.md", "# zqlate\n");
    sandbox.write(PLAN, text.replace("The very end.", "The last end."));
    server.wait_for_text(PAGE, "The last end.");
    for path in [PAGE, "/index.html", "/plans.html", "/portfolio.json", "/problems.html"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.text().contains("zqlate")), (200, false), "{path}");
    }
    for path in ["/plans/009-late/index.html", "/plans/001-ferry/contracts/late.html"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}
