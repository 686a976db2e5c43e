//! Section `lake`: the data plane.

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wrong;

/// The data plane: the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lake {
    /// Where the tables are: a folder, or a URL of an object store.
    pub url: String,
}

impl Default for Lake {
    fn default() -> Self {
        Self {
            url: "data/lake".to_owned(),
        }
    }
}

impl Lake {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        if self.url.trim().is_empty() {
            wrong_fields.push(wrong("lake.url", "empty", "The lake needs a folder or URL.".to_owned()));
        }
    }
}
