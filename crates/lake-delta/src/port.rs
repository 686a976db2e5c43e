//! The lake port, each call forwarded to the module that does it; it must not do anything itself.

use async_trait::async_trait;
use jixia_lake::{
    Answer, BatchStream, Checked, Committed, Compiled, DeliverOutcome, DeliveredStream, Lake, Program, Query,
    RegistryBuild, RegistryBuilt, TableInfo, Version, Write,
};
use jixia_model::{DatasetName, Result, contract::Contract, id::DeliveryId, registry::RegistryModel};

use crate::{DeltaLake, deliver, quarantine, table, versions, write};

#[async_trait]
impl Lake for DeltaLake {
    async fn find_table(&self, table: &DatasetName) -> Result<Option<TableInfo>> {
        table::find_table(self, table).await
    }

    async fn table_at(&self, table: &DatasetName, version: u64) -> Result<TableInfo> {
        table::table_at(self, table, version).await
    }

    async fn write(&self, write: Write, rows: BatchStream) -> Result<Committed> {
        write::write(self, write, rows).await
    }

    async fn deliver(
        &self,
        delivery: DeliveryId,
        contract: &Contract,
        rows: DeliveredStream,
    ) -> Result<DeliverOutcome> {
        deliver::deliver(self, delivery, contract, rows).await
    }

    async fn check(&self, contract: &Contract, rows: DeliveredStream, rejected_max: usize) -> Result<Checked> {
        deliver::check(self, contract, rows, rejected_max).await
    }

    async fn find_quarantine(&self, delivery: DeliveryId) -> Result<Option<BatchStream>> {
        quarantine::find_quarantine(self, delivery).await
    }

    async fn query(&self, query: Query) -> Result<Answer> {
        self.answer(query).await
    }

    async fn versions(&self, table: &DatasetName, before: Option<u64>, limit: usize) -> Result<Vec<Version>> {
        versions::versions(self, table, before, limit).await
    }

    async fn restore(&self, table: &DatasetName, version: u64, by: Option<&str>) -> Result<Committed> {
        versions::restore(self, table, version, by).await
    }

    fn compile(&self, program: &Program) -> Result<Box<dyn Compiled>> {
        self.compile_program(program)
    }

    async fn build_registry(&self, model: &RegistryModel, build: RegistryBuild) -> Result<RegistryBuilt> {
        self.build(model, build).await
    }
}
