//! Column mappings: which header of a department's files is which column of a dataset, settled once for all files to come.

use jixia_connect::{SavedMapping, check_mapping};
use jixia_model::{DatasetName, Result};
use jixia_policy::Action;

use crate::{Cx, datasets};

/// The saved mapping of a dataset: header to column; an empty column means that the header is passed over.
pub async fn get(cx: &Cx, name: &DatasetName) -> Result<SavedMapping> {
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDelivery).await?;
    Ok(reader.mappings().of(owned.dataset.id).await?.into_iter().collect())
}

/// Saves `settled` in place of the mapping that the dataset had.
///
/// # Errors
/// `mapping.column_unknown`, `mapping.header_empty`, `mapping.header_twice`, `dataset.not_delivered`, refusals.
pub async fn save(cx: &Cx, name: &DatasetName, settled: SavedMapping) -> Result<SavedMapping> {
    change(cx, name, settled, false).await
}

/// Adds `settled` to the mapping that the dataset has; what it said of the same headers before is forgotten.
///
/// # Errors
/// As [`save`].
pub async fn add(cx: &Cx, name: &DatasetName, settled: SavedMapping) -> Result<SavedMapping> {
    change(cx, name, settled, true).await
}

async fn change(cx: &Cx, name: &DatasetName, settled: SavedMapping, adding: bool) -> Result<SavedMapping> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (owned, permit) = cx.dataset(&mut tx, name, Action::ChangeMapping).await?;
    datasets::takes_files(&owned.dataset)?;
    let mut mapping = SavedMapping::new();
    if adding {
        mapping.extend(tx.mappings().of(owned.dataset.id).await?);
    }
    mapping.extend(settled);
    check_mapping(&*datasets::contract(&cx.services, &owned.dataset)?, &mapping)?;
    let pairs: Vec<_> = mapping.clone().into_iter().collect();
    tx.mappings().save(owned.dataset.id, &pairs).await?;
    let told: Vec<_> = pairs
        .iter()
        .map(|(header, column)| format!("{header}={column}"))
        .collect();
    tx.commit(permit.noting(told.join(", "))).await?;
    Ok(mapping)
}
