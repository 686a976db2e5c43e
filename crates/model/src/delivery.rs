//! A delivery: one file or one pull that a department hands over, and what became of it.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::{
    DatasetName, Error, Text,
    id::{DatasetId, DeliveryId, PersonId},
};

/// One file or pull that a department handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Identifier; also the transaction identifier in the lake, so a retry commits once.
    pub id: DeliveryId,
    /// The dataset delivered to.
    pub dataset: DatasetId,
    /// Name of the dataset.
    pub dataset_name: DatasetName,
    /// Title of the dataset.
    pub dataset_title: Text,
    /// Who delivered; none for pulls on schedule and for the demo.
    pub by: Option<PersonId>,
    /// Name of the file, or a word for the pull.
    pub file_name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// How the file is to be read, where its sender said so.
    pub reading: Reading,
    /// What became of it.
    pub state: DeliveryState,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// When it was finished.
    pub finished_at: Option<DateTime<Utc>>,
    /// Counts, when it was read to the end.
    pub counts: DeliveryCounts,
    /// Table version that it made, when it was committed.
    pub version: Option<u64>,
    /// Why it was refused or failed.
    pub reason: Option<Reason>,
}

/// How a file is to be read where its sender knows better than what is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line or row, from 1, on which the header begins.
    pub header_row: Option<u64>,
}

/// Why a delivery was refused or failed: an error that is kept, so that it can be told in the language of whoever reads
/// it, long after it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable word, as of an error.
    pub code: String,
    /// English sentence.
    pub message: String,
    /// Values that the sentence names, for the translated one.
    pub values: Vec<(String, String)>,
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        let values = error.params.into_iter();
        Self {
            code: error.code.to_owned(),
            message: error.message,
            values: values.map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }
}

/// Rows of a delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliveryCounts {
    /// Rows read.
    pub rows: u64,
    /// Rows committed.
    pub good: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// Rows committed with at least one warning.
    pub warned: u64,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeliveryState {
    /// Arrived, not read to the end yet. After a crash it is run again from its file.
    Received,
    /// The good rows are in the table.
    Committed,
    /// Too many bad rows or a failed check over the whole; the table is as it was.
    Refused,
    /// The file could not be read; the table is as it was.
    Failed,
}

impl DeliveryState {
    /// All states with the word for each.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Received, "received"),
        (Self::Committed, "committed"),
        (Self::Refused, "refused"),
        (Self::Failed, "failed"),
    ];

    /// The word for the state.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(state, _)| *state == self)
            .map_or("", |(_, word)| word)
    }

    /// The state with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(state, _)| *state)
    }
}

impl fmt::Display for DeliveryState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How often one rule failed in one delivery: the quality of a sender over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityResult {
    /// The rule: a check's name, or `type`, `required`, `unique`, `semantic`.
    pub rule: String,
    /// The column, where it is one.
    pub column: Option<String>,
    /// Rows looked at.
    pub checked: u64,
    /// Rows that failed.
    pub failed: u64,
    /// Failures only warn.
    pub warning: bool,
}
