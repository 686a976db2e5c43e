//! Datasets in the catalogue.

mod convert;
mod filter;
mod freshness;
mod search;

use chrono::{DateTime, Utc};
use jixia_model::{
    DatasetName, Error, Result,
    contract::Catalogue,
    dataset::{self as noun, Dataset},
    freshness::Freshness,
    id::DatasetId,
};
use jixia_policy::{Permit, ResourceKind, Visible, unknown};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};

pub(crate) use convert::to_noun;
pub use filter::{DatasetFilter, Facets, OwnerCount};

use crate::{
    entity::dataset,
    failure::{OrFailure, violates_unique},
    page::{Page, PageOf},
    tx::Db,
};

/// What a list of datasets is ordered by.
#[derive(Clone, Copy)]
enum SortKey {
    Column(dataset::Column),
    DeliveredAt,
    FailedShare,
    Closeness,
}

/// Handle of the datasets.
#[derive(Debug)]
pub struct Datasets<'a> {
    pub(crate) db: &'a Db,
}

impl Datasets<'_> {
    /// Finds a dataset.
    pub async fn find(&mut self, id: DatasetId) -> Result<Option<Dataset>> {
        let select = self.db.locked(dataset::Entity::find_by_id(id.0));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Finds a dataset by name.
    pub async fn find_by_name(&mut self, name: &DatasetName) -> Result<Option<Dataset>> {
        let select = dataset::Entity::find().filter(dataset::Column::Name.eq(name.as_str()));
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Gets a dataset.
    ///
    /// # Errors
    /// `dataset.unknown` (not found).
    pub async fn get(&mut self, id: DatasetId) -> Result<Dataset> {
        let found = self.find(id).await?;
        found.ok_or_else(|| unknown(ResourceKind::Dataset, id))
    }

    /// Gets a dataset by name.
    ///
    /// # Errors
    /// `dataset.unknown` (not found).
    pub async fn get_by_name(&mut self, name: &DatasetName) -> Result<Dataset> {
        let found = self.find_by_name(name).await?;
        found.ok_or_else(|| unknown(ResourceKind::Dataset, name))
    }

    /// Lists datasets, what a search matches most closely first, or else by name; the search looks in name, title,
    /// summary, resource code, theme, and in the names of columns and of the owner. Sorts by `name`, `title`, `state`,
    /// `changed_at`, `published_at`, `delivered_at`, `failed_share`.
    pub async fn list(&mut self, visible: &Visible, filter: &DatasetFilter, page: &Page) -> Result<PageOf<Dataset>> {
        use dataset::Column;
        let fields = [
            ("name", SortKey::Column(Column::Name)),
            ("title", SortKey::Column(Column::TitleZh)),
            ("state", SortKey::Column(Column::State)),
            ("changed_at", SortKey::Column(Column::ChangedAt)),
            ("published_at", SortKey::Column(Column::PublishedAt)),
            ("delivered_at", SortKey::DeliveredAt),
            ("failed_share", SortKey::FailedShare),
        ];
        let otherwise = page
            .search_text()
            .map_or((SortKey::Column(Column::Name), false), |_| (SortKey::Closeness, true));
        let (key, descending) = page.sort_among(&fields, otherwise)?;
        let order = if descending { Order::Desc } else { Order::Asc };
        let select = dataset::Entity::find().filter(filter::condition(visible, filter, page.search_text()));
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = match key {
            SortKey::Column(column) => select.order_by(column, order),
            SortKey::DeliveredAt => select.order_by(freshness::delivered_at(), order),
            SortKey::FailedShare => select.order_by(freshness::failed_share(), order),
            SortKey::Closeness => select.order_by(search::score(page.search_text().unwrap_or_default()), order),
        };
        let select = select.order_by_asc(Column::Name).order_by_asc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Counts the datasets of a list by organisation, theme, sharing attribute, update cycle, state, origin and health.
    pub async fn facets(
        &mut self,
        visible: &Visible,
        filter: &DatasetFilter,
        search: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Facets> {
        filter::facets(self.db, visible, filter, search, now).await
    }

    /// What the last committed deliveries of these datasets say; those that never had one are left out.
    pub async fn freshness(&mut self, datasets: &[DatasetId]) -> Result<Vec<(DatasetId, Freshness)>> {
        freshness::of(self.db, datasets).await
    }

    /// Keeps what the last committed delivery of a dataset says, unless a later one is known.
    pub async fn save_freshness(&mut self, dataset: DatasetId, said: &Freshness) -> Result<()> {
        freshness::save(self.db, dataset, said).await
    }

    /// Keeps the names of the columns of a dataset, by which it is found too, in place of those it had.
    pub async fn save_column_names(&mut self, dataset: DatasetId, names: &[String]) -> Result<()> {
        search::save_columns(self.db, dataset, names).await
    }

    /// Datasets of which no column names were kept yet.
    pub async fn without_column_names(&mut self) -> Result<Vec<Dataset>> {
        let select = dataset::Entity::find().filter(search::without_columns());
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_noun).collect()
    }

    /// Takes the next resource code of the classification. It is used up when the transaction commits, also if the
    /// dataset goes away later.
    pub async fn next_resource_code(&mut self, catalogue: &Catalogue) -> Result<String> {
        // Sequence 0 with its separator is the classification part of the code.
        let code = noun::resource_code(catalogue, 0);
        let classification = code.split('/').next().unwrap_or_default();
        let statement = Statement::from_sql_and_values(
            self.db.tx.get_database_backend(),
            "insert into resource_sequence (classification, last) values ($1, 1) \
             on conflict (classification) do update set last = resource_sequence.last + 1 returning last",
            [classification.into()],
        );
        let row = self.db.tx.query_one_raw(statement).await.or_failure()?;
        let row = row.ok_or_else(|| Error::internal("no sequence number came back"))?;
        let sequence: i64 = row.try_get("", "last").or_failure()?;
        Ok(noun::resource_code(catalogue, sequence.unsigned_abs()))
    }

    /// Adds a dataset.
    ///
    /// # Errors
    /// `dataset.name_taken`, `dataset.resource_code_taken` (conflict), `dataset.owner_unknown` (invalid).
    pub async fn insert(&mut self, dataset: &Dataset, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Dataset, dataset.id)?;
        let insert = dataset::Entity::insert(convert::to_row(dataset)?.into_active_model());
        let inserted = insert.exec_without_returning(&self.db.tx).await;
        inserted.map_err(|error| problem(error, dataset))?;
        search::save(self.db, dataset).await
    }

    /// Changes a dataset.
    ///
    /// # Errors
    /// As [`Datasets::insert`], and `dataset.unknown` (not found).
    pub async fn save(&mut self, dataset: &Dataset, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Dataset, dataset.id)?;
        self.get(dataset.id).await?;
        let row = convert::to_row(dataset)?.into_active_model().reset_all();
        let updated = row.update(&self.db.tx).await;
        updated.map_err(|error| problem(error, dataset))?;
        search::save(self.db, dataset).await
    }
}

fn problem(error: sea_orm::DbErr, dataset: &Dataset) -> Error {
    let (name, code) = (&dataset.name, &dataset.resource_code);
    if violates_unique(&error, "dataset.name") {
        return Error::conflict(
            "dataset.name_taken",
            format!("There is a dataset '{name}' already; choose another name."),
        )
        .with("name", name)
        .with_source(error);
    }
    if violates_unique(&error, "dataset.resource_code") {
        return Error::conflict(
            "dataset.resource_code_taken",
            format!("The resource code '{code}' belongs to another dataset; codes are never used twice."),
        )
        .with("resource_code", code)
        .with_source(error);
    }
    let owner = dataset.owner;
    let unknown_owner = || {
        Error::invalid(
            "dataset.owner_unknown",
            format!("Dataset '{name}' is to belong to organisation {owner}, which does not exist."),
        )
        .with("name", name)
        .with("owner", owner)
    };
    match Err::<(), _>(error).or_reference(unknown_owner) {
        Err(error) => error,
        Ok(()) => Error::internal("a failure without an error"),
    }
}
