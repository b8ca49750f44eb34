//! The words that messages are made of: quotations, counts, lists, and the nearest known word.

/// The longest quotation in characters.
const LONGEST: usize = 120;

/// What the author typed, between backticks, on one line and not too long.
pub(super) fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ").replace('`', "'");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}

/// `1 gate`, `2 gates`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// `is` for one, `are` for more.
pub(super) fn is(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// The known word that a mistyped one is nearest to, if it is near enough to be meant.
#[must_use]
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 4);
    known
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["draft", "in review", "approved", "done"];
        for (word, expected) in [
            ("Darft", Some("draft")),
            ("aproved", Some("approved")),
            ("inreview", Some("in review")),
            ("don", Some("done")),
            ("blue", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }

    #[test]
    fn quotations_are_one_short_line() {
        assert_eq!(quoted("a\n  `b`"), "`a 'b'`");
        assert_eq!(quoted(&"ü".repeat(130)), format!("`{}…`", "ü".repeat(120)));
    }
}
