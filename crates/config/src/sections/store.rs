//! Section `store`: the control-plane database.

use jixia_model::FieldError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Secret, at_least, wrong};

const DEFAULT_URL: &str = "sqlite://data/jixia.db";

/// The control-plane database: people, organisations, datasets, audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Store {
    /// Where the database is: `sqlite://folder/file.db`, or `postgres://user:password@host/database`. May stand in a
    /// file: `url: {file: /run/secrets/store-url}`.
    #[schemars(extend("default" = DEFAULT_URL))]
    pub url: Secret,
    /// Most connections to PostgreSQL at a time.
    pub connections_max: u32,
}

impl Default for Store {
    fn default() -> Self {
        Self {
            url: Secret::new(DEFAULT_URL),
            connections_max: 20,
        }
    }
}

impl Store {
    pub(crate) fn validate(&self, wrong_fields: &mut Vec<FieldError>) {
        let scheme = self.url.expose().split(':').next().unwrap_or_default();
        if !matches!(scheme, "sqlite" | "postgres" | "postgresql") {
            // The value may hold a password, so only the part before the first colon is named.
            let message = format!("'{scheme}:' is not a database that can be used; begin with sqlite: or postgres:.");
            wrong_fields.push(wrong("store.url", "unknown_scheme", message));
        }
        at_least(wrong_fields, "store.connections_max", self.connections_max.into(), 1);
    }
}
