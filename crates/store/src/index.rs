//! The keyed look-up index of registries, derived from the lake, rebuildable.
//!
//! A load from scratch lays all records down in blocks, each of records that follow each other by key; what a block looks
//! like inside is the matter of who writes and reads it. Later builds only write what they changed, key by key; a record
//! that stands there counts before the block. A scan of the lake costs tens of milliseconds, a look-up here a fraction of
//! one.

mod base;
mod changes;
mod load;

use chrono::{DateTime, Utc};
use jixia_model::{DatasetName, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};

pub use base::{BaseLoader, Block};
pub use changes::{Change, ChangesLoader};

use crate::{entity::registry, failure::OrFailure, time::from_micros, tx::Db};

/// What the index of a registry holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStatus {
    /// Version of the registry's table that it was loaded from.
    pub build: u64,
    /// When the load was finished.
    pub built_at: DateTime<Utc>,
    /// Records in it.
    pub records: u64,
}

/// Where the index holds a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The record itself, as it was written: JSON text.
    Document(String),
    /// A block, in which the record is or is not.
    Block(Vec<u8>),
}

/// What a look-up came upon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedUp {
    /// Version of the registry's table that the index was loaded from; none when it was never loaded.
    pub build: Option<u64>,
    /// Where the record is; none when there is no such record.
    pub found: Option<Found>,
}

/// Handle of the index, for reading; records are written by [`BaseLoader`] and [`ChangesLoader`].
#[derive(Debug)]
pub struct Index<'a> {
    pub(crate) db: &'a Db,
}

impl Index<'_> {
    /// What the index of a registry holds; none when it was never loaded to the end.
    pub async fn status(&mut self, registry: &DatasetName) -> Result<Option<IndexStatus>> {
        let select = registry::Entity::find().filter(registry::Column::Name.eq(registry.as_str()));
        let row = select.one(&self.db.tx).await.or_failure()?;
        Ok(row.filter(|row| row.built_at > 0).map(|row| IndexStatus {
            build: row.build.cast_unsigned(),
            built_at: from_micros(row.built_at),
            records: row.records.cast_unsigned(),
        }))
    }

    /// How many records were written key by key since the blocks were laid down; none when there are no blocks.
    pub async fn changes(&mut self, registry: &DatasetName) -> Result<Option<u64>> {
        let select = Statement::from_sql_and_values(
            self.db.tx.get_database_backend(),
            "select (select count(*) from registry_record where registry = number) as changes \
             from registry where name = $1 and base > 0",
            [registry.as_str().into()],
        );
        let row = self.db.tx.query_one_raw(select).await.or_failure()?;
        let changes = row.map(|row| row.try_get::<i64>("", "changes").or_failure());
        Ok(changes.transpose()?.map(i64::cast_unsigned))
    }
}

/// Finds where a record is, with one prepared statement.
pub(crate) async fn find_record<C: ConnectionTrait>(db: &C, registry: &DatasetName, key: &str) -> Result<LookedUp> {
    let bytes = match db.get_database_backend() {
        DbBackend::Postgres => "bytea",
        _ => "blob",
    };
    let sql = format!(
        "select document, ended, cast(null as {bytes}) as records, cast(null as bigint) as build from registry_record \
         where registry = (select number from registry where name = $1) and key = $2 \
         union all \
         select * from ( \
             select cast(null as text) as document, false as ended, records, cast(null as bigint) as build \
             from registry_block \
             where registry = (select number from registry where name = $1) \
             and base = (select base from registry where name = $1) and first_key <= $3 \
             order by first_key desc limit 1 \
         ) as block \
         union all \
         select cast(null as text) as document, false as ended, cast(null as {bytes}) as records, build from registry \
         where name = $1 and built_at > 0"
    );
    let values = [registry.as_str().into(), key.into(), key.as_bytes().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let (mut build, mut record, mut block) = (None, None, None);
    for row in db.query_all_raw(statement).await.or_failure()? {
        if let Some(loaded) = row.try_get::<Option<i64>>("", "build").or_failure()? {
            build = Some(loaded.cast_unsigned());
        } else if let Some(document) = row.try_get::<Option<String>>("", "document").or_failure()? {
            let ended: bool = row.try_get("", "ended").or_failure()?;
            record = Some((!ended).then_some(Found::Document(document)));
        } else {
            block = row.try_get("", "records").or_failure()?;
        }
    }
    // A record that stands by itself counts before the block, and so does that it has ended.
    let found = record.unwrap_or_else(|| block.map(Found::Block));
    Ok(LookedUp { build, found })
}
