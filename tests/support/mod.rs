//! A whole portfolio from one string, and the program run on it.
//!
//! What differs from run to run (the sandbox's folder, times) is filtered here and nowhere else.

#![allow(dead_code, reason = "no test file uses all of it")]
#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that goes when the test ends.
pub(crate) struct Sandbox {
    top: tempfile::TempDir,
    root: PathBuf,
}

/// What one run of the program came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    /// Makes the files of a text in which each begins with a line `-- path --`.
    pub(crate) fn new(files: &str) -> Self {
        let top = tempfile::tempdir().expect("a temporary folder");
        let root = top.path().canonicalize().expect("the folder is there").join("portfolio");
        fs::create_dir(&root).expect("the root is made");
        let sandbox = Self { top, root };
        let mut file: Option<(String, String)> = None;
        for line in files.trim_start().lines() {
            if let Some(path) = line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
                file.replace((path.to_owned(), String::new()))
                    .iter()
                    .for_each(|(path, text)| sandbox.write(path, text));
            } else if let Some((_, text)) = &mut file {
                text.push_str(line);
                text.push('\n');
            }
        }
        file.iter().for_each(|(path, text)| sandbox.write(path, text));
        sandbox
    }

    /// The portfolio's folder; beside it is room for what lies outside.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file below a folder with its bytes, by path.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        fn walk(folder: &Path, base: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
            for inside in fs::read_dir(folder).into_iter().flatten() {
                let path = inside.expect("the folder can be listed").path();
                if path.is_dir() && !path.is_symlink() {
                    walk(&path, base, found);
                } else {
                    let name = path.strip_prefix(base).expect("below the base").to_string_lossy().replace('\\', "/");
                    found.insert(name, fs::read(&path).unwrap_or_default());
                }
            }
        }
        let mut found = BTreeMap::new();
        walk(&self.path(folder), &self.path(folder), &mut found);
        found
    }

    /// The program in the portfolio's folder, with nothing of the surroundings that would change what it does.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plansite"));
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE"] {
            command.env_remove(name);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        // Nothing of another run, and nothing left behind.
        command.env("XDG_CACHE_HOME", self.root.parent().expect("a folder").join("cache"));
        // A repository that happens to hold the temporary folder is not the sandbox's.
        command.env("GIT_CEILING_DIRECTORIES", self.root.parent().expect("a folder"));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.finish(self.command(arguments))
    }

    /// Runs a command of [`Sandbox::command`] to its end.
    pub(crate) fn finish(&self, mut command: Command) -> Run {
        let output = command.output().expect("the program starts");
        Run {
            code: output.status.code().expect("the program ends by itself"),
            stdout: self.filtered(&output.stdout),
            stderr: self.filtered(&output.stderr),
        }
    }

    /// Calls git in the portfolio's folder, as somebody, at a time.
    pub(crate) fn git(&self, arguments: &[&str], seconds: &str) {
        let status = Command::new("git")
            .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(&self.root)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_COMMITTER_DATE", format!("@{seconds} +0000"))
            .env("GIT_AUTHOR_DATE", format!("@{seconds} +0000"))
            .status()
            .expect("git starts");
        assert!(status.success(), "git {arguments:?}");
    }

    /// Replaces the sandbox's folder by `ROOT` and the time a run took by `TIME`.
    fn filtered(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
        let text = text.replace(&*self.root.to_string_lossy(), "ROOT");
        let text = text.replace(&*self.top.path().to_string_lossy(), "TOP");
        let lines = text.lines().map(|line| match line.rsplit_once(" in ") {
            Some((before, time)) if time.strip_suffix(" s").is_some_and(|time| time.parse::<f64>().is_ok()) => {
                format!("{before} in TIME\n")
            }
            _ => format!("{line}\n"),
        });
        lines.collect()
    }
}
