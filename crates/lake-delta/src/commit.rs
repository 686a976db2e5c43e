//! Commits: files become part of a table, or everything stays as it was; it must not know where the files come from.
//!
//! A commit is made against one snapshot and never rebased: when another writer was faster, it is worked out anew
//! against the newer snapshot, so that every mode is right whatever the other one did.

mod upsert;

use arrow::datatypes::SchemaRef;
use deltalake::{
    DeltaTable, DeltaTableError,
    kernel::{
        Action, MetadataExt, Protocol, Transaction, new_metadata,
        transaction::{CommitBuilder, CommitProperties, TableReference, TransactionError},
    },
    protocol::{DeltaOperation, SaveMode},
};
use jixia_lake::{Committed, WriteMode, schema::evolve};
use jixia_model::{DatasetName, Error, Result};
use serde_json::json;

use crate::{DeltaLake, error::storage_error, files::NewFiles, schema::to_kernel};

pub(crate) use upsert::{check_key, check_unique};

/// How often a commit is worked out anew before the table counts as too busy; each time another writer has succeeded.
const ATTEMPTS_MAX: u32 = 100;
/// Commits after which the log is summed up, so that a table with many commits opens as quickly as one with few.
const CHECKPOINT_COMMITS: &str = "20";

/// New files and what they do to their table.
pub(crate) struct Change<'a> {
    /// The table; it is made if it does not exist.
    pub(crate) table: &'a DatasetName,
    /// Stored columns of the files.
    pub(crate) schema: &'a SchemaRef,
    /// How the files change the table.
    pub(crate) mode: &'a WriteMode,
    /// Identifies the change, so that it is made once.
    pub(crate) transaction: Option<&'a str>,
    /// The files.
    pub(crate) files: &'a NewFiles,
}

/// Commits a change. When its transaction was committed before, the new files are removed and nothing else happens.
pub(crate) async fn commit(lake: &DeltaLake, change: &Change<'_>) -> Result<Committed> {
    let turn = lake.snapshots.turn(change.table);
    let _turn = turn.lock().await;
    for _ in 0..ATTEMPTS_MAX {
        let attempt = match lake.open_table(change.table, None).await? {
            None => create(lake, change).await?,
            Some(current) => match find_own(&current, change).await? {
                Some(done) => return Ok(done),
                None => extend(lake, &current, change).await?,
            },
        };
        if let Attempt::Won { version } = attempt {
            let rows = change.files.rows;
            return Ok(Committed { version, rows });
        }
    }
    Err(table_busy(change.table))
}

/// What this change or an earlier one with its transaction has made already; the files are then removed, unless they are
/// the ones that count: a store that repeats a request by itself may tell us that we lost against ourselves.
async fn find_own(current: &DeltaTable, change: &Change<'_>) -> Result<Option<Committed>> {
    let version = find_transaction(current, change.transaction).await?;
    let snapshot = current.snapshot().map_err(Error::internal)?;
    let first = change.files.adds.first();
    if first.is_some_and(|add| snapshot.log_data().iter().any(|file| file.path() == add.path)) {
        let version = version.unwrap_or(snapshot.version());
        let rows = change.files.rows;
        return Ok(Some(Committed { version, rows }));
    }
    if version.is_some() {
        change.files.discard().await?;
    }
    Ok(version.map(|version| Committed { version, rows: 0 }))
}

/// Other writers were faster again and again.
pub(crate) fn table_busy(table: &DatasetName) -> Error {
    Error::unavailable(
        "lake.table_busy",
        format!("Table '{table}' is being changed by many others at once; try again in a moment."),
    )
    .with("table", table)
}

/// Whether the failure of a commit means only that another writer made the version first.
pub(crate) fn lost_race(error: &DeltaTableError) -> bool {
    matches!(
        error,
        DeltaTableError::VersionAlreadyExists(_)
            | DeltaTableError::Transaction {
                source: TransactionError::MaxCommitAttempts(_) | TransactionError::CommitConflict(_),
            }
    )
}

/// The version that a transaction made, if it was committed.
pub(crate) async fn find_transaction(table: &DeltaTable, transaction: Option<&str>) -> Result<Option<u64>> {
    let Some(transaction) = transaction else {
        return Ok(None);
    };
    let log = table.log_store();
    let snapshot = table.snapshot().map_err(Error::internal)?;
    let version = snapshot.transaction_version(log.as_ref(), transaction).await;
    Ok(version
        .map_err(Error::internal)?
        .and_then(|version| u64::try_from(version).ok()))
}

/// How an attempt ended.
enum Attempt {
    /// The version was made.
    Won { version: u64 },
    /// Another writer made the version first.
    Lost,
}

impl Attempt {
    fn from_error(error: DeltaTableError, table: &DatasetName) -> Result<Self> {
        if lost_race(&error) {
            return Ok(Self::Lost);
        }
        Err(storage_error(error, &format!("tables/{table}/_delta_log")))
    }
}

/// One commit and no rebase; the transaction records the version that it makes, because Delta does not.
fn properties(change: &Change<'_>, version: u64) -> CommitProperties {
    let properties = CommitProperties::default().with_max_retries(0);
    match change.transaction {
        None => properties,
        Some(id) => properties.with_application_transaction(Transaction::new(id, version.cast_signed())),
    }
}

async fn create(lake: &DeltaLake, change: &Change<'_>) -> Result<Attempt> {
    // Every version can be read and restored for ever, so the log is never thinned out.
    let settings = [
        ("delta.checkpointInterval", CHECKPOINT_COMMITS),
        ("delta.enableExpiredLogCleanup", "false"),
    ];
    let no_partitions: [&str; 0] = [];
    let metadata = new_metadata(&to_kernel(change.schema)?, no_partitions, settings)
        .and_then(|metadata| metadata.with_name(change.table.to_string()))
        .map_err(Error::internal)?;
    // The oldest protocol that has what Jixia uses, so that every reader of Delta tables can read them.
    let protocol = json!({"minReaderVersion": 1, "minWriterVersion": 2});
    let protocol: Protocol = serde_json::from_value(protocol).map_err(Error::internal)?;
    let operation = DeltaOperation::Create {
        mode: SaveMode::ErrorIfExists,
        location: lake.table_url(change.table)?,
        protocol: protocol.clone(),
        metadata: metadata.clone(),
    };
    let mut actions = vec![Action::Protocol(protocol), Action::Metadata(metadata)];
    actions.extend(change.files.adds.iter().cloned().map(Action::Add));
    make_version(lake, None, change, (actions, operation)).await
}

async fn extend(lake: &DeltaLake, current: &DeltaTable, change: &Change<'_>) -> Result<Attempt> {
    let snapshot = current.snapshot().map_err(Error::internal)?;
    let mut actions = evolution(current, change)?;
    let mut kept = None;
    let operation = match change.mode {
        WriteMode::Append => write_operation(SaveMode::Append),
        WriteMode::Replace => {
            actions.extend(
                snapshot
                    .log_data()
                    .iter()
                    .map(|file| Action::Remove(file.remove_action(true))),
            );
            write_operation(SaveMode::Overwrite)
        }
        WriteMode::Upsert { key } => {
            let rewritten = upsert::rewrite(lake, current, change, key).await?;
            actions.extend(rewritten.removes.into_iter().map(Action::Remove));
            actions.extend(rewritten.kept.adds.iter().cloned().map(Action::Add));
            kept = Some(rewritten.kept);
            upsert::operation(key)
        }
    };
    actions.extend(change.files.adds.iter().cloned().map(Action::Add));
    let attempt = make_version(lake, Some(current), change, (actions, operation)).await?;
    if let (Attempt::Lost, Some(kept)) = (&attempt, kept) {
        kept.discard().await?;
    }
    Ok(attempt)
}

async fn make_version(
    lake: &DeltaLake,
    current: Option<&DeltaTable>,
    change: &Change<'_>,
    (actions, operation): (Vec<Action>, DeltaOperation),
) -> Result<Attempt> {
    let snapshot = current.map(DeltaTable::snapshot).transpose().map_err(Error::internal)?;
    let next = snapshot.map_or(0, |snapshot| snapshot.version() + 1);
    let log = lake.log_store(change.table)?;
    let prepared = CommitBuilder::from(properties(change, next))
        .with_actions(actions)
        .build(
            snapshot.map(|snapshot| snapshot as &dyn TableReference),
            log.clone(),
            operation,
        )
        .into_prepared_commit_future();
    let made = match prepared.await {
        Ok(prepared) => prepared.await,
        Err(error) => Err(error),
    };
    let made = match made {
        Ok(made) => made,
        Err(error) => return Attempt::from_error(error, change.table),
    };
    let version = made.version;
    // The version is durable now: a checkpoint that fails here is made by a later commit and must not look like a
    // failure of this one.
    if let Ok(finished) = made.await {
        let mut newest = DeltaTable::new(log);
        newest.state = Some(finished.snapshot());
        lake.snapshots.keep(change.table, &newest);
    }
    Ok(Attempt::Won { version })
}

/// The action that adds the columns that the table lacks.
fn evolution(current: &DeltaTable, change: &Change<'_>) -> Result<Vec<Action>> {
    let snapshot = current.snapshot().map_err(Error::internal)?;
    let columns = snapshot.snapshot().arrow_schema();
    let evolved = evolve(change.table, &columns, change.schema)?;
    if evolved.fields().len() == columns.fields().len() {
        return Ok(Vec::new());
    }
    let metadata = snapshot.metadata().clone();
    let metadata = metadata.with_schema(&to_kernel(&evolved)?).map_err(Error::internal)?;
    Ok(vec![Action::Metadata(metadata)])
}

fn write_operation(mode: SaveMode) -> DeltaOperation {
    DeltaOperation::Write {
        mode,
        partition_by: None,
        predicate: None,
    }
}
