//! Deliveries: a file arrives, is read, checked and committed, and every bad row can go back to its sender.

pub mod check;
pub mod pull;
pub mod run;

use std::path::Path;

use bytes::Bytes;
use futures::Stream;
use jixia_connect::Annotation;
use jixia_model::{
    DatasetName, Error, Language, Result,
    contract::Contract,
    dataset::Dataset,
    delivery::{Delivery, DeliveryCounts, DeliveryState, QualityResult},
    id::DeliveryId,
};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{DeliveryFilter, Page, PageOf, Reader};

use crate::{
    Cx,
    access::{self, Owned},
    datasets,
};

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
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    if let Some(earlier) = tx.deliveries().find_same(owned.dataset.id, &file.sha256).await? {
        match earlier.state {
            DeliveryState::Committed => {
                cx.services.files.remove(id).await?;
                return Err(already_committed(&earlier));
            }
            DeliveryState::Received => {
                cx.services.files.remove(id).await?;
                return Ok(earlier);
            }
            DeliveryState::Refused | DeliveryState::Failed => {}
        }
    }
    let delivery = Delivery {
        id,
        dataset: owned.dataset.id,
        dataset_name: owned.dataset.name.clone(),
        by: Some(cx.caller.person),
        file_name: file_name.to_owned(),
        size_bytes: file.size_bytes,
        sha256: file.sha256,
        state: DeliveryState::Received,
        received_at: cx.now(),
        finished_at: None,
        counts: DeliveryCounts::default(),
        version: None,
        reason: None,
    };
    tx.deliveries().insert(&delivery).await?;
    tx.commit(permit.noting(format!("{file_name}, {} bytes", delivery.size_bytes)))
        .await?;
    Ok(delivery)
}

/// The deliveries to a dataset, or all that the caller may see, newest first.
pub async fn list(
    cx: &Cx,
    dataset: Option<&DatasetName>,
    state: Option<DeliveryState>,
    page: &Page,
) -> Result<PageOf<Delivery>> {
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
    reader.deliveries().list(&visible, &filter, page).await
}

/// One delivery with its failures per rule.
pub async fn get(cx: &Cx, id: DeliveryId) -> Result<(Delivery, Vec<QualityResult>)> {
    let mut tx = cx.services.store.read().await?;
    let (delivery, _dataset, _permit) = find(cx, &mut tx, id, Action::ReadDelivery).await?;
    let quality = tx.quality().of(id).await?;
    Ok((delivery, quality))
}

/// Writes the rejected rows of a delivery as an annotated workbook, to mend and send back.
///
/// # Errors
/// `delivery.nothing_rejected` when no row was rejected; refusals.
pub async fn annotate(cx: &Cx, id: DeliveryId, out: &Path, language: Language) -> Result<Delivery> {
    let mut reader = cx.services.store.read().await?;
    let (delivery, dataset, permit) = find(cx, &mut reader, id, Action::ReadQuarantine).await?;
    let Some(rows) = cx.services.lake.find_quarantine(id).await? else {
        let message = format!("Delivery {id} has no rejected rows.");
        return Err(Error::not_found("delivery.nothing_rejected", message).with("id", id));
    };
    let annotation = Annotation {
        contract: Contract::clone(&*datasets::contract(&cx.services, &dataset)?),
        saved: reader.mappings().of(delivery.dataset).await?.into_iter().collect(),
        file_name: delivery.file_name.clone(),
        language,
    };
    jixia_connect::annotate(rows, annotation, out).await?;
    // Rejected rows may hold personal values, so reading them is an act of its own.
    cx.services.store.record_access(permit, cx.trail()).await?;
    Ok(delivery)
}

async fn find(cx: &Cx, reader: &mut Reader, id: DeliveryId, action: Action) -> Result<(Delivery, Dataset, Permit)> {
    let unknown = || {
        let message = format!("There is no delivery {id}, or you may not see it.");
        Error::not_found("delivery.unknown", message).with("id", id)
    };
    let delivery = reader.deliveries().find(id).await?.ok_or_else(unknown)?;
    let Owned { dataset, path } = access::find(reader, &delivery.dataset_name)
        .await?
        .ok_or_else(unknown)?;
    let permit = cx.permit(
        action,
        &Resource::Delivery {
            delivery: &delivery,
            dataset: &dataset,
            path: &path,
        },
    )?;
    Ok((delivery, dataset, permit))
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
