//! `plansite explain`: what a check means, why it matters, and how to mend what it finds.

use std::fmt::Write as _;

use clap::Args;

use super::terminal;
use super::{Error, Outcome};
use crate::check;
use crate::diagnostic::Code;

/// The arguments of `plansite explain`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    /// The check's code, as it stands in brackets before a finding; without one, all are listed
    code: Option<String>,
}

/// Prints the manual of a check, or the list of all.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => {
            let code = Code::from_name(name).ok_or_else(|| Error::NoSuchCheck {
                nearest: check::nearest(name, Code::ALL.iter().map(|code| code.name())),
                name: name.clone(),
            })?;
            format!("{code} ({})\n\n{}\n", code.default_severity(), check::explain(code).trim_end())
        }
    };
    terminal::data(text.as_bytes())?;
    Ok(Outcome::Fine)
}

/// Every check with its severity and its meaning, a line each.
fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in Code::ALL {
        let severity = code.default_severity().name();
        let _ = writeln!(text, "{:widest$}  {severity:7}  {}", code.name(), code.description());
    }
    text
}
