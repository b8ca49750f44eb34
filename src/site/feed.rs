//! The feed of what happened, for programs that watch it: Atom (RFC 4287), an entry an event, the newest first.
//!
//! What is not committed is left out: it has no name that lasts. Names are made of what happened, where and in which
//! commit, so that the same event has the same name in every build, whatever the plan is called by then and wherever
//! the site stands.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rapidhash::v3::rapidhash_v3;

use super::address;
use super::edition::{self, Edition};
use super::events::{turn, what};
use super::export::xml_escaped;
use super::publish::absolute;
use super::words;
use crate::portfolio::timeline::Logged;

/// Most entries: a reader that looks once in a while misses none, and the file stays small.
const MOST: usize = 200;
/// Longest text of an event, in characters.
const LONGEST: usize = 200;

/// The bytes of the feed.
#[must_use]
pub(super) fn feed(edition: &Edition<'_>) -> Vec<u8> {
    let portfolio = edition.portfolio;
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    // Names are given from the beginning, so that the second of two equal events is the second in every build.
    let events: Vec<(String, Logged)> = portfolio
        .past
        .all_events()
        .filter(|logged| logged.commit.is_some())
        .map(|logged| (name(&logged, &mut named), logged))
        .collect();
    let first = events.first().and_then(|(_, logged)| logged.commit.clone()).unwrap_or_default();
    let newest = events.iter().map(|(_, logged)| logged.moment).max();
    let midnight = format!("{}T00:00:00Z", portfolio.revision.as_of);
    let updated = newest.map(|moment| moment.to_string()).or_else(|| portfolio.revision.committed.clone());
    let mut text =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    let _ = write!(
        text,
        "<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<generator>plansite</generator>\n",
        uuid(&format!("feed\n{first}")),
        xml_escaped(&portfolio.title),
        updated.unwrap_or(midnight),
        xml_escaped(&portfolio.title),
    );
    if let Some(url) = absolute(edition.options, address::FEED) {
        let _ = writeln!(text, "<link rel=\"self\" href=\"{}\"/>", xml_escaped(&url));
    }
    let home = absolute(edition.options, address::CHANGES).unwrap_or_else(|| address::CHANGES.to_owned());
    let _ = writeln!(text, "<link href=\"{}\"/>", xml_escaped(&home));
    let plans: BTreeMap<&str, usize> =
        edition.plans().iter().enumerate().map(|(at, of)| (of.plan.id.as_str(), at)).collect();
    for (id, logged) in events.iter().rev().take(MOST) {
        entry(&mut text, edition, plans.get(logged.event.plan.as_str()).copied(), id, logged);
    }
    text.push_str("</feed>\n");
    text.into_bytes()
}

fn entry(text: &mut String, edition: &Edition<'_>, at: Option<usize>, id: &str, logged: &Logged) {
    let event = &logged.event;
    let title = at.map_or(event.plan.as_str(), |at| edition::title(edition.plan(at)));
    let number = at.and_then(|at| edition::title_number(edition.plan(at)));
    let name = number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"));
    let mut said = words::cut(&event.text, LONGEST);
    if let Some((before, after)) = turn(event) {
        let side = |side: Option<&str>| side.map_or_else(|| "not stated".to_owned(), |it| words::cut(it, LONGEST));
        said = match before {
            None => format!("{said}: {}", side(after)),
            Some(_) => format!("{said}: {} → {}", side(before), side(after)),
        };
    }
    let path = at.map_or(address::CHANGES, |at| edition.routes.plan(at));
    let href = absolute(edition.options, path).unwrap_or_else(|| super::routes::encoded_path(path));
    let author = if logged.author.trim().is_empty() { "unknown" } else { &logged.author };
    let _ = write!(
        text,
        "<entry>\n<id>{id}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<link href=\"{}\"/>\n<category term=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
        xml_escaped(&format!("{}: {name}", words::capital(&what(event)))),
        logged.moment,
        xml_escaped(author),
        xml_escaped(&href),
        event.kind.name(),
        xml_escaped(&said),
    );
}

/// The name of an event, another one for each of those that are equal in one commit.
fn name(logged: &Logged, named: &mut BTreeMap<String, usize>) -> String {
    let event = &logged.event;
    let commit = logged.commit.as_deref().unwrap_or_default();
    let parts = [commit, event.kind.name(), &event.path, &event.text];
    let happened = parts.join("\n");
    let count = named.entry(happened.clone()).or_default();
    *count += 1;
    uuid(&format!("{happened}\n{count}"))
}

/// A name of 128 bits that follows from a text: a UUID of the version that leaves its bits to whoever makes it (RFC 9562,
/// section 5.8).
fn uuid(text: &str) -> String {
    let high = (rapidhash_v3(text.as_bytes()) & !0xf000) | 0x8000;
    let low = (rapidhash_v3(format!("{text}\nlow").as_bytes()) & !(0b11 << 62)) | (0b10 << 62);
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn names_follow_from_what_happened_and_have_the_form_of_a_uuid() {
        let (one, other) = (uuid("a"), uuid("b"));
        assert_ne!(one, other);
        assert_eq!(one, uuid("a"));
        let digits: Vec<&str> = one.strip_prefix("urn:uuid:").unwrap().split('-').collect();
        assert_eq!(digits.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(digits[2].starts_with('8') && ["8", "9", "a", "b"].iter().any(|digit| digits[3].starts_with(digit)));
    }
}
