//! What changed lately.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::datasets::DatasetSummary;

/// Something that happened to a dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: ChangeKind,
    /// The dataset as it is now.
    pub dataset: DatasetSummary,
    /// The delivery, when rows were delivered.
    pub delivery: Option<Uuid>,
    /// Rows that it committed.
    pub good: Option<u64>,
    /// Rows that it rejected.
    pub bad: Option<u64>,
    /// Version of the table that it made.
    pub version: Option<u64>,
}

/// What happened to a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Rows were delivered and committed.
    Delivered,
    /// It was shown to others.
    Published,
}

/// Which changes are wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// Only those at this instant or later; of the last 30 days if none is given.
    pub since: Option<DateTime<Utc>>,
}
