//! `plansite completions`: what makes a shell complete plansite's commands.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::cli::Cli;
use super::terminal;
use super::{Error, Outcome};

/// The arguments of `plansite completions`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the shell's script.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Cli::command(), "plansite", &mut script);
    terminal::data(&script)?;
    Ok(Outcome::Fine)
}
