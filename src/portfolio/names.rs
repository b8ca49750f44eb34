//! Names as slugs and as files: what makes two equal, what a file system takes, and which comes first.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as a lower-case slug: Unicode letters and digits with the marks that belong to them, `-` for the rest.
///
/// Empty when the name has no letter and no digit.
#[must_use]
pub fn slug(name: &str) -> String {
    if name.is_ascii() {
        slug_of(name.chars().map(|c| c.to_ascii_lowercase()), name.len())
    } else {
        slug_of(name.nfc().flat_map(char::to_lowercase).nfc(), name.len())
    }
}

/// A slug of lower-case letters and all else, with the length that it will hardly have more of.
fn slug_of(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut slug = String::with_capacity(length);
    for c in chars {
        let carried = || is_combining_mark(c) && !slug.is_empty() && !slug.ends_with('-');
        if c.is_alphanumeric() || carried() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What two names have in common that no file system tells apart: their letters without regard to case or form.
#[must_use]
pub fn case_key(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // By way of the capitals, so that `ß` meets `SS` and both small sigmas meet.
    name.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

/// Whether Windows takes a file of this name, whatever its extension, for a device.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest: &str| {
            rest.chars().count() == 1 && rest.starts_with(|c: char| c.is_ascii_digit() || "¹²³".contains(c))
        })
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

/// Compares paths part by part, runs of digits by their value: `2-x` stands before `10-x`.
#[must_use]
pub fn natural_path(a: &str, b: &str) -> Ordering {
    let mut left = a.split('/');
    let mut right = b.split('/');
    loop {
        match (left.next(), right.next()) {
            (Some(x), Some(y)) => match natural(x, y) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
            (None, None) => return a.cmp(b),
            (x, y) => return x.is_some().cmp(&y.is_some()),
        }
    }
}

/// Compares two names, runs of digits by their value, all else by code point.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (run_a, rest_a) = digits(a);
        let (run_b, rest_b) = digits(b);
        let order = if run_a.is_empty() || run_b.is_empty() {
            let (x, y) = (a.chars().next(), b.chars().next());
            let (Some(x), Some(y)) = (x, y) else { return x.is_some().cmp(&y.is_some()) };
            (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
            x.cmp(&y)
        } else {
            (a, b) = (rest_a, rest_b);
            let (x, y) = (run_a.trim_start_matches('0'), run_b.trim_start_matches('0'));
            x.len().cmp(&y.len()).then_with(|| x.cmp(y))
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_file_system_tells_apart_are_equal() {
        for (a, b, equal) in
            [("Straße", "STRASSE", true), ("ΟΔΟΣ", "οδος", true), ("e\u{301}", "É", true), ("a-b", "a_b", false)]
        {
            assert_eq!(case_key(a) == case_key(b), equal, "{a} {b}");
        }
    }

    #[test]
    fn devices_are_known_with_and_without_extension() {
        for (name, expected) in
            [("con", true), ("CON.txt", true), ("com1", true), ("lpt²", true), ("com10", false), ("console", false)]
        {
            assert_eq!(is_device(name), expected, "{name}");
        }
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let mut paths = ["a/10", "a/9", "a", "a-b", "a/09", "b/1x", "b/1"];
        paths.sort_by(|a, b| natural_path(a, b));
        assert_eq!(paths, ["a", "a/09", "a/9", "a/10", "a-b", "b/1", "b/1x"]);
    }
}
