//! Section `query`: what one query of a person may use.

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::at_least;

/// What one query of a person may use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct QueryLimits {
    /// Most rows of an answer; the answer says when it was cut.
    pub rows_max: u64,
    /// Longest time until the last row, in seconds.
    pub seconds_max: u64,
    /// Most memory, in bytes.
    pub memory_bytes_max: u64,
}

impl Default for QueryLimits {
    fn default() -> Self {
        Self {
            rows_max: 100_000,
            seconds_max: 30,
            memory_bytes_max: 1 << 30,
        }
    }
}

impl QueryLimits {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        at_least(wrong_fields, "query.rows_max", self.rows_max, 1);
        at_least(wrong_fields, "query.seconds_max", self.seconds_max, 1);
        at_least(wrong_fields, "query.memory_bytes_max", self.memory_bytes_max, 16 << 20);
    }
}
