//! Reads the files of a user's theme, to be laid over the one that is built in.
//!
//! A theme is named, or is a folder. `theme/` in the root is laid over the default one, so that a project can change
//! one file and keep the rest; a folder that is named takes its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Error;
use super::disk::read_regular;
use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

/// The largest file of a theme, in bytes.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;
/// The most files of a theme.
const MOST_FILES: usize = 2000;
/// The theme that is built in.
pub(super) const DEFAULT: &str = "default";
/// The folder in the root that is laid over the theme.
pub(super) const OVERLAY: &str = "theme";
/// What lies at the top of a theme. All else is passed over: many a project has a `theme/` of another kind.
const PARTS: [&str; 5] = ["theme.yaml", "layouts", "pages", "partials", "assets"];

/// The theme to render with, and the folders its files come from.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The theme.
    pub(super) theme: Theme,
    /// The folder that was laid over it: where it is, and what it is called.
    pub(super) folder: Option<(PathBuf, String)>,
}

impl Loaded {
    /// The folder that was laid over the theme, and those in it.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let Some((folder, _)) = &self.folder else { return Vec::new() };
        let inside = WalkDir::new(folder).into_iter().filter_map(Result::ok);
        inside.filter(|found| found.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
    }

    /// Names the files that problems are in as the user knows them, and not by their place in the theme.
    pub(super) fn locate(&self, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if let Some((folder, name)) = &self.folder {
            for problem in problems.iter_mut().filter(|problem| folder.join(&problem.path).is_file()) {
                problem.path = format!("{}/{}", name.trim_end_matches('/'), problem.path);
            }
        }
        problems
    }
}

/// Loads a theme. `typed` is the flag's value, counted from `current`; `set` the settings' one, counted from the root.
pub(super) fn load(typed: Option<&str>, set: Option<&str>, current: &Path, root: &Path) -> Result<Loaded, Error> {
    let (name, base) = typed.map_or((set, root), |typed| (Some(typed), current));
    let mut loaded = Loaded { theme: Theme::embedded(), folder: None };
    let folder = match name {
        None | Some(DEFAULT) => Some(root.join(OVERLAY)).filter(|folder| folder.is_dir()),
        Some(name) => {
            let folder = base.join(name);
            if !folder.is_dir() {
                return Err(Error::NoSuchTheme { name: name.to_owned() });
            }
            Some(folder)
        }
    };
    if let Some(folder) = folder {
        let real = folder.canonicalize().map_err(|source| Error::Read { path: folder.clone(), source })?;
        // What a repository says about itself must not publish what lies outside of it.
        if typed.is_none_or(|typed| typed == DEFAULT) && !real.starts_with(root) {
            let reason = "it lies outside the root; name it with `--theme`".to_owned();
            return Err(Error::ThemeFile { path: folder, reason });
        }
        let files = files(&real)?;
        if files.is_empty() && folder != root.join(OVERLAY) {
            let reason = format!("there is nothing of a theme in it, such as `{}/`", PARTS[1]);
            return Err(Error::ThemeFile { path: folder, reason });
        }
        loaded.theme.overlay(files);
        let name = name.filter(|name| *name != DEFAULT).unwrap_or(OVERLAY);
        loaded.folder = Some((real, name.to_owned()));
    }
    Ok(loaded)
}

/// The files of a folder, by their path in it. Hidden ones are left out, links out of it are refused.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let refuse = |path: &Path, reason: String| Error::ThemeFile { path: path.to_owned(), reason };
    let wanted = |found: &walkdir::DirEntry| match found.depth() {
        0 => true,
        1 => PARTS.iter().any(|part| found.file_name() == *part),
        _ => !found.file_name().as_encoded_bytes().starts_with(b"."),
    };
    let mut files = BTreeMap::new();
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for found in walk.into_iter().filter_entry(wanted) {
        let found = found.map_err(|error| {
            refuse(
                error.path().unwrap_or(folder),
                error.io_error().map_or_else(|| error.to_string(), super::disk::reason),
            )
        })?;
        let real = found.path().canonicalize().map_err(|source| Error::Read { path: found.path().into(), source })?;
        if !real.starts_with(folder) {
            return Err(refuse(found.path(), "the link leads out of the theme".to_owned()));
        }
        if found.file_type().is_dir() {
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(refuse(folder, format!("it has more than {MOST_FILES} files")));
        }
        let bytes = read_regular(&real, LARGEST_FILE).map_err(|reason| refuse(found.path(), reason))?;
        let below = found.path().strip_prefix(folder).unwrap_or(found.path());
        let Some(name) = below.iter().map(std::ffi::OsStr::to_str).collect::<Option<Vec<_>>>() else {
            return Err(refuse(found.path(), "its name is not UTF-8".to_owned()));
        };
        files.insert(name.join("/"), bytes);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::load;
    use std::fs;

    #[test]
    fn files_of_a_folder_are_laid_over_the_default() {
        let top = tempfile::tempdir().unwrap();
        let root = &top.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("theme/pages")).unwrap();
        fs::write(root.join("theme/pages/own.hbs"), "own").unwrap();
        fs::write(root.join("theme/pages/.hidden"), "x").unwrap();
        fs::write(root.join("theme/package.json"), "x").unwrap();
        fs::create_dir_all(root.join("other/assets")).unwrap();
        fs::write(root.join("other/assets/own.css"), "a").unwrap();
        fs::create_dir_all(root.join("none")).unwrap();

        let own = load(None, None, root, root).unwrap().theme.files;
        assert_eq!(own.get("pages/own.hbs").map(|own| &**own), Some(&b"own"[..]));
        assert!(!own.contains_key("pages/.hidden") && !own.contains_key("package.json"));
        let other = load(None, Some("other"), root, root).unwrap().theme.files;
        assert!(other.contains_key("assets/own.css") && !other.contains_key("pages/own.hbs"));
        let typed = load(Some("default"), Some("other"), root, root).unwrap().theme.files;
        assert!(typed.contains_key("pages/own.hbs") && !typed.contains_key("assets/own.css"));
        let missing = load(Some("missing"), None, root, root).unwrap_err();
        assert_eq!(missing.to_string(), "there is no theme `missing`, and no folder of that name");
        let none = load(None, Some("none"), root, root).unwrap_err().to_string();
        assert!(none.ends_with("there is nothing of a theme in it, such as `layouts/`"), "{none}");
    }

    #[cfg(unix)]
    #[test]
    fn a_theme_folder_outside_the_root_is_used_only_when_it_is_typed() {
        let top = tempfile::tempdir().unwrap();
        let top = &top.path().canonicalize().unwrap();
        fs::create_dir_all(top.join("root")).unwrap();
        fs::create_dir_all(top.join("outside/assets")).unwrap();
        fs::write(top.join("outside/assets/own.css"), "a").unwrap();
        let root = &top.join("root");
        assert!(load(Some("outside"), None, top, root).unwrap().theme.files.contains_key("assets/own.css"));
        let refusal = "it lies outside the root; name it with `--theme`";
        assert!(load(None, Some("../outside"), top, root).unwrap_err().to_string().ends_with(refusal));
        std::os::unix::fs::symlink("../outside", root.join("theme")).unwrap();
        assert!(load(None, None, top, root).unwrap_err().to_string().ends_with(refusal));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_theme_is_refused() {
        let top = tempfile::tempdir().unwrap();
        let root = &top.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("theme/assets")).unwrap();
        fs::write(root.join("secret"), "s3cret").unwrap();
        std::os::unix::fs::symlink("../../secret", root.join("theme/assets/a.css")).unwrap();
        let refused = load(None, None, root, root).unwrap_err().to_string();
        assert!(refused.ends_with("the link leads out of the theme"), "{refused}");
    }
}
