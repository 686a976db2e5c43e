//! What a table is now; it must not know how it became so.

use deltalake::DeltaTable;
use jixia_lake::{TableInfo, schema::technical_columns_last};
use jixia_model::{DatasetName, Error, Result};

use crate::DeltaLake;

/// Describes a table, if it exists.
pub(crate) async fn find_table(lake: &DeltaLake, table: &DatasetName) -> Result<Option<TableInfo>> {
    let Some(table) = lake.open_table(table, None).await? else {
        return Ok(None);
    };
    describe(&table).map(Some)
}

/// Describes a table as it was at a version.
///
/// # Errors
/// `lake.table_unknown`, `lake.version_unknown`.
pub(crate) async fn table_at(lake: &DeltaLake, table: &DatasetName, version: u64) -> Result<TableInfo> {
    match lake.open_table(table, Some(version)).await? {
        Some(past) => describe(&past),
        None => Err(table_unknown(table)),
    }
}

fn describe(table: &DeltaTable) -> Result<TableInfo> {
    let snapshot = table.snapshot().map_err(Error::internal)?;
    let files = snapshot.log_data();
    let size = files
        .iter()
        .map(|file| u64::try_from(file.size()).unwrap_or_default())
        .sum();
    let columns = snapshot.snapshot().arrow_schema();
    Ok(TableInfo {
        schema: technical_columns_last(&columns),
        version: snapshot.version(),
        rows: count_rows(table)?,
        size_bytes: size,
    })
}

/// The error for a table that is not there.
pub(crate) fn table_unknown(table: &DatasetName) -> Error {
    Error::not_found(
        "lake.table_unknown",
        format!("There is no table '{table}' in the lake; it comes into being with its first delivery."),
    )
    .with("table", table)
}

/// Rows of a table by the statistics of its files; none where a file has none.
pub(crate) fn count_rows(table: &DeltaTable) -> Result<Option<u64>> {
    let snapshot = table.snapshot().map_err(Error::internal)?;
    let files = snapshot.log_data();
    Ok(files
        .iter()
        .map(|file| file.num_records().map(|rows| rows as u64))
        .sum())
}
