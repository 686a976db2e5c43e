//! Deliveries: a file arrives, is read, checked and committed, and every bad row can go back to its sender.

mod at_work;
pub mod check;
pub mod pull;
pub mod rejected;
pub mod run;

use std::path::Path;

use bytes::Bytes;
use futures::Stream;
use jixia_connect::Annotation;
use jixia_model::{
    DatasetName, Error, Language, Result,
    contract::Contract,
    dataset::Dataset,
    delivery::{Delivery, DeliveryCounts, DeliveryState, QualityResult, Reading},
    id::DeliveryId,
};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{DeliveryFilter, Page, PageOf, Reader, Tx};

pub use at_work::AtWork;

use crate::{
    Cx,
    access::{self, Owned},
    datasets,
};

/// A delivery as a caller may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The delivery; while it is being read, its rows are those that were read until now.
    pub delivery: Delivery,
    /// Name of who delivered, where the caller may see it.
    pub by_name: Option<String>,
}

/// Takes a file as a delivery to `dataset` and keeps it as it came; [`run::run`] then reads it.
///
/// A file that came before and waits to be read is answered with that delivery.
///
/// # Errors
/// `dataset.not_delivered` when the dataset is derived or merged, `delivery.already_committed` when the same file is in
/// the table already; refusals; what `connect::Files` says of the upload.
pub async fn receive(
    cx: &Cx,
    dataset: &DatasetName,
    file_name: &str,
    body: impl Stream<Item = std::io::Result<Bytes>> + Send,
) -> Result<Delivery> {
    let mut tx = cx.services.store.read().await?;
    let (owned, permit) = cx.dataset(&mut tx, dataset, Action::Deliver).await?;
    drop(tx);
    datasets::takes_files(&owned.dataset)?;
    let id = DeliveryId::new(cx.ids());
    let file = cx.services.files.put(id, body).await?;
    let delivery = Delivery {
        size_bytes: file.size_bytes,
        sha256: file.sha256,
        ..arriving(cx, id, &owned.dataset, file_name)
    };
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let known = register(&mut tx, &delivery).await;
    if !matches!(known, Ok(None)) {
        cx.services.files.remove(id).await?;
    }
    if let Some(earlier) = known? {
        return Ok(earlier);
    }
    tx.commit(permit.noting(arrived(&delivery))).await?;
    Ok(delivery)
}

/// A delivery of a file that is about to arrive.
pub(crate) fn arriving(cx: &Cx, id: DeliveryId, dataset: &Dataset, file_name: &str) -> Delivery {
    Delivery {
        id,
        dataset: dataset.id,
        dataset_name: dataset.name.clone(),
        dataset_title: dataset.title.clone(),
        by: Some(cx.caller.person),
        file_name: file_name.to_owned(),
        size_bytes: 0,
        sha256: String::new(),
        reading: Reading::default(),
        state: DeliveryState::Received,
        received_at: cx.now(),
        finished_at: None,
        counts: DeliveryCounts::default(),
        version: None,
        reason: None,
    }
}

/// What the audit trail says of a file that arrived.
pub(crate) fn arrived(delivery: &Delivery) -> String {
    format!("{}, {} bytes", delivery.file_name, delivery.size_bytes)
}

/// Adds a delivery, unless it is known: by its identifier, or by its bytes while those wait to be read.
///
/// # Errors
/// `delivery.already_committed` when the same bytes are in the table.
pub(crate) async fn register(tx: &mut Tx, delivery: &Delivery) -> Result<Option<Delivery>> {
    let same = tx.deliveries().find_same(delivery.dataset, &delivery.sha256).await?;
    if let Some(earlier) = tx.deliveries().find(delivery.id).await? {
        return Ok(Some(earlier));
    }
    match same {
        Some(earlier) if earlier.state == DeliveryState::Committed => Err(already_committed(&earlier)),
        Some(earlier) => Ok(Some(earlier)),
        None => tx.deliveries().insert(delivery).await.map(|()| None),
    }
}

/// The deliveries to a dataset, or all that the caller may see, newest first.
pub async fn list(
    cx: &Cx,
    dataset: Option<&DatasetName>,
    state: Option<DeliveryState>,
    page: &Page,
) -> Result<PageOf<Shown>> {
    let mut reader = cx.services.store.read().await?;
    let dataset = match dataset {
        Some(name) => Some(cx.dataset(&mut reader, name, Action::ReadDelivery).await?.0.dataset.id),
        None => None,
    };
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadDelivery);
    let filter = DeliveryFilter {
        dataset,
        state,
        ..DeliveryFilter::default()
    };
    let found = reader.deliveries().list(&visible, &filter, page).await?;
    Ok(PageOf {
        items: show(cx, &mut reader, found.items).await?,
        total: found.total,
    })
}

/// One delivery with its failures per rule.
pub async fn get(cx: &Cx, id: DeliveryId) -> Result<(Delivery, Vec<QualityResult>)> {
    let mut reader = cx.services.store.read().await?;
    let (delivery, _, _permit) = find(cx, &mut reader, id, Action::ReadDelivery).await?;
    let quality = reader.quality().of(id).await?;
    Ok((delivery, quality))
}

/// A delivery as the caller may see it.
pub async fn shown(cx: &Cx, delivery: Delivery) -> Result<Shown> {
    let mut reader = cx.services.store.read().await?;
    let mut shown = show(cx, &mut reader, vec![delivery]).await?;
    shown.pop().ok_or_else(|| Error::internal("a delivery was not shown"))
}

/// Names who delivered, where the caller may see that person, and counts the rows of those that are being read.
async fn show(cx: &Cx, reader: &mut Reader, deliveries: Vec<Delivery>) -> Result<Vec<Shown>> {
    let people: Vec<_> = deliveries.iter().filter_map(|delivery| delivery.by).collect();
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadPerson);
    let names = reader.people().names(&visible, &people).await?;
    let show = |mut delivery: Delivery| {
        if delivery.state == DeliveryState::Received {
            delivery.counts.rows = cx.services.at_work.rows(delivery.id).unwrap_or_default();
        }
        Shown {
            by_name: delivery.by.and_then(|person| names.get(&person).cloned()),
            delivery,
        }
    };
    Ok(deliveries.into_iter().map(show).collect())
}

/// Writes the rejected rows of a delivery as an annotated workbook, to mend and send back.
///
/// # Errors
/// `delivery.nothing_rejected` when no row was rejected; refusals.
pub async fn annotate(cx: &Cx, id: DeliveryId, out: &Path, language: Language) -> Result<Delivery> {
    let mut reader = cx.services.store.read().await?;
    let (delivery, owned, permit) = find(cx, &mut reader, id, Action::ReadQuarantine).await?;
    let Some(rows) = cx.services.lake.find_quarantine(id).await? else {
        let message = format!("Delivery {id} has no rejected rows.");
        return Err(Error::not_found("delivery.nothing_rejected", message).with("id", id));
    };
    let annotation = Annotation {
        contract: Contract::clone(&*datasets::contract(&cx.services, &owned.dataset)?),
        saved: reader.mappings().of(delivery.dataset).await?.into_iter().collect(),
        file_name: delivery.file_name.clone(),
        language,
    };
    jixia_connect::annotate(rows, annotation, out).await?;
    // Rejected rows may hold personal values, so reading them is an act of its own.
    cx.services.store.record_access(permit, cx.trail()).await?;
    Ok(delivery)
}

pub(crate) async fn find(
    cx: &Cx,
    reader: &mut Reader,
    id: DeliveryId,
    action: Action,
) -> Result<(Delivery, Owned, Permit)> {
    let unknown = || {
        let message = format!("There is no delivery {id}, or you may not see it.");
        Error::not_found("delivery.unknown", message).with("id", id)
    };
    let delivery = reader.deliveries().find(id).await?.ok_or_else(unknown)?;
    let owned = access::find(reader, &delivery.dataset_name)
        .await?
        .ok_or_else(unknown)?;
    let resource = Resource::Delivery {
        delivery: &delivery,
        dataset: &owned.dataset,
        path: &owned.path,
    };
    let permit = cx.permit(action, &resource)?;
    Ok((delivery, owned, permit))
}

fn already_committed(earlier: &Delivery) -> Error {
    let message = format!(
        "This file was delivered on {} as '{}' (delivery {}) and is in the table; nothing was changed.",
        earlier.received_at.format("%Y-%m-%d"),
        earlier.file_name,
        earlier.id,
    );
    Error::conflict("delivery.already_committed", message)
        .with("day", earlier.received_at.format("%Y-%m-%d"))
        .with("file", &earlier.file_name)
        .with("id", earlier.id)
}
