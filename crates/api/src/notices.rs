//! Notices: what an organisation is told.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A notice to the own organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Notice {
    /// Identifier.
    pub id: Uuid,
    /// What about.
    pub kind: NoticeKind,
    /// Number of the correction that it comes from.
    pub correction: String,
    /// The dataset from which the organisation received the value.
    pub dataset: String,
    /// The column.
    pub column: String,
    /// Key of the record, only for those who received this very record.
    pub key: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// When somebody of the organisation marked it as read.
    pub seen_at: Option<DateTime<Utc>>,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// What the organisation reported was taken a step further by the source department.
    Answered,
    /// A value that the organisation received was corrected at the source.
    Corrected,
    /// The organisation has to verify what was reported.
    ToVerify,
}

/// Which notices are wanted.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoticesQuery {
    /// Only those that nobody has read.
    #[serde(default)]
    pub unread: bool,
}
