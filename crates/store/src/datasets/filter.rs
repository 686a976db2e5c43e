//! What a list of datasets is narrowed down by, and how many datasets there are for each value of it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use jixia_model::{
    Error, Result, Text,
    contract::UpdateCycle,
    dataset::{DatasetState, Origin},
    freshness::Health,
    id::OrganisationId,
};
use jixia_policy::Visible;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, sea_query::Expr,
};
use uuid::Uuid;

use super::{freshness, search};
use crate::{
    entity::{dataset, organisation_path},
    failure::OrFailure,
    scope,
    time::to_micros,
    tx::Db,
};

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
    /// Of this health at that instant.
    pub health: Option<(Health, DateTime<Utc>)>,
    /// Published at this instant or later.
    pub published_since: Option<DateTime<Utc>>,
}

/// How many datasets there are for each value, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By organisation, those above owners included, as if the list were not narrowed by one.
    pub owners: Vec<OwnerCount>,
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
    /// By health, those without datasets left out.
    pub health: Vec<(Health, u64)>,
}

/// How many datasets an organisation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerCount {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its own.
    pub own: u64,
    /// Its own and those of all below it.
    pub whole: u64,
}

/// The condition of a list: scope, filter and search together.
pub(super) fn condition(visible: &Visible, filter: &DatasetFilter, search: Option<&str>) -> Condition {
    use dataset::Column;
    let theme = filter.theme.as_ref().map(|theme| {
        Condition::any()
            .add(Column::ThemeZh.eq(theme.as_str()))
            .add(Column::ThemeEn.eq(theme.as_str()))
    });
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
        .add_option(
            filter
                .published_since
                .map(|since| Column::PublishedAt.gte(to_micros(since))),
        )
        .add_option(filter.health.map(|(health, now)| freshness::condition(health, now)))
        .add_option(search.map(search::condition))
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
pub(super) async fn facets(
    db: &Db,
    visible: &Visible,
    filter: &DatasetFilter,
    search: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Facets> {
    use dataset::Column;
    let condition = &condition(visible, filter, search);
    // The tree of organisations stays whole, so that another one can be chosen.
    let of_all = DatasetFilter {
        owner: None,
        ..filter.clone()
    };
    let of_all = self::condition(visible, &of_all, search);
    let themes = count(db, condition, Column::ThemeZh, Column::ThemeEn).await?;
    let sharing = count(db, condition, Column::Sharing, Column::Sharing).await?;
    let cycles = count(db, condition, Column::UpdateCycle, Column::UpdateCycle).await?;
    let states = count(db, condition, Column::State, Column::State).await?;
    let origins = count(db, condition, Column::Origin, Column::Origin).await?;
    Ok(Facets {
        owners: count_owners(db, &of_all).await?,
        health: count_health(db, condition, now).await?,
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

/// Counts of every organisation that has datasets or stands above one that has, the most frequent first.
async fn count_owners(db: &Db, condition: &Condition) -> Result<Vec<OwnerCount>> {
    use organisation_path::Column as Path;
    let join = dataset::Entity::find()
        .select_only()
        .join(JoinType::InnerJoin, dataset::Relation::Paths.def())
        .column_as(Path::Ancestor, "value")
        .column_as(dataset::Column::Id.count(), "datasets")
        .filter(condition.clone())
        .group_by(Path::Ancestor);
    let own = join
        .clone()
        .filter(Path::Distance.eq(0))
        .into_model::<CountedOwner>()
        .all(&db.tx);
    let own = own.await.or_failure()?;
    let own: HashMap<Uuid, i64> = own.into_iter().map(|row| (row.value, row.datasets)).collect();
    let whole = join
        .order_by_desc(Expr::col("datasets"))
        .order_by_asc(Path::Ancestor)
        .into_model::<CountedOwner>()
        .all(&db.tx);
    let count = |row: CountedOwner| OwnerCount {
        organisation: OrganisationId(row.value),
        own: own.get(&row.value).copied().unwrap_or_default().unsigned_abs(),
        whole: row.datasets.unsigned_abs(),
    };
    Ok(whole.await.or_failure()?.into_iter().map(count).collect())
}

async fn count_health(db: &Db, condition: &Condition, now: DateTime<Utc>) -> Result<Vec<(Health, u64)>> {
    let mut counts = Vec::new();
    for (health, _) in Health::ALL {
        let of_it = Condition::all()
            .add(condition.clone())
            .add(freshness::condition(health, now));
        let count = dataset::Entity::find().filter(of_it).count(&db.tx).await.or_failure()?;
        if count > 0 {
            counts.push((health, count));
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(counts)
}
