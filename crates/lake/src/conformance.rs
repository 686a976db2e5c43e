//! What every lake does, SQL apart: one function per behaviour, which the tests of each lake call.
//!
//! It must know nothing of any one lake. Each behaviour uses tables of its own, so all may run on one lake; a lake that
//! behaves otherwise makes the function panic, as a failed test does.

pub mod deliveries;
pub mod guards;
pub mod writes;

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, AsArray, Int64Array, StringArray},
    datatypes::{DataType, Field, Int64Type, Schema, SchemaRef},
    record_batch::RecordBatch,
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_model::{DatasetName, Error, Result};

use crate::{Answer, BatchStream, Committed, Lake, Limits, Query, QueryTable, RowGuard, Source, Write, WriteMode};

/// A row of the tables here: number and name.
type Row<'a> = (i64, Option<&'a str>);

fn name(text: &str) -> Result<DatasetName> {
    DatasetName::parse(text)
}

fn people_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("number", DataType::Int64, true),
        Field::new("name", DataType::Utf8, true),
    ]))
}

fn people(rows: &[Row<'_>]) -> Result<RecordBatch> {
    let numbers: Int64Array = rows.iter().map(|(number, _)| Some(*number)).collect();
    let names: StringArray = rows.iter().map(|(_, name)| *name).collect();
    let columns: Vec<ArrayRef> = vec![Arc::new(numbers), Arc::new(names)];
    RecordBatch::try_new(people_schema(), columns).map_err(Error::internal)
}

fn stream_of(rows: Vec<RecordBatch>) -> BatchStream {
    stream::iter(rows.into_iter().map(Ok)).boxed()
}

/// Writes people, in two batches where there are two rows or more.
async fn write(
    lake: &dyn Lake,
    table: &str,
    mode: WriteMode,
    transaction: Option<&str>,
    rows: &[Row<'_>],
) -> Result<Committed> {
    let (first, second) = rows.split_at(rows.len() / 2);
    let write = Write {
        table: name(table)?,
        schema: people_schema(),
        mode,
        transaction: transaction.map(str::to_owned),
    };
    lake.write(write, stream_of(vec![people(first)?, people(second)?]))
        .await
}

fn whole(table: &str, version: Option<u64>) -> Result<Query> {
    guarded(table, version, RowGuard::whole())
}

fn guarded(table: &str, version: Option<u64>, guard: RowGuard) -> Result<Query> {
    Ok(Query {
        sql: format!("select * from {table}"),
        tables: vec![QueryTable {
            name: table.to_owned(),
            source: Source::Table {
                table: name(table)?,
                version,
                guard,
            },
        }],
        limits: Limits::system(),
    })
}

async fn rows_of(answer: Answer) -> Result<Vec<RecordBatch>> {
    answer.rows.try_collect().await
}

fn count(rows: &[RecordBatch]) -> usize {
    rows.iter().map(RecordBatch::num_rows).sum()
}

/// The people of a table, in the order of their numbers.
async fn read(lake: &dyn Lake, table: &str, version: Option<u64>) -> Result<Vec<(i64, Option<String>)>> {
    let batches = rows_of(lake.query(whole(table, version)?).await?).await?;
    let mut rows = Vec::new();
    for batch in &batches {
        let numbers = integers(batch, "number");
        rows.extend(numbers.into_iter().zip(texts(batch, "name")));
    }
    rows.sort();
    Ok(rows)
}

fn integers(batch: &RecordBatch, column: &str) -> Vec<i64> {
    let column = batch.column_by_name(column);
    let values = column.map(|column| column.as_primitive::<Int64Type>().values().to_vec());
    values.unwrap_or_default()
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
    let column = batch.column_by_name(column);
    let values = column.map(|column| {
        column
            .as_string::<i32>()
            .iter()
            .map(|text| text.map(str::to_owned))
            .collect()
    });
    values.unwrap_or_default()
}

fn columns(schema: &Schema) -> Vec<&str> {
    schema.fields().iter().map(|field| field.name().as_str()).collect()
}

fn owned(rows: &[Row<'_>]) -> Vec<(i64, Option<String>)> {
    rows.iter()
        .map(|(number, name)| (*number, name.map(str::to_owned)))
        .collect()
}

/// The code of an error; panics with `what` where there is none.
fn code_of<T>(outcome: Result<T>, what: &str) -> &'static str {
    match outcome {
        Ok(_) => panic!("{what}"),
        Err(error) => error.code,
    }
}
