//! The direction of a text: what most of its letters run in.

use super::bytes;

/// Whether most letters of a text run from right to left, tags aside.
#[must_use]
pub fn is_right_to_left(html: &str) -> bool {
    // Most texts have no letter that does.
    if !may_hold_one(html.as_bytes()) {
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

/// Whether such a letter may stand in a text, by the first two bytes of one in UTF-8.
fn may_hold_one(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = bytes::position(rest, |byte| matches!(byte, 0xd6..=0xe0) | (byte >= 0xef)) {
        if let [first, second, ..] = rest[at..]
            && may_begin(first, second)
        {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

/// Whether such a letter may begin with two bytes.
fn may_begin(first: u8, second: u8) -> bool {
    match first {
        0xef => matches!(second, 0xac..=0xb7 | 0xb9..=0xbb),
        0xf0 => second == 0x90,
        _ => matches!(first, 0xd6..=0xe0),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_right_to_left, may_hold_one, runs};

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
            assert!(may_hold_one(text.as_bytes()), "{c:?}");
        }
        let others = ["—", "⚠️", "🚀", "é", "漢", "（"];
        assert!(!others.into_iter().any(|text| may_hold_one(text.as_bytes())));
        assert!(!may_hold_one(others.concat().as_bytes()) && may_hold_one("🚀 א".as_bytes()));
    }
}
