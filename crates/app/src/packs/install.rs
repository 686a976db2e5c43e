//! Installing packs: organisations, catalogue entries, reference tables, and the files as they came.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jixia_connect::SavedMapping;
use jixia_lake::Lake;
use jixia_model::{
    DatasetName, Error, PackName, Result,
    contract::Contract,
    dataset::{Dataset, DatasetState, Origin},
    delivery::Reading,
    id::{DatasetId, DeliveryId, OrganisationId},
    organisation::Organisation,
};
use jixia_pack::{OrganisationEntry, Pack, ReferenceTable};
use jixia_policy::Permit;
use jixia_store::{InstalledPack, PackFile, Trail, Tx};
use sha2::{Digest, Sha256};

use super::Installed;
use crate::{
    Services,
    datasets::entries::{self, column_names},
    deliveries::run,
};

/// A dataset that packs declare, wherever its rows come from.
struct Declared<'a> {
    contract: &'a Contract,
    source: &'a [u8],
    origin: Origin,
}

/// Installs a checked set of packs as the only ones, for an installation that has none.
///
/// # Errors
/// What the lake or the database says; nothing is installed then.
pub async fn install(services: &Services, packs: Vec<Pack>) -> Result<Arc<Installed>> {
    let permit = Permit::system("pack.install", names(&packs));
    let fresh = packs.iter().map(|pack| pack.manifest.name.clone()).collect();
    put(services, packs, &fresh, (permit, services.trail())).await
}

/// Puts a checked set in place of the installed packs; those in `fresh` are new or another version.
///
/// The database is committed last, so that a failure leaves everything as it was; at most a reference table was written
/// that nothing declares.
pub(super) async fn put(
    services: &Services,
    packs: Vec<Pack>,
    fresh: &HashSet<PackName>,
    (permit, trail): (Permit, Trail),
) -> Result<Arc<Installed>> {
    let installed = Arc::new(Installed::new(packs, &*services.lake)?);
    let before = services.packs();
    let by = permit.actor().map(|actor| actor.person);
    let mut tx = services.store.begin(trail).await?;
    let organisations = organisations(services, &mut tx, &installed.packs).await?;
    let fresh = || {
        installed
            .packs
            .iter()
            .filter(|pack| fresh.contains(&pack.manifest.name))
    };
    for pack in fresh() {
        for declared in declared(pack) {
            let known = before.find_contract(&declared.contract.name).is_some();
            register(services, &mut tx, &organisations, (&declared, known), &permit).await?;
        }
        let entry = InstalledPack {
            installed_by: by,
            ..entry(services, pack)
        };
        tx.packs().save(&entry, &files(pack)).await?;
        for model in &pack.models {
            tx.lineage().save(&model.name, &model.reads).await?;
        }
        for registry in &pack.registries {
            let sources = registry.registry.sources.iter().map(|source| source.dataset.clone());
            let sources: Vec<_> = sources.collect();
            tx.lineage().save(&registry.registry.name, &sources).await?;
        }
    }
    for table in fresh().flat_map(|pack| &pack.reference) {
        write_reference(services, &*services.lake, table).await?;
    }
    tx.commit(permit).await?;
    *services
        .installed
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::clone(&installed);
    Ok(installed)
}

/// Reads the installed packs back from the database, at start.
///
/// # Errors
/// `pack.stored_broken` when a stored pack no longer passes the check of this version.
pub async fn load(services: &Services) -> Result<()> {
    let mut reader = services.store.read().await?;
    let mut packs = Vec::new();
    for pack in reader.packs().list().await? {
        let files = reader.packs().files(&pack.name).await?.into_iter();
        let files: Vec<_> = files
            .map(|file| jixia_pack::File {
                path: file.path,
                bytes: file.content,
            })
            .collect();
        let (checked, findings) = jixia_pack::check(&files);
        packs.push(checked.ok_or_else(|| {
            let first = findings
                .first()
                .map(|finding| finding.message.en.clone())
                .unwrap_or_default();
            let message = format!(
                "The installed pack '{}' does not pass the check of this version: {first}",
                pack.name
            );
            Error::internal(message)
        })?);
    }
    drop(reader);
    let installed = Installed::new(packs, &*services.lake)?;
    *services
        .installed
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(installed);
    entries::keep_column_names(services).await
}

fn names(packs: &[Pack]) -> String {
    packs
        .iter()
        .map(|pack| pack.manifest.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn files(pack: &Pack) -> Vec<PackFile> {
    pack.files
        .iter()
        .map(|file| PackFile {
            path: file.path.clone(),
            content: file.bytes.clone(),
        })
        .collect()
}

fn entry(services: &Services, pack: &Pack) -> InstalledPack {
    let mut digest = Sha256::new();
    for file in &pack.files {
        digest.update(file.path.as_bytes());
        digest.update([0]);
        digest.update(&file.bytes);
    }
    InstalledPack {
        name: pack.manifest.name.clone(),
        version: pack.manifest.version.clone(),
        title: pack.manifest.title.clone(),
        digest: hex::encode(digest.finalize()),
        enabled: true,
        installed_at: services.clock.now(),
        installed_by: None,
    }
}

fn declared(pack: &Pack) -> Vec<Declared<'_>> {
    let delivered = pack
        .contracts
        .iter()
        .map(|file| (&file.contract, &file.source, Origin::Delivered));
    let derived = pack
        .models
        .iter()
        .map(|model| (&model.contract, &model.source, Origin::Model));
    let merged = pack
        .registries
        .iter()
        .map(|registry| (&registry.contract, &registry.source, Origin::Registry));
    let brought = pack
        .reference
        .iter()
        .map(|table| (&table.contract, &table.source, Origin::Reference));
    let all = delivered.chain(derived).chain(merged).chain(brought);
    all.map(|(contract, source, origin)| Declared {
        contract,
        source,
        origin,
    })
    .collect()
}

/// Adds the organisations that are not there yet, parents first; answers with all by code.
async fn organisations(services: &Services, tx: &mut Tx, packs: &[Pack]) -> Result<HashMap<String, OrganisationId>> {
    let mut by_code = HashMap::new();
    let mut waiting: Vec<&OrganisationEntry> = packs.iter().flat_map(|pack| &pack.organisations).collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut later = Vec::new();
        for entry in waiting {
            let parent = entry.parent.as_ref().map(|parent| by_code.get(parent).copied());
            if parent == Some(None) {
                later.push(entry);
                continue;
            }
            let id = match tx.organisations().find_by_code(&entry.code).await? {
                Some(organisation) => organisation.id,
                None => add_organisation(services, tx, entry, parent.flatten()).await?,
            };
            by_code.insert(entry.code.clone(), id);
        }
        if later.len() == before {
            let message = format!(
                "Organisation '{}' stands below one that no pack declares.",
                later[0].code
            );
            return Err(Error::invalid("pack.organisation_orphan", message).with("code", &later[0].code));
        }
        waiting = later;
    }
    Ok(by_code)
}

async fn add_organisation(
    services: &Services,
    tx: &mut Tx,
    entry: &OrganisationEntry,
    parent: Option<OrganisationId>,
) -> Result<OrganisationId> {
    let organisation = Organisation {
        id: OrganisationId::new(&*services.ids),
        code: entry.code.clone(),
        name: entry.name.clone(),
        kind: entry.kind,
        parent,
        area: entry.area.clone(),
        credit_code: entry.credit_code.clone(),
    };
    tx.organisations().insert(&organisation).await?;
    Ok(organisation.id)
}

/// Registers a declared dataset as published, or brings the one that a pack declared before (`known`) up to date.
///
/// # Errors
/// `pack.dataset_taken` when somebody registered a dataset of that name by hand.
async fn register(
    services: &Services,
    tx: &mut Tx,
    organisations: &HashMap<String, OrganisationId>,
    (declared, known): (&Declared<'_>, bool),
    permit: &Permit,
) -> Result<()> {
    let contract = declared.contract;
    let owner = *organisations.get(&contract.owner).ok_or_else(|| {
        let message = format!(
            "Dataset '{}' belongs to '{}', which no pack declares.",
            contract.name, contract.owner
        );
        Error::invalid("dataset.owner_unknown", message)
            .with("name", &contract.name)
            .with("owner", &contract.owner)
    })?;
    let now = services.clock.now();
    if let Some(mut dataset) = tx.datasets().find_by_name(&contract.name).await? {
        if !known {
            let name = &contract.name;
            let message = format!("There is a dataset '{name}' that no pack declares; give the pack's another name.");
            return Err(Error::conflict("pack.dataset_taken", message).with("name", name));
        }
        // What a change of the catalogue settled stays.
        if dataset.entry_change.is_none() {
            dataset.title = contract.title.clone();
            dataset.summary = contract.summary.clone();
        }
        dataset.contract_version = contract.version.clone();
        dataset.contract_source = declared.source.to_vec();
        dataset.changed_at = now;
        tx.datasets().save(&dataset, permit).await?;
        return tx
            .datasets()
            .save_column_names(dataset.id, &column_names(contract))
            .await;
    }
    let dataset = Dataset {
        id: DatasetId::new(&*services.ids),
        name: contract.name.clone(),
        resource_code: tx.datasets().next_resource_code(&contract.catalogue).await?,
        title: contract.title.clone(),
        summary: contract.summary.clone(),
        owner,
        origin: declared.origin,
        state: DatasetState::Published,
        catalogue: contract.catalogue.clone(),
        contract_version: contract.version.clone(),
        contract_source: declared.source.to_vec(),
        created_at: now,
        changed_at: now,
        published_at: Some(now),
        entry_change: None,
    };
    tx.datasets().insert(&dataset, permit).await?;
    tx.datasets()
        .save_column_names(dataset.id, &column_names(contract))
        .await
}

/// Writes a reference table through the same readers and checks as a delivery.
///
/// # Errors
/// `pack.reference_rejected` when a row of the pack's own data fails the pack's own contract.
pub(super) async fn write_reference(services: &Services, lake: &dyn Lake, table: &ReferenceTable) -> Result<()> {
    let id = DeliveryId::new(&*services.ids);
    let body = futures::stream::iter([Ok(bytes::Bytes::from(table.rows.clone()))]);
    let file = services.files.put(id, body).await?;
    let contract = Arc::new(table.contract.clone());
    let found = run::inspect(file.path, &table.csv_path, &contract, &Reading::default()).await?;
    let mapping = found.map(&contract, &SavedMapping::new())?;
    let rows = run::rows(services, &found, &contract, &mapping)?;
    let outcome = lake.deliver(id, &table.contract, rows).await;
    services.files.remove(id).await?;
    let outcome = outcome?;
    if outcome.counts.bad > 0 || outcome.refused.is_some() {
        let name: &DatasetName = &table.contract.name;
        let message = format!(
            "{} rows of reference table '{name}' fail its own contract.",
            outcome.counts.bad
        );
        return Err(Error::invalid("pack.reference_rejected", message)
            .with("name", name)
            .with("rows", outcome.counts.bad));
    }
    Ok(())
}
