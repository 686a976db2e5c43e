//! `jixia query`: a question in SQL, answered as a table or a file.

use anyhow::{Result, bail};
use arrow::util::pretty::pretty_format_batches;
use futures::TryStreamExt;
use jixia_app::queries;
use jixia_config::Config;
use jixia_connect::ResultFormat;
use jixia_model::Language;

use crate::{
    arguments::{FormatArgument, QueryArguments},
    caller, installation, output,
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
        FormatArgument::Json => ResultFormat::JsonLines,
        FormatArgument::Csv => ResultFormat::Csv { mark: false },
        FormatArgument::Xlsx => ResultFormat::Xlsx,
        FormatArgument::Parquet => ResultFormat::Parquet,
        FormatArgument::Arrow => ResultFormat::Arrow,
    };
    let path = arguments.output.as_deref();
    if path.is_none() && !matches!(format, ResultFormat::JsonLines | ResultFormat::Csv { .. }) {
        bail!("this format is not for a terminal; name a file with --output");
    }
    output::write(format, answer.schema, answer.rows, path).await
}
