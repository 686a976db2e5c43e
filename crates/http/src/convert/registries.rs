//! Registries, their records, history and conflicts, on the wire.

use jixia_api as api;
use jixia_app::{
    conflicts::Conflict,
    registries::{
        Record,
        history::{FieldChange, Given, History, State},
        list::{SourceSummary, Summary},
        readers::Reading,
        search::Hit,
    },
};
use jixia_store::Settlement;
use serde_json::Value;

use super::{flows, may, text};

pub(crate) fn registry(summary: Summary) -> api::registries::Registry {
    let model = summary.model;
    let titles = summary.contract.columns.iter();
    let titles = titles.map(|column| (column.name.clone(), text(column.title.clone())));
    api::registries::Registry {
        name: model.name.to_string(),
        title: text(model.title),
        key: model.key.name,
        sources: summary.sources.into_iter().map(source).collect(),
        fields: model.fields.into_iter().map(|field| field.name).collect(),
        field_titles: titles.collect(),
        search: (!model.search.by.is_empty()).then_some(api::registries::RegistrySearch {
            by: model.search.by,
            beside: model.search.beside,
            allowed: summary.is_searchable,
        }),
        clauses: model.clauses,
        records: summary.status.as_ref().map(|status| status.records),
        built_at: summary.status.map(|status| status.built_at),
        open_conflicts: summary.open_conflicts,
        may: may(summary.may),
    }
}

fn source(source: SourceSummary) -> api::registries::RegistrySource {
    api::registries::RegistrySource {
        dataset: source.dataset.to_string(),
        title: text(source.title),
        organisation: source.owner.as_ref().map(|owner| owner.id.0),
        organisation_name: source.owner.map(|owner| text(owner.name)),
    }
}

/// A question about a record.
pub(crate) fn reading(reading: Reading) -> api::registries::RecordReading {
    let of_uses = reading.of_uses;
    let receipt = reading.receipt.receipt;
    api::registries::RecordReading {
        receipt: receipt.id.0,
        at: receipt.at,
        organisation: reading.organisation.map(flows::party),
        person: reading.person,
        by_key: receipt.api_key.is_some(),
        purpose: receipt.purpose,
        case: receipt.case,
        share: receipt.grant,
        datasets: receipt.tables.into_iter().map(|table| table.dataset).collect(),
        rows: receipt.rows,
        of_uses,
    }
}

pub(crate) fn record(key: String, record: Record) -> api::registries::RegistryRecord {
    api::registries::RegistryRecord {
        key,
        fields: record.fields,
        masked: record.masked,
        sources: record.sources,
        valid_from: record.valid_from,
        build: record.build,
    }
}

pub(crate) fn hit(hit: Hit) -> api::registries::RegistryHit {
    api::registries::RegistryHit {
        key: hit.key,
        key_masked: hit.key_masked,
        fields: hit.fields,
    }
}

pub(crate) fn history(key: String, history: History) -> api::registries::RegistryHistory {
    let latest = history.states.first();
    api::registries::RegistryHistory {
        key,
        masked: latest.map_or_else(Vec::new, |state| state.record.masked.clone()),
        states: history.states.into_iter().map(state).collect(),
        given: history.given.into_iter().map(given).collect(),
    }
}

fn state(state: State) -> api::registries::RegistryState {
    let record = state.record;
    api::registries::RegistryState {
        valid_from: record.valid_from,
        valid_to: record.valid_to,
        build: record.build,
        fields: record.fields,
        sources: record.sources,
        changes: state.changes.into_iter().map(change).collect(),
    }
}

fn change(change: FieldChange) -> api::registries::RegistryChange {
    api::registries::RegistryChange {
        field: change.field,
        before: change.before,
        after: change.after,
        source_before: change.source_before,
        source_after: change.source_after,
    }
}

fn given(given: Given) -> api::registries::RegistryGiven {
    api::registries::RegistryGiven {
        source: given.source.to_string(),
        delivery: given.delivery.map(|delivery| delivery.0),
        received_at: given.received_at,
        as_of: given.as_of,
    }
}

pub(crate) fn conflict(conflict: Conflict) -> api::registries::Conflict {
    let said = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    api::registries::Conflict {
        key: conflict.key,
        field: conflict.field,
        values: conflict
            .values
            .into_iter()
            .map(|(source, value)| (source, said(value)))
            .collect(),
        since: conflict.since,
        believed: conflict.believed,
        settled: conflict.settled.map(settlement),
    }
}

pub(crate) fn settlement(settlement: Settlement) -> api::registries::Settlement {
    api::registries::Settlement {
        key: settlement.key,
        field: settlement.field,
        source: settlement.source.to_string(),
        value: settlement.value,
        reason: settlement.reason,
        by: settlement.by.0,
        at: settlement.at,
    }
}
