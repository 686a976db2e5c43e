//! Shares between departments: applied for, answered, used.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

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

/// Which data of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareScope {
    /// Columns.
    #[schema(min_items = 1)]
    pub columns: Vec<String>,
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
pub struct TakeStep {
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

/// A party of a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShareParty {
    /// Identifier of the organisation.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name in both languages.
    pub name: Text,
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
    pub applicant: ShareParty,
    /// Who provides them.
    pub provider: ShareParty,
    /// What is stated.
    pub application: ShareApplication,
    /// What is granted, once it is.
    pub grant: Option<ShareGrant>,
    /// Where it stands: a state of the flow.
    pub state: String,
    /// The state as people read it.
    pub state_title: Text,
    /// Data may be used today.
    pub in_force: bool,
    /// Its time limits.
    pub limits: Vec<TimeLimit>,
    /// The steps that the caller may take now.
    pub steps: Vec<FlowStep>,
    /// Titles of all steps of its flow, to read what happened.
    pub all_steps: Vec<NamedStep>,
    /// When it went to the provider.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// A time limit as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TimeLimit {
    /// Its name in the flow.
    pub name: String,
    /// What has to be done within it.
    pub title: Text,
    /// The article that sets it.
    pub basis: Text,
    /// running, paused, overdue, met, `met_late`.
    pub state: String,
    /// green, yellow, red.
    pub lamp: String,
    /// The instant at which it ends; none while it stands still.
    pub due: Option<DateTime<Utc>>,
    /// The end lies beyond the holidays that are known, so it may still move.
    pub provisional: bool,
    /// Days that are left; below zero: so many days late.
    pub left: i64,
    /// working or calendar: which days are counted.
    pub unit: String,
}

/// A step of a flow by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedStep {
    /// Its name.
    pub name: String,
    /// What it is to take it.
    pub title: Text,
}

/// A step that can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlowStep {
    /// Its name.
    pub name: String,
    /// What it is to take it.
    pub title: Text,
    /// A note must be given.
    pub needs_note: bool,
    /// What is granted must be given.
    pub needs_grant: bool,
    /// Most days that can be said with it; none when it asks for no days.
    pub days_max: Option<u16>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlowEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it; none when the system did.
    pub person: Option<Uuid>,
    /// For which organisation.
    pub organisation: Option<Uuid>,
    /// Name of the step.
    pub step: String,
    /// The state before.
    pub before: String,
    /// The state after.
    pub after: String,
    /// What was said with it.
    pub note: Option<String>,
    /// Days that were said.
    pub days: Option<u16>,
    /// A day that was said.
    pub until: Option<NaiveDate>,
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
