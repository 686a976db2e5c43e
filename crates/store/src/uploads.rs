//! Files on their way to a delivery. Their bytes are elsewhere.

use chrono::{DateTime, Utc};
use jixia_model::{
    DatasetName, Error, Result,
    id::{DatasetId, DeliveryId, PersonId},
    upload::Upload,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::{
    entity::{dataset, upload},
    failure::OrFailure,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Handle of the uploads.
#[derive(Debug)]
pub struct Uploads<'a> {
    pub(crate) db: &'a Db,
}

impl Uploads<'_> {
    /// Finds an upload.
    pub async fn find(&mut self, id: DeliveryId) -> Result<Option<Upload>> {
        let select = upload::Entity::find_by_id(id.0).find_also_related(dataset::Entity);
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// The uploads of a person, the latest first.
    pub async fn list_of(&mut self, person: PersonId) -> Result<Vec<Upload>> {
        let select = upload::Entity::find().find_also_related(dataset::Entity);
        let select = select.filter(upload::Column::Person.eq(person.0));
        let select = select
            .order_by_desc(upload::Column::CreatedAt)
            .order_by_desc(upload::Column::Id);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_noun).collect()
    }

    /// The uploads that were begun before `instant`.
    pub async fn begun_before(&mut self, instant: DateTime<Utc>) -> Result<Vec<DeliveryId>> {
        let select = upload::Entity::find().filter(upload::Column::CreatedAt.lt(to_micros(instant)));
        let rows = select.all(&self.db.tx).await.or_failure()?;
        Ok(rows.into_iter().map(|row| DeliveryId(row.id)).collect())
    }

    /// Adds an upload.
    pub async fn insert(&mut self, upload: &Upload) -> Result<()> {
        let row = upload::Model {
            id: upload.id.0,
            dataset: upload.dataset.0,
            person: upload.by.0,
            file_name: upload.file_name.clone(),
            size_bytes: upload.size_bytes.cast_signed(),
            created_at: to_micros(upload.created_at),
        };
        let insert = upload::Entity::insert(row.into_active_model());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Removes an upload; whether it was there, so that of two who remove it only one goes on.
    pub async fn delete(&mut self, id: DeliveryId) -> Result<bool> {
        let deleted = upload::Entity::delete_by_id(id.0).exec(&self.db.tx).await;
        Ok(deleted.or_failure()?.rows_affected == 1)
    }
}

fn to_noun((row, dataset): (upload::Model, Option<dataset::Model>)) -> Result<Upload> {
    let dataset = dataset.ok_or_else(|| Error::internal(format!("upload {} has no dataset", row.id)))?;
    Ok(Upload {
        id: DeliveryId(row.id),
        dataset: DatasetId(row.dataset),
        dataset_name: DatasetName::parse(&dataset.name).map_err(Error::internal)?,
        by: PersonId(row.person),
        file_name: row.file_name,
        size_bytes: row.size_bytes.cast_unsigned(),
        created_at: from_micros(row.created_at),
    })
}
