//! One build, ready to be asked for its files.
//!
//! A page is made when somebody asks for it, once: after a save, the pages that are on a screen are fresh at once, and
//! the others cost nothing until somebody goes there. What is made is what a build writes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use self_cell::self_cell;

use super::state::Trouble;
use crate::app::Error;
use crate::app::workbench::Made;
use crate::diagnostic::Diagnostic;
use crate::site::Site;
use crate::theme::Press;

self_cell!(
    /// A portfolio with the site of it.
    struct Publication {
        owner: Arc<Made>,
        #[covariant]
        dependent: Site,
    }
);

/// One build.
pub(super) struct Snapshot {
    publication: Publication,
    press: Arc<Press>,
    session: Arc<str>,
    build: u64,
    /// What cannot be shown in it.
    trouble: Option<Trouble>,
    /// The files that have been asked for.
    made: Mutex<HashMap<String, Arc<[u8]>>>,
}

/// What a path means.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// A file of the site.
    File(Arc<[u8]>),
    /// A folder with an `index.html`.
    Folder,
    /// A page that its template fails on, as it did not on what the plans said before.
    Failed(Trouble),
    /// Nothing.
    Missing,
}

impl Snapshot {
    /// The site of a portfolio, which takes the place of the last one; nothing is rendered yet.
    pub(super) fn new(made: Arc<Made>, press: Arc<Press>, session: Arc<str>, build: u64, last: Option<&Self>) -> Self {
        let trouble = Trouble::of_unread_plans(&made.portfolio);
        let publication = Publication::new(made, |made| match last {
            Some(last) => last.site().after(&made.portfolio, &made.basis.options),
            None => Site::new(&made.portfolio, &made.basis.options),
        });
        Self { publication, press, session, build, trouble, made: Mutex::default() }
    }

    /// The number of the build.
    pub(super) fn build(&self) -> u64 {
        self.build
    }

    /// The run of the server.
    pub(super) fn session(&self) -> &str {
        &self.session
    }

    /// What cannot be shown in it.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// What the site is made from.
    pub(super) fn source(&self) -> &Made {
        self.publication.borrow_owner()
    }

    /// The site.
    pub(super) fn site(&self) -> &Site<'_> {
        self.publication.borrow_dependent()
    }

    /// The templates.
    pub(super) fn press(&self) -> &Arc<Press> {
        &self.press
    }

    /// Finds what a site path means, and makes it where that has not been done.
    pub(super) fn find(&self, path: &str) -> Found {
        match self.file(path) {
            Ok(Some(bytes)) => Found::File(bytes),
            Err(problem) => Found::Failed(self.failed(path, *problem)),
            Ok(None) if self.has(&format!("{path}/index.html")) => Found::Folder,
            Ok(None) => Found::Missing,
        }
    }

    /// The bytes of a file of the site, if there is one of that path.
    pub(super) fn file(&self, path: &str) -> Result<Option<Arc<[u8]>>, Box<Diagnostic>> {
        let known = |made: &Mutex<HashMap<String, Arc<[u8]>>>| {
            made.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
        };
        if let Some(bytes) = known(&self.made) {
            return Ok(Some(bytes));
        }
        let bytes = match self.press.file_of(self.site(), path)? {
            Some(bytes) => Some(bytes),
            None => self.site().make(path).map(|made| self.press.print(made)).transpose()?.map(Cow::Owned),
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let bytes: Arc<[u8]> = bytes.into();
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(&bytes));
        Ok(Some(bytes))
    }

    /// That a page cannot be made.
    fn failed(&self, path: &str, problem: Diagnostic) -> Trouble {
        let problems = self.source().basis.theme.locate(vec![problem]);
        Trouble { pages: vec![path.to_owned()], ..Trouble::of(&Error::Templates { problems }) }
    }

    fn has(&self, path: &str) -> bool {
        self.site().has(path) || self.press.has_file(self.site(), path)
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot").field("build", &self.build).finish_non_exhaustive()
    }
}
