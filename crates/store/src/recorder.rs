//! Writes audit rows and receipts of many requests in one commit, and tells each request when its own are on disk.
//!
//! A look-up takes far less time than a commit; with a commit of its own, each would wait for all others.

use std::sync::Arc;

use jixia_evidence::{Receipt, Signer};
use jixia_model::{Error, Result};
use sea_orm::{DatabaseConnection, EntityTrait, TransactionTrait};
use tokio::sync::{mpsc, oneshot};

use crate::{
    audit::AuditEntry,
    entity::audit,
    failure::OrFailure,
    receipts::Log,
    record_reads::{self, RecordRead},
    store::{unsigned, writing},
    tx::Db,
};

/// Records that may wait; beyond, requests wait for room.
const WAITING_MAX: usize = 4096;
/// Records of one commit: 16 columns each, below the parameter limits of both databases.
const COMMIT_ROWS_MAX: usize = 500;

/// What one request has to have on disk before it is answered.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// What was decided.
    pub(crate) entry: Option<AuditEntry>,
    /// What is handed out.
    pub(crate) receipt: Option<Receipt>,
    /// The records that the receipt is about.
    pub(crate) reads: Vec<RecordRead>,
}

type Answer = oneshot::Sender<Result<(), String>>;

/// The way to the writer task; the task ends when the last clone is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    sender: mpsc::Sender<(Record, Answer)>,
}

impl Recorder {
    /// Starts the writer task; without a signer it takes no receipts.
    pub(crate) fn start(db: DatabaseConnection, signer: Option<Arc<Signer>>) -> Self {
        let (sender, mut receiver) = mpsc::channel::<(Record, Answer)>(WAITING_MAX);
        let mut writer = Writer {
            db,
            log: signer.map(Log::new),
        };
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(COMMIT_ROWS_MAX);
            while receiver.recv_many(&mut waiting, COMMIT_ROWS_MAX).await > 0 {
                let (records, answers): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
                let result = writer.write(records).await.map_err(|error| told(&error));
                for answer in answers {
                    // Whoever went away meanwhile does not need to know.
                    let _ = answer.send(result.clone());
                }
            }
        });
        Self { sender }
    }

    /// Writes one record and returns when it is committed.
    pub(crate) async fn record(&self, record: Record) -> Result<()> {
        let (answer, result) = oneshot::channel();
        self.sender.send((record, answer)).await.map_err(stopped)?;
        result.await.map_err(stopped)?.map_err(|problem| {
            Error::unavailable(
                "audit.not_written",
                "The audit trail cannot be written, so nothing was handed out; try again, or ask an administrator.",
            )
            .with_source(problem)
        })
    }
}

/// The failure with its cause, for the log.
fn told(error: &Error) -> String {
    let cause = std::error::Error::source(error);
    cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

fn stopped(error: impl std::error::Error) -> Error {
    Error::internal(format!("the writer of the audit trail has stopped: {error}"))
}

/// The writer task's own.
struct Writer {
    db: DatabaseConnection,
    log: Option<Log>,
}

impl Writer {
    async fn write(&mut self, records: Vec<Record>) -> Result<()> {
        let rows: Vec<_> = records.iter().filter_map(|record| record.entry.as_ref()).collect();
        let rows: Vec<_> = rows.into_iter().map(AuditEntry::to_row).collect();
        let (mut receipts, mut reads) = (Vec::new(), Vec::new());
        for Record {
            receipt, reads: about, ..
        } in records
        {
            if let Some(receipt) = receipt {
                reads.extend(about.into_iter().map(|read| (receipt.id, read)));
                receipts.push(receipt);
            }
        }
        let db = Db::new(self.db.begin_with_options(writing()).await.or_failure()?, true);
        if !rows.is_empty() {
            let insert = audit::Entity::insert_many(rows);
            insert.exec_without_returning(&db.tx).await.or_failure()?;
        }
        if receipts.is_empty() {
            return db.tx.commit().await.or_failure();
        }
        let log = self.log.as_mut().ok_or_else(unsigned)?;
        let appended = log.append(&db, &receipts).await?;
        record_reads::insert(&db, &reads).await?;
        db.tx.commit().await.or_failure()?;
        log.committed(appended);
        Ok(())
    }
}
