//! `plansite watch`: the site on disk follows the plans, and follows nothing else.

use std::process::Stdio;

use crate::server::{follow, wait_for};
use crate::two;

struct Watch {
    child: std::process::Child,
    said: std::sync::Arc<std::sync::Mutex<String>>,
}

impl Watch {
    fn start(sandbox: &crate::support::Sandbox, arguments: &[&str]) -> Self {
        let mut command = sandbox.command(&[&["watch"], arguments].concat());
        command.env("SOURCE_DATE_EPOCH", "1780000000").stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let said = follow(child.stderr.take().expect("a pipe"));
        let watch = Self { child, said };
        watch.wait_for("press Ctrl C to stop");
        watch
    }

    fn said(&self) -> String {
        self.said.lock().expect("said").clone()
    }

    #[track_caller]
    fn wait_for(&self, text: &str) {
        wait_for(text, || self.said().contains(text).then_some(()));
    }

    /// Waits for a text, and says how many lines had been said before the one that holds it.
    #[track_caller]
    fn lines_before(&self, text: &str) -> usize {
        wait_for(text, || self.said().lines().position(|line| line.contains(text)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_is_written_is_what_a_build_writes() {
    let sandbox = two();
    // The folder is one that plans are looked for in, so that our own output could be taken for a change.
    let watch = Watch::start(&sandbox, &["--out", "docs/site"]);
    assert!(watch.said().starts_with("2 plans, "), "{}", watch.said());
    let plan = "specs/001-ferry/plan.md";
    let untouched = sandbox.path("docs/site/plans/002-pier/index.html").metadata().unwrap().modified().unwrap();
    sandbox.write(plan, sandbox.read(plan).replace("- [ ] Timetable", "- [x] Timetable"));
    assert_eq!(watch.lines_before("001: 1 gate ticked"), 3, "nothing is said without a change: {}", watch.said());
    assert_eq!(sandbox.path("docs/site/plans/002-pier/index.html").metadata().unwrap().modified().unwrap(), untouched);

    sandbox.write("plansite.yml", "titel: x\n");
    assert_eq!(watch.lines_before("there is no key `titel`"), 4, "one line for one change: {}", watch.said());
    watch.wait_for("did you mean `title`?");
    watch.wait_for("the last site stays until this is mended");
    assert!(sandbox.read("docs/site/plans/001-ferry/index.html").contains("Timetable"));
    sandbox.write("plansite.yml", "title: Coast\n");
    watch.wait_for("mended");
    std::fs::remove_dir_all(sandbox.path("specs/002-pier")).unwrap();
    watch.wait_for("002: removed");
    assert!(!sandbox.path("docs/site/plans/002-pier").exists());
    std::fs::rename(sandbox.path("specs"), sandbox.path("kept")).unwrap();
    watch.wait_for("1 plan moved");

    let mut build = sandbox.command(&["build", "--out", "../fresh"]);
    build.env("SOURCE_DATE_EPOCH", "1780000000");
    assert_eq!(sandbox.finish(build).code, 0);
    assert!(sandbox.files("docs/site") == sandbox.files("../fresh"), "the folders differ");
}

#[test]
fn without_plans_nothing_is_written() {
    let sandbox = crate::support::Sandbox::new("-- README.md --\n# Hello\n");
    let run = sandbox.run(&["watch"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("error: no plans below"), "{}", run.stderr);

    let sandbox = two();
    let watch = Watch::start(&sandbox, &[]);
    std::fs::remove_dir_all(sandbox.path("specs")).unwrap();
    watch.wait_for("the last site stays");
    assert!(sandbox.path("_site/plans/001-ferry/index.html").exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let sandbox = two();
    let mut watch = Watch::start(&sandbox, &[]);
    let status = std::process::Command::new("kill").args(["-INT", &watch.child.id().to_string()]).status();
    assert!(status.unwrap().success());
    assert_eq!(watch.child.wait().unwrap().code(), Some(0));
    watch.wait_for("stopped");
}
