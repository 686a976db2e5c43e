//! Registries: built from their sources, looked up by key for a stated purpose, settled where sources disagree.

mod block;
pub mod history;
mod index;
pub mod list;
pub mod readers;
mod record;
pub mod search;

use std::sync::Arc;

use jixia_evidence::TableRead;
use jixia_lake::{RegistryBuild, RegistryBuilt, Settlement};
use jixia_model::{DatasetName, Error, Result, contract::Contract, registry::RegistryModel};
use jixia_policy::{Action, Permit};
use jixia_store::Found;
use serde_json::{Map, Value};

pub use record::Record;

use crate::{Cx, Services, access, evidence::Draft, models, packs::Installed};

/// The condition that picks the records of a registry that hold now from those that held before.
pub const HOLDS_NOW: &str = "_valid_to is null";

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
pub async fn find(services: &Services, name: &DatasetName, key: &str) -> Result<Option<Map<String, Value>>> {
    let looked_up = services.store.find_record(name, key).await?;
    read(services, name, key, looked_up.found)
}

/// Finds a record in the keyed index with the version of the table that the index holds; none when it was never loaded.
pub async fn find_indexed(
    services: &Services,
    name: &DatasetName,
    key: &str,
) -> Result<Option<(u64, Option<Map<String, Value>>)>> {
    let looked_up = services.store.find_record(name, key).await?;
    match looked_up.build {
        Some(build) => Ok(Some((build, read(services, name, key, looked_up.found)?))),
        None => Ok(None),
    }
}

fn read(
    services: &Services,
    name: &DatasetName,
    key: &str,
    found: Option<Found>,
) -> Result<Option<Map<String, Value>>> {
    match found {
        None => Ok(None),
        Some(Found::Document(document)) => serde_json::from_str(&document).map_err(Error::internal),
        Some(Found::Block(records)) => block::find(&records, &services.packs().registry(name)?.key.name, key),
    }
}

/// Looks one record up by its key. The act, its purpose and its outcome are audited together with the receipt, which has to
/// be sealed before the record is handed out.
///
/// # Errors
/// `purpose.missing` without a purpose, `registry.record_unknown` when there is no such record, refusals.
pub async fn look_up(cx: &Cx, name: &DatasetName, key: &str) -> Result<(Record, Draft)> {
    let (permit, asked) = asked(cx, name).await?;
    let looked_up = cx.services.store.find_record(name, key).await?;
    let table = TableRead {
        dataset: name.to_string(),
        version: looked_up.build,
    };
    let found = read(&cx.services, name, key, looked_up.found)?;
    let outcome = if found.is_some() { "found" } else { "not found" };
    let draft = Draft::new(cx, vec![table]).with_permit(cx, permit.noting(format!("{key}: {outcome}")));
    let draft = draft.about(name, [key.to_owned()], found.is_some());
    let Some(row) = found else {
        draft.seal_empty(cx).await?;
        return Err(unknown(name, key));
    };
    Ok((Record::told(row, &asked.contract, asked.unmasked)?, draft))
}

/// The table of a registry as it is now.
async fn table(services: &Services, name: &DatasetName) -> Result<TableRead> {
    let now = services.lake.find_table(name).await?;
    Ok(TableRead {
        dataset: name.to_string(),
        version: now.map(|now| now.version),
    })
}

/// A registry whose records the caller may look up, and how he or she sees them.
struct Asked {
    contract: Arc<Contract>,
    unmasked: bool,
    installed: Arc<Installed>,
    name: DatasetName,
}

impl Asked {
    fn model(&self) -> Result<&RegistryModel> {
        self.installed.registry(&self.name)
    }
}

/// Asks for the permit to look records up for the purpose that was said.
async fn asked(cx: &Cx, name: &DatasetName) -> Result<(Permit, Asked)> {
    cx.check_purpose()?;
    let since = (cx.services.store.changes(), cx.now());
    let owned = cx.services.owned.known(name.clone(), since, async {
        let mut reader = cx.services.store.read().await?;
        let found = access::find(&mut reader, name).await?;
        found.map(Arc::new).ok_or_else(|| access::unknown(name))
    });
    let owned = owned.await?;
    let permit = cx.permit(Action::LookUpRecord, &owned.resource())?;
    let installed = cx.services.packs();
    let asked = Asked {
        contract: installed.contract(name)?,
        unmasked: cx.may(Action::ReadUnmaskedRows, &owned.resource()),
        installed,
        name: name.clone(),
    };
    Ok((permit, asked))
}

fn unknown(name: &DatasetName, key: &str) -> Error {
    let message = format!("Registry '{name}' has no record '{key}'.");
    Error::not_found("registry.record_unknown", message)
        .with("name", name)
        .with("key", key)
}
