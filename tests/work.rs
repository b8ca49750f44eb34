//! How much work a build of two hundred plans is, counted and not timed: allocations, and the bytes they ask for.
//!
//! Times are the machine's; these counts are the program's, and change only when it does something else. One that grows by
//! more than a tenth fails here. It may be worth it: then the new count goes into [`KNOWN`], and the reason into the commit.

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod harbour;

use plansite::site::{Site, SiteOptions};
use plansite::theme::{self, Theme};

/// What each part of a build may cost: its name, allocations, and the bytes that they ask for.
const KNOWN: [(&str, u64, u64); 2] = [("read", 1_809_834, 121_862_477), ("render", 215_099, 64_099_611)];

/// Counts what some work allocates. Everything runs on one thread, since only that one is counted.
fn counted(work: impl FnOnce() + Send) -> (u64, u64) {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let info = alone.install(|| allocation_counter::measure(work));
    (info.count_total, info.bytes_total)
}

#[test]
fn a_build_does_not_grow_unnoticed() {
    let texts = harbour::many(200);
    let (theme, options) = (Theme::embedded(), SiteOptions::default());
    let portfolio = harbour::portfolio(&texts);
    let render = || {
        let output = theme::render(&theme, &Site::new(&portfolio, &options)).expect("it renders");
        assert!(output.len() > 400);
    };
    // What is made once a program is no part of a build.
    render();
    let read = counted(|| assert_eq!(harbour::portfolio(&texts).plans.len(), 200));
    for ((name, count, bytes), (count_now, bytes_now)) in KNOWN.into_iter().zip([read, counted(render)]) {
        for (what, known, now) in [("allocations", count, count_now), ("bytes", bytes, bytes_now)] {
            assert!(now <= known + known / 10, "{name}: {now} {what}, and {known} were known");
            assert!(now >= known - known / 4, "{name}: only {now} {what}: write it down, {known} is far too much");
        }
    }
}
