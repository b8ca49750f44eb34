//! Builds after every change, and publishes each build that differs from the last: what `serve` and `watch` share.
//!
//! What cannot be built or published is said once, and what was published last stays until it is mended. How a build is
//! published is not known here.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Zoned;
use rapidhash::v3::rapidhash_v3;

use super::terminal::Terminal;
use super::watcher::{Changed, Scope, Watcher};
use super::workbench::{Made, Workbench};
use super::{Error, catching, story};
use crate::diagnostic::phrase::counted;
use crate::diagnostic::printable;
use crate::site;

/// How often is looked after something that cannot be watched: a root that is gone, or a theme that is not there.
const IN_TROUBLE: Duration = Duration::from_millis(400);
/// How many times as long as a build took is waited before it is tried again for nothing.
const REST: u32 = 10;
/// How often is looked although nothing was told: the day may have changed, and with it the ages on the pages.
const AT_LEAST: Duration = Duration::from_secs(60);
/// How long it is waited for the rest when it looks as if somebody was still writing.
const DOUBT: Duration = Duration::from_millis(60);
/// How many times a build is put aside because of that.
const MOST_DOUBTS: usize = 3;

/// Where builds go.
pub(super) trait Publisher {
    /// Publishes a build that differs from the last one. `said` is what changed, `at` the time on a clock.
    fn publish(&mut self, made: &Arc<Made>, said: &[String], at: &str) -> Result<(), Error>;
    /// What came of the last publication, in a few words, if there is time to find out: `is_told` says when not.
    fn result(&mut self, is_told: &dyn Fn() -> bool) -> Option<String>;
    /// Hears why there is no new build.
    fn fail(&mut self, error: &Error);
    /// Hears that what was wrong is mended.
    fn mend(&mut self);
}

/// The loop, and what it knows of the last build.
pub(super) struct Rebuilder {
    workbench: Workbench,
    watcher: Watcher,
    terminal: Terminal,
    last: Arc<Made>,
    /// What is watched.
    watched: Arc<Scope>,
    /// What changed since the last build, published or not.
    changed: Changed,
    /// What is wrong now.
    trouble: Option<String>,
}

impl Rebuilder {
    /// Makes the first build, and watches what it depends on. What ends `plansite build` is an error here too.
    pub(super) fn start(mut workbench: Workbench, mut watcher: Watcher, terminal: &Terminal) -> Result<Self, Error> {
        let made = workbench.build(&Changed::Anything, terminal)?;
        watcher.arm(&made.basis.scope).map_err(unwatched)?;
        // What happened since this build began has not been looked at.
        let changed = Changed::Anything;
        let watched = Arc::clone(&made.basis.scope);
        let last = Arc::new(made);
        Ok(Self { workbench, watcher, terminal: terminal.clone(), last, watched, changed, trouble: None })
    }

    /// The last build that was published.
    pub(super) fn last(&self) -> &Arc<Made> {
        &self.last
    }

    /// What is watched, and how.
    pub(super) fn watching(&self) -> String {
        let how = if self.watcher.is_polling() { "looking for changes in" } else { "watching" };
        format!("{how} {}", printable(&self.last.basis.root.display().to_string()))
    }

    /// Builds after every change, until the process ends.
    pub(super) fn run(mut self, publisher: &mut dyn Publisher) {
        let mut again = true;
        let mut rest = AT_LEAST;
        loop {
            let told = self.watcher.wait(if again { Duration::ZERO } else { rest });
            let began = Instant::now();
            if told.is_none() && !again && self.trouble.is_none() {
                // Should a watch have been lost without a word, it is back from now on.
                self.watcher.forget();
            }
            self.note(told.filter(|_| !again));
            let turn = catching(|| self.turn(publisher, began)).unwrap_or_else(|fault| Err(Error::Fault(fault)));
            rest = match &turn {
                Ok(_) => AT_LEAST,
                Err(_) => IN_TROUBLE.max(began.elapsed() * REST),
            };
            again = turn.unwrap_or_else(|error| self.fail(publisher, &error));
        }
    }

    /// Builds and publishes; whether something may have been missed meanwhile.
    fn turn(&mut self, publisher: &mut dyn Publisher, began: Instant) -> Result<bool, Error> {
        let (mut made, mut missed) = self.build()?;
        for _ in 0..MOST_DOUBTS {
            let is_doubtful = self.watcher.is_busy() || made.is_doubtful_after(&self.last);
            if !is_doubtful {
                break;
            }
            let Some(told) = self.watcher.wait(DOUBT) else { break };
            self.note(Some(told));
            let (other, more) = self.build()?;
            made = other;
            missed |= more;
        }
        if !self.last.is_same(&made) {
            let said = story::of(&self.last, &made);
            let at = now();
            let made = Arc::new(made);
            publisher.publish(&made, &said, &at)?;
            self.last = made;
            let took = began.elapsed().as_millis();
            let result = publisher.result(&|| self.watcher.is_told());
            let result = result.map(|words| format!("{words}, ")).unwrap_or_default();
            self.terminal.say(&format!("{at}  {}  ({result}{took} ms)", printable(&said.join("; "))));
        }
        if self.trouble.take().is_some() {
            publisher.mend();
            self.terminal.say(&format!("{}  mended", now()));
        }
        Ok(missed)
    }

    /// Keeps in mind what changed; without being told, that may be anything.
    fn note(&mut self, told: Option<Changed>) {
        let known = std::mem::replace(&mut self.changed, Changed::Anything);
        self.changed = told.map_or(Changed::Anything, |told| known.and(told));
    }

    /// Builds, and watches what the build depends on; whether something may have been missed meanwhile.
    fn build(&mut self) -> Result<(Made, bool), Error> {
        let made = self.workbench.build(&self.changed, &self.terminal)?;
        self.changed = Changed::Paths(BTreeSet::new());
        let all_watched = Arc::ptr_eq(&made.basis.scope, &self.watched);
        let missed = !all_watched && self.watcher.arm(&made.basis.scope).map_err(unwatched)?;
        self.watched = Arc::clone(&made.basis.scope);
        Ok((made, missed))
    }

    /// Says what is wrong, once. Nothing has been missed by that.
    fn fail(&mut self, publisher: &mut dyn Publisher, error: &Error) -> bool {
        let trouble = format!("{error:?}");
        if self.trouble.as_ref() != Some(&trouble) {
            self.terminal.error(error);
            self.terminal.say(&format!("{}  the last site stays until this is mended", now()));
            publisher.fail(error);
            self.trouble = Some(trouble);
        }
        false
    }
}

/// The time on a clock.
fn now() -> String {
    Zoned::now().strftime("%H:%M:%S").to_string()
}

/// That folders cannot be watched.
pub(super) fn unwatched(source: notify::Error) -> Error {
    Error::Watch { source: Box::new(source) }
}

/// Stands for everything that a file of a site is made from.
pub(super) fn fingerprint(made: &site::Made<'_>) -> u64 {
    match made {
        site::Made::Page(page) => page.fingerprint(),
        site::Made::File(bytes) => rapidhash_v3(bytes),
        site::Made::Long(file) => rapidhash_v3(&file.bytes()),
    }
}

/// Whether a site path is that of a page.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// A number of pages.
pub(super) fn pages(number: usize) -> String {
    counted(number, "page")
}
