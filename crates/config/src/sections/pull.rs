//! Section `pull`: databases of departments that tables are pulled from.

use std::collections::BTreeMap;

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Secret, at_least, wrong};

/// Databases of departments that tables are pulled from.
///
/// Addresses stand here alone, so that nobody who may deliver can make the server connect to a place of their choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Pull {
    /// The databases by name, such as
    /// `{hukou: {url: {file: /run/secrets/hukou-url}, datasets: [household_registration]}}`.
    pub databases: BTreeMap<String, PullDatabase>,
    /// Longest wait for a database to answer at all, in seconds.
    pub connect_seconds_max: u64,
    /// Longest time for all rows of one pull, in seconds.
    pub seconds_max: u64,
}

/// A database that tables are pulled from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PullDatabase {
    /// `postgresql://user:password@host:port/database`, or the file that holds it. Give a user that may only read.
    pub url: Secret,
    /// Datasets that may be delivered from it.
    pub datasets: Vec<String>,
}

impl Default for Pull {
    fn default() -> Self {
        Self {
            databases: BTreeMap::new(),
            connect_seconds_max: 10,
            seconds_max: 3_600,
        }
    }
}

impl Pull {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        for (name, database) in &self.databases {
            let scheme = database.url.expose().split(':').next().unwrap_or_default();
            let unread = database.url.file().is_some();
            if !unread && !matches!(scheme, "postgres" | "postgresql") {
                // The value may hold a password, so only the part before the first colon is named.
                let message = format!("'{scheme}:' is not a database that can be pulled from; begin with postgresql:.");
                wrong_fields.push(wrong(&format!("pull.databases.{name}.url"), "unknown_scheme", message));
            }
        }
        at_least(wrong_fields, "pull.connect_seconds_max", self.connect_seconds_max, 1);
        at_least(wrong_fields, "pull.seconds_max", self.seconds_max, 1);
    }
}
