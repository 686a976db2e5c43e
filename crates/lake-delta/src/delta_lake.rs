//! A lake in a folder or a bucket; it holds the location and what was read of the logs, and knows nothing of the work
//! that the modules beside it do.

use std::{collections::HashMap, fmt, path::Path, sync::Arc};

use deltalake::{logstore::object_store::ObjectStore, logstore::store_for};
use jixia_functions::workday::Calendar;
use jixia_model::{Clock, Error, Result};
use url::Url;

use crate::{error::storage_error, session::Engine, snapshots::Snapshots};

/// A lake of Delta tables under one URL.
///
/// `tables/<dataset>/` holds the tables and `quarantine/<delivery>.parquet` the rows that were not let in.
pub struct DeltaLake {
    root: Url,
    store: Arc<dyn ObjectStore>,
    pub(crate) snapshots: Snapshots,
    engine: Engine,
}

impl DeltaLake {
    /// Opens the lake at `url`, a `file` URL of a folder (which is made if it is missing).
    ///
    /// # Errors
    /// `lake.location_unknown` when nothing serves that kind of URL, `lake.not_writable` when the folder cannot be made.
    pub fn open(url: &Url) -> Result<Self> {
        let mut root = url.clone();
        if !root.path().ends_with('/') {
            root.set_path(&format!("{}/", url.path()));
        }
        if let Ok(folder) = root.to_file_path() {
            make_folder(&folder)?;
        }
        let store = store_for(&root, HashMap::<String, String>::new()).map_err(|error| {
            Error::invalid(
                "lake.location_unknown",
                format!(
                    "'{url}' is not a place for a lake; give the URL of a folder, such as file:///var/lib/jixia/lake."
                ),
            )
            .with("url", url)
            .with_source(error)
        })?;
        Ok(Self {
            root,
            store,
            snapshots: Snapshots::default(),
            engine: Engine::start()?,
        })
    }

    /// Takes the day of today from `clock`; the machine's clock until then.
    pub fn set_clock(&self, clock: Arc<dyn Clock>) {
        self.engine.change(|surroundings| surroundings.clock = clock);
    }

    /// Counts working days by `calendar`; by weekdays alone until then.
    pub fn set_calendar(&self, calendar: Calendar) {
        self.engine
            .change(|surroundings| surroundings.calendar = Arc::new(calendar));
    }

    /// Puts about so many records into each file of a registry from now on; fewer need less memory while it is built.
    pub fn set_registry_file_rows(&self, rows: usize) {
        self.engine.set_registry_file_rows(rows);
    }

    /// Sessions for queries, programs and builds.
    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The place of the lake; ends with a slash.
    pub(crate) fn root(&self) -> &Url {
        &self.root
    }

    /// Files of the lake, by paths from its root.
    pub(crate) fn store(&self) -> &Arc<dyn ObjectStore> {
        &self.store
    }
}

impl fmt::Debug for DeltaLake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeltaLake")
            .field("root", &self.root.as_str())
            .finish_non_exhaustive()
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| storage_error(error, &folder.display().to_string()))
}
