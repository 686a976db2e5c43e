//! Batches of shared rows: where they go, when they run, what became of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deliveries::Reason;

/// A place of the applicant's, by the name that the configuration gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "place", rename_all = "snake_case", deny_unknown_fields)]
pub enum BatchTarget {
    /// A table of a PostgreSQL database.
    Database {
        /// Name of the database in the configuration.
        name: String,
        /// Schema; it must be there.
        schema: String,
        /// Table; made by the first run.
        table: String,
    },
    /// A folder, in which each share has one of its own.
    Folder {
        /// Name of the folder in the configuration.
        name: String,
    },
}

/// What starts a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
pub enum BatchStart {
    /// A person alone.
    Hand,
    /// A new version of the table.
    Change,
    /// So many minutes after the last run began.
    Every {
        /// 5 to 44,640.
        #[schema(minimum = 5, maximum = 44_640)]
        minutes: u32,
    },
    /// Once a day.
    Daily {
        /// Time of the day in China: `02:30`.
        #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
        time: String,
    },
}

/// Says where the batches of a share go and when they run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchPlan {
    /// Where to.
    pub target: BatchTarget,
    /// What starts a run.
    pub starts: BatchStart,
}

/// The plan, the places that it may name, and the copies that were brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShareBatches {
    /// The plan, where there is one.
    pub plan: Option<BatchPlan>,
    /// Databases that the configuration gives the applicant, for whoever may plan.
    pub databases: Vec<String>,
    /// Folders that the configuration gives the applicant, for whoever may plan.
    pub folders: Vec<String>,
    /// The last run of each place that was brought a copy, the latest first.
    pub copies: Vec<Batch>,
}

/// Starts a run.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartBatch {
    /// All rows, even where what changed would do.
    #[serde(default)]
    pub full: bool,
}

/// How much a run writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchKind {
    /// All rows in place of those before.
    Full,
    /// What changed since the version that the target has.
    Incremental,
}

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// It runs.
    Running,
    /// The target has it wholly.
    Done,
    /// The target has nothing of it; the reason says why.
    Failed,
    /// The share was suspended or ended meanwhile; the target has nothing of it.
    Stopped,
}

/// One run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Batch {
    /// Identifier; the target keeps it too.
    pub id: Uuid,
    /// Where the rows go.
    pub target: BatchTarget,
    /// How much is written.
    pub kind: BatchKind,
    /// What became of it.
    pub state: BatchState,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// What was written.
    pub written: Option<BatchWritten>,
    /// Why it failed or was stopped.
    pub reason: Option<Reason>,
}

/// What a run wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchWritten {
    /// The version of the table that the target has then.
    pub version: u64,
    /// The version that it had before, for a run of differences.
    pub base_version: Option<u64>,
    /// Rows that are new in the target.
    pub inserted: u64,
    /// Rows of the same key with other values.
    pub updated: u64,
    /// Rows that went.
    pub deleted: u64,
    /// Rows of the whole copy then.
    pub total: u64,
    /// SHA-256 of what was written.
    pub sha256: String,
    /// The receipt.
    pub receipt: Uuid,
}
