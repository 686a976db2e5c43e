//! Uploads: a file arrives part by part, is looked at as often as its sender likes, then delivered or given up.
//!
//! One that breaks off goes on where it was, and one that is delivered twice is one delivery.

use bytes::Bytes;
use jixia_model::{
    DatasetName, Error, Result,
    delivery::Delivery,
    id::{DeliveryId, PersonId},
    upload::Upload,
};
use jixia_policy::{Action, Permit};
use jixia_store::{Reader, Tx};

use crate::{
    Cx, Services,
    access::{self, Owned},
    datasets,
    deliveries::{
        self,
        check::{self, Preview, Wanted},
    },
    mappings,
};

/// Uploads that a person may have; the oldest give way to a new one.
const OF_A_PERSON_MAX: usize = 8;
/// Longest name of a file, in characters.
const NAME_LENGTH_MAX: usize = 255;

/// An upload, and how much of it has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arriving {
    /// The upload.
    pub upload: Upload,
    /// Bytes that are here.
    pub received_bytes: u64,
}

/// Begins an upload to `dataset`.
///
/// # Errors
/// `files.too_large` before anything is sent, `dataset.not_delivered`, refusals.
pub async fn begin(cx: &Cx, dataset: &DatasetName, file_name: &str, size_bytes: u64) -> Result<Arriving> {
    remove_expired(&cx.services).await?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (owned, permit) = cx.dataset(&mut tx, dataset, Action::Deliver).await?;
    datasets::takes_files(&owned.dataset)?;
    let upload = Upload {
        id: DeliveryId::new(cx.ids()),
        dataset: owned.dataset.id,
        dataset_name: owned.dataset.name,
        by: cx.caller.person,
        file_name: file_name.chars().take(NAME_LENGTH_MAX).collect(),
        size_bytes,
        created_at: cx.now(),
    };
    let given_up = make_room(&mut tx, cx.caller.person).await?;
    cx.services.files.begin(upload.id, size_bytes).await?;
    tx.uploads().insert(&upload).await?;
    let note = format!("{}, {size_bytes} bytes, upload begun", upload.file_name);
    tx.commit(permit.noting(note)).await?;
    remove_files(&cx.services, given_up).await?;
    Ok(Arriving {
        upload,
        received_bytes: 0,
    })
}

/// How far an upload has come.
///
/// # Errors
/// `upload.unknown`, also for those of other people; refusals.
pub async fn get(cx: &Cx, id: DeliveryId) -> Result<Arriving> {
    let (upload, ..) = find(cx, &mut cx.services.store.read().await?, id).await?;
    let received_bytes = cx.services.files.length(id).await?;
    Ok(Arriving { upload, received_bytes })
}

/// Adds a part that begins at `offset`; the same part sent again changes nothing.
///
/// # Errors
/// `upload.too_long` when the file would become larger than was said, `upload.offset_wrong` when the part does not begin
/// where the file ends, `upload.unknown`, refusals.
pub async fn append(cx: &Cx, id: DeliveryId, offset: u64, part: Bytes) -> Result<Arriving> {
    let (upload, ..) = find(cx, &mut cx.services.store.read().await?, id).await?;
    let end = offset.saturating_add(part.len() as u64);
    if end > upload.size_bytes {
        return Err(too_long(&upload));
    }
    let received_bytes = cx.services.files.append(id, offset, part).await?;
    if received_bytes != end {
        return Err(offset_wrong(offset, received_bytes));
    }
    Ok(Arriving { upload, received_bytes })
}

/// Gives an upload up; its file is removed.
///
/// # Errors
/// `upload.unknown`, refusals.
pub async fn give_up(cx: &Cx, id: DeliveryId) -> Result<()> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (upload, _, permit) = find(cx, &mut tx, id).await?;
    if !tx.uploads().delete(id).await? {
        return Err(unknown(id));
    }
    tx.commit(permit.noting(format!("{}, upload given up", upload.file_name)))
        .await?;
    cx.services.files.remove(id).await
}

/// Reads and checks an upload as a delivery would.
///
/// # Errors
/// `upload.unfinished`, those of [`check::check`].
pub async fn check(cx: &Cx, id: DeliveryId, wanted: Wanted) -> Result<Preview> {
    let (upload, owned, permit) = find(cx, &mut cx.services.store.read().await?, id).await?;
    finished(cx, &upload).await?;
    let note = format!("{}, only checked", upload.file_name);
    cx.services.store.record_access(permit.noting(note), cx.trail()).await?;
    let path = cx.services.files.get(id).await?;
    check::look(cx, path, &upload.file_name, &owned, wanted).await
}

/// Makes an upload a delivery, which [`deliveries::run::run`] then reads; its mapping is settled for later files too.
///
/// Asked again, it answers with the same delivery.
///
/// # Errors
/// `upload.unfinished`, `delivery.already_committed`, those of a wrong mapping, `upload.unknown`, refusals.
pub async fn deliver(cx: &Cx, id: DeliveryId, wanted: Wanted) -> Result<Delivery> {
    if let Some(delivery) = delivered(cx, id).await? {
        return Ok(delivery);
    }
    let (upload, owned, permit) = find(cx, &mut cx.services.store.read().await?, id).await?;
    finished(cx, &upload).await?;
    if !wanted.mapping.is_empty() {
        mappings::add(cx, &upload.dataset_name, wanted.mapping).await?;
    }
    let delivery = Delivery {
        size_bytes: upload.size_bytes,
        sha256: cx.services.files.hash(id).await?,
        reading: wanted.reading,
        ..deliveries::arriving(cx, id, &owned.dataset, &upload.file_name)
    };
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    if let Some(earlier) = deliveries::register(&mut tx, &delivery).await? {
        return Ok(earlier);
    }
    if !tx.uploads().delete(id).await? {
        return Err(unknown(id));
    }
    tx.commit(permit.noting(deliveries::arrived(&delivery))).await?;
    Ok(delivery)
}

/// Removes uploads that nobody delivered in time; answers how many there were.
pub async fn remove_expired(services: &Services) -> Result<usize> {
    let latest = services.clock.now() - chrono::TimeDelta::hours(Upload::HOURS_KEPT);
    let expired = services.store.read().await?.uploads().begun_before(latest).await?;
    if expired.is_empty() {
        return Ok(0);
    }
    let mut tx = services.store.begin(services.trail()).await?;
    let mut removed = Vec::new();
    for id in expired {
        // One that was delivered meanwhile is an upload no more.
        if tx.uploads().delete(id).await? {
            removed.push(id);
        }
    }
    let reason = format!("{} uploads that nobody delivered", removed.len());
    tx.commit(Permit::system("upload.expire", reason)).await?;
    let count = removed.len();
    remove_files(services, removed).await?;
    Ok(count)
}

/// The delivery that an upload of the caller became.
async fn delivered(cx: &Cx, id: DeliveryId) -> Result<Option<Delivery>> {
    let mut reader = cx.services.store.read().await?;
    let found = reader.deliveries().find(id).await?;
    if found.is_none_or(|delivery| delivery.by != Some(cx.caller.person)) {
        return Ok(None);
    }
    let (delivery, ..) = deliveries::find(cx, &mut reader, id, Action::Deliver).await?;
    Ok(Some(delivery))
}

/// The uploads of a person that give way to another one, gone from the database.
async fn make_room(tx: &mut Tx, person: PersonId) -> Result<Vec<DeliveryId>> {
    let mut given_up = Vec::new();
    let others = tx.uploads().list_of(person).await?;
    for upload in others.into_iter().skip(OF_A_PERSON_MAX - 1) {
        if tx.uploads().delete(upload.id).await? {
            given_up.push(upload.id);
        }
    }
    Ok(given_up)
}

async fn remove_files(services: &Services, uploads: Vec<DeliveryId>) -> Result<()> {
    for id in uploads {
        services.files.remove(id).await?;
    }
    Ok(())
}

/// An upload of the caller, with its dataset, to which the caller may still deliver.
async fn find(cx: &Cx, reader: &mut Reader, id: DeliveryId) -> Result<(Upload, Owned, Permit)> {
    let found = reader.uploads().find(id).await?;
    let upload = found
        .filter(|upload| upload.by == cx.caller.person)
        .ok_or_else(|| unknown(id))?;
    let owned = access::find(reader, &upload.dataset_name).await?;
    let owned = owned.ok_or_else(|| unknown(id))?;
    let permit = cx.permit(Action::Deliver, &owned.resource())?;
    Ok((upload, owned, permit))
}

async fn finished(cx: &Cx, upload: &Upload) -> Result<()> {
    let received = cx.services.files.length(upload.id).await?;
    if received == upload.size_bytes {
        return Ok(());
    }
    let size = upload.size_bytes;
    let message =
        format!("{received} of {size} bytes of the file have arrived; send the rest from byte {received} on.");
    let error = Error::conflict("upload.unfinished", message);
    Err(error.with("received", received).with("size", size))
}

fn unknown(id: DeliveryId) -> Error {
    let message = format!(
        "There is no upload {id}, or it was removed after {} hours; send the file again.",
        Upload::HOURS_KEPT
    );
    let error = Error::not_found("upload.unknown", message);
    error.with("id", id).with("hours", Upload::HOURS_KEPT)
}

fn too_long(upload: &Upload) -> Error {
    let size = upload.size_bytes;
    let message = format!("The file was said to have {size} bytes, and this part goes beyond; begin a new upload.");
    Error::invalid("upload.too_long", message).with("size", size)
}

fn offset_wrong(offset: u64, received: u64) -> Error {
    let message =
        format!("The part begins at byte {offset}, but {received} bytes are here; go on from byte {received}.");
    let error = Error::conflict("upload.offset_wrong", message);
    error.with("offset", offset).with("received", received)
}
