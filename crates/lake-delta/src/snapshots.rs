//! Open tables, kept between uses so that a query reads only what a log gained since; it must not know what is read or
//! written.

use std::{collections::HashMap, sync::Mutex, sync::PoisonError};

use deltalake::logstore::object_store::{self, ObjectStoreExt};
use deltalake::{DeltaTable, DeltaTableBuilder, DeltaTableError, logstore::commit_uri_from_version};
use jixia_model::{DatasetName, Error, Result};
use url::Url;

use crate::DeltaLake;

/// The newest known snapshot of each table.
#[derive(Default)]
pub(crate) struct Snapshots(Mutex<HashMap<DatasetName, DeltaTable>>);

impl Snapshots {
    fn find(&self, table: &DatasetName) -> Option<DeltaTable> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(table)
            .cloned()
    }

    /// Keeps `snapshot` unless a newer one is there.
    pub(crate) fn keep(&self, table: &DatasetName, snapshot: &DeltaTable) {
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tables
            .get(table)
            .is_none_or(|known| known.version() < snapshot.version())
        {
            tables.insert(table.clone(), snapshot.clone());
        }
    }
}

impl DeltaLake {
    /// The URL of a table, whether it exists or not.
    pub(crate) fn table_url(&self, table: &DatasetName) -> Result<Url> {
        self.root().join(&format!("tables/{table}/")).map_err(Error::internal)
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
        let mut past = DeltaTableBuilder::from_url(self.table_url(table)?)
            .and_then(DeltaTableBuilder::build)
            .map_err(Error::internal)?;
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
        let opened = DeltaTableBuilder::from_url(self.table_url(table)?).map_err(Error::internal)?;
        match opened.load().await {
            Ok(opened) => {
                self.snapshots.keep(table, &opened);
                Ok(Some(opened))
            }
            Err(DeltaTableError::NotATable(_)) => Ok(None),
            Err(error) => Err(Error::internal(error)),
        }
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
