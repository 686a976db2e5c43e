//! Disputes about shares.

use jixia_model::{
    Error, Result,
    dispute::{Dispute, DisputeNumber},
    flow::Progress,
    id::{DisputeId, OrganisationId, PersonId, ShareId},
};
use jixia_policy::{Permit, ResourceKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::dispute,
    failure::OrFailure,
    flows::Flows,
    numbers,
    time::{from_micros, to_micros},
    tx::Db,
};

/// Two changes must not give the same number; the value only has to be ours.
const TURN: i64 = 0x6a69_7869_6105;
/// More disputes than anybody has about one share.
const SHOWN_MAX: u64 = 100;

/// Handle of the disputes.
#[derive(Debug)]
pub struct Disputes<'a> {
    pub(crate) db: &'a Db,
}

impl Disputes<'_> {
    /// Finds a dispute by its number; inside a change its row is locked until commit.
    pub async fn find(&mut self, number: &DisputeNumber) -> Result<Option<Dispute>> {
        let select = dispute::Entity::find().filter(dispute::Column::Number.eq(number.as_str()));
        let row = self.db.locked(select).one(&self.db.tx).await.or_failure()?;
        Ok(match row {
            Some(row) => self.with_limits(vec![row]).await?.pop(),
            None => None,
        })
    }

    /// The disputes about a share, the latest first.
    pub async fn of_share(&mut self, share: ShareId) -> Result<Vec<Dispute>> {
        use dispute::Column;
        let select = dispute::Entity::find()
            .filter(Column::Share.eq(share.0))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(SHOWN_MAX);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        self.with_limits(rows).await
    }

    /// The number after those of `year`; two changes that ask at once take turns.
    pub async fn next_number(&mut self, year: i32) -> Result<DisputeNumber> {
        self.db.take_turn(TURN).await?;
        let prefix = format!("ZY-{year}-");
        let latest = numbers::latest::<dispute::Entity>(self.db, &prefix, dispute::Column::Number).await?;
        let sequence = numbers::sequence(latest.as_ref().map(|row| row.number.as_str()), &prefix);
        Ok(DisputeNumber::new(year, sequence + 1))
    }

    /// Adds a dispute.
    pub async fn insert(&mut self, dispute: &Dispute, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Dispute, dispute.id)?;
        let insert = dispute::Entity::insert(to_row(dispute).into_active_model());
        insert.exec_without_returning(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(dispute.id.0, &dispute.progress.limits).await
    }

    /// Saves a dispute that is there.
    pub async fn save(&mut self, dispute: &Dispute, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Dispute, dispute.id)?;
        let changed = to_row(dispute).into_active_model().reset_all();
        dispute::Entity::update(changed).exec(&self.db.tx).await.or_failure()?;
        let mut flows = Flows { db: self.db };
        flows.save_limits(dispute.id.0, &dispute.progress.limits).await
    }

    async fn with_limits(&mut self, rows: Vec<dispute::Model>) -> Result<Vec<Dispute>> {
        let subjects: Vec<_> = rows.iter().map(|row| row.id).collect();
        let limits = Flows { db: self.db }.limits(&subjects).await?;
        let disputes = rows.into_iter().map(|row| {
            let mut dispute = to_noun(row)?;
            let own = limits.iter().filter(|(subject, ..)| *subject == dispute.id.0);
            dispute.progress.limits = own.map(|(_, name, limit)| (name.clone(), limit.clone())).collect();
            Ok(dispute)
        });
        disputes.collect()
    }
}

fn to_row(dispute: &Dispute) -> dispute::Model {
    dispute::Model {
        id: dispute.id.0,
        number: dispute.number.to_string(),
        share: dispute.share.0,
        opener: dispute.opener.0,
        claim: dispute.claim.clone(),
        state: dispute.progress.state.clone(),
        person: dispute.by.0,
        created_at: to_micros(dispute.created_at),
        changed_at: to_micros(dispute.changed_at),
    }
}

fn to_noun(row: dispute::Model) -> Result<Dispute> {
    Ok(Dispute {
        id: DisputeId(row.id),
        number: DisputeNumber::parse(&row.number).map_err(Error::internal)?,
        share: ShareId(row.share),
        opener: OrganisationId(row.opener),
        claim: row.claim,
        by: PersonId(row.person),
        created_at: from_micros(row.created_at),
        changed_at: from_micros(row.changed_at),
        progress: Progress {
            state: row.state,
            limits: Vec::new(),
        },
    })
}
