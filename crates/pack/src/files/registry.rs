//! A registry model as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::{CatalogueFile, TextFile};
use crate::yaml::{At, Entries};

/// A registry: one record per key, merged from sources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegistryFile {
    /// Name of the registry and of its table: lower-case letters, digits and '_'.
    pub(crate) registry: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// What the data say and do not say.
    pub(crate) summary: TextFile,
    /// Code of the organisation that owns the registry; the pack's if none.
    #[serde(default)]
    pub(crate) owner: Option<At<String>>,
    /// Entry in the catalogue.
    pub(crate) catalogue: CatalogueFile,
    /// Clauses that the registry carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// What identifies a record.
    pub(crate) key: KeyFile,
    /// The datasets that say something about the records.
    #[schemars(length(min = 1))]
    pub(crate) sources: Vec<SourceFile>,
    /// The fields of a record.
    pub(crate) fields: At<Entries<FieldFile>>,
    /// By what else than its key a record is found; by its key alone if none.
    #[serde(default)]
    pub(crate) search: Option<SearchFile>,
}

/// By what else than its key a record is found.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchFile {
    /// Fields that are searched, all of them texts: names.
    #[schemars(length(min = 1))]
    pub(crate) by: Vec<At<String>>,
    /// Fields that tell records of the same name apart; of a day only the year is shown.
    #[serde(default)]
    pub(crate) beside: Vec<At<String>>,
}

/// What identifies a record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyFile {
    /// Name of the key column.
    pub(crate) name: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// Boolean SQL over the key; other keys never enter the registry.
    #[serde(default)]
    pub(crate) valid: Option<At<String>>,
    /// general, important or core; general if none.
    #[serde(default)]
    pub(crate) classification: Option<At<String>>,
    /// no, personal or sensitive; no if none.
    #[serde(default)]
    pub(crate) personal: Option<At<String>>,
    /// Kind of number or code: `citizen_number`, `credit_code` and so on.
    #[serde(default)]
    pub(crate) semantic: Option<At<String>>,
}

/// A dataset that says something about the records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    /// The dataset.
    pub(crate) dataset: At<String>,
    /// SQL over its columns that gives the key.
    pub(crate) key: At<String>,
    /// SQL over its columns that gives the day of the row; the day of the delivery if none.
    #[serde(default)]
    pub(crate) as_of: Option<At<String>>,
    /// Boolean SQL over its columns; other rows are left out.
    #[serde(default)]
    pub(crate) when: Option<At<String>>,
    /// Field of the registry and the SQL over the dataset's columns that gives it.
    pub(crate) fields: Entries<At<String>>,
}

/// A field of a record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldFile {
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// text, text(50), boolean, integer, decimal(18,2), float, date or timestamp.
    #[serde(rename = "type")]
    pub(crate) column_type: At<String>,
    /// The datasets in order of trust, or the word latest.
    #[schemars(schema_with = "trust_schema")]
    pub(crate) trust: crate::yaml::Any,
    /// Sources that disagree make a conflict for stewards.
    #[serde(default)]
    pub(crate) conflicts: bool,
    /// general, important or core; general if none.
    #[serde(default)]
    pub(crate) classification: Option<At<String>>,
    /// no, personal or sensitive; no if none.
    #[serde(default)]
    pub(crate) personal: Option<At<String>>,
    /// Kind of number or code: `citizen_number`, `credit_code` and so on.
    #[serde(default)]
    pub(crate) semantic: Option<At<String>>,
}

fn trust_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "description": "The datasets in order of trust, or the word latest.",
        "type": ["array", "string"],
        "items": {"type": "string"},
        "minItems": 1,
        "pattern": "^latest$"
    })
}
