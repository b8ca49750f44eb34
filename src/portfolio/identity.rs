//! The identity of a plan in addresses: its folder's name as a slug, longer where two would be the same.
//!
//! An identity is a folder name in the published site and a file name of a badge, so it must also be one on Windows
//! and macOS: two that differ by case or by the form of an accent count as equal, names of devices are avoided, and
//! long names are cut. It depends on nothing but the set of folders, so addresses outlive every edit of a text.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{case_key, is_device, natural_path, slug};
use crate::plan::feature::FeatureFolder;

/// The longest identity in bytes: file systems take 255, and an extension or a temporary suffix must fit behind it.
const LONGEST: usize = 200;

/// The identity of a folder whose name has no letter and no digit.
const NAMELESS: &str = "plan";

/// Gives every feature its identity and number, and puts them in their order: by folder, numbers by their value.
#[must_use]
pub fn identify(mut features: Vec<FeatureFolder>) -> Vec<(String, Option<u64>, FeatureFolder)> {
    features.sort_by(|a, b| natural_path(&a.folder, &b.folder).then_with(|| natural_path(&a.plan, &b.plan)));
    let ids = identities(&features);
    ids.into_iter().zip(features).map(|(id, feature)| (id, leading_number(folder_name(&feature)), feature)).collect()
}

/// The number a folder's name begins with: `12` of `012-x` and of `_12_x`.
///
/// Digits that run into letters (`3d-viewer`) are part of a word, those before a dot (`2.x`) of a version, and a date (`2026-03-19-x`, `20260319-143022-x`) is
/// not a number that anybody would call the feature by.
#[must_use]
pub fn leading_number(name: &str) -> Option<u64> {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = name.split_at(digits);
    if number.is_empty() || rest.starts_with(|c: char| c.is_alphanumeric() || c == '.') || is_date(name) {
        return None;
    }
    number.parse().ok()
}

/// Whether a name begins with a day of the calendar, with or without hyphens.
fn is_date(name: &str) -> bool {
    let digits: String = name.chars().take(10).filter(|c| *c != '-').take(8).collect();
    let written_as_date = name.as_bytes().get(4) == Some(&b'-') && name.as_bytes().get(7) == Some(&b'-');
    let written_as_digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len() == 8;
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) || !(written_as_date || written_as_digits) {
        return false;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().unwrap_or(0);
    let (month, day) = (number(4..6), number(6..8));
    let valid = |value: i16| i8::try_from(value).unwrap_or(0);
    (1970..2200).contains(&number(0..4)) && jiff::civil::Date::new(number(0..4), valid(month), valid(day)).is_ok()
}

fn folder_name(feature: &FeatureFolder) -> &str {
    feature.folder.rsplit('/').next().unwrap_or_default()
}

/// The identities of features in their order.
fn identities(features: &[FeatureFolder]) -> Vec<String> {
    let plain: Vec<String> = plain_names(features);
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, name) in plain.iter().enumerate() {
        groups.entry(case_key(&usable(name))).or_default().push(index);
    }
    let mut ids = vec![String::new(); features.len()];
    let mut taken = Taken::default();
    // Folders that need no parent keep their own name, whatever the others become.
    for group in groups.values().filter(|group| group.len() == 1) {
        ids[group[0]] = taken.claim(usable(&plain[group[0]]));
    }
    let mut shared: Vec<(usize, String)> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .flat_map(|group| with_parents(features, &plain, group))
        .collect();
    shared.sort_by_key(|(index, _)| *index);
    for (index, name) in shared {
        ids[index] = taken.claim(usable(&name));
    }
    ids
}

/// Each feature's own name as a slug: its folder, and its file too where a folder holds several plans.
fn plain_names(features: &[FeatureFolder]) -> Vec<String> {
    let mut per_folder: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in features {
        *per_folder.entry(&feature.folder).or_default() += 1;
    }
    let name = |feature: &FeatureFolder| {
        let folder = Some(slug(folder_name(feature))).filter(|slug| !slug.is_empty()).unwrap_or(NAMELESS.to_owned());
        if per_folder[feature.folder.as_str()] == 1 {
            return folder;
        }
        let file = feature.plan.rsplit('/').next().unwrap_or_default();
        join(&folder, &slug(file.rsplit_once('.').map_or(file, |(stem, _)| stem)))
    };
    features.iter().map(name).collect()
}

/// Puts the nearest parents that tell them apart before names that are the same.
fn with_parents(features: &[FeatureFolder], plain: &[String], group: Vec<usize>) -> Vec<(usize, String)> {
    let parents: BTreeMap<usize, Vec<String>> = group
        .iter()
        .map(|index| {
            let slugs = features[*index].folder.rsplit('/').skip(1).map(slug);
            (*index, slugs.filter(|parent| !parent.is_empty()).collect())
        })
        .collect();
    let depth = parents.values().map(Vec::len).max().unwrap_or(0);
    // A folder with fewer parents goes by its outermost one.
    let parent = |index: usize, level: usize| {
        let parents = &parents[&index];
        parents.get(level).or(parents.last()).map_or("", String::as_str)
    };
    let apart = |group: &[usize], level: usize| {
        group.iter().map(|index| case_key(parent(*index, level))).collect::<BTreeSet<_>>().len()
    };
    let mut names: Vec<(usize, String)> = Vec::with_capacity(group.len());
    let mut pending = vec![(group, 0, None::<Vec<usize>>)];
    while let Some((group, from, chosen)) = pending.pop() {
        let chosen = chosen.unwrap_or_default();
        let level = (from..depth)
            .find(|level| apart(&group, *level) == group.len())
            .or_else(|| (from..depth).find(|level| apart(&group, *level) > 1));
        let Some(level) = level.filter(|_| group.len() > 1) else {
            for index in group {
                let levels: &[usize] = if chosen.is_empty() { &[0] } else { &chosen };
                let name = levels.iter().fold(plain[index].clone(), |name, level| join(parent(index, *level), &name));
                names.push((index, name));
            }
            continue;
        };
        let mut split: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for index in group {
            split.entry(case_key(parent(index, level))).or_default().push(index);
        }
        let chosen: Vec<usize> = chosen.into_iter().chain([level]).collect();
        pending.extend(split.into_values().map(|part| (part, level + 1, Some(chosen.clone()))));
    }
    names
}

fn join(first: &str, second: &str) -> String {
    match (first, second) {
        ("", name) | (name, "") => name.to_owned(),
        _ => format!("{first}-{second}"),
    }
}

/// A slug that can be the name of a folder: never empty, a device or too long.
fn usable(slug: &str) -> String {
    let slug = slug[..slug.floor_char_boundary(LONGEST)].trim_end_matches('-');
    if slug.is_empty() {
        NAMELESS.to_owned()
    } else if is_device(slug) {
        format!("{slug}-{NAMELESS}")
    } else {
        slug.to_owned()
    }
}

/// The names in use, without regard to case.
#[derive(Default)]
struct Taken {
    keys: BTreeSet<String>,
    /// The next number to try for a name that is in use.
    next: BTreeMap<String, u64>,
}

impl Taken {
    /// Takes the name itself, else with the first number from 2 that makes it new.
    fn claim(&mut self, name: String) -> String {
        if self.keys.insert(case_key(&name)) {
            return name;
        }
        let next = self.next.entry(case_key(&name)).or_insert(2);
        loop {
            let suffix = format!("-{next}");
            *next += 1;
            let room = name.floor_char_boundary(LONGEST - suffix.len());
            let numbered = format!("{}{suffix}", name[..room].trim_end_matches('-'));
            if self.keys.insert(case_key(&numbered)) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folders(paths: &[&str]) -> Vec<FeatureFolder> {
        let folder = |path: &&str| {
            let (folder, plan) = match path.rsplit_once('/') {
                Some((folder, file)) if file.ends_with(".md") => (folder, (*path).to_owned()),
                _ => (*path, format!("{path}/plan.md")),
            };
            FeatureFolder { folder: folder.to_owned(), plan, ..FeatureFolder::default() }
        };
        paths.iter().map(folder).collect()
    }

    #[track_caller]
    fn check(paths: &[&str], expected: &[(&str, Option<u64>)]) {
        let found = identify(folders(paths));
        let found: Vec<(&str, Option<u64>)> = found.iter().map(|(id, number, _)| (id.as_str(), *number)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn folder_names_become_slugs() {
        check(&["specs/001-Todo_Console App"], &[("001-todo-console-app", Some(1))]);
        check(&["specs/--x  ü--"], &[("x-ü", None)]);
        check(&["specs/Ärger-\u{301}a\u{308}"], &[("ärger-ä", None)]);
        check(&["specs/हिन्दी योजना"], &[("हिन्दी-योजना", None)]);
        check(&["specs/***"], &[("plan", None)]);
        check(&[""], &[("plan", None)]);
        check(&["p/***", "p/--", "q/+"], &[("p-plan", None), ("p-plan-2", None), ("q-plan", None)]);
        check(&["specs/AUX", "specs/com1", "specs/nul.x"], &[("aux-plan", None), ("com1-plan", None), ("nul-x", None)]);
    }

    #[test]
    fn numbers_lead_and_are_not_dates() {
        check(&["s/4-x"], &[("4-x", Some(4))]);
        check(&["s/_01_demo"], &[("01-demo", Some(1))]);
        check(&["s/12"], &[("12", Some(12))]);
        check(&["s/3d-viewer"], &[("3d-viewer", None)]);
        check(&["s/2.0-migration"], &[("2-0-migration", None)]);
        check(&["s/feature-013-x"], &[("feature-013-x", None)]);
        check(&["s/2026-03-19-x"], &[("2026-03-19-x", None)]);
        check(&["s/20260319-143022-x"], &[("20260319-143022-x", None)]);
        check(&["s/20269919-x"], &[("20269919-x", Some(20_269_919))]);
        check(&["s/99999999999999999999999-x"], &[("99999999999999999999999-x", None)]);
    }

    #[test]
    fn plans_stand_in_the_order_of_their_numbers() {
        check(
            &["specs/10-b", "specs/2-a", "specs/002-b", "a/3-z"],
            &[("3-z", Some(3)), ("2-a", Some(2)), ("002-b", Some(2)), ("10-b", Some(10))],
        );
    }

    #[test]
    fn equal_names_take_the_nearest_parent_that_differs() {
        check(
            &["services/b/specs/001-x", "services/a/specs/001-x", "services/a/specs/002-y"],
            &[("a-001-x", Some(1)), ("002-y", Some(2)), ("b-001-x", Some(1))],
        );
        check(&["docs/specs/001-x", "specs/001-X"], &[("docs-001-x", Some(1)), ("specs-001-x", Some(1))]);
        check(&["p/001 x", "p/001-x"], &[("p-001-x", Some(1)), ("p-001-x-2", Some(1))]);
        check(&["a/p/x", "a/q/x", "b/p/x"], &[("a-p-x", None), ("q-x", None), ("b-p-x", None)]);
        check(&["a/x", "b/x", "c/a-x"], &[("a-x-2", None), ("b-x", None), ("a-x", None)]);
    }

    #[test]
    fn several_plans_of_a_folder_carry_their_file_names() {
        check(
            &["specs/7-story/plan-E1-S2.md", "specs/7-story/plan-E1-S1.md"],
            &[("7-story-plan-e1-s1", Some(7)), ("7-story-plan-e1-s2", Some(7))],
        );
        check(&["specs/7-story/plan-one.md"], &[("7-story", Some(7))]);
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = "計".repeat(300);
        let found = identify(folders(&[&format!("s/{long}a"), &format!("s/{long}b"), &format!("t/{long}")]));
        let ids: BTreeSet<String> = found.into_iter().map(|(id, ..)| id).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.iter().all(|id| id.len() <= LONGEST), "{ids:?}");
    }

    proptest! {
        #[test]
        fn no_two_identities_are_the_same_file_name(
            paths in proptest::collection::btree_set("([aAbBßſ\u{301}. -]{1,4}/){0,3}[aAbBßſ12. _-]{1,4}", 0..30),
        ) {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let found = identify(folders(&paths));
            let keys: BTreeSet<String> = found.iter().map(|(id, ..)| case_key(id)).collect();
            prop_assert_eq!(keys.len(), found.len());
            for (id, ..) in &found {
                prop_assert!(!id.is_empty() && !id.starts_with('-') && !id.ends_with('-') && !id.contains("--"), "{}", id);
            }
        }

        #[test]
        fn the_order_of_finding_does_not_matter(paths in proptest::collection::btree_set("([ab]/){0,2}[aA1-]{1,3}", 0..12)) {
            let forward: Vec<&str> = paths.iter().map(String::as_str).collect();
            let backward: Vec<&str> = forward.iter().rev().copied().collect();
            prop_assert_eq!(identify(folders(&forward)), identify(folders(&backward)));
        }
    }
}
