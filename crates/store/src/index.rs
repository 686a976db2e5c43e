//! The keyed look-up index of registries: one JSON document per key, derived from the lake, rebuildable.
//!
//! A scan of the lake costs tens of milliseconds, a look-up here a fraction of one.

mod loader;

use chrono::{DateTime, Utc};
use jixia_model::{DatasetName, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

pub use loader::IndexLoader;

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

/// Handle of the index, for reading; records are written by an [`IndexLoader`].
#[derive(Debug)]
pub struct Index<'a> {
    pub(crate) db: &'a Db,
}

impl Index<'_> {
    /// Finds the document of one record.
    pub async fn find(&mut self, registry: &DatasetName, key: &str) -> Result<Option<String>> {
        find_record(&self.db.tx, registry, key).await
    }

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
}

/// Finds the document of one record with one prepared statement.
pub(crate) async fn find_record<C: ConnectionTrait>(
    db: &C,
    registry: &DatasetName,
    key: &str,
) -> Result<Option<String>> {
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "select document from registry_record \
         where registry = (select number from registry where name = $1) and key = $2",
        [registry.as_str().into(), key.into()],
    );
    let row = db.query_one_raw(statement).await.or_failure()?;
    row.map(|row| row.try_get("", "document").or_failure()).transpose()
}
