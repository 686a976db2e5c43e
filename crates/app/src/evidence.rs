//! Evidence of what is handed out: a receipt for each answer and each refusal, before anybody sees the answer; receipts
//! found again with their proofs; the whole log checked.

mod check;

use std::sync::{Arc, Mutex, PoisonError};

use jixia_evidence::{Door, Hash, Kind, Receipt, ReceiptFile, TableRead};
use jixia_lake::ReadTable;
use jixia_model::{DatasetName, Error, Result, id::ReceiptId};
use jixia_policy::{Action, Actor, Permit, Refusal, ResourceKind};
use jixia_store::{LoggedReceipt, Page, PageOf, ReceiptFilter, RecordRead, Trail};
use sha2::{Digest, Sha256};

pub use check::check_log;

use crate::{Cx, Services};

/// Acts whose refusal has a receipt: somebody wanted data and did not get them.
const DATA: [Action; 3] = [Action::LookUpRecord, Action::ReadRows, Action::ReadUnmaskedRows];

/// Identifiers of the receipts that one request made. Clones share the list.
#[derive(Clone, Debug, Default)]
pub struct Handed(Arc<Mutex<Vec<ReceiptId>>>);

impl Handed {
    /// Adds a receipt that is on disk.
    pub fn add(&self, id: ReceiptId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    }

    /// The receipt that was made last.
    pub fn last(&self) -> Option<ReceiptId> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).last().copied()
    }
}

/// SHA-256 of an answer, of which the receipt speaks; takes the bytes as they are sent, piece by piece.
#[derive(Clone, Debug, Default)]
pub struct AnswerHash(Sha256);

impl AnswerHash {
    /// The hash of an answer that is there as a whole.
    pub fn of(answer: &[u8]) -> Self {
        Self(Sha256::new_with_prefix(answer))
    }

    /// Whether the receipt is about this answer.
    pub fn is_of(self, receipt: &Receipt) -> bool {
        let own: [u8; 32] = self.0.finalize().into();
        receipt.answer == Some(own)
    }

    /// Adds the next bytes.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }
}

/// The receipt of an answer that is ready or being made. Nothing may be handed out before it is sealed.
#[derive(Debug)]
#[must_use = "an answer is not handed out before its receipt is sealed"]
pub struct Draft {
    receipt: Receipt,
    allowed: Option<(Permit, Trail)>,
    reads: Vec<RecordRead>,
}

impl Draft {
    /// A receipt of an answer to this request, made from these tables.
    pub fn new(cx: &Cx, tables: Vec<TableRead>) -> Self {
        let caller = &cx.caller;
        let asked = Asked {
            at: cx.trail(),
            door: cx.door,
            actor: &caller.into(),
        };
        Self {
            receipt: asked.receipt(&cx.services, Kind::Answer, tables),
            allowed: None,
            reads: Vec::new(),
        }
    }

    /// The audit row of this permit is written together with the receipt.
    pub fn with_permit(self, cx: &Cx, permit: Permit) -> Self {
        Self {
            allowed: Some((permit, cx.trail())),
            ..self
        }
    }

    /// Says that this is not an answer but a batch or a file.
    pub fn of_kind(mut self, kind: Kind) -> Self {
        self.receipt.kind = kind;
        self
    }

    /// Says which records the answer is about; the receipt does not name them, and each is kept once.
    pub fn about(mut self, dataset: &DatasetName, keys: impl IntoIterator<Item = String>, found: bool) -> Self {
        let mut keys: Vec<String> = keys.into_iter().collect();
        keys.sort();
        keys.dedup();
        let read = |key| RecordRead {
            dataset: dataset.clone(),
            key,
            found,
        };
        self.reads.extend(keys.into_iter().map(read));
        self
    }

    /// Identifier of the receipt, for an answer that names it itself.
    pub fn id(&self) -> ReceiptId {
        self.receipt.id
    }

    /// Says under which grant it is given, and for which case.
    pub fn under(mut self, grant: &str, case: Option<&str>) -> Self {
        self.receipt.grant = Some(grant.to_owned());
        self.receipt.case = case.map(str::to_owned);
        self
    }

    /// Seals the receipt over the bytes that are going to be handed out, of so many rows; returns when it is on disk.
    ///
    /// # Errors
    /// `audit.not_written` (unavailable): then nothing may be handed out.
    pub async fn seal(mut self, cx: &Cx, answer: AnswerHash, rows: u64) -> Result<ReceiptId> {
        self.receipt.answer = Some(answer.0.finalize().into());
        self.receipt.rows = Some(rows);
        self.record(cx).await
    }

    /// Seals the receipt of a question to which there is no answer: it was asked, and nothing was found.
    ///
    /// # Errors
    /// As [`Draft::seal`].
    pub async fn seal_empty(mut self, cx: &Cx) -> Result<ReceiptId> {
        self.receipt.rows = Some(0);
        self.record(cx).await
    }

    /// The receipt over these bytes of so many rows, for a change whose commit appends it
    /// ([`jixia_store::Tx::append_receipt`]).
    pub fn into_receipt(mut self, answer: AnswerHash, rows: u64) -> Receipt {
        self.receipt.answer = Some(answer.0.finalize().into());
        self.receipt.rows = Some(rows);
        self.receipt
    }

    /// As [`Draft::into_receipt`], for what was hashed where it was written.
    pub fn into_receipt_of(mut self, sha256: [u8; 32], rows: u64) -> Receipt {
        self.receipt.answer = Some(sha256);
        self.receipt.rows = Some(rows);
        self.receipt
    }

    async fn record(self, cx: &Cx) -> Result<ReceiptId> {
        let id = self.receipt.id;
        cx.services
            .store
            .record_reads(self.receipt, self.allowed, self.reads)
            .await?;
        cx.handed.add(id);
        Ok(id)
    }
}

/// The tables that a query read, as receipts name them.
pub fn tables(read: &[ReadTable]) -> Vec<TableRead> {
    let table = |read: &ReadTable| TableRead {
        dataset: read.name.clone(),
        version: read.version,
    };
    read.iter().map(table).collect()
}

/// The receipt of a refusal, when it was data that was refused.
pub(crate) fn of_refusal(services: &Services, refusal: &Refusal, trail: &Trail, door: Door) -> Option<Receipt> {
    let (tables, grant) = match (refusal.resource_kind, refusal.action) {
        (ResourceKind::Dataset, action) if DATA.contains(&action) => {
            let dataset = refusal.resource_name.clone();
            (vec![TableRead { dataset, version: None }], None)
        }
        (ResourceKind::Share, Action::UseShare) => (Vec::new(), Some(refusal.resource_name.clone())),
        _ => return None,
    };
    let asked = Asked {
        at: trail.clone(),
        door,
        actor: &refusal.actor,
    };
    let receipt = asked.receipt(services, Kind::Refusal, tables);
    Some(Receipt { grant, ..receipt })
}

/// Who asked, when, why and by which way.
struct Asked<'a> {
    at: Trail,
    door: Door,
    actor: &'a Actor,
}

impl Asked<'_> {
    fn receipt(self, services: &Services, kind: Kind, tables: Vec<TableRead>) -> Receipt {
        Receipt {
            id: ReceiptId::new(&*services.ids),
            at: self.at.at,
            kind,
            door: self.door,
            organisation: Some(self.actor.organisation),
            person: Some(self.actor.person),
            api_key: self.actor.api_key,
            grant: None,
            purpose: self.at.purpose,
            case: None,
            tables,
            rows: None,
            answer: None,
        }
    }
}

/// A page of the receipts that the caller may see, the latest first: those of the own organisation and below it.
pub async fn list(cx: &Cx, filter: &ReceiptFilter, page: &Page) -> Result<PageOf<LoggedReceipt>> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadReceipt);
    cx.services
        .store
        .read()
        .await?
        .receipts()
        .list(&visible, filter, page)
        .await
}

/// A receipt with the proof that it is in the log as it is now.
///
/// # Errors
/// `receipt.unknown` (not found), also for receipts that the caller may not see.
pub async fn file(cx: &Cx, id: ReceiptId) -> Result<ReceiptFile> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadReceipt);
    let mut reader = cx.services.store.read().await?;
    let found = reader.receipts().find(&visible, id).await?.ok_or_else(|| unknown(id))?;
    let head = reader.receipts().head().await?;
    Ok(ReceiptFile {
        proof: reader.receipts().inclusion(head.size, found.number).await?,
        number: found.number,
        text: found.text,
        checkpoint: head.note,
    })
}

/// The signed checkpoint of the log as it is now.
///
/// # Errors
/// `evidence.log_empty` (not found) while nothing was handed out.
pub async fn checkpoint(cx: &Cx) -> Result<String> {
    let head = cx.services.store.read().await?.receipts().head().await?;
    if head.size == 0 {
        return Err(Error::not_found(
            "evidence.log_empty",
            "The log of evidence has no receipt yet.",
        ));
    }
    Ok(head.note)
}

/// That the log only grew: its checkpoint now, and the proof that the first `old` leaves are those of an older one.
///
/// # Errors
/// `evidence.log_shorter` (invalid) when the log never had that size.
pub async fn consistency(cx: &Cx, old: u64) -> Result<(String, Vec<Hash>)> {
    let mut reader = cx.services.store.read().await?;
    let head = reader.receipts().head().await?;
    if !(1..=head.size).contains(&old) {
        let size = head.size;
        let message = format!("The log has {size} receipts, so it never had {old}; ask for 1 to {size}.");
        return Err(Error::invalid("evidence.log_shorter", message)
            .with("size", size)
            .with("old", old));
    }
    Ok((head.note, reader.receipts().consistency(head.size, old).await?))
}

/// The public key of the log, one line.
pub fn public_key(services: &Services) -> Result<String> {
    Ok(services.store.public_key()?.to_string())
}

/// Checks a receipt file, part by part, with the public key of this log; gives the receipt and how many leaves its checkpoint
/// has.
///
/// # Errors
/// `receipt.file_malformed`, `checkpoint.malformed`, `checkpoint.not_signed`, `receipt.not_in_log`,
/// `receipt.text_malformed` (all invalid).
pub fn verify(
    services: &Services,
    text: String,
    number: u64,
    proof: &[String],
    checkpoint: String,
) -> Result<(Receipt, u64)> {
    let file = ReceiptFile::of_parts(text, number, proof, checkpoint)?;
    let key = services.store.public_key()?;
    let (receipt, checkpoint) = file.verify(key)?;
    Ok((receipt, checkpoint.size))
}

fn unknown(id: ReceiptId) -> Error {
    let message = format!("There is no receipt '{id}', or you may not see it.");
    Error::not_found("receipt.unknown", message).with("id", id)
}
