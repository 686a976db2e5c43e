//! `cargo xtask`: the one door to building, trying, testing and tidying.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks on its terminal"
)]

mod bench;
mod console;
mod demo;
mod postgres;
mod shell;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tries, tests and tidies Jixia")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds Jixia, makes a sample city in .demo/ and serves it
    Demo {
        /// Passed on to `jixia demo`: --people, --firms, --port, --folder
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Races against peers in a release build; `--write` puts the figures into docs/benchmarks.md
    Bench {
        /// Passed on: deliver, registry, look-up, idle, --rows, --people, --runs, --write
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs everything that must pass: format, clippy, tidy, tests on SQLite and PostgreSQL, packs, end to end
    Test,
    /// Checks the rules that no compiler knows: layers, licences, texts, sizes, documents
    Tidy,
    /// Writes every generated file anew: schemas, OpenAPI, references
    Bless,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Demo { arguments } => demo::run(&arguments),
        Task::Bench { arguments } => bench::run(&arguments),
        Task::Test => test::run(),
        Task::Tidy => tidy::run(),
        Task::Bless => demo::bless(),
    };
    if let Err(error) = result {
        eprintln!("error: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
