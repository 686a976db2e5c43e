//! Writes audit rows of many requests in one commit, and tells each request when its row is on disk.
//!
//! A look-up takes far less time than a commit; with a commit of its own, each would wait for all others.

use jixia_model::{Error, Result};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, TransactionTrait};
use tokio::sync::{mpsc, oneshot};

use crate::{audit::AuditEntry, entity::audit, failure::OrFailure, store::writing};

/// Rows that may wait; beyond, requests wait for room.
const WAITING_MAX: usize = 4096;
/// Rows of one commit: 16 columns each, below the parameter limits of both databases.
const COMMIT_ROWS_MAX: usize = 500;

type Answer = oneshot::Sender<Result<(), String>>;

/// The way to the writer task; the task ends when the last clone is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    sender: mpsc::Sender<(AuditEntry, Answer)>,
}

impl Recorder {
    /// Starts the writer task.
    pub(crate) fn start(db: DatabaseConnection) -> Self {
        let (sender, mut receiver) = mpsc::channel::<(AuditEntry, Answer)>(WAITING_MAX);
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(COMMIT_ROWS_MAX);
            while receiver.recv_many(&mut waiting, COMMIT_ROWS_MAX).await > 0 {
                let (entries, answers): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
                let result = write(&db, entries).await.map_err(|error| error.to_string());
                for answer in answers {
                    // Whoever went away meanwhile does not need to know.
                    let _ = answer.send(result.clone());
                }
            }
        });
        Self { sender }
    }

    /// Writes one row and returns when it is committed.
    pub(crate) async fn record(&self, entry: AuditEntry) -> Result<()> {
        let (answer, result) = oneshot::channel();
        self.sender.send((entry, answer)).await.map_err(stopped)?;
        result.await.map_err(stopped)?.map_err(|problem| {
            Error::unavailable(
                "audit.not_written",
                "The audit trail cannot be written, so nothing was handed out; try again, or ask an administrator.",
            )
            .with_source(problem)
        })
    }
}

fn stopped(error: impl std::error::Error) -> Error {
    Error::internal(format!("the writer of the audit trail has stopped: {error}"))
}

async fn write(db: &DatabaseConnection, entries: Vec<AuditEntry>) -> Result<()> {
    let rows = entries.iter().map(AuditEntry::to_row);
    let done: Result<(), DbErr> = async {
        let tx = db.begin_with_options(writing()).await?;
        audit::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        tx.commit().await
    }
    .await;
    done.or_failure()
}
