//! Checks over a whole delivery, and whether it is refused; it must not know single rows.

use std::sync::Arc;

use arrow::{array::AsArray, compute::cast, datatypes::DataType, record_batch::RecordBatch};
use datafusion::{
    prelude::{ParquetReadOptions, SQLOptions, SessionContext},
    sql::{parser::Statement, sqlparser},
};
use jixia_lake::Limits;
use jixia_model::{
    Error, Result,
    contract::{Check, Contract, Severity},
    delivery::{DeliveryCounts, Reason},
};

use super::tally::{Tally, whole_checks};
use crate::{DeltaLake, files::NewFiles, query::expression_error, work};

/// Name under which checks read the good rows of the delivery.
const DELIVERY_TABLE: &str = "delivery";

/// Refuses a delivery of which more rows are bad than the contract allows.
pub(super) fn refuse_bad_rows(contract: &Contract, counts: DeliveryCounts) -> Option<Reason> {
    let allowed = contract.refuse_above?;
    let DeliveryCounts { rows, bad, .. } = counts;
    if rows == 0 || bad as f64 / rows as f64 <= allowed {
        return None;
    }
    let allowed = format!("{:.4}", allowed * 100.0);
    let allowed = allowed.trim_end_matches('0').trim_end_matches('.');
    let error = Error::invalid(
        "delivery.too_many_bad_rows",
        format!(
            "{bad} of {rows} rows are bad, more than the {allowed}% that the contract allows, so the whole delivery is \
             refused and the table is as it was. Correct the rows in the quarantine and deliver again."
        ),
    );
    Some(
        error
            .with("rows", rows)
            .with("bad", bad)
            .with("allowed", allowed)
            .into(),
    )
}

/// Runs the checks over the whole delivery, counts their failures, and refuses it when one of them is an error.
pub(super) async fn refuse_whole(
    lake: &DeltaLake,
    contract: &Contract,
    files: &NewFiles,
    tally: &mut Tally,
) -> Result<Option<Reason>> {
    let mut checks = whole_checks(contract).peekable();
    if checks.peek().is_none() {
        return Ok(None);
    }
    let session = open(lake, contract, files).await?;
    let mut failed = Vec::new();
    for (check, sql) in checks {
        if work::run(lake, passes(session.clone(), check.name.clone(), sql.to_owned())).await? {
            continue;
        }
        tally.add_whole(check);
        if check.severity == Severity::Error {
            failed.push(check);
        }
    }
    Ok(refusal(&failed))
}

fn refusal(failed: &[&Check]) -> Option<Reason> {
    if failed.is_empty() {
        return None;
    }
    let list = |language: fn(&Check) -> &str, mark: &str| {
        let sentences: Vec<_> = failed.iter().map(|check| language(check)).collect();
        sentences.join(mark)
    };
    let (zh, en) = (
        list(|check| &check.message.zh, "；"),
        list(|check| &check.message.en, "; "),
    );
    let error = Error::invalid(
        "delivery.check_failed",
        format!("The delivery as a whole does not pass: {en}. The table is as it was."),
    );
    Some(error.with("problems", zh).into())
}

async fn open(lake: &DeltaLake, contract: &Contract, files: &NewFiles) -> Result<SessionContext> {
    let session = lake.engine().session(Limits::system().memory_max_bytes)?;
    let urls = files.urls(lake, &contract.name)?;
    if urls.is_empty() {
        let none = RecordBatch::new_empty(Arc::clone(&files.schema));
        session.register_batch(DELIVERY_TABLE, none).map_err(Error::internal)?;
        return Ok(session);
    }
    session
        .runtime_env()
        .register_object_store(lake.root(), lake.root_store()?);
    let options = ParquetReadOptions::default().schema(&files.schema);
    let rows = session.read_parquet(urls, options).await.map_err(Error::internal)?;
    session
        .register_table(DELIVERY_TABLE, rows.into_view())
        .map_err(Error::internal)?;
    Ok(session)
}

async fn passes(session: SessionContext, check: String, sql: String) -> Result<bool> {
    let failed = |error| expression_error(error, &sql).with("check", &check);
    check_tables(&session, &check, &sql)?;
    let options = SQLOptions::new()
        .with_allow_ddl(false)
        .with_allow_dml(false)
        .with_allow_statements(false);
    let answer = session.sql_with_options(&sql, options).await.map_err(failed)?;
    let answer = answer.collect().await.map_err(failed)?;
    let rows: usize = answer.iter().map(RecordBatch::num_rows).sum();
    let columns = answer.first().map_or(0, RecordBatch::num_columns);
    let verdict = answer
        .iter()
        .find(|batch| batch.num_rows() == 1)
        .map(|batch| batch.column(0));
    let verdict = verdict.and_then(|verdict| match verdict.data_type() {
        DataType::Boolean | DataType::Null => cast(verdict, &DataType::Boolean).ok(),
        _ => None,
    });
    match verdict {
        Some(verdict) if (rows, columns) == (1, 1) => Ok(verdict.as_boolean().false_count() == 0),
        _ => Err(no_verdict(&check)),
    }
}

fn no_verdict(check: &str) -> Error {
    Error::invalid(
        "delivery.check_no_verdict",
        format!("Check '{check}' must be a SELECT that answers with one row of one boolean; rewrite its query."),
    )
    .with("check", check)
}

/// Refuses a check that reads anything but the delivery.
fn check_tables(session: &SessionContext, check: &str, sql: &str) -> Result<()> {
    let failed = |error| expression_error(error, sql).with("check", check);
    let state = session.state();
    let statement = state
        .sql_to_statement(sql, &state.config().options().sql_parser.dialect)
        .map_err(failed)?;
    if !matches!(&statement, Statement::Statement(statement) if matches!(**statement, sqlparser::ast::Statement::Query(_)))
    {
        return Err(no_verdict(check));
    }
    for table in state.resolve_table_references(&statement).map_err(failed)? {
        if table.table() != DELIVERY_TABLE {
            return Err(Error::invalid(
                "delivery.check_table_unknown",
                format!(
                    "Check '{check}' names table '{table}'; a check over the whole delivery can read '{DELIVERY_TABLE}' \
                     alone."
                ),
            )
            .with("check", check)
            .with("table", table.table()));
        }
    }
    Ok(())
}
