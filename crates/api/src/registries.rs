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
}
