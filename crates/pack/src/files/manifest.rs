//! `pack.yaml` as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::TextFile;
use crate::yaml::At;

/// What a pack is called, who answers for it and what it needs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ManifestFile {
    /// Name of the pack and of its folder: lower-case letters, digits and '-'.
    pub(crate) name: At<String>,
    /// Version: 1.0.0.
    #[schemars(length(min = 1))]
    pub(crate) version: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// Code of the organisation that answers for the pack.
    #[schemars(length(min = 1))]
    pub(crate) owner: At<String>,
    /// Packs that must be loaded before this one.
    #[serde(default)]
    pub(crate) requires: Vec<At<String>>,
    /// Clauses that the pack as a whole carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// draft, trial or stable.
    pub(crate) maturity: At<MaturityWord>,
}

/// How far a pack may be trusted.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MaturityWord {
    Draft,
    Trial,
    Stable,
}
