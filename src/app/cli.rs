//! What may be typed after `plansite`.
//!
//! Each command's flags stand in the command's own file; here is only what holds them together.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::terminal::{self, Terminal};
use super::{build, changes, check, completions, explain, export, init, new, schema, serve, themes, watch};
use crate::diagnostic::Style;

/// Publishes a folder of feature plans as a static site.
#[derive(Debug, Parser)]
#[command(name = "plansite", version, arg_required_else_help = true, max_term_width = 80)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the site
    Build(build::Arguments),
    /// Serve the site from memory and refresh it at every save
    Serve(serve::Arguments),
    /// Write the site, and again at every save
    Watch(watch::Arguments),
    /// Report what is wrong with the plans
    Check(check::Arguments),
    /// Write the model as JSON or as a table
    Export(export::Arguments),
    /// Tell what changed since the last review
    Changes(changes::Arguments),
    /// Write settings, a GitHub Pages workflow and a first plan
    Init(init::Arguments),
    /// Begin a feature: the next folder, with a plan in it
    New(new::Arguments),
    /// List the themes, or copy files of the default one to change them
    Theme(themes::Arguments),
    /// Say what a check means and how to mend what it finds
    Explain(explain::Arguments),
    /// Print the JSON Schema of the settings, or of what plansite prints
    Schema(schema::Arguments),
    /// Print what makes a shell complete plansite's commands
    Completions(completions::Arguments),
    /// Print the manual page
    Man,
}

impl Cli {
    /// Reads the arguments of a process; `Err` when help was asked for or the usage is wrong, which has been said then.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>, terminal: &Terminal) -> Result<Self, ExitCode> {
        let colour = match terminal.style() {
            Style::Coloured => ColorChoice::Auto,
            Style::Plain => ColorChoice::Never,
        };
        let command = Self::command().color(colour);
        command.try_get_matches_from(arguments).and_then(|matches| Self::from_arg_matches(&matches)).map_err(|error| {
            let text = error.render();
            if error.use_stderr() {
                let plain = terminal.style() == Style::Plain;
                terminal.say(&if plain { text.to_string() } else { text.ansi().to_string() });
                ExitCode::from(2)
            } else {
                // Help and version are what was asked for, so they are data.
                match terminal::data(text.to_string().as_bytes()) {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(_) => ExitCode::from(2),
                }
            }
        })
    }
}
