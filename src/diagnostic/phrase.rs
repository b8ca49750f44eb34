//! The words that messages are made of: quotations, counts, and the word that may have been meant.

/// The longest quotation in characters.
const LONGEST: usize = 120;

/// What the author typed, between backticks, on one line and not too long.
#[must_use]
pub fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ").replace('`', "'");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}

/// `1 gate`, `2 gates`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// `is` for one, `are` for more.
#[must_use]
pub fn is(number: usize) -> &'static str {
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
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The known word that another one is most like, though it need not be much like it.
#[must_use]
pub fn most_like<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    known.into_iter().min_by_key(|candidate| distance(&word, candidate))
}

/// How many letters have to be put in, left out, replaced or exchanged with their neighbour.
fn distance(word: &str, candidate: &str) -> usize {
    strsim::osa_distance(word, &candidate.to_lowercase())
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
    fn the_word_that_is_most_like_another_may_be_far_from_it() {
        assert_eq!(most_like("frobnicate", ["exclude", "title"]), Some("title"));
        assert_eq!(most_like("x", []), None);
    }

    #[test]
    fn quotations_are_one_short_line() {
        assert_eq!(quoted("a\n  `b`"), "`a 'b'`");
        assert_eq!(quoted(&"ü".repeat(130)), format!("`{}…`", "ü".repeat(120)));
    }
}
