//! The default theme as it is in the program, which `build.rs` made ready.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Theme;
use super::frame::{ENGINE, LIBRARY, LICENCE};
use super::program::Program;
use super::syntax::template_name;

/// A file of the default theme.
struct EmbeddedFile {
    /// Its path inside the theme, with `/`.
    path: &'static str,
    /// The bytes as they are written.
    original: &'static [u8],
    /// The bytes as the site has them: styles and scripts are stripped.
    ready: &'static [u8],
    /// What was made of it: the steps of a page as bytes, and of the library that draws diagrams their frame.
    made: Option<&'static [u8]>,
}

impl EmbeddedFile {
    /// Whether a theme has it, and nothing was laid over it.
    fn is_in(&self, theme: &Theme) -> bool {
        theme.files.get(self.path).is_some_and(|bytes| std::ptr::eq(&**bytes, self.ready))
    }
}

/// The files, in the order of their paths.
static FILES: &[EmbeddedFile] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

/// The files as they are written, by path.
pub(super) fn originals() -> BTreeMap<String, Cow<'static, [u8]>> {
    FILES.iter().map(|file| (file.path.to_owned(), file.original.into())).collect()
}

/// The files as the site has them, by path.
pub(super) fn ready() -> BTreeMap<String, Cow<'static, [u8]>> {
    FILES.iter().map(|file| (file.path.to_owned(), file.ready.into())).collect()
}

/// What the theme says of itself, in YAML.
pub(super) fn about() -> &'static str {
    let about = FILES.iter().find(|file| file.path == "theme.yaml").map(|file| file.original).unwrap_or_default();
    str::from_utf8(about).unwrap_or_default()
}

/// Whether a theme has the templates that are embedded, and no others.
pub(super) fn has_templates_of(theme: &Theme) -> bool {
    let own = theme.files.keys().filter(|path| template_name(path).is_some());
    let mut embedded = FILES.iter().filter(|file| template_name(file.path).is_some());
    own.count() == embedded.clone().count() && embedded.all(|file| file.is_in(theme))
}

/// The program of a page of the default theme, if it has one.
pub(super) fn program(page: &str) -> Option<Program> {
    let file = FILES.iter().find(|file| template_name(file.path) == Some(page))?;
    Program::unpack(file.made?)
}

/// The frame of diagrams, if the theme has the embedded parts of it.
pub(super) fn frame_of(theme: &Theme) -> Option<&'static [u8]> {
    let part = |path| FILES.iter().find(|file| file.path == path && file.is_in(theme));
    [LICENCE, ENGINE].into_iter().all(|path| part(path).is_some()).then_some(())?;
    part(LIBRARY)?.made
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{has_templates_of, originals};
    use crate::theme::Theme;

    #[test]
    fn templates_are_those_that_are_embedded_until_one_is_laid_over_them() {
        let with = |path: &str, bytes: &[u8]| {
            let mut theme = Theme::embedded();
            theme.overlay(BTreeMap::from([(path.to_owned(), bytes.to_vec())]));
            has_templates_of(&theme)
        };
        assert!(has_templates_of(&Theme::embedded()));
        assert!(with("assets/custom.css", b"a {}"));
        assert!(!with("partials/footer.hbs", &originals()["partials/footer.hbs"]), "they are not compared");
        assert!(!with("zz.hbs", b""));
        let mut fewer = Theme::embedded();
        fewer.files.remove("partials/footer.hbs");
        assert!(!has_templates_of(&fewer));
        fewer.files.retain(|path, _| !path.ends_with(".hbs"));
        assert!(!has_templates_of(&fewer));
    }
}
