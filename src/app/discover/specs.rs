//! Which folders to search: the root, or those that `--specs` and `specs:` name.
//!
//! A component that is written out is followed whatever it is called, which is how plans below `examples/` or a
//! hidden folder are reached; `*` and `**` pass over what is left out otherwise.

use std::path::Path;

use globset::{GlobBuilder, GlobSet};

use super::Sought;
use super::walk::{is_left_out, join};
use crate::app::Error;

/// The most folders that patterns may name.
const MOST: usize = 100_000;

/// The folders to search, relative to the root, without those that lie in others.
pub(super) fn starts(sought: &Sought<'_>, exclude: &GlobSet) -> Result<Vec<String>, Error> {
    if sought.specs.is_empty() {
        return Ok(vec![String::new()]);
    }
    let mut starts = Vec::new();
    for pattern in sought.specs {
        let path = tidy(pattern);
        let found = expand(sought.root, &path, exclude)
            .map_err(|source| Error::Pattern { pattern: pattern.clone(), source })?;
        if found.is_empty() && !path.contains(['*', '?', '[', '{']) {
            return Err(Error::NoSuchSpecs { folder: pattern.clone(), root: sought.root.to_owned() });
        }
        starts.extend(found);
    }
    // A folder before those inside it, so that each is walked once, from the top.
    starts.sort();
    starts.dedup();
    Ok(starts)
}

/// A path below the root without `./`, doubled and closing slashes; `\` counts as `/` only where it separates.
pub(super) fn tidy(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    path.split('/').filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

/// The folders below `root` that a pattern names, component by component.
fn expand(root: &Path, pattern: &str, exclude: &GlobSet) -> Result<Vec<String>, globset::Error> {
    let mut found = vec![String::new()];
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        let mut next = Vec::new();
        if part == "**" {
            next.extend(found.iter().cloned());
            while let Some(folder) = found.pop() {
                let inside = folders(root, &folder, exclude);
                next.extend(inside.iter().cloned());
                found.extend(inside);
                if next.len() > MOST {
                    break;
                }
            }
        } else if part.contains(['*', '?', '[', '{']) {
            let glob = GlobBuilder::new(part).literal_separator(true).build()?.compile_matcher();
            for folder in &found {
                let inside = folders(root, folder, exclude);
                next.extend(inside.into_iter().filter(|path| glob.is_match(path.rsplit('/').next().unwrap_or(path))));
            }
        } else {
            next.extend(found.iter().map(|folder| join(folder, part)).filter(|path| root.join(path).is_dir()));
        }
        next.sort();
        next.dedup();
        found = next;
    }
    Ok(found)
}

/// The real folders directly inside one that are not left out.
fn folders(root: &Path, folder: &str, exclude: &GlobSet) -> Vec<String> {
    let Ok(inside) = std::fs::read_dir(root.join(folder)) else { return Vec::new() };
    inside
        .filter_map(Result::ok)
        .filter(|found| found.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|found| found.file_name().into_string().ok())
        .filter(|name| !is_left_out(name))
        .map(|name| join(folder, &name))
        .filter(|path| !exclude.is_match(path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::expand;
    use globset::GlobSet;

    #[test]
    fn written_components_are_followed_and_stars_pass_over_what_is_left_out() {
        let top = tempfile::tempdir().unwrap();
        for folder in ["specs", "a/specs", "b/specs", "node_modules/c/specs", "examples/specs", "b/c/specs"] {
            std::fs::create_dir_all(top.path().join(folder)).unwrap();
        }
        let check = |pattern: &str, expected: &[&str]| {
            assert_eq!(expand(top.path(), pattern, &GlobSet::empty()).unwrap(), expected, "{pattern}");
        };
        check("specs", &["specs"]);
        check("*/specs", &["a/specs", "b/specs"]);
        check("**/specs", &["a/specs", "b/c/specs", "b/specs", "specs"]);
        check("examples/specs", &["examples/specs"]);
        check("node_modules/*/specs", &["node_modules/c/specs"]);
        check("missing", &[]);
        check("", &[""]);
    }
}
