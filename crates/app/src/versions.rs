//! Versions of a table: listed with what made them, compared with each other, and restored as a new one.

pub mod differences;

use jixia_lake::{Committed, Version};
use jixia_model::{
    DatasetName, Result,
    delivery::Delivery,
    id::{DeliveryId, PersonId},
};
use jixia_policy::Action;
use jixia_store::{Page, PageOf, Reader};

use crate::Cx;

/// A version of a table with what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The version as the lake keeps it.
    pub version: Version,
    /// Rows of the table since then, where its statistics tell.
    pub rows: Option<u64>,
    /// Rows of the table before; none for the first version.
    pub rows_before: Option<u64>,
    /// The delivery that made it, where it was one.
    pub delivery: Option<Delivery>,
    /// Name of who delivered or restored.
    pub by_name: Option<String>,
}

/// The versions of a dataset's table, newest first; none when nothing was committed yet.
pub async fn list(cx: &Cx, name: &DatasetName, page: &Page) -> Result<PageOf<Entry>> {
    let mut reader = cx.services.store.read().await?;
    let (_, _permit) = cx.dataset(&mut reader, name, Action::ReadDelivery).await?;
    let lake = &cx.services.lake;
    let Some(table) = lake.find_table(name).await? else {
        return Ok(PageOf {
            items: Vec::new(),
            total: 0,
        });
    };
    let total = table.version + 1;
    let before = total.saturating_sub(page.offset());
    let limit = usize::try_from(page.limit()).unwrap_or(usize::MAX);
    let versions = lake.versions(name, Some(before), limit).await?;
    let mut items = Vec::with_capacity(versions.len());
    // From the oldest on, so that the rows of each version are counted once.
    let mut rows = match versions.last().and_then(|oldest| oldest.version.checked_sub(1)) {
        Some(earlier) => lake.table_at(name, earlier).await?.rows,
        None => None,
    };
    for version in versions.into_iter().rev() {
        let rows_before = rows;
        rows = lake.table_at(name, version.version).await?.rows;
        let (delivery, by_name) = maker(&mut reader, &version).await?;
        items.push(Entry {
            version,
            rows,
            rows_before,
            delivery,
            by_name,
        });
    }
    items.reverse();
    Ok(PageOf { items, total })
}

/// The delivery that made a version, and the name of who delivered or restored; builds have neither.
async fn maker(reader: &mut Reader, version: &Version) -> Result<(Option<Delivery>, Option<String>)> {
    let id = version.transaction.as_deref().and_then(|id| id.parse().ok());
    let delivery = match id {
        Some(id) => reader.deliveries().find(DeliveryId(id)).await?,
        None => None,
    };
    let restorer = version.by.as_deref().and_then(|id| id.parse().ok()).map(PersonId);
    let by = delivery.as_ref().and_then(|delivery| delivery.by).or(restorer);
    let by = match by {
        Some(person) => person_name(reader, person).await?,
        None => None,
    };
    Ok((delivery, by))
}

async fn person_name(reader: &mut Reader, person: PersonId) -> Result<Option<String>> {
    let found = reader.people().find(person).await?;
    Ok(found.map(|person| person.name))
}

/// Makes the table what it was at `version`, as a new version.
///
/// # Errors
/// Refusals; what the lake says of a version that is not there.
pub async fn restore(cx: &Cx, name: &DatasetName, version: u64) -> Result<Committed> {
    let mut reader = cx.services.store.read().await?;
    let (_, permit) = cx.dataset(&mut reader, name, Action::RestoreVersion).await?;
    drop(reader);
    // The audit row comes first: a restore without a trace must not be possible.
    cx.services
        .store
        .record_access(permit.noting(format!("version {version}")), cx.trail())
        .await?;
    let by = cx.caller.person.to_string();
    cx.services.lake.restore(name, version, Some(&by)).await
}
