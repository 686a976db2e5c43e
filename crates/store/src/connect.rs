//! Opens the database: one writer and many readers on SQLite, one pool on PostgreSQL.

use std::{path::PathBuf, time::Duration};

use jixia_model::{Error, Result};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection,
    sqlx::{
        Connection, PgConnection,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

use crate::failure::{OrFailure, unreachable};

/// How long a change waits for its turn before it is told that the database is busy.
const WAIT: Duration = Duration::from_secs(30);
/// How long PostgreSQL may take to answer for the first time.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// A connection that has rested this long is asked for a sign of life before it is used.
const IDLE: Duration = Duration::from_secs(30);
/// How long SQLite waits for a writer of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(15);
/// Pages (of 4 KiB) of the write-ahead log before SQLite moves them into the database. While it does, all changes wait; with
/// the 1,000 pages of its own accord, more than one in a hundred look-ups meet that under load.
const WAL_PAGES: &str = "4000";
/// Readers of SQLite; each is a thread, and more than a few per core gain nothing.
const SQLITE_READERS: u32 = 8;

/// The connections of a store.
#[derive(Clone, Debug)]
pub(crate) struct Pools {
    /// Changes. SQLite has one writer at a time, so its pool holds one connection and changes queue up fairly before it
    /// instead of polling for a lock.
    pub(crate) write: DatabaseConnection,
    /// Reads.
    pub(crate) read: DatabaseConnection,
}

/// Opens the database at `url`; a SQLite file and its folder are made when they are missing.
pub(crate) async fn open(url: &str, connections_max: u32) -> Result<Pools> {
    if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let write = postgres(url, connections_max).await?;
        return Ok(Pools {
            read: write.clone(),
            write,
        });
    }
    if !url.starts_with("sqlite:") || url.contains(":memory:") || url.contains("mode=memory") {
        return Err(unsupported(url));
    }
    make_folder(url)?;
    let write = sqlite(url, 1, false).await?;
    let read = sqlite(url, SQLITE_READERS, true).await?;
    Ok(Pools { write, read })
}

async fn postgres(url: &str, connections_max: u32) -> Result<DatabaseConnection> {
    // The pool tries again and again for as long as a change may wait; a wrong address should be told at once.
    let first = tokio::time::timeout(CONNECT_TIMEOUT, PgConnection::connect(url)).await;
    let first = first.map_err(|error| unreachable().with_source(error))?;
    let first = first.map_err(|error| unreachable().with_source(error))?;
    first.close().await.map_err(|error| unreachable().with_source(error))?;
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections_max)
        .acquire_timeout(WAIT)
        .test_before_acquire_if_idle_for(IDLE)
        .set_application_name("jixia")
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    Database::connect(options).await.or_failure()
}

async fn sqlite(url: &str, connections: u32, only_read: bool) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(WAIT)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |sqlite: SqliteConnectOptions| {
            let sqlite = sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // A commit is on disk when it is told: after a power cut, no signed checkpoint speaks of more than is there.
                .synchronous(SqliteSynchronous::Full)
                .pragma("wal_autocheckpoint", WAL_PAGES)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT);
            if only_read {
                sqlite.pragma("query_only", "on")
            } else {
                sqlite
            }
        });
    Database::connect(options).await.or_failure()
}

/// Makes the folder of a SQLite file.
fn make_folder(url: &str) -> Result<()> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = PathBuf::from(path.split('?').next().unwrap_or_default());
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        let folder = folder.display().to_string();
        Error::unavailable(
            "store.folder_unusable",
            format!(
                "The folder '{folder}' of the control-plane database cannot be made ({error}); check its permissions."
            ),
        )
        .with("folder", folder)
        .with("problem", &error)
        .with_source(error)
    })
}

/// The address may hold a password, so only the part before the first colon is named.
fn unsupported(url: &str) -> Error {
    let scheme = url.split(':').next().unwrap_or_default();
    Error::invalid(
        "store.url_unsupported",
        format!(
            "'{scheme}:' is not a database that can be used here; write sqlite://folder/file.db or \
             postgres://user:password@host/database."
        ),
    )
    .with("scheme", scheme)
}
