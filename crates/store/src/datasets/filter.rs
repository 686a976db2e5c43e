//! What a list of datasets is narrowed down by, and how many datasets there are for each value of it.

use jixia_model::{
    Error, Result, Text,
    contract::UpdateCycle,
    dataset::{DatasetState, Origin},
    id::OrganisationId,
};
use jixia_policy::Visible;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::{entity::dataset, failure::OrFailure, scope, tx::Db};

/// What a list of datasets is narrowed down by; nothing set wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatasetFilter {
    /// Owned by this organisation or one below it.
    pub owner: Option<OrganisationId>,
    /// With this theme, in either language.
    pub theme: Option<String>,
    /// With this sharing attribute: `unconditional`, `conditional`, `not-shared`.
    pub sharing: Option<String>,
    /// With this update cycle.
    pub update_cycle: Option<UpdateCycle>,
    /// In this state.
    pub state: Option<DatasetState>,
    /// From this origin.
    pub origin: Option<Origin>,
}

/// How many datasets there are for each value, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By owning organisation.
    pub owners: Vec<(OrganisationId, u64)>,
    /// By theme.
    pub themes: Vec<(Text, u64)>,
    /// By the word of the sharing attribute.
    pub sharing: Vec<(String, u64)>,
    /// By update cycle.
    pub update_cycles: Vec<(UpdateCycle, u64)>,
    /// By state.
    pub states: Vec<(DatasetState, u64)>,
    /// By origin.
    pub origins: Vec<(Origin, u64)>,
}

/// The condition of a list: scope, filter and search together.
pub(super) fn condition(visible: &Visible, filter: &DatasetFilter, search: Option<&str>) -> Condition {
    use dataset::Column;
    let theme = filter.theme.as_ref().map(|theme| {
        Condition::any()
            .add(Column::ThemeZh.eq(theme.as_str()))
            .add(Column::ThemeEn.eq(theme.as_str()))
    });
    let searched = [
        Column::Name,
        Column::TitleZh,
        Column::TitleEn,
        Column::SummaryZh,
        Column::SummaryEn,
        Column::ResourceCode,
    ];
    Condition::all()
        .add(scope::datasets(visible))
        .add_option(
            filter
                .owner
                .map(|owner| Column::Owner.in_subquery(scope::subtree(owner))),
        )
        .add_option(theme)
        .add_option(filter.sharing.as_deref().map(|sharing| Column::Sharing.eq(sharing)))
        .add_option(filter.update_cycle.map(|cycle| Column::UpdateCycle.eq(cycle.word())))
        .add_option(filter.state.map(|state| Column::State.eq(state.word())))
        .add_option(filter.origin.map(|origin| Column::Origin.eq(origin.word())))
        .add_option(search.map(|text| scope::containing(text, &searched)))
}

#[derive(FromQueryResult)]
struct Counted {
    value: String,
    other: String,
    datasets: i64,
}

#[derive(FromQueryResult)]
struct CountedOwner {
    value: Uuid,
    datasets: i64,
}

/// Counts by each facet.
pub(super) async fn facets(db: &Db, condition: &Condition) -> Result<Facets> {
    use dataset::Column;
    let themes = count(db, condition, Column::ThemeZh, Column::ThemeEn).await?;
    let sharing = count(db, condition, Column::Sharing, Column::Sharing).await?;
    let cycles = count(db, condition, Column::UpdateCycle, Column::UpdateCycle).await?;
    let states = count(db, condition, Column::State, Column::State).await?;
    let origins = count(db, condition, Column::Origin, Column::Origin).await?;
    Ok(Facets {
        owners: count_owners(db, condition).await?,
        themes: themes
            .into_iter()
            .map(|row| (Text::new(row.value, row.other), row.datasets.unsigned_abs()))
            .collect(),
        sharing: sharing
            .into_iter()
            .map(|row| (row.value, row.datasets.unsigned_abs()))
            .collect(),
        update_cycles: words(cycles, UpdateCycle::from_word)?,
        states: words(states, DatasetState::from_word)?,
        origins: words(origins, Origin::from_word)?,
    })
}

fn words<T>(rows: Vec<Counted>, from_word: impl Fn(&str) -> Option<T>) -> Result<Vec<(T, u64)>> {
    let known = |row: Counted| {
        let value = from_word(&row.value).ok_or_else(|| Error::internal(format!("'{}' in the database", row.value)))?;
        Ok((value, row.datasets.unsigned_abs()))
    };
    rows.into_iter().map(known).collect()
}

async fn count(db: &Db, condition: &Condition, value: dataset::Column, other: dataset::Column) -> Result<Vec<Counted>> {
    let select = dataset::Entity::find()
        .select_only()
        .column_as(value, "value")
        .column_as(other, "other")
        .column_as(dataset::Column::Id.count(), "datasets")
        .filter(condition.clone())
        .group_by(value)
        .group_by(other)
        .order_by_desc(Expr::col("datasets"))
        .order_by_asc(value);
    select.into_model::<Counted>().all(&db.tx).await.or_failure()
}

async fn count_owners(db: &Db, condition: &Condition) -> Result<Vec<(OrganisationId, u64)>> {
    let select = dataset::Entity::find()
        .select_only()
        .column_as(dataset::Column::Owner, "value")
        .column_as(dataset::Column::Id.count(), "datasets")
        .filter(condition.clone())
        .group_by(dataset::Column::Owner)
        .order_by_desc(Expr::col("datasets"))
        .order_by_asc(dataset::Column::Owner);
    let rows = select.into_model::<CountedOwner>().all(&db.tx).await.or_failure()?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.value), row.datasets.unsigned_abs()))
        .collect())
}
