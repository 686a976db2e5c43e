//! Registries: built from their sources, looked up by key for a stated purpose, settled where sources disagree.

use arrow::array::{Array, RecordBatch};
use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use jixia_lake::{BatchStream, RegistryBuild, RegistryBuilt, Settlement, values};
use jixia_model::{
    DatasetName, Error, Result,
    contract::{Contract, Personal},
    registry::RegistryModel,
    rule::RuleValue,
};
use jixia_policy::{Action, Permit};
use serde_json::{Map, Value};

use crate::{Cx, Services, guards, models, rules, tables};

/// The condition that picks the records of a registry that hold now from those that held before.
pub const HOLDS_NOW: &str = "_valid_to is null";

/// One record of a registry, as the caller may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Fields by name, `_sources` (field to dataset) and `_valid_from` among them.
    pub fields: Map<String, Value>,
    /// Names of fields that are masked for the caller.
    pub masked: Vec<String>,
}

/// Brings a registry up to date with its sources, the SQL models among them first, then its keyed index.
///
/// # Errors
/// `registry.unknown`; what the lake says.
pub async fn build(services: &Services, name: &DatasetName, from_scratch: bool) -> Result<RegistryBuilt> {
    let installed = services.packs();
    let model = installed.registry(name)?;
    let sources = model.sources.iter().map(|source| &source.dataset);
    models::derive(services, &installed.models_behind(sources), from_scratch).await?;
    let settled = services.store.read().await?.conflicts().all(name).await?;
    let settlements = settled.into_iter().map(|settled| Settlement {
        key: settled.key,
        field: settled.field,
        dataset: settled.source,
        values: settled.said,
    });
    let build = RegistryBuild {
        transaction: services.ids.next().to_string(),
        at: services.clock.now(),
        from_scratch,
        settlements: settlements.collect(),
    };
    let built = services.lake.build_registry(model, build.clone()).await?;
    index(services, model, built, (!from_scratch).then_some(&build)).await?;
    Ok(built)
}

/// Writes the records of one build to the keyed index, or all of them.
async fn index(
    services: &Services,
    model: &RegistryModel,
    built: RegistryBuilt,
    build: Option<&RegistryBuild>,
) -> Result<()> {
    let name = &model.name;
    let changed = build.map_or_else(String::new, |build| format!(" and _build = '{}'", build.transaction));
    let mut current = read(
        services,
        name,
        &format!("select * from {name} where {HOLDS_NOW}{changed}"),
    )
    .await?;
    let mut loader = services.store.load_index(name, built.version).await?;
    while let Some(batch) = current.try_next().await? {
        loader.put(&documents(&batch, &model.key.name)?).await?;
    }
    match build {
        None => loader.delete_older().await?,
        Some(build) => {
            let mut ended = read(services, name, &ended(model, build.at)).await?;
            while let Some(batch) = ended.try_next().await? {
                let keys = (0..batch.num_rows()).map(|row| Ok(rules::show(&values::value(batch.column(0), row)?)));
                loader.delete(&keys.collect::<Result<Vec<_>>>()?).await?;
            }
        }
    }
    loader
        .finish(
            built.records,
            Permit::system("registry.index", name.as_str()),
            services.trail(),
        )
        .await
}

/// Keys whose last record was closed at the instant of this build: they have left the registry.
fn ended(model: &RegistryModel, at: DateTime<Utc>) -> String {
    let (name, key) = (&model.name, &model.key.name);
    format!(
        "select {key} from {name} where cast(_valid_to as bigint) = {} \
         and {key} not in (select {key} from {name} where {HOLDS_NOW})",
        at.timestamp_micros()
    )
}

async fn read(services: &Services, table: &DatasetName, sql: &str) -> Result<BatchStream> {
    tables::read(&*services.lake, table, sql).await
}

/// Each row as its key and a JSON document.
fn documents(batch: &RecordBatch, key: &str) -> Result<Vec<(String, String)>> {
    let schema = batch.schema();
    let key = schema.index_of(key).map_err(Error::internal)?;
    let row = |row: usize| {
        let mut document = Map::new();
        for (field, column) in schema.fields().iter().zip(batch.columns()) {
            if column.is_valid(row) {
                document.insert(field.name().clone(), json(field.name(), values::value(column, row)?)?);
            }
        }
        let key = rules::show(&values::value(batch.column(key), row)?);
        Ok((key, Value::Object(document).to_string()))
    };
    (0..batch.num_rows()).map(row).collect()
}

fn json(name: &str, value: RuleValue) -> Result<Value> {
    Ok(match value {
        RuleValue::Null => Value::Null,
        RuleValue::Boolean(flag) => Value::Bool(flag),
        RuleValue::Text(text) if name == "_sources" => serde_json::from_str(&text).map_err(Error::internal)?,
        // Numbers stay text where JSON would lose digits.
        RuleValue::Number(digits) => digits.parse::<i64>().map_or(Value::String(digits), Value::from),
        RuleValue::Text(text) => Value::String(text),
    })
}

/// Looks one record up by its key. The act, its purpose and its outcome are audited.
///
/// # Errors
/// `purpose.missing` without a purpose, `registry.record_unknown` when there is no such record, refusals.
pub async fn look_up(cx: &Cx, name: &DatasetName, key: &str) -> Result<Record> {
    if cx.purpose.is_none() {
        let message = "Say for what purpose the record is looked up (X-Purpose); it is kept in the audit trail.";
        return Err(Error::invalid("purpose.missing", message));
    }
    let mut reader = cx.services.store.read().await?;
    let (owned, permit) = cx.dataset(&mut reader, name, Action::LookUpRecord).await?;
    drop(reader);
    let contract = cx.services.packs().contract(name)?;
    let found = cx.services.store.find_record(name, key).await?;
    let outcome = if found.is_some() { "found" } else { "not found" };
    cx.services
        .store
        .record_access(permit.noting(format!("{key}: {outcome}")), cx.trail())
        .await?;
    let document = found.ok_or_else(|| {
        let message = format!("Registry '{name}' has no record '{key}'.");
        Error::not_found("registry.record_unknown", message)
            .with("name", name)
            .with("key", key)
    })?;
    let fields: Map<String, Value> = serde_json::from_str(&document).map_err(Error::internal)?;
    let unmasked = cx.may(Action::ReadUnmaskedRows, &owned.resource());
    Ok(if unmasked {
        Record {
            fields,
            masked: Vec::new(),
        }
    } else {
        masked(fields, &contract)
    })
}

/// Masks the personal fields of a record, but not the key, which the caller knows.
fn masked(mut fields: Map<String, Value>, contract: &Contract) -> Record {
    let mut masked = Vec::new();
    let personal = contract
        .columns
        .iter()
        .filter(|column| column.classification.personal != Personal::No && !column.key);
    for column in personal {
        if let Some(value) = fields.get_mut(&column.name).filter(|value| !value.is_null()) {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            *value = Value::String(guards::mask(column).apply(&text));
            masked.push(column.name.clone());
        }
    }
    Record { fields, masked }
}
