//! Appending to the log of evidence: leaves, the hashes they complete, and a signed checkpoint, in one transaction.
//!
//! Invariant: the log is one line without gaps. Whoever appends holds the head's row until commit, also against other
//! processes on the same database.

use std::sync::Arc;

use jixia_evidence::{Checkpoint, Nodes, Receipt, Signer, leaf_hash, needed_to_append};
use jixia_model::Result;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{HEAD, Head, damaged, head, nodes};
use crate::{
    entity::{checkpoint, receipt, receipt_dataset, receipt_head},
    failure::OrFailure,
    time::to_micros,
    tx::Db,
};

/// Rows of one insert: 9 columns each, below the parameter limits of both databases.
const INSERT_ROWS_MAX: usize = 500;
const HOUR_MICROS: i64 = 3_600_000_000;

/// Appends to the log, and remembers its edge from one commit to the next.
#[derive(Debug)]
pub(crate) struct Log {
    signer: Arc<Signer>,
    known: Option<Appended>,
}

/// The log as it is once the transaction is committed.
#[derive(Debug)]
pub(crate) struct Appended {
    head: Head,
    edge: Nodes,
    hour: i64,
}

impl Log {
    pub(crate) fn new(signer: Arc<Signer>) -> Self {
        Self { signer, known: None }
    }

    /// Appends receipts in their order; what is answered is told to [`Log::committed`] after the commit.
    ///
    /// # Errors
    /// `evidence.log_damaged` when the log is not as it was signed.
    pub(crate) async fn append(&mut self, db: &Db, receipts: &[Receipt]) -> Result<Appended> {
        let Appended { head, mut edge, hour } = self.edge(db).await?;
        let (mut size, mut leaves, mut about) = (head.size, Vec::new(), Vec::new());
        for receipt in receipts {
            let text = receipt.to_text()?;
            let hashes = edge.append(size, leaf_hash(&text))?;
            about.extend(datasets(receipt).map(|dataset| receipt_dataset::ActiveModel {
                dataset: Set(dataset.to_owned()),
                number: Set(size.cast_signed()),
            }));
            leaves.push(row(size, receipt, text, hashes.concat()));
            size += 1;
        }
        for rows in leaves.chunks(INSERT_ROWS_MAX) {
            let insert = receipt::Entity::insert_many(rows.iter().cloned().map(IntoActiveModel::into_active_model));
            insert.exec_without_returning(&db.tx).await.or_failure()?;
        }
        for rows in about.chunks(INSERT_ROWS_MAX) {
            let insert = receipt_dataset::Entity::insert_many(rows.to_vec());
            insert.exec_without_returning(&db.tx).await.or_failure()?;
        }
        let root = edge.root(size)?;
        let note = self.signer.sign(&Checkpoint { size, root })?;
        edge.keep_edge(size);
        let head = Head { size, note };
        save_head(db, &head).await?;
        let now = receipts.last().map_or(hour, |last| to_micros(last.at) / HOUR_MICROS);
        if now != hour {
            keep_checkpoint(db, &head, now).await?;
        }
        Ok(Appended { head, edge, hour: now })
    }

    /// Remembers where the log ends now.
    pub(crate) fn committed(&mut self, appended: Appended) {
        self.known = Some(appended);
    }

    /// The end of the log: from memory, when nobody else has appended since.
    async fn edge(&mut self, db: &Db) -> Result<Appended> {
        let head = head(db).await?;
        if let Some(known) = self.known.take().filter(|known| known.head == head) {
            return Ok(known);
        }
        let edge = nodes(db, needed_to_append(head.size)).await?;
        if head.size > 0 {
            let signed = self.signer.public_key().open(&head.note);
            let signed = signed.map_err(|error| damaged("its head is not signed").with_source(error))?;
            let root = edge.root(head.size);
            let root = root.map_err(|error| damaged("leaves are gone").with_source(error))?;
            if (signed.size, signed.root) != (head.size, root) {
                return Err(damaged("its end is not what was signed"));
            }
        }
        // No hour: the first checkpoint of this process is kept, unless its hour has one.
        let hour = i64::MIN;
        Ok(Appended { head, edge, hour })
    }
}

async fn save_head(db: &Db, head: &Head) -> Result<()> {
    let update = receipt_head::Entity::update_many()
        .col_expr(receipt_head::Column::Size, Expr::val(head.size.cast_signed()))
        .col_expr(receipt_head::Column::Note, Expr::val(head.note.as_str()))
        .filter(receipt_head::Column::Id.eq(HEAD));
    update.exec(&db.tx).await.or_failure().map(|_| ())
}

async fn keep_checkpoint(db: &Db, head: &Head, hour: i64) -> Result<()> {
    let row = checkpoint::ActiveModel {
        size: Set(head.size.cast_signed()),
        hour: Set(hour),
        note: Set(head.note.clone()),
    };
    let known = OnConflict::column(checkpoint::Column::Hour).do_nothing().to_owned();
    let insert = checkpoint::Entity::insert(row).on_conflict(known);
    insert.exec_without_returning(&db.tx).await.or_failure().map(|_| ())
}

/// Names of the datasets that a receipt is about, each once.
pub(super) fn datasets(receipt: &Receipt) -> impl Iterator<Item = &str> {
    let mut names: Vec<_> = receipt.tables.iter().map(|table| table.dataset.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter()
}

/// The row of a leaf: its text and what it is found by.
pub(super) fn row(number: u64, receipt: &Receipt, text: String, hashes: Vec<u8>) -> receipt::Model {
    receipt::Model {
        number: number.cast_signed(),
        id: receipt.id.0,
        at: to_micros(receipt.at),
        kind: receipt.kind.word().to_owned(),
        organisation: receipt.organisation.map(|id| id.0),
        person: receipt.person.map(|id| id.0),
        grant_number: receipt.grant.clone(),
        content: text,
        hashes,
    }
}
