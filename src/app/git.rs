//! Runs `git`, so that nothing in the repository it looks at can make it run something else.
//!
//! A repository brings its own configuration, and Git's configuration can name programs: monitors, pagers, filters,
//! signature checkers, transports. Each is switched off here. Locks are not taken, nothing is fetched.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use super::disk::{LARGEST, read_regular};

/// Variables that would make Git look at another repository than the folder's.
const FOREIGN: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_LITERAL_PATHSPECS",
];

/// Git in one folder.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
    /// Where that is.
    place: Answer<Place>,
    /// `-c` settings that silence programs which the repository itself names.
    silenced: Vec<String>,
}

/// Where a folder lies in a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The repository's own folder, and the one it shares with other checkouts.
    folders: (PathBuf, PathBuf),
    /// Whether only the newest commits are there.
    pub(super) is_shallow: bool,
    /// The way from the top of the repository: empty, or ending in `/`.
    pub(super) prefix: String,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer<T = Vec<u8>> {
    /// What it printed.
    Printed(T),
    /// It failed, and the first line it said about that.
    Refused(String),
    /// There is no `git`.
    NotInstalled,
}

impl Git {
    /// Git in `folder`.
    pub(super) fn at(folder: &Path) -> Self {
        let mut git = Self { folder: folder.to_owned(), place: Answer::NotInstalled, silenced: Vec::new() };
        let asked = git.run([
            "rev-parse",
            "--absolute-git-dir",
            "--git-common-dir",
            "--is-shallow-repository",
            "--show-prefix",
        ]);
        git.place = match asked {
            Answer::Printed(bytes) => Place::read(&String::from_utf8_lossy(&bytes), folder)
                .map_or_else(|| Answer::Refused("it does not say where the repository is".to_owned()), Answer::Printed),
            Answer::Refused(said) => Answer::Refused(said),
            Answer::NotInstalled => Answer::NotInstalled,
        };
        if git.folders().is_some() {
            git.silenced = git.filters().iter().flat_map(|name| silence(name)).collect();
        }
        git
    }

    /// Where the folder lies in a repository, or why that is not known.
    pub(super) fn place(&self) -> &Answer<Place> {
        &self.place
    }

    /// What the repository says of the names of authors, at its top; `prefix` is the way from there to the folder.
    pub(super) fn mailmap(&self, prefix: &str) -> Vec<u8> {
        let top = self.folder.ancestors().nth(prefix.matches('/').count());
        top.and_then(|top| read_regular(&top.join(".mailmap"), LARGEST).ok()).unwrap_or_default()
    }

    /// The repository's own folder, and the one it shares with other checkouts; `None` outside of repositories.
    pub(super) fn folders(&self) -> Option<&(PathBuf, PathBuf)> {
        if let Answer::Printed(place) = &self.place { Some(&place.folders) } else { None }
    }

    /// Whether a folder below this one belongs to another repository: a submodule, or one that merely lies here.
    pub(super) fn is_elsewhere(&self, folder: &str) -> bool {
        let inside = Path::new(folder).ancestors().filter(|folder| !folder.as_os_str().is_empty());
        inside.into_iter().any(|folder| self.folder.join(folder).join(".git").exists())
    }

    /// Calls git and gives what it prints.
    pub(super) fn run(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Answer {
        self.listen(arguments, |answer| {
            let mut printed = Vec::new();
            answer.read_to_end(&mut printed)?;
            Ok(printed)
        })
    }

    /// Calls git, and reads what it prints while it is still printing.
    pub(super) fn listen<T>(
        &self,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Answer<T> {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let Ok(mut git) = command.spawn() else { return Answer::NotInstalled };
        let (output, complaints) = (git.stdout.take(), git.stderr.take());
        let (printed, said) = thread::scope(|scope| {
            // What git complains of is read all the time, since it waits until somebody does.
            let said = scope.spawn(|| {
                let mut said = Vec::new();
                let _ = complaints.map(|mut complaints| complaints.read_to_end(&mut said));
                String::from_utf8_lossy(&said).into_owned()
            });
            let printed = output.map(|output| read(&mut BufReader::with_capacity(1 << 16, output)));
            (printed, said.join().unwrap_or_default())
        });
        match (git.wait(), printed) {
            (Ok(status), Some(Ok(printed))) if status.success() => Answer::Printed(printed),
            _ => Answer::Refused(said.lines().next().unwrap_or("it does not say why").to_owned()),
        }
    }

    /// Calls git, and reads what it answers while it is still being asked.
    ///
    /// Who asks must be another thread than who reads: with both in one, git waits until its answer is read, and it is
    /// not read while git is waited for.
    pub(super) fn converse<T>(
        &self,
        arguments: &[&str],
        ask: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send,
        read: impl FnOnce(&mut (dyn BufRead + Send)) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut git = command.spawn()?;
        let (input, output) = (git.stdin.take(), git.stdout.take());
        let result = thread::scope(|scope| {
            scope.spawn(move || {
                // That git wants to hear no more shows in what it answers.
                let _ = input.map(|mut input| ask(&mut input));
            });
            let output = output.ok_or_else(|| io::Error::other("git has no output"))?;
            read(&mut BufReader::with_capacity(1 << 16, output))
        });
        let _ = git.kill();
        git.wait()?;
        result
    }

    /// A call of git in the folder, with everything switched off that it could be made to run.
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder);
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.envs([
            ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("GIT_ALLOW_PROTOCOL", "none"),
            ("LC_ALL", "C"),
        ]);
        command.args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off"]);
        command.args(["-c", "log.showSignature=false", "-c", "core.hooksPath=/dev/null"]);
        // Settings of the user that would change what is printed.
        command.args(["-c", "log.follow=false", "-c", "log.showRoot=true", "-c", "i18n.logOutputEncoding=UTF-8"]);
        for setting in &self.silenced {
            command.args(["-c", setting]);
        }
        command
    }

    /// What git prints, without the last line feed, when it prints text.
    pub(super) fn line(&self, arguments: &[&str]) -> Option<String> {
        match self.run(arguments) {
            Answer::Printed(bytes) => String::from_utf8(bytes).ok().map(|text| text.trim_end_matches('\n').to_owned()),
            _ => None,
        }
    }

    /// The clean and smudge filters that the repository's own configuration names.
    ///
    /// Those of the user's configuration stay: they are the user's programs, and Git LFS is one of them.
    fn filters(&self) -> BTreeSet<String> {
        let Answer::Printed(bytes) = self.run(["config", "--list", "--show-scope", "--includes", "--name-only", "-z"])
        else {
            return BTreeSet::new();
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut tokens = text.split('\0');
        let mut names = BTreeSet::new();
        while let (Some(scope), Some(name)) = (tokens.next(), tokens.next()) {
            if let ("local" | "worktree", Some(filter)) = (scope, name.strip_prefix("filter.")) {
                names.extend(filter.rsplit_once('.').map(|(name, _)| name.to_owned()));
            }
        }
        names
    }
}

impl Place {
    /// Reads the lines that Git says of a folder.
    fn read(lines: &str, folder: &Path) -> Option<Self> {
        let mut lines = lines.split('\n');
        let folders = (PathBuf::from(lines.next()?), folder.join(lines.next()?));
        let is_shallow = lines.next()? == "true";
        Some(Self { folders, is_shallow, prefix: lines.next()?.to_owned() })
    }
}

/// Settings under which a filter does nothing.
fn silence(filter: &str) -> [String; 4] {
    let set = |key: &str, value: &str| format!("filter.{filter}.{key}={value}");
    [set("clean", ""), set("smudge", ""), set("process", ""), set("required", "false")]
}
