//! A table of a PostgreSQL database as the target: staged and committed in one transaction, with a bookmark beside the table.

use std::time::Duration;

use arrow::{
    array::{Array, AsArray},
    datatypes::SchemaRef,
    record_batch::RecordBatch,
};
use bytes::Bytes;
use futures::{SinkExt, TryStreamExt};
use jixia_lake::BatchStream;
use jixia_model::{Error, Result, batch::BatchCounts};
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, Config, NoTls, error::SqlState, types::ToSql};

use super::{Bookmark, CHANGE_COLUMN, DELETE, DRIFTED, End, Push, Pushed, Staged, UPDATE, binary};
use crate::pull::{
    failure::{self, Place},
    quoted,
};

/// Bytes that are sent at once.
const AT_ONCE: usize = 1 << 20;
/// The table of bookmarks, beside the tables that they speak of.
const BOOK: &str = "jixia_batch";
/// Where rows wait; it is gone with the transaction.
const STAGE: &str = "jixia_stage";
/// Two runs that make the table of bookmarks at once take turns; the number only has to be ours.
const TURN: i64 = 0x6a69_7869_6110;

/// A table of a PostgreSQL database. Its address holds a password, so there is no `Debug`.
#[derive(Clone)]
pub struct PostgresTarget {
    /// `postgresql://user:password@host:port/database`.
    pub url: String,
    /// Schema; it must be there.
    pub schema: String,
    /// Table; made by the first run.
    pub table: String,
    /// Longest wait for the database to answer at all.
    pub connect_timeout: Duration,
    /// Longest time for one statement, such as the COPY of all rows.
    pub statement_timeout: Duration,
}

/// An open transaction; dropped, the database takes everything back.
pub(super) struct Transaction {
    client: Client,
    place: Place,
}

impl Transaction {
    pub(super) async fn commit(self) -> Result<()> {
        let committed = self.client.batch_execute("COMMIT").await;
        committed.map_err(|source| tell(&self.place, source))
    }

    async fn execute(&self, sql: &str) -> Result<()> {
        let done = self.client.batch_execute(sql).await;
        done.map_err(|source| tell(&self.place, source))
    }
}

impl PostgresTarget {
    fn name(&self) -> String {
        format!("{}.{}", quoted(&self.schema), quoted(&self.table))
    }

    fn book(&self) -> String {
        format!("{}.{BOOK}", quoted(&self.schema))
    }

    /// Opens a transaction.
    async fn begin(&self) -> Result<Transaction> {
        let mut config: Config = self.url.parse().map_err(failure::url_malformed)?;
        config.connect_timeout(self.connect_timeout);
        config.application_name("jixia");
        let place = Place::of(&config);
        let connecting = tokio::time::timeout(self.connect_timeout, config.connect(NoTls));
        let (client, connection) = match connecting.await {
            Ok(connected) => connected.map_err(|source| tell(&place, source))?,
            Err(_) => return Err(place.unreachable()),
        };
        // The task ends by itself when the client is dropped; its failures come out of the client's calls too.
        tokio::spawn(connection);
        let transaction = Transaction { client, place };
        let timeout = self.statement_timeout.as_millis();
        transaction
            .execute(&format!(
                "BEGIN; SET LOCAL statement_timeout = {timeout}; SET LOCAL client_encoding = 'UTF8'; \
                 SET LOCAL client_min_messages = 'warning'"
            ))
            .await?;
        Ok(transaction)
    }

    pub(super) async fn bookmark(&self, share: &str) -> Result<Option<Bookmark>> {
        let transaction = self.begin().await?;
        self.read_bookmark(&transaction, share).await
    }

    /// The bookmark, when the table that it speaks of is there.
    async fn read_bookmark(&self, transaction: &Transaction, share: &str) -> Result<Option<Bookmark>> {
        let known = |source| tell(&transaction.place, source);
        let (book, name) = (self.book(), self.name());
        let there = "SELECT to_regclass($1::text) IS NOT NULL AND to_regclass($2::text) IS NOT NULL";
        let there = transaction
            .client
            .query_one(there, &[&book, &name])
            .await
            .map_err(known)?;
        if !there.get::<_, bool>(0) {
            return Ok(None);
        }
        let sql = format!("SELECT run, version, total FROM {book} WHERE share = $1 AND table_name = $2");
        let row = transaction.client.query_opt(&sql, &[&share, &self.table]).await;
        Ok(row.map_err(known)?.map(|row| Bookmark {
            run: row.get(0),
            version: row.get::<_, i64>(1).cast_unsigned(),
            total: row.get::<_, i64>(2).cast_unsigned(),
        }))
    }

    /// Makes the table of bookmarks in a transaction of its own, so that shares do not wait for each other's rows.
    async fn open_book(&self) -> Result<()> {
        let transaction = self.begin().await?;
        let book = self.book();
        let sql = format!(
            "SELECT pg_advisory_xact_lock({TURN}); CREATE TABLE IF NOT EXISTS {book} (share text NOT NULL, \
             table_name text NOT NULL, run text NOT NULL, kind text NOT NULL, version bigint NOT NULL, \
             base_version bigint, inserted bigint NOT NULL, updated bigint NOT NULL, deleted bigint NOT NULL, \
             total bigint NOT NULL, sha256 text NOT NULL, receipt text NOT NULL, at timestamptz NOT NULL, \
             PRIMARY KEY (share, table_name))"
        );
        transaction.execute(&sql).await?;
        transaction.commit().await
    }

    pub(super) async fn stage(&self, push: &Push, schema: &SchemaRef, rows: BatchStream) -> Result<Staged> {
        self.open_book().await?;
        let transaction = self.begin().await?;
        let turn = turn(&push.mark.share, &self.name());
        transaction
            .execute(&format!("SELECT pg_advisory_xact_lock({turn})"))
            .await?;
        let held = self.read_bookmark(&transaction, &push.mark.share).await?;
        if push.base != held && push.base.is_some() {
            return Err(drifted(&self.table));
        }
        let pushed = match &push.base {
            Some(_) => self.merge(&transaction, push, schema, rows).await?,
            None => self.replace(&transaction, push, schema, rows, held.is_some()).await?,
        };
        self.note(&transaction, push, &pushed).await?;
        Ok(Staged {
            pushed,
            end: End::Postgres(transaction),
        })
    }

    /// Puts the rows in place of all others. A table that is there keeps its rights, views and indexes.
    async fn replace(
        &self,
        transaction: &Transaction,
        push: &Push,
        schema: &SchemaRef,
        rows: BatchStream,
        is_ours: bool,
    ) -> Result<Pushed> {
        let (name, columns) = (self.name(), columns(schema)?);
        let found = self.found(transaction).await?;
        if !found.is_empty() && !is_ours {
            return Err(self.taken());
        }
        let definitions = definitions(&columns);
        let fits = found == columns;
        let into = if fits { STAGE.to_owned() } else { name.clone() };
        if fits {
            let sql = format!("CREATE TEMPORARY TABLE {STAGE} ({definitions}) ON COMMIT DROP");
            transaction.execute(&sql).await?;
        } else {
            let share = &push.mark.share;
            let sql = format!(
                "DROP TABLE IF EXISTS {name}; CREATE TABLE {name} ({definitions}); COMMENT ON TABLE {name} IS '{share}'"
            );
            transaction.execute(&sql).await?;
        }
        // A table of this very transaction can be written frozen, which nobody has to come back to.
        let (counts, sha256) = copy(transaction, &into, "FORMAT binary, FREEZE", rows).await?;
        if fits {
            let sql = format!("TRUNCATE {name}; INSERT INTO {name} SELECT * FROM {STAGE}");
            transaction.execute(&sql).await?;
        }
        Ok(Pushed {
            total: counts.inserted,
            counts,
            sha256,
        })
    }

    /// Brings what changed into the table.
    async fn merge(
        &self,
        transaction: &Transaction,
        push: &Push,
        schema: &SchemaRef,
        rows: BatchStream,
    ) -> Result<Pushed> {
        let (name, staged) = (self.name(), columns(schema)?);
        if self.found(transaction).await? != staged[1..] {
            return Err(drifted(&self.table));
        }
        let sql = format!(
            "CREATE TEMPORARY TABLE {STAGE} ({}) ON COMMIT DROP",
            definitions(&staged)
        );
        transaction.execute(&sql).await?;
        let (counts, sha256) = copy(transaction, STAGE, "FORMAT binary, FREEZE", rows).await?;
        transaction.execute(&format!("ANALYZE {STAGE}")).await?;
        let same = push.key.iter().map(|key| format!("t.{0} = s.{0}", quoted(key)));
        let same = same.collect::<Vec<_>>().join(" AND ");
        let delete = format!("DELETE FROM {name} t USING {STAGE} s WHERE s.{CHANGE_COLUMN} <> 'insert' AND {same}");
        let deleted = transaction.client.execute(&delete, &[]).await;
        let deleted = deleted.map_err(|source| tell(&transaction.place, source))?;
        // Somebody else changed the copy, so what is to be changed in it is not there.
        if deleted != counts.updated + counts.deleted {
            return Err(drifted(&self.table));
        }
        let names = staged[1..].iter().map(|(name, _)| quoted(name));
        let names = names.collect::<Vec<_>>().join(", ");
        let insert =
            format!("INSERT INTO {name} ({names}) SELECT {names} FROM {STAGE} WHERE {CHANGE_COLUMN} <> '{DELETE}'");
        transaction.execute(&insert).await?;
        Ok(Pushed {
            total: push.total(counts),
            counts,
            sha256,
        })
    }

    /// Columns of the table with their types; none when it is not there.
    async fn found(&self, transaction: &Transaction) -> Result<Vec<(String, String)>> {
        let sql = "SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute \
                   WHERE attrelid = to_regclass($1::text) AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
        let rows = transaction.client.query(sql, &[&self.name()]).await;
        let rows = rows.map_err(|source| tell(&transaction.place, source))?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Sets the bookmark.
    async fn note(&self, transaction: &Transaction, push: &Push, pushed: &Pushed) -> Result<()> {
        let sql = format!(
            "INSERT INTO {} (share, table_name, run, kind, version, base_version, inserted, updated, deleted, total, \
             sha256, receipt, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
             to_timestamp($13::bigint / 1e6)) ON CONFLICT (share, table_name) DO UPDATE SET run = excluded.run, \
             kind = excluded.kind, version = excluded.version, base_version = excluded.base_version, \
             inserted = excluded.inserted, updated = excluded.updated, deleted = excluded.deleted, \
             total = excluded.total, sha256 = excluded.sha256, receipt = excluded.receipt, at = excluded.at",
            self.book()
        );
        let counts = pushed.counts;
        let numbers = [
            push.version,
            counts.inserted,
            counts.updated,
            counts.deleted,
            pushed.total,
        ];
        let [version, inserted, updated, deleted, total] = numbers.map(u64::cast_signed);
        let base = push.base.as_ref().map(|base| base.version.cast_signed());
        let (kind, sha256, at) = (push.kind(), hex::encode(pushed.sha256), push.at.timestamp_micros());
        let values: [&(dyn ToSql + Sync); 13] = [
            &push.mark.share,
            &self.table,
            &push.run,
            &kind,
            &version,
            &base,
            &inserted,
            &updated,
            &deleted,
            &total,
            &sha256,
            &push.mark.receipt,
            &at,
        ];
        let noted = transaction.client.execute(&sql, &values).await;
        noted.map_err(|source| tell(&transaction.place, source))?;
        Ok(())
    }

    fn taken(&self) -> Error {
        let table = format!("{}.{}", self.schema, self.table);
        let message = format!(
            "The table {table} is there and was not made by this share; nothing of it was touched. Choose another name."
        );
        Error::invalid("batch.table_taken", message).with("table", table)
    }
}

/// What two runs of the same copy take turns at.
fn turn(share: &str, table: &str) -> i64 {
    let digest = Sha256::digest(format!("jixia {share} {table}"));
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | i64::from(*byte))
}

fn columns(schema: &SchemaRef) -> Result<Vec<(String, String)>> {
    let fields = schema.fields().iter();
    fields
        .map(|field| Ok((field.name().clone(), binary::type_name(field)?)))
        .collect()
}

fn definitions(columns: &[(String, String)]) -> String {
    let columns = columns.iter().map(|(name, kind)| format!("{} {kind}", quoted(name)));
    columns.collect::<Vec<_>>().join(", ")
}

/// Copies all rows into a table: how many of which sort, and the hash of the bytes.
async fn copy(
    transaction: &Transaction,
    into: &str,
    options: &str,
    mut rows: BatchStream,
) -> Result<(BatchCounts, [u8; 32])> {
    let known = |source| tell(&transaction.place, source);
    let sql = format!("COPY {into} FROM STDIN ({options})");
    let sink = transaction.client.copy_in::<_, Bytes>(&sql).await.map_err(known)?;
    let mut sink = std::pin::pin!(sink);
    let (mut counts, mut hash) = (BatchCounts::default(), Sha256::new());
    let mut waiting = binary::HEADER.to_vec();
    while let Some(batch) = rows.try_next().await? {
        count(&batch, &mut counts);
        binary::write(&batch, &mut waiting)?;
        if waiting.len() >= AT_ONCE {
            let piece = Bytes::from(std::mem::replace(&mut waiting, Vec::with_capacity(2 * AT_ONCE)));
            hash.update(&piece);
            sink.send(piece).await.map_err(known)?;
        }
    }
    waiting.extend_from_slice(binary::TRAILER);
    hash.update(&waiting);
    sink.send(Bytes::from(waiting)).await.map_err(known)?;
    sink.finish().await.map_err(known)?;
    Ok((counts, hash.finalize().into()))
}

/// Counts rows by what became of them; all rows of a full run are new.
pub(super) fn count(batch: &RecordBatch, counts: &mut BatchCounts) {
    let Some(changes) = batch.column_by_name(CHANGE_COLUMN) else {
        counts.inserted += batch.num_rows() as u64;
        return;
    };
    let changes = changes.as_string::<i32>();
    for row in 0..changes.len() {
        match changes.value(row) {
            UPDATE => counts.updated += 1,
            DELETE => counts.deleted += 1,
            _ => counts.inserted += 1,
        }
    }
}

fn drifted(table: &str) -> Error {
    let message = format!("The copy '{table}' is not what its bookmark says; it is written anew as a whole.");
    Error::conflict(DRIFTED, message).with("table", table)
}

/// What the driver reports, by what can be done about it.
fn tell(place: &Place, source: tokio_postgres::Error) -> Error {
    let code = source.code().cloned();
    let told = place.tell(source);
    let reason = told.params.iter().find(|(name, _)| *name == "reason");
    let reason = reason.map_or_else(String::new, |(_, reason)| reason.clone());
    let (code, message) = match code {
        Some(SqlState::INSUFFICIENT_PRIVILEGE) => (
            "batch.not_allowed",
            format!("The target database answers: {reason}. Ask its owner for the right to write into the schema."),
        ),
        Some(SqlState::DEPENDENT_OBJECTS_STILL_EXIST) => (
            "batch.table_in_use",
            format!(
                "The columns have changed and views hold the old table: {reason}. Drop the views and run it again."
            ),
        ),
        Some(SqlState::INVALID_SCHEMA_NAME) => (
            "batch.schema_missing",
            format!("The target database answers: {reason}. Make the schema, or choose another one."),
        ),
        _ => return told,
    };
    Error::invalid(code, message).with("reason", reason).with_source(told)
}
