//! The shell: the only part of plansite that touches files, the clock, other programs and the terminal.
//!
//! A command reads the `environment` once, opens a `project` (finds the root, its settings, its plans and what Git
//! knows), hands everything to the pipeline as values, and writes what comes back.
//!
//! *Architecture invariant:* nothing is computed here that a page or an export shows.

#![allow(clippy::disallowed_methods, reason = "this is the place that the other modules are kept from")]

mod arguments;
mod browser;
mod build;
mod changes;
mod check;
mod cli;
mod completions;
mod discover;
mod disk;
mod environment;
mod error;
mod explain;
mod export;
mod former;
mod git;
mod history;
mod init;
mod man;
mod new;
mod profile;
mod project;
mod readings;
mod rebuild;
mod remote;
mod repository;
mod root;
mod schema;
mod scratch;
mod serve;
mod settled;
mod shelf;
mod signal;
mod story;
mod terminal;
mod theme;
mod themes;
mod unchanged;
mod watch;
mod watcher;
mod workbench;
mod write;

use std::any::Any;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use cli::{Cli, Command};
use environment::Environment;
pub use error::Error;
use terminal::Terminal;

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing to complain about.
    Fine,
    /// Findings at or above the threshold.
    Findings,
}

/// Runs plansite with the arguments of a process, program name first.
///
/// Everything goes through the exit codes: 0 fine, 1 findings, 2 plansite could not do its work.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let environment = Environment::read();
    let terminal = Terminal::new();
    let cli = match Cli::parse(arguments, &terminal) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let outcome = catching(|| match cli.command {
        Command::Build(arguments) => build::run(&arguments, &environment?, &terminal),
        Command::Serve(arguments) => serve::run(&arguments, &environment?, &terminal),
        Command::Watch(arguments) => watch::run(&arguments, &environment?, &terminal),
        Command::Check(arguments) => check::run(&arguments, &environment?, &terminal),
        Command::Export(arguments) => export::run(&arguments, &environment?, &terminal),
        Command::Changes(arguments) => changes::run(&arguments, &environment?, &terminal),
        Command::Init(arguments) => init::run(&arguments, &environment?, &terminal),
        Command::New(arguments) => new::run(&arguments, &environment?, &terminal),
        Command::Theme(arguments) => themes::run(&arguments, &environment?, &terminal),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man => man::run(),
    });
    match outcome {
        Ok(Ok(Outcome::Fine)) => ExitCode::SUCCESS,
        Ok(Ok(Outcome::Findings)) => ExitCode::from(1),
        Ok(Err(error)) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
        Err(fault) => {
            terminal.error(&Error::Fault(fault));
            ExitCode::from(2)
        }
    }
}

/// Runs a command so that a fault of ours ends in a sentence and an exit code, not in a backtrace.
///
/// The panic's message and place are kept by a hook, because only there the place is known; the hook prints nothing,
/// so that a fault on a worker thread is told once.
fn catching<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let first = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&first);
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        let message = format!("{}{place}", sentence(panic.payload()));
        seen.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(message);
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(before);
    result.map_err(|payload| {
        let kept = first.lock().unwrap_or_else(PoisonError::into_inner).take();
        kept.unwrap_or_else(|| sentence(payload.as_ref()))
    })
}

/// What a panic says.
fn sentence(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it does not say why".to_owned())
}

#[cfg(test)]
mod tests {
    use super::catching;

    #[test]
    fn a_fault_on_a_worker_thread_becomes_a_sentence() {
        let fault = catching(|| rayon::join(|| 1, || if true { panic!("the shelf fell") } else { 2 })).unwrap_err();
        assert!(fault.starts_with("the shelf fell (src"), "{fault}");
    }

    #[test]
    fn work_without_a_fault_gives_its_result() {
        assert_eq!(catching(|| 7), Ok(7));
    }
}
