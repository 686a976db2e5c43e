//! Registries: built from their sources, looked up by key for a stated purpose, settled where sources disagree.

mod block;
mod index;

use std::sync::Arc;

use jixia_lake::{RegistryBuild, RegistryBuilt, Settlement};
use jixia_model::{
    DatasetName, Error, Result,
    contract::{Contract, Personal},
};
use jixia_policy::Action;
use jixia_store::Found;
use serde_json::{Map, Value};

use crate::{Cx, Services, access, guards, models};

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
    index::load(services, model, built, (!from_scratch).then_some(&build)).await?;
    Ok(built)
}

/// Finds a record in the keyed index, whole: who asks may see less.
pub(crate) async fn find(services: &Services, name: &DatasetName, key: &str) -> Result<Option<Map<String, Value>>> {
    match services.store.find_record(name, key).await? {
        None => Ok(None),
        Some(Found::Document(document)) => serde_json::from_str(&document).map_err(Error::internal),
        Some(Found::Block(records)) => block::find(&records, &services.packs().registry(name)?.key.name, key),
    }
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
    let owned = cx.services.owned.known(name.clone(), cx.now(), async {
        let mut reader = cx.services.store.read().await?;
        let found = access::find(&mut reader, name).await?;
        found.map(Arc::new).ok_or_else(|| access::unknown(name))
    });
    let owned = owned.await?;
    let permit = cx.permit(Action::LookUpRecord, &owned.resource())?;
    let contract = cx.services.packs().contract(name)?;
    let found = find(&cx.services, name, key).await?;
    let outcome = if found.is_some() { "found" } else { "not found" };
    cx.services
        .store
        .record_access(permit.noting(format!("{key}: {outcome}")), cx.trail())
        .await?;
    let fields = found.ok_or_else(|| {
        let message = format!("Registry '{name}' has no record '{key}'.");
        Error::not_found("registry.record_unknown", message)
            .with("name", name)
            .with("key", key)
    })?;
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
