//! What a change does to its dataset when it is published, in the same transaction.

use jixia_app::{
    Cx,
    datasets::{self, entries},
};
use jixia_model::{
    Error, Result,
    catalogue_change::{CatalogueChange, ChangeKind},
    contract::Contract,
    dataset::{Dataset, DatasetState, Origin},
};
use jixia_policy::{Permit, Visible};
use jixia_store::{Page, ShareFilter, Tx};

use super::contract;

/// States of shares under which data flow, or are going to.
const IN_USE: [&str; 3] = ["agreed", "running", "suspended"];

/// Lets what a change states hold.
///
/// # Errors
/// `catalogue_change.not_published`, `catalogue_change.in_use`, `dataset.name_taken` (conflicts).
pub(super) async fn publish(cx: &Cx, tx: &mut Tx, change: &mut CatalogueChange, permit: &Permit) -> Result<()> {
    let found = tx.datasets().find_by_name(&change.dataset_name).await?;
    match (change.kind, found) {
        (ChangeKind::Compile, None) => compile(cx, tx, change, permit).await,
        (ChangeKind::Compile, Some(dataset)) if dataset.state == DatasetState::Published => {
            let name = &dataset.name;
            let message = format!("There is a dataset '{name}' already; choose another name.");
            Err(Error::conflict("dataset.name_taken", message).with("name", name))
        }
        (ChangeKind::Withdraw, Some(mut dataset)) => {
            check_published(&dataset)?;
            check_unused(tx, change).await?;
            dataset.state = DatasetState::Withdrawn;
            dataset.entry_change = Some(change.number.clone());
            dataset.changed_at = cx.now();
            tx.datasets().save(&dataset, permit).await
        }
        (_, Some(dataset)) => alter(cx, tx, change, dataset, permit).await,
        (_, None) => Err(jixia_app::access::unknown(&change.dataset_name)),
    }
}

/// A new entry becomes a dataset that waits for its first delivery.
async fn compile(cx: &Cx, tx: &mut Tx, change: &CatalogueChange, permit: &Permit) -> Result<()> {
    let (contract, source) = stated(change)?;
    let dataset = Dataset {
        id: change.dataset,
        name: change.dataset_name.clone(),
        resource_code: tx.datasets().next_resource_code(&contract.catalogue).await?,
        title: contract.title.clone(),
        summary: contract.summary.clone(),
        owner: change.owner,
        origin: Origin::Delivered,
        state: DatasetState::Published,
        catalogue: contract.catalogue.clone(),
        contract_version: contract.version.clone(),
        contract_source: source,
        created_at: cx.now(),
        changed_at: cx.now(),
        published_at: Some(cx.now()),
        entry_change: Some(change.number.clone()),
    };
    tx.datasets().insert(&dataset, permit).await?;
    let names = entries::column_names(&contract);
    tx.datasets().save_column_names(dataset.id, &names).await
}

/// An entry that is there says something else; the columns of a dataset that a pack declares stay the pack's.
async fn alter(
    cx: &Cx,
    tx: &mut Tx,
    change: &mut CatalogueChange,
    mut dataset: Dataset,
    permit: &Permit,
) -> Result<()> {
    let (contract, source) = stated(change)?;
    if change.kind == ChangeKind::Change {
        check_published(&dataset)?;
        let present = datasets::contract(&cx.services, &dataset)?;
        change.before = Some(jixia_pack::write_contract(&present));
    }
    dataset.title.clone_from(&contract.title);
    dataset.summary.clone_from(&contract.summary);
    dataset.catalogue.clone_from(&contract.catalogue);
    dataset.entry_change = Some(change.number.clone());
    dataset.changed_at = cx.now();
    if dataset.state != DatasetState::Published {
        dataset.state = DatasetState::Published;
        dataset.published_at = Some(cx.now());
    }
    if cx.services.packs().find_contract(&dataset.name).is_none() {
        dataset.contract_version.clone_from(&contract.version);
        dataset.contract_source = source;
        let names = entries::column_names(&contract);
        tx.datasets().save_column_names(dataset.id, &names).await?;
    }
    tx.datasets().save(&dataset, permit).await
}

fn stated(change: &CatalogueChange) -> Result<(Contract, Vec<u8>)> {
    let source = change.contract.clone();
    let source = source.ok_or_else(|| Error::internal(format!("the change {} states no entry", change.number)))?;
    Ok((contract(change, &source)?, source))
}

/// Only what stands in the catalogue is changed or withdrawn.
pub(super) fn check_published(dataset: &Dataset) -> Result<()> {
    if dataset.state == DatasetState::Published {
        return Ok(());
    }
    let (name, state) = (&dataset.name, dataset.state);
    let message = format!("The entry of '{name}' is {state}; only what is published is changed or withdrawn.");
    Err(Error::conflict("catalogue_change.not_published", message)
        .with("name", name)
        .with("state", state))
}

/// What others use under a grant is not withdrawn from under them, art. 27.
pub(super) async fn check_unused(tx: &mut Tx, change: &CatalogueChange) -> Result<()> {
    let filter = ShareFilter {
        dataset: Some(change.dataset),
        states: IN_USE.map(str::to_owned).into(),
        ..ShareFilter::default()
    };
    // Whether there are any is no secret from the provider, whose shares they are.
    let found = tx.shares().list(&Visible::All, &filter, &Page::first()).await?;
    if found.total == 0 {
        return Ok(());
    }
    let (name, count) = (&change.dataset_name, found.total);
    let message = format!(
        "'{name}' is used under {count} shares; end them first, with the users' knowledge (Decree 809 art. 27)."
    );
    Err(Error::conflict("catalogue_change.in_use", message)
        .with("name", name)
        .with("count", count))
}
