//! Datasets as the catalogue shows them: with the name of their owner, and how fresh and sound they are.

use std::collections::{HashMap, HashSet};

use jixia_model::{
    Result, Text,
    contract::Contract,
    dataset::Dataset,
    freshness::{Freshness, Health},
    id::OrganisationId,
    organisation::Organisation,
};
use jixia_store::Reader;

use crate::{Cx, Services, datasets};

/// A dataset of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The dataset.
    pub dataset: Dataset,
    /// Name of the organisation that answers for it.
    pub owner_name: Text,
    /// What its last committed delivery says.
    pub freshness: Option<Freshness>,
    /// How it is; none for those that nobody delivers.
    pub health: Option<Health>,
}

/// The datasets with what the catalogue says beside them, in their order.
pub async fn entries(cx: &Cx, reader: &mut Reader, datasets: Vec<Dataset>) -> Result<Vec<Entry>> {
    let owners = datasets.iter().map(|dataset| dataset.owner);
    let owners = organisations(reader, owners).await?;
    let ids: Vec<_> = datasets.iter().map(|dataset| dataset.id).collect();
    let said: HashMap<_, _> = reader.datasets().freshness(&ids).await?.into_iter().collect();
    let entry = |dataset: Dataset| {
        let freshness = said.get(&dataset.id).copied();
        let owner = owners.get(&dataset.owner);
        Entry {
            owner_name: owner.map(|owner| owner.name.clone()).unwrap_or_default(),
            health: Health::of(&dataset, freshness.as_ref(), cx.now()),
            freshness,
            dataset,
        }
    };
    Ok(datasets.into_iter().map(entry).collect())
}

/// One dataset with what the catalogue says beside it.
pub async fn entry(cx: &Cx, reader: &mut Reader, dataset: Dataset) -> Result<Entry> {
    let found = entries(cx, reader, vec![dataset]).await?;
    found
        .into_iter()
        .next()
        .ok_or_else(|| jixia_model::Error::internal("an entry of the catalogue got lost"))
}

/// The organisations with these identifiers.
pub async fn organisations(
    reader: &mut Reader,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Organisation>> {
    let ids: HashSet<_> = ids.collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let found = reader.organisations().among(&ids).await?;
    Ok(found
        .into_iter()
        .map(|organisation| (organisation.id, organisation))
        .collect())
}

/// The names of the columns by which a dataset is found.
pub fn column_names(contract: &Contract) -> Vec<String> {
    let names = contract.columns.iter().flat_map(|column| {
        let titles = [&column.title.zh, &column.title.en, &column.name];
        titles.into_iter().chain(&column.aliases).cloned()
    });
    let mut seen = HashSet::new();
    names
        .filter(|name| !name.is_empty() && seen.insert(name.to_lowercase()))
        .collect()
}

/// Keeps the column names of datasets that have none yet, such as those of a version that searched less; at start.
///
/// # Errors
/// What the database says.
pub async fn keep_column_names(services: &Services) -> Result<()> {
    let without = services.store.read().await?.datasets().without_column_names().await?;
    if without.is_empty() {
        return Ok(());
    }
    let mut tx = services.store.begin(services.trail()).await?;
    for dataset in &without {
        let contract = datasets::contract(services, dataset)?;
        tx.datasets()
            .save_column_names(dataset.id, &column_names(&contract))
            .await?;
    }
    let note = format!("column names of {} datasets", without.len());
    tx.commit(jixia_policy::Permit::system("catalogue.index", note)).await
}
