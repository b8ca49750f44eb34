//! Which folder is the portfolio's root.
//!
//! A folder that was named is taken as it is, but for a specs folder, which stands for its parent. Without one, the
//! current folder and those above it are searched, first for `plansite.yml`, then for a specs folder; the search ends
//! at the top of the Git repository, so that a stray file in somebody's home never takes over.

use std::path::{Path, PathBuf};

use super::Error;

/// The name of the settings' file.
pub(super) const SETTINGS: &str = "plansite.yml";

/// Where a repository keeps its specs, below the folder that is their root.
pub(super) const SPECS: [&str; 6] =
    ["specs", "kitty-specs", "docs/specs", ".specify/features", ".specify/specs", "documentation/specs"];

/// Finds the root, canonical. `asked` is what was typed, `current` the current folder.
pub(super) fn find(asked: Option<&Path>, current: &Path) -> Result<PathBuf, Error> {
    match asked {
        Some(path) => named(path, current),
        None => Ok(search(current)),
    }
}

fn named(path: &Path, current: &Path) -> Result<PathBuf, Error> {
    let folder = current.join(path).canonicalize().map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::NoSuchFolder { path: path.to_owned() },
        _ => Error::Read { path: path.to_owned(), source },
    })?;
    if !folder.is_dir() {
        return Err(Error::NotAFolder { path: path.to_owned() });
    }
    match folder.parent() {
        Some(parent) if is_specs_folder(&folder) => Ok(parent.to_owned()),
        _ => Ok(folder),
    }
}

/// Whether a folder is the one below a root that holds the features, and no root itself.
fn is_specs_folder(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let inside_specify = folder.parent().is_some_and(|parent| parent.ends_with(".specify"));
    let named_so = name == "specs" || name.ends_with("-specs") || inside_specify && name == "features";
    named_so && !folder.join(SETTINGS).exists() && !folder.join(".git").exists() && !holds_specs(folder)
}

fn search(current: &Path) -> PathBuf {
    let mut repository = Vec::new();
    for folder in current.ancestors() {
        repository.push(folder);
        if folder.join(".git").exists() {
            break;
        }
    }
    let settled = repository.iter().find(|folder| folder.join(SETTINGS).is_file());
    let holding = || repository.iter().find(|folder| holds_specs(folder));
    settled.or_else(holding).map_or(current, |folder| *folder).to_owned()
}

fn holds_specs(folder: &Path) -> bool {
    SPECS.iter().any(|specs| folder.join(specs).is_dir())
}

#[cfg(test)]
mod tests {
    use super::find;
    use std::fs;
    use std::path::Path;

    /// Makes the folders (and files, which have a dot in their last name), and compares the root that is found.
    fn check(paths: &[&str], asked: Option<&str>, current: &str, expected: &str) {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        for path in paths {
            let path = top.join(path);
            if path.extension().is_some() {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "").unwrap();
            } else {
                fs::create_dir_all(path).unwrap();
            }
        }
        let found = find(asked.map(Path::new), &top.join(current)).unwrap();
        assert_eq!(found, top.join(expected), "{paths:?} {asked:?} from {current:?}");
    }

    #[test]
    fn a_named_folder_is_the_root_unless_it_is_a_specs_folder() {
        check(&["a/b"], Some("a/b"), "", "a/b");
        check(&["a/specs"], Some("a/specs"), "", "a");
        check(&["a/kitty-specs"], Some("kitty-specs"), "a", "a");
        check(&["a/specs/plansite.yml"], Some("a/specs"), "", "a/specs");
        check(&["a/specs/specs"], Some("a/specs"), "", "a/specs");
    }

    #[test]
    fn the_search_goes_up_for_settings_first_then_for_specs() {
        check(&["plansite.yml", "a/specs/001-x"], None, "a/specs/001-x", "");
        check(&["a/specs/001-x"], None, "a/specs/001-x", "a");
        check(&["a/.specify/features/001-x"], None, "a/.specify", "a");
        check(&["a/services/pay/specs"], None, "a", "a");
    }

    #[test]
    fn the_search_ends_at_the_top_of_the_repository() {
        check(&["plansite.yml", "a/.git/objects", "a/docs"], None, "a/docs", "a/docs");
    }
}
