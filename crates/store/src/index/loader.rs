//! Loads records into the index by the hundred thousand.
//!
//! The index can be rebuilt from the lake at any time, so a load commits in portions and lets other changes through
//! between them. Until it is finished, the status tells the version of the load before.

use jixia_model::{DatasetName, Error, Result};
use jixia_policy::Permit;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait, Value,
};

use crate::{
    audit::{Audit, AuditEntry},
    failure::OrFailure,
    store::writing,
    time::to_micros,
    tx::{Db, Trail},
};

/// Rows of one statement on SQLite: two parameters each, below its limit of 32,766. Each statement goes to the thread of
/// its connection and back, so few and large ones are faster.
const STATEMENT_ROWS: usize = 2_000;
/// Rows of one commit: a tenth of a second in which other changes wait.
const COMMIT_ROWS: usize = 20_000;

/// A load that is under way. Dropped before [`IndexLoader::finish`], the records written so far stay and the status does
/// not change; loading again puts everything right.
#[derive(Debug)]
pub struct IndexLoader {
    db: DatabaseConnection,
    registry: DatasetName,
    number: i32,
    build: i64,
}

impl IndexLoader {
    pub(crate) async fn begin(db: DatabaseConnection, registry: DatasetName, build: u64) -> Result<Self> {
        let backend = db.get_database_backend();
        let name: Value = registry.as_str().into();
        let insert = "insert into registry (name, build, built_at, records) values ($1, 0, 0, 0) \
                      on conflict (name) do nothing";
        let insert = Statement::from_sql_and_values(backend, insert, [name.clone()]);
        let select = Statement::from_sql_and_values(backend, "select number from registry where name = $1", [name]);
        let tx = db.begin_with_options(writing()).await.or_failure()?;
        tx.execute_raw(insert).await.or_failure()?;
        let row = tx.query_one_raw(select).await.or_failure()?;
        let row = row.ok_or_else(|| Error::internal(format!("registry {registry} has no number")))?;
        let number = row.try_get("", "number").or_failure()?;
        tx.commit().await.or_failure()?;
        Ok(Self {
            db,
            registry,
            number,
            build: build.cast_signed(),
        })
    }

    /// Writes records, key and JSON document, in place of those with the same keys. Keys differ within one call; sorted
    /// keys are written faster.
    pub async fn put(&mut self, records: &[(String, String)]) -> Result<()> {
        for portion in records.chunks(COMMIT_ROWS) {
            let tx = self.db.begin_with_options(writing()).await.or_failure()?;
            match tx.get_database_backend() {
                DbBackend::Postgres => self.put_arrays(&tx, portion).await?,
                _ => self.put_rows(&tx, portion).await?,
            }
            tx.commit().await.or_failure()?;
        }
        Ok(())
    }

    /// Removes the records with these keys; those that are not there are no error.
    pub async fn delete(&mut self, keys: &[String]) -> Result<()> {
        for portion in keys.chunks(COMMIT_ROWS) {
            let tx = self.db.begin_with_options(writing()).await.or_failure()?;
            for keys in portion.chunks(STATEMENT_ROWS) {
                let places = places(keys.len(), 2, |at| format!("${at}"));
                let sql = format!("delete from registry_record where registry = $1 and key in ({places})");
                let values = std::iter::once(Value::from(self.number)).chain(keys.iter().map(Value::from));
                let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
                tx.execute_raw(statement).await.or_failure()?;
            }
            tx.commit().await.or_failure()?;
        }
        Ok(())
    }

    /// Removes the records that this load did not write: the end of a load from scratch.
    pub async fn delete_older(&mut self) -> Result<()> {
        let statement = Statement::from_sql_and_values(
            self.db.get_database_backend(),
            "delete from registry_record where registry = $1 and build <> $2",
            [self.number.into(), self.build.into()],
        );
        self.db.execute_raw(statement).await.or_failure().map(|_| ())
    }

    /// Ends the load: the status tells this build, with `records` in it, and the audit trail who did it.
    pub async fn finish(self, records: u64, permit: Permit, trail: Trail) -> Result<()> {
        let statement = Statement::from_sql_and_values(
            self.db.get_database_backend(),
            "update registry set build = $1, built_at = $2, records = $3 where number = $4",
            [
                self.build.into(),
                to_micros(trail.at).into(),
                records.cast_signed().into(),
                self.number.into(),
            ],
        );
        let note = format!(
            "look-up index of {}: {records} records of build {}",
            self.registry, self.build
        );
        let permit = if permit.note().is_none() {
            permit.noting(note)
        } else {
            permit
        };
        let tx = self.db.begin_with_options(writing()).await.or_failure()?;
        tx.execute_raw(statement).await.or_failure()?;
        let db = Db::new(tx, true);
        let entry = AuditEntry::allowed(&permit, trail);
        Audit { db: &db }.insert(&entry).await?;
        db.tx.commit().await.or_failure()
    }

    /// SQLite: many rows per prepared statement.
    async fn put_rows(&self, tx: &DatabaseTransaction, records: &[(String, String)]) -> Result<()> {
        let full = insert_rows(STATEMENT_ROWS);
        for rows in records.chunks(STATEMENT_ROWS) {
            let sql = if rows.len() == STATEMENT_ROWS {
                full.clone()
            } else {
                insert_rows(rows.len())
            };
            let head = [Value::from(self.number), Value::from(self.build)];
            let values = rows
                .iter()
                .flat_map(|(key, document)| [Value::from(key), Value::from(document)]);
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, head.into_iter().chain(values));
            tx.execute_raw(statement).await.or_failure()?;
        }
        Ok(())
    }

    /// PostgreSQL: all rows as two arrays.
    async fn put_arrays(&self, tx: &DatabaseTransaction, records: &[(String, String)]) -> Result<()> {
        let (keys, documents): (Vec<String>, Vec<String>) = records.iter().cloned().unzip();
        let statement = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "insert into registry_record (registry, key, document, build) \
             select $1, key, document, $2 from unnest($3::text[], $4::text[]) as given (key, document) \
             on conflict (registry, key) do update set document = excluded.document, build = excluded.build",
            [self.number.into(), self.build.into(), keys.into(), documents.into()],
        );
        tx.execute_raw(statement).await.or_failure().map(|_| ())
    }
}

fn insert_rows(rows: usize) -> String {
    let rows = places(rows, 3, |at| {
        let place = (at - 3) * 2 + 3;
        format!("($1, ${place}, ${}, $2)", place + 1)
    });
    format!(
        "insert into registry_record (registry, key, document, build) values {rows} \
         on conflict (registry, key) do update set document = excluded.document, build = excluded.build"
    )
}

/// Comma-separated places, one for each of `count` things, counted from `first`.
fn places(count: usize, first: usize, place: impl Fn(usize) -> String) -> String {
    (first..first + count).map(place).collect::<Vec<_>>().join(", ")
}
