//! What a record of a registry was before, what changed when, and which delivery each source gave it with.
//!
//! Invariant: a history is worked out from what the caller may see, so that it tells nothing of a masked value, not even
//! that it changed.

use std::collections::BTreeSet;

use arrow::array::Array;
use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use jixia_lake::{schema::DELIVERY_COLUMN, sql, values};
use jixia_model::{
    DatasetName, Error, Result,
    contract::Contract,
    id::DeliveryId,
    registry::{RegistryModel, RegistrySource},
    rule::RuleValue,
};
use jixia_policy::Action;
use serde_json::{Map, Value};

use super::{Record, asked, block, unknown};
use crate::{Cx, access, evidence::Draft, tables};

/// Most states of one record that are read.
const STATES_MAX: usize = 200;

/// A record through time.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// What it was, the latest first.
    pub states: Vec<State>,
    /// What its sources say of it now was given by these deliveries.
    pub given: Vec<Given>,
}

/// A record as it was for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The record.
    pub record: Record,
    /// What was different before; empty for the first one.
    pub changes: Vec<FieldChange>,
}

/// A field that became another.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Name of the field.
    pub field: String,
    /// Its value before; none when nothing was known.
    pub before: Option<Value>,
    /// Its value from then on.
    pub after: Option<Value>,
    /// Who gave it before.
    pub source_before: Option<String>,
    /// Who gave it from then on.
    pub source_after: Option<String>,
}

/// The newest row about a record in one of its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The source.
    pub source: DatasetName,
    /// The delivery that the row came with, for who may see deliveries; none for tables that are derived.
    pub delivery: Option<DeliveryId>,
    /// When that delivery was received.
    pub received_at: Option<DateTime<Utc>>,
    /// The day or instant that the source itself says it is as of.
    pub as_of: Option<String>,
}

/// Tells a record through time. The act, its purpose and its outcome are audited together with the receipt, which has to be
/// sealed before the record is handed out.
///
/// # Errors
/// As [`super::look_up`].
pub async fn history(cx: &Cx, name: &DatasetName, key: &str) -> Result<(History, Draft)> {
    let (permit, asked) = asked(cx, name).await?;
    let model = asked.model()?;
    let rows = rows(cx, model, key).await?;
    let note = format!("{key}: history, {} states", rows.len());
    let table = super::table(&cx.services, name).await?;
    let draft = Draft::new(cx, vec![table]).with_permit(cx, permit.noting(note));
    let draft = draft.about(name, [key.to_owned()], !rows.is_empty());
    if rows.is_empty() {
        draft.seal_empty(cx).await?;
        return Err(unknown(name, key));
    }
    let states = states(rows, &asked.contract, asked.unmasked)?;
    let given = given(cx, model, key, &states).await?;
    Ok((History { states, given }, draft))
}

/// The rows of the registry's table about a record, the oldest first.
async fn rows(cx: &Cx, model: &RegistryModel, key: &str) -> Result<Vec<Map<String, Value>>> {
    let (name, column) = (&model.name, &model.key.name);
    if cx.services.lake.find_table(name).await?.is_none() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select * from {name} where \"{column}\" = {} order by _valid_from desc limit {STATES_MAX}",
        sql::text(key)
    );
    let batches = tables::read_for(cx, name, &sql).await?.try_collect::<Vec<_>>().await?;
    let mut rows = Vec::new();
    for batch in &batches {
        for row in 0..batch.num_rows() {
            rows.push(block::document(batch, row)?);
        }
    }
    rows.reverse();
    Ok(rows)
}

/// The states that the caller can tell apart, the latest first.
fn states(rows: Vec<Map<String, Value>>, contract: &Contract, unmasked: bool) -> Result<Vec<State>> {
    let mut states: Vec<State> = Vec::new();
    for row in rows {
        let record = Record::told(row, contract, unmasked)?;
        match states.last_mut() {
            Some(State { record: before, .. }) if is_continued(before, &record) => before.valid_to = record.valid_to,
            before => {
                let changes = before.map_or_else(Vec::new, |before| changes(&before.record, &record));
                states.push(State { record, changes });
            }
        }
    }
    states.reverse();
    Ok(states)
}

fn is_continued(before: &Record, after: &Record) -> bool {
    before.fields == after.fields && before.sources == after.sources && before.valid_to == Some(after.valid_from)
}

/// What is different, in the order of the names.
fn changes(before: &Record, after: &Record) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = before.fields.keys().chain(after.fields.keys()).collect();
    let changes = names.into_iter().map(|field| FieldChange {
        field: field.clone(),
        before: before.fields.get(field).cloned(),
        after: after.fields.get(field).cloned(),
        source_before: before.sources.get(field).cloned(),
        source_after: after.sources.get(field).cloned(),
    });
    changes
        .filter(|change| change.before != change.after || change.source_before != change.source_after)
        .collect()
}

/// Which deliveries gave what the latest state says.
async fn given(cx: &Cx, model: &RegistryModel, key: &str, states: &[State]) -> Result<Vec<Given>> {
    let Some(latest) = states.first() else {
        return Ok(Vec::new());
    };
    let used: BTreeSet<&String> = latest.record.sources.values().collect();
    let mut all = Vec::new();
    for source in model
        .sources
        .iter()
        .filter(|source| used.contains(&source.dataset.to_string()))
    {
        all.push(given_by(cx, source, key).await?);
    }
    Ok(all)
}

async fn given_by(cx: &Cx, source: &RegistrySource, key: &str) -> Result<Given> {
    let dataset = &source.dataset;
    let mut given = Given {
        source: dataset.clone(),
        delivery: None,
        received_at: None,
        as_of: None,
    };
    let Some(table) = cx.services.lake.find_table(dataset).await? else {
        return Ok(given);
    };
    let delivered = table.schema.field_with_name(DELIVERY_COLUMN).is_ok();
    let sql = newest_row(source, key, delivered);
    let batches = tables::read_for(cx, dataset, &sql)
        .await?
        .try_collect::<Vec<_>>()
        .await?;
    let Some(batch) = batches.iter().find(|batch| batch.num_rows() > 0) else {
        return Ok(given);
    };
    given.as_of = text(batch.column(0))?;
    let delivery = text(batch.column(1))?.map(|id| id.parse::<DeliveryId>()).transpose()?;
    if let Some(id) = delivery {
        let mut reader = cx.services.store.read().await?;
        let found = reader.deliveries().find(id).await?;
        given.received_at = found.map(|delivery| delivery.received_at);
        let owned = access::find(&mut reader, dataset).await?;
        given.delivery = owned
            .is_some_and(|owned| cx.may(Action::ReadDelivery, &owned.resource()))
            .then_some(id);
    }
    Ok(given)
}

/// The row of a source that counts for a record: the latest by its own day, or else by its delivery.
fn newest_row(source: &RegistrySource, key: &str, delivered: bool) -> String {
    let as_of = source.as_of.as_deref().unwrap_or("null");
    let delivery = if delivered { DELIVERY_COLUMN } else { "null" };
    let when = source.when.as_deref().unwrap_or("true");
    // The line breaks end comments at the end of what a pack says.
    format!(
        "select cast(({as_of}\n) as varchar) as as_of, cast({delivery} as varchar) as delivery from {} \
         where ({}\n) = {} and ({when}\n) order by as_of desc nulls last, delivery desc nulls last limit 1",
        source.dataset,
        source.key,
        sql::text(key)
    )
}

fn text(column: &dyn Array) -> Result<Option<String>> {
    match values::value(column, 0)? {
        RuleValue::Text(text) => Ok(Some(text)),
        RuleValue::Null => Ok(None),
        other => Err(Error::internal(format!("a text was expected, not {other:?}"))),
    }
}
