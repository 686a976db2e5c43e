//! Section `files`: delivered files.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Delivered files, kept as they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// Folder for delivered files and for uploads on their way.
    pub folder: PathBuf,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            folder: PathBuf::from("data/files"),
        }
    }
}
