//! What the items of a list have in common, looked at before they are read, so that all of them are read in one way.

use super::heading::Manner;
use super::scan::Scanned;
use super::statement::{Below, is_detail};
use super::wording::{self, Opening};
use crate::document::{Inline, Item, List};
use crate::plan::words::progress::DONE_SIGNS;

impl Manner {
    /// The manner in which a list is to be taken that stands where this one holds.
    ///
    /// Where mitigations are promised and each item is a bold name with a sentence behind its colon, half of the sentences
    /// tell what all of them are; elsewhere a list of names may tell by itself what is done about each. Where each item
    /// begins with the sign of what is done, each is an answer.
    pub(super) fn of_list(self, list: &List) -> Self {
        if self.strict || list.items.len() < 2 {
            return self;
        }
        let is_each = |is: fn(&Inline) -> bool| list.items.iter().all(|item| item.text().is_some_and(is));
        if is_each(begins_with_done) {
            return if list.items.iter().all(is_plain) { Self { answers: true, ..self } } else { self };
        }
        if !self.promises {
            return if tells_what_is_done(list) { Self { answers: true, ..self } } else { self };
        }
        if !is_each(|text| text.labelled().is_some()) || !list.items.iter().all(is_plain) {
            return self;
        }
        self.of_named(list)
    }

    /// The same of a list whose items are bold names with a sentence each.
    fn of_named(self, list: &List) -> Self {
        let scanned = || list.items.iter().filter_map(Item::text).map(Scanned::of);
        let led_on = || scanned().filter(wording::has_arrow);
        let may_be_answers = match led_on().take(2).count() {
            0 => true,
            1 => led_on().all(|text| !wording::has_arrow_behind_name(&text)),
            _ => false,
        };
        if !may_be_answers {
            return self;
        }
        let answers = scanned().filter(|text| wording::is_answer(text, self)).count();
        if answers * 2 >= list.items.len() { Self { answers: true, ..self } } else { Self { promises: false, ..self } }
    }
}

/// Whether the items of a list are names with what is done about each: none says how things may be, each begins with what may
/// be a verb, and more than half surely with one.
fn tells_what_is_done(list: &List) -> bool {
    let may_tell = |item: &Item| item.text().is_some_and(|text| wording::may_tell_what_is_done(&text.text));
    if !list.items.iter().any(may_tell) || !list.items.iter().all(is_plain) {
        return false;
    }
    let openings =
        list.items.iter().filter_map(Item::text).map(|text| wording::opening_behind_name(&Scanned::of(text)));
    let Some(openings) = openings.collect::<Option<Vec<Opening>>>() else { return false };
    let verbs = openings.iter().filter(|opening| **opening == Opening::Verb).count();
    verbs * 2 > openings.len() && !openings.contains(&Opening::Other)
}

/// Whether a text begins with the sign of what is done.
fn begins_with_done(text: &Inline) -> bool {
    text.text.trim_start().starts_with(DONE_SIGNS)
}

/// Whether an item is one statement without labels for its parts.
fn is_plain(item: &Item) -> bool {
    let is_one = |text: &Inline| matches!(&Scanned::of(text).parts[..], [only] if !is_detail(only));
    item.text().is_some_and(is_one) && !Below::of(item).has_details
}
