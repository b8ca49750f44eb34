//! How much of a text fits into a width, by an estimate: the reader's fonts are not known when the page is made.
//!
//! The estimate is that of wide system fonts, so that what fits here is not cut off there. Ideographs are as wide as
//! they are high; marks that stand on other letters have no width.

use unicode_width::UnicodeWidthChar;

/// The width of a letter in hundredths of the size of the type.
type Measure = fn(char) -> usize;

/// The width of a letter in a font with letters of different widths.
pub(super) fn proportional(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 29,
        ' ' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '`' | '"' => 38,
        'm' | 'M' | 'w' | 'W' | '@' | '%' | '—' => 92,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '~' | '…' => 70,
        'a'..='z' | '0'..='9' => 58,
        _ => match c.width() {
            Some(0) | None => 0,
            Some(1) => 64,
            Some(_) => 100,
        },
    }
}

/// The width of a letter in a font with letters of one width.
pub(super) fn monospaced(c: char) -> usize {
    c.width().unwrap_or_default() * 61
}

/// As much of a text as fits into `width`, with a sign where something is missing.
pub(super) fn fitted(text: &str, measure: Measure, size: usize, width: usize) -> String {
    let mut left = width * 100;
    let sign = measure('…') * size;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let needed = measure(c) * size;
        if needed > left {
            return format!("{}…", text[..end].trim_end());
        }
        left -= needed;
        if left >= sign {
            end = at + c.len_utf8();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{fitted, monospaced, proportional};

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(fitted("abc", monospaced, 10, 19), "abc");
        assert_eq!(fitted("abc", monospaced, 10, 18), "a…");
        assert_eq!(fitted("", proportional, 10, 0), "");
    }

    #[test]
    fn narrow_letters_take_less_room_and_ideographs_more() {
        let shown = |text: &str| fitted(text, proportional, 10, 60).chars().count();
        assert_eq!((shown(&"i".repeat(30)), shown(&"n".repeat(30)), shown(&"字".repeat(30))), (19, 10, 6));
        // A letter and the mark on it are one.
        assert_eq!(fitted(&"e\u{301}".repeat(10), proportional, 10, 58), "e\u{301}".repeat(10));
    }

    #[test]
    fn no_space_stands_before_the_sign() {
        assert_eq!(fitted("nnnn nnnn", proportional, 10, 38), "nnnn…");
    }
}
