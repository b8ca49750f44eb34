//! Whether a build would come to the site that is there already, or to some of its pages.
//!
//! A build keeps what it depended on: what was known before a text was read (the settings, the theme, the plans that were
//! found, what Git says), every file that was read, every path that was asked for, and the files that it wrote as they
//! stood then. Where all of it is as it was, there is nothing to do. Where nothing but texts is another and they say the
//! same, the pages of these texts are all that is made. Else a page is not printed again that would be printed from the same
//! by the same theme. Sources are compared by what is in them; the files of the site, which nobody else writes, by their
//! size and times.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use rapidhash::quality::RapidHasher;
use rapidhash::v3::rapidhash_v3;
use rayon::prelude::*;

use super::disk::{Disk, Seen};
use super::project::Project;
use super::shelf::{Mark, Shelf};
use super::theme::Loaded;
use super::write::{self, Place, SiteFiles, Written};
use crate::Files;
use crate::packed::packed;

/// The name of what is kept for a folder.
const KEPT: &str = "site";

/// What a build goes by that may find the site as it would be.
pub(super) struct Unchanged {
    shelf: Shelf,
    /// Which file the last build had left when this one began.
    left: Option<Mark>,
    out: PathBuf,
    /// A fingerprint of what is known before a text is read.
    known: u64,
    /// A fingerprint of the theme.
    theme: u64,
    /// What the last build kept, once it was looked for.
    last: OnceLock<Option<Kept>>,
}

/// The fingerprints of what pages are printed from, by site path.
pub(super) type Fingerprints = BTreeMap<String, u64>;

/// What a build depended on, and what it left.
struct Kept {
    known: u64,
    theme: u64,
    seen: Seen,
    files: BTreeMap<String, Stamp>,
    /// What stands for all that the plans said but their texts, where it is known.
    facts: Option<u64>,
    pages: Fingerprints,
    counts: String,
}

packed! { struct Kept { known, theme, seen, files, facts, pages, counts } }

/// A site of which only the pages of some documents are others, because nothing was edited but the texts of these.
pub(super) struct Edited<'u> {
    /// The documents, by their paths relative to the root.
    pub(super) documents: Vec<&'u str>,
    /// The files of the site, but for the record, with their lengths in bytes.
    pub(super) files: BTreeMap<&'u str, u64>,
    /// What pages were printed from.
    pub(super) pages: &'u Fingerprints,
    /// How many plans, pages and problems there are, in words.
    pub(super) counts: &'u str,
}

/// A file as it stood when it had been written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    /// In bytes.
    length: u64,
    /// When its text was changed, in nanoseconds since 1970.
    modified: u64,
    /// When anything of it was changed, its owner or its name, where the system says: in nanoseconds since 1970.
    changed: u64,
}

packed! { struct Stamp { length, modified, changed } }

/// A site that is as it would be.
pub(super) struct Standing {
    /// How many plans, pages and problems there are, in words.
    pub(super) counts: String,
    /// What writing it would have done.
    pub(super) written: Written,
}

impl Unchanged {
    /// What is known of a build into a place.
    pub(super) fn new(cache: &Path, place: &Place, project: &Project, theme: &Loaded) -> Self {
        let mut files = RapidHasher::default();
        // What is borrowed is a part of the program, which the shelf knows from others.
        let content = |bytes: &Cow<'static, [u8]>| match bytes {
            Cow::Borrowed(_) => None,
            Cow::Owned(bytes) => Some(rapidhash_v3(bytes)),
        };
        theme.theme.files.iter().for_each(|(path, bytes)| (path, content(bytes)).hash(&mut files));
        let known = format!("{project:?} {:?}", theme.folder);
        Self::with(cache, place.path(), rapidhash_v3(known.as_bytes()), files.finish())
    }

    fn with(cache: &Path, out: &Path, known: u64, theme: u64) -> Self {
        let shelf = Shelf::new(cache, "sites", &format!("{out:?}"));
        let left = shelf.mark(KEPT);
        Self { shelf, left, out: out.to_owned(), known, theme, last: OnceLock::new() }
    }

    /// What the last build kept.
    fn last(&self) -> Option<&Kept> {
        self.last.get_or_init(|| self.shelf.recall(KEPT)).as_ref()
    }

    /// Whether the last build was printed by the same theme.
    pub(super) fn has_same_theme(&self) -> bool {
        self.last().is_some_and(|kept| kept.theme == self.theme)
    }

    /// The site, if a build would come to it.
    pub(super) fn standing(&self, disk: &Disk) -> Option<Standing> {
        let kept = self.last()?;
        let is_read =
            |(path, was): (&String, &Result<u64, String>)| disk.read(path).map(|bytes| rapidhash_v3(&bytes)) == *was;
        let is_as_it_was = kept.known == self.known
            && kept.theme == self.theme
            && kept.seen.read.par_iter().all(is_read)
            && kept.seen.asked.par_iter().all(|(path, was)| disk.exists(path) == *was)
            && kept.files.par_iter().all(|(path, stamp)| stamp.is_of(&self.out.join(path)));
        let bytes = kept.files.iter().filter(|(path, _)| *path != write::RECORD).map(|(_, stamp)| stamp.length).sum();
        let written = Written { changed: 0, equal: kept.files.len() - 1, deleted: 0, bytes };
        is_as_it_was.then_some(Standing { counts: kept.counts.clone(), written })
    }

    /// The site, if all that was read of the plans but texts is what it was, and every file stands as it was left.
    pub(super) fn edited(
        &self,
        seen: &Seen,
        facts: Option<u64>,
        is_document: impl Fn(&str) -> bool,
    ) -> Option<Edited<'_>> {
        let kept = self.last()?;
        let is_alike = kept.known == self.known && kept.theme == self.theme && facts.is_some() && kept.facts == facts;
        let is_seen_alike = || kept.seen.asked == seen.asked && kept.seen.read.keys().eq(seen.read.keys());
        (is_alike && is_seen_alike()).then_some(())?;
        let pairs = kept.seen.read.iter().zip(seen.read.values());
        let documents: Vec<&str> =
            pairs.filter(|((_, was), now)| was != now).map(|((path, _), _)| path.as_str()).collect();
        let stands = |(path, stamp): (&String, &Stamp)| stamp.is_of(&self.out.join(path));
        (documents.iter().all(|path| is_document(path)) && kept.files.par_iter().all(stands)).then_some(())?;
        let files = kept.files.iter().filter(|(path, _)| *path != write::RECORD);
        let files = files.map(|(path, stamp)| (path.as_str(), stamp.length)).collect();
        Some(Edited { documents, files, pages: &kept.pages, counts: &kept.counts })
    }

    /// The pages of the last build that stand where they stood.
    pub(super) fn pages(&self) -> Pages<'_> {
        Pages { out: &self.out, kept: self.last().filter(|kept| kept.theme == self.theme) }
    }

    /// Keeps what a build depended on, and the files as it left them.
    pub(super) fn keep(&self, read: (Seen, Option<u64>), files: SiteFiles, pages: Fingerprints, counts: &str) {
        // Another build has written to the folder meanwhile. Which files are whose, nobody knows.
        if self.shelf.mark(KEPT) != self.left {
            return self.shelf.remove(KEPT);
        }
        // What was left stood as it did, and whoever has touched it since then is not the one who wrote it.
        let of_last = |path: String| self.last()?.files.get(&path).map(|stamp| (path, *stamp));
        let of_disk = |path: String| Stamp::of(&self.out.join(&path)).map(|stamp| (path, stamp));
        let SiteFiles { left, others } = files;
        let left = left.into_iter().map(of_last).collect::<Option<Vec<_>>>();
        let others: Option<Vec<_>> = others.into_par_iter().map(of_disk).collect();
        if let Some((left, others)) = left.zip(others) {
            let files = left.into_iter().chain(others).collect();
            let (known, theme, (seen, facts), counts) = (self.known, self.theme, read, counts.to_owned());
            self.shelf.keep(KEPT, &Kept { known, theme, seen, files, facts, pages, counts });
        }
    }
}

/// The files of the last build, by the same theme; pages by what they were printed from.
#[derive(Clone, Copy)]
pub(super) struct Pages<'u> {
    out: &'u Path,
    kept: Option<&'u Kept>,
}

impl Pages<'_> {
    /// How long the page at a path is, in bytes, if it was printed from the same and nobody has touched it since.
    pub(super) fn length(&self, path: &str, fingerprint: u64) -> Option<u64> {
        let kept = self.kept.filter(|kept| kept.pages.get(path) == Some(&fingerprint))?;
        kept.standing(self.out, path)
    }

    /// How long a file of the theme is, in bytes, if nobody has touched it since.
    pub(super) fn length_of_theme(&self, path: &str) -> Option<u64> {
        self.kept?.standing(self.out, path)
    }
}

impl Kept {
    /// How long a file is, in bytes, if it stands as it was left.
    fn standing(&self, out: &Path, path: &str) -> Option<u64> {
        let stamp = self.files.get(path)?;
        stamp.is_of(&out.join(path)).then_some(stamp.length)
    }
}

impl Stamp {
    /// Whether a file stands as it did.
    fn is_of(&self, file: &Path) -> bool {
        Self::of(file).as_ref() == Some(self)
    }

    fn of(file: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok().filter(fs::Metadata::is_file)?;
        let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos().try_into().ok()?;
        Some(Self { length: found.len(), modified, changed: changed(&found)? })
    }
}

#[cfg(unix)]
fn changed(found: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(found.ctime()).ok()?.checked_mul(1_000_000_000)?;
    seconds.checked_add(found.ctime_nsec().try_into().ok()?)
}

#[cfg(not(unix))]
fn changed(_found: &fs::Metadata) -> Option<u64> {
    Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(paths: &[&str]) -> SiteFiles {
        SiteFiles { left: Vec::new(), others: paths.iter().map(|path| (*path).to_owned()).collect() }
    }

    #[test]
    fn a_site_is_edited_where_nothing_but_texts_of_documents_is_another() {
        let top = tempfile::tempdir().unwrap();
        let (cache, out) = (&top.path().join("cache"), &top.path().join("out"));
        fs::create_dir(out).unwrap();
        fs::write(out.join("a.html"), "page").unwrap();
        fs::write(out.join(write::RECORD), "a.html\n").unwrap();
        let seen = |a: u64, b: u64, is_there| Seen {
            read: [("a.md".to_owned(), Ok(a)), ("b.png".to_owned(), Ok(b))].into(),
            asked: [("c.md".to_owned(), is_there)].into(),
        };
        let files = written(&["a.html", write::RECORD]);
        Unchanged::with(cache, out, 1, 2).keep((seen(1, 1, false), Some(7)), files, Fingerprints::new(), "one plan");

        let edited = |known, theme, seen: &Seen, facts| {
            let unchanged = Unchanged::with(cache, out, known, theme);
            let edited = unchanged.edited(seen, facts, |path| path == "a.md");
            edited.map(|edited| (edited.documents.join(" "), edited.files.len()))
        };
        let found = Some(("a.md".to_owned(), 1));
        assert_eq!(edited(1, 2, &seen(5, 1, false), Some(7)), found);
        for (known, theme, seen, facts) in [
            (9, 2, seen(5, 1, false), Some(7)),
            (1, 9, seen(5, 1, false), Some(7)),
            (1, 2, seen(5, 9, false), Some(7)),
            (1, 2, seen(5, 1, true), Some(7)),
            (1, 2, Seen { read: BTreeMap::new(), ..seen(5, 1, false) }, Some(7)),
            (1, 2, seen(5, 1, false), Some(9)),
            (1, 2, seen(5, 1, false), None),
        ] {
            assert_eq!(edited(known, theme, &seen, facts), None, "{known} {theme} {seen:?} {facts:?}");
        }
        fs::write(out.join("a.html"), "mine").unwrap();
        assert_eq!(edited(1, 2, &seen(5, 1, false), Some(7)), None, "somebody has written a page");
    }

    #[test]
    fn of_two_builds_at_the_same_time_nothing_is_kept() {
        let top = tempfile::tempdir().unwrap();
        let (cache, out) = (&top.path().join("cache"), &top.path().join("out"));
        fs::create_dir(out).unwrap();
        let begin = || Unchanged::with(cache, out, 1, 2);
        let keep =
            |build: &Unchanged| build.keep((Seen::default(), None), SiteFiles::default(), Fingerprints::new(), "");
        let (first, second) = (begin(), begin());
        keep(&first);
        assert!(begin().last().is_some());
        keep(&second);
        assert!(begin().last().is_none());
        let (third, fourth) = (begin(), begin());
        keep(&third);
        keep(&begin());
        assert!(begin().last().is_some(), "one after the other");
        keep(&fourth);
        assert!(begin().last().is_none());
    }

    #[test]
    fn a_page_stands_that_was_printed_from_the_same_and_not_touched() {
        let top = tempfile::tempdir().unwrap();
        let (cache, out) = (&top.path().join("cache"), &top.path().join("out"));
        fs::create_dir(out).unwrap();
        for page in ["a.html", "b.html"] {
            fs::write(out.join(page), "page").unwrap();
        }
        let files = || written(&["a.html", "b.html"]);
        let pages = Fingerprints::from([("a.html".to_owned(), 7), ("b.html".to_owned(), 8)]);
        Unchanged::with(cache, out, 1, 2).keep((Seen::default(), None), files(), pages.clone(), "");

        // Settings and plans may be others; of them it depends on what a page is printed from.
        let later = Unchanged::with(cache, out, 9, 2);
        let length = |path: &str, fingerprint| later.pages().length(path, fingerprint);
        assert_eq!(length("a.html", 7), Some(4));
        assert_eq!([length("a.html", 8), length("c.html", 7)], [None, None]);
        fs::write(out.join("b.html"), "other page").unwrap();
        assert_eq!(length("b.html", 8), None, "somebody has written it");
        assert_eq!(Unchanged::with(cache, out, 1, 3).pages().length("a.html", 7), None, "of another theme");

        // What is left is kept as it was written, and not as somebody else has left it.
        let left = SiteFiles { left: written(&["a.html", "b.html"]).others, others: Vec::new() };
        Unchanged::with(cache, out, 1, 2).keep((Seen::default(), None), left, pages.clone(), "");
        let again = Unchanged::with(cache, out, 1, 2);
        assert_eq!(["a.html", "b.html"].map(|path| again.pages().length(path, pages[path])), [Some(4), None]);
        let gone = SiteFiles { left: written(&["c.html"]).others, others: Vec::new() };
        Unchanged::with(cache, out, 1, 2).keep((Seen::default(), None), gone, pages.clone(), "");
        assert_eq!(
            Unchanged::with(cache, out, 1, 2).pages().length("a.html", 7),
            Some(4),
            "nothing is kept of what is not known"
        );
    }
}
