//! Versions of a table: listed, compared, restored.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// One version of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TableVersion {
    /// Number, from 0.
    pub version: u64,
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// What was done.
    pub operation: String,
    /// The delivery or build that made it, where one is known.
    pub transaction: Option<String>,
    /// Rows of the table since then, where its statistics tell.
    pub rows: Option<u64>,
    /// Rows of the table before; none for the first version.
    pub rows_before: Option<u64>,
    /// The delivery that made it, where it was one.
    pub delivery: Option<Uuid>,
    /// Name of the delivered file.
    pub file_name: Option<String>,
    /// Name of who delivered or restored.
    pub by_name: Option<String>,
}

/// Asks for a past version to become the present one.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreVersion {
    /// The version to go back to.
    pub version: u64,
}

/// What a restore made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Restored {
    /// The version that the table has now.
    pub version: u64,
}

/// What changed between two versions of a table, as the caller may see it.
///
/// Both versions are read as the caller may read them: a change that a mask hides is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VersionDifferences {
    /// Rows that only the later version has.
    pub added: u64,
    /// Rows of the same key with other values.
    pub changed: u64,
    /// Rows that only the earlier version has.
    pub removed: u64,
    /// Columns that were compared, in the order of the table.
    pub columns: Vec<String>,
    /// Those of them that the caller sees masked.
    pub masked: Vec<String>,
    /// The columns that tell which rows are the same; empty where rows are told apart by all their values.
    pub key: Vec<String>,
    /// The rows of this page: added, then changed, then removed.
    pub items: Vec<RowDifference>,
    /// Rows on all pages together.
    pub total: u64,
    /// Number of this page, from 1.
    pub page: u32,
    /// Most rows on a page.
    pub page_size: u32,
}

/// One row that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowDifference {
    /// What became of it.
    pub change: RowChange,
    /// Its values before, by column; null throughout for a row that was added.
    #[schema(value_type = Vec<serde_json::Value>)]
    pub before: Vec<Value>,
    /// Its values after, by column; null throughout for a row that was removed.
    #[schema(value_type = Vec<serde_json::Value>)]
    pub after: Vec<Value>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowChange {
    /// It came.
    Added,
    /// Its key stayed, and a value changed.
    Changed,
    /// It went.
    Removed,
}
