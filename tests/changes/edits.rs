//! A repository that is written edit by edit, together with the events that each edit has to be.

use std::fs;

use crate::support::Sandbox;
use crate::{commit, head};

/// One edit of one thing.
pub(crate) enum Edit {
    /// A new file, or a file with another text.
    Write(&'static str, String),
    /// Another text in place of one that is there, in a file.
    Replace(&'static str, &'static str, &'static str),
    /// A file or folder under another name.
    Move(&'static str, &'static str),
    /// A file or folder that goes.
    Remove(&'static str),
}

/// Everything that was edited so far, and what it has to be told as.
pub(crate) struct Story {
    pub(crate) sandbox: Sandbox,
    pub(crate) commits: u32,
    pub(crate) edits: usize,
    /// `kind plan text [before → after] path:line` with who, when and which commit.
    pub(crate) expected: Vec<String>,
}

/// Who commits, in turn.
const AUTHORS: [&str; 3] = ["Ann", "Bea", "Cem"];

impl Story {
    /// An empty repository.
    pub(crate) fn new() -> Self {
        let sandbox = Sandbox::new("");
        sandbox.git(&["init", "--quiet"], "0");
        Self { sandbox, commits: 0, edits: 0, expected: Vec::new() }
    }

    /// Makes edits and commits them. `events` are told as written in the expectations, in their order.
    pub(crate) fn commit(&mut self, edits: Vec<Edit>, events: &[&str]) {
        self.edits += edits.len();
        edits.into_iter().for_each(|edit| self.make(edit));
        let author = AUTHORS[self.commits as usize % AUTHORS.len()];
        let id = commit(&self.sandbox, author, self.commits);
        let day = self.commits;
        self.expected.extend(events.iter().map(|event| told(event, author, day, &id)));
        self.commits += 1;
    }

    pub(crate) fn make(&mut self, edit: Edit) {
        match edit {
            Edit::Write(path, text) => self.sandbox.write(path, text),
            Edit::Replace(path, from, to) => {
                let text = self.sandbox.read(path);
                assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {path}");
                self.sandbox.write(path, text.replace(from, to));
            }
            Edit::Move(from, to) => {
                let to = self.sandbox.path(to);
                fs::create_dir_all(to.parent().expect("a folder")).expect("the folder is made");
                fs::rename(self.sandbox.path(from), to).expect("it is moved");
            }
            Edit::Remove(path) => {
                let path = self.sandbox.path(path);
                if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it is removed");
            }
        }
    }

    /// The commit that is checked out.
    pub(crate) fn head(&self) -> String {
        head(&self.sandbox)
    }
}

/// An event with who, when and which commit.
pub(crate) fn told(event: &str, author: &str, day: u32, commit: &str) -> String {
    let month = if day < 30 { "06" } else { "07" };
    format!("{event} ({author}, 2026-{month}-{:02}T09:00:00Z, {commit})", day % 30 + 1)
}
