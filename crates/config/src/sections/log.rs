//! Section `log`: what the program writes about its work.

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wrong;

/// What the program writes about its work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// What is written: `error`, `warn`, `info`, `debug` or `trace`, or directives such as `info,jixia_http=debug`.
    pub filter: String,
    /// Form of the lines.
    pub format: LogFormat,
}

/// Form of the log lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object per line, for log stores.
    Json,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            filter: "info".to_owned(),
            format: LogFormat::default(),
        }
    }
}

impl Log {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        if self.filter.trim().is_empty() {
            wrong_fields.push(wrong(
                "log.filter",
                "empty",
                "The filter is empty; write info.".to_owned(),
            ));
        }
    }
}
