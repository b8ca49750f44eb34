//! Everything that is said to people: on standard error, coloured only where that is wanted, never a reason to fail.
//!
//! Paths and texts may come from anybody's repository, so control characters are made visible before they are shown.

use std::error::Error as _;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::error::Error;
use crate::diagnostic::{self, Diagnostic, Style, printable};

/// Standard error as plansite uses it, and standard output for data.
#[derive(Clone, Debug)]
pub(super) struct Terminal {
    style: Style,
    interactive: bool,
}

impl Terminal {
    /// Looks at what standard error is.
    pub(super) fn new() -> Self {
        let style = super::environment::style_on_stderr();
        Self { style, interactive: io::stderr().is_terminal() }
    }

    /// Whether colour may be used on standard error.
    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// Says one or more lines on standard error. That nobody listens is no error.
    pub(super) fn say(&self, text: &str) {
        let choice = match self.style {
            Style::Coloured => anstream::ColorChoice::Always,
            Style::Plain => anstream::ColorChoice::Never,
        };
        let _ = writeln!(anstream::AutoStream::new(io::stderr().lock(), choice), "{}", text.trim_end());
    }

    /// Says the last word, over the `^C` that a terminal shows where somebody pressed it.
    pub(super) fn stopped(&self) {
        self.say(if self.interactive { "\rstopped" } else { "stopped" });
    }

    /// Says something worth knowing that is no problem of a plan, with what to do about it.
    pub(super) fn note(&self, message: &str, help: Option<&str>) {
        let mut text = format!("{}: {}", self.label("note"), printable(message));
        if let Some(help) = help {
            let _ = write!(text, "\n  {}: {}", self.label("help"), hanging(help));
        }
        self.say(&text);
    }

    /// Says what may do harm if nobody looks at it, with what to do about it.
    pub(super) fn warning(&self, message: &str, help: &str) {
        self.say(&format!(
            "{}: {}\n  {}: {}",
            self.label("warning"),
            hanging(message),
            self.label("help"),
            hanging(help)
        ));
    }

    /// Draws a problem of a plan.
    pub(super) fn problem(&self, problem: &Diagnostic) {
        self.say(&diagnostic::draw(problem, self.style));
        self.say("");
    }

    /// Says why plansite could not do its work: the error, its causes, what to do.
    pub(super) fn error(&self, error: &Error) {
        match error {
            Error::Settings { faults } => {
                for fault in faults {
                    self.say(&diagnostic::draw_fault(fault, self.style));
                    self.say("");
                }
            }
            Error::Baseline { fault } => self.say(&format!("{}\n", diagnostic::draw_fault(fault, self.style))),
            Error::Templates { problems } => problems.iter().for_each(|problem| self.problem(problem)),
            _ => {}
        }
        let mut text = format!("{}: {}", self.label("error"), hanging(&error.to_string()));
        let mut cause = error.source();
        while let Some(error) = cause {
            let _ = write!(text, "\n  {}: {}", self.label("caused by"), hanging(&error.to_string()));
            cause = error.source();
        }
        if let Some(help) = error.help() {
            let _ = write!(text, "\n  {}: {}", self.label("help"), hanging(&help));
        }
        self.say(&text);
    }

    /// A bar that counts to `total` on a terminal, and nothing elsewhere.
    pub(super) fn progress(&self, total: usize, what: &'static str) -> ProgressBar {
        if !self.interactive {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    fn label(&self, word: &'static str) -> String {
        let colour = match word {
            "error" => "1;31",
            "caused by" | "warning" => "1;33",
            "note" => "1;32",
            _ => "1;36",
        };
        match self.style {
            Style::Coloured => format!("\u{1b}[{colour}m{word}\u{1b}[0m"),
            Style::Plain => word.to_owned(),
        }
    }
}

/// Lines after the first are set under the first one's text; each is made printable.
fn hanging(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n        ")
}

/// Writes data to standard output. A reader that has gone away has had enough, which is no error.
pub(super) fn data(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|source| Error::Write { path: "standard output".into(), source }),
    }
}
