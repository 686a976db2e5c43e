//! Changes of the catalogue.

mod convert;

use jixia_model::{
    DatasetName, Result,
    catalogue_change::{CatalogueChange, ChangeNumber, OVER},
    id::OrganisationId,
};
use jixia_policy::{Permit, ResourceKind, Visible};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, sea_query::Func,
};

use crate::{
    entity::catalogue_change as entity,
    failure::OrFailure,
    flows::{self, Flows},
    page::{Page, PageOf},
    scope,
    tx::Db,
};

/// Two changes must not give the same number; the value only has to be ours.
const TURN: i64 = 0x6a69_7869_6103;

/// Which changes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueChangeFilter {
    /// Only those of this department.
    pub owner: Option<OrganisationId>,
    /// Only those of this dataset.
    pub dataset: Option<DatasetName>,
    /// Beside the scope all that were sent, for the authority.
    pub or_sent: bool,
    /// Only those in one of these states; all if empty.
    pub states: Vec<String>,
    /// Only those of which a time limit is open: it runs, stands still or is overdue.
    pub with_open_limit: bool,
}

/// Handle of the changes of the catalogue.
#[derive(Debug)]
pub struct CatalogueChanges<'a> {
    pub(crate) db: &'a Db,
}

impl CatalogueChanges<'_> {
    /// Finds a change by its number; inside a change of the database its row is locked until commit.
    pub async fn find(&mut self, number: &ChangeNumber) -> Result<Option<CatalogueChange>> {
        let select = entity::Entity::find().filter(entity::Column::Number.eq(number.as_str()));
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        Ok(match row {
            Some(row) => self.with_limits(vec![row]).await?.pop(),
            None => None,
        })
    }

    /// The change of a dataset, by its name, that is neither published nor withdrawn.
    pub async fn find_open(&mut self, dataset: &DatasetName) -> Result<Option<CatalogueChange>> {
        use entity::Column;
        // Two who write changes of one entry at once take turns, so that one of them sees the other's.
        self.db.take_turn(TURN).await?;
        let select = entity::Entity::find()
            .filter(Column::DatasetName.eq(dataset.as_str()))
            .filter(Column::State.is_not_in(OVER));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(convert::to_noun).transpose()
    }

    /// Lists the changes of a scope, the latest first; the search looks in number, name and title.
    pub async fn list(
        &mut self,
        visible: &Visible,
        filter: &CatalogueChangeFilter,
        page: &Page,
    ) -> Result<PageOf<CatalogueChange>> {
        use entity::Column;
        let mut select = wanted(visible, filter);
        if let Some(text) = page.search_text() {
            let searched = [Column::Number, Column::DatasetName, Column::TitleZh, Column::TitleEn];
            select = select.filter(scope::containing(text, &searched));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::ChangedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = self.with_limits(rows.or_failure()?).await?;
        Ok(PageOf { items, total })
    }

    /// The number after those of `year`; two changes that ask at once take turns.
    pub async fn next_number(&mut self, year: i32) -> Result<ChangeNumber> {
        use entity::Column;
        self.db.take_turn(TURN).await?;
        let prefix = format!("ML-{year}-");
        let latest = entity::Entity::find()
            .filter(scope::beginning(&prefix, Column::Number))
            // A longer number is a larger one.
            .order_by_desc(Func::cust("length").arg(Column::Number.into_expr()))
            .order_by_desc(Column::Number)
            .one(&self.db.tx)
            .await
            .or_failure()?;
        let sequence = latest.and_then(|row| row.number[prefix.len()..].parse::<u64>().ok());
        Ok(ChangeNumber::new(year, sequence.unwrap_or_default() + 1))
    }

    /// Adds a change.
    pub async fn insert(&mut self, change: &CatalogueChange, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::CatalogueChange, change.id)?;
        let insert = entity::Entity::insert(convert::to_row(change).into_active_model());
        insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(change.id.0, &change.progress.limits).await
    }

    /// Saves a change that is there.
    pub async fn save(&mut self, change: &CatalogueChange, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::CatalogueChange, change.id)?;
        let changed = convert::to_row(change).into_active_model().reset_all();
        entity::Entity::update(changed).exec(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(change.id.0, &change.progress.limits).await
    }

    async fn with_limits(&mut self, rows: Vec<entity::Model>) -> Result<Vec<CatalogueChange>> {
        let subjects: Vec<_> = rows.iter().map(|row| row.id).collect();
        let limits = Flows { db: self.db }.limits(&subjects).await?;
        let changes = rows.into_iter().map(convert::to_noun);
        changes
            .map(|change| {
                let mut change = change?;
                let own = limits.iter().filter(|(subject, ..)| *subject == change.id.0);
                change.progress.limits = own.map(|(_, name, limit)| (name.clone(), limit.clone())).collect();
                Ok(change)
            })
            .collect()
    }
}

fn wanted(visible: &Visible, filter: &CatalogueChangeFilter) -> Select<entity::Entity> {
    use entity::Column;
    let mut scope = Condition::any().add(scope::people(visible, Column::Person, Column::Owner));
    if filter.or_sent {
        scope = scope.add(Column::SentAt.is_not_null());
    }
    let mut select = entity::Entity::find().filter(scope);
    if let Some(owner) = filter.owner {
        select = select.filter(Column::Owner.eq(owner.0));
    }
    if let Some(dataset) = &filter.dataset {
        select = select.filter(Column::DatasetName.eq(dataset.as_str()));
    }
    if !filter.states.is_empty() {
        select = select.filter(Column::State.is_in(filter.states.iter().map(String::as_str)));
    }
    if filter.with_open_limit {
        select = select.filter(Column::Id.in_subquery(flows::with_open_limit()));
    }
    select
}
