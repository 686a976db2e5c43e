//! Deliveries, their quality and their quarantine.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// One file or pull that a department handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delivery {
    /// Identifier.
    pub id: Uuid,
    /// Name of the dataset.
    pub dataset: String,
    /// Title of the dataset.
    pub dataset_title: Text,
    /// Who delivered.
    pub by: Option<Uuid>,
    /// Name of who delivered, where the caller may see it.
    pub by_name: Option<String>,
    /// Name of the file, or a word for the pull.
    pub file_name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// The sheet that the sender wanted to be read.
    pub sheet: Option<String>,
    /// Line or row, from 1, on which the sender said that the header begins.
    pub header_row: Option<u64>,
    /// What became of it.
    pub state: DeliveryState,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// When it was finished.
    pub finished_at: Option<DateTime<Utc>>,
    /// Rows read; while the delivery is being read, until now.
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
    /// What the caller may do now with the dataset and its deliveries: `delivery.create`, `quarantine.read` and so on.
    pub may: Vec<String>,
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

/// What a delivery of a file would become; nothing of it is committed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryCheck {
    /// What the file is, and where its header stands.
    pub detected: DetectedFile,
    /// Whether the rows were read; they are not while `refused` says that the columns are not settled.
    pub is_read: bool,
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

/// What a file was found to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DetectedFile {
    /// Its format, told from its content.
    pub format: FileFormat,
    /// Encoding of a text file, as people call it: `UTF-8`, `GB18030`.
    pub encoding: Option<String>,
    /// The character between the values of a text file.
    pub delimiter: Option<String>,
    /// The sheets of a workbook in their order.
    pub sheets: Vec<DetectedSheet>,
    /// Texts above the header, which are passed over.
    pub titles: Vec<String>,
    /// Line or row, from 1, on which the header begins; 0 where the format has none.
    pub header_row: u64,
    /// Rows of the header: 0, 1 or 2.
    pub header_rows: u64,
    /// Columns of the file, those without a header included.
    pub column_count: u64,
    /// Headers that are not empty, in their order; two rows are joined.
    pub headers: Vec<DetectedHeader>,
}

/// Format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// Text with separators: CSV, TSV and their like.
    Delimited,
    /// One JSON object per line.
    JsonLines,
    /// Excel workbook since 2007.
    Xlsx,
    /// Binary Excel workbook since 2007.
    Xlsb,
    /// Excel workbook up to 2003.
    Xls,
    /// Spreadsheet of the `OpenDocument` format.
    Ods,
    /// Apache Parquet.
    Parquet,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DetectedSheet {
    /// Name.
    pub name: String,
    /// Whether people see it; hidden ones are read only when they are asked for.
    pub visible: bool,
    /// Whether its rows are read.
    pub is_read: bool,
}

/// A header of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DetectedHeader {
    /// The header as it stands; the key of a mapping.
    pub header: String,
    /// The first values below it.
    pub examples: Vec<String>,
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
    /// How the header was found.
    pub by: Option<MatchedBy>,
    /// Headers that the column may be, the likeliest first, where none was found or several claim to be it.
    pub near: Vec<String>,
}

/// How a header was found to be a column, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// Somebody settled it.
    Settled,
    /// It is a name, title or alias of the column.
    Name,
    /// It is one but for what stands in brackets.
    WithoutBrackets,
    /// The lower of two header rows is one.
    LowerRow,
}

/// One thing that is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RejectedCell {
    /// Line of a text file, row of a sheet, from 1.
    pub line: i64,
    /// Column of the contract, where it is one.
    pub column: Option<String>,
    /// The value as it came; hidden where the caller may not see it.
    pub value: String,
    /// The rule that was broken.
    pub rule: String,
    /// What is wrong and what to do.
    pub reason: Text,
    /// Whether value and reason are hidden, because the caller may not see personal values.
    pub masked: bool,
}

/// Which faults of a delivery are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RejectedQuery {
    /// Only those of this rule.
    pub rule: Option<String>,
    /// Only those in this column.
    pub column: Option<String>,
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
