//! Batches of shared rows: their plans and their runs.

use jixia_model::{
    Error, Result,
    batch::{Batch, BatchCounts, BatchKind, BatchPlan, BatchStart, BatchState, BatchTarget, BatchWritten},
    delivery::Reason,
    id::{BatchId, PersonId, ReceiptId, ShareId},
    share::RUNNING,
};
use jixia_policy::{Permit, ResourceKind};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, sea_query::OnConflict,
};

use crate::{
    entity::{batch, batch_plan, share},
    failure::OrFailure,
    page::{Page, PageOf},
    reasons::{read_values, write_values},
    time::{from_micros, to_micros},
    tx::Db,
};

/// Handle of the batches.
#[derive(Debug)]
pub struct Batches<'a> {
    pub(crate) db: &'a Db,
}

impl Batches<'_> {
    /// The plan of a share, where there is one.
    pub async fn find_plan(&mut self, share: ShareId) -> Result<Option<BatchPlan>> {
        let row = batch_plan::Entity::find_by_id(share.0).one(&self.db.tx).await;
        row.or_failure()?.map(to_plan).transpose()
    }

    /// The plans of all shares under which data flow and whose runs are not started by hand alone.
    pub async fn plans_in_force(&mut self) -> Result<Vec<BatchPlan>> {
        use batch_plan::Column;
        let running = share::Entity::find().filter(share::Column::State.eq(RUNNING));
        let running = running.select_only().column(share::Column::Id).into_query();
        let select = batch_plan::Entity::find()
            .filter(Column::Share.in_subquery(running))
            .filter(Column::Starts.ne(HAND))
            .order_by_asc(Column::Share);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_plan).collect()
    }

    /// Puts a plan in place of the one before.
    pub async fn save_plan(&mut self, plan: &BatchPlan, permit: &Permit) -> Result<()> {
        use batch_plan::Column;
        permit.covers(ResourceKind::Share, plan.share)?;
        let columns = [
            Column::DatabaseName,
            Column::SchemaName,
            Column::TableName,
            Column::FolderName,
            Column::Starts,
            Column::Minutes,
            Column::Person,
            Column::ChangedAt,
        ];
        batch_plan::Entity::insert(plan_row(plan).into_active_model())
            .on_conflict(OnConflict::column(Column::Share).update_columns(columns).to_owned())
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Finds a run.
    ///
    /// # Errors
    /// `internal` when it is not there: runs are never removed.
    pub async fn get(&mut self, id: BatchId) -> Result<Batch> {
        let row = batch::Entity::find_by_id(id.0).one(&self.db.tx).await.or_failure()?;
        let row = row.ok_or_else(|| Error::internal(format!("batch {id} is not there")))?;
        to_noun(row)
    }

    /// The run of a share that began last.
    pub async fn latest(&mut self, share: ShareId) -> Result<Option<Batch>> {
        use batch::Column;
        let select = batch::Entity::find().filter(Column::Share.eq(share.0));
        let select = select.order_by_desc(Column::StartedAt).order_by_desc(Column::Id);
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// The last run of each place that has a copy of a share, the latest first.
    pub async fn copies(&mut self, share: ShareId) -> Result<Vec<Batch>> {
        use batch::Column;
        let select = batch::Entity::find()
            .filter(Column::Share.eq(share.0))
            .filter(Column::State.eq(BatchState::Done.word()));
        let select = select.order_by_desc(Column::StartedAt).order_by_desc(Column::Id);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        let mut copies: Vec<Batch> = Vec::new();
        for row in rows {
            let run = to_noun(row)?;
            if copies.iter().all(|known| known.target != run.target) {
                copies.push(run);
            }
        }
        Ok(copies)
    }

    /// The runs that were begun and have not ended, the oldest first.
    pub async fn unfinished(&mut self) -> Result<Vec<Batch>> {
        use batch::Column;
        let select = batch::Entity::find().filter(Column::State.eq(BatchState::Running.word()));
        let select = select.order_by_asc(Column::StartedAt).order_by_asc(Column::Id);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter().map(to_noun).collect()
    }

    /// Lists the runs of a share, the latest first.
    pub async fn list(&mut self, share: ShareId, page: &Page) -> Result<PageOf<Batch>> {
        use batch::Column;
        let select = batch::Entity::find().filter(Column::Share.eq(share.0));
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::StartedAt).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Adds a run.
    pub async fn insert(&mut self, run: &Batch, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Share, run.share)?;
        let insert = batch::Entity::insert(run_row(run).into_active_model());
        insert
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// Saves a run that is there.
    pub async fn save(&mut self, run: &Batch, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Share, run.share)?;
        let changed = run_row(run).into_active_model().reset_all();
        batch::Entity::update(changed)
            .exec(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }
}

const HAND: &str = "hand";
const CHANGE: &str = "change";
const EVERY: &str = "every";
const DAILY: &str = "daily";

fn starts(starts: BatchStart) -> (&'static str, Option<u32>) {
    match starts {
        BatchStart::Hand => (HAND, None),
        BatchStart::Change => (CHANGE, None),
        BatchStart::Every { minutes } => (EVERY, Some(minutes)),
        BatchStart::Daily { minute } => (DAILY, Some(minute)),
    }
}

/// The columns of a place: database, schema, table, folder.
type Place = [Option<String>; 4];

fn place(target: &BatchTarget) -> Place {
    match target {
        BatchTarget::Database { name, schema, table } => {
            [Some(name.clone()), Some(schema.clone()), Some(table.clone()), None]
        }
        BatchTarget::Folder { name } => [None, None, None, Some(name.clone())],
    }
}

fn target(place: Place) -> Result<BatchTarget> {
    match place {
        [Some(name), Some(schema), Some(table), None] => Ok(BatchTarget::Database { name, schema, table }),
        [None, None, None, Some(name)] => Ok(BatchTarget::Folder { name }),
        place => Err(Error::internal(format!("{place:?} is no place of a batch"))),
    }
}

fn plan_row(plan: &BatchPlan) -> batch_plan::Model {
    let [database_name, schema_name, table_name, folder_name] = place(&plan.target);
    let (starts, minutes) = starts(plan.starts);
    batch_plan::Model {
        share: plan.share.0,
        database_name,
        schema_name,
        table_name,
        folder_name,
        starts: starts.to_owned(),
        minutes: minutes.map(i64::from),
        person: plan.by.0,
        changed_at: to_micros(plan.changed_at),
    }
}

fn to_plan(row: batch_plan::Model) -> Result<BatchPlan> {
    let minutes = row.minutes.map(u32::try_from).transpose().map_err(Error::internal)?;
    let starts = match (row.starts.as_str(), minutes) {
        (HAND, None) => BatchStart::Hand,
        (CHANGE, None) => BatchStart::Change,
        (EVERY, Some(minutes)) => BatchStart::Every { minutes },
        (DAILY, Some(minute)) => BatchStart::Daily { minute },
        (word, _) => return Err(Error::internal(format!("'{word}' starts no batch"))),
    };
    Ok(BatchPlan {
        share: ShareId(row.share),
        target: target([row.database_name, row.schema_name, row.table_name, row.folder_name])?,
        starts,
        by: PersonId(row.person),
        changed_at: from_micros(row.changed_at),
    })
}

fn run_row(run: &Batch) -> batch::Model {
    let [database_name, schema_name, table_name, folder_name] = place(&run.target);
    let (written, reason) = (run.written.as_ref(), run.reason.as_ref());
    let counted = |count: fn(&BatchCounts) -> u64| written.map(|written| count(&written.counts).cast_signed());
    batch::Model {
        id: run.id.0,
        share: run.share.0,
        person: run.by.0,
        database_name,
        schema_name,
        table_name,
        folder_name,
        kind: run.kind.word().to_owned(),
        state: run.state.word().to_owned(),
        started_at: to_micros(run.started_at),
        finished_at: run.finished_at.map(to_micros),
        version: written.map(|written| written.version.cast_signed()),
        base_version: written.and_then(|written| written.base_version.map(u64::cast_signed)),
        inserted: counted(|counts| counts.inserted),
        updated: counted(|counts| counts.updated),
        deleted: counted(|counts| counts.deleted),
        total: written.map(|written| written.total.cast_signed()),
        sha256: written.map(|written| written.sha256.clone()),
        receipt: written.map(|written| written.receipt.0),
        reason_code: reason.map(|reason| reason.code.clone()),
        reason_message: reason.map(|reason| reason.message.clone()),
        reason_values: reason.map(|reason| write_values(&reason.values)),
    }
}

fn to_noun(row: batch::Model) -> Result<Batch> {
    let written = written(&row);
    Ok(Batch {
        id: BatchId(row.id),
        share: ShareId(row.share),
        by: PersonId(row.person),
        target: target([row.database_name, row.schema_name, row.table_name, row.folder_name])?,
        kind: BatchKind::from_word(&row.kind).ok_or_else(|| unreadable(&row.kind))?,
        state: BatchState::from_word(&row.state).ok_or_else(|| unreadable(&row.state))?,
        started_at: from_micros(row.started_at),
        finished_at: row.finished_at.map(from_micros),
        written,
        reason: row.reason_code.zip(row.reason_message).map(|(code, message)| Reason {
            code,
            message,
            values: row.reason_values.as_deref().map(read_values).unwrap_or_default(),
        }),
    })
}

fn written(row: &batch::Model) -> Option<BatchWritten> {
    let count = |count: Option<i64>| count.unwrap_or_default().cast_unsigned();
    Some(BatchWritten {
        version: row.version?.cast_unsigned(),
        base_version: row.base_version.map(i64::cast_unsigned),
        counts: BatchCounts {
            inserted: count(row.inserted),
            updated: count(row.updated),
            deleted: count(row.deleted),
        },
        total: count(row.total),
        sha256: row.sha256.clone()?,
        receipt: ReceiptId(row.receipt?),
    })
}

fn unreadable(word: &str) -> Error {
    Error::internal(format!("'{word}' in the database of batches"))
}
