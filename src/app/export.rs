//! `plansite export`: writes the model, without a site.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::arguments::Plans;
use super::disk::Disk;
use super::environment::Environment;
use super::project::{Asked, Project, Root};
use super::readings::KeptReadings;
use super::terminal::{self, Terminal};
use super::{Error, Outcome, write};
use crate::site::export::{self, Export};
use crate::site::routes::Routes;
use crate::{Input, ReadPlans};

/// The flags of `plansite export`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    /// The form [default: json]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The table to write; there is one in CSV only
    #[arg(long, value_enum, required_if_eq("format", "csv"))]
    table: Option<Table>,
    /// The file to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole model
    Json,
    /// One table
    Csv,
}

/// The tables of a CSV export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Table {
    /// One row for each plan
    Plans,
    /// One row for each risk
    Risks,
    /// One row for each gate
    Gates,
}

/// Writes the model to standard output or a file.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    if arguments.format == Some(Format::Json) && arguments.table.is_some() {
        return Err(Error::TableOfJson);
    }
    let root = Root::open(arguments.plans.dir.as_deref(), environment, terminal)?;
    let asked = Asked {
        root: arguments.plans.dir.as_deref(),
        specs: &arguments.plans.specs,
        profile: arguments.plans.profile.as_deref(),
        ..Asked::default()
    };
    let project = Project::open(root, &asked, environment, terminal)?;
    let out = arguments.out.as_deref().filter(|path| *path != Path::new("-"));
    let out = out.map(|path| environment.folder.join(path));
    if let Some(path) = &out {
        project.refuse_source(path)?;
    }
    let bar = terminal.progress(project.documents(), "reading plans");
    let disk = Disk::new(&project.root.path, bar.clone()).without(&project.withheld);
    let (audience, withheld) = (project.audience.clone(), Arc::clone(&project.withheld));
    let readings = KeptReadings::of(&project, environment);
    let input = Input { readings: Some(&readings), ..project.input(&disk) };
    let ReadPlans { portfolio, masked, .. } = crate::read(input);
    readings.finish();
    bar.finish_and_clear();
    audience.left_out(&withheld, &masked).say(terminal);

    let routes = Routes::of(&portfolio);
    let asked = match arguments.table {
        None => Export::Json,
        Some(Table::Plans) => Export::Csv(export::Table::Plans),
        Some(Table::Risks) => Export::Csv(export::Table::Risks),
        Some(Table::Gates) => Export::Csv(export::Table::Gates),
    };
    let bytes = export::file(&portfolio, &routes, asked);
    match out {
        None => terminal::data(&bytes)?,
        Some(path) => write::replace(&path, &bytes)?,
    }
    Ok(Outcome::Fine)
}
