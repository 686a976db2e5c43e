//! The store: opens units of work, and answers what is asked too often to open one.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use jixia_evidence::{PublicKey, Receipt, Signer};
use jixia_model::{DatasetName, Error, Result, share::ShareNumber};
use jixia_policy::{Permit, Refusal};
use sea_orm::{AccessMode, DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use crate::{
    audit::{AuditEntry, Outcome},
    connect::{self, Pools},
    failure::OrFailure,
    index::{self, BaseLoader, ChangesLoader, LookedUp},
    migration,
    record_reads::RecordRead,
    recorder::{Record, Recorder},
    shares::{self, ShareVersion},
    tx::{Db, Reader, Trail, Tx},
};

/// Connections to PostgreSQL when nothing else is said.
const CONNECTIONS_MAX: u32 = 20;

/// The control-plane database. Cheap to clone; clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    recorder: Recorder,
    signer: Option<Arc<Signer>>,
    changes: Arc<AtomicU64>,
}

impl Store {
    /// Opens the database at `url` (`sqlite://folder/file.db` or `postgres://user:password@host/database`) and brings its
    /// schema up to date.
    ///
    /// # Errors
    /// `store.url_unsupported` (invalid), `store.unreachable`, `store.read_only`, `store.full` (unavailable).
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_with(url, CONNECTIONS_MAX).await
    }

    /// As [`Store::open`], with at most `connections_max` connections to PostgreSQL.
    pub async fn open_with(url: &str, connections_max: u32) -> Result<Self> {
        let pools = connect::open(url, connections_max).await?;
        let tx = pools.write.begin_with_options(writing()).await.or_failure()?;
        let db = Db::new(tx, true);
        migration::run(&db).await?;
        db.tx.commit().await.or_failure()?;
        let recorder = Recorder::start(pools.write.clone(), None);
        Ok(Self {
            pools,
            recorder,
            signer: None,
            changes: Arc::default(),
        })
    }

    /// The store that writes receipts to the log of evidence and signs it; without a signer it refuses them.
    ///
    /// # Errors
    /// `evidence.key_differs` (invalid) when the log was signed with another key.
    pub async fn signing(self, signer: Signer) -> Result<Self> {
        let head = self.read().await?.receipts().head().await?;
        if head.size > 0 && signer.public_key().open(&head.note).is_err() {
            return Err(key_differs());
        }
        let signer = Arc::new(signer);
        Ok(Self {
            recorder: Recorder::start(self.pools.write.clone(), Some(Arc::clone(&signer))),
            signer: Some(signer),
            ..self
        })
    }

    /// The key with which everybody can check the log of evidence.
    ///
    /// # Errors
    /// `internal` when the store has no signer.
    pub fn public_key(&self) -> Result<&PublicKey> {
        self.signer
            .as_ref()
            .map(|signer| signer.public_key())
            .ok_or_else(unsigned)
    }

    /// Begins a change. `trail` says when, for which request and why; the audit row repeats it.
    ///
    /// Changes on SQLite come one after the other: do not begin a second one while holding the first.
    ///
    /// # Errors
    /// `store.busy` (unavailable) when its turn does not come within half a minute.
    pub async fn begin(&self, trail: Trail) -> Result<Tx> {
        let tx = self.pools.write.begin_with_options(writing()).await.or_failure()?;
        Ok(Tx::new(tx, trail, self.signer.clone(), Arc::clone(&self.changes)))
    }

    /// Begins a consistent view for reading, which never waits for changes.
    pub async fn read(&self) -> Result<Reader> {
        let reading = match self.pools.read.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                sqlite_transaction_mode: None,
            },
            _ => TransactionOptions::default(),
        };
        let tx = self.pools.read.begin_with_options(reading).await.or_failure()?;
        Ok(Reader::new(tx))
    }

    /// Finds where the look-up index holds the record of a registry with this key.
    ///
    /// One prepared statement outside any unit of work, because look-ups come by the thousand.
    pub async fn find_record(&self, registry: &DatasetName, key: &str) -> Result<LookedUp> {
        index::find_record(&self.pools.read, registry, key).await
    }

    /// What differs whenever the share of this number or its dataset has changed; none when there is no such share.
    ///
    /// Outside any unit of work, because every use of a share asks for it.
    pub async fn share_version(&self, number: &ShareNumber) -> Result<Option<ShareVersion>> {
        shares::version(&self.pools.read, number).await
    }

    /// How many changes this process has committed, to know when what was remembered has to be looked up again.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// Begins to lay all records of `registry` down in its look-up index; `build` is the version of the registry's table.
    pub async fn load_base(&self, registry: &DatasetName, build: u64) -> Result<BaseLoader> {
        BaseLoader::begin(self.pools.write.clone(), registry.clone(), build).await
    }

    /// Begins to write what changed in `registry` to its look-up index; `build` is the version of the registry's table.
    pub async fn load_changes(&self, registry: &DatasetName, build: u64) -> Result<ChangesLoader> {
        ChangesLoader::begin(self.pools.write.clone(), registry.clone(), build).await
    }

    /// Writes to the audit trail that something allowed was read, and returns when it is on disk.
    ///
    /// Records of many requests share one commit.
    pub async fn record_access(&self, permit: Permit, trail: Trail) -> Result<()> {
        self.record(Some(AuditEntry::allowed(&permit, trail)), None).await
    }

    /// Writes to the audit trail that something was refused, with its receipt when it was about data, and returns when
    /// both are on disk.
    pub async fn record_refusal(&self, refusal: &Refusal, trail: Trail, receipt: Option<Receipt>) -> Result<()> {
        self.record(Some(AuditEntry::refused(refusal, trail)), receipt).await
    }

    /// Appends a receipt to the log of evidence, and writes to the audit trail what allowed it unless that was written
    /// before; returns when both are on disk, in one commit. Only then may the data be handed out.
    ///
    /// Records of many requests share one commit.
    ///
    /// # Errors
    /// `audit.not_written` (unavailable).
    pub async fn record_receipt(&self, receipt: Receipt, allowed: Option<(Permit, Trail)>) -> Result<()> {
        self.record_reads(receipt, allowed, Vec::new()).await
    }

    /// As [`Store::record_receipt`], and keeps by their keys which records it is about, in the same commit.
    ///
    /// # Errors
    /// `audit.not_written` (unavailable).
    pub async fn record_reads(
        &self,
        receipt: Receipt,
        allowed: Option<(Permit, Trail)>,
        reads: Vec<RecordRead>,
    ) -> Result<()> {
        let record = Record {
            entry: allowed.map(|(permit, trail)| AuditEntry::allowed(&permit, trail)),
            receipt: Some(receipt),
            reads,
        };
        self.recorder.record(record).await
    }

    /// Writes to the audit trail that something failed for whom nobody knows, such as a login with a wrong password; the
    /// permit is that of the system, which says so.
    pub async fn record_failure(&self, permit: Permit, trail: Trail) -> Result<()> {
        let entry = AuditEntry {
            outcome: Outcome::Refused,
            ..AuditEntry::allowed(&permit, trail)
        };
        self.record(Some(entry), None).await
    }

    async fn record(&self, entry: Option<AuditEntry>, receipt: Option<Receipt>) -> Result<()> {
        let record = Record {
            entry,
            receipt,
            reads: Vec::new(),
        };
        self.recorder.record(record).await
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<()> {
        self.pools.read.ping().await.or_failure()
    }

    /// Closes all connections; what is waiting for one fails.
    pub async fn close(&self) -> Result<()> {
        self.pools.read.close_by_ref().await.or_failure()?;
        self.pools.write.close_by_ref().await.or_failure()
    }
}

/// A receipt needs a signature.
pub(crate) fn unsigned() -> Error {
    Error::internal("the store was opened without a key for the log of evidence")
}

fn key_differs() -> Error {
    let message = "The log of evidence was signed with another key; give back the key file that belongs to this database \
                   (evidence.key_file).";
    Error::invalid("evidence.key_differs", message)
}

/// A change takes SQLite's write lock at once: a read that turns into a write later could find the lock taken and fail.
pub(crate) fn writing() -> TransactionOptions {
    TransactionOptions {
        isolation_level: None,
        access_mode: None,
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
    }
}
