//! The nearest of the words that would have been right.

/// The word among `known` that is most like `word`, and whether it is so near that it must have been meant.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<(&'k str, bool)> {
    let typed = word.to_lowercase().replace(['_', ' '], "-");
    let distance = |candidate: &str| strsim::damerau_levenshtein(&typed, candidate);
    let near = *known.iter().min_by_key(|candidate| (distance(candidate), !candidate.starts_with(&typed)))?;
    let same_start = typed.len() >= 3 && (near.starts_with(&typed) || typed.starts_with(near));
    Some((near, same_start || distance(near) <= (near.len() / 3).max(1)))
}

/// The help that names the nearest word, and all of them where none is near.
pub(super) fn help(word: &str, known: &[&str]) -> Option<String> {
    let (near, meant) = nearest(word, known)?;
    if meant {
        return Some(format!("did you mean `{near}`?"));
    }
    // A long list is no help; the codes of checks have a list of their own.
    if known.len() > 12 {
        return Some(format!("the nearest one is `{near}`"));
    }
    Some(format!("the nearest one is `{near}`; known are `{}`", known.join("`, `")))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_found() {
        let keys = ["title", "base-url", "specs", "exclude", "theme"];
        assert_eq!(nearest("titel", &keys), Some(("title", true)));
        assert_eq!(nearest("base_url", &keys), Some(("base-url", true)));
        assert_eq!(nearest("baseUrl", &keys), Some(("base-url", true)));
        assert_eq!(nearest("spec", &keys), Some(("specs", true)));
        assert_eq!(nearest("themes", &keys), Some(("theme", true)));
        assert_eq!(nearest("frobnicate", &keys).map(|(_, meant)| meant), Some(false));
        assert_eq!(nearest("x", &[]), None);
    }
}
