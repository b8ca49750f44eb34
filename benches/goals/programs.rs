//! The programs that are compared: how each is called, and whether it did its work.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use walkdir::WalkDir;

use super::Outcome;
use super::portfolio::Portfolio;

/// A program that makes pages out of a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Program {
    /// This project.
    #[value(skip)]
    Plansite,
    /// This program again, called with `--floor`.
    #[value(skip)]
    Floor,
    Hugo,
    Zola,
    Mdbook,
}

impl Program {
    /// Its name, which is also how a builder is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plansite => "plansite",
            Self::Floor => "F",
            Self::Hugo => "hugo",
            Self::Zola => "zola",
            Self::Mdbook => "mdbook",
        }
    }
}

impl fmt::Display for Program {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

/// Where plansite puts the page of a plan, below its output.
pub(crate) fn page(slug: &str) -> String {
    format!("plans/{slug}/index.html")
}

/// Where a comparison takes place.
pub(crate) struct Ground {
    /// The plansite that is measured.
    pub(crate) plansite: PathBuf,
    /// This program.
    pub(crate) itself: PathBuf,
    /// The folder for everything, removed at the end.
    pub(crate) folder: PathBuf,
    /// What is built.
    pub(crate) portfolio: Portfolio,
}

impl Ground {
    /// The folder that a program writes to in a round.
    pub(crate) fn out(&self, program: Program, round: &str) -> PathBuf {
        self.folder.join("out").join(round).join(program.name())
    }

    /// How a program is called in a round. What plansite remembers between builds is the round's own.
    pub(crate) fn command(&self, program: Program, round: &str) -> Command {
        let out = self.out(program, round);
        let site = self.folder.join("sites").join(program.name());
        let start = match program {
            Program::Plansite => &self.plansite,
            Program::Floor => &self.itself,
            Program::Hugo | Program::Zola | Program::Mdbook => Path::new(program.name()),
        };
        let mut command = Command::new(start);
        match program {
            Program::Plansite => {
                command.arg("build").arg(&self.portfolio.root).arg("--out").arg(out);
                command.env("XDG_CACHE_HOME", self.folder.join("cache").join(round));
            }
            Program::Floor => {
                command.arg("--floor").arg(self.portfolio.specs()).arg(out);
            }
            Program::Hugo => {
                command.arg("--quiet").arg("--source").arg(site).arg("--destination").arg(out);
            }
            Program::Zola => {
                command.arg("--root").arg(site).args(["build", "--force", "--output-dir"]).arg(out);
            }
            Program::Mdbook => {
                command.arg("build").arg(site).arg("--dest-dir").arg(out);
            }
        }
        command
    }

    /// Runs a program to its end and says how long it took, if it wrote a page for each document.
    pub(crate) fn run(&self, program: Program, round: &str) -> Outcome<Duration> {
        let mut command = self.command(program, round);
        let began = Instant::now();
        let output =
            command.stdin(Stdio::null()).output().map_err(|error| format!("cannot start {program}: {error}"))?;
        let took = began.elapsed();
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{program} failed, {}: {}", output.status, said.trim()).into());
        }
        let written = WalkDir::new(self.out(program, round)).into_iter().filter_map(Result::ok);
        let pages = written.filter(|file| file.path().extension().is_some_and(|of| of == "html")).count();
        let documents = self.portfolio.documents;
        if pages < documents {
            return Err(format!("{program} wrote {pages} pages for {documents} documents").into());
        }
        Ok(took)
    }
}
