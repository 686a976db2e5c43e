//! Units of work: a [`Reader`] to look, a [`Tx`] to change.

use std::{
    ops::{Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::{DateTime, Utc};
use jixia_evidence::{Receipt, Signer};
use jixia_model::{Result, id::AuditId};
use jixia_policy::Permit;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect, Select, Statement, sea_query::LockType,
};

use crate::{
    api_keys::ApiKeys,
    audit::{Audit, AuditEntry},
    batches::Batches,
    catalogue_changes::CatalogueChanges,
    conflicts::Conflicts,
    corrections::Corrections,
    datasets::Datasets,
    deliveries::Deliveries,
    disputes::Disputes,
    failure::OrFailure,
    flows::Flows,
    index::Index,
    lineage::Lineage,
    mappings::Mappings,
    notices::Notices,
    organisations::Organisations,
    packs::Packs,
    people::People,
    quality::Quality,
    receipts::{Log, Receipts},
    record_reads::RecordReads,
    saved_queries::SavedQueries,
    sessions::Sessions,
    settings::Settings,
    shares::Shares,
    source_departments::SourceDepartments,
    store::unsigned,
    uploads::Uploads,
};

/// When, for which request and why something is done: what the audit row needs beside the permit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Identifier of the audit row.
    pub id: AuditId,
    /// The instant.
    pub at: DateTime<Utc>,
    /// Identifies the request in log, trail and answer.
    pub request_id: String,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
}

/// The transaction as the handles see it.
#[derive(Debug)]
pub(crate) struct Db {
    pub(crate) tx: DatabaseTransaction,
    writes: bool,
}

impl Db {
    pub(crate) fn new(tx: DatabaseTransaction, writes: bool) -> Self {
        Self { tx, writes }
    }

    /// Whether rows have to be locked: SQLite needs no locks, because a change has the whole database.
    fn locks(&self) -> bool {
        self.writes && self.tx.get_database_backend() == DbBackend::Postgres
    }

    /// Locks the rows of `select` until commit when this is a change, so that nobody decides on what is about to change.
    pub(crate) fn locked<Q: QuerySelect>(&self, select: Q) -> Q {
        if self.locks() {
            select.lock(LockType::NoKeyUpdate)
        } else {
            select
        }
    }

    /// Locks the rows of `select` now, for queries that cannot lock them themselves.
    pub(crate) async fn lock<E: EntityTrait>(&self, select: Select<E>) -> Result<()> {
        if self.locks() {
            self.locked(select).one(&self.tx).await.or_failure()?;
        }
        Ok(())
    }

    /// Lets one change at a time through until commit; `turn` names what they take turns at.
    pub(crate) async fn take_turn(&self, turn: i64) -> Result<()> {
        if self.locks() {
            let sql = "select pg_advisory_xact_lock($1)";
            let lock = Statement::from_sql_and_values(DbBackend::Postgres, sql, [turn.into()]);
            self.tx.execute_raw(lock).await.or_failure()?;
        }
        Ok(())
    }
}

/// A consistent view of the database. Its handles refuse changes: the database itself does.
#[derive(Debug)]
pub struct Reader {
    db: Db,
}

/// A change: all of it happens at [`Tx::commit`], or nothing when it is dropped.
#[derive(Debug)]
#[must_use = "dropped without commit, nothing happened"]
pub struct Tx {
    reader: Reader,
    trail: Trail,
    signer: Option<Arc<Signer>>,
    receipts: Vec<Receipt>,
    changes: Arc<AtomicU64>,
}

macro_rules! handles {
    ($($(#[$doc:meta])* $method:ident: $handle:ident,)*) => {
        impl Reader {
            $($(#[$doc])*
            pub fn $method(&mut self) -> $handle<'_> {
                $handle { db: &self.db }
            })*
        }
    };
}

handles! {
    /// Organisations.
    organisations: Organisations,
    /// People.
    people: People,
    /// Login sessions.
    sessions: Sessions,
    /// API keys.
    api_keys: ApiKeys,
    /// Datasets.
    datasets: Datasets,
    /// Deliveries.
    deliveries: Deliveries,
    /// Files on their way to a delivery.
    uploads: Uploads,
    /// Quality results of deliveries.
    quality: Quality,
    /// Which tables a table is made from.
    lineage: Lineage,
    /// Saved column mappings.
    mappings: Mappings,
    /// Statements that people keep for themselves.
    saved_queries: SavedQueries,
    /// Installed packs.
    packs: Packs,
    /// The keyed look-up index of registries.
    index: Index,
    /// Stewards' decisions on conflicts of registries.
    conflicts: Conflicts,
    /// Values that users of data doubt.
    corrections: Corrections,
    /// What organisations are told.
    notices: Notices,
    /// Changes of the catalogue.
    catalogue_changes: CatalogueChanges,
    /// Source departments of datasets and items.
    source_departments: SourceDepartments,
    /// Shares between departments.
    shares: Shares,
    /// Batches of shared rows.
    batches: Batches,
    /// Disputes about shares.
    disputes: Disputes,
    /// Where subjects stand in their flows.
    flows: Flows,
    /// Settings that people make while the system runs.
    settings: Settings,
    /// The audit trail.
    audit: Audit,
    /// The log of evidence.
    receipts: Receipts,
    /// Who read which record.
    record_reads: RecordReads,
}

impl Reader {
    pub(crate) fn new(tx: DatabaseTransaction) -> Self {
        Self { db: Db::new(tx, false) }
    }
}

impl Tx {
    pub(crate) fn new(
        tx: DatabaseTransaction,
        trail: Trail,
        signer: Option<Arc<Signer>>,
        changes: Arc<AtomicU64>,
    ) -> Self {
        Self {
            reader: Reader { db: Db::new(tx, true) },
            trail,
            signer,
            receipts: Vec::new(),
            changes,
        }
    }

    /// Notes that the commit appends this receipt to the log of evidence.
    pub fn append_receipt(&mut self, receipt: Receipt) {
        self.receipts.push(receipt);
    }

    /// Adds the audit row of one of several acts that happen together; the last is the one that commits.
    pub async fn note(&mut self, permit: Permit, trail: Trail) -> Result<()> {
        let entry = AuditEntry::allowed(&permit, trail);
        Audit { db: &self.reader.db }.insert(&entry).await
    }

    /// Makes the change happen, with its audit row and its receipts in the same transaction.
    pub async fn commit(self, permit: Permit) -> Result<()> {
        // The head of the log is locked last, and so for the shortest time.
        if !self.receipts.is_empty() {
            let signer = self.signer.ok_or_else(unsigned)?;
            Log::new(signer).append(&self.reader.db, &self.receipts).await?;
        }
        let entry = AuditEntry::allowed(&permit, self.trail);
        Audit { db: &self.reader.db }.insert(&entry).await?;
        self.reader.db.tx.commit().await.or_failure()?;
        self.changes.fetch_add(1, Ordering::Release);
        Ok(())
    }
}

/// A change can do all that a view can.
impl Deref for Tx {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
