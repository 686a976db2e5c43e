//! Receipts: what was handed out or refused, and the log that proves it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What a receipt says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    /// Identifier.
    pub id: Uuid,
    /// Its place in the log, from 0.
    pub index: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened: `answer`, `refusal`, `batch`, `file`.
    pub kind: ReceiptKind,
    /// The way of the data: `interface`, `batch`, `file`, `command-line`.
    pub door: String,
    /// The organisation for which it was asked.
    pub organisation: Option<Uuid>,
    /// The person who asked.
    pub person: Option<Uuid>,
    /// The API key, when a program asked.
    pub api_key: Option<Uuid>,
    /// Number of the grant under which it was given.
    pub grant: Option<String>,
    /// Why, in the caller's words.
    pub purpose: Option<String>,
    /// Number of the case for which it was asked.
    pub case: Option<String>,
    /// What was read, or was to be read.
    pub tables: Vec<ReceiptTable>,
    /// Rows of the answer.
    pub rows: Option<u64>,
    /// SHA-256 of the answer's bytes, in hexadecimal digits.
    pub answer_sha256: Option<String>,
}

/// What a receipt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// A question was answered.
    Answer,
    /// It was refused.
    Refusal,
    /// A batch of rows was handed over.
    Batch,
    /// A file was handed over.
    File,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptTable {
    /// Name of the dataset.
    pub dataset: String,
    /// Version of its table; none where nothing was read.
    pub version: Option<u64>,
}

/// Which receipts are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReceiptsQuery {
    /// Only about this dataset.
    pub dataset: Option<String>,
    /// Only under the grant with this number.
    pub grant: Option<String>,
    /// Only asked for by this organisation, not those below it.
    pub organisation: Option<Uuid>,
    /// Only asked for by this person.
    pub person: Option<Uuid>,
    /// Only of this kind.
    pub kind: Option<ReceiptKind>,
    /// Only from this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this instant.
    pub to: Option<DateTime<Utc>>,
}

/// A receipt file: all that is needed to check a receipt offline, beside the public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    /// Text of the leaf: canonical JSON (RFC 8785).
    pub receipt: String,
    /// Its place in the log, from 0.
    pub index: u64,
    /// Hashes of the inclusion proof (RFC 9162), base64, from the leaf up.
    pub proof: Vec<String>,
    /// The signed checkpoint (C2SP tlog-checkpoint).
    pub checkpoint: String,
}

/// From how many leaves on the growth of the log is to be proved.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConsistencyQuery {
    /// Leaves of the older checkpoint, at least 1.
    pub from: u64,
}

/// The proof that the log only grew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Consistency {
    /// Hashes of the consistency proof (RFC 9162), base64.
    pub proof: Vec<String>,
    /// The signed checkpoint of the log as it is now.
    pub checkpoint: String,
}

/// A receipt file that is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceiptVerified {
    /// Identifier of the receipt.
    pub id: Uuid,
    /// Its place in the log, from 0.
    pub index: u64,
    /// Receipts in the log of the checkpoint.
    pub size: u64,
}
