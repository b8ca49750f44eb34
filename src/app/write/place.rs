//! Whether a folder may be written to: it must not hold the sources, nor anything plansite did not make.

use std::fs;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::record::{RECORD, STAGING};
use crate::app::Error;

/// What may lie in a folder for a site before plansite has written to it: a checkout's, a file manager's, Git's marks.
const HARMLESS: [&str; 4] = [".git", ".gitkeep", ".gitignore", ".DS_Store"];

/// A folder that a site may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Place {
    path: PathBuf,
    /// As it is to be shown.
    shown: PathBuf,
}

impl Place {
    /// Checks the output folder `asked`, counted from `current`; without one, `_site` in the root.
    pub(in crate::app) fn choose(asked: Option<&Path>, current: &Path, root: &Path) -> Result<Self, Error> {
        let (path, shown) = match asked {
            Some(asked) => (canonical(&current.join(asked)), asked.to_owned()),
            None => (canonical(&root.join("_site")), root.join("_site")),
        };
        let place = Self { path, shown };
        if asked.is_none() && !place.path.starts_with(root) {
            let reason = "it is a link that leads out of the root; name the folder with `--out`".to_owned();
            return Err(Error::OutputBlocked { path: place.shown, reason });
        }
        place.refuse_lost_link()?;
        place.refuse_over(root, "the portfolio's root")?;
        place.refuse_content()?;
        Ok(place)
    }

    /// The folder, without links.
    pub(in crate::app) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder as it is to be shown.
    pub(in crate::app) fn shown(&self) -> &Path {
        &self.shown
    }

    /// Refuses a folder that is, or is above, a source.
    pub(in crate::app) fn refuse_over(&self, source: &Path, name: &str) -> Result<(), Error> {
        if canonical(source).starts_with(&self.path) {
            return Err(Error::OutputHoldsSources { path: self.shown.clone(), holds: name.to_owned() });
        }
        Ok(())
    }

    /// Refuses a folder that is, or is above, one of these folders below the root, which is canonical.
    pub(in crate::app) fn refuse_over_any(&self, root: &Path, folders: &[impl AsRef<str> + Sync]) -> Result<(), Error> {
        // What lies elsewhere, or is still to be made, holds none of them.
        if !self.path.starts_with(root) || !self.path.exists() {
            return Ok(());
        }
        let refused = |folder: &str| self.refuse_over(&root.join(folder), &format!("`{folder}`")).err();
        folders.par_iter().map(AsRef::as_ref).find_map_first(refused).map_or(Ok(()), Err)
    }

    /// Refuses a folder that is, or lies below, a link to what is not there: no folder can be made in its place.
    fn refuse_lost_link(&self) -> Result<(), Error> {
        // Links that lead somewhere are no longer in the path.
        let Some(link) = self.path.ancestors().find(|part| part.is_symlink()) else { return Ok(()) };
        let target = fs::read_link(link).map_err(|source| Error::Read { path: link.to_owned(), source })?;
        let shown = if link == self.path { &self.shown } else { link };
        Err(Error::OutputLinkLost { path: shown.to_owned(), target })
    }

    /// Refuses a folder with content that is not a site of ours.
    fn refuse_content(&self) -> Result<(), Error> {
        let inside = match fs::read_dir(&self.path) {
            Ok(inside) => inside,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
                return Err(Error::NotAFolder { path: self.shown.clone() });
            }
            Err(source) => return Err(Error::Read { path: self.shown.clone(), source }),
        };
        if self.path.join(RECORD).is_file() {
            return Ok(());
        }
        for found in inside {
            let name = found.map_err(|source| Error::Read { path: self.shown.clone(), source })?.file_name();
            let name = name.to_string_lossy();
            if !HARMLESS.contains(&name.as_ref()) && !name.starts_with(STAGING) {
                return Err(Error::OutputNotOurs { path: self.shown.clone() });
            }
        }
        Ok(())
    }
}

/// A path without links and `..`, of which the last parts need not exist.
fn canonical(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                found.pop();
            }
            Component::CurDir => {}
            part => {
                found.push(part);
                if let Ok(real) = found.canonicalize() {
                    found = real;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Place;
    use std::fs;
    use std::path::Path;

    /// Chooses a folder in a root with `specs/001-x/plan.md`, `notes/a.txt`, `empty/` and a site in `old/`.
    fn choose(asked: Option<&str>) -> Result<String, String> {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().canonicalize().unwrap().join("root");
        for (path, text) in
            [("specs/001-x/plan.md", "#"), ("notes/a.txt", "a"), ("old/.plansite-files", "index.html\n")]
        {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        fs::create_dir_all(root.join("empty/.git")).unwrap();
        let place = Place::choose(asked.map(Path::new), &root, &root)
            .and_then(|place| place.refuse_over(&root.join("specs/001-x"), "`specs/001-x`").map(|()| place));
        place
            .map(|place| place.path().strip_prefix(root.parent().unwrap()).unwrap().display().to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_new_an_empty_and_our_own_folder_are_taken() {
        assert_eq!(choose(None).unwrap(), "root/_site");
        assert_eq!(choose(Some("empty")).unwrap(), "root/empty");
        assert_eq!(choose(Some("old")).unwrap(), "root/old");
        assert_eq!(choose(Some("../else/where")).unwrap(), "else/where");
        assert_eq!(choose(Some("missing/../new")).unwrap(), "root/new");
    }

    #[test]
    fn a_folder_with_sources_or_other_content_is_refused() {
        let over = |path: &str, holds: &str| format!("the site cannot be written to `{path}`: {holds} is there");
        assert_eq!(choose(Some(".")).unwrap_err(), over(".", "the portfolio's root"));
        assert_eq!(choose(Some("specs/../..")).unwrap_err(), over("specs/../..", "the portfolio's root"));
        let not_ours = |path: &str| format!("`{path}` is not empty, and plansite did not make what is in it");
        assert_eq!(choose(Some("specs")).unwrap_err(), not_ours("specs"));
        assert_eq!(choose(Some("notes")).unwrap_err(), not_ours("notes"));
        assert_eq!(choose(Some("notes/a.txt")).unwrap_err(), "`notes/a.txt` is not a folder");
    }

    #[test]
    fn a_folder_above_a_feature_is_refused_wherever_it_is_in_the_root() {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().canonicalize().unwrap().join("root");
        fs::create_dir_all(root.join("specs/001-x")).unwrap();
        fs::create_dir_all(root.join("site")).unwrap();
        let refused = |out: &str| {
            let place = Place { path: root.join(out), shown: out.into() };
            place.refuse_over_any(&root, &["specs/001-x", "specs/002-y"]).map_err(|error| error.to_string())
        };
        for out in ["site", "new", "../elsewhere"] {
            assert_eq!(refused(out), Ok(()), "{out}");
        }
        for out in ["specs", "specs/001-x"] {
            let expected = format!("the site cannot be written to `{out}`: `specs/001-x` is there");
            assert_eq!(refused(out), Err(expected));
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_usual_folder_must_not_be_a_link_out_of_the_root() {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        fs::create_dir_all(top.join("root")).unwrap();
        fs::create_dir_all(top.join("outside")).unwrap();
        std::os::unix::fs::symlink("../outside", top.join("root/_site")).unwrap();
        let refused = Place::choose(None, &top, &top.join("root")).unwrap_err().to_string();
        assert!(
            refused.ends_with("it is a link that leads out of the root; name the folder with `--out`"),
            "{refused}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_what_is_not_there_is_no_folder() {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        fs::create_dir_all(top.join("root")).unwrap();
        for (link, target) in [("root/_site", "gone"), ("lost", "gone/too"), ("round", "round")] {
            std::os::unix::fs::symlink(target, top.join(link)).unwrap();
        }
        let refused = |asked: Option<&str>| {
            let error = Place::choose(asked.map(Path::new), &top, &top.join("root")).unwrap_err();
            format!("{error}").replace(&*top.to_string_lossy(), "TOP")
        };
        let lost = |link: &str, target: &str| format!("`{link}` is a symbolic link to `{target}`, where nothing is");
        assert_eq!(refused(None), lost("TOP/root/_site", "gone"));
        assert_eq!(refused(Some("lost")), lost("lost", "gone/too"));
        assert_eq!(refused(Some("lost/below")), lost("TOP/lost", "gone/too"));
        assert_eq!(refused(Some("round")), lost("round", "round"));
        assert!(Place::choose(Some(Path::new("lost/../new")), &top, &top.join("root")).is_ok());
    }
}
