//! Datasets in the catalogue: found, described by a contract, reviewed, published, withdrawn.

pub(crate) mod change;
pub mod entries;

use std::{collections::HashMap, sync::Arc};

use jixia_model::{
    DatasetName, Error, Result, Text,
    contract::Contract,
    dataset::{Dataset, DatasetState, DatasetStep, Origin},
    id::{DatasetId, OrganisationId},
    organisation::Organisation,
};
use jixia_pack::{Diagnostic, File, Severity};
use jixia_policy::{Action, Resource};
use jixia_store::{DatasetFilter, Facets, Page, PageOf};

pub use entries::Entry;

use crate::{Cx, Services, access::Owned};

/// A page of the catalogue.
pub struct Catalogue {
    /// The datasets of the page.
    pub page: PageOf<Entry>,
    /// Counts to narrow the search by.
    pub facets: Facets,
    /// The organisations that the counts name.
    pub organisations: HashMap<OrganisationId, Organisation>,
}

/// Lists the datasets that the caller may see, with counts to narrow the search by.
pub async fn list(cx: &Cx, filter: &DatasetFilter, page: &Page) -> Result<Catalogue> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadDataset);
    let mut reader = cx.services.store.read().await?;
    let found = reader.datasets().list(&visible, filter, page).await?;
    let facets = reader
        .datasets()
        .facets(&visible, filter, page.search_text(), cx.now())
        .await?;
    let owners = facets.owners.iter().map(|owner| owner.organisation);
    let organisations = entries::organisations(&mut reader, owners).await?;
    let page = PageOf {
        items: entries::entries(cx, &mut reader, found.items).await?,
        total: found.total,
    };
    Ok(Catalogue {
        page,
        facets,
        organisations,
    })
}

/// Shows a dataset with its contract.
///
/// # Errors
/// `dataset.unknown`, also for those that the caller may not see.
pub async fn get(cx: &Cx, name: &DatasetName) -> Result<(Entry, Arc<Contract>)> {
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDataset).await?;
    let contract = contract(&cx.services, &owned.dataset)?;
    Ok((entries::entry(cx, &mut reader, owned.dataset).await?, contract))
}

/// Makes sure that a dataset is one that files are delivered to.
///
/// # Errors
/// `dataset.not_delivered`.
pub fn takes_files(dataset: &Dataset) -> Result<()> {
    if dataset.origin == Origin::Delivered {
        return Ok(());
    }
    let name = &dataset.name;
    let message = format!("Dataset '{name}' is made from others; deliver to the datasets that it reads.");
    Err(Error::invalid("dataset.not_delivered", message).with("name", name))
}

/// The contract in force: of the pack that declares the dataset, or else the file that was registered with it.
///
/// # Errors
/// `internal` when the registered file cannot be read any more.
pub fn contract(services: &Services, dataset: &Dataset) -> Result<Arc<Contract>> {
    if let Some(contract) = services.packs().find_contract(&dataset.name) {
        return Ok(settled(contract, dataset));
    }
    let contract = parse(&dataset.name, &dataset.contract_source).map_err(Error::internal)?;
    Ok(Arc::new(contract))
}

/// What a change of the catalogue settled holds in place of what the pack says; columns and checks are the pack's.
fn settled(contract: Arc<Contract>, dataset: &Dataset) -> Arc<Contract> {
    if dataset.entry_change.is_none() {
        return contract;
    }
    Arc::new(Contract {
        title: dataset.title.clone(),
        summary: dataset.summary.clone(),
        catalogue: dataset.catalogue.clone(),
        ..(*contract).clone()
    })
}

/// Registers a dataset as a draft, or changes the contract of a draft; `source` is the contract file, kept byte for byte.
/// Answers whether the dataset is new.
///
/// # Errors
/// `dataset.contract_wrong` (invalid) with a field per finding, `dataset.not_draft` (conflict),
/// `organisation.unknown` for its owner, refusals.
pub async fn describe(cx: &Cx, name: &DatasetName, source: Vec<u8>) -> Result<(Entry, Contract, bool)> {
    let contract = parse(name, &source)?;
    let mut reader = cx.services.store.read().await?;
    let owner = reader.organisations().get_by_code(&contract.owner).await?;
    let path = reader.organisations().path(owner.id).await?;
    let existing = crate::access::find(&mut reader, name).await?;
    drop(reader);
    let (dataset, is_new) = match existing {
        None => (register(cx, &contract, owner.id, &path, source).await?, true),
        Some(owned) => (change(cx, owned, &contract, owner.id, source).await?, false),
    };
    let mut reader = cx.services.store.read().await?;
    Ok((entries::entry(cx, &mut reader, dataset).await?, contract, is_new))
}

/// Takes a step in the catalogue life of a dataset.
///
/// # Errors
/// `dataset.step_impossible`, `dataset.goes_through_change` (conflicts), `dataset.unknown`, refusals.
pub async fn step(cx: &Cx, name: &DatasetName, step: DatasetStep) -> Result<(Entry, Arc<Contract>)> {
    let action = match step {
        DatasetStep::Review => Action::ReviewDataset,
        DatasetStep::Return => Action::ReturnDataset,
        DatasetStep::Publish => Action::PublishDataset,
        DatasetStep::Withdraw => Action::WithdrawDataset,
    };
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (owned, permit) = cx.dataset(&mut tx, name, action).await?;
    if change::goes_through_change(&cx.services, owned.dataset.state, step) {
        let message = format!(
            "What the catalogue says of '{name}' changes with the consent of the department's head and of the sharing \
             authority; write a change of the catalogue."
        );
        return Err(Error::conflict("dataset.goes_through_change", message).with("name", name));
    }
    let dataset = owned.dataset.step(step, cx.now())?;
    tx.datasets().save(&dataset, &permit).await?;
    tx.commit(permit).await?;
    let contract = contract(&cx.services, &dataset)?;
    let mut reader = cx.services.store.read().await?;
    Ok((entries::entry(cx, &mut reader, dataset).await?, contract))
}

/// The contract file in force, byte for byte.
///
/// # Errors
/// `dataset.unknown`, also for those that the caller may not see.
pub async fn contract_source(cx: &Cx, name: &DatasetName) -> Result<Vec<u8>> {
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDataset).await?;
    Ok(owned.dataset.contract_source)
}

async fn register(
    cx: &Cx,
    contract: &Contract,
    owner: OrganisationId,
    path: &[OrganisationId],
    source: Vec<u8>,
) -> Result<Dataset> {
    let mut dataset = draft(contract, DatasetId::new(cx.ids()), owner, source, cx.now());
    let permit = cx.permit(
        Action::CreateDataset,
        &Resource::Dataset {
            dataset: &dataset,
            path,
        },
    )?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    dataset.resource_code = tx.datasets().next_resource_code(&dataset.catalogue).await?;
    tx.datasets().insert(&dataset, &permit).await?;
    tx.datasets()
        .save_column_names(dataset.id, &entries::column_names(contract))
        .await?;
    tx.commit(permit).await?;
    Ok(dataset)
}

async fn change(cx: &Cx, owned: Owned, contract: &Contract, owner: OrganisationId, source: Vec<u8>) -> Result<Dataset> {
    let permit = cx.permit(Action::ChangeDataset, &owned.resource())?;
    let before = owned.dataset;
    if before.state != DatasetState::Draft {
        let (name, state) = (&before.name, before.state);
        let message = format!("Dataset '{name}' is {state}; return it to its author before its contract is changed.");
        return Err(Error::conflict("dataset.not_draft", message)
            .with("name", name)
            .with("state", state));
    }
    if before.owner != owner {
        let message = format!(
            "Dataset '{}' belongs to another organisation; its contract cannot change that.",
            before.name
        );
        return Err(Error::conflict("dataset.owner_fixed", message).with("name", &before.name));
    }
    let described = draft(contract, before.id, owner, source, before.created_at);
    let dataset = Dataset {
        resource_code: before.resource_code,
        changed_at: cx.now(),
        ..described
    };
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.datasets().save(&dataset, &permit).await?;
    tx.datasets()
        .save_column_names(dataset.id, &entries::column_names(contract))
        .await?;
    tx.commit(permit).await?;
    Ok(dataset)
}

/// A draft as the contract describes it; its resource code is given when it is registered.
fn draft(
    contract: &Contract,
    id: DatasetId,
    owner: OrganisationId,
    source: Vec<u8>,
    created_at: chrono::DateTime<chrono::Utc>,
) -> Dataset {
    Dataset {
        id,
        name: contract.name.clone(),
        resource_code: String::new(),
        title: contract.title.clone(),
        summary: contract.summary.clone(),
        owner,
        origin: Origin::Delivered,
        state: DatasetState::Draft,
        catalogue: contract.catalogue.clone(),
        contract_version: contract.version.clone(),
        contract_source: source,
        created_at,
        changed_at: created_at,
        published_at: None,
        entry_change: None,
    }
}

pub fn parse(name: &DatasetName, source: &[u8]) -> Result<Contract> {
    let file = File {
        path: format!("datasets/{name}.yaml"),
        bytes: source.to_vec(),
    };
    let (contract, found) = jixia_pack::check_contract(&file);
    contract.ok_or_else(|| wrong(name, &found))
}

fn wrong(name: &DatasetName, found: &[Diagnostic]) -> Error {
    let errors = || found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let place = |diagnostic: &Diagnostic| format!("{}:{}", diagnostic.line, diagnostic.column);
    let sentence = |diagnostic: &Diagnostic, text: fn(&Text) -> &String| {
        format!(
            "{} {} {}",
            place(diagnostic),
            text(&diagnostic.message),
            text(&diagnostic.remedy)
        )
        .trim()
        .to_owned()
    };
    let list = |text: fn(&Text) -> &String| {
        errors()
            .map(|found| sentence(found, text))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (zh, en) = (list(|text| &text.zh), list(|text| &text.en));
    let fields = errors().map(|found| {
        let message = sentence(found, |text| &text.en);
        jixia_model::FieldError::new(place(found), found.code, message)
    });
    Error::invalid(
        "dataset.contract_wrong",
        format!("The contract of '{name}' cannot be used:\n{en}"),
    )
    .with("name", name)
    .with("problems", zh)
    .with_fields(fields.collect())
}
