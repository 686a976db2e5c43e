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

/// Rows of one insert: 10 columns each, below the parameter limits of both databases.
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
        let texts = receipts.iter().map(Receipt::to_text).collect::<Result<Vec<_>>>()?;
        let next = match self.continued(db, receipts, &texts).await? {
            Some(next) => next,
            None => self.read_and_continued(db, receipts, &texts).await?,
        };
        insert(db, &next, receipts, texts).await?;
        if next.is_new_hour {
            keep_checkpoint(db, &next.end.head, next.end.hour).await?;
        }
        Ok(next.end)
    }

    /// What comes behind the end that is remembered; none when there is none, or somebody else has appended since.
    async fn continued(&mut self, db: &Db, receipts: &[Receipt], texts: &[String]) -> Result<Option<Next>> {
        let Some(known) = self.known.take() else {
            return Ok(None);
        };
        let next = self.next(&known, receipts, texts)?;
        Ok(next.take_head(db, &known.head).await?.then_some(next))
    }

    /// What comes behind the end that is stored.
    async fn read_and_continued(&self, db: &Db, receipts: &[Receipt], texts: &[String]) -> Result<Next> {
        let known = self.edge(db).await?;
        let next = self.next(&known, receipts, texts)?;
        if next.take_head(db, &known.head).await? {
            Ok(next)
        } else {
            Err(damaged("its head cannot be moved"))
        }
    }

    /// The log as it will be behind these receipts.
    fn next(&self, known: &Appended, receipts: &[Receipt], texts: &[String]) -> Result<Next> {
        let (first, mut edge) = (known.head.size, known.edge.clone());
        let completed = texts.iter().zip(first..);
        let completed = completed.map(|(text, size)| Ok(edge.append(size, leaf_hash(text))?.concat()));
        let completed = completed.collect::<Result<Vec<_>>>()?;
        let size = first + receipts.len() as u64;
        let root = edge.root(size)?;
        edge.keep_edge(size);
        let note = self.signer.sign(&Checkpoint { size, root })?;
        let hour = receipts
            .last()
            .map_or(known.hour, |last| to_micros(last.at) / HOUR_MICROS);
        Ok(Next {
            first,
            completed,
            is_new_hour: hour != known.hour,
            end: Appended {
                head: Head { size, note },
                edge,
                hour,
            },
        })
    }

    /// Remembers where the log ends now.
    pub(crate) fn committed(&mut self, appended: Appended) {
        self.known = Some(appended);
    }

    /// The end of the log as it is stored, held until commit.
    async fn edge(&self, db: &Db) -> Result<Appended> {
        let head = head(db).await?;
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

/// What is appended next.
struct Next {
    /// Place of the first leaf.
    first: u64,
    /// The hashes that each leaf completes.
    completed: Vec<Vec<u8>>,
    /// Whether the checkpoint is the first of its hour.
    is_new_hour: bool,
    end: Appended,
}

impl Next {
    /// Moves the head, and holds it until commit; whether it was still `known`.
    async fn take_head(&self, db: &Db, known: &Head) -> Result<bool> {
        use receipt_head::Column;
        let head = &self.end.head;
        let update = receipt_head::Entity::update_many()
            .col_expr(Column::Size, Expr::val(head.size.cast_signed()))
            .col_expr(Column::Note, Expr::val(head.note.as_str()))
            .filter(Column::Id.eq(HEAD))
            .filter(Column::Size.eq(known.size.cast_signed()))
            .filter(Column::Note.eq(known.note.as_str()));
        let moved = update.exec(&db.tx).await.or_failure()?;
        Ok(moved.rows_affected == 1)
    }
}

/// Writes the leaves and what they are found by.
async fn insert(db: &Db, next: &Next, receipts: &[Receipt], texts: Vec<String>) -> Result<()> {
    let placed = receipts.iter().zip(next.first..);
    let about: Vec<_> = placed.clone().flat_map(further_datasets).collect();
    let leaves = placed.zip(texts.into_iter().zip(&next.completed));
    let leaves = leaves.map(|((receipt, number), (text, hashes))| row(number, receipt, text, hashes.clone()));
    let leaves: Vec<_> = leaves.map(IntoActiveModel::into_active_model).collect();
    for rows in leaves.chunks(INSERT_ROWS_MAX) {
        let insert = receipt::Entity::insert_many(rows.to_vec());
        insert.exec_without_returning(&db.tx).await.or_failure()?;
    }
    for rows in about.chunks(INSERT_ROWS_MAX) {
        let insert = receipt_dataset::Entity::insert_many(rows.to_vec());
        insert.exec_without_returning(&db.tx).await.or_failure()?;
    }
    Ok(())
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

/// The rows by which a receipt is found under all its datasets but the first.
fn further_datasets((receipt, number): (&Receipt, u64)) -> Vec<receipt_dataset::ActiveModel> {
    let further = datasets(receipt).skip(1);
    let row = |dataset: &str| receipt_dataset::ActiveModel {
        dataset: Set(dataset.to_owned()),
        number: Set(number.cast_signed()),
    };
    further.map(row).collect()
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
        dataset: datasets(receipt).next().map(str::to_owned),
        content: text,
        hashes,
    }
}
