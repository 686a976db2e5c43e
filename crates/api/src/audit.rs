//! The audit trail.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// One decision: who did what, why, and whether it was allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditEntry {
    /// Identifier.
    pub id: Uuid,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// The person who acted; none for work of the system itself.
    pub person: Option<Uuid>,
    /// Login name at that time.
    pub login: Option<String>,
    /// Role at that time.
    pub role: Option<String>,
    /// The organisation that the person acted for at that time.
    pub organisation: Option<Uuid>,
    /// Name of that organisation, if it is still there.
    pub organisation_name: Option<Text>,
    /// The API key, when a program acted in the person's name.
    pub api_key: Option<Uuid>,
    /// What was to be done: `dataset.publish`.
    pub action: String,
    /// The same as people read it.
    pub action_title: Text,
    /// What sort of thing it was to be done to.
    pub resource_kind: String,
    /// The same as people read it.
    pub resource_title: Text,
    /// Identifier of the thing.
    pub resource_id: String,
    /// Name of the thing.
    pub resource_name: String,
    /// Whether it was allowed.
    pub allowed: bool,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
    /// Details of the act.
    pub note: Option<String>,
    /// Identifies the request in the log.
    pub request_id: String,
}

/// An act that entries can be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuditAction {
    /// The word: `dataset.publish`.
    pub action: String,
    /// The same as people read it.
    pub title: Text,
}

/// Which entries are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Only acts of this person.
    pub person: Option<Uuid>,
    /// Only acts for this organisation, not those below it.
    pub organisation: Option<Uuid>,
    /// Only this action: `dataset.publish`.
    pub action: Option<String>,
    /// Only acts on things of this kind: `dataset`, `person`.
    pub resource_kind: Option<String>,
    /// Only acts on the thing with this identifier or name.
    pub resource: Option<String>,
    /// Only acts that were (true) or were not (false) allowed.
    pub allowed: Option<bool>,
    /// Only from this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this instant.
    pub to: Option<DateTime<Utc>>,
}
