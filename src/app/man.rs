//! `plansite man`: the manual page, with every command and every check.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::cli::Cli;
use super::terminal;
use super::{Error, Outcome};
use crate::check;
use crate::diagnostic::Code;

/// What the exit codes say.
const EXIT_CODES: &str = "0  all went well
1  `check` or `build --strict` found something
2  plansite could not do its work";

/// The files that matter.
const FILES: &str = "plansite.yml           settings, in the portfolio's root; all of them may be left out
theme/                 files that take the place of the theme's
_site/                 where the site is written by default
_site/.plansite-files  what was written; nothing else is ever deleted";

/// The variables that are looked at.
const VARIABLES: &str = "NO_COLOR           no colour on the terminal
SOURCE_DATE_EPOCH  the moment to take for now";

/// Prints the manual page.
pub(super) fn run() -> Result<Outcome, Error> {
    let page = page().map_err(|source| Error::Write { path: "the manual page".into(), source })?;
    terminal::data(&page)?;
    Ok(Outcome::Fine)
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = Cli::command();
    // Commands know their whole name only then.
    command.build();
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;

    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    add_commands(&mut rest, &command);
    for (title, text) in [("EXIT STATUS", EXIT_CODES), ("FILES", FILES), ("ENVIRONMENT", VARIABLES)] {
        rest.control("SH", [title]);
        add_as_written(&mut rest, text);
    }
    rest.control("SH", ["CHECKS"]);
    for code in Code::ALL {
        rest.control("SS", [format!("{code} ({})", code.default_severity()).as_str()]);
        add_paragraphs(&mut rest, check::explain(*code).trim());
    }
    rest.to_writer(&mut page)?;
    Ok(page)
}

/// Adds the help of each command, and of those below it.
fn add_commands(page: &mut Roff, of: &clap::Command) {
    for command in of.get_subcommands().filter(|command| command.get_name() != "help") {
        page.control(
            "SS",
            [command.get_display_name().unwrap_or(command.get_name()).replace("plansite-", "plansite ").as_str()],
        );
        // The width of a page of the manual, without the space at its left.
        let help =
            command.clone().term_width(72).disable_help_flag(true).disable_help_subcommand(true).render_long_help();
        add_as_written(page, help.to_string().trim());
        add_commands(page, command);
    }
}

/// Adds paragraphs, to be set anew to the width of the page; what is no running text stays as it is.
fn add_paragraphs(page: &mut Roff, text: &str) {
    for (at, paragraph) in text.split("\n\n").enumerate() {
        if at > 0 {
            page.control("PP", []);
        }
        if paragraph.lines().any(|line| line.starts_with(['|', '-', '`', '>', '#', ' '])) {
            add_as_written(page, paragraph);
        } else {
            page.text([roman(paragraph)]);
        }
    }
}

/// Adds lines that stay as they are.
fn add_as_written(page: &mut Roff, text: &str) {
    page.control("nf", []);
    for line in text.lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}
