//! Conflicts of registries: where sources disagree, and what stewards decide about it.

use arrow::array::{Array, RecordBatch};
use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use jixia_lake::{sql, values};
use jixia_model::{DatasetName, Error, Result, id::ConflictId, registry::conflicts_table, rule::RuleValue};
use jixia_policy::Action;
use jixia_store::{Page, PageOf, Settlement};
use serde_json::{Map, Value};

use crate::{Cx, registries, rules, tables};

/// Most characters of a reason.
const REASON_LENGTH_MAX: usize = 500;

/// Sources that disagree about a field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// What each source says.
    pub values: Map<String, Value>,
    /// Since when the sources have said so.
    pub since: DateTime<Utc>,
    /// The source that the registry believes now.
    pub believed: Option<String>,
    /// A decision that the next build will follow.
    pub settled: Option<Settlement>,
}

/// Which conflicts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictFilter {
    /// Only those of this record.
    pub key: Option<String>,
    /// Only those of this field.
    pub field: Option<String>,
}

/// What a steward decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe; the one that is believed now, if none.
    pub source: Option<DatasetName>,
    /// Why.
    pub reason: String,
}

/// The open conflicts of a registry, by key and field.
///
/// # Errors
/// `dataset.unknown`, `registry.unknown`, refusals.
pub async fn list(cx: &Cx, registry: &DatasetName, filter: &ConflictFilter, page: &Page) -> Result<PageOf<Conflict>> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, registry, Action::ReadConflict).await?;
    drop(reader);
    let found = find(cx, registry, filter, page).await?;
    let note = format!("{} conflicts", found.items.len());
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    Ok(found)
}

/// Says which source is right about a field of a record, from the next build on and as long as the sources say the same.
///
/// # Errors
/// `conflict.unknown` when the sources do not disagree there, `conflict.source_unknown` when the source says nothing
/// there, `conflict.nothing_to_keep` when no source is believed so far, `conflict.reason_missing`,
/// `conflict.reason_too_long`; those of [`list`].
pub async fn settle(cx: &Cx, registry: &DatasetName, decision: Decision) -> Result<Settlement> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, registry, Action::SettleConflict).await?;
    drop(reader);
    let reason = check_reason(&decision.reason)?;
    let filter = ConflictFilter {
        key: Some(decision.key.clone()),
        field: Some(decision.field.clone()),
    };
    let found = find(cx, registry, &filter, &Page::first()).await?;
    let conflict = found
        .items
        .into_iter()
        .next()
        .ok_or_else(|| unknown(registry, &decision))?;
    let source = choose(&conflict, decision.source)?;
    let settlement = Settlement {
        id: ConflictId::new(cx.ids()),
        registry: registry.clone(),
        value: conflict
            .values
            .get(source.as_str())
            .and_then(Value::as_str)
            .map(str::to_owned),
        said: Value::Object(conflict.values).to_string(),
        key: conflict.key,
        field: conflict.field,
        source,
        reason,
        by: cx.caller.person,
        at: cx.now(),
    };
    let note = format!(
        "{} {}: {}; {}",
        settlement.key, settlement.field, settlement.source, settlement.reason
    );
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.conflicts().save(&settlement, &permit).await?;
    tx.commit(permit.noting(note)).await?;
    Ok(settlement)
}

/// The decisions about a registry, the latest first.
///
/// # Errors
/// `dataset.unknown`, refusals.
pub async fn settlements(cx: &Cx, registry: &DatasetName, page: &Page) -> Result<PageOf<Settlement>> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, registry, Action::ReadConflict).await?;
    let found = reader.conflicts().list(registry, page).await?;
    drop(reader);
    let note = format!("{} decisions", found.items.len());
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    Ok(found)
}

/// Takes a decision back; from the next build on the order of trust counts again.
///
/// # Errors
/// `conflict.not_settled` when there is no such decision; `dataset.unknown`, refusals.
pub async fn withdraw(cx: &Cx, registry: &DatasetName, key: &str, field: &str) -> Result<()> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (_, permit) = cx.dataset(&mut tx, registry, Action::SettleConflict).await?;
    let Some(known) = tx.conflicts().find(registry, key, field).await? else {
        let message = format!("Nobody has decided about '{field}' of record '{key}'; there is nothing to take back.");
        return Err(Error::not_found("conflict.not_settled", message)
            .with("key", key)
            .with("field", field));
    };
    tx.conflicts().delete(registry, key, field, &permit).await?;
    tx.commit(permit.noting(format!("{key} {field}: {} taken back", known.source)))
        .await
}

fn check_reason(reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        let message = "Say why this source is right; the reason is kept with the decision.";
        return Err(Error::invalid("conflict.reason_missing", message));
    }
    if reason.chars().count() > REASON_LENGTH_MAX {
        let message = format!("A reason has at most {REASON_LENGTH_MAX} characters; write a shorter one.");
        return Err(Error::invalid("conflict.reason_too_long", message).with("max", REASON_LENGTH_MAX));
    }
    Ok(reason.to_owned())
}

fn unknown(registry: &DatasetName, decision: &Decision) -> Error {
    let (key, field) = (&decision.key, &decision.field);
    let message = format!("The sources of registry '{registry}' do not disagree about '{field}' of record '{key}'.");
    Error::not_found("conflict.unknown", message)
        .with("name", registry)
        .with("key", key)
        .with("field", field)
}

/// The source that is to be believed.
fn choose(conflict: &Conflict, wanted: Option<DatasetName>) -> Result<DatasetName> {
    let known = || conflict.values.keys().cloned().collect::<Vec<_>>().join(", ");
    match wanted {
        Some(source) if conflict.values.contains_key(source.as_str()) => Ok(source),
        Some(source) => {
            let (field, key, known) = (&conflict.field, &conflict.key, known());
            let message =
                format!("Dataset '{source}' says nothing about '{field}' of record '{key}'; choose one of {known}.");
            Err(Error::invalid("conflict.source_unknown", message)
                .with("source", source)
                .with("field", field)
                .with("key", key)
                .with("known", known))
        }
        None => {
            let believed = conflict.believed.as_deref().map(DatasetName::parse).transpose()?;
            believed.ok_or_else(|| {
                let known = known();
                let message = format!("The registry believes none of the sources so far; choose one of {known}.");
                Error::invalid("conflict.nothing_to_keep", message).with("known", known)
            })
        }
    }
}

/// Conflicts of the last build, with what the registry believes and what was decided since.
async fn find(cx: &Cx, registry: &DatasetName, filter: &ConflictFilter, page: &Page) -> Result<PageOf<Conflict>> {
    let key = cx.services.packs().registry(registry)?.key.name.clone();
    let table = conflicts_table(registry)?;
    if cx.services.lake.find_table(&table).await?.is_none() {
        return Ok(PageOf {
            items: Vec::new(),
            total: 0,
        });
    }
    let wanted = [(key.as_str(), &filter.key), ("field", &filter.field)];
    let conditions = wanted
        .iter()
        .filter_map(|(column, value)| Some(format!(" and {column} = {}", sql::text(value.as_ref()?))));
    let from = format!("from {table} where true{}", conditions.collect::<String>());
    let total = read(cx, &table, &format!("select count(*) {from}")).await?;
    let total = total
        .first()
        .map(|counted| text(counted, 0, 0))
        .transpose()?
        .unwrap_or_default();
    let sql = format!(
        "select {key}, field, \"values\", since {from} order by {key}, field limit {} offset {}",
        page.limit(),
        page.offset()
    );
    let mut items = Vec::new();
    for batch in read(cx, &table, &sql).await? {
        for row in 0..batch.num_rows() {
            items.push(conflict(cx, registry, &batch, row).await?);
        }
    }
    Ok(PageOf {
        items,
        total: total.parse().map_err(Error::internal)?,
    })
}

async fn conflict(cx: &Cx, registry: &DatasetName, batch: &RecordBatch, row: usize) -> Result<Conflict> {
    let cell = |column: usize| text(batch, column, row);
    let (key, field, said) = (cell(0)?, cell(1)?, cell(2)?);
    let record = registries::find(&cx.services, registry, &key)
        .await?
        .unwrap_or_default();
    let settled = cx
        .services
        .store
        .read()
        .await?
        .conflicts()
        .find(registry, &key, &field)
        .await?;
    Ok(Conflict {
        believed: record
            .get("_sources")
            .and_then(|sources| sources[&field].as_str())
            .map(str::to_owned),
        values: serde_json::from_str(&said).map_err(Error::internal)?,
        since: cell(3)?.parse().map_err(Error::internal)?,
        // A decision about what the sources said before does not count any more.
        settled: settled.filter(|settled| settled.said == said),
        key,
        field,
    })
}

async fn read(cx: &Cx, table: &DatasetName, sql: &str) -> Result<Vec<RecordBatch>> {
    tables::read(&*cx.services.lake, table, sql).await?.try_collect().await
}

fn text(batch: &RecordBatch, column: usize, row: usize) -> Result<String> {
    let column: &dyn Array = batch.column(column);
    let value = values::value(column, row)?;
    Ok(if value == RuleValue::Null {
        String::new()
    } else {
        rules::show(&value)
    })
}
