//! Notices to organisations.

use chrono::{DateTime, Utc};
use jixia_model::{
    DatasetName, Error, Result,
    correction::CorrectionNumber,
    id::{NoticeId, OrganisationId, PersonId},
    notice::{Notice, NoticeKind},
};
use jixia_policy::{Permit, ResourceKind};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::{
    entity::notice,
    failure::OrFailure,
    page::{Page, PageOf},
    time::{from_micros, to_micros},
    tx::Db,
};

/// Handle of the notices.
#[derive(Debug)]
pub struct Notices<'a> {
    pub(crate) db: &'a Db,
}

impl Notices<'_> {
    /// Lists the notices of an organisation, the latest first; only those that nobody marked as read if `unread`.
    pub async fn list(&mut self, organisation: OrganisationId, unread: bool, page: &Page) -> Result<PageOf<Notice>> {
        use notice::Column;
        let mut select = notice::Entity::find().filter(Column::Organisation.eq(organisation.0));
        if unread {
            select = select.filter(Column::SeenAt.is_null());
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::At).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Finds a notice.
    pub async fn find(&mut self, id: NoticeId) -> Result<Option<Notice>> {
        let row = notice::Entity::find_by_id(id.0).one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Tells an organisation something; what it was told of the same before is unread again.
    pub async fn tell(&mut self, notice: &Notice) -> Result<()> {
        use notice::Column;
        let told_before = [
            Column::Organisation,
            Column::CorrectionNumber,
            Column::Kind,
            Column::DatasetName,
        ];
        let anew = [Column::At, Column::RecordKey, Column::SeenAt, Column::SeenBy];
        let insert = notice::Entity::insert(to_row(notice).into_active_model())
            .on_conflict(OnConflict::columns(told_before).update_columns(anew).to_owned());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Marks a notice as read; the first reader counts.
    pub async fn mark(&mut self, notice: &Notice, by: PersonId, at: DateTime<Utc>, permit: &Permit) -> Result<()> {
        use notice::Column;
        permit.covers(ResourceKind::Organisation, notice.organisation)?;
        let update = notice::Entity::update_many()
            .col_expr(Column::SeenAt, Expr::val(to_micros(at)))
            .col_expr(Column::SeenBy, Expr::val(by.0))
            .filter(Column::Id.eq(notice.id.0))
            .filter(Column::SeenAt.is_null());
        update.exec(&self.db.tx).await.or_failure().map(|_| ())
    }
}

fn to_row(notice: &Notice) -> notice::Model {
    notice::Model {
        id: notice.id.0,
        organisation: notice.organisation.0,
        kind: notice.kind.word().to_owned(),
        correction_number: notice.correction.to_string(),
        dataset_name: notice.dataset.to_string(),
        field: notice.column.clone(),
        record_key: notice.key.clone(),
        at: to_micros(notice.at),
        seen_at: notice.seen_at.map(to_micros),
        seen_by: notice.seen_by.map(|person| person.0),
    }
}

fn to_noun(row: notice::Model) -> Result<Notice> {
    let kind = NoticeKind::from_word(&row.kind);
    Ok(Notice {
        id: NoticeId(row.id),
        organisation: OrganisationId(row.organisation),
        kind: kind.ok_or_else(|| Error::internal(format!("notice kind '{}' in the database", row.kind)))?,
        correction: CorrectionNumber::parse(&row.correction_number).map_err(Error::internal)?,
        dataset: DatasetName::parse(&row.dataset_name).map_err(Error::internal)?,
        column: row.field,
        key: row.record_key,
        at: from_micros(row.at),
        seen_at: row.seen_at.map(from_micros),
        seen_by: row.seen_by.map(PersonId),
    })
}
