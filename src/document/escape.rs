//! Text as text in HTML, and anchors as fragments of addresses.

use std::fmt::Write as _;

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
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            html.push(char::from(byte));
        } else {
            let _ = write!(html, "%{byte:02X}");
        }
    }
}
