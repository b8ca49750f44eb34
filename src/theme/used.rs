//! What a page has of its theme, found in one look through it: the icons that it shows, and what stands in its own text of
//! scripts and styles.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

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
        const ELEMENTS: [Element; 2] = [Element::Script, Element::Style];
        static BEGINNINGS: LazyLock<AhoCorasick> = LazyLock::new(|| {
            let tags = ELEMENTS.map(|element| element.tags().0);
            AhoCorasick::new(tags.into_iter().chain([ICON])).expect("there are few beginnings")
        });
        let mut used = Self { icons: BTreeSet::new(), inline: BTreeSet::new() };
        for found in BEGINNINGS.find_iter(html) {
            let rest = &html[found.end()..];
            match ELEMENTS.get(found.pattern().as_usize()) {
                Some(element) => {
                    used.inline.extend(rest.split_once(element.tags().1).map(|(text, _)| (*element, text)));
                }
                None => {
                    let end = memchr::memchr(b'"', rest.as_bytes()).unwrap_or(rest.len());
                    used.icons.insert(&rest[..end]);
                }
            }
        }
        used
    }
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
