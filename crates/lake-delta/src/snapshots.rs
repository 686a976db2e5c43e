//! Open tables, kept between uses so that a query reads only what a log gained since; it must not know what is read or
//! written.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use deltalake::{
    DeltaTable, DeltaTableBuilder,
    logstore::{
        LogStoreRef, commit_uri_from_version,
        object_store::{self, ObjectStore, ObjectStoreExt},
    },
};
use jixia_model::{DatasetName, Error, Result};
use url::Url;

use crate::{DeltaLake, error::storage_error};

/// The newest known snapshot of each table, and whose turn it is to commit to it.
#[derive(Default)]
pub(crate) struct Snapshots {
    tables: Mutex<HashMap<DatasetName, DeltaTable>>,
    turns: Mutex<HashMap<DatasetName, Arc<tokio::sync::Mutex<()>>>>,
}

impl Snapshots {
    fn find(&self, table: &DatasetName) -> Option<DeltaTable> {
        self.tables
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(table)
            .cloned()
    }

    /// Keeps `snapshot` unless a newer one is there.
    pub(crate) fn keep(&self, table: &DatasetName, snapshot: &DeltaTable) {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        if tables
            .get(table)
            .is_none_or(|known| known.version() < snapshot.version())
        {
            tables.insert(table.clone(), snapshot.clone());
        }
    }

    /// The lock under which this process commits to a table, so that its writers wait and do not race; those of other
    /// processes are found out by the log.
    pub(crate) fn turn(&self, table: &DatasetName) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(table.clone()).or_default())
    }
}

impl DeltaLake {
    /// The URL of a table, whether it exists or not.
    pub(crate) fn table_url(&self, table: &DatasetName) -> Result<Url> {
        self.root().join(&format!("tables/{table}/")).map_err(Error::internal)
    }

    /// The log of a table, whether it exists or not.
    pub(crate) fn log_store(&self, table: &DatasetName) -> Result<LogStoreRef> {
        let builder = DeltaTableBuilder::from_url(self.table_url(table)?).map_err(Error::internal)?;
        builder.build_storage().map_err(Error::internal)
    }

    /// The store behind the lake's URL, by paths from the root of its scheme and host, as `DataFusion` wants it.
    pub(crate) fn root_store(&self) -> Result<Arc<dyn ObjectStore>> {
        let builder = DeltaTableBuilder::from_url(self.root().clone()).map_err(Error::internal)?;
        let log = builder.build_storage().map_err(Error::internal)?;
        Ok(log.root_object_store(None))
    }

    /// Opens a table as it is now, or as it was at `version`; none when the table does not exist.
    ///
    /// # Errors
    /// `lake.version_unknown` when the table never had that version.
    pub(crate) async fn open_table(&self, table: &DatasetName, version: Option<u64>) -> Result<Option<DeltaTable>> {
        let Some(newest) = self.open_newest(table).await? else {
            return Ok(None);
        };
        let Some(version) = version else {
            return Ok(Some(newest));
        };
        if newest.version() == Some(version) {
            return Ok(Some(newest));
        }
        if newest.version().is_some_and(|newest| newest < version) {
            return Err(version_unknown(table, version));
        }
        let mut past = DeltaTable::new(self.log_store(table)?);
        past.load_version(version)
            .await
            .map_err(|error| version_unknown(table, version).with_source(error))?;
        Ok(Some(past))
    }

    async fn open_newest(&self, table: &DatasetName) -> Result<Option<DeltaTable>> {
        if let Some(mut known) = self.snapshots.find(table) {
            if log_grew(&known).await? {
                known.update_state().await.map_err(Error::internal)?;
                self.snapshots.keep(table, &known);
            }
            return Ok(Some(known));
        }
        let log = self.log_store(table)?;
        let exists = log.is_delta_table_location().await;
        if !exists.map_err(|error| storage_error(error, &format!("tables/{table}")))? {
            return Ok(None);
        }
        let mut opened = DeltaTable::new(log);
        opened.load().await.map_err(Error::internal)?;
        self.snapshots.keep(table, &opened);
        Ok(Some(opened))
    }
}

/// Whether the log has a commit after the snapshot's; one look at one file, because versions have no gaps.
async fn log_grew(table: &DeltaTable) -> Result<bool> {
    let next = table.version().map(|version| version + 1);
    match table.object_store().head(&commit_uri_from_version(next)).await {
        Ok(_) => Ok(true),
        Err(object_store::Error::NotFound { .. }) => Ok(false),
        Err(error) => Err(Error::internal(error)),
    }
}

fn version_unknown(table: &DatasetName, version: u64) -> Error {
    Error::not_found(
        "lake.version_unknown",
        format!("Table '{table}' has no version {version}; the list of its versions says which can be read."),
    )
    .with("table", table)
    .with("version", version)
}
