//! Writes the records that a build changed, key by key.
//!
//! The index can be rebuilt from the lake at any time, so a load commits in portions and lets other changes through
//! between them. Until it is finished, the status tells the version of the load before.

use jixia_model::{DatasetName, Result};
use jixia_policy::Permit;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Value};

use super::load::Load;
use crate::{failure::OrFailure, tx::Trail};

/// Rows of one statement on SQLite: five parameters each, below its limit of 32,766. Each statement goes to the thread of
/// its connection and back, so few and large ones are faster.
const STATEMENT_ROWS: usize = 2_000;
/// Rows of one commit: a tenth of a second in which other changes wait.
const COMMIT_ROWS: usize = 20_000;

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Key of the record.
    pub key: String,
    /// The record as JSON text; none when it has ended.
    pub document: Option<String>,
}

/// A load that is under way. Dropped before [`ChangesLoader::finish`], the records written so far stay and the status does
/// not change; loading again puts everything right.
#[derive(Debug)]
pub struct ChangesLoader {
    load: Load,
}

impl ChangesLoader {
    pub(crate) async fn begin(db: DatabaseConnection, registry: DatasetName, build: u64) -> Result<Self> {
        let load = Load::begin(db, registry, build).await?;
        Ok(Self { load })
    }

    /// Writes changes in place of what stood under the same keys. Keys differ within one call.
    pub async fn put(&mut self, changes: &[Change]) -> Result<()> {
        for portion in changes.chunks(COMMIT_ROWS) {
            let tx = self.load.change().await?;
            for changes in portion.chunks(STATEMENT_ROWS) {
                let (sql, values) = match tx.get_database_backend() {
                    DbBackend::Postgres => self.arrays(changes),
                    _ => self.rows(changes),
                };
                self.load.execute(&tx, format!("{sql} {ON_CONFLICT}"), values).await?;
            }
            tx.commit().await.or_failure()?;
        }
        Ok(())
    }

    /// Ends the load; the index holds `records` now.
    pub async fn finish(self, records: u64, permit: Permit, trail: Trail) -> Result<()> {
        let tx = self.load.change().await?;
        self.load.finish(tx, records, (permit, trail)).await
    }

    /// SQLite: many rows per prepared statement; its places have no numbers, because `SQLite` looks those up one by one.
    fn rows(&self, changes: &[Change]) -> (String, Vec<Value>) {
        let rows = vec!["(?, ?, ?, ?, ?)"; changes.len()].join(", ");
        let sql = format!("insert into registry_record (registry, key, document, ended, build) values {rows}");
        let values = changes.iter().flat_map(|change| {
            [
                self.load.number.into(),
                change.key.as_str().into(),
                change.document.as_deref().unwrap_or_default().into(),
                change.document.is_none().into(),
                self.load.build.into(),
            ]
        });
        (sql, values.collect())
    }

    /// PostgreSQL: all rows as arrays.
    fn arrays(&self, changes: &[Change]) -> (String, Vec<Value>) {
        let keys: Vec<String> = changes.iter().map(|change| change.key.clone()).collect();
        let documents = changes.iter().map(|change| change.document.clone().unwrap_or_default());
        let ended: Vec<bool> = changes.iter().map(|change| change.document.is_none()).collect();
        let sql = "insert into registry_record (registry, key, document, ended, build) \
                   select $1, key, document, ended, $2 \
                   from unnest($3::text[], $4::text[], $5::boolean[]) as given (key, document, ended)";
        let values = [
            self.load.number.into(),
            self.load.build.into(),
            keys.into(),
            documents.collect::<Vec<_>>().into(),
            ended.into(),
        ];
        (sql.to_owned(), values.into())
    }
}

const ON_CONFLICT: &str = "on conflict (registry, key) do update \
                           set document = excluded.document, ended = excluded.ended, build = excluded.build";
