//! Where a value comes from: followed back, by lineage, to the delivered dataset whose department answers for it.

use jixia_app::{Cx, access, datasets, registries};
use jixia_model::{
    DatasetName, Result,
    correction::Doubt,
    dataset::{Dataset, Origin},
    id::OrganisationId,
};
use jixia_store::Reader;

/// Farthest that a value is followed back.
const STEPS_MAX: usize = 5;

/// The dataset that a value came from, and who answers for it.
pub(super) struct Source {
    pub(super) dataset: DatasetName,
    pub(super) owner: OrganisationId,
}

/// Follows a doubted value back: in a registry to the dataset that gave the field of this very record, or else the one that is
/// trusted first; in a SQL model to the first table that it reads, by name, with such a column. Where nothing leads on, the
/// owner of the dataset reached so far answers.
pub(super) async fn of(cx: &Cx, reader: &mut Reader, dataset: &Dataset, doubt: &Doubt) -> Result<Source> {
    let (mut at, mut column) = (dataset.clone(), doubt.column.clone());
    for step in 0..STEPS_MAX {
        let next = match at.origin {
            Origin::Registry => {
                // The key is the record's only in the dataset in which it was seen.
                let key = (step == 0).then_some(doubt.key.as_str());
                given_by(cx, reader, &at.name, &column, key).await?
            }
            Origin::Model => read_from(cx, reader, &at.name, &column).await?,
            Origin::Delivered | Origin::Reference => None,
        };
        let Some((name, next_column)) = next else { break };
        let Some(owned) = access::find(reader, &name).await? else {
            break;
        };
        (at, column) = (owned.dataset, next_column);
    }
    Ok(Source {
        owner: at.owner,
        dataset: at.name,
    })
}

/// The source that gave a field of a registry, and the column in it as far as it can be told.
async fn given_by(
    cx: &Cx,
    reader: &mut Reader,
    name: &DatasetName,
    field: &str,
    key: Option<&str>,
) -> Result<Option<(DatasetName, String)>> {
    let packs = cx.services.packs();
    let model = packs.registry(name)?;
    let said = match key {
        Some(key) if was_told(cx, reader, name, key).await? => registries::find(&cx.services, name, key).await?,
        _ => None,
    };
    let said = said.and_then(|record| record.get("_sources")?.get(field)?.as_str().map(str::to_owned));
    let source = match said {
        Some(said) => model.sources.iter().find(|known| known.dataset.as_str() == said),
        None => model.trusted_for(field),
    };
    Ok(source.map(|source| {
        let column = source.column_of(field).unwrap_or(field);
        (source.dataset.clone(), column.to_owned())
    }))
}

/// Whether the caller's organisation was told of the record, so that its sources tell it nothing new.
async fn was_told(cx: &Cx, reader: &mut Reader, name: &DatasetName, key: &str) -> Result<bool> {
    let receivers = reader.record_reads().receivers(key, name).await?;
    Ok(receivers.contains(&cx.caller.organisation))
}

/// The first table, by name, that a SQL model reads and that has such a column.
async fn read_from(
    cx: &Cx,
    reader: &mut Reader,
    name: &DatasetName,
    column: &str,
) -> Result<Option<(DatasetName, String)>> {
    for source in reader.lineage().sources(name).await? {
        let Some(owned) = access::find(reader, &source).await? else {
            continue;
        };
        if datasets::contract(&cx.services, &owned.dataset)?
            .column(column)
            .is_some()
        {
            return Ok(Some((source, column.to_owned())));
        }
    }
    Ok(None)
}
