//! Disputes about shares.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::flows::{Party, Standing};

/// Opens a dispute about a share.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispute {
    /// What is claimed, and why.
    #[schema(min_length = 1, max_length = 2000)]
    pub claim: String,
}

/// A dispute about a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dispute {
    /// Number: `ZY-2026-000001`.
    pub number: String,
    /// The party that opened it.
    pub opener: Party,
    /// What it claims, and why.
    pub claim: String,
    /// On which rung it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// The disputes about a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Disputes {
    /// The latest first.
    pub items: Vec<Dispute>,
    /// The caller may open one now.
    pub may_open: bool,
}
