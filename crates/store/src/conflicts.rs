//! Stewards' decisions on conflicts of registries. The conflicts themselves are in the lake.

use chrono::{DateTime, Utc};
use jixia_model::{
    DatasetName, Error, Result,
    id::{ConflictId, PersonId},
};
use jixia_policy::Permit;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::OnConflict,
};

use crate::{
    entity::settlement,
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// A steward's decision: which source is right about a field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Identifier.
    pub id: ConflictId,
    /// The registry.
    pub registry: DatasetName,
    /// Key of the record.
    pub key: String,
    /// The field.
    pub field: String,
    /// The source to believe.
    pub source: DatasetName,
    /// The value that the source gave when it was decided, as text.
    pub value: Option<String>,
    /// What all sources said then, as the table of conflicts tells it (JSON text: dataset to value).
    pub said: String,
    /// Why, in the steward's words.
    pub reason: String,
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Handle of the settlements.
#[derive(Debug)]
pub struct Conflicts<'a> {
    pub(crate) db: &'a Db,
}

impl Conflicts<'_> {
    /// Finds the decision on a field of a record.
    pub async fn find(&mut self, registry: &DatasetName, key: &str, field: &str) -> Result<Option<Settlement>> {
        let row = one(registry, key, field).one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Lists decisions of a registry, the latest first; the search looks in key, field and reason.
    pub async fn list(&mut self, registry: &DatasetName, page: &Page) -> Result<PageOf<Settlement>> {
        use settlement::Column;
        let mut select = of(registry);
        if let Some(text) = page.search_text() {
            select = select.filter(scope::containing(text, &[Column::Key, Column::Field, Column::Reason]));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::SettledAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// All decisions of a registry, by key and field: what a build has to follow.
    pub async fn all(&mut self, registry: &DatasetName) -> Result<Vec<Settlement>> {
        use settlement::Column;
        let select = of(registry).order_by_asc(Column::Key).order_by_asc(Column::Field);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_noun).collect()
    }

    /// Saves a decision, in place of an earlier one on the same field of the same record.
    pub async fn save(&mut self, settlement: &Settlement, permit: &Permit) -> Result<()> {
        use settlement::Column;
        permit.covers_named(&settlement.registry)?;
        let columns = [
            Column::Source,
            Column::Value,
            Column::Said,
            Column::Reason,
            Column::SettledBy,
            Column::SettledAt,
        ];
        let unique = [Column::Registry, Column::Key, Column::Field];
        let insert = settlement::Entity::insert(to_row(settlement).into_active_model())
            .on_conflict(OnConflict::columns(unique).update_columns(columns).to_owned());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Takes a decision back; the order of trust counts again. One that is not there is no error.
    pub async fn delete(&mut self, registry: &DatasetName, key: &str, field: &str, permit: &Permit) -> Result<()> {
        permit.covers_named(registry)?;
        let found = one(registry, key, field).one(&self.db.tx).await.or_failure()?;
        if let Some(row) = found {
            let delete = settlement::Entity::delete_by_id(row.id);
            delete.exec(&self.db.tx).await.or_failure()?;
        }
        Ok(())
    }
}

fn of(registry: &DatasetName) -> Select<settlement::Entity> {
    settlement::Entity::find().filter(settlement::Column::Registry.eq(registry.as_str()))
}

fn one(registry: &DatasetName, key: &str, field: &str) -> Select<settlement::Entity> {
    of(registry)
        .filter(settlement::Column::Key.eq(key))
        .filter(settlement::Column::Field.eq(field))
}

fn to_row(settlement: &Settlement) -> settlement::Model {
    settlement::Model {
        id: settlement.id.0,
        registry: settlement.registry.to_string(),
        key: settlement.key.clone(),
        field: settlement.field.clone(),
        source: settlement.source.to_string(),
        value: settlement.value.clone(),
        said: settlement.said.clone(),
        reason: settlement.reason.clone(),
        settled_by: settlement.by.0,
        settled_at: to_micros(settlement.at),
    }
}

fn to_noun(row: settlement::Model) -> Result<Settlement> {
    Ok(Settlement {
        id: ConflictId(row.id),
        registry: DatasetName::parse(&row.registry).map_err(Error::internal)?,
        key: row.key,
        field: row.field,
        source: DatasetName::parse(&row.source).map_err(Error::internal)?,
        value: row.value,
        said: row.said,
        reason: row.reason,
        by: PersonId(row.settled_by),
        at: from_micros(row.settled_at),
    })
}
