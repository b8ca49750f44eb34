//! Sites in, folders out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Place, Writing, Written, write};
use crate::theme::Output;

/// A root with an output folder `site`, not made yet.
struct Folder {
    _top: tempfile::TempDir,
    root: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let top = tempfile::tempdir().unwrap();
        let root = top.path().canonicalize().unwrap();
        fs::create_dir(root.join("sources")).unwrap();
        Self { _top: top, root }
    }

    fn site(&self) -> PathBuf {
        self.root.join("site")
    }

    /// Writes a site of `path=text` words; gives (changed, equal, deleted).
    fn write(&self, site: &str) -> Result<(usize, usize, usize), String> {
        let site = site.split_whitespace().filter_map(|file| file.split_once('='));
        let output: Output = site.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
        let place = Place::choose(Some(Path::new("site")), &self.root, &self.root.join("sources"))
            .map_err(|error| error.to_string())?;
        let Written { changed, equal, deleted, .. } = write(&place, &output).map_err(|error| error.to_string())?;
        Ok((changed, equal, deleted))
    }

    /// Everything in the output folder: files with their text, links with `@`, empty folders with `/`.
    fn holds(&self) -> String {
        let mut found = BTreeMap::new();
        for inside in walkdir::WalkDir::new(self.site()).min_depth(1).into_iter().map(Result::unwrap) {
            let path = inside.path().strip_prefix(self.site()).unwrap().to_str().unwrap().to_owned();
            if inside.file_type().is_symlink() {
                found.insert(path, "@".to_owned());
            } else if inside.file_type().is_file() {
                let text = fs::read_to_string(inside.path()).unwrap();
                found.insert(path, format!("={}", text.trim_end().replace('\n', "|")));
            } else if fs::read_dir(inside.path()).unwrap().next().is_none() {
                found.insert(path, "/".to_owned());
            }
        }
        found.into_iter().map(|(path, rest)| path + &rest).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn a_site_is_written_and_recorded() {
    let folder = Folder::new();
    assert_eq!(folder.write("index.html=a plans/x/index.html=b"), Ok((2, 0, 0)));
    assert_eq!(folder.holds(), ".plansite-files=index.html|plans/x/index.html index.html=a plans/x/index.html=b");
}

#[test]
fn equal_files_are_left_alone() {
    let folder = Folder::new();
    folder.write("a=1 b=1 c/d=1").unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    for path in ["a", "b", "c/d", ".plansite-files"] {
        fs::File::options().write(true).open(folder.site().join(path)).unwrap().set_modified(past).unwrap();
    }
    assert_eq!(folder.write("a=1 b=2 c/d=1"), Ok((1, 2, 0)));
    let untouched = |path: &str| fs::metadata(folder.site().join(path)).unwrap().modified().unwrap() == past;
    assert!(untouched("a") && untouched("c/d") && untouched(".plansite-files"));
    assert!(!untouched("b"));
}

#[test]
fn a_file_that_is_made_while_it_is_written_is_left_alone_where_it_is_equal() {
    let folder = Folder::new();
    let place = Place::choose(Some(Path::new("site")), &folder.root, &folder.root.join("sources")).unwrap();
    let write = |path: &str, end: &str| {
        let writing = Writing::begin(&place).map_err(|error| error.to_string())?;
        let lines = |to: &mut dyn std::io::Write| (0..30_000).try_for_each(|line| writeln!(to, "{line}"));
        let written = writing.add_long(path, |to| lines(to).and_then(|()| write!(to, "{end}")));
        let (written, _) = written.and_then(|()| writing.finish()).map_err(|error| error.to_string())?;
        Ok::<_, String>((written.changed, written.equal, written.bytes))
    };
    assert_eq!(write("a/long", "x"), Ok((1, 0, 168_891)));
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    let long = folder.site().join("a/long");
    fs::File::options().write(true).open(&long).unwrap().set_modified(past).unwrap();
    assert_eq!(write("a/long", "x"), Ok((0, 1, 168_891)));
    assert_eq!(fs::metadata(&long).unwrap().modified().unwrap(), past);
    assert_eq!(write("a/long", "y"), Ok((1, 0, 168_891)));
    assert!(fs::read_to_string(&long).unwrap().ends_with("29999\ny"));
    assert_eq!(fs::read_dir(folder.site()).unwrap().count(), 2);
    assert!(write("../long", "x").is_err());
}

#[test]
fn only_what_was_recorded_and_is_no_longer_made_is_deleted() {
    let folder = Folder::new();
    folder.write("index.html=a plans/x/index.html=b plans/y/index.html=c").unwrap();
    fs::write(folder.site().join("CNAME"), "mine").unwrap();
    fs::write(folder.site().join("plans/y/notes.txt"), "mine").unwrap();
    assert_eq!(folder.write("index.html=a"), Ok((0, 1, 2)));
    assert_eq!(folder.holds(), ".plansite-files=index.html CNAME=mine index.html=a plans/y/notes.txt=mine");
}

#[test]
fn a_file_and_a_folder_may_change_places() {
    let folder = Folder::new();
    folder.write("a=1 b/c=1 b/d=1").unwrap();
    assert_eq!(folder.write("a/x=2 b=2"), Ok((2, 0, 3)));
    assert_eq!(folder.holds(), ".plansite-files=a/x|b a/x=2 b=2");
}

#[test]
fn a_record_that_leads_out_is_not_followed() {
    let folder = Folder::new();
    folder.write("index.html=a").unwrap();
    fs::write(folder.root.join("precious"), "p").unwrap();
    let absolute = folder.root.join("precious");
    let record =
        format!("../precious\n{}\nx/../../precious\n./index.html\n\n.plansite-files\nindex.html\n", absolute.display());
    fs::write(folder.site().join(".plansite-files"), record).unwrap();
    assert_eq!(folder.write("other.html=b"), Ok((1, 0, 1)));
    assert_eq!(fs::read_to_string(folder.root.join("precious")).unwrap(), "p");
    assert_eq!(folder.holds(), ".plansite-files=other.html other.html=b");
}

#[cfg(unix)]
#[test]
fn links_inside_the_folder_are_neither_written_nor_deleted_through() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("index.html=a plans/x.html=b").unwrap();
    let outside = folder.root.join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("x.html"), "p").unwrap();
    fs::remove_dir_all(folder.site().join("plans")).unwrap();
    symlink(&outside, folder.site().join("plans")).unwrap();
    fs::remove_file(folder.site().join("index.html")).unwrap();
    symlink(outside.join("x.html"), folder.site().join("index.html")).unwrap();

    // A link where a file belongs is replaced; a link where a folder belongs is somebody's decision.
    assert_eq!(folder.write("index.html=c"), Ok((1, 0, 0)));
    assert_eq!(fs::read_to_string(outside.join("x.html")).unwrap(), "p");
    assert_eq!(folder.holds(), ".plansite-files=index.html index.html=c plans@");
    let refused = folder.write("index.html=c plans/x.html=d").unwrap_err();
    assert!(refused.ends_with("a symbolic link is in the way; remove it"), "{refused}");
    assert_eq!(fs::read_to_string(outside.join("x.html")).unwrap(), "p");
}

#[test]
fn a_path_that_leads_out_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    folder.write("index.html=a").unwrap();
    for path in ["../x", "/x", "a/../../x", ".plansite-files"] {
        assert!(folder.write(&format!("index.html=b {path}=y")).is_err(), "{path}");
    }
    assert_eq!(folder.holds(), ".plansite-files=index.html index.html=a");
}

#[test]
fn a_folder_in_the_way_is_refused_before_anything_is_lost() {
    let folder = Folder::new();
    folder.write("index.html=a").unwrap();
    fs::create_dir_all(folder.site().join("board.html/mine")).unwrap();
    let refused = folder.write("board.html=b index.html=b").unwrap_err();
    assert!(refused.ends_with("a folder is in the way of a file of the site; remove it"), "{refused}");
    assert_eq!(folder.holds(), ".plansite-files=board.html|index.html board.html/mine/ index.html=a");
}

#[test]
fn what_a_killed_run_left_is_cleared() {
    let folder = Folder::new();
    fs::create_dir_all(folder.site().join(".plansite-new-abc")).unwrap();
    fs::write(folder.site().join(".plansite-new-abc/0"), "half").unwrap();
    assert_eq!(folder.write("index.html=a"), Ok((1, 0, 0)));
    assert_eq!(folder.holds(), ".plansite-files=index.html index.html=a");
}

/// Writes `b.html` while another site is being written, which ends as is asked for.
#[cfg(unix)]
fn write_beside<'p>(place: &'p Place, end_first: impl FnOnce(Writing<'p>)) {
    let (begun, begins) = std::sync::mpsc::channel();
    let first = Writing::begin(place).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let second = Writing::begin(place).unwrap();
            begun.send(()).unwrap();
            second.add("b.html", b"second").unwrap();
            second.finish().unwrap();
        });
        assert!(begins.recv_timeout(Duration::from_millis(100)).is_err(), "it waits for the first");
        end_first(first);
        begins.recv().unwrap();
    });
}

#[cfg(unix)]
#[test]
fn two_builds_write_into_a_folder_one_after_the_other() {
    let folder = Folder::new();
    let place = Place::choose(Some(Path::new("site")), &folder.root, &folder.root.join("sources")).unwrap();
    write_beside(&place, |first| {
        first.add("a.html", b"first").unwrap();
        first.finish().unwrap();
    });
    assert_eq!(folder.holds(), ".plansite-files=b.html b.html=second");
    // One that comes to nothing takes its new folder with it, which does not trouble whoever waits.
    fs::remove_dir_all(folder.site()).unwrap();
    write_beside(&place, drop);
    assert_eq!(folder.holds(), ".plansite-files=b.html b.html=second");
}
