//! What happened between two revisions.
//!
//! Where the older one lies on the main line of the newer one, every commit of the main line in between is a step.
//! Where it does not, because it is another branch or lies on a branch that was merged since, there is no line of steps
//! that leads from one to the other: then what the newer revision has and their last common commit has not is told in
//! one step, each event with the newest commit that touched its document.

use jiff::Timestamp;

use super::log::{Log, Stretch};
use super::pathspecs;
use super::point::Committed;
use super::tree::Tree;
use super::walk::Passage;
use crate::app::Error;
use crate::app::discover::Rules;
use crate::app::git::Git;
use crate::plan::ReadOptions;
use crate::portfolio::Comparison;
use crate::portfolio::timeline::{Logged, Step};

/// From where to where.
#[derive(Clone, Debug)]
pub(in crate::app) struct Ends {
    /// The older revision.
    pub(in crate::app) since: Comparison,
    /// What the newer revision is called, where it was named.
    pub(in crate::app) until_name: Option<String>,
    /// The newer revision; `None` where nothing is committed.
    pub(in crate::app) until: Option<Committed>,
}

/// What is looked for and how.
#[derive(Debug)]
pub(in crate::app) struct Range<'a> {
    /// The repository.
    pub(in crate::app) git: &'a Git,
    /// Which files count.
    pub(in crate::app) rules: Rules,
    /// How documents are read.
    pub(in crate::app) options: ReadOptions,
}

/// The documents on disk that differ from the newest commit: as they are now, `None` for those that are gone.
pub(in crate::app) struct Uncommitted {
    /// By path.
    pub(in crate::app) documents: Vec<(String, Option<Vec<u8>>)>,
    /// Whose edits they are.
    pub(in crate::app) author: String,
    /// The moment that stands for now.
    pub(in crate::app) moment: Timestamp,
}

/// What was found.
#[derive(Debug)]
pub(in crate::app) struct Found {
    /// What happened, oldest first.
    pub(in crate::app) events: Vec<Logged>,
    /// Whether there was any plan at either end.
    pub(in crate::app) has_plans: bool,
    /// Whether the older revision is no part of the newer one's history, so that it was compared with what they have in
    /// common.
    pub(in crate::app) apart: bool,
}

impl Range<'_> {
    /// Tells what happened between two revisions, and on disk since.
    pub(in crate::app) fn events(&self, ends: &Ends, uncommitted: Option<Uncommitted>) -> Result<Found, Error> {
        let (mut passage, apart) = match &ends.until {
            Some(until) => self.between(ends, until)?,
            None => (Passage::from(Tree::empty(self.rules.clone())), false),
        };
        if let Some(Uncommitted { documents, author, moment }) = uncommitted {
            let step = Step { commit: None, author, moment };
            passage.onto_disk(documents, step, &self.options);
        }
        let has_plans = passage.plans() > 0;
        let events = passage.events(self.git, &self.options).map_err(|said| Error::Git { said })?;
        Ok(Found { events, has_plans, apart })
    }

    /// The way between two commits, and whether they are apart.
    fn between(&self, ends: &Ends, until: &Committed) -> Result<(Passage, bool), Error> {
        let refused = |said| Error::Git { said };
        let range = ends.since.commit.as_ref().map_or(until.id.clone(), |since| format!("{since}..{}", until.id));
        let files = pathspecs(&self.rules, false);
        let log = Log::ask(self.git, Stretch { range: &range, files: &files }).map_err(refused)?;
        let Some(since) = &ends.since.commit else {
            let mut passage = Passage::from(Tree::empty(self.rules.clone()));
            passage.along(&log);
            return Ok((passage, false));
        };
        let tree = |commit: &str| Tree::ask(self.git, self.rules.clone(), commit).map_err(refused);
        if is_on_main_line(self.git, since, &until.id) {
            let mut passage = Passage::from(tree(since)?);
            passage.along(&log);
            return Ok((passage, false));
        }
        let common = self.git.line(&["merge-base", "--end-of-options", since, &until.id]);
        let Some(common) = common.filter(|id| !id.is_empty()) else {
            let name = ends.until_name.clone().unwrap_or_else(|| "HEAD".to_owned());
            return Err(Error::Unrelated { since: ends.since.name(), until: name });
        };
        if common == until.id && common != *since {
            let name = ends.until_name.clone().unwrap_or_else(|| "HEAD".to_owned());
            return Err(Error::Backwards { since: ends.since.name(), until: name });
        }
        let author = commit_author(self.git, &until.id);
        let step = Step { commit: Some(until.id.clone()), author, moment: until.moment };
        let mut passage = Passage::from(tree(&common)?);
        passage.leap(&tree(&until.id)?, step, &log);
        Ok((passage, common != *since))
    }
}

/// Whether one gets from a commit to an older one by first parents alone.
pub(super) fn is_on_main_line(git: &Git, older: &str, newer: &str) -> bool {
    let range = format!("{older}..{newer}");
    let line = ["rev-list", "--first-parent", "--parents", "--end-of-options", &range];
    let listed = git.line(&line).unwrap_or_default();
    older == newer || listed.lines().any(|line| line.split(' ').nth(1) == Some(older))
}

/// Who made a commit.
fn commit_author(git: &Git, id: &str) -> String {
    let author = git.line(&["log", "-1", "--no-walk", "--format=%aN", "--end-of-options", id, "--"]);
    author.unwrap_or_default().trim().to_owned()
}
