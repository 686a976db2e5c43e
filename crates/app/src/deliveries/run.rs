//! Reading a received file to its end: typed, checked, committed or refused, and told.

use std::{path::PathBuf, sync::Arc};

use jixia_connect::{InspectOptions, Mapping, ReadOptions, SavedMapping};
use jixia_lake::{DeliverOutcome, DeliveredStream};
use jixia_model::{
    Error, Kind, Result,
    contract::Contract,
    delivery::{Delivery, DeliveryState},
    id::DeliveryId,
};
use jixia_policy::{Permit, Resource};

use crate::{Services, access, datasets};

/// Reads a received delivery. A second run of a finished delivery changes nothing.
///
/// # Errors
/// Only what keeps the delivery from being finished now (a full disk, a database that does not answer): it stays
/// *received* and can be run again. A file that cannot be read finishes as *failed*, with its reason.
pub async fn run(services: &Services, id: DeliveryId) -> Result<Delivery> {
    let delivery = services.store.read().await?.deliveries().get(id).await?;
    if delivery.state != DeliveryState::Received {
        return Ok(delivery);
    }
    match read(services, &delivery).await {
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

async fn read(services: &Services, delivery: &Delivery) -> Result<DeliverOutcome> {
    let mut reader = services.store.read().await?;
    let dataset = reader.datasets().get(delivery.dataset).await?;
    let saved = reader.mappings().of(delivery.dataset).await?.into_iter().collect();
    drop(reader);
    let contract = datasets::contract(services, &dataset)?;
    let path = services.files.get(delivery.id).await?;
    let (_, rows) = open(services, path, &delivery.file_name, &contract, &saved).await?;
    services.lake.deliver(delivery.id, &contract, rows).await
}

/// Opens a file as a stream of typed rows of `contract`, and tells how its columns were matched.
pub(crate) async fn open(
    services: &Services,
    path: PathBuf,
    file_name: &str,
    contract: &Arc<Contract>,
    saved: &SavedMapping,
) -> Result<(Mapping, DeliveredStream)> {
    let (name, known) = (file_name.to_owned(), Arc::clone(contract));
    let inspection = tokio::task::spawn_blocking(move || {
        let options = InspectOptions {
            contract: Some(&known),
            ..InspectOptions::default()
        };
        jixia_connect::inspect(&path, &name, &options)
    });
    let inspection = inspection.await.map_err(Error::internal)??;
    let mapping = inspection.map(contract, saved)?;
    let options = ReadOptions::new(services.clock.today());
    let rows = jixia_connect::read(&inspection, contract, &mapping, &options)?;
    Ok((mapping, rows))
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
    let permit = Permit::system("delivery.finish", delivery.state.word());
    let resource = Resource::Delivery {
        delivery: &delivery,
        dataset: &owned.dataset,
        path: &owned.path,
    };
    tx.commit(permit.about(&resource)).await?;
    Ok(delivery)
}
