//! What plans were called before they got a name that is left out.
//!
//! Older revisions know such a plan by its former name, and would tell of it. Git says which files were renamed; where
//! it does not, because a plan was written anew under its new name, that is another plan.

use std::collections::BTreeSet;

use super::discover::Selection;
use super::git::{Answer, Git};

/// How much of a file must stay for a rename.
const ALIKE: &str = "-M40%";

/// The plan documents of any revision that became ones that are left out, relative to the root of the portfolio.
pub(super) fn names(git: &Git, selection: &Selection) -> BTreeSet<String> {
    let mut former = BTreeSet::new();
    let mut renames = renames(git, &["log", "--format="]);
    renames.extend(self::renames(git, &["diff", "HEAD"]));
    loop {
        let known = former.len();
        let leads_there = |to: &String| former.contains(to) || selection.leaves_out(to);
        let found: Vec<String> =
            renames.iter().filter(|(_, to)| leads_there(to)).map(|(from, _)| from.clone()).collect();
        former.extend(found);
        if former.len() == known {
            return former;
        }
    }
}

/// Which Markdown files were renamed to which.
fn renames(git: &Git, of: &[&str]) -> Vec<(String, String)> {
    let safely = ["--no-ext-diff", "--no-textconv"];
    let how = ["--name-status", "-z", ALIKE, "-l0", "--diff-filter=R", "--relative", "--", ":(glob,icase)**/*.md"];
    let Answer::Printed(bytes) = git.run(of.iter().copied().chain(safely).chain(how)) else { return Vec::new() };
    let text = String::from_utf8_lossy(&bytes);
    let mut parts = text.split('\0').map(|part| part.trim_start_matches('\n'));
    let mut renames = Vec::new();
    while let Some(state) = parts.next() {
        if !state.starts_with('R') {
            continue;
        }
        if let (Some(from), Some(to)) = (parts.next(), parts.next()) {
            renames.push((from.to_owned(), to.to_owned()));
        }
    }
    renames
}
