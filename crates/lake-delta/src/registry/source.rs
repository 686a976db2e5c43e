//! Rows of a source in the columns of its plan; it must not know what becomes of them.

use std::sync::Arc;

use arrow::{
    array::{Array, ArrayRef, AsArray, FixedSizeBinaryBuilder, Int64Array},
    compute::{CastOptions, cast, cast_with_options},
    datatypes::{DataType, Int64Type, Schema, TimeUnit},
    record_batch::RecordBatch,
};
use datafusion::{catalog::TableProvider, physical_plan::execute_stream_partitioned, prelude::SessionContext};
use deltalake::DeltaTable;
use futures::{StreamExt, TryStreamExt, future::try_join_all};
use jixia_model::{Error, Result};
use uuid::Uuid;

use super::{
    keys::KeySet,
    plan::{Plan, SOURCE_COLUMNS, SOURCE_TABLE, SourcePlan, TOUCHED},
};
use crate::{DeltaLake, work};

/// What of a table is read.
pub(super) struct Scan {
    pub(super) table: DeltaTable,
    /// Only these files of it.
    pub(super) files: Option<Vec<String>>,
    pub(super) rows: Rows,
}

/// Which rows, and what of them.
#[derive(Clone)]
pub(super) enum Rows {
    All,
    /// Only those of these keys.
    Touched(KeySet),
    /// Of all rows, whether the model wants them or not, only key, delivery and line.
    Identity,
}

impl Scan {
    /// The rows of the scan as a table for SQL.
    pub(super) async fn provider(&self, session: &SessionContext) -> Result<Arc<dyn TableProvider>> {
        let mut builder = self.table.table_provider().with_session(Arc::new(session.state()));
        if let Some(files) = &self.files {
            builder = builder.with_file_paths(files);
        }
        Ok(Arc::new(builder.build().await.map_err(Error::internal)?))
    }
}

/// Reads the rows that a source says something with, and gives them to `each`, which several threads call at once.
///
/// # Errors
/// `registry.source_malformed` when the model's SQL does not fit the source, `registry.value_unfit` when a value does
/// not fit its field.
pub(super) async fn read(
    lake: &DeltaLake,
    plan: &Arc<Plan>,
    source: usize,
    scan: Scan,
    each: impl Fn(RecordBatch) -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let session = lake.engine().build_session()?;
    let provider = scan.provider(&session).await?;
    let columns = provider.schema();
    session
        .register_table(SOURCE_TABLE, provider)
        .map_err(Error::internal)?;
    let dataset = &plan.sources[source];
    let sql = match &scan.rows {
        Rows::All => plan.sql(dataset, &columns, None),
        Rows::Touched(keys) => {
            session.register_udf(keys.function());
            plan.sql(dataset, &columns, Some(TOUCHED))
        }
        Rows::Identity => plan.identity_sql(dataset),
    };
    let malformed = |error| malformed(dataset, error);
    let rows = session.sql(&sql).await.map_err(malformed)?;
    let rows = rows.create_physical_plan().await.map_err(malformed)?;
    let streams = execute_stream_partitioned(rows, session.task_ctx()).map_err(Error::internal)?;
    let each = Arc::new(each);
    let tasks = streams.into_iter().map(|mut batches| {
        let (plan, each) = (Arc::clone(plan), Arc::clone(&each));
        work::run(lake, async move {
            while let Some(batch) = batches.next().await {
                let batch = batch.map_err(|error| self::malformed(&plan.sources[source], error))?;
                if batch.num_rows() > 0 {
                    each(conform(&batch, &plan.sources[source])?)?;
                }
            }
            Ok(())
        })
    });
    try_join_all(tasks).await.map(drop)
}

/// All rows of a query over a scan, which the SQL calls `source`.
pub(super) async fn collect(lake: &DeltaLake, scan: &Scan, sql: &str) -> Result<Vec<RecordBatch>> {
    let session = lake.engine().build_session()?;
    let provider = scan.provider(&session).await?;
    session
        .register_table(SOURCE_TABLE, provider)
        .map_err(Error::internal)?;
    let rows = session.sql(sql).await.map_err(Error::internal)?;
    let rows = rows.execute_stream().await.map_err(Error::internal)?;
    work::run(lake, async move { rows.try_collect().await.map_err(Error::internal) }).await
}

fn malformed(source: &SourcePlan, error: datafusion::error::DataFusionError) -> Error {
    let told = crate::query::expression_error(error, "");
    let problem = told.message.lines().next().unwrap_or_default().to_owned();
    Error::invalid(
        "registry.source_malformed",
        format!(
            "The registry cannot read its source '{}': {problem} Correct the SQL of the source in the registry model.",
            source.dataset
        ),
    )
    .with("dataset", &source.dataset)
    .with("problem", problem)
    .with_source(told)
}

/// The rows in the columns and types of the plan.
fn conform(rows: &RecordBatch, source: &SourcePlan) -> Result<RecordBatch> {
    let deliveries = cast(rows.column(2), &DataType::Utf8).map_err(Error::internal)?;
    let (delivery, delivered) = deliveries_as_numbers(&deliveries)?;
    let as_of: ArrayRef = if source.has_as_of {
        let instant = DataType::Timestamp(TimeUnit::Microsecond, None);
        let instants = cast(rows.column(1), &instant).map_err(Error::internal)?;
        cast(&instants, &DataType::Int64).map_err(Error::internal)?
    } else {
        Arc::new(delivered)
    };
    let mut columns = vec![
        cast(rows.column(0), &DataType::Utf8).map_err(Error::internal)?,
        as_of,
        delivery,
        cast(rows.column(3), &DataType::Int64).map_err(Error::internal)?,
    ];
    let strict = CastOptions {
        safe: false,
        ..CastOptions::default()
    };
    for (column, field) in rows.columns().iter().zip(source.schema.fields()).skip(SOURCE_COLUMNS) {
        let fitted = cast_with_options(column, field.data_type(), &strict).map_err(|error| {
            Error::invalid(
                "registry.value_unfit",
                format!(
                    "The source '{}' gives a value for '{}' that is no {}: {error}.",
                    source.dataset,
                    field.name(),
                    field.data_type()
                ),
            )
            .with("dataset", &source.dataset)
            .with("field", field.name())
            .with("problem", error)
        })?;
        columns.push(fitted);
    }
    let fields = source.schema.fields()[..columns.len()].to_vec();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(Error::internal)
}

/// Delivery identifiers as 16 bytes in the order of their time, and the microsecond at which each was given out.
///
/// Identifiers of deliveries begin with the millisecond of their making (`UUIDv7`); those that are no such identifiers
/// count as oldest, among themselves by their text.
fn deliveries_as_numbers(texts: &ArrayRef) -> Result<(ArrayRef, Int64Array)> {
    let texts = texts.as_string::<i32>();
    let mut numbers = FixedSizeBinaryBuilder::with_capacity(texts.len(), 16);
    let mut instants = Int64Array::builder(texts.len());
    let mut last: Option<(&str, [u8; 16], Option<i64>)> = None;
    for text in texts {
        let Some(text) = text else {
            numbers.append_null();
            instants.append_null();
            continue;
        };
        // Rows of one delivery stand together.
        let (_, number, instant) = match last {
            Some(known) if known.0 == text => known,
            _ => {
                let (number, instant) = delivery_as_number(text);
                (text, number, instant)
            }
        };
        last = Some((text, number, instant));
        numbers.append_value(number).map_err(Error::internal)?;
        instants.append_option(instant);
    }
    Ok((Arc::new(numbers.finish()), instants.finish()))
}

fn delivery_as_number(text: &str) -> ([u8; 16], Option<i64>) {
    if let Ok(id) = Uuid::parse_str(text) {
        let instant = id.get_timestamp().map(|made| {
            let (seconds, nanoseconds) = made.to_unix();
            seconds.cast_signed() * 1_000_000 + i64::from(nanoseconds / 1000)
        });
        return (*id.as_bytes(), instant);
    }
    let mut number = [0; 16];
    for (place, byte) in number.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    (number, None)
}

/// The as-of column of a source's rows.
pub(super) fn as_of(rows: &RecordBatch) -> &Int64Array {
    rows.column(1).as_primitive::<Int64Type>()
}
