//! Tables of the lake, their versions, and writes to them.

use arrow::datatypes::SchemaRef;
use chrono::{DateTime, Utc};
use jixia_model::DatasetName;

/// What a table is now.
#[derive(Clone, Debug)]
pub struct TableInfo {
    /// Columns, technical ones (those that begin with `_`) last.
    pub schema: SchemaRef,
    /// Current version, from 0.
    pub version: u64,
    /// Rows, where the table's statistics tell.
    pub rows: Option<u64>,
    /// Size of the files in bytes.
    pub size_bytes: u64,
}

/// One version of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Number, from 0.
    pub version: u64,
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// What was done: `WRITE`, `MERGE`, `RESTORE` …
    pub operation: String,
    /// The transaction (a delivery's identifier) that made it, where one is known.
    pub transaction: Option<String>,
    /// Who made it by hand (a person's identifier), where one did: a restore.
    pub by: Option<String>,
}

/// How rows change a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Add the rows.
    Append,
    /// Put the rows in place of all others.
    Replace,
    /// Replace rows with the same key, add the others.
    Upsert {
        /// Key columns.
        key: Vec<String>,
    },
}

/// A write to a table, which is made if it does not exist.
#[derive(Clone, Debug)]
pub struct Write {
    /// The table.
    pub table: DatasetName,
    /// Columns of the rows.
    pub schema: SchemaRef,
    /// How the rows change the table.
    pub mode: WriteMode,
    /// Identifies the write, so that doing it twice changes nothing.
    pub transaction: Option<String>,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The version that the table has now.
    pub version: u64,
    /// Rows written.
    pub rows: u64,
}
