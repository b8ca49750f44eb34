//! The direction of dependencies, and who may know what: read from the sources themselves.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which modules each top-level module may name with `crate::`, beside itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("packed", &[]),
    ("diagnostic", &["packed"]),
    ("document", &["diagnostic", "packed"]),
    ("plan", &["diagnostic", "document", "packed"]),
    ("portfolio", &["diagnostic", "document", "plan"]),
    ("check", &["diagnostic", "plan", "portfolio"]),
    ("config", &["check", "diagnostic", "plan"]),
    ("site", &["check", "diagnostic", "document", "packed", "plan", "portfolio"]),
    ("theme", &["diagnostic", "packed", "site"]),
    ("build", &["check", "config", "diagnostic", "document", "packed", "plan", "portfolio", "site", "theme"]),
    // The shell hands everything on; `lib.rs` names what the pipeline gives back.
    (
        "app",
        &[
            "build",
            "check",
            "config",
            "diagnostic",
            "document",
            "packed",
            "plan",
            "portfolio",
            "site",
            "theme",
            "Build",
            "Cache",
            "Files",
            "Input",
            "PastDocument",
            "ReadPlans",
            "Readings",
            "read",
            "read_past",
        ],
    ),
];

/// Crates that one module alone knows, so that each can be replaced in one place.
const HOMES: &[(&str, &[&str])] = &[
    ("comrak", &["document"]),
    ("emojis", &["document"]),
    ("math_core", &["document"]),
    ("serde_yaml", &["document", "config"]),
    ("handlebars", &["theme"]),
    ("html5gum", &["theme"]),
    ("annotate_snippets", &["diagnostic"]),
    ("encoding_rs", &["diagnostic"]),
    ("chardetng", &["diagnostic"]),
    ("strsim", &["diagnostic"]),
    ("csv", &["site"]),
    ("walkdir", &["app"]),
    ("clap", &["app"]),
    ("indicatif", &["app"]),
    ("tempfile", &["app"]),
    ("anstream", &["app"]),
    ("rayon", &["portfolio", "check", "build", "site", "theme", "app"]),
];

/// Every source file with its top-level module.
fn sources() -> Vec<(String, PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let first = path.strip_prefix(&root).expect("below src").components().next().expect("a name");
            let module = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(&path).expect("the sources are text");
            (module, path, text)
        })
        .collect()
}

/// The code of a source: its tests and comments left out.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The names that follow `crate::` in a line, those in braces too.
fn named(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in line.split("crate::").skip(1) {
        let list = part.strip_prefix('{').map_or(part, |inner| inner.split('}').next().unwrap_or(inner));
        let braces = part.starts_with('{');
        for name in list.split(',').take(if braces { usize::MAX } else { 1 }) {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() && name != "self" {
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn dependencies_point_down() {
    let arrows: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, path, text) in sources() {
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let allowed = arrows.get(module.as_str()).unwrap_or_else(|| panic!("{module} has no row in ARROWS"));
        for line in code(&text) {
            for name in named(line) {
                seen += 1;
                if name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}: `{module}` must not know `{name}`: {line}", path.display()));
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} uses were found: the test reads the sources wrongly");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_crate_has_its_home() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        for (name, homes) in HOMES {
            let at_home = homes.contains(&module.as_str());
            let used = code(&text).any(|line| {
                line.contains(&format!("{name}::"))
                    && !line.contains(&format!("_{name}::"))
                    && !line.contains(&format!("::{name}::"))
            });
            if used && !at_home {
                wrong.push(format!("{}: `{name}` is known to {homes:?} alone", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(_, _, text)| !text.starts_with("//! "))
        .map(|(_, path, _)| path.display().to_string())
        .collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn only_the_shell_may_touch_the_world() {
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|(module, _, text)| {
            let lifted = code(text).any(|line| line.contains("clippy::disallowed_methods"));
            lifted && !matches!(module.as_str(), "app" | "lib" | "main")
        })
        .map(|(_, path, _)| path.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}
