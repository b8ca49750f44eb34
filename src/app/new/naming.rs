//! What the folder of the next feature is called: in the way in which its neighbours are, whatever that is.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::discover::is_left_out;
use crate::portfolio::names::{is_device, slug};

/// The longest slug, in bytes: what a folder can be called and still be read in a list.
const LONGEST: usize = 100;
/// The digits of a number where there is no neighbour to go by.
const USUAL_WIDTH: usize = 3;

/// How folders of features begin.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Start {
    /// With nothing before the slug.
    Nothing,
    /// With a number.
    Number {
        /// What stands before it, such as `feature-`.
        before: String,
        /// To how many digits it is filled up with zeros.
        width: usize,
        /// What parts it from the slug.
        after: String,
        /// The next one.
        next: u64,
    },
    /// With a day or a moment, in this form of `strftime`.
    Time(&'static str),
}

/// The days and moments that folders begin with: digits as `0`, and the form that writes them.
const TIMES: [(&str, &str); 3] =
    [("0000-00-00-", "%Y-%m-%d-"), ("00000000-000000-", "%Y%m%d-%H%M%S-"), ("00000000-", "%Y%m%d-")];

/// The name of the next folder beside these; `None` where the title has no letter and no digit.
pub(super) fn next(neighbours: &[String], title: &str, now: Timestamp) -> Option<String> {
    let slug = slug(title);
    let slug = match &slug[..slug.floor_char_boundary(LONGEST)] {
        whole if whole.len() == slug.len() => whole,
        // No word is cut in two, unless it is all there is.
        part => part.rsplit_once('-').map_or(part, |(words, _)| words),
    };
    if slug.is_empty() {
        return None;
    }
    Some(match start(neighbours) {
        // Such a folder could not be made, or would not be looked into.
        Start::Nothing if is_device(slug) || is_left_out(slug) => format!("{slug}-plan"),
        Start::Nothing => slug.to_owned(),
        Start::Number { before, width, after, next } => format!("{before}{next:0width$}{after}{slug}"),
        Start::Time(form) => format!("{}{slug}", now.to_zoned(TimeZone::UTC).strftime(form)),
    })
}

/// How most of the neighbours begin.
fn start(neighbours: &[String]) -> Start {
    if neighbours.is_empty() {
        return Start::Number { before: String::new(), width: USUAL_WIDTH, after: "-".to_owned(), next: 1 };
    }
    let most = |count: usize| count * 2 >= neighbours.len();
    for (mask, form) in TIMES {
        let of_form = neighbours.iter().filter(|name| masked(name).starts_with(mask));
        if most(of_form.count()) {
            return Start::Time(form);
        }
    }
    let mut numbered: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (before, digits, after) in neighbours.iter().filter_map(|name| number(name)) {
        numbered.entry((before, after)).or_default().push(digits);
    }
    let Some(((before, after), digits)) = numbered.into_iter().max_by_key(|(_, digits)| digits.len()) else {
        return Start::Nothing;
    };
    let next = digits.iter().filter_map(|digits| digits.parse().ok()).max().and_then(|last: u64| last.checked_add(1));
    let Some(next) = next.filter(|_| most(digits.len())) else { return Start::Nothing };
    let filled = digits.iter().filter(|digits| digits.starts_with('0')).map(|digits| digits.len()).max();
    Start::Number { before: before.to_owned(), width: filled.unwrap_or(1), after: after.to_owned(), next }
}

/// A name with every digit as `0`.
fn masked(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// The number of a folder: what stands before it, its digits, and what parts them from the words behind. Digits that
/// run into letters are part of a word, and a word before them must end in a mark.
fn number(name: &str) -> Option<(&str, &str, &str)> {
    let start = name.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = name.split_at(start);
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let stands_apart = before.is_empty() || before.strip_suffix(['-', '_']).is_some_and(is_word);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (digits, rest) = rest.split_at(digits);
    let after = rest.len() - rest.trim_start_matches(['-', '_', ' ', '.']).len();
    // A number with nothing behind it is told from a word by what its neighbours have there.
    let is_known = stands_apart && after > 0 && !rest[after..].is_empty() && !rest.starts_with('.');
    is_known.then_some((before, digits, &rest[..after]))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[track_caller]
    fn check(neighbours: &[&str], title: &str, expected: Option<&str>) {
        let neighbours: Vec<String> = neighbours.iter().map(|name| (*name).to_owned()).collect();
        let now = "2026-11-23T10:20:30Z".parse().unwrap();
        assert_eq!(next(&neighbours, title, now).as_deref(), expected, "{neighbours:?}");
    }

    #[test]
    fn numbers_go_on_in_their_own_form() {
        check(&[], "Payment retries", Some("001-payment-retries"));
        check(&["001-a", "006-b", "003-c"], "Login", Some("007-login"));
        check(&["1-a", "6-b"], "Login", Some("7-login"));
        check(&["09-a", "10-b"], "Login", Some("11-login"));
        check(&["998-a", "999-b"], "Login", Some("1000-login"));
        check(&["0001_a", "0002_b", "notes"], "Login", Some("0003_login"));
        check(&["feature-011-a", "feature-012-b"], "Login", Some("feature-013-login"));
        check(&["99999999999999999999-a"], "Login", Some("login"));
    }

    #[test]
    fn without_numbers_there_is_none() {
        check(&["login", "search"], "Fee waiver", Some("fee-waiver"));
        check(&["SPEC-0b6b106c", "SPEC-1d1a194a", "3d-viewer"], "Login", Some("login"));
        check(&["login", "search", "001-x"], "Fee waiver", Some("fee-waiver"));
        check(&["login"], "Con", Some("con-plan"));
        check(&["login"], "Examples", Some("examples-plan"));
    }

    #[test]
    fn days_and_moments_are_those_of_now() {
        check(&["2026-03-19-a", "2026-04-01-b"], "Login", Some("2026-11-23-login"));
        check(&["20260319-143022-a"], "Login", Some("20261123-102030-login"));
        check(&["20260319-a"], "Login", Some("20261123-login"));
    }

    #[test]
    fn titles_of_any_script_become_names() {
        check(&["1-a"], "支付重试!", Some("2-支付重试"));
        check(&["1-a"], "Über  Größe?", Some("2-über-größe"));
        check(&["1-a"], "../../etc/passwd", Some("2-etc-passwd"));
        check(&["1-a"], "?!", None);
        let long = format!("{} end", "word ".repeat(40));
        check(&["1-a"], &long, Some(&format!("2-{}", ["word"; 20].join("-"))));
    }
}
