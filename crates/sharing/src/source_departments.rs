//! Source departments: who answers for what several departments collect, named by the sharing authority.

use jixia_app::{Cx, datasets, flows};
use jixia_model::{
    DatasetName, Error, Result,
    catalogue_change::FLOW,
    id::OrganisationId,
    organisation::Organisation,
    source_department::{self, SourceDepartment},
};
use jixia_policy::{Action, Resource};
use jixia_store::Reader;

/// A source department by its name.
pub struct Named {
    /// The source.
    pub source: SourceDepartment,
    /// The department.
    pub organisation: Organisation,
}

/// A source that is to be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSource {
    /// The column; none for the dataset as a whole.
    pub item: Option<String>,
    /// The department.
    pub organisation: OrganisationId,
    /// Why.
    pub reason: String,
}

/// The sources of a dataset, and whether the caller may name them.
///
/// # Errors
/// `dataset.unknown`, also for those that the caller may not see.
pub async fn list(cx: &Cx, name: &DatasetName) -> Result<(Vec<Named>, bool)> {
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDataset).await?;
    let authority = flows::authority(cx, &mut reader, FLOW).await?;
    let resource = Resource::Source {
        dataset: &owned.dataset,
        authority: authority.as_slice(),
    };
    let may = cx.may(Action::NameSource, &resource);
    let sources = reader.source_departments().of(owned.dataset.id).await?;
    Ok((named(&mut reader, sources).await?, may))
}

/// Names the sources of a dataset, in place of those that were named before; one that stays keeps its day.
///
/// # Errors
/// `dataset.unknown`, `source_department.wrong`, `source_department.organisation_unknown`, refusals.
pub async fn name(cx: &Cx, name: &DatasetName, wanted: Vec<NewSource>) -> Result<Vec<Named>> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (owned, _permit) = cx.dataset(&mut tx, name, Action::ReadDataset).await?;
    let authority = flows::authority(cx, &mut tx, FLOW).await?;
    let resource = Resource::Source {
        dataset: &owned.dataset,
        authority: authority.as_slice(),
    };
    let permit = cx.permit(Action::NameSource, &resource)?;
    let known = tx.source_departments().of(owned.dataset.id).await?;
    let sources: Vec<SourceDepartment> = wanted.into_iter().map(|new| source(cx, new, &known)).collect();
    source_department::check(&sources, &*datasets::contract(&cx.services, &owned.dataset)?)?;
    let named = named(&mut tx, sources.clone()).await?;
    if named.len() < sources.len() {
        let message = "One of the departments does not exist; choose it from the list.";
        return Err(Error::invalid("source_department.organisation_unknown", message));
    }
    tx.source_departments()
        .save(owned.dataset.id, &sources, &permit)
        .await?;
    tx.commit(permit.noting(format!("{} sources", sources.len()))).await?;
    Ok(named)
}

/// What was named so before stays as it was named.
fn source(cx: &Cx, new: NewSource, known: &[SourceDepartment]) -> SourceDepartment {
    let same = known
        .iter()
        .find(|known| known.item == new.item && known.organisation == new.organisation && known.reason == new.reason);
    same.cloned().unwrap_or_else(|| SourceDepartment {
        item: new.item,
        organisation: new.organisation,
        reason: new.reason,
        by: cx.caller.person,
        named_at: cx.now(),
    })
}

async fn named(reader: &mut Reader, sources: Vec<SourceDepartment>) -> Result<Vec<Named>> {
    let ids = sources.iter().map(|source| source.organisation);
    let organisations = datasets::entries::organisations(reader, ids).await?;
    let named = sources.into_iter().filter_map(|source| {
        let organisation = organisations.get(&source.organisation)?.clone();
        Some(Named { source, organisation })
    });
    Ok(named.collect())
}
