//! What the last committed delivery of each dataset says, and the catalogue narrowed by it.

use chrono::{DateTime, Utc};
use jixia_model::{
    Result,
    contract::UpdateCycle,
    dataset::Origin,
    freshness::{Freshness, Health},
    id::{DatasetId, DeliveryId},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{CaseStatement, Expr, Func, OnConflict, SelectStatement},
};

use crate::{
    entity::{dataset, freshness},
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Saves what the last committed delivery says, unless a later one is known.
pub(super) async fn save(db: &Db, dataset: DatasetId, said: &Freshness) -> Result<()> {
    use freshness::Column;
    let known = freshness::Entity::find_by_id(dataset.0)
        .one(&db.tx)
        .await
        .or_failure()?;
    if known.is_some_and(|known| known.delivered_at > to_micros(said.delivered_at)) {
        return Ok(());
    }
    let row = freshness::Model {
        dataset: dataset.0,
        delivery: said.delivery.0,
        delivered_at: to_micros(said.delivered_at),
        row_count: said.rows.cast_signed(),
        bad: said.bad.cast_signed(),
        checked: said.checked.cast_signed(),
        failed: said.failed.cast_signed(),
    };
    let columns = [
        Column::Delivery,
        Column::DeliveredAt,
        Column::RowCount,
        Column::Bad,
        Column::Checked,
        Column::Failed,
    ];
    let insert = freshness::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(Column::Dataset).update_columns(columns).to_owned());
    insert.exec_without_returning(&db.tx).await.or_failure().map(|_| ())
}

/// What is known of these datasets.
pub(super) async fn of(db: &Db, datasets: &[DatasetId]) -> Result<Vec<(DatasetId, Freshness)>> {
    let ids = datasets.iter().map(|dataset| dataset.0);
    let select = freshness::Entity::find().filter(freshness::Column::Dataset.is_in(ids));
    let rows = select.all(&db.tx).await.or_failure()?;
    let said = rows.into_iter().map(|row| {
        let said = Freshness {
            delivery: DeliveryId(row.delivery),
            delivered_at: from_micros(row.delivered_at),
            rows: row.row_count.cast_unsigned(),
            bad: row.bad.cast_unsigned(),
            checked: row.checked.cast_unsigned(),
            failed: row.failed.cast_unsigned(),
        };
        (DatasetId(row.dataset), said)
    });
    Ok(said.collect())
}

/// Datasets of this health at `now`: the same as [`Health::of`] says of each.
pub(super) fn condition(health: Health, now: DateTime<Utc>) -> Condition {
    let delivered = Condition::all().add(dataset::Column::Origin.eq(Origin::Delivered.word()));
    let known = |which: Condition| dataset::Column::Id.in_subquery(known(which));
    let failed = freshness::Column::Failed.gt(0);
    match health {
        Health::Never => delivered.add(known(Condition::all()).not()),
        Health::Overdue => delivered.add(overdue(now)),
        Health::Failing => delivered
            .add(overdue(now).not())
            .add(known(Condition::all().add(failed))),
        Health::Good => delivered
            .add(overdue(now).not())
            .add(known(Condition::all().add(freshness::Column::Failed.eq(0)))),
    }
}

fn overdue(now: DateTime<Utc>) -> Condition {
    let cycles = UpdateCycle::ALL
        .iter()
        .filter_map(|(cycle, word)| Some((word, cycle.due_since(now)?)));
    cycles.fold(Condition::any(), |any, (word, due)| {
        let late = Condition::all().add(freshness::Column::DeliveredAt.lt(to_micros(due)));
        any.add(
            Condition::all()
                .add(dataset::Column::UpdateCycle.eq(*word))
                .add(dataset::Column::Id.in_subquery(known(late))),
        )
    })
}

fn known(which: Condition) -> SelectStatement {
    freshness::Entity::find()
        .select_only()
        .column(freshness::Column::Dataset)
        .filter(which)
        .into_query()
}

/// When a dataset was last delivered, for the order of a list; the beginning of time for those that never were.
pub(super) fn delivered_at() -> Expr {
    scalar(Expr::col(freshness::Column::DeliveredAt))
}

/// Failed values of the last delivery in a million, for the order of a list.
pub(super) fn failed_share() -> Expr {
    let checked = || Expr::col(freshness::Column::Checked);
    let failed = Expr::col(freshness::Column::Failed);
    let share = CaseStatement::new().case(checked().gt(0), failed.mul(1_000_000).div(checked()));
    scalar(share.finally(0).into())
}

fn scalar(value: Expr) -> Expr {
    let select = freshness::Entity::find()
        .select_only()
        .expr(value)
        .filter(
            Expr::col((freshness::Entity, freshness::Column::Dataset)).equals((dataset::Entity, dataset::Column::Id)),
        )
        .into_query();
    Func::coalesce([Expr::SubQuery(None, Box::new(select.into())), Expr::val(0)]).into()
}
