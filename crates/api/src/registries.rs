//! Registries: one number, one source.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Text;

/// A registry as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Registry {
    /// Name.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
    /// Name of the key.
    pub key: String,
    /// Datasets that feed it.
    pub sources: Vec<String>,
    /// Names of the fields.
    pub fields: Vec<String>,
    /// Clauses of policy that it carries out.
    pub clauses: Vec<String>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RegistryRecord {
    /// The key that was asked for.
    pub key: String,
    /// The fields by name; personal ones are masked unless the caller may see them.
    pub fields: serde_json::Map<String, Value>,
    /// Names of fields that are masked for the caller.
    pub masked: Vec<String>,
}

/// Asks for a registry to be brought up to date.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BuildRegistry {
    /// Read all sources again instead of what changed in them.
    #[serde(default)]
    pub from_scratch: bool,
}

/// What a build did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegistryBuilt {
    /// Version of the registry's table.
    pub version: u64,
    /// Records valid now.
    pub records: u64,
    /// Keys that are new.
    pub added: u64,
    /// Keys whose values changed.
    pub changed: u64,
    /// Keys that no source gives any more.
    pub ended: u64,
    /// Disagreements open now.
    pub conflicts: u64,
}

/// Sources that disagree about a field of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Conflict {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// What each source says.
    pub values: BTreeMap<String, String>,
    /// Since when the sources have said so.
    pub since: DateTime<Utc>,
    /// The source that the registry believes now.
    pub believed: Option<String>,
    /// A decision that the next build will follow.
    pub settled: Option<Settlement>,
}

/// Which conflicts are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConflictsQuery {
    /// Only those of the record with this key.
    pub key: Option<String>,
    /// Only those of this field.
    pub field: Option<String>,
}

/// Says which source is right.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleConflict {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe; the one that the registry believes now, if none.
    #[serde(default)]
    pub source: Option<String>,
    /// Why; kept with the decision and in the audit trail.
    pub reason: String,
}

/// A steward's decision. It holds as long as the sources say what they said then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settlement {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe.
    pub source: String,
    /// The value that it gave then.
    pub value: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// Which decision is taken back.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SettlementQuery {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
}
