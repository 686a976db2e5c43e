//! One record of a share: from the keyed index where there is one, or else from the table.

use arrow::{array::AsArray, record_batch::RecordBatch};
use futures::TryStreamExt;
use jixia_app::{Cx, evidence, guards, registries};
use jixia_evidence::TableRead;
use jixia_lake::{schema, values};
use jixia_model::{Error, Result, dataset::Origin, rule::RuleValue};
use serde_json::{Map, Value};

use super::allowed::{Allowed, Granted, ask, unmasked_guard};

/// The granted columns of a record, by name.
pub type Record = Vec<(String, RuleValue)>;

/// The record of a key as far as the share reaches it, values as they are, and the table that was asked.
pub(super) async fn record(cx: &Cx, allowed: &Allowed, key: &str) -> Result<(Option<Record>, Vec<TableRead>)> {
    let granted = &*allowed.granted;
    let name = &granted.dataset.name;
    let [column] = granted.contract.key()[..] else {
        let message = format!("Dataset '{name}' has no key of one column; ask for rows instead.");
        return Err(Error::conflict("share.no_key", message).with("name", name));
    };
    let found = match granted.dataset.origin {
        Origin::Registry => indexed(cx, granted, key).await?,
        _ => None,
    };
    let (record, read) = match found {
        Some(found) => found,
        None => scanned(cx, granted, column, key).await?,
    };
    let columns = &allowed.grant().scope.columns;
    let shown = record.map(|record| record.into_iter().filter(|(name, _)| columns.contains(name)).collect());
    Ok((shown, read))
}

/// The record from the keyed index, which holds what holds now; none when the index was never loaded.
async fn indexed(cx: &Cx, granted: &Granted, key: &str) -> Result<Option<(Option<Record>, Vec<TableRead>)>> {
    let name = &granted.dataset.name;
    let Some((build, document)) = registries::find_indexed(&cx.services, name, key).await? else {
        return Ok(None);
    };
    let read = TableRead {
        dataset: name.to_string(),
        version: Some(build),
    };
    let record = document.map(|document| fields(granted, &document));
    let reached = match record {
        Some(record) if is_reached(granted, &record)? => Some(record),
        _ => None,
    };
    Ok(Some((reached, vec![read])))
}

/// A record as the grant shows it. The key stays: who asks has stated it.
pub(super) fn told(granted: &Granted, mut record: Record) -> Record {
    let key = granted.contract.key();
    for column in granted.masked().filter(|column| !key.contains(&column.name.as_str())) {
        let Some((_, value)) = record.iter_mut().find(|(name, _)| *name == column.name) else {
            continue;
        };
        let text = match &*value {
            RuleValue::Null => continue,
            RuleValue::Boolean(flag) => flag.to_string(),
            RuleValue::Number(text) | RuleValue::Text(text) => text.clone(),
        };
        *value = RuleValue::Text(guards::mask(column).apply(&text));
    }
    record
}

/// The columns of the contract as the document of a record has them; it lacks what is null.
fn fields(granted: &Granted, document: &Map<String, Value>) -> Record {
    let columns = granted.contract.columns.iter();
    let fields = columns.map(|column| {
        let value = match document.get(&column.name) {
            None | Some(Value::Null) => RuleValue::Null,
            Some(Value::Bool(flag)) => RuleValue::Boolean(*flag),
            Some(Value::Number(number)) => RuleValue::Number(number.to_string()),
            Some(Value::String(text)) => RuleValue::Text(text.clone()),
            Some(other) => RuleValue::Text(other.to_string()),
        };
        (column.name.clone(), value)
    });
    fields.collect()
}

/// Whether the rows that are granted hold this record, by the same condition as in the table.
fn is_reached(granted: &Granted, record: &Record) -> Result<bool> {
    let Some(reaches) = &granted.reaches else {
        return Ok(true);
    };
    let row = values::batch(
        &schema::contract_schema(&granted.contract),
        std::slice::from_ref(record),
    )?;
    let told = reaches.run(&row)?;
    let told = told.column(0).as_boolean();
    Ok(told.iter().next().flatten().unwrap_or(false))
}

async fn scanned(cx: &Cx, granted: &Granted, column: &str, key: &str) -> Result<(Option<Record>, Vec<TableRead>)> {
    // Invariant: a quote in a SQL literal is written twice.
    let literal = key.replace('\'', "''");
    let name = &granted.dataset.name;
    let sql = format!("select * from {name} where {column} = '{literal}' limit 1");
    let mut guard = unmasked_guard(granted);
    // The key picks the record; whether it is shown is up to the grant.
    guard.columns.retain(|(name, _)| name != column);
    let answer = ask(cx, granted, sql, guard, 1).await?;
    let read = evidence::tables(&answer.tables);
    let names = answer.schema.fields().iter().map(|field| field.name().clone());
    let names: Vec<String> = names.collect();
    let batches: Vec<RecordBatch> = answer.rows.try_collect().await?;
    let Some(row) = batches.iter().flat_map(values::rows).next() else {
        return Ok((None, read));
    };
    Ok((Some(names.into_iter().zip(row?).collect()), read))
}
