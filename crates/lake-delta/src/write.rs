//! Writes to tables: rows into files, files into one commit; it must not know where the rows come from.

use arrow::datatypes::SchemaRef;
use deltalake::DeltaTable;
use futures::StreamExt;
use jixia_lake::{BatchStream, Committed, Write, WriteMode, schema::evolve};
use jixia_model::{DatasetName, Error, Result};

use crate::{
    DeltaLake,
    commit::{self, Change},
    files::FileWriter,
    schema::stored_schema,
};

/// Writes rows in one commit; see [`jixia_lake::Lake::write`].
pub(crate) async fn write(lake: &DeltaLake, write: Write, mut rows: BatchStream) -> Result<Committed> {
    let schema = stored_schema(&write.schema)?;
    if let WriteMode::Upsert { key } = &write.mode {
        commit::check_key(&write.table, &schema, key)?;
    }
    if let Some(current) = check_schema(lake, &write.table, &schema).await?
        && let Some(version) = commit::find_transaction(&current, write.transaction.as_deref()).await?
    {
        return Ok(Committed { version, rows: 0 });
    }
    let mut task = FileWriter::new(lake, &write.table, &schema)?.start(lake);
    while let Some(rows) = rows.next().await {
        task.send(rows?).await?;
    }
    let files = task.finish().await?;
    let change = Change {
        table: &write.table,
        schema: &schema,
        mode: &write.mode,
        transaction: write.transaction.as_deref(),
        files: &files,
    };
    if let WriteMode::Upsert { key } = &write.mode
        && let Err(error) = commit::check_unique(lake, &change, key).await
    {
        files.discard().await?;
        return Err(error);
    }
    commit::commit(lake, &change).await
}

/// Opens the table, if it exists, and refuses rows that will not fit it before any are read.
///
/// # Errors
/// `lake.schema_breaking`.
pub(crate) async fn check_schema(
    lake: &DeltaLake,
    table: &DatasetName,
    schema: &SchemaRef,
) -> Result<Option<DeltaTable>> {
    let current = lake.open_table(table, None).await?;
    if let Some(current) = &current {
        let snapshot = current.snapshot().map_err(Error::internal)?;
        evolve(table, &snapshot.snapshot().arrow_schema(), schema)?;
    }
    Ok(current)
}
