//! Rows on their way into somebody else's store, complete or absent: a table of a PostgreSQL database, or a folder.
//!
//! A run is staged first, which writes all of it where nobody sees it, and then committed at once together with a bookmark that
//! names the run. Whoever was interrupted asks the target which run it has. It must not know who may have which rows.

mod binary;
mod folder;
mod postgres;

use arrow::datatypes::SchemaRef;
use chrono::{DateTime, Utc};
use jixia_lake::BatchStream;
use jixia_model::{Result, batch::BatchCounts};

pub use self::{folder::FolderTarget, postgres::PostgresTarget};
use crate::write::Watermark;

/// The first column of a run of differences: what became of the row of this key.
pub const CHANGE_COLUMN: &str = "_change";
/// A row that is new.
pub const INSERT: &str = "insert";
/// A row of the same key with other values.
pub const UPDATE: &str = "update";
/// A row that went; only its key is there.
pub const DELETE: &str = "delete";
/// The copy is not what its bookmark says; the code of that error. A full run puts it right.
pub const DRIFTED: &str = "batch.copy_drifted";

/// A place that rows are brought to.
#[derive(Clone)]
pub enum PushTarget {
    /// A table of a PostgreSQL database.
    Postgres(PostgresTarget),
    /// A folder.
    Folder(FolderTarget),
}

/// One run.
#[derive(Clone, Debug)]
pub struct Push {
    /// Identifier; a target has each run once.
    pub run: String,
    /// The version of the table that the target has then.
    pub version: u64,
    /// What the target has now, for a run of differences; everything is written in place of it otherwise.
    pub base: Option<Bookmark>,
    /// Columns that tell which rows are the same; needed for differences.
    pub key: Vec<String>,
    /// When it began.
    pub at: DateTime<Utc>,
    /// Whose copy it is.
    pub mark: Watermark,
}

/// What a target says that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The run that was committed last.
    pub run: String,
    /// The version of the table that it brought.
    pub version: u64,
    /// Rows of the copy.
    pub total: u64,
}

/// What a run wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pushed {
    /// Rows by what became of them.
    pub counts: BatchCounts,
    /// Rows of the copy then.
    pub total: u64,
    /// SHA-256 of what was written: the bytes of the binary COPY, or of the Parquet file.
    pub sha256: [u8; 32],
}

/// A run that is written and that nobody sees; dropped, it never was.
#[must_use = "dropped without commit, nothing was brought"]
pub struct Staged {
    /// What it wrote.
    pub pushed: Pushed,
    end: End,
}

enum End {
    Postgres(postgres::Transaction),
    Folder(folder::Written),
}

impl PushTarget {
    /// What the target has of a share.
    ///
    /// # Errors
    /// Those of databases and folders that do not answer.
    pub async fn bookmark(&self, share: &str) -> Result<Option<Bookmark>> {
        match self {
            Self::Postgres(target) => target.bookmark(share).await,
            Self::Folder(target) => target.bookmark(share).await,
        }
    }

    /// Writes all rows of a run where nobody sees them.
    ///
    /// # Errors
    /// `batch.table_taken`, `batch.table_in_use`, `batch.schema_missing`, `batch.not_allowed`, [`DRIFTED`], those of
    /// databases and folders that do not answer, and those of the rows.
    pub async fn stage(&self, push: &Push, schema: &SchemaRef, rows: BatchStream) -> Result<Staged> {
        match self {
            Self::Postgres(target) => target.stage(push, schema, rows).await,
            Self::Folder(target) => target.stage(push, schema, rows).await,
        }
    }
}

impl Staged {
    /// Shows the run to everybody, together with its bookmark.
    ///
    /// # Errors
    /// When the target does not answer; it may have the run or not, which only its bookmark tells.
    pub async fn commit(self) -> Result<()> {
        match self.end {
            End::Postgres(transaction) => transaction.commit().await,
            End::Folder(written) => written.commit().await,
        }
    }
}

impl Push {
    fn total(&self, counts: BatchCounts) -> u64 {
        let before = self.base.as_ref().map_or(0, |base| base.total);
        (before + counts.inserted).saturating_sub(counts.deleted)
    }

    fn kind(&self) -> &'static str {
        if self.base.is_some() { "incremental" } else { "full" }
    }
}
