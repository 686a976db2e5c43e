//! A lake in memory, for tests of the rooms above: the behaviour of the port without SQL.
//!
//! It must never know DataFusion or a disk. What needs SQL (conditions, checks, programs, registries) is refused with
//! `lake.memory_no_sql`; a query is `select * from <table>`, with `limit <n>` behind it or not.

mod delivery;
mod question;
mod table;

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use arrow::record_batch::RecordBatch;
use async_trait::async_trait;
use futures::{StreamExt, TryStreamExt, stream};
use jixia_model::{
    Clock, DatasetName, Error, Result, SequentialIds, contract::Contract, id::DeliveryId, registry::RegistryModel,
};

use crate::{
    Answer, BatchStream, Checked, Committed, Compiled, DeliverOutcome, DeliveredStream, Lake, Program, Query,
    RegistryBuild, RegistryBuilt, TableInfo, Version, Write, first_rows,
};
use delivery::Delivered;
use table::Table;

/// A lake that lives as long as the value.
pub struct MemoryLake {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

/// Everything in the lake.
#[derive(Default)]
struct State {
    tables: HashMap<DatasetName, Table>,
    deliveries: HashMap<DeliveryId, Delivered>,
}

impl MemoryLake {
    /// An empty lake; `clock` tells when versions are made.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for MemoryLake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryLake").finish_non_exhaustive()
    }
}

#[async_trait]
impl Lake for MemoryLake {
    async fn find_table(&self, table: &DatasetName) -> Result<Option<TableInfo>> {
        Ok(self.state().tables.get(table).and_then(Table::info))
    }

    async fn table_at(&self, table: &DatasetName, version: u64) -> Result<TableInfo> {
        match self.state().tables.get(table) {
            Some(found) => found.info_at(table, version),
            None => Err(table_unknown(table)),
        }
    }

    async fn write(&self, write: Write, rows: BatchStream) -> Result<Committed> {
        let rows: Vec<_> = rows.try_collect().await?;
        let at = self.clock.now();
        self.state().commit(&write, &rows, at)
    }

    async fn deliver(
        &self,
        delivery: DeliveryId,
        contract: &Contract,
        rows: DeliveredStream,
    ) -> Result<DeliverOutcome> {
        delivery::refuse_sql(contract)?;
        if let Some(known) = self.state().deliveries.get(&delivery) {
            return Ok(known.outcome.clone());
        }
        let batches: Vec<_> = rows.try_collect().await?;
        let sorted = delivery::sort(delivery, contract, &batches)?;
        let at = self.clock.now();
        let mut state = self.state();
        let version = match &sorted.write {
            Some(write) => Some(state.commit(write, &sorted.good, at)?.version),
            None => None,
        };
        let delivered = sorted.delivered(version);
        let outcome = delivered.outcome.clone();
        state.deliveries.insert(delivery, delivered);
        Ok(outcome)
    }

    async fn check(&self, contract: &Contract, rows: DeliveredStream, rejected_max: usize) -> Result<Checked> {
        delivery::refuse_sql(contract)?;
        let batches: Vec<_> = rows.try_collect().await?;
        let delivered = delivery::sort(DeliveryId::new(&SequentialIds::default()), contract, &batches)?.delivered(None);
        Ok(Checked {
            outcome: delivered.outcome,
            rejected: first_rows(delivered.quarantine, rejected_max),
        })
    }

    async fn find_quarantine(&self, delivery: DeliveryId) -> Result<Option<BatchStream>> {
        let state = self.state();
        let delivered = state.deliveries.get(&delivery);
        let quarantine = delivered.map(|delivered| delivered.quarantine.clone());
        Ok(quarantine.filter(|rows| !rows.is_empty()).map(stream_of))
    }

    async fn query(&self, query: Query) -> Result<Answer> {
        question::answer(&self.state().tables, query)
    }

    async fn versions(&self, table: &DatasetName, before: Option<u64>, limit: usize) -> Result<Vec<Version>> {
        let versions = self.state().tables.get(table).map(Table::versions).unwrap_or_default();
        let wanted = versions
            .into_iter()
            .filter(|found| before.is_none_or(|before| found.version < before));
        Ok(wanted.take(limit).collect())
    }

    async fn restore(&self, table: &DatasetName, version: u64, by: Option<&str>) -> Result<Committed> {
        let at = self.clock.now();
        match self.state().tables.get_mut(table) {
            Some(found) => found.restore(table, version, by, at),
            None => Err(table_unknown(table)),
        }
    }

    fn compile(&self, _program: &Program) -> Result<Box<dyn Compiled>> {
        Err(no_sql("a program"))
    }

    async fn build_registry(&self, model: &RegistryModel, _build: RegistryBuild) -> Result<RegistryBuilt> {
        Err(no_sql(&format!("the registry '{}'", model.name)))
    }
}

impl State {
    fn commit(&mut self, write: &Write, rows: &[RecordBatch], at: chrono::DateTime<chrono::Utc>) -> Result<Committed> {
        let mut table = self.tables.get(&write.table).cloned().unwrap_or_default();
        let committed = table.commit(write, rows, at)?;
        self.tables.insert(write.table.clone(), table);
        Ok(committed)
    }
}

fn stream_of(rows: Vec<RecordBatch>) -> BatchStream {
    stream::iter(rows.into_iter().map(Ok)).boxed()
}

fn table_unknown(table: &DatasetName) -> Error {
    Error::not_found(
        "lake.table_unknown",
        format!("There is no table '{table}' yet; it is made by the first delivery or build."),
    )
    .with("table", table)
}

/// The answer to everything that needs SQL.
fn no_sql(what: &str) -> Error {
    Error::invalid(
        "lake.memory_no_sql",
        format!(
            "The lake in memory has no SQL and cannot do this: {what}. It answers 'select * from <table> limit <n>'; \
             use a lake on disk for the rest."
        ),
    )
    .with("what", what)
}
