//! Between a dataset and its row.

use jixia_model::{
    DatasetName, Error, Result, Text,
    catalogue_change::ChangeNumber,
    contract::{Catalogue, CatalogueClass, Format, FormatClass, Offer, Sharing, UpdateCycle},
    dataset::{Dataset, DatasetState, Origin},
    id::{DatasetId, OrganisationId},
    share::ShareMode,
};

use crate::{
    entity::dataset,
    time::{from_micros, to_micros},
};

pub(super) fn to_row(dataset: &Dataset) -> Result<dataset::Model> {
    let catalogue = &dataset.catalogue;
    let sharing = match &catalogue.sharing {
        Sharing::Unconditional => Text::default(),
        Sharing::Conditional { condition } => condition.clone(),
        Sharing::NotShared { basis } => basis.clone(),
    };
    let open = catalogue.open.clone().unwrap_or_default();
    let format = catalogue.offer.format.as_ref();
    let modes: Vec<&str> = catalogue.offer.modes.iter().map(|mode| mode.word()).collect();
    if dataset.resource_code.is_empty() {
        return Err(Error::internal(format!(
            "dataset {} has no resource code",
            dataset.name
        )));
    }
    Ok(dataset::Model {
        id: dataset.id.0,
        name: dataset.name.to_string(),
        resource_code: dataset.resource_code.clone(),
        title_zh: dataset.title.zh.clone(),
        title_en: dataset.title.en.clone(),
        summary_zh: dataset.summary.zh.clone(),
        summary_en: dataset.summary.en.clone(),
        owner: dataset.owner.0,
        origin: dataset.origin.word().to_owned(),
        state: dataset.state.word().to_owned(),
        class: catalogue.class.word().to_owned(),
        item: catalogue.item.clone(),
        sub_item: catalogue.sub_item.clone(),
        detail: catalogue.detail.clone(),
        theme_zh: catalogue.theme.zh.clone(),
        theme_en: catalogue.theme.en.clone(),
        sharing: catalogue.sharing.word().to_owned(),
        sharing_zh: sharing.zh,
        sharing_en: sharing.en,
        open: catalogue.open.is_some(),
        open_zh: open.zh,
        open_en: open.en,
        update_cycle: catalogue.update_cycle.word().to_owned(),
        contract_version: dataset.contract_version.clone(),
        contract_source: dataset.contract_source.clone(),
        created_at: to_micros(dataset.created_at),
        changed_at: to_micros(dataset.changed_at),
        published_at: dataset.published_at.map(to_micros),
        format_class: format.map(|format| format.class.word().to_owned()),
        format_kind: format.map(|format| format.kind.clone()).unwrap_or_default(),
        modes: modes.join(","),
        related: catalogue.offer.related.join(","),
        entry_change: dataset.entry_change.as_ref().map(ToString::to_string),
    })
}

pub(crate) fn to_noun(row: dataset::Model) -> Result<Dataset> {
    let offer = offer(&row)?;
    Ok(Dataset {
        id: DatasetId(row.id),
        name: DatasetName::parse(&row.name).map_err(Error::internal)?,
        origin: known(Origin::from_word, &row.origin)?,
        state: known(DatasetState::from_word, &row.state)?,
        catalogue: Catalogue {
            class: known(CatalogueClass::from_word, &row.class)?,
            item: row.item,
            sub_item: row.sub_item,
            detail: row.detail,
            theme: Text::new(row.theme_zh, row.theme_en),
            sharing: sharing(&row.sharing, Text::new(row.sharing_zh, row.sharing_en))?,
            open: row.open.then(|| Text::new(row.open_zh, row.open_en)),
            update_cycle: known(UpdateCycle::from_word, &row.update_cycle)?,
            offer,
        },
        resource_code: row.resource_code,
        title: Text::new(row.title_zh, row.title_en),
        summary: Text::new(row.summary_zh, row.summary_en),
        owner: OrganisationId(row.owner),
        contract_version: row.contract_version,
        contract_source: row.contract_source,
        created_at: from_micros(row.created_at),
        changed_at: from_micros(row.changed_at),
        published_at: row.published_at.map(from_micros),
        entry_change: match row.entry_change {
            Some(number) => Some(ChangeNumber::parse(&number).map_err(Error::internal)?),
            None => None,
        },
    })
}

fn offer(row: &dataset::Model) -> Result<Offer> {
    let class = row
        .format_class
        .as_deref()
        .map(|class| known(FormatClass::from_word, class));
    let modes = listed(&row.modes).map(|mode| known(ShareMode::from_word, mode));
    Ok(Offer {
        format: class.transpose()?.map(|class| Format {
            class,
            kind: row.format_kind.clone(),
        }),
        modes: modes.collect::<Result<_>>()?,
        related: listed(&row.related).map(str::to_owned).collect(),
    })
}

/// Words and resource codes have no comma.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|part| !part.is_empty())
}

fn sharing(word: &str, text: Text) -> Result<Sharing> {
    let candidates = [
        Sharing::Unconditional,
        Sharing::Conditional {
            condition: text.clone(),
        },
        Sharing::NotShared { basis: text },
    ];
    let found = candidates.into_iter().find(|sharing| sharing.word() == word);
    found.ok_or_else(|| unknown_word(word))
}

fn known<T>(from_word: impl Fn(&str) -> Option<T>, word: &str) -> Result<T> {
    from_word(word).ok_or_else(|| unknown_word(word))
}

fn unknown_word(word: &str) -> Error {
    Error::internal(format!(
        "a dataset in the database has the word '{word}', which this version does not know"
    ))
}
