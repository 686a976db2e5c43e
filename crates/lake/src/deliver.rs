//! Delivered rows on their way through the checks.

use std::pin::Pin;

use arrow::{array::Int64Array, record_batch::RecordBatch};
use futures::Stream;
use jixia_model::{
    Result, Text,
    delivery::{DeliveryCounts, QualityResult, Reason},
};

/// Delivered batches on their way.
pub type DeliveredStream = Pin<Box<dyn Stream<Item = Result<DeliveredBatch>> + Send>>;

/// One batch of delivered rows, typed, with what could not be typed.
#[derive(Clone, Debug)]
pub struct DeliveredBatch {
    /// The rows in the contract's columns and types; a cell that could not be read is null here and has a fault.
    pub rows: RecordBatch,
    /// The rows as they came: one text column per column of the file, under the file's header.
    pub raw: RecordBatch,
    /// Line (of a text file) or row (of a sheet) of each row, from 1.
    pub lines: Int64Array,
    /// What is wrong already.
    pub faults: Vec<Fault>,
}

/// One reason why a row is bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Index of the row in its batch.
    pub row: usize,
    /// Contract column, where the fault is in one.
    pub column: Option<String>,
    /// The value as it came.
    pub value: String,
    /// The rule that was broken: a check's name, or `type`, `required`, `unique`, `semantic`, `length`.
    pub rule: String,
    /// What is wrong and what to do, told to the sender.
    pub reason: Text,
    /// The row is kept; the fault is only counted.
    pub warning: bool,
}

/// What a delivery would become.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Counts, quality and refusal as of a delivery; never a version.
    pub outcome: DeliverOutcome,
    /// The first rejected rows, in the columns of a quarantine.
    pub rejected: Vec<RecordBatch>,
}

/// The first `rows_max` rows of `batches`.
pub fn first_rows(batches: impl IntoIterator<Item = RecordBatch>, rows_max: usize) -> Vec<RecordBatch> {
    let mut left = rows_max;
    let mut first = Vec::new();
    for batch in batches {
        let rows = batch.num_rows().min(left);
        if rows > 0 {
            first.push(batch.slice(0, rows));
        }
        left -= rows;
    }
    first
}

/// What became of a delivery in the lake.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliverOutcome {
    /// Rows read, good, bad, warned.
    pub counts: DeliveryCounts,
    /// Failures per rule, rules without failures included.
    pub quality: Vec<QualityResult>,
    /// The version that was committed; none when the delivery was refused or had no good row.
    pub version: Option<u64>,
    /// Why the whole delivery was refused, where it was.
    pub refused: Option<Reason>,
}
