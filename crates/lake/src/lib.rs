//! The data-plane port: what the rest of Jixia may ask of the lake.
//!
//! It speaks Arrow and our own [`Query`], [`RowGuard`] and [`Limits`].
//! It must never know DataFusion, Delta Lake, HTTP or the control-plane database.
//!
//! Invariant: nobody reads a table except through [`Lake::query`] with a [`RowGuard`] per table; a table that is not
//! named in the query's list does not exist for it.

#![warn(missing_docs)]

pub mod conformance;
pub mod deliver;
pub mod memory;
pub mod program;
pub mod query;
pub mod registry;
pub mod schema;
pub mod sql;
pub mod table;
pub mod values;

use std::pin::Pin;

use arrow::record_batch::RecordBatch;
use async_trait::async_trait;
use futures::Stream;
use jixia_model::{DatasetName, Result, contract::Contract, id::DeliveryId, registry::RegistryModel};

pub use deliver::{Checked, DeliverOutcome, DeliveredBatch, DeliveredStream, Fault, first_rows};
pub use memory::MemoryLake;
pub use program::{Compiled, Lookup, Program};
pub use query::{Answer, ColumnGuard, Cut, Limits, Mask, Query, QueryTable, ReadTable, RowGuard, Rows, Source};
pub use registry::{RegistryBuild, RegistryBuilt, Settlement};
pub use table::{Committed, TableInfo, Version, Write, WriteMode};

/// Rows on their way, batch by batch; dropping the stream stops the work behind it.
pub type BatchStream = Pin<Box<dyn Stream<Item = Result<RecordBatch>> + Send>>;

/// The data plane.
#[async_trait]
pub trait Lake: Send + Sync {
    /// Describes a table, if it exists.
    async fn find_table(&self, table: &DatasetName) -> Result<Option<TableInfo>>;

    /// Describes a table as it was at `version`.
    ///
    /// # Errors
    /// `lake.table_unknown`, `lake.version_unknown`.
    async fn table_at(&self, table: &DatasetName, version: u64) -> Result<TableInfo>;

    /// Writes rows in one commit: all of them, or none and the table is as it was.
    ///
    /// A second write with the same `transaction` changes nothing and answers with the first one's version.
    async fn write(&self, write: Write, rows: BatchStream) -> Result<Committed>;

    /// Checks delivered rows against `contract`, commits the good ones in one commit, keeps every bad one in quarantine.
    ///
    /// A second call with the same `delivery` changes nothing in the table.
    async fn deliver(&self, delivery: DeliveryId, contract: &Contract, rows: DeliveredStream)
    -> Result<DeliverOutcome>;

    /// Checks delivered rows as [`Lake::deliver`] does, and keeps nothing of them; gives up to `rejected_max` bad rows.
    async fn check(&self, contract: &Contract, rows: DeliveredStream, rejected_max: usize) -> Result<Checked>;

    /// Reads the quarantine of a delivery: `_line` (int64), `_faults` (JSON text), then the columns as they came, as text.
    async fn find_quarantine(&self, delivery: DeliveryId) -> Result<Option<BatchStream>>;

    /// Answers a query under its guards and limits.
    async fn query(&self, query: Query) -> Result<Answer>;

    /// Lists up to `limit` versions of a table, newest first; only those before `before`, when one is given.
    async fn versions(&self, table: &DatasetName, before: Option<u64>, limit: usize) -> Result<Vec<Version>>;

    /// Makes the table what it was at `version`, as a new version that names `by`, who wants it.
    async fn restore(&self, table: &DatasetName, version: u64, by: Option<&str>) -> Result<Committed>;

    /// Compiles expressions once, to be run over many batches.
    fn compile(&self, program: &Program) -> Result<Box<dyn Compiled>>;

    /// Builds a registry from its sources, or brings it up to date with what changed in them.
    async fn build_registry(&self, model: &RegistryModel, build: RegistryBuild) -> Result<RegistryBuilt>;
}
