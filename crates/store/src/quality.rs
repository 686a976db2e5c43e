//! How often each rule failed in each delivery: the quality of a sender over time.

use chrono::{DateTime, Utc};
use jixia_model::{
    Result,
    delivery::QualityResult,
    id::{DatasetId, DeliveryId},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::{
    entity::{delivery, quality},
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Deliveries looked back on at most.
const DELIVERIES_MAX: u64 = 1000;
/// Rows of one insert: 7 columns each, below the parameter limits of both databases.
const INSERT_ROWS_MAX: usize = 1000;

/// A span of time; without an end it is open there. The end itself does not belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Up to this instant.
    pub to: Option<DateTime<Utc>>,
}

/// The results of one delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryQuality {
    /// The delivery.
    pub delivery: DeliveryId,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// Rows read.
    pub rows: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// How often each rule failed.
    pub results: Vec<QualityResult>,
}

/// Handle of the quality results.
#[derive(Debug)]
pub struct Quality<'a> {
    pub(crate) db: &'a Db,
}

impl Quality<'_> {
    /// Saves the results of a delivery, in place of those it had.
    pub async fn save(&mut self, delivery: DeliveryId, results: &[QualityResult]) -> Result<()> {
        let delete = quality::Entity::delete_many().filter(quality::Column::Delivery.eq(delivery.0));
        delete.exec(&self.db.tx).await.or_failure()?;
        let rows: Vec<_> = results
            .iter()
            .zip(0..)
            .map(|(result, ordinal)| quality::Model {
                delivery: delivery.0,
                ordinal,
                rule: result.rule.clone(),
                column_name: result.column.clone(),
                checked: result.checked.cast_signed(),
                failed: result.failed.cast_signed(),
                warning: result.warning,
            })
            .map(IntoActiveModel::into_active_model)
            .collect();
        for chunk in rows.chunks(INSERT_ROWS_MAX) {
            let insert = quality::Entity::insert_many(chunk.to_vec());
            insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        }
        Ok(())
    }

    /// The results of a delivery, in the order in which they were saved.
    pub async fn of(&mut self, delivery: DeliveryId) -> Result<Vec<QualityResult>> {
        let select = quality::Entity::find().filter(quality::Column::Delivery.eq(delivery.0));
        let rows = select.order_by_asc(quality::Column::Ordinal).all(&self.db.tx).await;
        Ok(rows.or_failure()?.into_iter().map(to_noun).collect())
    }

    /// The results of the last `deliveries` (at most 1,000) of a dataset in `span` that have any, the latest first.
    pub async fn over_time(&mut self, dataset: DatasetId, span: Span, deliveries: u64) -> Result<Vec<DeliveryQuality>> {
        use delivery::Column;
        let with_results = quality::Entity::find()
            .select_only()
            .column(quality::Column::Delivery)
            .into_query();
        let latest = delivery::Entity::find()
            .filter(Column::Dataset.eq(dataset.0))
            .filter(Column::Id.in_subquery(with_results))
            .filter(
                Condition::all()
                    .add_option(span.from.map(|from| Column::ReceivedAt.gte(to_micros(from))))
                    .add_option(span.to.map(|to| Column::ReceivedAt.lt(to_micros(to)))),
            )
            .order_by_desc(Column::ReceivedAt)
            .order_by_desc(Column::Id)
            .limit(deliveries.min(DELIVERIES_MAX));
        let latest = latest.all(&self.db.tx).await.or_failure()?;
        let ids = latest.iter().map(|row| row.id);
        let select = quality::Entity::find().filter(quality::Column::Delivery.is_in(ids));
        let rows = select
            .order_by_asc(quality::Column::Ordinal)
            .all(&self.db.tx)
            .await
            .or_failure()?;
        let mut found: Vec<DeliveryQuality> = latest
            .into_iter()
            .map(|row| DeliveryQuality {
                delivery: DeliveryId(row.id),
                at: from_micros(row.received_at),
                rows: row.row_count.cast_unsigned(),
                bad: row.bad.cast_unsigned(),
                results: Vec::new(),
            })
            .collect();
        for row in rows {
            if let Some(delivery) = found.iter_mut().find(|found| found.delivery.0 == row.delivery) {
                delivery.results.push(to_noun(row));
            }
        }
        Ok(found)
    }
}

fn to_noun(row: quality::Model) -> QualityResult {
    QualityResult {
        rule: row.rule,
        column: row.column_name,
        checked: row.checked.cast_unsigned(),
        failed: row.failed.cast_unsigned(),
        warning: row.warning,
    }
}
