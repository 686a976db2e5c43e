//! The configuration: one section per part, read once at start from a YAML file and the environment.
//!
//! Each part gets its own section by value. This crate alone reads the environment; it must never know what the parts
//! do with their sections.

#![warn(missing_docs)]

mod generate;
mod load;
mod secret;
pub mod sections;

use std::path::Path;

use jixia_model::{Error, FieldError, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use generate::{sample, schema};
pub use secret::Secret;
pub use sections::{
    Batch, BatchDatabase, BatchFolder, Evidence, Files, Lake, Log, LogFormat, Login, Pull, PullDatabase, QueryLimits,
    Server, Store,
};

/// Settings of a Jixia installation.
///
/// Every setting has a default; a file names only what differs. A setting can be overridden by an environment variable:
/// `JIXIA__STORE__URL` is `store.url`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The web server.
    pub server: Server,
    /// The control-plane database: people, organisations, datasets, audit.
    pub store: Store,
    /// The data plane: the tables.
    pub lake: Lake,
    /// Delivered files, kept as they came.
    pub files: Files,
    /// The log of evidence: receipts of what is handed out or refused.
    pub evidence: Evidence,
    /// Logging in and sessions.
    pub login: Login,
    /// Databases of departments that tables are pulled from.
    pub pull: Pull,
    /// Places of departments to which batches of shared rows are brought.
    pub batch: Batch,
    /// What one query of a person may use.
    pub query: QueryLimits,
    /// What the program writes about its work.
    pub log: Log,
}

impl Config {
    /// Reads the file at `path` (defaults only, when there is none), applies the environment, resolves secrets that stand
    /// in files, and checks everything.
    ///
    /// # Errors
    /// `config.unreadable`, `config.syntax`, `config.unknown_key`, `config.value_malformed`, `config.unknown_variable`,
    /// `config.variable_malformed`, `config.secret_unreadable`, `config.invalid`.
    pub fn load(path: Option<&Path>) -> Result<Self> {
        load::load(path)
    }

    /// Reads settings from `text`, called `file` in errors, under `overrides` (variable name and value).
    ///
    /// # Errors
    /// As [`Config::load`], without those of reading files.
    pub fn parse(text: &str, file: &str, overrides: &[(String, String)]) -> Result<Self> {
        load::parse(text, file, overrides)
    }

    /// Settings for tests: everything inside `folder`, a free port, short limits.
    pub fn for_testing(folder: &Path) -> Self {
        let mut config = Self::default();
        config.server.port = 0;
        config.store.url = Secret::new(format!("sqlite://{}", folder.join("jixia.db").display()));
        config.lake.url = folder.join("lake").display().to_string();
        config.files.folder = folder.join("files");
        config.evidence.key_file = folder.join("evidence.key");
        config
    }

    /// Checks what types cannot say.
    ///
    /// # Errors
    /// `config.invalid` (invalid) with every wrong setting as a field.
    pub fn validate(&self) -> Result<()> {
        let mut wrong = Vec::new();
        self.server.validate(&mut wrong);
        self.store.validate(&mut wrong);
        self.lake.validate(&mut wrong);
        self.evidence.validate(&mut wrong);
        self.login.validate(&mut wrong);
        self.pull.validate(&mut wrong);
        self.batch.validate(&mut wrong);
        self.query.validate(&mut wrong);
        self.log.validate(&mut wrong);
        if wrong.is_empty() {
            return Ok(());
        }
        let problems: Vec<String> = wrong
            .iter()
            .map(|field| format!("{}: {}", field.field, field.message))
            .collect();
        let problems = problems.join(" ");
        Err(Error::invalid(
            "config.invalid",
            format!("The configuration has values that cannot be used. {problems}"),
        )
        .with("problems", problems)
        .with_fields(wrong))
    }
}

/// Notes that the setting at `path` is wrong.
pub(crate) fn wrong(path: &str, code: &str, message: String) -> FieldError {
    FieldError::new(path, code, message)
}

/// Notes a number that is below `least`.
pub(crate) fn at_least(wrong_fields: &mut Vec<FieldError>, path: &str, value: u64, least: u64) {
    if value < least {
        wrong_fields.push(wrong(
            path,
            "too_small",
            format!("{value} is too small; use at least {least}."),
        ));
    }
}
