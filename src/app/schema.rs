//! `plansite schema`: the JSON Schema of the settings, and of what plansite prints for other programs.

use clap::{Args, ValueEnum};

use super::terminal;
use super::{Error, Outcome};
use crate::check::report;
use crate::config;
use crate::site::export;

/// The arguments of `plansite schema`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    /// What is described
    #[arg(value_enum)]
    form: Form,
}

/// The forms that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// What `plansite.yml` may say
    Config,
    /// What `export` prints, and `portfolio.json` of a site holds
    Portfolio,
    /// What `check --format json` prints
    Problems,
    /// What `changes --format json` prints
    Changes,
}

/// Prints a schema.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schema = match arguments.form {
        Form::Config => config::SCHEMA,
        Form::Portfolio => export::SCHEMA,
        Form::Problems => report::SCHEMA,
        Form::Changes => export::changes::SCHEMA,
    };
    terminal::data(schema.as_bytes())?;
    Ok(Outcome::Fine)
}
