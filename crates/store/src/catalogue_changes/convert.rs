//! Between a change of the catalogue and its row.

use jixia_model::{
    DatasetName, Error, Result, Text,
    catalogue_change::{CatalogueChange, Cause, ChangeKind, ChangeNumber, Impact, Secrecy, Statement},
    flow::Progress,
    id::{CatalogueChangeId, DatasetId, OrganisationId, PersonId},
};

use crate::{
    entity::catalogue_change as entity,
    flows::day,
    time::{from_micros, to_micros},
};

pub(super) fn to_row(change: &CatalogueChange) -> entity::Model {
    let stated = &change.statement;
    entity::Model {
        id: change.id.0,
        number: change.number.to_string(),
        kind: change.kind.word().to_owned(),
        dataset: change.dataset.0,
        dataset_name: change.dataset_name.to_string(),
        owner: change.owner.0,
        title_zh: change.title.zh.clone(),
        title_en: change.title.en.clone(),
        state: change.progress.state.clone(),
        cause: stated.cause.map(|cause| cause.word().to_owned()),
        cause_text: stated.cause_text.clone(),
        cause_on: stated.cause_on.map(|day| day.to_string()),
        secrecy: stated.secrecy.map(|outcome| outcome.word().to_owned()),
        secrecy_text: stated.secrecy_text.clone(),
        personal: stated.personal.map(|outcome| outcome.word().to_owned()),
        personal_text: stated.personal_text.clone(),
        contract: change.contract.clone(),
        contract_before: change.before.clone(),
        person: change.by.0,
        sent_at: change.sent_at.map(to_micros),
        created_at: to_micros(change.created_at),
        changed_at: to_micros(change.changed_at),
    }
}

pub(super) fn to_noun(row: entity::Model) -> Result<CatalogueChange> {
    Ok(CatalogueChange {
        id: CatalogueChangeId(row.id),
        number: ChangeNumber::parse(&row.number).map_err(Error::internal)?,
        kind: known(ChangeKind::from_word, &row.kind)?,
        dataset: DatasetId(row.dataset),
        dataset_name: DatasetName::parse(&row.dataset_name).map_err(Error::internal)?,
        title: Text::new(row.title_zh, row.title_en),
        owner: OrganisationId(row.owner),
        statement: Statement {
            cause: optional(Cause::from_word, row.cause.as_deref())?,
            cause_text: row.cause_text,
            cause_on: row.cause_on.as_deref().map(day).transpose()?,
            secrecy: optional(Secrecy::from_word, row.secrecy.as_deref())?,
            secrecy_text: row.secrecy_text,
            personal: optional(Impact::from_word, row.personal.as_deref())?,
            personal_text: row.personal_text,
        },
        contract: row.contract,
        before: row.contract_before,
        by: PersonId(row.person),
        sent_at: row.sent_at.map(from_micros),
        created_at: from_micros(row.created_at),
        changed_at: from_micros(row.changed_at),
        progress: Progress {
            state: row.state,
            limits: Vec::new(),
        },
    })
}

fn optional<T>(from_word: impl Fn(&str) -> Option<T>, word: Option<&str>) -> Result<Option<T>> {
    word.map(|word| known(from_word, word)).transpose()
}

fn known<T>(from_word: impl Fn(&str) -> Option<T>, word: &str) -> Result<T> {
    from_word(word).ok_or_else(|| Error::internal(format!("'{word}' in the database of catalogue changes")))
}
