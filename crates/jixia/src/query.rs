//! `jixia query`: a question in SQL, answered as a table or a file.

use std::path::Path;

use anyhow::{Result, bail};
use arrow::util::pretty::pretty_format_batches;
use futures::TryStreamExt;
use jixia_app::queries;
use jixia_config::Config;
use jixia_connect::write::{self, Format};
use jixia_model::Language;

use crate::{
    arguments::{FormatArgument, QueryArguments},
    caller, installation,
};

/// Rows shown on a terminal when nobody says how many.
const TERMINAL_ROWS: u64 = 100;

pub(crate) async fn run(config: &Config, arguments: QueryArguments, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let cx = caller::act_as(&services, &arguments.login, None, language).await?;
    let shown = arguments.output.is_none().then_some(TERMINAL_ROWS);
    let answer = queries::run(&cx, &arguments.sql, arguments.rows.or(shown)).await?;
    let format = match arguments.format {
        FormatArgument::Table => {
            let batches: Vec<_> = answer.rows.try_collect().await?;
            println!("{}", pretty_format_batches(&batches)?);
            return Ok(());
        }
        FormatArgument::Json => Format::JsonLines,
        FormatArgument::Csv => Format::Csv,
        FormatArgument::Xlsx => Format::Xlsx,
        FormatArgument::Parquet => Format::Parquet,
        FormatArgument::Arrow => Format::Arrow,
    };
    let terminal = Path::new("/dev/stdout");
    let output = arguments.output.as_deref();
    if output.is_none() && !matches!(format, Format::JsonLines | Format::Csv) {
        bail!("this format is not for a terminal; name a file with --output");
    }
    write::to_file(format, answer.schema, answer.rows, output.unwrap_or(terminal)).await?;
    Ok(())
}
