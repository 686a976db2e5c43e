//! An indicator as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::TextFile;
use crate::yaml::At;

/// A number of the city, added up division by division.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IndicatorFile {
    /// Name: lower-case letters, digits and '_'.
    pub(crate) indicator: At<String>,
    /// Title in both languages.
    pub(crate) title: TextFile,
    /// What it counts and what it leaves out.
    pub(crate) summary: TextFile,
    /// Code of the organisation that answers for the definition; the pack's if none.
    #[serde(default)]
    pub(crate) owner: Option<At<String>>,
    /// city: every department may see it; owner: only the organisation that owns it.
    pub(crate) audience: At<String>,
    /// Clauses that the indicator carries out.
    #[serde(default)]
    pub(crate) clauses: Vec<String>,
    /// Unit in both languages: 人, %.
    pub(crate) unit: TextFile,
    /// What a ratio is multiplied with: 100 for percent; 1 if none.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 1_000_000))]
    pub(crate) times: u32,
    /// Digits after the point; 0 if none.
    #[serde(default)]
    #[schemars(range(max = 4))]
    pub(crate) decimals: u8,
    /// more (is better), less, neither.
    pub(crate) direction: At<String>,
    /// county, township: the levels of divisions for which it is worked out.
    #[schemars(length(min = 1))]
    pub(crate) levels: Vec<At<String>>,
    /// One SELECT that gives `division_code`, `value` and, for a ratio, `per`: a row for each thing that is counted.
    pub(crate) sql: At<String>,
}

fn one() -> u32 {
    1
}
