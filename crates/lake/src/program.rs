//! Expressions compiled once and run over many batches: rules, row checks, guards.

use arrow::{datatypes::SchemaRef, record_batch::RecordBatch};
use jixia_model::Result;

/// Named SQL expressions over the columns of one schema, each of which may use the ones before it.
#[derive(Clone, Debug)]
pub struct Program {
    /// Columns that the expressions may use.
    pub input: SchemaRef,
    /// Fields to compute, in order: name and SQL; the result is cast to the field's type.
    pub outputs: Vec<(arrow::datatypes::Field, String)>,
    /// Decision tables that the expressions may look values up in, as `table.column`.
    pub lookups: Vec<Lookup>,
}

/// A decision table: `name.column` in an expression is the cell of the first row that matches, null when none does.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// Name in the SQL.
    pub name: String,
    /// Columns that are matched with the input or earlier output of the same name; a null cell matches anything.
    pub inputs: Vec<String>,
    /// The rows, in order; the columns that are not inputs can be read.
    pub rows: RecordBatch,
}

/// A compiled program.
pub trait Compiled: Send + Sync {
    /// Computes the outputs for every row of `input`, in the order of the rows.
    fn run(&self, input: &RecordBatch) -> Result<RecordBatch>;
}
