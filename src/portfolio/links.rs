//! Where the links of documents lead.

use crate::plan::Plan;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document of this portfolio.
    Document {
        /// Index of the plan.
        plan: usize,
        /// Index of the document in that plan.
        document: usize,
        /// The anchor, without `#`, known to exist there.
        fragment: Option<String>,
    },
    /// A file or folder inside the root that has no page: its path, and the line if one is named.
    Source {
        /// Relative to the root.
        path: String,
        /// From a fragment such as `#L12`.
        line: Option<u32>,
    },
    /// Another host.
    External(String),
    /// Nowhere, and why.
    Broken(Broken),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Nothing is there.
    Missing {
        /// The path that was looked for, relative to the root.
        path: String,
    },
    /// The page is there and the heading is not; the link is kept without its fragment.
    Fragment {
        /// Index of the plan.
        plan: usize,
        /// Index of the document in that plan.
        document: usize,
        /// The anchor that is not there.
        fragment: String,
    },
    /// It leads out of the root.
    Outside,
    /// It begins with `/`, or names a drive of a machine.
    Absolute,
    /// Its scheme is not one that a page may carry, such as `javascript:`.
    Scheme(String),
}

/// Resolves every link of every document; the result follows the plans, their documents and their links.
#[must_use]
pub fn resolve(plans: &[Plan], _exists: &dyn Fn(&str) -> bool) -> Vec<Vec<Vec<Target>>> {
    plans.iter().map(|plan| plan.documents.iter().map(|_| Vec::new()).collect()).collect()
}
