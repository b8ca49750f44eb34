//! What the server shows at the moment, and the news of it.
//!
//! There is one value, the state, with a number that only grows. Everybody who listens gets the newest state, and says
//! by its own number which one it has: so no change is lost between two waits, and none is told twice.

use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::watch;

use super::snapshot::Snapshot;

/// What listeners are told.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct News {
    /// Which run of the server this is.
    pub(super) session: String,
    /// The number of the build that is shown.
    pub(super) build: u64,
    /// When it was made, as on a clock.
    pub(super) at: String,
    /// What changed in it, in a few words.
    pub(super) said: Vec<String>,
    /// Why the plans as they are now cannot be shown.
    pub(super) trouble: Option<Trouble>,
    /// Whether the server is about to stop.
    pub(super) stopping: bool,
}

/// Why the last build failed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Trouble {
    /// One sentence.
    pub(super) title: String,
    /// What to do, where nothing below says it.
    pub(super) help: Option<String>,
    /// Where, as far as that is known.
    pub(super) faults: Vec<Fault>,
    /// The pages that have nothing to show because of it. They are site paths; all others are as good as ever.
    pub(super) pages: Vec<String>,
}

/// One place that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Fault {
    /// What is wrong.
    pub(super) message: String,
    /// The file, with line and column where they are known.
    pub(super) place: String,
    /// The number of the line.
    pub(super) line: Option<u32>,
    /// The line, up to what is meant.
    pub(super) before: String,
    /// What is meant in it.
    pub(super) meant: String,
    /// The rest of the line.
    pub(super) after: String,
    /// What to do.
    pub(super) help: Option<String>,
}

/// The state of the server.
#[derive(Debug)]
pub(super) struct State {
    shown: RwLock<Arc<Snapshot>>,
    news: watch::Sender<News>,
}

impl State {
    /// The first state.
    pub(super) fn new(first: Snapshot, news: News) -> Self {
        let news = News { trouble: first.trouble().cloned(), ..news };
        Self { shown: RwLock::new(Arc::new(first)), news: watch::Sender::new(news) }
    }

    /// The site that is shown.
    pub(super) fn shown(&self) -> Arc<Snapshot> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows another site.
    pub(super) fn show(&self, snapshot: Snapshot, said: Vec<String>, at: String) {
        let build = snapshot.build();
        let trouble = snapshot.trouble().cloned();
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        self.news.send_modify(|news| *news = News { build, said, at, trouble, ..news.clone() });
    }

    /// Tells that the plans as they are now cannot be shown.
    pub(super) fn fail(&self, mut trouble: Trouble) {
        // The site that stays has no more to show of a plan that cannot be read than before.
        trouble.pages.extend(self.shown().trouble().iter().flat_map(|it| it.pages.iter().cloned()));
        self.news.send_if_modified(|news| {
            let changed = news.trouble.as_ref() != Some(&trouble);
            news.trouble = Some(trouble);
            changed
        });
    }

    /// Tells that a page of a build cannot be shown, if that build is the one that is.
    pub(super) fn fail_in(&self, build: u64, trouble: Trouble) {
        if self.shown().build() == build {
            self.fail(trouble);
        }
    }

    /// Tells that what was wrong is mended, and the site is as it was.
    pub(super) fn recover(&self) {
        let trouble = self.shown().trouble().cloned();
        self.news.send_if_modified(|news| {
            let changed = news.trouble != trouble;
            news.trouble = trouble;
            changed
        });
    }

    /// Tells everybody that the server stops.
    pub(super) fn stop(&self) {
        self.news.send_modify(|news| news.stopping = true);
    }

    /// The news from now on.
    pub(super) fn listen(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }
}
