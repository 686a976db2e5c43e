//! Files on disk, row by row, in the formats of departments. Must not know what the rows mean.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use jixia_model::{Error, Kind, Result};

use crate::cell::{Form, Layout, Row};

mod delimited;
mod json_lines;
mod parquet;
mod workbook;

/// A file being written.
pub(crate) trait Sink: Send {
    /// Writes a row.
    fn row(&mut self, row: Row) -> Result<()>;

    /// Completes the file or files and tells their paths with the rows in each.
    fn finish(self: Box<Self>) -> Result<Vec<(PathBuf, u64)>>;
}

/// Opens the file of `layout` in the folder `out`; `today` is what its properties give as the day it was made.
pub(crate) fn open(layout: &'static Layout, out: &Path, today: NaiveDate) -> Result<Box<dyn Sink>> {
    Ok(match layout.form {
        Form::Delimited { encoding, separator } => {
            Box::new(delimited::Delimited::create(layout, out, encoding, separator)?)
        }
        Form::Workbook => Box::new(workbook::Workbooks::create(layout, out, today)?),
        Form::JsonLines => Box::new(json_lines::JsonLines::create(layout, out)?),
        Form::Parquet => Box::new(parquet::Parquet::create(layout, out)?),
    })
}

/// The failure to write `path`.
pub(crate) fn write_failed(path: &Path, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    let (path, source) = (path.display(), source.into());
    Error::new(
        Kind::Unavailable,
        "sample.write_failed",
        format!("The sample file {path} could not be written: {source}. Free some space or choose another folder, then start again."),
    )
    .with("path", path)
    .with("reason", &source)
    .with_source(source)
}
