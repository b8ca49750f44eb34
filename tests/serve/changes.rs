//! What changes on disk becomes one build, with the new content served; what cannot be shown is told, and goes again.

use std::fs;

use serde_json::Value;

use crate::server::{Listener, Server, wait_for};
use crate::support::Sandbox;
use crate::two;

const EVENTS: &str = "/_plansite/events";
const FERRY: &str = "specs/001-ferry/plan.md";
const PAGE: &str = "/plans/001-ferry/index.html";

/// A server of a sandbox, somebody who listens, and the number of the build that is shown.
struct Watched {
    sandbox: Sandbox,
    server: Server,
    news: Listener,
    build: u64,
}

impl Watched {
    fn new(sandbox: Sandbox, arguments: &[&str]) -> Self {
        let server = Server::start(&sandbox, arguments);
        let mut news = server.listen(EVENTS);
        let build = news.expect("the state")["build"].as_u64().expect("a number");
        Self { sandbox, server, news, build }
    }

    /// Does something, of which one new build has to come; gives what is said to have changed.
    #[track_caller]
    fn one_build(&mut self, what: &str, change: impl FnOnce(&Sandbox)) -> Value {
        change(&self.sandbox);
        let news = self.news.one_build(self.build, what);
        self.build += 1;
        assert_eq!(news["trouble"], Value::Null, "{what}");
        news["said"].clone()
    }

    /// Does something, of which a trouble has to come and no build; gives the trouble.
    #[track_caller]
    fn trouble(&mut self, what: &str, change: impl FnOnce(&Sandbox)) -> Value {
        change(&self.sandbox);
        let news = self.news.expect(what);
        assert_eq!(news["build"], self.build, "{what}: the last site stays: {news}");
        assert!(news["trouble"].is_object(), "{what}: {news}");
        assert_eq!(self.server.get(PAGE).status, 200, "{what}: the last site is served");
        news["trouble"].clone()
    }

    /// Does something, after which the trouble has to go without another build.
    #[track_caller]
    fn mended(&mut self, what: &str, change: impl FnOnce(&Sandbox)) {
        change(&self.sandbox);
        let news = self.news.expect(what);
        assert_eq!((&news["trouble"], news["build"].as_u64()), (&Value::Null, Some(self.build)), "{what}");
        wait_for("the word", || self.server.said().contains("mended").then_some(()));
    }

    fn has(&self, text: &str) -> bool {
        self.server.get(PAGE).text().contains(text)
    }
}

#[test]
fn saves_of_every_kind_are_one_build_each() {
    let mut it = Watched::new(two(), &[]);
    let said = it.one_build("a save", |sandbox| {
        let text = sandbox.read(FERRY).replace("- [ ] Timetable", "- [x] Timetable");
        sandbox.write(FERRY, text);
    });
    assert_eq!(said, serde_json::json!(["001: 1 gate ticked"]));
    it.one_build("an atomic save", |sandbox| {
        let text = sandbox.read(FERRY).replace("Ferry", "Steamer");
        sandbox.write("specs/001-ferry/.plan.md.tmp", text);
        fs::rename(sandbox.path("specs/001-ferry/.plan.md.tmp"), sandbox.path(FERRY)).unwrap();
    });
    assert!(it.has("Steamer"));
    // As an editor saves that keeps the old text beside the new one.
    it.one_build("a save with a backup", |sandbox| {
        let text = sandbox.read(FERRY).replace("Steamer", "Barge");
        fs::rename(sandbox.path(FERRY), sandbox.path("specs/001-ferry/plan.md~")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30));
        sandbox.write(FERRY, text);
        fs::remove_file(sandbox.path("specs/001-ferry/plan.md~")).unwrap();
    });
    assert!(it.has("Barge"));
    it.one_build("a save that empties the file first", |sandbox| {
        let text = sandbox.read(FERRY).replace("Barge", "Raft");
        sandbox.write(FERRY, "");
        std::thread::sleep(std::time::Duration::from_millis(30));
        sandbox.write(FERRY, text);
    });
    assert!(it.has("Raft"));
    let spec = "specs/001-ferry/spec.md";
    it.one_build("another document", |sandbox| sandbox.write(spec, "# Spec\n"));
    it.one_build("a safe save of it", |sandbox| {
        sandbox.write("specs/001-ferry/spec.md___jb_tmp___", "# Safe spec\n");
        fs::rename(sandbox.path(spec), sandbox.path("specs/001-ferry/spec.md___jb_old___")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30));
        fs::rename(sandbox.path("specs/001-ferry/spec.md___jb_tmp___"), sandbox.path(spec)).unwrap();
        fs::remove_file(sandbox.path("specs/001-ferry/spec.md___jb_old___")).unwrap();
    });
    it.one_build("a save of it that empties the file first", |sandbox| {
        sandbox.write(spec, "");
        std::thread::sleep(std::time::Duration::from_millis(30));
        sandbox.write(spec, "# Full spec\n");
    });
    it.one_build("its removal", |sandbox| fs::remove_file(sandbox.path(spec)).unwrap());
    assert_eq!(it.server.get("/plans/001-ferry/spec.html").status, 404);
    let said = it.one_build("a removal", |sandbox| fs::remove_dir_all(sandbox.path("specs/002-pier")).unwrap());
    assert_eq!(said, serde_json::json!(["002: removed"]));
    assert_eq!(it.server.get("/plans/002-pier/index.html").status, 404);
    assert_eq!(it.server.get(PAGE).status, 200);
}

#[test]
fn what_changes_nothing_is_no_build() {
    let mut it = Watched::new(two(), &[]);
    it.sandbox.write(FERRY, it.sandbox.read(FERRY));
    it.sandbox.write("specs/001-ferry/.plan.md.swp", "what an editor keeps");
    it.sandbox.write("src/main.rs", "fn main() {}");
    assert!(it.news.next(std::time::Duration::from_secs(1)).is_none());
    it.one_build("a save", |sandbox| sandbox.write(FERRY, "# Plan: Other\n"));
}

#[test]
fn new_and_moved_folders_are_seen() {
    let mut it = Watched::new(two(), &[]);
    it.one_build("a new folder", |sandbox| sandbox.write("specs/003-buoy/plan.md", "# Plan: Buoy\n"));
    assert!(it.server.get("/plans/003-buoy/index.html").text().contains("Buoy"));
    it.one_build("nested folders in a new place", |sandbox| {
        sandbox.write("teams/south/specs/004-beacon/plan.md", "# Plan: Beacon\n");
    });
    it.one_build("a save there", |sandbox| {
        sandbox.write("teams/south/specs/004-beacon/plan.md", "# Plan: Bright beacon\n");
    });
    it.one_build("a document in a new folder of a plan", |sandbox| {
        sandbox.write("specs/003-buoy/checklists/sea/trial.md", "# Trial\n");
    });
    assert_eq!(it.server.get("/plans/003-buoy/checklists/sea/trial.html").status, 200);
    it.one_build("a move", |sandbox| {
        fs::rename(sandbox.path("specs/003-buoy"), sandbox.path("specs/005-buoys")).unwrap();
    });
    assert_eq!(it.server.get("/plans/005-buoys/checklists/sea/trial.html").status, 200);
    it.one_build("a save after the move", |sandbox| sandbox.write("specs/005-buoys/plan.md", "# Plan: Red buoys\n"));
    it.one_build("a name in other letters", |sandbox| {
        fs::rename(sandbox.path("specs/005-buoys"), sandbox.path("specs/005-Buoys")).unwrap();
    });
    it.one_build("a save after that", |sandbox| sandbox.write("specs/005-Buoys/plan.md", "# Plan: Green buoys\n"));
}

#[test]
fn the_specs_folder_may_go_and_come_back() {
    let mut it = Watched::new(two(), &[]);
    let away = it.sandbox.path("away");
    it.one_build("the folder goes", |sandbox| fs::rename(sandbox.path("specs"), &away).unwrap());
    it.one_build("the folder is elsewhere", |sandbox| sandbox.write("away/001-ferry/plan.md", "# Plan: Far ferry\n"));
    assert!(it.has("Far ferry"));
    it.one_build("the folder comes back", |sandbox| fs::rename(&away, sandbox.path("specs")).unwrap());
    it.one_build("a save in it", |sandbox| sandbox.write(FERRY, "# Plan: Near ferry\n"));
    assert!(it.has("Near ferry"));
    it.one_build("the folder is removed", |sandbox| fs::remove_dir_all(sandbox.path("specs")).unwrap());
    assert_eq!(it.server.get(PAGE).status, 404);
    assert_eq!(it.server.get("/").status, 200);
    it.one_build("another folder takes its place", |sandbox| sandbox.write(FERRY, "# Plan: New ferry\n"));
    assert!(it.has("New ferry"));
    it.one_build("a save in the new folder", |sandbox| sandbox.write(FERRY, "# Plan: Newest ferry\n"));
    // Removed and made again at once, so that nobody sees that it was gone.
    it.one_build("a replacement", |sandbox| {
        fs::remove_dir_all(sandbox.path("specs")).unwrap();
        sandbox.write(FERRY, "# Plan: Replaced ferry\n");
    });
    it.one_build("a save in the replacement", |sandbox| sandbox.write(FERRY, "# Plan: Last ferry\n"));
    assert!(it.has("Last ferry"));
}

// Elsewhere the folder that a program runs in cannot be moved.
#[cfg(unix)]
#[test]
fn the_root_may_go_and_come_back() {
    let mut it = Watched::new(two(), &[]);
    let away = it.sandbox.root().with_file_name("away");
    let trouble = it.trouble("the root goes", |sandbox| fs::rename(sandbox.root(), &away).unwrap());
    assert!(trouble["title"].as_str().unwrap().contains("folder"), "{trouble}");
    it.mended("the root comes back", |sandbox| fs::rename(&away, sandbox.root()).unwrap());
    it.one_build("a save", |sandbox| sandbox.write(FERRY, "# Plan: Back again\n"));
    assert!(it.has("Back again"));
    it.trouble("the root is removed", |sandbox| fs::remove_dir_all(sandbox.root()).unwrap());
    it.sandbox.write(FERRY, "# Plan: Risen\n");
    it.server.wait_for_text(PAGE, "Risen");
    it.sandbox.write(FERRY, "# Plan: Risen again\n");
    it.server.wait_for_text(PAGE, "Risen again");
}

#[test]
fn a_checkout_of_two_hundred_files_is_one_build() {
    let sandbox = Sandbox::new("-- .gitignore --\n_site\n");
    let write = |text: &str| {
        for at in 0..200 {
            sandbox.write(&format!("specs/{at:03}-plan/plan.md"), format!("# Plan: {text} {at}\n"));
        }
    };
    sandbox.git(&["init", "--quiet", "--initial-branch=main"], "0");
    write("Early");
    sandbox.git(&["add", "--all"], "0");
    sandbox.git(&["commit", "--quiet", "--message=early"], "0");
    sandbox.git(&["checkout", "--quiet", "-b", "late"], "0");
    write("Late");
    sandbox.git(&["commit", "--quiet", "--all", "--message=late"], "0");
    let mut it = Watched::new(sandbox, &[]);
    for (branch, text) in [("main", "Early"), ("late", "Late"), ("main", "Early")] {
        let said = it.one_build(branch, |sandbox| sandbox.git(&["checkout", "--quiet", branch], "0"));
        assert_eq!(said.as_array().map(Vec::len), Some(4), "{said}");
        for at in [0, 99, 199] {
            let page = it.server.get(&format!("/plans/{at:03}-plan/index.html")).text();
            assert!(page.contains(&format!("{text} {at}")), "{branch} {at}");
        }
    }
    it.one_build("a commit", |sandbox| {
        sandbox.write("specs/007-plan/plan.md", "# Plan: Seventh\n");
    });
    it.one_build("the commit of it", |sandbox| sandbox.git(&["commit", "--quiet", "--all", "--message=7"], "86400"));
    it.one_build("a review", |sandbox| sandbox.git(&["tag", "review/1", "HEAD~"], "86400"));
    let since_review = |it: &Watched| it.server.get("/changes.html").text().contains("review/1");
    assert!(since_review(&it));
    it.one_build("other tags that mark reviews", |sandbox| {
        sandbox.write("plansite.yml", "review: { tags: \"none/*\" }\n");
    });
    assert!(!since_review(&it));
}

#[cfg(unix)]
#[test]
fn what_goes_beside_a_document_that_cannot_be_read_is_seen() {
    let sandbox = two();
    std::os::unix::fs::symlink("nowhere.md", sandbox.path("specs/001-ferry/link.md")).unwrap();
    let mut it = Watched::new(sandbox, &[]);
    it.one_build("a save elsewhere", |sandbox| sandbox.write("specs/002-pier/plan.md", "# Plan: Mole\n"));
    it.one_build("a plan goes", |sandbox| fs::remove_file(sandbox.path(FERRY)).unwrap());
    assert_eq!(it.server.get(PAGE).status, 404);
}

#[test]
fn wrong_settings_are_told_until_they_are_mended() {
    let mut it = Watched::new(two(), &[]);
    let trouble = it.trouble("wrong settings", |sandbox| sandbox.write("plansite.yml", "titel: <b>Pay</b>\n"));
    let fault = &trouble["faults"][0];
    assert_eq!(fault["place"], "plansite.yml:1:1");
    assert_eq!((&fault["before"], &fault["meant"]), (&"".into(), &"titel".into()));
    assert_eq!(fault["after"], ": <b>Pay</b>");
    assert_eq!(fault["help"], "did you mean `title`?");
    let other = it.trouble("others", |sandbox| sandbox.write("plansite.yml", "statuses: { parked: nowhere }\n"));
    assert_ne!(trouble, other);
    it.mended("no settings", |sandbox| fs::remove_file(sandbox.path("plansite.yml")).unwrap());
    it.one_build("right settings", |sandbox| sandbox.write("plansite.yml", "title: Coast\n"));
    assert!(it.has("Coast"));
    // Settings that are not there, or say nothing, are as good as any; unless there were some a moment ago.
    it.one_build("settings that are emptied first", |sandbox| {
        sandbox.write("plansite.yml", "");
        std::thread::sleep(std::time::Duration::from_millis(30));
        sandbox.write("plansite.yml", "title: Bay\n");
    });
    it.one_build("settings with a backup", |sandbox| {
        fs::rename(sandbox.path("plansite.yml"), sandbox.path("plansite.yml~")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30));
        sandbox.write("plansite.yml", "title: Sound\n");
    });
    assert!(it.has("Sound"));
    it.one_build("after how many days without a change a plan needs somebody", |sandbox| {
        sandbox.write("plansite.yml", "title: Sound\nreview: { stale-after: 3 }\n");
    });
}

#[test]
fn a_broken_template_is_told_until_it_is_mended() {
    let mut it = Watched::new(two(), &[]);
    let page = include_str!("../../themes/default/pages/plan.hbs");
    it.one_build("a template", |sandbox| {
        sandbox.write("theme/pages/plan.hbs", format!("{page}<!-- own -->"));
    });
    let trouble = it.trouble("one that cannot be parsed", |sandbox| {
        sandbox.write("theme/pages/plan.hbs", "<p>\n{{#if plan}}\n");
    });
    let place = trouble["faults"][0]["place"].as_str().unwrap();
    assert!(place.starts_with("theme/pages/plan.hbs:"), "{place}");
    it.trouble("one that cannot be rendered", |sandbox| {
        sandbox.write("theme/pages/plan.hbs", "<p>{{> nowhere}}\n");
    });
    it.mended("the template as it was", |sandbox| {
        sandbox.write("theme/pages/plan.hbs", format!("{page}<!-- own -->"));
    });
    it.one_build("no template", |sandbox| fs::remove_dir_all(sandbox.path("theme")).unwrap());
}

#[test]
fn a_template_that_fails_on_what_a_plan_says_later_is_told_where_its_page_is_asked_for() {
    let mut it = Watched::new(two(), &[]);
    let page = include_str!("../../themes/default/pages/plan.hbs");
    it.one_build("a template that never met a risk", |sandbox| {
        sandbox.write("theme/pages/plan.hbs", format!("{page}{{{{#each risks.worst}}}}{{{{colour}}}}{{{{/each}}}}"));
    });
    let risk = "# Plan: Ferry\n\n## Risks\n\n- Fog. Likelihood: High, Impact: High\n";
    it.one_build("a risk", |sandbox| sandbox.write(FERRY, risk));
    let answer = it.server.get(PAGE);
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("This page cannot be made") && answer.text().contains("serve.js"));
    let news = it.news.expect("the trouble");
    assert_eq!((news["build"].as_u64(), &news["trouble"]["pages"][0]), (Some(it.build), &PAGE[1..].into()), "{news}");
    let place = news["trouble"]["faults"][0]["place"].as_str().unwrap();
    assert!(place.starts_with("theme/pages/plan.hbs:"), "{place}");
    assert_eq!(it.server.get("/").status, 200, "other pages are as good as ever");
    it.one_build("no risk", |sandbox| sandbox.write(FERRY, "# Plan: Ferry\n"));
    assert_eq!(it.server.get(PAGE).status, 200);
}

#[test]
fn a_plan_that_cannot_be_read_is_told_and_the_others_go_on() {
    let mut it = Watched::new(two(), &[]);
    it.sandbox.write(FERRY, b"\0\x01\x02 no text\0");
    let news = it.news.one_build(it.build, "a plan that is no text");
    it.build += 1;
    assert_eq!(news["said"], serde_json::json!(["001: cannot be read"]), "its gates have not been removed");
    assert_eq!(news["trouble"]["title"], "1 plan cannot be read");
    assert_eq!(news["trouble"]["pages"], serde_json::json!(["plans/001-ferry/index.html"]));
    let fault = &news["trouble"]["faults"][0];
    assert_eq!(fault["place"], FERRY);
    assert_eq!(fault["help"], "save the file as UTF-8 text, or rename it");
    it.sandbox.write("specs/002-pier/plan.md", "# Plan: Mole\n");
    let news = it.news.one_build(it.build, "another plan");
    it.build += 1;
    assert!(news["trouble"].is_object(), "it is still so: {news}");
    assert!(it.server.get("/plans/002-pier/index.html").text().contains("Mole"));
    let wrong = it.trouble("wrong settings", |sandbox| sandbox.write("plansite.yml", "titel: x\n"));
    assert_eq!(wrong["pages"], news["trouble"]["pages"], "its page still has nothing to show");
    it.sandbox.write("plansite.yml", "");
    assert_eq!(it.news.expect("the trouble before")["trouble"], news["trouble"]);
    let mut late = it.server.listen(EVENTS);
    assert!(late.expect("the state")["trouble"].is_object(), "who comes later is told too");
    let said = it.one_build("a plan that is text", |sandbox| sandbox.write(FERRY, "# Plan: Read\n"));
    assert_eq!(said, serde_json::json!(["001: can be read again"]));
    assert!(it.has("Read"));
}

#[test]
fn looking_finds_what_being_told_does() {
    let mut it = Watched::new(two(), &["--poll"]);
    it.one_build("a save", |sandbox| {
        // A look between the emptying and the filling of a file would see an empty plan.
        sandbox.write("specs/001-ferry/.plan.md.tmp", "# Plan: Looked at\n");
        fs::rename(sandbox.path("specs/001-ferry/.plan.md.tmp"), sandbox.path(FERRY)).unwrap();
    });
    it.sandbox.write("specs/009-new/plan.md", "# Plan: Found\n");
    it.server.wait_for_text("/plans/009-new/index.html", "Found");
    it.sandbox.write("specs/009-new/plan.md", "# Plan: Found once more\n");
    it.server.wait_for_text("/plans/009-new/index.html", "Found once more");
}

#[test]
fn what_a_link_leads_to_is_watched() {
    let mut it = Watched::new(two(), &[]);
    let missing = |it: &Watched| it.server.get("/problems.html").text().contains("charts/coast.md");
    assert!(missing(&it));
    it.one_build("the target comes", |sandbox| sandbox.write("charts/coast.md", "# Coast\n"));
    assert!(!missing(&it));
    it.one_build("the target goes", |sandbox| fs::remove_file(sandbox.path("charts/coast.md")).unwrap());
    assert!(missing(&it));
    it.one_build("it comes back", |sandbox| sandbox.write("charts/coast.md", "# Coast\n"));
    it.one_build("its folder goes", |sandbox| fs::rename(sandbox.path("charts"), sandbox.path("maps")).unwrap());
    assert!(missing(&it));
}
