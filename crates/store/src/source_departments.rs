//! Source departments of datasets and of their items.

use jixia_model::{
    Result,
    id::{DatasetId, OrganisationId, PersonId},
    source_department::SourceDepartment,
};
use jixia_policy::{Permit, ResourceKind};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::{
    entity::source_department as entity,
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Handle of the source departments.
#[derive(Debug)]
pub struct SourceDepartments<'a> {
    pub(crate) db: &'a Db,
}

impl SourceDepartments<'_> {
    /// The sources of a dataset, that of the whole first.
    pub async fn of(&mut self, dataset: DatasetId) -> Result<Vec<SourceDepartment>> {
        let select = entity::Entity::find()
            .filter(entity::Column::Dataset.eq(dataset.0))
            .order_by_asc(entity::Column::Item);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        let source = |row: entity::Model| SourceDepartment {
            item: (!row.item.is_empty()).then_some(row.item),
            organisation: OrganisationId(row.organisation),
            reason: row.reason,
            by: PersonId(row.person),
            named_at: from_micros(row.named_at),
        };
        Ok(rows.into_iter().map(source).collect())
    }

    /// Puts these sources in place of those of the dataset.
    pub async fn save(&mut self, dataset: DatasetId, sources: &[SourceDepartment], permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Source, dataset)?;
        let delete = entity::Entity::delete_many().filter(entity::Column::Dataset.eq(dataset.0));
        delete.exec(&self.db.tx).await.or_failure()?;
        for source in sources {
            let row = entity::Model {
                dataset: dataset.0,
                item: source.item.clone().unwrap_or_default(),
                organisation: source.organisation.0,
                reason: source.reason.clone(),
                person: source.by.0,
                named_at: to_micros(source.named_at),
            };
            let insert = entity::Entity::insert(row.into_active_model());
            insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        }
        Ok(())
    }
}
