//! Stage 3: plans become a [`Portfolio`].
//!
//! What can only be said of plans together: their identities, which plan a link or a reference means, the register of
//! all risks, the ledger of all gates, counts, and what needs attention and why.
//!
//! *Architecture invariant:* no HTML, no addresses, and no knowledge of how facts were loaded.

pub mod attention;
pub mod backlinks;
pub mod changes;
pub mod comparison;
pub mod contradictions;
pub mod dependencies;
pub mod identity;
pub mod images;
pub mod index;
pub mod links;
pub mod names;
pub mod past;
pub mod reassembly;
pub mod references;
pub mod register;
pub mod snapshot;
pub mod summary;
pub mod timeline;
pub mod waiting;

#[cfg(test)]
pub(crate) mod sample;

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;

use self::images::Images;
use self::links::{Resolver, Targets};
use self::references::Mentioned;
use self::timeline::Ages;

pub use attention::{Attention, Reason, STALE_AFTER};
pub use comparison::{Changes, Comparison, Newest};
pub use index::Index;
pub use links::{Presence, Target};
pub use past::{Change, History, Past, Reach, Since};
pub use reassembly::{Reassembly, reassemble};
pub use summary::Summary;
pub use waiting::{Need, Waiting};

/// All plans under one root, in a stable order.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// The portfolio's name.
    pub title: String,
    /// Which revision of the sources this is.
    pub revision: Revision,
    /// The governing document, relative to the root.
    pub constitution: Option<String>,
    /// The plans.
    pub plans: Vec<PortfolioPlan>,
    /// Problems that belong to no plan.
    pub problems: Vec<Diagnostic>,
    /// What the plans and their documents are called.
    pub index: Arc<Index>,
    /// What happened before.
    pub past: Arc<Past>,
    /// After how many days without a change a plan in review needs somebody.
    pub stale_after: u32,
    /// The images that documents show.
    pub images: Arc<Images>,
}

/// A plan with what is known of it beside its documents. Its parts are shared with the portfolios before and after an
/// edit that leaves them as they are.
#[derive(Clone, Debug)]
pub struct PortfolioPlan {
    /// The plan.
    pub plan: Arc<Plan>,
    /// When its folder was last changed, from Git.
    pub changed: Option<Change>,
    /// Since when it says what it says; `None` where nothing is known of the past.
    pub ages: Option<Arc<Ages<Date>>>,
    /// Where each document's links lead.
    pub targets: Arc<Targets>,
    /// Which plan each of its mentions means.
    pub mentioned: Arc<Mentioned>,
    /// What is wrong with it, sorted.
    pub problems: Arc<Vec<Diagnostic>>,
}

impl Portfolio {
    /// Whether a site of the one has the same bytes as a site of the other, by the same theme and for the same place.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let Self { title, revision, constitution, plans, problems, index: _, past, stale_after, images } = self;
        let mut pairs = plans.iter().zip(&other.plans);
        (title, revision, constitution) == (&other.title, &other.revision, &other.constitution)
            && (problems, past, stale_after, images)
                == (&other.problems, &other.past, &other.stale_after, &other.images)
            && plans.len() == other.plans.len()
            && pairs.all(|(one, other)| one.is_same(other))
    }
}

impl PortfolioPlan {
    /// Whether all that is read and found out of a plan is shared with another portfolio, but for what Git knows of it.
    #[must_use]
    pub fn is_shared(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
            && Arc::ptr_eq(&self.targets, &other.targets)
            && Arc::ptr_eq(&self.mentioned, &other.mentioned)
            && Arc::ptr_eq(&self.problems, &other.problems)
    }

    /// Whether two builds have read the same files of a plan, and know the same of it beside.
    ///
    /// Documents are shared between builds that did not read them again, so that the texts need not be compared.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same_plan = || {
            Arc::ptr_eq(&self.plan.documents, &other.plan.documents)
                && self.plan.id == other.plan.id
                && self.plan.references == other.plan.references
        };
        (Arc::ptr_eq(&self.plan, &other.plan) || same_plan())
            && self.changed == other.changed
            && self.ages == other.ages
            && (Arc::ptr_eq(&self.targets, &other.targets) || self.targets == other.targets)
            && (Arc::ptr_eq(&self.mentioned, &other.mentioned) || self.mentioned == other.mentioned)
            && (Arc::ptr_eq(&self.problems, &other.problems) || self.problems == other.problems)
    }
}

/// The state of the repository that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The commit's 40 hexadecimal digits.
    pub commit: Option<String>,
    /// The commit's time, RFC 3339.
    pub committed: Option<String>,
    /// Whether plan documents differ from the commit.
    pub dirty: bool,
    /// The day from which ages are counted.
    pub as_of: Date,
}

/// What a portfolio is made of, beside its plans.
pub struct Assembly<'a> {
    /// Its name.
    pub title: String,
    /// The revision read.
    pub revision: Revision,
    /// The governing document, relative to the root.
    pub constitution: Option<String>,
    /// The past.
    pub history: &'a History,
    /// After how many days without a change a plan in review needs somebody.
    pub stale_after: u32,
    /// What is at a path relative to the root.
    pub presence: &'a (dyn Fn(&str) -> Presence + Sync),
}

/// Puts plans together: resolves their references and links, and finds each one's last change.
#[must_use]
pub fn assemble(plans: Vec<Arc<Plan>>, assembly: Assembly<'_>) -> Portfolio {
    let index = Index::of(&plans);
    let (past, ages) = Past::of(&plans, assembly.history, assembly.revision.as_of);
    let led: Vec<(Targets, Mentioned)> = plans
        .par_iter()
        .enumerate()
        .map_init(
            || Resolver::new(&index, &plans, assembly.presence),
            |resolver, (at, plan)| (resolver.targets(at), references::mentioned(&index, at, plan)),
        )
        .collect();
    // Once nobody looks at the other plans any more, those that nobody else has can be changed where they are.
    let resolved = plans.into_par_iter().zip(led).zip(ages).enumerate();
    let plans = resolved.map(|(at, ((plan, (targets, mentioned)), ages))| PortfolioPlan {
        changed: last_change(&plan, assembly.history),
        plan: references::resolve(&index, at, plan),
        ages,
        targets: Arc::new(targets),
        mentioned: Arc::new(mentioned),
        problems: Arc::default(),
    });
    let plans = plans.collect();
    Portfolio {
        title: assembly.title,
        revision: assembly.revision,
        constitution: assembly.constitution,
        plans,
        problems: Vec::new(),
        index: Arc::new(index),
        past: Arc::new(past),
        stale_after: assembly.stale_after,
        images: Arc::default(),
    }
}

/// The newest change of any document of a plan.
fn last_change(plan: &Plan, history: &History) -> Option<Change> {
    plan.documents
        .iter()
        .filter_map(|document| history.changes.get(&document.path))
        .max_by_key(|change| change.moment)
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::{Change, History, last_change, sample};

    #[test]
    fn the_last_of_several_changes_of_a_day_is_the_last_change() {
        let plan = sample::plan("s/a", &["plan.md", "b.md", "c.md"]);
        let change = |moment: &str, author: &str| Change {
            moment: moment.parse().expect("a moment"),
            author: author.to_owned(),
            commit: "c".repeat(40),
        };
        let changes = [
            ("s/a/plan.md", change("2026-03-01T09:00:00Z", "Ann")),
            ("s/a/b.md", change("2026-03-01T17:30:00Z", "Bea")),
            ("s/a/c.md", change("2026-03-01T11:00:00Z", "Cem")),
        ];
        let changes: std::collections::BTreeMap<_, _> =
            changes.into_iter().map(|(path, change)| (path.to_owned(), change)).collect();
        let history = History { changes: changes.into(), ..History::default() };
        let last = last_change(&plan, &history).expect("a change");
        assert_eq!((last.author.as_str(), last.date().to_string()), ("Bea", "2026-03-01".to_owned()));
    }
}
