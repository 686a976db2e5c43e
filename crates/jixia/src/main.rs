//! `jixia`: the engine of a city's digital government, in one program. Wires the parts together; decides nothing.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks on its terminal"
)]

mod arguments;
mod caller;
mod deliver;
mod demo;
mod doctor;
mod evidence_key;
mod folders;
mod generate;
mod help;
mod installation;
mod output;
mod packs;
mod query;
mod registry;
mod rule;
mod sample;
mod say;
mod serve;
mod shipped;
mod steps;
mod trace;
mod verify;
mod version;

use std::process::ExitCode;

use jixia_http::texts::Texts;
use jixia_model::Language;

use crate::arguments::{Arguments, Command};

/// Arrow makes and drops many large buffers, which the allocator of the system gives back page by page.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    hide_harmless_panics();
    let arguments = help::parse();
    let language = arguments.language.into();
    match run(arguments, language).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", explain(&error, language));
            ExitCode::FAILURE
        }
    }
}

/// Exit code of a program whose reader has gone, as shells know it: 128 and the number of SIGPIPE.
const READER_GONE: i32 = 141;

/// Keeps two panics off the terminal that are no defects.
///
/// `jixia … | head` closes the output before its end. And when the last write of a file fails, Delta tries to abort the
/// upload, `object_store` panics because it has ended, and Delta goes on; the failure itself is told by its cause.
fn hide_harmless_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or("", |place| place.file());
        let of_upload = place.contains("object_store") && place.ends_with("buffered.rs");
        let caught = of_upload && panic.payload().downcast_ref::<&str>() == Some(&"Already shut down");
        let told = panic.payload().downcast_ref::<String>().map_or("", String::as_str);
        if told.starts_with("failed printing to stdout: Broken pipe") {
            std::process::exit(READER_GONE);
        }
        if !caught {
            usual(panic);
        }
    }));
}

async fn run(arguments: Arguments, language: Language) -> anyhow::Result<()> {
    let config = || installation::configuration(arguments.config.as_deref());
    match arguments.command {
        Command::Serve => serve::run(&config()?, language).await,
        Command::Demo(demo) => demo::run(&demo, language).await,
        Command::Sample(arguments) => sample::run(&arguments, language).await,
        Command::Pack(command) => packs::run(command, config, language).await,
        Command::Deliver(delivery) => deliver::run(&config()?, delivery, language).await,
        Command::Query(query) => query::run(&config()?, query, language).await,
        Command::Rule(command) => rule::run(command, config, language).await,
        Command::Registry(command) => registry::run(&config()?, command, language).await,
        Command::Version(command) => version::run(&config()?, command, language).await,
        Command::Trace(trace) => trace::run(trace, language).await,
        Command::Verify(command) => verify::run(command, config, language).await,
        Command::Doctor => doctor::run(&config()?, language).await,
        Command::Generate { folder } => generate::run(&folder),
    }
}

/// An error in the caller's language: ours by its code, others as they are.
fn explain(error: &anyhow::Error, language: Language) -> String {
    let Some(ours) = error.downcast_ref::<jixia_model::Error>() else {
        return format!("{error:#}");
    };
    // On the command line nobody else reads the log, so the causes of our own faults are told here.
    let causes = std::iter::successors(std::error::Error::source(ours), |cause| cause.source());
    let causes = causes.fold(String::new(), |told, cause| told + "\n  " + &cause.to_string());
    let causes = if ours.kind == jixia_model::Kind::Internal {
        causes
    } else {
        String::new()
    };
    let fields = ours.fields.iter();
    let texts = Texts::embedded().ok();
    let fields = fields.fold(String::new(), |told, field| {
        let sentence = texts.as_ref().map(|texts| texts.field_sentence(field, language));
        told + "\n  " + &field.field + ": " + &sentence.unwrap_or_else(|| field.message.clone())
    });
    format!("{}{fields}{causes}", say::error(ours, language))
}
