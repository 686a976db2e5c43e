//! Deliveries, their quality and their quarantine; versions of tables.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One file or pull that a department handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delivery {
    /// Identifier.
    pub id: Uuid,
    /// Name of the dataset.
    pub dataset: String,
    /// Who delivered.
    pub by: Option<Uuid>,
    /// Name of the file, or a word for the pull.
    pub file_name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// What became of it.
    pub state: DeliveryState,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// When it was finished.
    pub finished_at: Option<DateTime<Utc>>,
    /// Rows read.
    pub rows: u64,
    /// Rows committed.
    pub good: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// Rows committed with at least one warning.
    pub warned: u64,
    /// Table version that it made.
    pub version: Option<u64>,
    /// Why it was refused or failed.
    pub reason: Option<Reason>,
}

/// Why a delivery was refused or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// Stable word.
    pub code: String,
    /// Sentence that names the value and the remedy, in the language of the request.
    pub message: String,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Arrived, not read to the end yet.
    Received,
    /// The good rows are in the table.
    Committed,
    /// Too many bad rows or a failed check over the whole; the table is as it was.
    Refused,
    /// The file could not be read; the table is as it was.
    Failed,
}

/// A delivery with its quality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryReport {
    /// The delivery.
    pub delivery: Delivery,
    /// Failures per rule.
    pub quality: Vec<QualityResult>,
}

/// How often one rule failed in one delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QualityResult {
    /// The rule: a check's name, or `type`, `required`, `unique`, `semantic`, `length`.
    pub rule: String,
    /// The column, where it is one.
    pub column: Option<String>,
    /// Rows looked at.
    pub checked: u64,
    /// Rows that failed.
    pub failed: u64,
    /// Failures only warn.
    pub warning: bool,
}

/// Asks for a table of a department's database to be delivered.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PullTable {
    /// Name of the database in the configuration.
    pub database: String,
    /// The table: `schema.table`.
    pub table: String,
}

/// What a delivery of a file would become; nothing of the file was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryCheck {
    /// Rows read.
    pub rows: u64,
    /// Rows that would be committed.
    pub good: u64,
    /// Rows that would be rejected.
    pub bad: u64,
    /// Rows that would be committed with at least one warning.
    pub warned: u64,
    /// Why the whole delivery would be refused.
    pub refused: Option<Reason>,
    /// Failures per rule.
    pub quality: Vec<QualityResult>,
    /// Each column of the contract, with the header that is read as it.
    pub columns: Vec<MatchedColumn>,
    /// Headers of the file that are not stored.
    pub extra: Vec<String>,
    /// What the sender should know about the columns.
    pub notes: Vec<String>,
    /// What is wrong with the first rejected rows.
    pub rejected: Vec<RejectedCell>,
}

/// A column of the contract and the header that is read as it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MatchedColumn {
    /// Name of the column.
    pub column: String,
    /// Title of the column.
    pub title: String,
    /// The header; none when the file lacks the column.
    pub header: Option<String>,
}

/// One thing that is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RejectedCell {
    /// Line of a text file, row of a sheet, from 1.
    pub line: i64,
    /// Column of the contract, where it is one.
    pub column: Option<String>,
    /// The value as it came.
    pub value: String,
    /// The rule that was broken.
    pub rule: String,
    /// What is wrong and what to do.
    pub reason: String,
}

/// Which header of a department's files is which column of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// Header to name of the column; an empty name means that the header is passed over.
    pub columns: BTreeMap<String, String>,
}

/// A file to deliver, as a form that browsers and curl send.
#[derive(ToSchema)]
pub struct DeliveryForm {
    /// The file: CSV, JSON lines, XLSX, XLS or Parquet.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

/// A file to look at, and headers to match as if they were settled already.
#[derive(ToSchema)]
pub struct DeliveryCheckForm {
    /// Which headers are which columns, in addition to what is settled; has to come before the file.
    #[schema(required = false)]
    pub mapping: Option<ColumnMapping>,
    /// The file: CSV, JSON lines, XLSX, XLS or Parquet.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

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

/// Which deliveries are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeliveriesQuery {
    /// Only those to this dataset.
    pub dataset: Option<String>,
    /// Only those in this state.
    #[param(inline)]
    pub state: Option<DeliveryState>,
}
