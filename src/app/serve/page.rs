//! What serving adds to a page: one script, and the permission to ask this server for news.

/// Where the script is.
pub(super) const SCRIPT: &str = "_plansite/serve.js";
/// Where the news come from.
pub(super) const EVENTS: &str = "_plansite/events";

/// The part of the policy of a page that says whom its scripts may ask.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const NOBODY: &str = "connect-src 'none'";
const THIS_SERVER: &str = "connect-src 'self'";

/// A page with the script that keeps it fresh.
///
/// `base` is the path that the site stands under, with a slash at both ends.
pub(super) fn with_script(html: &[u8], base: &str, session: &str, build: u64) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let script =
        format!("<script defer src=\"{base}{SCRIPT}\" data-session=\"{session}\" data-build=\"{build}\"></script>");
    let html = permitted(&html);
    let (before, after) = html.split_at(html.find("</head>").unwrap_or(html.len()));
    [before, &script, after].concat().into_bytes()
}

fn permitted(html: &str) -> String {
    let Some(at) = html.find(POLICY).map(|at| at + POLICY.len()) else { return html.to_owned() };
    let (before, rest) = html.split_at(at);
    let (policy, after) = rest.split_at(rest.find('"').unwrap_or(rest.len()));
    let policy = if policy.contains(NOBODY) {
        policy.replacen(NOBODY, THIS_SERVER, 1)
    } else {
        format!("{THIS_SERVER}; {policy}")
    };
    [before, &policy, after].concat()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    #[test]
    fn a_page_gets_one_script_and_the_policy_for_it() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body>";
        let served = String::from_utf8(with_script(page.as_bytes(), "/x/", "s", 3)).expect("text");
        assert_eq!(
            served,
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'; default-src 'none'\">\
             <script defer src=\"/x/_plansite/serve.js\" data-session=\"s\" data-build=\"3\"></script></head><body>"
        );
    }

    #[test]
    fn a_page_of_another_make_keeps_its_text() {
        let served = String::from_utf8(with_script(b"<p>own", "/", "s", 1)).expect("text");
        assert!(served.starts_with("<p>own<script defer src=\"/_plansite/serve.js\""), "{served}");
    }
}
