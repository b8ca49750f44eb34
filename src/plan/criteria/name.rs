//! Whether a heading names a section of criteria, with what may stand before and after the name.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::plan::named::Named;
use crate::plan::words::{self, Phrases, criteria as words_of, parts};

/// How many words may stand before the name.
const BEFORE: usize = 3;
/// How many characters may stand before the name in a script without spaces.
const BEFORE_WIDE: usize = 6;

/// Whether a heading is one of these names: "7. Overall Success Criteria *(mandatory)*", "成功标准验证".
pub(super) fn is_named(title: &str, names: &Phrases) -> bool {
    is_folded_named(&words::fold(&plain(title)), names)
}

/// Whether one of the headings of a document is one of these names.
pub(super) fn is_heading_named(named: &Named<'_>, names: &Phrases) -> bool {
    if named.text().is_ascii() { is_folded_named(&named.folded, names) } else { is_named(named.text(), names) }
}

fn is_folded_named(folded: &str, names: &Phrases) -> bool {
    let title = parts::unnumbered(folded);
    names.is_in(title)
        && names.iter().any(|name| {
            title.match_indices(name).any(|(at, _)| {
                let (before, after) = (&title[..at], &title[at + name.len()..]);
                let wide = !name.is_ascii() && name.chars().all(|c| !c.is_alphabetic() || words::is_unspaced(c));
                let whole =
                    wide || !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
                whole && fits_before(before.trim(), wide) && fits_after(after)
            })
        })
}

/// The longest heading or label that is looked at, in bytes.
const LONGEST: usize = 120;

/// Whether a heading or label says how criteria are measured, so that what stands below it is no criterion: "Measurement
/// methods", "How success is measured", "成功基準の測定方法".
pub(super) fn is_of_measuring(title: &str) -> bool {
    if title.len() > LONGEST {
        return false;
    }
    let folded = words::fold(&plain(title));
    let name = parts::unnumbered(&folded);
    let asks = || words_of::HOW.iter().any(|how| name.starts_with(how));
    words_of::MEASUREMENT.contains(&name) || words_of::MEASURED.is_in(name) && (words_of::METHOD.is_in(name) || asks())
}

/// A few words that say whose criteria these are; none that name a part or turn the meaning round.
fn fits_before(before: &str, wide: bool) -> bool {
    if wide && !before.contains(' ') && before.chars().count() > BEFORE_WIDE {
        return false;
    }
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let says_more = words.iter().any(|word| words_of::NOT_BEFORE.contains(word) || parts::PART.contains(word))
        || wide && parts::PART.iter().any(|part| before.contains(part));
    words.len() <= BEFORE && !says_more && !before.contains(|c: char| c.is_ascii_digit())
}

/// Nothing, a remark, what is done with the criteria, or what they are for, unless that is one part of the work.
fn fits_after(after: &str) -> bool {
    let rest = after.trim_start();
    let first = rest.chars().next();
    let remark = first.is_none_or(|c| !c.is_alphanumeric());
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let of = ["for ", "of "].iter().find_map(|of| rest.strip_prefix(of));
    if of.is_some_and(|whole| parts::names_part(whole.trim_start_matches("the ").trim_start_matches("each "))) {
        return false;
    }
    remark || words_of::TAILS.iter().any(|tail| if tail.is_ascii() { word == *tail } else { rest.starts_with(tail) })
}

/// A text without the accents of its Latin letters, and with е for ё, as most people type it.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut base = ' ';
    let bare = text.nfd().filter(|c| {
        let mark = matches!(c, '\u{300}'..='\u{36f}');
        if !mark {
            base = *c;
        }
        !(mark && (base.is_ascii_alphabetic() || matches!(base, 'е' | 'Е')))
    });
    bare.nfc().collect()
}
