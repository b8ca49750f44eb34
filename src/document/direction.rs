//! The direction of a text: what most of its letters run in.

/// Whether most letters of a text run from right to left, tags aside.
#[must_use]
pub fn is_right_to_left(html: &str) -> bool {
    // Most texts have no letter that does.
    let bytes = html.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    if !pairs.fold(false, |any, (first, second)| any | may_begin(*first, *second)) {
        return false;
    }
    let (mut right_to_left, mut letters) = (0_usize, 0_usize);
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag && c.is_alphabetic() => {
                letters += 1;
                right_to_left += usize::from(runs(c));
            }
            _ => {}
        }
    }
    right_to_left * 2 > letters
}

/// Whether a letter runs from right to left.
fn runs(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}')
}

/// Whether such a letter may begin with two bytes of UTF-8, which a processor finds out for many bytes at once.
fn may_begin(first: u8, second: u8) -> bool {
    matches!(first, 0xd6..=0xe0)
        | (first == 0xef) & matches!(second, 0xac..=0xb7 | 0xb9..=0xbb)
        | (first == 0xf0) & (second == 0x90)
}

#[cfg(test)]
mod tests {
    use super::{is_right_to_left, may_begin, runs};

    #[test]
    fn most_letters_decide_the_direction() {
        assert!(is_right_to_left("<p class=\"abcdefghijkl\">مهمة <code>x</code></p>"));
        assert!(!is_right_to_left("<p>one two مهمة</p>"));
        assert!(!is_right_to_left("<p>123</p>"));
    }

    #[test]
    fn every_letter_from_right_to_left_is_seen_by_its_first_bytes() {
        for c in ('\u{80}'..=char::MAX).filter(|c| runs(*c)) {
            let text = c.to_string();
            assert!(may_begin(text.as_bytes()[0], text.as_bytes()[1]), "{c:?}");
        }
        let others = ["—", "⚠️", "🚀", "é", "漢", "（"];
        let begins =
            |text: &str| text.bytes().zip(text.bytes().skip(1)).any(|(first, second)| may_begin(first, second));
        assert!(!others.into_iter().any(begins));
    }
}
