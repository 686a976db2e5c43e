//! A row test as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{At, Cell, Entries};

/// Given rows, expected rows, of one model, registry or indicator.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowTestFile {
    /// The model under test.
    #[serde(default)]
    pub(crate) model: Option<At<String>>,
    /// The registry under test.
    #[serde(default)]
    pub(crate) registry: Option<At<String>>,
    /// The indicator under test.
    #[serde(default)]
    pub(crate) indicator: Option<At<String>>,
    /// Rows of each table that is read; a table that is not named is empty, a column that is not named is null.
    pub(crate) given: Entries<Vec<Entries<Cell>>>,
    /// Rows that must come out.
    pub(crate) expect: ExpectFile,
    /// Of a registry: rows of its table of conflicts (key, field, `values`).
    #[serde(default)]
    pub(crate) conflicts: Option<At<ExpectFile>>,
}

/// Rows that must come out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectFile {
    /// All rows; columns not named are not compared.
    pub(crate) rows: Vec<Entries<Cell>>,
    /// any (the default) or exact.
    #[serde(default)]
    pub(crate) order: OrderWord,
}

/// Whether the order of the rows counts.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OrderWord {
    #[default]
    Any,
    Exact,
}
