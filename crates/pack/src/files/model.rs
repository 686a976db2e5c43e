//! The description of a SQL model as its author writes it; the SELECT stands beside it under the same stem.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::{CatalogueFile, TextFile};
use crate::yaml::{At, Entries};

/// A derived dataset.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelFile {
    /// Name of the dataset and of its table: lower-case letters, digits and '_'.
    pub(crate) model: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// What the data say and do not say.
    pub(crate) summary: TextFile,
    /// What one row stands for: One row per lamp and day.
    pub(crate) grain: TextFile,
    /// Code of the organisation that owns the data; the pack's if none.
    #[serde(default)]
    pub(crate) owner: Option<At<String>>,
    /// Entry in the catalogue.
    pub(crate) catalogue: CatalogueFile,
    /// Clauses that the dataset carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// The columns that the SELECT gives, in its order.
    pub(crate) columns: At<Entries<ColumnFile>>,
}

/// A column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnFile {
    /// text, text(50), boolean, integer, decimal(18,2), float, date or timestamp.
    #[serde(rename = "type")]
    pub(crate) column_type: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// Part of the key.
    #[serde(default)]
    pub(crate) key: bool,
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
