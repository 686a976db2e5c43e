//! Looks at a Parquet file: its schema and first rows. Must not know how all of it is read.

use std::path::Path;

use arrow::array::{Array, AsArray};
use jixia_model::Result;

use super::{Format, Inspection, SAMPLE_ROWS};
use crate::read::columnar;

pub(super) fn inspect(path: &Path, file_name: &str) -> Result<Inspection> {
    let (columns, batches) = columnar::open(path, SAMPLE_ROWS)?;
    let mut inspection = Inspection::new(path, file_name, Format::Parquet);
    inspection.columns = columns;
    for batch in batches.take(1) {
        let texts = columnar::texts(
            path,
            &batch.map_err(|source| crate::error::broken(path, "Parquet", source))?,
        )?;
        let rows = texts.first().map_or(0, Array::len);
        for row in 0..rows {
            let cells = texts.iter().map(|column| {
                let column = column.as_string::<i32>();
                if column.is_null(row) {
                    String::new()
                } else {
                    column.value(row).to_owned()
                }
            });
            inspection.sample.push(cells.collect());
        }
    }
    if inspection.sample.is_empty() {
        return Err(super::header_only(file_name));
    }
    Ok(inspection)
}
