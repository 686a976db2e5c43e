//! The registries that a caller may see: what feeds them, what is in them, and what may be done with them.

use std::sync::Arc;

use jixia_model::{
    DatasetName, Result, Text,
    contract::Contract,
    organisation::Organisation,
    registry::{RegistryModel, conflicts_table},
};
use jixia_policy::Action;
use jixia_store::{IndexStatus, Reader};

use crate::{Cx, access};

/// A registry as a list shows it.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How it is built.
    pub model: RegistryModel,
    /// Its fields as columns.
    pub contract: Arc<Contract>,
    /// What feeds it, in the order of the model.
    pub sources: Vec<SourceSummary>,
    /// What can be looked up; none before the first build.
    pub status: Option<IndexStatus>,
    /// Disagreements that nobody has settled, for who may see them.
    pub open_conflicts: Option<u64>,
    /// Whether the caller sees at least one of the fields that are searched as it is.
    pub is_searchable: bool,
    /// What the caller may do.
    pub may: Vec<&'static str>,
}

/// A dataset that feeds a registry.
#[derive(Clone, Debug)]
pub struct SourceSummary {
    /// Its name.
    pub dataset: DatasetName,
    /// Its title.
    pub title: Text,
    /// Whose it is, once it is in the catalogue.
    pub owner: Option<Organisation>,
}

/// The registries whose datasets the caller may see.
pub async fn list(cx: &Cx) -> Result<Vec<Summary>> {
    let installed = cx.services.packs();
    let mut visible = Vec::new();
    for model in installed.registries() {
        let contract = installed.contract(&model.name)?;
        visible.extend(summary(cx, model, contract).await?);
    }
    Ok(visible)
}

async fn summary(cx: &Cx, model: &RegistryModel, contract: Arc<Contract>) -> Result<Option<Summary>> {
    let mut reader = cx.services.store.read().await?;
    let Some(owned) = access::find(&mut reader, &model.name).await? else {
        return Ok(None);
    };
    let may = cx.services.policy.may_do(&cx.caller, &owned.resource());
    if !may.contains(&Action::ReadDataset) {
        return Ok(None);
    }
    let mut sources = Vec::new();
    for source in &model.sources {
        sources.push(self::source(cx, &mut reader, &source.dataset).await?);
    }
    let status = reader.index().status(&model.name).await?;
    drop(reader);
    let open_conflicts = if may.contains(&Action::ReadConflict) {
        open_conflicts(cx, &model.name).await?
    } else {
        None
    };
    let unmasked = may.contains(&Action::ReadUnmaskedRows);
    let is_seen = |field: &String| {
        let mut columns = contract.columns.iter();
        columns.any(|column| column.name == *field && (unmasked || !column.is_personal()))
    };
    Ok(Some(Summary {
        is_searchable: model.search.by.iter().any(is_seen),
        model: model.clone(),
        contract,
        sources,
        status,
        open_conflicts,
        may: may.into_iter().map(Action::word).collect(),
    }))
}

async fn source(cx: &Cx, reader: &mut Reader, name: &DatasetName) -> Result<SourceSummary> {
    let dataset = reader.datasets().find_by_name(name).await?;
    let owner = match &dataset {
        Some(dataset) => Some(reader.organisations().get(dataset.owner).await?),
        None => None,
    };
    let contract = cx.services.packs().find_contract(name);
    Ok(SourceSummary {
        dataset: name.clone(),
        title: contract.map_or_else(
            || Text::new(name.as_str(), name.as_str()),
            |contract| contract.title.clone(),
        ),
        owner,
    })
}

/// Disagreements of the last build.
async fn open_conflicts(cx: &Cx, name: &DatasetName) -> Result<Option<u64>> {
    let table = cx.services.lake.find_table(&conflicts_table(name)?).await?;
    Ok(table.and_then(|table| table.rows))
}
