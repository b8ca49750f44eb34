//! What a page may load and run, said in the page itself: nothing from other hosts, and no script or style in its own
//! text but those that stand in the templates, each known by its hash.
//!
//! The hashes come from the templates, not from the finished page: a script that somehow came from a plan would be on
//! the page, and would not run. A script in a template must therefore be the same on every page; one that has tags of
//! the template language in it has no hash and does not run either.

use std::collections::BTreeMap;

use super::Theme;
use super::digest::source;
use super::used::{Element, Used};

/// The scripts and styles that stand in the templates of a theme.
pub(super) struct Policy {
    /// By their element and text, the source expression that allows them.
    inline: BTreeMap<(Element, String), String>,
}

impl Policy {
    /// Finds the scripts and styles in the templates of a theme.
    pub(super) fn of(theme: &Theme) -> Self {
        let mut inline = BTreeMap::new();
        let templates = theme.files.iter().filter(|(path, _)| path.ends_with(".hbs"));
        for text in templates.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()) {
            for (element, inside) in Used::of(text).inline.into_iter().filter(|(_, inside)| !inside.contains("{{")) {
                inline.insert((element, inside.to_owned()), source(inside));
            }
        }
        Self { inline }
    }

    /// Whether a script stands in a template as it is.
    pub(super) fn knows_script(&self, script: &str) -> bool {
        self.inline.contains_key(&(Element::Script, script.to_owned()))
    }

    /// The element with the policy of one page, on a line of its own. Diagrams are drawn in a frame, which has a policy of
    /// its own; a page without them may hold none.
    pub(super) fn meta(&self, used: &Used<'_>, has_diagrams: bool) -> String {
        let hashes = |element: Element| -> String {
            let of_element = self.inline.iter().filter(|((of, _), _)| *of == element);
            let allowed = of_element.filter(|((_, text), _)| used.inline.contains(&(element, text.as_str())));
            allowed.map(|(_, hash)| hash.as_str()).collect()
        };
        // A page that is opened from a disk has no origin, and browsers disagree on whether `'self'` means its folder;
        // `file:` says it there. On a page from a server it allows nothing, since no server's page may load a file.
        format!(
            "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' file:{}; \
             style-src 'self' file:{}; img-src 'self' file: data:; font-src 'self' file:; {}base-uri 'none'; \
             form-action 'none'\">",
            hashes(Element::Script),
            hashes(Element::Style),
            if has_diagrams { "frame-src 'self' file:; " } else { "" },
        )
    }
}

/// Puts the policy into a page, in front of everything that it is about.
pub(super) fn insert(html: &mut String, meta: &str) {
    let Some(head) = html.find("<head>").map(|at| at + "<head>".len()) else { return };
    // The encoding has to be named within the first bytes of a page.
    let rest = html[head..].trim_start();
    let at = match rest.strip_prefix("<meta charset=").and_then(|meta| meta.split_once('>')) {
        Some((_, after)) => html.len() - after.len(),
        None => head,
    };
    html.insert_str(at, meta);
}

#[cfg(test)]
mod tests {
    use super::{Policy, Theme, Used, insert};

    fn policy(template: &str) -> Policy {
        Policy::of(&Theme { files: [("pages/x.hbs".to_owned(), template.as_bytes().to_vec().into())].into() })
    }

    /// A page with its policy.
    fn page(template: &str, html: &str, has_diagrams: bool) -> String {
        let mut with_policy = html.to_owned();
        insert(&mut with_policy, &policy(template).meta(&Used::of(html), has_diagrams));
        with_policy
    }

    #[test]
    fn a_script_of_a_template_is_allowed_by_its_hash() {
        let html = "<head>\n<meta charset=\"utf-8\">\n<script>a()</script></head>";
        let html = page("<script>a()</script><script>b()</script>", html, false);
        assert!(
            html.starts_with("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""),
            "{html}"
        );
        // printf %s 'a()' | openssl dgst -sha256 -binary | base64
        assert!(
            html.contains("script-src 'self' file: 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='; style-src"),
            "{html}"
        );
    }

    #[test]
    fn a_script_that_no_template_has_is_not() {
        let html = page("<script>a({{b}})</script>", "<head><script>a(1)</script><style>p{}</style></head>", false);
        assert!(html.contains("script-src 'self' file:; style-src 'self' file:; img-src"), "{html}");
    }

    #[test]
    fn only_a_page_with_diagrams_may_hold_a_frame() {
        let page = |has_diagrams| page("", "<head></head>", has_diagrams);
        assert!(page(true).contains("; frame-src 'self' file:; base-uri"), "{}", page(true));
        assert!(!page(false).contains("frame-src"), "{}", page(false));
    }
}
