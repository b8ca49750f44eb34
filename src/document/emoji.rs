//! `:rocket:` and other names of emoji, as the page shows them. What is read from the text keeps the name.

use super::escape::escape;

/// Writes text as HTML, with known names between colons as the emoji they mean.
///
/// A name must not touch a letter or a digit, so that nothing becomes of `1:100:1` and `a:b:c`.
pub(super) fn write(text: &str, html: &mut String) {
    let mut written = 0;
    let mut from = 0;
    while let Some(start) = memchr::memchr(b':', &text.as_bytes()[from..]).map(|found| from + found) {
        let name = start + 1;
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+');
        let end = name + text.as_bytes()[name..].iter().take(LONGEST_NAME).take_while(|byte| belongs(byte)).count();
        from = end.max(name);
        let is_free = !text[..start].ends_with(char::is_alphanumeric)
            && text[end..].strip_prefix(':').is_some_and(|behind| !behind.starts_with(char::is_alphanumeric));
        if is_free && let Some(emoji) = emojis::get_by_shortcode(&text[name..end]) {
            escape(&text[written..start], html);
            html.push_str(emoji.as_str());
            written = end + 1;
            from = written;
        }
    }
    escape(&text[written..], html);
}

/// No name is longer.
const LONGEST_NAME: usize = 48;

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut html = String::new();
        super::write(text, &mut html);
        assert_eq!(html, expected);
    }

    #[test]
    fn known_names_become_emoji() {
        check(":rocket: <up> :+1::tada:", "🚀 &lt;up&gt; 👍🎉");
        check("a:: (:warning:), :white_check_mark:.", "a:: (⚠️), ✅.");
    }

    #[test]
    fn all_else_stays() {
        for text in
            ["std::fs::read", "1:100:1", "a:b:c", ":nobody:", ":", "::", ":rocket", "rocket:", "12:30:45", "ü:x:"]
        {
            check(text, text);
        }
    }

    #[test]
    fn no_name_is_longer_than_what_is_looked_at() {
        let names = emojis::iter().flat_map(emojis::Emoji::shortcodes);
        assert!(names.map(str::len).max() < Some(super::LONGEST_NAME));
    }
}
