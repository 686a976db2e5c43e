//! Deliveries and what became of them.

use chrono::{DateTime, Utc};
use jixia_model::{
    DatasetName, Error, Result, Text,
    delivery::{Delivery, DeliveryCounts, DeliveryState, Reading, Reason},
    id::{DatasetId, DeliveryId, PersonId},
};
use jixia_policy::{ResourceKind, Visible, unknown};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, SelectTwo,
};

use crate::{
    entity::{dataset, delivery},
    failure::OrFailure,
    page::{Page, PageOf},
    reasons::{read_values, write_values},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Which deliveries are wanted; nothing set wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// To this dataset.
    pub dataset: Option<DatasetId>,
    /// In this state.
    pub state: Option<DeliveryState>,
    /// Handed over by this person.
    pub by: Option<PersonId>,
    /// Arrived at this instant or later.
    pub since: Option<DateTime<Utc>>,
}

/// Handle of the deliveries.
#[derive(Debug)]
pub struct Deliveries<'a> {
    pub(crate) db: &'a Db,
}

fn with_dataset() -> SelectTwo<delivery::Entity, dataset::Entity> {
    delivery::Entity::find().find_also_related(dataset::Entity)
}

impl Deliveries<'_> {
    /// Finds a delivery.
    pub async fn find(&mut self, id: DeliveryId) -> Result<Option<Delivery>> {
        self.db.lock(delivery::Entity::find_by_id(id.0)).await?;
        let select = with_dataset().filter(delivery::Column::Id.eq(id.0));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Gets a delivery.
    ///
    /// # Errors
    /// `delivery.unknown` (not found).
    pub async fn get(&mut self, id: DeliveryId) -> Result<Delivery> {
        let found = self.find(id).await?;
        found.ok_or_else(|| unknown(ResourceKind::Delivery, id))
    }

    /// Lists deliveries, the latest first; the search looks in file names and dataset names.
    /// Sorts by `received_at`, `file_name`, `state`.
    pub async fn list(&mut self, visible: &Visible, filter: &DeliveryFilter, page: &Page) -> Result<PageOf<Delivery>> {
        use delivery::Column;
        let fields = [
            ("received_at", Column::ReceivedAt),
            ("file_name", Column::FileName),
            ("state", Column::State),
        ];
        let (column, descending) = page.sort_among(&fields, (Column::ReceivedAt, true))?;
        let order = if descending { Order::Desc } else { Order::Asc };
        let mut select = with_dataset().filter(scope::datasets(visible));
        if let Some(dataset) = filter.dataset {
            select = select.filter(Column::Dataset.eq(dataset.0));
        }
        if let Some(state) = filter.state {
            select = select.filter(Column::State.eq(state.word()));
        }
        if let Some(person) = filter.by {
            select = select.filter(Column::Person.eq(person.0));
        }
        if let Some(since) = filter.since {
            select = select.filter(Column::ReceivedAt.gte(to_micros(since)));
        }
        if let Some(text) = page.search_text() {
            let named = scope::containing(text, &[dataset::Column::Name, dataset::Column::TitleZh]);
            select = select.filter(scope::containing(text, &[Column::FileName]).add(named));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by(column, order).order_by(Column::Id, Order::Desc);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Finds the delivery that brought the same bytes to the same dataset and is committed or still under way.
    ///
    /// A refused or failed one is no obstacle: after a change of the contract the same file may pass. In a change, the
    /// answer stays true until the commit: one delivery to a dataset is registered at a time.
    pub async fn find_same(&mut self, dataset: DatasetId, sha256: &str) -> Result<Option<Delivery>> {
        use delivery::Column;
        self.db.lock(dataset::Entity::find_by_id(dataset.0)).await?;
        let select = with_dataset()
            .filter(Column::Dataset.eq(dataset.0))
            .filter(Column::Sha256.eq(sha256))
            .filter(Column::State.is_in([DeliveryState::Committed.word(), DeliveryState::Received.word()]))
            .order_by_desc(Column::ReceivedAt);
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Deliveries that were received and not finished, the oldest first: after a crash they are run again.
    pub async fn unfinished(&mut self) -> Result<Vec<Delivery>> {
        use delivery::Column;
        let select = with_dataset()
            .filter(Column::State.eq(DeliveryState::Received.word()))
            .order_by_asc(Column::ReceivedAt)
            .order_by_asc(Column::Id);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_noun).collect()
    }

    /// Adds a delivery.
    ///
    /// # Errors
    /// `delivery.dataset_unknown` (invalid).
    pub async fn insert(&mut self, delivery: &Delivery) -> Result<()> {
        let insert = delivery::Entity::insert(to_row(delivery).into_active_model());
        let inserted = insert.exec_without_returning(&self.db.tx).await;
        inserted.map(|_| ()).or_reference(|| {
            let dataset = &delivery.dataset_name;
            Error::invalid(
                "delivery.dataset_unknown",
                format!(
                    "File '{}' is for dataset '{dataset}', which does not exist.",
                    delivery.file_name
                ),
            )
            .with("file", &delivery.file_name)
            .with("dataset", dataset)
        })
    }

    /// Changes a delivery: its state, counts, version and reason.
    ///
    /// # Errors
    /// `delivery.unknown` (not found).
    pub async fn save(&mut self, delivery: &Delivery) -> Result<()> {
        self.get(delivery.id).await?;
        let row = to_row(delivery).into_active_model().reset_all();
        row.update(&self.db.tx).await.or_failure().map(|_| ())
    }
}

fn to_row(delivery: &Delivery) -> delivery::Model {
    let reason = delivery.reason.as_ref();
    delivery::Model {
        id: delivery.id.0,
        dataset: delivery.dataset.0,
        person: delivery.by.map(|person| person.0),
        file_name: delivery.file_name.clone(),
        size_bytes: delivery.size_bytes.cast_signed(),
        sha256: delivery.sha256.clone(),
        state: delivery.state.word().to_owned(),
        received_at: to_micros(delivery.received_at),
        finished_at: delivery.finished_at.map(to_micros),
        row_count: delivery.counts.rows.cast_signed(),
        good: delivery.counts.good.cast_signed(),
        bad: delivery.counts.bad.cast_signed(),
        warned: delivery.counts.warned.cast_signed(),
        version: delivery.version.map(u64::cast_signed),
        reason_code: reason.map(|reason| reason.code.clone()),
        reason_message: reason.map(|reason| reason.message.clone()),
        reason_values: reason.map(|reason| write_values(&reason.values)),
        sheet: delivery.reading.sheet.clone(),
        header_row: delivery.reading.header_row.map(u64::cast_signed),
    }
}

fn to_noun((row, dataset): (delivery::Model, Option<dataset::Model>)) -> Result<Delivery> {
    let dataset = dataset.ok_or_else(|| Error::internal(format!("delivery {} has no dataset", row.id)))?;
    let state = DeliveryState::from_word(&row.state);
    Ok(Delivery {
        id: DeliveryId(row.id),
        dataset: DatasetId(row.dataset),
        dataset_name: DatasetName::parse(&dataset.name).map_err(Error::internal)?,
        dataset_title: Text::new(dataset.title_zh, dataset.title_en),
        by: row.person.map(PersonId),
        file_name: row.file_name,
        size_bytes: row.size_bytes.cast_unsigned(),
        sha256: row.sha256,
        reading: Reading {
            sheet: row.sheet,
            header_row: row.header_row.map(i64::cast_unsigned),
        },
        state: state.ok_or_else(|| Error::internal(format!("delivery state '{}' in the database", row.state)))?,
        received_at: from_micros(row.received_at),
        finished_at: row.finished_at.map(from_micros),
        counts: DeliveryCounts {
            rows: row.row_count.cast_unsigned(),
            good: row.good.cast_unsigned(),
            bad: row.bad.cast_unsigned(),
            warned: row.warned.cast_unsigned(),
        },
        version: row.version.map(i64::cast_unsigned),
        reason: row.reason_code.zip(row.reason_message).map(|(code, message)| Reason {
            code,
            message,
            values: row.reason_values.as_deref().map(read_values).unwrap_or_default(),
        }),
    })
}
