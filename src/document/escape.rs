//! Text as text in HTML, and anchors as fragments of addresses.

use super::bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an anchor cannot hold as it is in an address.
const NOT_IN_A_FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes text so that it is text in HTML, between tags and in quoted attributes.
pub(super) fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = first_sign(rest.as_bytes()) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Where the first sign stands that means something in HTML.
fn first_sign(text: &[u8]) -> Option<usize> {
    let is_sign = |byte: u8| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    bytes::position(text, is_sign)
}

/// Writes an anchor as a fragment of an address.
pub(super) fn percent_encode(text: &str, html: &mut String) {
    html.extend(utf8_percent_encode(text, NOT_IN_A_FRAGMENT));
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn signs_are_found_wherever_they_stand() {
        for before in 0..=32 {
            for behind in [0, 1, 16] {
                let (before, behind) = ("é".repeat(before), "x".repeat(behind));
                let mut html = String::new();
                escape(&format!("{before}<&>\"'{behind}"), &mut html);
                assert_eq!(html, format!("{before}&lt;&amp;&gt;&quot;&#39;{behind}"));
            }
        }
    }
}
