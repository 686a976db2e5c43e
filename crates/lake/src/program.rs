//! Expressions compiled once and run over many batches: rules, row checks, guards.

use arrow::{datatypes::SchemaRef, record_batch::RecordBatch};
use jixia_model::Result;

use crate::QueryTable;

/// Named SQL expressions over the columns of one schema, each of which may use the ones before it.
#[derive(Clone, Debug)]
pub struct Program {
    /// Columns that the expressions may use.
    pub input: SchemaRef,
    /// Fields to compute, in order: name and SQL; the result is cast to the field's type.
    pub outputs: Vec<(arrow::datatypes::Field, String)>,
    /// Small tables for look-ups (`Source::Given` only), joined by the expressions as scalar sub-queries.
    pub tables: Vec<QueryTable>,
}

/// A compiled program.
pub trait Compiled: Send + Sync {
    /// Computes the outputs for every row of `input`, in the order of the rows.
    fn run(&self, input: &RecordBatch) -> Result<RecordBatch>;
}
