//! `plansite serve` as a browser and a stranger see it: what is answered, what is refused, what changes are told.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod changes;
mod pages;
#[path = "../support/server.rs"]
mod server;
mod strangers;
mod streams;
#[path = "../support/mod.rs"]
mod support;
mod watch;
mod words;

use support::Sandbox;

/// Two plans that refer to each other.
const TWO: &str = "
-- specs/001-ferry/plan.md --
# Plan: Ferry

**Status**: Draft

See [the pier](../002-pier/plan.md) and [the charts](../../charts/coast.md).

## Gates

- [ ] Timetable agreed
- [ ] Crew found
-- specs/002-pier/plan.md --
# Plan: Pier
";

fn two() -> Sandbox {
    Sandbox::new(TWO)
}

/// The example portfolio, copied.
fn example() -> Sandbox {
    let sandbox = Sandbox::new("");
    copy(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site"), sandbox.root());
    sandbox
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    for inside in std::fs::read_dir(from).expect("the folder can be listed") {
        let inside = inside.expect("an entry");
        let (from, to) = (inside.path(), to.join(inside.file_name()));
        if !from.is_dir() {
            std::fs::copy(&from, &to).expect("the file is copied");
        } else if inside.file_name() != "_site" {
            std::fs::create_dir(&to).expect("the folder is made");
            copy(&from, &to);
        }
    }
}
