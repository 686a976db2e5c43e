//! A quality rule of the Open Data Contract Standard as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::CustomProperty;
use crate::yaml::{Any, At, Cell};

/// A quality rule. One that Jixia cannot run is an error, it is never skipped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct QualityFile {
    /// Stable word, unique in the contract.
    pub(crate) name: At<String>,
    /// Why the rule is there.
    #[serde(default, rename = "description")]
    pub(crate) _description: Option<Any>,
    /// library, sql or custom; library if none.
    #[serde(default, rename = "type")]
    pub(crate) kind: Option<At<String>>,
    /// Of a library rule: nullValues, missingValues, invalidValues, duplicateValues, rowCount.
    #[serde(default)]
    pub(crate) metric: Option<At<String>>,
    /// Of a library rule: validValues, pattern, missingValues or properties.
    #[serde(default)]
    pub(crate) arguments: Arguments,
    /// Of an sql rule: one SELECT over the table `delivery` that gives one number.
    #[serde(default)]
    pub(crate) query: Option<At<String>>,
    /// Of a custom rule: jixia.
    #[serde(default)]
    pub(crate) engine: Option<At<String>>,
    /// Of a custom rule: a boolean SQL expression over the columns of one row.
    #[serde(default)]
    pub(crate) implementation: Option<At<String>>,
    /// rows (the default) or percent.
    #[serde(default)]
    pub(crate) unit: Option<At<String>>,
    /// error or warning.
    pub(crate) severity: At<SeverityWord>,
    /// The number must be this.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_be: Option<Cell>,
    /// The number must not be this.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_not_be: Option<Cell>,
    /// The number must be greater.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_be_greater_than: Option<Cell>,
    /// The number must be as great or greater.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_be_greater_or_equal_to: Option<Cell>,
    /// The number must be less.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_be_less_than: Option<Cell>,
    /// The number must be as little or less.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub(crate) must_be_less_or_equal_to: Option<Cell>,
    /// The number must lie between these two, both included.
    #[serde(default)]
    #[schemars(with = "[f64; 2]")]
    pub(crate) must_be_between: Option<[Cell; 2]>,
    /// The number must not lie between these two, both included.
    #[serde(default)]
    #[schemars(with = "[f64; 2]")]
    pub(crate) must_not_be_between: Option<[Cell; 2]>,
    /// messageZh and messageEn: what is wrong when the rule fails, as told to the sender.
    pub(crate) custom_properties: At<Vec<CustomProperty>>,
    /// Kept, not used.
    #[serde(default, rename = "dimension")]
    pub(crate) _dimension: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "businessImpact")]
    pub(crate) _business_impact: Option<Any>,
    /// Kept, not used.
    #[serde(default, rename = "tags")]
    pub(crate) _tags: Option<Any>,
}

/// Arguments of a library rule.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Arguments {
    /// Of invalidValues: the values allowed.
    #[serde(default)]
    pub(crate) valid_values: Option<Vec<Cell>>,
    /// Of invalidValues: the regular expression to match.
    #[serde(default)]
    pub(crate) pattern: Option<At<String>>,
    /// Of missingValues: the values that count as missing: [null, '', 无].
    #[serde(default)]
    pub(crate) missing_values: Option<Vec<Cell>>,
    /// Of duplicateValues over a table: the columns that together occur once.
    #[serde(default)]
    pub(crate) properties: Option<Vec<At<String>>>,
}

/// What a failure does.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SeverityWord {
    Error,
    Warning,
}
