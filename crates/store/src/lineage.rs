//! Which tables a table is made from, as models and registries say.

use jixia_model::{DatasetName, Error, Result};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{
    entity::{derivation, lineage},
    failure::OrFailure,
    tx::Db,
};

/// What a derived table was last made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Stands for the query and the versions of all tables that it read.
    pub inputs: String,
    /// The version that it made of the derived table.
    pub version: u64,
}

/// Handle of the lineage.
#[derive(Debug)]
pub struct Lineage<'a> {
    pub(crate) db: &'a Db,
}

impl Lineage<'_> {
    /// Says what `target` is made from, in place of what was said before.
    pub async fn save(&mut self, target: &DatasetName, sources: &[DatasetName]) -> Result<()> {
        self.delete(target).await?;
        let mut sources = sources.to_vec();
        sources.sort();
        sources.dedup();
        let rows = sources.iter().map(|source| lineage::Model {
            target: target.to_string(),
            source: source.to_string(),
        });
        let rows: Vec<_> = rows.map(IntoActiveModel::into_active_model).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let insert = lineage::Entity::insert_many(rows);
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Forgets what `target` is made from.
    pub async fn delete(&mut self, target: &DatasetName) -> Result<()> {
        let delete = lineage::Entity::delete_many().filter(lineage::Column::Target.eq(target.as_str()));
        delete.exec(&self.db.tx).await.or_failure().map(|_| ())
    }

    /// The tables that `target` is made from, by name.
    pub async fn sources(&mut self, target: &DatasetName) -> Result<Vec<DatasetName>> {
        let select = lineage::Entity::find().filter(lineage::Column::Target.eq(target.as_str()));
        let rows = select.order_by_asc(lineage::Column::Source).all(&self.db.tx).await;
        rows.or_failure()?.iter().map(|row| name(&row.source)).collect()
    }

    /// The tables that are made from `source`, by name.
    pub async fn uses(&mut self, source: &DatasetName) -> Result<Vec<DatasetName>> {
        let select = lineage::Entity::find().filter(lineage::Column::Source.eq(source.as_str()));
        let rows = select.order_by_asc(lineage::Column::Target).all(&self.db.tx).await;
        rows.or_failure()?.iter().map(|row| name(&row.target)).collect()
    }

    /// What `target` was last made from; none when it never was.
    pub async fn derivation(&mut self, target: &DatasetName) -> Result<Option<Derivation>> {
        let select = derivation::Entity::find_by_id(target.to_string());
        let row = select.one(&self.db.tx).await.or_failure()?;
        Ok(row.map(|row| Derivation {
            inputs: row.inputs,
            version: row.version.cast_unsigned(),
        }))
    }

    /// Keeps what `target` was made from, in place of what was kept before.
    pub async fn save_derivation(&mut self, target: &DatasetName, made: &Derivation) -> Result<()> {
        use derivation::Column;
        let row = derivation::Model {
            target: target.to_string(),
            inputs: made.inputs.clone(),
            version: made.version.cast_signed(),
        };
        let columns = [Column::Inputs, Column::Version];
        let insert = derivation::Entity::insert(row.into_active_model())
            .on_conflict(OnConflict::column(Column::Target).update_columns(columns).to_owned());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Every edge, from target to source.
    pub async fn all(&mut self) -> Result<Vec<(DatasetName, DatasetName)>> {
        let select = lineage::Entity::find().order_by_asc(lineage::Column::Target);
        let rows = select.order_by_asc(lineage::Column::Source).all(&self.db.tx).await;
        let edge = |row: &lineage::Model| Ok((name(&row.target)?, name(&row.source)?));
        rows.or_failure()?.iter().map(edge).collect()
    }
}

fn name(text: &str) -> Result<DatasetName> {
    DatasetName::parse(text).map_err(Error::internal)
}
