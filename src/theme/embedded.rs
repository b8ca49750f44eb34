//! The default theme as it is in the program, which `build.rs` made ready.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Theme;
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
    /// What was made of it: the steps of a page as bytes, and what is in a file that is packed.
    made: Option<&'static [u8]>,
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
    let own = theme.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ptr_range()));
    let embedded = FILES.iter().map(|file| (file.path, file.ready.as_ptr_range()));
    own.filter(|(path, _)| template_name(path).is_some()).eq(embedded.filter(|(path, _)| template_name(path).is_some()))
}

/// The program of a page of the default theme, if it has one.
pub(super) fn program(page: &str) -> Option<Program> {
    let file = FILES.iter().find(|file| template_name(file.path) == Some(page))?;
    Program::unpack(file.made?)
}

/// The text that is packed in a file of a theme, if it is the embedded one.
pub(super) fn unpacked(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let file = FILES.iter().find(|file| file.path == path && std::ptr::eq(file.ready, bytes))?;
    str::from_utf8(file.made?).ok()
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
