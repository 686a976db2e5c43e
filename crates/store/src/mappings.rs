//! Saved column mappings: which header of a department's files is which column of the dataset.

use jixia_model::{Result, id::DatasetId};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::{entity::mapping, failure::OrFailure, tx::Db};

/// Handle of the column mappings.
#[derive(Debug)]
pub struct Mappings<'a> {
    pub(crate) db: &'a Db,
}

impl Mappings<'_> {
    /// The mapping of a dataset: header to column name, by header. Empty when none was saved.
    pub async fn of(&mut self, dataset: DatasetId) -> Result<Vec<(String, String)>> {
        let select = mapping::Entity::find().filter(mapping::Column::Dataset.eq(dataset.0));
        let rows = select.order_by_asc(mapping::Column::Header).all(&self.db.tx).await;
        Ok(rows
            .or_failure()?
            .into_iter()
            .map(|row| (row.header, row.column_name))
            .collect())
    }

    /// Saves the mapping of a dataset in place of the one it had; the last of two equal headers counts.
    pub async fn save(&mut self, dataset: DatasetId, mapping: &[(String, String)]) -> Result<()> {
        let delete = mapping::Entity::delete_many().filter(mapping::Column::Dataset.eq(dataset.0));
        delete.exec(&self.db.tx).await.or_failure()?;
        let unique: std::collections::BTreeMap<_, _> = mapping.iter().cloned().collect();
        if unique.is_empty() {
            return Ok(());
        }
        let rows = unique.into_iter().map(|(header, column_name)| mapping::Model {
            dataset: dataset.0,
            header,
            column_name,
        });
        let insert = mapping::Entity::insert_many(rows.map(IntoActiveModel::into_active_model));
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }
}
