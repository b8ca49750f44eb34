//! The help for a word that is not among those that would have been right.

use crate::diagnostic::phrase;

/// From how many letters on a word may have been meant that merely begins alike.
const BEGINNING: usize = 3;
/// The longest list of words that is named as a whole; the codes of checks, which are more, have a list of their own.
const LONGEST: usize = 12;

/// Names the word that must have been meant, and all of them where none is near.
pub(super) fn help(word: &str, known: &[&str]) -> Option<String> {
    if let Some(meant) = meant(word, known) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let near = phrase::most_like(word, known.iter().copied())?;
    if known.len() > LONGEST {
        return Some(format!("the nearest one is `{near}`"));
    }
    Some(format!("the nearest one is `{near}`; known are `{}`", known.join("`, `")))
}

/// The word that must have been meant: the nearest one, else one of which the other is the beginning, or the other way
/// round.
fn meant<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let typed = word.to_lowercase().replace(['_', ' '], "-");
    let begins_alike =
        |known: &&str| typed.len() >= BEGINNING && (known.starts_with(&typed) || typed.starts_with(known));
    phrase::nearest(&typed, known.iter().copied())
        .or_else(|| phrase::most_like(&typed, known.iter().copied().filter(begins_alike)))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let keys = ["title", "base-url", "specs", "exclude", "theme"];
        for (word, expected) in [
            ("titel", Some("title")),
            ("base_url", Some("base-url")),
            ("baseUrl", Some("base-url")),
            ("spec", Some("specs")),
            ("themes", Some("theme")),
            ("theme-folder", Some("theme")),
            ("exc", Some("exclude")),
            ("frobnicate", None),
        ] {
            assert_eq!(meant(word, &keys), expected, "{word}");
        }
        assert_eq!(meant("x", &[]), None);
    }
}
