//! Past versions of tables; it must not know what is read from them.

use chrono::DateTime;
use deltalake::{
    kernel::{Action, transaction::CommitProperties},
    logstore::{LogStoreRef, get_actions},
};
use futures::{StreamExt, TryStreamExt, stream};
use jixia_lake::{Committed, Version};
use jixia_model::{DatasetName, Error, Result};
use serde_json::Value;

use crate::{
    DeltaLake,
    commit::{lost_race, table_busy},
    error::storage_error,
    table::{count_rows, table_unknown},
};

/// Log entries that are read at the same time.
const READ_AT_ONCE: usize = 8;
/// Under which name a commit tells who made it by hand.
const BY: &str = "jixia.by";
/// How often a restore is worked out anew when another writer was faster.
const ATTEMPTS_MAX: u32 = 10;

/// Lists versions of a table, newest first; none where there is no table. See [`jixia_lake::Lake::versions`].
pub(crate) async fn versions(
    lake: &DeltaLake,
    table: &DatasetName,
    before: Option<u64>,
    limit: usize,
) -> Result<Vec<Version>> {
    let Some(newest) = lake.open_table(table, None).await? else {
        return Ok(Vec::new());
    };
    let log = newest.log_store();
    let count = newest.version().unwrap_or_default() + 1;
    let numbers = (0..before.unwrap_or(count).min(count)).rev().take(limit);
    stream::iter(numbers)
        .map(|version| read_version(log.clone(), version))
        .buffered(READ_AT_ONCE)
        .try_filter_map(async |version| Ok(version))
        .try_collect()
        .await
}

async fn read_version(log: LogStoreRef, version: u64) -> Result<Option<Version>> {
    let Some(entry) = log.read_commit_entry(version).await.map_err(Error::internal)? else {
        return Ok(None);
    };
    let mut found = Version {
        version,
        at: DateTime::UNIX_EPOCH,
        operation: String::new(),
        transaction: None,
        by: None,
    };
    for action in get_actions(version, &entry).map_err(Error::internal)? {
        match action {
            Action::CommitInfo(info) => {
                let at = info.in_commit_timestamp.or(info.timestamp);
                found.at = at.and_then(DateTime::from_timestamp_millis).unwrap_or_default();
                found.operation = info.operation.unwrap_or_default();
                found.by = info.info.get(BY).and_then(Value::as_str).map(str::to_owned);
            }
            Action::Txn(transaction) => found.transaction = Some(transaction.app_id),
            _ => {}
        }
    }
    Ok(Some(found))
}

/// Makes the table what it was at `version`; see [`jixia_lake::Lake::restore`]. The current version stays as it is.
///
/// # Errors
/// `lake.table_unknown`, `lake.version_unknown`, `lake.table_busy`.
pub(crate) async fn restore(
    lake: &DeltaLake,
    table: &DatasetName,
    version: u64,
    by: Option<&str>,
) -> Result<Committed> {
    let turn = lake.snapshots.turn(table);
    let _turn = turn.lock().await;
    for _ in 0..ATTEMPTS_MAX {
        let Some(current) = lake.open_table(table, None).await? else {
            return Err(table_unknown(table));
        };
        let Some(past) = lake.open_table(table, Some(version)).await? else {
            return Err(table_unknown(table));
        };
        let rows = count_rows(&past)?.unwrap_or_default();
        if current.version() == Some(version) {
            return Ok(Committed { version, rows });
        }
        let by = by.map(|by| (BY.to_owned(), Value::from(by)));
        let restored = current
            .restore()
            .with_version_to_restore(version)
            .with_commit_properties(CommitProperties::default().with_metadata(by))
            .await;
        match restored {
            Ok((restored, _)) => {
                lake.snapshots.keep(table, &restored);
                let version = restored.version().unwrap_or_default();
                return Ok(Committed { version, rows });
            }
            Err(error) if lost_race(&error) => {}
            Err(error) => return Err(storage_error(error, &format!("tables/{table}/_delta_log"))),
        }
    }
    Err(table_busy(table))
}
