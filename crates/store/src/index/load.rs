//! What loads of the index have in common: the number of the registry, and what is written at the end.

use jixia_model::{DatasetName, Error, Result};
use jixia_policy::Permit;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait, Value};

use crate::{
    audit::{Audit, AuditEntry},
    failure::OrFailure,
    store::writing,
    time::to_micros,
    tx::{Db, Trail},
};

/// A load that is under way.
#[derive(Debug)]
pub(super) struct Load {
    pub(super) db: DatabaseConnection,
    pub(super) number: i32,
    pub(super) build: i64,
    registry: DatasetName,
}

impl Load {
    pub(super) async fn begin(db: DatabaseConnection, registry: DatasetName, build: u64) -> Result<Self> {
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
            number,
            build: build.cast_signed(),
            registry,
        })
    }

    /// A change of its own.
    pub(super) async fn change(&self) -> Result<DatabaseTransaction> {
        self.db.begin_with_options(writing()).await.or_failure()
    }

    /// Executes one statement in `tx`.
    pub(super) async fn execute(
        &self,
        tx: &DatabaseTransaction,
        sql: impl Into<String>,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64> {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        Ok(tx.execute_raw(statement).await.or_failure()?.rows_affected())
    }

    /// Ends the load in `tx`: the status tells this build, with `records` in it, unless that of a later build is there
    /// already, and the audit trail tells who did it.
    pub(super) async fn finish(
        self,
        tx: DatabaseTransaction,
        records: u64,
        (permit, trail): (Permit, Trail),
    ) -> Result<()> {
        let values: [Value; 4] = [
            self.build.into(),
            to_micros(trail.at).into(),
            records.cast_signed().into(),
            self.number.into(),
        ];
        let status = "update registry set build = $1, built_at = $2, records = $3 where number = $4 and build <= $1";
        self.execute(&tx, status, values).await?;
        let note = format!(
            "look-up index of {}: {records} records of build {}",
            self.registry, self.build
        );
        let permit = if permit.note().is_none() {
            permit.noting(note)
        } else {
            permit
        };
        let db = Db::new(tx, true);
        let entry = AuditEntry::allowed(&permit, trail);
        Audit { db: &db }.insert(&entry).await?;
        db.tx.commit().await.or_failure()
    }
}
