//! Lays all records of a registry down in blocks.
//!
//! The blocks of a load count once it is finished, all at once; until then look-ups are answered from what was there
//! before. It commits in portions and lets other changes through between them.

use jixia_model::{DatasetName, Result};
use jixia_policy::Permit;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, Value};

use super::load::Load;
use crate::{failure::OrFailure, tx::Trail};

/// Blocks of one statement on SQLite.
const STATEMENT_BLOCKS: usize = 200;
/// Blocks of one commit: a tenth of a second in which other changes wait.
const COMMIT_BLOCKS: usize = 2_000;

/// Records of a registry that follow each other by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Key of the first record. The blocks of a load do not overlap.
    pub first_key: String,
    /// The records, as who reads them expects.
    pub records: Vec<u8>,
}

/// A load that is under way. Dropped before [`BaseLoader::finish`], it has changed nothing that anybody sees; the next one
/// removes what it left.
#[derive(Debug)]
pub struct BaseLoader {
    load: Load,
    base: i64,
}

impl BaseLoader {
    pub(crate) async fn begin(db: DatabaseConnection, registry: DatasetName, build: u64) -> Result<Self> {
        let load = Load::begin(db, registry, build).await?;
        let tx = load.change().await?;
        let next = Statement::from_sql_and_values(
            tx.get_database_backend(),
            "select greatest_base + 1 as base from ( \
                 select coalesce(max(base), 0) as greatest_base from ( \
                     select base from registry where number = $1 \
                     union all select max(base) from registry_block where registry = $1 \
                 ) as bases \
             ) as greatest",
            [load.number.into()],
        );
        let row = tx.query_one_raw(next).await.or_failure()?;
        let base = row.map_or(Ok(1), |row| row.try_get("", "base")).or_failure()?;
        tx.commit().await.or_failure()?;
        Ok(Self { load, base })
    }

    /// Writes blocks.
    pub async fn put(&mut self, blocks: &[Block]) -> Result<()> {
        for portion in blocks.chunks(COMMIT_BLOCKS) {
            let tx = self.load.change().await?;
            for blocks in portion.chunks(STATEMENT_BLOCKS) {
                let (sql, values) = match tx.get_database_backend() {
                    DbBackend::Postgres => self.arrays(blocks),
                    _ => self.rows(blocks),
                };
                self.load.execute(&tx, sql, values).await?;
            }
            tx.commit().await.or_failure()?;
        }
        Ok(())
    }

    /// Ends the load: its blocks, with `records` in them, count from now on, and not what builds up to this one wrote.
    pub async fn finish(self, records: u64, permit: Permit, trail: Trail) -> Result<()> {
        let Self { load, base } = self;
        let tx = load.change().await?;
        let (number, build) = (Value::from(load.number), Value::from(load.build));
        let flip = "update registry set base = $1 where number = $2";
        load.execute(&tx, flip, [base.into(), number.clone()]).await?;
        let changes = "delete from registry_record where registry = $1 and build <= $2";
        load.execute(&tx, changes, [number.clone(), build]).await?;
        let db = load.db.clone();
        load.finish(tx, records, (permit, trail)).await?;
        remove_others(&db, number, base).await
    }

    /// SQLite: many rows per prepared statement; its places have no numbers, because `SQLite` looks those up one by one.
    fn rows(&self, blocks: &[Block]) -> (String, Vec<Value>) {
        let rows = vec!["(?, ?, ?, ?)"; blocks.len()].join(", ");
        let sql = format!("insert into registry_block (registry, base, first_key, records) values {rows}");
        let values = blocks.iter().flat_map(|block| {
            [
                self.load.number.into(),
                self.base.into(),
                block.first_key.as_bytes().into(),
                block.records.as_slice().into(),
            ]
        });
        (sql, values.collect())
    }

    /// PostgreSQL: all rows as two arrays.
    fn arrays(&self, blocks: &[Block]) -> (String, Vec<Value>) {
        let keys: Vec<Vec<u8>> = blocks
            .iter()
            .map(|block| block.first_key.clone().into_bytes())
            .collect();
        let records: Vec<Vec<u8>> = blocks.iter().map(|block| block.records.clone()).collect();
        let sql = "insert into registry_block (registry, base, first_key, records) \
                   select $1, $2, first_key, records from unnest($3::bytea[], $4::bytea[]) as given (first_key, records)";
        let values = [self.load.number.into(), self.base.into(), keys.into(), records.into()];
        (sql.to_owned(), values.into())
    }
}

/// Removes the blocks of other loads, portion by portion.
async fn remove_others(db: &DatabaseConnection, number: Value, base: i64) -> Result<()> {
    let sql = format!(
        "delete from registry_block where registry = $1 and base <> $2 and first_key in ( \
             select first_key from registry_block where registry = $1 and base <> $2 limit {COMMIT_BLOCKS} \
         )"
    );
    loop {
        let values = [number.clone(), base.into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql.as_str(), values);
        if db.execute_raw(statement).await.or_failure()?.rows_affected() == 0 {
            return Ok(());
        }
    }
}
