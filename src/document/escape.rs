//! Text as text in HTML, and anchors as fragments of addresses.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an anchor cannot hold as it is in an address.
const NOT_IN_A_FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes text so that it is text in HTML, between tags and in quoted attributes.
pub(super) fn escape(text: &str, html: &mut String) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(entity);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

/// Writes an anchor as a fragment of an address.
pub(super) fn percent_encode(text: &str, html: &mut String) {
    html.extend(utf8_percent_encode(text, NOT_IN_A_FRAGMENT));
}
