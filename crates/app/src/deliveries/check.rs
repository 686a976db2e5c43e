//! Looking at a file before it is delivered: read and checked as a delivery is, and nothing of it is committed.

use std::path::PathBuf;

use bytes::Bytes;
use futures::Stream;
use jixia_connect::{Guess, Inspection, SavedMapping, Sureness, check_mapping};
use jixia_lake::{Checked, DeliverOutcome};
use jixia_model::{
    DatasetName, Error, Result, Text,
    contract::Contract,
    delivery::{DeliveryCounts, Reading},
    id::DeliveryId,
};
use jixia_policy::Action;

use super::{
    rejected::{self, Rejected},
    run,
};
use crate::{Cx, access::Owned, datasets};

/// Rejected rows that are shown.
const REJECTED_MAX: usize = 100;
/// Values that are shown of a column of the file.
const EXAMPLES: usize = 3;

/// What a delivery of the file would become.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What the file is, and where its header stands.
    pub detected: Inspection,
    /// Headers of the file in their order, without those that are empty, each with the first values below it.
    pub headers: Vec<Header>,
    /// Each column of the contract, with the header that is read as it.
    pub columns: Vec<Matched>,
    /// Headers of the file that are not stored.
    pub extra: Vec<String>,
    /// What the sender should know.
    pub notes: Vec<Text>,
    /// Whether the rows were read; they are not while the columns are not settled.
    pub is_read: bool,
    /// Counts, quality and refusal.
    pub outcome: DeliverOutcome,
    /// What is wrong with the first rejected rows.
    pub rejected: Vec<Rejected>,
}

/// A header of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The header as it stands.
    pub header: String,
    /// The first values below it.
    pub examples: Vec<String>,
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
    /// How the header was found.
    pub sureness: Option<Sureness>,
    /// Headers that it may be, where none was found or several claim to be it.
    pub near: Vec<String>,
}

/// How a sender wants a file to be read, beyond what is settled for all files.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Headers that are matched as if they were settled.
    pub mapping: SavedMapping,
    /// Sheet and header.
    pub reading: Reading,
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
    drop(reader);
    let id = DeliveryId::new(cx.ids());
    let path = cx.services.files.put(id, body).await?.path;
    let note = format!("{file_name}, only checked");
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    let (cx, file_name) = (cx.clone(), file_name.to_owned());
    let wanted = Wanted {
        mapping: settled,
        reading: Reading::default(),
    };
    // A task of its own goes on when the caller goes away, so that the file is removed in any case.
    let looking = tokio::spawn(async move {
        let looked = look(&cx, path, &file_name, &owned, wanted).await;
        cx.services.files.remove(id).await?;
        looked
    });
    looking.await.map_err(Error::internal)?
}

/// Looks at the file at `path`.
pub(crate) async fn look(
    cx: &Cx,
    path: PathBuf,
    file_name: &str,
    owned: &Owned,
    Wanted { mapping, reading }: Wanted,
) -> Result<Preview> {
    let contract = datasets::contract(&cx.services, &owned.dataset)?;
    let mut reader = cx.services.store.read().await?;
    let mut saved: SavedMapping = reader.mappings().of(owned.dataset.id).await?.into_iter().collect();
    drop(reader);
    saved.extend(mapping);
    check_mapping(&contract, &saved)?;
    let detected = run::inspect(path, file_name, &contract, &reading).await?;
    let guess = detected.guess(&contract, &saved)?;
    let columns = matched(&contract, &detected, &guess);
    let is_read = guess.refused.is_none();
    let Checked { outcome, rejected } = if let Some(refusal) = guess.refused {
        unread(refusal)
    } else {
        let rows = run::rows(&cx.services, &detected, &contract, &guess.mapping)?;
        cx.services.lake.check(&contract, rows, REJECTED_MAX).await?
    };
    let mut cells = Vec::new();
    for batch in &rejected {
        cells.extend(rejected::faults(batch)?);
    }
    let mut notes = detected.notes.clone();
    if is_read {
        notes.extend(guess.mapping.notes);
    }
    Ok(Preview {
        headers: headers(&detected),
        columns,
        extra: guess.mapping.extra,
        notes,
        is_read,
        outcome,
        rejected: rejected::as_seen(cx, owned, &contract, cells),
        detected,
    })
}

/// What comes of a file whose columns are not settled.
fn unread(refusal: Error) -> Checked {
    let outcome = DeliverOutcome {
        counts: DeliveryCounts::default(),
        quality: Vec::new(),
        version: None,
        refused: Some(refusal.into()),
    };
    Checked {
        outcome,
        rejected: Vec::new(),
    }
}

fn headers(detected: &Inspection) -> Vec<Header> {
    let columns = detected.columns.iter().enumerate();
    let named = columns.filter(|(_, header)| !header.is_empty());
    let headers = named.map(|(index, header)| {
        let values = detected.sample.iter().filter_map(|row| row.get(index));
        let values = values.map(|value| value.trim()).filter(|value| !value.is_empty());
        Header {
            header: header.clone(),
            examples: values.take(EXAMPLES).map(str::to_owned).collect(),
        }
    });
    headers.collect()
}

fn matched(contract: &Contract, detected: &Inspection, guess: &Guess) -> Vec<Matched> {
    let found = guess.mapping.columns.iter().zip(&guess.sureness).zip(&guess.near);
    let columns = contract.columns.iter().zip(found);
    let columns = columns.map(|(column, ((index, sureness), near))| Matched {
        column: column.name.clone(),
        title: column.title.clone(),
        header: index.and_then(|index| detected.columns.get(index).cloned()),
        sureness: *sureness,
        near: near.clone(),
    });
    columns.collect()
}
