//! Styles, scripts and other files of a theme: put together, named by what is in them, and told to the templates.
//!
//! A fingerprint in the name lets a server keep styles and scripts for ever. What a style sheet may name itself, such
//! as a picture, keeps its name.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::json;

use super::diagrams::{self, Diagrams};
use super::{Output, Theme};
use crate::site::ViewModel;
use crate::site::address::fingerprinted;
use crate::site::script;

/// The style sheets of the default theme, in the order of their layers.
const LAYERS: [&str; 6] = ["reset", "tokens", "base", "parts", "pages", "print"];
/// The folder whose scripts are sent as one; the first of them is what the others share.
const SCRIPTS: &str = "js/";
const FIRST_SCRIPT: &str = "assets/js/base.js";
/// The folder whose scripts and styles are sent as one script, to those who search.
const SEARCH: &str = "search/";
/// The folder of drawings.
const ICONS: &str = "icons/";
/// The user's own style sheet, which wins over everything.
const CUSTOM: &str = "assets/custom.css";

/// The published assets of a theme.
pub(super) struct Assets {
    files: Output,
    /// Where each asset stands, by its name below `assets/`, relative to the top of the site.
    published: BTreeMap<String, String>,
    style: String,
    script: String,
    search: String,
    diagrams: Diagrams,
}

impl Assets {
    /// Puts the assets of a theme together.
    pub(super) fn of(theme: &Theme) -> Self {
        let mut files = Output::new();
        let mut published = BTreeMap::new();
        for (path, bytes) in &theme.files {
            let Some(name) = path.strip_prefix("assets/") else { continue };
            let has_a_use = [ICONS, SEARCH, diagrams::FOLDER].iter().any(|folder| name.starts_with(folder));
            if has_a_use || is_style(name) || is_script(name) {
                continue;
            }
            let at = match name.strip_suffix(".js") {
                Some(stem) => fingerprinted(stem, "js", bytes),
                None => path.clone(),
            };
            published.insert(name.to_owned(), at.clone());
            files.insert(at, bytes.clone().into_owned());
        }
        let css = style_sheet(theme);
        let style = fingerprinted("style", "css", css.as_bytes());
        files.insert(style.clone(), css.into_bytes());
        let js = script(theme);
        let script = fingerprinted("script", "js", &js);
        files.insert(script.clone(), js);
        let js = search_script(theme);
        let search = fingerprinted("search", "js", &js);
        files.insert(search.clone(), js);
        Self { files, published, style, script, search, diagrams: Diagrams::of(theme) }
    }

    /// Adds the addresses of the assets to the model of the page at `path`, as `assets`.
    pub(super) fn add_to(&self, model: &mut ViewModel, path: &str) {
        let top = "../".repeat(path.matches('/').count());
        model.insert("assets", &Addresses { assets: self, top: &top });
    }

    /// The files that every site has.
    pub(super) fn files(&self) -> &Output {
        &self.files
    }

    /// What draws diagrams.
    pub(super) fn diagrams(&self) -> &Diagrams {
        &self.diagrams
    }
}

/// The addresses of the assets as a page writes them.
struct Addresses<'a> {
    assets: &'a Assets,
    /// The way to the top of the site.
    top: &'a str,
}

impl Serialize for Addresses<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { assets, top } = *self;
        let address = |at| Address { top, at };
        let named = |name| assets.published.get(name).map(|at| address(at));
        let mut addresses = serializer.serialize_map(None)?;
        addresses.serialize_entry("style", &address(&assets.style))?;
        addresses.serialize_entry("script", &address(&assets.script))?;
        addresses.serialize_entry("search", &address(&assets.search))?;
        addresses.serialize_entry("rows", &named("data-rows.js"))?;
        addresses.serialize_entry("diagrams", &address(assets.diagrams.script_path()))?;
        addresses.serialize_entry("frame", &address(assets.diagrams.frame_path()))?;
        addresses.serialize_entry("icon", &named("favicon.svg"))?;
        let files: BTreeMap<&str, Address<'_>> =
            assets.published.iter().map(|(name, at)| (name.as_str(), address(at))).collect();
        addresses.serialize_entry("files", &files)?;
        addresses.end()
    }
}

/// The address of an asset: the way to the top of the site, and on to it.
struct Address<'a> {
    top: &'a str,
    at: &'a str,
}

impl Serialize for Address<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{}", self.top, self.at))
    }
}

fn is_style(name: &str) -> bool {
    name == "custom.css" || name.starts_with("css/") && name.ends_with(".css")
}

fn is_script(name: &str) -> bool {
    name.starts_with(SCRIPTS) && name.ends_with(".js")
}

/// Every script, one after the other.
fn script(theme: &Theme) -> Vec<u8> {
    let mut js = Vec::new();
    let first = theme.files.get_key_value(FIRST_SCRIPT);
    let others = theme.files.iter().filter(|(path, _)| *path != FIRST_SCRIPT);
    for (path, bytes) in first.into_iter().chain(others) {
        if path.strip_prefix("assets/").is_some_and(is_script) {
            js.extend_from_slice(bytes.trim_ascii());
            js.push(b'\n');
        }
    }
    js
}

/// What those who search get: the styles and icons that pages do not have, and the scripts of its folder.
fn search_script(theme: &Theme) -> Vec<u8> {
    let of = |folder: &str, ending: &str| -> BTreeMap<&str, String> {
        let files = theme.files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("assets/")?.strip_prefix(folder)?.strip_suffix(ending)?;
            Some((name, String::from_utf8_lossy(bytes).trim().to_owned()))
        });
        files.collect()
    };
    let styles: String = of(SEARCH, ".css").into_values().collect();
    let icons = of(ICONS, ".svg");
    let parts = json!({ "style": format!("@layer parts {{\n{styles}\n}}"), "icons": icons });
    let mut js = script::assignment("searching", &parts);
    for script in of(SEARCH, ".js").into_values() {
        js.extend_from_slice(script.as_bytes());
        js.push(b'\n');
    }
    js
}

/// Every style sheet in its layer; those that a user adds share the last one.
fn style_sheet(theme: &Theme) -> String {
    let mut css = format!("@layer {}, theme;\n", LAYERS.join(", "));
    let mut add = |layer: &str, path: &str| {
        if let Some(bytes) = theme.files.get(path) {
            css.push_str(&format!("@layer {layer} {{\n{}\n}}\n", String::from_utf8_lossy(bytes).trim()));
        }
    };
    for layer in LAYERS {
        add(layer, &format!("assets/css/{layer}.css"));
    }
    let is_known = |path: &str| LAYERS.iter().any(|layer| path == format!("assets/css/{layer}.css"));
    for path in theme.files.keys().filter(|path| path.starts_with("assets/css/") && !is_known(path)) {
        add("theme", path);
    }
    add("theme", CUSTOM);
    css
}

#[cfg(test)]
mod tests {
    use super::{Assets, Theme, ViewModel};
    use serde_json::json;

    fn theme(files: &[(&str, &str)]) -> Theme {
        Theme {
            files: files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec().into())).collect(),
        }
    }

    #[test]
    fn a_users_style_comes_last() {
        let assets = Assets::of(&theme(&[
            ("assets/custom.css", "c{}"),
            ("assets/css/mine.css", "m{}"),
            ("assets/css/print.css", "p{}"),
        ]));
        let css = String::from_utf8(assets.files[&assets.style].clone()).expect("text");
        let places = ["@layer print {\np{}", "@layer theme {\nm{}", "@layer theme {\nc{}"].map(|part| css.find(part));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{css}");
    }

    #[test]
    fn names_follow_content() {
        let name = |text| Assets::of(&theme(&[("assets/js/theme.js", text)])).script;
        assert_eq!(name("a"), name("a"));
        assert_ne!(name("a"), name("b"));
    }

    #[test]
    fn what_scripts_share_comes_first() {
        let assets =
            Assets::of(&theme(&[("assets/js/a.js", "a()\n"), ("assets/js/base.js", "b()"), ("assets/own.js", "o()")]));
        assert_eq!(String::from_utf8_lossy(&assets.files[&assets.script]), "b()\na()\n");
        assert!(assets.published["own.js"].starts_with("assets/own-"), "{:?}", assets.published);
    }

    #[test]
    fn addresses_climb_to_the_top() {
        let assets = Assets::of(&theme(&[("assets/favicon.svg", "<svg/>"), ("assets/img/logo.png", "x")]));
        let mut model = ViewModel::of(&json!({}));
        assets.add_to(&mut model, "plans/a/index.html");
        let model = model.top().to_json();
        assert_eq!(model["assets"]["icon"], "../../assets/favicon.svg");
        assert_eq!(model["assets"]["files"]["img/logo.png"], "../../assets/img/logo.png");
    }
}
