//! `jixia query`: a question in SQL, answered as a table or a file.

use anyhow::Result;
use arrow::util::pretty::pretty_format_batches;
use futures::TryStreamExt;
use jixia_app::{Cx, evidence::AnswerHash, queries};
use jixia_config::Config;
use jixia_connect::ResultFormat;
use jixia_evidence::Kind;
use jixia_lake::Cut;
use jixia_model::{Error, Language};

use crate::{
    arguments::{FormatArgument, QueryArguments},
    caller, installation, output, say,
};

/// Rows shown on a terminal when nobody says how many.
const TERMINAL_ROWS: u64 = 100;

pub(crate) async fn run(config: &Config, arguments: QueryArguments, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let shown = arguments.output.is_none().then_some(TERMINAL_ROWS);
    let allowed = services.query_limits.rows_max;
    let rows_max = arguments.rows.or(shown).map_or(allowed, |rows| rows.min(allowed));
    let path = arguments.output.as_deref();
    let format = format(arguments.format);
    if path.is_none() && !matches!(format, None | Some(ResultFormat::JsonLines | ResultFormat::Csv { .. })) {
        let message = "This format is not for a terminal; name a file with --output.";
        return Err(Error::invalid("output.not_for_terminal", message).into());
    }
    let ask = async |cx: &Cx| {
        let (answer, draft) = queries::run(cx, &arguments.sql, Some(rows_max)).await?;
        let (answer, cut) = answer.first(rows_max);
        let Some(format) = format else {
            let batches: Vec<_> = answer.rows.try_collect().await?;
            let table = format!("{}\n", pretty_format_batches(&batches)?);
            draft.seal(cx, AnswerHash::of(table.as_bytes()), cut.rows()).await?;
            print!("{table}");
            return Ok(cut);
        };
        let (file, hash) = output::spool(format, answer.schema, answer.rows).await?;
        draft.of_kind(Kind::File).seal(cx, hash, cut.rows()).await?;
        output::copy(file, path).await?;
        Ok(cut)
    };
    let cut = caller::acting(&services, &arguments.login, None, language, ask).await?;
    tell(&cut, rows_max, language);
    Ok(())
}

/// The form of a file; none for a table on the terminal.
fn format(argument: FormatArgument) -> Option<ResultFormat> {
    match argument {
        FormatArgument::Table => None,
        FormatArgument::Json => Some(ResultFormat::JsonLines),
        FormatArgument::Csv => Some(ResultFormat::Csv { mark: false }),
        FormatArgument::Xlsx => Some(ResultFormat::Xlsx),
        FormatArgument::Parquet => Some(ResultFormat::Parquet),
        FormatArgument::Arrow => Some(ResultFormat::Arrow),
    }
}

/// Says on the error output, which no file holds, that the answer is not whole.
fn tell(cut: &Cut, rows_max: u64, language: Language) {
    if !cut.happened() {
        return;
    }
    let told = say::sentence(
        language,
        format_args!("结果只有前 {rows_max} 行；用 --rows 可以要更多，但不超过配置的 query.rows_max。"),
        format_args!(
            "These are the first {rows_max} rows alone; --rows asks for more, up to query.rows_max of the configuration."
        ),
    );
    eprintln!("{told}");
}
