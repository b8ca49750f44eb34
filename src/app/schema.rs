//! `plansite schema`: the JSON Schema of what plansite prints for other programs.

use clap::{Args, ValueEnum};

use super::terminal;
use super::{Error, Outcome};
use crate::check::report;

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
    /// What `check --format json` prints
    Problems,
}

/// Prints a schema.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schema = match arguments.form {
        Form::Problems => report::SCHEMA,
    };
    terminal::data(schema.as_bytes())?;
    Ok(Outcome::Fine)
}
