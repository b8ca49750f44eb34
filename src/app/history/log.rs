//! What Git's log tells of the documents: which commit changed which file from what to what.
//!
//! One call for all of it. The main line is what one gets to from the newest commit by first parents: a merge is one
//! step on it, and what it brought in is what its branch changed. The commits of the branch are told too, because they
//! say who wrote what the merge brought in.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead};

use jiff::Timestamp;

use crate::app::git::{Answer, Git};
use crate::portfolio::Change;
use crate::portfolio::timeline::Step;

/// What of the history a log is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'s> {
    /// The commits, such as `a..b`.
    pub(super) range: &'s str,
    /// The files that they have to change, as patterns of Git.
    pub(super) files: &'s [String],
}

/// What the log tells, newest commit first.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    commits: Vec<Commit>,
}

/// One commit that changes documents, or a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its 40 hexadecimal digits.
    pub(super) id: String,
    /// The commits before it, of those that the log tells; the first one is that of its own line.
    pub(super) parents: Vec<String>,
    /// When it was committed.
    pub(super) moment: Timestamp,
    /// Who wrote it, under the name that the mailmap gives.
    pub(super) author: String,
    /// What it changes, compared with its first parent.
    pub(super) changes: Vec<FileChange>,
}

/// A file that a commit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileChange {
    /// Relative to the root.
    pub(super) path: String,
    /// What it holds then: the name of a blob. `None` where there is no regular file.
    pub(super) blob: Option<String>,
}

/// A commit of the main line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'l> {
    /// The commit.
    pub(super) commit: &'l Commit,
    /// Who wrote what it brings in, by path: the last commit of its branch that touched it. Empty but for merges.
    branch: &'l BTreeMap<String, &'l Commit>,
}

impl<'l> Link<'l> {
    /// The commit that last changed a file in this step.
    pub(super) fn author(&self, path: &str) -> &'l Commit {
        self.branch.get(path).copied().unwrap_or(self.commit)
    }

    /// The same step under the name of who changed a file, where that is not who made the commit.
    pub(super) fn authors(&self) -> BTreeMap<String, Step> {
        let others = self.branch.iter().filter(|(_, commit)| commit.author != self.commit.author);
        others
            .map(|(path, commit)| (path.clone(), Step { author: commit.author.clone(), ..self.commit.step() }))
            .collect()
    }
}

impl Log {
    /// Asks for the commits of a stretch. `Err` says why Git does not tell.
    pub(super) fn ask(git: &Git, stretch: Stretch<'_>) -> Result<Self, String> {
        Self::listen(git, stretch, |_| {})
    }

    /// The same, and tells of every change as soon as Git does.
    pub(super) fn listen(git: &Git, stretch: Stretch<'_>, told: impl FnMut(&FileChange)) -> Result<Self, String> {
        let log = [
            "log",
            "--format=%H %ct %P%x09%aN",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            // Side branches may hold what the main line took over: all of them are looked at, and parents are told so
            // that the commits that are left out leave no gap.
            "--full-history",
            "--parents",
            "--diff-merges=first-parent",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--relative",
            "-z",
            "--end-of-options",
            stretch.range,
            "--",
        ];
        let arguments = log.into_iter().chain(stretch.files.iter().map(String::as_str));
        match git.listen(arguments, |answer| Self::read(answer, told)) {
            Answer::Printed(log) => Ok(log),
            Answer::Refused(said) => Err(said),
            Answer::NotInstalled => Err("there is no git".to_owned()),
        }
    }

    /// Reads the log: a header for each commit, then its files, each as what changed and which.
    fn read(log: &mut dyn BufRead, mut told: impl FnMut(&FileChange)) -> io::Result<Self> {
        let mut commits: Vec<Commit> = Vec::new();
        while let Some(token) = token(log)? {
            if let Some(change) = token.strip_prefix(':') {
                if let (Some(path), Some(commit)) = (self::token(log)?, commits.last_mut()) {
                    let change = FileChange { path, blob: regular(change) };
                    told(&change);
                    commit.changes.push(change);
                }
            } else if !token.is_empty() {
                let after = commits.last().map(|commit| commit.moment);
                commits.extend(Commit::parse(&token, after));
            }
        }
        Ok(Self { commits })
    }

    /// The commits of the main line, oldest first.
    pub(super) fn main_line<T>(&self, read: impl FnOnce(&[Link<'_>]) -> T) -> T {
        let places: HashMap<&str, usize> =
            self.commits.iter().enumerate().map(|(at, commit)| (commit.id.as_str(), at)).collect();
        let parents: HashSet<&str> =
            self.commits.iter().flat_map(|commit| &commit.parents).map(String::as_str).collect();
        // The newest one is nobody's parent: every other one was found by way of it.
        let newest = (0..self.commits.len()).find(|at| !parents.contains(self.commits[*at].id.as_str()));
        let before = |at: &usize| places.get(self.commits[*at].parents.first()?.as_str()).copied();
        let mut line: Vec<usize> = std::iter::successors(newest, before).collect();
        line.reverse();
        let mut seen: HashSet<usize> = HashSet::new();
        let branches: Vec<BTreeMap<String, &Commit>> = line
            .iter()
            .map(|at| {
                seen.insert(*at);
                self.branch(*at, &places, &mut seen)
            })
            .collect();
        let link = |(at, branch)| Link { commit: &self.commits[at], branch };
        let links: Vec<Link<'_>> = line.into_iter().zip(&branches).map(link).collect();
        read(&links)
    }

    /// The newest commit on a merge's branch for each file that it changes.
    fn branch(
        &self,
        merge: usize,
        places: &HashMap<&str, usize>,
        seen: &mut HashSet<usize>,
    ) -> BTreeMap<String, &Commit> {
        let place = |id: &String| places.get(id.as_str()).copied();
        let mut open: Vec<usize> = self.commits[merge].parents.iter().skip(1).filter_map(place).collect();
        let mut found = Vec::new();
        while let Some(at) = open.pop() {
            if seen.insert(at) {
                found.push(at);
                open.extend(self.commits[at].parents.iter().filter_map(place));
            }
        }
        found.sort_unstable();
        let mut newest = BTreeMap::new();
        for at in found {
            let commit = &self.commits[at];
            for change in commit.changes.iter().filter(|_| commit.parents.len() < 2) {
                newest.entry(change.path.clone()).or_insert(commit);
            }
        }
        newest
    }

    /// The newest commit that touched each file, whatever line it is on.
    pub(super) fn newest(&self) -> BTreeMap<&str, &Commit> {
        let mut newest = BTreeMap::new();
        for commit in self.commits.iter().filter(|commit| commit.parents.len() < 2) {
            for change in &commit.changes {
                newest.entry(change.path.as_str()).or_insert(commit);
            }
        }
        newest
    }

    /// The last change of each file.
    pub(super) fn last_changes(&self) -> BTreeMap<String, Change> {
        self.main_line(|links| {
            let mut last = BTreeMap::new();
            for link in links {
                for file in &link.commit.changes {
                    let Commit { id, moment, author, .. } = link.author(&file.path);
                    let change = Change { moment: *moment, author: author.clone(), commit: id.clone() };
                    last.insert(file.path.clone(), change);
                }
            }
            last
        })
    }
}

impl Commit {
    /// The commit as a step.
    pub(super) fn step(&self) -> Step {
        Step { commit: Some(self.id.clone()), author: self.author.clone(), moment: self.moment }
    }

    /// Reads `commit seconds parents…`, and behind a tabulator the author. A commit of no possible time is said to be of
    /// the time of the one that was told before it.
    fn parse(header: &str, after: Option<Timestamp>) -> Option<Self> {
        let (numbers, author) = header.split_once('\t').unwrap_or((header, ""));
        let mut parts = numbers.split(' ').filter(|part| !part.is_empty());
        let id = parts.next()?.to_owned();
        let moment = parts.next()?.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let moment = moment.or(after).unwrap_or(Timestamp::UNIX_EPOCH);
        let parents = parts.map(str::to_owned).collect();
        Some(Self { id, parents, moment, author: author.trim().to_owned(), changes: Vec::new() })
    }
}

/// The next token of a log, which NUL ends.
fn token(log: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut token = Vec::new();
    if log.read_until(0, &mut token)? == 0 {
        return Ok(None);
    }
    token.pop_if(|last| *last == 0);
    Ok(Some(String::from_utf8_lossy(&token).trim_start_matches('\n').to_owned()))
}

/// The blob of a file after a change, as in `100644 100644 old new M`. A link or another repository is no text.
fn regular(change: &str) -> Option<String> {
    let mut parts = change.split(' ');
    let mode = parts.nth(1)?;
    let blob = parts.nth(1)?;
    mode.starts_with("100").then(|| blob.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Log;

    fn read(log: &str) -> Log {
        Log::read(&mut log.as_bytes(), |_| {}).unwrap()
    }

    /// `path commit day author` of the last change of each file.
    fn last_changes(log: &str) -> Vec<String> {
        let changes = read(log).last_changes();
        let line = |(path, change): (&String, &crate::portfolio::Change)| {
            format!("{path:?} {} {} {}", change.commit, change.date(), change.author)
        };
        changes.iter().map(line).collect()
    }

    #[test]
    fn the_newest_change_of_each_file_is_kept() {
        let log = "b2 86400 b1\tÅsa B\0\n:100644 100644 1 2 M\0s/a.md\0b1 0 \tC\0\n:000000 100644 0 1 A\0s/a.md\0:000000 100644 0 1 A\0s/b\nc.md\0";
        assert_eq!(last_changes(log), [r#""s/a.md" b2 1970-01-02 Åsa B"#, r#""s/b\nc.md" b1 1970-01-01 C"#]);
    }

    #[test]
    fn a_commit_of_no_possible_time_is_of_the_time_of_the_one_after_it() {
        let log =
            "b1 86400 b2\tB\0\n:000000 100644 0 1 A\0b.md\0b2 99999999999999999 \tA\0\n:100644 100644 1 2 M\0a.md\0";
        assert_eq!(last_changes(log), [r#""a.md" b2 1970-01-02 A"#, r#""b.md" b1 1970-01-02 B"#]);
    }

    #[test]
    fn a_merge_is_one_step_and_its_branch_says_who_wrote_what() {
        // m2 merges s3 (which merges s2 and t1) into m1.
        let log = "m2 9 m1 s3\tMeg\0\n:100644 100644 1 4 M\0a.md\0:100644 100644 1 5 M\0b.md\0:100644 120000 1 6 T\0c.md\0\
                   s3 8 s2 t1\tSue\0\n:100644 100644 1 5 M\0b.md\0\
                   s2 7 s1\tSue\0\n:100644 100644 3 4 M\0a.md\0t1 6 m0\tTim\0\n:100644 100644 1 5 M\0b.md\0\
                   m1 5 m0\tMeg\0\n:100644 100644 1 2 M\0d.md\0s1 4 m0\tSid\0\n:100644 100644 1 3 M\0a.md\0\
                   m0 3 \tMeg\0\n:000000 100644 0 1 A\0a.md\0";
        let log = read(log);
        log.main_line(|links| {
            let line: Vec<&str> = links.iter().map(|link| link.commit.id.as_str()).collect();
            assert_eq!(line, ["m0", "m1", "m2"]);
            let merge = links[2];
            let author = |path: &str| merge.author(path).author.as_str();
            assert_eq!((author("a.md"), author("b.md"), author("c.md")), ("Sue", "Tim", "Meg"));
            let authors: Vec<_> = merge.authors().into_iter().map(|(path, step)| (path, step.author)).collect();
            assert_eq!(authors, [("a.md".to_owned(), "Sue".to_owned()), ("b.md".to_owned(), "Tim".to_owned())]);
            assert_eq!(merge.authors()["a.md"].commit.as_deref(), Some("m2"));
            assert_eq!(merge.commit.changes[2].blob, None, "a link is no text");
        });
        assert_eq!(log.newest()["a.md"].id, "s2");
        Log::default().main_line(|links| assert!(links.is_empty()));
    }
}
