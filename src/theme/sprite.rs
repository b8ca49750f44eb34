//! Icons: each page gets one drawing with the symbols it uses, and no others.
//!
//! A template writes `<use href="#I-blocked"/>`; the symbol is `assets/icons/blocked.svg`. The names begin with a
//! capital because the anchors of headings never do.

use std::collections::BTreeMap;

use memchr::memmem;

use super::used::Used;
use super::{Theme, fault};
use crate::diagnostic::Diagnostic;

/// The element of the layout that takes the symbols.
const PLACE: &str = "<svg id=\"Icons\" aria-hidden=\"true\"></svg>";

/// The icons of a theme.
pub(super) struct Icons {
    /// Symbols by name.
    symbols: BTreeMap<String, String>,
}

impl Icons {
    /// Makes symbols of the drawings of a theme.
    pub(super) fn of(theme: &Theme) -> Self {
        let symbols = theme
            .files
            .iter()
            .filter_map(|(path, bytes)| {
                let name = path.strip_prefix("assets/icons/")?.strip_suffix(".svg")?;
                Some((name.to_owned(), symbol(name, std::str::from_utf8(bytes).ok()?)?))
            })
            .collect();
        Self { symbols }
    }

    /// The symbols that a page uses.
    pub(super) fn symbols(&self, used: &Used<'_>) -> Result<String, Box<Diagnostic>> {
        let mut symbols = String::new();
        for name in &used.icons {
            let symbol = self.symbols.get(*name).ok_or_else(|| {
                let message = format!("a template shows the icon `{name}`, which is not there");
                Box::new(fault(&format!("assets/icons/{name}.svg"), message).help("draw it, or name another one"))
            })?;
            symbols.push_str(symbol);
        }
        Ok(symbols)
    }
}

/// Puts symbols into a page.
pub(super) fn insert(html: &mut String, symbols: &str) {
    if let Some(place) = memmem::find(html.as_bytes(), PLACE.as_bytes()) {
        html.insert_str(place + PLACE.len() - "</svg>".len(), symbols);
    }
}

/// The drawing as a symbol: its outer element renamed, everything else as it is.
fn symbol(name: &str, svg: &str) -> Option<String> {
    let inner = svg.trim().strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"")?.strip_suffix("</svg>")?;
    Some(format!("<symbol id=\"I-{name}\"{inner}</symbol>"))
}

#[cfg(test)]
mod tests {
    use super::{Icons, PLACE, Theme, Used, insert};

    fn icons() -> Icons {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path/></svg>\n";
        let names = ["a", "b"].map(|name| (format!("assets/icons/{name}.svg"), svg.to_vec().into()));
        Icons::of(&Theme { files: names.into_iter().collect() })
    }

    #[test]
    fn only_what_is_used_is_there() {
        let mut html = format!("{PLACE}<use href=\"#I-b\"/><use href=\"#I-b\"/>");
        let symbols = icons().symbols(&Used::of(&html)).expect("fine");
        insert(&mut html, &symbols);
        assert_eq!(html.matches("<symbol").count(), 1);
        assert!(html.contains("<symbol id=\"I-b\" viewBox=\"0 0 1 1\"><path/></symbol>"), "{html}");
    }

    #[test]
    fn a_missing_icon_is_named() {
        let problem = icons().symbols(&Used::of("<use href=\"#I-c\"/>")).expect_err("no such icon");
        assert_eq!(
            (problem.path.as_str(), problem.message.as_str()),
            ("assets/icons/c.svg", "a template shows the icon `c`, which is not there")
        );
    }
}
