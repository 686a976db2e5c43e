//! Corrections: values that users of data doubt.

use jixia_model::{
    DatasetName, Error, Result,
    correction::{Correction, CorrectionNumber, Doubt},
    flow::Progress,
    id::{CorrectionId, DatasetId, OrganisationId, PersonId},
    share::ShareNumber,
};
use jixia_policy::{Permit, ResourceKind, Visible};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    entity::correction,
    failure::OrFailure,
    flows::{self, Flows},
    numbers,
    page::{Page, PageOf},
    scope,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Two changes must not give the same number; the value only has to be ours.
const TURN: i64 = 0x6a69_7869_6104;

/// Which corrections are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionFilter {
    /// Beside the scope all that there are, for the authority.
    pub or_all: bool,
    /// Only those in one of these states; all if empty.
    pub states: Vec<String>,
    /// Only those of which a time limit is open: it runs, stands still or is overdue.
    pub with_open_limit: bool,
    /// Only those that this organisation reported.
    pub reporter: Option<OrganisationId>,
    /// Only those that this organisation verifies.
    pub source: Option<OrganisationId>,
    /// Only those under this share.
    pub share: Option<ShareNumber>,
}

/// Handle of the corrections.
#[derive(Debug)]
pub struct Corrections<'a> {
    pub(crate) db: &'a Db,
}

impl Corrections<'_> {
    /// Finds a correction by its number; inside a change its row is locked until commit.
    pub async fn find(&mut self, number: &CorrectionNumber) -> Result<Option<Correction>> {
        let select = correction::Entity::find().filter(correction::Column::Number.eq(number.as_str()));
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        Ok(match row {
            Some(row) => self.with_limits(vec![row]).await?.pop(),
            None => None,
        })
    }

    /// Lists the corrections of a scope, the latest first; the search looks in number, dataset and column, never in what
    /// may be personal.
    pub async fn list(
        &mut self,
        visible: &Visible,
        filter: &CorrectionFilter,
        page: &Page,
    ) -> Result<PageOf<Correction>> {
        use correction::Column;
        let mut select = correction::Entity::find().filter(wanted(visible, filter));
        if let Some(text) = page.search_text() {
            let searched = [Column::Number, Column::DatasetName, Column::Field];
            select = select.filter(scope::containing(text, &searched));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::ChangedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = self.with_limits(rows.or_failure()?).await?;
        Ok(PageOf { items, total })
    }

    /// The latest correction of the same value by the same organisation.
    pub async fn latest_of(
        &mut self,
        dataset: DatasetId,
        doubt: &Doubt,
        reporter: OrganisationId,
    ) -> Result<Option<Correction>> {
        use correction::Column;
        let select = correction::Entity::find()
            .filter(Column::Dataset.eq(dataset.0))
            .filter(Column::RecordKey.eq(doubt.key.as_str()))
            .filter(Column::Field.eq(doubt.column.as_str()))
            .filter(Column::Reporter.eq(reporter.0))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id);
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// The number after those of `year`; two changes that ask at once take turns.
    pub async fn next_number(&mut self, year: i32) -> Result<CorrectionNumber> {
        self.db.take_turn(TURN).await?;
        let prefix = format!("JH-{year}-");
        let latest = numbers::latest::<correction::Entity>(self.db, &prefix, correction::Column::Number).await?;
        let sequence = numbers::sequence(latest.as_ref().map(|row| row.number.as_str()), &prefix);
        Ok(CorrectionNumber::new(year, sequence + 1))
    }

    /// Adds a correction.
    pub async fn insert(&mut self, correction: &Correction, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Correction, correction.id)?;
        let insert = correction::Entity::insert(to_row(correction).into_active_model());
        insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(correction.id.0, &correction.progress.limits).await
    }

    /// Saves a correction that is there.
    pub async fn save(&mut self, correction: &Correction, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Correction, correction.id)?;
        let changed = to_row(correction).into_active_model().reset_all();
        correction::Entity::update(changed)
            .exec(&self.db.tx)
            .await
            .or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(correction.id.0, &correction.progress.limits).await
    }

    async fn with_limits(&mut self, rows: Vec<correction::Model>) -> Result<Vec<Correction>> {
        let subjects: Vec<_> = rows.iter().map(|row| row.id).collect();
        let limits = Flows { db: self.db }.limits(&subjects).await?;
        let corrections = rows.into_iter().map(|row| {
            let mut correction = to_noun(row)?;
            let own = limits.iter().filter(|(subject, ..)| *subject == correction.id.0);
            correction.progress.limits = own.map(|(_, name, limit)| (name.clone(), limit.clone())).collect();
            Ok(correction)
        });
        corrections.collect()
    }
}

fn wanted(visible: &Visible, filter: &CorrectionFilter) -> Condition {
    use correction::Column;
    let mut scope = Condition::any().add(in_scope(visible));
    if filter.or_all {
        scope = scope.add(Condition::all());
    }
    let mut condition = Condition::all()
        .add(scope)
        .add_option(filter.reporter.map(|id| Column::Reporter.eq(id.0)))
        .add_option(filter.source.map(|id| Column::Source.eq(id.0)))
        .add_option(
            filter
                .share
                .as_ref()
                .map(|share| Column::ShareNumber.eq(share.as_str())),
        );
    if !filter.states.is_empty() {
        condition = condition.add(Column::State.is_in(filter.states.iter().map(String::as_str)));
    }
    if filter.with_open_limit {
        condition = condition.add(Column::Id.in_subquery(flows::with_open_limit()));
    }
    condition
}

/// A correction belongs to who reported it and to who verifies it.
fn in_scope(visible: &Visible) -> Condition {
    use correction::Column;
    match visible {
        Visible::All => Condition::all(),
        Visible::PublishedOrSubtree(root) | Visible::SharedOrSubtree(root) | Visible::Subtree(root) => Condition::any()
            .add(Column::Reporter.in_subquery(scope::subtree(*root)))
            .add(Column::Source.in_subquery(scope::subtree(*root))),
        Visible::Own(person) => Condition::all().add(Column::Person.eq(person.0)),
        Visible::None => scope::nothing(),
    }
}

fn to_row(correction: &Correction) -> correction::Model {
    let doubt = &correction.doubt;
    correction::Model {
        id: correction.id.0,
        number: correction.number.to_string(),
        dataset: correction.dataset.0,
        dataset_name: correction.dataset_name.to_string(),
        share_number: correction.share.as_ref().map(ToString::to_string),
        source_dataset: correction.source_dataset.to_string(),
        record_key: doubt.key.clone(),
        field: doubt.column.clone(),
        seen: doubt.seen.clone(),
        believed: doubt.believed.clone(),
        evidence: doubt.evidence.clone(),
        reporter: correction.reporter.0,
        source: correction.source.0,
        state: correction.progress.state.clone(),
        corrected_to: correction.corrected_to.clone(),
        person: correction.by.0,
        created_at: to_micros(correction.created_at),
        changed_at: to_micros(correction.changed_at),
    }
}

fn to_noun(row: correction::Model) -> Result<Correction> {
    let share = row.share_number.as_deref().map(ShareNumber::parse);
    Ok(Correction {
        id: CorrectionId(row.id),
        number: CorrectionNumber::parse(&row.number).map_err(Error::internal)?,
        dataset: DatasetId(row.dataset),
        dataset_name: DatasetName::parse(&row.dataset_name).map_err(Error::internal)?,
        share: share.transpose().map_err(Error::internal)?,
        source_dataset: DatasetName::parse(&row.source_dataset).map_err(Error::internal)?,
        doubt: Doubt {
            key: row.record_key,
            column: row.field,
            seen: row.seen,
            believed: row.believed,
            evidence: row.evidence,
        },
        reporter: OrganisationId(row.reporter),
        source: OrganisationId(row.source),
        corrected_to: row.corrected_to,
        by: PersonId(row.person),
        created_at: from_micros(row.created_at),
        changed_at: from_micros(row.changed_at),
        progress: Progress {
            state: row.state,
            limits: Vec::new(),
        },
    })
}
