//! Reading a received file to its end: typed, checked, committed or refused, and told.

use std::{path::PathBuf, sync::Arc};

use futures::{StreamExt, TryStreamExt};
use jixia_connect::{InspectOptions, Inspection, Mapping, ReadOptions, SavedMapping};
use jixia_lake::{DeliverOutcome, DeliveredStream};
use jixia_model::{
    Error, Kind, Result,
    contract::Contract,
    delivery::{Delivery, DeliveryState, QualityResult, Reading},
    freshness::Freshness,
    id::DeliveryId,
};
use jixia_policy::{Permit, Resource};

use super::at_work::Turn;
use crate::{Services, access, datasets};

/// Reads a received delivery. A second run of a finished delivery, or of one that is being read, changes nothing.
///
/// # Errors
/// Only what keeps the delivery from being finished now (a full disk, a database that does not answer): it stays
/// *received* and can be run again. A file that cannot be read finishes as *failed*, with its reason.
pub async fn run(services: &Services, id: DeliveryId) -> Result<Delivery> {
    let turn = services.at_work.begin(id);
    let delivery = services.store.read().await?.deliveries().get(id).await?;
    let Some(turn) = turn.filter(|_| delivery.state == DeliveryState::Received) else {
        return Ok(delivery);
    };
    match read(services, &delivery, &turn).await {
        Ok(outcome) => finish(services, delivery, Ok(outcome)).await,
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Limit) => finish(services, delivery, Err(error)).await,
        Err(error) => Err(error),
    }
}

/// Runs every delivery that a stopped process left behind; answers how many there were.
pub async fn resume(services: &Services) -> Result<usize> {
    let waiting = services.store.read().await?.deliveries().unfinished().await?;
    for delivery in &waiting {
        tracing::info!(delivery.id = %delivery.id, dataset.name = %delivery.dataset_name, "reading a delivery again");
        run(services, delivery.id).await?;
    }
    Ok(waiting.len())
}

async fn read(services: &Services, delivery: &Delivery, turn: &Turn) -> Result<DeliverOutcome> {
    let mut reader = services.store.read().await?;
    let dataset = reader.datasets().get(delivery.dataset).await?;
    let saved: SavedMapping = reader.mappings().of(delivery.dataset).await?.into_iter().collect();
    drop(reader);
    let contract = datasets::contract(services, &dataset)?;
    let path = services.files.get(delivery.id).await?;
    let inspection = inspect(path, &delivery.file_name, &contract, &delivery.reading).await?;
    let mapping = inspection.map(&contract, &saved)?;
    let rows = rows(services, &inspection, &contract, &mapping)?;
    let count = turn.counter();
    let rows = rows.inspect_ok(move |batch| count(batch.rows.num_rows()));
    services.lake.deliver(delivery.id, &contract, rows.boxed()).await
}

/// Looks at a file: what it is, where its header stands.
pub(crate) async fn inspect(
    path: PathBuf,
    file_name: &str,
    contract: &Arc<Contract>,
    reading: &Reading,
) -> Result<Inspection> {
    let (name, known, reading) = (file_name.to_owned(), Arc::clone(contract), reading.clone());
    let inspection = tokio::task::spawn_blocking(move || {
        let options = InspectOptions {
            sheet: reading.sheet.as_deref(),
            header_row: reading.header_row,
            contract: Some(&known),
        };
        jixia_connect::inspect(&path, &name, &options)
    });
    inspection.await.map_err(Error::internal)?
}

/// The rows of a file, typed as `contract` says.
pub(crate) fn rows(
    services: &Services,
    inspection: &Inspection,
    contract: &Contract,
    mapping: &Mapping,
) -> Result<DeliveredStream> {
    let options = ReadOptions::new(services.clock.today());
    jixia_connect::read(inspection, contract, mapping, &options)
}

/// What a committed delivery says of its dataset; warnings are no failures.
fn freshness(delivery: &Delivery, quality: &[QualityResult]) -> Freshness {
    let rejecting = || quality.iter().filter(|result| !result.warning);
    Freshness {
        delivery: delivery.id,
        delivered_at: delivery.received_at,
        rows: delivery.counts.rows,
        bad: delivery.counts.bad,
        checked: rejecting().map(|result| result.checked).sum(),
        failed: rejecting().map(|result| result.failed).sum(),
    }
}

async fn finish(services: &Services, mut delivery: Delivery, outcome: Result<DeliverOutcome>) -> Result<Delivery> {
    delivery.finished_at = Some(services.clock.now());
    let mut quality = Vec::new();
    match outcome {
        Ok(outcome) => {
            delivery.counts = outcome.counts;
            delivery.version = outcome.version;
            delivery.state = if outcome.refused.is_some() {
                DeliveryState::Refused
            } else {
                DeliveryState::Committed
            };
            delivery.reason = outcome.refused;
            quality = outcome.quality;
        }
        Err(error) => {
            delivery.state = DeliveryState::Failed;
            delivery.reason = Some(error.into());
        }
    }
    let mut tx = services.store.begin(services.trail()).await?;
    let owned = access::find(&mut tx, &delivery.dataset_name).await?;
    let owned = owned.ok_or_else(|| Error::internal(format!("dataset {} is gone", delivery.dataset_name)))?;
    tx.deliveries().save(&delivery).await?;
    tx.quality().save(delivery.id, &quality).await?;
    if delivery.state == DeliveryState::Committed {
        tx.datasets()
            .save_freshness(delivery.dataset, &freshness(&delivery, &quality))
            .await?;
    }
    let permit = Permit::system("delivery.finish", delivery.state.word());
    let resource = Resource::Delivery {
        delivery: &delivery,
        dataset: &owned.dataset,
        path: &owned.path,
    };
    tx.commit(permit.about(&resource)).await?;
    Ok(delivery)
}
