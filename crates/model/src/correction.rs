//! A correction (校核申请): a user of data reports a value that looks wrong, and the department that it comes from verifies it.
//!
//! State Council Decree 809 (政务数据共享条例) art. 26: whoever uses data reports what is wrong or incomplete without delay;
//! the report is verified, corrected and answered within ten working days. Steps and the limit are the flow
//! `data-correction` of a pack.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::{
    DatasetName, Error, FieldError, Result,
    contract::Contract,
    flow::Progress,
    id::{CorrectionId, DatasetId, OrganisationId, PersonId},
    number::{is_number, number},
    share::ShareNumber,
};

/// Name of the flow that corrections go through.
pub const FLOW: &str = "data-correction";
/// Name of the step with which every correction begins: it starts the time limit.
pub const REPORT: &str = "report";
/// State in which the source department has corrected the value, so that everyone who received it is told.
pub const CORRECTED: &str = "corrected";

/// Most characters of a key.
const KEY_LENGTH_MAX: usize = 200;
/// Most characters of a value.
const VALUE_LENGTH_MAX: usize = 500;
/// Most characters of the evidence.
const EVIDENCE_LENGTH_MAX: usize = 2000;
/// Letters of the numbers: 校核.
const LETTERS: &str = "JH";

/// A correction, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Identifier.
    pub id: CorrectionId,
    /// Number that people use: `JH-2026-000001`.
    pub number: CorrectionNumber,
    /// The dataset in which the value was seen.
    pub dataset: DatasetId,
    /// Its name.
    pub dataset_name: DatasetName,
    /// The share under which it was seen; none when it was looked up in a registry.
    pub share: Option<ShareNumber>,
    /// The dataset that the value came from, by lineage.
    pub source_dataset: DatasetName,
    /// What is doubted.
    pub doubt: Doubt,
    /// The organisation that uses the data and reports.
    pub reporter: OrganisationId,
    /// The department that has to verify (数源部门); another one after it was forwarded.
    pub source: OrganisationId,
    /// What the value is now, where the source department says it.
    pub corrected_to: Option<String>,
    /// Who reported it.
    pub by: PersonId,
    /// When it was reported.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Where it stands in its flow.
    pub progress: Progress,
}

/// A value that looks wrong. All of it may be personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Key of the record.
    pub key: String,
    /// The column.
    pub column: String,
    /// The value that was seen; none when there was none.
    pub seen: Option<String>,
    /// The value that is believed right, where it is known.
    pub believed: Option<String>,
    /// Why: papers, a visit, another register.
    pub evidence: String,
}

impl Doubt {
    /// Checks that everything is stated and fits the dataset; says all that is wrong at once.
    ///
    /// # Errors
    /// `correction.incomplete` with a sentence for each field.
    pub fn check(&self, contract: &Contract) -> Result<()> {
        let mut fields = Vec::new();
        let key = self.key.trim().chars().count();
        if !(1..=KEY_LENGTH_MAX).contains(&key) {
            let message = format!("Give the key of the record, 1 to {KEY_LENGTH_MAX} characters.");
            fields.push(FieldError::new("key", "correction.key_missing", message).with("most", KEY_LENGTH_MAX));
        }
        if contract.column(&self.column).is_none() {
            let message = format!("The dataset has no column '{}'.", self.column);
            let wrong = FieldError::new("column", "correction.column_unknown", message);
            fields.push(wrong.with("column", &self.column));
        }
        for (field, value) in [("seen", &self.seen), ("believed", &self.believed)] {
            if value
                .as_ref()
                .is_some_and(|value| value.chars().count() > VALUE_LENGTH_MAX)
            {
                let message = format!("A value has at most {VALUE_LENGTH_MAX} characters.");
                fields
                    .push(FieldError::new(field, "correction.value_too_long", message).with("most", VALUE_LENGTH_MAX));
            }
        }
        if self.seen == self.believed {
            let message = "Say what was seen and what is believed right; they cannot be the same.";
            fields.push(FieldError::new("believed", "correction.values_same", message));
        }
        let evidence = self.evidence.trim().chars().count();
        if !(1..=EVIDENCE_LENGTH_MAX).contains(&evidence) {
            let message = format!("Say why the value is doubted, in 1 to {EVIDENCE_LENGTH_MAX} characters.");
            let wrong = FieldError::new("evidence", "correction.evidence_missing", message);
            fields.push(wrong.with("most", EVIDENCE_LENGTH_MAX));
        }
        if fields.is_empty() {
            return Ok(());
        }
        let message = "The report is not complete; see the fields.";
        Err(Error::invalid("correction.incomplete", message).with_fields(fields))
    }
}

/// Checks what the source department says that the value is now.
///
/// # Errors
/// `correction.corrected_too_long`.
pub fn check_corrected(value: &str) -> Result<()> {
    if value.chars().count() <= VALUE_LENGTH_MAX {
        return Ok(());
    }
    let message = format!("The corrected value has at most {VALUE_LENGTH_MAX} characters.");
    Err(Error::invalid("correction.corrected_too_long", message).with("most", VALUE_LENGTH_MAX))
}

/// Number of a correction: `JH` (校核), year, six digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorrectionNumber(String);

impl CorrectionNumber {
    /// The number of the correction that is the `sequence`-th of `year`, from 1.
    pub fn new(year: i32, sequence: u64) -> Self {
        Self(number(LETTERS, year, sequence))
    }

    /// Parses a number, or says what is wrong with it.
    ///
    /// # Errors
    /// `correction.number_malformed`.
    pub fn parse(text: &str) -> Result<Self> {
        if is_number(LETTERS, text) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("'{text}' is not the number of a correction; it looks like JH-2026-000001.");
        Err(Error::invalid("correction.number_malformed", message).with("value", text))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CorrectionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
