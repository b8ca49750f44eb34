//! What a page has of its theme: the icons that it shows, and what stands in its own text of scripts and styles.

use std::collections::BTreeSet;

use memchr::memmem;

/// How a template asks for an icon, up to its name.
const ICON: &str = "<use href=\"#I-";

/// An element that has a text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Element {
    Script,
    Style,
}

impl Element {
    /// Its tags, where it has no attributes.
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Script => ("<script>", "</script>"),
            Self::Style => ("<style>", "</style>"),
        }
    }
}

/// What a page or a template has.
pub(super) struct Used<'h> {
    /// The names of the icons.
    pub(super) icons: BTreeSet<&'h str>,
    /// The texts of the elements without attributes.
    pub(super) inline: BTreeSet<(Element, &'h str)>,
}

impl<'h> Used<'h> {
    /// Looks through HTML.
    pub(super) fn of(html: &'h str) -> Self {
        let name = |rest: &'h str| &rest[..memchr::memchr(b'"', rest.as_bytes()).unwrap_or(rest.len())];
        let texts = |element: Element| {
            let (open, close) = element.tags();
            let texts = behind(html, open).filter_map(move |rest| rest.split_once(close));
            texts.map(move |(text, _)| (element, text))
        };
        Self {
            icons: behind(html, ICON).map(name).collect(),
            inline: texts(Element::Script).chain(texts(Element::Style)).collect(),
        }
    }
}

/// What follows each place where a text stands.
fn behind<'h>(html: &'h str, text: &'static str) -> impl Iterator<Item = &'h str> {
    memmem::find_iter(html.as_bytes(), text).map(|at| &html[at + text.len()..])
}

#[cfg(test)]
mod tests {
    use super::{Element, Used};

    #[test]
    fn icons_and_elements_are_found_wherever_they_stand() {
        let html = "<style>a</style><script>b</script><script src=x></script><style>c\
                    <p><use href=\"#I-x\"/><use href=\"#I-y\"/><use href=\"#I-x\"/><use href=\"#y\"/><script>b</script><script>d";
        let used = Used::of(html);
        assert_eq!(used.icons.into_iter().collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(used.inline.into_iter().collect::<Vec<_>>(), [(Element::Script, "b"), (Element::Style, "a")]);
        assert!(Used::of("").icons.is_empty());
    }
}
