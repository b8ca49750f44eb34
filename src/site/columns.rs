//! Which gates and principles several plans share, so that they can stand in one column.
//!
//! Two plans share a gate when they word it alike: case, white space, marks and numbering aside.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::words::fold;

/// The columns that a set of plans gets.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The heading of each column, as the first plan words it.
    pub headings: Vec<String>,
    /// The column of each wording; wordings that are not here share the last column.
    by_key: BTreeMap<String, usize>,
    /// Whether some wordings have no column of their own.
    pub has_others: bool,
}

/// Most columns that stand beside each other.
const MOST: usize = 12;
/// A wording that fewer plans share gets no column of its own.
const SHARED: usize = 3;

impl Columns {
    /// Finds the columns for the wordings of each plan.
    #[must_use]
    pub fn of<'a>(plans: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let mut found: Vec<(String, &str, usize)> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut stating = 0;
        for wordings in plans {
            let mut keys: Vec<(String, &str)> = wordings.into_iter().map(|text| (key(text), text)).collect();
            let mut seen = BTreeSet::new();
            keys.retain(|(key, _)| seen.insert(key.clone()));
            stating += usize::from(!keys.is_empty());
            for (key, text) in keys {
                let at = *known.entry(key.clone()).or_insert_with(|| {
                    found.push((key, text, 0));
                    found.len() - 1
                });
                found[at].2 += 1;
            }
        }
        let least = if stating < SHARED { 1 } else { SHARED };
        let mut chosen: Vec<usize> = (0..found.len()).filter(|at| found[*at].2 >= least).collect();
        chosen.sort_by_key(|at| (std::cmp::Reverse(found[*at].2), *at));
        chosen.truncate(MOST);
        chosen.sort_unstable();
        Self {
            has_others: chosen.len() < found.len(),
            by_key: chosen.iter().enumerate().map(|(column, at)| (found[*at].0.clone(), column)).collect(),
            headings: chosen.iter().map(|at| found[*at].1.to_owned()).collect(),
        }
    }

    /// The column of a wording; the one after the last heading for all that have none of their own.
    #[must_use]
    pub fn column(&self, text: &str) -> usize {
        self.by_key.get(&key(text)).copied().unwrap_or(self.headings.len())
    }

    /// How many columns there are, that of the others included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.headings.len() + usize::from(self.has_others)
    }

    /// Whether there is no column at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A wording as it is compared: without case, marks and the number in front of it.
fn key(text: &str) -> String {
    let folded = fold(text);
    let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit() || ".):- ".contains(c));
    let bare = strip_roman(bare);
    if bare.is_empty() { folded } else { bare.to_owned() }
}

/// Without a Roman number in front, such as the one of "IV. Testing".
fn strip_roman(text: &str) -> &str {
    match text.split_once(['.', ':', ')']) {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| "ivx".contains(c)) => rest.trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, key};

    #[test]
    fn numbering_and_case_do_not_tell_wordings_apart() {
        for text in ["IV. Testing first", "4. testing First", "Testing  first:", "TESTING FIRST"] {
            assert_eq!(key(text), "testing first", "{text}");
        }
        assert_eq!(key("ivx"), "ivx");
        assert_eq!(key("2026"), "2026");
    }

    #[test]
    fn rare_wordings_share_a_column() {
        let plans = [vec!["A", "B"], vec!["a", "C"], vec!["A:", "B"], vec!["A"]];
        let columns = Columns::of(plans.into_iter());
        assert_eq!(columns.headings, ["A"]);
        assert!(columns.has_others);
        assert_eq!((columns.column("a"), columns.column("B"), columns.len()), (0, 1, 2));
    }

    #[test]
    fn two_plans_need_not_share_a_wording() {
        let columns = Columns::of([vec!["A"], vec!["B"]].into_iter());
        assert_eq!(columns.headings, ["A", "B"]);
        assert!(!columns.has_others);
    }
}
