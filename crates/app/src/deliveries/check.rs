//! Looking at a file before it is delivered: read and checked as a delivery is, and nothing of it is kept.

use arrow::{
    array::{AsArray, RecordBatch},
    datatypes::Int64Type,
};
use bytes::Bytes;
use futures::Stream;
use jixia_connect::{Mapping, SavedMapping, check_mapping};
use jixia_lake::{Checked, DeliverOutcome};
use jixia_model::{DatasetName, Error, Result, Text, contract::Contract, dataset::Dataset, id::DeliveryId};
use jixia_policy::Action;
use serde_json::Value;

use super::run;
use crate::{Cx, datasets};

/// Rejected rows that are shown.
const REJECTED_MAX: usize = 20;

/// What a delivery of the file would become.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Counts, quality and refusal.
    pub outcome: DeliverOutcome,
    /// Each column of the contract, with the header that is read as it.
    pub columns: Vec<Matched>,
    /// Headers of the file that are not stored.
    pub extra: Vec<String>,
    /// What the sender should know.
    pub notes: Vec<Text>,
    /// What is wrong with the first rejected rows.
    pub rejected: Vec<Rejected>,
}

/// A column of the contract and its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Name of the column.
    pub column: String,
    /// Its title.
    pub title: Text,
    /// The header; none when the file lacks the column.
    pub header: Option<String>,
}

/// One thing that is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Line of a text file, row of a sheet.
    pub line: i64,
    /// Column of the contract, where it is one.
    pub column: Option<String>,
    /// The value as it came.
    pub value: String,
    /// The rule that was broken.
    pub rule: String,
    /// What is wrong and what to do.
    pub reason: Text,
}

/// Reads and checks a file as a delivery to `dataset` would; the headers in `settled` are matched as if they were saved.
///
/// # Errors
/// What makes a delivery fail; `dataset.not_delivered`, those of a wrong mapping, refusals.
pub async fn check(
    cx: &Cx,
    dataset: &DatasetName,
    file_name: &str,
    settled: SavedMapping,
    body: impl Stream<Item = std::io::Result<Bytes>> + Send,
) -> Result<Preview> {
    let mut reader = cx.services.store.read().await?;
    let (owned, permit) = cx.dataset(&mut reader, dataset, Action::Deliver).await?;
    datasets::takes_files(&owned.dataset)?;
    let mut saved: SavedMapping = reader.mappings().of(owned.dataset.id).await?.into_iter().collect();
    drop(reader);
    saved.extend(settled);
    let id = DeliveryId::new(cx.ids());
    cx.services.files.put(id, body).await?;
    let note = format!("{file_name}, only checked");
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    let (cx, file_name) = (cx.clone(), file_name.to_owned());
    // A task of its own goes on when the caller goes away, so that the file is removed in any case.
    let looking = tokio::spawn(async move {
        let looked = look(&cx, id, &file_name, &owned.dataset, &saved).await;
        cx.services.files.remove(id).await?;
        looked
    });
    looking.await.map_err(Error::internal)?
}

async fn look(cx: &Cx, id: DeliveryId, file_name: &str, dataset: &Dataset, saved: &SavedMapping) -> Result<Preview> {
    let contract = datasets::contract(&cx.services, dataset)?;
    check_mapping(&contract, saved)?;
    let path = cx.services.files.get(id).await?;
    let (mapping, rows) = run::open(&cx.services, path, file_name, &contract, saved).await?;
    let Checked { outcome, rejected } = cx.services.lake.check(&contract, rows, REJECTED_MAX).await?;
    let mut told = Vec::new();
    for batch in &rejected {
        told.extend(faults(batch)?);
    }
    Ok(Preview {
        outcome,
        columns: matched(&contract, &mapping),
        extra: mapping.extra,
        notes: mapping.notes,
        rejected: told,
    })
}

fn matched(contract: &Contract, mapping: &Mapping) -> Vec<Matched> {
    let columns = contract.columns.iter().zip(&mapping.columns);
    let columns = columns.map(|(column, index)| Matched {
        column: column.name.clone(),
        title: column.title.clone(),
        header: index.and_then(|index| mapping.headers.get(index).cloned()),
    });
    columns.collect()
}

/// The faults of rows in the columns of a quarantine: the line, then the reasons as JSON.
fn faults(rows: &RecordBatch) -> Result<Vec<Rejected>> {
    let (lines, reasons) = (
        rows.column(0).as_primitive::<Int64Type>(),
        rows.column(1).as_string::<i32>(),
    );
    let mut rejected = Vec::new();
    for row in 0..rows.num_rows() {
        let faults: Vec<Value> = serde_json::from_str(reasons.value(row)).map_err(Error::internal)?;
        let text = |fault: &Value, key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        rejected.extend(faults.iter().map(|fault| Rejected {
            line: lines.value(row),
            column: fault["column"].as_str().map(str::to_owned),
            value: text(fault, "value"),
            rule: text(fault, "rule"),
            reason: Text::new(text(fault, "zh"), text(fault, "en")),
        }));
    }
    Ok(rejected)
}
