//! Which gate, risk, criterion or question is which: by what it says, within the section it stands in.
//!
//! An exact match wins over a similar one wherever they stand, one in the same section over one in another, and of
//! several that are alike the first goes with the first. A mark such as `R1`, `SC-001` or `T012` at the beginning is no
//! part of what is said, so that renumbering changes nothing. White space, case and the markup are gone already.
//!
//! Two wordings are *similar* when hardly a word of the shorter one is missing from the longer one ([`SHARED`]) and the
//! longer one is not much longer ([`COMMON`]). Both are needed: that words may be *added* far rather than *replaced* is
//! what tells "Suppliers verified available" and "All suppliers verified as available", which are one gate, from "Unit
//! tests pass in a day" and "Load tests pass in a day", which share more of their words and are two. Numbers have to be
//! equal, because a condition with another number is another condition.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Pairing;
use crate::plan::words::{fold, is_unspaced};

/// The least share of the shorter wording's words that the longer one has, in percent. With it one word in seven may be
/// another one; of six or fewer none may.
const SHARED: usize = 85;
/// The least share of both wordings' words that are common, in percent: twice the common words of all words. Three
/// words may become five, and not six.
const COMMON: usize = 70;
/// The least share of common words at which two sections are one under another name, in percent: "Gates" may become
/// "Quality Gates", and "Phase 0" not "Phase 1".
const SAME_SECTION: usize = 60;
/// The most pairs of wordings that are compared by their words; beyond, only what is the same is found. Two registers
/// of five hundred risks of which no two are equal are below it.
const MOST_COMPARED: usize = 250_000;
/// The most words of a wording that are compared.
const MOST_WORDS: usize = 80;

/// A thing by which it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'a> {
    /// The heading it stands under; empty where there is none.
    pub section: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// Finds out which of the older things are which of the newer ones.
#[must_use]
pub fn pair(before: &[Wording<'_>], after: &[Wording<'_>]) -> Pairing {
    if before == after {
        // Nearly all revisions leave nearly all of a plan as it is.
        return Pairing { pairs: (0..before.len()).map(|at| (at, at)).collect(), ..Pairing::default() };
    }
    let after: Vec<Phrase> = after.iter().map(|wording| Phrase::of(wording, wording.section)).collect();
    let sections = Sections::of(before, &after);
    let before: Vec<Phrase> = before.iter().map(|wording| Phrase::of(wording, sections.now(wording.section))).collect();
    let mut matcher = Matcher { to: vec![None; before.len()], from: vec![None; after.len()], before, after };
    matcher.exact(|phrase| (phrase.section.as_str(), phrase.text.as_str()));
    matcher.exact(|phrase| (phrase.section.as_str(), phrase.bare.as_str()));
    matcher.exact(|phrase| ("", phrase.text.as_str()));
    matcher.exact(|phrase| ("", phrase.bare.as_str()));
    matcher.similar();
    matcher.finish()
}

/// What is compared of a wording.
struct Phrase {
    /// The section as it is called in the newer revision, folded.
    section: String,
    /// The text, folded.
    text: String,
    /// The text without the mark at its beginning, folded.
    bare: String,
}

impl Phrase {
    fn of(wording: &Wording<'_>, section: &str) -> Self {
        let text = fold(wording.text);
        let bare = fold(without_mark(wording.text));
        Self { section: fold(section), text, bare }
    }
}

/// The sections of the older revision by the names that they have in the newer one.
struct Sections(BTreeMap<String, String>);

impl Sections {
    /// A section that is called the same is the same; of the others, those that are called alike, in order.
    fn of(before: &[Wording<'_>], after: &[Phrase]) -> Self {
        let mut then: Vec<String> = Vec::new();
        before.iter().map(|wording| fold(wording.section)).filter(|name| !name.is_empty()).for_each(|name| {
            if !then.contains(&name) {
                then.push(name);
            }
        });
        let mut now: Vec<&str> = Vec::new();
        for name in after.iter().map(|phrase| phrase.section.as_str()).filter(|name| !name.is_empty()) {
            if !now.contains(&name) && !then.iter().any(|then| then == name) {
                now.push(name);
            }
        }
        let known: BTreeSet<&str> = after.iter().map(|phrase| phrase.section.as_str()).collect();
        let mut renamed = BTreeMap::new();
        for name in then.iter().filter(|name| !known.contains(name.as_str())) {
            let words = words(name);
            let likeness = |other: &&str| common(&words, &self::words(other));
            let best = now.iter().enumerate().max_by_key(|(at, other)| (likeness(other), Reverse(*at)));
            if let Some((at, other)) = best.filter(|(_, other)| likeness(other) >= SAME_SECTION) {
                renamed.insert(name.clone(), (*other).to_owned());
                now.remove(at);
            }
        }
        Self(renamed)
    }

    /// What a section of the older revision is called in the newer one.
    fn now<'s>(&'s self, section: &'s str) -> &'s str {
        self.0.get(&fold(section)).map_or(section, String::as_str)
    }
}

struct Matcher {
    before: Vec<Phrase>,
    after: Vec<Phrase>,
    /// The newer thing of each older one.
    to: Vec<Option<usize>>,
    /// The older thing of each newer one.
    from: Vec<Option<usize>>,
}

impl Matcher {
    /// Pairs what has the same key, in order. An empty text says nothing and is like nothing.
    fn exact(&mut self, key: for<'p> fn(&'p Phrase) -> (&'p str, &'p str)) {
        let mut free: BTreeMap<(&str, &str), VecDeque<usize>> = BTreeMap::new();
        for (at, phrase) in self.before.iter().enumerate().filter(|(at, _)| self.to[*at].is_none()) {
            free.entry(key(phrase)).or_default().push_back(at);
        }
        let mut found = Vec::new();
        for (at, phrase) in self.after.iter().enumerate().filter(|(at, _)| self.from[*at].is_none()) {
            let key = key(phrase);
            if !key.1.is_empty() {
                found.extend(free.get_mut(&key).and_then(VecDeque::pop_front).map(|before| (before, at)));
            }
        }
        found.into_iter().for_each(|(before, after)| self.join(before, after));
    }

    /// Pairs what is worded alike within a section, the most similar first. Sections that share something that has been
    /// paired are one, whatever they are called.
    fn similar(&mut self) {
        let free = |partners: &[Option<usize>]| (0..partners.len()).filter(|at| partners[*at].is_none()).collect();
        let (older, newer): (Vec<usize>, Vec<usize>) = (free(&self.to), free(&self.from));
        if older.len().saturating_mul(newer.len()) > MOST_COMPARED {
            return;
        }
        let sections: BTreeSet<(&str, &str)> = (self.to.iter().enumerate())
            .filter_map(|(before, after)| Some((&*self.before[before].section, &*self.after[(*after)?].section)))
            .collect();
        let older: Vec<_> = older.into_iter().map(|at| (at, words(&self.before[at].bare))).collect();
        let newer: Vec<_> = newer.into_iter().map(|at| (at, words(&self.after[at].bare))).collect();
        let mut alike = Vec::new();
        for (before, old) in &older {
            for (after, new) in &newer {
                let (then, now) = (self.before[*before].section.as_str(), self.after[*after].section.as_str());
                if then == now || sections.contains(&(then, now)) {
                    alike.extend(likeness(old, new).map(|likeness| (Reverse(likeness), *before, *after)));
                }
            }
        }
        alike.sort_unstable();
        for (_, before, after) in alike {
            if self.to[before].is_none() && self.from[after].is_none() {
                self.join(before, after);
            }
        }
    }

    fn join(&mut self, before: usize, after: usize) {
        self.to[before] = Some(after);
        self.from[after] = Some(before);
    }

    fn finish(self) -> Pairing {
        let lonely = |partners: &[Option<usize>]| {
            partners.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at).collect()
        };
        Pairing {
            gone: lonely(&self.to),
            new: lonely(&self.from),
            pairs: self.to.iter().enumerate().filter_map(|(before, after)| Some((before, (*after)?))).collect(),
        }
    }
}

/// How similar two wordings are, by their words, where they are similar enough to be one.
fn likeness(a: &[&str], b: &[&str]) -> Option<usize> {
    let numbers = |words: &[&str]| {
        let mut numbers: Vec<String> = words.iter().filter(|word| has_digit(word)).map(ToString::to_string).collect();
        numbers.sort();
        numbers
    };
    let both = shared(a, b);
    let shorter = a.len().min(b.len());
    let similar = shorter > 1 && both * 100 >= shorter * SHARED && common(a, b) >= COMMON;
    (similar && numbers(a) == numbers(b)).then(|| common(a, b))
}

/// The share of the words of both that are in both, in percent.
fn common(a: &[&str], b: &[&str]) -> usize {
    (shared(a, b) * 200).checked_div(a.len() + b.len()).unwrap_or(0)
}

/// How many words of the one are in the other, each counted once, in any order.
fn shared(a: &[&str], b: &[&str]) -> usize {
    let mut left: Vec<&str> = b.to_vec();
    let mut both = 0;
    let mut rest = Vec::new();
    for word in a {
        match left.iter().position(|other| other == word) {
            Some(at) => {
                left.swap_remove(at);
                both += 1;
            }
            None => rest.push(*word),
        }
    }
    for word in rest {
        if let Some(at) = left.iter().position(|other| is_inflected(word, other)) {
            left.swap_remove(at);
            both += 1;
        }
    }
    both
}

/// The words of a folded text; in a script without spaces each character is one.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let is_letter = c.is_alphanumeric() && !is_unspaced(c);
        if !is_letter && let Some(from) = start.take() {
            words.push(&text[from..at]);
        }
        if is_letter {
            start.get_or_insert(at);
        } else if is_unspaced(c) {
            words.push(&text[at..at + c.len_utf8()]);
        }
    }
    words.extend(start.map(|from| &text[from..]));
    words.truncate(MOST_WORDS);
    words
}

/// Whether two words are one in other forms, such as "approved" and "approval": they begin with the same letters, at
/// least four, which are most of the longer one.
fn is_inflected(a: &str, b: &str) -> bool {
    if has_digit(a) || has_digit(b) {
        return false;
    }
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    same >= 4 && same * 5 >= longer * 3
}

fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// A text without the mark that it begins with: `R1:`, `SC-001`, `T012`, `3.`, `Risk 2 –`.
///
/// Without a sign behind it only what can hardly be anything else is a mark: letters and digits with a hyphen between
/// and at least two digits, or `R`, `G` and `T` with a number. "P95 latency" begins with no mark.
fn without_mark(text: &str) -> &str {
    let whole = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = whole.len() - whole.trim_start_matches(|c: char| c.is_alphabetic()).len();
    let (word, rest) = whole.split_at(letters);
    let named = matches!(word.to_lowercase().as_str(), "risk" | "gate" | "task" | "criterion");
    if word.chars().count() > 3 && !named {
        return text;
    }
    let number = rest.trim_start_matches(['-', '‑', '_', '#', ' ']);
    let hyphened = rest.starts_with(['-', '‑', '_']);
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = number.len() - behind.len();
    if digits == 0 || letters == 0 && rest.len() != number.len() {
        return text;
    }
    let behind = behind.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(behind);
    let spaced = behind.trim_start();
    let sign = |c: char| matches!(c, ':' | '：' | '.' | ')' | ']' | '、');
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '|');
    let said = if let Some(said) = behind.strip_prefix(sign) {
        // "3.5 GB" is a number, and "12:30" a time.
        Some(said.trim_start_matches([':', ' '])).filter(|said| !said.starts_with(|c: char| c.is_ascii_digit()))
    } else if spaced.len() < behind.len() {
        let plain = letters > 0 && (hyphened && digits > 1 || matches!(word, "R" | "G" | "T") || named);
        spaced.strip_prefix(dash).filter(|said| said.starts_with(' ')).or(plain.then_some(spaced))
    } else {
        None
    };
    said.filter(|said| said.chars().any(char::is_alphanumeric)).map_or(text, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs texts written as `section/text`, and tells the pairs as `older=newer`.
    #[track_caller]
    fn check(before: &[&str], after: &[&str], pairs: &[(usize, usize)]) {
        let wordings = |texts: &[&'static str]| -> Vec<Wording<'static>> {
            let split = |text: &&'static str| text.split_once('/').unwrap_or(("", text));
            texts.iter().map(split).map(|(section, text)| Wording { section, text }).collect()
        };
        let leak = |texts: &[&str]| -> Vec<&'static str> {
            texts.iter().map(|text| &*Box::leak((*text).to_owned().into_boxed_str())).collect()
        };
        let found = pair(&wordings(&leak(before)), &wordings(&leak(after)));
        assert_eq!(found.pairs, pairs, "{before:?} {after:?}");
        assert_eq!(found.gone.len() + found.pairs.len(), before.len());
        assert_eq!(found.new.len() + found.pairs.len(), after.len());
    }

    #[test]
    fn the_order_does_not_matter() {
        check(&["a one", "b two", "c three"], &["c three", "a one", "d four"], &[(0, 1), (2, 0)]);
    }

    #[test]
    fn of_several_alike_the_first_goes_with_the_first() {
        check(&["same", "same"], &["same", "same", "same"], &[(0, 0), (1, 1)]);
        check(&["The contracts agreed on", "All contracts agreed on"], &["Contracts agreed on"], &[(0, 0)]);
    }

    #[test]
    fn a_mark_is_no_part_of_what_is_said() {
        check(
            &["R1: Ferry late", "R2: Fog", "SC-001: Found in a minute"],
            &["R1: Fog", "R3 Ferry late", "SC-002 Found in a minute"],
            &[(0, 1), (1, 0), (2, 2)],
        );
        for (text, bare) in [
            ("R1: Fog", "Fog"),
            ("R-04 Fog", "Fog"),
            ("Risk 2 – Fog", "Fog"),
            ("Risk 2 Fog", "Fog"),
            ("[G3] Fog", "Fog"),
            ("3. Fog", "Fog"),
            ("3) Fog", "Fog"),
            ("T012 Fog", "Fog"),
            ("FR-012 Fog", "Fog"),
            ("P95 latency", "P95 latency"),
            ("3.5 GB of memory", "3.5 GB of memory"),
            ("12:30 is the last ferry", "12:30 is the last ferry"),
            ("95 percent", "95 percent"),
            ("HTTP-2 spoken", "HTTP-2 spoken"),
            ("Phase 1: design", "Phase 1: design"),
            ("R1:", "R1:"),
            ("", ""),
        ] {
            assert_eq!(without_mark(text), bare, "{text}");
        }
    }

    #[test]
    fn small_rewordings_are_the_same_and_other_conditions_are_not() {
        let same = [
            ("Suppliers verified available", "All suppliers verified as available"),
            ("Design approved by the board", "Design approval by the board"),
            ("The ferry is late when the fog is thick", "The ferry is late if the fog is thick"),
            ("港湾の手配が完了した", "港湾の手配が完了しました"),
        ];
        let other = [
            ("Unit tests pass in a day", "Load tests pass in a day"),
            ("Security review done", "Legal review done"),
            ("Answers within 200 ms", "Answers within 300 ms"),
            ("Contracts agreed", "Contracts agreed and signed by every harbour master"),
            ("Fog", "Fog bank"),
        ];
        for (before, after) in same {
            check(&[before], &[after], &[(0, 0)]);
        }
        for (before, after) in other {
            check(&[before], &[after], &[]);
        }
    }

    #[test]
    fn an_exact_match_wins_over_a_similar_one() {
        check(
            &["Gates/Crew is found", "Gates/The crew is found"],
            &["Gates/The crew is found", "Gates/All crew is found"],
            &[(0, 1), (1, 0)],
        );
        check(&["A/Crew is found"], &["A/The crew is found", "B/Crew is found"], &[(0, 1)]);
    }

    #[test]
    fn things_are_matched_within_their_section() {
        let before = ["Phase 0/Reviewed", "Phase 1/Reviewed"];
        check(&before, &["Phase 1/Reviewed"], &[(1, 0)]);
        check(&before, &["Phase 1/Reviewed", "Phase 0/Reviewed"], &[(0, 1), (1, 0)]);
        check(&["Phase 0/Crew is found"], &["Phase 9/The crew is found"], &[]);
    }

    #[test]
    fn a_section_may_be_called_something_else() {
        let before = ["Initial gates/Reviewed", "Final gates/Reviewed"];
        check(&before, &["All final gates/Reviewed", "All initial gates/Reviewed"], &[(0, 1), (1, 0)]);
        // Nothing in the names says so, but they share what stands in them.
        check(
            &["Gates/A is done", "Gates/Crew is found"],
            &["Zulassung/The crew is found", "Zulassung/A is done"],
            &[(0, 1), (1, 0)],
        );
    }

    #[test]
    fn nothing_said_is_like_nothing() {
        check(&["", "—"], &["—", "", "x"], &[]);
        assert_eq!(pair(&[], &[]), Pairing::default());
    }

    #[test]
    fn a_whole_new_register_is_not_compared_by_its_words() {
        let texts = |from: usize| -> Vec<String> { (from..from + 600).map(|at| format!("a risk of {at}")).collect() };
        let (before, after) = (texts(0), texts(1000));
        let wordings = |texts: &'static [String]| -> Vec<Wording<'static>> {
            texts.iter().map(|text| Wording { section: "", text }).collect()
        };
        let found = pair(&wordings(before.leak()), &wordings(after.leak()));
        assert_eq!((found.pairs.len(), found.gone.len(), found.new.len()), (0, 600, 600));
    }
}
