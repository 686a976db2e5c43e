//! What changed lately: rows that were delivered and datasets that were published, as far as the caller may see.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use jixia_model::{
    DatasetName, Result,
    delivery::{Delivery, DeliveryState},
};
use jixia_policy::Action;
use jixia_store::{DatasetFilter, DeliveryFilter, Page, PageOf};

use crate::{
    Cx,
    datasets::{Entry, entries},
};

/// Looked back so far when the caller does not say.
const DAYS: i64 = 30;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The dataset.
    pub dataset: Entry,
    /// What happened to it.
    pub what: What,
}

/// What happened to a dataset.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Rows were delivered and committed.
    Delivered(Box<Delivery>),
    /// It was shown to others.
    Published,
}

/// A change before its dataset was looked up.
type Met = (DateTime<Utc>, DatasetName, What);

/// What changed since an instant, or else in the last 30 days, the latest first; at most the last 200 changes.
pub async fn list(cx: &Cx, since: Option<DateTime<Utc>>, page: &Page) -> Result<PageOf<Change>> {
    let since = since.unwrap_or_else(|| cx.now() - TimeDelta::days(DAYS));
    let mut reader = cx.services.store.read().await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadDelivery);
    let filter = DeliveryFilter {
        state: Some(DeliveryState::Committed),
        since: Some(since),
        ..DeliveryFilter::default()
    };
    let delivered = reader.deliveries().list(&visible, &filter, &Page::first()).await?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadDataset);
    let filter = DatasetFilter {
        published_since: Some(since),
        ..DatasetFilter::default()
    };
    let latest = Page::first().sorted_by("-published_at");
    let published = reader.datasets().list(&visible, &filter, &latest).await?;

    let delivered = delivered.items.into_iter().map(|delivery| {
        let (at, name) = (delivery.received_at, delivery.dataset_name.clone());
        (at, name, What::Delivered(Box::new(delivery)))
    });
    let published = published.items.into_iter().filter_map(|dataset| {
        let at = dataset.published_at?;
        Some((at, dataset.name, What::Published))
    });
    let mut met: Vec<Met> = delivered.chain(published).collect();
    met.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    met.truncate(Page::LIMIT_MAX as usize);
    let PageOf { items: met, total } = PageOf::cut(met, page);
    let items = with_datasets(cx, &mut reader, met).await?;
    Ok(PageOf { items, total })
}

/// The changes with their datasets; each dataset is looked up once.
async fn with_datasets(cx: &Cx, reader: &mut jixia_store::Reader, met: Vec<Met>) -> Result<Vec<Change>> {
    let mut found = HashMap::new();
    for (_, name, _) in &met {
        if !found.contains_key(name)
            && let Some(dataset) = reader.datasets().find_by_name(name).await?
        {
            found.insert(name.clone(), dataset);
        }
    }
    let datasets = entries::entries(cx, reader, found.into_values().collect()).await?;
    let datasets: HashMap<_, _> = datasets
        .into_iter()
        .map(|entry| (entry.dataset.name.clone(), entry))
        .collect();
    let change = |(at, name, what): Met| {
        let dataset = datasets.get(&name)?.clone();
        Some(Change { at, dataset, what })
    };
    Ok(met.into_iter().filter_map(change).collect())
}
