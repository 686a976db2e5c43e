//! Section `evidence`: the log of receipts.

use std::path::PathBuf;

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wrong;

/// The log of evidence: receipts of what is handed out or refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// File with the secret key that signs the log. It is made at the first start and belongs to the database from then on;
    /// keep a copy of it in a safe place. Processes on one database share it.
    pub key_file: PathBuf,
    /// Name of the log in its key and its checkpoints, such as an address of the city; no spaces, no plus signs. It counts
    /// when the key is made.
    pub log_name: String,
}

impl Default for Evidence {
    fn default() -> Self {
        Self {
            key_file: PathBuf::from("data/evidence.key"),
            log_name: "jixia.local/receipts".to_owned(),
        }
    }
}

impl Evidence {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        let name = &self.log_name;
        if name.is_empty() || name.contains(|c: char| c == '+' || c.is_whitespace() || c.is_control()) {
            let message = format!("'{name}' cannot be the name of a log; write it without spaces and plus signs.");
            wrong_fields.push(wrong("evidence.log_name", "malformed", message));
        }
    }
}
