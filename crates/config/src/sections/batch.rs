//! Section `batch`: places of departments to which batches of shared rows are brought.

use std::{collections::BTreeMap, path::PathBuf};

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Secret, at_least, wrong};

/// Places of departments to which batches of shared rows are brought.
///
/// They stand here alone, so that nobody can make the server write to a place of their choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Batch {
    /// PostgreSQL databases by name, such as
    /// `{tax_exchange: {url: {file: /run/secrets/tax-url}, organisations: [tax]}}`.
    pub databases: BTreeMap<String, BatchDatabase>,
    /// Folders by name, such as `{tax_drop: {path: /srv/exchange/tax, organisations: [tax]}}`.
    pub folders: BTreeMap<String, BatchFolder>,
    /// Longest wait for a database to answer at all, in seconds.
    pub connect_seconds_max: u64,
    /// Longest time for all rows of one batch, in seconds.
    pub seconds_max: u64,
    /// How often is looked for batches whose time has come, in seconds.
    pub look_seconds: u64,
}

/// A database of a department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchDatabase {
    /// `postgresql://user:password@host:port/database`, or the file that holds it. Give a user that may write into the
    /// schemas of the exchange and nowhere else.
    pub url: Secret,
    /// Codes of the organisations whose shares may go there.
    pub organisations: Vec<String>,
}

/// A folder of a department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchFolder {
    /// Where it is; each share gets a folder of its own in it.
    pub path: PathBuf,
    /// Codes of the organisations whose shares may go there.
    pub organisations: Vec<String>,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            databases: BTreeMap::new(),
            folders: BTreeMap::new(),
            connect_seconds_max: 10,
            seconds_max: 3_600,
            look_seconds: 5,
        }
    }
}

impl Batch {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        for (name, database) in &self.databases {
            let scheme = database.url.expose().split(':').next().unwrap_or_default();
            let unread = database.url.file().is_some();
            if !unread && !matches!(scheme, "postgres" | "postgresql") {
                // The value may hold a password, so only the part before the first colon is named.
                let message = format!("'{scheme}:' is not a database that batches go to; begin with postgresql:.");
                wrong_fields.push(wrong(&format!("batch.databases.{name}.url"), "unknown_scheme", message));
            }
        }
        for (name, folder) in &self.folders {
            if !folder.path.is_absolute() {
                let message = format!("'{}' is no whole path; begin with /.", folder.path.display());
                wrong_fields.push(wrong(&format!("batch.folders.{name}.path"), "not_absolute", message));
            }
        }
        at_least(wrong_fields, "batch.connect_seconds_max", self.connect_seconds_max, 1);
        at_least(wrong_fields, "batch.seconds_max", self.seconds_max, 1);
        at_least(wrong_fields, "batch.look_seconds", self.look_seconds, 1);
    }
}
