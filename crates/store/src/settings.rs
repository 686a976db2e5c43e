//! Settings that people make while the system runs, such as open points of rules.

use chrono::{DateTime, Utc};
use jixia_model::{Result, id::PersonId};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{entity::setting, failure::OrFailure, scope, time::to_micros, tx::Db};

/// Handle of the settings. A key is a path of words: `rule/coal-quota/base_year`.
#[derive(Debug)]
pub struct Settings<'a> {
    pub(crate) db: &'a Db,
}

impl Settings<'_> {
    /// Finds the value of a setting.
    pub async fn find(&mut self, key: &str) -> Result<Option<String>> {
        let select = setting::Entity::find_by_id(key.to_owned());
        Ok(select.one(&self.db.tx).await.or_failure()?.map(|row| row.value))
    }

    /// Settings whose key begins with `prefix`, by key; an empty prefix gives all.
    pub async fn list(&mut self, prefix: &str) -> Result<Vec<(String, String)>> {
        let select = setting::Entity::find().filter(scope::beginning(prefix, setting::Column::Key));
        let rows = select.order_by_asc(setting::Column::Key).all(&self.db.tx).await;
        Ok(rows.or_failure()?.into_iter().map(|row| (row.key, row.value)).collect())
    }

    /// Saves a setting.
    pub async fn save(&mut self, key: &str, value: &str, by: Option<PersonId>, at: DateTime<Utc>) -> Result<()> {
        use setting::Column;
        let row = setting::Model {
            key: key.to_owned(),
            value: value.to_owned(),
            changed_by: by.map(|person| person.0),
            changed_at: to_micros(at),
        };
        let columns = [Column::Value, Column::ChangedBy, Column::ChangedAt];
        let insert = setting::Entity::insert(row.into_active_model())
            .on_conflict(OnConflict::column(Column::Key).update_columns(columns).to_owned());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Removes a setting; one that is not there is no error.
    pub async fn delete(&mut self, key: &str) -> Result<()> {
        let delete = setting::Entity::delete_by_id(key.to_owned());
        delete.exec(&self.db.tx).await.or_failure().map(|_| ())
    }
}
