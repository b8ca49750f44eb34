//! The search for names of plans in running text and in the targets of links.
//!
//! A folder's name is known by its number in front, which dates, sizes and ports have as well: so a bare name needs a
//! zero in front, or a portfolio whose numbers have passed a hundred. Below a specs folder every name counts.

use std::ops::Range;

use smallvec::SmallVec;

use super::ReferenceTarget;
use super::own::Own;
use crate::document::bytes;
use crate::plan::DocumentKind;
use crate::plan::words::{self, labels, references};

/// A name of a plan in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The bytes of the name, with the word before a number.
    pub(super) range: Range<usize>,
    pub(super) target: ReferenceTarget,
}

impl Named {
    /// Whether a name in running text may well be that of something else, such as a decision, a migration or a rule:
    /// its number has not as many digits as this folder's, or it is given as an example. A path to it, or a word that
    /// says what it is, leaves no doubt.
    pub(super) fn is_doubtful(&self, text: &str, own: &Own) -> bool {
        let ReferenceTarget::Folder(name) = &self.target else { return false };
        let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (before, after) = (&text[..self.range.start], &text[self.range.end..]);
        let is_path = before.ends_with(['/', '\\']) || after.starts_with(['/', '\\']);
        let has_other_digits = digits > 0 && digits != own.digits;
        let said = || last_words(before);
        !is_path && (has_other_digits || is_given_as_example(&said())) && !is_said_to_be_plan(&said())
    }
}

/// How many words before a name may say what it is: "depends on", "the branch of".
const WORDS_BEFORE_NAME: usize = 3;

/// The last words of a text, in lower case.
fn last_words(text: &str) -> String {
    let words: SmallVec<[&str; WORDS_BEFORE_NAME]> = text.split_whitespace().rev().take(WORDS_BEFORE_NAME).collect();
    words.into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether the words before a name introduce it as an example.
fn is_given_as_example(said: &str) -> bool {
    let said = said.trim_end_matches([' ', ':', '：', ',', '(', '"', '“', '„', '«', '\'']);
    references::FOR_EXAMPLE.iter().any(|words| {
        let before = words::strip_end(said, words);
        before.is_some_and(|before| words::has_unspaced(words) || !before.ends_with(char::is_alphanumeric))
    })
}

/// Whether the words before a name say that it is a plan, a branch, or what one plan is to another.
fn is_said_to_be_plan(said: &str) -> bool {
    let tables: [&[&str]; 6] = [
        &references::SPEC,
        &references::FEATURE,
        labels::BRANCH,
        labels::DEPENDS_ON,
        labels::SUPERSEDES,
        labels::RELATED,
    ];
    tables.into_iter().flatten().any(|word| words::find_phrase(said, word).is_some())
}

/// What kind of text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Prose, where a number may be anything.
    Running,
    /// The value of a field about other plans.
    Relation,
}

/// Longest number of a plan, in digits.
const LONGEST_NUMBER: usize = 6;

/// Finds the names of plans in a text, in order.
pub(super) fn names(text: &str, mode: Mode, own: &Own) -> Vec<Named> {
    let mut search = Search { text, mode, own, found: Vec::new() };
    let shortest = shortest(mode, own);
    let mut seen = 0;
    while let Some(at) = bytes::position(&text.as_bytes()[seen..], is_sign).map(|at| seen + at) {
        let start = start_of_run(&text[..at]);
        seen = at + length_of_run(&text[at..]);
        let marks = text.as_bytes()[at..seen].iter().rev().take_while(|byte| ends_no_name(**byte)).count();
        let end = seen - marks;
        // A slash that ends a run is no part of it.
        if at < end && end - start >= shortest {
            search.run(start..end);
        }
    }
    search.found
}

/// Whether a byte is one that every name of a plan has: a digit, or what parts a path.
fn is_sign(byte: u8) -> bool {
    // A slash stands right before the digits.
    (b'/'..=b'9').contains(&byte) | (byte == b'\\')
}

/// How many bytes a run has at least that names a plan: in prose as many as a number that may be one.
fn shortest(mode: Mode, own: &Own) -> usize {
    match (mode, own.digits) {
        (Mode::Running, 1 | 2) => own.digits,
        (Mode::Running, _) => 3,
        (Mode::Relation, _) => 1,
    }
}

/// Whether a character may be one of a name or a path. A stretch of such characters is a run.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\')
}

/// The same of a byte of ASCII, which nearly all of them are.
fn belongs_plainly(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'\\')
}

/// Where the run begins that a text ends in.
fn start_of_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let start = bytes.len() - bytes.iter().rev().take_while(|byte| belongs_plainly(byte)).count();
    let goes_on = bytes[..start].last().is_some_and(|byte| !byte.is_ascii());
    if goes_on { text.trim_end_matches(belongs).len() } else { start }
}

/// How long the run is that a text begins with.
fn length_of_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = bytes.iter().take_while(|byte| belongs_plainly(byte)).count();
    let goes_on = bytes.get(length).is_some_and(|byte| !byte.is_ascii());
    if goes_on { text.len() - text.trim_start_matches(belongs).len() } else { length }
}

/// Whether a byte is a mark that no name ends in.
fn ends_no_name(byte: u8) -> bool {
    matches!(byte, b'.' | b'-' | b'/' | b'\\')
}

/// A search through one text.
struct Search<'t> {
    text: &'t str,
    mode: Mode,
    own: &'t Own,
    found: Vec<Named>,
}

impl Search<'_> {
    /// Adds what one run names.
    fn run(&mut self, range: Range<usize>) {
        let run = &self.text[range.clone()];
        // "1,000-line" is a number with a comma in it.
        let goes_on = self.text[..range.start].ends_with(',') && run.starts_with(|c: char| c.is_ascii_digit());
        if goes_on || self.numbers(run, &range) {
            return;
        }
        let is_path = memchr::memchr2(b'/', b'\\', run.as_bytes()).is_some();
        let name = if is_path { in_path(run, self.own) } else { bare(run, self.mode, self.own) };
        self.found.extend(name.map(|name| {
            let at = range.start + run.find(name).unwrap_or(0);
            Named { range: at..at + name.len(), target: ReferenceTarget::Folder(name.to_owned()) }
        }));
    }

    /// Adds the plans that a run names by number: "027" after a word, "Spec-045", "仕様045", "001/003". Whether it did.
    fn numbers(&mut self, run: &str, range: &Range<usize>) -> bool {
        let Some(first) = run.bytes().position(|byte| byte.is_ascii_digit()) else { return false };
        let digits = &run[first..];
        if !digits.bytes().all(|byte| matches!(byte, b'/'..=b'9')) {
            return false;
        }
        let parts: SmallVec<[&str; 4]> = digits.split('/').collect();
        let share = self.text[range.end..].starts_with('%');
        if share || self.text[..range.start].ends_with('#') {
            return false;
        }
        let may_be_plan = |part: &&str| may_be_plan(part, self.mode, self.own);
        if parts.iter().any(|part| part.is_empty()) || !parts.iter().any(may_be_plan) {
            return false;
        }
        let head = run[..run.len() - digits.len()].trim_end_matches('-');
        let word = if head.is_empty() { Word::before(&self.text[..range.start]) } else { Word::of(head, range.start) };
        let count = self.found.len();
        let mut at = range.end - digits.len();
        for part in parts {
            if let Some(number) = plausible(part, &word, self.mode, self.own) {
                let start = match word {
                    Word::Spec(start) | Word::Feature(start) if self.found.len() == count => start,
                    _ => at,
                };
                let target = ReferenceTarget::Number(number);
                self.found.push(Named { range: start..at + part.len(), target });
            }
            at += part.len() + 1;
        }
        self.found.len() > count
    }
}

/// Whether the word before a number names a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    None,
    /// "spec", and where it begins.
    Spec(usize),
    /// "feature", and where it begins.
    Feature(usize),
}

impl Word {
    /// The word that stands right before a run, which begins where this text ends.
    fn before(text: &str) -> Self {
        let before = text.trim_end_matches(|c: char| c.is_whitespace() || c == '№');
        if !(1..=4).contains(&(text.len() - before.len())) {
            return Self::None;
        }
        let start = start_of_run(before);
        Self::of(&before[start..], start)
    }

    fn of(word: &str, start: usize) -> Self {
        if references::SPEC.has_in_any_case(word) {
            Self::Spec(start)
        } else if references::FEATURE.has_in_any_case(word) {
            Self::Feature(start)
        } else {
            Self::None
        }
    }
}

/// Whether some digits can be the number of a plan, whatever word stands before them: by their length, and not as a
/// year.
fn may_be_plan(digits: &str, mode: Mode, own: &Own) -> bool {
    let is_long = digits.len() >= 3 || digits.len() == own.digits;
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    digits.len() <= LONGEST_NUMBER && !is_year && (is_long || mode == Mode::Relation)
}

/// The number of a plan, if digits after this word are likely to be one.
fn plausible(digits: &str, word: &Word, mode: Mode, own: &Own) -> Option<u64> {
    let padded = digits.starts_with('0') && digits.len() > 1;
    let likely = match (word, mode) {
        (Word::None, Mode::Running) => false,
        (Word::None, Mode::Relation) => digits.len() >= 3 && (padded || own.is_past_padding),
        (_, Mode::Relation) => true,
        (Word::Spec(_), Mode::Running) => true,
        (Word::Feature(_), Mode::Running) => digits.len() >= 3 && (padded || own.is_past_padding),
    };
    let number = (likely && may_be_plan(digits, mode, own)).then(|| digits.parse().ok())?;
    number.filter(|number| *number > 0 || digits.len() >= 3)
}

/// A folder's name that stands alone: `003-ledger`, or one of the form of the plan's own folder.
fn bare<'t>(run: &'t str, mode: Mode, own: &Own) -> Option<&'t str> {
    // Either has a hyphen.
    memchr::memchr(b'-', run.as_bytes())?;
    if own.is_neighbour(run) {
        return Some(run);
    }
    let name = numbered(run)?;
    let digits = name.find('-')?;
    let slug = &name[digits + 1..];
    let several = slug.contains(['-', '_']);
    let padded = name.starts_with('0');
    let likely = match mode {
        Mode::Running => digits >= 3 && (padded || own.is_past_padding && several),
        Mode::Relation => digits >= 3 || digits == own.digits && several,
    };
    // In prose, a number with one letter is a step or a version more often than a folder.
    let long_enough = mode == Mode::Relation && padded || slug.chars().count() > 1;
    // Folders are named in small letters; capitals are part of a task's or a worktree's name.
    let is_name = long_enough && !slug.contains(|c: char| c.is_ascii_uppercase());
    (likely && is_name && !is_example(name)).then_some(name)
}

/// Whether a name stands for any name.
fn is_example(name: &str) -> bool {
    name.split_once('-').is_some_and(|(_, slug)| references::EXAMPLES.contains(&slug))
}

/// The name in front of a path component that begins with digits and a hyphen, the component whole, or followed by the
/// letters of a script that is written without spaces.
fn numbered(component: &str) -> Option<&str> {
    let start = component.find(|c: char| c.is_ascii_digit())?;
    if !component[..start].chars().all(|c| c >= '\u{2e80}') {
        return None;
    }
    let name = &component[start..];
    let digits = name.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits <= LONGEST_NUMBER)?;
    let slug = name[digits..].strip_prefix('-').filter(|slug| slug.starts_with(char::is_alphabetic))?;
    let ascii = slug.starts_with(|c: char| c.is_ascii());
    let is_slug = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || !ascii && c.is_alphanumeric();
    let length = slug.find(|c| !is_slug(c)).unwrap_or(slug.len());
    let whole = slug[length..].chars().next().is_none_or(|c| c >= '\u{2e80}');
    whole.then(|| &name[..digits + 1 + length])
}

/// The feature folder that a path in the text goes through.
fn in_path<'t>(path: &'t str, own: &Own) -> Option<&'t str> {
    if path.starts_with("//") {
        return None;
    }
    let components: SmallVec<[&str; 8]> = path.split(['/', '\\']).collect();
    let ends_in = |component: &str, root: &str| {
        let end = component.len().checked_sub(root.len()).map(|at| &component.as_bytes()[at..]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(root.as_bytes()))
    };
    let is_root = |component: &&str| references::ROOTS.iter().any(|root| ends_in(component, root));
    let root = components.iter().position(is_root);
    let below = root.map_or(&components[..], |root| &components[root + 1..]);
    if let Some(name) = below.iter().find(|component| own.is_neighbour(component)) {
        return Some(name);
    }
    let relative = below.iter().position(|component| !matches!(*component, "." | "..")).unwrap_or(below.len());
    if root.is_some() {
        let named = below.iter().find_map(|component| numbered(component));
        return named.or_else(|| unnumbered(below)).filter(|name| !is_example(name));
    }
    let first = below.get(relative).and_then(|component| numbered(component))?;
    (relative > 0 || is_document(below)).then_some(first)
}

/// The folder of a document of a feature, where no component begins with a number.
fn unnumbered<'t>(components: &[&'t str]) -> Option<&'t str> {
    let folder = components.len().checked_sub(2).map(|at| components[at])?;
    let is_slug = folder.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    (is_document(components) && is_slug && folder.contains('-')).then_some(folder)
}

/// Whether the last component is a document that only features have.
fn is_document(components: &[&str]) -> bool {
    let kind = components.last().map_or(DocumentKind::Other, |file| DocumentKind::of(file));
    components.len() > 1 && kind != DocumentKind::Other
}

/// The plan that a link's target leads to; `from` is the document that the link stands in.
pub(super) fn link(target: &str, from: &str, own: &Own) -> Option<ReferenceTarget> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.contains(':') || path.starts_with("//") {
        return None;
    }
    if !path.starts_with("../") {
        return in_path(path, own).map(|name| ReferenceTarget::Folder(name.to_owned()));
    }
    let mut components: Vec<&str> = from.split('/').collect();
    components.pop();
    for component in path.split('/') {
        match component {
            "" | "." => {}
            ".." => drop(components.pop()?),
            name => components.push(name),
        }
    }
    let has_name = components.iter().any(|component| numbered(component).is_some() || own.is_neighbour(component));
    (has_name || is_document(&components)).then(|| ReferenceTarget::Path(components.join("/")))
}

/// The name of the feature that a path lies in: the last component that begins with a number, else the folder of the
/// file, else the path.
pub(super) fn feature_of(path: &str) -> &str {
    let components: Vec<&str> = path.split('/').collect();
    let named = components.iter().rev().find_map(|component| numbered(component).filter(|name| name == component));
    let folder = || components.len().checked_sub(2).map(|at| components[at]);
    named.or_else(folder).unwrap_or(path)
}

/// The number that a folder's name begins with.
pub(super) fn leading_number(name: &str) -> Option<u64> {
    let digits = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len());
    name[..digits].parse().ok()
}
