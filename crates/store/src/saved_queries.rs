//! Statements that people keep for themselves. Every question names the person, so that nobody meets another's.

use chrono::{DateTime, Utc};
use jixia_model::{
    Result,
    id::{PersonId, SavedQueryId},
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    entity::saved_query,
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// A statement that a person keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery {
    /// Identifier.
    pub id: SavedQueryId,
    /// Who keeps it.
    pub person: PersonId,
    /// What its person calls it; no two of a person have the same name.
    pub name: String,
    /// The statement as it was written.
    pub sql: String,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
}

/// Handle of the saved queries.
#[derive(Debug)]
pub struct SavedQueries<'a> {
    pub(crate) db: &'a Db,
}

impl SavedQueries<'_> {
    /// Lists what a person keeps, the latest first; the search looks in names and statements.
    pub async fn list(&mut self, person: PersonId, page: &Page) -> Result<PageOf<SavedQuery>> {
        use saved_query::Column;
        let mut select = saved_query::Entity::find().filter(Column::Person.eq(person.0));
        if let Some(text) = page.search_text() {
            select = select.filter(scope::containing(text, &[Column::Name, Column::Sql]));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::SavedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect();
        Ok(PageOf { items, total })
    }

    /// Finds what a person keeps under a name.
    pub async fn find_by_name(&mut self, person: PersonId, name: &str) -> Result<Option<SavedQuery>> {
        use saved_query::Column;
        let select = saved_query::Entity::find()
            .filter(Column::Person.eq(person.0))
            .filter(Column::Name.eq(name));
        Ok(select.one(&self.db.tx).await.or_failure()?.map(to_noun))
    }

    /// Keeps a statement, in place of the one that the person keeps under its name; that one's identifier stays.
    pub async fn save(&mut self, query: &SavedQuery) -> Result<()> {
        use saved_query::Column;
        let row = saved_query::Model {
            id: query.id.0,
            person: query.person.0,
            name: query.name.clone(),
            sql: query.sql.clone(),
            saved_at: to_micros(query.saved_at),
        };
        let known = OnConflict::columns([Column::Person, Column::Name])
            .update_columns([Column::Sql, Column::SavedAt])
            .to_owned();
        let insert = saved_query::Entity::insert(row.into_active_model()).on_conflict(known);
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Removes what a person keeps; answers whether it was there.
    pub async fn delete(&mut self, person: PersonId, id: SavedQueryId) -> Result<bool> {
        use saved_query::Column;
        let delete = saved_query::Entity::delete_many()
            .filter(Column::Person.eq(person.0))
            .filter(Column::Id.eq(id.0));
        let gone = delete.exec(&self.db.tx).await.or_failure()?;
        Ok(gone.rows_affected > 0)
    }
}

fn to_noun(row: saved_query::Model) -> SavedQuery {
    SavedQuery {
        id: SavedQueryId(row.id),
        person: PersonId(row.person),
        name: row.name,
        sql: row.sql,
        saved_at: from_micros(row.saved_at),
    }
}
