//! How fast plansite is beside the least that its work can cost: `cargo bench --bench goals`.
//!
//! A table of ratios to read, with the project's goals beside them; `../README.md` says what they mean. Nothing is judged
//! by time: the exit code says only whether everything could be measured. Left out is what a stage costs, which
//! `../stages.rs` measures in memory.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own, outside of the pipeline"
)]

mod documents;
mod floor;
mod peers;
mod plan;
mod portfolio;
mod programs;
mod prose;
mod rounds;
mod saves;
mod seeded;
mod table;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use self::portfolio::Portfolio;
use self::programs::{Ground, Program};
use self::rounds::Times;
use self::saves::Saves;

/// What went wrong, in words for the terminal.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// Compares plansite with the floor, and with other builders, on portfolios that it writes.
#[derive(Debug, Parser)]
#[command(name = "cargo bench --bench goals --")]
struct Arguments {
    /// How many plans the portfolios have
    #[arg(long, value_delimiter = ',', default_value = "100,1000", value_name = "COUNTS")]
    plans: Vec<usize>,
    /// Write eight documents for each feature instead of the plan alone
    #[arg(long)]
    full: bool,
    /// How many rounds are measured, after one that is not
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    /// How many saves are timed; 0 leaves the server out
    #[arg(long, default_value_t = 100)]
    saves: usize,
    /// What the texts are drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The plansite to measure instead of the one that Cargo has built
    #[arg(long, default_value = env!("CARGO_BIN_EXE_plansite"), hide_default_value = true, value_name = "FILE")]
    plansite: PathBuf,
    /// Builders to leave out though they are here
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    without: Vec<Program>,
    /// Write the portfolio of the first count to this folder, and measure nothing
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// Be the floor: read SPECS, write OUT
    #[arg(long, hide = true, num_args = 2)]
    floor: Option<Vec<PathBuf>>,
    /// Said by `cargo bench`, and not by `cargo test`
    #[arg(long, hide = true)]
    bench: bool,
    /// Benchmarks to run, as `cargo bench -- NAME` tells all of them
    #[arg(hide = true)]
    names: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("goals: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Outcome<()> {
    if let Some([specs, out]) = arguments.floor.as_deref() {
        return Ok(floor::build(specs, out)?);
    }
    let wanted = arguments.names.is_empty() || arguments.names.iter().any(|name| "goals".contains(name.as_str()));
    if !arguments.bench || !wanted {
        return Ok(());
    }
    if let Some(folder) = &arguments.write {
        let count = arguments.plans.first().copied().unwrap_or_default();
        let portfolio = Portfolio::write(folder, count, arguments.full, arguments.seed)?;
        println!("{portfolio}");
        return Ok(());
    }
    let columns = arguments.plans.iter().map(|&count| column(arguments, count)).collect::<Outcome<Vec<_>>>()?;
    print!("{}", table::draw(&columns));
    Ok(())
}

/// What was found for one portfolio.
struct Column {
    portfolio: Portfolio,
    /// How many programs wanted a core before the first round, where the system says.
    load: Option<String>,
    times: Times,
    /// Of the cold build, in kilobytes, where it could be measured.
    memory: Option<u64>,
    saves: Option<Saves>,
}

fn column(arguments: &Arguments, count: usize) -> Outcome<Column> {
    let load = std::fs::read_to_string("/proc/loadavg").ok();
    let load = load.and_then(|text| text.split(' ').next().map(str::to_owned));
    let work = tempfile::Builder::new().prefix("plansite-goals-").tempdir()?;
    let portfolio = Portfolio::write(&work.path().join("portfolio"), count, arguments.full, arguments.seed)?;
    eprintln!("{portfolio}");
    let peers = peers::present(&arguments.without);
    peers::write_sites(&peers, &portfolio, work.path())?;
    let plansite = absolute(&arguments.plansite)?;
    let ground = Ground { plansite, itself: std::env::current_exe()?, folder: work.path().to_owned(), portfolio };
    let times = rounds::run(&ground, arguments.rounds, &peers)?;
    let memory = rounds::memory(&ground)?;
    let saves = match arguments.saves {
        0 => None,
        saves => Some(saves::time(&ground, saves, arguments.seed)?),
    };
    Ok(Column { portfolio: ground.portfolio, load, times, memory, saves })
}

/// A path that means the same in every folder; a name alone is looked for on `PATH` when it is started.
fn absolute(program: &Path) -> Outcome<PathBuf> {
    if program.components().count() == 1 {
        return Ok(program.to_owned());
    }
    std::path::absolute(program).map_err(Into::into)
}
