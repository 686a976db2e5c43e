//! Registries: one number, one source.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

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
    #[schema(value_type = std::collections::BTreeMap<String, Object>)]
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
