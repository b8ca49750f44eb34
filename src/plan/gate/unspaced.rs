//! Verdicts in scripts that do not part words by spaces: whether a phrase that is found there is one, or its opposite.

use super::phrases;
use crate::plan::words::has_unspaced;
use crate::plan::words::unspaced::{DENIED_AFTER, DENIED_BEFORE, ENDINGS, TAKES_OBJECT};

/// How many endings may follow one another.
const MOST_ENDINGS: usize = 4;

/// How a phrase stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    /// It says what it means.
    Said,
    /// It is denied: 不满足, 준수하지 않음.
    Denied,
    /// It is a part of something else: 通过接口, 준수율, 要件を満たす設計.
    Prose,
}

/// How the phrase at `at` stands in a text.
pub(super) fn stance(text: &str, at: usize, phrase: &str) -> Stance {
    if !has_unspaced(phrase) {
        return Stance::Said;
    }
    let (before, behind) = (&text[..at], &text[at + phrase.len()..]);
    if DENIED_BEFORE.iter().any(|denial| before.ends_with(denial))
        || DENIED_AFTER.iter().any(|denial| behind.starts_with(denial))
    {
        return Stance::Denied;
    }
    // 不满足 takes the object that 满足 takes.
    let bare = DENIED_BEFORE.iter().find_map(|denial| phrase.strip_prefix(denial)).unwrap_or(phrase);
    if TAKES_OBJECT.contains(&phrase) || TAKES_OBJECT.contains(&bare) || ends(behind) {
        Stance::Said
    } else {
        Stance::Prose
    }
}

/// Whether what follows a verdict ends it or goes on as verdicts do.
fn ends(behind: &str) -> bool {
    let mut rest = behind;
    for _ in 0..MOST_ENDINGS {
        let Some(next) = rest.chars().next() else { return true };
        if next == ' ' {
            let next = rest.trim_start();
            return !next.starts_with(char::is_alphabetic) || goes_on(next);
        }
        if !next.is_alphabetic() {
            return true;
        }
        let ending = ENDINGS.iter().filter(|ending| rest.starts_with(**ending)).map(|ending| ending.len()).max();
        match ending {
            Some(length) => rest = &rest[length..],
            None => return phrases::begins(rest),
        }
    }
    false
}

/// Whether the next word belongs to the verdict: 통과 예정, 부분 준수.
fn goes_on(next: &str) -> bool {
    phrases::begins(next) || ENDINGS.iter().any(|ending| next.starts_with(ending))
}
