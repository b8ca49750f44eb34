//! Other people's text, made fit to be shown on a terminal.
//!
//! An escape sequence in a plan could retitle the window, hide a line or paste a command; a direction mark could make
//! a path read backwards. Each such character is replaced by one that stands for it.

/// Replaces control and direction characters; a tab and everything else stay as they are.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(stand_in).collect()
}

/// What is shown in place of a character.
pub(super) fn stand_in(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        // C1 controls, line separators, and everything that turns the direction of writing.
        '\u{80}'..='\u{9f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{61c}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        assert_eq!(printable("a\u{1b}[31mb\u{9b}2Jc\u{7f}\r\n"), "a␛[31mb\u{fffd}2Jc␡␍␊");
        assert_eq!(printable("x\u{202e}dm.nalp"), "x\u{fffd}dm.nalp");
        assert_eq!(printable("naïve 計画\t1"), "naïve 計画\t1");
    }
}
