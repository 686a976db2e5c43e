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
    let snapshot = table.snapshot().map_err(Error::internal)?;
    let files = snapshot.log_data();
    let size = files
        .iter()
        .map(|file| u64::try_from(file.size()).unwrap_or_default())
        .sum();
    let columns = snapshot.snapshot().arrow_schema();
    Ok(Some(TableInfo {
        schema: technical_columns_last(&columns),
        version: snapshot.version(),
        rows: count_rows(&table)?,
        size_bytes: size,
    }))
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
