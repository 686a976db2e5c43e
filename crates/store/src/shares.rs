//! Shares between departments.

use jixia_model::{
    DatasetName, Error, Result,
    id::{DatasetId, OrganisationId, PersonId, ShareId},
    share::{Application, Grant, Share, ShareMode, ShareNumber, ShareScope, Shown},
};
use jixia_policy::{Permit, ResourceKind, Visible};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Statement,
};

use crate::{
    entity::share,
    failure::OrFailure,
    flows::{self, Flows, day},
    numbers,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Which shares are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareFilter {
    /// Only those of this applicant.
    pub applicant: Option<OrganisationId>,
    /// Only those of this provider.
    pub provider: Option<OrganisationId>,
    /// Only those of this dataset.
    pub dataset: Option<DatasetId>,
    /// Beside the scope all that were sent, for the authority.
    pub or_sent: bool,
    /// Only those in one of these states; all if empty.
    pub states: Vec<String>,
    /// Only those of which a time limit is open: it runs, stands still or is overdue.
    pub with_open_limit: bool,
}

/// Something that differs whenever a share or its dataset has changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShareVersion(String);

/// Finds the version of a share with one prepared statement.
pub(crate) async fn version<C: ConnectionTrait>(db: &C, number: &ShareNumber) -> Result<Option<ShareVersion>> {
    let sql = "select share.state, share.changed_at, dataset.changed_at as dataset_changed_at \
               from share join dataset on dataset.id = share.dataset where share.number = $1";
    let select = Statement::from_sql_and_values(db.get_database_backend(), sql, [number.as_str().into()]);
    let Some(row) = db.query_one_raw(select).await.or_failure()? else {
        return Ok(None);
    };
    let state: String = row.try_get("", "state").or_failure()?;
    let changed: i64 = row.try_get("", "changed_at").or_failure()?;
    let dataset: i64 = row.try_get("", "dataset_changed_at").or_failure()?;
    Ok(Some(ShareVersion(format!("{state} {changed} {dataset}"))))
}

/// Handle of the shares.
#[derive(Debug)]
pub struct Shares<'a> {
    pub(crate) db: &'a Db,
}

impl Shares<'_> {
    /// Finds a share by its number; inside a change its row is locked until commit.
    pub async fn find(&mut self, number: &ShareNumber) -> Result<Option<Share>> {
        let select = share::Entity::find().filter(share::Column::Number.eq(number.as_str()));
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        Ok(match row {
            Some(row) => self.with_limits(vec![row]).await?.pop(),
            None => None,
        })
    }

    /// The share with this identifier; inside a change its row is locked until commit.
    ///
    /// # Errors
    /// `internal` when it is not there: shares are never removed.
    pub async fn get(&mut self, id: ShareId) -> Result<Share> {
        let select = share::Entity::find_by_id(id.0);
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        let found = match row {
            Some(row) => self.with_limits(vec![row]).await?.pop(),
            None => None,
        };
        found.ok_or_else(|| Error::internal(format!("share {id} is not there")))
    }

    /// Lists the shares of a scope, the latest first; the search looks in number, dataset and scenario.
    pub async fn list(&mut self, visible: &Visible, filter: &ShareFilter, page: &Page) -> Result<PageOf<Share>> {
        use share::Column;
        let mut select = wanted(visible, filter);
        if let Some(text) = page.search_text() {
            let searched = [Column::Number, Column::DatasetName, Column::Scenario];
            select = select.filter(scope::containing(text, &searched));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::ChangedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = self.with_limits(rows.or_failure()?).await?;
        Ok(PageOf { items, total })
    }

    /// The number after those of `year`; two changes that ask at once take turns.
    pub async fn next_number(&mut self, year: i32) -> Result<ShareNumber> {
        self.db.take_turn(TURN).await?;
        let prefix = format!("GX-{year}-");
        let latest = numbers::latest::<share::Entity>(self.db, &prefix, share::Column::Number).await?;
        let sequence = numbers::sequence(latest.as_ref().map(|row| row.number.as_str()), &prefix);
        Ok(ShareNumber::new(year, sequence + 1))
    }

    /// Adds a share.
    pub async fn insert(&mut self, share: &Share, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Share, share.id)?;
        let insert = share::Entity::insert(to_row(share).into_active_model());
        insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(share.id.0, &share.progress.limits).await
    }

    /// Saves a share that is there.
    pub async fn save(&mut self, share: &Share, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Share, share.id)?;
        let changed = to_row(share).into_active_model().reset_all();
        share::Entity::update(changed).exec(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(share.id.0, &share.progress.limits).await
    }

    async fn with_limits(&mut self, rows: Vec<share::Model>) -> Result<Vec<Share>> {
        let subjects: Vec<_> = rows.iter().map(|row| row.id).collect();
        let limits = Flows { db: self.db }.limits(&subjects).await?;
        let shares = rows.into_iter().map(to_noun);
        shares
            .map(|share| {
                let mut share = share?;
                let own = limits.iter().filter(|(subject, ..)| *subject == share.id.0);
                share.progress.limits = own.map(|(_, name, limit)| (name.clone(), limit.clone())).collect();
                Ok(share)
            })
            .collect()
    }
}

/// Two changes must not give the same number; the value only has to be ours.
const TURN: i64 = 0x6a69_7869_6102;

fn wanted(visible: &Visible, filter: &ShareFilter) -> Select<share::Entity> {
    use share::Column;
    let mut scope = Condition::any().add(in_scope(visible));
    if filter.or_sent {
        scope = scope.add(Column::SentAt.is_not_null());
    }
    let mut select = share::Entity::find().filter(scope);
    if let Some(applicant) = filter.applicant {
        select = select.filter(Column::Applicant.eq(applicant.0));
    }
    if let Some(provider) = filter.provider {
        select = select.filter(Column::Provider.eq(provider.0));
    }
    if let Some(dataset) = filter.dataset {
        select = select.filter(Column::Dataset.eq(dataset.0));
    }
    if !filter.states.is_empty() {
        select = select.filter(Column::State.is_in(filter.states.iter().map(String::as_str)));
    }
    if filter.with_open_limit {
        select = select.filter(Column::Id.in_subquery(flows::with_open_limit()));
    }
    select
}

/// A share belongs to both of its parties, to the provider since it was sent.
fn in_scope(visible: &Visible) -> Condition {
    use share::Column;
    match visible {
        Visible::All => Condition::all(),
        Visible::PublishedOrSubtree(root) | Visible::SharedOrSubtree(root) | Visible::Subtree(root) => Condition::any()
            .add(Column::Applicant.in_subquery(scope::subtree(*root)))
            .add(
                Condition::all()
                    .add(Column::Provider.in_subquery(scope::subtree(*root)))
                    .add(Column::SentAt.is_not_null()),
            ),
        Visible::Own(person) => Condition::all().add(Column::Person.eq(person.0)),
        Visible::None => scope::nothing(),
    }
}

fn to_row(share: &Share) -> share::Model {
    let application = &share.application;
    let grant = share.grant.as_ref();
    let granted = grant.map(|grant| &grant.scope);
    share::Model {
        id: share.id.0,
        number: share.number.to_string(),
        dataset: share.dataset.0,
        dataset_name: share.dataset_name.to_string(),
        sharing: share.sharing.clone(),
        applicant: share.applicant.0,
        provider: share.provider.0,
        state: share.progress.state.clone(),
        legal_basis: application.legal_basis.clone(),
        scenario: application.scenario.clone(),
        mode: application.mode.word().to_owned(),
        columns: to_columns(&application.scope),
        row_filter: application.scope.rows.clone(),
        area: application.scope.area.clone(),
        until: application.until.to_string(),
        security: application.security.clone(),
        granted_columns: granted.map(to_columns),
        granted_row_filter: granted.and_then(|scope| scope.rows.clone()),
        granted_area: granted.and_then(|scope| scope.area.clone()),
        conditions: grant.and_then(|grant| grant.conditions.clone()),
        calls_per_minute: grant.map(|grant| grant.calls_per_minute.into()),
        granted_until: grant.map(|grant| grant.until.to_string()),
        person: share.by.0,
        sent_at: share.sent_at.map(to_micros),
        created_at: to_micros(share.created_at),
        changed_at: to_micros(share.changed_at),
    }
}

fn to_noun(row: share::Model) -> Result<Share> {
    let grant = grant(&row)?;
    let mode = ShareMode::from_word(&row.mode);
    Ok(Share {
        id: ShareId(row.id),
        number: ShareNumber::parse(&row.number).map_err(Error::internal)?,
        dataset: DatasetId(row.dataset),
        dataset_name: DatasetName::parse(&row.dataset_name).map_err(Error::internal)?,
        sharing: row.sharing,
        applicant: OrganisationId(row.applicant),
        provider: OrganisationId(row.provider),
        application: Application {
            legal_basis: row.legal_basis,
            scenario: row.scenario,
            mode: mode.ok_or_else(|| Error::internal(format!("share mode '{}' in the database", row.mode)))?,
            scope: scope_of(&row.columns, row.row_filter, row.area)?,
            until: day(&row.until)?,
            security: row.security,
        },
        grant,
        by: PersonId(row.person),
        sent_at: row.sent_at.map(from_micros),
        created_at: from_micros(row.created_at),
        changed_at: from_micros(row.changed_at),
        progress: jixia_model::flow::Progress {
            state: row.state,
            limits: Vec::new(),
        },
    })
}

fn grant(row: &share::Model) -> Result<Option<Grant>> {
    let (Some(granted), Some(until)) = (&row.granted_columns, &row.granted_until) else {
        return Ok(None);
    };
    let calls = u32::try_from(row.calls_per_minute.unwrap_or_default());
    Ok(Some(Grant {
        scope: scope_of(granted, row.granted_row_filter.clone(), row.granted_area.clone())?,
        conditions: row.conditions.clone(),
        calls_per_minute: calls.map_err(Error::internal)?,
        until: day(until)?,
    }))
}

/// Names of columns have neither comma nor equals sign: `name,citizen_number=clear`.
fn to_columns(scope: &ShareScope) -> String {
    let columns = scope.columns.iter().map(|name| match scope.shown.get(name) {
        Some(shown) => format!("{name}={}", shown.word()),
        None => name.clone(),
    });
    columns.collect::<Vec<_>>().join(",")
}

fn scope_of(text: &str, rows: Option<String>, area: Option<String>) -> Result<ShareScope> {
    let mut scope = ShareScope {
        rows,
        area,
        ..ShareScope::default()
    };
    for column in text.split(',').filter(|column| !column.is_empty()) {
        let (name, word) = column
            .split_once('=')
            .map_or((column, None), |(name, word)| (name, Some(word)));
        if let Some(word) = word {
            let shown = Shown::from_word(word);
            let shown = shown.ok_or_else(|| Error::internal(format!("a column shown '{word}' in the database")))?;
            scope.shown.insert(name.to_owned(), shown);
        }
        scope.columns.push(name.to_owned());
    }
    Ok(scope)
}
