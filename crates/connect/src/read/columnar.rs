//! Reads Parquet as columns of text, by the exact printed form of each value. Must not know types or contracts.

use std::{fs::File, path::Path};

use arrow::{
    array::{ArrayRef, new_null_array},
    compute::cast,
    datatypes::DataType,
    record_batch::RecordBatch,
};
use jixia_model::Result;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::raw::RawBatch;
use crate::error;

/// Opens a file: its columns, and batches of `rows`.
pub(crate) fn open(path: &Path, rows: usize) -> Result<(Vec<String>, ParquetRecordBatchReader)> {
    let file = File::open(path).map_err(|source| error::unreadable(path, source))?;
    let broken = |source| error::broken(path, "Parquet", source);
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(broken)?;
    let columns = builder
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let reader = builder.with_batch_size(rows).build().map_err(broken)?;
    Ok((columns, reader))
}

/// The columns of a batch as text; columns of lists and structures are empty, for a contract has none.
pub(crate) fn texts(path: &Path, batch: &RecordBatch) -> Result<Vec<ArrayRef>> {
    let text = |column: &ArrayRef| match column.data_type() {
        kind if kind.is_nested() => Ok(new_null_array(&DataType::Utf8, column.len())),
        DataType::Null => Ok(new_null_array(&DataType::Utf8, column.len())),
        DataType::Utf8 => Ok(ArrayRef::clone(column)),
        _ => cast(column, &DataType::Utf8).map_err(|source| error::broken(path, "Parquet", source)),
    };
    batch.columns().iter().map(text).collect()
}

/// The rows of a batch, the first of which is row `first` of the file.
pub(crate) fn parse(path: &Path, batch: &RecordBatch, first: u64) -> Result<RawBatch> {
    let lines = first..first + batch.num_rows() as u64;
    Ok(RawBatch {
        columns: texts(path, batch)?,
        lines: lines.map(u64::cast_signed).collect::<Vec<_>>().into(),
        rows: Vec::new(),
        cells: Vec::new(),
    })
}
