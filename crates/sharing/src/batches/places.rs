//! The places to which batches may be brought. Only the configuration names them, each for the applicants that it is for, so that
//! nobody can make the server write to a place of their choice.

use std::{
    collections::{BTreeMap, HashSet},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jixia_connect::{FolderTarget, PostgresTarget, PushTarget};
use jixia_model::{Error, Result, batch::BatchTarget, id::BatchId};

/// Places by name. Addresses hold passwords, so there is no `Debug`.
#[derive(Clone, Default)]
pub struct Places {
    /// Databases.
    pub databases: BTreeMap<String, Database>,
    /// Folders.
    pub folders: BTreeMap<String, Folder>,
    /// Longest wait for a database to answer at all.
    pub connect_timeout: Duration,
    /// Longest time for all rows.
    pub statement_timeout: Duration,
    /// The runs that this process carries out.
    at_work: Arc<Mutex<HashSet<BatchId>>>,
}

/// A PostgreSQL database.
#[derive(Clone)]
pub struct Database {
    /// Its address, with the password.
    pub url: String,
    /// Codes of the organisations whose it is.
    pub organisations: Vec<String>,
}

/// A folder.
#[derive(Clone)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Codes of the organisations whose it is.
    pub organisations: Vec<String>,
}

/// The right to carry a run out; dropped, it may be taken up by somebody else.
pub(super) struct Turn {
    all: Arc<Mutex<HashSet<BatchId>>>,
    batch: BatchId,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.batch);
    }
}

impl Places {
    /// Takes the turn at a run; none while this process carries it out already.
    pub(super) fn begin(&self, batch: BatchId) -> Option<Turn> {
        let mut all = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(batch).then(|| Turn {
            all: Arc::clone(&self.at_work),
            batch,
        })
    }

    /// Whether this process carries a run out.
    pub(super) fn is_at_work(&self, batch: BatchId) -> bool {
        self.at_work
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(&batch)
    }

    /// Names of the databases and of the folders of an organisation.
    pub(super) fn of(&self, organisation: &str) -> (Vec<String>, Vec<String>) {
        let is_of = |organisations: &[String]| organisations.iter().any(|code| code == organisation);
        let databases = self
            .databases
            .iter()
            .filter(|(_, database)| is_of(&database.organisations));
        let folders = self.folders.iter().filter(|(_, folder)| is_of(&folder.organisations));
        (
            databases.map(|(name, _)| name.clone()).collect(),
            folders.map(|(name, _)| name.clone()).collect(),
        )
    }

    /// The place that an organisation means.
    ///
    /// # Errors
    /// `batch.place_unknown` when the configuration does not give it such a place.
    pub(super) fn target(&self, target: &BatchTarget, organisation: &str) -> Result<PushTarget> {
        let (databases, folders) = self.of(organisation);
        let known = match target {
            BatchTarget::Database { .. } => databases,
            BatchTarget::Folder { .. } => folders,
        };
        if !known.iter().any(|name| name == target.name()) {
            return Err(unknown(target.name(), &known));
        }
        let missing = || unknown(target.name(), &known);
        Ok(match target {
            BatchTarget::Database { name, schema, table } => PushTarget::Postgres(PostgresTarget {
                url: self.databases.get(name).ok_or_else(missing)?.url.clone(),
                schema: schema.clone(),
                table: table.clone(),
                connect_timeout: self.connect_timeout,
                statement_timeout: self.statement_timeout,
            }),
            BatchTarget::Folder { name } => PushTarget::Folder(FolderTarget {
                folder: self.folders.get(name).ok_or_else(missing)?.path.clone(),
            }),
        })
    }
}

fn unknown(name: &str, known: &[String]) -> Error {
    let known = if known.is_empty() {
        "—".to_owned()
    } else {
        known.join(", ")
    };
    let message = format!(
        "Your organisation has no place '{name}' for batches (there are: {known}); the administrator adds it under batch in \
         the configuration."
    );
    Error::invalid("batch.place_unknown", message)
        .with("name", name)
        .with("known", known)
}
