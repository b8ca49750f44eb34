//! The words that messages are made of: quotations, counts, lists, and the nearest known word.

/// The longest quotation in characters.
const LONGEST: usize = 80;

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
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let allowed = (word.len() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|candidate| (distance(&word, candidate, allowed), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be changed, added, dropped or swapped with their neighbour; `limit + 1` when that is more than
/// `limit`.
fn distance(word: &[char], other: &str, limit: usize) -> usize {
    let other: Vec<char> = other.chars().flat_map(char::to_lowercase).collect();
    if word.len().abs_diff(other.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in word.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, candidate) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != candidate);
            let mut steps = replaced.min(last[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == other[column - 1] && word[row - 1] == *candidate;
            if swapped {
                steps = steps.min(before[column - 1] + 1);
            }
            line.push(steps);
        }
        if line.iter().all(|steps| *steps > limit) && last.iter().all(|steps| *steps > limit) {
            return limit + 1;
        }
        before = std::mem::replace(&mut last, line);
    }
    last[other.len()]
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
        assert_eq!(quoted(&"ü".repeat(90)), format!("`{}…`", "ü".repeat(80)));
    }
}
