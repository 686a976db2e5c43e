//! Races against peers on this machine, through the built binary alone: `cargo xtask bench` builds it and calls this.
//!
//! It must know nothing of the crates behind the binary. A race prints what it measured, its peer in the same run, and
//! whether the bar is met; nothing is asserted, because a machine that is busy is no defect.
#![expect(clippy::print_stdout, reason = "a command-line tool talks on its terminal")]

mod batch;
mod deliver;
mod idle;
mod load;
mod look_up;
mod measure;
mod peer;
mod registry;
mod report;
mod rows;
mod scene;
mod share;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::{report::Report, scene::Scene};

#[derive(Parser)]
#[command(about = "Races against peers on this machine")]
struct Arguments {
    /// The races to run; all if not given
    #[arg(value_enum)]
    races: Vec<RaceName>,
    /// Rows of the file that is delivered
    #[arg(long, default_value_t = 1_000_000)]
    rows: u32,
    /// People of the registry
    #[arg(long, default_value_t = 4_700_000)]
    people: u64,
    /// Runs of each contender; the middle one counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Python that has the peers
    #[arg(long)]
    python: PathBuf,
    /// Folder for files and cities, kept between runs
    #[arg(long, default_value = ".bench")]
    folder: PathBuf,
    /// Writes the figures into docs/benchmarks.md
    #[arg(long)]
    write: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RaceName {
    Deliver,
    Registry,
    LookUp,
    Share,
    Idle,
    Batch,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let scene = Scene::new(&arguments.folder, arguments.python.clone())?;
    let races = if arguments.races.is_empty() {
        RaceName::value_variants()
    } else {
        &arguments.races
    };
    let mut report = Report::new();
    for race in races {
        let outcome = match race {
            RaceName::Deliver => deliver::race(&scene, arguments.rows, arguments.runs)?,
            RaceName::Registry => registry::race(&scene, arguments.people)?,
            RaceName::LookUp => look_up::race(&scene, arguments.people).await?,
            RaceName::Share => share::race(&scene, arguments.people).await?,
            RaceName::Batch => batch::race(&scene, arguments.rows, arguments.runs).await?,
            RaceName::Idle => idle::race(&scene, arguments.people, arguments.runs)?,
        };
        println!("{outcome}");
        report.add(outcome);
    }
    if arguments.write {
        report.write()?;
    }
    Ok(())
}
