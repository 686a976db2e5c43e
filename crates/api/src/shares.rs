//! Shares between departments: applied for, answered, used.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::flows::{Party, Standing};

/// How data are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShareMode {
    /// Records one by one over the service interface.
    Interface,
    /// Tables into the applicant's own store.
    Batch,
    /// Files to take away.
    File,
}

/// How the values of a column come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A part of each value is hidden.
    Masked,
    /// As they are.
    Clear,
}

/// Which data of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareScope {
    /// Columns.
    #[schema(min_items = 1)]
    pub columns: Vec<String>,
    /// How columns come: personal ones are masked unless it is said here that they are needed clear.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shown: BTreeMap<String, Shown>,
    /// Rows for which this SQL condition over the dataset's columns is true; all if none.
    #[serde(default)]
    pub rows: Option<String>,
    /// Rows of this division (GB/T 2260) and those below it; all if none.
    #[serde(default)]
    pub area: Option<String>,
}

/// What an applicant states, State Council Decree 809 art. 20.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareApplication {
    /// Law, regulation or duty on which the use rests.
    #[schema(min_length = 1, max_length = 2000)]
    pub legal_basis: String,
    /// What the data are used for.
    #[schema(min_length = 1, max_length = 2000)]
    pub scenario: String,
    /// How they are to be had.
    pub mode: ShareMode,
    /// Which of them.
    pub scope: ShareScope,
    /// The last day of use.
    pub until: NaiveDate,
    /// How they are kept safe.
    #[schema(min_length = 1, max_length = 2000)]
    pub security: String,
}

/// Writes an application.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShare {
    /// Name of the dataset.
    pub dataset: String,
    /// What is stated.
    pub application: ShareApplication,
}

/// What a provider grants; never more than was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareGrant {
    /// Which data.
    pub scope: ShareScope,
    /// Conditions of use, in words.
    #[serde(default)]
    pub conditions: Option<String>,
    /// Most calls in a minute.
    #[schema(minimum = 1, maximum = 600_000)]
    pub calls_per_minute: u32,
    /// The last day of use.
    pub until: NaiveDate,
}

/// Takes a step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeShareStep {
    /// Name of the step.
    pub step: String,
    /// What is said with it; some steps need it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
    /// Days, for a time limit that asks for them.
    #[serde(default)]
    pub days: Option<u16>,
    /// A day that goes with the step.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// What is granted, for the step that grants.
    #[serde(default)]
    pub grant: Option<ShareGrant>,
}

/// A share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Share {
    /// Number: `GX-2026-000001`.
    pub number: String,
    /// Name of the dataset.
    pub dataset: String,
    /// Its sharing attribute when the application was written.
    pub sharing: String,
    /// Who wants to use the data.
    pub applicant: Party,
    /// Who provides them.
    pub provider: Party,
    /// What is stated.
    pub application: ShareApplication,
    /// What is granted, once it is.
    pub grant: Option<ShareGrant>,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// Data may be used today.
    pub in_force: bool,
    /// Words of what the caller may do with it now, such as `share.use`.
    pub may: Vec<String>,
    /// When it went to the provider.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// Which shares are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SharesQuery {
    /// Words in number, dataset or scenario.
    pub q: Option<String>,
    /// Only those of this applicant (identifier of the organisation).
    pub applicant: Option<Uuid>,
    /// Only those of this provider (identifier of the organisation).
    pub provider: Option<Uuid>,
    /// Only those in this state.
    pub state: Option<String>,
}

/// Looks one record up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// Number of the case for which the data are used.
    pub case: String,
    /// Key of the record.
    pub key: String,
}

/// The granted columns of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SharedRecord {
    /// Values by column.
    pub values: BTreeMap<String, Value>,
}

/// Asks whether a record says what is stated.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// Number of the case for which the data are used.
    pub case: String,
    /// Key of the record.
    pub key: String,
    /// What is stated, by column.
    pub stated: BTreeMap<String, String>,
}

/// Yes or no, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Verified {
    /// The record says so.
    pub verified: bool,
    /// Stands for nothing; by it the hash in the receipt does not tell the answer to those who may not know it.
    pub nonce: Uuid,
}

/// Asks for rows of a share.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedRowsQuery {
    /// Number of the case for which the data are used.
    pub case: String,
    /// Rows for which this SQL condition over the granted columns is true; all if none.
    #[serde(default)]
    pub condition: Option<String>,
    /// Most rows wanted, at most 1,000; 100 if none.
    #[serde(default)]
    pub rows_max: Option<u64>,
}

/// Form of a file of shared data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SharedFileFormat {
    /// Comma-separated text, UTF-8.
    Csv,
    /// Workbook of one sheet.
    Xlsx,
    /// Apache Parquet.
    Parquet,
}

/// Asks for all that a share grants as a file.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeSharedFile {
    /// Number of the case for which the data are used.
    pub case: String,
    /// Form of the file.
    pub format: SharedFileFormat,
    /// Whether CSV begins with the byte order mark, by which spreadsheets know the encoding; it does if this is left out.
    #[serde(default)]
    pub byte_order_mark: Option<bool>,
}

/// How a share was used in the last 90 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShareUsage {
    /// Each day in China with calls.
    pub days: Vec<DayOfUse>,
    /// Each caller.
    pub callers: Vec<CallerUse>,
}

/// Calls of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayOfUse {
    /// The day.
    pub day: NaiveDate,
    /// Answered calls.
    pub answered: u64,
    /// Refused calls.
    pub refused: u64,
}

/// What one caller did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CallerUse {
    /// Name of the person, where the reader may know it.
    pub person: Option<String>,
    /// Answered calls.
    pub answered: u64,
    /// Refused calls.
    pub refused: u64,
    /// Answered calls that found nothing.
    pub empty: u64,
    /// Calls outside office hours or on days off.
    pub off_hours: u64,
    /// Most calls in an hour.
    pub in_an_hour: u64,
    /// What is unusual. It proves nothing; somebody has to look.
    pub signs: Vec<UsageSign>,
}

/// Something unusual in the use of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UsageSign {
    /// Much of it is outside office hours or on days off.
    OffHours,
    /// Much of it finds nothing: keys are being tried.
    Sweeping,
    /// More records in an hour than a person reads.
    Many,
}
