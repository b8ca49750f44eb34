//! `plansite theme`: which themes there are, and copies of the default one's files to be changed.

use std::fmt::Write as _;
use std::path::Path;

use clap::{Args, Subcommand};

use super::environment::Environment;
use super::project::Root;
use super::terminal::{self, Terminal};
use super::{Error, Outcome, theme, write};
use crate::diagnostic::phrase::{self, counted};
use crate::theme::Theme;

/// The arguments of `plansite theme`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

/// What is done.
#[derive(Clone, Debug, Subcommand)]
enum Action {
    /// List the themes
    List,
    /// Copy files of the default theme into `theme/`; without files, list those that there are
    Copy {
        /// The files, such as `assets/css/tokens.css`
        files: Vec<String>,
    },
}

/// Lists themes or files, or copies files.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    match &arguments.action {
        Action::Copy { files } if files.is_empty() => {
            let names: Vec<String> = Theme::originals().into_keys().collect();
            terminal::data(format!("{}\n", names.join("\n")).as_bytes())?;
        }
        Action::Copy { files } => copy(files, &Root::open(None, environment, terminal)?, environment, terminal)?,
        Action::List => terminal::data(list(&Root::open(None, environment, terminal)?, environment)?.as_bytes())?,
    }
    Ok(Outcome::Fine)
}

/// The themes, one a line: the built-in one, and what is laid over it here.
fn list(root: &Root, environment: &Environment) -> Result<String, Error> {
    let mut text = format!("{:10}{}\n", theme::DEFAULT, Theme::description());
    let loaded = theme::load(None, root.config.theme.as_deref(), &environment.folder, &root.path)?;
    if let Some((folder, name)) = &loaded.folder {
        let files = counted(theme::files(folder)?.len(), "file");
        let name = format!("{}/", name.trim_end_matches('/'));
        let _ = writeln!(text, "{name:10}laid over it in {}: {files}", root.path.display());
    }
    Ok(text)
}

/// Copies files; all names must be right before the first one is written.
fn copy(typed: &[String], root: &Root, environment: &Environment, terminal: &Terminal) -> Result<(), Error> {
    let originals = Theme::originals();
    let mut found = Vec::new();
    for name in typed {
        let path = name.replace('\\', "/");
        let path = path.strip_prefix("./").unwrap_or(&path);
        let Some((path, bytes)) = originals.get_key_value(path) else {
            let names: Vec<&str> = originals.keys().map(String::as_str).collect();
            let nearest = nearest(path, &names);
            return Err(Error::NoSuchThemeFile { name: name.clone(), nearest });
        };
        found.push((path, bytes));
    }
    // Where the settings name a folder, that one is laid over the theme, and not the usual one.
    let set = root.config.theme.as_deref().filter(|name| *name != theme::DEFAULT);
    let folder = set.unwrap_or(theme::OVERLAY).trim_end_matches('/');
    for (path, bytes) in found {
        let path = format!("{folder}/{path}");
        match write::create(&root.path, &path, bytes) {
            Ok(()) => {
                let full = root.path.join(&path);
                terminal.say(&format!("wrote {}", shown(&full, &environment.folder)));
            }
            Err(Error::AlreadyThere { path }) => terminal.say(&format!("left {} as it is", path.display())),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn shown(path: &Path, current: &Path) -> String {
    crate::diagnostic::printable(&path.strip_prefix(current).unwrap_or(path).display().to_string())
}

/// The file that may have been meant: by its name without the ending, by its whole path, or by its name.
fn nearest(typed: &str, known: &[&str]) -> Option<String> {
    let own = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let by_stem = known.iter().copied().find(|path| own(path).split('.').next() == Some(typed));
    let by_path = || phrase::nearest(typed, known.iter().copied());
    let by_name = || {
        let names: Vec<String> = known.iter().map(|path| own(path)).collect();
        let name = phrase::nearest(&own(typed), names.iter().map(String::as_str))?;
        known.iter().copied().find(|path| own(path) == name)
    };
    by_stem.or_else(by_path).or_else(by_name).map(str::to_owned)
}
