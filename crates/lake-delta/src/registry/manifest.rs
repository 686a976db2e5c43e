//! What a build writes into its commit for the next build to begin from; it must not know how a build works.

use std::collections::BTreeMap;

use deltalake::DeltaTable;
use futures::StreamExt;
use jixia_lake::RegistryBuilt;
use jixia_model::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Name of the entry in the commit.
const ENTRY: &str = "jixiaRegistry";

/// The state of a registry after a build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Transaction of the build.
    pub(super) build: String,
    /// Fingerprint of the model.
    pub(super) model: String,
    /// Version of each source that was read; sources without a table are missing.
    pub(super) sources: BTreeMap<String, u64>,
    /// Ranges of keys with the files of the records valid now, in order.
    pub(super) ranges: Vec<RangeFiles>,
    /// Keys about which stewards had decided.
    pub(super) settled: Vec<String>,
    /// Records valid now.
    pub(super) records: u64,
    /// Keys that were new.
    pub(super) added: u64,
    /// Keys whose values changed.
    pub(super) changed: u64,
    /// Keys that ended.
    pub(super) ended: u64,
    /// Disagreements open now.
    pub(super) conflicts: u64,
}

/// The files that hold the records valid now of one range of keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RangeFiles {
    /// Key at which the range begins; it ends where the next one begins.
    pub(super) start: String,
    /// Paths as the log names them.
    pub(super) paths: Vec<String>,
}

impl Manifest {
    /// The manifest in the newest commit; none when something else than a build made it, so that nothing is known.
    pub(super) async fn find(registry: &DeltaTable) -> Result<Option<Self>> {
        let newest = registry
            .history(Some(1))
            .next()
            .await
            .transpose()
            .map_err(Error::internal)?;
        let Some(text) = newest.and_then(|commit| commit.info.get(ENTRY).and_then(Value::as_str).map(str::to_owned))
        else {
            return Ok(None);
        };
        serde_json::from_str(&text).map(Some).map_err(Error::internal)
    }

    /// As an entry of a commit.
    pub(super) fn entry(&self) -> Result<(String, Value)> {
        let text = serde_json::to_string(self).map_err(Error::internal)?;
        Ok((ENTRY.to_owned(), Value::String(text)))
    }

    /// What the build of the manifest did.
    pub(super) fn built(&self, version: u64) -> RegistryBuilt {
        RegistryBuilt {
            version,
            follows: None,
            records: self.records,
            added: self.added,
            changed: self.changed,
            ended: self.ended,
            conflicts: self.conflicts,
        }
    }
}
