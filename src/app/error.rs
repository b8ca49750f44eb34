//! Why plansite could not do its work.
//!
//! Every variant says which file, folder, address or word is meant, where it is one that can be named, and what to do
//! where that is known. Problems in plans are never errors: they are [`Diagnostic`]s in the report.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::phrase::counted;
use crate::diagnostic::{Diagnostic, Fault};

/// The world does not let plansite work. Always exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder that was asked for is not there.
    #[error("there is no folder `{}`", path.display())]
    NoSuchFolder {
        /// As typed.
        path: PathBuf,
    },
    /// Something that should be a folder is none.
    #[error("`{}` is not a folder", path.display())]
    NotAFolder {
        /// As typed.
        path: PathBuf,
    },
    /// `--specs` or `specs:` names what is not there.
    #[error("there is no folder `{folder}` below `{}`", root.display())]
    NoSuchSpecs {
        /// As written.
        folder: String,
        /// Where it was looked for.
        root: PathBuf,
    },
    /// A pattern of `--specs`, `specs:` or `exclude:` is none.
    #[error("`{pattern}` is not a pattern of paths")]
    Pattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        #[source]
        source: globset::Error,
    },
    /// There is not a single plan.
    #[error(transparent)]
    NoPlans(Box<NoPlans>),
    /// Something cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// What.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Something cannot be written.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// What.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A title from which no folder can be named.
    #[error("no folder can be named after `{title}`")]
    NoName {
        /// As typed.
        title: String,
    },
    /// What would be made is there.
    #[error("`{}` is there, and was left as it is", path.display())]
    AlreadyThere {
        /// The file, below the root.
        path: PathBuf,
    },
    /// A feature has the name that a new one would have.
    #[error("there is a feature `{path}`")]
    SameName {
        /// Its folder, below the root.
        path: String,
    },
    /// A folder for plans lies outside of the root.
    #[error("`{}` lies outside the portfolio's root", path.display())]
    OutsideRoot {
        /// The folder.
        path: PathBuf,
    },
    /// The template of plans cannot be used.
    #[error("the template `{path}` cannot be read: {reason}")]
    Template {
        /// The file, below the root.
        path: String,
        /// Why.
        reason: String,
    },
    /// An export would take the place of what it was read from.
    #[error("`{}` is one of the sources, and was not overwritten", path.display())]
    OutputIsSource {
        /// The file asked for.
        path: PathBuf,
    },
    /// `plansite.yml` is wrong.
    #[error("`plansite.yml` says what plansite does not understand")]
    Settings {
        /// All of it.
        faults: Vec<Fault>,
    },
    /// A baseline cannot be used.
    #[error("the baseline cannot be used")]
    Baseline {
        /// What is wrong with it.
        fault: Box<Fault>,
    },
    /// `plansite explain` of a code that is none.
    #[error("there is no check `{name}`")]
    NoSuchCheck {
        /// As typed.
        name: String,
        /// The code that may have been meant.
        nearest: Option<&'static str>,
    },
    /// `--profile` of a name that no profile has.
    #[error("there is no profile `{name}` in `plansite.yml`")]
    NoSuchProfile {
        /// As typed.
        name: String,
        /// The one that may have been meant.
        nearest: Option<String>,
        /// All of them.
        known: Vec<String>,
    },
    /// A profile that drops every plan.
    #[error("the profile `{profile}` drops every plan")]
    NothingLeft {
        /// Its name.
        profile: String,
    },
    /// A template of the theme is wrong.
    #[error("the theme cannot be used")]
    Templates {
        /// All of it.
        problems: Vec<Diagnostic>,
    },
    /// There is no such theme.
    #[error("there is no theme `{name}`, and no folder of that name")]
    NoSuchTheme {
        /// As written.
        name: String,
    },
    /// The theme has no such file.
    #[error("the default theme has no file `{name}`")]
    NoSuchThemeFile {
        /// As typed.
        name: String,
        /// The file that may have been meant.
        nearest: Option<String>,
    },
    /// The folder of a theme cannot be one.
    #[error("`{}` cannot be part of a theme: {reason}", path.display())]
    ThemeFile {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The site would be written over its sources.
    #[error("the site cannot be written to `{}`: {holds} is there", path.display())]
    OutputHoldsSources {
        /// The output folder.
        path: PathBuf,
        /// Which source.
        holds: String,
    },
    /// The output folder has other content.
    #[error("`{}` is not empty, and plansite did not make what is in it", path.display())]
    OutputNotOurs {
        /// The output folder.
        path: PathBuf,
    },
    /// The output folder, or something in it, cannot be written to as it is.
    #[error("cannot write to `{}`: {reason}", path.display())]
    OutputBlocked {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The output folder is a link that leads nowhere.
    #[error("`{}` is a symbolic link to `{}`, where nothing is", path.display(), target.display())]
    OutputLinkLost {
        /// The link.
        path: PathBuf,
        /// What it names.
        target: PathBuf,
    },
    /// `--base-url` or `base-url:` is no address of a site.
    #[error("`{url}` is not an address a site can stand at")]
    BaseUrl {
        /// As written.
        url: String,
    },
    /// `SOURCE_DATE_EPOCH` is no time.
    #[error("SOURCE_DATE_EPOCH is `{text}`, which is not a number of seconds since 1970")]
    SourceDate {
        /// As found.
        text: String,
    },
    /// `--format json --table`.
    #[error("`--table` names a table, and JSON is the whole model")]
    TableOfJson,
    /// There is no such commit, tag or branch, and it is no day either.
    #[error("there is no revision `{revision}`, and it is not a date")]
    NoSuchRevision {
        /// As typed.
        revision: String,
        /// The one that may have been meant.
        meant: Option<String>,
    },
    /// `--until` lies before `--since`.
    #[error("`{until}` came before `{since}`")]
    Backwards {
        /// As typed.
        since: String,
        /// As typed.
        until: String,
    },
    /// Two revisions that have nothing in common.
    #[error("`{since}` and `{until}` have no commit in common")]
    Unrelated {
        /// As named.
        since: String,
        /// As named.
        until: String,
    },
    /// There is no past to look at.
    #[error("there is no history here: {reason}")]
    NoHistory {
        /// Why.
        reason: String,
        /// What to do.
        help: String,
    },
    /// Git does not tell what it was asked.
    #[error("git does not tell what changed: {said}")]
    Git {
        /// What it says instead.
        said: String,
    },
    /// An address cannot be listened at.
    #[error("cannot listen at {address}")]
    Listen {
        /// Which.
        address: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Folders cannot be watched.
    #[error("cannot watch the folders of the plans")]
    Watch {
        /// Why.
        #[source]
        source: Box<notify::Error>,
    },
    /// The system gives no threads to build and answer with.
    #[error("cannot start the threads that build and answer")]
    Threads {
        /// Why.
        #[source]
        source: io::Error,
    },
    /// We are wrong.
    #[error("plansite cannot go on because of a fault of its own\n{0}")]
    Fault(String),
}

impl Error {
    /// What to do about it.
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::NoSuchFolder { .. } => {
                "name one that is there; without one, the root is looked for from the current folder upwards".to_owned()
            }
            Self::NoSuchSpecs { .. } => {
                "folders of `--specs` and `specs:` are counted from the portfolio's root; leave both out to have plans found".to_owned()
            }
            Self::Pattern { .. } => {
                "write it like `services/*/specs`; a bracket that stands for itself is written `[[]`".to_owned()
            }
            Self::NoPlans(none) => none.help(),
            Self::Read { source, .. } => return help_to_read(source).map(str::to_owned),
            Self::Write { source, .. } => return help_to_write(source).map(str::to_owned),
            Self::NoName { .. } => "give it a title with letters or digits".to_owned(),
            Self::AlreadyThere { .. } => "move it away to have it made anew".to_owned(),
            Self::SameName { .. } => "choose another title".to_owned(),
            Self::OutsideRoot { .. } => "name a folder below it with `--specs`".to_owned(),
            Self::NoSuchTheme { .. } => {
                "name the theme `default`, or a folder with the files that are to differ from it".to_owned()
            }
            Self::OutputHoldsSources { .. } => {
                "name a folder of its own for the site, such as `--out _site`".to_owned()
            }
            Self::OutputIsSource { .. } => "name another file, such as `--out portfolio.json`".to_owned(),
            Self::OutputNotOurs { path } => {
                format!("name another folder with `--out`, or empty `{}` if nothing in it is needed", path.display())
            }
            Self::OutputLinkLost { .. } => {
                "make the folder that it leads to, remove the link, or name another folder with `--out`".to_owned()
            }
            Self::BaseUrl { .. } => "write it like `https://example.org/plans/`".to_owned(),
            Self::SourceDate { .. } => "unset it, or set it to the output of `git log -1 --format=%ct`".to_owned(),
            Self::Listen { source, .. } if source.kind() == io::ErrorKind::AddrInUse => {
                "another program listens there; name another port with `--port`, or leave it out".to_owned()
            }
            Self::Watch { .. } => "try `--poll`, which looks for changes instead of being told".to_owned(),
            Self::Threads { .. } => "end other programs, or raise the limit that `ulimit -u` shows".to_owned(),
            Self::NoSuchCheck { nearest: Some(code), .. } => format!("did you mean `{code}`?"),
            Self::NoSuchCheck { nearest: None, .. } => "`plansite explain` lists all checks".to_owned(),
            Self::NoSuchProfile { nearest: Some(name), .. } => format!("did you mean `{name}`?"),
            Self::NoSuchProfile { nearest: None, known, .. } if known.is_empty() => {
                "profiles are written under `profiles:`, and there is none".to_owned()
            }
            Self::NoSuchProfile { nearest: None, known, .. } => format!("there are `{}`", known.join("`, `")),
            Self::NothingLeft { .. } => "look at `plans:` below its `drop:`".to_owned(),
            Self::NoSuchThemeFile { nearest: Some(file), .. } => format!("did you mean `{file}`?"),
            Self::NoSuchThemeFile { nearest: None, .. } => "`plansite theme copy` lists the files".to_owned(),
            Self::NoSuchRevision { meant: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Self::NoSuchRevision { meant: None, .. } => {
                "name a commit, tag or branch that `git log` knows, or a day such as 2026-11-16".to_owned()
            }
            Self::Backwards { since, until } => format!("exchange them: `--since {until} --until {since}`"),
            Self::Unrelated { .. } => "compare with a revision of the same history, or with a day".to_owned(),
            Self::NoHistory { help, .. } => help.clone(),
            Self::TableOfJson => "leave out `--table`, or ask for `--format csv`".to_owned(),
            Self::Fault(_) => "please report it with the text above and, if you can, the plan that causes it".to_owned(),
            // Where there is something to do about these, the message or what it consists of says so.
            Self::NotAFolder { .. }
            | Self::Template { .. }
            | Self::Settings { .. }
            | Self::Baseline { .. }
            | Self::Templates { .. }
            | Self::ThemeFile { .. }
            | Self::OutputBlocked { .. }
            | Self::Git { .. }
            | Self::Listen { .. } => return None,
        };
        Some(help)
    }
}

/// What to do about something that cannot be read, where that can be said.
fn help_to_read(source: &io::Error) -> Option<&'static str> {
    (source.kind() == io::ErrorKind::PermissionDenied).then_some("look at who owns it, and who may read it")
}

/// What to do about something that cannot be written, where that can be said.
fn help_to_write(source: &io::Error) -> Option<&'static str> {
    match source.kind() {
        io::ErrorKind::NotFound => Some("make the folder that it is to be in"),
        io::ErrorKind::IsADirectory => Some("a folder is there; name a file"),
        io::ErrorKind::PermissionDenied => Some("look at who owns the folder, and who may write to it"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("make room, or choose another place"),
        io::ErrorKind::ReadOnlyFilesystem => Some("choose a place on a disk that can be written to"),
        _ => None,
    }
}

/// What was looked for and what was seen when no plan was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoPlans {
    /// The root.
    pub root: PathBuf,
    /// The folders that `--specs` or `specs:` restrict the search to.
    pub specs: Vec<String>,
    /// The patterns that leave something out.
    pub exclude: Vec<String>,
    /// Folders that were looked into.
    pub folders: usize,
    /// Markdown files that were seen in them.
    pub markdown: usize,
    /// Links that lead out of the root and were not followed.
    pub outward: Vec<String>,
}

impl fmt::Display for NoPlans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "no plans below `{}`", self.root.display())?;
        if !self.specs.is_empty() {
            writeln!(f, "only `{}` was searched, as `--specs` or `specs:` asks", self.specs.join("`, `"))?;
        }
        write!(
            f,
            "looked for `plan.md` and `plan-*.md` in {} with {}",
            counted(self.folders, "folder"),
            counted(self.markdown, "Markdown file")
        )?;
        if !self.exclude.is_empty() {
            write!(f, "\n`exclude:` leaves out `{}`", self.exclude.join("`, `"))?;
        }
        for link in &self.outward {
            write!(f, "\n`{link}` leads out of the root and was not followed")?;
        }
        Ok(())
    }
}

impl std::error::Error for NoPlans {}

impl NoPlans {
    fn help(&self) -> String {
        let root = shown_folder(&self.root);
        let search = if self.specs.is_empty() {
            "name another root: `plansite build DIR`".to_owned()
        } else {
            "search the whole root: leave out `--specs` and `specs:`".to_owned()
        };
        format!(
            "{search}\n\
             name the folder of the plans where it is one that is left out otherwise: `plansite build --specs examples/specs`\n\
             or begin with one: `plansite init {root}`"
        )
    }
}

/// A folder as it can be pasted into a shell, as far as its name allows that.
fn shown_folder(path: &Path) -> String {
    let text = path.display().to_string();
    if text.chars().all(|c| c.is_alphanumeric() || "/._-+~:\\".contains(c)) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
