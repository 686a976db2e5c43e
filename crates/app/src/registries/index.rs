//! Brings the keyed index of a registry up to date with its table.

use std::{num::NonZeroUsize, thread};

use arrow::array::{ArrayRef, RecordBatch};
use futures::TryStreamExt;
use jixia_lake::{BatchStream, RegistryBuild, RegistryBuilt, values};
use jixia_model::{DatasetName, Error, Result, registry::RegistryModel};
use jixia_policy::Permit;
use jixia_store::Change;

use super::{HOLDS_NOW, block};
use crate::{Services, rules, tables};

/// When more than one record in so many stands beside the blocks, they are laid down anew.
const CHANGES_SHARE: u64 = 8;

/// Writes what one build changed to the keyed index, or all records: when there is no such build, when nothing was laid
/// down before, when much has changed since, and when the index does not hold what the build began from, because a
/// process died between a commit in the lake and the end of its load.
pub(super) async fn load(
    services: &Services,
    model: &RegistryModel,
    built: RegistryBuilt,
    build: Option<&RegistryBuild>,
) -> Result<()> {
    let mut reader = services.store.read().await?;
    let status = reader.index().status(&model.name).await?;
    let changes = reader.index().changes(&model.name).await?;
    drop(reader);
    let continues = status.is_some_and(|status| Some(status.build) == built.follows);
    match (build, changes) {
        (Some(build), Some(changes)) if continues && changes <= built.records / CHANGES_SHARE => {
            load_changes(services, model, built, build).await
        }
        _ => load_base(services, model, built).await,
    }
}

async fn load_base(services: &Services, model: &RegistryModel, built: RegistryBuilt) -> Result<()> {
    let name = &model.name;
    let current = read(services, name, &format!("select * from {name} where {HOLDS_NOW}")).await?;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let key = &model.key.name;
    let mut blocks = current
        .map_ok(|batch| {
            let key = key.clone();
            async move {
                let cut = tokio::task::spawn_blocking(move || block::cut(&batch, &key));
                cut.await.map_err(Error::internal)?
            }
        })
        .try_buffered(cores);
    let mut loader = services.store.load_base(name, built.version).await?;
    while let Some(blocks) = blocks.try_next().await? {
        loader.put(&blocks).await?;
    }
    loader.finish(built.records, permit(name), services.trail()).await
}

async fn load_changes(
    services: &Services,
    model: &RegistryModel,
    built: RegistryBuilt,
    build: &RegistryBuild,
) -> Result<()> {
    let name = &model.name;
    let mut loader = services.store.load_changes(name, built.version).await?;
    let opened = format!(
        "select * from {name} where {HOLDS_NOW} and _build = '{}'",
        build.transaction
    );
    let mut opened = read(services, name, &opened).await?;
    while let Some(batch) = opened.try_next().await? {
        loader.put(&changes(&batch, &model.key.name)?).await?;
    }
    let mut ended = read(services, name, &ended(model, build)).await?;
    while let Some(batch) = ended.try_next().await? {
        let keys = (0..batch.num_rows()).map(|row| key(batch.column(0), row));
        let changes = keys.map(|key| {
            Ok(Change {
                key: key?,
                document: None,
            })
        });
        loader.put(&changes.collect::<Result<Vec<_>>>()?).await?;
    }
    loader.finish(built.records, permit(name), services.trail()).await
}

fn permit(name: &DatasetName) -> Permit {
    Permit::system("registry.index", name.as_str())
}

/// Keys whose last record was closed at the instant of this build and which it gave no new one: they have left the
/// registry.
fn ended(model: &RegistryModel, build: &RegistryBuild) -> String {
    let (name, key) = (&model.name, &model.key.name);
    format!(
        "select {key} from {name} where cast(_valid_to as bigint) = {} \
         and {key} not in (select {key} from {name} where {HOLDS_NOW} and _build = '{}')",
        build.at.timestamp_micros(),
        build.transaction
    )
}

async fn read(services: &Services, table: &DatasetName, sql: &str) -> Result<BatchStream> {
    tables::read(&*services.lake, table, sql).await
}

/// Each row as a change.
fn changes(batch: &RecordBatch, key_name: &str) -> Result<Vec<Change>> {
    let keys = batch.schema().index_of(key_name).map_err(Error::internal)?;
    let rows = 0..batch.num_rows();
    rows.map(|row| {
        Ok(Change {
            key: key(batch.column(keys), row)?,
            document: Some(serde_json::Value::Object(block::document(batch, row)?).to_string()),
        })
    })
    .collect()
}

fn key(column: &ArrayRef, row: usize) -> Result<String> {
    Ok(rules::show(&values::value(column, row)?))
}
