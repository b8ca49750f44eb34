//! Which plan is which: by the path of its document, and where a folder was moved or renamed, by what the plan says.
//!
//! A plan that is gone and one that is new are one plan when their texts share most of their lines, or fewer where
//! also the title, the number or the folder's name is the same; and of several that come into question the most similar
//! two are. Template texts make strangers alike, so that no title in common needs more lines in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Pairing;
use crate::plan::words::fold;
use crate::portfolio::index::without_number;
use crate::portfolio::names::slug;
use crate::portfolio::snapshot::PlanSnapshot;

/// The share of equal lines from which two texts are one plan whatever it is called, in percent.
const SAME_TEXT: u32 = 70;
/// The same where number or folder are called alike.
const SAME_CALLED: u32 = 40;
/// The same where the title is the same.
const SAME_TITLE: u32 = 15;

/// Finds out which plans of the older revision are which of the newer one.
#[must_use]
pub fn pair(before: &[&PlanSnapshot], after: &[&PlanSnapshot]) -> Pairing {
    let by_path: BTreeMap<&str, usize> = after.iter().enumerate().map(|(at, plan)| (plan.path(), at)).collect();
    let mut pairs: Vec<(usize, usize)> =
        (before.iter().enumerate()).filter_map(|(at, plan)| Some((at, *by_path.get(plan.path())?))).collect();
    let (mut older, mut newer): (BTreeSet<usize>, BTreeSet<usize>) =
        ((0..before.len()).collect(), (0..after.len()).collect());
    for (was, is) in &pairs {
        older.remove(was);
        newer.remove(is);
    }
    let mut alike = Vec::new();
    for was in &older {
        for is in &newer {
            alike.extend(likeness(before[*was], after[*is]).map(|likeness| (Reverse(likeness), *was, *is)));
        }
    }
    alike.sort_unstable();
    for (_, was, is) in alike {
        if older.contains(&was) && newer.contains(&is) {
            older.remove(&was);
            newer.remove(&is);
            pairs.push((was, is));
        }
    }
    pairs.sort_unstable();
    Pairing { pairs, gone: older.into_iter().collect(), new: newer.into_iter().collect() }
}

/// How similar two plans in different places are, where they are similar enough to be one.
fn likeness(before: &PlanSnapshot, after: &PlanSnapshot) -> Option<u32> {
    let lines = before.sketch.likeness(&after.sketch);
    let same_title = !before.title_is_placeholder && fold(&before.title) == fold(&after.title);
    let same_folder = before.folder == after.folder;
    let same_number = before.number.is_some() && before.number == after.number;
    let same_name = folder_name(before) == folder_name(after);
    // A plan that says next to nothing is known by what it is called.
    let says_nothing = before.sketch == after.sketch && lines == 0;
    let enough = if same_title && (same_number || same_name || same_folder) && says_nothing {
        0
    } else if same_title {
        SAME_TITLE
    } else if same_number || same_name || same_folder {
        SAME_CALLED
    } else {
        SAME_TEXT
    };
    let called = [same_title, same_name, same_number, same_folder].into_iter().map(u32::from).sum::<u32>();
    (lines >= enough).then_some(lines * 10 + called * 50)
}

/// The name of a plan's folder without its number.
fn folder_name(plan: &PlanSnapshot) -> String {
    without_number(&slug(plan.folder.rsplit('/').next().unwrap_or_default())).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::snapshot::Sketch;

    /// A plan in a folder, with a title and these lines.
    fn plan(folder: &str, title: &str, lines: std::ops::Range<usize>) -> PlanSnapshot {
        let text: String = lines.map(|line| format!("The tide table of harbour {line} is printed\n")).collect();
        PlanSnapshot {
            folder: folder.to_owned(),
            number: crate::portfolio::identity::leading_number(folder.rsplit('/').next().unwrap_or_default()),
            documents: vec![format!("{folder}/plan.md")],
            title: title.to_owned(),
            sketch: Sketch::of(&text),
            ..PlanSnapshot::default()
        }
    }

    #[track_caller]
    fn check(before: &[PlanSnapshot], after: &[PlanSnapshot], expected: &[(usize, usize)]) {
        let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
        let found = pair(&before, &after);
        assert_eq!(found.pairs, expected);
    }

    #[test]
    fn a_plan_stays_itself_in_its_place_whatever_it_says() {
        check(&[plan("s/1-a", "A", 0..9)], &[plan("s/1-a", "B", 20..29)], &[(0, 0)]);
    }

    #[test]
    fn a_moved_plan_is_known_by_what_it_says() {
        let before = [plan("s/1-tides", "Tides", 0..20), plan("s/2-fog", "Fog", 30..50)];
        let after = [plan("s/2-horns", "Fog horns", 30..49), plan("docs/3-tables", "Tables", 2..22)];
        check(&before, &after, &[(0, 1), (1, 0)]);
    }

    #[test]
    fn a_plan_that_was_also_rewritten_has_to_be_called_alike() {
        let before = [plan("s/1-tides", "Tides", 0..20)];
        check(&before, &[plan("s/4-tables", "Tables", 10..30)], &[]);
        check(&before, &[plan("s/4-tides", "Tables", 8..24)], &[(0, 0)]);
        check(&before, &[plan("s/1-tables", "Tables", 8..24)], &[(0, 0)]);
        check(&before, &[plan("s/4-tables", "Tides", 14..30)], &[(0, 0)]);
        check(&before, &[plan("s/1-tides-again", "Tides", 40..60)], &[]);
    }

    #[test]
    fn the_most_similar_ones_belong_together() {
        let before = [plan("s/1-a", "A", 0..40)];
        let after = [plan("s/2-b", "B", 0..36), plan("s/3-c", "C", 0..40)];
        check(&before, &after, &[(0, 1)]);
        let before = [plan("s/1-a", "A", 0..36), plan("s/2-b", "B", 0..40)];
        check(&before, &[plan("s/3-c", "C", 0..40)], &[(1, 0)]);
    }

    #[test]
    fn plans_that_say_nothing_are_known_by_their_names() {
        check(&[plan("s/1-a", "A", 0..0)], &[plan("t/1-a", "A", 0..0)], &[(0, 0)]);
        check(&[plan("s/1-a", "A", 0..0)], &[plan("t/2-b", "A", 0..0)], &[]);
    }
}
