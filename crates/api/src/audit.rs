//! The audit trail.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One decision: who did what, why, and whether it was allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditEntry {
    /// Identifier.
    pub id: Uuid,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// Who acted: a person, or a word for the part of the system.
    pub actor: String,
    /// The person, where it was one.
    pub person: Option<Uuid>,
    /// What was to be done.
    pub action: String,
    /// What it was to be done to.
    pub resource: String,
    /// Whether it was allowed.
    pub allowed: bool,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
    /// Details of the act.
    pub detail: Option<String>,
    /// Identifies the request in the log.
    pub request_id: Option<String>,
}

/// Which entries are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Only acts of this person.
    pub person: Option<Uuid>,
    /// Only this action.
    pub action: Option<String>,
    /// Only acts on resources whose name holds this.
    pub resource: Option<String>,
    /// Only acts that were (true) or were not (false) allowed.
    pub allowed: Option<bool>,
    /// Only from this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this instant.
    pub to: Option<DateTime<Utc>>,
}
